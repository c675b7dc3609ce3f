/**
 * What routing saves, and what that costs in quality: `npm run bench -- routing [--write] [FILE …]`.
 * Labelled tasks go through the real router and orchestrator to two mocks of known quality and price; the files are
 * bench/routing/tuned.json, which the router was fitted to, and heldout.json, which it was not, unless others are named.
 * `fit` prints the weights of src/orchestrator/routing/difficulty-weights.ts; `--write` draws docs/routing-*.svg.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { curveOf, type Point } from './routing/curve.js';
import { areaOf, printFit } from './routing/fit.js';
import { drawn } from './routing/svg.js';
import { readTasks } from './routing/tasks.js';
import { estimateDifficulty } from '../src/orchestrator/routing/difficulty.js';

const ROOT = new URL('../../', import.meta.url);
const inFolder = (name: string): string => fileURLToPath(new URL(`bench/routing/${name}.json`, ROOT));
const args = process.argv.slice(2);
const named = args.filter((arg) => arg !== 'fit' && !arg.startsWith('--'));
const files = named.length > 0 ? named : ['tuned', 'heldout'].map(inFolder);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const line = ({ name, dearShare, dollars, passed, expected, atRandom }: Point): string =>
  `| ${name} | ${percent(dearShare)} | ${dollars.toFixed(3)} | ${percent(passed)} | ${percent(expected)} | ${percent(atRandom)} | ${(100 * (expected - atRandom)).toFixed(1)} |`;

for (const file of files) {
  const tasks = readTasks(file);
  const name = basename(file, '.json');
  if (!tasks) {
    if (named.length > 0) throw new Error(`there is no ${file}`);
    continue;
  }
  if (args.includes('fit')) {
    printFit(tasks);
    break;
  }
  const area = areaOf(tasks.map(({ profile, needs }) => ({ score: estimateDifficulty(profile), large: Number(needs === 'large') })));
  console.log(`\n${name}: ${tasks.length} tasks, ${tasks.filter(({ needs }) => needs === 'large').length} of which need the large model`);
  const curve = await curveOf(tasks);
  console.log('\n| | to the dear one | dollars for 1,000 tasks | passed, 10 seeds | expected | random at that cost | above it, points |\n| --- | --- | --- | --- | --- | --- | --- |');
  for (const point of [curve.cheap, ...curve.random, ...curve.routed, curve.dear]) console.log(line(point));
  const [from, to] = curve.interval;
  const [least, most] = curve.gainInterval;
  console.log(`\nThe estimate puts a hard task above an easy one in ${percent(area)} of all pairs.`);
  console.log(`Of what the dear model passes more, the router has ${percent(curve.recovered)} on average over all costs (95 %: ${percent(from)} to ${percent(to)}); a random choice has 50 %.`);
  console.log(`At equal cost that is ${(100 * curve.gain).toFixed(1)} points above random on average (95 %: ${(100 * least).toFixed(1)} to ${(100 * most).toFixed(1)}).`);
  if (args.includes('--write')) writeFileSync(new URL(`docs/routing-${name}.svg`, ROOT), drawn(name, curve));
}
