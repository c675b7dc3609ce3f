import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, questionsIn, quizWith, save } from '../kit/attempts.js';
import { gql } from '../kit/clients.js';
import { ask } from '../kit/enrolments.js';
import { awarded } from '../kit/gamification.js';
import { addLesson, classroom, eventually, follow, QUIZ, rows, start, type Classroom } from '../kit/generations.js';
import { BODY as MANY, quizzes } from '../kit/quizzes.js';
import { sit, STATEMENT } from '../kit/statistics.js';

interface AwardRow { rule: string; subject: string; points: number }

suite('points', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
    room = await classroom(app);
  });
  after(() => app?.stop());

  const settled = () => awarded(app.database);
  const ledger = async (userId: string) => {
    await settled();
    return rows<AwardRow>(app.database, 'SELECT rule, subject, points FROM awards WHERE user_id = $1 ORDER BY id', [userId]);
  };
  const sum = (awards: AwardRow[]) => awards.reduce((total, { points }) => total + points, 0);
  const zone = (token: string, timeZone: string) => gql(app, { query: 'mutation ($input: UpdateStudySettingsInput!) { updateStudySettings(input: $input) { timeZone } }', variables: { input: { timeZone } }, token });
  const GRADE = 'mutation ($input: GradeAnswerInput!) { gradeAnswer(input: $input) { ... on GradedAnswer { __typename } } }';

  test('are not earned for reviews between which no time has passed, by moving to another time zone', async () => {
    const { token, id } = await signUp(app);
    const deck = await ask<{ cards: { edges: { node: { id: string } }[] } }>(app, token, 'create-deck', { input: { title: 'One', cards: [{ front: 'a', back: 'b' }] } });
    const cardId = deck.cards.edges[0]!.node.id;
    for (let round = 0; round < 5; round += 1) {
      await zone(token, 'Pacific/Pago_Pago');
      await ask(app, token, 'review-card', { input: { cardId, rating: 'GOOD', reviewId: randomUUID() } });
      await zone(token, 'Pacific/Kiritimati');
      await ask(app, token, 'review-card', { input: { cardId, rating: 'GOOD', reviewId: randomUUID() } });
    }
    const awards = await ledger(id);
    assert.equal(sum(awards), 0);
  });

  test('are not earned for a gap that is closed a moment later, by moving to another time zone', async () => {
    const { token, id } = await signUp(app);
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('One.'), STATEMENT('Two.')]);
    await zone(token, 'Pacific/Pago_Pago');
    await sit(app, token, quiz.id, new Map(itemIds.map((each) => [each, false])));
    await settled();
    await zone(token, 'Pacific/Kiritimati');
    await sit(app, token, quiz.id, new Map(itemIds.map((each) => [each, true])));
    const awards = await ledger(id);
    assert.deepEqual(awards.filter(({ rule }) => rule === 'GAP_CLOSED'), []);
  });

  test('for a closed gap are taken back where the answer that closed it is graded anew and no longer right', async () => {
    const { token, id } = await signUp(app);
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('Three.')]);
    await sit(app, token, quiz.id, new Map([[itemIds[0]!, false]]));
    await settled();
    // As if it had been yesterday.
    await rows(app.database, `UPDATE learning_gaps SET day = day - 1, at = at - interval '1 day' WHERE user_id = $1`, [id]);
    const attemptId = await sit(app, token, quiz.id, new Map([[itemIds[0]!, true]]));
    const before = await ledger(id);
    assert.equal(sum(before), 12);
    await gql(app, { query: GRADE, variables: { input: { attemptId, questionId: itemIds[0], points: 0, reason: 'The key was wrong.' } }, token: room.teacher.token });
    const now = await ledger(id);
    assert.equal(sum(now), 0);
  });

  test('come back where an answer is graded wrong by mistake and right again', async () => {
    const { token, id } = await signUp(app);
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('Four.')]);
    const attemptId = await sit(app, token, quiz.id, new Map([[itemIds[0]!, true]]));
    assert.equal(sum(await ledger(id)), 2);
    const grade = (points: number) => gql(app, { query: GRADE, variables: { input: { attemptId, questionId: itemIds[0], points, reason: 'So it is.' } }, token: room.teacher.token });
    await grade(0);
    assert.equal(sum(await ledger(id)), 0);
    await grade(1);
    assert.equal(sum(await ledger(id)), 2);
  });

  test('have each an event of the history', async () => {
    await settled();
    const orphans = await eventually(() => rows<{ rule: string; event_id: string }>(app.database, `SELECT a.rule, a.event_id FROM awards a WHERE NOT EXISTS (SELECT FROM activity_events e WHERE e.id = a.event_id) AND NOT EXISTS (SELECT FROM activity_outbox o WHERE o.id = a.event_id)`), () => true);
    assert.deepEqual(orphans, []);
    const sums = await rows(app.database, 'SELECT g.user_id FROM games g WHERE g.points <> (SELECT COALESCE(sum(points), 0) FROM awards a WHERE a.user_id = g.user_id)');
    assert.deepEqual(sums, []);
  });

  test('are not earned for reviews that are told afterwards, all at once', async () => {
    const { token, id } = await signUp(app);
    const deck = await ask<{ cards: { edges: { node: { id: string } }[] } }>(app, token, 'create-deck', { input: { title: 'Old', cards: [{ front: 'a', back: 'b' }] } });
    const cardId = deck.cards.edges[0]!.node.id;
    await rows(app.database, `UPDATE cards SET created_at = created_at - interval '40 days' WHERE id = $1`, [cardId]);
    for (let day = 29; day >= 0; day -= 1) {
      await ask(app, token, 'review-card', { input: { cardId, rating: 'GOOD', reviewId: randomUUID(), reviewedAt: new Date(Date.now() - day * 86_400_000 - 60_000).toISOString() } });
    }
    const awards = await ledger(id);
    assert.ok(sum(awards) <= 10, `${sum(awards)} points for thirty clicks within a second`);
  });

  test('have a limit a day for questions that a learner has made for himself, also where he closes gaps that he made', async () => {
    const { token, id } = await signUp(app);
    const lessonId = await addLesson(app, room.teacher, room.courseId, MANY, 'Ships');
    let points = 0;
    for (let round = 0; round < 3; round += 1) {
      const generation = await start(app, token, QUIZ, { lessonId, questionCount: 10, seed: round, idempotencyKey: randomUUID() });
      await follow(app, token, generation.id);
      const practice = await quizzes(app, token, 'create', { input: { title: `Mine ${round}`, purpose: 'PRACTICE', fromGenerationId: generation.id } });
      await quizzes(app, token, 'publish', { id: practice.id, version: practice.version });
      const first = await attempts(app, token, 'start', { input: { quizId: practice.id } });
      for (const { question } of questionsIn(first)) {
        const answer = question.choices ? { choiceIds: [question.choices.at(-1)!.id] } : question.__typename === 'TrueFalseQuestion' ? { answer: false } : { texts: Array.from({ length: question.blanks ?? 1 }, () => 'nothing') };
        await save(app, token, { attemptId: first.id, questionId: question.id, sequence: 1, answer });
      }
      const told = await attempts(app, token, 'submit', { id: first.id });
      await settled();
      // A day later.
      await rows(app.database, `UPDATE learning_gaps SET day = day - 1, at = at - interval '1 day' WHERE user_id = $1`, [id]);
      const second = await attempts(app, token, 'start', { input: { quizId: practice.id } });
      const keys = new Map(questionsIn(told).map(({ question, key }) => [question.id, key]));
      for (const { question } of questionsIn(second)) {
        const key = keys.get(question.id)!;
        const answer = key.choiceIds.length > 0 ? { choiceIds: key.choiceIds } : key.answer !== null ? { answer: key.answer } : { texts: key.accepted.map(([text]) => text) };
        await save(app, token, { attemptId: second.id, questionId: question.id, sequence: 1, answer });
      }
      await attempts(app, token, 'submit', { id: second.id });
      points = sum(await ledger(id));
    }
    assert.ok(points <= 60, `${points} points in a day for copying the keys that he was shown`);
  });

  test('of a leaderboard are seen by those alone who stand on it', async () => {
    const [one, other] = [await signUp(app), await signUp(app)];
    await ask(app, one.token, 'join-leaderboard', { courseId: room.courseId, alias: 'Same' });
    const outside = await ask<{ __typename: string }>(app, other.token, 'leaderboard', { courseId: room.courseId, period: 'ALL', first: 20 });
    assert.equal(outside.__typename, 'NotOnLeaderboard');
    const teacher = await ask<{ __typename: string }>(app, room.teacher.token, 'leaderboard', { courseId: room.courseId, period: 'ALL', first: 20 });
    assert.equal(teacher.__typename, 'NotOnLeaderboard');
    await attempts(app, one.token, 'own', {});
  });
});
