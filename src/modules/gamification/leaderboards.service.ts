import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { Db } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import { boardOf } from './gamification.repository.js';
import { LeaderboardPeriod, NotOnLeaderboard, type LeaderboardPlace } from './gamification.type.js';
import type { GamificationService } from './gamification.service.js';

export interface LeaderboardsServiceOptions {
  db: Db;
  courses: Pick<CoursesService, 'get'>;
  games: Pick<GamificationService, 'isOnIn' | 'checkOn'>;
}

const LONGEST_ALIAS = 40;
const DAY_MS = 86_400_000;
/** Marks and overrides of writing direction: whatever stands behind such a name would be read the wrong way round. */
const TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const DAYS: Record<LeaderboardPeriod, number | null> = { WEEK: 7, MONTH: 30, ALL: null };
const POSITION = /^(-?\d{1,9}) ([0-9a-f]{32})$/;

/** Boards of those who want to stand on them, and whom nobody else sees. */
export class LeaderboardsService {
  readonly #options: LeaderboardsServiceOptions;

  constructor(options: LeaderboardsServiceOptions) {
    this.#options = options;
  }

  /** Puts the viewer on it, or calls him by another name there. @throws NOT_FOUND, BAD_USER_INPUT */
  async join(viewer: Viewer, courseId: string, alias: string): Promise<string> {
    const { db, courses, games } = this.#options;
    const name = checkText('alias', alias, { min: 1, max: LONGEST_ALIAS }).trim();
    if (TURNS.test(name)) throw badUserInput('alias', 'must not contain characters that turn the direction of what follows.');
    const course = await courses.get(viewer, courseId);
    await games.checkOn(viewer, course.id, 'courseId');
    await db.query(
      `INSERT INTO leaderboard_members (course_id, user_id, alias) VALUES ($1, $2, $3)
       ON CONFLICT (course_id, user_id) DO UPDATE SET alias = EXCLUDED.alias`,
      [course.id, viewer.id, name],
    );
    return name;
  }

  /** Takes the viewer off it; also where he can no longer read the course. */
  async leave(viewer: Viewer, courseId: string): Promise<boolean> {
    const rows = await this.#options.db.query('DELETE FROM leaderboard_members WHERE course_id = $1 AND user_id = $2 RETURNING user_id', [courseId, viewer.id]);
    return rows.length > 0;
  }

  /** Most points first. @throws NOT_FOUND, BAD_USER_INPUT */
  async board(viewer: Viewer, courseId: string, period: LeaderboardPeriod, page: PageRequest, now: Date): Promise<Connection<LeaderboardPlace> | NotOnLeaderboard> {
    const { db, courses, games } = this.#options;
    const after = page.after === null ? null : positionOf(page.after);
    const course = await courses.get(viewer, courseId);
    if (!(await games.isOnIn(course.id))) return Object.assign(new NotOnLeaderboard(), { message: 'The course has switched points off, so it has no leaderboard.' });
    const member = await db.query(
      'SELECT FROM leaderboard_members m LEFT JOIN games g USING (user_id) WHERE m.course_id = $1 AND m.user_id = $2 AND g.enabled IS NOT false', [course.id, viewer.id],
    );
    if (member.length === 0) return Object.assign(new NotOnLeaderboard(), { message: 'Only those who stand on a leaderboard see it: join it first.' });
    const days = DAYS[period];
    const since = days === null ? null : new Date(now.getTime() - days * DAY_MS);
    const rows = await boardOf(db, course.id, since, { first: page.first, after });
    const { edges, pageInfo } = connection(rows, page, ({ points, place }) => `${points} ${place}`);
    return { pageInfo, edges: edges.map(({ cursor, node: { userId, place: _place, ...shown } }) => ({ cursor, node: { ...shown, isViewer: userId === viewer.id } })) };
  }
}

function positionOf(key: string): { points: number; place: string } {
  const [, points, place] = POSITION.exec(key) ?? [];
  if (points === undefined || place === undefined) throw badUserInput('after', 'is not a cursor that this list gave out.');
  return { points: Number(points), place };
}
