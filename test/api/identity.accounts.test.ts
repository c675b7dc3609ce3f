import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { Role, type Viewer } from '../../src/auth/viewer.js';
import { EmailTaken, SessionType, WeakPassword } from '../../src/modules/identity/identity.type.js';
import { CallerError } from '../../src/platform/errors.js';
import { freshEmail, type Identity, openIdentity, PASSWORD } from './identity.kit.js';

suite('accounts', () => {
  let opened: Identity;
  let identity: Identity['identity'];
  let signedUp: Identity['signedUp'];
  let users: Identity['users'];
  before(async () => {
    opened = await openIdentity();
    ({ identity, signedUp, users } = opened);
  });
  after(() => opened?.close());

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

  test('a user sees himself, an admin everyone, and others nobody', async () => {
    const [ada, eve] = [await signedUp(), await signedUp()];
    const viewer: Viewer = { ...(await identity.verifyAccessToken(ada.accessToken)), courses: new Map() };
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
