import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import pg from 'pg';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { refusal } from '../kit/clients.js';
import { BODY, classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import { GRADING, grading, judged, moonQuestion, submitted, type GradedAnswerData, type RegradeData } from '../kit/grading.js';
import { itemsOf, publishedQuiz, quizzes, type ItemChangedData } from '../kit/quizzes.js';

interface Queue {
  edges: { node: GradedAnswerData }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

suite('grades', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
    room = await classroom(app, BODY);
  });
  after(() => app.stop());

  const waiting = async (text = 'our moon'): Promise<{ attemptId: string; itemId: string; input: { attemptId: string; questionId: string } }> => {
    const submission = await submitted(app, room, await moonQuestion(app, room), { texts: [text] });
    await judged(app, room, submission);
    return { ...submission, input: { attemptId: submission.attemptId, questionId: submission.itemId } };
  };
  const regraded = async (token: string, operation: 'regradeAttempt' | 'regradeQuestion', variables: Record<string, unknown>) => {
    const { answers, changed, judging, keptByPerson } = await grading<RegradeData>(app, token, operation, variables);
    return { answers, changed, judging, keptByPerson };
  };
  const codeOf = async (operation: keyof typeof GRADING, variables: Record<string, unknown>, token: string) => {
    const { extensions } = await refusal(app, { query: GRADING[operation], variables, token });
    return [extensions.code, extensions['field']];
  };

  test('without a model a short answer waits for a person, ungraded', async () => {
    const { attemptId, itemId } = await waiting();
    const { grade, waitsFor, suggestion } = await grading(app, room.teacher.token, 'read', { attemptId, questionId: itemId });
    assert.deepEqual([grade!.outcome, grade!.points, waitsFor, suggestion!.points], ['UNGRADED', null, 'NOT_JUDGED', 0]);
    assert.match(suggestion!.reason, /No model is configured/);
  });

  test('of a person win, also over grading again; the history keeps them all', async () => {
    const { input } = await waiting();
    const graded = await grading(app, room.teacher.token, 'grade', { input: { ...input, points: 1.5, reason: 'Which moon?', expectedGrade: 1 } });
    assert.deepEqual([graded.grade!.outcome, graded.grade!.points, graded.grade!.by, graded.waitsFor], ['PARTIAL', 1.5, 'PERSON', null]);
    const late = await grading(app, room.teacher.token, 'grade', { input: { ...input, points: 0, reason: 'No.', expectedGrade: 1 } });
    assert.deepEqual([late.__typename, late.currentGrade], ['GradeConflict', 2]);
    const again = await regraded(room.teacher.token, 'regradeAttempt', { id: input.attemptId, reason: 'Looked through.' });
    assert.deepEqual(again, { answers: 1, changed: 0, judging: 0, keptByPerson: 1 });
    const { history, grade } = await grading(app, room.learner.token, 'read', input);
    assert.deepEqual(history.map(({ number, by, points, reason }) => [number, by, points, reason]), [[2, 'PERSON', 1.5, 'Which moon?'], [1, 'CODE', null, null]]);
    assert.equal(grade!.points, 1.5);
  });

  test('follow a key that was changed, for all attempts at once, and say why', async () => {
    const { quiz, itemId } = await publishedQuiz(app, room);
    const [item] = await itemsOf(app, room.teacher.token, quiz.id);
    const choice = (text: string): string => item!.question.choices!.find((each) => each.text === text)!.id;
    const [right, wrong, blank] = [
      await submitted(app, room, { quiz, itemId }, { choiceIds: [choice('Merchant families')] }),
      await submitted(app, room, { quiz, itemId }, { choiceIds: [choice('Fishermen')] }),
      await submitted(app, room, { quiz, itemId }, null),
    ];
    assert.deepEqual([right, wrong, blank].map(({ grade }) => grade!.points), [2, 0, 0]);
    await quizzes<ItemChangedData>(app, room.teacher.token, 'edit', {
      input: { itemId, expectedVersion: quiz.version, points: 4, choices: item!.question.choices!.map(({ id, text }) => ({ id, text, correct: text === 'Fishermen' })) },
    });
    const result = await regraded(room.teacher.token, 'regradeQuestion', { id: itemId, reason: 'The key was wrong.' });
    assert.deepEqual(result, { answers: 3, changed: 2, judging: 0, keptByPerson: 0 });
    const seen = await Promise.all([right, wrong, blank].map(({ attemptId }) => grading(app, room.teacher.token, 'read', { attemptId, questionId: itemId })));
    assert.deepEqual(seen.map(({ grade }) => [grade!.points, grade!.maxPoints]), [[0, 2], [2, 2], [0, 2]], 'an attempt is worth what it was worth when it was sat');
    assert.deepEqual(seen.map(({ history }) => history.length), [2, 2, 1]);
    assert.deepEqual([seen[1]!.grade!.reason, seen[1]!.grade!.by], ['The key was wrong.', 'CODE']);
    const twice = await regraded(room.teacher.token, 'regradeQuestion', { id: itemId, reason: 'Once more.' });
    assert.deepEqual(twice, { answers: 3, changed: 0, judging: 0, keptByPerson: 0 });
  });

  test('of a question that was replaced stay what they were', async () => {
    const { quiz, itemId } = await publishedQuiz(app, room);
    const [item] = await itemsOf(app, room.teacher.token, quiz.id);
    const right = await submitted(app, room, { quiz, itemId }, { choiceIds: [item!.question.choices!.find(({ text }) => text === 'Merchant families')!.id] });
    // As REPLACE writes it: another question, made by a generation, under the item's next version.
    await rows(app.database, `
      INSERT INTO quiz_item_versions SELECT (jsonb_populate_record(v, jsonb_build_object('version', v.version + 1, 'source_question_id', 'itm_of_another',
        'key', jsonb_build_object('choiceIds', jsonb_build_array('cho_another'), 'answer', null, 'accepted', jsonb_build_array())))).* FROM quiz_item_versions v WHERE v.item_id = $1`, [itemId]);
    await rows(app.database, 'UPDATE quiz_items SET version = version + 1 WHERE id = $1', [itemId]);
    assert.deepEqual(await regraded(room.teacher.token, 'regradeQuestion', { id: itemId, reason: 'Looked through.' }), { answers: 1, changed: 0, judging: 0, keptByPerson: 0 });
    const { grade } = await grading(app, room.teacher.token, 'read', { attemptId: right.attemptId, questionId: itemId });
    assert.equal(grade!.points, 2);
  });

  test('are reviewed when a learner asks for it, who is told the reason', async () => {
    const { quiz, itemId } = await publishedQuiz(app, room, { type: 'TRUE_FALSE', choices: undefined, answer: true, prompt: 'Tides are caused by the moon.' });
    const { attemptId } = await submitted(app, room, { quiz, itemId }, { answer: false });
    const id = { attemptId, questionId: itemId };
    const asked = await grading<{ id: string; __typename: string }>(app, room.learner.token, 'request', { ...id, message: 'The sun does it, too.' });
    assert.equal(asked.__typename, 'GradeReview');
    const again = await grading<{ id: string }>(app, room.learner.token, 'request', { ...id, message: 'The sun does it, too.' });
    assert.equal(again.id, asked.id);
    const other = await grading<{ __typename: string; reviewId: string }>(app, room.learner.token, 'request', { ...id, message: 'And another thing.' });
    assert.deepEqual([other.__typename, other.reviewId], ['ReviewAlreadyOpen', asked.id]);
    const queue = await grading<Queue>(app, room.teacher.token, 'queue', { id: room.courseId, reasons: ['REVIEW_REQUESTED'] });
    assert.deepEqual(queue.edges.map(({ node }) => [node.attemptId, node.reviews[0]!.message]), [[attemptId, 'The sun does it, too.']]);
    assert.deepEqual(await codeOf('resolve', { input: { reviewId: asked.id, reason: 'Me.', points: 2 } }, room.learner.token), ['FORBIDDEN', undefined]);
    await grading(app, room.teacher.token, 'resolve', { input: { reviewId: asked.id, reason: 'Mainly the moon, but well seen.', points: 1 } });
    const seen = await grading(app, room.learner.token, 'read', id);
    assert.deepEqual([seen.grade!.points, seen.grade!.by, seen.reviews[0]!.reason, seen.waitsFor], [1, 'PERSON', 'Mainly the moon, but well seen.', null]);
    assert.deepEqual(await codeOf('resolve', { input: { reviewId: asked.id, reason: 'Again.' } }, room.teacher.token), ['BAD_USER_INPUT', 'input.reviewId']);
    const next = await grading<{ id: string; __typename: string }>(app, room.learner.token, 'request', { ...id, message: 'Still.' });
    assert.equal(next.__typename, 'GradeReview');
    await grading(app, room.teacher.token, 'resolve', { input: { reviewId: next.id, reason: 'It stays.' } });
    const kept = await grading(app, room.learner.token, 'read', id);
    assert.deepEqual([kept.grade!.number, kept.reviews[0]!.reason], [2, 'It stays.']);
  });

  test('wait in a queue, who has waited longest first, a page at a time', async () => {
    const other = await classroom(app, BODY);
    const question = await moonQuestion(app, other);
    const ids: string[] = [];
    for (let index = 0; index < 3; index++) {
      const submission = await submitted(app, other, question, { texts: [`moon ${index}`] });
      await judged(app, other, submission);
      ids.push(submission.attemptId);
    }
    const first = await grading<Queue>(app, other.teacher.token, 'queue', { id: other.courseId, first: 2 });
    // Answered meanwhile: the next page goes on all the same.
    await grading(app, other.teacher.token, 'grade', { input: { attemptId: ids[1]!, questionId: question.itemId, points: 2, reason: 'Yes.' } });
    const second = await grading<Queue>(app, other.teacher.token, 'queue', { id: other.courseId, first: 2, after: first.pageInfo.endCursor });
    assert.deepEqual([first, second].map(({ edges, pageInfo }) => [edges.map(({ node }) => node.attemptId), pageInfo.hasNextPage]), [[ids.slice(0, 2), true], [ids.slice(2), false]]);
    assert.deepEqual(await codeOf('queue', { id: other.courseId }, other.learner.token), ['FORBIDDEN', undefined]);
    assert.deepEqual(await codeOf('queue', { id: other.courseId, after: Buffer.from('["x"]').toString('base64url') }, other.teacher.token), ['BAD_USER_INPUT', 'after']);
  });

  test('near misses wait as well, and earn nothing by themselves', async () => {
    const question = await publishedQuiz(app, room, { type: 'CLOZE', choices: undefined, prompt: 'The [[1]] joins two seas.', accepted: [['Suez Canal']] });
    const { attemptId, itemId, grade } = await submitted(app, room, question, { texts: ['Suez Cannal'] });
    assert.deepEqual([grade!.outcome, grade!.points], ['NEAR_MISS', 0]);
    assert.equal((await grading(app, room.teacher.token, 'read', { attemptId, questionId: itemId })).waitsFor, 'NEAR_MISS');
  });

  test('are nobody else’s, and show a learner no more than the quiz does', async () => {
    const stranger = await signUp(app);
    const rival = await signUp(app, 'INSTRUCTOR');
    const { input } = await waiting();
    for (const { token } of [stranger, rival]) assert.deepEqual(await codeOf('read', input, token), ['NOT_FOUND', undefined]);
    for (const operation of ['grade'] as const) {
      assert.deepEqual(await codeOf(operation, { input: { ...input, points: 2, reason: 'Mine.' } }, room.learner.token), ['FORBIDDEN', undefined]);
      assert.deepEqual(await codeOf(operation, { input: { ...input, points: 2, reason: 'Mine.' } }, stranger.token), ['NOT_FOUND', undefined]);
    }
    assert.deepEqual(await codeOf('regradeQuestion', { id: input.questionId, reason: 'Mine.' }, room.learner.token), ['FORBIDDEN', undefined]);
    const own = await grading(app, room.learner.token, 'read', input);
    assert.deepEqual([own.suggestion, own.waitsFor], [null, null]);
    const [{ quizId }] = await rows<{ quizId: string }>(app.database, 'SELECT quiz_id AS "quizId" FROM graded_answers WHERE attempt_id = $1', [input.attemptId]) as [{ quizId: string }];
    await rows(app.database, `UPDATE quiz_publications SET settings = jsonb_set(jsonb_set(settings, '{reveal,score}', '"NEVER"'), '{reveal,key}', '"NEVER"') WHERE quiz_id = $1`, [quizId]);
    const hidden = await grading(app, room.learner.token, 'read', input);
    assert.deepEqual([hidden.grade, hidden.history], [null, []]);
    await rows(app.database, `UPDATE quiz_publications SET settings = jsonb_set(settings, '{reveal,score}', '"AFTER_SUBMISSION"') WHERE quiz_id = $1`, [quizId]);
    const scored = await grading(app, room.learner.token, 'read', input);
    assert.deepEqual([scored.grade!.outcome, scored.grade!.how, scored.history[0]!.how], ['UNGRADED', null, null], 'the formula tells of the key');
  });

  test('refuse what makes no sense, and nothing is lost', async () => {
    const { input } = await waiting();
    const { token } = room.teacher;
    for (const [points, field] of [[-1, 'input.points'], [2.5, 'input.points'], [0.123, 'input.points']] as const) {
      assert.deepEqual(await codeOf('grade', { input: { ...input, points, reason: 'x' } }, token), ['BAD_USER_INPUT', field]);
    }
    assert.deepEqual(await codeOf('grade', { input: { ...input, points: 1, reason: ' ' } }, token), ['BAD_USER_INPUT', 'input.reason']);
    assert.deepEqual(await codeOf('grade', { input: { ...input, attemptId: 'x', points: 1, reason: 'x' } }, token), ['NOT_FOUND', undefined]);
    assert.deepEqual(await codeOf('regradeAttempt', { id: 'x', reason: 'x' }, token), ['NOT_FOUND', undefined]);
    assert.deepEqual(await codeOf('request', { ...input, message: '' }, room.learner.token), ['BAD_USER_INPUT', 'message']);
    assert.deepEqual(await codeOf('request', { ...input, message: 'x' }, token), ['FORBIDDEN', undefined]);
    assert.equal((await grading(app, token, 'read', input)).history.length, 1);
  });

  test('twenty people grading one answer at once make twenty grades, of which one counts', async () => {
    const { input } = await waiting();
    await Promise.all(Array.from({ length: 20 }, (_, index) => grading(app, room.teacher.token, 'grade', { input: { ...input, points: index / 10, reason: String(index) } })));
    const { history, grade } = await grading(app, room.teacher.token, 'read', input);
    assert.deepEqual(history.map(({ number }) => number), Array.from({ length: 21 }, (_, index) => 21 - index));
    assert.deepEqual(grade, history[0]);
  });

  test('that nobody judges wait for who holds their attempt, and he not for them', async () => {
    const { attemptId, itemId } = await waiting();
    const owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query('BEGIN');
      await owner.query('SELECT FROM attempts WHERE id = $1 FOR UPDATE', [attemptId]);
      // As it was before it was left to a person.
      await rows(app.database, `WITH gone AS (DELETE FROM review_entries WHERE attempt_id = $1)
        UPDATE graded_answers SET judging = 'PENDING', queue_reason = NULL, queued_at = NULL, judge_after = now() WHERE attempt_id = $1`, [attemptId]);
      const held = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
      await eventually(() => rows({ ownerUrl: app.database.appUrl }, held), (found) => found.length > 0);
      await owner.query('SELECT FROM graded_answers WHERE attempt_id = $1 FOR UPDATE NOWAIT', [attemptId]);
      await owner.query('COMMIT');
    } finally {
      await owner.end();
    }
    assert.equal((await judged(app, room, { attemptId, itemId })).waitsFor, 'NOT_JUDGED');
  });

  test('and wishes for review at once: nobody is told of an error of ours, and the wish stands', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { input } = await waiting(`our moon ${round}`);
      await Promise.all([
        grading<object>(app, room.learner.token, 'request', { ...input, message: 'Please look again.' }),
        ...[0, 1, 2].map(() => grading<object>(app, room.teacher.token, 'regradeAttempt', { id: input.attemptId, reason: 'Once more.' })),
      ]);
      await judged(app, room, { attemptId: input.attemptId, itemId: input.questionId });
      assert.equal((await grading(app, room.teacher.token, 'read', input)).waitsFor, 'REVIEW_REQUESTED');
    }
  });
});

