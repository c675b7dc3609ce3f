/** How much time is left when a learner is told of it, in seconds; half of the whole is one more. */
const MARKS_SECONDS = [1_800, 600, 300, 60, 10];

/** When an attempt is next to be looked at: at the next mark, or at its end; null where it has none. */
export function nextMark(startedAt: Date, endsAt: Date | null, now: Date): Date | null {
  if (!endsAt) return null;
  const wholeMs = endsAt.getTime() - startedAt.getTime();
  const marks = [wholeMs / 2, ...MARKS_SECONDS.map((seconds) => seconds * 1_000).filter((left) => left < wholeMs)];
  const coming = marks.map((left) => endsAt.getTime() - Math.floor(left)).filter((at) => at > now.getTime());
  return new Date(Math.min(...coming, endsAt.getTime()));
}

/** Whole seconds, the last one begun counted; 0 once it is over. */
export function secondsLeft(endsAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((endsAt.getTime() - now.getTime()) / 1_000));
}
