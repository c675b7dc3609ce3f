import type { PageRequest } from '../../../platform/graphql/pages.js';
import { newId } from '../../../platform/ids.js';
import type { Sql } from '../../../platform/postgres.js';
import type { Language } from '../../courses/courses.entity.js';
import type { GenerationStatus } from '../generation.entity.js';
import type { Failure } from '../generation.repository.js';
import type { OutlineInput } from '../kinds/outline.js';
import { CourseDraftStatus, DraftedLessonStatus } from './course-drafts.entity.js';

/** Why a draft waits: a limit as it was met, or what a generation failed with. */
export interface Pause {
  message: string;
  since: string;
  /** The limit that refused the next lesson; null where a generation met one in its middle. */
  refusal: Record<string, unknown> | null;
}

export interface CourseDraftRow {
  id: string;
  organizationId: string;
  userId: string;
  status: CourseDraftStatus;
  version: number;
  title: string;
  description: string;
  language: Language;
  /** As its outline is asked for, and the title that was. */
  request: OutlineInput & { title: string | null };
  outlineId: string | null;
  run: number;
  pause: Pause | null;
  resumesAt: Date | null;
  failure: Failure | null;
  courseId: string | null;
  approvedBy: string | null;
  approvedAt: Date | null;
  createdAt: Date;
}

const SELECT_DRAFT = `
  SELECT id, organization_id AS "organizationId", user_id AS "userId", status, version, title, description, language, request, outline_id AS "outlineId",
         run, pause, resumes_at AS "resumesAt", failure, course_id AS "courseId", approved_by AS "approvedBy", approved_at AS "approvedAt", created_at AS "createdAt"
    FROM course_drafts`;

export async function draftById(sql: Sql, id: string): Promise<CourseDraftRow | null> {
  const [row] = await sql.query<CourseDraftRow>(`${SELECT_DRAFT} WHERE id = $1`, [id]);
  return row ?? null;
}

/** Nobody else changes the draft, its lessons or sections until the transaction ends. */
export async function lockDraft(tx: Sql, id: string): Promise<CourseDraftRow | null> {
  await tx.query('SELECT FROM course_drafts WHERE id = $1 FOR UPDATE', [id]);
  return draftById(tx, id);
}

/** The same where nobody holds it; null where somebody does. */
export async function lockFreeDraft(tx: Sql, id: string): Promise<CourseDraftRow | null> {
  const [free] = await tx.query('SELECT 1 FROM course_drafts WHERE id = $1 FOR UPDATE SKIP LOCKED', [id]);
  return free ? draftById(tx, id) : null;
}

/** Newest first. */
export async function draftsOf(sql: Sql, userId: string, page: PageRequest): Promise<CourseDraftRow[]> {
  return sql.query<CourseDraftRow>(`${SELECT_DRAFT} WHERE user_id = $1 AND ($2::text IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`, [userId, page.after, page.first + 1]);
}

export async function draftByKey(sql: Sql, draft: { userId: string; idempotencyKey: string; request: object }): Promise<{ id: string; sameRequest: boolean } | null> {
  const [row] = await sql.query<{ id: string; sameRequest: boolean }>(
    'SELECT id, request = $3::jsonb AS "sameRequest" FROM course_drafts WHERE user_id = $1 AND idempotency_key = $2',
    [draft.userId, draft.idempotencyKey, JSON.stringify(draft.request)],
  );
  return row ?? null;
}

export type NewDraft = Pick<CourseDraftRow, 'id' | 'organizationId' | 'userId' | 'title' | 'description' | 'language' | 'request'> & { idempotencyKey: string | null };

