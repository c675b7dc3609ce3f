import { createHash, randomBytes } from 'node:crypto';
import type { Principal, Viewer } from '../../auth/viewer.js';
import type { Db } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import type { MembershipsService } from '../enrolments/memberships.service.js';
import type { UsersService } from '../identity/users.service.js';
import { calendarOf } from './feed.js';
import type { PlansService } from './plans.service.js';

const MOST_PLANS = 50;
const TOKEN = /^lyk_[\w-]{43}$/;

export interface FeedOptions {
  db: Db;
  users: Pick<UsersService, 'find'>;
  memberships: Pick<MembershipsService, 'viewerOf'>;
  plans: Pick<PlansService, 'page'>;
  courses: Pick<CoursesService, 'readable'>;
  lessons: Pick<LessonsService, 'measured'>;
}

/** The addresses by which calendars read study plans without a sign-in. */
export class FeedService {
  readonly #options: FeedOptions;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** A new secret for the viewer's plans, told this once; the one before reads nothing from then on. */
  async rotate(viewer: Viewer): Promise<string> {
    const token = `lyk_${randomBytes(32).toString('base64url')}`;
    await this.#options.db.query(
      `INSERT INTO calendar_feeds (user_id, organization_id, token_hash, created_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (user_id) DO UPDATE SET token_hash = excluded.token_hash, created_at = excluded.created_at`,
      [viewer.id, viewer.organizationId, hashOf(token)],
    );
    return token;
  }

  /** Whether there was one. */
  async revoke(viewer: Viewer): Promise<boolean> {
    return (await this.#options.db.query('DELETE FROM calendar_feeds WHERE user_id = $1 RETURNING user_id', [viewer.id])).length > 0;
  }

  /** Null where there is none. */
  async of(viewer: Viewer): Promise<{ createdAt: Date } | null> {
    const [row] = await this.#options.db.query<{ createdAt: Date }>('SELECT created_at AS "createdAt" FROM calendar_feeds WHERE user_id = $1', [viewer.id]);
    return row ?? null;
  }

  /** Whose plans a secret reads, as an iCalendar; null where it reads nothing. */
  async read(token: string, now: Date): Promise<string | null> {
    const { memberships, plans, courses, lessons } = this.#options;
    const owner = TOKEN.test(token) ? await this.#owner(token, now) : null;
    if (!owner) return null;
    const viewer = await memberships.viewerOf(owner);
    const { edges } = await plans.page(viewer, { first: MOST_PLANS, after: null }, now);
    const courseIds = edges.map(({ node }) => node.courseId);
    const [titles, names] = await Promise.all([lessons.measured({ courseIds }), courses.readable(viewer, courseIds)]);
    const titleById = new Map(titles.map(({ id, title }) => [id, title]));
    const nameById = new Map(names.map(({ id, title }) => [id, title]));
    return calendarOf(edges.map(({ node }) => ({ plan: node, course: nameById.get(node.courseId) ?? '', titles: titleById })));
  }

  async #owner(token: string, now: Date): Promise<Principal | null> {
    const [row] = await this.#options.db.query<{ userId: string }>('SELECT user_id AS "userId" FROM calendar_feeds WHERE token_hash = $1', [hashOf(token)]);
    const user = row ? await this.#options.users.find(row.userId) : null;
    return user && { id: user.id, organizationId: user.organizationId, role: user.role, sessionFamilyId: '', expiresAt: now };
  }
}

/** Plain SHA-256 suffices: 256 random bits cannot be guessed. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
