import type { Standing } from './progress.repository.js';
import type { CourseProgress } from './progress.type.js';

/** As GraphQL shows it. @param completion when, and with how many lessons; null where he was never enrolled */
export function courseProgress(
  courseId: string, { lessons, opened, finished, lastSeenAt }: Standing, completion: { completedAt: Date | null; completedLessons: number | null } | null,
): CourseProgress {
  const completedAt = completion?.completedAt ?? null;
  return {
    courseId, lessons, opened, finished, lastSeenAt, completedAt,
    // Never 100 before all are finished.
    percent: lessons === 0 ? 0 : Math.floor((finished * 1_000) / lessons) / 10,
    lessonsSince: completedAt === null ? null : Math.max(0, lessons - (completion?.completedLessons ?? 0)),
  };
}
