import { FULL_SCORE, type MeasuredAnswer } from './sums.js';
import { timeBucketOf } from './times.js';

/** A question of an attempt, as far as it is measured. */
export interface SatAnswer {
  itemId: string;
  version: number;
  maxPoints: number;
  /** In hundredths at the finest; null until it is graded. */
  points: number | null;
  /** Of the answer that is kept; null where nothing was answered. */
  savedAt: Date | null;
}

export interface SatAttempt {
  id: string;
  quizId: string;
  organizationId: string;
  startedAt: Date;
  /** Null while it is open. */
  submittedAt: Date | null;
  answers: readonly SatAnswer[];
}

/** Points in hundredths, and what they are hundredths of. */
interface Part {
  points: number;
  maxPoints: number;
}

const NOTHING: Part = { points: 0, maxPoints: 0 };

/** What each answer of an attempt adds to the sums of its item version: the same, whenever and how often it is asked. */
export function measuredAnswers(attempt: SatAttempt): MeasuredAnswer[] {
  const times = timesOf(attempt);
  const parts = attempt.answers.map((answer) => (attempt.submittedAt === null ? null : partOf(answer)));
  const whole = sumOf(parts);
  return attempt.answers.map(({ itemId, version }, index) => {
    const part = parts[index] ?? null;
    const others = { points: whole.points - (part?.points ?? 0), maxPoints: whole.maxPoints - (part?.maxPoints ?? 0) };
    return { itemId, version, score: part && scoreOf(part), rest: part && scoreOf(others), timeBucket: times.get(itemId) ?? null };
  });
}

/** Of all of the attempt, in ten-thousandths; null until all of it is graded. */
export function attemptScore({ submittedAt, answers }: SatAttempt): number | null {
  if (submittedAt === null || answers.some(({ points }) => points === null)) return null;
  return scoreOf(sumOf(answers.map(partOf)));
}

function partOf({ points, maxPoints }: SatAnswer): Part | null {
  return points === null ? null : { points: Math.round(points * 100), maxPoints: maxPoints * 100 };
}

function sumOf(parts: readonly (Part | null)[]): Part {
  return parts.reduce<Part>((sum, part) => ({ points: sum.points + (part?.points ?? 0), maxPoints: sum.maxPoints + (part?.maxPoints ?? 0) }), NOTHING);
}

function scoreOf({ points, maxPoints }: Part): number | null {
  return maxPoints === 0 ? null : Math.round((FULL_SCORE * points) / maxPoints);
}

/** From one answer to the next, in the order in which they were saved last. */
function timesOf({ startedAt, submittedAt, answers }: SatAttempt): Map<string, number> {
  const times = new Map<string, number>();
  if (submittedAt === null) return times;
  const saved = answers.flatMap(({ itemId, savedAt }) => (savedAt === null ? [] : [{ itemId, at: savedAt.getTime() }]));
  let before = startedAt.getTime();
  for (const { itemId, at } of saved.toSorted((one, other) => one.at - other.at || (one.itemId < other.itemId ? -1 : 1))) {
    times.set(itemId, timeBucketOf(at - before));
    before = at;
  }
  return times;
}
