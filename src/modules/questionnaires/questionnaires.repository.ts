import type { LanguageCode } from '../../orchestrator/model.js';
import type { PageRequest } from '../../platform/graphql/pages.js';
import type { Sql } from '../../platform/postgres.js';
import type { QuestionRow, Response } from './question.js';
import type { AnalysisStatus, QuestionnaireStatus } from './questionnaires.entity.js';

export interface QuestionnaireRow {
  id: string;
  organizationId: string;
  userId: string;
  courseId: string | null;
  subject: string;
  language: LanguageCode;
  status: QuestionnaireStatus;
  generationId: string | null;
  testLength: number;
  startLevel: number;
  standard: string[];
  claimedScore: string | null;
  notice: string | null;
  analysis: AnalysisStatus;
  analysisId: string | null;
  createdAt: Date;
  completedAt: Date | null;
}

const COLUMNS = `id, organization_id AS "organizationId", user_id AS "userId", course_id AS "courseId", subject, language, status, generation_id AS "generationId",
  test_length AS "testLength", start_level AS "startLevel", standard, claimed_score AS "claimedScore", notice, analysis, analysis_id AS "analysisId",
  created_at AS "createdAt", completed_at AS "completedAt"`;
const QUESTION_COLUMNS = `id, position, purpose, reads, input, content, key, claimed, asked_at AS "askedAt", sequence, response, skipped, "right", answered_at AS "answeredAt"`;

export async function questionnaireById(sql: Sql, id: string): Promise<QuestionnaireRow | null> {
  const [row] = await sql.query<QuestionnaireRow>(`SELECT ${COLUMNS} FROM questionnaires WHERE id = $1`, [id]);
  return row ?? null;
}

/** The course that a questionnaire names, kept until the transaction ends; null where it names none, or one that is gone: its answers stay. */
export async function heldCourse(tx: Sql, { courseId }: Pick<QuestionnaireRow, 'courseId'>): Promise<string | null> {
  const [course] = await tx.query<{ id: string }>('SELECT id FROM courses WHERE id = $1 FOR KEY SHARE', [courseId]);
  return course?.id ?? null;
}

/** Nobody else answers or completes it until the transaction ends. */
export async function lockQuestionnaire(tx: Sql, id: string): Promise<QuestionnaireRow> {
  const [row] = await tx.query<QuestionnaireRow>(`SELECT ${COLUMNS} FROM questionnaires WHERE id = $1 FOR UPDATE`, [id]);
  if (!row) throw new Error(`${id} is gone`);
  return row;
}

export async function questionnaireOf(sql: Sql, generationId: string): Promise<QuestionnaireRow | null> {
  const [row] = await sql.query<QuestionnaireRow>(`SELECT ${COLUMNS} FROM questionnaires WHERE generation_id = $1`, [generationId]);
  return row ?? null;
}

/** What a learner's key stands for already, and whether the same was sent; of what was sent before digests were kept nobody knows better. */
export async function importByKey(sql: Sql, userId: string, key: string, digest: string): Promise<{ id: string; isSame: boolean } | null> {
  const [row] = await sql.query<{ id: string; isSame: boolean }>(
    'SELECT id, coalesce(import_digest = $3, true) AS "isSame" FROM questionnaires WHERE user_id = $1 AND import_key = $2', [userId, key, digest],
  );
  return row ?? null;
}

/** Newest first. */
export async function questionnairesOf(sql: Sql, userId: string, { first, after }: PageRequest): Promise<QuestionnaireRow[]> {
  return sql.query<QuestionnaireRow>(`SELECT ${COLUMNS} FROM questionnaires WHERE user_id = $1 AND ($2::text IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`, [userId, after, first + 1]);
}

export async function questionsOf(sql: Sql, id: string): Promise<QuestionRow[]> {
  return (await questionsOfAll(sql, [id])).get(id) ?? [];
}

/** By questionnaire; of one without questions, none. */
export async function questionsOfAll(sql: Sql, ids: readonly string[]): Promise<Map<string, QuestionRow[]>> {
  const rows = await sql.query<QuestionRow & { questionnaireId: string }>(
    `SELECT questionnaire_id AS "questionnaireId", ${QUESTION_COLUMNS} FROM questionnaire_questions WHERE questionnaire_id = ANY ($1) ORDER BY questionnaire_id, position`, [ids],
  );
  return Map.groupBy(rows, ({ questionnaireId }) => questionnaireId);
}

export type NewQuestionnaire = Pick<QuestionnaireRow, 'id' | 'organizationId' | 'userId' | 'courseId' | 'subject' | 'language' | 'status' | 'generationId' | 'testLength' | 'startLevel' | 'standard' | 'claimedScore' | 'notice' | 'analysis' | 'completedAt'> & { importKey: string | null; importDigest?: string };

