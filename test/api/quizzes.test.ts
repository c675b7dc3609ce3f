import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { signUp } from '../kit/accounts.js';
import { gql, refusal, send } from '../kit/clients.js';
import { classroom, rows, type Classroom } from '../kit/generations.js';
import { BODY, draftQuiz, generatedQuestions, handMade, itemsOf, PUBLISH_RESULT, publishedQuiz, QUIZ, QUIZZES, quizzes, SENTENCES, type ItemChangedData, type QuizData } from '../kit/quizzes.js';

let app: TestApp;
let room: Classroom;
before(async () => {
  app = await startApp();
  room = await classroom(app, BODY);
});
after(() => app.stop());

describe('the life of a quiz', () => {
  test('goes from a draft through its review to learners, and ends', async () => {
    const { teacher, learner } = room;
    const { quiz: draft } = await draftQuiz(app, room);
    assert.deepEqual([draft.status, draft.version, draft.itemCount, draft.points], ['DRAFT', 2, 1, 2]);
    const hidden = await refusal(app, { query: QUIZZES.read, variables: { id: draft.id }, token: learner.token });
    assert.equal(hidden.extensions.code, 'NOT_FOUND');
    const early = await quizzes(app, teacher.token, 'publish', { id: draft.id, version: 2 });
    assert.deepEqual([early.__typename, early.status], ['QuizStatusConflict', 'DRAFT']);
    const submitted = await quizzes(app, teacher.token, 'submit', { id: draft.id, version: 2 });
    assert.deepEqual([submitted.status, submitted.version], ['IN_REVIEW', 3]);
    const published = await quizzes(app, teacher.token, 'publish', { id: draft.id, version: 3 });
    assert.deepEqual([published.status, published.version, published.publishedVersion, published.hasUnpublishedChanges, published.reviewed], ['PUBLISHED', 4, 4, false, true]);
    const seen = await quizzes(app, learner.token, 'read', { id: draft.id });
    assert.deepEqual([seen.title, seen.version, seen.itemCount, seen.points], ['Harbours', 4, 1, 2]);
    const retired = await quizzes(app, teacher.token, 'retire', { id: draft.id, version: 4 });
    assert.equal(retired.status, 'RETIRED');
    assert.equal((await refusal(app, { query: QUIZZES.read, variables: { id: draft.id }, token: learner.token })).extensions.code, 'NOT_FOUND');
    const closed = await quizzes(app, teacher.token, 'update', { input: { id: draft.id, expectedVersion: 5, title: 'Late' } });
    assert.deepEqual([closed.__typename, closed.status], ['QuizStatusConflict', 'RETIRED']);
    const reopened = await quizzes(app, teacher.token, 'reopen', { id: draft.id, version: 5 });
    assert.deepEqual([reopened.status, reopened.version], ['DRAFT', 6]);
    const { quiz } = await gql<{ quiz: { changes: { edges: { node: { action: string; version: number; by: { id: string } } }[] } } }>(app, {
      query: 'query ($id: ID!) { quiz(id: $id) { changes { edges { node { action version by { id } } } } } }', variables: { id: draft.id }, token: teacher.token,
    });
    assert.deepEqual(quiz.changes.edges.map(({ node }) => [node.action, node.version]), [
      ['REOPENED', 6], ['RETIRED', 5], ['PUBLISHED', 4], ['SUBMITTED', 3], ['ITEM_ADDED', 2], ['CREATED', 1],
    ]);
    assert.ok(quiz.changes.edges.every(({ node }) => node.by.id === teacher.id));
  });

  test('what is edited after publishing reaches learners when it is published again', async () => {
    const { teacher, learner } = room;
    const { quiz, itemId } = await publishedQuiz(app, room);
    const edited = await quizzes<ItemChangedData>(app, teacher.token, 'edit', { input: { itemId, expectedVersion: quiz.version, points: 5 } });
    assert.deepEqual([edited.quiz.status, edited.quiz.hasUnpublishedChanges, edited.item.version], ['PUBLISHED', true, 2]);
    await quizzes(app, teacher.token, 'update', { input: { id: quiz.id, expectedVersion: 5, title: 'Renamed', settings: { maxAttempts: 2 } } });
    const seen = await quizzes(app, learner.token, 'read', { id: quiz.id });
    assert.deepEqual([seen.title, seen.points, seen.version, seen.settings.maxAttempts], ['Harbours', 2, 4, null]);
    await quizzes(app, teacher.token, 'publish', { id: quiz.id, version: 6 });
    const again = await quizzes(app, learner.token, 'read', { id: quiz.id });
    assert.deepEqual([again.title, again.points, again.version, again.settings.maxAttempts], ['Renamed', 5, 7, 2]);
    const unchanged = await quizzes(app, teacher.token, 'publish', { id: quiz.id, version: 7 });
    assert.equal(unchanged.version, 7);
  });

  test('an empty quiz is neither submitted nor published', async () => {
    const { teacher } = room;
    const { id } = await quizzes(app, teacher.token, 'create', { input: { title: 'Empty', courseId: room.courseId } });
    const empty = await quizzes(app, teacher.token, 'submit', { id, version: 1 });
    assert.deepEqual([empty.__typename, empty.problems], ['QuizNotReady', []]);
    const { item } = await quizzes<ItemChangedData>(app, teacher.token, 'add', handMade(id, 1));
    await quizzes(app, teacher.token, 'submit', { id, version: 2 });
    await quizzes(app, teacher.token, 'review', { input: { quizId: id, expectedVersion: 3, verdicts: [{ itemId: item.id, verdict: 'REJECT' }] } });
    const rejected = await quizzes(app, teacher.token, 'publish', { id, version: 4 });
    assert.deepEqual([rejected.__typename, rejected.problems], ['QuizNotReady', []]);
  });
});

