import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { freshDatabase } from '../kit/app.js';
import { change, COURSE_TERMINAL, courseDraft, followCourse, outlined, sectionAskedFor, writesCourses, type CourseDraftData } from '../kit/course-drafts.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { asModel, rows, settled } from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';
import { startProcess, type LyceumProcess } from '../kit/process.js';
import { redisSkip, startRedis, type TestRedis } from '../kit/redis.js';

const TOPIC = { topic: 'Harbours', language: 'EN', hours: 4 };

suite('drafting a course outlives what it runs on', { timeout: 300_000 }, () => {
  let server: FaultServer;
  let database: TestDatabase;
  let api: LyceumProcess;
  let teacher: TestAccount;
  const workers: LyceumProcess[] = [];
  beforeEach(async () => {
    [server, database] = await Promise.all([startFaultServer(), freshDatabase()]);
    server.always(writesCourses());
  });
  afterEach(async () => {
    await Promise.all([api, ...workers.splice(0)].map((each) => each.end('SIGTERM')));
    await server.close();
    await database.drop();
  });

  async function launch(role: string, env: Record<string, string> = {}): Promise<LyceumProcess> {
    const started = await startProcess({ database, env: { ROLES: role, ...env }, tuning: { providers: [asModel(server)] } });
    if (role === 'api') {
      api = started;
      teacher = await signUp({ ...api, database }, 'INSTRUCTOR');
    } else workers.push(started);
    return started;
  }

  /** Each lesson whole, each section by one generation, one end, and the money exact. */
  async function isWhole({ id }: CourseDraftData): Promise<CourseDraftData> {
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

  const approve = ({ id, version }: CourseDraftData) => change(api, teacher.token, 'approveCourseOutline', { id, expectedVersion: version });

  for (const section of ['Section 1.1', 'Section 1.2', 'Section 2.1']) {
    test(`kill -9 of the worker over ${section}: another goes on, and no section is begun twice`, async () => {
      await launch('api');
      const doomed = await launch('worker');
      const outline = await outlined(api, teacher.token, TOPIC);
      const gate = server.gate();
      server.always(writesCourses({ hold: { section, gate } }));
      await approve(outline);
      await gate.reached;
      await doomed.end('SIGKILL');
      workers.length = 0;
      server.always(writesCourses());
      await launch('worker');
      const draft = await isWhole(outline);
      assert.match(draft.lessons[0]!.body, /## Section 1\.1[^]*## Section 1\.2/);
    });
  }

  test('approved while no worker runs, and the queue is lost: the one that comes drafts all of it', async () => {
    await launch('api');
    const first = await launch('worker');
    const outline = await outlined(api, teacher.token, TOPIC);
    await first.end('SIGTERM');
    workers.length = 0;
    await approve(outline);
    const lost = await rows(database, 'DELETE FROM bullmq.job RETURNING 1');
    assert.ok(lost.length > 0, 'and what was queued is lost');
    await launch('worker');
    await isWhole(outline);
  });

  test('whoever cancels and dies over it has it cancelled all the same', async () => {
    await launch('api');
    await launch('worker');
    const outline = await outlined(api, teacher.token, TOPIC);
    const gate = server.gate();
    server.always(writesCourses({ hold: { section: 'Section 1.2', gate } }));
    await approve(outline);
    await gate.reached;
    // As far as the first transaction of a cancel goes.
    await rows(database, "UPDATE course_drafts SET status = 'CANCELLED' WHERE id = $1", [outline.id]);
    await server.requests.find((request) => sectionAskedFor(request) === 'Section 1.2')!.hungUp;
    const money = await settled(database, 30_000);
    assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
  });
});

suite('drafting a course on a Redis that forgets everything', { skip: redisSkip, timeout: 180_000 }, () => {
  let server: FaultServer;
  let redis: TestRedis;
  let database: TestDatabase;
  let api: LyceumProcess;
  let worker: LyceumProcess;
  before(async () => {
    [server, redis, database] = await Promise.all([startFaultServer(), startRedis(), freshDatabase()]);
    [api, worker] = await Promise.all(['api', 'worker'].map((role) =>
      startProcess({ database, env: { ROLES: role, REDIS_URL: redis.url }, tuning: { providers: [asModel(server)] } }))) as [LyceumProcess, LyceumProcess];
  });
  after(async () => {
    await Promise.all([api.end('SIGTERM'), worker.end('SIGTERM')]);
    await redis.stop();
    await server.close();
    await database.drop();
  });

  test('it is killed in the middle of a lesson and comes back empty: the draft goes on, each section once', async () => {
    const { token } = await signUp({ ...api, database }, 'INSTRUCTOR');
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
