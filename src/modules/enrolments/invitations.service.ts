import { mayEditCourse } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { PublicationStatus } from '../courses/courses.entity.js';
import type { CourseRow, CoursesService } from '../courses/courses.service.js';
import type { UsersService } from '../identity/users.service.js';
import { invitationTokenHash, newInvitationToken } from './code.js';
import { EnrolledBy, EnrolmentState, InvitationState } from './enrolments.entity.js';
import { enrolmentOf } from './enrolments.repository.js';
import { refused, type Enrolled, type EnrolmentsService } from './enrolments.service.js';
import { RefusalReason, type InviteInput } from './enrolments.type.js';
import {
  countPending, insertInvitation, invitationById, invitationByToken, invitationPage, pendingFor, revokePending, settle, type InvitationRow,
} from './invitations.repository.js';

const DEFAULT_DAYS = 30;
const MOST_DAYS = 365;
const DAY_MS = 86_400_000;
const MOST_PENDING = 10_000;

export type { InvitationRow };

/** An invitation with its token, which is told once. */
export interface Issued {
  invitation: InvitationRow;
  token: string;
}

/** By which an invitation is answered: its token, whoever holds that, or its id, by whom it was made for. */
export interface InvitationKey {
  id: string | null;
  token: string | null;
}

export interface InvitationsOptions {
  db: Db;
  courses: CoursesService;
  users: Pick<UsersService, 'find' | 'emailKeyOf' | 'checkedEmailKey'>;
  enrolments: Pick<EnrolmentsService, 'letIn'>;
}

/** Invitations to courses: made, answered, revoked. */
export class InvitationsService {
  readonly #options: InvitationsOptions;

  constructor(options: InvitationsOptions) {
    this.#options = options;
  }

  /** To an address, whether or not it has an account, or to an account. An older one to the same is revoked. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async invite(viewer: Viewer, input: InviteInput): Promise<Issued> {
    const { db, courses } = this.#options;
    const known = await courses.forEditing(viewer, input.courseId);
    const to = await this.#addressee(known, input);
    const expiresAt = checkedExpiry(input.expiresAt ?? null);
    const token = newInvitationToken();
    const id = newId('Invitation');
    return db.transaction(async (tx) => {
      await courses.locked(tx, known.id);
      const course = await courses.forEditing(viewer, known.id, tx);
      await revokePending(tx, { courseId: course.id, ...to });
      if ((await countPending(tx, course.id)) >= MOST_PENDING) throw badUserInput('input.courseId', `has ${MOST_PENDING.toLocaleString('en')} invitations that nobody has answered; revoke some first.`);
      await insertInvitation(tx, { id, organizationId: course.organizationId, courseId: course.id, ...to, invitedBy: viewer.id, expiresAt, tokenHash: invitationTokenHash(token) });
      return { invitation: (await invitationById(tx, id))!, token };
    });
  }

  /** For those who may edit the course, and for whom it was made for. @throws NOT_FOUND */
  async get(viewer: Viewer, id: string): Promise<InvitationRow> {
    const { db, courses } = this.#options;
    const invitation = isId('Invitation', id) ? await invitationById(db, id) : null;
    const course = invitation && (await courses.find(invitation.courseId));
    if (!invitation || !course || (!mayEditCourse(viewer, course) && !(await this.#isFor(db, viewer, invitation, false)))) throw notFound('invitation');
    return invitation;
  }

  /** A course's, newest first, for those who may edit it. @param states null: all @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async ofCourse(viewer: Viewer, courseId: string, states: readonly InvitationState[] | null, page: PageRequest): Promise<Connection<InvitationRow>> {
    checkCursor(page);
    const course = await this.#options.courses.forEditing(viewer, courseId);
    return connection(await invitationPage(this.#options.db, course.id, states, page), page, ({ id }) => id);
  }

  /** Those that wait for the viewer's answer: made for his account, or for his address once that was shown to be his. */
  async own(viewer: Viewer, page: PageRequest): Promise<Connection<InvitationRow>> {
    checkCursor(page);
    const { db } = this.#options;
    const rows = await pendingFor(db, { userId: viewer.id, organizationId: viewer.organizationId, emailKey: await this.#verifiedKey(db, viewer) }, page);
    return connection(rows, page, ({ id }) => id);
  }

  /** Once; whoever accepted it may ask again. @throws NOT_FOUND, BAD_USER_INPUT */
  async accept(viewer: Viewer, key: InvitationKey): Promise<Enrolled> {
    return this.#answering(viewer, key, async (tx, { invitation, course, reason }) => {
      if (reason) return refused(reason);
      if (invitation.state === InvitationState.ACCEPTED) {
        // Repeated by who accepted it; once he has left it lets him in no more.
        const enrolment = await enrolmentOf(tx, course.id, viewer.id);
        return enrolment?.state === EnrolmentState.ACTIVE ? enrolment : refused(RefusalReason.INVITATION_OVER);
      }
      // He would be in a course that he can't read.
      if (course.status !== PublicationStatus.PUBLISHED) return refused(RefusalReason.NOT_PUBLISHED);
      const enrolled = await this.#options.enrolments.letIn(tx, viewer, course, EnrolledBy.INVITATION);
      if (!('message' in enrolled)) await settle(tx, invitation.id, InvitationState.ACCEPTED, viewer.id);
      return enrolled;
    });
  }

  /** @throws NOT_FOUND also for one that isn't for the viewer, BAD_USER_INPUT */
  async decline(viewer: Viewer, key: InvitationKey): Promise<InvitationRow> {
    return this.#answering(viewer, key, async (tx, { invitation, reason }) => {
      if (reason === RefusalReason.ANOTHER_ADDRESS) throw notFound('invitation');
      await settle(tx, invitation.id, InvitationState.DECLINED, viewer.id);
      return (await invitationById(tx, invitation.id))!;
    });
  }

  /** One that has its answer stays as it is. @throws NOT_FOUND, FORBIDDEN */
  async revoke(viewer: Viewer, id: string): Promise<InvitationRow> {
    const { db, courses } = this.#options;
    const known = await this.get(viewer, id);
    return db.transaction(async (tx) => {
      await courses.locked(tx, known.courseId);
      await courses.forEditing(viewer, known.courseId, tx);
      await settle(tx, id, InvitationState.REVOKED, null);
      return (await invitationById(tx, id))!;
    });
  }

  /** Decided while nobody else answers or revokes it. */
  async #answering<Result>(
    viewer: Viewer, { id, token }: InvitationKey, work: (tx: Sql, found: { invitation: InvitationRow; course: CourseRow; reason: RefusalReason | null }) => Promise<Result>,
  ): Promise<Result> {
    const { db, courses } = this.#options;
    if ((id === null) === (token === null)) throw badUserInput('id', 'or token must be given, one of them.');
    const find = (sql: Sql) => (token !== null ? invitationByToken(sql, invitationTokenHash(token)) : isId('Invitation', id!) ? invitationById(sql, id!) : Promise.resolve(null));
    const known = await find(db);
    if (!known || known.organizationId !== viewer.organizationId) throw notFound('invitation');
    return db.transaction(async (tx) => {
      const course = await courses.locked(tx, known.courseId);
      const invitation = await find(tx);
      if (!course || !invitation) throw notFound('invitation');
      const isHis = await this.#isFor(tx, viewer, invitation, token !== null);
      // By its id alone nobody else learns that there is one.
      if (!isHis && token === null) throw notFound('invitation');
      return work(tx, { invitation, course, reason: isHis ? overReason(invitation, viewer) : RefusalReason.ANOTHER_ADDRESS });
    });
  }

