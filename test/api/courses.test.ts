import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal, send } from '../kit/clients.js';

const CREATE_COURSE = 'mutation ($input: CreateCourseInput!) { createCourse(input: $input) { id description language status version } }';
const PUBLISH = 'mutation ($id: ID!) { publishCourse(id: $id) { status version } }';
const CREATE_LESSON = 'mutation ($input: CreateLessonInput!) { createLesson(input: $input) { id position version } }';
const UPDATE_LESSON = `mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) {
  __typename ... on Lesson { version } ... on VersionConflict { currentVersion } } }`;
const COURSE = 'query ($id: ID!) { course(id: $id) { id lessons { edges { node { title body objectives position course { id } } } pageInfo { hasNextPage } } } }';
const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';

suite('courses over HTTP', () => {
  let app: TestApp;
  let teacher: TestAccount, learner: TestAccount;
  before(async () => {
    app = await startApp();
    teacher = await signUp(app, 'INSTRUCTOR');
    learner = await signUp(app);
  });
  after(() => app.stop());

  test('a teacher writes and publishes a course, a learner reads it as it was written', async () => {
    const { token } = teacher;
    const { createCourse } = await gql<{ createCourse: { id: string } }>(app, { query: CREATE_COURSE, variables: { input: { title: ' Gezeiten 🌊 ' } }, token });
    const { id } = createCourse;
    assert.deepEqual(createCourse, { id, description: '', language: 'EN', status: 'DRAFT', version: 1 });
    const lesson = { title: 'שיעור', body: '  # a\r\n\r\ne\u0301 👩🏽‍🚀\n', objectives: [' one ', 'two'] };
    const { createLesson } = await gql<{ createLesson: { id: string } }>(app, { query: CREATE_LESSON, variables: { input: { courseId: id, ...lesson } }, token });
    assert.deepEqual(createLesson, { id: createLesson.id, position: 1, version: 1 });

    const hidden = await send(app, { query: COURSE, variables: { id }, token: learner.token });
    assert.deepEqual([hidden.data, hidden.errors.map(({ extensions }) => extensions.code)], [{ course: null }, ['NOT_FOUND']]);
    assert.deepEqual(await gql(app, { query: PUBLISH, variables: { id }, token }), { publishCourse: { status: 'PUBLISHED', version: 2 } });
    assert.deepEqual(await gql(app, { query: COURSE, variables: { id }, token: learner.token }), {
      course: { id, lessons: { edges: [{ node: { ...lesson, position: 1, course: { id } } }], pageInfo: { hasNextPage: false } } },
    });
    for (const [node, __typename] of [[id, 'Course'], [createLesson.id, 'Lesson'], [learner.id, 'User']]) {
      assert.deepEqual(await gql(app, { query: NODE, variables: { id: node }, token: learner.token }), { node: { __typename, id: node } });
    }

    const update = { query: UPDATE_LESSON, variables: { input: { id: createLesson.id, expectedVersion: 1, title: 'new' } } };
    assert.equal((await refusal(app, { ...update, token: learner.token })).extensions.code, 'FORBIDDEN');
    assert.deepEqual(await gql(app, { ...update, token }), { updateLesson: { __typename: 'Lesson', version: 2 } });
    assert.deepEqual(await gql(app, { ...update, token }), { updateLesson: { __typename: 'VersionConflict', currentVersion: 2 } });
  });

  test('nobody reads or writes without signing in, and bad input names its field', async () => {
    for (const query of ['{ courses { edges { cursor } } }', 'mutation { createCourse(input: { title: "x" }) { id } }']) {
      assert.equal((await refusal(app, { query })).extensions.code, 'UNAUTHENTICATED');
    }
    const { extensions } = await refusal(app, { query: CREATE_COURSE, variables: { input: { title: '' } }, token: teacher.token });
    assert.deepEqual([extensions.code, extensions.field], ['BAD_USER_INPUT', 'input.title']);
    assert.equal((await refusal(app, { query: CREATE_COURSE, variables: { input: { title: 'x' } }, token: learner.token })).extensions.code, 'FORBIDDEN');
  });
});
