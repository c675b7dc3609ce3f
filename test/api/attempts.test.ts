import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { ATTEMPTS, attempts, questionsIn, quizWith, save, type AttemptData, type AttemptQuestionData } from '../kit/attempts.js';
import { gql, refusal } from '../kit/clients.js';
import { classroom, rows, type Classroom } from '../kit/generations.js';
import { BODY, quizzes, type ItemChangedData } from '../kit/quizzes.js';

let app: TestApp;
let room: Classroom;
before(async () => {
  app = await startApp();
  room = await classroom(app, BODY);
});
after(() => app.stop());

const start = (quizId: string, token = room.learner.token, idempotencyKey?: string) => attempts(app, token, 'start', { input: { quizId, idempotencyKey } });
const read = (id: string, token = room.learner.token) => attempts(app, token, 'read', { id });
const submit = (id: string, token = room.learner.token) => attempts(app, token, 'submit', { id });
/** A learner of his own: nobody else's attempts count for him. */
const another = () => signUp(app);

function byPrompt(attempt: AttemptData, prompt: RegExp): AttemptQuestionData {
  return questionsIn(attempt).find(({ question }) => prompt.test(question.prompt))!;
}

const choiceOf = ({ question }: AttemptQuestionData, text: string) => question.choices!.find((choice) => choice.text === text)!.id;

