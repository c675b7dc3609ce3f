import { newId } from '../../platform/ids.js';
import { hasNews, type Sql } from '../../platform/postgres.js';
import type { NewEvent } from '../../streams/events.js';
import { append } from '../../streams/log.js';
import { streamKey } from '../../streams/reader.js';
import type { ReviewReason } from './review-queue.entity.js';

/** An entry of the queue. */
export interface ReviewEntry {
  id: string;
  courseId: string;
  reason: ReviewReason;
  itemId: string;
  itemVersion: number | null;
  quizId: string | null;
  attemptId: string | null;
  since: Date;
}

type Wanted = Omit<ReviewEntry, 'id'>;

/** What may have come into the queue or left it, as far as the transaction has changed it. */
export type Touched =
  /** All items of quizzes. */
  | { quizIds: readonly string[] }
  /** Items, whichever quizzes they are in. */
  | { itemIds: readonly string[] }
  /** One answer, or several of one attempt. The attempt must be locked. */
  | { attemptId: string; itemIds: readonly string[] }
  /** Questions that were kept from learners. */
  | { questionIds: readonly string[] };

export const ADDED = 'review_added';
export const RESOLVED = 'review_resolved';

// Nobody is ever shut out of writing to a course's log: whoever changes what waits may.
const FENCE = 0;

const COLUMNS = `id, course_id AS "courseId", reason, item_id AS "itemId", item_version AS "itemVersion", quiz_id AS "quizId", attempt_id AS "attemptId", since`;

/**
 * Brings the queue to what waits now, in the transaction that has changed it: what came and what left are events of the course's log,
 * which is followed. To be said last of all that changes it, since the log's head is locked from then on.
 */
export async function reviewsChanged(tx: Sql, touched: Touched): Promise<void> {
  if (Object.values(touched).some((value) => Array.isArray(value) && value.length === 0)) return;
  if ('attemptId' in touched) {
    // Nobody else changes an attempt that is locked: without a difference there is nothing to wait for.
    if ((await differences(tx, touched)).length === 0) return;
  }
  for (const course of await coursesOf(tx, touched)) await lockReviews(tx, course);
  // Read under the lock: whoever held it before has committed, and what he left is seen.
  const byCourse = Map.groupBy(await differences(tx, touched), ({ entry }) => entry.courseId);
  for (const [courseId, changes] of byCourse) await write(tx, courseId, changes);
}

/** Whose queue it is. */
export interface Course {
  id: string;
  organizationId: string;
}

interface Difference {
  type: typeof ADDED | typeof RESOLVED;
  entry: ReviewEntry;
}

