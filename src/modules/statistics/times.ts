/** Each bucket ends a tenth above where it began: what is read from it is off by a twentieth at most. */
const RATIO = 1.1;
// Nearly three weeks.
const LAST_BUCKET = 150;

/** Where a time is counted: counts can be added to and taken from, single times would have to be kept. */
export function timeBucketOf(milliseconds: number): number {
  const bucket = Math.round(Math.log(Math.max(1, milliseconds / 1_000)) / Math.log(RATIO));
  return Math.min(bucket, LAST_BUCKET);
}

/** @param counts answers by bucket @returns seconds, within a twentieth; null without an answer */
export function medianSeconds(counts: ReadonlyMap<number, number>): number | null {
  const buckets = [...counts].filter(([, count]) => count > 0).toSorted(([one], [other]) => one - other);
  const total = buckets.reduce((sum, [, count]) => sum + count, 0);
  let before = 0;
  for (const [bucket, count] of buckets) {
    before += count;
    if (before * 2 >= total) return Number((RATIO ** bucket).toPrecision(3));
  }
  return null;
}
