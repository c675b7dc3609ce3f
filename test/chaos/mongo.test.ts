import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, send } from '../kit/clients.js';
import { classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import { ownMongoSkip, startOwnMongo, type TestMongo } from '../kit/mongo.js';
import { startProxy, type Proxy } from '../kit/proxy.js';
import { analysed, answerAll, opened, questionnaire, readProfile } from '../kit/questionnaires.js';

const RECORD = 'mutation ($events: [ClaimInput!]!) { recordActivity(events: $events) { stored known refused { field } } }';

suite('a MongoDB that is cut off and back, again and again', { skip: ownMongoSkip }, () => {
  let server: TestMongo;
  let proxy: Proxy;
  let app: TestApp;
  let room: Classroom;
  let admin: TestAccount;
  before(async () => {
    server = await startOwnMongo();
    const url = new URL(server.url);
    proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    app = await startApp({ env: { MONGODB_URL: url.href } });
    room = await classroom(app);
    admin = await signUp(app, 'ADMIN');
  });
  after(async () => {
    proxy?.restore();
    await app?.stop();
    await proxy?.stop();
    await server?.stop();
  });
  async function flickering<T>(work: () => Promise<T>): Promise<T> {
    const flicker = setInterval(() => {
      proxy.cut();
      setTimeout(() => proxy.restore(), 250);
    }, 700);
    try {
      return await work();
    } finally {
      clearInterval(flicker);
      proxy.restore();
    }
  }
  async function whole(token: string): Promise<string[]> {
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const { activity }: { activity: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } = await gql(app, { query: 'query ($after: String) { activity(first: 100, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }', variables: { after }, token });
      ids.push(...activity.edges.map(({ node }) => node.id));
      if (!activity.pageInfo.hasNextPage) return ids;
      after = activity.pageInfo.endCursor;
    }
  }

  test('events arrive once, and none is lost; counts by day agree', async () => {
    const { token, id: userId } = await signUp(app);
    const at = new Date(Date.now() - 60_000).toISOString();
    await flickering(async () => {
      for (let batch = 0; batch < 12; batch += 1) {
        const events = Array.from({ length: 200 }, (_, index) => ({ id: `e${batch * 150 + index}`, verb: 'played', at, lessonId: room.lessonId }));
        const { errors } = await send(app, { query: RECORD, variables: { events }, token });
        assert.deepEqual(errors, []);
        await new Promise((resolve) => setTimeout(resolve, 400));
      }
    });
    await eventually(() => rows(app.database, 'SELECT FROM activity_outbox WHERE user_id = $1', [userId]), (coming) => coming.length === 0, 60_000);
    const ids = await eventually(() => whole(token).catch(() => []), (found) => found.length > 0, 20_000);
    assert.deepEqual([ids.length, new Set(ids).size], [1_850, 1_850]);
    const day = at.slice(0, 10);
    const { activityByDay } = await gql<{ activityByDay: { count: number }[] }>(app, { query: `{ activityByDay(from: "${day}", to: "${day}", timeZone: "UTC") { count } }`, token });
    assert.equal(activityByDay[0]!.count, 1_850);
  });

  test('a profile that is disputed and analysed meanwhile has a version for each that was told of, and no more are missing', async () => {
    const { token } = await signUp(app);
    const one = async () => {
      const { id } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, fresh: true, testCount: 2 } });
      await opened(app, token, id);
      await answerAll(app, token, id);
      await questionnaire(app, token, 'complete', { id });
      return id;
    };
    await analysed(app, token, await one());
    const { goals: [goal] } = (await readProfile(app, token))!;
    const told: number[] = [];
    const id = await flickering(async () => {
      const made = await one();
      for (let n = 0; n < 40; n += 1) {
        const { data } = await send<{ profile: { version: number } }>(app, { query: 'mutation ($input: DisputeProfileClaimInput!) { profile: disputeProfileClaim(input: $input) { version } }', variables: { input: { claimId: goal!.id, note: `note ${n}` } }, token });
        if (data?.profile) told.push(data.profile.version);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      return made;
    });
    await eventually(() => questionnaire(app, token, 'read', { id }), ({ analysisStatus }) => analysisStatus === 'DONE', 40_000);
    assert.equal(new Set(told).size, told.length, 'a version is told of once');
    const newest = await eventually(() => readProfile(app, token).catch(() => null), (found) => found !== null, 20_000);
    for (let version = 1; version <= newest!.version; version += 1) assert.equal((await readProfile(app, token, version))?.version, version);
    const { versions } = await gql<{ versions: { edges: { node: { change: string } }[] } }>(app, { query: '{ versions: learnerProfileVersions(first: 100) { edges { node { version change } } } }', token });
    assert.equal(versions.edges.filter(({ node }) => node.change === 'ANALYSIS').length, 2, 'an analysis is taken in once');
  });

  test('who is erased meanwhile is gone at the end, and what was said is what was done', async () => {
    const learner = await signUp(app);
    const events = Array.from({ length: 400 }, (_, index) => ({ id: `x${index}`, verb: 'played', at: new Date().toISOString(), lessonId: room.lessonId }));
    await gql(app, { query: RECORD, variables: { events }, token: learner.token });
    const { id } = await questionnaire(app, learner.token, 'start', { input: { courseId: room.courseId, testCount: 2 } });
    await opened(app, learner.token, id);
    await answerAll(app, learner.token, id);
    await questionnaire(app, learner.token, 'complete', { id });
    await analysed(app, learner.token, id);
    const erase = () => send(app, { query: 'mutation ($input: InspectLearnerInput!) { eraseLearner(input: $input) { erased { name count } } }', variables: { input: { userId: learner.id, reason: 'He asked for it.' } }, token: admin.token });
    await flickering(async () => {
      for (let tries = 0; tries < 6; tries += 1) {
        const { errors } = await erase();
        for (const { extensions } of errors) assert.ok(extensions.code === 'UNAVAILABLE' && Array.isArray((extensions as { left?: unknown }).left), JSON.stringify(errors));
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    });
    await eventually(erase, ({ errors }) => errors.length === 0, 20_000);
    await eventually(() => rows(app.database, 'SELECT FROM activity_outbox WHERE user_id = $1', [learner.id]), (coming) => coming.length === 0, 30_000);
    assert.deepEqual(await whole(learner.token), []);
    assert.equal(await readProfile(app, learner.token), null);
  });
});
