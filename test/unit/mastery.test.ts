import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { answersOfLearner, answersToItem, lockLearners } from '../../src/modules/mastery/answers.repository.js';
import { comparePlaces, itemAfter, UNASKED, UNSEEN } from '../../src/modules/mastery/fold.js';
import { foldLearner } from '../../src/modules/mastery/learners.js';
import { KeptMastery } from '../../src/modules/mastery/kept.js';
import { allItemStates, learnerStates } from '../../src/modules/mastery/states.repository.js';
import { pino } from 'pino';
import { connectMongo } from '../../src/platform/mongo.js';
import { eventually } from '../kit/generations.js';
import { mongoSkip, startMongo } from '../kit/mongo.js';
import { masteryKit, type MasteryKit } from './mastery.kit.js';

const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;
const LEARNERS = 3;
const ITEMS = 4;

const score = fc.constantFrom(0, 0.25, 0.5, 1);
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sit' as const), learner: fc.nat(LEARNERS - 1), day: fc.nat(40), practice: fc.boolean(), scores: fc.array(fc.option(score), { minLength: ITEMS, maxLength: ITEMS }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('grade' as const), which: fc.nat(), item: fc.nat(ITEMS - 1), score }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fold' as const), worker: fc.constantFrom(0 as const, 1 as const) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'merge' as const }) },
);
/** What happens at once, one round after the other. */
const rounds = fc.array(fc.array(action, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });

