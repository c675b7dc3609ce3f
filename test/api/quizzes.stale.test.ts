import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { classroom, rows } from '../kit/generations.js';
import { handMade, itemsOf, QUIZZES, quizzes, type ItemChangedData, type QuizItemData } from '../kit/quizzes.js';

const FIRST = 'A harbour is a sheltered part of the sea.';
const SECOND = 'Ballast keeps an empty ship upright in the water.';

let app: TestApp;
before(async () => {
  app = await startApp();
});
after(() => app.stop());

interface Setting {
  courseId: string;
  lessonId: string;
  teacher: { token: string };
  learner: { token: string };
  quizId: string;
  /** One item for each sentence. */
  items: QuizItemData[];
}

async function quizOnLesson(): Promise<Setting> {
  const { teacher, learner, courseId, lessonId } = await classroom(app, `${FIRST}\n\n${SECOND}`);
  const { id } = await quizzes(app, teacher.token, 'create', { input: { title: 'Ships', lessonId } });
  await quizzes(app, teacher.token, 'add', handMade(id, 1, { quote: FIRST }));
  await quizzes(app, teacher.token, 'add', handMade(id, 2, { prompt: 'What keeps a ship upright?', quote: SECOND }));
  return { teacher, learner, courseId, lessonId, quizId: id, items: await itemsOf(app, teacher.token, id) };
}

async function rewrite({ teacher, lessonId }: Setting, expectedVersion: number, change: object): Promise<void> {
  const { updateLesson } = await gql<{ updateLesson: { __typename: string } }>(app, {
    query: 'mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) { __typename } }',
    variables: { input: { id: lessonId, expectedVersion, ...change } }, token: teacher.token,
  });
  assert.equal(updateLesson.__typename, 'Lesson');
}

async function staleIn({ teacher, courseId }: Setting): Promise<string[]> {
  const { edges } = await quizzes<{ edges: { node: QuizItemData }[] }>(app, teacher.token, 'stale', { id: courseId });
  return edges.map(({ node }) => node.id);
}

describe('when a lesson changes', () => {
  test('evidence that still stands moves with it, and what no longer does is marked and listed', async () => {
    const setting = await quizOnLesson();
    const body = `An introduction 🚢.\n\n${SECOND}`;
    await rewrite(setting, 1, { body });
    const [gone, moved] = await itemsOf(app, setting.teacher.token, setting.quizId);
    assert.match(gone!.stale!.reason, /^Since version 2 the lesson no longer reads: “A harbour is/);
    assert.equal(gone!.question.evidence[0]!.lessonVersion, 1, 'it is true of the lesson as it was');
    assert.equal(moved!.stale, null);
    const [evidence] = moved!.question.evidence;
    assert.deepEqual([evidence!.lessonVersion, body.slice(evidence!.start, evidence!.end)], [2, SECOND]);
    assert.deepEqual(await staleIn(setting), [gone!.id]);
    assert.deepEqual([gone!.version, moved!.version], [1, 1], 'nobody edited them');
    await rewrite(setting, 2, { body: `${SECOND} ${FIRST}` });
    assert.deepEqual(await staleIn(setting), [], 'what stands again is stale no more');
  });

  test('a stale item is not published until it is repaired', async () => {
    const setting = await quizOnLesson();
    const { teacher, learner, quizId } = setting;
    await rewrite(setting, 1, { body: `Ports are sheltered parts of the sea.\n\n${SECOND}` });
    await quizzes(app, teacher.token, 'submit', { id: quizId, version: 3 });
    const refused = await quizzes(app, teacher.token, 'publish', { id: quizId, version: 4 });
    assert.deepEqual(refused.problems, [{ itemId: setting.items[0]!.id, position: 1, reason: 'STALE' }]);
    const repair = (quote: string) => ({ input: { itemId: setting.items[0]!.id, expectedVersion: 4, quote } });
    const wrong = await refusal(app, { query: QUIZZES.repair, variables: repair(FIRST), token: teacher.token });
    assert.equal(wrong.extensions.field, 'input.quote');
    const { item } = await quizzes<ItemChangedData>(app, teacher.token, 'repair', repair('Ports are sheltered parts of the sea.'));
    assert.deepEqual([item.version, item.stale, item.question.evidence[0]!.quote], [2, null, 'Ports are sheltered parts of the sea.']);
    assert.deepEqual(await staleIn(setting), []);
    const published = await quizzes(app, teacher.token, 'publish', { id: quizId, version: 5 });
    assert.equal(published.status, 'PUBLISHED');
    const forLearners = await refusal(app, { query: QUIZZES.stale, variables: { id: setting.courseId }, token: learner.token });
    assert.equal(forLearners.extensions.code, 'FORBIDDEN');
  });

  test('what is published follows it too, while an edit waits', async () => {
    const setting = await quizOnLesson();
    const { teacher, quizId, items } = setting;
    await quizzes(app, teacher.token, 'submit', { id: quizId, version: 3 });
    await quizzes(app, teacher.token, 'publish', { id: quizId, version: 4 });
    await quizzes(app, teacher.token, 'edit', { input: { itemId: items[0]!.id, expectedVersion: 5, points: 7 } });
    await rewrite(setting, 1, { body: `Here: ${SECOND}` });
    const versions = await rows<{ version: number; stale: boolean }>(app.database, 'SELECT version, stale_reason IS NOT NULL AS stale FROM quiz_item_versions WHERE item_id = $1 ORDER BY version', [items[0]!.id]);
    assert.deepEqual(versions, [{ version: 1, stale: true }, { version: 2, stale: true }]);
  });

  test('while an item is written, its evidence is of one version or marked', async () => {
    const setting = await quizOnLesson();
    const { teacher, items } = setting;
    // Whichever comes first, the other sees it.
    await Promise.all([
      rewrite(setting, 1, { body: `Something else stands here now.\n\n${SECOND}` }),
      quizzes<ItemChangedData>(app, teacher.token, 'edit', { input: { itemId: items[1]!.id, expectedVersion: 3, prompt: 'What is ballast for?', quote: SECOND } }),
      quizzes<ItemChangedData>(app, teacher.token, 'edit', { input: { itemId: items[0]!.id, expectedVersion: 3, prompt: 'What is sheltered?' } }),
    ]);
    const [first, second] = await itemsOf(app, teacher.token, setting.quizId);
    assert.ok(first!.stale);
    assert.deepEqual([second!.stale, second!.question.evidence[0]!.lessonVersion], [null, 2]);
  });

  test('neither waits for ever for the other, whatever order the items are judged in', async () => {
    const setting = await quizOnLesson();
    const { teacher, quizId } = setting;
    for (let version = 3; version < 11; version++) await quizzes(app, teacher.token, 'add', handMade(quizId, version, { prompt: `Question ${version}?`, quote: SECOND }));
    const ids = (await itemsOf(app, teacher.token, quizId)).map(({ id }) => id).toReversed();
    for (let round = 0; round < 10; round++) {
      const verdicts = ids.map((itemId) => ({ itemId, verdict: round % 2 === 0 ? 'REJECT' : 'ACCEPT' }));
      const [review] = await Promise.all([
        quizzes(app, teacher.token, 'review', { input: { quizId, expectedVersion: 11 + round, verdicts } }),
        rewrite(setting, 1 + round, { body: `${round}. ${SECOND}` }),
      ]);
      assert.equal(review.__typename, 'Quiz');
    }
  });
});
