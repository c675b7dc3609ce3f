import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { StartupError } from '../platform/errors.js';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The 32 bytes of ENCRYPTION_KEY. @throws StartupError when the text is not the base64 of 32 bytes */
export function parseEncryptionKey(base64: string): Buffer {
  const key = Buffer.from(base64, 'base64');
  const canonical = key.toString('base64').replace(/=+$/, '');
  if (key.length !== KEY_BYTES || canonical !== base64.trim().replace(/=+$/, '')) {
    throw new StartupError('ENCRYPTION_KEY must be 32 random bytes in base64; make one with: openssl rand -base64 32');
  }
  return key;
}

/** AES-256-GCM under a key derived (HKDF-SHA-256) from a secret of full entropy for one purpose only. */
export class Cipher {
  readonly #key: Buffer;

  /** @param purpose what the key is for; another purpose derives another key */
  constructor(secret: Uint8Array | string, purpose: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', `lyceum ${purpose}`, KEY_BYTES));
  }

  /** Nonce, ciphertext and tag in base64url. `context` is authenticated with it: what was sealed for one row opens in no other. */
  seal(plaintext: string, context: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(context));
    return Buffer.concat([nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /** @throws Error when the text was sealed under another key or context, or altered */
  open(sealed: string, context: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
}
