import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { change, COURSE_TERMINAL, courseDraft, followCourse, outlined, sectionAskedFor, writesCourses, type CourseDraftData } from '../kit/course-drafts.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { asModel, endLeases, rows, settled } from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';
import { startProcess, type LyceumProcess } from '../kit/process.js';
import { redisSkip, startRedis, type TestRedis } from '../kit/redis.js';

const TOPIC = { topic: 'Harbours', language: 'EN', hours: 4 };

interface Stage {
  server: FaultServer;
  database: TestDatabase;
  api: TestApp;
  teacher: TestAccount;
  worker(): Promise<LyceumProcess>;
}

/** An API, and workers as processes of their own. */
async function staged(act: (stage: Stage) => Promise<void>): Promise<void> {
  const [server, database] = await Promise.all([startFaultServer(), freshDatabase()]);
  server.always(writesCourses());
  const tuning = { providers: [asModel(server)] };
  const api = await startApp({ database, env: { ROLES: 'api' }, tuning });
  const workers: LyceumProcess[] = [];
  const worker = async () => {
    const started = await startProcess({ database, env: { ROLES: 'worker' }, tuning });
    workers.push(started);
    return started;
  };
  try {
    await act({ server, database, api, teacher: await signUp(api, 'INSTRUCTOR'), worker });
  } finally {
    await Promise.all([...workers.map((each) => each.end('SIGTERM')), api.stop()]);
    await server.close();
    await database.drop();
  }
}

suite('drafting a course outlives what it runs on', { timeout: 300_000, concurrency: 2 }, () => {
  /** Each lesson whole, each section by one generation, one end, and the money exact. */
  async function isWhole({ api, database, teacher }: Stage, { id }: CourseDraftData): Promise<CourseDraftData> {
    const events = await followCourse(api, teacher.token, id);
    assert.deepEqual(events.map(({ seq }) => seq), events.map((_, index) => index + 1));
    assert.deepEqual(events.filter(({ __typename }) => COURSE_TERMINAL.has(__typename)).map(({ __typename }) => __typename), ['CourseDraftCompleted']);
    assert.equal(events.filter(({ __typename }) => __typename === 'CourseLessonFinished').length, 2);
    const draft = await courseDraft(api, teacher.token, id);
    assert.deepEqual([draft.status, draft.lessons.map(({ status }) => status)], ['DRAFTED', ['DRAFTED', 'DRAFTED']]);
    const [made] = await rows<{ n: number }>(database, "SELECT count(*)::int AS n FROM generations WHERE kind = 'LESSON'");
    assert.equal(made!.n, 3, 'no section was begun twice');
    const money = await settled(database, 30_000);
    assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
    return draft;
  }

  const approve = ({ api, teacher }: Stage, { id, version }: CourseDraftData) => change(api, teacher.token, 'approveCourseOutline', { id, expectedVersion: version });

  for (const section of ['Section 1.1', 'Section 1.2', 'Section 2.1']) {
    test(`kill -9 of the worker over ${section}: another goes on, and no section is begun twice`, () => staged(async (stage) => {
      const { server, database, api, teacher, worker } = stage;
      const doomed = await worker();
      const outline = await outlined(api, teacher.token, TOPIC);
      const gate = server.gate();
      server.always(writesCourses({ hold: { section, gate } }));
      await approve(stage, outline);
      await gate.reached;
      await doomed.end('SIGKILL');
      await endLeases(database);
      server.always(writesCourses());
      await worker();
      const draft = await isWhole(stage, outline);
      assert.match(draft.lessons[0]!.body, /## Section 1\.1[^]*## Section 1\.2/);
    }));
  }

  test('approved while no worker runs, and the queue is lost: the one that comes drafts all of it', () => staged(async (stage) => {
    const { database, api, teacher, worker } = stage;
    const first = await worker();
    const outline = await outlined(api, teacher.token, TOPIC);
    await first.end('SIGTERM');
    await approve(stage, outline);
    const lost = await rows(database, 'DELETE FROM bullmq.job RETURNING 1');
    assert.ok(lost.length > 0, 'and what was queued is lost');
    await worker();
    await isWhole(stage, outline);
  }));

  test('whoever cancels and dies over it has it cancelled all the same', () => staged(async (stage) => {
    const { server, database, api, teacher, worker } = stage;
    await worker();
    const outline = await outlined(api, teacher.token, TOPIC);
    const gate = server.gate();
    server.always(writesCourses({ hold: { section: 'Section 1.2', gate } }));
    await approve(stage, outline);
    await gate.reached;
    // As far as the first transaction of a cancel goes.
    await rows(database, "UPDATE course_drafts SET status = 'CANCELLED' WHERE id = $1", [outline.id]);
    await server.requests.find((request) => sectionAskedFor(request) === 'Section 1.2')!.hungUp;
    const money = await settled(database, 30_000);
    assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
  }));
});

suite('drafting a course on a Redis that forgets everything', { skip: redisSkip, timeout: 180_000 }, () => {
  let server: FaultServer;
  let redis: TestRedis;
  let database: TestDatabase;
  let api: TestApp;
  let worker: TestApp;
  before(async () => {
    [server, redis, database] = await Promise.all([startFaultServer(), startRedis(), freshDatabase()]);
    const options = (role: string) => ({ database, env: { ROLES: role, REDIS_URL: redis.url }, tuning: { providers: [asModel(server)] } });
    [api, worker] = await Promise.all([startApp(options('api')), startApp(options('worker'))]);
  });
  after(async () => {
    await Promise.all([api.stop(), worker.stop()]);
    await redis.stop();
    await server.close();
    await database.drop();
  });

  test('it is killed in the middle of a lesson and comes back empty: the draft goes on, each section once', async () => {
    const { token } = await signUp(api, 'INSTRUCTOR');
    server.always(writesCourses());
    const outline = await outlined(api, token, TOPIC);
    const gate = server.gate();
    server.always(writesCourses({ hold: { section: 'Section 1.2', gate } }));
    await change(api, token, 'approveCourseOutline', { id: outline.id, expectedVersion: outline.version });
    await gate.reached;
    await redis.restart();
    server.always(writesCourses());
    gate.open();
    assert.equal((await followCourse(api, token, outline.id)).at(-1)!.__typename, 'CourseDraftCompleted');
    const asked = server.requests.flatMap((request) => sectionAskedFor(request) ?? []);
    assert.deepEqual(asked.toSorted(), ['Section 1.1', 'Section 1.2', 'Section 2.1']);
  });
});
