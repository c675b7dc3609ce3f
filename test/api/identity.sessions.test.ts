import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { SessionExpired, SessionType } from '../../src/modules/identity/identity.type.js';
import { freshEmail, type Identity, openIdentity, PASSWORD, unauthenticatedAs } from './identity.kit.js';

suite('sessions', () => {
  let opened: Identity;
  let db: Identity['db'];
  let identity: Identity['identity'];
  let refreshed: Identity['refreshed'];
  let service: Identity['service'];
  let signedUp: Identity['signedUp'];
  before(async () => {
    opened = await openIdentity();
    ({ db, identity, refreshed, service, signedUp } = opened);
  });
  after(() => opened?.close());

  async function assertExpired(token: string): Promise<void> {
    assert.ok((await identity.refreshSession(token)) instanceof SessionExpired);
  }

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
});
