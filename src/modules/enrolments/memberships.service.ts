import type { CoursePart, Principal, Viewer } from '../../auth/viewer.js';
import type { Db } from '../../platform/postgres.js';

/** Which courses somebody takes part in, as policies need to know it of whoever asks. */
export class MembershipsService {
  readonly #db: Db;

  constructor({ db }: { db: Db }) {
    this.#db = db;
  }

  /** As it is now; one query, however many courses. */
  async viewerOf({ id, organizationId, role, sessionFamilyId, expiresAt }: Principal): Promise<Viewer> {
    const rows = await this.#db.query<{ courseId: string; part: CoursePart }>(
      `SELECT course_id AS "courseId", 'LEARNER' AS part FROM enrolments WHERE user_id = $1 AND state = 'ACTIVE'
       UNION ALL SELECT course_id, 'INSTRUCTOR' FROM course_instructors WHERE user_id = $1 AND $2 <> 'LEARNER'`,
      // By whose role teaches nothing is no instructor of anything.
      [id, role],
    );
    // In this order: who is both is an instructor.
    const courses = new Map([...rows.filter(({ part }) => part === 'LEARNER'), ...rows.filter(({ part }) => part === 'INSTRUCTOR')].map(({ courseId, part }) => [courseId, part]));
    return { id, organizationId, role, sessionFamilyId, expiresAt, courses };
  }
}
