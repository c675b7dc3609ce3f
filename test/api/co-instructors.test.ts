import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, questionsIn, quizWith, save } from '../kit/attempts.js';
import { gql, send } from '../kit/clients.js';
import { ask, askInVain, courseWith } from '../kit/enrolments.js';
import { BODY, classroom, eventually, rows } from '../kit/generations.js';
import { handMade, quizzes, type ItemChangedData, type QuizData } from '../kit/quizzes.js';
import { reviewEvents, reviewQueue, reviewsSoFar } from '../kit/review-queue.js';
import { measuredItems, sit, STATEMENT, type ResultsData } from '../kit/statistics.js';

/** An operation of docs/operations, and what it is asked with. */
type Step = [name: string, variables: Record<string, unknown>];

const SHORT = STATEMENT('Ballast, in a word.', { type: 'SHORT_ANSWER', answer: undefined, accepted: [['ballast']], objectives: ['Ballast'] });
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

suite('who teaches a course beside its owner', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());

  test('does with it all that a teacher does, and nothing any more once he no longer teaches it', async () => {
    const { teacher: owner, courseId, lessonIds: [lessonId] } = await courseWith(app, { policy: 'INVITATION', body: BODY });
    const [colleague, learner] = [await signUp(app, 'INSTRUCTOR'), await signUp(app)];
    await ask(app, owner.token, 'add-instructor', { courseId, email: colleague.email });
    const { token } = await ask<{ token: string }>(app, colleague.token, 'invite-to-course', { input: { courseId, email: learner.email } });
    await ask(app, learner.token, 'accept-invitation', { token });

    const by = <Data>(name: string, variables: Record<string, unknown>) => ask<Data>(app, colleague.token, name, variables);
    const lesson = await by<{ id: string }>('create-lesson', { input: { courseId, title: 'Ballast', body: BODY, objectives: ['Ballast', 'Keels'] } });
    const room = { teacher: colleague, learner, courseId, lessonId: lesson.id };
    const { quiz, itemIds } = await quizWith(app, room, {}, [SHORT, STATEMENT('Keels are heavy.', { objectives: ['Keels'] })]);
    const draft = await by<QuizData>('create-quiz', { input: { title: 'Draft', lessonId: lesson.id } });
    const { item } = await quizzes<ItemChangedData>(app, colleague.token, 'add', handMade(draft.id, draft.version));
    const attempt = await attempts(app, learner.token, 'start', { input: { quizId: quiz.id } });
    const [short] = questionsIn(attempt).filter(({ question }) => question.id === itemIds[0]);
    await save(app, learner.token, { attemptId: attempt.id, questionId: short!.question.id, sequence: 1, answer: { texts: ['stones'] } });
    await attempts(app, learner.token, 'submit', { id: attempt.id });
    await eventually(() => reviewQueue(app, colleague.token, courseId), ({ counts }) => counts.answers === 1);
    assert.deepEqual((await reviewsSoFar(app, colleague.token, courseId)).map(({ __typename }) => __typename), ['ReviewAdded']);
    // Without naming it he follows it, too.
    assert.deepEqual((await reviewEvents(app, colleague.token, { until: 'CAUGHT_UP' })).map((event) => event.courseId), [courseId]);
    const objectives = (await by<{ edges: { node: { id: string; version: number } }[] }>('objectives', { courseId })).edges.map(({ node }) => node);
    const deck = await by<{ id: string }>('create-deck', { input: { title: 'Cards', courseId, cards: [{ front: 'Front', back: 'Back' }] } });
    const challenge = await by<{ id: string }>('create-challenge', { input: { courseId, title: 'Ten', counter: 'ANSWERS_RIGHT', target: 10, startsAt: inHours(-1), endsAt: inHours(1) } });

    const steps: Step[] = [
      ['update-lesson', { input: { id: lessonId, expectedVersion: 1, title: 'Harbours' } }],
      ['lesson-provenance', { id: lesson.id }],
      ['update-quiz', { input: { id: draft.id, expectedVersion: draft.version + 1, title: 'Another' } }],
      ['edit-quiz-item', { input: { itemId: item.id, expectedVersion: draft.version + 2, prompt: 'Who built them?' } }],
      ['quiz-items', { id: quiz.id }],
      ['quiz-changes', { id: quiz.id }],
      ['check-quiz-items', { quizId: draft.id }],
      ['submit-quiz-for-review', { id: draft.id, expectedVersion: draft.version + 3 }],
      ['publish-quiz', { id: draft.id, expectedVersion: draft.version + 4 }],
      ['retire-quiz', { id: draft.id, expectedVersion: draft.version + 5 }],
      ['attempts-of-quiz', { id: quiz.id }],
      ['attempt', { id: attempt.id }],
      ['graded-answer', { attemptId: attempt.id, questionId: itemIds[0] }],
      ['grading-queue', { courseId }],
      ['grade-answer', { input: { attemptId: attempt.id, questionId: itemIds[0], points: 1, reason: 'They are.' } }],
      ['regrade-question', { questionId: itemIds[1], reason: 'Looked through again.' }],
      ['regrade-attempt', { attemptId: attempt.id, reason: 'Looked through again.' }],
      ['review-queue', { courseId }],
      ['refused-questions', { courseId }],
      ['stale-quiz-items', { courseId }],
      ['withdrawn-quiz-items', { courseId }],
      ['item-statistics', { quizId: quiz.id }],
      ['quiz-results', { quizId: quiz.id, of: 'EVERYBODY' }],
      ['course-results', { courseId, of: 'EVERYBODY' }],
      ['prompt-version-ranking', { courseId }],
      ['hardest-quiz-items', { courseId }],
      ['class-mastery', { courseId }],
      ['mastery', { courseId, learnerId: learner.id }],
      ['course-ratings', { courseId }],
      ['rating-groups', { courseId }],
      ['flagged-generations', { courseId }],
      ['course-members', { courseId }],
      ['course-invitations', { courseId }],
      ['course-progress', { courseId, learnerId: learner.id }],
      ['set-enrolment-rules', { input: { courseId, policy: 'INVITATION', seats: 30 } }],
      ['set-prerequisites', { input: { objectiveId: objectives[0]!.id, requires: [objectives[1]!.id], expectedVersion: objectives[0]!.version } }],
      ['prerequisite-suggestions', { courseId }],
      ['create-cards', { input: { deckId: deck.id, cards: [{ front: 'Another', back: 'Back' }] } }],
      ['update-deck', { input: { id: deck.id, title: 'Harbour cards' } }],
      ['publish-deck', { id: deck.id }],
      ['decks', { courseId }],
      ['set-course-gamification', { courseId, enabled: true }],
      ['cancel-challenge', { id: challenge.id }],
      ['challenges', { courseId }],
      ['generate-quiz', { input: { lessonId: lesson.id, questionCount: 2 } }],
    ];
    const refusals = async (who: TestAccount): Promise<string[]> => {
      const met: string[] = [];
      for (const [name, variables] of steps) {
        const result = await ask<{ __typename?: string; message?: string } | null>(app, who.token, name, variables).catch((error: unknown) => ({ __typename: '', message: String(error) }));
        if (result?.message !== undefined) met.push(`${name}: ${result.message}`);
      }
      return met;
    };
    assert.deepEqual(await refusals(colleague), []);

    await ask(app, owner.token, 'remove-instructor', { courseId, userId: colleague.id });
    for (const [name, variables] of steps) {
      if (name === 'decks') continue;
      const { code } = (await askInVain(app, colleague.token, name, variables).catch((error: unknown) => ({ extensions: { code: `${name}: ${String(error)}` } }))).extensions;
      assert.equal(code, 'NOT_FOUND', name);
    }
    assert.ok(!JSON.stringify(await send(app, { query: '{ decks { edges { node { id } } } courses { edges { node { id } } } promptVersionRanking { rank } quizzes: courses { edges { node { title } } } }', token: colleague.token })).includes(courseId));
    await assert.rejects(reviewsSoFar(app, colleague.token, courseId), /NOT_FOUND/);
    assert.deepEqual(await reviewEvents(app, colleague.token, { until: 'CAUGHT_UP' }), []);
    // And the course goes on without him.
    assert.equal((await reviewQueue(app, owner.token, courseId)).counts.answers, 0);
  });

  test('tries its quizzes as its owner does: that is no learner’s answer, whoever counts', async () => {
    const { teacher: owner, courseId, lessonIds: [lessonId] } = await courseWith(app, { body: BODY });
    const [colleague, learner, admin] = [await signUp(app, 'INSTRUCTOR'), await signUp(app), await signUp(app, 'ADMIN')];
    // He was a learner before.
    await ask(app, colleague.token, 'enrol', { courseId });
    await ask(app, owner.token, 'add-instructor', { courseId, email: colleague.email });
    const { quiz, itemIds } = await quizWith(app, { teacher: owner, learner, courseId, lessonId: lessonId! }, {}, [STATEMENT('Keels are heavy.', { objectives: ['Keels'] })]);
    for (const { token } of [owner, colleague, admin, learner]) await sit(app, token, quiz.id, new Map([[itemIds[0]!, true]]));
    const { learners } = await ask<{ learners: { edges: { node: { learner: { id: string } } }[] } }>(app, colleague.token, 'class-mastery', { courseId });
    assert.deepEqual(learners.edges.map(({ node }) => node.learner.id), [learner.id]);
    assert.deepEqual((await measuredItems(app, colleague.token, quiz.id)).map((item) => item.statistics?.facility.n), [1]);
    const results = await ask<ResultsData>(app, colleague.token, 'course-results', { courseId, of: 'EVERYBODY' });
    assert.equal(results.score.n, 1);
    const answersOf = async (who: TestAccount) => (await ask<{ edges: { node: { answers: number } }[] }>(app, who.token, 'mastery', { courseId })).edges.map(({ node }) => node.answers);
    for (const who of [owner, colleague, admin]) assert.deepEqual(await answersOf(who), [0]);
    assert.deepEqual(await answersOf(learner), [1]);
  });

  test('is none any more once his role is a learner’s: he learns it like everybody, his answers count, he stands in the class, and earns points', async () => {
    const room = await classroom(app);
    const { teacher, courseId } = room;
    const former = await signUp(app, 'INSTRUCTOR');
    await ask(app, teacher.token, 'add-instructor', { courseId, email: former.email });
    await rows(app.database, `UPDATE users SET role = 'LEARNER' WHERE id = $1`, [former.id]);
    const { login } = await gql<{ login: { accessToken: string } }>(app, {
      query: 'mutation ($e: String!, $p: String!) { login(email: $e, password: $p) { ... on Session { accessToken } } }', variables: { e: former.email, p: former.password },
    });
    const token = login.accessToken;
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('Tides turn.', { objectives: ['Tides'] })]);
    await ask(app, token, 'enrol', { courseId });
    await sit(app, token, quiz.id, new Map([[itemIds[0]!, true]]));
    await eventually(() => rows<{ n: number }>(app.database, 'SELECT count(*)::int AS n FROM events_to_award'), ([row]) => row!.n === 0);
    const mastery = await ask<{ edges: { node: { answers: number } }[] }>(app, token, 'mastery', { courseId });
    const game = await ask<{ points: number }>(app, token, 'gamification', {});
    const table = await ask<{ learners: { edges: { node: { learner: { id: string } } }[] } }>(app, teacher.token, 'class-mastery', { courseId });
    assert.deepEqual([mastery.edges.map(({ node }) => node.answers), game.points, table.learners.edges.map(({ node }) => node.learner.id)], [[1], 2, [former.id]]);
  });
});
