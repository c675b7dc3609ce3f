import { mayOwnCourse } from '../../auth/policy.js';
import { Role, type Viewer } from '../../auth/viewer.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import { isId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { CourseRow, CoursesService } from '../courses/courses.service.js';
import type { UserRecord, UsersService } from '../identity/users.service.js';
import { NoSuchInstructor } from './enrolments.type.js';

const MAX_EMAIL_LENGTH = 254;
const MOST_INSTRUCTORS = 50;

/** Somebody who teaches a course. */
export interface TeacherRow {
  courseId: string;
  id: string;
  displayName: string;
  isOwner: boolean;
}

/** Who teaches a course beside its owner, and whose it is. */
export class InstructorsService {
  readonly #options: { db: Db; courses: CoursesService; users: Pick<UsersService, 'find' | 'findByEmail'> };

  constructor(options: { db: Db; courses: CoursesService; users: Pick<UsersService, 'find' | 'findByEmail'> }) {
    this.#options = options;
  }

  /** He may do from now on what the owner may, but for handing the course on and adding others. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async add(viewer: Viewer, courseId: string, email: string): Promise<CourseRow | NoSuchInstructor> {
    checkText('email', email, { min: 1, max: MAX_EMAIL_LENGTH });
    const found = (await this.#options.users.findByEmail(email))?.user;
    return this.#asOwner(viewer, courseId, async (tx, course) => {
      // The same answer whether or not the address has an account.
      if (!found || !teachesHere(found, course)) return new NoSuchInstructor();
      if (found.id === course.ownerId) return course;
      const [{ count }] = await tx.query<{ count: number }>('SELECT count(*) AS count FROM course_instructors WHERE course_id = $1', [course.id]) as [{ count: number }];
      if (count >= MOST_INSTRUCTORS) throw badUserInput('courseId', `has ${MOST_INSTRUCTORS} instructors already; remove one first.`);
      await insertInstructor(tx, course, found.id, viewer.id);
      return course;
    });
  }

  /** For the owner, for admins, and for an instructor who leaves by himself. Who is none stays so. @throws NOT_FOUND, FORBIDDEN */
  async remove(viewer: Viewer, courseId: string, userId: string): Promise<CourseRow> {
    const { db, courses } = this.#options;
    if (!isId('User', userId)) throw notFound('user');
    if (userId !== viewer.id) {
      return this.#asOwner(viewer, courseId, async (tx, course) => {
        if (course.ownerId === userId) throw badUserInput('userId', 'is the owner, who stays: transfer the course first.');
        await deleteInstructor(tx, course.id, userId);
        return course;
      });
    }
    const course = await courses.forEditing(viewer, courseId);
    if (course.ownerId === userId) throw badUserInput('userId', 'is the owner, who stays: transfer the course first.');
    await deleteInstructor(db, course.id, userId);
    return course;
  }

  /** One of its instructors becomes the owner, who becomes an instructor. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async transfer(viewer: Viewer, courseId: string, userId: string): Promise<CourseRow> {
    const { courses, users } = this.#options;
    return this.#asOwner(viewer, courseId, async (tx, course) => {
      if (course.ownerId === userId) return course;
      const user = isId('User', userId) && (await isInstructor(tx, course.id, userId)) ? await users.find(userId, tx) : null;
      if (!user || !teachesHere(user, course)) throw badUserInput('userId', 'must be one of the instructors of the course.');
      await deleteInstructor(tx, course.id, userId);
      await insertInstructor(tx, course, course.ownerId, viewer.id);
      await courses.transfer(tx, course.id, userId);
      return (await courses.find(course.id, tx))!;
    });
  }

  /** Decided while nobody else changes whose it is. */
  async #asOwner<Result>(viewer: Viewer, courseId: string, work: (tx: Sql, course: CourseRow) => Promise<Result>): Promise<Result> {
    const { db, courses } = this.#options;
    const known = await courses.forEditing(viewer, courseId);
    return db.transaction(async (tx) => {
      const course = await courses.locked(tx, known.id);
      if (!course) throw notFound('course');
      if (!mayOwnCourse(viewer, course)) throw forbidden('Only the owner of this course and admins may decide who teaches it.');
      return work(tx, course);
    });
  }
}

function teachesHere(user: UserRecord, course: CourseRow): boolean {
  return user.organizationId === course.organizationId && user.role !== Role.LEARNER;
}

async function isInstructor(sql: Sql, courseId: string, userId: string): Promise<boolean> {
  return (await sql.query('SELECT 1 FROM course_instructors WHERE course_id = $1 AND user_id = $2', [courseId, userId])).length > 0;
}

async function insertInstructor(tx: Sql, { id, organizationId }: CourseRow, userId: string, addedBy: string): Promise<void> {
  await tx.query('INSERT INTO course_instructors (course_id, user_id, organization_id, added_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [id, userId, organizationId, addedBy]);
}

async function deleteInstructor(sql: Sql, courseId: string, userId: string): Promise<void> {
  await sql.query('DELETE FROM course_instructors WHERE course_id = $1 AND user_id = $2', [courseId, userId]);
}

/** Of each course, its owner first. */
export async function teachersOf(sql: Sql, courseIds: readonly string[]): Promise<Map<string, TeacherRow[]>> {
  const rows = await sql.query<TeacherRow>(
    `SELECT t.course_id AS "courseId", u.id, u.display_name AS "displayName", t.is_owner AS "isOwner"
       FROM (SELECT id AS course_id, owner_id AS user_id, true AS is_owner, created_at AS at FROM courses WHERE id = ANY ($1)
             UNION ALL SELECT course_id, user_id, false, added_at FROM course_instructors WHERE course_id = ANY ($1)) t
       JOIN users u ON u.id = t.user_id ORDER BY t.is_owner DESC, t.at, u.id`,
    [courseIds],
  );
  return Map.groupBy(rows, ({ courseId }) => courseId);
}
