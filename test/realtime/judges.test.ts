import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { pino } from 'pino';
import type { Viewer } from '../../src/auth/viewer.js';
import { gradedAttempts } from '../../src/modules/attempts/graded-attempts.service.js';
import { AttemptHistory } from '../../src/modules/attempts/history.service.js';
import { Judges } from '../../src/modules/grading/judges.service.js';
import { ObjectivesService } from '../../src/modules/objectives/objectives.service.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import type { Signals } from '../../src/platform/signals/signals.js';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultServer, type RequestBody } from '../kit/fault-server.js';
import { asModel, BODY, classroom, eventually, rows, settled, type Classroom } from '../kit/generations.js';
import { grading, judged, moonQuestion, submitted, type RegradeData } from '../kit/grading.js';
import { repeatAttempt } from '../kit/many-answers.js';
import { quizzes, type ItemChangedData } from '../kit/quizzes.js';

const met = (body: RequestBody) => [...String(body.messages.at(-1)!.content).matchAll(/^(\d+)\. /gm)].map(([, number]) => ({ criterion: Number(number), quote: 'moon', reason: 'It says so.', met: true }));

interface Standing {
  judging: string;
  failures: number;
  judges: string[];
  suggestion: { reason: string } | null;
}

suite('judges', () => {
  let server: FaultServer;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    server = await startFaultServer();
    app = await startApp({ tuning: { providers: [asModel(server)], retries: { attempts: 1, baseMs: 1 } } });
    room = await classroom(app, BODY);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });
  beforeEach(() => server.always(({ body }) => ({ answer: () => ({ items: met(body) }) })));

  const standing = async (attemptId: string): Promise<Standing> => (await rows<Standing>(
    app.database, 'SELECT judging, judge_failures AS failures, array_remove(ARRAY[first_judge_id, second_judge_id], null) AS judges, suggestion FROM graded_answers WHERE attempt_id = $1', [attemptId],
  ))[0]!;
  const statuses = async (ids: string[]): Promise<string[]> => (await rows<{ status: string }>(app.database, 'SELECT status FROM generations WHERE id = ANY ($1)', [ids])).map(({ status }) => status);
  const RUBRIC = { points: 2, rubric: [{ text: 'Names the moon.', points: 2 }] };

  /** An answer whose judges wait at a gate, both of them. */
  async function heldUp(): Promise<{ attemptId: string; itemId: string; version: number; open(): void }> {
    const gate = server.gate();
    server.always(({ body }) => ({ answer: () => ({ items: met(body) }), gates: { 0: gate } }));
    const question = await moonQuestion(app, room, RUBRIC);
    const before = server.requests.length;
    const submission = await submitted(app, room, question, { texts: ['our moon'] });
    await gate.reached;
    // Who asks after the gate is gone is not held up.
    await eventually(async () => server.requests.length - before, (asked) => asked === 2);
    await eventually(() => standing(submission.attemptId), ({ judging }) => judging === 'STARTED');
    return { ...submission, version: question.quiz.version, open: () => gate.open() };
  }

  test('by an older rubric are called off when the question is graded again, and others judge by the new one', async () => {
    const { attemptId, itemId, version, open } = await heldUp();
    const { judges: former } = await standing(attemptId);
    server.always(({ body }) => ({ answer: () => ({ items: met(body) }) }));
    await quizzes<ItemChangedData>(app, room.teacher.token, 'edit', { input: { itemId, expectedVersion: version, rubric: [{ text: 'Names our moon.', points: 2 }] } });
    const regrade = await grading<RegradeData>(app, room.teacher.token, 'regradeQuestion', { id: itemId, reason: 'Worded anew.' });
    assert.equal(regrade.judging, 1);
    const { grade } = await judged(app, room, { attemptId, itemId });
    assert.deepEqual(grade!.criteria!.map(({ text }) => text), ['Names our moon.']);
    assert.deepEqual(await statuses(former), ['CANCELLED', 'CANCELLED']);
    open();
    assert.equal((await settled(app.database)).open, 0);
  });

  test('are called off when a person is faster', async () => {
    const { attemptId, itemId, open } = await heldUp();
    const { judges: former } = await standing(attemptId);
    await grading(app, room.teacher.token, 'grade', { input: { attemptId, questionId: itemId, points: 1, reason: 'Mine.' } });
    await eventually(() => statuses(former), (seen) => seen.every((status) => status === 'CANCELLED'));
    open();
    assert.equal((await settled(app.database)).open, 0);
  });

  test('wait where money is only set aside for other calls, and judge once it is free again', async () => {
    const setAside = (microUsd: number) => rows(app.database, `
      INSERT INTO budget_days AS b (day, reserved) VALUES ((now() AT TIME ZONE 'UTC')::date, $1) ON CONFLICT (day) DO UPDATE SET reserved = b.reserved + $1`, [microUsd]);
    const question = await moonQuestion(app, room, RUBRIC);
    await setAside(50_000_000);
    const submission = await submitted(app, room, question, { texts: ['our moon'] });
    await eventually(() => rows(app.database, 'SELECT 1 FROM graded_answers WHERE attempt_id = $1 AND judge_after > clock_timestamp()', [submission.attemptId]), (seen) => seen.length === 1);
    const waiting = await grading(app, room.teacher.token, 'read', { attemptId: submission.attemptId, questionId: submission.itemId });
    assert.deepEqual([waiting.isBeingJudged, waiting.waitsFor, waiting.suggestion, (await standing(submission.attemptId)).judging], [true, null, null, 'PENDING']);
    await setAside(-50_000_000);
    assert.equal((await judged(app, room, submission)).grade!.by, 'MODEL');
  });

  test('are not asked, and a person is, where the money of the day is spent', async () => {
    const spend = (microUsd: number) => rows(app.database, `
      INSERT INTO budget_days AS b (day, spent) VALUES ((now() AT TIME ZONE 'UTC')::date, $1) ON CONFLICT (day) DO UPDATE SET spent = b.spent + $1`, [microUsd]);
    const question = await moonQuestion(app, room, RUBRIC);
    await spend(50_000_000);
    const answer = await judged(app, room, await submitted(app, room, question, { texts: ['our moon'] }));
    assert.deepEqual([answer.grade!.outcome, answer.waitsFor], ['UNGRADED', 'NOT_JUDGED']);
    await spend(-50_000_000);
  });

  test('get to every answer, though more than they look at once can not be judged at all', async () => {
    const question = await moonQuestion(app, room, RUBRIC);
    const empty = await submitted(app, room, question, { texts: [''] });
    await repeatAttempt(app.database, empty.attemptId, 24);
    // A version that there isn't can't be judged by.
    await rows(app.database, `UPDATE graded_answers SET judging = 'PENDING', judged_version = 99, judge_after = now() - interval '1 hour' WHERE item_id = $1`, [question.itemId]);
    const { grade } = await judged(app, room, await submitted(app, room, question, { texts: ['our moon'] }));
    assert.equal(grade!.by, 'MODEL');
    const { judging, failures } = await standing(empty.attemptId);
    assert.equal(judging, 'PENDING');
    assert.ok(failures > 0);
    await rows(app.database, `UPDATE graded_answers SET judge_failures = 7, judge_after = now() WHERE attempt_id = $1`, [empty.attemptId]);
    const left = await eventually(() => standing(empty.attemptId), (seen) => seen.judging === 'NONE');
    assert.match(left.suggestion!.reason, /could not be judged/);
    await rows(app.database, `UPDATE graded_answers SET judging = 'NONE' WHERE judged_version = 99`);
  });

  test('judge at most 200 answers of one learner within an hour; the next is a person’s', async () => {
    const learner = await signUp(app);
    const question = await moonQuestion(app, room, RUBRIC);
    const first = await submitted(app, room, question, { texts: ['our moon'] }, { learner });
    assert.equal((await judged(app, room, first)).grade!.by, 'MODEL');
    await repeatAttempt(app.database, first.attemptId, 198);
    const last = await submitted(app, room, question, { texts: ['that moon'] }, { learner });
    assert.equal((await judged(app, room, last)).grade!.by, 'MODEL', 'the 200th');
    const next = await judged(app, room, await submitted(app, room, question, { texts: ['that moon'] }, { learner }));
    assert.deepEqual([next.grade!.outcome, next.waitsFor], ['UNGRADED', 'NOT_JUDGED']);
    assert.match(next.suggestion!.reason, /More than 200 answers/);
    const other = await judged(app, room, await submitted(app, room, question, { texts: ['that moon'] }, { learner: await signUp(app) }));
    assert.equal(other.grade!.by, 'MODEL');
  });
});

