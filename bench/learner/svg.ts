import type { Bin } from './figures.js';
import type { Outcome } from './simulation.js';

const SIDE = 300;
const TOP = 32;
const LEFT = 52;
const GAP = 84;
const HEIGHT = SIDE + TOP + 48;
const WIDTH = LEFT + 2 * SIDE + GAP + 24;
/** Logits that the left picture shows on either side of zero. */
const REACH = 3.5;

/** Estimated against true ability with each interval, and what was said against what came; reads on light and dark pages. */
export function drawn({ learners }: Outcome, bins: readonly Bin[]): string {
  const place = (left: number, from: number, to: number) => ({
    x: (value: number) => (left + ((value - from) / (to - from)) * SIDE).toFixed(1),
    y: (value: number) => (TOP + ((to - value) / (to - from)) * SIDE).toFixed(1),
  });
  const abilities = place(LEFT, -REACH, REACH);
  const shares = place(LEFT + SIDE + GAP, 0, 1);
  const ticks = ({ x, y }: ReturnType<typeof place>, values: readonly number[], ends: readonly [number, number]) =>
    values.map((value) => `<line x1="${x(ends[0])}" x2="${x(ends[1])}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/><text x="${Number(x(ends[0])) - 6}" y="${Number(y(value)) + 4}" text-anchor="end" fill="#444">${value}</text><text x="${x(value)}" y="${TOP + SIDE + 16}" text-anchor="middle" fill="#444">${value}</text>`).join('\n');
  // Every tenth learner: a thousand bars would be one blot.
  const shown = learners.filter((_, index) => index % 10 === 0).map(({ truth, state: { ability } }) => ({ truth, mean: ability.mean, half: 1.96 * Math.sqrt(ability.variance) }));
  const caption = (left: number, text: string) => `<text x="${left}" y="${TOP - 12}" fill="#222">${text}</text>`;
  const below = (left: number, text: string) => `<text x="${left + SIDE / 2}" y="${HEIGHT - 8}" text-anchor="middle" fill="#444">${text}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">
<title>Estimated against true ability of simulated learners, and how often what was predicted came</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${caption(LEFT, 'ability believed, with its 95 % interval')}${caption(LEFT + SIDE + GAP, 'share of answers that were right')}
${ticks(abilities, [-3, -2, -1, 0, 1, 2, 3], [-REACH, REACH])}
${ticks(shares, [0, 0.2, 0.4, 0.6, 0.8, 1], [0, 1])}
<line x1="${abilities.x(-REACH)}" y1="${abilities.y(-REACH)}" x2="${abilities.x(REACH)}" y2="${abilities.y(REACH)}" stroke="#999" stroke-dasharray="5 4"/>
<line x1="${shares.x(0)}" y1="${shares.y(0)}" x2="${shares.x(1)}" y2="${shares.y(1)}" stroke="#999" stroke-dasharray="5 4"/>
${shown.map(({ truth, mean, half }) => `<line x1="${abilities.x(truth)}" x2="${abilities.x(truth)}" y1="${abilities.y(mean - half)}" y2="${abilities.y(mean + half)}" stroke="#1668b8" stroke-opacity="0.5"/><circle cx="${abilities.x(truth)}" cy="${abilities.y(mean)}" r="2" fill="#1668b8"/>`).join('\n')}
<polyline points="${bins.map(({ expected, came }) => `${shares.x(expected)},${shares.y(came)}`).join(' ')}" fill="none" stroke="#1668b8" stroke-width="2"/>
${bins.map(({ expected, came }) => `<circle cx="${shares.x(expected)}" cy="${shares.y(came)}" r="3.5" fill="#1668b8"/>`).join('')}
${below(LEFT, 'true ability, logits; every tenth learner')}${below(LEFT + SIDE + GAP, 'probability that was predicted')}
</svg>
`;
}
