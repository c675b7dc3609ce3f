import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { startFaultServer } from '../kit/fault-server.js';
import { asModel, classroom, eventually, EXPLAIN, fold, follow, ledger, read, rows, sentence, settled, start, startBatch } from '../kit/generations.js';

const TOKENS = Array.from({ length: 40 }, (_, index) => `${sentence(index % 12)} `);
const TEXT = TOKENS.join('');
const HALF = 20;
/** What the fault server counts for a whole answer, at the prices of the kit. */
const CALL_COST = 100 * 1 + 20 * 10;

suite('one call on a tight budget', () => {
  test('who has set money aside and is not the oldest gives it to who pays: it is set aside once', async () => {
    const server = await startFaultServer();
    const database = await freshDatabase();
    const gate = server.gate();
    server.always({ tokens: TOKENS, gates: { [HALF]: gate } });
    const tuning = { providers: [asModel(server)], cache: {} };
    const api = await startApp({ database, tuning, env: { ROLES: 'api' } });
    let worker: TestApp | undefined;
    try {
      const { learner: { token }, lessonId } = await classroom(api);
      const first = await start(api, token, EXPLAIN, { lessonId });
      const second = await start(api, token, EXPLAIN, { lessonId });
      const { reserved } = await ledger(database);
      // As when the second began its transaction first, and got to reserving last.
      await rows(database, `UPDATE generations SET created_at = created_at - interval '1 second' WHERE id = $1`, [second.id]);
      worker = await startApp({ database, tuning, env: { ROLES: 'worker' } });
      await gate.reached;
      await eventually(() => rows(database, `SELECT 1 FROM generations WHERE status = 'RUNNING'`), (found) => found.length === 2);
      assert.equal((await ledger(database)).reserved, reserved);
      gate.open();
      for (const { id } of [first, second]) assert.equal(fold(await follow(api, token, id)).text, TEXT);
      await settled(database);
      assert.deepEqual([(await read(api, token, first.id)).costMicroUsd, (await read(api, token, second.id)).costMicroUsd], [0, CALL_COST]);
    } finally {
      await worker?.stop();
      await api.stop();
      await server.close();
      await database.drop();
    }
  });

  test('batches and single requests that ask the same in another order wait for each other, and share the calls', async () => {
    const server = await startFaultServer();
    server.always({ tokens: TOKENS });
    const app = await startApp({ tuning: { providers: [asModel(server)], cache: {} } });
    try {
      const { teacher, learner, lessonId } = await classroom(app);
      const other = await signUp(app, 'ADMIN');
      const about = (question: string) => ({ kind: 'EXPLANATION', explanation: { lessonId, question } });
      for (let round = 0; round < 8; round += 1) {
        const asked = [0, 1, 2, 3].map((index) => `Question ${round}.${index}?`);
        await Promise.all([
          startBatch(app, teacher.token, { requests: asked.map(about), mode: 'NOW' }),
          startBatch(app, other.token, { requests: asked.toReversed().map(about), mode: 'NOW' }),
          ...asked.map((question) => start(app, learner.token, EXPLAIN, { lessonId, question })),
        ]);
      }
      const end = await settled(app.database, 30_000);
      assert.deepEqual([end.reserved, end.spent], [0, end.attempts]);
      assert.equal(server.requests.length, 8 * 4);
    } finally {
      await app.stop();
      await server.close();
    }
  });

  test('whoever joins is refused by no budget that holds one call', async () => {
    const server = await startFaultServer();
    const gate = server.gate();
    server.always({ tokens: TOKENS, gates: { [HALF]: gate } });
    // One call's worst case is some seven cents.
    const app = await startApp({ env: { AI_DAILY_COST_LIMIT: '0.1' }, tuning: { providers: [asModel(server)], cache: {} } });
    try {
      const { learner: { token }, lessonId } = await classroom(app);
      const generations = await Promise.all(Array.from({ length: 20 }, () => start(app, token, EXPLAIN, { lessonId })));
      assert.deepEqual([...new Set(generations.map(({ __typename }) => __typename))], ['Generation']);
      assert.equal((await start(app, token, EXPLAIN, { lessonId, question: 'Another?' })).__typename, 'BudgetExceeded');
      gate.open();
      for (const { id } of generations) assert.equal(fold(await follow(app, token, id)).text, TEXT);
      assert.equal(server.requests.length, 1);
    } finally {
      await app.stop();
      await server.close();
    }
  });
});
