/** What the checks of an answer cost for each token, on texts of the fixtures: `npm run bench -- checks`. */
import { readFileSync } from 'node:fs';
import type { Candidate } from '../src/orchestrator/candidates.js';
import { outputChecks } from '../src/orchestrator/checks/index.js';
import { Guard } from '../src/orchestrator/guard.js';
import type { LanguageCode, ModelCall } from '../src/orchestrator/model.js';
import { createLocalProvider } from '../src/orchestrator/providers/local/index.js';

interface Text {
  language: LanguageCode;
  text: string;
}

const { texts } = JSON.parse(readFileSync(new URL('../../test/fixtures/token-counts.json', import.meta.url), 'utf8')) as { texts: Text[] };
const TOKEN_LENGTH = 4;
const ANSWER_LENGTH = 6_000;
const ROUNDS = 40;

const provider = { ...createLocalProvider(), origin: 'MODEL' as const };
const candidate: Candidate = { provider, model: { name: 'm', contextTokens: 1_000_000, prices: null } };

function callAbout(body: string, language: LanguageCode): ModelCall {
  return {
    model: 'm', system: 'You are a patient teacher who explains a lesson to a learner. Use only what the lesson says; if it does not say it, say so.', messages: [],
    goOn: 'Go on.', maxOutputTokens: 6_144, task: { kind: 'EXPLANATION', lesson: { title: 'Bench', body, objectives: [], language }, question: null, language, difficulty: null },
  };
}

/** Microseconds of processor time a token, of one answer. */
function looked(answer: string, call: ModelCall): number {
  const guard = new Guard({ provider: 'm', checks: () => outputChecks(candidate, call), stands: () => true, before: '' });
  const from = process.cpuUsage();
  for (let at = 0; at < answer.length; at += TOKEN_LENGTH) guard.push(answer.slice(at, at + TOKEN_LENGTH));
  guard.end();
  return process.cpuUsage(from).user / Math.ceil(answer.length / TOKEN_LENGTH);
}

const median = (numbers: number[]): number => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!;

console.log('| language | µs a token, median | worst of 40 answers |\n| --- | --- | --- |');
for (const [language, group] of Map.groupBy(texts, (text) => text.language)) {
  const all = group.map(({ text }, index) => `## ${index}\n\n${text}\n`).join('\n');
  const answer = Array.from({ length: Math.ceil(ANSWER_LENGTH / all.length) }, (_, round) => all.replaceAll('##', `## ${round}`)).join('\n').slice(0, ANSWER_LENGTH);
  const call = callAbout(all, language);
  const times = Array.from({ length: ROUNDS }, () => looked(answer.toWellFormed(), call));
  console.log(`| ${language} | ${median(times).toFixed(1)} | ${Math.max(...times.slice(3)).toFixed(1)} |`);
}