suite('mastery', () => {
  let kit: MasteryKit;
  before(async () => {
    kit = await masteryKit();
  });
  after(() => kit.stop());

  const everything = async () => ({
    answers: await kit.db.query('SELECT * FROM mastery_answers ORDER BY attempt_id, item_id'),
    states: await kit.db.query('SELECT * FROM mastery_states ORDER BY learner_id, objective_id'),
    items: await kit.db.query('SELECT * FROM mastery_items ORDER BY item_id, item_version'),
  });

  test('whatever is submitted, graded again, merged and folded at once, each answer counts once, in its place; the history gives the same to the last bit', async () => {
    await fc.assert(fc.asyncProperty(rounds, async (history) => {
      const [one, two] = [await kit.objective(), await kit.objective()];
      const items = [...(await kit.statements(2, [one])), ...(await kit.statements(1, [two])), ...(await kit.statements(1, [one, two]))];
      const learners = await Promise.all(Array.from({ length: LEARNERS }, () => kit.learner()));
      const graded = new Map<string, { learner: string; practice: boolean; scores: Map<string, number> }>();
      let isMerged = false;
      for (const actions of history) {
        const known = [...graded];
        const touched = new Set<string>();
        const begun: string[] = [];
        // A learner's attempts are numbered, which the rows of this test are too.
        for (const what of actions) begun.push(what.do === 'sit' ? await kit.begin(items, learners[what.learner]!, what.practice) : '');
        await Promise.all(actions.map(async (what, place) => {
          if (what.do === 'fold') await kit.items[what.worker].catchUp();
          if (what.do === 'merge' && !isMerged) {
            isMerged = true;
            await kit.merge(one, two);
          }
          if (what.do === 'sit') {
            const learner = learners[what.learner]!;
            const id = begun[place]!;
            // Those that wait for a judge have no grade yet.
            const grades = what.scores.flatMap((value, index) => (value === null ? [] : [{ itemId: items[index]!, score: value }]));
            await kit.submit(id, learner, grades, new Date(START + what.day * DAY));
            graded.set(id, { learner, practice: what.practice, scores: new Map(grades.map((grade) => [grade.itemId, grade.score])) });
          }
          if (what.do === 'grade' && known.length > 0) {
            const [id, { learner, scores }] = known[what.which % known.length]!;
            const itemId = items[what.item]!;
            // Two grades of one answer at once: whichever comes last counts, and nobody can tell which.
            if (touched.has(`${id} ${itemId}`)) return;
            touched.add(`${id} ${itemId}`);
            await kit.grade(id, learner, { itemId, score: what.score });
            scores.set(itemId, what.score);
          }
        }));
      }
      await kit.items[0].catchUp();
      for (const learner of learners) {
        const kept = await answersOfLearner(kit.db, learner, null);
        const expected = [...graded].filter(([, attempt]) => attempt.learner === learner).flatMap(([id, { scores, practice }]) => [...scores].map(([itemId, value]) => `${id} ${itemId} ${value} ${practice}`));
        assert.deepEqual(kept.map((answer) => `${answer.attemptId} ${answer.itemId} ${answer.score} ${answer.practice}`).toSorted(), expected.toSorted());
        const states = await learnerStates(kit.db, [learner], null);
        assert.deepEqual(states, new Map([...foldLearner(kept)].map(([id, state]) => [`${learner} ${id}`, state])));
        // To others it is as if he had never practised.
        const shared = foldLearner(kept.filter(({ practice }) => !practice));
        for (const id of [one, two]) assert.deepEqual(states.get(`${learner} ${id}`)?.shared ?? UNSEEN, shared.get(id)?.own ?? UNSEEN);
        assert.deepEqual((await kit.mastery.of([learner], [one, two])).map(({ objectiveId, answers }) => [objectiveId, answers]).toSorted(), [...shared].map(([id, { own }]) => [id, own.answers]).toSorted());
        if (isMerged) assert.ok(!states.has(`${learner} ${one}`));
      }
      const states = await allItemStates(kit.db);
      for (const itemId of items) {
        const answers = (await answersToItem(kit.db, itemId, 1)).toSorted(comparePlaces);
        assert.deepEqual(states.get(`${itemId} 1`), answers.length === 0 ? undefined : answers.reduce(itemAfter, UNASKED));
      }
      const before = await everything();
      assert.equal((await kit.rebuild.run()).changed, 0);
      assert.deepEqual(await everything(), before);
    }), { numRuns: 15 });
  });

  test('what was lost or changed by hand is made anew from the history, and told', async () => {
    const objective = await kit.objective();
    const items = await kit.statements(3, [objective]);
    const learner = await kit.learner();
    const id = await kit.begin(items, learner);
    await kit.submit(id, learner, items.map((itemId) => ({ itemId, score: 1 })));
    await kit.grade(id, learner, { itemId: items[0]!, score: 0 });
    await kit.rebuild.run();
    const before = await everything();
    await kit.db.query('DELETE FROM mastery_answers WHERE item_id = $1', [items[0]]);
    await kit.db.query(`UPDATE mastery_states SET state = state || '{"answers": 99}' WHERE objective_id = $1`, [objective]);
    await kit.db.query('DELETE FROM mastery_items WHERE item_id = $1', [items[1]]);
    assert.equal((await kit.rebuild.run()).changed, 3);
    assert.deepEqual(await everything(), before);
  });

  test('of an objective that was deleted nothing is made anew, nor of what had been merged into it', async () => {
    const [one, two, other] = [await kit.objective(), await kit.objective(), await kit.objective()];
    const items = [...(await kit.statements(2, [one])), ...(await kit.statements(1, [one, other]))];
    const learner = await kit.learner();
    await kit.submit(await kit.begin(items, learner), learner, items.map((itemId) => ({ itemId, score: 1 })));
    await kit.merge(one, two);
    await kit.items[0].catchUp();
    await kit.db.query('DELETE FROM objectives WHERE id = $1', [two]);
    assert.equal((await kit.rebuild.run()).changed, 0);
    await kit.db.query('UPDATE mastery_answers SET score = 0 WHERE item_id = $1', [items[0]]);
    assert.equal((await kit.rebuild.run()).changed, 1);
    const known = await learnerStates(kit.db, [learner], null);
    assert.deepEqual([...known.keys()], [`${learner} ${other}`]);
    assert.equal((await kit.rebuild.run()).changed, 0);
  });

  test('what was answered before practice was told apart is shown to no teacher until he answers again, or all is made anew', async () => {
    const objective = await kit.objective();
    const items = await kit.statements(3, [objective]);
    const learner = await kit.learner();
    const submit = async (practice: boolean, day: number) => {
      const id = await kit.begin(items, learner, practice);
      await kit.submit(id, learner, items.map((itemId) => ({ itemId, score: 1 })), new Date(START + day * DAY));
      return id;
    };
    const practised = await submit(true, 0);
    await submit(false, 1);
    const asOf = new Date(START + 2 * DAY);
    const told = await kit.mastery.of([learner], [objective], asOf);
    assert.deepEqual(told.map(({ answers }) => answers), [3]);
    const older = async () => {
      await kit.db.query('UPDATE mastery_states SET shared = NULL WHERE learner_id = $1', [learner]);
      assert.deepEqual(await kit.mastery.of([learner], [objective], asOf), []);
    };
    await older();
    await submit(false, 2);
    assert.deepEqual((await kit.mastery.of([learner], [objective])).map(({ answers }) => answers), [6]);
    await eventually(() => kit.db.query('SELECT FROM activity_outbox'), (waiting) => waiting.length === 0);
    assert.equal((await kit.rebuild.run()).changed, 0);
    const before = await everything();
    await older();
    await kit.db.query(`UPDATE activity_events SET statement = statement #- '{weights,practice}' WHERE statement -> 'context' ->> 'attemptId' = $1`, [practised]);
    assert.equal((await kit.rebuild.run()).changed, 1);
    assert.deepEqual(await everything(), before);
  });

  test('two hundred who submit at once wait for no one else, and none is lost', async () => {
    const objective = await kit.objective();
    const items = await kit.statements(10, [objective]);
    const learners = await Promise.all(Array.from({ length: 200 }, () => kit.learner()));
    const ids: string[] = [];
    for (const learner of learners) ids.push(await kit.begin(items, learner));
    await Promise.all([
      ...learners.map((learner, index) => kit.submit(ids[index]!, learner, items.map((itemId, item) => ({ itemId, score: (index + item) % 2 })))),
      ...kit.items.map((worker) => worker.catchUp()),
    ]);
    await Promise.all(kit.items.map((worker) => worker.catchUp()));
    const of = await kit.mastery.of(learners, [objective]);
    assert.deepEqual(of.map(({ answers }) => answers), learners.map(() => 10));
    const states = await allItemStates(kit.db);
    assert.deepEqual(items.map((itemId) => states.get(`${itemId} 1`)?.answers), items.map(() => 200));
  });

  test('an objective that many learners have answered is merged, whole, and takes no lock for each of them', async () => {
    const [one, two] = [await kit.objective(), await kit.objective()];
    const learners = 2_000;
    await kit.db.query(
      `INSERT INTO mastery_answers (attempt_id, item_id, organization_id, learner_id, item_version, at, position, grades, score, guessing, difficulty, difficulty_variance, ability, ability_variance, objective_ids)
       SELECT 'a' || n, 'i', 'o', 'many ' || n, 1, now(), 1, 1, 1, 0, 0, 1, 0, 1, jsonb_build_array($1::text) FROM generate_series(1, $2) n`,
      [one, learners],
    );
    await kit.db.query(`INSERT INTO mastery_states (learner_id, objective_id, organization_id, state) SELECT 'many ' || n, $1, 'o', '{}' FROM generate_series(1, $2) n`, [one, learners]);
    await kit.merge(one, two);
    const [counted] = await kit.db.query<{ from: number; into: number }>(
      `SELECT count(*) FILTER (WHERE objective_id = $1) AS "from", count(*) FILTER (WHERE objective_id = $2 AND (state ->> 'answers')::int = 1) AS "into" FROM mastery_states`, [one, two],
    );
    assert.deepEqual(counted, { from: 0, into: learners });
    const locks = await kit.db.transaction(async (tx) => {
      await lockLearners(tx, Array.from({ length: 50_000 }, (_, index) => `many ${index}`));
      return tx.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()`);
    });
    assert.ok(locks.length <= 1_024, `${locks.length} locks`);
    await kit.db.query(`DELETE FROM mastery_answers WHERE learner_id LIKE 'many %'`);
    await kit.db.query(`DELETE FROM mastery_states WHERE learner_id LIKE 'many %'`);
  });

  test('a regrade changes what came after it as if it had been graded so at once', async () => {
    const objective = await kit.objective();
    const items = await kit.statements(2, [objective]);
    const twin = async (first: number, regraded: boolean) => {
      const learner = await kit.learner();
      for (const [day, value] of [first, 1, 0].entries()) {
        const id = await kit.begin(items, learner);
        await kit.submit(id, learner, items.map((itemId) => ({ itemId, score: value })), new Date(START + day * DAY));
      }
      const kept = (await answersOfLearner(kit.db, learner, null)).toSorted(comparePlaces);
      if (regraded) await kit.grade(kept[0]!.attemptId, learner, { itemId: kept[0]!.itemId, score: 1 });
      if (regraded) await kit.grade(kept[1]!.attemptId, learner, { itemId: kept[1]!.itemId, score: 1 });
      const [state] = await kit.mastery.of([learner], [objective], new Date(START + 10 * DAY));
      return { probability: state!.probability, low: state!.low, high: state!.high, answers: state!.answers };
    };
    // Nobody folds the items meanwhile: both are weighed by the same difficulties.
    assert.deepEqual(await twin(0, true), await twin(1, false));
    assert.notDeepEqual(await twin(0, false), await twin(1, false));
  });

  test('who may edit the course only tries the quiz, and a question that tests no objective says nothing', async () => {
    const objective = await kit.objective();
    const items = await kit.statements(1, [objective]);
    const tried = await kit.begin(items, kit.ownerId);
    await kit.submit(tried, kit.ownerId, [{ itemId: items[0]!, score: 1 }]);
    assert.deepEqual(await kit.mastery.of([kit.ownerId], [objective]), []);
    const learner = await kit.learner();
    const untold = await kit.statements(1, []);
    await kit.submit(await kit.begin(untold, learner), learner, [{ itemId: untold[0]!, score: 1 }]);
    assert.deepEqual(await answersOfLearner(kit.db, learner, null), []);
  });

  test('a learner is forgotten', async () => {
    const objective = await kit.objective();
    const items = await kit.statements(1, [objective]);
    const learner = await kit.learner();
    await kit.submit(await kit.begin(items, learner), learner, [{ itemId: items[0]!, score: 1 }]);
    assert.equal((await kit.mastery.of([learner], [objective])).length, 1);
    assert.equal(await new KeptMastery({ db: kit.db, activity: { erase: async () => 0 } }).erase(learner), 2);
    assert.deepEqual(await kit.mastery.of([learner], [objective]), []);
    assert.deepEqual(await answersOfLearner(kit.db, learner, null), []);
  });
});

test('a history in MongoDB gives the same to the last bit', { skip: mongoSkip }, async () => {
  const { MongoActivityStore } = await import('../../src/modules/activity/mongo.store.js');
  const server = await startMongo();
  const mongo = await connectMongo(server.url, pino({ level: 'silent' }));
  const kit = await masteryKit(() => new MongoActivityStore(mongo.db));
  const objective = await kit.objective();
  const items = await kit.statements(5, [objective]);
  const learner = await kit.learner();
  for (const day of [0, 3, 20]) {
    const id = await kit.begin(items, learner);
    await kit.submit(id, learner, items.map((itemId, item) => ({ itemId, score: (item + day) % 3 / 2 })), new Date(START + day * DAY));
    await kit.grade(id, learner, { itemId: items[0]!, score: 1 / 3 });
    await kit.items[0].catchUp();
  }
  await eventually(() => kit.db.query('SELECT FROM activity_outbox'), (waiting) => waiting.length === 0);
  assert.deepEqual(await kit.rebuild.run(), { learners: 1, answers: 15, states: 1, items: 5, changed: 0 });
  await kit.stop();
  await mongo.close();
  await server.stop();
});