describe('an attempt', () => {
  test('is begun, answered, gone on with on another device, submitted and graded', async () => {
    const { quiz } = await quizWith(app, room);
    const attempt = await start(quiz.id);
    assert.deepEqual([attempt.status, attempt.number, attempt.quizVersion, attempt.endsAt, attempt.secondsLeft], ['OPEN', 1, quiz.version, null, null]);
    assert.equal(questionsIn(attempt).length, 5);
    const [founder, ships, sheltered, cloze, short] = [/founded/, /Which/, /sheltered/, /guides/, /upright/].map((prompt) => byPrompt(attempt, prompt)) as [AttemptQuestionData, AttemptQuestionData, AttemptQuestionData, AttemptQuestionData, AttemptQuestionData];
    const give = (question: AttemptQuestionData, answer: object) => save(app, room.learner.token, { attemptId: attempt.id, questionId: question.question.id, sequence: 1, answer });
    for (const saved of [
      await give(founder, { choiceIds: [choiceOf(founder, 'Merchant families')] }),
      await give(ships, { choiceIds: [choiceOf(ships, 'Barque'), choiceOf(ships, 'Brig')] }),
      await give(sheltered, { answer: false }),
      await give(cloze, { texts: ['Lighthouse', 'ships'] }),
      await give(short, { texts: ['ballast'] }),
    ]) assert.equal(saved.__typename, 'SavedAnswer', saved.message);

    const elsewhere = await gql<{ login: { accessToken: string } }>(app, {
      query: 'mutation ($email: String!, $password: String!) { login(email: $email, password: $password) { ... on Session { accessToken } } }',
      variables: { email: room.learner.email, password: room.learner.password },
    });
    const { edges } = await attempts<{ edges: { node: AttemptData }[] }>(app, elsewhere.login.accessToken, 'own', { open: true, quizId: quiz.id });
    assert.deepEqual(edges.map(({ node }) => node), [await read(attempt.id)]);
    const [{ node: resumed }] = edges as [{ node: AttemptData }];
    assert.deepEqual(questionsIn(resumed).map(({ question }) => question), questionsIn(attempt).map(({ question }) => question));
    assert.deepEqual(byPrompt(resumed, /guides/).answer, { choiceIds: null, answer: null, texts: ['Lighthouse', 'ships'] });
    assert.deepEqual(byPrompt(resumed, /Which/).answer!.choiceIds!.length, 2);

    const done = await submit(attempt.id);
    assert.deepEqual([done.status, done.submittedBy], ['GRADED', 'LEARNER']);
    assert.deepEqual(questionsIn(done).map(({ grade }) => grade?.outcome), ['CORRECT', 'CORRECT', 'INCORRECT', 'CORRECT', 'CORRECT']);
    assert.deepEqual([done.result!.points, done.result!.maxPoints, done.result!.ungraded], [11, 12, 0]);
    assert.equal(done.result!.score, 11 / 12);
    assert.deepEqual(done.result!.byObjective, [
      { label: 'Founders', value: 1, points: 2, maxPoints: 2, n: 1 }, { label: 'Harbours', value: 2 / 3, points: 2, maxPoints: 3, n: 2 },
    ]);
    assert.deepEqual(done.result!.byQuestion.map(({ label, value }) => [label, value]), [['1', 1], ['2', 1], ['3', 0], ['4', 1], ['5', 1]]);
    assert.deepEqual(await attempts(app, room.learner.token, 'node', { id: attempt.id }), { ...done, __typename: 'Attempt' });
  });

  test('that needs a person stays SUBMITTED, and its open answer has no points', async () => {
    const { quiz } = await quizWith(app, room);
    const learner = await another();
    const attempt = await start(quiz.id, learner.token);
    const short = byPrompt(attempt, /upright/);
    await save(app, learner.token, { attemptId: attempt.id, questionId: short.question.id, sequence: 1, answer: { texts: ['heavy things'] } });
    const done = await submit(attempt.id, learner.token);
    assert.deepEqual([done.status, done.result!.ungraded, done.result!.score], ['SUBMITTED', 1, null]);
    assert.deepEqual([byPrompt(done, /upright/).grade!.outcome, byPrompt(done, /upright/).grade!.points], ['UNGRADED', null]);
  });

  test('pins the version and its order, whatever is edited and published meanwhile', async () => {
    const { quiz, itemIds } = await quizWith(app, room, { shuffleQuestions: true, maxAttempts: 9 });
    const learner = await another();
    const attempt = await start(quiz.id, learner.token);
    const { teacher } = room;
    const edited = await quizzes<ItemChangedData>(app, teacher.token, 'edit', { input: { itemId: itemIds[0], expectedVersion: quiz.version, prompt: 'Who else?' } });
    const shorter = await quizzes(app, teacher.token, 'remove', { id: itemIds[1], version: edited.quiz.version });
    const again = await quizzes(app, teacher.token, 'publish', { id: quiz.id, version: shorter.version });
    assert.deepEqual((await read(attempt.id, learner.token)).questions, attempt.questions);
    const founder = byPrompt(attempt, /founded/);
    const saved = await save(app, learner.token, { attemptId: attempt.id, questionId: founder.question.id, sequence: 1, answer: { choiceIds: [choiceOf(founder, 'Merchant families')] } });
    assert.equal(saved.__typename, 'SavedAnswer');
    const done = await submit(attempt.id, learner.token);
    assert.deepEqual([done.quizVersion, byPrompt(done, /founded/).grade!.points, questionsIn(done).length], [quiz.version, 2, 5]);
    const next = await start(quiz.id, learner.token);
    assert.deepEqual([next.number, next.quizVersion, questionsIn(next).length], [2, again.version, 4]);
    const orders = await Promise.all(Array.from({ length: 6 }, async () => {
      const { token } = await another();
      return questionsIn(await start(quiz.id, token)).map(({ question }) => [question.id, question.choices?.map(({ id }) => id)]);
    }));
    assert.ok(new Set(orders.map((order) => JSON.stringify(order))).size > 1, 'each has an order of its own');
  });

  test('is one while it is open, however often it is begun', async () => {
    const { quiz } = await quizWith(app, room, { maxAttempts: 2 });
    const learner = await another();
    const begun = await Promise.all(Array.from({ length: 20 }, (_, index) => start(quiz.id, learner.token, `key-${index % 3}`)));
    assert.equal(new Set(begun.map(({ id }) => id)).size, 1);
    const [{ id }] = begun as [AttemptData];
    const other = await quizWith(app, room);
    const mixed = (key: string) => refusal(app, { query: ATTEMPTS.start, variables: { input: { quizId: other.quiz.id, idempotencyKey: key } }, token: learner.token });
    for (const key of ['key-0', 'key-1', 'key-2']) assert.deepEqual((await mixed(key)).extensions, { code: 'BAD_USER_INPUT', field: 'input.idempotencyKey' });
    await submit(id, learner.token);
    // The key by which it was begun, or found open, names it for good; another one begins the next.
    for (const key of ['key-0', 'key-1', 'key-2']) assert.equal((await start(quiz.id, learner.token, key)).id, id, key);
    const second = await start(quiz.id, learner.token, 'another');
    assert.equal(second.number, 2);
    await submit(second.id, learner.token);
    const third = await start(quiz.id, learner.token);
    assert.deepEqual([third.__typename, third.maxAttempts], ['NoAttemptsLeft', 2]);
  });

  test('is not begun before the quiz opens, once it is due, or of what is not published', async () => {
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString();
    const early = await quizWith(app, room, { opensAt: day(1) });
    assert.deepEqual([(await start(early.quiz.id)).__typename, (await start(early.quiz.id)).opensAt !== null], ['QuizNotOpen', true]);
    const late = await quizWith(app, room, { dueAt: day(-1) });
    assert.equal((await start(late.quiz.id)).__typename, 'QuizNotOpen');
    const draft = await quizzes(app, room.teacher.token, 'create', { input: { title: 'Draft', lessonId: room.lessonId } });
    assert.equal((await start(draft.id, room.teacher.token)).__typename, 'QuizNotOpen');
    for (const id of [draft.id, room.lessonId, 'x']) {
      const { extensions } = await refusal(app, { query: ATTEMPTS.start, variables: { input: { quizId: id } }, token: room.learner.token });
      assert.equal(extensions.code, 'NOT_FOUND');
    }
  });

  test('is nobody else’s, but its teacher may read it', async () => {
    const { quiz } = await quizWith(app, room);
    const learner = await another();
    const { id } = await start(quiz.id, learner.token);
    const stranger = await another();
    for (const operation of ['read', 'submit', 'node'] as const) {
      assert.equal((await refusal(app, { query: ATTEMPTS[operation], variables: { id }, token: stranger.token })).extensions.code, 'NOT_FOUND', operation);
    }
    assert.equal((await read(id, room.teacher.token)).id, id);
    assert.equal((await refusal(app, { query: ATTEMPTS.submit, variables: { id }, token: room.teacher.token })).extensions.code, 'NOT_FOUND');
    const all = `query ($id: ID!) { quiz(id: $id) { attempts { edges { node { id learner { id } } } } } }`;
    const { quiz: seen } = await gql<{ quiz: { attempts: { edges: unknown[] } } }>(app, { query: all, variables: { id: quiz.id }, token: room.teacher.token });
    assert.deepEqual(seen.attempts.edges, [{ node: { id, learner: { id: learner.id } } }]);
    assert.equal((await refusal(app, { query: all, variables: { id: quiz.id }, token: learner.token })).extensions.code, 'FORBIDDEN');
  });
});

