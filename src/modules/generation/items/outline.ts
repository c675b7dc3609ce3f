import { z } from 'zod';
import type { DraftHeading, LanguageCode } from '../../../orchestrator/model.js';
import { newId } from '../../../platform/ids.js';
import { parseItem, wireSchema } from '../../quizzes/draft.js';
import type { Judgement, NewOutlineNode, OutlineNodeContent } from './item.js';
import { evidenceOf, problemOfLanguage, problemOfParts, reads, type EvidenceSource } from './judged.js';

const draftHeading = z.strictObject({ number: z.string(), title: z.string(), summary: z.string(), quote: z.string() });

export const OUTLINE_SCHEMA = wireSchema('outline', draftHeading);

const NUMBER = /^[1-9]\d?(?:\.[1-9]\d?){0,2}$/;
const DEEPEST = 3;
const LONGEST_TITLE = 200;
const LONGEST_SUMMARY = 800;

/**
 * Lets a model's item through as the next heading of an outline. Where one was refused, nothing that stands behind it follows
 * on what there is, so the order holds whatever is mended.
 * @param source the lesson that it is the outline of; null: of none. @param language what it is to be written in; null: any
 */
export function acceptHeading(item: unknown, source: EvidenceSource | null, language: LanguageCode | null, existing: readonly NewOutlineNode[]): Judgement<NewOutlineNode> {
  const parsed = parseItem(draftHeading, item);
  if ('problem' in parsed) return { ok: false, reason: parsed.problem };
  const { title, summary, quote } = parsed.draft;
  const number = parsed.draft.number.replace(/\.$/, '');
  const before = existing.map(({ content }) => content);
  const problem = problemOfNumber(number, before.at(-1)?.number ?? null)
    ?? problemOfParts([['title', title, LONGEST_TITLE], ['summary', summary, LONGEST_SUMMARY]], quote)
    ?? problemOfLanguage(language, title, summary)
    // Each chapter may have its "Example".
    ?? (siblings(number, before).some((other) => reads(other.title, title) && reads(other.summary, summary)) ? 'a heading beside it says the same already' : null);
  if (problem !== null) return { ok: false, reason: problem };
  const found = source && evidenceOf(quote, source);
  if (found && 'problem' in found) return { ok: false, reason: found.problem };
  const depth = number.split('.').length;
  return { ok: true, item: { content: { id: newId('Item'), type: 'OUTLINE_NODE', number, depth, title, summary, evidence: found ? [found.evidence] : [] }, key: null } };
}

function problemOfNumber(number: string, last: string | null): string | null {
  if (!NUMBER.test(number)) return `its number is not like 2 or 2.1, with ${DEEPEST} parts at most`;
  const possible = last === null ? ['1'] : successors(last);
  return possible.includes(number) ? null : `its number can only be ${possible.join(' or ')}: the headings come in reading order, and none is left out`;
}

/** The numbers that may come next: a level deeper, beside it, or beside one that it stands under. */
function successors(last: string): string[] {
  const parts = last.split('.').map(Number);
  const beside = parts.map((part, level) => [...parts.slice(0, level), part + 1].join('.')).toReversed();
  return parts.length < DEEPEST ? [`${last}.1`, ...beside] : beside;
}

function siblings(number: string, before: readonly OutlineNodeContent[]): OutlineNodeContent[] {
  const parent = parentOf(number);
  return before.filter((other) => parentOf(other.number) === parent);
}

function parentOf(number: string): string {
  return number.split('.').slice(0, -1).join('.');
}

/** The draft that a heading came from. */
export function headingDraft({ content: { number, title, summary, evidence } }: NewOutlineNode): DraftHeading {
  return { number, title, summary, quote: evidence[0]?.quote ?? '' };
}
