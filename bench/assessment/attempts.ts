import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { startEmbedded } from '../../src/platform/embedded/index.js';
import { signUp } from '../../test/kit/accounts.js';
import { attempts as run, ATTEMPTS, questionsIn, quizWith } from '../../test/kit/attempts.js';
import { gql, type Target } from '../../test/kit/clients.js';
import { classroom, rows } from '../../test/kit/generations.js';
import { startProcess } from '../../test/kit/process.js';
import { BODY } from '../../test/kit/quizzes.js';
import { median, percentile, printGoals, printTable } from '../orchestrator/figures.js';

const LEARNERS = 200;
const EVERY_MS = 1_000;
const SECONDS = 12;
/** The first second warms up. */
const WARM_UP = 1;
const GOAL_MS = 50;
const SIGN_UPS_AT_ONCE = 4;
const RETRY_MS = 50;

interface Sitting {
  token: string;
  attemptId: string;
  questionIds: string[];
  /** Of each question, the newest that was acknowledged. */
  kept: Map<string, { sequence: number; text: string }>;
}

interface Round {
  /** Milliseconds of each save. */
  took: number[];
  /** Those that were sent again, because nobody answered. */
  repeated: number;
  other: string[];
}

/** The least that an operation costs here, at the same rate: milliseconds of each. */
async function baseline(target: Target, sittings: readonly Sitting[]): Promise<number[]> {
  const took: number[] = [];
  const started = performance.now();
  await Promise.all(sittings.map(async ({ token }, index) => {
    for (let second = 0; second < SECONDS; second += 1) {
      await pause(Math.max(0, started + second * EVERY_MS + (index * EVERY_MS) / sittings.length - performance.now()));
      const before = performance.now();
      await gql(target, { query: '{ viewer { id } }', token });
      if (second >= WARM_UP) took.push(performance.now() - before);
    }
  }));
  return took;
}

/** Each learner saves an answer a second, spread evenly; what isn't acknowledged is sent again until it is. */
async function sit(target: () => Target, sittings: readonly Sitting[], firstSequence: number): Promise<Round> {
  const round: Round = { took: [], repeated: 0, other: [] };
  const started = performance.now();
  await Promise.all(sittings.map(async (sitting, index) => {
    for (let second = 0; second < SECONDS; second += 1) {
      const at = started + second * EVERY_MS + (index * EVERY_MS) / sittings.length;
      await pause(Math.max(0, at - performance.now()));
      const sequence = firstSequence + second;
      const questionId = sitting.questionIds[second % sitting.questionIds.length]!;
      const text = `answer ${sequence} of ${index}`;
      const input = { attemptId: sitting.attemptId, questionId, sequence, answer: { texts: [text] } };
      for (let isDone = false; !isDone; ) {
        const before = performance.now();
        try {
          const { result } = await gql<{ result: { __typename: string } }>(target(), { query: ATTEMPTS.save, variables: { input }, token: sitting.token });
          if (second >= WARM_UP) round.took.push(performance.now() - before);
          if (result.__typename === 'SavedAnswer') sitting.kept.set(questionId, { sequence, text });
          else round.other.push(result.__typename);
          isDone = true;
        } catch {
          // The bad line: the server is gone for a moment.
          round.repeated += 1;
          await pause(RETRY_MS);
        }
      }
    }
  }));
  return round;
}

/** 200 learners who sit one quiz at once and save an answer every second each; then again, while the API is killed in the middle. */
export async function attempts(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-bench-'));
  const postgres = await startEmbedded({ dataDir: join(folder, 'postgres'), logger: pino({ level: 'silent' }) });
  const database = { ...postgres, drop: async () => undefined };
  let server = await startProcess({ database });
  const app = { get url() { return server.url; }, database };
  const room = await classroom(app, BODY);
  const questions = Array.from({ length: 10 }, (_, index) => ({ type: 'SHORT_ANSWER', prompt: `Question ${index}?`, choices: undefined, accepted: [['x']] }));
  const { quiz } = await quizWith(app, room, { timeLimitSeconds: 3_600, shuffleQuestions: true }, questions);
  const sittings: Sitting[] = [];
  const begin = async () => {
    const { token } = await signUp(app);
    const attempt = await run(app, token, 'start', { input: { quizId: quiz.id } });
    sittings.push({ token, attemptId: attempt.id, questionIds: questionsIn(attempt).map(({ question }) => question.id), kept: new Map() });
  };
  while (sittings.length < LEARNERS) await Promise.all(Array.from({ length: SIGN_UPS_AT_ONCE }, begin));

  const viewers = await baseline(app, sittings);
  const calm = await sit(() => app, sittings, 1);
  const killed = (async () => {
    await pause((SECONDS * 1_000) / 2);
    await server.end('SIGKILL');
    server = await startProcess({ database });
  })();
  const rough = await sit(() => app, sittings, 1 + SECONDS);
  await killed;

  const stored = await rows<{ attemptId: string; itemId: string; sequence: number; text: string }>(
    database, `SELECT attempt_id AS "attemptId", item_id AS "itemId", sequence, response -> 'texts' ->> 0 AS text FROM attempt_answers WHERE sequence > 0`,
  );
  const byQuestion = new Map(stored.map((row) => [`${row.attemptId} ${row.itemId}`, row]));
  const acknowledged = sittings.flatMap(({ attemptId, kept }) => [...kept].map(([itemId, answer]) => ({ key: `${attemptId} ${itemId}`, ...answer })));
  const lost = acknowledged.filter(({ key, sequence, text }) => byQuestion.get(key)?.sequence !== sequence || byQuestion.get(key)?.text !== text);

  console.log(`\nAttempts: ${LEARNERS} learners, an answer a second each for ${SECONDS} s, over HTTP, on a PostgreSQL that syncs; then again with the API killed in the middle`);
  printTable(['over HTTP', 'count', 'p50 ms', 'p99 ms', 'most ms', 'sent again'],
    ([['nothing but the viewer', { took: viewers, repeated: 0 }], ['a save', calm], ['a save, with a kill', rough]] as const).map(([name, { took, repeated }]) => [name, took.length, median(took), percentile(took, 0.99), Math.max(...took), repeated]));
  printGoals([
    { name: 'a save, p99', value: percentile(calm.took, 0.99), most: GOAL_MS, unit: 'ms' },
    { name: 'acknowledged answers that are lost', value: lost.length, most: 0, unit: `of ${acknowledged.length}` },
    { name: 'saves refused', value: calm.other.length + rough.other.length, most: 0, unit: '' },
  ]);
  await server.end();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
