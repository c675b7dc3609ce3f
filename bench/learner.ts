/**
 * What is known of learners, and how well: `npm run bench -- learner [SECTION …] [--write]`; sections: activity, mastery, steps.
 * Simulated learners are seeded: the figures are the same every time. `--write` draws docs/mastery.svg.
 */
import { cpus, loadavg } from 'node:os';
import { activity } from './learner/activity.js';
import { mastery } from './learner/mastery.js';
import { steps } from './learner/steps.js';

const SECTIONS: Record<string, () => void | Promise<void>> = { activity, mastery, steps };

const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const unknown = asked.filter((name) => !Object.hasOwn(SECTIONS, name));
if (unknown.length > 0) throw new Error(`There is no section ${unknown.join(', ')}; there are: ${Object.keys(SECTIONS).join(', ')}`);

for (const [name, run] of Object.entries(SECTIONS)) if (asked.length === 0 || asked.includes(name)) await run();
console.log(`\n${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`);