/** @returns false where its key is taken */
export async function insertQuestionnaire(tx: Sql, row: NewQuestionnaire): Promise<boolean> {
  const inserted = await tx.query(
    `INSERT INTO questionnaires (id, organization_id, user_id, course_id, subject, language, status, generation_id, import_key, test_length, start_level, standard,
       claimed_score, notice, analysis, completed_at, import_digest)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT (user_id, import_key) DO NOTHING RETURNING 1`,
    [
      row.id, row.organizationId, row.userId, row.courseId, row.subject, row.language, row.status, row.generationId, row.importKey, row.testLength, row.startLevel,
      JSON.stringify(row.standard), row.claimedScore, row.notice, row.analysis, row.completedAt, row.importDigest ?? null,
    ],
  );
  return inserted.length > 0;
}

export type NewQuestion = Pick<QuestionRow, 'id' | 'purpose' | 'reads' | 'input' | 'content' | 'key' | 'claimed' | 'response' | 'right'> & { asked: boolean };

/** In their order. */
export async function insertQuestions(tx: Sql, questionnaireId: string, questions: readonly NewQuestion[]): Promise<void> {
  const json = (value: object | null): string | null => value && JSON.stringify(value);
  await tx.query(
    `INSERT INTO questionnaire_questions (id, questionnaire_id, position, purpose, reads, input, content, key, claimed, asked_at, sequence, response, skipped, "right", answered_at)
     SELECT q.id, $1, q.position, q.purpose, q.reads, q.input, q.content, q.key, q.claimed, CASE WHEN q.asked THEN clock_timestamp() END,
            CASE WHEN q.response IS NULL THEN 0 ELSE 1 END, q.response, false, q."right", CASE WHEN q.response IS NOT NULL THEN clock_timestamp() END
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::jsonb[], $8::jsonb[], $9::boolean[], $10::jsonb[], $11::boolean[])
         WITH ORDINALITY AS q (id, purpose, reads, input, content, key, claimed, asked, response, "right", position)`,
    [
      questionnaireId, questions.map(({ id }) => id), questions.map(({ purpose }) => purpose), questions.map(({ reads }) => reads), questions.map(({ input }) => input),
      questions.map(({ content }) => JSON.stringify(content)), questions.map(({ key }) => json(key)), questions.map(({ claimed }) => json(claimed)),
      questions.map(({ asked }) => asked), questions.map(({ response }) => json(response)), questions.map(({ right }) => right),
    ],
  );
}

/** Keeps the answer unless a newer one is kept. @returns whether it is kept */
export async function keepAnswer(tx: Sql, questionId: string, answer: { sequence: number; response: Response | null; right: boolean | null }): Promise<boolean> {
  const kept = await tx.query(
    `UPDATE questionnaire_questions SET sequence = $2, response = $3, skipped = $4, "right" = $5, answered_at = clock_timestamp() WHERE id = $1 AND sequence < $2 RETURNING 1`,
    [questionId, answer.sequence, answer.response && JSON.stringify(answer.response), answer.response === null, answer.right],
  );
  return kept.length > 0;
}

export async function askQuestion(tx: Sql, questionId: string): Promise<void> {
  await tx.query('UPDATE questionnaire_questions SET asked_at = clock_timestamp() WHERE id = $1 AND asked_at IS NULL', [questionId]);
}

/** What of it changes; the rest stays. */
export async function updateQuestionnaire(tx: Sql, id: string, change: Partial<Pick<QuestionnaireRow, 'status' | 'notice' | 'analysis' | 'analysisId' | 'completedAt'>>): Promise<void> {
  const columns = { status: 'status', notice: 'notice', analysis: 'analysis', analysisId: 'analysis_id', completedAt: 'completed_at' } as const;
  const names = Object.keys(change) as (keyof typeof columns)[];
  await tx.query(`UPDATE questionnaires SET ${names.map((name, index) => `${columns[name]} = $${index + 2}`).join(', ')} WHERE id = $1`, [id, ...names.map((name) => change[name])]);
}

/** The caller's own questions whose keys the server has and that he can't answer any more, by what they ask. */
export async function keyedQuestionsOf(sql: Sql, userId: string): Promise<QuestionRow[]> {
  return sql.query<QuestionRow>(
    `SELECT ${QUESTION_COLUMNS.split(', ').map((column) => `q.${column}`).join(', ')} FROM questionnaire_questions q JOIN questionnaires n ON n.id = q.questionnaire_id
      WHERE n.user_id = $1 AND n.status = 'COMPLETED' AND q.key IS NOT NULL AND q.asked_at IS NOT NULL`,
    [userId],
  );
}
