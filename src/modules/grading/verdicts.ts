import type { LanguageCode } from '../../orchestrator/model.js';
import { tokenize } from '../../orchestrator/providers/local/analysis/text.js';
import { loadLanguage } from '../../orchestrator/providers/local/languages/index.js';
import type { RubricCriterion } from '../quizzes/quizzes.entity.js';
import { GradeOutcome, inHundredths } from './grade.js';
import { QueueReason, type JudgedCriterion, type Suggestion, type Vote } from './grading.entity.js';

/** A judge's words by the numbers of the criteria, from 1; null where it failed, was stopped or filtered. */
export type Verdicts = ReadonlyMap<number, Vote> | null;

/** Either a grade, or why there is none; what the judges said stands beside it in both cases. */
export type Decision = { criteria: JudgedCriterion[]; points: number } & (
  | { grade: { points: number; outcome: GradeOutcome; how: string } }
  | { queue: QueueReason.JUDGES_DISAGREE | QueueReason.NOT_JUDGED; reason: string }
);

/**
 * Computes the points from what two judges said, where both say the same of every criterion and each quote has to do with what it
 * is to prove. Anything else is no grade: never a part of one.
 * @param material what else a quote may have words in common with: the accepted answers, the explanation, the evidence
 */
export async function decide(
  { rubric, material, language }: { rubric: readonly RubricCriterion[]; material: readonly string[]; language: LanguageCode },
  judges: readonly [Verdicts, Verdicts],
): Promise<Decision> {
  const criteria = rubric.map(({ text, points }, at): JudgedCriterion => ({ text, points, votes: [judges[0]?.get(at + 1) ?? null, judges[1]?.get(at + 1) ?? null] }));
  const points = inHundredths(criteria.filter(({ votes }) => votes.every((vote) => vote?.met)).reduce((sum, each) => sum + each.points, 0));
  const judged = { criteria, points };
  if (criteria.some(({ votes }) => votes.includes(null))) return { ...judged, queue: QueueReason.NOT_JUDGED, reason: 'No two judges judged all of it.' };
  if (criteria.some(({ votes: [first, second] }) => first?.met !== second?.met)) return { ...judged, queue: QueueReason.JUDGES_DISAGREE, reason: 'The two judges disagree.' };
  for (const { text, votes } of criteria) {
    for (const vote of votes) {
      if (vote?.quote != null && !(await haveInCommon(vote.quote, [text, ...material], language))) {
        return { ...judged, queue: QueueReason.JUDGES_DISAGREE, reason: 'What the judges quote has no word in common with what it is to prove.' };
      }
    }
  }
  const max = criteria.reduce((sum, each) => sum + each.points, 0);
  const outcome = points >= max ? GradeOutcome.CORRECT : points > 0 ? GradeOutcome.PARTIAL : GradeOutcome.INCORRECT;
  const each = criteria.map(({ points: worth, votes }, at) => `${at + 1} ${votes[0]?.met ? `met (${worth})` : 'not met (0)'}`).join(', ');
  return { ...judged, grade: { points, outcome, how: `criterion ${each}: ${points} of ${max}` } };
}

export function suggestionOf({ criteria, points }: Decision, reason: string): Suggestion {
  return { points, criteria, reason };
}

/** Whether a word that carries a meaning, or a number, stands in both, whatever its ending. */
async function haveInCommon(quote: string, texts: readonly string[], language: LanguageCode): Promise<boolean> {
  const pack = await loadLanguage(language);
  const stems = (text: string): string[] => [
    ...tokenize(text, pack).filter(({ stop }) => !stop).map(({ stem }) => stem),
    // A sign of these is half a word, and two may be cut elsewhere.
    ...(text.match(/\p{Script=Han}/gu) ?? []),
    ...(text.match(/\d+/gu) ?? []),
  ];
  const known = new Set(texts.flatMap(stems));
  return stems(quote).some((stem) => known.has(stem));
}