describe('a quiz from a generation', () => {
  test('holds its questions with where they came from, and is not published before a person and a check have looked', async () => {
    const { teacher } = room;
    const fromGenerationId = await generatedQuestions(app, teacher.token, room.lessonId);
    const quiz = await quizzes(app, teacher.token, 'create', { input: { title: 'Generated', fromGenerationId } });
    const items = await itemsOf(app, teacher.token, quiz.id);
    assert.equal(items.length, 3);
    for (const { question, provenance, decision, checkStatus } of items) {
      assert.deepEqual([provenance.origin, provenance.provider, provenance.promptVersion, provenance.generationId], ['LOCAL', 'local', null, fromGenerationId]);
      assert.deepEqual([provenance.acceptedBy, decision, checkStatus], [null, 'PENDING', 'AGREED']);
      assert.ok(question.evidence.every(({ start: from, end, quote }) => BODY.slice(from, end) === quote));
    }
    await quizzes(app, teacher.token, 'submit', { id: quiz.id, version: 1 });
    const pending = await quizzes(app, teacher.token, 'publish', { id: quiz.id, version: 2 });
    assert.deepEqual(pending.problems?.map(({ itemId, reason }) => [itemId, reason]), items.map(({ id }) => [id, 'PENDING']));
    const [first, second, third] = items.map(({ id }) => id);
    const verdicts = [{ itemId: first, verdict: 'ACCEPT' }, { itemId: second, verdict: 'ACCEPT' }, { itemId: third, verdict: 'REJECT' }];
    await quizzes(app, teacher.token, 'review', { input: { quizId: quiz.id, expectedVersion: 2, verdicts } });
    await rows(app.database, `UPDATE quiz_item_versions SET check_status = 'UNCHECKED' WHERE item_id = ANY ($1)`, [[first, second]]);
    const unchecked = await quizzes(app, teacher.token, 'publish', { id: quiz.id, version: 3 });
    assert.deepEqual(unchecked.problems?.map(({ itemId, reason }) => [itemId, reason]), [[first, 'UNCHECKED'], [second, 'UNCHECKED']]);
    await rows(app.database, `UPDATE quiz_item_versions SET check_status = CASE WHEN item_id = $1 THEN 'AGREED' ELSE 'QUARANTINED' END WHERE item_id = ANY ($2)`, [first, [first, second]]);
    const quarantined = await quizzes(app, teacher.token, 'publish', { id: quiz.id, version: 3 });
    assert.deepEqual(quarantined.problems?.map(({ itemId, reason }) => [itemId, reason]), [[second, 'QUARANTINED']]);
    // Who words it anew stands for it; who only weighs it anew doesn't.
    const weighed = await quizzes<ItemChangedData>(app, teacher.token, 'edit', { input: { itemId: second, expectedVersion: 3, points: 9 } });
    assert.deepEqual([weighed.item.checkStatus, weighed.item.provenance.author], ['QUARANTINED', null]);
    const worded = await quizzes<ItemChangedData>(app, teacher.token, 'edit', { input: { itemId: second, expectedVersion: 4, prompt: `Is it so that ${items[1]!.question.prompt}` } });
    assert.equal(worded.item.checkStatus, 'UNCHECKED');
    assert.equal(worded.item.provenance.origin, 'LOCAL');
    assert.ok(worded.item.provenance.author);
    const published = await quizzes(app, teacher.token, 'publish', { id: quiz.id, version: 5 });
    assert.deepEqual([published.status, published.version], ['PUBLISHED', 6]);
    const snapshot = await rows<{ items: unknown }>(app.database, 'SELECT items FROM quiz_publications WHERE quiz_id = $1', [quiz.id]);
    assert.deepEqual(snapshot, [{ items: [{ itemId: first, version: 1 }, { itemId: second, version: 3 }] }]);
  });

  test('is made once by its key, however often it is asked for, and by that key never otherwise', async () => {
    const { teacher, lessonId } = room;
    const input = { title: 'Once', lessonId, settings: { maxAttempts: 2 }, idempotencyKey: 'once' };
    const made = await Promise.all(Array.from({ length: 8 }, () => quizzes(app, teacher.token, 'create', { input })));
    assert.equal(new Set(made.map(({ id }) => id)).size, 1);
    await quizzes(app, teacher.token, 'update', { input: { id: made[0]!.id, expectedVersion: 1, title: 'Renamed' } });
    assert.equal((await quizzes(app, teacher.token, 'create', { input })).title, 'Renamed');
    const other = await refusal(app, { query: QUIZZES.create, variables: { input: { ...input, title: 'Twice' } }, token: teacher.token });
    assert.deepEqual(other.extensions, { code: 'BAD_USER_INPUT', field: 'input.idempotencyKey' });
    const elsewhere = await quizzes(app, (await signUp(app, 'ADMIN')).token, 'create', { input });
    assert.notEqual(elsewhere.id, made[0]!.id, 'a key is its user’s own');
  });

  test('a learner practises alone with what was checked, marked as not reviewed', async () => {
    const { teacher, learner } = room;
    const fromGenerationId = await generatedQuestions(app, learner.token, room.lessonId);
    const practice = await quizzes(app, learner.token, 'create', { input: { title: 'Mine', purpose: 'PRACTICE', fromGenerationId } });
    const items = await itemsOf(app, learner.token, practice.id);
    assert.ok(items.length === 3 && items.every(({ question }) => question.explanation === null && question.evidence.length === 0));
    await rows(app.database, `UPDATE quiz_item_versions SET check_status = 'UNCHECKED' WHERE item_id = ANY ($1)`, [items.map((item) => item.id)]);
    const blocked = await quizzes(app, learner.token, 'publish', { id: practice.id, version: 1 });
    assert.deepEqual(blocked.problems?.map(({ reason }) => reason), ['UNCHECKED', 'UNCHECKED', 'UNCHECKED']);
    await rows(app.database, `UPDATE quiz_item_versions SET check_status = 'AGREED' WHERE item_id = $1`, [items[1]!.id]);
    const opened = await quizzes(app, learner.token, 'publish', { id: practice.id, version: 1 });
    assert.deepEqual([opened.status, opened.reviewed], ['PUBLISHED', false]);
    for (const stranger of [teacher, await signUp(app), await signUp(app, 'ADMIN')]) {
      assert.equal((await refusal(app, { query: QUIZZES.read, variables: { id: practice.id }, token: stranger.token })).extensions.code, 'NOT_FOUND');
    }
    const renamed = await quizzes(app, learner.token, 'update', { input: { id: practice.id, expectedVersion: 2, title: 'Ours', settings: { timeLimitSeconds: 60 } } });
    assert.deepEqual([renamed.title, renamed.hasUnpublishedChanges], ['Ours', true]);
    await quizzes(app, learner.token, 'reorder', { id: practice.id, version: 3, itemIds: items.map(({ id }) => id).toReversed() });
    const shorter = await quizzes(app, learner.token, 'remove', { id: items[2]!.id, version: 4 });
    assert.deepEqual([shorter.itemCount, shorter.version], [2, 5]);
    for (const field of ['versions { version }', 'proposal { status }']) {
      const { errors } = await send(app, { query: `query ($id: ID!) { quiz(id: $id) { items { edges { node { ${field} } } } } }`, variables: { id: practice.id }, token: learner.token });
      assert.deepEqual(errors.map(({ extensions }) => extensions.code), ['FORBIDDEN', 'FORBIDDEN'], field);
    }
    const key = await refusal(app, { query: 'query ($id: ID!) { questionKey(id: $id) { answer } }', variables: { id: items[0]!.id }, token: learner.token });
    assert.equal(key.extensions.code, 'FORBIDDEN');
    for (const [operation, variables] of [
      ['edit', { input: { itemId: items[0]!.id, expectedVersion: 2, points: 3 } }],
      ['review', { input: { quizId: practice.id, expectedVersion: 2, verdicts: [] } }],
      ['regenerate', { id: items[0]!.id, version: 2 }],
      ['add', handMade(practice.id, 2)],
    ] as const) {
      assert.equal((await refusal(app, { query: QUIZZES[operation], variables, token: learner.token })).extensions.code, 'FORBIDDEN', operation);
    }
  });

  test("is refused for what isn't there, isn't one's own, isn't a quiz or doesn't belong together", async () => {
    const { teacher, learner, courseId, lessonId } = room;
    const create = async (token: string, input: object) => (await refusal(app, { query: QUIZZES.create, variables: { input: { title: 'x', ...input } }, token })).extensions;
    const own = await generatedQuestions(app, teacher.token, room.lessonId);
    assert.equal((await create(learner.token, { courseId })).code, 'FORBIDDEN');
    assert.equal((await create(learner.token, { purpose: 'PRACTICE', fromGenerationId: own })).code, 'NOT_FOUND');
    assert.deepEqual(await create(learner.token, { purpose: 'PRACTICE', courseId }), { code: 'BAD_USER_INPUT', field: 'input.fromGenerationId' });
    assert.equal((await create(teacher.token, { fromGenerationId: lessonId })).code, 'NOT_FOUND');
    assert.equal((await create(teacher.token, {})).field, 'input.courseId');
    const other = await classroom(app);
    assert.equal((await create(teacher.token, { courseId: other.courseId })).code, 'FORBIDDEN');
    assert.equal((await create(teacher.token, { fromGenerationId: own, lessonId: other.lessonId })).field, 'input.lessonId');
    assert.equal((await create(teacher.token, { fromGenerationId: own, courseId: other.courseId })).field, 'input.courseId');
    assert.equal((await create(teacher.token, { lessonId, title: 'x'.repeat(1_000_000) })).field, 'input.title');
    assert.equal((await create(teacher.token, { lessonId, settings: { timeLimitSeconds: 1 } })).field, 'input.settings.timeLimitSeconds');
    assert.equal((await create(teacher.token, { lessonId, settings: { maxAttempts: 0 } })).field, 'input.settings.maxAttempts');
    assert.equal((await create(teacher.token, { lessonId, settings: { opensAt: '2026-02-02T00:00:00.000Z', dueAt: '2026-02-01T00:00:00.000Z' } })).field, 'input.settings.dueAt');
    assert.equal((await create(teacher.token, { lessonId, settings: { reveal: { key: 'AFTER_DUE_DATE' } } })).field, 'input.settings.reveal.key');
    assert.equal((await create(teacher.token, { lessonId, settings: { shuffleChoices: null } })).field, 'input.settings.shuffleChoices');
  });
});

