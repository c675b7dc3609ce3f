import { Role, type Viewer } from '../../auth/viewer.js';
import { notFound } from '../../platform/errors.js';
import { isId, newId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { checkAccount, type Account } from './account.js';
import { checkEmail, emailKey } from './email.js';
import { DEFAULT_ORGANIZATION_ID } from './identity.entity.js';
import { EmailTaken, UserType } from './identity.type.js';
import { hashPassword } from './password.hash.js';

/** A user as the rest of identity knows him: what GraphQL shows, and his organization. */
export class UserRecord extends UserType {
  organizationId!: string;
}

export interface NewUser {
  email: string;
  displayName: string;
  passwordHash: string;
  role: Role;
  emailVerified: boolean;
}

export const USER_COLUMNS = `id, organization_id AS "organizationId", email, display_name AS "displayName", role,
  email_verified AS "emailVerified", created_at AS "createdAt"`;

export function userRecord(row: UserRecord): UserRecord {
  return Object.assign(new UserRecord(), row);
}

export class UsersService {
  readonly #db: Db;

  constructor(options: { db: Db }) {
    this.#db = options.db;
  }

  /** A user sees himself, an admin everyone in his organization. @throws NOT_FOUND for everybody else */
  async byId(viewer: Viewer, id: string): Promise<UserRecord> {
    const user = isId('User', id) ? await this.find(id) : null;
    const visible = user && user.organizationId === viewer.organizationId && (user.id === viewer.id || viewer.role === Role.ADMIN);
    if (!visible) throw notFound('user');
    return user;
  }

  /** Without asking who wants to know: for the server's own parts. */
  async find(id: string, sql: Sql = this.#db): Promise<UserRecord | null> {
    const [row] = await sql.query<UserRecord>(`SELECT ${USER_COLUMNS} FROM users WHERE id = $1`, [id]);
    return row ? userRecord(row) : null;
  }

  /** What these users call themselves; without asking who wants to know. */
  async names(ids: readonly string[]): Promise<string[]> {
    const rows = await this.#db.query<{ displayName: string }>(
      'SELECT display_name AS "displayName" FROM users WHERE id = ANY($1) ORDER BY id',
      [ids],
    );
    return rows.map(({ displayName }) => displayName);
  }

  /** What makes an address unique. */
  emailKeyOf(email: string): string {
    return emailKey(email);
  }

  /** The same of an address that somebody writes. @param field the path of the input, as "input.email" @throws BAD_USER_INPUT */
  checkedEmailKey(field: string, email: string): string {
    return emailKey(checkEmail(field, email));
  }

  /** With the hash that a sign-in is checked against. */
  async findByEmail(email: string): Promise<{ user: UserRecord; passwordHash: string } | null> {
    const [row] = await this.#db.query<UserRecord & { passwordHash: string }>(
      `SELECT ${USER_COLUMNS}, password_hash AS "passwordHash" FROM users WHERE organization_id = $1 AND email_key = $2`,
      [DEFAULT_ORGANIZATION_ID, emailKey(email)],
    );
    if (!row) return null;
    const { passwordHash, ...user } = row;
    return { user: userRecord(user), passwordHash };
  }

  /** For operators and demo accounts: any role, a verified address, a password as weak as they like. @throws BAD_USER_INPUT */
  async create(account: Account): Promise<UserRecord | EmailTaken> {
    checkAccount('', account);
    if (await this.findByEmail(account.email)) return new EmailTaken();
    const { email, displayName, role } = account;
    const passwordHash = await hashPassword(account.password);
    return (await this.insert(this.#db, { email, displayName, passwordHash, role, emailVerified: true })) ?? new EmailTaken();
  }

  /** The account of that address, made if there is none; one that exists stays as it is. */
  async ensure(account: Account): Promise<UserRecord> {
    const created = await this.create(account);
    if (!(created instanceof EmailTaken)) return created;
    const found = await this.findByEmail(account.email);
    if (!found) throw new Error('the account was deleted while it was looked up');
    return found.user;
  }

  /** @returns null when the address has an account already */
  async insert(sql: Sql, user: NewUser): Promise<UserRecord | null> {
    const [row] = await sql.query<UserRecord>(
      `INSERT INTO users (id, organization_id, email, email_key, display_name, password_hash, role, email_verified)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (organization_id, email_key) DO NOTHING RETURNING ${USER_COLUMNS}`,
      [newId('User'), DEFAULT_ORGANIZATION_ID, user.email, emailKey(user.email), user.displayName, user.passwordHash, user.role, user.emailVerified],
    );
    return row ? userRecord(row) : null;
  }
}
