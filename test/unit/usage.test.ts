import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { pino } from 'pino';
import { ENTITIES } from '../../src/entities.js';
import { UsageService } from '../../src/modules/usage/usage.service.js';
import { newId } from '../../src/platform/ids.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { freshDatabase } from '../kit/app.js';
import type { TestDatabase } from '../kit/postgres.js';
import { reserveOne } from '../kit/reserving.js';

const ORGANIZATION = 'org_00000000000000000000000000000001';
const CAP = 1_000;

suite('the ledger', () => {
  let database: TestDatabase;
  let db: Database;
  let generation: () => Promise<string>;

  before(async () => {
    database = await freshDatabase();
    db = await openDatabase({ url: database.appUrl, role: null, entities: ENTITIES, poolSize: 8, logger: pino({ level: 'silent' }) });
    const [user, course, lesson] = [newId('User'), newId('Course'), newId('Lesson')];
    await db.query(
      `INSERT INTO users (id, organization_id, email, email_key, display_name, password_hash, role) VALUES ($1, $2, 'e', 'e', 'n', 'h', 'LEARNER')`,
      [user, ORGANIZATION],
    );
    await db.query(
      `INSERT INTO courses (id, organization_id, owner_id, title, description, language, status) VALUES ($1, $2, $3, 't', '', 'EN', 'DRAFT')`,
      [course, ORGANIZATION, user],
    );
    await db.query(
      `INSERT INTO lessons (id, organization_id, course_id, position, title, body, objectives) VALUES ($1, $2, $3, 1, 't', 'b', '[]')`,
      [lesson, ORGANIZATION, course],
    );
    generation = async () => {
      const id = newId('Generation');
      await db.query(
        `INSERT INTO generations (id, organization_id, user_id, course_id, lesson_id, lesson_version, kind, status, input)
         VALUES ($1, $2, $3, $4, $5, 1, 'EXPLANATION', 'QUEUED', '{}')`,
        [id, ORGANIZATION, user, course, lesson],
      );
      return id;
    };
  });

  after(async () => {
    await db.close();
    await database.drop();
  });

  interface Books {
    reserved: number;
    spent: number;
    open: number;
    settled: number;
  }

  async function books(): Promise<Books> {
    const [row] = await db.query<Books>(
      `SELECT COALESCE(sum(reserved), 0)::bigint AS reserved, COALESCE(sum(spent), 0)::bigint AS spent,
              (SELECT COALESCE(sum(reserved_micro_usd), 0)::bigint FROM reservations WHERE settled_at IS NULL) AS open,
              (SELECT COALESCE(sum(settled_micro_usd), 0)::bigint FROM reservations) AS settled
         FROM budget_days`,
    );
    return row!;
  }

  const call = fc.record({ reserve: fc.nat(400), cover: fc.nat(600), share: fc.double({ min: 0, max: 1, noNaN: true }), settles: fc.boolean() });

  test('no number of concurrent calls exceeds the cap, and the books agree with the reservations', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 25 }), async (calls) => {
        await db.query('DELETE FROM reservations');
        await db.query('DELETE FROM budget_days');
        const usage = new UsageService({ dailyMicroUsd: CAP, generationsPerHour: null });
        // All of them end before a failure is looked at: none may run on into the next example.
        const ended = await Promise.allSettled(
          calls.map(async ({ reserve, cover, share, settles }) => {
            const id = await generation();
            const refused = await db.transaction((tx) => reserveOne(tx, usage, { id, organizationId: ORGANIZATION }, reserve));
            if (refused) {
              assert.equal(refused.limitMicroUsd, CAP);
              assert.ok(refused.spentMicroUsd + reserve > CAP);
              return;
            }
            const covered = await db.transaction((tx) => usage.cover(tx, id, cover));
            if (!settles) return;
            const held = covered ? Math.max(reserve, cover) : reserve;
            const cost = Math.floor(held * share);
            // Every step can run twice and do its work once.
            await Promise.all([1, 2].map(() => db.transaction((tx) => usage.settle(tx, id, cost))));
            assert.equal(await db.transaction((tx) => usage.cover(tx, id, 1)), false, 'nothing is covered after the settlement');
          }),
        );
        for (const end of ended) if (end.status === 'rejected') throw end.reason;
        const { reserved, spent, open, settled } = await books();
        assert.ok(reserved + spent <= CAP, `${reserved} + ${spent}`);
        assert.equal(reserved, open);
        assert.equal(spent, settled);
      }),
      { numRuns: 30 },
    );
  });

  test('a refused reservation leaves nothing behind', async () => {
    await db.query('DELETE FROM reservations');
    await db.query('DELETE FROM budget_days');
    const usage = new UsageService({ dailyMicroUsd: CAP, generationsPerHour: null });
    const id = await generation();
    const refused = await db.transaction((tx) => reserveOne(tx, usage, { id, organizationId: ORGANIZATION }, CAP + 1));
    assert.ok(refused && !refused.isPassing && refused.resetsAt.getUTCHours() + refused.resetsAt.getUTCMinutes() === 0);
    assert.deepEqual(await books(), { reserved: 0, spent: 0, open: 0, settled: 0 });
  });
});
