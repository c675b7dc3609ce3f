// Runs one bench by its name; the rest of the arguments are its own.
import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';

const [name = '', ...rest] = process.argv.slice(2);
const folder = new URL('../dist/bench/', import.meta.url);
const file = new URL(`${name}.js`, folder);
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const names = readdirSync(folder).filter((entry) => entry.endsWith('.js')).map((entry) => basename(entry, '.js'));
  console.error(`Usage: npm run bench -- NAME; there are: ${names.join(', ')}`);
  process.exit(2);
}
process.argv.splice(2, process.argv.length, ...rest);
await import(file.href);
