import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { environment, freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { gql, send } from '../kit/clients.js';
import { courseWith } from '../kit/enrolments.js';
import { eventually, rows } from '../kit/generations.js';
import { ownMongoSkip, startOwnMongo } from '../kit/mongo.js';
import { startProxy } from '../kit/proxy.js';

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
const RECORD = 'mutation ($events: [ClaimInput!]!) { recordActivity(events: $events) { stored known refused { id } } }';

suite('documents', { skip: ownMongoSkip }, () => {
  test('are moved there and back while four learners write and MongoDB is cut off in the middle: each is there once', async () => {
    const server = await startOwnMongo();
    const url = new URL(server.url);
    const proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    const database = await freshDatabase();
    let app: TestApp = await startApp({ database });
    const env = () => ({ ...environment(database, app.config.dataDir), MONGODB_URL: url.href });
    const move = (to: string) => new Promise<string>((resolve) => {
      execFile(process.execPath, [CLI, 'documents', 'move', '--to', to], { env: env() }, (error, stdout, stderr) => resolve(`${error?.code ?? 0} ${stdout}${stderr}`));
    });
    const delivered = () => eventually(() => rows<{ n: number }>(database, 'SELECT count(*)::int AS n FROM activity_outbox'), ([row]) => row!.n === 0, 60_000);
    try {
      const { courseId } = await courseWith(app);
      const learners = await Promise.all([1, 2, 3, 4].map(() => signUp(app)));
      const sent = new Map<string, Set<string>>(learners.map(({ id }) => [id, new Set()]));
      let number = 0;
      const write = async ({ token, id }: TestAccount, count: number) => {
        const events = Array.from({ length: count }, () => ({ id: `e${(number += 1)}`, verb: 'played', at: new Date(Date.now() - Math.random() * 86_400_000 * 20).toISOString(), courseId, part: `part ${number}` }));
        const { recordActivity } = await gql<{ recordActivity: { stored: string[] } }>(app, { query: RECORD, variables: { events }, token });
        assert.equal(recordActivity.stored.length, count);
        for (const each of events) sent.get(id)!.add(each.part);
      };
      for (const learner of learners) await write(learner, 300);
      await delivered();
      await app.stop();
      app = await startApp({ database, env: { MONGODB_URL: url.href } });
      const partsOf = async ({ token }: TestAccount): Promise<string[]> => {
        const parts: string[] = [];
        for (let after: string | null = null; ;) {
          const { activity }: { activity: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } = await gql(app, { query: 'query ($after: String) { activity(first: 100, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }', variables: { after }, token });
          parts.push(...activity.edges.map(({ node }) => node.id));
          if (!activity.pageInfo.hasNextPage) return parts;
          after = activity.pageInfo.endCursor;
        }
      };
      const daysOf = async ({ token }: TestAccount): Promise<number> => {
        const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
        const { activityByDay } = await gql<{ activityByDay: { count: number }[] }>(app, { query: 'query ($from: String!, $to: String!) { activityByDay(from: $from, to: $to, timeZone: "UTC") { count } }', variables: { from: day(Date.now() - 25 * 86_400_000), to: day(Date.now()) }, token });
        return activityByDay.reduce((sum, { count }) => sum + count, 0);
      };
      const whole = async (when: string) => {
        for (const learner of learners) {
          const ids = await partsOf(learner);
          assert.deepEqual([ids.length, new Set(ids).size, await daysOf(learner)], Array.from({ length: 3 }, () => sent.get(learner.id)!.size), when);
        }
      };
      await whole('before the move');
      let writing = true;
      const writers = learners.map(async (learner) => {
        while (writing) await write(learner, 5);
      });
      const first = move('mongodb');
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      proxy.cut();
      const { data, errors } = await send<{ viewer: object; activity: null }>(app, { query: '{ viewer { id } activity { edges { node { id } } } }', token: learners[0]!.token });
      assert.ok(data?.viewer && errors[0]?.extensions.code === 'UNAVAILABLE');
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      proxy.restore();
      assert.match(await first, /^0 activity/);
      assert.match(await move('mongodb'), /^0 activity/);
      writing = false;
      await Promise.all(writers);
      await delivered();
      assert.match(await move('mongodb'), /^0 activity/);
      await whole('moved');
      assert.deepEqual(await rows(database, 'SELECT id FROM activity_events'), []);
      assert.match(await move('postgres'), /^0 activity/);
      await app.stop();
      app = await startApp({ database });
      await whole('moved back');
    } finally {
      await app.stop();
      await proxy.stop();
      await database.drop();
      await server.stop();
    }
  });
});
