import { randomBytes } from 'node:crypto';
import type { AccessTokens } from '../../auth/access-tokens.js';
import type { Principal } from '../../auth/viewer.js';
import { unauthenticated, type CallerError } from '../../platform/errors.js';
import type { Logger } from '../../platform/logger.js';
import type { TokenLife } from '../../platform/operations.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { FamilyStates } from './family.states.js';
import { FamilyWatch } from './family.watch.js';
import { SessionType } from './identity.type.js';
import { isRefreshToken, newRefreshToken, openSuccessor, refreshTokenHash, sealSuccessor } from './refresh-token.js';
import type { UserRecord, UsersService } from './users.service.js';

const REFRESH_TOKEN_LIFETIME = '30 days';
/** How long after its use a token still gives the same successor, for two tabs or a lost answer. */
const GRACE_SECONDS = 10;

interface FamilyRow {
  id: string;
  userId: string;
  ended: boolean;
}

interface TokenRow {
  expired: boolean;
  used: boolean;
  inGrace: boolean;
  successor: string | null;
}

export interface SessionsOptions {
  db: Db;
  users: UsersService;
  tokens: AccessTokens;
  signals: Signals;
  logger: Logger;
}

/** What a refresh token led to: the next one, or the end of a sign-in whose token was used again. */
type Rotation = { user: UserRecord; familyId: string; refreshToken: string } | { reusedFamilyId: string };

/** Sign-ins, and the refresh tokens that keep them alive: each works once and names the next (RFC 9700, 4.14.2). */
export class SessionsService {
  readonly #db: Db;
  readonly #users: UsersService;
  readonly #tokens: AccessTokens;
  readonly #states: FamilyStates;
  readonly #watch: FamilyWatch;
  readonly #logger: Logger;

  constructor(options: SessionsOptions) {
    this.#db = options.db;
    this.#users = options.users;
    this.#tokens = options.tokens;
    this.#states = new FamilyStates(options.db);
    this.#watch = new FamilyWatch({ ...options, states: this.#states });
    this.#logger = options.logger;
  }

  /** A new sign-in. */
  async start(sql: Sql, user: UserRecord): Promise<SessionType> {
    const familyId = `ses_${randomBytes(16).toString('hex')}`;
    await sql.query('INSERT INTO session_families (id, organization_id, user_id) VALUES ($1, $2, $3)', [
      familyId, user.organizationId, user.id,
    ]);
    const refreshToken = newRefreshToken();
    await this.#store(sql, refreshToken, familyId, user.organizationId);
    return this.#session(user, familyId, refreshToken);
  }

  /** The next session of a sign-in; null when the token opens none (any more). */
  async refresh(token: string): Promise<SessionType | null> {
    if (!isRefreshToken(token)) return null;
    const next = await this.#db.transaction((tx) => this.#rotate(tx, token));
    if (next && 'reusedFamilyId' in next) {
      await this.#watch.ended(next.reusedFamilyId);
      return null;
    }
    return next && this.#session(next.user, next.familyId, next.refreshToken);
  }

