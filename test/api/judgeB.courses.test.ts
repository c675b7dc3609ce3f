import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, questionsIn, quizWith, save } from '../kit/attempts.js';
import { gql, refusal, send, wsClient } from '../kit/clients.js';
import { ask, courseWith, type EnrolledData, type ProgressData } from '../kit/enrolments.js';
import { classroom, eventually, follow, QUIZ, rows, start } from '../kit/generations.js';
import { BODY as MANY, quizzes } from '../kit/quizzes.js';
import { sit, STATEMENT } from '../kit/statistics.js';

let app: TestApp;
before(async () => {
  app = await startApp();
});
after(() => app.stop());

interface MasteryNode { objective: { id: string; text: string }; probability: number; low: number; high: number; answers: number; evidence: { edges: { node: { attemptId: string; score: number; expectedScore: number } }[] } }
const masteryOf = async ({ token }: Pick<TestAccount, 'token'>, courseId: string, learnerId: string | null = null) => (
  await ask<{ edges: { node: MasteryNode }[] }>(app, token, 'mastery', { courseId, learnerId })
).edges.map(({ node }) => node);

describe('completing a course', () => {
  for (const [share, points, right] of [[0.55, 20, 11], [0.07, 100, 7], [0.14, 50, 7], [0.7, 10, 7]] as const) {
    test(`is reached by ${right} of ${points} points where ${share} of them are asked for`, async () => {
      const { teacher, courseId, lessonIds: [lessonId] } = await courseWith(app, { quizShare: share });
      const learner = await signUp(app);
      await ask(app, learner.token, 'enrol', { courseId });
      const { quiz, itemIds } = await quizWith(app, { teacher, learner, courseId, lessonId: lessonId! }, {}, [STATEMENT('These.', { points: right }), STATEMENT('The rest.', { points: points - right })]);
      await ask(app, learner.token, 'finish-lesson', { input: { lessonId, eventId: randomUUID() } });
      await sit(app, learner.token, quiz.id, new Map([[itemIds[0]!, true], [itemIds[1]!, false]]));
      const { completedAt } = await ask<ProgressData>(app, learner.token, 'course-progress', { courseId });
      assert.notEqual(completedAt, null);
    });
  }

  test('is noticed where the last lesson or quiz that was missing is gone', async () => {
    const { teacher, courseId, lessonIds: [lessonId] } = await courseWith(app, { quizShare: 1 });
    const learner = await signUp(app);
    await ask(app, learner.token, 'enrol', { courseId });
    const { quiz } = await quizWith(app, { teacher, learner, courseId, lessonId: lessonId! }, {}, [STATEMENT('One.')]);
    await ask(app, learner.token, 'finish-lesson', { input: { lessonId, eventId: randomUUID() } });
    const progress = () => ask<ProgressData>(app, learner.token, 'course-progress', { courseId });
    assert.equal((await progress()).completedAt, null);
    const { version } = await quizzes<{ version: number }>(app, teacher.token, 'read' as 'create', { id: quiz.id }).catch(() => quiz);
    await gql(app, { query: 'mutation ($id: ID!, $v: Int!) { retireQuiz(id: $id, expectedVersion: $v) { __typename } }', variables: { id: quiz.id, v: version }, token: teacher.token });
    await eventually(progress, ({ completedAt }) => completedAt !== null, 7_000);
  });
});

describe('practice', () => {
  test('is nobody else’s business, a teacher’s neither', async () => {
    const room = await classroom(app, MANY);
    const { learner, teacher, courseId, lessonId } = room;
    const [lesson] = await rows<{ version: number }>(app.database, 'SELECT version FROM lessons WHERE id = $1', [lessonId]);
    await gql(app, { query: 'mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) { __typename } }', variables: { input: { id: lessonId, expectedVersion: lesson!.version, objectives: ['Know harbours'] } }, token: teacher.token });
    await ask(app, learner.token, 'enrol', { courseId });
    const generation = await start(app, learner.token, QUIZ, { lessonId, questionCount: 5, seed: 1, idempotencyKey: randomUUID() });
    await follow(app, learner.token, generation.id);
    const practice = await quizzes(app, learner.token, 'create', { input: { title: 'Mine', purpose: 'PRACTICE', fromGenerationId: generation.id } });
    await quizzes(app, learner.token, 'publish', { id: practice.id, version: practice.version });
    const attempt = await attempts(app, learner.token, 'start', { input: { quizId: practice.id } });
    for (const { question } of questionsIn(attempt)) {
      await save(app, learner.token, { attemptId: attempt.id, questionId: question.id, sequence: 1, answer: question.choices ? { choiceIds: [question.choices[0]!.id] } : question.__typename === 'TrueFalseQuestion' ? { answer: true } : { texts: Array.from({ length: question.blanks ?? 1 }, () => 'x') } });
    }
    await attempts(app, learner.token, 'submit', { id: attempt.id });
    const own = (await masteryOf(learner, courseId)).find(({ answers }) => answers > 0);
    assert.ok(own, 'his practice counts for himself');
    assert.equal((await refusal(app, { query: 'query ($id: ID!) { attempt(id: $id) { id } }', variables: { id: attempt.id }, token: teacher.token })).extensions.code, 'NOT_FOUND');
    const seen = await masteryOf(teacher, courseId, learner.id);
    const cells = await ask<{ learners: { edges: { node: { cells: { answers: number }[] } }[] } }>(app, teacher.token, 'class-mastery', { courseId });
    const shown = [seen.flatMap(({ evidence }) => evidence.edges.map(({ node }) => node.attemptId)).filter((id) => id === attempt.id).length, cells.learners.edges.flatMap(({ node }) => node.cells).reduce((total, { answers }) => total + answers, 0)];
    assert.deepEqual(shown, [0, 0], 'answers of his practice that his teacher is shown with their scores, and that the class’s table counts');
  });
});

