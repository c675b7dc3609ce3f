import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Viewer } from '../../src/auth/viewer.js';
import { newId } from '../../src/platform/ids.js';
import { COURSE, coursesKit, CREATE_COURSE, CREATE_LESSON, LESSON, PUBLISH, seedCourse, UPDATE_LESSON, type CoursesKit } from './courses.kit.js';

const LIST = 'query ($first: Int!, $after: String) { courses(first: $first, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }';
const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';

interface CourseList {
  courses: { edges: { cursor: string; node: { id: string } }[]; pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null } };
}

suite('courses', () => {
  let kit: CoursesKit;
  let learner: Viewer, owner: Viewer, other: Viewer, admin: Viewer;
  before(async () => {
    kit = await coursesKit();
    [learner, owner, other, admin] = (await Promise.all(
      (['LEARNER', 'INSTRUCTOR', 'INSTRUCTOR', 'ADMIN'] as const).map((role) => kit.viewer(role)),
    )) as [Viewer, Viewer, Viewer, Viewer];
  });
  after(() => kit.stop());

  test('who may do what with a draft and with a published course', async () => {
    const draft = await seedCourse(kit, owner);
    const open = await seedCourse(kit, owner, { published: true });
    const viewers = { anonymous: null, learner, owner, other, admin };
    const operations = (course: typeof draft): Record<string, [string, Record<string, unknown>]> => ({
      course: [COURSE, { id: course.courseId }],
      lesson: [LESSON, { id: course.lessonId }],
      node: [NODE, { id: course.lessonId }],
      update: [UPDATE_LESSON, { input: { id: course.lessonId, expectedVersion: 1 } }],
      addLesson: [CREATE_LESSON, { input: { courseId: course.courseId, title: 'x', body: 'x' } }],
    });
    const outcome = async (viewer: Viewer | null, [query, variables]: [string, Record<string, unknown>]) =>
      (await kit.run(viewer, query, variables)).errors?.[0]?.extensions['code'] ?? 'ok';
    const matrix = async (course: typeof draft) => {
      const rows: Record<string, string> = {};
      for (const [name, viewer] of Object.entries(viewers)) {
        const codes = [];
        for (const operation of Object.values(operations(course))) codes.push(await outcome(viewer, operation));
        rows[name] = codes.join(' ');
      }
      return rows;
    };
    const all = (code: string) => Array(5).fill(code).join(' ');
    assert.deepEqual(await matrix(draft), {
      anonymous: all('UNAUTHENTICATED'), learner: all('NOT_FOUND'), owner: all('ok'), other: all('NOT_FOUND'), admin: all('ok'),
    });
    const readOnly = 'ok ok ok FORBIDDEN FORBIDDEN';
    assert.deepEqual(await matrix(open), {
      anonymous: all('UNAUTHENTICATED'), learner: readOnly, owner: all('ok'), other: readOnly, admin: all('ok'),
    });
    assert.equal((await kit.refusal(learner, PUBLISH, { id: draft.courseId })).code, 'NOT_FOUND');
    assert.equal((await kit.refusal(other, PUBLISH, { id: open.courseId })).code, 'FORBIDDEN');
    assert.equal((await kit.refusal(learner, CREATE_COURSE, { input: { title: 'x' } })).code, 'FORBIDDEN');
  });

  test('an id of another type, a malformed one and one of nothing answer NOT_FOUND, null beside the error', async () => {
    const { courseId, lessonId } = await seedCourse(kit, owner);
    for (const id of [lessonId, newId('Course'), 'nonsense', '', "x' OR 1=1 --", 'crs_\0']) {
      assert.deepEqual(await kit.refusal(admin, COURSE, { id }), { code: 'NOT_FOUND', data: { course: null } });
    }
    for (const id of [courseId, newId('Lesson'), '😀']) {
      assert.deepEqual(await kit.refusal(admin, LESSON, { id }), { code: 'NOT_FOUND', data: { lesson: null } });
      assert.equal((await kit.refusal(admin, UPDATE_LESSON, { input: { id, expectedVersion: 1 } })).code, 'NOT_FOUND');
    }
    for (const id of [newId('User'), newId('Item'), newId('Generation'), 'x']) {
      assert.deepEqual(await kit.refusal(admin, NODE, { id }), { code: 'NOT_FOUND', data: { node: null } });
    }
    assert.equal((await kit.refusal(owner, CREATE_LESSON, { input: { courseId: lessonId, title: 'x', body: 'x' } })).code, 'NOT_FOUND');
  });

  test('node finds each type', async () => {
    const { courseId, lessonId } = await seedCourse(kit, owner);
    for (const [id, type] of [[courseId, 'Course'], [lessonId, 'Lesson'], [owner.id, 'User']]) {
      assert.deepEqual(await kit.data(owner, NODE, { id }), { node: { __typename: type, id } });
    }
  });

  test('publishing twice makes one version', async () => {
    const { courseId } = await seedCourse(kit, owner);
    const published = { publishCourse: { id: courseId, status: 'PUBLISHED', version: 2 } };
    assert.deepEqual(await Promise.all([1, 2, 3].map(() => kit.data(owner, PUBLISH, { id: courseId }))), [published, published, published]);
  });

  test('every version of a lesson can be read; one that never was is NOT_FOUND', async () => {
    const { lessonId: id } = await seedCourse(kit, owner);
    await kit.data(owner, UPDATE_LESSON, { input: { id, expectedVersion: 1, body: 'second' } });
    await kit.data(owner, UPDATE_LESSON, { input: { id, expectedVersion: 2, objectives: ['a'], body: 'second' } });
    const read = async (version: number | null) => (await kit.data<{ lesson: Record<string, unknown> }>(owner, LESSON, { id, version })).lesson;
    const bodies = [];
    for (const version of [1, 2, 3, null]) bodies.push(await read(version));
    assert.deepEqual(bodies.map(({ version, body, objectives }) => [version, body, objectives]), [
      [1, 'Body 1', []], [2, 'second', []], [3, 'second', ['a']], [3, 'second', ['a']],
    ]);
    for (const version of [0, -1, 4, 2_147_483_647]) {
      assert.deepEqual(await kit.refusal(owner, LESSON, { id, version }), { code: 'NOT_FOUND', data: { lesson: null } });
    }
  });

  test('content that does not change makes no version; a wrong one is a conflict', async () => {
    const { lessonId: id } = await seedCourse(kit, owner);
    const update = async (input: Record<string, unknown>) =>
      (await kit.data<{ updateLesson: Record<string, unknown> }>(owner, UPDATE_LESSON, { input: { id, ...input } })).updateLesson;
    assert.equal((await update({ expectedVersion: 1 }))['version'], 1);
    assert.equal((await update({ expectedVersion: 1, title: 'Lesson 1', body: 'Body 1', objectives: [] }))['version'], 1);
    for (const expectedVersion of [0, -1, 2]) {
      const { __typename, currentVersion } = await update({ expectedVersion, title: 'new' });
      assert.deepEqual([__typename, currentVersion], ['VersionConflict', 1]);
    }
    const rows = await kit.db.query('SELECT version FROM lesson_versions WHERE lesson_id = $1', [id]);
    assert.deepEqual(rows, [{ version: 1 }]);
  });

  test('bad input names its field', async () => {
    const { courseId, lessonId } = await seedCourse(kit, owner);
    const lesson = (fields: Record<string, unknown>) => [CREATE_LESSON, { input: { courseId, title: 't', body: 'b', ...fields } }] as const;
    const update = (fields: Record<string, unknown>) => [UPDATE_LESSON, { input: { id: lessonId, expectedVersion: 1, ...fields } }] as const;
    const cases = [
      ['input.title', CREATE_COURSE, { input: { title: '' } }],
      ['input.title', CREATE_COURSE, { input: { title: 'x'.repeat(301) } }],
      ['input.description', CREATE_COURSE, { input: { title: 'x', description: 'x'.repeat(10_001) } }],
      ['input.body', ...lesson({ body: '' })],
      ['input.body', ...lesson({ body: 'x'.repeat(200_001) })],
      ['input.body', ...lesson({ body: 'a\0b' })],
      ['input.body', ...lesson({ body: 'a\ud83d' })],
      ['input.objectives', ...lesson({ objectives: Array(51).fill('x') })],
      ['input.objectives[2]', ...lesson({ objectives: ['a', 'b', ''] })],
      ['input.objectives[1]', ...lesson({ objectives: ['a', 'b'.repeat(501)] })],
      ['input.title', ...update({ title: null })],
      ['input.body', ...update({ body: null })],
      ['input.objectives', ...update({ objectives: null })],
      ['input.body', ...update({ body: ' \n' })],
      ['first', LIST, { first: 0 }],
      ['first', LIST, { first: 101 }],
      ['after', LIST, { first: 1, after: 'nonsense' }],
      ['after', LIST, { first: 1, after: Buffer.from('["x"]').toString('base64url') }],
    ] as const;
    for (const [field, query, variables] of cases) {
      const { code, field: named } = await kit.refusal(owner, query, variables);
      assert.deepEqual([code, named], ['BAD_USER_INPUT', field], JSON.stringify(variables).slice(0, 100));
    }
  });

  test('the list holds what the viewer may read, newest first, each once, whatever the page', async () => {
    const reader = await kit.viewer('INSTRUCTOR');
    const own = await seedCourse(kit, reader, { lessons: 0 });
    const hidden = await seedCourse(kit, owner, { lessons: 0 });
    const open = await seedCourse(kit, owner, { lessons: 0, published: true });
    const all = async (viewer: Viewer, first: number) => {
      const ids: string[] = [];
      let after: string | null = null;
      do {
        const { courses }: CourseList = await kit.data<CourseList>(viewer, LIST, { first, after });
        ids.push(...courses.edges.map(({ node }) => node.id));
        assert.equal(courses.pageInfo.hasPreviousPage, after !== null);
        after = courses.pageInfo.hasNextPage ? courses.pageInfo.endCursor : null;
      } while (after !== null);
      return ids;
    };
    const expected = async (condition: string) =>
      (await kit.db.query<{ id: string }>(`SELECT id FROM courses WHERE ${condition} ORDER BY created_at DESC, id DESC`)).map(({ id }) => id);
    const published = await expected(`status = 'PUBLISHED'`);
    for (const first of [1, 2, 100]) assert.deepEqual(await all(learner, first), published);
    const readers = await all(reader, 3);
    assert.deepEqual(readers, await expected(`status = 'PUBLISHED' OR owner_id = '${reader.id}'`));
    assert.ok(readers.includes(own.courseId) && readers.includes(open.courseId) && !readers.includes(hidden.courseId));
    assert.deepEqual(await all(admin, 7), await expected('true'));
  });

  test('nested lessons take two statements, however many courses there are', async () => {
    const reader = await kit.viewer('ADMIN');
    for (let number = 0; number < 5; number++) await seedCourse(kit, owner, { lessons: 3, published: true });
    kit.statements();
    const { courses } = await kit.data<{ courses: { edges: { node: { id: string; head: Page; rest: Page } }[] } }>(
      reader,
      `{ courses(first: 5) { edges { node { id
          head: lessons(first: 2) { edges { cursor node { position course { id } } } pageInfo { hasNextPage } }
          rest: lessons(first: 2, after: "${Buffer.from('["2"]').toString('base64url')}") { edges { cursor node { position course { id } } } pageInfo { hasNextPage } }
        } } } }`,
    );
    assert.equal(kit.statements().length, 2);
    assert.equal(courses.edges.length, 5);
    for (const { node } of courses.edges) {
      const positions = (page: Page) => page.edges.map((edge) => [edge.node.position, edge.node.course.id]);
      assert.deepEqual(positions(node.head), [[1, node.id], [2, node.id]]);
      assert.deepEqual(positions(node.rest), [[3, node.id]]);
      assert.deepEqual([node.head.pageInfo.hasNextPage, node.rest.pageInfo.hasNextPage], [true, false]);
    }
  });

  test('their people take one statement for each kind, however many courses and members there are', async () => {
    const reader = await kit.viewer('ADMIN');
    for (let number = 0; number < 5; number++) await seedCourse(kit, owner, { lessons: 3, published: true });
    kit.statements();
    const { courses } = await kit.data<{ courses: { edges: { node: { id: string } }[] } }>(
      reader,
      `{ courses(first: 5) { edges { node { id mayRead enrolmentPolicy enrolment { id } enrolmentRules { policy seatsTaken code } teachers { id isOwner }
          lessons { edges { node { progress { openedAt } } } } } } } }`,
    );
    // Courses, enrolments, rules, teachers, lessons, progress.
    assert.equal(kit.statements().length, 6);
    const { id } = courses.edges[0]!.node;
    const learners = await Promise.all(Array.from({ length: 8 }, () => kit.viewer('LEARNER')));
    for (const learner of learners) {
      await kit.data(learner, 'mutation ($id: ID!) { enrol(courseId: $id) { ... on Enrolment { id } } }', { id });
    }
    kit.statements();
    const { courseMembers } = await kit.data<{ courseMembers: { edges: unknown[] } }>(
      reader, 'query ($id: ID!) { courseMembers(courseId: $id) { edges { node { role state person { displayName } progress { lessons finished percent } } } } }', { id },
    );
    // The course, then all of its members.
    assert.deepEqual([courseMembers.edges.length, kit.statements().length], [9, 2]);
    await kit.data(learners[0]!, '{ myCourses { edges { node { course { title lessons { edges { node { id } } } } progress { percent } history { state } } } } }');
    // Enrolments, courses, standings, changes, lessons.
    assert.equal(kit.statements().length, 5);
  });

  interface Page {
    edges: { node: { position: number; course: { id: string } } }[];
    pageInfo: { hasNextPage: boolean };
  }
});
