import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { environment, startApp, type TestApp } from '../kit/app.js';
import { attempts, questionsIn, quizWith, save } from '../kit/attempts.js';
import { ask } from '../kit/enrolments.js';
import { classroom, type Classroom } from '../kit/generations.js';

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
const DAY = 86_400_000;
interface Node { objective: { id: string; text: string }; probability: number; low: number; high: number; answers: number; whenAnswered: { probability: number } | null; evidence: { edges: { node: { guessing: number; score: number; expectedScore: number } }[] } }

suite('learners of whom it is known what they know', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
    room = await classroom(app);
  });
  after(() => app.stop());

  let seed = 4_242;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const logistic = (x: number) => 1 / (1 + Math.exp(-x));
  const known = async ({ token }: TestAccount, at: Date | null = null) => (
    await ask<{ edges: { node: Node }[] }>(app, token, 'mastery', { courseId: room.courseId, at })
  ).edges.map(({ node }) => node).find(({ objective }) => objective.text === 'Sailing')!;

  const ITEMS = 30;
  const ABILITIES = [-2.2, -1.5, -1, -0.7, -0.4, -0.1, 0.2, 0.5, 0.8, 1.1, 1.5, 2, 2.5];
  const choices = ['Right', 'Left', 'Up', 'Down'].map((text) => ({ text, correct: text === 'Right' }));

  test('are seen so, the one who only guesses too, and it fades', async () => {
    const difficulties = Array.from({ length: ITEMS }, normal);
    const { quiz } = await quizWith(app, room, {}, difficulties.map((_, index) => ({ prompt: `Which one is right in ${index}?`, objectives: ['Sailing'], points: 1, choices })));
    const order = new Map<string, number>();
    const sit = async (account: TestAccount, chance: (item: number) => number) => {
      const attempt = await attempts(app, account.token, 'start', { input: { quizId: quiz.id } });
      for (const { question } of questionsIn(attempt)) {
        const item = Number(/\d+/.exec(question.prompt)![0]);
        order.set(question.id, item);
        const right = random() < chance(item);
        await save(app, account.token, { attemptId: attempt.id, questionId: question.id, sequence: 1, answer: { choiceIds: [question.choices!.find(({ text }) => text === (right ? 'Right' : 'Up'))!.id] } });
      }
      await attempts(app, account.token, 'submit', { id: attempt.id });
    };
    const learners: { account: TestAccount; ability: number }[] = [];
    for (const ability of ABILITIES.toSorted(() => random() - 0.5)) {
      const account = await signUp(app);
      await sit(account, (item) => 0.25 + 0.75 * logistic(ability - difficulties[item]!));
      learners.push({ account, ability });
    }
    const guesser = await signUp(app);
    await sit(guesser, () => 0.25);
    const seen = await Promise.all(learners.map(async ({ account, ability }) => ({ ...(await known(account)), truth: logistic(ability) })));
    const inside = seen.filter(({ low, high, truth }) => low <= truth && truth <= high).length;
    const bias = seen.reduce((total, { probability, truth }) => total + probability - truth, 0) / seen.length;
    const told = seen.map(({ low, probability, high, truth }) => [low, probability, high, truth].map((each) => each.toFixed(2)).join(' ')).join('\n');
    assert.ok(inside >= ABILITIES.length - 3, `${inside} of ${ABILITIES.length} intervals hold the truth\n${told}`);
    assert.ok(Math.abs(bias) < 0.12, `bias ${bias}\n${told}`);
    assert.ok(seen.every(({ answers, evidence }) => answers === ITEMS && evidence.edges.every(({ node }) => node.guessing === 0.25)));
    const nothing = await known(guesser);
    console.log(told, bias, inside, [nothing.low, nothing.probability, nothing.high]);
    assert.ok(nothing.probability < 0.4 && nothing.low < 0.2, `who guesses is held to know ${nothing.probability} (${nothing.low} to ${nothing.high})`);

    for (const { account, truth } of [{ account: learners.find(({ ability }) => ability === 2.5)!.account, truth: 1 }, { account: guesser, truth: 0 }]) {
      const later: Node[] = [];
      for (const days of [0, 1, 30, 365, 3_650]) later.push(await known(account, new Date(Date.now() + days * DAY + 60_000)));
      for (const [index, now] of later.entries()) {
        const next = later[index + 1];
        if (!next) break;
        assert.ok(next.high - next.low >= now.high - now.low - 1e-9, 'the interval widens');
        assert.ok(Math.abs(next.probability - 0.5) <= Math.abs(now.probability - 0.5) + 1e-9, `${truth}: ${now.probability} becomes ${next.probability}`);
        assert.equal(next.whenAnswered!.probability, now.whenAnswered!.probability);
      }
      assert.ok(Math.abs(later.at(-1)!.probability - 0.5) < 0.2);
    }
    const said = await new Promise<string>((resolve) => {
      execFile(process.execPath, [CLI, 'mastery', 'rebuild'], { env: environment(app.database, app.config.dataDir) }, (_error, stdout, stderr) => resolve(stdout + stderr));
    });
    assert.match(said, /All of it was the same before/);
  });

  test('who has three lucky guesses is not held to know it', async () => {
    const { quiz } = await quizWith(app, room, {}, [0, 1, 2].map((index) => ({ prompt: `Which one is lucky in ${index}?`, objectives: ['Luck'], points: 1, choices })));
    const lucky = await signUp(app);
    const attempt = await attempts(app, lucky.token, 'start', { input: { quizId: quiz.id } });
    for (const { question } of questionsIn(attempt)) await save(app, lucky.token, { attemptId: attempt.id, questionId: question.id, sequence: 1, answer: { choiceIds: [question.choices!.find(({ text }) => text === 'Right')!.id] } });
    await attempts(app, lucky.token, 'submit', { id: attempt.id });
    const all = (await ask<{ edges: { node: Node }[] }>(app, lucky.token, 'mastery', { courseId: room.courseId })).edges.map(({ node }) => node);
    const of = all.find(({ objective }) => objective.text === 'Luck')!;
    assert.ok(of.low < 0.3 && of.high > 0.8 && of.probability < 0.75, `${of.probability} (${of.low} to ${of.high})`);
  });
});
