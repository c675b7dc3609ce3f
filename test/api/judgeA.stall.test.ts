import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { after, before, suite, test } from 'node:test';
import pg from 'pg';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { send } from '../kit/clients.js';
import { classroom, eventually, type Classroom } from '../kit/generations.js';
import { ownMongoSkip, startOwnMongo, type TestMongo } from '../kit/mongo.js';
import { analysed, answerAll, opened, questionnaire, readProfile } from '../kit/questionnaires.js';

/** A way to a server on which everything stops while it stands still: nothing is refused, nothing arrives. */
async function startValve(target: number) {
  const open = new Set<Socket>();
  let still = false;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on('data', (data) => void other.write(data));
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      if (still) one.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const set = (to: boolean): void => {
    still = to;
    for (const socket of open) socket[still ? 'pause' : 'resume']();
  };
  return {
    port: (server.address() as AddressInfo).port,
    stand: () => set(true),
    go: () => set(false),
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

suite('a MongoDB that hangs', { skip: ownMongoSkip }, () => {
  let server: TestMongo;
  let valve: Awaited<ReturnType<typeof startValve>>;
  let app: TestApp;
  let room: Classroom;
  const learners: { account: TestAccount; claimId: string }[] = [];
  before(async () => {
    server = await startOwnMongo();
    const url = new URL(server.url);
    valve = await startValve(Number(url.port));
    url.port = String(valve.port);
    app = await startApp({ env: { MONGODB_URL: url.href } });
    room = await classroom(app);
    for (let index = 0; index < 14; index += 1) {
      const account = await signUp(app);
      const { id } = await questionnaire(app, account.token, 'start', { input: { courseId: room.courseId, testCount: 0, questionCount: 1 } });
      await opened(app, account.token, id);
      await answerAll(app, account.token, id);
      await questionnaire(app, account.token, 'complete', { id });
      await analysed(app, account.token, id);
      learners.push({ account, claimId: (await readProfile(app, account.token))!.claims[0]!.id });
    }
  });
  after(async () => {
    valve?.go();
    await app?.stop();
    await valve?.stop();
    await server?.stop();
  });

  test('makes nobody wait who wants nothing of it, while many write to it, and what they are told comes in time', async () => {
    const { token } = await signUp(app);
    const plain = (which: TestAccount) => send(app, { query: '{ viewer { id } courses(first: 1) { edges { node { id } } } }', token: which.token });
    await plain(learners[0]!.account);
    valve.stand();
    try {
      const slow = Array.from({ length: 3 }, () => learners).flat().map(async ({ account, claimId }) => {
        const from = performance.now();
        const { errors } = await send(app, { query: 'mutation ($input: DisputeProfileClaimInput!) { disputeProfileClaim(input: $input) { version } }', variables: { input: { claimId } }, token: account.token });
        return [Math.round(performance.now() - from), errors[0]?.extensions.code] as const;
      });
      const took: number[] = [];
      for (let round = 0; round < 30; round += 1) {
        const from = performance.now();
        const { errors } = await plain({ token } as TestAccount);
        took.push(Math.round(performance.now() - from));
        assert.deepEqual(errors, []);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const told = await Promise.all(slow);
      assert.ok(Math.max(...took) < 1_000, `somebody who wants nothing of MongoDB waited ${Math.max(...took)} ms`);
      assert.ok(told.every(([, code]) => code === 'UNAVAILABLE'));
      assert.ok(Math.max(...told.map(([ms]) => ms)) < 3_500);
    } finally {
      valve.go();
    }
    await eventually(() => readProfile(app, learners[0]!.account.token).catch(() => null), (profile) => profile !== null, 30_000);
  });

  test('makes nobody wait whose query has a field that does not need it, whichever operation it is', async () => {
    const { token } = learners[0]!.account;
    const operations: Record<string, { query: string; variables?: Record<string, unknown> }> = {
      explain: { query: 'mutation ($input: ExplainLessonInput!) { explainLesson(input: $input) { __typename } }', variables: { input: { lessonId: room.lessonId } } },
      nextSteps: { query: '{ nextSteps(first: 5) { edges { node { __typename } } } }' },
      mastery: { query: '{ mastery { edges { node { __typename } } } }' },
      questionnaires: { query: '{ questionnaires { edges { node { id analysisStatus } } } }' },
      start: { query: 'mutation ($input: StartQuestionnaireInput!) { startQuestionnaire(input: $input) { __typename } }', variables: { input: { courseId: room.courseId, fresh: true } } },
      record: { query: 'mutation ($events: [ClaimInput!]!) { recordActivity(events: $events) { stored } }', variables: { events: [{ id: 'e1', verb: 'played', at: new Date().toISOString(), lessonId: room.lessonId }] } },
      profile: { query: '{ viewer { id } learnerProfile { version } activity { edges { node { id } } } activityByDay(from: "2026-11-01", to: "2026-11-26", timeZone: "UTC") { count } }' },
    };
    valve.stand();
    const took: Record<string, unknown> = {};
    try {
      for (const [name, operation] of Object.entries(operations)) {
        const from = performance.now();
        const { errors } = await send(app, { ...operation, token });
        took[name] = [Math.round(performance.now() - from), errors.map(({ path, extensions, message }) => [path?.[0], extensions?.code ?? message])];
      }
    } finally {
      valve.go();
    }
  });
});

suite('a move of documents that stands still', { skip: ownMongoSkip }, () => {
  test('with somebody, takes no connection from anybody else, however often what was answered is to be taken in', async () => {
    const server = await startOwnMongo();
    const app = await startApp({ env: { MONGODB_URL: server.url } });
    const held = new pg.Client({ connectionString: app.database.ownerUrl });
    try {
      await held.connect();
      const room = await classroom(app);
      const { token, id: userId } = room.learner;
      const { id } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, testCount: 0, questionCount: 1 } });
      await opened(app, token, id);
      await answerAll(app, token, id);
      // As the command does that is stopped (Ctrl-Z), or whose MongoDB hangs, in the middle of his profile.
      await held.query('BEGIN');
      await held.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`documents profile ${userId}`]);
      await questionnaire(app, token, 'complete', { id });
      const took: number[] = [];
      const until = performance.now() + 45_000;
      while (performance.now() < until) {
        const from = performance.now();
        const answer = await Promise.race([send(app, { query: '{ courses(first: 1) { edges { node { id } } } }', token: room.teacher.token }), new Promise<null>((resolve) => setTimeout(resolve, 5_000, null))]);
        took.push(Math.round(performance.now() - from));
        const waiting = await held.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`);
        assert.ok(answer?.errors.length === 0 && took.at(-1)! < 2_000, `after ${Math.round((performance.now() - until + 45_000) / 1_000)} s ${waiting.rows[0]!.n} connections wait for the lock, and somebody else for ${took.at(-1)} ms`);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    } finally {
      await held.end();
      await app.stop();
      await server.stop();
    }
  });
});
