import type { LanguageCode } from '../../orchestrator/model.js';
import { tokenize } from '../../orchestrator/providers/local/analysis/text.js';
import { loadLanguage } from '../../orchestrator/providers/local/languages/index.js';
import type { LanguagePack } from '../../orchestrator/providers/local/languages/pack.js';
import { GradeOutcome, inHundredths } from './grade.js';
import { QueueReason, type JudgedCriterion, type Suggestion, type Vote } from './grading.entity.js';
import type { Rubric } from './rubric.js';

/** A judge's words by the numbers of the criteria, from 1; null where it failed, was stopped or filtered. */
export type Verdicts = ReadonlyMap<number, Vote> | null;

/** Either a grade, or why there is none; what the judges said stands beside it in both cases. */
export type Decision = { criteria: JudgedCriterion[]; points: number } & (
  | { grade: { points: number; outcome: GradeOutcome; how: string } }
  | { queue: QueueReason.JUDGES_DISAGREE | QueueReason.NOT_JUDGED; reason: string }
);

export interface Judged {
  rubric: Rubric;
  /** What was asked: who only says it again has answered nothing. */
  prompt: string;
  accepted: readonly string[];
  /** What else a quote may have words in common with where the question has no criteria of its own: the explanation, the evidence. */
  material: readonly string[];
  language: LanguageCode;
  /** Whether a part of the answer spoke to whoever grades. */
  pleads: boolean;
}

/**
 * Computes the points from what two judges said, where both say the same of every criterion and each quote has to do with what it
 * is to prove. Anything else is no grade: never a part of one.
 */
export async function decide(answer: Judged, judges: readonly [Verdicts, Verdicts]): Promise<Decision> {
  const { rubric } = answer;
  const criteria = rubric.criteria.map(({ text, points }, at): JudgedCriterion => ({ text, points, votes: [judges[0]?.get(at + 1) ?? null, judges[1]?.get(at + 1) ?? null] }));
  const unproved = await unprovedOf(criteria, answer);
  const isMet = ({ votes }: JudgedCriterion, at: number): boolean => votes.every((vote) => vote?.met) && !unproved.has(at);
  const points = inHundredths(criteria.filter(isMet).reduce((sum, each) => sum + each.points, 0));
  const judged = { criteria, points };
  if (criteria.some(({ votes }) => votes.includes(null))) return { ...judged, queue: QueueReason.NOT_JUDGED, reason: 'No two judges judged all of it.' };
  if (criteria.some(({ votes: [first, second] }) => first?.met !== second?.met)) return { ...judged, queue: QueueReason.JUDGES_DISAGREE, reason: 'The two judges disagree.' };
  // Who talks to the judges and says nothing else to the point has them believe what he likes: that meets nothing.
  if (unproved.size > 0 && !answer.pleads) {
    return { ...judged, queue: QueueReason.JUDGES_DISAGREE, reason: 'What the judges quote has no word in common with what it is to prove.' };
  }
  const max = criteria.reduce((sum, each) => sum + each.points, 0);
  const outcome = points >= max ? GradeOutcome.CORRECT : points > 0 ? GradeOutcome.PARTIAL : GradeOutcome.INCORRECT;
  const each = criteria.map((criterion, at) => `${at + 1} ${isMet(criterion, at) ? `met (${criterion.points})` : 'not met (0)'}`).join(', ');
  return { ...judged, grade: { points, outcome, how: `criterion ${each}: ${points} of ${max}` } };
}

export function suggestionOf({ criteria, points }: Decision, reason: string): Suggestion {
  return { points, criteria, reason };
}

/** The places of the criteria that are said to be met by words which have nothing to do with them. */
async function unprovedOf(criteria: readonly JudgedCriterion[], judged: Judged): Promise<Set<number>> {
  const pack = await loadLanguage(judged.language);
  const read = (text: string): string[] => stemsIn(text, pack);
  const proofs = proofsOf(judged, read);
  const unproved = new Set<number>();
  for (const [at, { votes }] of criteria.entries()) {
    if (votes.some((vote) => vote?.quote != null && !read(vote.quote).some((stem) => proofs[at]?.has(stem)))) unproved.add(at);
  }
  return unproved;
}

/**
 * For each criterion the stems of which a quote must have one. The question's own are none of them, unless an accepted answer is made of
 * those alone. A criterion in a teacher's words is proved by these, or by an accepted answer's that are no other criterion's.
 */
function proofsOf({ rubric: { words }, prompt, accepted, material }: Judged, read: (text: string) => string[]): Set<string>[] {
  const echoed = new Set(read(prompt));
  const answers = new Set(accepted.flatMap((text) => {
    const stems = read(text);
    const own = stems.filter((stem) => !echoed.has(stem));
    return own.length > 0 ? own : stems;
  }));
  const telling = (text: string): string[] => read(text).filter((stem) => answers.has(stem) || !echoed.has(stem));
  const own = words.map((text) => new Set(telling(text)));
  return own.map((stems, at) => {
    if (words[at] === '') return new Set([...answers, ...material.flatMap(telling)]);
    return new Set([...stems, ...[...answers].filter((stem) => !own.some((other, place) => place !== at && other.has(stem)))]);
  });
}

/** The words that carry a meaning, whatever their ending, and the numbers. */
function stemsIn(text: string, pack: LanguagePack): string[] {
  return [
    ...tokenize(text, pack).filter(({ stop }) => !stop).map(({ stem }) => stem),
    // A sign of these is half a word, and two may be cut elsewhere.
    ...(text.match(/\p{Script=Han}/gu) ?? []),
    ...(text.match(/\d+/gu) ?? []),
  ];
}