describe('a quiz that is due already', () => {
  test('is not published unless that is said: nobody could begin it', async () => {
    const { token } = room.teacher;
    const { quiz: { id } } = await draftQuiz(app, room);
    const dueAt = new Date(Date.now() - 1_000).toISOString();
    await quizzes(app, token, 'update', { input: { id, expectedVersion: 2, settings: { dueAt } } });
    const { version } = await quizzes(app, token, 'submit', { id, version: 3 });
    const publishing = `mutation ($id: ID!, $version: Int!, $pastDue: Boolean) { result: publishQuiz(id: $id, expectedVersion: $version, pastDue: $pastDue) { ${PUBLISH_RESULT} } }`;
    const publish = async (pastDue?: boolean) => (await gql<{ result: QuizData }>(app, { query: publishing, variables: { id, version, ...(pastDue && { pastDue }) }, token })).result;
    const refused = await publish();
    assert.deepEqual([refused.__typename, refused.problems, refused.message!.includes(dueAt)], ['QuizNotReady', [], true]);
    assert.equal((await publish(true)).status, 'PUBLISHED');
  });
});

describe('what a learner sees', () => {
  test('is no key, evidence, explanation, question or history of a published quiz, whatever path he takes', async () => {
    const { learner, teacher } = room;
    const { quiz, itemId } = await publishedQuiz(app, room, { quote: SENTENCES[1] });
    const key = 'query ($id: ID!) { questionKey(id: $id) { choiceIds } }';
    assert.equal((await gql<{ questionKey: { choiceIds: string[] } }>(app, { query: key, variables: { id: itemId }, token: teacher.token })).questionKey.choiceIds.length, 1);
    assert.equal((await refusal(app, { query: key, variables: { id: itemId }, token: learner.token })).extensions.code, 'FORBIDDEN');
    const node = await gql<{ node: QuizData }>(app, { query: `query ($id: ID!) { node(id: $id) { __typename ... on Quiz { ${QUIZ} } } }`, variables: { id: quiz.id }, token: learner.token });
    assert.deepEqual([node.node.__typename, node.node.version], ['Quiz', quiz.version]);
    for (const field of ['items { edges { node { id } } }', 'changes { edges { node { id } } }']) {
      assert.equal((await refusal(app, { query: `query ($id: ID!) { quiz(id: $id) { ${field} } }`, variables: { id: quiz.id }, token: learner.token })).extensions.code, 'FORBIDDEN', field);
    }
    for (const [operation, variables] of Object.entries({
      update: { input: { id: quiz.id, expectedVersion: 4, title: 'Mine' } }, publish: { id: quiz.id, version: 4 }, submit: { id: quiz.id, version: 4 },
      retire: { id: quiz.id, version: 4 }, reopen: { id: quiz.id, version: 4 }, add: handMade(quiz.id, 4), edit: { input: { itemId, expectedVersion: 4, points: 1 } },
      repair: { input: { itemId, expectedVersion: 4, quote: SENTENCES[1] } }, review: { input: { quizId: quiz.id, expectedVersion: 4, verdicts: [] } },
      reorder: { id: quiz.id, version: 4, itemIds: [] }, remove: { id: itemId, version: 4 }, regenerate: { id: itemId, version: 4 }, stale: { id: room.courseId },
    })) {
      const { extensions } = await refusal(app, { query: QUIZZES[operation as keyof typeof QUIZZES], variables, token: learner.token });
      assert.equal(extensions.code, 'FORBIDDEN', operation);
    }
  });

  test('is what is published, in the lists of its course and its lesson, page by page', async () => {
    const { teacher, learner, courseId, lessonId } = await classroom(app);
    const ids: string[] = [];
    for (const [title, about] of [['A', { lessonId }], ['B', { courseId }], ['C', { lessonId }]] as const) {
      const { id } = await quizzes(app, teacher.token, 'create', { input: { title, ...about } });
      ids.unshift(id);
      if (title === 'B') continue;
      await quizzes(app, teacher.token, 'add', handMade(id, 1));
      await quizzes(app, teacher.token, 'submit', { id, version: 2 });
      await quizzes(app, teacher.token, 'publish', { id, version: 3 });
    }
    type Listed = { list: { quizzes: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } };
    const list = async (token: string, type: 'course' | 'lesson', id: string, page = '') =>
      (await gql<Listed>(app, { query: `query ($id: ID!) { list: ${type}(id: $id) { quizzes${page} { edges { node { id } } pageInfo { hasNextPage endCursor } } } }`, variables: { id }, token })).list.quizzes;
    const idsIn = async (...args: Parameters<typeof list>) => (await list(...args)).edges.map(({ node }) => node.id);
    const [c, b, a] = ids;
    assert.deepEqual(await idsIn(teacher.token, 'course', courseId), [c, b, a]);
    assert.deepEqual(await idsIn(learner.token, 'course', courseId), [c, a]);
    assert.deepEqual(await idsIn(teacher.token, 'lesson', lessonId), [c, a]);
    const page = await list(learner.token, 'course', courseId, '(first: 1)');
    assert.deepEqual([page.edges.length, page.pageInfo.hasNextPage], [1, true]);
    assert.deepEqual(await idsIn(learner.token, 'course', courseId, `(first: 1, after: "${page.pageInfo.endCursor}")`), [a]);
  });
});
