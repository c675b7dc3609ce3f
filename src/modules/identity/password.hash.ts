import { hash, verify } from '@node-rs/argon2';
import { unavailable } from '../../platform/errors.js';

// OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
const MAX_CONCURRENT = 2;
const MAX_WAITING = 1_000;

// Of 32 random bytes that nobody kept: checking against it costs what checking against a user's own hash costs.
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$QY3bn6jTL1lZbl8NdORVEA$yFAOweVg+JJhv7dK8Mmt6JMh4bsu6xZmRh0SAqGK4Yk';

let running = 0;
const waiting: (() => void)[] = [];

/** The argon2id hash (RFC 9106) of a password as a PHC string; waits for its turn. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(canonical(password), PARAMETERS));
}

/** Whether the password is the one that was hashed; for a null hash (no such user) it takes as long and is false. Call it in turn. */
export async function verifyPassword(phc: string | null, password: string): Promise<boolean> {
  const matches = await verify(phc ?? NOBODYS_HASH, canonical(password));
  return matches && phc !== null;
}

// The same characters may be composed differently by another keyboard (NIST SP 800-63B, 5.1.1.2).
function canonical(password: string): string {
  return password.normalize('NFKC');
}

/** Runs at most two such works at once: each hash takes 19 MiB and a core. @throws UNAVAILABLE when 1,000 wait already */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= MAX_CONCURRENT) {
    if (waiting.length >= MAX_WAITING) throw unavailable('Signing in', 5);
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
