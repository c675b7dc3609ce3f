import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { discriminationOf, facilityOf } from '../../src/modules/statistics/estimates.js';
import { sumsOf as columns } from '../../src/modules/statistics/measures.repository.js';
import type { Sums } from '../../src/modules/statistics/sums.js';
import { statisticsKit, type Given, type StatisticsKit } from './statistics.kit.js';

const POINTS = [1, 2, 5];

/** Points of an answer as a share of its question's, or that it waits. */
const share = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 100 }) }, { weight: 1, arbitrary: fc.constant(null) });
const answers = fc.array(fc.record({ share, savedAfter: fc.option(fc.integer({ min: 1, max: 3_000 })) }), { minLength: POINTS.length, maxLength: POINTS.length });
const action = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'begin' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('submit' as const), which: fc.nat(), answers }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('grade' as const), which: fc.nat(), item: fc.nat({ max: POINTS.length - 1 }), share }) },
  { weight: 2, arbitrary: fc.constant({ do: 'measure' as const }) },
);
/** What happens at once, one round after the other. */
const rounds = fc.array(fc.array(action, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });

const pointsOf = (item: number, value: number | null) => (value === null ? null : Math.round(value * POINTS[item]!) / 100);

suite('item statistics', () => {
  let kit: StatisticsKit;
  before(async () => {
    kit = await statisticsKit();
  });
  after(() => kit.stop());

  const sumsOf = (itemIds: readonly string[]) => kit.db.query<Sums & { itemId: string }>(
    `SELECT item_id AS "itemId", ${columns('s')} FROM item_statistics s WHERE item_id = ANY ($1) AND exposures > 0 ORDER BY item_id, version`, [itemIds],
  );
  const everything = async () => ({
    sums: await kit.db.query(`SELECT item_id, version, ${columns('s')} FROM item_statistics s WHERE exposures > 0 ORDER BY 1, 2`),
    times: await kit.db.query('SELECT item_id, version, bucket, answers FROM item_times WHERE answers <> 0 ORDER BY 1, 2, 3'),
    attempts: await kit.db.query('SELECT * FROM measured_attempts ORDER BY attempt_id'),
    answers: await kit.db.query('SELECT * FROM measured_answers ORDER BY attempt_id, item_id'),
  });
  const withdrawn = async (itemId: string) =>
    (await kit.db.query<{ at: Date | null }>('SELECT withdrawn_at AS at FROM item_statistics s WHERE item_id = $1', [itemId]))[0]?.at != null;

  test('whatever is begun, submitted and regraded at once, each answer counts once, and a rebuild says the same to the last digit', async () => {
    await fc.assert(fc.asyncProperty(rounds, async (history) => {
      const itemIds = await kit.items(POINTS);
      const attempts: string[] = [];
      const submitted = new Set<string>();
      for (const actions of history) {
        const open = attempts.filter((id) => !submitted.has(id));
        const graded = [...submitted];
        await Promise.all(actions.map(async (what) => {
          if (what.do === 'begin') attempts.push(await kit.begin(itemIds));
          if (what.do === 'measure') await kit.measuring.catchUp();
          if (what.do === 'submit' && open.length > 0) {
            const id = open[what.which % open.length]!;
            if (submitted.has(id)) return;
            submitted.add(id);
            await kit.submit(id, what.answers.map((answer, item): Given => ({ itemId: itemIds[item]!, points: pointsOf(item, answer.share), savedAfter: answer.savedAfter })));
          }
          if (what.do === 'grade' && graded.length > 0) {
            await kit.grade(graded[what.which % graded.length]!, [{ itemId: itemIds[what.item]!, points: pointsOf(what.item, what.share) }]);
          }
        }));
      }
      await kit.measuring.catchUp();
      for (const [index, itemId] of itemIds.entries()) {
        const [counted] = await kit.db.query<{ exposures: number; answers: number; score: number }>(
          `SELECT count(*) AS exposures, count(g.points) FILTER (WHERE a.status <> 'OPEN') AS answers,
                  coalesce(sum(round(g.points::numeric * 10000 / $2)) FILTER (WHERE a.status <> 'OPEN'), 0)::bigint AS score
             FROM attempt_answers g JOIN attempts a ON a.id = g.attempt_id WHERE g.item_id = $1`,
          [itemId, POINTS[index]],
        );
        const [sums] = await sumsOf([itemId]);
        assert.deepEqual({ exposures: sums?.exposures ?? 0, answers: sums?.answers ?? 0, score: sums?.score ?? 0 }, counted);
      }
      const running = await everything();
      await kit.measuring.rebuild();
      assert.deepEqual(running, await everything());
    }), { numRuns: 30 });
  });

  test('a regrade moves what it changes, of the other items too, and counts nothing twice', async () => {
    const [one, two] = await kit.items([2, 2]) as [string, string];
    const ids = [await kit.begin([one, two]), await kit.begin([one, two]), await kit.begin([one, two])];
    for (const [index, id] of ids.entries()) await kit.submit(id, [{ itemId: one, points: index, savedAfter: 10 }, { itemId: two, points: index, savedAfter: 30 }]);
    await kit.measuring.catchUp();
    const read = async () => (await sumsOf([one, two])).map((sums) => [facilityOf(sums).value, facilityOf(sums).n, discriminationOf(sums).value]);
    assert.deepEqual(await read(), [[0.5, 3, 1], [0.5, 3, 1]]);
    await kit.grade(ids[2]!, [{ itemId: one, points: 0 }]);
    await kit.grade(ids[0]!, [{ itemId: one, points: 2 }]);
    await kit.measuring.catchUp();
    assert.deepEqual(await read(), [[0.5, 3, -1], [0.5, 3, -1]]);
    await kit.grade(ids[1]!, [{ itemId: one, points: null }]);
    await kit.measuring.catchUp();
    assert.deepEqual(await read(), [[0.5, 2, -1], [0.5, 3, -1]]);
  });

  /** As many attempts in which who knows the others gets the first item wrong. */
  async function against(itemIds: readonly string[], count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const id = await kit.begin(itemIds);
      await kit.submit(id, itemIds.map((itemId, item) => ({ itemId, points: (index % 2 === 0) === (item === 0) ? 1 : 0, savedAfter: 5 * item + 5 })));
      ids.push(id);
    }
    await kit.measuring.catchUp();
    return ids;
  }

  test('what discriminates negatively over 30 answers is withdrawn, not before, and comes back when a regrade shows otherwise', async () => {
    const itemIds = await kit.items([1, 1, 1, 1]) as [string, string, string, string];
    const ids = await against(itemIds, 29);
    assert.equal(await withdrawn(itemIds[0]), false);
    ids.push(...(await against(itemIds, 1)));
    assert.deepEqual(await Promise.all(itemIds.map(withdrawn)), [true, false, false, false]);
    for (const [index, id] of ids.entries()) await kit.grade(id, [{ itemId: itemIds[0], points: index % 2 === 0 ? 0 : 1 }]);
    await kit.measuring.catchUp();
    assert.equal(await withdrawn(itemIds[0]), false);
  });

  test('one attempt that can not be measured keeps none from it, and is measured once it can be', async () => {
    const itemIds = await kit.items([1]);
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const id = await kit.begin(itemIds);
      await kit.submit(id, [{ itemId: itemIds[0]!, points: 1, savedAfter: 5 }]);
      ids.push(id);
    }
    await kit.db.query(`UPDATE attempt_answers SET points = 'NaN' WHERE attempt_id = $1`, [ids[1]]);
    await kit.measuring.catchUp();
    const answers = async () => (await kit.db.query<{ answers: number }>('SELECT answers FROM item_statistics WHERE item_id = ANY ($1)', [itemIds]))[0]!.answers;
    assert.equal(await answers(), 4);
    const waiting = await kit.db.query<{ attemptId: string; failures: number }>('SELECT DISTINCT attempt_id AS "attemptId", failures FROM attempts_to_measure');
    assert.deepEqual(waiting, [{ attemptId: ids[1], failures: 1 }]);
    await kit.db.query(`UPDATE attempt_answers SET points = 1 WHERE attempt_id = $1`, [ids[1]]);
    await kit.db.query('UPDATE attempts_to_measure SET measure_after = now()');
    await kit.measuring.catchUp();
    assert.equal(await answers(), 5);
  });

  test('who may edit the course is not measured when he tries the quiz', async () => {
    const itemIds = await kit.items([1, 1]);
    const id = await kit.begin(itemIds, kit.ownerId);
    await kit.submit(id, itemIds.map((itemId) => ({ itemId, points: 1, savedAfter: 5 })));
    await kit.measuring.catchUp();
    assert.deepEqual(await sumsOf(itemIds), []);
  });
});

test('nobody takes an item out of a practice quiz', async () => {
  const kit = await statisticsKit('PRACTICE');
  const [one, two] = await kit.items([1, 1]) as [string, string];
  for (let index = 0; index < 30; index += 1) {
    await kit.submit(await kit.begin([one, two]), [{ itemId: one, points: index % 2, savedAfter: 5 }, { itemId: two, points: 1 - (index % 2), savedAfter: 10 }]);
  }
  await kit.measuring.catchUp();
  const rows = await kit.db.query<{ pairs: number; at: Date | null }>('SELECT pairs, withdrawn_at AS at FROM item_statistics');
  assert.deepEqual(rows, [{ pairs: 30, at: null }, { pairs: 30, at: null }]);
  await kit.stop();
});