describe('a class of forty', () => {
  test('is seen whole, page by page, with the figures that its learners have; who is stuck is named with his answers; nobody else sees it', async () => {
    const room = await classroom(app);
    const { teacher, courseId } = room;
    const { quiz, itemIds } = await quizWith(app, room, {}, [...Array.from({ length: 4 }, (_, n) => STATEMENT(`Sail ${n}.`, { objectives: ['Sailing'] })), ...Array.from({ length: 4 }, (_, n) => STATEMENT(`Moor ${n}.`, { objectives: ['Mooring'] }))]);
    const learners: TestAccount[] = [];
    for (let number = 0; number < 40; number += 1) learners.push(await signUp(app));
    // Whoever knows more knows more of everything, or questions are withdrawn.
    const rightOf = (learner: number, item: number) => learner % 4 > (item < 4 ? 0 : (item - 4) % 3);
    for (const [number, { token }] of learners.entries()) {
      await ask(app, token, 'enrol', { courseId });
      await sit(app, token, quiz.id, new Map(itemIds.map((id, item) => [id, rightOf(number, item)])));
    }
    const gone = learners.pop()!;
    await ask(app, gone.token, 'leave-course', { courseId });
    interface Row { learner: { id: string; displayName: string }; cells: { objectiveId: string; probability: number | null; low: number; high: number; answers: number }[]; stuckOn: { objective: { text: string }; reason: string; answers: { itemId: string; points: number }[] }[] }
    interface Page { objectives: { id: string; text: string }[]; learners: { edges: { node: Row }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }
    const all = async (more: object) => {
      const seen: Row[] = [];
      let objectives: Page['objectives'] = [];
      for (let after: string | null = null, next = true; next;) {
        const page: Page = await ask<Page>(app, teacher.token, 'class-mastery', { courseId, first: 7, after, ...more });
        seen.push(...page.learners.edges.map(({ node }) => node));
        objectives = page.objectives;
        [after, next] = [page.learners.pageInfo.endCursor, page.learners.pageInfo.hasNextPage];
      }
      return { seen, objectives };
    };
    const { seen, objectives } = await all({});
    assert.deepEqual(seen.map(({ learner }) => learner.id).toSorted(), learners.map(({ id }) => id).toSorted());
    const [sailing, mooring] = ['Sailing', 'Mooring'].map((text) => objectives.find((each) => each.text === text)!.id);
    for (const row of seen) {
      const number = learners.findIndex(({ id }) => id === row.learner.id);
      for (const [objectiveId, from] of [[sailing, 0], [mooring, 4]] as const) {
        const cell = row.cells.find((each) => each.objectiveId === objectiveId)!;
        assert.equal(cell.answers, 4, `${number} ${from} ${JSON.stringify(row)}`);
        const own = (await masteryOf(learners[number]!, courseId)).find(({ objective }) => objective.id === objectiveId)!;
        assert.ok(Math.abs(own.probability - cell.probability!) < 1e-3 && cell.low < cell.probability! && cell.probability! < cell.high);
        const right = [0, 1, 2, 3].filter((item) => rightOf(number, from + item)).length;
        const newest = [3, 2, 1, 0].findIndex((item) => rightOf(number, from + item));
        const stuck = row.stuckOn.find(({ objective }) => objective.text === (from === 0 ? 'Sailing' : 'Mooring'));
        if (right === 0 || newest >= 3) assert.deepEqual([stuck?.reason, stuck?.answers.every(({ points }) => points === 0)], ['WRONG_IN_A_ROW', true]);
        else assert.equal(stuck, undefined);
      }
    }
    const { seen: stuckOnly } = await all({ stuckOnly: true });
    assert.deepEqual(stuckOnly.map(({ learner }) => learner.id), seen.filter(({ stuckOn }) => stuckOn.length > 0).map(({ learner }) => learner.id));
    const hardest = await ask<{ id: string; statistics: { facility: { value: number; n: number } } }[]>(app, teacher.token, 'hardest-quiz-items', { courseId, first: 8 });
    for (const { id, statistics: { facility } } of hardest) {
      const item = itemIds.indexOf(id);
      const share = Array.from({ length: 40 }, (_, number) => rightOf(number, item)).filter(Boolean).length / 40;
      assert.deepEqual([facility.n, Math.round(facility.value * 1_000)], [40, Math.round(share * 1_000)]);
    }
    assert.deepEqual(hardest.map(({ statistics }) => statistics.facility.value), hardest.map(({ statistics }) => statistics.facility.value).toSorted((a, b) => a - b));
    const other = await signUp(app, 'INSTRUCTOR');
    for (const { token } of [learners[0]!, other]) {
      const { errors } = await send(app, { query: 'query ($courseId: ID!) { classMastery(courseId: $courseId) { objectives { id } } }', variables: { courseId }, token });
      assert.equal(errors[0]?.extensions.code, 'FORBIDDEN');
    }
  });
});

describe('who comes in', () => {
  test('takes the last seat alone, by whatever door, and an invitation is for one person once', async () => {
    const { teacher, courseId } = await courseWith(app, { policy: 'CODE', seats: 1 });
    const { code } = await ask<{ code: string }>(app, teacher.token, 'rotate-enrolment-code', { courseId });
    const people = await Promise.all(Array.from({ length: 8 }, () => signUp(app)));
    const invited = await ask<{ token: string }>(app, teacher.token, 'invite-to-course', { input: { courseId, userId: people[0]!.id } });
    const results = await Promise.all(people.map(({ token }, index) => (index === 0
      ? ask<EnrolledData>(app, token, 'accept-invitation', { token: invited.token })
      : ask<EnrolledData>(app, token, 'enrol-by-code', { code }))));
    assert.deepEqual([results.filter(({ __typename }) => __typename === 'Enrolment').length, results.filter(({ __typename }) => __typename === 'CourseFull').length], [1, 7]);
    const [inside] = people.filter((_, index) => results[index]!.__typename === 'Enrolment');
    // Leaving gives the seat back, to one.
    await ask(app, inside!.token, 'leave-course', { courseId });
    const again = await Promise.all(people.map(({ token }) => ask<EnrolledData>(app, token, 'enrol-by-code', { code })));
    assert.equal(again.filter(({ __typename }) => __typename === 'Enrolment').length, 1);
  });

  test('who is removed while a subscription and an attempt are open loses both, and node() finds nothing', async () => {
    const { teacher, courseId, lessonIds: [lessonId], code } = await courseWith(app, { policy: 'CODE' });
    const learner = await signUp(app);
    await ask(app, learner.token, 'enrol-by-code', { code });
    const { quiz, itemIds } = await quizWith(app, { teacher, learner, courseId, lessonId: lessonId! }, {}, [STATEMENT('One.')]);
    const attempt = await attempts(app, learner.token, 'start', { input: { quizId: quiz.id } });
    const client = wsClient(app, learner.token);
    const ended = (async () => {
      try {
        for await (const { errors } of client.subscribe('subscription ($id: ID!) { attemptEvents(id: $id) { seq } }', { id: attempt.id })) if (errors) return errors[0]!.extensions['code'];
        return 'ended';
      } catch (error) {
        return (error as { extensions: { code: string } }[])[0]?.extensions.code ?? String(error);
      }
    })();
    await ask(app, teacher.token, 'remove-learner', { input: { courseId, userId: learner.id, reason: 'Because.' } });
    const code2 = async (query: string, id: string) => (await send(app, { query, variables: { id }, token: learner.token }));
    assert.equal((await code2('query ($id: ID!) { lesson(id: $id) { id } }', lessonId!)).errors[0]?.extensions.code, 'NOT_FOUND');
    for (const id of [lessonId!, quiz.id, attempt.id]) assert.equal((await code2('query ($id: ID!) { node(id: $id) { id } }', id)).data?.['node'] ?? null, null);
    const saved = await send(app, { query: 'mutation ($input: SaveAnswerInput!) { saveAnswer(input: $input) { __typename } }', variables: { input: { attemptId: attempt.id, questionId: itemIds[0], sequence: 1, answer: { answer: true } } }, token: learner.token });
    assert.equal(saved.errors[0]?.extensions.code, 'NOT_FOUND');
    const explained = await send(app, { query: 'mutation ($input: ExplainLessonInput!) { explainLesson(input: $input) { __typename } }', variables: { input: { lessonId, question: 'What?' } }, token: learner.token });
    assert.equal(explained.errors[0]?.extensions.code, 'NOT_FOUND');
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    // What the attempt's log is told next, such as its time left, ends it; the teacher can't make one, so ask that it says nothing at least.
    await client.dispose();
    assert.match(String(await ended), /NOT_FOUND|ended/);
  });
});
