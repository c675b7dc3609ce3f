import { hash, verify } from '@node-rs/argon2';
import { unavailable } from '../../platform/errors.js';

// OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
const MAX_CONCURRENT = 2;
const MAX_WAITING = 200;

/** Of no password: verifying against it costs what verifying against a user's own hash costs. */
let absent: Promise<string> | undefined;
let running = 0;
const waiting: (() => void)[] = [];

/** The argon2id hash (RFC 9106) of a password as a PHC string. At most two run at once: each takes 19 MiB. */
export function hashPassword(password: string): Promise<string> {
  return queued(() => hash(canonical(password), PARAMETERS));
}

/** Whether the password is the one that was hashed; a null hash (no such user) takes as long and is false. */
export async function verifyPassword(phc: string | null, password: string): Promise<boolean> {
  const compared = phc ?? (await (absent ??= hashPassword('')));
  const matches = await queued(() => verify(compared, canonical(password)));
  return matches && phc !== null;
}

// The same characters may be composed differently by another keyboard (NIST SP 800-63B, 5.1.1.2).
function canonical(password: string): string {
  return password.normalize('NFKC');
}

async function queued<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= MAX_CONCURRENT) {
    if (waiting.length >= MAX_WAITING) throw unavailable('Signing in', 2);
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running++;
  }
  try {
    return await work();
  } finally {
    // The place is handed on rather than given back, so that nobody can slip in between.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
