/**
 * What learning and assessing cost: `npm run bench -- assessment [SECTION …]`; sections: attempts, cards, grading, keys.
 * Every figure stands beside a baseline of the same run where there is one. It prints which goal is met; timings never fail.
 */
import { cpus, loadavg } from 'node:os';
import { attempts } from './assessment/attempts.js';
import { cards } from './assessment/cards.js';
import { grading } from './assessment/grading.js';
import { keys } from './assessment/keys.js';

const SECTIONS: Record<string, () => Promise<void>> = { attempts, cards, grading, keys };

const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const unknown = asked.filter((name) => !Object.hasOwn(SECTIONS, name));
if (unknown.length > 0) throw new Error(`There is no section ${unknown.join(', ')}; there are: ${Object.keys(SECTIONS).join(', ')}`);

for (const [name, run] of Object.entries(SECTIONS)) if (asked.length === 0 || asked.includes(name)) await run();
console.log(`\n${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}`);
