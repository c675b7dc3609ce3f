import type { CourseAccess } from '../../auth/policy.js';
import { COURSE_ACCESS, courseCondition } from '../../auth/policy.sql.js';
import type { Viewer } from '../../auth/viewer.js';
import type { Sql } from '../../platform/postgres.js';
import type { PageRequest } from '../../platform/graphql/pages.js';
import type { AttemptOutcome, GenerationKind, GenerationStatus, Origin } from './generation.entity.js';
import type { FailureCode } from './events.type.js';
import type { KindInput } from './kinds/kind.js';
import type { Applied } from './shaping.js';
import type { TokenUsage } from './usage.type.js';

export interface Failure {
  code: FailureCode;
  message: string;
  retryable: boolean;
}

/** A generation as it is read: its row, and who may do what with the course it was made from. What concerns the lesson is null where it is about none. */
export interface GenerationRow {
  id: string;
  organizationId: string;
  userId: string;
  courseId: string | null;
  /** The one that it was made from. */
  course: CourseAccess | null;
  lessonId: string | null;
  lessonVersion: number | null;
  kind: GenerationKind;
  status: GenerationStatus;
  origin: Origin | null;
  input: KindInput & Record<string, unknown>;
  /** What it is shaped by; null: nothing. */
  applied: Applied[] | null;
  requestId: string | null;
  quality: number | null;
  notice: string | null;
  cachedAt: Date | null;
  callKey: string | null;
  failure: Failure | null;
  claims: number;
  createdAt: Date;
  finishedAt: Date | null;
}

const SELECT_GENERATION = `
  SELECT g.id, g.organization_id AS "organizationId", g.user_id AS "userId", g.course_id AS "courseId",
         CASE WHEN c.id IS NOT NULL THEN ${COURSE_ACCESS} END AS course, g.lesson_id AS "lessonId", g.lesson_version AS "lessonVersion",
         g.kind, g.status, g.origin, g.input, g.applied, g.request_id AS "requestId", g.quality, g.notice,
         g.cached_at AS "cachedAt", g.call_key AS "callKey", g.failure, g.claims,
         g.created_at AS "createdAt", g.finished_at AS "finishedAt"
    FROM generations g LEFT JOIN courses c ON c.id = g.course_id`;

export async function generationById(sql: Sql, id: string): Promise<GenerationRow | null> {
  const [row] = await sql.query<GenerationRow>(`${SELECT_GENERATION} WHERE g.id = $1`, [id]);
  return row ?? null;
}

/** In no order; those that don't exist are left out. */
export async function generationsById(sql: Sql, ids: readonly string[]): Promise<GenerationRow[]> {
  return sql.query<GenerationRow>(`${SELECT_GENERATION} WHERE g.id = ANY ($1)`, [ids]);
}

export interface KeyedGeneration {
  id: string;
  sameRequest: boolean;
}

/** The generation that this user's key already stands for, and whether it was asked for in the same words. */
export async function generationByKey(
  sql: Sql,
  request: { userId: string; idempotencyKey: string; kind: GenerationKind; lessonId: string | null; input: object },
): Promise<KeyedGeneration | null> {
  const [row] = await sql.query<KeyedGeneration>(
    `SELECT id, kind = $3 AND lesson_id IS NOT DISTINCT FROM $4 AND input = $5::jsonb AS "sameRequest"
       FROM generations WHERE user_id = $1 AND idempotency_key = $2`,
    [request.userId, request.idempotencyKey, request.kind, request.lessonId, JSON.stringify(request.input)],
  );
  return row ?? null;
}

/** The viewer's own that he may still read, newest first; ids ascend in time. */
export async function generationsOf(sql: Sql, viewer: Viewer, page: PageRequest): Promise<GenerationRow[]> {
  const shutOut = courseCondition(viewer, 'is shut out', 4);
  return sql.query<GenerationRow>(
    `${SELECT_GENERATION} WHERE g.user_id = $1 AND ($2::text IS NULL OR g.id < $2) AND (c.id IS NULL OR NOT ${shutOut.condition}) ORDER BY g.id DESC LIMIT $3`,
    [viewer.id, page.after, page.first + 1, ...shutOut.values],
  );
}