suite('judges of a question that is worded anew just as they begin', () => {
  let app: TestApp;
  let db: Database;
  before(async () => {
    app = await startApp({ env: { ROLES: 'api' } });
    db = await openDatabase({ url: app.database.appUrl, role: null, poolSize: 5, logger: pino({ level: 'silent' }) });
  });
  after(async () => {
    await db.close();
    await app.stop();
  });

  test('are not started by the former wording', async () => {
    const room = await classroom(app, BODY);
    const { quiz, itemId } = await moonQuestion(app, room, { points: 2, rubric: [{ text: 'Names the moon.', points: 2 }] });
    await submitted(app, room, { quiz, itemId }, { texts: ['our moon'] });
    const prepared: string[] = [];
    const created = Promise.withResolvers<string[]>();
    const judges = new Judges({
      db, asksModels: true, logger: pino({ level: 'silent' }), attempts: gradedAttempts(new AttemptHistory({ activity: { record: async () => [] }, objectives: new ObjectivesService() })),
      signals: { publish: async () => undefined, subscribe: () => () => undefined } as unknown as Signals,
      generations: {
        async prepare(_viewer: Viewer, { input }: { input: object }) {
          const [criterion] = (input as { criteria: string[] }).criteria;
          if (prepared.push(criterion!) === 1) {
            await quizzes<ItemChangedData>(app, room.teacher.token, 'edit', { input: { itemId, expectedVersion: quiz.version, rubric: [{ text: 'Names our moon.', points: 2 }] } });
            await grading<RegradeData>(app, room.teacher.token, 'regradeQuestion', { id: itemId, reason: 'Worded anew.' });
          }
          return { criterion };
        },
        async create(_tx: unknown, _viewer: Viewer, them: readonly { criterion: string }[]) {
          created.resolve(them.map(({ criterion }) => criterion));
          throw new Error('enough');
        },
      } as never,
    });
    assert.deepEqual(await created.promise, ['Names our moon.', 'Names our moon.']);
    assert.deepEqual(prepared, ['Names the moon.', 'Names the moon.', 'Names our moon.', 'Names our moon.']);
    await judges.close();
  });
});