/** Keeps others from changing what waits of a course until the transaction ends: for who locks what comes behind that, before he says `reviewsChanged`. */
export async function lockReviews(tx: Sql, { id, organizationId }: Course): Promise<void> {
  // First the course, to which entries refer: whoever deletes it takes its log last. Of one that is gone nothing waits.
  if ((await tx.query('SELECT FROM courses WHERE id = $1 FOR KEY SHARE', [id])).length === 0) return;
  await tx.query('INSERT INTO streams (id, organization_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [id, organizationId]);
  await tx.query('SELECT FROM streams WHERE id = $1 FOR UPDATE', [id]);
}

/** In one order, so that nobody who locks several of them waits for who waits for him. */
function coursesOf(tx: Sql, touched: Touched): Promise<Course[]> {
  const course = 'SELECT DISTINCT c.id, c.organization_id AS "organizationId" FROM courses c';
  if ('questionIds' in touched) return tx.query<Course>(`${course} JOIN refused_questions r ON r.course_id = c.id WHERE r.id = ANY ($1) ORDER BY c.id`, [touched.questionIds]);
  if ('attemptId' in touched) return tx.query<Course>(`${course} JOIN quizzes q ON q.course_id = c.id JOIN attempts a ON a.quiz_id = q.id WHERE a.id = $1`, [touched.attemptId]);
  if ('quizIds' in touched) return tx.query<Course>(`${course} JOIN quizzes q ON q.course_id = c.id WHERE q.id = ANY ($1) ORDER BY c.id`, [touched.quizIds]);
  return tx.query<Course>(`${course} JOIN quizzes q ON q.course_id = c.id JOIN quiz_items i ON i.quiz_id = q.id WHERE i.id = ANY ($1) ORDER BY c.id`, [touched.itemIds]);
}

async function differences(tx: Sql, touched: Touched): Promise<Difference[]> {
  const [wanted, there] = [await wantedOf(tx, touched), await thereOf(tx, touched)];
  const keyOf = ({ reason, itemId, itemVersion, attemptId }: Wanted) => `${reason} ${itemId} ${itemVersion} ${attemptId}`;
  const [wantedKeys, thereKeys] = [new Set(wanted.map(keyOf)), new Set(there.map(keyOf))];
  return [
    ...there.filter((entry) => !wantedKeys.has(keyOf(entry))).map((entry) => ({ type: RESOLVED, entry }) as const),
    ...wanted.filter((entry) => !thereKeys.has(keyOf(entry))).map((entry) => ({ type: ADDED, entry: { ...entry, id: newId('ReviewEntry') } }) as const),
  ];
}

function thereOf(tx: Sql, touched: Touched): Promise<ReviewEntry[]> {
  const entries = `SELECT ${COLUMNS} FROM review_entries`;
  if ('questionIds' in touched) return tx.query<ReviewEntry>(`${entries} WHERE item_id = ANY ($1) AND quiz_id IS NULL ORDER BY id`, [touched.questionIds]);
  if ('attemptId' in touched) return tx.query<ReviewEntry>(`${entries} WHERE attempt_id = $1 AND item_id = ANY ($2) ORDER BY id`, [touched.attemptId, touched.itemIds]);
  if ('quizIds' in touched) return tx.query<ReviewEntry>(`${entries} WHERE quiz_id = ANY ($1) AND attempt_id IS NULL ORDER BY id`, [touched.quizIds]);
  return tx.query<ReviewEntry>(`${entries} WHERE item_id = ANY ($1) AND quiz_id IS NOT NULL AND attempt_id IS NULL ORDER BY id`, [touched.itemIds]);
}

// The same as the lists say: gradingQueue, staleQuizItems, withdrawnQuizItems, and a quiz's items in quarantine.
function wantedOf(tx: Sql, touched: Touched): Promise<Wanted[]> {
  if ('questionIds' in touched) {
    return tx.query<Wanted>(
      `SELECT r.course_id AS "courseId", 'QUESTION_REFUSED' AS reason, r.id AS "itemId", NULL::integer AS "itemVersion", NULL AS "quizId", NULL AS "attemptId", r.created_at AS since
         FROM refused_questions r WHERE r.id = ANY ($1) AND r.settled_at IS NULL ORDER BY r.id`,
      [touched.questionIds],
    );
  }
  if ('attemptId' in touched) {
    return tx.query<Wanted>(
      `SELECT a.course_id AS "courseId", a.queue_reason AS reason, a.item_id AS "itemId", a.item_version AS "itemVersion", a.quiz_id AS "quizId", a.attempt_id AS "attemptId", a.queued_at AS since
         FROM graded_answers a JOIN quizzes q ON q.id = a.quiz_id
        WHERE a.attempt_id = $1 AND a.item_id = ANY ($2) AND a.queued_at IS NOT NULL AND (q.purpose = 'COURSE' OR a.queue_reason = 'REVIEW_REQUESTED') ORDER BY a.item_id`,
      [touched.attemptId, touched.itemIds],
    );
  }
  const isQuizzes = 'quizIds' in touched;
  return tx.query<Wanted>(
    `SELECT q.course_id AS "courseId", why.reason, i.id AS "itemId", i.version AS "itemVersion", q.id AS "quizId", NULL AS "attemptId", why.since
       FROM quizzes q JOIN quiz_items i ON i.quiz_id = q.id JOIN quiz_item_versions v ON v.item_id = i.id AND v.version = i.version
       LEFT JOIN item_statistics s ON s.item_id = i.id AND s.version = i.version
      CROSS JOIN LATERAL (VALUES
              ('QUARANTINED', coalesce((v."check" ->> 'at')::timestamptz, v.created_at), v.check_status = 'QUARANTINED'),
              ('WITHDRAWN', s.withdrawn_at, s.withdrawn_at IS NOT NULL),
              ('STALE', v.stale_since, v.stale_reason IS NOT NULL)
            ) AS why (reason, since, counts)
      WHERE ${isQuizzes ? 'q.id' : 'i.id'} = ANY ($1) AND why.counts
        AND q.purpose = 'COURSE' AND q.status <> 'RETIRED' AND i.position IS NOT NULL AND i.decision <> 'REJECTED'
      ORDER BY i.position, why.reason`,
    [isQuizzes ? touched.quizIds : touched.itemIds],
  );
}

async function write(tx: Sql, courseId: string, changes: readonly Difference[]): Promise<void> {
  const counts = await countsOf(tx, courseId);
  const events = changes.map(({ type, entry }): NewEvent => {
    counts[entry.reason] = (counts[entry.reason] ?? 0) + (type === ADDED ? 1 : -1);
    return { type, data: { entry, counts: { ...counts } } };
  });
  const of = (wanted: Difference['type']) => changes.filter(({ type }) => type === wanted).map(({ entry }) => entry);
  await tx.query('DELETE FROM review_entries WHERE id = ANY ($1)', [of(RESOLVED).map(({ id }) => id)]);
  await tx.query(
    `INSERT INTO review_entries (id, organization_id, course_id, reason, item_id, item_version, quiz_id, attempt_id, since)
     SELECT e.id, s.organization_id, e."courseId", e.reason, e."itemId", e."itemVersion", e."quizId", e."attemptId", e.since
       FROM jsonb_to_recordset($2::jsonb) AS e (id text, "courseId" text, reason text, "itemId" text, "itemVersion" integer, "quizId" text, "attemptId" text, since timestamptz)
       JOIN streams s ON s.id = $1`,
    [courseId, JSON.stringify(of(ADDED))],
  );
  await append(tx, { streamId: courseId, fence: FENCE, events });
  hasNews(tx, streamKey(courseId));
}

/** How many entries of a course wait for which reason; a reason that is missing: none. */
export type ReasonCounts = Partial<Record<ReviewReason, number>>;

export async function countsOf(sql: Sql, courseId: string): Promise<ReasonCounts> {
  const rows = await sql.query<{ reason: ReviewReason; n: number }>('SELECT reason, count(*) AS n FROM review_entries WHERE course_id = $1 GROUP BY reason', [courseId]);
  return Object.fromEntries(rows.map(({ reason, n }) => [reason, n]));
}

/** The queue of a course as one moment has it: what waits, longest first from after `after`, and the log's last event by then. */
export interface QueueSnapshot {
  entries: ReviewEntry[];
  counts: ReasonCounts;
  lastSeq: number;
}

/** @param reasons null: whatever the reason @param limit how many entries at most */
export async function queueOf(sql: Sql, courseId: string, reasons: readonly ReviewReason[] | null, after: string | null, limit: number): Promise<QueueSnapshot> {
  // One statement sees one moment: an event later than lastSeq is in none of the rest.
  const [row] = await sql.query<{ entries: ReviewEntry[] | null; counts: ReasonCounts | null; lastSeq: number }>(
    `SELECT (SELECT jsonb_agg(page ORDER BY page.id) FROM (
               SELECT ${COLUMNS} FROM review_entries WHERE course_id = $1 AND ($2::text[] IS NULL OR reason = ANY ($2)) AND ($3::text IS NULL OR id > $3) ORDER BY id LIMIT $4
             ) page) AS entries,
            (SELECT jsonb_object_agg(n.reason, n.n) FROM (SELECT reason, count(*) AS n FROM review_entries WHERE course_id = $1 GROUP BY reason) n) AS counts,
            coalesce((SELECT last_seq FROM streams WHERE id = $1), 0) AS "lastSeq"`,
    [courseId, reasons, after, limit],
  );
  return { entries: (row!.entries ?? []).map((entry) => ({ ...entry, since: new Date(entry.since) })), counts: row!.counts ?? {}, lastSeq: row!.lastSeq };
}
