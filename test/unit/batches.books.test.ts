import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { pino } from 'pino';
import type { ActivityService } from '../../src/modules/activity/activity.service.js';
import { settleAttempts } from '../../src/modules/generation/attempts.js';
import { bookAnswer, noteCall } from '../../src/modules/generation/batches/books.js';
import { insertSubmissions } from '../../src/modules/generation/batches/submissions.repository.js';
import { cancelGeneration } from '../../src/modules/generation/cancel.js';
import { generationById } from '../../src/modules/generation/generation.repository.js';
import { UsageService } from '../../src/modules/usage/usage.service.js';
import type { BatchAnswer } from '../../src/orchestrator/batches.js';
import type { Candidate } from '../../src/orchestrator/candidates.js';
import { newId } from '../../src/platform/ids.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { createStream } from '../../src/streams/log.js';
import { freshDatabase } from '../kit/app.js';
import { PLAIN_PRICES } from '../kit/model-calls.js';
import type { TestDatabase } from '../kit/postgres.js';
import { reserveOne } from '../kit/reserving.js';
import { ScriptedProvider } from '../kit/scripted-provider.js';

const ORGANIZATION = 'org_00000000000000000000000000000001';
const CAP = 5_000;
const WORST_CASE = 700;

suite("the books of a provider's batch", () => {
  let database: TestDatabase;
  let db: Database;
  let user: string;
  const usage = new UsageService({ dailyMicroUsd: CAP, generationsPerHour: null });
  const activity = { record: async () => undefined } as unknown as ActivityService;
  const through: Candidate = {
    provider: new ScriptedProvider('openai', []), mode: 'batch',
    model: { name: 'test-model', contextTokens: 1_000, prices: { ...PLAIN_PRICES, multipliers: { batch: 0.5 } } },
  };

  before(async () => {
    database = await freshDatabase();
    db = await openDatabase({ url: database.appUrl, role: null, poolSize: 8, logger: pino({ level: 'silent' }) });
    user = newId('User');
    await db.query(
      `INSERT INTO users (id, organization_id, email, email_key, display_name, password_hash, role) VALUES ($1, $2, 'e', 'e', 'n', 'h', 'INSTRUCTOR')`,
      [user, ORGANIZATION],
    );
  });
  after(async () => {
    await db.close();
    await database.drop();
  });

  /** A held generation with its reservation, in a submission; null where the budget has no room. */
  async function held(): Promise<string | null> {
    const [id, batchId] = [newId('Generation'), newId('Batch')];
    return db.transaction(async (tx) => {
      await tx.query(`INSERT INTO batches (id, organization_id, user_id, mode, requests) VALUES ($1, $2, $3, 'WAIT', '[]')`, [batchId, ORGANIZATION, user]);
      await tx.query(
        `INSERT INTO generations (id, organization_id, user_id, kind, status, input, held, call_key) VALUES ($1, $2, $3, 'COMPLETION', 'QUEUED', '{}', true, $1)`,
        [id, ORGANIZATION, user],
      );
      await createStream(tx, id, ORGANIZATION);
      if (await reserveOne(tx, usage, { id, organizationId: ORGANIZATION }, WORST_CASE)) throw new Error('no room');
      await insertSubmissions(tx, { id: batchId, organizationId: ORGANIZATION }, [{ generationId: id, through }]);
      return id;
    }).catch((error: unknown) => {
      if ((error as Error).message === 'no room') return null;
      throw error;
    });
  }

  const attempt = (worstCaseMicroUsd: number) => ({ id: randomUUID(), provider: 'openai', model: 'test-model', reason: 'It can wait.', promptVersion: null, worstCaseMicroUsd });
  const note = (id: string, worstCase: number): Promise<boolean> => db.transaction((tx) => noteCall(tx, usage, { name: id, key: id }, attempt(worstCase)));
  const cancel = (id: string): Promise<boolean> => db.transaction(async (tx) => (await cancelGeneration(tx, (await generationById(tx, id))!, { usage, activity })) !== null);

  const answers: fc.Arbitrary<BatchAnswer> = fc.oneof(
    fc.record({
      text: fc.constant('Done.'), finish: fc.constant('stop' as const),
      usage: fc.option(fc.record({
        inputTokens: fc.integer({ min: -1, max: 400 }), cachedInputTokens: fc.constant(0), cacheWriteInputTokens: fc.constant(0), outputTokens: fc.integer({ min: 0, max: 100 }),
      })),
    }),
    fc.record({ error: fc.constant({ kind: 'deadline' as const, message: 'Too late.' }), costUnknown: fc.boolean() }),
  );
  const story = fc.record({ worstCase: fc.integer({ min: WORST_CASE, max: 3 * WORST_CASE }), noted: fc.constantFrom(0, 1, 2), cancelled: fc.constantFrom('never', 'before', 'meanwhile'), answer: answers, configured: fc.boolean() });

  test('whatever happens, and however often: what was set aside is spent or free, and what is spent is what the attempts cost', async () => {
    await fc.assert(fc.asyncProperty(fc.array(story, { minLength: 1, maxLength: 10 }), async (stories) => {
      await db.query('DELETE FROM batches');
      await db.query('DELETE FROM generations');
      await db.query('DELETE FROM budget_days');
      const ended = await Promise.allSettled(stories.map(async ({ worstCase, noted, cancelled, answer, configured }) => {
        const id = await held();
        if (!id) return;
        if (cancelled === 'before') assert.equal(await cancel(id), true);
        // A worker that dies and the next one note the same call.
        const notes = await Promise.all(Array.from({ length: noted }, () => note(id, worstCase)));
        if (cancelled === 'before') assert.ok(notes.every((noting) => !noting), 'what is cancelled is not handed over');
        const book = async (): Promise<boolean> => (await db.transaction((tx) => bookAnswer(tx, usage, { name: id, key: id }, answer, configured ? through : null))).length > 0;
        const [first, second, wasCancelled] = await Promise.all([book(), book(), cancelled === 'meanwhile' && cancel(id)]);
        assert.ok(!(first && second), 'one worker goes on with it');
        // Whoever goes on with it ends it, unless a cancel was faster, which then settles nothing that isn't noted.
        if ((first || second) && !wasCancelled) await db.transaction((tx) => settleAttempts(tx, usage, id));
        assert.equal(await book(), false);
      }));
      for (const end of ended) if (end.status === 'rejected') throw end.reason;
      const [books] = await db.query<{ reserved: number; spent: number; open: number; settled: number; attempts: number; dangling: number; held: number; several: number }>(
        `SELECT COALESCE(sum(reserved), 0)::bigint AS reserved, COALESCE(sum(spent), 0)::bigint AS spent,
                (SELECT count(*) FROM reservations WHERE settled_at IS NULL) AS open,
                (SELECT COALESCE(sum(settled_micro_usd), 0)::bigint FROM reservations) AS settled,
                (SELECT COALESCE(sum(cost_micro_usd), 0)::bigint FROM provider_attempts) AS attempts,
                (SELECT count(*) FROM provider_attempts WHERE outcome IS NULL) AS dangling,
                (SELECT count(*) FROM generations WHERE held) AS held,
                (SELECT count(*) FROM (SELECT FROM provider_attempts GROUP BY generation_id HAVING count(*) > 1) AS twice) AS several
           FROM budget_days`,
      );
      const { reserved, spent, ...rest } = books!;
      assert.deepEqual({ reserved, ...rest }, { reserved: 0, open: 0, settled: spent, attempts: spent, dangling: 0, held: 0, several: 0 });
      assert.ok(spent <= CAP, `${spent}`);
    }), { numRuns: 40 });
  });
});
