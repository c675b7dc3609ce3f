import { Role, type Principal } from '../../auth/viewer.js';
import { checkText } from '../../platform/graphql/text.js';
import type { TokenLife } from '../../platform/operations.js';
import type { Db } from '../../platform/postgres.js';
import { checkAccount, checkPassword } from './account.js';
import { emailKey, MAX_EMAIL_LENGTH } from './email.js';
import { EmailTaken, InvalidCredentials, SessionExpired, WeakPassword, type RegisterInput, type SessionType } from './identity.type.js';
import type { LoginLimiter } from './login.limiter.js';
import { hashPassword, inTurn, verifyPassword } from './password.hash.js';
import { passwordSuggestions } from './password.strength.js';
import { SessionsService, type SessionsOptions } from './sessions.service.js';
import type { UsersService } from './users.service.js';

export interface IdentityOptions extends SessionsOptions {
  limiter: LoginLimiter;
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
    // Counted within the turn, so that a burst of parallel guesses is cut off at the limit as well.
    const result = await inTurn(async () => {
      const retryAfterSeconds = await this.#limiter.retryAfter(key, address);
      if (retryAfterSeconds > 0) return new InvalidCredentials(retryAfterSeconds);
      const found = await this.#users.findByEmail(email);
      const matches = await verifyPassword(found?.passwordHash ?? null, password);
      if (found && matches) return found.user;
      await this.#limiter.failed(key, address);
      return new InvalidCredentials();
    });
    if (result instanceof InvalidCredentials) return result;
    await this.#limiter.succeeded(key);
    return this.#db.transaction((tx) => this.#sessions.start(tx, result));
  }

  async refreshSession(refreshToken: string): Promise<SessionType | SessionExpired> {
    return (await this.#sessions.refresh(refreshToken)) ?? new SessionExpired();
  }

  /** Ends the sign-in that the viewer's token came from, with all its tokens. */
  async logout(viewer: Principal): Promise<true> {
    await this.#sessions.end(viewer.sessionFamilyId);
    return true;
  }

  /** Who an access token speaks for. @throws UNAUTHENTICATED, saying whether the token is malformed, forged, of the wrong kind, expired or its session over */
  verifyAccessToken(token: string): Promise<Principal> {
    return this.#sessions.verify(token);
  }

  /** How long an access token counts, and word when its sign-in ends before. @throws as verifyAccessToken */
  tokenLife(token: string): Promise<TokenLife> {
    return this.#sessions.lifeOf(token);
  }
}
