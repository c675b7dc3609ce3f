// Development: notes the text of each new prompt version in src/modules/generation/prompts/versions.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { fingerprints } from '../dist/test/kit/prompts.js';

const file = new URL('../src/modules/generation/prompts/versions.json', import.meta.url);
const known = JSON.parse(readFileSync(file, 'utf8'));
for (const [version, fingerprint] of Object.entries(fingerprints())) {
  if (known[version] === fingerprint) continue;
  if (known[version] && !process.argv.includes('--unreleased')) {
    console.error(`${version} says something else than it did. Give the prompt its next number; or, if no answer was ever made with it: npm run prompts -- --unreleased`);
    process.exitCode = 1;
    continue;
  }
  known[version] = fingerprint;
  console.log(`${version} noted`);
}
writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`);
