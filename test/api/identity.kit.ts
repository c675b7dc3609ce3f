import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { AccessTokens } from '../../src/auth/access-tokens.js';
import { KeyRing } from '../../src/auth/keys.js';
import { IdentityService } from '../../src/modules/identity/identity.service.js';
import { SessionType } from '../../src/modules/identity/identity.type.js';
import { noLoginLimiter, type LoginLimiter } from '../../src/modules/identity/login.limiter.js';
import { UsersService } from '../../src/modules/identity/users.service.js';
import { CallerError } from '../../src/platform/errors.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { createPostgresSignals } from '../../src/platform/signals/postgres.js';
import { freshDatabase } from '../kit/app.js';

export const PASSWORD = 'purple monkey dishwasher';
export const encryptionKey = randomBytes(32).toString('base64');
export const logger = pino({ level: 'silent' });

/** The identity services by themselves, on a database of their own. */
export interface Identity {
  db: Database;
  keys: KeyRing;
  users: UsersService;
  identity: IdentityService;
  /** As another process would have it: nothing cached. */
  service(limiter?: LoginLimiter): IdentityService;
  signedUp(email?: string): Promise<SessionType>;
  refreshed(token: string, by?: IdentityService): Promise<SessionType>;
  close(): Promise<void>;
}

export async function openIdentity(): Promise<Identity> {
  const database = await freshDatabase();
  const db = await openDatabase({ url: database.appUrl, role: null, poolSize: 10, logger });
  const signals = createPostgresSignals({ url: database.appUrl, db, logger });
  const keys = await KeyRing.open({ db, encryptionKey });
  const users = new UsersService({ db });
  const service = (limiter: LoginLimiter = noLoginLimiter) =>
    new IdentityService({ db, users, tokens: new AccessTokens({ keys, ttlSeconds: 900 }), limiter, signals, logger });
  const identity = service();
  return {
    db, keys, users, identity, service,
    async signedUp(email = freshEmail()) {
      const result = await identity.register({ email, password: PASSWORD, displayName: 'Ada' });
      assert.ok(result instanceof SessionType);
      return result;
    },
    async refreshed(token, by = identity) {
      const result = await by.refreshSession(token);
      assert.ok(result instanceof SessionType);
      return result;
    },
    async close() {
      await signals.close();
      await db.close();
      await database.drop();
    },
  };
}

export function freshEmail(): string {
  return `u${randomBytes(6).toString('hex')}@example.org`;
}

export function unauthenticatedAs(pattern: RegExp) {
  return (error: unknown) =>
    error instanceof CallerError && error.extensions['code'] === 'UNAUTHENTICATED' && pattern.test(error.message);
}
