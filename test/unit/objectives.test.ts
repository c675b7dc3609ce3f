import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Viewer } from '../../src/auth/viewer.js';
import { ObjectivesService } from '../../src/modules/objectives/objectives.service.js';
import { newId } from '../../src/platform/ids.js';
import { coursesKit, CREATE_LESSON, PUBLISH, seedCourse, UPDATE_LESSON, type CoursesKit } from './courses.kit.js';

const OBJECTIVE = '__typename ... on Objective { id text version lessons { id version objectives } requires { id text } requiredBy { text } } ... on UserError { message }';
const LIST = `query ($id: ID!, $first: Int! = 50, $after: String) { objectives(courseId: $id, first: $first, after: $after) {
  pageInfo { hasNextPage endCursor } edges { node { id text version requires { text } lessons { position } } } } }`;
const LESSON = 'query ($id: ID!) { lesson(id: $id) { version objectives learningObjectives { id text } } }';
const RENAME = `mutation ($input: RenameObjectiveInput!) { result: renameObjective(input: $input) { ${OBJECTIVE} ... on ObjectiveExists { objective { id } } ... on VersionConflict { currentVersion } } }`;
const MERGE = `mutation ($input: MergeObjectivesInput!) { result: mergeObjectives(input: $input) { ${OBJECTIVE} ... on PrerequisiteCycle { path { text } } } }`;
const DELETE = 'mutation ($id: ID!, $version: Int!) { result: deleteObjective(id: $id, expectedVersion: $version) { __typename ... on ObjectiveDeleted { objectiveId lessonIds } ... on VersionConflict { currentVersion } } }';
const SET = `mutation ($input: SetPrerequisitesInput!) { result: setPrerequisites(input: $input) { ${OBJECTIVE} ... on PrerequisiteCycle { path { id text } } ... on VersionConflict { currentVersion } } }`;

interface Listed {
  id: string;
  text: string;
  version: number;
  requires: { text: string }[];
  lessons: { position: number }[];
}

interface Result {
  result: {
    __typename: string; id: string; text: string; version: number; message?: string; currentVersion?: number; objective?: { id: string };
    lessons: { id: string; version: number; objectives: string[] }[]; requires: { id: string; text: string }[]; requiredBy: { text: string }[];
    path?: { id: string; text: string }[]; objectiveId?: string; lessonIds?: string[];
  };
}

