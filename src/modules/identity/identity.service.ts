import type { AccessTokens } from '../../auth/access-tokens.js';
import { Role, type Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Db } from '../../platform/postgres.js';
import { checkEmail, emailKey, MAX_EMAIL_LENGTH } from './email.js';
import { EmailTaken, InvalidCredentials, SessionExpired, WeakPassword, type RegisterInput, type SessionType } from './identity.type.js';
import type { LoginLimiter } from './login.limiter.js';
import { hashPassword, verifyPassword } from './password.hash.js';
import { passwordSuggestions } from './password.strength.js';
import { SessionsService } from './sessions.service.js';
import { UsersService, type UserRecord } from './users.service.js';

const MAX_DISPLAY_NAME_LENGTH = 100;
const MAX_PASSWORD_BYTES = 1024;

export interface IdentityOptions {
  db: Db;
  users: UsersService;
  tokens: AccessTokens;
  limiter: LoginLimiter;
}

export interface Account {
  email: string;
  password: string;
  displayName: string;
  role: Role;
}

/** Accounts and sign-ins. */
export class IdentityService {
  readonly #db: Db;
  readonly #users: UsersService;
  readonly #sessions: SessionsService;
  readonly #limiter: LoginLimiter;

  constructor(options: IdentityOptions) {
    this.#db = options.db;
    this.#users = options.users;
    this.#limiter = options.limiter;
    this.#sessions = new SessionsService(options);
  }

  /** Makes a learner's account and signs in to it. @throws BAD_USER_INPUT naming the field */
  async register(input: RegisterInput): Promise<SessionType | EmailTaken | WeakPassword> {
    checkAccount('input.', input);
    const suggestions = await passwordSuggestions(input.password, input);
    if (suggestions.length > 0) return new WeakPassword(suggestions);
    if (await this.#users.findByEmail(input.email)) return new EmailTaken();
    const passwordHash = await hashPassword(input.password);
    return this.#db.transaction(async (tx) => {
      const { email, displayName } = input;
      const user = await this.#users.insert(tx, { email, displayName, passwordHash, role: Role.LEARNER, emailVerified: false });
      return user ? this.#sessions.start(tx, user) : new EmailTaken();
    });
  }

  /** Takes as long, and says the same, whether or not the address has an account. @param address the client's IP address */
  async login(email: string, password: string, address: string): Promise<SessionType | InvalidCredentials> {
    checkText('email', email, { max: MAX_EMAIL_LENGTH });
    checkPassword('password', password);
    const key = emailKey(email);
    const retryAfterSeconds = await this.#limiter.admit(key, address);
    if (retryAfterSeconds > 0) return new InvalidCredentials(retryAfterSeconds);

    const found = await this.#users.findByEmail(email);
    if (!(await verifyPassword(found?.passwordHash ?? null, password)) || !found) return new InvalidCredentials();
    await this.#limiter.succeeded(key, address);
    return this.#db.transaction((tx) => this.#sessions.start(tx, found.user));
  }

  async refreshSession(refreshToken: string): Promise<SessionType | SessionExpired> {
    return (await this.#sessions.refresh(refreshToken)) ?? new SessionExpired();
  }

  /** Ends the sign-in that the viewer's token came from, with all its tokens. */
  async logout(viewer: Viewer): Promise<true> {
    await this.#sessions.end(viewer.sessionFamilyId);
    return true;
  }

  /** @throws UNAUTHENTICATED, saying whether the token is malformed, forged, of the wrong kind, expired or its session over */
  verifyAccessToken(token: string): Promise<Viewer> {
    return this.#sessions.verifyAccessToken(token);
  }

  /** For operators and demo accounts: any role, a verified address, and a password as weak as they like. */
  async createUser(account: Account): Promise<UserRecord | EmailTaken> {
    checkAccount('', account);
    if (await this.#users.findByEmail(account.email)) return new EmailTaken();
    const { email, displayName, role, password } = account;
    const passwordHash = await hashPassword(password);
    return (await this.#users.insert(this.#db, { email, displayName, passwordHash, role, emailVerified: true })) ?? new EmailTaken();
  }

  /** The account of that address, made if there is none; one that exists stays as it is. */
  async ensureUser(account: Account): Promise<UserRecord> {
    const created = await this.createUser(account);
    const user = created instanceof EmailTaken ? (await this.#users.findByEmail(account.email))?.user : created;
    if (!user) throw new Error(`the account ${account.email} was deleted while it was looked up`);
    return user;
  }
}

function checkAccount(path: string, account: { email: string; password: string; displayName: string }): void {
  checkEmail(`${path}email`, account.email);
  checkText(`${path}displayName`, account.displayName, { min: 1, max: MAX_DISPLAY_NAME_LENGTH });
  checkPassword(`${path}password`, account.password);
}

function checkPassword(field: string, password: string): void {
  if (Buffer.byteLength(password) > MAX_PASSWORD_BYTES) throw badUserInput(field, `must be at most ${MAX_PASSWORD_BYTES} bytes of UTF-8.`);
  if (password === '') throw badUserInput(field, 'must not be empty.');
  if (!password.isWellFormed()) throw badUserInput(field, 'must not contain lone surrogates (half of a UTF-16 pair).');
}
