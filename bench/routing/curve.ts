import { luck, Play, type Played } from './play.js';
import type { KnownTask } from './tasks.js';

export interface Point {
  name: string;
  /** Of the tasks that went to the dear model. */
  dearShare: number;
  /** Of a thousand tasks, in dollars. */
  dollars: number;
  /** The share that passed, over all seeds. */
  passed: number;
  /** As it would be over ever more seeds. */
  expected: number;
  /** The expected share of a random choice between the two models that costs as much. */
  atRandom: number;
}

export interface Curve {
  cheap: Point;
  dear: Point;
  random: Point[];
  routed: (Point & { trust: number })[];
  /** How much of what the dear model passes more than the cheap one the router has, on average over all costs; a random choice has 0.5. */
  recovered: number;
  /** Bounds within which it lies in 95 % of 2,000 draws of as many tasks. */
  interval: [number, number];
  /** Likewise, how much larger a share passes than at random, on average over all costs. */
  gain: number;
  gainInterval: [number, number];
}

const SEEDS = 10;
const TRUSTS = Array.from({ length: 21 }, (_, at) => at / 20);
const SHARES = [0.1, 0.25, 0.5, 0.75, 0.9];
const DRAWS = 2_000;
const RATE = 1_000_000 / 1_000;

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function pointOf(name: string, runs: Played[][], atRandom: (dollars: number) => number): Point {
  const all = runs.flat();
  const dollars = mean(all.map(({ costMicroUsd }) => costMicroUsd)) / RATE;
  return {
    name, dollars, dearShare: mean(all.map(({ model }) => Number(model === 'dear'))), passed: mean(all.map(({ passed }) => Number(passed))),
    expected: mean(all.map(({ chance }) => chance)), atRandom: atRandom(dollars),
  };
}

/** What is between two points of a straight line. */
const between = (one: Point, other: Point) => (dollars: number): number =>
  one.expected + ((other.expected - one.expected) * (dollars - one.dollars)) / (other.dollars - one.dollars);

interface Corner {
  /** Cost from the cheap model's, 0, to the dear one's, 1; passes likewise. */
  cost: number;
  passed: number;
}

/** The area below a curve from (0, 0) to (1, 1): a random choice has 0.5. */
function areaBelow(corners: Corner[]): number {
  const path = [{ cost: 0, passed: 0 }, ...corners.toSorted((one, other) => one.cost - other.cost), { cost: 1, passed: 1 }];
  return path.slice(1).reduce((sum, corner, at) => sum + ((corner.cost - path[at]!.cost) * (corner.passed + path[at]!.passed)) / 2, 0);
}

interface Ends {
  cheap: Played[];
  dear: Played[];
}

function areasOf(ends: Ends, routed: Played[][], tasks: number[]): { recovered: number; gain: number } {
  const sum = (played: Played[], value: (one: Played) => number): number => tasks.reduce((total, at) => total + value(played[at]!), 0);
  const cost = (played: Played[]): number => sum(played, ({ costMicroUsd }) => costMicroUsd);
  const passed = (played: Played[]): number => sum(played, ({ chance }) => chance);
  const [leastCost, mostCost, leastPassed, mostPassed] = [cost(ends.cheap), cost(ends.dear), passed(ends.cheap), passed(ends.dear)];
  const recovered = areaBelow(routed.map((played) => ({
    cost: (cost(played) - leastCost) / (mostCost - leastCost), passed: (passed(played) - leastPassed) / (mostPassed - leastPassed),
  })));
  return { recovered, gain: ((recovered - 0.5) * (mostPassed - leastPassed)) / tasks.length };
}

function interval(values: number[]): [number, number] {
  const sorted = values.toSorted((one, other) => one - other);
  return [sorted[Math.floor(values.length * 0.025)]!, sorted[Math.ceil(values.length * 0.975) - 1]!];
}

/** The cost-quality curve of a set of tasks: the router's, beside always-cheap, always-dear and random choices. */
export async function curveOf(tasks: KnownTask[]): Promise<Curve> {
  const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);
  const plays = seeds.map((seed) => new Play(tasks, seed));
  const over = (play: (one: Play, seed: number) => Promise<Played[]>): Promise<Played[][]> => Promise.all(plays.map(play));
  const ends = { cheap: await over((play) => play.ordered(() => 'cheap')), dear: await over((play) => play.ordered(() => 'dear')) };
  const [cheap, dear] = [pointOf('always cheap', ends.cheap, () => 0), pointOf('always dear', ends.dear, () => 0)];
  const line = between(cheap, dear);
  const random: Point[] = [];
  for (const share of SHARES) {
    const runs = await over((play, seed) => play.ordered(({ id }) => (luck('random', seed, share, id) < share ? 'dear' : 'cheap')));
    random.push(pointOf(`random, ${Math.round(share * 100)} % dear`, runs, line));
  }
  const routed: Curve['routed'] = [];
  const ways: Played[][] = [];
  for (const trust of TRUSTS) {
    const runs = await over((play) => play.routed(trust));
    ways.push(runs[0]!);
    routed.push({ ...pointOf(`router, trust ${trust.toFixed(2)}`, runs, line), trust });
  }
  const compared = { cheap: ends.cheap[0]!, dear: ends.dear[0]! };
  const drawn = Array.from({ length: DRAWS }, (_, draw) => areasOf(compared, ways, tasks.map((__, at) => Math.floor(luck('draw', draw, at) * tasks.length))));
  return {
    cheap: { ...cheap, atRandom: cheap.expected }, dear: { ...dear, atRandom: dear.expected }, random, routed,
    ...areasOf(compared, ways, tasks.map((_, at) => at)),
    interval: interval(drawn.map(({ recovered }) => recovered)), gainInterval: interval(drawn.map(({ gain }) => gain)),
  };
}
