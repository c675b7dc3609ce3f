import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, send } from '../kit/clients.js';
import { ask } from '../kit/enrolments.js';
import { rows } from '../kit/generations.js';
import { taughtCourse } from '../kit/planning.js';

let app: TestApp;
let teacher: TestAccount;
before(async () => {
  app = await startApp();
  teacher = await signUp(app, 'INSTRUCTOR');
});
after(() => app.stop());

const versionOf = async (id: string) => (await rows<{ version: number }>(app.database, 'SELECT version FROM objectives WHERE id = $1', [id]))[0]!.version;

describe('a circle', () => {
  test('is refused with its path, however long it is, also where it is closed by accepting or merging', async () => {
    const course = await taughtCourse(app, teacher, 12, Object.fromEntries(Array.from({ length: 11 }, (_, index) => [index + 1, [index]])));
    const set = async (of: number, on: number[]) => ask<{ __typename: string; path?: { id: string }[]; message?: string }>(app, teacher.token, 'set-prerequisites', { input: { objectiveId: course.objectiveIds[of], expectedVersion: await versionOf(course.objectiveIds[of]!), requires: on.map((each) => course.objectiveIds[each]) } });
    const refused = await set(0, [11]);
    assert.equal(refused.__typename, 'PrerequisiteCycle');
    assert.deepEqual(refused.path!.map(({ id }) => course.objectiveIds.indexOf(id)), [0, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    const accepted = await ask<{ __typename: string; path?: { id: string }[] }>(app, teacher.token, 'accept-prerequisite', { input: { objectiveId: course.objectiveIds[2], requiresId: course.objectiveIds[5] } });
    assert.deepEqual([accepted.__typename, accepted.path?.map(({ id }) => course.objectiveIds.indexOf(id))], ['PrerequisiteCycle', [2, 5, 4, 3, 2]]);
    const merged = await ask<{ __typename: string; path?: { id: string }[] }>(app, teacher.token, 'merge-objectives', { input: { objectiveId: course.objectiveIds[0], mergedId: course.objectiveIds[3], expectedVersion: await versionOf(course.objectiveIds[0]!) } });
    assert.equal(merged.__typename, 'PrerequisiteCycle');
    const self = await set(4, [4, 3]);
    assert.deepEqual(self.path!.map(({ id }) => course.objectiveIds.indexOf(id)), [4, 4]);
    const learner = await signUp(app);
    const { errors } = await send(app, { query: 'mutation ($input: SetPrerequisitesInput!) { setPrerequisites(input: $input) { __typename } }', variables: { input: { objectiveId: course.objectiveIds[0], expectedVersion: 1, requires: [] } }, token: learner.token });
    assert.equal(errors[0]?.extensions.code, 'FORBIDDEN');
  });
});

describe('suggestions', () => {
  test('quote the lesson that says so, at its place', async () => {
    const { course } = await gql<{ course: { id: string } }>(app, { query: 'mutation ($input: CreateCourseInput!) { course: createCourse(input: $input) { id } }', variables: { input: { title: 'Photosynthesis' } }, token: teacher.token });
    for (const [title, body, objective] of [
      ['Cells', 'A chloroplast is a part of a plant cell. The chloroplast holds chlorophyll. Every chloroplast has a membrane. Chlorophyll is green.', 'Describe the chloroplast'],
      ['Light', 'Photosynthesis turns light into sugar. Photosynthesis happens in the chloroplast. In photosynthesis water is split. Photosynthesis needs light.', 'Explain photosynthesis in the chloroplast'],
      ['Seas', 'Whales swim in oceans. Whales sing. Oceans are salty and whales like that.', 'Name whales'],
    ]) await gql(app, { query: 'mutation ($input: CreateLessonInput!) { createLesson(input: $input) { id } }', variables: { input: { courseId: course.id, title, body, objectives: [objective] } }, token: teacher.token });
    interface Suggestion { objective: { text: string }; requires: { text: string }; reasons: { passage: { lessonId: string; start: number; end: number; quote: string } | null }[] }
    const suggested = await ask<Suggestion[]>(app, teacher.token, 'prerequisite-suggestions', { courseId: course.id });
    assert.deepEqual(suggested.map(({ objective, requires }) => [objective.text, requires.text]), [['Explain photosynthesis in the chloroplast', 'Describe the chloroplast']]);
    for (const { passage } of suggested.flatMap(({ reasons }) => reasons)) {
      if (!passage) continue;
      const [lesson] = await rows<{ body: string }>(app.database, 'SELECT body FROM lessons WHERE id = $1', [passage.lessonId]);
      assert.equal(lesson!.body.slice(passage.start, passage.end), passage.quote);
    }
  });
});