describe('an answer', () => {
  test('is kept by its number: a late packet, a repeated one, and another with the same number', async () => {
    const { quiz } = await quizWith(app, room);
    const learner = await another();
    const attempt = await start(quiz.id, learner.token);
    const questionId = byPrompt(attempt, /upright/).question.id;
    const give = (sequence: number, text: string | null) => save(app, learner.token, { attemptId: attempt.id, questionId, sequence, answer: text === null ? {} : { texts: [text] } });
    const first = await give(3, 'third');
    assert.deepEqual(await give(3, 'third'), first, 'sent again');
    const late = await give(2, 'second');
    assert.deepEqual([late.__typename, late.currentSequence, late.currentAnswer!.texts], ['AnswerSuperseded', 3, ['third']]);
    const same = await give(3, 'other');
    assert.deepEqual([same.__typename, same.currentSequence, same.currentAnswer!.texts], ['AnswerConflict', 3, ['third']]);
    assert.equal((await give(4, null)).__typename, 'SavedAnswer');
    const cleared = byPrompt(await read(attempt.id, learner.token), /upright/);
    assert.deepEqual([cleared.answer, cleared.sequence], [null, 4]);
    await submit(attempt.id, learner.token);
    const closed = await give(5, 'late');
    assert.deepEqual([closed.__typename, closed.submittedBy], ['AttemptClosed', 'LEARNER']);
    assert.equal((await give(4, null)).__typename, 'SavedAnswer', 'what was in time is known to be kept');
  });

  test('that fits nothing is refused with its field, and changes nothing', async () => {
    const { quiz } = await quizWith(app, room);
    const other = await quizWith(app, room);
    const learner = await another();
    const attempt = await start(quiz.id, learner.token);
    const [founder, ships, cloze, short] = [/founded/, /Which/, /guides/, /upright/].map((prompt) => byPrompt(attempt, prompt)) as [AttemptQuestionData, AttemptQuestionData, AttemptQuestionData, AttemptQuestionData];
    const refused = async (questionId: string, answer: object, sequence = 1) => {
      const { extensions } = await refusal(app, { query: ATTEMPTS.save, variables: { input: { attemptId: attempt.id, questionId, sequence, answer } }, token: learner.token });
      assert.equal(extensions.code, 'BAD_USER_INPUT');
      return extensions.field;
    };
    assert.equal(await refused(other.itemIds[0]!, { choiceIds: [] }), 'input.questionId');
    assert.equal(await refused(attempt.id, { choiceIds: [] }), 'input.questionId');
    assert.equal(await refused(founder.question.id, { texts: ['Merchants'] }), 'input.answer.texts');
    assert.equal(await refused(short.question.id, { answer: true }), 'input.answer.answer');
    assert.equal(await refused(founder.question.id, { choiceIds: [choiceOf(ships, 'Brig')] }), 'input.answer.choiceIds[0]');
    assert.equal(await refused(founder.question.id, { choiceIds: founder.question.choices!.map(({ id }) => id) }), 'input.answer.choiceIds');
    assert.equal(await refused(ships.question.id, { choiceIds: [choiceOf(ships, 'Brig'), choiceOf(ships, 'Brig')] }), 'input.answer.choiceIds[1]');
    assert.equal(await refused(cloze.question.id, { texts: ['one'] }), 'input.answer.texts');
    assert.equal(await refused(short.question.id, { texts: ['x'.repeat(1_000_000)] }), 'input.answer.texts[0]');
    assert.equal(await refused(short.question.id, { texts: ['a\0b'] }), 'input.answer.texts[0]');
    assert.equal(await refused(short.question.id, { texts: ['\ud800'] }), 'input.answer.texts[0]');
    assert.equal(await refused(short.question.id, { texts: ['x'] }, 0), 'input.sequence');
    const stranger = await another();
    const foreign = await refusal(app, { query: ATTEMPTS.save, variables: { input: { attemptId: attempt.id, questionId: short.question.id, sequence: 1, answer: { texts: ['x'] } } }, token: stranger.token });
    assert.equal(foreign.extensions.code, 'NOT_FOUND');
    assert.deepEqual({ ...(await read(attempt.id, learner.token)), __typename: 'Attempt' }, attempt);
  });
});

