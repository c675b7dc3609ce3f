import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { BODY, classroom, DRAFT_LESSON, fold, follow, OUTLINE, read, rows, start, type Classroom } from '../kit/generations.js';

const TAKE = `mutation ($input: TakeLessonDraftInput!) { taken: takeLessonDraft(input: $input) {
  __typename ... on Lesson { id title position body objectives version } ... on VersionConflict { currentVersion } } }`;
const LESSON = `## Founders\n\n${BODY}\n\n## At the water\n\nA **quay** is a long stone wall at which ships are made fast.\n\n### By night\n\nA **lighthouse** is a tower whose lamp shows sailors the way at night.\n`;

interface Taken {
  __typename: string;
  id: string;
  title: string;
  position: number;
  body: string;
  objectives: string[];
  version: number;
  currentVersion: number;
}

suite('a drafted lesson', () => {
  let app: TestApp;
  let room: Classroom;
  let draftCourse: string;
  before(async () => {
    app = await startApp({});
    room = await classroom(app, LESSON);
    const { course } = await gql<{ course: { id: string } }>(app, { query: 'mutation { course: createCourse(input: { title: "Quays" }) { id } }', token: room.teacher.token });
    draftCourse = course.id;
  });
  after(() => app.stop());

  async function drafted(input: object = {}): Promise<{ id: string; text: string; notice: string | null; status: string }> {
    const { id } = await start(app, room.teacher.token, DRAFT_LESSON, { lessonId: room.lessonId, title: 'Quays', sections: [{ title: 'At the water' }], fresh: true, ...input });
    fold(await follow(app, room.teacher.token, id));
    return read(app, room.teacher.token, id);
  }

  const take = async (input: object, token = room.teacher.token): Promise<Taken> => (await gql<{ taken: Taken }>(app, { query: TAKE, variables: { input }, token })).taken;

  test("is made of an outline's heading and of those below it", async () => {
    const { id } = await start(app, room.teacher.token, OUTLINE, { lessonId: room.lessonId, headingCount: 4 });
    const { items } = fold(await follow(app, room.teacher.token, id));
    const node = items.find(({ title }) => title === 'At the water')!;
    const below = items.filter(({ number }) => number!.startsWith(`${node.number}.`)).map(({ title }) => title);
    assert.ok(below.length > 0, JSON.stringify(items));
    const { id: draftId, text } = await drafted({ lessonId: null, title: null, sections: null, outlineNodeId: node.id });
    assert.deepEqual(text.split('\n').filter((line) => line.startsWith('## ')), below.map((title) => `## ${title}`));
    const [{ input }] = await rows<{ input: { title: string } }>(app.database, 'SELECT input FROM generations WHERE id = $1', [draftId]) as [{ input: { title: string } }];
    assert.equal(input.title, 'At the water');
    const stranger = await signUp(app, 'INSTRUCTOR');
    await assert.rejects(start(app, stranger.token, DRAFT_LESSON, { outlineNodeId: node.id }), /heading|generation/, 'an outline is its owner\'s');
    await assert.rejects(start(app, room.teacher.token, DRAFT_LESSON, { outlineNodeId: room.lessonId }), /heading/);
  });

  test('is for those who teach, and says what it is to be', async () => {
    await assert.rejects(start(app, room.learner.token, DRAFT_LESSON, { lessonId: room.lessonId, title: 'Quays' }), /instructors and admins/);
    await assert.rejects(start(app, room.teacher.token, DRAFT_LESSON, { lessonId: room.lessonId }), /input.title/);
    await assert.rejects(start(app, room.teacher.token, DRAFT_LESSON, { title: 'Quays', sections: [{ title: '' }] }), /input.sections\[0\].title/);
    const { status, failure } = await drafted({ lessonId: null }) as unknown as { status: string; failure: { code: string } };
    assert.deepEqual([status, failure.code], ['FAILED', 'NOT_ENOUGH_CONTENT']);
  });

  test('becomes the last lesson of a course that is a draft, once, however often it is taken', async () => {
    const { id, text } = await drafted({ objectives: ['Say what a quay is'] });
    const taken = await Promise.all(Array.from({ length: 10 }, () => take({ generationId: id, courseId: draftCourse })));
    assert.equal(new Set(taken.map((lesson) => lesson.id)).size, 1);
    const { title, body, objectives, version } = taken[0]!;
    assert.deepEqual([title, body, objectives, version], ['Quays', text, ['Say what a quay is'], 1]);
    const [{ count }] = await rows<{ count: number }>(app.database, 'SELECT count(*)::int AS count FROM lessons WHERE course_id = $1', [draftCourse]) as [{ count: number }];
    assert.equal(count, 1);
    const { lesson } = await gql<{ lesson: unknown }>(app, { query: 'query ($id: ID!) { lesson(id: $id) { id } }', variables: { id: taken[0]!.id }, token: room.learner.token }).catch(() => ({ lesson: null }));
    assert.equal(lesson, null, 'no learner sees it');
  });

  test('becomes a new version of the lesson that its teacher has seen, as he has corrected it', async () => {
    const { id } = await drafted();
    const lesson = { generationId: id, lessonId: room.lessonId };
    const taken = await take({ ...lesson, expectedVersion: 1, title: 'Foundations', body: 'A quay is a wall.' });
    assert.deepEqual([taken.__typename, taken.title, taken.body, taken.version], ['Lesson', 'Foundations', 'A quay is a wall.', 2]);
    assert.deepEqual(await take({ ...lesson, expectedVersion: 1 }), { __typename: 'VersionConflict', currentVersion: 2 });
    await assert.rejects(take(lesson), /input.expectedVersion/);
  });

  test('comes into no course by any other way', async () => {
    const { id } = await drafted({ lessonId: room.lessonId, sections: [] });
    const stranger = await signUp(app, 'INSTRUCTOR');
    for (const [input, token, message] of [
      [{ courseId: room.courseId }, room.teacher.token, /still a draft/],
      [{}, room.teacher.token, /input.courseId/],
      [{ courseId: draftCourse, lessonId: room.lessonId }, room.teacher.token, /not both/],
      [{ courseId: draftCourse }, stranger.token, /generation/],
      [{ courseId: draftCourse }, room.learner.token, /generation/],
      [{ courseId: draftCourse, title: '' }, room.teacher.token, /title/],
    ] as const) await assert.rejects(take({ generationId: id, ...input }, token), message);
    const failed = await drafted({ lessonId: null });
    await assert.rejects(take({ generationId: failed.id, courseId: draftCourse }), /must be a draft that is whole/);
    const { id: outline } = await start(app, room.teacher.token, OUTLINE, { lessonId: room.lessonId, headingCount: 1 });
    await assert.rejects(take({ generationId: outline, courseId: draftCourse }), /draft/);
  });
});
