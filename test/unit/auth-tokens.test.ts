import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { Cipher, parseEncryptionKey } from '../../src/auth/cipher.js';
import { StartupError } from '../../src/platform/errors.js';

test('what was sealed opens only under its own key, purpose and context', () => {
  const key = randomBytes(32);
  const sealed = new Cipher(key, 'a').seal('sécret ☂', 'row 1');
  assert.equal(new Cipher(key, 'a').open(sealed, 'row 1'), 'sécret ☂');
  assert.throws(() => new Cipher(key, 'a').open(sealed, 'row 2'));
  assert.throws(() => new Cipher(key, 'b').open(sealed, 'row 1'));
  assert.throws(() => new Cipher(randomBytes(32), 'a').open(sealed, 'row 1'));
  const altered = Buffer.from(sealed, 'base64url');
  altered[14]! ^= 1;
  assert.throws(() => new Cipher(key, 'a').open(altered.toString('base64url'), 'row 1'));
});

test('ENCRYPTION_KEY is 32 bytes of base64 and nothing else', () => {
  assert.equal(parseEncryptionKey(Buffer.alloc(32, 7).toString('base64')).length, 32);
  const pem = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
  for (const wrong of ['', 'secret', randomBytes(31).toString('base64'), randomBytes(33).toString('base64'), pem, `${randomBytes(32).toString('base64')}!`]) {
    assert.throws(() => parseEncryptionKey(wrong), StartupError);
  }
});
