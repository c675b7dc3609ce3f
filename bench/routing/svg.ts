import type { Curve, Point } from './curve.js';

const WIDTH = 720;
const HEIGHT = 420;
const LEFT = 64;
const BOTTOM = 48;
const TOP = 24;
const RIGHT = 24;

/** The curve as a picture that reads on light and dark pages. */
export function drawn(name: string, { cheap, dear, random, routed }: Curve): string {
  const lowest = Math.floor(Math.min(cheap.expected, ...routed.map(({ expected }) => expected)) * 20) / 20;
  const x = ({ dollars }: Pick<Point, 'dollars'>): string => (LEFT + (dollars / dear.dollars) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const y = (passed: number): string => (TOP + ((1 - passed) / (1 - lowest)) * (HEIGHT - TOP - BOTTOM)).toFixed(1);
  const at = (point: Point): string => `${x(point)},${y(point.expected)}`;
  const dot = (point: Point, fill: string): string => `<circle cx="${x(point)}" cy="${y(point.expected)}" r="3.5" fill="${fill}"/>`;
  const levels = Array.from({ length: Math.round((1 - lowest) * 20) + 1 }, (_, step) => lowest + step / 20);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">
<title>Share of tasks passed against cost, ${name}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
${levels.map((level) => `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(level)}" y2="${y(level)}" stroke="#ddd"/><text x="${LEFT - 8}" y="${Number(y(level)) + 4}" text-anchor="end" fill="#444">${Math.round(level * 100)} %</text>`).join('\n')}
<text x="${LEFT}" y="${HEIGHT - 12}" fill="#444">dollars for 1,000 tasks: 0</text>
<text x="${WIDTH - RIGHT}" y="${HEIGHT - 12}" text-anchor="end" fill="#444">${dear.dollars.toFixed(2)}</text>
<line x1="${x(cheap)}" y1="${y(cheap.expected)}" x2="${x(dear)}" y2="${y(dear.expected)}" stroke="#999" stroke-dasharray="5 4"/>
<polyline points="${routed.toSorted((one, other) => one.dollars - other.dollars).map(at).join(' ')}" fill="none" stroke="#1668b8" stroke-width="2"/>
${random.map((point) => dot(point, '#999')).join('')}${routed.map((point) => dot(point, '#1668b8')).join('')}${dot(cheap, '#c33')}${dot(dear, '#c33')}
<text x="${Number(x(cheap)) + 8}" y="${Number(y(cheap.expected)) + 14}" fill="#c33">always cheap</text>
<text x="${Number(x(dear)) - 8}" y="${Number(y(dear.expected)) + 18}" text-anchor="end" fill="#c33">always dear</text>
<text x="${WIDTH - RIGHT}" y="${HEIGHT - BOTTOM - 28}" text-anchor="end" fill="#1668b8">the router</text>
<text x="${WIDTH - RIGHT}" y="${HEIGHT - BOTTOM - 12}" text-anchor="end" fill="#777">random choices</text>
</svg>
`;
}
