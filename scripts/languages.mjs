// Development: writes src/orchestrator/language-ngrams.ts, eld's medium database without the languages that Lyceum doesn't teach in.
import { writeFileSync } from 'node:fs';
import { LANGUAGES } from '../dist/src/orchestrator/model.js';

const { ngramsData } = await import(new URL('../ngrams/medium.js', import.meta.resolve('eld/medium')));
const kept = new Map(Object.entries(ngramsData.languages).filter(([, code]) => LANGUAGES.includes(code)));
const ngrams = {};
for (const [ngram, scores] of Object.entries(ngramsData.ngrams)) {
  const ours = Object.entries(scores).filter(([id]) => kept.has(id));
  if (ours.length > 0) ngrams[ngram] = Object.fromEntries(ours);
}
const data = JSON.stringify({ type: ngramsData.type, languages: ngramsData.languages, ngrams });
writeFileSync(new URL('../src/orchestrator/language-ngrams.ts', import.meta.url), `// Made by scripts/languages.mjs of the medium database of the package eld.
// Copyright 2023 Nito T.M., Apache License 2.0 (https://www.apache.org/licenses/LICENSE-2.0); changed: twelve of its sixty languages.

/** JSON: how much each sequence of letters speaks for each language. */
export const NGRAMS = ${JSON.stringify(data)};
`);
