import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { SignJWT, UnsecuredJWT } from 'jose';
import { pino } from 'pino';
import { AccessTokens } from '../../src/auth/access-tokens.js';
import { KeyRing } from '../../src/auth/keys.js';
import { Role, type Viewer } from '../../src/auth/viewer.js';
import { ENTITIES } from '../../src/entities.js';
import { IdentityService } from '../../src/modules/identity/identity.service.js';
import { EmailTaken, InvalidCredentials, SessionExpired, SessionType, WeakPassword } from '../../src/modules/identity/identity.type.js';
import { loginLimiter, noLoginLimiter, type LoginLimiter } from '../../src/modules/identity/login.limiter.js';
import { UsersService } from '../../src/modules/identity/users.service.js';
import { CallerError, StartupError } from '../../src/platform/errors.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { createPostgresSignals } from '../../src/platform/signals/postgres.js';
import type { Signals } from '../../src/platform/signals/signals.js';
import { freshDatabase } from '../kit/app.js';
import type { TestDatabase } from '../kit/postgres.js';

const PASSWORD = 'purple monkey dishwasher';
const encryptionKey = randomBytes(32).toString('base64');
const logger = pino({ level: 'silent' });
let database: TestDatabase;
let db: Database;
let keys: KeyRing;
let users: UsersService;
let identity: IdentityService;
let signals: Signals;

/** As another process would have it: nothing cached. */
function service(limiter: LoginLimiter = noLoginLimiter, ttlSeconds = 900): IdentityService {
  return new IdentityService({ db, users, tokens: new AccessTokens({ keys, ttlSeconds }), limiter, signals, logger });
}

function freshEmail(): string {
  return `u${randomBytes(6).toString('hex')}@example.org`;
}

async function signedUp(email = freshEmail()): Promise<SessionType> {
  const result = await identity.register({ email, password: PASSWORD, displayName: 'Ada' });
  assert.ok(result instanceof SessionType);
  return result;
}

async function refreshed(token: string, by = identity): Promise<SessionType> {
  const result = await by.refreshSession(token);
  assert.ok(result instanceof SessionType);
  return result;
}

async function assertExpired(token: string): Promise<void> {
  assert.ok((await identity.refreshSession(token)) instanceof SessionExpired);
}

function unauthenticatedAs(pattern: RegExp) {
  return (error: unknown) =>
    error instanceof CallerError && error.extensions['code'] === 'UNAUTHENTICATED' && pattern.test(error.message);
}

