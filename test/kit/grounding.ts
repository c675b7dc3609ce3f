import { readFileSync } from 'node:fs';
import { groundText, type GroundedStatement } from '../../src/modules/generation/grounding/ground.js';
import type { LanguageCode } from '../../src/orchestrator/model.js';

/** A lesson, and what a person says of statements about it. */
interface LabelledLesson {
  language: LanguageCode;
  lesson: string;
  supported: { text: string; how: string }[];
  unsupported: { text: string; change: string }[];
}

/** A statement, whether the lesson says it, and what the check made of it. */
export interface JudgedStatement {
  language: LanguageCode;
  text: string;
  isSaid: boolean;
  /** How it is said, or what was changed. */
  kind: string;
  found: GroundedStatement;
}

/** What the check was made with, and what was written when it was done and has changed nothing of it. */
export const STATEMENT_SETS = ['tuned', 'heldout'] as const;
export type StatementSet = (typeof STATEMENT_SETS)[number];

// Compiled to dist*/test/kit.
const FILES: Record<StatementSet, URL> = {
  tuned: new URL('../../../test/fixtures/grounding.json', import.meta.url),
  heldout: new URL('../../../test/fixtures/grounding-heldout.json', import.meta.url),
};

export function labelledLessons(set: StatementSet): LabelledLesson[] {
  return JSON.parse(readFileSync(FILES[set], 'utf8')) as LabelledLesson[];
}

/** Holds each labelled statement against its lesson, as a text of its own. */
export async function judgedStatements(set: StatementSet): Promise<JudgedStatement[]> {
  const judged: JudgedStatement[] = [];
  for (const { language, lesson, supported, unsupported } of labelledLessons(set)) {
    const all = [...supported.map(({ text, how }) => ({ text, isSaid: true, kind: how })), ...unsupported.map(({ text, change }) => ({ text, isSaid: false, kind: change }))];
    for (const { text, isSaid, kind } of all) {
      const found = await groundText({ text, lesson: { title: '', body: lesson, language }, language, isExamples: false });
      if (found.length !== 1) throw new Error(`${found.length} statements instead of one: ${text}`);
      judged.push({ language, text, isSaid, kind, found: found[0]! });
    }
  }
  return judged;
}
