import { mayEditCourse, type QuizAccess } from '../../auth/policy.js';
import { Role, type Viewer } from '../../auth/viewer.js';
import { retriedTransaction } from '../../platform/contention.js';
import type { Db } from '../../platform/postgres.js';
import type { DuplicatesService } from '../quizzes/duplicates.service.js';
import type { VersionId } from '../statistics/measuring.service.js';
import { isOpenPractice, takeOut, unanswered } from './answers.repository.js';
import { attemptById, attemptsByIds, questionsOf, type AttemptRow } from './attempts.repository.js';
import { attemptView, revealOf } from './attempts.view.js';

/** What practice may show: a key that a quiz of the course still hides from a learner is hidden from him in his practice, too. */
export class PracticeService {
  readonly #db: Db;
  readonly #duplicates: DuplicatesService;

  constructor({ db, duplicates }: { db: Db; duplicates: DuplicatesService }) {
    this.#db = db;
    this.#duplicates = duplicates;
  }

  /**
   * Of a practice quiz's items, as published, those that ask what a published quiz of its course asks, or an attempt of the viewer's that is
   * open, and whose key he may not see yet. Outside of any transaction, for comparing takes its time.
   */
  async keptBack(viewer: Viewer, { course, courseId }: Pick<QuizAccess, 'course'> & { courseId: string }, items: readonly VersionId[]): Promise<VersionId[]> {
    if (mayEditCourse(viewer, course)) return [];
    const [asked, seen] = [await this.#asked(viewer, courseId), await this.#seen(viewer, courseId)];
    const hidden = asked.filter((version) => !seen.has(nameOf(version)));
    return hidden.length === 0 ? [] : this.#duplicates.asking(courseId, items, hidden);
  }

  /**
   * Takes out of an open attempt of practice what `keptBack` would keep from it if it were begun now: a quiz was published meanwhile. To be
   * said before anything of it is shown.
   * @param viewer whose it is; null: its learner, where its time is up @returns the items that were taken out
   */
  async settle(attemptId: string, viewer: Viewer | null): Promise<string[]> {
    // Most are no practice, and the clock looks at all of them.
    if (!(await isOpenPractice(this.#db, attemptId, viewer === null))) return [];
    const attempt = (await attemptById(this.#db, attemptId))!;
    const { courseId, access: { course } } = attempt;
    const hidden = await this.keptBack(viewer ?? learnerOf(attempt), { course, courseId }, await unanswered(this.#db, attemptId));
    return hidden.length === 0 ? [] : retriedTransaction(this.#db, (tx) => takeOut(tx, attemptId, hidden.map(({ itemId }) => itemId)));
  }

  #asked(viewer: Viewer, courseId: string): Promise<VersionId[]> {
    return this.#db.query<VersionId>(
      `SELECT asked."itemId", asked.version
         FROM quizzes q JOIN quiz_publications p ON p.quiz_id = q.id AND p.version = q.published_version
        CROSS JOIN jsonb_to_recordset(p.items) AS asked ("itemId" text, version integer)
        WHERE q.course_id = $1 AND q.purpose = 'COURSE' AND q.status = 'PUBLISHED'
       UNION
       SELECT g.item_id, g.version FROM quizzes q JOIN attempts a ON a.quiz_id = q.id JOIN attempt_answers g ON g.attempt_id = a.id
        WHERE q.course_id = $1 AND q.purpose = 'COURSE' AND a.user_id = $2 AND a.status = 'OPEN'`,
      [courseId, viewer.id],
    );
  }

  /** Names of the versions whose keys his own attempts show him now. */
  async #seen(viewer: Viewer, courseId: string): Promise<Set<string>> {
    const ids = await this.#db.query<{ id: string }>(
      `SELECT a.id FROM attempts a JOIN quizzes q ON q.id = a.quiz_id WHERE q.course_id = $1 AND q.purpose = 'COURSE' AND a.user_id = $2`, [courseId, viewer.id],
    );
    const attempts = await attemptsByIds(this.#db, ids.map(({ id }) => id));
    const questions = await questionsOf(this.#db, attempts.map(({ id }) => id));
    return new Set(attempts.flatMap((attempt, at) => {
      const view = attemptView(viewer, attempt);
      return questions[at]!.filter((question) => revealOf(viewer, view, question).key).map(nameOf);
    }));
  }
}

function learnerOf({ userId, organizationId }: AttemptRow): Viewer {
  return { id: userId, organizationId, role: Role.LEARNER, sessionFamilyId: '', expiresAt: new Date(), courses: new Map() };
}

function nameOf({ itemId, version }: VersionId): string {
  return `${itemId} ${version}`;
}