  async end(familyId: string): Promise<void> {
    await endFamily(this.#db, familyId, 'logout');
    await this.#watch.ended(familyId);
  }

  /** Who a token speaks for, as long as its sign-in lasts. @throws UNAUTHENTICATED */
  async verify(token: string): Promise<Principal> {
    const principal = await this.#tokens.verify(token);
    if (await this.#states.hasEnded(principal.sessionFamilyId)) throw sessionOver();
    return principal;
  }

  /** How long a token counts. @throws UNAUTHENTICATED when it doesn't count now */
  async lifeOf(token: string): Promise<TokenLife> {
    const { expiresAt, sessionFamilyId } = await this.#tokens.verify(token);
    // A socket that opens on a session known to be over is told so by each operation: closed, its client would come back for ever.
    if (await this.#hasEnded(sessionFamilyId)) throw sessionOver();
    return { expiresAt, onEnd: (listener) => this.#watch.watch(sessionFamilyId, listener) };
  }

  // A database that is away doesn't say that anything ended; who watches looks again.
  async #hasEnded(familyId: string): Promise<boolean> {
    try {
      return await this.#states.hasEnded(familyId);
    } catch (error) {
      this.#logger.debug({ err: error }, 'could not look whether a sign-in has ended');
      return false;
    }
  }

  async #rotate(tx: Sql, token: string): Promise<Rotation | null> {
    const hash = refreshTokenHash(token);
    const family = await lockFamily(tx, hash);
    const row = family && !family.ended ? await readToken(tx, hash) : null;
    if (!family || !row) return null;

    const refreshToken = row.used ? await repeatedSuccessor(tx, token, row) : row.expired ? null : newRefreshToken();
    if (refreshToken === null) {
      if (!row.used) return null;
      // One of the two who hold the token is a thief, and nobody can tell which: both have to sign in again.
      await endFamily(tx, family.id, 'reuse');
      return { reusedFamilyId: family.id };
    }
    const user = await this.#users.find(family.userId, tx);
    if (!user) return null;
    if (!row.used) {
      await this.#store(tx, refreshToken, family.id, user.organizationId);
      await tx.query('UPDATE refresh_tokens SET used_at = clock_timestamp(), successor = $2 WHERE hash = $1', [
        hash, sealSuccessor(token, refreshToken),
      ]);
      await tx.query('DELETE FROM refresh_tokens WHERE family_id = $1 AND expires_at < now()', [family.id]);
    }
    return { user, familyId: family.id, refreshToken };
  }

  async #store(sql: Sql, refreshToken: string, familyId: string, organizationId: string): Promise<void> {
    await sql.query(
      `INSERT INTO refresh_tokens (hash, organization_id, family_id, expires_at)
       VALUES ($1, $2, $3, clock_timestamp() + interval '${REFRESH_TOKEN_LIFETIME}')`,
      [refreshTokenHash(refreshToken), organizationId, familyId],
    );
  }

  async #session(user: UserRecord, familyId: string, refreshToken: string): Promise<SessionType> {
    const access = await this.#tokens.issue({
      id: user.id, organizationId: user.organizationId, role: user.role, sessionFamilyId: familyId,
    });
    return new SessionType(access, refreshToken, user);
  }
}

function sessionOver(): CallerError {
  return unauthenticated('The session of this access token has ended: sign in again.');
}

/** Everything about a family waits in line here: its tokens are read only after the lock is held. */
async function lockFamily(tx: Sql, hash: string): Promise<FamilyRow | null> {
  const [family] = await tx.query<FamilyRow>(
    `SELECT id, user_id AS "userId", ended_at IS NOT NULL AS ended FROM session_families
      WHERE id = (SELECT family_id FROM refresh_tokens WHERE hash = $1) FOR UPDATE`,
    [hash],
  );
  return family ?? null;
}

async function readToken(tx: Sql, hash: string): Promise<TokenRow | null> {
  const [row] = await tx.query<TokenRow>(
    `SELECT expires_at <= clock_timestamp() AS expired, used_at IS NOT NULL AS used, successor,
            coalesce(clock_timestamp() < used_at + make_interval(secs => $2), false) AS "inGrace"
       FROM refresh_tokens WHERE hash = $1`,
    [hash, GRACE_SECONDS],
  );
  return row ?? null;
}

/** The successor that a used token already got, while that is still unused and the grace lasts; null: this is a reuse. */
async function repeatedSuccessor(tx: Sql, token: string, row: TokenRow): Promise<string | null> {
  if (!row.inGrace || row.successor === null) return null;
  const successor = openSuccessor(token, row.successor);
  const next = await readToken(tx, refreshTokenHash(successor));
  return next && !next.used ? successor : null;
}

async function endFamily(sql: Sql, familyId: string, reason: 'logout' | 'reuse'): Promise<void> {
  await sql.query(
    `UPDATE session_families SET ended_at = clock_timestamp(), end_reason = $2 WHERE id = $1 AND ended_at IS NULL`,
    [familyId, reason],
  );
}
