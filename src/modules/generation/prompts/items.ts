import type { Refusal } from '../../../orchestrator/orchestrator.js';
import { tagged } from './prompt.js';

/** How much of a refused item is given back, in code units. */
const LONGEST_REFUSED = 2_000;

interface Wish {
  write: string;
  asked: string;
  refused: string;
}

/** What is asked for, what there is already, and what is to be mended. @param existing an item each, in a line */
export function wishes({ write, asked, refused }: Wish, existing: readonly string[], refusals: readonly Refusal[]): string[] {
  const parts = [write];
  if (existing.length > 0) parts.push(`${asked}\n${tagged('asked', existing.map((line) => `- ${onOneLine(line)}`).join('\n'))}`);
  if (refusals.length > 0) parts.push(`${refused}\n${tagged('refused', refusals.map(shown).join('\n'))}`);
  return parts;
}

function shown({ item, reason }: Refusal): string {
  return `- ${onOneLine(reason)}: ${(JSON.stringify(item) ?? '').slice(0, LONGEST_REFUSED).toWellFormed()}`;
}

/** So that one entry can't pass for two. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