/** Those of a course that something is flagged in, newest first. @param hidden kinds that no teacher reads */
export async function flaggedGenerations(sql: Sql, courseId: string, hidden: readonly GenerationKind[], page: PageRequest): Promise<GenerationRow[]> {
  return sql.query<GenerationRow>(
    `${SELECT_GENERATION}
      WHERE g.id IN (SELECT DISTINCT f.generation_id FROM content_flags f JOIN generations made ON made.id = f.generation_id
                      WHERE f.course_id = $1 AND ($2::text IS NULL OR f.generation_id < $2) AND made.kind <> ALL ($4) ORDER BY f.generation_id DESC LIMIT $3)
      ORDER BY g.id DESC`,
    [courseId, page.after, page.first + 1, hidden],
  );
}

export interface NewGeneration {
  id: string;
  organizationId: string;
  userId: string;
  courseId: string | null;
  lessonId: string | null;
  lessonVersion: number | null;
  kind: GenerationKind;
  input: object;
  /** What it is shaped by; left out: nothing. */
  applied?: readonly Applied[];
  idempotencyKey: string | null;
  requestId: string;
  /** The call that is to answer it. */
  callKey: string;
  /** Whether it waits for a provider's batch. */
  held: boolean;
}

/** @returns the ids of those that are there now: of the others another request with the same key was faster */
export async function insertGenerations(tx: Sql, generations: readonly NewGeneration[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO generations (id, organization_id, user_id, course_id, lesson_id, lesson_version, kind, status, input, applied, idempotency_key, request_id, call_key, held)
     SELECT id, "organizationId", "userId", "courseId", "lessonId", "lessonVersion", kind, 'QUEUED', input, applied, "idempotencyKey", "requestId", "callKey", held
       FROM jsonb_to_recordset($1) AS made (
              id text, "organizationId" text, "userId" text, "courseId" text, "lessonId" text, "lessonVersion" int, kind text,
              input jsonb, applied jsonb, "idempotencyKey" text, "requestId" text, "callKey" text, held bool)
     ON CONFLICT (user_id, idempotency_key) DO NOTHING RETURNING id`,
    [JSON.stringify(generations.map(({ id, organizationId, userId, courseId, lessonId, lessonVersion, kind, input, applied, idempotencyKey, requestId, callKey, held }) =>
      ({ id, organizationId, userId, courseId, lessonId, lessonVersion, kind, input, applied: applied?.length ? applied : null, idempotencyKey, requestId, callKey, held })))],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Takes back what was inserted in the same transaction. */
export async function deleteGenerations(tx: Sql, ids: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM generations WHERE id = ANY ($1)', [ids]);
}

/** A call to a provider as it is shown. */
export interface AttemptRow {
  generationId: string;
  provider: string;
  model: string;
  reason: string;
  promptVersion: string | null;
  outcome: AttemptOutcome | null;
  usage: TokenUsage;
  costMicroUsd: number;
  startedAt: Date;
  finishedAt: Date | null;
}

export async function attemptsOf(sql: Sql, ids: readonly string[]): Promise<Map<string, AttemptRow[]>> {
  const rows = await sql.query<Omit<AttemptRow, 'usage'> & TokenUsage>(
    `SELECT generation_id AS "generationId", provider, model, reason, prompt_version AS "promptVersion", outcome, input_tokens AS "inputTokens",
            cached_input_tokens AS "cachedInputTokens", cache_write_input_tokens AS "cacheWriteInputTokens",
            output_tokens AS "outputTokens", estimated, cost_micro_usd AS "costMicroUsd",
            started_at AS "startedAt", finished_at AS "finishedAt"
       FROM provider_attempts WHERE generation_id = ANY ($1) ORDER BY generation_id, index`,
    [ids],
  );
  const attempts = rows.map(({ inputTokens, cachedInputTokens, cacheWriteInputTokens, outputTokens, estimated, ...row }) => ({
    ...row,
    usage: { inputTokens, cachedInputTokens, cacheWriteInputTokens, outputTokens, estimated },
  }));
  return Map.groupBy(attempts, (attempt) => attempt.generationId);
}
