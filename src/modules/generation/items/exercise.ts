import { z } from 'zod';
import { DIFFICULTIES, type DraftExercise, type LanguageCode } from '../../../orchestrator/model.js';
import { newId } from '../../../platform/ids.js';
import { comparable, parseItem, wireSchema } from '../../quizzes/draft.js';
import type { Judgement, NewExercise } from './item.js';
import { evidenceOf, problemOfLanguage, problemOfParts, reads, type EvidenceSource, type Part } from './judged.js';

const draftExercise = z.strictObject({
  statement: z.string(), hints: z.array(z.string()), difficulty: z.enum(DIFFICULTIES), solution: z.string(), quote: z.string(),
});

export const EXERCISES_SCHEMA = wireSchema('exercises', draftExercise);

const LONGEST_STATEMENT = 1_500;
const LONGEST_SOLUTION = 2_000;
const LONGEST_HINT = 300;
const MOST_HINTS = 3;

/** Lets a model's item through as an exercise if it sets a task, gives no solution away, is new, and its evidence stands in the lesson. @param language what it is to be written in; null: any */
export function acceptExercise(item: unknown, source: EvidenceSource, language: LanguageCode | null, existing: readonly NewExercise[]): Judgement<NewExercise> {
  const parsed = parseItem(draftExercise, item);
  if ('problem' in parsed) return { ok: false, reason: parsed.problem };
  const { draft } = parsed;
  const problem = problemOf(draft)
    ?? problemOfLanguage(language, draft.statement, draft.solution)
    ?? (existing.some(({ content }) => reads(content.statement, draft.statement)) ? 'it is set already' : null);
  if (problem !== null) return { ok: false, reason: problem };
  const found = evidenceOf(draft.quote, source);
  if ('problem' in found) return { ok: false, reason: found.problem };
  const { statement, hints, difficulty, solution } = draft;
  return {
    ok: true,
    item: { content: { id: newId('Item'), type: 'EXERCISE', statement, hints, difficulty, evidence: [found.evidence] }, key: { solution } },
  };
}

function problemOf({ statement, hints, solution, quote }: DraftExercise): string | null {
  if (hints.length > MOST_HINTS) return `it has more than ${MOST_HINTS} hints`;
  const shown: Part[] = [['statement', statement, LONGEST_STATEMENT], ...hints.map((hint): Part => ['hint', hint, LONGEST_HINT])];
  const problem = problemOfParts([...shown, ['solution', solution, LONGEST_SOLUTION]], quote);
  if (problem !== null) return problem;
  const told = shown.find(([, text]) => comparable(text).includes(comparable(solution)));
  return told ? `its ${told[0]} holds its whole solution` : null;
}

/** The draft that an exercise came from. */
export function exerciseDraft({ content: { statement, hints, difficulty, evidence }, key: { solution } }: NewExercise): DraftExercise {
  return { statement, hints, difficulty, solution, quote: evidence[0]?.quote ?? '' };
}
