import { mayCreateCourse, mayEditCourse, mayKnowCourse, mayReadCourse } from '../../auth/policy.js';
import { courseCondition } from '../../auth/policy.sql.js';
import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { UndecidedLessonsService } from '../generation/course-drafts/undecided-lessons.service.js';
import { PublicationStatus, type EnrolmentPolicy } from './courses.entity.js';
import { checkCourse } from './courses.input.js';
import type { CourseLoaders } from './courses.loaders.js';
import { COURSE_COLUMNS, coursesById, insertCourse, type CourseRow, type NewCourse } from './courses.repository.js';
import type { CreateCourseInput } from './courses.type.js';

export type { CourseRow, NewCourse };

export class CoursesService {
  readonly #db: Db;
  readonly #undecided: UndecidedLessonsService;

  constructor(options: { db: Db; undecided: UndecidedLessonsService }) {
    this.#db = options.db;
    this.#undecided = options.undecided;
  }

  /** What it is called and is about, for those who may know of it; whether they may read its lessons is another question. @throws NOT_FOUND */
  async card(viewer: Viewer, id: string): Promise<CourseRow> {
    const course = await this.find(id);
    if (!course || !mayKnowCourse(viewer, course)) throw notFound('course');
    return course;
  }

  /** For what its lessons are needed for. @throws NOT_FOUND for what the viewer may not read, too */
  async get(viewer: Viewer, id: string): Promise<CourseRow> {
    return readable(viewer, await this.find(id));
  }

  /** The same through the operation's loader: one query for all the courses that it asks for. */
  async load(viewer: Viewer, id: string, loaders: CourseLoaders): Promise<CourseRow> {
    return readable(viewer, await loaders.courses.load(id));
  }

  /** @throws NOT_FOUND for what the viewer may not read, FORBIDDEN for what he may read but not edit */
  async forEditing(viewer: Viewer, id: string, sql: Sql = this.#db): Promise<CourseRow> {
    const course = readable(viewer, await this.find(id, sql));
    if (!mayEditCourse(viewer, course)) throw forbidden('Only those who teach this course and admins may change it.');
    return course;
  }

  /** What the viewer may know of, newest first. */
  async list(viewer: Viewer, page: PageRequest): Promise<Connection<CourseRow>> {
    if (page.after !== null && !isId('Course', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const { condition, values } = courseCondition(viewer, 'knows', 3);
    const rows = await this.#db.query<CourseRow>(
      `SELECT ${COURSE_COLUMNS} FROM courses c WHERE ${condition} AND ($1::text IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
      [page.after, page.first + 1, ...values],
    );
    return connection(rows, page, (course) => course.id);
  }

  /** A draft of the viewer's. @throws FORBIDDEN for learners, BAD_USER_INPUT naming the field */
  async create(viewer: Viewer, input: CreateCourseInput): Promise<CourseRow> {
    if (!mayCreateCourse(viewer)) throw forbidden('Only instructors and admins may create courses.');
    checkCourse(input);
    const { title, description, language } = input;
    const course = { title, description, language, status: PublicationStatus.DRAFT };
    const owner = { organizationId: viewer.organizationId, ownerId: viewer.id };
    return (await insertCourse(this.#db, { id: newId('Course'), ...owner, ...course }))!;
  }

  /** Changes nothing where the course is published already. @throws BAD_USER_INPUT naming the drafted lessons that nobody has decided on */
  async publish(viewer: Viewer, id: string): Promise<CourseRow> {
    const course = await this.forEditing(viewer, id);
    const undecided = course.status === PublicationStatus.PUBLISHED ? [] : await this.#undecided.of(this.#db, id);
    if (undecided.length > 0) throw badUserInput('id', `must be a course of which every drafted lesson is accepted or discarded; these are not: ${listed(undecided)}.`);
    const [published] = await this.#db.query<CourseRow>(
      `UPDATE courses SET status = 'PUBLISHED', version = version + 1 WHERE id = $1 AND status <> 'PUBLISHED'
       RETURNING ${COURSE_COLUMNS}`,
      [id],
    );
    return published ?? this.get(viewer, id);
  }

  /** Without asking who wants to know: for the server's own parts. */
  async find(id: string, sql: Sql = this.#db): Promise<CourseRow | null> {
    return isId('Course', id) ? ((await coursesById(sql, [id]))[0] ?? null) : null;
  }

  /** Those of these courses whose lessons the viewer may read, in no order. */
  async readable(viewer: Viewer, ids: readonly string[]): Promise<CourseRow[]> {
    return (await coursesById(this.#db, ids)).filter((course) => mayReadCourse(viewer, course));
  }

  /** The ids of those that the viewer may edit. @param among only of these; null: of all */
  async editable(viewer: Viewer, among: readonly string[] | null = null): Promise<string[]> {
    const { condition, values } = courseCondition(viewer, 'edits', 2);
    const rows = await this.#db.query<{ id: string }>(`SELECT id FROM courses c WHERE ${condition} AND ($1::text[] IS NULL OR id = ANY ($1)) ORDER BY id`, [among, ...values]);
    return rows.map(({ id }) => id);
  }

  /** Without asking who wants to: keeps others from changing whom it belongs to and whom it lets in until the transaction ends. */
  async locked(tx: Sql, id: string): Promise<CourseRow | null> {
    await this.lock(tx, id);
    return this.find(id, tx);
  }

  /** Without asking who wants to. */
  async letIn(tx: Sql, id: string, by: EnrolmentPolicy): Promise<void> {
    await tx.query('UPDATE courses SET enrolment_policy = $2 WHERE id = $1', [id, by]);
  }

  /** Without asking who wants to. */
  async transfer(tx: Sql, id: string, ownerId: string): Promise<void> {
    await tx.query('UPDATE courses SET owner_id = $2 WHERE id = $1', [id, ownerId]);
  }

  /** Until the transaction ends: who adds lessons or changes objectives waits in line here, before any lock on lessons, quizzes or objectives. */
  async lock(tx: Sql, id: string): Promise<void> {
    // Not FOR UPDATE: new rows that refer to the course need not wait, or who holds a quiz could wait for who waits for him.
    await tx.query('SELECT FROM courses WHERE id = $1 FOR NO KEY UPDATE', [id]);
  }

  /** Who teaches a course of the organization; without asking who wants to know. */
  async teachers(organizationId: string): Promise<string[]> {
    const rows = await this.#db.query<{ id: string }>(
      'SELECT owner_id AS id FROM courses WHERE organization_id = $1 UNION SELECT user_id FROM course_instructors WHERE organization_id = $1',
      [organizationId],
    );
    return rows.map(({ id }) => id);
  }

  /** Without asking who wants to: makes that course; one that is there already stays as it is. */
  async ensure(sql: Sql, course: NewCourse): Promise<void> {
    await insertCourse(sql, course);
  }
}

function listed(titles: readonly string[]): string {
  return titles.map((title) => `“${title}”`).join(', ');
}

function readable(viewer: Viewer, course: CourseRow | null): CourseRow {
  if (!course || !mayReadCourse(viewer, course)) throw notFound('course');
  return course;
}
