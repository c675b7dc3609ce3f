import type { Sql } from '../../platform/postgres.js';
import type { GradedAttempts } from './attempts.port.service.js';
import { gradeAnswer, GradeOutcome } from './grade.js';
import { GradedBy, Judging, QueueReason } from './grading.entity.js';
import { appendGrade, currentVersion, keptWish, keyOf, lockGraded, stand, type AnswerId, type GradedRow } from './grading.repository.js';
import { scaled } from './judges.service.js';

/** What came of grading one answer again. */
export type Regraded = 'changed' | 'same' | 'judging' | 'keptByPerson';

/** Who grades again, and why. */
export interface Regrading {
  graderId: string;
  reason: string;
}

/** Grades one answer by the key that its question has now. What a person graded stays. @returns the logs that have something new, too */
export async function regradeAnswer(tx: Sql, attempts: GradedAttempts, id: AnswerId, regrading: Regrading): Promise<{ outcome: Regraded; logs: string[] }> {
  await attempts.lock(tx, id.attemptId);
  const row = (await lockGraded(tx, id))!;
  if (row.grade.by === GradedBy.PERSON) return { outcome: 'keptByPerson', logs: [] };
  return again(tx, attempts, row, regrading);
}

async function again(tx: Sql, attempts: GradedAttempts, row: GradedRow, { graderId, reason }: Regrading): Promise<{ outcome: Regraded; logs: string[] }> {
  const version = await currentVersion(tx, row);
  const { key, content, points: of } = await keyOf(tx, row.itemId, version);
  const graded = gradeAnswer({ type: row.type, content, key }, row.response, row.language, { partialCredit: row.partialCredit });
  if (graded.outcome === GradeOutcome.UNGRADED) {
    // Until the judges are done the former grade counts; those who are still at it by an older rubric are called off by whoever starts the next.
    await stand(tx, row, { judging: Judging.PENDING, queueReason: row.queueReason, suggestion: null, judgedVersion: version });
    return { outcome: 'judging', logs: [] };
  }
  // A question may have become worth more or less since; the attempt was sat for what it was worth then.
  const { maxPoints } = row.grade;
  const grade = { ...graded, points: scaled(graded.points!, of, maxPoints), maxPoints };
  const standing = { judging: Judging.NONE, queueReason: keptWish(row) ?? (grade.outcome === GradeOutcome.NEAR_MISS ? QueueReason.NEAR_MISS : null), suggestion: null };
  if (grade.points === row.grade.points && grade.outcome === row.grade.outcome) {
    await stand(tx, row, standing);
    return { outcome: 'same', logs: [] };
  }
  await appendGrade(tx, row, { ...grade, itemVersion: version, by: GradedBy.CODE, graderId, reason }, standing);
  return { outcome: 'changed', logs: await attempts.graded(tx, row.attemptId, { itemId: row.itemId, ...grade }) };
}
