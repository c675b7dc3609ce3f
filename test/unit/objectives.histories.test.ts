import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import type { Viewer } from '../../src/auth/viewer.js';
import { Language } from '../../src/modules/courses/courses.entity.js';
import { VersionConflict } from '../../src/modules/courses/courses.type.js';
import { heldObjectives } from '../../src/modules/mastery/graded.repository.js';
import { CurriculumService } from '../../src/modules/objectives/curriculum.service.js';
import { allRequired, circleOf } from '../../src/modules/objectives/graph.js';
import { ObjectivesService } from '../../src/modules/objectives/objectives.service.js';
import { PrerequisiteCycle } from '../../src/modules/objectives/objectives.type.js';
import { PrerequisitesService } from '../../src/modules/objectives/prerequisites.service.js';
import { fingerprintOf } from '../../src/modules/objectives/wording.js';
import { lockReviews } from '../../src/modules/review-queue/entries.service.js';
import { newId } from '../../src/platform/ids.js';
import { eventually } from '../kit/generations.js';
import { coursesKit, seedCourse, type CoursesKit } from './courses.kit.js';

suite('objectives under concurrency', () => {
  let kit: CoursesKit;
  let owner: Viewer;
  let curriculum: CurriculumService;
  let prerequisites: PrerequisitesService;
  const texts = new ObjectivesService();
  before(async () => {
    kit = await coursesKit();
    owner = await kit.viewer('INSTRUCTOR');
    curriculum = new CurriculumService({ ...kit, mastery: { merged: async () => undefined } });
    prerequisites = new PrerequisitesService(kit);
  });
  after(() => kit.stop());

  /** A course with one lesson that names as many objectives, by their numbers. */
  async function numbered(count: number): Promise<{ courseId: string; ids: string[] }> {
    const { courseId } = await seedCourse(kit, owner, { lessons: 0 });
    for (let from = 0; from < count; from += 50) {
      const objectives = Array.from({ length: Math.min(50, count - from) }, (_, index) => `Objective ${from + index}`);
      await kit.lessons.create(owner, { courseId, title: 't', body: 'b', objectives });
    }
    const rows = await kit.db.query<{ id: string }>(`SELECT id FROM objectives WHERE course_id = $1 ORDER BY split_part(text, ' ', 2)::integer`, [courseId]);
    return { courseId, ids: rows.map(({ id }) => id) };
  }
  /** Until somebody waits for a lock. */
  const waiting = () => eventually(
    () => kit.db.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`), (found) => found.length > 0,
  );
  const isCyclic = (requirements: ReadonlyMap<string, readonly string[]>) => [...requirements.keys()].some((id) => allRequired(requirements, id).has(id));

  for (const what of ['delete', 'merge'] as const) {
    test(`a ${what} waits for who is grading answers about several objectives, and he not for it`, async () => {
      const { courseId, ids } = await numbered(3);
      const [first, second, kept] = ids.toSorted() as [string, string, string];
      await prerequisites.set(owner, { objectiveId: second, requires: [first], expectedVersion: 1 });
      let changing: Promise<unknown> = Promise.resolve();
      await kit.db.transaction(async (tx) => {
        await heldObjectives(tx, [first]);
        changing = what === 'delete' ? curriculum.delete(owner, first, 1) : curriculum.merge(owner, { objectiveId: kept, mergedId: first, expectedVersion: 1 });
        await waiting();
        await heldObjectives(tx, [second]);
      });
      await changing;
      assert.equal((await curriculum.page(owner, courseId, { first: 10, after: null })).edges.length, 2);
    });
  }

  test('who writes a question holds no objective that a merge needs while he waits for the log that the merge holds', async () => {
    const { courseId, ids } = await numbered(2);
    const { organizationId } = owner;
    const quiz = { organizationId, courseId, purpose: 'COURSE' } as const;
    let linking: Promise<unknown> = Promise.resolve();
    await kit.db.transaction(async (tx) => {
      await lockReviews(tx, { id: courseId, organizationId });
      // Of no item, whose row would not be there to refer to: the objectives alone are what is locked.
      linking = kit.db.transaction((other) => texts.link(other, quiz, [{ itemId: newId('Item'), version: 1, objectives: ['Objective 0'] }]));
      linking.catch(() => undefined);
      await waiting();
      await tx.query('SELECT FROM objectives WHERE id = ANY ($1) FOR UPDATE NOWAIT', [ids]);
    });
    await assert.rejects(linking, { code: '23503' }, 'there is no such item');
  });

  test('whatever teachers require at the same time, there is never a circle, and what was refused would have closed one', async () => {
    const wishes = fc.array(fc.record({ of: fc.nat(5), requires: fc.uniqueArray(fc.nat(5), { maxLength: 3 }), add: fc.boolean() }), { minLength: 2, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(wishes, async (history) => {
        const { courseId, ids } = await numbered(6);
        const results = await Promise.all(history.map(async ({ of, requires, add }) => {
          const objectiveId = ids[of]!;
          if (add) return Promise.all(requires.map((each) => prerequisites.add(owner, { objectiveId, requiresId: ids[each]! })));
          return [await prerequisites.set(owner, { objectiveId, requires: requires.map((each) => ids[each]!), expectedVersion: 1 })];
        }));
        assert.equal(isCyclic(await prerequisites.of(courseId)), false);
        for (const result of results.flat()) {
          if (!(result instanceof PrerequisiteCycle)) continue;
          const path = result.path.map(({ id }) => id);
          assert.ok(path.length >= 2 && path[0] === path.at(-1));
          assert.equal(new Set(path).size, path.length - 1, 'through nothing twice');
        }
      }),
      { numRuns: 25 },
    );
  });

  test('a circle is found exactly where there would be one', () => {
    const graphs = fc.record({ edges: fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 }), of: fc.nat(7), requires: fc.uniqueArray(fc.nat(7), { maxLength: 4 }) });
    fc.assert(
      fc.property(graphs, ({ edges, of, requires }) => {
        // Arrows to smaller numbers alone: no circle to begin with.
        const before = Map.groupBy(edges.filter(([from, to]) => from > to), ([from]) => String(from));
        const requirements = new Map([...before].map(([id, list]) => [id, list.map(([, to]) => String(to))]));
        const wanted = requires.map(String);
        const circle = circleOf(requirements, String(of), wanted);
        const wished = new Map([...requirements, [String(of), wanted]]);
        assert.equal(circle !== null, isCyclic(wished));
        circle?.slice(1).forEach((id, index) => assert.ok(wished.get(circle[index]!)?.includes(id), 'along arrows that there would be'));
      }),
      { numRuns: 500 },
    );
  });

  test('five hundred objectives in a row are looked through at once', async () => {
    const { courseId, ids } = await numbered(500);
    await kit.db.query(
      `INSERT INTO prerequisites (objective_id, requires_id, organization_id) SELECT later, earlier, $2 FROM unnest($1::text[], $3::text[]) AS row (later, earlier)`,
      [ids.slice(1), owner.organizationId, ids.slice(0, -1)],
    );
    const began = performance.now();
    const circle = await prerequisites.set(owner, { objectiveId: ids[0]!, requires: [ids.at(-1)!], expectedVersion: 1 });
    assert.ok(circle instanceof PrerequisiteCycle && circle.path.length === 501);
    assert.ok(performance.now() - began < 1_000);
    assert.equal((await prerequisites.of(courseId)).size, 499);
  });

  test('whatever is written, renamed, merged and deleted at the same time: each text is one objective of its wording, and none is left over', async () => {
    const TEXTS = ['Add', 'ADD.', 'Count', 'Multiply', 'Sum  up', 'sum up'];
    const text = fc.constantFrom(...TEXTS);
    const step = fc.oneof(
      fc.record({ do: fc.constant('write' as const), lesson: fc.nat(2), objectives: fc.array(text, { maxLength: 4 }) }),
      fc.record({ do: fc.constant('ask' as const), lesson: fc.nat(2), objectives: fc.array(text, { maxLength: 3 }) }),
      fc.record({ do: fc.constant('rename' as const), which: fc.nat(3), text }),
      fc.record({ do: fc.constant('merge' as const), which: fc.nat(3), other: fc.nat(3) }),
      fc.record({ do: fc.constant('delete' as const), which: fc.nat(3) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }), async (rounds) => {
        const { courseId, lessonIds } = await seedCourse(kit, owner, { lessons: 3 });
        const quizId = newId('Quiz');
        await kit.db.query(`INSERT INTO quizzes (id, organization_id, course_id, created_by, title, purpose, status, settings) VALUES ($1, $2, $3, $4, 'q', 'COURSE', 'DRAFT', '{}')`, [quizId, owner.organizationId, courseId, owner.id]);
        for (const round of rounds) {
          const there = await kit.db.query<{ id: string; version: number }>('SELECT id, version FROM objectives WHERE course_id = $1 AND merged_into_id IS NULL ORDER BY id', [courseId]);
          await Promise.all(round.map(async (wish) => {
            if (wish.do === 'write') {
              const lesson = await kit.lessons.get(owner, lessonIds[wish.lesson]!);
              return kit.lessons.update(owner, { id: lesson.id, expectedVersion: lesson.version, objectives: wish.objectives });
            }
            if (wish.do === 'ask') {
              const itemId = newId('Item');
              return kit.db.transaction(async (tx) => {
                await tx.query('SELECT FROM quizzes WHERE id = $1 FOR UPDATE', [quizId]);
                await tx.query(`INSERT INTO quiz_items (id, organization_id, quiz_id, position, decision) VALUES ($1, $2, $3, 1, 'ACCEPTED')`, [itemId, owner.organizationId, quizId]);
                await texts.link(tx, { organizationId: owner.organizationId, courseId, purpose: 'COURSE' }, [{ itemId, version: 1, objectives: wish.objectives }]);
              });
            }
            const meant = there[wish.which];
            if (!meant) return undefined;
            // What another has taken away meanwhile is not there, what he has changed is at another version.
            const gone = (error: unknown) => assert.match(String(error), /no such objective|no other objective/);
            if (wish.do === 'rename') return curriculum.rename(owner, { objectiveId: meant.id, text: wish.text, expectedVersion: meant.version }).catch(gone);
            if (wish.do === 'delete') return curriculum.delete(owner, meant.id, meant.version).catch(gone);
            const other = there[wish.other];
            if (!other || other === meant) return undefined;
            return curriculum.merge(owner, { objectiveId: meant.id, mergedId: other.id, expectedVersion: meant.version }).catch(gone);
          }));
          await agree(courseId);
        }
      }),
      { numRuns: 60 },
    );
  });

  async function agree(courseId: string): Promise<void> {
    const rows = await kit.db.query<{ text: string; named: string; fingerprint: string }>(
      `SELECT named.text AS named, o.text, o.fingerprint FROM lessons l CROSS JOIN LATERAL jsonb_array_elements_text(l.objectives) WITH ORDINALITY AS named (text, place)
         LEFT JOIN lesson_objectives k ON k.lesson_id = l.id AND k.position = named.place LEFT JOIN objectives o ON o.id = k.objective_id AND o.course_id = l.course_id
        WHERE l.course_id = $1`,
      [courseId],
    );
    for (const { text, named, fingerprint } of rows) {
      assert.equal(fingerprint, fingerprintOf(named, Language.EN), `“${named}” is “${text}”`);
      assert.equal(fingerprint, fingerprintOf(text, Language.EN));
    }
    const [counted] = await kit.db.query<{ beyond: number; unused: number; circles: number }>(
      `SELECT (SELECT count(*) FROM lesson_objectives k JOIN lessons l ON l.id = k.lesson_id WHERE l.course_id = $1 AND k.position > jsonb_array_length(l.objectives)) AS beyond,
              (SELECT count(*) FROM objectives o WHERE o.course_id = $1 AND o.fingerprint IS NOT NULL
                 AND NOT EXISTS (SELECT FROM lesson_objectives WHERE objective_id = o.id) AND NOT EXISTS (SELECT FROM item_objectives WHERE objective_id = o.id)
                 AND NOT EXISTS (SELECT FROM objectives merged WHERE merged.merged_into_id = o.id)) AS unused,
              (SELECT count(*) FROM objectives o JOIN objectives into_it ON into_it.id = o.merged_into_id WHERE o.course_id = $1 AND into_it.merged_into_id IS NOT NULL) AS circles`,
      [courseId],
    );
    assert.deepEqual(counted, { beyond: 0, unused: 0, circles: 0 });
  }

  test('of two who rename one at the same time the second is told', async () => {
    const { ids } = await numbered(1);
    const results = await Promise.all(['One', 'Another'].map((text) => curriculum.rename(owner, { objectiveId: ids[0]!, text, expectedVersion: 1 })));
    assert.equal(results.filter((result) => result instanceof VersionConflict).length, 1);
  });
});
