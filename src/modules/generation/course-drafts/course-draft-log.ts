import type { Sql } from '../../../platform/postgres.js';
import type { LogEvent, NewEvent } from '../../../streams/events.js';
import { append, createStream } from '../../../streams/log.js';
import type { Failure } from '../generation.repository.js';
import { DraftedLessonStatus } from './course-drafts.entity.js';
import type { DraftedLessonRow } from './course-drafts.repository.js';

/** The types under which a course draft's events stand in its logs. */
const EVENT = {
  outlineReady: 'course_outline_ready',
  approved: 'course_outline_approved',
  lessonStarted: 'course_lesson_started',
  lessonFinished: 'course_lesson_finished',
  lessonFailed: 'course_lesson_failed',
  paused: 'course_draft_paused',
  resumed: 'course_draft_resumed',
  completed: 'course_draft_completed',
  failed: 'course_draft_failed',
  cancelled: 'course_draft_cancelled',
} as const;

const TYPE_NAMES: Record<string, string> = {
  [EVENT.outlineReady]: 'CourseOutlineReady',
  [EVENT.approved]: 'CourseOutlineApproved',
  [EVENT.lessonStarted]: 'CourseLessonStarted',
  [EVENT.lessonFinished]: 'CourseLessonFinished',
  [EVENT.lessonFailed]: 'CourseLessonFailed',
  [EVENT.paused]: 'CourseDraftPaused',
  [EVENT.resumed]: 'CourseDraftResumed',
  [EVENT.completed]: 'CourseDraftCompleted',
  [EVENT.failed]: 'CourseDraftFailed',
  [EVENT.cancelled]: 'CourseDraftCancelled',
};
const TERMINAL: readonly string[] = [EVENT.outlineReady, EVENT.completed, EVENT.failed, EVENT.cancelled];

// Nobody is ever shut out of writing to it: whoever holds the draft may.
const FENCE = 0;

/** Of how many lessons nothing more is to come in this run. */
export interface Progress {
  completed: number;
  total: number;
}

type About = Pick<DraftedLessonRow, 'id' | 'title'>;

export const outlineReady = (lessons: number): NewEvent => ({ type: EVENT.outlineReady, data: { lessons } });
export const outlineApproved = (courseId: string): NewEvent => ({ type: EVENT.approved, data: { courseId } });
export const lessonStarted = ({ id, title }: About, generationIds: readonly string[]): NewEvent => ({ type: EVENT.lessonStarted, data: { lessonId: id, title, generationIds } });
export const lessonFinished = ({ id, title }: About): NewEvent => ({ type: EVENT.lessonFinished, data: { lessonId: id, title } });
export const lessonFailed = ({ id, title }: About, failure: Failure | null): NewEvent => ({ type: EVENT.lessonFailed, data: { lessonId: id, title, failure } });
export const paused = (message: string, resumesAt: Date | null): NewEvent => ({ type: EVENT.paused, data: { message, resumesAt: resumesAt?.toISOString() ?? null } });
export const resumed = (): NewEvent => ({ type: EVENT.resumed, data: {} });
export const draftCompleted = (): NewEvent => ({ type: EVENT.completed, data: {} });
export const draftFailed = (message: string, failure: Failure | null): NewEvent => ({ type: EVENT.failed, data: { message, failure } });
export const draftCancelled = (): NewEvent => ({ type: EVENT.cancelled, data: {} });

/** Where a run of a draft has its log. A log ends once; what is run again after that begins another. */
export function runLog({ id, run }: { id: string; run: number }): string {
  return `${id}-${run}`;
}

/** Of all drafts that became a course. */
export async function deleteRunLogs(tx: Sql, courseId: string): Promise<void> {
  await tx.query(`DELETE FROM streams WHERE id IN (SELECT d.id || '-' || each FROM course_drafts d, generate_series(1, d.run) AS each WHERE d.course_id = $1)`, [courseId]);
}

export async function openRunLog(tx: Sql, draft: { id: string; run: number; organizationId: string }): Promise<void> {
  await createStream(tx, runLog(draft), draft.organizationId);
}

export function progressOf(lessons: readonly Pick<DraftedLessonRow, 'status'>[]): Progress {
  const open: DraftedLessonStatus[] = [DraftedLessonStatus.PENDING, DraftedLessonStatus.DRAFTING];
  return { completed: lessons.filter(({ status }) => !open.includes(status)).length, total: lessons.length };
}

/** Appends to the log of a draft that the caller holds; a terminal event closes it. */
export async function tell(tx: Sql, draft: { id: string; run: number }, progress: Progress, ...events: NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await append(tx, {
    streamId: runLog(draft), fence: FENCE,
    events: events.map(({ type, data }) => ({ type, data: { ...data, progress } })),
    closes: events.some(({ type }) => TERMINAL.includes(type)),
  });
}

/** An event as GraphQL shows it. */
export function courseDraftEvent({ id: courseDraftId, run }: { id: string; run: number }, { type, data, seq, at }: LogEvent): Record<string, unknown> {
  const typeName = TYPE_NAMES[type];
  if (!typeName) throw new Error(`unknown event ${type} in the log of ${courseDraftId}`);
  const resumesAt = typeof data['resumesAt'] === 'string' ? { resumesAt: new Date(data['resumesAt']) } : {};
  return { ...data, ...resumesAt, typeName, courseDraftId, run, seq, at };
}
