import { TEACHES } from '../../auth/policy.sql.js';
import type { Sql } from '../../platform/postgres.js';
import { QuestionType } from '../quizzes/quizzes.entity.js';

/** A question of a submitted attempt, as far as its answer is weighed. */
export interface GradedQuestion {
  attemptId: string;
  itemId: string;
  itemVersion: number;
  learnerId: string;
  organizationId: string;
  /** When the attempt was submitted. */
  at: Date;
  position: number;
  type: QuestionType;
  /** How many choices were offered. */
  choices: number;
  /** Whether several of them may be right. */
  multiple: boolean;
  /** Whether its quiz is the learner's own. */
  practice: boolean;
}

/** Of these those that learners answered: who may edit the course knows the keys, and only tries the quiz. */
export async function gradedQuestions(sql: Sql, answers: readonly { attemptId: string; itemId: string }[]): Promise<GradedQuestion[]> {
  return sql.query<GradedQuestion>(
    // Apart, and once for each attempt: a single join of all seven takes three times as long to plan.
    `WITH sat AS MATERIALIZED (
       SELECT a.id, a.user_id, a.organization_id, date_trunc('milliseconds', a.submitted_at) AS at, q.purpose = 'PRACTICE' AS practice
         FROM attempts a JOIN quizzes q ON q.id = a.quiz_id JOIN courses c ON c.id = q.course_id JOIN users u ON u.id = a.user_id
        WHERE a.id = ANY ($1::text[]) AND a.submitted_at IS NOT NULL AND (q.purpose = 'PRACTICE' OR NOT ${TEACHES})
     )
     SELECT sat.id AS "attemptId", g.item_id AS "itemId", g.version AS "itemVersion", sat.user_id AS "learnerId", sat.organization_id AS "organizationId",
            sat.at, sat.practice, g.position, v.type, jsonb_array_length(COALESCE(v.content -> 'choices', '[]')) AS choices, COALESCE((v.content ->> 'multiple')::boolean, false) AS multiple
       FROM unnest($1::text[], $2::text[]) AS asked (attempt_id, item_id) JOIN sat ON sat.id = asked.attempt_id
       JOIN attempt_answers g ON g.attempt_id = asked.attempt_id AND g.item_id = asked.item_id
       JOIN quiz_item_versions v ON v.item_id = g.item_id AND v.version = g.version`,
    [answers.map(({ attemptId }) => attemptId), answers.map(({ itemId }) => itemId)],
  );
}

/** The attempts of somebody at quizzes of his own. */
export async function practiceOf(sql: Sql, learnerId: string): Promise<Set<string>> {
  const rows = await sql.query<{ id: string }>(`SELECT a.id FROM attempts a JOIN quizzes q ON q.id = a.quiz_id WHERE a.user_id = $1 AND q.purpose = 'PRACTICE'`, [learnerId]);
  return new Set(rows.map(({ id }) => id));
}

/** The probability of being right without knowing anything: one of the answers that can be given. Nobody guesses a text. */
export function guessingOf({ type, choices, multiple }: Pick<GradedQuestion, 'type' | 'choices' | 'multiple'>): number {
  switch (type) {
    case QuestionType.TRUE_FALSE:
      return 1 / 2;
    case QuestionType.MULTIPLE_CHOICE:
      // Of several right choices any selection that isn't empty may be the one.
      return 1 / Math.max(2, multiple ? 2 ** choices - 1 : choices);
    case QuestionType.SHORT_ANSWER:
    case QuestionType.CLOZE:
      return 0;
  }
}

/**
 * Holds objectives, so that none of them is merged until the transaction ends; to be said before the lock on the learner.
 * @returns what each stands for now: itself, or what it was merged into
 */
export async function heldObjectives(tx: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; standsFor: string }>(
    'SELECT id, coalesce(merged_into_id, id) AS "standsFor" FROM objectives WHERE id = ANY ($1) ORDER BY id FOR SHARE', [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, standsFor }) => [id, standsFor]));
}
