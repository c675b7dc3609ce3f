import { createHash, createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { Cipher, parseEncryptionKey } from '../../auth/cipher.js';

/** Without those that are taken for one another when they are read out or written by hand. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 10;
const MAX_LENGTH = 100;
const KEY_BYTES = 32;

/** Join codes at rest: a keyed hash to find a course by, and the code sealed, for those who teach it. */
export class Codes {
  readonly #key: Uint8Array;
  readonly #cipher: Cipher;

  /** @param encryptionKey ENCRYPTION_KEY: 32 bytes in base64 */
  constructor(encryptionKey: string) {
    const secret = parseEncryptionKey(encryptionKey);
    this.#cipher = new Cipher(secret, 'enrolment codes');
    // Keyed: 50 bits are soon tried against a stolen table of plain hashes.
    this.#key = new Uint8Array(hkdfSync('sha256', secret, '', 'lyceum enrolment code hashes', KEY_BYTES));
  }

  /** Ten characters, 49 bits, as "K7QWE-M2XPD". */
  make(): string {
    const characters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return `${characters.slice(0, LENGTH / 2)}-${characters.slice(LENGTH / 2)}`;
  }

  /** However it is written: case, hyphens and spaces make no difference. */
  hash(code: string): string {
    return createHmac('sha256', this.#key).update(code.slice(0, MAX_LENGTH).normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')).digest('hex');
  }

  seal(code: string, courseId: string): string {
    return this.#cipher.seal(code, courseId);
  }

  open(sealed: string, courseId: string): string {
    return this.#cipher.open(sealed, courseId);
  }
}

/** 32 random bytes behind a prefix that says what it is, should it turn up where it does not belong. */
export function newInvitationToken(): string {
  return `lyi_${randomBytes(32).toString('base64url')}`;
}

/** What the table holds of a token. Plain SHA-256 suffices: 256 random bits cannot be guessed. */
export function invitationTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
