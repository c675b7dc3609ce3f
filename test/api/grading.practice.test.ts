import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, quizWith, save } from '../kit/attempts.js';
import { gql, refusal } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { asModel, BODY, classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import { GRADING, grading, type GradedAnswerData } from '../kit/grading.js';

suite('what somebody answered to practise', () => {
  let server: FaultServer;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    server = await startFaultServer();
    server.always(() => ({ answer: () => ({ items: [{ criterion: 1, quote: 'ballast stones', reason: 'It speaks of ballast stones.', met: true }] }) }));
    app = await startApp({ tuning: { providers: [asModel(server)] } });
    room = await classroom(app, BODY);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });

  /** A submitted attempt at a practice quiz of the learner's. */
  async function practised(): Promise<{ attemptId: string; itemIds: string[] }> {
    const { quiz, itemIds } = await quizWith(app, room, {}, [
      { type: 'SHORT_ANSWER', prompt: 'What keeps an empty ship upright?', choices: undefined, accepted: ['ballast'], points: 3 },
      { type: 'TRUE_FALSE', prompt: 'Harbours are sheltered.', choices: undefined, answer: true, points: 1 },
    ]);
    await rows(app.database, `UPDATE quizzes SET purpose = 'PRACTICE', created_by = $2 WHERE id = $1`, [quiz.id, room.learner.id]);
    const attempt = await attempts(app, room.learner.token, 'start', { input: { quizId: quiz.id } });
    for (const [index, answer] of [{ texts: ['some ballast stones'] }, { answer: false }].entries()) {
      await save(app, room.learner.token, { attemptId: attempt.id, questionId: itemIds[index], sequence: 1, answer });
    }
    await attempts(app, room.learner.token, 'submit', { id: attempt.id });
    await eventually(() => grading(app, room.learner.token, 'read', { attemptId: attempt.id, questionId: itemIds[0] }), ({ isBeingJudged }) => !isBeingJudged);
    return { attemptId: attempt.id, itemIds };
  }
  const codeOf = async (operation: keyof typeof GRADING, variables: Record<string, unknown>, token: string) =>
    (await refusal(app, { query: GRADING[operation], variables, token })).extensions.code;

  test('is its learner’s alone, whoever teaches and knows its ids', async () => {
    const { attemptId, itemIds: [questionId] } = await practised();
    for (const { token } of [room.teacher, await signUp(app, 'ADMIN'), await signUp(app)]) {
      for (const [operation, variables] of [
        ['read', { attemptId, questionId }],
        ['grade', { input: { attemptId, questionId, points: 0, reason: 'No.' } }],
        ['regradeAttempt', { id: attemptId, reason: 'Again.' }],
        ['regradeQuestion', { id: questionId, reason: 'Again.' }],
      ] as const) assert.equal(await codeOf(operation, variables, token), 'NOT_FOUND', operation);
    }
    const own = await grading(app, room.learner.token, 'read', { attemptId, questionId });
    assert.deepEqual([own.grade!.by, own.grade!.points], ['MODEL', 3]);
    const queue = await grading<{ edges: unknown[] }>(app, room.teacher.token, 'queue', { id: room.courseId });
    assert.deepEqual(queue.edges, []);
  });

  test('shows the one answer whose review was asked for, and no other', async () => {
    const { attemptId, itemIds: [first, second] } = await practised();
    await grading<object>(app, room.learner.token, 'request', { attemptId, questionId: second, message: 'Not all of them are.' });
    const queue = await grading<{ edges: { node: GradedAnswerData }[] }>(app, room.teacher.token, 'queue', { id: room.courseId });
    assert.deepEqual(queue.edges.map(({ node }) => node.questionId), [second]);
    const reviewId = queue.edges[0]!.node.reviews[0]!.id;
    assert.equal((await grading(app, room.teacher.token, 'read', { attemptId, questionId: second })).grade!.points, 0);
    const resolved = await grading(app, room.teacher.token, 'resolve', { input: { reviewId, reason: 'True enough.', points: 1 } });
    assert.deepEqual([resolved.grade!.by, resolved.grade!.points], ['PERSON', 1]);
    assert.equal(await codeOf('read', { attemptId, questionId: first }, room.teacher.token), 'NOT_FOUND');
    assert.equal(await codeOf('regradeAttempt', { id: attemptId, reason: 'Again.' }, room.teacher.token), 'NOT_FOUND');
  });

  test('is quoted in no generation that can be read, though it is paid for and explained', async () => {
    const { attemptId } = await practised();
    const [judges] = await rows<{ ids: string[] }>(app.database, 'SELECT ARRAY[first_judge_id, second_judge_id] AS ids FROM graded_answers WHERE attempt_id = $1 AND first_judge_id IS NOT NULL', [attemptId]);
    const admin = await signUp(app, 'ADMIN');
    const query = 'query ($id: ID!) { generation(id: $id) { costMicroUsd items { ... on CriterionVerdict { criterion quote reason } } } }';
    for (const id of judges!.ids) {
      for (const { token } of [room.teacher, admin]) {
        const { generation } = await gql<{ generation: { costMicroUsd: number; items: object[] } }>(app, { query, variables: { id }, token });
        assert.deepEqual(generation.items, [{ criterion: 1, quote: null, reason: '' }]);
        assert.ok(generation.costMicroUsd > 0);
      }
    }
  });
});
