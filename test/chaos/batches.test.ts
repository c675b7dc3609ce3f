import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { startBatchServer } from '../kit/batch-server.js';
import { classroom, eventually, fold, follow, ledger, readBatch, rows, settled, startBatch } from '../kit/generations.js';
import { PLAIN_PRICES } from '../kit/model-calls.js';
import { startProcess } from '../kit/process.js';

suite('workers that die over a batch', { timeout: 120_000 }, () => {
  for (const protocol of ['openai', 'anthropic'] as const) {
    test(`kill -9 after ${protocol} has taken it and before that is noted: it is found again, and made and paid for once`, async () => {
      const database = await freshDatabase();
      const server = await startBatchServer();
      const tuning = {
        providers: [{ name: protocol, protocol, baseUrl: protocol === 'openai' ? server.url : server.origin, models: [{ name: 'test-model', prices: PLAIN_PRICES }] }],
        batch: { pollMs: 20 },
      };
      const api = await startApp({ database, tuning, env: { ROLES: 'api' } });
      let other: TestApp | undefined;
      try {
        const { teacher, lessonId } = await classroom(api);
        server.spoil('silent');
        const doomed = await startProcess({ database, tuning, env: { ROLES: 'worker' } });
        const requests = ['one', 'two'].map((prompt) => ({ kind: 'COMPLETION', completion: { prompt, lessonId } }));
        const batch = await startBatch(api, teacher.token, { requests, mode: 'WAIT' });
        const taken = await server.batch(0);
        await doomed.end('SIGKILL');
        // What was handed over counts for its worst case while nobody knows what became of it.
        const { reserved, attempts } = await ledger(database);
        assert.ok(attempts > 0);
        assert.equal(reserved, attempts);
        // The dead worker's lease ends.
        await rows(database, 'UPDATE submissions SET due_at = now()');
        other = await startApp({ database, tuning, env: { ROLES: 'worker' } });
        server.end(taken, () => ({ text: 'Done.' }));
        for (const { result } of batch.items) assert.equal(fold(await follow(api, teacher.token, result.id)).text, 'Done.');
        const over = await readBatch(api, teacher.token, batch.id);
        assert.deepEqual([over.status, over.costMicroUsd, server.batches.length, server.ordinary.length], ['COMPLETED', 300, 1, 0]);
        const money = await settled(database);
        assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
      } finally {
        await other?.stop();
        await api.stop();
        await server.close();
        await database.drop();
      }
    });
  }

  test('kill -9 while the answers are booked and written: every generation has its one end, and nothing is paid twice', async () => {
    const database = await freshDatabase();
    const server = await startBatchServer();
    const tuning = { providers: [{ name: 'openai', protocol: 'openai' as const, baseUrl: server.url, models: [{ name: 'test-model', prices: PLAIN_PRICES }] }], batch: { pollMs: 20 } };
    const api = await startApp({ database, tuning, env: { ROLES: 'api' } });
    let other: TestApp | undefined;
    try {
      const { teacher } = await classroom(api);
      const doomed = await startProcess({ database, tuning, env: { ROLES: 'worker' } });
      const requests = Array.from({ length: 60 }, (_, index) => ({ kind: 'COMPLETION', completion: { prompt: `Number ${index}` } }));
      const batch = await startBatch(api, teacher.token, { requests, mode: 'WAIT' });
      const taken = await server.batch(0);
      await eventually(() => rows(database, `SELECT 1 FROM submissions WHERE state = 'SUBMITTED'`), (found) => found.length === 1);
      server.end(taken, (call) => ({ text: `Answer to ${call.id}.` }));
      await eventually(() => rows(database, `SELECT 1 FROM generations WHERE status = 'COMPLETED'`), (found) => found.length > 0);
      await doomed.end('SIGKILL');
      await rows(database, 'UPDATE submissions SET due_at = now()');
      other = await startApp({ database, tuning, env: { ROLES: 'worker' } });
      for (const { result } of batch.items) assert.equal(fold(await follow(api, teacher.token, result.id)).text, `Answer to ${result.id}.`);
      const money = await settled(database);
      assert.deepEqual([money.reserved, money.spent, money.attempts], [0, 60 * 150, 60 * 150]);
      assert.equal(server.ordinary.length, 0);
    } finally {
      await other?.stop();
      await api.stop();
      await server.close();
      await database.drop();
    }
  });
});
