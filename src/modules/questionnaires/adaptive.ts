import { markedByClaim } from './imported.js';
import type { QuestionRow } from './question.js';

type Tested = Pick<QuestionRow, 'id' | 'purpose' | 'position' | 'key' | 'askedAt' | 'sequence' | 'skipped' | 'right'>;

export interface TestPlan {
  testLength: number;
  startLevel: number;
}

const EASIEST = 1;
const HARDEST = 3;

/** How hard the next question is to be: one level up for what was right, one down for what was not. */
export function nextLevel(asked: readonly Pick<QuestionRow, 'right'>[], startLevel: number): number {
  return asked.reduce((level, { right }) => Math.min(HARDEST, Math.max(EASIEST, level + (right === true ? 1 : -1))), startLevel);
}

/**
 * Which question of the pool is asked next: of the level that the answers so far lead to, or else the nearest to it, an easier one first.
 * @returns null while one is open, and where the test is over
 */
export function nextTested(questions: readonly Tested[], { testLength, startLevel }: TestPlan): string | null {
  const test = questions.filter(({ purpose, key }) => purpose === 'KNOWLEDGE' && key !== null);
  const asked = test.filter(({ askedAt }) => askedAt !== null).toSorted((a, b) => a.askedAt!.getTime() - b.askedAt!.getTime());
  if (asked.length >= testLength || asked.some(({ sequence }) => sequence === 0)) return null;
  const level = nextLevel(asked, startLevel);
  const [next] = test.filter(({ askedAt }) => askedAt === null).toSorted((a, b) => (
    Math.abs(a.key!.level - level) - Math.abs(b.key!.level - level) || a.key!.level - b.key!.level || a.position - b.position
  ));
  return next?.id ?? null;
}

/** Where the learner goes on: the first question that he has neither answered nor skipped; null: none is left. */
export function current(questions: readonly Tested[]): string | null {
  const shown = questions.filter(({ askedAt, sequence }) => askedAt !== null && sequence === 0).toSorted((a, b) => a.position - b.position);
  // What is asked about the learner comes before the test.
  return (shown.find(({ purpose }) => purpose !== 'KNOWLEDGE') ?? shown[0])?.id ?? null;
}

export interface Score {
  right: number;
  /** Those that were asked and can be marked; skipped ones are among them. */
  of: number;
  /** How many of those the server marked by keys of its own. */
  verified: number;
}

/** What the test came to: by the server's own keys, else by the keys that another frontend sent, never by its marks where it sent keys. */
export function scoreOf(questions: readonly QuestionRow[]): Score {
  const marked = questions.flatMap((question) => {
    const { right, key, claimed, askedAt, sequence } = question;
    if (askedAt === null || (sequence === 0 && claimed === null)) return [];
    const isRight = right ?? markedByClaim(question);
    return isRight === null ? [] : [{ isRight, verified: key !== null }];
  });
  return { right: marked.filter(({ isRight }) => isRight).length, of: marked.length, verified: marked.filter(({ verified }) => verified).length };
}
