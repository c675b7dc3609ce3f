import type { LanguageCode } from '../../orchestrator/model.js';
import { newId } from '../../platform/ids.js';
import type { Sql } from '../../platform/postgres.js';
import { QuestionType, type StoredKey } from '../quizzes/quizzes.entity.js';
import type { QuestionContent } from '../quizzes/questions.service.js';
import { reviewsChanged } from '../review-queue/entries.service.js';
import { gradeAnswer, GradeOutcome, type AnswerGiven, type Graded, type GradingRules } from './grade.js';
import { GradedBy, Judging, QueueReason } from './grading.entity.js';

/** The answers of an attempt that is being submitted. */
export interface Submission extends GradingRules {
  attemptId: string;
  organizationId: string;
  courseId: string;
  quizId: string;
  learnerId: string;
  /** Whose rules texts are compared by. */
  language: LanguageCode;
  /** Each with the version of its item that was answered; null: not answered. */
  answers: readonly { itemId: string; version: number; response: AnswerGiven | null }[];
}

export interface SubmittedGrade extends Graded {
  itemId: string;
}

/**
 * Grades what code can grade, once however often it is called, in the transaction that submits the attempt and holds its row.
 * What is UNGRADED is judged by models afterwards, or waits for a person.
 * @returns in the order of the answers
 */
export async function gradeSubmission(tx: Sql, submission: Submission): Promise<SubmittedGrade[]> {
  const { attemptId, organizationId, courseId, quizId, learnerId, language, partialCredit = true, answers } = submission;
  const versions = await tx.query<{ itemId: string; type: QuestionType; content: QuestionContent; key: StoredKey }>(
    `SELECT v.item_id AS "itemId", v.type, v.content, v.key
       FROM quiz_item_versions v JOIN unnest($1::text[], $2::int[]) AS asked (item_id, version) ON asked.item_id = v.item_id AND asked.version = v.version`,
    [answers.map(({ itemId }) => itemId), answers.map(({ version }) => version)],
  );
  const byItem = new Map(versions.map((version) => [version.itemId, version]));
  const grades = answers.map(({ itemId, version, response }) => {
    const item = byItem.get(itemId);
    if (!item) throw new Error(`version ${version} of ${itemId} is gone`);
    return { itemId, version, response, ...gradeAnswer(item, response, language, { partialCredit }) };
  });
  const rows = grades.map((grade) => ({
    ...grade, id: newId('Grade'),
    judging: grade.outcome === GradeOutcome.UNGRADED ? Judging.PENDING : Judging.NONE,
    queueReason: grade.outcome === GradeOutcome.NEAR_MISS ? QueueReason.NEAR_MISS : null,
  }));
  await tx.query(
    `WITH r AS MATERIALIZED (
       SELECT * FROM jsonb_to_recordset($8) AS r ("itemId" text, version int, response jsonb, judging text, "queueReason" text,
              id text, outcome text, points float8, "maxPoints" int, how text)
     ), fresh AS (
       INSERT INTO graded_answers (attempt_id, item_id, organization_id, course_id, quiz_id, learner_id, item_version, judged_version, language, partial_credit,
              response, grade_number, judging, queue_reason, queued_at)
       SELECT $1, r."itemId", $2, $3, $4, $5, r.version, r.version, $6, $7, r.response, 1, r.judging, r."queueReason", CASE WHEN r."queueReason" IS NULL THEN NULL ELSE now() END
         FROM r
       ON CONFLICT DO NOTHING RETURNING item_id
     )
     INSERT INTO grades (id, organization_id, attempt_id, item_id, number, item_version, outcome, points, max_points, how, by)
     SELECT r.id, $2, $1, r."itemId", 1, r.version, r.outcome, r.points, r."maxPoints", r.how, $9
       FROM r JOIN fresh ON fresh.item_id = r."itemId"`,
    [attemptId, organizationId, courseId, quizId, learnerId, language, partialCredit, JSON.stringify(rows), GradedBy.CODE],
  );
  await reviewsChanged(tx, { attemptId, itemIds: rows.filter(({ queueReason }) => queueReason !== null).map(({ itemId }) => itemId) });
  return grades.map(({ itemId, points, maxPoints, outcome, how }) => ({ itemId, points, maxPoints, outcome, how }));
}
