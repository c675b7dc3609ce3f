import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultServer, type Gate } from '../kit/fault-server.js';
import {
  addLesson, asModel, BODY, CANCEL, classroom, eventually, EXPLAIN, fold, follow, ledger, read, rows, sentence, settled, start,
  type Classroom,
} from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';

const TOKENS = Array.from({ length: 12 }, (_, index) => `${sentence(index)} `);
const CALL_COST = 100 * 1 + 20 * 10;
/** Holds two calls' worst cases, and not three. */
const CAP = 150_000;

type Step =
  | { do: 'start'; question: number }
  | { do: 'cancel'; which: number }
  /** The owner of every call is presumed dead, and somebody asks the same. */
  | { do: 'lapse'; question: number }
  | { do: 'answer' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('start' as const), question: fc.nat(1) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('cancel' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('lapse' as const), question: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('answer' as const) }) },
);

suite('whatever happens to those who share a call', { timeout: 180_000 }, () => {
  let server: FaultServer;
  let database: TestDatabase;
  let apps: TestApp[];
  let room: Classroom;
  before(async () => {
    server = await startFaultServer();
    database = await freshDatabase();
    const tuning = { providers: [asModel(server)], retries: { attempts: 0 }, breaker: { failures: 1_000 }, cache: {} };
    const env = { AI_DAILY_COST_LIMIT: String(CAP / 1e6) };
    apps = await Promise.all(['api', 'worker', 'worker'].map((role) => startApp({ database, tuning, env: { ...env, ROLES: role } })));
    room = await classroom(apps[0]!);
  });
  after(async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await server.close();
    await database.drop();
  });

  test('the cap holds, every cost is booked once, and everybody is told one whole answer', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 24 }), async (history) => {
      const api = apps[0]!;
      const { learner: { token } } = room;
      const lessonId = await addLesson(api, room.teacher, room.courseId, BODY);
      await rows(database, 'DELETE FROM budget_days');
      await rows(database, 'DELETE FROM reservations');
      const gates: Gate[] = [];
      let isOpen = false;
      server.always(() => {
        const gate = server.gate();
        gates.push(gate);
        if (isOpen) gate.open();
        return { tokens: TOKENS, gates: { 6: gate } };
      });
      const first = server.requests.length;
      const ids: string[] = [];
      const begin = async (question: number) => {
        const started = await start(api, token, EXPLAIN, { lessonId, question: `Question ${question}?` });
        if (started.__typename === 'Generation') ids.push(started.id);
        else assert.equal(started.__typename, 'BudgetExceeded');
      };
      const take = async (each: Step): Promise<void> => {
        if (each.do === 'start') return begin(each.question);
        if (each.do === 'answer') return gates.forEach((gate) => gate.open());
        if (each.do === 'cancel') {
          const id = ids[each.which % Math.max(1, ids.length)];
          if (id) await gql(api, { query: CANCEL, variables: { id }, token });
          return;
        }
        await rows(database, `UPDATE shared_calls SET lease_expires_at = now() - interval '1 second'`);
        await rows(database, `UPDATE generations SET lease_expires_at = now() - interval '1 second' WHERE lease_expires_at IS NOT NULL AND status = 'RUNNING'`);
        return begin(each.question);
      };
      for (const each of history) {
        await take(each);
        const { reserved, spent } = await ledger(database);
        assert.ok(reserved >= 0 && reserved + spent <= CAP, `${reserved} + ${spent}`);
      }
      isOpen = true;
      gates.forEach((gate) => gate.open());
      for (const id of ids) {
        const { text, terminal } = fold(await follow(api, token, id));
        const { origin, status } = await read(api, token, id);
        assert.notEqual(status, 'FAILED');
        if (terminal.__typename === 'GenerationCompleted' && origin !== 'LOCAL') assert.equal(text, TOKENS.join(''));
      }
      const money = await settled(database, 30_000);
      const attempts = await rows<{ outcome: string | null; cost: number; status: string }>(database, `
        SELECT a.outcome, a.cost_micro_usd::float8 AS cost, g.status FROM provider_attempts a JOIN generations g ON g.id = a.generation_id
         WHERE g.id = ANY ($1) AND a.provider = 'fault'`, [ids]);
      const paid = attempts.reduce((sum, { cost }) => sum + cost, 0);
      assert.deepEqual([money.reserved, money.spent], [0, paid]);
      assert.ok(money.spent <= CAP);
      assert.ok(attempts.every(({ outcome }) => outcome !== null));
      for (const { outcome, cost } of attempts) if (outcome === 'COMPLETED') assert.equal(cost, CALL_COST);
      assert.ok(server.requests.length - first <= attempts.length, 'no call that nobody paid for');
      assert.equal((await eventually(() => rows(database, 'SELECT 1 FROM shared_calls'), (found) => found.length === 0)).length, 0);
    }), { numRuns: 25, endOnFailure: true });
  });
});
