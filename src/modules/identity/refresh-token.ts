import { createHash, randomBytes } from 'node:crypto';
import { Cipher } from '../../auth/cipher.js';

const REFRESH_TOKEN = /^lyr_[A-Za-z0-9_-]{43}$/;

/** 32 random bytes behind a prefix that says what it is, should it turn up where it does not belong. */
export function newRefreshToken(): string {
  return `lyr_${randomBytes(32).toString('base64url')}`;
}

export function isRefreshToken(text: string): boolean {
  return REFRESH_TOKEN.test(text);
}

/** What the table holds of a token. Plain SHA-256 suffices: 256 random bits cannot be guessed. */
export function refreshTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The successor, sealed under a key that only the holder of `token` can derive: the table alone opens nothing. */
export function sealSuccessor(token: string, successor: string): string {
  return new Cipher(token, 'refresh token successor').seal(successor, refreshTokenHash(token));
}

export function openSuccessor(token: string, sealed: string): string {
  return new Cipher(token, 'refresh token successor').open(sealed, refreshTokenHash(token));
}
