import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { pino } from 'pino';
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
    db = await openDatabase({ url: database.appUrl, role: null, poolSize: 8, logger: pino({ level: 'silent' }) });
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

  interface DayBooks {
    day: string;
    kept: number;
    reserved: number;
    open: number;
    spent: number;
    settled: number;
  }

  const byDay = (): Promise<DayBooks[]> => db.query<DayBooks>(
    `SELECT d.day, d.reserved + d.spent AS kept, d.reserved, d.spent,
            COALESCE(sum(r.reserved_micro_usd) FILTER (WHERE r.settled_at IS NULL), 0)::bigint AS open, COALESCE(sum(r.settled_micro_usd), 0)::bigint AS settled
       FROM budget_days d LEFT JOIN reservations r ON r.day = d.day GROUP BY d.day ORDER BY d.day`,
  );

  /** As if it had been reserved yesterday. @returns whether there was room */
  async function reserveYesterday(id: string, microUsd: number): Promise<boolean> {
    const rows = await db.query(
      `WITH yesterday AS (
         INSERT INTO budget_days (day, reserved) VALUES ((now() AT TIME ZONE 'UTC')::date - 1, $2)
         ON CONFLICT (day) DO UPDATE SET reserved = budget_days.reserved + $2 WHERE budget_days.reserved + budget_days.spent + $2 <= $3 RETURNING day)
       INSERT INTO reservations (generation_id, organization_id, day, reserved_micro_usd) SELECT $1, $4, day, $2 FROM yesterday RETURNING day`,
      [id, microUsd, CAP, ORGANIZATION],
    );
    return rows.length > 0;
  }

  const which = fc.nat(9);
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('start' as const), yesterday: fc.boolean(), reserve: fc.integer({ min: 200, max: 400 }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('spend' as const), which, share: fc.double({ min: 0.4, max: 1, noNaN: true }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('cover' as const), which, more: fc.nat(300) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('transfer' as const), which, to: which }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const), which }) },
  );

  test('bills that move over midnight exceed no day, and stay booked once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }), async (history) => {
        await db.query('DELETE FROM reservations');
        await db.query('DELETE FROM budget_days');
        const usage = new UsageService({ dailyMicroUsd: CAP, generationsPerHour: null });
        const open: { id: string; cost: number }[] = [];
        let total = 0;
        const take = async (each: (typeof history)[number]): Promise<void> => {
          if (each.do === 'start') {
            const id = await generation();
            const made = each.yesterday
              ? await reserveYesterday(id, each.reserve)
              : !(await db.transaction((tx) => reserveOne(tx, usage, { id, organizationId: ORGANIZATION }, each.reserve)));
            if (made) open.push({ id, cost: 0 });
            return;
          }
          const one = open[each.which % Math.max(1, open.length)];
          if (!one) return;
          if (each.do === 'spend') {
            const [{ reserved }] = await db.query<{ reserved: number }>('SELECT reserved_micro_usd AS reserved FROM reservations WHERE generation_id = $1', [one.id]) as [{ reserved: number }];
            const more = Math.floor((reserved - one.cost) * each.share);
            one.cost += more;
            total += more;
          } else if (each.do === 'cover') {
            await db.transaction((tx) => usage.cover(tx, one.id, one.cost + each.more));
          } else if (each.do === 'settle') {
            await db.transaction((tx) => usage.settle(tx, one.id, one.cost));
            open.splice(open.indexOf(one), 1);
          } else {
            const other = open[each.to % open.length]!;
            if (other === one) return;
            const before = await byDay();
            const moved = await db.transaction((tx) => usage.transfer(tx, one.id, other.id, { from: one.cost, to: other.cost }));
            if (moved) [one.cost, other.cost] = [0, one.cost + other.cost];
            else assert.deepEqual(await byDay(), before, 'nothing moves');
          }
        };
        for (const each of history) {
          await take(each);
          for (const { kept, reserved, open: held, spent, settled } of await byDay()) {
            assert.ok(reserved >= 0 && kept <= CAP, `${kept} after ${JSON.stringify(each)}`);
            assert.deepEqual([reserved, spent], [held, settled]);
          }
        }
        for (const { id, cost } of open) await db.transaction((tx) => usage.settle(tx, id, cost));
        const end = await books();
        assert.deepEqual([end.reserved, end.spent], [0, total]);
      }),
      // Each step asks the database: a history that fails isn't shrunk.
      { numRuns: 60, endOnFailure: true },
    );
  });

  test('a bill moves over midnight to the day that has room for it; where neither has, it stays', async () => {
    for (const [full, moves] of [[{ yesterday: 600, today: 0 }, true], [{ yesterday: 0, today: 600 }, true], [{ yesterday: 600, today: 600 }, false]] as const) {
      await db.query('DELETE FROM reservations');
      await db.query('DELETE FROM budget_days');
      const usage = new UsageService({ dailyMicroUsd: CAP, generationsPerHour: null });
      const reserve = async (microUsd: number): Promise<string> => {
        const id = await generation();
        await db.transaction((tx) => reserveOne(tx, usage, { id, organizationId: ORGANIZATION }, microUsd));
        return id;
      };
      const [giver, other] = [await generation(), await generation()];
      assert.ok(await reserveYesterday(giver, 350) && await reserveYesterday(other, full.yesterday));
      const taker = await reserve(350);
      await reserve(full.today);
      assert.equal(await db.transaction((tx) => usage.transfer(tx, giver, taker, { from: 300, to: 250 })), moves);
      const days = await byDay();
      assert.ok(days.every(({ kept, reserved, open }) => kept <= CAP && reserved === open), JSON.stringify(days));
      await db.transaction((tx) => usage.settle(tx, taker, moves ? 550 : 250));
      await db.transaction((tx) => usage.settle(tx, giver, moves ? 0 : 300));
      assert.equal((await books()).spent, 550);
    }
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
