const LONGEST_SECONDS = 7_200;
/** The quality from which on an answer is kept for the longest time. */
const GOOD = 0.8;
/** Below it an answer isn't kept at all. */
const LEAST = 0.5;

/** How long an answer of that quality is kept, in seconds: two hours from 0.8 on, in proportion below, not at all below 0.5. */
export function secondsKept(quality: number): number {
  if (quality < LEAST) return 0;
  return Math.round(LONGEST_SECONDS * Math.min(1, quality / GOOD));
}
