/**
 * How many calls a replayed workload spares: `npm run bench -- cache [--requests=5000] [--questions=1000] [--at-once=24] [--seed=1]`.
 * Learners ask about a lesson, the popular questions more often (Zipf, s = 1), against the running app with a mock provider, whose
 * requests are what is counted. Limits are off, since one learner sends them all; the rest is as after `npm start`.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gql, wsClient } from '../test/kit/clients.js';
import { startFaultServer } from '../test/kit/fault-server.js';
import { asModel } from '../test/kit/generations.js';
import { startSampleApp } from '../test/kit/sample-app.js';
import { median, percentile, printTable } from './orchestrator/figures.js';

const args = process.argv.slice(2);
const number = (name: string, otherwise: number): number =>
  Number(args.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);

const REQUESTS = number('requests', 5_000);
const QUESTIONS = number('questions', 1_000);
const AT_ONCE = number('at-once', 24);
const SEED = number('seed', 1);
/** Of the exact repeats, how many are to be spared. */
const GOAL = 0.99;

const EXPLAIN = 'mutation ($input: ExplainLessonInput!) { started: explainLesson(input: $input) { ... on Generation { id } ... on UserError { message } } }';
const END = `subscription ($id: ID!) { generationEvents(id: $id) { __typename ... on GenerationStarted { origin } ... on GenerationFailed { message } } }`;
const ANSWER = [
  'A language model reads text as tokens, ', 'pieces of words that stand in its vocabulary. ', 'For each next token it computes logits, ',
  'the softmax function turns them into probabilities, ', 'and a sampling rule picks one of them.',
];

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The numbers of the questions in the order in which they are asked: number k comes with a probability in proportion to 1/k. */
function workload(): number[] {
  const random = randomFrom(SEED);
  const weights = Array.from({ length: QUESTIONS }, (_, index) => 1 / (index + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length: REQUESTS }, () => {
    let rest = random() * total;
    const picked = weights.findIndex((weight) => (rest -= weight) < 0);
    return picked < 0 ? QUESTIONS - 1 : picked;
  });
}

const folder = mkdtempSync(join(tmpdir(), 'lyceum-bench-'));
const provider = await startFaultServer();
provider.always({ tokens: ANSWER });
writeFileSync(join(folder, 'lyceum.json'), JSON.stringify({ limits: 'off', providers: [asModel(provider)] }));
const app = await startSampleApp({ LYCEUM_CONFIG: join(folder, 'lyceum.json'), AI_DAILY_COST_LIMIT: '1000' });
const { email, password } = app.samples!.accounts.learner;
const { login } = await gql<{ login: { accessToken: string } }>(app, {
  query: 'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { ... on Session { accessToken } } }',
  variables: { email, password },
});
const token = login.accessToken;
const lessonId = app.samples!.courses.find(({ language }) => language === 'EN')!.lessons[0]!.id;

const asked = workload();
const took: Record<string, number[]> = { MODEL: [], CACHE: [] };
let next = 0;

async function learner(): Promise<void> {
  const socket = wsClient(app, token);
  while (next < asked.length) {
    const question = `What does step ${asked[next++]} of the lesson say about tokens?`;
    const before = performance.now();
    const { started } = await gql<{ started: { id?: string; message?: string } }>(app, { query: EXPLAIN, variables: { input: { lessonId, question } }, token });
    if (!started.id) throw new Error(started.message);
    let origin = '';
    for await (const { data } of socket.subscribe<{ generationEvents: { __typename: string; origin?: string; message?: string } }>(END, { id: started.id })) {
      const event = data!.generationEvents;
      if (event.message) throw new Error(event.message);
      origin = event.origin ?? origin;
    }
    took[origin]!.push(performance.now() - before);
  }
  await socket.dispose();
}

const before = performance.now();
await Promise.all(Array.from({ length: AT_ONCE }, learner));
const seconds = (performance.now() - before) / 1_000;

const calls = provider.requests.length;
const different = new Set(asked).size;
const repeats = asked.length - different;
const spared = asked.length - calls;
const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
console.log(`\n${REQUESTS} requests over ${QUESTIONS} questions, Zipf s = 1, seed ${SEED}, ${AT_ONCE} at once: ${seconds.toFixed(0)} s`);
printTable(['', 'requests', 'share'], [
  ['different questions', String(different), share(different, asked.length)],
  ['exact repeats', String(repeats), share(repeats, asked.length)],
  ['calls at the provider', String(calls), share(calls, asked.length)],
  ['calls spared', String(spared), share(spared, asked.length)],
  ['  by a kept answer', String(took['CACHE']!.length), share(took['CACHE']!.length, asked.length)],
  ['  by a call under way', String(took['MODEL']!.length - calls), share(took['MODEL']!.length - calls, asked.length)],
]);
printTable(['until the last event, ms', 'p50', 'p99'], Object.entries(took).map(([origin, times]) => [origin, median(times), percentile(times, 0.99)]));
console.log(`  ${spared / repeats >= GOAL ? 'met   ' : 'MISSED'}  exact repeats that were spared: ${share(spared, repeats)} (at least ${share(GOAL, 1)})`);

await app.stop();
await provider.close();
rmSync(folder, { recursive: true, force: true });
