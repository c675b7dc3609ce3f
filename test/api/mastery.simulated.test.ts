import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { environment, startApp, type TestApp } from '../kit/app.js';
import { attempts, questionsIn, quizWith, save } from '../kit/attempts.js';
import { gql } from '../kit/clients.js';
import { ask } from '../kit/enrolments.js';
import { classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import { STATEMENT } from '../kit/statistics.js';

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
const MASTERY = `query ($courseId: ID!, $learnerId: ID, $first: Int! = 10) { mastery(courseId: $courseId, learnerId: $learnerId, first: $first) { edges { node {
  objective { id text } probability low high answers evidence(first: 100) { edges { node { score expectedScore questionId } } } } } } }`;
interface MasteryData { objective: { id: string; text: string }; probability: number; low: number; high: number; answers: number; evidence: { edges: { node: { score: number; expectedScore: number; questionId: string } }[] } }

/** mulberry32 */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

suite('learners of known ability', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
    room = await classroom(app);
  });
  after(() => app?.stop());

  const LEARNERS = 12;
  const ITEMS = 16;
  const ROUNDS = 1;
  const random = seeded(20261125);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const logistic = (x: number) => 1 / (1 + Math.exp(-x));

  test('are seen as they are, with intervals that hold it', async () => {
    const quizIds: string[] = [];
    const difficultyOf = new Map<string, number>();
    const types = new Map<string, string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { quiz, itemIds } = await quizWith(app, room, {}, Array.from({ length: ITEMS }, (_, index) => (index % 2
        ? STATEMENT(`Statement ${round} ${index}.`, { objectives: ['Sailing'] })
        : { prompt: `Which one is right in ${round} ${index}?`, objectives: ['Sailing'], points: 1, choices: [{ text: 'Right', correct: true }, { text: 'Left', correct: false }, { text: 'Up', correct: false }, { text: 'Down', correct: false }] })));
      quizIds.push(quiz.id);
      itemIds.forEach((id, index) => {
        difficultyOf.set(id, normal());
        types.set(id, index % 2 ? 'TF' : 'MC');
      });
    }
    const learners: { account: TestAccount; ability: number }[] = [];
    for (let index = 0; index < LEARNERS; index += 1) learners.push({ account: await signUp(app), ability: normal() });
    for (const quizId of quizIds) {
      for (let from = 0; from < LEARNERS; from += 6) {
        await Promise.all(learners.slice(from, from + 6).map(async ({ account: { token }, ability }, index) => {
          // Each his own: who is served first must change nothing.
          const chance = seeded(from + index);
          const attempt = await attempts(app, token, 'start', { input: { quizId } });
          for (const { question } of questionsIn(attempt)) {
            const isStatement = types.get(question.id) === 'TF';
            const guessing = isStatement ? 0.5 : 0.25;
            const right = chance() < guessing + (1 - guessing) * logistic(ability - difficultyOf.get(question.id)!);
            const choice = question.choices?.find(({ text }) => (text === 'Right') === right);
            await save(app, token, { attemptId: attempt.id, questionId: question.id, sequence: 1, answer: isStatement ? { answer: right } : { choiceIds: [choice!.id] } });
          }
          await attempts(app, token, 'submit', { id: attempt.id });
        }));
      }
    }
    let inside = 0;
    const pairs: [number, number][] = [];
    const bins = new Map<number, { said: number; came: number; n: number }>();
    for (const { account, ability } of learners) {
      const { mastery } = await gql<{ mastery: { edges: { node: MasteryData }[] } }>(app, { query: MASTERY, variables: { courseId: room.courseId }, token: account.token });
      const of = mastery.edges.map(({ node }) => node).find(({ objective }) => objective.text === 'Sailing')!;
      assert.equal(of.answers, ITEMS * ROUNDS);
      const truth = logistic(ability);
      if (of.low <= truth && truth <= of.high) inside += 1;
      pairs.push([of.probability, truth]);
      for (const { node } of of.evidence.edges) {
        const bin = Math.floor(node.expectedScore * 10);
        const known = bins.get(bin) ?? { said: 0, came: 0, n: 0 };
        bins.set(bin, { said: known.said + node.expectedScore, came: known.came + node.score, n: known.n + 1 });
      }
    }
    const mean = (values: number[]) => values.reduce((total, value) => total + value, 0) / values.length;
    const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
    const [mx, my] = [mean(xs), mean(ys)];
    const correlation = mean(pairs.map(([x, y]) => (x - mx) * (y - my))) / Math.sqrt(mean(xs.map((x) => (x - mx) ** 2)) * mean(ys.map((y) => (y - my) ** 2)));
    const total = [...bins.values()].reduce((sum, { n }) => sum + n, 0);
    const calibration = [...bins.values()].reduce((sum, { said, came }) => sum + Math.abs(said - came), 0) / total;
    assert.ok(correlation > 0.6 && calibration < 0.2 && inside / LEARNERS >= 0.8, `${correlation} ${calibration} ${inside / LEARNERS}`);
  });

  test('stay the same through a rebuild, a regrade of all, a merge and a learner who comes to teach', async () => {
    const rebuilt = () => new Promise<string>((resolve) => {
      execFile(process.execPath, [CLI, 'mastery', 'rebuild'], { env: environment(app.database, app.config.dataDir) }, (_error, stdout, stderr) => resolve(stdout + stderr));
    });
    const [item] = await rows<{ id: string }>(app.database, 'SELECT item_id AS id FROM mastery_answers LIMIT 1');
    const count = async () => (await rows<{ n: number; grades: number }>(app.database, 'SELECT count(*)::int AS n, max(grades)::int AS grades FROM mastery_answers'))[0];
    const before = await count();
    const states = () => rows(app.database, 'SELECT * FROM mastery_states ORDER BY learner_id, objective_id');
    const was = await states();
    for (let time = 0; time < 2; time += 1) await gql(app, { query: 'mutation ($questionId: ID!, $reason: String!) { regradeQuestion(questionId: $questionId, reason: $reason) { id } }', variables: { questionId: item!.id, reason: 'Again.' }, token: room.teacher.token });
    await eventually(() => rows<{ n: number }>(app.database, 'SELECT count(*)::int AS n FROM regrades WHERE finished_at IS NULL'), ([row]) => row!.n === 0, 30_000);
    assert.equal((await count())!.n, before!.n);
    assert.deepEqual((await states()).map((row) => JSON.stringify(row)), was.map((row) => JSON.stringify(row)));
    const { edges } = await ask<{ edges: { node: { id: string; text: string; version: number } }[] }>(app, room.teacher.token, 'objectives', { courseId: room.courseId, first: 50 });
    const sailing = edges.find(({ node }) => node.text === 'Sailing')!.node;
    await quizWith(app, room, {}, [STATEMENT('Other.', { objectives: ['Navigating'] })]);
    const after = (await ask<{ edges: { node: { id: string; text: string; version: number } }[] }>(app, room.teacher.token, 'objectives', { courseId: room.courseId, first: 50 })).edges.find(({ node }) => node.text === 'Navigating')!.node;
    const merged = await ask<{ __typename: string }>(app, room.teacher.token, 'merge-objectives', { input: { objectiveId: after.id, mergedId: sailing.id, expectedVersion: after.version } });
    assert.equal(merged.__typename, 'Objective');
    const said = await rebuilt();
    assert.match(said, /All of it was the same before/);
    const admin = await signUp(app, 'ADMIN');
    const [{ userId } = { userId: '' }] = await rows<{ userId: string }>(app.database, 'SELECT learner_id AS "userId" FROM mastery_states LIMIT 1');
    await gql(app, { query: 'mutation ($input: InspectLearnerInput!) { eraseLearner(input: $input) { erased { name count } } }', variables: { input: { userId, reason: 'He asked for it.' } }, token: admin.token });
    const left = await rows(app.database, 'SELECT 1 FROM mastery_answers WHERE learner_id = $1', [userId]);
    assert.match(await rebuilt(), /All of it was the same before/);
    assert.equal(left.length, 0, 'what he answered is still weighed, on no event');
  });
});