suite('objectives', () => {
  let kit: CoursesKit;
  let owner: Viewer;
  before(async () => {
    kit = await coursesKit();
    owner = await kit.viewer('INSTRUCTOR');
  });
  after(() => kit.stop());

  /** A course with a lesson for each list of objectives. */
  async function course(...lessons: string[][]): Promise<{ courseId: string; lessonIds: string[] }> {
    const { courseId } = await seedCourse(kit, owner, { lessons: 0 });
    const lessonIds: string[] = [];
    for (const objectives of lessons) {
      const { createLesson } = await kit.data<{ createLesson: { id: string } }>(owner, CREATE_LESSON, { input: { courseId, title: 't', body: 'b', objectives } });
      lessonIds.push(createLesson.id);
    }
    return { courseId, lessonIds };
  }
  const listed = async (courseId: string, viewer = owner): Promise<Listed[]> =>
    (await kit.data<{ objectives: { edges: { node: Listed }[] } }>(viewer, LIST, { id: courseId })).objectives.edges.map(({ node }) => node);
  const named = async (courseId: string): Promise<Map<string, Listed>> => new Map((await listed(courseId)).map((each) => [each.text, each]));
  const lesson = async (id: string) => (await kit.data<{ lesson: { version: number; objectives: string[]; learningObjectives: { id: string; text: string }[] } }>(owner, LESSON, { id })).lesson;
  const run = async (query: string, variables: Record<string, unknown>): Promise<Result['result']> => (await kit.data<Result>(owner, query, variables)).result;
  const update = (id: string, expectedVersion: number, objectives: string[]) => kit.data(owner, UPDATE_LESSON, { input: { id, expectedVersion, objectives } });
  async function set(courseId: string, text: string, ...requires: string[]): Promise<Result['result']> {
    const known = await named(courseId);
    return run(SET, { input: { objectiveId: known.get(text)!.id, requires: requires.map((each) => known.get(each)!.id), expectedVersion: known.get(text)!.version } });
  }

  test('are shared by the lessons that name them, however these spell them; the texts stay as they were written', async () => {
    const { courseId, lessonIds } = await course(['Count', 'Add', 'Count'], ['  ADD. ', 'Multiply']);
    const [first, second] = [await lesson(lessonIds[0]!), await lesson(lessonIds[1]!)];
    assert.deepEqual([first.objectives, second.objectives], [['Count', 'Add', 'Count'], ['  ADD. ', 'Multiply']]);
    assert.deepEqual([first.learningObjectives.map(({ text }) => text), second.learningObjectives.map(({ text }) => text)], [['Count', 'Add'], ['Add', 'Multiply']]);
    assert.equal(first.learningObjectives[1]!.id, second.learningObjectives[0]!.id);
    assert.deepEqual((await listed(courseId)).map(({ text, lessons }) => [text, ...lessons.map(({ position }) => position)]), [['Count', 1], ['Add', 1, 2], ['Multiply', 2]]);
    const other = await course(['Count']);
    assert.notEqual((await listed(other.courseId))[0]!.id, first.learningObjectives[0]!.id, 'each course has its own');
  });

  test('are made also by a lesson that is put between others, or that is there from the start', async () => {
    const { courseId, lessonIds: [later] } = await course(['Add']);
    const lesson = { organizationId: owner.organizationId, courseId, title: 't', body: 'b' };
    await kit.db.transaction((tx) => kit.lessons.insertBefore(tx, { ...lesson, id: newId('Lesson'), objectives: ['Count', 'add'] }, [later!]));
    await kit.db.transaction((tx) => kit.lessons.ensure(tx, { ...lesson, id: newId('Lesson'), objectives: ['Multiply'] }));
    assert.deepEqual((await listed(courseId)).map(({ text, lessons }) => [text, ...lessons.map(({ position }) => position)]), [['Count', 1], ['Add', 1, 2], ['Multiply', 3]]);
  });

  test('come and go with the texts, but for those that something else refers to', async () => {
    const { courseId, lessonIds: [lessonId] } = await course(['Count', 'Add', 'Divide', 'Halve']);
    await set(courseId, 'Divide', 'Add');
    const ids = await named(courseId);
    await update(lessonId!, 1, ['Halve!', 'Count']);
    assert.deepEqual((await listed(courseId)).map(({ text, lessons }) => [text, lessons.length]), [['Halve!', 1], ['Count', 1], ['Add', 0], ['Divide', 0]].toSorted(([, one], [, other]) => Number(other) - Number(one)));
    await update(lessonId!, 2, ['add', 'Count']);
    const now = await named(courseId);
    assert.deepEqual([now.get('Add')?.id, now.get('Count')?.id], [ids.get('Add')!.id, ids.get('Count')!.id], 'the same things as before');
    assert.equal(now.has('Halve!'), false);
  });

  test('are renamed in all lessons that name them, each in a next version that an editor with the old one collides with', async () => {
    const { courseId, lessonIds } = await course(['Count', 'Add'], ['add', 'Multiply'], ['Multiply']);
    const { id } = (await named(courseId)).get('Add')!;
    const renamed = await run(RENAME, { input: { objectiveId: id, text: 'Add numbers', expectedVersion: 1 } });
    assert.deepEqual([renamed.id, renamed.text, renamed.version], [id, 'Add numbers', 2]);
    assert.deepEqual(renamed.lessons.map(({ version, objectives }) => [version, ...objectives]), [[2, 'Count', 'Add numbers'], [2, 'Add numbers', 'Multiply']]);
    assert.equal((await lesson(lessonIds[2]!)).version, 1);
    const { updateLesson } = await kit.data<{ updateLesson: { __typename: string } }>(owner, UPDATE_LESSON, { input: { id: lessonIds[0], expectedVersion: 1, title: 'x' } });
    assert.equal(updateLesson.__typename, 'VersionConflict');
    const versions = await kit.db.query<{ objectives: string[] }>('SELECT objectives FROM lesson_versions WHERE lesson_id = $1 ORDER BY version', [lessonIds[0]]);
    assert.deepEqual(versions.map(({ objectives }) => objectives[1]), ['Add', 'Add numbers'], 'the earlier version is as it was');

    const taken = await run(RENAME, { input: { objectiveId: id, text: ' multiply.', expectedVersion: 2 } });
    assert.deepEqual([taken.__typename, taken.objective?.id], ['ObjectiveExists', (await named(courseId)).get('Multiply')!.id]);
    const spelled = await run(RENAME, { input: { objectiveId: id, text: 'ADD numbers', expectedVersion: 2 } });
    assert.deepEqual([spelled.id, spelled.text], [id, 'ADD numbers'], 'another spelling of its own');
    const late = await run(RENAME, { input: { objectiveId: id, text: 'Sum', expectedVersion: 2 } });
    assert.deepEqual([late.__typename, late.currentVersion], ['VersionConflict', 3]);
    await update(lessonIds[2]!, 1, ['Add']);
    assert.notEqual((await lesson(lessonIds[2]!)).learningObjectives[0]!.id, id, 'its old words are free again');
  });

  test('are merged: lessons, arrows and what was merged before go to the one that stays', async () => {
    const { courseId, lessonIds } = await course(['Sum', 'Add', 'Count'], ['Sum'], ['Multiply', 'Plus']);
    await set(courseId, 'Sum', 'Count');
    await set(courseId, 'Multiply', 'Sum');
    const ids = await named(courseId);
    const [kept, sum, plus] = [ids.get('Add')!, ids.get('Sum')!, ids.get('Plus')!];
    const items = new ObjectivesService();
    const quiz = { organizationId: owner.organizationId, courseId, purpose: 'COURSE' as const };
    const itemId = await insertItem(kit, owner, courseId);
    await kit.db.transaction((tx) => items.link(tx, quiz, [{ itemId, version: 1, objectives: ['Sum', 'plus.', 'Only asked'] }]));
    assert.equal((await run(MERGE, { input: { objectiveId: sum.id, mergedId: plus.id, expectedVersion: sum.version } })).__typename, 'Objective');
    const merged = await run(MERGE, { input: { objectiveId: kept.id, mergedId: sum.id, expectedVersion: 1 } });
    assert.deepEqual([merged.text, merged.requires.map(({ text }) => text), merged.requiredBy.map(({ text }) => text)], ['Add', ['Count'], ['Multiply']]);
    assert.deepEqual(merged.lessons.map(({ objectives }) => objectives), [['Add', 'Count'], ['Add'], ['Multiply', 'Add']]);
    assert.deepEqual((await listed(courseId)).map(({ text }) => text), ['Add', 'Count', 'Multiply', 'Only asked']);
    for (const { id } of [sum, plus]) assert.deepEqual(await kit.data(owner, 'query ($id: ID!) { objective(id: $id) { id } }', { id }), { objective: { id: kept.id } }, 'its id stands for what stays');
    assert.deepEqual((await items.ofItems(kit.db, [{ itemId, version: 1 }])).map(({ text }) => text).toSorted(), ['Add', 'Only asked']);
    await update(lessonIds[1]!, (await lesson(lessonIds[1]!)).version, ['Sum']);
    assert.equal((await named(courseId)).has('Sum'), true, 'its words are free again');
  });

  test('are not merged where the one would require itself by way of others', async () => {
    const { courseId, lessonIds: [lessonId] } = await course(['A', 'B', 'C']);
    await set(courseId, 'B', 'A');
    await set(courseId, 'C', 'B');
    const ids = await named(courseId);
    const circle = await run(MERGE, { input: { objectiveId: ids.get('A')!.id, mergedId: ids.get('C')!.id, expectedVersion: 1 } });
    assert.deepEqual([circle.__typename, circle.path?.map(({ text }) => text)], ['PrerequisiteCycle', ['A', 'B', 'A']]);
    assert.deepEqual(await lesson(lessonId!), { version: 1, objectives: ['A', 'B', 'C'], learningObjectives: [...ids.values()].map(({ id, text }) => ({ id, text })) });
    assert.equal((await run(MERGE, { input: { objectiveId: ids.get('A')!.id, mergedId: ids.get('B')!.id, expectedVersion: 1 } })).requiredBy[0]?.text, 'C', 'an arrow between the two is none any more');
  });

  test('are deleted from lessons and from whatever requires them', async () => {
    const { courseId, lessonIds: [lessonId] } = await course(['A', 'B', 'a', 'C']);
    await set(courseId, 'B', 'A');
    const ids = await named(courseId);
    const { id } = ids.get('A')!;
    assert.equal((await run(DELETE, { id, version: 9 })).currentVersion, 1);
    assert.deepEqual(await run(DELETE, { id, version: 1 }), { __typename: 'ObjectiveDeleted', objectiveId: id, lessonIds: [lessonId] });
    assert.deepEqual((await lesson(lessonId!)).objectives, ['B', 'C']);
    assert.deepEqual((await listed(courseId)).map(({ text, version, requires }) => [text, version, requires.length]), [['B', ids.get('B')!.version + 1, 0], ['C', 1, 0]]);
  });

  test('a circle is refused with its path, the shortest one', async () => {
    const { courseId } = await course(['A', 'B', 'C', 'D']);
    await set(courseId, 'B', 'A');
    await set(courseId, 'C', 'B', 'A');
    await set(courseId, 'D', 'C');
    const circle = await set(courseId, 'A', 'D');
    const ids = await named(courseId);
    assert.equal(circle.__typename, 'PrerequisiteCycle');
    assert.deepEqual(circle.path, ['A', 'D', 'C', 'A'].map((text) => ({ id: ids.get(text)!.id, text })));
    assert.match(circle.message ?? '', /“A” → “D” → “C” → “A”/);
    assert.deepEqual((await set(courseId, 'A', 'A')).path?.map(({ text }) => text), ['A', 'A']);
    assert.deepEqual((await named(courseId)).get('A')?.requires, []);
  });

  test('what is required is of the same course, counts once, and makes a version only where it changes', async () => {
    const { courseId } = await course(['A', 'B', 'C']);
    const ids = await named(courseId);
    const [a, b] = [ids.get('A')!, ids.get('B')!];
    const elsewhere = (await listed((await course(['A'])).courseId))[0]!;
    for (const [requires, field] of [[[b.id, elsewhere.id], 1], [['obj_x'], 0], [[newId('Objective')], 0], [[courseId], 0]] as const) {
      const refusal = await kit.refusal(owner, SET, { input: { objectiveId: a.id, requires, expectedVersion: 1 } });
      assert.deepEqual([refusal.code, refusal.field], ['BAD_USER_INPUT', `input.requires[${field}]`]);
    }
    const first = await run(SET, { input: { objectiveId: a.id, requires: [b.id, b.id], expectedVersion: 1 } });
    assert.deepEqual([first.version, first.requires], [2, [{ id: b.id, text: 'B' }]]);
    assert.equal((await run(SET, { input: { objectiveId: a.id, requires: [b.id], expectedVersion: 2 } })).version, 2);
    assert.equal((await run(SET, { input: { objectiveId: a.id, requires: [], expectedVersion: 1 } })).currentVersion, 2);
    assert.deepEqual((await run(SET, { input: { objectiveId: a.id, requires: [], expectedVersion: 2 } })).requires, []);
  });

  test('whoever reads the course reads them, whoever edits it changes them', async () => {
    const { courseId } = await course(['A', 'B']);
    const [{ id }] = await listed(courseId) as [Listed, Listed];
    const learner = await kit.viewer('LEARNER');
    const colleague = await kit.viewer('INSTRUCTOR');
    const changes: [string, Record<string, unknown>][] = [
      [SET, { input: { objectiveId: id, requires: [], expectedVersion: 1 } }], [RENAME, { input: { objectiveId: id, text: 'x', expectedVersion: 1 } }],
      [MERGE, { input: { objectiveId: id, mergedId: id, expectedVersion: 1 } }], [DELETE, { id, version: 1 }],
    ];
    for (const viewer of [learner, colleague]) {
      for (const [query, variables] of [...changes, [LIST, { id: courseId }], ['query ($id: ID!) { objective(id: $id) { id } }', { id }]] as const) {
        assert.equal((await kit.refusal(viewer, query, variables)).code, 'NOT_FOUND');
      }
    }
    await kit.data(owner, PUBLISH, { id: courseId });
    for (const viewer of [learner, colleague]) {
      assert.equal((await listed(courseId, viewer)).length, 2);
      for (const [query, variables] of changes) assert.equal((await kit.refusal(viewer, query, variables)).code, 'FORBIDDEN');
    }
    assert.equal((await kit.refusal(owner, RENAME, { input: { objectiveId: id, text: ' ', expectedVersion: 1 } })).field, 'input.text');
    assert.equal((await kit.refusal(owner, MERGE, { input: { objectiveId: id, mergedId: id, expectedVersion: 1 } })).field, 'input.mergedId');
  });

  test('pages hold each once, in the order of the course', async () => {
    const texts = Array.from({ length: 25 }, (_, index) => `Objective ${index}`);
    const { courseId } = await course(texts.slice(0, 12), texts.slice(12));
    const seen: string[] = [];
    const page = async (after: string | null) =>
      (await kit.data<{ objectives: { pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: Listed }[] } }>(owner, LIST, { id: courseId, first: 7, after })).objectives;
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo } = await page(after);
      seen.push(...edges.map(({ node }) => node.text));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    assert.deepEqual(seen, texts);
    kit.statements();
    await listed(courseId);
    assert.ok(kit.statements().length <= 5, 'however many there are');
    assert.equal((await kit.refusal(owner, LIST, { id: courseId, after: 'x' })).field, 'after');
  });
});

/** An item of a quiz of the course, without a version. */
async function insertItem(kit: CoursesKit, owner: Viewer, courseId: string): Promise<string> {
  const [quizId, itemId] = [newId('Quiz'), newId('Item')];
  await kit.db.query(`INSERT INTO quizzes (id, organization_id, course_id, created_by, title, purpose, status, settings) VALUES ($1, $2, $3, $4, 'q', 'COURSE', 'DRAFT', '{}')`, [quizId, owner.organizationId, courseId, owner.id]);
  await kit.db.query(`INSERT INTO quiz_items (id, organization_id, quiz_id, position, decision) VALUES ($1, $2, $3, 1, 'ACCEPTED')`, [itemId, owner.organizationId, quizId]);
  return itemId;
}
