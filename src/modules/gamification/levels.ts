export const LEVELS = 20;

/** The points at which a level begins: 50 · n · (n − 1), so 0, 100, 300, 600 … 19,000. @param level 1 to 20 */
export function pointsOf(level: number): number {
  return 50 * level * (level - 1);
}

/** The level that so many points are, 1 to 20; points below 0 are level 1. */
export function levelOf(points: number): number {
  // The root of 50 n (n − 1) = points; what is exact there is exact here, since 1 + 0.08 · points is then a square.
  const level = Math.floor((1 + Math.sqrt(1 + 0.08 * Math.max(0, points))) / 2 + 1e-9);
  return Math.min(LEVELS, level);
}