/** @returns false if another request with the same key was faster */
export async function insertDraft(tx: Sql, { id, organizationId, userId, title, description, language, request, idempotencyKey }: NewDraft): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO course_drafts (id, organization_id, user_id, status, version, title, description, language, request, run, idempotency_key)
     VALUES ($1, $2, $3, 'OUTLINING', 1, $4, $5, $6, $7, 1, $8) ON CONFLICT (user_id, idempotency_key) DO NOTHING RETURNING id`,
    [id, organizationId, userId, title, description, language, JSON.stringify(request), idempotencyKey],
  );
  return rows.length > 0;
}

const COLUMNS = {
  status: 'status', version: 'version', title: 'title', description: 'description', outlineId: 'outline_id', run: 'run', pause: 'pause', resumesAt: 'resumes_at',
  failure: 'failure', courseId: 'course_id', approvedBy: 'approved_by', approvedAt: 'approved_at',
} as const;
const AS_JSON = new Set<string>(['pause', 'failure']);

/** Changes a draft that the caller holds; what is left out stays as it is. */
export async function changeDraft(tx: Sql, id: string, change: Partial<Pick<CourseDraftRow, keyof typeof COLUMNS>>): Promise<void> {
  const entries = Object.entries(change) as [keyof typeof COLUMNS, unknown][];
  const values = entries.map(([name, value]) => (AS_JSON.has(name) && value !== null ? JSON.stringify(value) : value));
  await tx.query(`UPDATE course_drafts SET ${entries.map(([name], index) => `${COLUMNS[name]} = $${index + 2}`).join(', ')} WHERE id = $1`, [id, ...values]);
}

export interface SectionRow {
  id: string;
  lessonId: string;
  position: number;
  title: string;
  summary: string;
  generationId: string | null;
  again: boolean;
  /** Of its generation; null where there is none. */
  generationStatus: GenerationStatus | null;
  generationFailure: Failure | null;
}

export interface DraftedLessonRow {
  id: string;
  draftId: string;
  organizationId: string;
  position: number;
  title: string;
  summary: string;
  objectives: string[];
  minutes: number;
  status: DraftedLessonStatus;
  version: number;
  failure: Failure | null;
  lessonId: string | null;
  edited: boolean;
  decidedBy: string | null;
  decidedAt: Date | null;
  sections: SectionRow[];
}

const SELECT_LESSON = `
  SELECT id, draft_id AS "draftId", organization_id AS "organizationId", position, title, summary, objectives, minutes, status, version, failure,
         lesson_id AS "lessonId", edited, decided_by AS "decidedBy", decided_at AS "decidedAt"
    FROM course_draft_lessons`;

/** The lessons of drafts with their sections, in their order. */
export async function lessonsOfDrafts(sql: Sql, draftIds: readonly string[]): Promise<DraftedLessonRow[]> {
  return withSections(sql, await sql.query(`${SELECT_LESSON} WHERE draft_id = ANY ($1) ORDER BY draft_id, position`, [draftIds]));
}

export async function draftedLessonById(sql: Sql, id: string): Promise<DraftedLessonRow | null> {
  const [lesson] = await withSections(sql, await sql.query(`${SELECT_LESSON} WHERE id = $1`, [id]));
  return lesson ?? null;
}

/** Where lessons of courses came from: those that somebody accepted from a draft. */
export async function draftedLessonsBehind(sql: Sql, lessonIds: readonly string[]): Promise<DraftedLessonRow[]> {
  return withSections(sql, await sql.query(`${SELECT_LESSON} WHERE lesson_id = ANY ($1)`, [lessonIds]));
}

async function withSections(sql: Sql, lessons: Omit<DraftedLessonRow, 'sections'>[]): Promise<DraftedLessonRow[]> {
  if (lessons.length === 0) return [];
  const sections = await sql.query<SectionRow>(
    `SELECT s.id, s.lesson_id AS "lessonId", s.position, s.title, s.summary, s.generation_id AS "generationId", s.again,
            g.status AS "generationStatus", g.failure AS "generationFailure"
       FROM course_draft_sections s LEFT JOIN generations g ON g.id = s.generation_id
      WHERE s.lesson_id = ANY ($1) ORDER BY s.lesson_id, s.position`,
    [lessons.map(({ id }) => id)],
  );
  const byLesson = Map.groupBy(sections, ({ lessonId }) => lessonId);
  return lessons.map((lesson) => ({ ...lesson, sections: byLesson.get(lesson.id) ?? [] }));
}

/** A lesson of an outline before anything of it is drafted. */
export interface PlannedLesson {
  id: string;
  title: string;
  summary: string;
  objectives: string[];
  minutes: number;
  sections: { id: string; title: string; summary: string }[];
}

/** Puts an outline in the place of the one that there is; the caller holds the draft, and nothing of it is drafted. */
export async function replaceLessons(tx: Sql, draft: { id: string; organizationId: string }, lessons: readonly PlannedLesson[]): Promise<void> {
  await tx.query('DELETE FROM course_draft_lessons WHERE draft_id = $1', [draft.id]);
  await tx.query(
    `INSERT INTO course_draft_lessons (id, draft_id, organization_id, position, title, summary, objectives, minutes, status, version)
     SELECT l.id, $1, $2, l.position, l.title, l.summary, l.objectives, l.minutes, 'PENDING', 1
       FROM jsonb_to_recordset($3) AS l (id text, position int, title text, summary text, objectives jsonb, minutes int)`,
    [draft.id, draft.organizationId, JSON.stringify(lessons.map(({ id, title, summary, objectives, minutes }, index) => ({ id, title, summary, objectives, minutes, position: index + 1 })))],
  );
  const sections = lessons.flatMap((lesson) => lesson.sections.map((section, index) => ({ ...section, lessonId: lesson.id, position: index + 1 })));
  await tx.query(
    `INSERT INTO course_draft_sections (id, lesson_id, organization_id, position, title, summary)
     SELECT s.id, s."lessonId", $1, s.position, s.title, s.summary FROM jsonb_to_recordset($2) AS s (id text, "lessonId" text, position int, title text, summary text)`,
    [draft.organizationId, JSON.stringify(sections)],
  );
}

/** Whatever is to be drafted has a section: a lesson without any is one section of its own title. */
export async function giveEachASection(tx: Sql, draft: { organizationId: string }, lessons: readonly DraftedLessonRow[]): Promise<void> {
  for (const { id, title, summary, sections } of lessons) {
    if (sections.length > 0) continue;
    await tx.query('INSERT INTO course_draft_sections (id, lesson_id, organization_id, position, title, summary) VALUES ($1, $2, $3, 1, $4, $5)', [
      newId('DraftedSection'), id, draft.organizationId, title, summary,
    ]);
  }
}

/** Brings a lesson of a draft that the caller holds to another status, in a new version. */
export async function moveLesson(tx: Sql, id: string, status: DraftedLessonStatus, failure: Failure | null = null): Promise<void> {
  await tx.query('UPDATE course_draft_lessons SET status = $2, failure = $3, version = version + 1 WHERE id = $1', [id, status, failure && JSON.stringify(failure)]);
}

/** Notes what a person decided of a lesson's draft. */
export async function decideLesson(tx: Sql, id: string, decided: { status: DraftedLessonStatus; by: string; lessonId: string | null; edited: boolean }): Promise<void> {
  await tx.query('UPDATE course_draft_lessons SET status = $2, decided_by = $3, decided_at = now(), lesson_id = $4, edited = $5, version = version + 1 WHERE id = $1', [
    id, decided.status, decided.by, decided.lessonId, decided.edited,
  ]);
}

/** Gives sections their generations, in their order. */
export async function assignGenerations(tx: Sql, sections: readonly { id: string; generationId: string }[]): Promise<void> {
  await tx.query(
    `UPDATE course_draft_sections s SET generation_id = given.generation_id, again = true
       FROM unnest($1::text[], $2::text[]) AS given (id, generation_id) WHERE s.id = given.id`,
    [sections.map(({ id }) => id), sections.map(({ generationId }) => generationId)],
  );
}

/** Has sections asked for again. */
export async function forgetGenerations(tx: Sql, sectionIds: readonly string[]): Promise<void> {
  await tx.query('UPDATE course_draft_sections SET generation_id = NULL WHERE id = ANY ($1)', [sectionIds]);
}

/** The generations of a draft that was cancelled which have no end yet; of one that goes on again, none. */
export async function strayOf(sql: Sql, id: string): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    `SELECT g.id FROM generations g WHERE g.finished_at IS NULL AND EXISTS (SELECT FROM course_drafts WHERE id = $1 AND status = 'CANCELLED') AND g.id IN (
       SELECT outline_id FROM course_drafts WHERE id = $1
       UNION ALL SELECT s.generation_id FROM course_draft_sections s JOIN course_draft_lessons l ON l.id = s.lesson_id WHERE l.draft_id = $1) ORDER BY g.id`,
    [id],
  );
  return rows.map((row) => row.id);
}

const SOME_OF_IT_RUNS = `
  EXISTS (SELECT FROM course_draft_lessons l JOIN course_draft_sections s ON s.lesson_id = l.id JOIN generations g ON g.id = s.generation_id
           WHERE l.draft_id = d.id AND l.status = 'DRAFTING' AND g.finished_at IS NULL)`;

/** Drafts for which there is something to do; `stray` are cancelled ones of which something still runs. */
export async function dueDrafts(sql: Sql, limit: number): Promise<{ due: string[]; stray: string[] }> {
  const due = await sql.query<{ id: string }>(
    `SELECT d.id FROM course_drafts d
      WHERE d.status IN ('OUTLINING', 'APPROVED', 'DRAFTING', 'PAUSED')
        AND CASE d.status
              WHEN 'PAUSED' THEN d.resumes_at <= now()
              WHEN 'OUTLINING' THEN NOT EXISTS (SELECT FROM generations g WHERE g.id = d.outline_id AND g.finished_at IS NULL)
              WHEN 'DRAFTING' THEN NOT ${SOME_OF_IT_RUNS}
              ELSE true END
      ORDER BY d.id LIMIT $1`,
    [limit],
  );
  const stray = await sql.query<{ id: string }>(
    `SELECT d.id FROM course_drafts d WHERE d.status = 'CANCELLED'
        AND (EXISTS (SELECT FROM generations g WHERE g.id = d.outline_id AND g.finished_at IS NULL)
             OR EXISTS (SELECT FROM course_draft_lessons l JOIN course_draft_sections s ON s.lesson_id = l.id JOIN generations g ON g.id = s.generation_id
                         WHERE l.draft_id = d.id AND g.finished_at IS NULL)) LIMIT $1`,
    [limit],
  );
  return { due: due.map(({ id }) => id), stray: stray.map(({ id }) => id) };
}