suite('identity', () => {
  before(async () => {
    database = await freshDatabase();
    db = await openDatabase({ url: database.appUrl, role: null, entities: ENTITIES, poolSize: 10, logger });
    keys = await KeyRing.open({ db, encryptionKey });
    users = new UsersService({ db });
    signals = createPostgresSignals({ url: database.appUrl, db, logger });
    identity = service();
  });

  after(async () => {
    await signals?.close();
    await db?.close();
    await database?.drop();
  });

  test('registering signs a learner in, keeps the address as written and takes it once, in any case', async () => {
    const email = ` Ada.${randomBytes(4).toString('hex')}@Example.org`;
    const session = await signedUp(email);
    assert.equal(session.user.email, email);
    assert.equal(session.user.role, Role.LEARNER);
    assert.equal(session.user.emailVerified, false);
    const viewer = await identity.verifyAccessToken(session.accessToken);
    assert.equal(viewer.id, session.user.id);
    assert.equal(viewer.role, Role.LEARNER);
    assert.deepEqual(viewer.expiresAt, session.accessTokenExpiresAt);
    for (const same of [email, email.toUpperCase(), email.trim(), `${email}  `, email.replace('@', '＠')]) {
      assert.ok((await identity.register({ email: same, password: PASSWORD, displayName: 'Eve' })) instanceof EmailTaken, same);
    }
  });

  test('of many who register one address at once, one gets it', async () => {
    const email = freshEmail();
    const results = await Promise.all(Array.from({ length: 8 }, () => identity.register({ email, password: PASSWORD, displayName: 'A' })));
    assert.equal(results.filter((result) => result instanceof SessionType).length, 1);
    assert.equal(results.filter((result) => result instanceof EmailTaken).length, 7);
  });

  test('a password that is short, common or the own name is refused with advice', async () => {
    const email = 'marguerite.duras@example.org';
    for (const password of ['x', 'aB3$efgh9', '1234567890', 'passwordpassword', email, 'MARGUERITE.DURAS', 'Marguerite Duras']) {
      const result = await identity.register({ email, password, displayName: 'Marguerite Duras' });
      assert.ok(result instanceof WeakPassword, password);
      assert.ok(result.suggestions.length > 0 && result.suggestions.every((advice) => advice.endsWith('.')));
    }
  });

  test('malformed input names its field', async () => {
    const good = { email: 'a@example.org', password: PASSWORD, displayName: 'Ada' };
    const cases: [Partial<typeof good>, string][] = [
      ...['', ' ', 'ada', 'ada@', '@example.org', 'a@b@example.org', 'a b@example.org', 'a@example', 'a@-x.org', 'a\0@example.org', `${'a'.repeat(250)}@example.org`, '\ud800@example.org']
        .map((email): [Partial<typeof good>, string] => [{ email }, 'input.email']),
      ...['', '  ', 'x'.repeat(101), 'a\0b', '\udc00'].map((displayName): [Partial<typeof good>, string] => [{ displayName }, 'input.displayName']),
      ...['', '\ud83d', 'é'.repeat(513)].map((password): [Partial<typeof good>, string] => [{ password }, 'input.password']),
    ];
    for (const [wrong, field] of cases) {
      await assert.rejects(identity.register({ ...good, ...wrong }), (error: CallerError) => {
        assert.equal(error.extensions['code'], 'BAD_USER_INPUT');
        assert.equal(error.extensions['field'], field, JSON.stringify(wrong).slice(0, 60));
        return true;
      });
    }
  });

  test('signing in takes any case of the address and either composition of the password', async () => {
    const email = freshEmail();
    await users.create({ email, password: 'zwölf Boxkämpfer'.normalize('NFC'), displayName: 'Zoë', role: Role.INSTRUCTOR });
    const session = await identity.login(` ${email.toUpperCase()} `, 'zwölf Boxkämpfer'.normalize('NFD'), '::1');
    assert.ok(session instanceof SessionType);
    assert.equal((await identity.verifyAccessToken(session.accessToken)).role, Role.INSTRUCTOR);
  });

  test('an unknown address and a wrong password look alike, in words and in time', async () => {
    const email = freshEmail();
    await signedUp(email);
    const timed = async (address: string) => {
      const times: number[] = [];
      for (let i = 0; i < 7; i++) {
        const start = performance.now();
        const result = await identity.login(address, 'wrong password', '::1');
        times.push(performance.now() - start);
        assert.deepEqual({ ...result }, { message: 'The email address or the password is wrong.', retryAfterSeconds: null });
      }
      return times.sort((a, b) => a - b)[3]!;
    };
    const [known, unknown] = [await timed(email), await timed(freshEmail())];
    assert.ok(unknown > known / 3, `${unknown} ms for nobody, ${known} ms for somebody`);
  });

  test('too many failures for an address make even the right password wait, and nobody else', async () => {
    const limited = service(loginLimiter({ failuresPerEmail: 3, failuresPerAddress: 100, windowSeconds: 60 }, null));
    const [victim, other] = [freshEmail(), freshEmail()];
    await signedUp(victim);
    await signedUp(other);
    for (let i = 0; i < 3; i++) await limited.login(victim, 'wrong password', '10.0.0.1');
    const refused = await limited.login(victim.toUpperCase(), PASSWORD, '10.0.0.2');
    assert.ok(refused instanceof InvalidCredentials);
    assert.ok(refused.retryAfterSeconds! > 0 && refused.retryAfterSeconds! <= 60);
    assert.ok((await limited.login(other, PASSWORD, '10.0.0.1')) instanceof SessionType);
  });

  test('too many failures from one network address stop it, whatever accounts it names', async () => {
    const limited = service(loginLimiter({ failuresPerEmail: 100, failuresPerAddress: 3, windowSeconds: 60 }, null));
    const email = freshEmail();
    await signedUp(email);
    for (let i = 0; i < 3; i++) await limited.login(freshEmail(), 'wrong password', '10.0.0.1');
    assert.ok((await limited.login(email, PASSWORD, '10.0.0.1')) instanceof InvalidCredentials);
    assert.ok((await limited.login(email, PASSWORD, '10.0.0.2')) instanceof SessionType);
  });

  test('a burst of parallel guesses is cut off at the limit; parallel sign-ins with the right password are not', async () => {
    const limited = service(loginLimiter({ failuresPerEmail: 5, failuresPerAddress: 5, windowSeconds: 60 }, null));
    const email = freshEmail();
    await signedUp(email);
    const right = await Promise.all(Array.from({ length: 30 }, () => limited.login(email, PASSWORD, '10.0.0.9')));
    assert.ok(right.every((result) => result instanceof SessionType));
    const guesses = await Promise.all(Array.from({ length: 40 }, (_, i) => limited.login(email, `guess ${i}`, '10.0.0.1')));
    const tried = guesses.filter((result) => result instanceof InvalidCredentials && result.retryAfterSeconds === null);
    assert.ok(tried.length >= 5 && tried.length <= 6, `${tried.length} guesses were tried`);
  });

  test('a refresh token gives a session of the same sign-in, and the next token', async () => {
    const first = await signedUp();
    const second = await refreshed(first.refreshToken);
    const third = await refreshed(second.refreshToken);
    assert.equal(new Set([first, second, third].map((session) => session.refreshToken)).size, 3);
    const viewers = await Promise.all([first, second, third].map((session) => identity.verifyAccessToken(session.accessToken)));
    assert.equal(new Set(viewers.map((viewer) => viewer.sessionFamilyId)).size, 1);
  });

  test('using a token again after its successor was used ends the whole sign-in at once', async () => {
    const first = await signedUp();
    const second = await refreshed(first.refreshToken);
    const third = await refreshed(second.refreshToken);
    await identity.verifyAccessToken(third.accessToken);
    await assertExpired(first.refreshToken);
    await assertExpired(third.refreshToken);
    await assert.rejects(identity.verifyAccessToken(third.accessToken), unauthenticatedAs(/session .* has ended/));
    await assert.rejects(service().verifyAccessToken(third.accessToken), unauthenticatedAs(/session .* has ended/));
  });

  test('20 overlapping refreshes get the same successor, and it works', async () => {
    const { refreshToken } = await signedUp();
    const services = Array.from({ length: 4 }, () => service());
    const sessions = await Promise.all(Array.from({ length: 20 }, (_, i) => refreshed(refreshToken, services[i % 4])));
    assert.equal(new Set(sessions.map((session) => session.refreshToken)).size, 1);
    await Promise.all(sessions.map((session) => identity.verifyAccessToken(session.accessToken)));
    const next = await refreshed(sessions[0]!.refreshToken);
    await refreshed(next.refreshToken);
  });

  test('a rotation that races with a reuse leaves one live chain or none, never two', async () => {
    for (let round = 0; round < 10; round++) {
      const first = await signedUp();
      const second = await refreshed(first.refreshToken);
      const raced = await Promise.all([identity.refreshSession(second.refreshToken), identity.refreshSession(first.refreshToken)]);
      const offered = raced.filter((result) => result instanceof SessionType).map((session) => session.refreshToken);
      const reuseNoticed = raced[1] instanceof SessionExpired;
      const [third] = raced;
      if (reuseNoticed) for (const token of offered) await assertExpired(token);
      else assert.ok(third instanceof SessionType && offered.includes(second.refreshToken));
    }
  });

  test('ten seconds after its use a token is a reuse even if its successor was never used', async () => {
    const first = await signedUp();
    const second = await refreshed(first.refreshToken);
    await refreshed(first.refreshToken);
    const { sessionFamilyId } = await identity.verifyAccessToken(first.accessToken);
    await db.query(`UPDATE refresh_tokens SET used_at = used_at - interval '11 s' WHERE family_id = $1 AND used_at IS NOT NULL`, [sessionFamilyId]);
    await assertExpired(first.refreshToken);
    await assertExpired(second.refreshToken);
  });

  test('expired, unknown and garbled refresh tokens open nothing', async () => {
    const session = await signedUp();
    const { sessionFamilyId } = await identity.verifyAccessToken(session.accessToken);
    const [row] = await db.query<{ days: number }>(
      `SELECT extract(epoch FROM expires_at - now())::float8 / 86400 AS days FROM refresh_tokens WHERE family_id = $1`, [sessionFamilyId]);
    assert.ok(row!.days > 29.9 && row!.days <= 30);
    await db.query(`UPDATE refresh_tokens SET expires_at = now() - interval '1 s' WHERE family_id = $1`, [sessionFamilyId]);
    await assertExpired(session.refreshToken);
    const fresh = await signedUp();
    for (const token of ['', 'x', '\0', fresh.accessToken, fresh.refreshToken.slice(0, -1), `lyr_${randomBytes(32).toString('base64url')}`]) {
      await assertExpired(token);
    }
    await refreshed(fresh.refreshToken);
  });

  test('the table alone opens no session', async () => {
    const first = await signedUp();
    const second = await refreshed(first.refreshToken);
    const dump = JSON.stringify(await db.query('SELECT * FROM refresh_tokens'));
    assert.ok(!dump.includes(first.refreshToken.slice(4)) && !dump.includes(second.refreshToken.slice(4)));
  });

  test('signing out ends the sign-in it came from and no other', async () => {
    const email = freshEmail();
    const here = await signedUp(email);
    const there = await identity.login(email, PASSWORD, '::1');
    assert.ok(there instanceof SessionType);
    assert.equal(await identity.logout(await identity.verifyAccessToken(here.accessToken)), true);
    await assertExpired(here.refreshToken);
    await assert.rejects(identity.verifyAccessToken(here.accessToken), unauthenticatedAs(/session .* has ended/));
    await assert.rejects(service().verifyAccessToken(here.accessToken), unauthenticatedAs(/session .* has ended/));
    await identity.verifyAccessToken(there.accessToken);
    await refreshed(there.refreshToken);
  });

  test('an access token that is expired, forged, of the wrong kind or malformed is refused, saying so', async () => {
    const session = await signedUp();
    const viewer = await identity.verifyAccessToken(session.accessToken);
    const { kid, key } = keys.signingKey();
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const jwt = (typ: string, { audience = 'lyceum', keyId = kid } = {}) =>
      new SignJWT({ org: viewer.organizationId, role: 'ADMIN', sid: viewer.sessionFamilyId })
        .setProtectedHeader({ alg: 'EdDSA', kid: keyId, typ })
        .setIssuer('lyceum').setAudience(audience).setSubject(viewer.id).setIssuedAt().setExpirationTime('1h');
    const expired = await new AccessTokens({ keys, ttlSeconds: -1 }).issue(viewer);
    const hmac = await new SignJWT({}).setProtectedHeader({ alg: 'HS256', kid, typ: 'at+jwt' }).sign(randomBytes(32));
    const refusals: [string, RegExp][] = [
      [expired.token, /has expired/],
      [await jwt('at+jwt').sign(stranger), /forged/],
      [hmac, /forged/],
      [new UnsecuredJWT({ sub: viewer.id }).encode(), /forged|malformed/],
      [await jwt('at+jwt', { keyId: 'unknown' }).sign(key), /forged/],
      [await jwt('JWT').sign(key), /wrong kind/],
      [await jwt('at+jwt', { audience: 'elsewhere' }).sign(key), /wrong kind/],
      [session.refreshToken, /wrong kind.*refresh token/],
      ['', /malformed/],
      ['abc', /malformed/],
      ['a.b.c', /malformed/],
      [session.accessToken.split('.').slice(0, 2).join('.'), /malformed/],
    ];
    for (const [token, pattern] of refusals) await assert.rejects(identity.verifyAccessToken(token), unauthenticatedAs(pattern), `${pattern}: ${token}`);
    await identity.verifyAccessToken(await jwt('at+jwt').sign(key));
  });

  test('no text whatever passes for an access token', async () => {
    const { accessToken } = await signedUp();
    const segment = fc.oneof(fc.string(), fc.constantFrom(...accessToken.split('.')), fc.base64String());
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.array(segment, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.'))), async (token) => {
        fc.pre(token !== accessToken);
        await assert.rejects(identity.verifyAccessToken(token), unauthenticatedAs(/malformed|forged|wrong kind/));
      }),
      { numRuns: 300 },
    );
  });

  test('many processes that start at once make one signing key; another ENCRYPTION_KEY is refused in a sentence', async () => {
    const fresh = await freshDatabase();
    try {
      const own = await openDatabase({ url: fresh.appUrl, role: null, entities: ENTITIES, poolSize: 10, logger });
      const rings = await Promise.all(Array.from({ length: 10 }, () => KeyRing.open({ db: own, encryptionKey })));
      assert.equal(new Set(rings.map((ring) => ring.signingKey().kid)).size, 1);
      const [row] = await own.query<{ encryptedPrivateJwk: string }>('SELECT encrypted_private_jwk AS "encryptedPrivateJwk" FROM signing_keys');
      assert.ok(!Buffer.from(row!.encryptedPrivateJwk, 'base64url').toString('latin1').includes('"d"'));
      await assert.rejects(KeyRing.open({ db: own, encryptionKey: randomBytes(32).toString('base64') }), (error: Error) => {
        assert.ok(error instanceof StartupError);
        assert.match(error.message, /ENCRYPTION_KEY is not the one/);
        return true;
      });
      await own.close();
    } finally {
      await fresh.drop();
    }
  });

  test('a key that another process made later is found, asking the database at most every 3 s', async (context) => {
    const [mine, other] = [await freshDatabase(), await freshDatabase()];
    const open = (url: string) => openDatabase({ url, role: null, entities: ENTITIES, poolSize: 2, logger });
    const [myDb, otherDb] = [await open(mine.appUrl), await open(other.appUrl)];
    try {
      const [ring, otherRing] = [await KeyRing.open({ db: myDb, encryptionKey }), await KeyRing.open({ db: otherDb, encryptionKey })];
      const { kid } = otherRing.signingKey();
      const [row] = await otherDb.query<{ publicJwk: string; sealed: string }>(
        'SELECT public_jwk AS "publicJwk", encrypted_private_jwk AS sealed FROM signing_keys');
      await myDb.query('INSERT INTO signing_keys (kid, public_jwk, encrypted_private_jwk) VALUES ($1, $2, $3)', [kid, row!.publicJwk, row!.sealed]);
      assert.equal(await ring.publicKey(kid), null);
      context.mock.timers.enable({ apis: ['Date'], now: Date.now() + 3_001 });
      assert.ok(await ring.publicKey(kid));
      assert.equal((await KeyRing.open({ db: myDb, encryptionKey })).signingKey().kid, kid);
    } finally {
      await Promise.all([myDb.close(), otherDb.close()]);
      await Promise.all([mine.drop(), other.drop()]);
    }
  });

  test('a user sees himself, an admin everyone, and others nobody', async () => {
    const [ada, eve] = [await signedUp(), await signedUp()];
    const viewer = await identity.verifyAccessToken(ada.accessToken);
    assert.equal((await users.byId(viewer, ada.user.id)).email, ada.user.email);
    const admin: Viewer = { ...viewer, id: eve.user.id, role: Role.ADMIN };
    assert.equal((await users.byId(admin, ada.user.id)).id, ada.user.id);
    const foreign: Viewer = { ...admin, organizationId: 'org_00000000000000000000000000000002' };
    const hidden: [Viewer, string][] = [
      [viewer, eve.user.id], [foreign, ada.user.id], [admin, 'usr_00000000000000000000000000000000'], [admin, 'x\0'], [admin, ada.user.id.replace('usr', 'crs')],
    ];
    for (const [who, id] of hidden) {
      await assert.rejects(users.byId(who, id), (error: CallerError) => error.extensions['code'] === 'NOT_FOUND');
    }
  });

  test('an account that is ensured again, also at the same time, stays as it was', async () => {
    const account = { email: freshEmail(), password: PASSWORD, displayName: 'Demo', role: Role.ADMIN };
    const made = await Promise.all([users.ensure(account), users.ensure(account), users.ensure(account)]);
    const again = await users.ensure({ ...account, displayName: 'Other', role: Role.LEARNER });
    assert.equal(new Set([...made, again].map((user) => user.id)).size, 1);
    assert.equal(again.role, Role.ADMIN);
    assert.equal(again.displayName, 'Demo');
  });
});
