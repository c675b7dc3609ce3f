import 'reflect-metadata';
import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { Role } from '../../src/auth/viewer.js';
import { InvalidCredentials, SessionType } from '../../src/modules/identity/identity.type.js';
import { loginLimiter } from '../../src/modules/identity/login.limiter.js';
import { freshEmail, type Identity, openIdentity, PASSWORD } from './identity.kit.js';

suite('signing in', () => {
  let opened: Identity;
  let identity: Identity['identity'];
  let service: Identity['service'];
  let signedUp: Identity['signedUp'];
  let users: Identity['users'];
  before(async () => {
    opened = await openIdentity();
    ({ identity, service, signedUp, users } = opened);
  });
  after(() => opened?.close());

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
});
