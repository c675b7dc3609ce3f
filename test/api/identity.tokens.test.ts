import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { SignJWT, UnsecuredJWT } from 'jose';
import { AccessTokens } from '../../src/auth/access-tokens.js';
import { KeyRing } from '../../src/auth/keys.js';
import { StartupError } from '../../src/platform/errors.js';
import { openDatabase } from '../../src/platform/postgres.js';
import { freshDatabase } from '../kit/app.js';
import { encryptionKey, type Identity, logger, openIdentity, unauthenticatedAs } from './identity.kit.js';

suite('access tokens and their keys', () => {
  let opened: Identity;
  let identity: Identity['identity'];
  let keys: Identity['keys'];
  let signedUp: Identity['signedUp'];
  before(async () => {
    opened = await openIdentity();
    ({ identity, keys, signedUp } = opened);
  });
  after(() => opened?.close());

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
      const own = await openDatabase({ url: fresh.appUrl, role: null, poolSize: 10, logger });
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
    const open = (url: string) => openDatabase({ url, role: null, poolSize: 2, logger });
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
});
