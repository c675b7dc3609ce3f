import { mayOperate } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, CallerError, forbidden, isUnavailable, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import { isMongoOutage } from '../../platform/mongo.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { UsersService } from '../identity/users.service.js';
import { InspectionAction } from './profiles.entity.js';

/** What is kept of learners in one place, whichever store that is. */
export interface LearnerDocuments {
  /** As exports name it. */
  name: string;
  /** All of a user's, as plain JSON would have them. */
  all(userId: string): Promise<unknown[]>;
  /** May be repeated. @returns how many there were */
  erase(userId: string): Promise<number>;
}

export interface Inspection {
  id: string;
  userId: string;
  inspectorId: string;
  action: InspectionAction;
  reason: string;
  at: Date;
}

export interface InspectionsOptions {
  db: Db;
  users: Pick<UsersService, 'find'>;
  documents: readonly LearnerDocuments[];
}

const LONGEST_REASON = 500;
const RETRY_SECONDS = 5;
const COLUMNS = 'id, user_id AS "userId", inspector_id AS "inspectorId", action, reason, at';

/** Admins among learners' documents: nothing is read or erased before who, when and why is recorded. */
export class InspectionsService {
  readonly #options: InspectionsOptions;
  #erasing: Promise<unknown> = Promise.resolve();

  constructor(options: InspectionsOptions) {
    this.#options = options;
  }

  /** Of the viewer's documents, newest first. */
  async own(viewer: Viewer, page: PageRequest): Promise<Connection<Inspection>> {
    if (page.after !== null && !isId('Inspection', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const rows = await this.#options.db.query<Inspection>(
      `SELECT ${COLUMNS} FROM document_inspections WHERE user_id = $1 AND ($2::text IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`, [viewer.id, page.after, page.first + 1],
    );
    return connection(rows, page, ({ id }) => id);
  }

  /** @throws FORBIDDEN, NOT_FOUND, BAD_USER_INPUT naming the field */
  async record(viewer: Viewer, userId: string, action: InspectionAction, reason: string, sql: Sql = this.#options.db): Promise<Inspection> {
    if (!mayOperate(viewer)) throw forbidden("Only admins may inspect learners' documents.");
    checkText('input.reason', reason, { min: 1, max: LONGEST_REASON });
    const user = isId('User', userId) ? await this.#options.users.find(userId) : null;
    if (user?.organizationId !== viewer.organizationId) throw notFound('user');
    const [row] = await sql.query<Inspection>(
      `INSERT INTO document_inspections (id, organization_id, user_id, inspector_id, action, reason) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${COLUMNS}`,
      [newId('Inspection'), viewer.organizationId, userId, viewer.id, action, reason],
    );
    return row!;
  }

  /** The same, unless it stands there already: who looks again and again for one reason looked for that. @throws as `record` */
  async recordOnce(viewer: Viewer, userId: string, action: InspectionAction, reason: string): Promise<void> {
    const known = await this.#options.db.query(
      'SELECT 1 FROM document_inspections WHERE user_id = $1 AND inspector_id = $2 AND action = $3 AND reason = $4 LIMIT 1', [userId, viewer.id, action, reason],
    );
    if (known.length === 0) await this.record(viewer, userId, action, reason);
  }

  /** Everything that is kept of a learner, by the name of what it is. @throws as `record`; UNAVAILABLE, naming what could not be read */
  async export(viewer: Viewer, userId: string, reason: string): Promise<{ inspection: Inspection; json: string }> {
    const inspection = await this.record(viewer, userId, InspectionAction.EXPORT, reason);
    const { documents } = this.#options;
    const read = await Promise.allSettled(documents.map(({ all }) => all(userId)));
    const failed = read.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    const fault = failed.find((reason) => !isOutage(reason)) ?? failed[0];
    if (fault !== undefined) throw isOutage(fault) ? unfinished('exported', documents.filter((_, index) => read[index]!.status === 'rejected'), fault) : fault;
    const parts = read.map((each, index) => [documents[index]!.name, each.status === 'fulfilled' ? each.value : []] as const);
    return { inspection, json: JSON.stringify({ userId, exportedAt: inspection.at.toISOString(), ...Object.fromEntries(parts) }) };
  }

  /**
   * Forgets everything that is kept of a learner, but for who did so, when and why. What was erased stays so if the rest fails.
   * @throws as `record`; UNAVAILABLE, naming what is left: asked again, it goes on
   */
  async erase(viewer: Viewer, userId: string, reason: string): Promise<{ inspection: Inspection; erased: { name: string; count: number }[] }> {
    const inspection = await this.record(viewer, userId, InspectionAction.ERASE, reason);
    // One at a time: whoever holds a connection while he needs others must not wait for those who do the same.
    const erasing = this.#erasing.then(() => this.#eraseAll(userId));
    this.#erasing = erasing.catch(() => undefined);
    return { inspection, erased: await erasing };
  }

  async #eraseAll(userId: string): Promise<{ name: string; count: number }[]> {
    const { documents } = this.#options;
    const erased: { name: string; count: number }[] = [];
    for (const { name, erase } of documents) {
      const count = await erase(userId).catch((error: unknown) => {
        throw isOutage(error) ? unfinished('erased', documents.slice(erased.length), error) : error;
      });
      erased.push({ name, count });
    }
    return erased;
  }
}

function isOutage(error: unknown): boolean {
  return isMongoOutage(error) || isDatabaseOutage(error) || isUnavailable(error);
}

function unfinished(what: 'erased' | 'exported', left: readonly LearnerDocuments[], cause: unknown): CallerError {
  const message = `Not everything could be ${what}, for a store can't be reached at the moment: ${left.map(({ name }) => name).join(', ')}. Ask again in ${RETRY_SECONDS} s.`;
  return Object.assign(new CallerError('UNAVAILABLE', message, { retryAfterSeconds: RETRY_SECONDS, left: left.map(({ name }) => name) }), { cause });
}
