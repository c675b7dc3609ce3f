import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { pino } from 'pino';
import { isLostToOthers, retriedTransaction } from '../../src/platform/contention.js';
import { openDatabase, type Database, type Sql } from '../../src/platform/postgres.js';
import { testDatabase, type TestDatabase } from '../kit/postgres.js';

suite('transactions that meet', () => {
  let database: TestDatabase;
  let db: Database;
  before(async () => {
    database = await testDatabase();
    db = await openDatabase({ url: database.ownerUrl, role: null, poolSize: 4, logger: pino({ level: 'silent' }) });
    await db.query('CREATE TABLE counted (id int PRIMARY KEY, n int NOT NULL)');
    await db.query('INSERT INTO counted VALUES (1, 0), (2, 0)');
  });
  after(async () => {
    await db.close();
    await database.drop();
  });

  const raise = (tx: Sql, id: number) => tx.query('UPDATE counted SET n = n + 1 WHERE id = $1', [id]);
  const counted = async () => (await db.query<{ n: number }>('SELECT n FROM counted ORDER BY id')).map(({ n }) => n);

  test('in a deadlock both do their work, each once', async () => {
    const [one, other] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let begun = 0;
    const crossing = (own: { resolve: () => void }, others: Promise<void>, [first, second]: [number, number]) => retriedTransaction(db, async (tx) => {
      begun += 1;
      await raise(tx, first);
      own.resolve();
      await others;
      await raise(tx, second);
    });
    await Promise.all([crossing(one, other.promise, [1, 2]), crossing(other, one.promise, [2, 1])]);
    assert.deepEqual([await counted(), begun], [[2, 2], 3]);
  });

  test('what can’t be put in any order is begun anew, and five times at most', async () => {
    let tries = 0;
    const stale = async (tx: Sql) => {
      tries += 1;
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      await tx.query('SELECT FROM counted');
      await raise(db, 1);
      await raise(tx, 1);
    };
    await assert.rejects(retriedTransaction(db, stale), (error) => isLostToOthers(error));
    assert.equal(tries, 5);
  });

  test('any other failure is nobody else’s fault, and is told at once', async () => {
    let tries = 0;
    await assert.rejects(retriedTransaction(db, async (tx) => {
      tries += 1;
      await tx.query('SELECT 1 / 0');
    }), { code: '22012' });
    assert.equal(tries, 1);
  });
});
