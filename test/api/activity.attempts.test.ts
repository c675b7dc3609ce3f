import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { ActivityEvent } from '../../src/modules/activity/activity.store.js';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, questionsIn, quizWith, save } from '../kit/attempts.js';
import { gql } from '../kit/clients.js';
import { BODY, classroom, rows, type Classroom } from '../kit/generations.js';
import { grading, judged, moonQuestion, submitted } from '../kit/grading.js';

type Told = Pick<ActivityEvent, 'verb' | 'object' | 'result' | 'context'>;

const ACTIVITY = `query ($first: Int! = 100, $after: String, $filter: ActivityFilterInput) { activity(first: $first, after: $after, filter: $filter) {
  edges { node { at verb object { type id } result { success score { scaled raw max } completion durationMs }
    context { courseId lessonId quizId attemptId objectiveIds language } } } pageInfo { hasNextPage endCursor } } }`;
const BY_DAY = 'query ($from: String!, $to: String!) { days: activityByDay(timeZone: "UTC", from: $from, to: $to) { count } }';

interface Page {
  activity: { edges: { node: Told & { at: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

suite('what the history tells of attempts', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
    room = await classroom(app, BODY);
  });
  after(() => app?.stop());

  const history = async (token: string, variables: object = {}) => (
    (await gql<Page>(app, { query: ACTIVITY, variables: { ...variables }, token })).activity.edges.map(({ node }) => node)
  );
  const today = () => new Date().toISOString().slice(0, 10);
  const verbs = (events: Told[]) => events.map(({ verb, object }) => `${verb} ${object.type}`);
  /** As it is kept, whoever may see it. */
  const kept = (userId: string) => rows<{ at: Date; statement: Told }>(
    app.database, 'SELECT at, statement FROM (SELECT id, user_id, at, statement FROM activity_events UNION SELECT id, user_id, at, statement FROM activity_outbox) AS every WHERE user_id = $1', [userId],
  );

  /** How it was asked; what mastery adds to it is its own. */
  const asked = ({ context }: Told) => {
    const { version, type, choices, multiple } = context!.extensions!;
    return { version, type, choices, multiple };
  };

  test('each answer at its time, how right it was, and which objectives it was about; then the attempt', async () => {
    const { quiz, itemIds } = await quizWith(app, room);
    const learner = await signUp(app);
    const attempt = await attempts(app, learner.token, 'start', { input: { quizId: quiz.id } });
    const questions = new Map(questionsIn(attempt).map((question) => [question.question.id, question.question]));
    const give = (index: number, answer: object) => save(app, learner.token, { attemptId: attempt.id, questionId: itemIds[index]!, sequence: 1, answer });
    const choice = (index: number, text: string) => questions.get(itemIds[index]!)!.choices!.find((each) => each.text === text)!.id;
    const order = [3, 1, 4];
    await give(3, { texts: ['lighthouse', 'fish'] });
    await give(1, { choiceIds: [choice(1, 'Barque'), choice(1, 'Brig')] });
    await give(4, { texts: ['ballast'] });
    await attempts(app, learner.token, 'submit', { id: attempt.id });
    await attempts(app, learner.token, 'submit', { id: attempt.id });

    const events = (await history(learner.token)).toReversed();
    const skipped = events.filter(({ verb }) => verb === 'skipped');
    assert.deepEqual(skipped.map(({ object }) => object.id).sort(), [itemIds[0]!, itemIds[2]!].sort());
    assert.ok(skipped.every(({ result }) => result!.success === false && result!.score!.scaled === 0));
    const others = events.filter(({ verb }) => verb !== 'skipped');
    assert.deepEqual(verbs(others), ['started Attempt', 'answered QuizItem', 'answered QuizItem', 'answered QuizItem', 'submitted Attempt', 'graded Attempt']);
    assert.deepEqual(others.slice(1, 4).map(({ object }) => object.id), order.map((index) => itemIds[index]));
    const where = { courseId: room.courseId, lessonId: room.lessonId, quizId: quiz.id, attemptId: attempt.id, language: 'en' };
    for (const { context } of events) assert.deepEqual({ ...context, objectiveIds: null }, { ...where, objectiveIds: null });
    const score = (scaled: number, raw: number, max: number) => ({ scaled, raw, max });
    assert.deepEqual(others.slice(1, 4).map(({ result }) => [result!.success, result!.score]), [[false, score(0.5, 1, 2)], [true, score(1, 4, 4)], [true, score(1, 3, 3)]]);
    assert.equal(others[4]!.result!.completion, true);
    assert.ok(others[4]!.result!.durationMs! > 0);
    assert.deepEqual(others[5]!.result!.score, score(8 / 12, 8, 12));
    const [harbours] = await rows<{ id: string }>(app.database, `SELECT id FROM objectives WHERE course_id = $1 AND text = 'Harbours'`, [room.courseId]);
    assert.deepEqual(others[1]!.context!.objectiveIds, [harbours!.id]);
    assert.deepEqual(others[2]!.context!.objectiveIds, []);

    const stored = await kept(learner.id);
    const cloze = stored.find(({ statement }) => statement.object.id === itemIds[3] && statement.verb === 'answered')!;
    assert.deepEqual(asked(cloze.statement), { version: 1, type: 'CLOZE', choices: 0, multiple: false });
    const several = stored.find(({ statement }) => statement.object.id === itemIds[1] && statement.verb === 'answered')!;
    assert.deepEqual(asked(several.statement), { version: 1, type: 'MULTIPLE_CHOICE', choices: 4, multiple: true });
    const [{ at }] = await rows<{ at: Date }>(app.database, `SELECT date_trunc('milliseconds', saved_at) AS at FROM attempt_answers WHERE attempt_id = $1 AND item_id = $2`, [attempt.id, itemIds[3]]) as [{ at: Date }];
    assert.deepEqual(cloze.at, at, 'it was answered when it was saved, not when it was graded');
  });

  test('what a person grades, that a learner wanted it, and that a grade was changed, each once', async () => {
    const learner = await signUp(app);
    const submission = await submitted(app, room, await moonQuestion(app, room), { texts: ['our moon'] }, { learner });
    await judged(app, room, submission);
    assert.deepEqual(verbs(await history(learner.token)), ['submitted Attempt', 'answered QuizItem', 'started Attempt']);
    assert.equal((await history(learner.token))[1]!.result, null);
    const input = { attemptId: submission.attemptId, questionId: submission.itemId };
    await grading(app, learner.token, 'request', { ...input, message: 'It is the moon.' });
    await grading(app, room.teacher.token, 'grade', { input: { ...input, points: 1, reason: 'Which moon?' } });
    await grading(app, room.teacher.token, 'grade', { input: { ...input, points: 2, reason: 'Ours.' } });
    const events = await history(learner.token, { filter: { verbs: ['graded', 'regraded', 'requested'] } });
    assert.deepEqual(verbs(events).toReversed(), ['requested GradeReview', 'graded QuizItem', 'graded Attempt', 'regraded QuizItem', 'regraded Attempt']);
    assert.deepEqual(events.toReversed().slice(1).map(({ result }) => [result!.success ?? null, result!.score!.raw]), [[false, 1], [null, 1], [true, 2], [null, 2]]);
  });

  test('nothing of what it came to to those who may not see that, until they may', async () => {
    const reveal = { key: 'NEVER', explanation: 'NEVER', evidence: 'NEVER', score: 'AFTER_DUE_DATE' };
    const { quiz, itemIds } = await quizWith(app, room, { reveal, dueAt: new Date(Date.now() + 3_600_000).toISOString() });
    const learner = await signUp(app);
    const { id } = await attempts(app, learner.token, 'start', { input: { quizId: quiz.id } });
    await save(app, learner.token, { attemptId: id, questionId: itemIds[4], sequence: 1, answer: { texts: ['ballast'] } });
    await attempts(app, learner.token, 'submit', { id });
    const stored = (await kept(learner.id)).map(({ statement }) => statement);
    assert.equal(stored.filter(({ verb }) => verb === 'graded').length, 1);
    assert.ok(stored.some(({ result }) => result?.score), 'it is known');

    const events = await history(learner.token);
    assert.deepEqual(verbs(events).toReversed().sort(), ['answered QuizItem', ...Array.from({ length: 4 }, () => 'skipped QuizItem'), 'started Attempt', 'submitted Attempt']);
    assert.ok(events.every(({ result }) => !result || (result.success === null && result.score === null)), JSON.stringify(events));
    // Page by page the hidden one leaves no hole.
    const { activity } = await gql<Page>(app, { query: ACTIVITY, variables: { first: 6 }, token: learner.token });
    assert.deepEqual([activity.edges.length, activity.pageInfo.hasNextPage], [6, true]);
    assert.deepEqual(await history(learner.token, { filter: { verbs: ['graded'] } }), []);
    const { days } = await gql<{ days: { count: number }[] }>(app, { query: BY_DAY, variables: { from: today(), to: today() }, token: learner.token });
    assert.deepEqual(days, [{ count: 7 }]);

    await rows(app.database, `UPDATE quiz_publications SET settings = jsonb_set(settings, '{dueAt}', to_jsonb($2::text)) WHERE quiz_id = $1`, [quiz.id, new Date(Date.now() - 1_000).toISOString()]);
    assert.deepEqual((await history(learner.token, { filter: { verbs: ['graded'] } })).map(({ result }) => result!.score!.raw), [3]);
  });
});