  /** @param holdsToken which was sent to the address: who holds it has shown that it is his */
  async #isFor(sql: Sql, viewer: Viewer, { userId, emailKey }: InvitationRow, holdsToken: boolean): Promise<boolean> {
    if (userId !== null) return userId === viewer.id;
    const user = await this.#options.users.find(viewer.id, sql);
    return user !== null && (holdsToken || user.emailVerified) && this.#options.users.emailKeyOf(user.email) === emailKey;
  }

  async #verifiedKey(sql: Sql, viewer: Viewer): Promise<string | null> {
    const user = await this.#options.users.find(viewer.id, sql);
    return user?.emailVerified ? this.#options.users.emailKeyOf(user.email) : null;
  }

  async #addressee(course: CourseRow, { email = null, userId = null }: InviteInput): Promise<Pick<InvitationRow, 'email' | 'emailKey' | 'userId'>> {
    const { users } = this.#options;
    if ((email === null) === (userId === null)) throw badUserInput('input.email', 'or input.userId must be given, one of them.');
    if (email !== null) return { email, emailKey: users.checkedEmailKey('input.email', email), userId: null };
    const user = isId('User', userId!) ? await users.find(userId!) : null;
    if (user?.organizationId !== course.organizationId) throw notFound('user');
    return { email: null, emailKey: null, userId };
  }
}

function overReason({ state, expiresAt, userId }: InvitationRow, viewer: Viewer): RefusalReason | null {
  if (state === InvitationState.ACCEPTED && userId === viewer.id) return null;
  if (state !== InvitationState.PENDING || expiresAt <= new Date()) return RefusalReason.INVITATION_OVER;
  return null;
}

function checkedExpiry(expiresAt: Date | null): Date {
  const now = Date.now();
  const at = expiresAt?.getTime() ?? now + DEFAULT_DAYS * DAY_MS;
  if (at <= now) throw badUserInput('input.expiresAt', 'must be in the future.');
  if (at > now + MOST_DAYS * DAY_MS) throw badUserInput('input.expiresAt', `must be within ${MOST_DAYS} days.`);
  return new Date(at);
}

function checkCursor({ after }: PageRequest): void {
  if (after !== null && !isId('Invitation', after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
}
