import { mayEditCourse } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, isNotFound, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import type { Db } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import { Counter } from './gamification.entity.js';
import type { GamificationService } from './gamification.service.js';
import type { ChallengeType, CreateChallengeInput } from './gamification.type.js';

/** Those that happen in a course. */
const COUNTED: ReadonlySet<Counter> = new Set([
  Counter.REVIEWS_STUCK, Counter.REVIEWS_AFTER_A_MONTH, Counter.REVIEWS_AFTER_HALF_A_YEAR, Counter.ANSWERS_RIGHT, Counter.GAPS_CLOSED, Counter.PERFECT_ATTEMPTS,
]);
const MOST = 10_000;
const LONGEST_MS = 366 * 86_400_000;

const COLUMNS = `c.id, c.course_id AS "courseId", c.title, c.counter, c.target, c.starts_at AS "startsAt", c.ends_at AS "endsAt",
  c.cancelled_at AS "cancelledAt", m.progress, m.reached_at AS "reachedAt"`;
const WITH_MEMBER = 'challenges c LEFT JOIN challenge_members m ON m.challenge_id = c.id AND m.user_id = $1';

export interface ChallengesServiceOptions {
  db: Db;
  courses: Pick<CoursesService, 'get' | 'forEditing'>;
  games: Pick<GamificationService, 'isOnFor' | 'checkOn'>;
}

/** What those who teach set their learners to reach together or each alone. */
export class ChallengesService {
  readonly #db: Db;
  readonly #courses: ChallengesServiceOptions['courses'];
  readonly #games: ChallengesServiceOptions['games'];

  constructor({ db, courses, games }: ChallengesServiceOptions) {
    this.#db = db;
    this.#courses = courses;
    this.#games = games;
  }

  /** @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  async create(viewer: Viewer, input: CreateChallengeInput, now: Date): Promise<ChallengeType> {
    const { title, counter, target, startsAt, endsAt } = input;
    const course = await this.#courses.forEditing(viewer, input.courseId);
    checkText('input.title', title, { min: 1, max: 200 });
    if (!COUNTED.has(counter)) throw badUserInput('input.counter', `must be something that happens in a course: ${[...COUNTED].join(', ')}.`);
    if (target < 1 || target > MOST) throw badUserInput('input.target', `must be from 1 to ${MOST.toLocaleString('en')}.`);
    if (endsAt <= startsAt || endsAt.getTime() - startsAt.getTime() > LONGEST_MS) throw badUserInput('input.endsAt', 'must be after startsAt, and at most a year.');
    if (endsAt <= now) throw badUserInput('input.endsAt', 'must not be past.');
    const id = newId('Challenge');
    await this.#db.query(
      `INSERT INTO challenges (id, organization_id, course_id, created_by, title, counter, target, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, course.organizationId, course.id, viewer.id, title, counter, target, startsAt.toISOString(), endsAt.toISOString()],
    );
    return this.#get(viewer, id);
  }

  /** Those that run or are to come can be called off; what was reached stays. @throws NOT_FOUND, FORBIDDEN */
  async cancel(viewer: Viewer, id: string): Promise<ChallengeType> {
    const { courseId } = await this.#get(viewer, id);
    await this.#courses.forEditing(viewer, courseId);
    await this.#db.query('UPDATE challenges SET cancelled_at = COALESCE(cancelled_at, now()) WHERE id = $1', [id]);
    return this.#get(viewer, id);
  }

  /** From now on what the viewer does counts. @throws NOT_FOUND, BAD_USER_INPUT for one that is over, that he could have set himself, or where points are switched off */
  async join(viewer: Viewer, id: string, now: Date): Promise<ChallengeType> {
    const challenge = await this.#get(viewer, id);
    if (mayEditCourse(viewer, await this.#courses.get(viewer, challenge.courseId))) throw badUserInput('id', 'is a challenge of a course that you may edit: it is for its learners.');
    // Who no longer may could still have set himself what he likes.
    const own = await this.#db.query('SELECT FROM challenges WHERE id = $1 AND created_by = $2', [id, viewer.id]);
    if (own.length > 0) throw badUserInput('id', 'is a challenge that you have set yourself.');
    await this.#games.checkOn(viewer, challenge.courseId, 'id');
    if (challenge.cancelledAt !== null || challenge.endsAt <= now) throw badUserInput('id', 'is a challenge that is over.');
    await this.#db.query('INSERT INTO challenge_members (challenge_id, user_id, progress) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING', [id, viewer.id]);
    return this.#get(viewer, id);
  }

  /** A course's, newest first; where points are switched off, only for those who may edit it. @throws NOT_FOUND, BAD_USER_INPUT */
  async list(viewer: Viewer, courseId: string, page: PageRequest): Promise<Connection<ChallengeType>> {
    if (page.after !== null && !isId('Challenge', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const course = await this.#courses.get(viewer, courseId);
    if (!mayEditCourse(viewer, course) && !(await this.#games.isOnFor(viewer, course.id))) return connection([], page, ({ id }: ChallengeType) => id);
    const rows = await this.#db.query<ChallengeType>(
      `SELECT ${COLUMNS} FROM ${WITH_MEMBER} WHERE c.course_id = $2 AND ($3::text IS NULL OR c.id < $3) ORDER BY c.id DESC LIMIT $4`,
      [viewer.id, course.id, page.after, page.first + 1],
    );
    return connection(rows, page, ({ id }) => id);
  }

  async #get(viewer: Viewer, id: string): Promise<ChallengeType> {
    const [row] = isId('Challenge', id) ? await this.#db.query<ChallengeType>(`SELECT ${COLUMNS} FROM ${WITH_MEMBER} WHERE c.id = $2`, [viewer.id, id]) : [];
    if (!row) throw notFound('challenge');
    // Who may not read the course may not know of its challenges.
    await this.#courses.get(viewer, row.courseId).catch((error: unknown) => { throw isNotFound(error) ? notFound('challenge') : error; });
    return row;
  }
}
