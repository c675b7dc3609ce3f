/** Of the normal distribution: 95 % lie within. */
const Z = 1.959964;

/**
 * The 95 % interval of a share by Wilson's score, which holds for few ratings and for shares of 0 and 1 too (E. B. Wilson,
 * "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22, 1927).
 * @param of at least 1
 */
export function wilson(hits: number, of: number): { low: number; high: number } {
  const share = hits / of;
  const centre = share + Z ** 2 / (2 * of);
  const margin = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1 + Z ** 2 / of;
  return { low: Math.max(0, (centre - margin) / scale), high: Math.min(1, (centre + margin) / scale) };
}