describe('what happens to the quiz', () => {
  test('under an open attempt leaves it as it is: retired, or its course archived', async () => {
    for (const close of [
      (id: string, version: number) => quizzes(app, room.teacher.token, 'retire', { id, version }),
      (_id: string, _version: number) => rows(app.database, `UPDATE courses SET status = 'ARCHIVED' WHERE id = $1`, [room.courseId]),
    ]) {
      const { quiz } = await quizWith(app, room);
      const learner = await another();
      const attempt = await start(quiz.id, learner.token);
      await close(quiz.id, quiz.version);
      const short = byPrompt(attempt, /upright/).question.id;
      assert.equal((await refusal(app, { query: ATTEMPTS.start, variables: { input: { quizId: quiz.id } }, token: (await another()).token })).extensions.code, 'NOT_FOUND');
      assert.equal((await save(app, learner.token, { attemptId: attempt.id, questionId: short, sequence: 1, answer: { texts: ['ballast'] } })).__typename, 'SavedAnswer');
      const done = await submit(attempt.id, learner.token);
      assert.deepEqual([done.status, done.quiz, done.result!.points], ['GRADED', null, 3]);
      await rows(app.database, `UPDATE courses SET status = 'PUBLISHED' WHERE id = $1`, [room.courseId]);
    }
  });

  test('that a question is quarantined after it was published keeps it out of new attempts, and in those that are open', async () => {
    const { quiz, itemIds } = await quizWith(app, room);
    const learner = await another();
    const before = await start(quiz.id, learner.token);
    await rows(app.database, `UPDATE quiz_item_versions SET check_status = 'QUARANTINED' WHERE item_id = $1`, [itemIds[4]]);
    assert.equal(questionsIn(await read(before.id, learner.token)).length, 5);
    const next = questionsIn(await start(quiz.id, (await another()).token));
    assert.deepEqual([next.length, next.some(({ question }) => question.id === itemIds[4])], [4, false]);
    await rows(app.database, `UPDATE quiz_item_versions SET check_status = 'QUARANTINED' WHERE item_id = ANY ($1)`, [itemIds]);
    assert.equal((await start(quiz.id, (await another()).token)).__typename, 'QuizNotOpen');
  });

  test('can not be its deletion, or its course’s: nothing that was answered goes', async () => {
    const { quiz } = await quizWith(app, room);
    const learner = await another();
    const { id } = await start(quiz.id, learner.token);
    await assert.rejects(rows(app.database, 'DELETE FROM courses WHERE id = $1', [room.courseId]), { code: '23503' });
    await assert.rejects(rows(app.database, 'DELETE FROM quizzes WHERE id = $1', [quiz.id]), { code: /23503|23001/ });
    assert.equal((await read(id, learner.token)).status, 'OPEN');
  });
});
