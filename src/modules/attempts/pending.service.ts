import type { Viewer } from '../../auth/viewer.js';
import type { Db } from '../../platform/postgres.js';

/** An attempt that its learner may go on with. */
export interface OpenAttempt {
  attemptId: string;
  quizId: string;
  courseId: string;
  lessonId: string | null;
  title: string;
  startedAt: Date;
  /** Null: it has no limit. */
  endsAt: Date | null;
  questions: number;
  answered: number;
}

/** A quiz of a course that is open, and due. */
export interface DueQuiz {
  quizId: string;
  courseId: string;
  lessonId: string | null;
  title: string;
  dueAt: Date;
  questions: number;
  timeLimitSeconds: number | null;
}

/** What somebody has begun to sit, or is soon to have sat. */
export class PendingQuizzesService {
  readonly #db: Db;

  constructor({ db }: { db: Db }) {
    this.#db = db;
  }

  /** The viewer's own that were open at `asOf` and still are, on quizzes of courses that he is known to read; the one with the least time left first. */
  open(viewer: Viewer, courseIds: readonly string[], asOf: Date): Promise<OpenAttempt[]> {
    return this.#db.query<OpenAttempt>(
      `SELECT a.id AS "attemptId", a.quiz_id AS "quizId", q.course_id AS "courseId", q.lesson_id AS "lessonId", p.title, a.started_at AS "startedAt", a.ends_at AS "endsAt",
              given.questions, given.answered
         FROM attempts a JOIN quizzes q ON q.id = a.quiz_id JOIN quiz_publications p ON p.quiz_id = a.quiz_id AND p.version = a.version
        CROSS JOIN LATERAL (SELECT count(*) AS questions, count(*) FILTER (WHERE jsonb_typeof(to_jsonb(g.response)) = 'object') AS answered FROM attempt_answers g WHERE g.attempt_id = a.id) given
        WHERE a.user_id = $1 AND a.status = 'OPEN' AND a.started_at <= $3 AND (a.ends_at IS NULL OR a.ends_at > clock_timestamp()) AND q.course_id = ANY ($2)
        ORDER BY a.ends_at NULLS LAST, a.id`,
      [viewer.id, courseIds, asOf],
    );
  }

  /** Published quizzes of these courses that can be sat at `asOf`, are due from then until `until`, and that the viewer had not begun; the first that is due first. */
  due(viewer: Viewer, courseIds: readonly string[], { asOf, until }: { asOf: Date; until: Date }): Promise<DueQuiz[]> {
    return this.#db.query<DueQuiz>(
      `SELECT q.id AS "quizId", q.course_id AS "courseId", q.lesson_id AS "lessonId", p.title, (p.settings ->> 'dueAt')::timestamptz AS "dueAt",
              jsonb_array_length(to_jsonb(p.items)) AS questions, (p.settings ->> 'timeLimitSeconds')::integer AS "timeLimitSeconds"
         FROM quizzes q JOIN quiz_publications p ON p.quiz_id = q.id AND p.version = q.published_version
        WHERE q.course_id = ANY ($2) AND q.purpose = 'COURSE' AND q.status = 'PUBLISHED'
          AND (p.settings ->> 'dueAt')::timestamptz > $3 AND (p.settings ->> 'dueAt')::timestamptz <= $4
          AND coalesce((p.settings ->> 'opensAt')::timestamptz <= $3, true)
          AND NOT EXISTS (SELECT FROM attempts a WHERE a.quiz_id = q.id AND a.user_id = $1 AND a.started_at <= $3)
        ORDER BY 5, 1`,
      [viewer.id, courseIds, asOf, until],
    );
  }
}
