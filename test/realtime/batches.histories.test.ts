import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { startBatchServer, type BatchServer } from '../kit/batch-server.js';
import { gql } from '../kit/clients.js';
import {
  CANCEL, CANCEL_BATCH, classroom, COMPLETE, eventually, fold, follow, ledger, read, rows, settled, start, startBatch, type Classroom,
} from '../kit/generations.js';
import { PLAIN_PRICES } from '../kit/model-calls.js';
import type { TestDatabase } from '../kit/postgres.js';

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), questions: fc.array(fc.nat(1), { minLength: 1, maxLength: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('now' as const), question: fc.nat(1) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancelBatch' as const), which: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('handOver' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('answer' as const) }) },
);

suite('whatever happens to those who wait for the same', { timeout: 240_000 }, () => {
  let server: BatchServer;
  let database: TestDatabase;
  let apps: TestApp[];
  let room: Classroom;
  before(async () => {
    server = await startBatchServer();
    database = await freshDatabase();
    const tuning = {
      providers: [{ name: 'openai', protocol: 'openai' as const, baseUrl: server.url, models: [{ name: 'test-model', prices: PLAIN_PRICES }] }],
      batch: { pollMs: 20 }, retries: { attempts: 0 }, breaker: { failures: 1_000 }, cache: {},
    };
    apps = await Promise.all(['api', 'worker', 'worker'].map((role) => startApp({ database, tuning, env: { ROLES: role } })));
    room = await classroom(apps[0]!);
  });
  after(async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await server.close();
    await database.drop();
  });

  test('everybody has the one end, every call is paid for once, and nothing stays set aside', async () => {
    let run = 0;
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), async (history) => {
      const api = apps[0]!;
      const { teacher: { token } } = room;
      run += 1;
      const promptOf = (question: number): string => `Run ${run}, question ${question}.`;
      const ids: string[] = [];
      const batches: string[] = [];
      const answer = (): void => {
        for (const batch of server.batches) if (batch.status === 'in_progress') server.end(batch, () => ({ text: 'From the batch.' }));
      };
      const take = async (each: (typeof history)[number]): Promise<void> => {
        if (each.do === 'wait') {
          const requests = each.questions.map((question) => ({ kind: 'COMPLETION', completion: { prompt: promptOf(question) } }));
          const batch = await startBatch(api, token, { requests, mode: 'WAIT' });
          batches.push(batch.id);
          ids.push(...batch.items.map(({ result }) => result.id));
        } else if (each.do === 'now') {
          ids.push((await start(api, token, COMPLETE, { prompt: promptOf(each.question) })).id);
        } else if (each.do === 'cancel') {
          const id = ids[each.which % Math.max(1, ids.length)];
          if (id) await gql(api, { query: CANCEL, variables: { id }, token });
        } else if (each.do === 'cancelBatch') {
          const id = batches[each.which % Math.max(1, batches.length)];
          if (id) await gql(api, { query: CANCEL_BATCH, variables: { id }, token });
        } else if (each.do === 'handOver') {
          await eventually(() => rows(database, `SELECT 1 FROM submissions WHERE state = 'SUBMITTING'`), (left) => left.length === 0);
        } else {
          answer();
        }
      };
      for (const each of history) {
        await take(each);
        const { reserved, attempts } = await ledger(database);
        assert.ok(reserved >= 0 && attempts >= 0);
      }
      await eventually(async () => {
        answer();
        return rows(database, 'SELECT 1 FROM generations WHERE finished_at IS NULL OR held');
      }, (left) => left.length === 0, 30_000);
      for (const id of ids) {
        const { text, terminal } = fold(await follow(api, token, id));
        assert.equal((await read(api, token, id)).status, terminal.__typename.replace('Generation', '').toUpperCase());
        if (terminal.__typename === 'GenerationCompleted') assert.ok(['From the batch.', server.text].includes(text), text);
        else assert.equal(terminal.__typename, 'GenerationCancelled');
      }
      const money = await settled(database, 30_000);
      assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
      const left = await rows(database, 'SELECT id FROM provider_attempts WHERE outcome IS NULL UNION ALL SELECT NULL FROM streams WHERE NOT closed');
      assert.deepEqual(left, []);
      await eventually(() => rows(database, 'SELECT key FROM shared_calls UNION ALL SELECT name FROM submitted_calls WHERE answer IS NOT NULL'), (kept) => kept.length === 0);
    }), { numRuns: 20, endOnFailure: true });
  });
});
