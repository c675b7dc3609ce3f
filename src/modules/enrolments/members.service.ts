import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { Db } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { UsersService } from '../identity/users.service.js';
import { memberPage, type MemberPosition, type MemberRow } from './members.repository.js';
import type { CourseMemberFilter } from './members.type.js';

const LONGEST_SEARCH = 254;

export interface MembersOptions {
  db: Db;
  courses: Pick<CoursesService, 'forEditing'>;
  users: Pick<UsersService, 'emailKeyOf'>;
}

/** Everybody in a course, as those who teach it see them. */
export class MembersService {
  readonly #options: MembersOptions;

  constructor(options: MembersOptions) {
    this.#options = options;
  }

  /** By name. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async page(viewer: Viewer, courseId: string, { search = null, role = null, state = null, progress = null }: CourseMemberFilter, page: PageRequest): Promise<Connection<MemberRow>> {
    const { db, courses, users } = this.#options;
    if (search !== null) checkText('filter.search', search, { min: 1, max: LONGEST_SEARCH });
    const course = await courses.forEditing(viewer, courseId);
    const filter = { search: search === null ? null : { name: search.trim(), emailKey: users.emailKeyOf(search) }, role, state, progress };
    const rows = await memberPage(db, course.id, filter, { first: page.first, after: page.after === null ? null : positionOf(page.after) });
    return connection(rows, page, keyOf);
  }
}

function keyOf({ sortName, userId, role }: MemberPosition): string {
  return JSON.stringify([sortName, userId, role]);
}

function positionOf(key: string): MemberPosition {
  try {
    const [sortName, userId, role, ...others] = JSON.parse(key) as unknown[];
    if (typeof sortName === 'string' && typeof userId === 'string' && typeof role === 'string' && others.length === 0) return { sortName, userId, role };
  } catch {
    // Not JSON: refused below like every other string that is no cursor.
  }
  throw badUserInput('after', 'is not a cursor that this list gave out.');
}