suite('a rubric', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
    room = await classroom(app, BODY);
  });
  after(() => app.stop());

  test('is part of the key, in versions, worth what the question is, and no learner’s to read', async () => {
    const rubric = [{ text: 'Names the moon.', points: 2 }, { text: 'Says that it pulls.', points: 1 }];
    const { quiz, itemId } = await moonQuestion(app, room, { points: 3, rubric });
    const edited = await quizzes<ItemChangedData>(app, room.teacher.token, 'edit', { input: { itemId, expectedVersion: quiz.version, rubric: [{ text: 'Names the moon.', points: 3 }] } });
    assert.equal(edited.item.version, 2);
    const edit = 'mutation ($input: EditQuizItemInput!) { editQuizItem(input: $input) { __typename } }';
    const wrong = await refusal(app, { query: edit, variables: { input: { itemId, expectedVersion: quiz.version + 1, rubric: [{ text: 'x', points: 1 }] } }, token: room.teacher.token });
    assert.deepEqual([wrong.extensions.code, wrong.extensions['field']], ['BAD_USER_INPUT', 'input.rubric']);
    const versions = await rows<{ key: { rubric?: unknown } }>(app.database, 'SELECT key FROM quiz_item_versions WHERE item_id = $1 ORDER BY version', [itemId]);
    assert.deepEqual(versions.map(({ key }) => key.rubric), [rubric, [{ text: 'Names the moon.', points: 3 }]]);
  });
});
