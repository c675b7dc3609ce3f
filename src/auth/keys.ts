import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { StartupError } from '../platform/errors.js';
import type { Db, Sql } from '../platform/postgres.js';
import { Cipher, parseEncryptionKey } from './cipher.js';

export const SIGNING_ALGORITHM = 'EdDSA';

// One process makes the first key; the number only has to be ours.
const KEY_LOCK = 7_104_212;
const RELOAD_INTERVAL_MS = 3_000;

interface KeyRow {
  kid: string;
  publicJwk: string;
  encryptedPrivateJwk: string;
}

export interface KeyRingOptions {
  db: Db;
  /** ENCRYPTION_KEY: 32 bytes in base64. */
  encryptionKey: string;
}

/** The Ed25519 keys that sign access tokens: made by Lyceum, kept in signing_keys, the private part encrypted. */
export class KeyRing {
  readonly #db: Db;
  readonly #cipher: Cipher;
  readonly #publicKeys = new Map<string, CryptoKey>();
  #signing!: { kid: string; key: CryptoKey };
  #loadedAt = 0;
  #reload: Promise<void> | null = null;

  private constructor(db: Db, cipher: Cipher) {
    this.#db = db;
    this.#cipher = cipher;
  }

  /** Loads the keys, making the first one if there is none. @throws StartupError when ENCRYPTION_KEY does not open them */
  static async open(options: KeyRingOptions): Promise<KeyRing> {
    const cipher = new Cipher(parseEncryptionKey(options.encryptionKey), 'signing keys');
    const ring = new KeyRing(options.db, cipher);
    const newest = await options.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [KEY_LOCK]);
      return (await newestKey(tx)) ?? (await createKey(tx, cipher));
    });
    ring.#signing = { kid: newest.kid, key: await ring.#openPrivateKey(newest) };
    await ring.#load();
    return ring;
  }

  /** The newest key: the one that signs. */
  signingKey(): { kid: string; key: CryptoKey } {
    return this.#signing;
  }

  /** The key of that id, or null if this installation never made it. Asks the database again at most every 3 s. */
  async publicKey(kid: string): Promise<CryptoKey | null> {
    const known = this.#publicKeys.get(kid);
    if (known) return known;
    if (!this.#reload && Date.now() - this.#loadedAt < RELOAD_INTERVAL_MS) return null;
    this.#reload ??= this.#load().finally(() => (this.#reload = null));
    await this.#reload;
    return this.#publicKeys.get(kid) ?? null;
  }

  async #load(): Promise<void> {
    this.#loadedAt = Date.now();
    const rows = await this.#db.query<KeyRow>('SELECT kid, public_jwk AS "publicJwk" FROM signing_keys');
    for (const row of rows) {
      if (!this.#publicKeys.has(row.kid)) this.#publicKeys.set(row.kid, await importKey(row.publicJwk));
    }
  }

  async #openPrivateKey(row: KeyRow): Promise<CryptoKey> {
    let jwk: string;
    try {
      jwk = this.#cipher.open(row.encryptedPrivateJwk, row.kid);
    } catch (cause) {
      throw new StartupError(
        'ENCRYPTION_KEY is not the one that this database was first used with, so its signing keys cannot be opened: set the former key again.',
        { cause },
      );
    }
    return importKey(jwk);
  }
}

async function importKey(jwk: string): Promise<CryptoKey> {
  return (await importJWK(JSON.parse(jwk) as JWK, SIGNING_ALGORITHM)) as CryptoKey;
}

async function newestKey(tx: Sql): Promise<KeyRow | undefined> {
  const rows = await tx.query<KeyRow>(
    `SELECT kid, public_jwk AS "publicJwk", encrypted_private_jwk AS "encryptedPrivateJwk"
       FROM signing_keys ORDER BY created_at DESC, kid LIMIT 1`,
  );
  return rows[0];
}

async function createKey(tx: Sql, cipher: Cipher): Promise<KeyRow> {
  const pair = await generateKeyPair(SIGNING_ALGORITHM, { crv: 'Ed25519', extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const row = {
    kid,
    publicJwk: JSON.stringify(publicJwk),
    encryptedPrivateJwk: cipher.seal(JSON.stringify(await exportJWK(pair.privateKey)), kid),
  };
  await tx.query('INSERT INTO signing_keys (kid, public_jwk, encrypted_private_jwk) VALUES ($1, $2, $3)', [
    row.kid, row.publicJwk, row.encryptedPrivateJwk,
  ]);
  return row;
}
