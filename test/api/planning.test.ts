import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, quizWith } from '../kit/attempts.js';
import { gql, refusal } from '../kit/clients.js';
import { rows, type Classroom } from '../kit/generations.js';
import { learningPath, LEARNING_PATH, nextSteps, NEXT_STEPS, taughtCourse, tell, type StepData } from '../kit/planning.js';
import { sit, STATEMENT } from '../kit/statistics.js';

const HOUR = 3_600_000;

let app: TestApp;
let teacher: TestAccount;
before(async () => {
  app = await startApp();
  teacher = await signUp(app, 'INSTRUCTOR');
});
after(() => app.stop());

type Course = Awaited<ReturnType<typeof taughtCourse>>;

const kinds = (steps: readonly StepData[]) => steps.map(({ kind, title }) => `${kind} ${title}`);
const stepsOf = async (account: TestAccount, variables: object = {}) => (await nextSteps(app, account, variables)).edges.map(({ node }) => node);
const refused = async (account: TestAccount, query: string, variables: object) => (await refusal(app, { query, variables: { ...variables }, token: account.token })).extensions;

/** Statements about an objective of that course, all true, sat with the same answer to each. */
async function answer(learner: TestAccount, course: Course, number: number, right: boolean, count: number, settings: object = {}): Promise<string> {
  const room = { teacher, learner, courseId: course.courseId, lessonId: course.lessonIds[number]! } satisfies Classroom;
  const { quiz, itemIds } = await quizWith(app, room, settings, Array.from({ length: count }, (_, index) => STATEMENT(`Statement ${number}.${index}.`, { objectives: [`Objective ${number}`] })));
  return sit(app, learner.token, quiz.id, new Map(itemIds.map((id) => [id, right])));
}

describe('next steps', () => {
  test('lead from the first lesson on, past what was begun, to what became possible', async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 3, { 2: [0, 1] });
    assert.deepEqual(kinds(await stepsOf(learner, { courseId: course.courseId })), ['NEW Lesson 0', 'NEW Lesson 1']);
    assert.deepEqual(await stepsOf(learner), []);

    await tell(app, learner, 'openLesson', course.lessonIds[1]!);
    const begun = await stepsOf(learner);
    assert.deepEqual(kinds(begun), ['LESSON Lesson 1', 'NEW Lesson 0']);
    assert.deepEqual(begun[0]!.reasons, [{ code: 'LESSON_OPEN', text: 'You opened it within the last day and have not finished it.', evidence: [{ kind: 'LESSON', id: course.lessonIds[1], attemptId: null }], figures: [{ name: 'daysSinceOpened', value: 0 }] }]);
    assert.equal(begun[0]!.estimate.basis, 'READING_SPEED');

    await tell(app, learner, 'finishLesson', course.lessonIds[1]!);
    await tell(app, learner, 'finishLesson', course.lessonIds[0]!);
    const [last, ...none] = await stepsOf(learner);
    assert.deepEqual([last!.title, none], ['Lesson 2', []]);
    const met = last!.reasons.find(({ code }) => code === 'PREREQUISITES_MET')!;
    assert.deepEqual(met.evidence.map(({ id }) => id).toSorted(), [...course.lessonIds.slice(0, 2), ...course.objectiveIds.slice(0, 2)].toSorted());
  });

  test('towards a goal name its gaps, each behind what it needs, with the answers that show them', async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 4, { 1: [0], 3: [1] });
    const attemptId = await answer(learner, course, 1, false, 4);
    const [, , goal] = [course.objectiveIds[0], course.objectiveIds[1], course.objectiveIds[3]];
    const steps = await stepsOf(learner, { goal });
    assert.deepEqual(kinds(steps), ['GAP Objective 0', 'GAP Objective 1', 'GOAL Objective 3', 'NEW Lesson 2']);
    const [needs, weak] = steps[1]!.reasons;
    assert.deepEqual([needs!.code, needs!.text, needs!.evidence.map(({ id }) => id)], ['NEEDED_FOR_GOAL', 'Your goal “Objective 3” needs it.', [course.objectiveIds[1], goal]]);
    assert.equal(weak!.code, 'WEAK');
    assert.ok(weak!.evidence.length === 4 && weak!.evidence.every((each) => each.kind === 'ANSWER' && each.attemptId === attemptId));
    assert.deepEqual(weak!.figures.map(({ name }) => name), ['answers', 'probability', 'low', 'high']);
    assert.equal(weak!.figures[0]!.value, 4);
    // Without a goal only what answers show is a gap.
    assert.deepEqual(kinds(await stepsOf(learner, { courseId: course.courseId })).slice(0, 1), ['GAP Objective 1']);
  });

  test('rest on no score that its learner may not see yet', async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 2);
    const until = { reveal: { score: 'AFTER_DUE_DATE' }, dueAt: new Date(Date.now() + 20 * HOUR).toISOString() };
    await answer(learner, course, 1, false, 4, until);
    assert.deepEqual(kinds(await stepsOf(learner, { courseId: course.courseId })), ['NEW Lesson 0', 'NEW Lesson 1']);
    const { path } = await learningPath(app, learner, { courseId: course.courseId });
    assert.ok(path.edges.every(({ node }) => node.answers === 0 && node.evidence.length === 0));
  });

  test('put an attempt whose time runs and what is due before all else', async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 1);
    const room = { teacher, learner, courseId: course.courseId, lessonId: course.lessonIds[0]! };
    const { quiz } = await quizWith(app, room, { timeLimitSeconds: 600 }, [STATEMENT('Timed.')]);
    const { quiz: due } = await quizWith(app, room, { dueAt: new Date(Date.now() + 5 * HOUR).toISOString() }, [STATEMENT('Due.')]);
    const { quiz: later } = await quizWith(app, room, { dueAt: new Date(Date.now() + 100 * HOUR).toISOString() }, [STATEMENT('Later.')]);
    const attempt = await attempts(app, learner.token, 'start', { input: { quizId: quiz.id } });
    const { createDeck: deck } = await gql<{ createDeck: { id: string; cards: { edges: { node: { id: string } }[] } } }>(app, {
      query: 'mutation ($input: CreateDeckInput!) { createDeck(input: $input) { id cards { edges { node { id } } } } }', variables: { input: { title: 'My cards', cards: [{ front: 'a', back: 'b' }] } }, token: learner.token,
    });
    const cardId = deck.cards.edges[0]!.node.id;
    await gql(app, {
      query: 'mutation ($input: ReviewCardInput!) { reviewCard(input: $input) { id } }',
      variables: { input: { cardId, reviewId: randomUUID(), rating: 'AGAIN', durationMs: 30_000 } }, token: learner.token,
    });
    await rows(app.database, `UPDATE card_states SET queue_at = now() - interval '50 hours' WHERE card_id = $1`, [cardId]);
    await tell(app, learner, 'openLesson', course.lessonIds[0]!);
    const steps = await stepsOf(learner);
    assert.deepEqual(steps.map(({ kind }) => kind), ['ATTEMPT', 'QUIZ', 'REVIEWS', 'LESSON', 'QUIZ']);
    assert.deepEqual([steps[0]!.attemptId, steps[1]!.quizId, steps[2]!.deckId, steps[4]!.quizId], [attempt.id, due.id, deck.id, later.id]);
    assert.match(steps[0]!.reasons[0]!.text, /^“Harbours” is open and its time runs: [0-9]+ minutes left, 0 of 1 question answered\.$/);
    assert.deepEqual([steps[2]!.reasons[0]!.text, steps[2]!.reasons[0]!.evidence.map(({ id }) => id)], ['1 card of “My cards” is due, the longest for 2 days.', [cardId]]);
    assert.deepEqual(steps[2]!.estimate.basis, 'OWN_PACE');
  });

  test('stay in their pages while the learner goes on', async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 8);
    const whole = await stepsOf(learner, { courseId: course.courseId });
    const first = await nextSteps(app, learner, { courseId: course.courseId, first: 3 });
    // Done meanwhile: one that was given, and two that were not.
    for (const number of [0, 3, 5]) await tell(app, learner, 'openLesson', course.lessonIds[number]!);
    await tell(app, learner, 'finishLesson', course.lessonIds[3]!);
    await answer(learner, course, 7, false, 2);
    const seen = first.edges.map(({ node }) => node);
    for (let { hasNextPage, endCursor } = first.pageInfo; hasNextPage;) {
      const page = await nextSteps(app, learner, { courseId: course.courseId, first: 2, after: endCursor });
      seen.push(...page.edges.map(({ node }) => node));
      ({ hasNextPage, endCursor } = page.pageInfo);
    }
    assert.deepEqual(kinds(seen), kinds(whole));
    assert.notDeepEqual(kinds(await stepsOf(learner, { courseId: course.courseId })), kinds(whole));
  });

  for (const [what, then] of [['finished once more', 'finishLesson'], ['unfinished', 'undoFinishLesson']] as const) {
    test(`hold, page by page, no lesson that was finished when the first was asked for, though it is ${what} since`, async () => {
      const learner = await signUp(app);
      const course = await taughtCourse(app, teacher, 4);
      await tell(app, learner, 'openLesson', course.lessonIds[0]!);
      await tell(app, learner, 'finishLesson', course.lessonIds[0]!);
      const whole = await nextSteps(app, learner, { courseId: course.courseId });
      const first = await nextSteps(app, learner, { courseId: course.courseId, first: 1 });
      await gql(app, { query: `mutation ($input: LessonEventInput!) { ${then}(input: $input) { lessonId } }`, variables: { input: { lessonId: course.lessonIds[0], eventId: randomUUID() } }, token: learner.token });
      const rest = await nextSteps(app, learner, { courseId: course.courseId, after: first.pageInfo.endCursor });
      assert.deepEqual([...first.edges, ...rest.edges].map(({ node: { title } }) => title), whole.edges.map(({ node: { title } }) => title));
    });
  }

  test('don’t say of who may not see his answers yet that he gave none', async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 2);
    const room = { teacher, learner, courseId: course.courseId, lessonId: course.lessonIds[1]! };
    const until = { reveal: { score: 'AFTER_DUE_DATE' }, dueAt: new Date(Date.now() + 20 * 3_600_000).toISOString() };
    const { quiz, itemIds } = await quizWith(app, room, until, [STATEMENT('One.', { objectives: ['Objective 1'] })]);
    await sit(app, learner.token, quiz.id, new Map([[itemIds[0]!, true]]));
    const { edges } = await nextSteps(app, learner, { goal: course.objectiveIds[1] });
    const reason = edges.flatMap(({ node }) => node.reasons).find(({ code }) => code === 'NOT_LEARNT')!;
    assert.equal(reason.text, 'There is no answer of yours on it whose result you may see, and you have not finished what teaches it.');
  });

  test('name the lessons by which a prerequisite is met, where that is all that says so', async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 2, { 1: [0] });
    await tell(app, learner, 'finishLesson', course.lessonIds[0]!);
    const { edges } = await nextSteps(app, learner, { courseId: course.courseId });
    const met = edges.flatMap(({ node }) => node.reasons).find(({ code }) => code === 'PREREQUISITES_MET')!;
    assert.ok(met.evidence.some(({ kind, id }) => kind === 'LESSON' && id === course.lessonIds[0]), `“${met.text}” rests on ${JSON.stringify(met.evidence)}`);
  });

  test('refuse what they cannot be asked for', async () => {
    const learner = await signUp(app);
    const [course, other] = [await taughtCourse(app, teacher, 1), await taughtCourse(app, teacher, 1)];
    assert.deepEqual(await refused(learner, NEXT_STEPS, { courseId: course.courseId, goal: other.objectiveIds[0] }), { code: 'BAD_USER_INPUT', field: 'goal' });
    assert.equal((await refused(learner, NEXT_STEPS, { goal: 'nothing' })).code, 'NOT_FOUND');
    assert.equal((await refused(learner, NEXT_STEPS, { courseId: 'nothing' })).code, 'NOT_FOUND');
    for (const after of ['x', Buffer.from(JSON.stringify([`${new Date(Date.now() + HOUR).toISOString()} abcdefgh`])).toString('base64url')]) {
      assert.deepEqual(await refused(learner, NEXT_STEPS, { after }), { code: 'BAD_USER_INPUT', field: 'after' });
    }
    await gql(app, { query: 'mutation ($input: SetEnrolmentRulesInput!) { setEnrolmentRules(input: $input) { policy } }', variables: { input: { courseId: other.courseId, policy: 'INVITATION' } }, token: teacher.token });
    for (const query of [NEXT_STEPS, LEARNING_PATH]) assert.equal((await refused(learner, query, { courseId: other.courseId, goal: other.objectiveIds[0] })).code, 'NOT_FOUND');
  });
});

describe('a learning path', () => {
  test('goes by prerequisites, skips what is behind, and says what that rests on and how long the rest takes', async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 5, { 1: [3], 4: [1, 2] });
    const goal = course.objectiveIds[4];
    const fresh = await learningPath(app, learner, { courseId: course.courseId, goal });
    assert.deepEqual(fresh.path.edges.map(({ node }) => node.objective.text), ['Objective 2', 'Objective 3', 'Objective 1', 'Objective 4']);
    assert.deepEqual([fresh.goal, fresh.objectives, fresh.skipped, fresh.basis], [{ id: goal }, 4, 0, 'READING_SPEED']);
    const each = fresh.path.edges[0]!.node.minutes;
    assert.equal(fresh.minutes, 4 * each);

    const attemptId = await answer(learner, course, 1, true, 25);
    await tell(app, learner, 'finishLesson', course.lessonIds[2]!);
    const later = await learningPath(app, learner, { courseId: course.courseId, goal });
    const nodes = new Map(later.path.edges.map(({ node }) => [node.objective.text, node]));
    assert.deepEqual([nodes.get('Objective 1')!.standing, nodes.get('Objective 1')!.skipped, nodes.get('Objective 1')!.minutes], ['MASTERED', true, 0]);
    assert.ok(nodes.get('Objective 1')!.evidence.length === 20 && nodes.get('Objective 1')!.evidence.every((said) => said.attemptId === attemptId));
    assert.deepEqual([nodes.get('Objective 2')!.standing, nodes.get('Objective 2')!.evidence], ['READ', [{ kind: 'LESSON', id: course.lessonIds[2], attemptId: null }]]);
    assert.deepEqual([later.skipped, later.minutes], [2, 2 * each]);

    const page = await learningPath(app, learner, { courseId: course.courseId, goal, first: 3 });
    const rest = await learningPath(app, learner, { courseId: course.courseId, goal, first: 3, after: page.path.pageInfo.endCursor });
    assert.deepEqual([...page.path.edges, ...rest.path.edges], later.path.edges);
    assert.equal((await learningPath(app, learner, { courseId: course.courseId })).objectives, 5);
    // A goal without prerequisites is a path of one.
    assert.equal((await learningPath(app, learner, { courseId: course.courseId, goal: course.objectiveIds[0] })).objectives, 1);
  });

  test('takes as long as its learner took until he had finished, however often he says so later', async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 5);
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    for (const lessonId of course.lessonIds.slice(0, 3)) {
      await tell(app, learner, 'openLesson', lessonId, ago(170));
      await tell(app, learner, 'finishLesson', lessonId, ago(160));
    }
    const { basis, minutes } = await learningPath(app, learner, { courseId: course.courseId });
    assert.equal(basis, 'OWN_PACE');
    for (const lessonId of course.lessonIds.slice(0, 3)) await tell(app, learner, 'finishLesson', lessonId, ago(1));
    assert.equal((await learningPath(app, learner, { courseId: course.courseId })).minutes, minutes);
  });

  test("goes at the learner's own pace once that is known", async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 4);
    const before = await learningPath(app, learner, { courseId: course.courseId });
    const each = before.minutes / 4;
    for (const number of [0, 1, 2]) {
      const at = Date.now() - (number + 5) * HOUR;
      await tell(app, learner, 'openLesson', course.lessonIds[number]!, new Date(at));
      await tell(app, learner, 'finishLesson', course.lessonIds[number]!, new Date(at + 40 * 60_000));
    }
    const now = await learningPath(app, learner, { courseId: course.courseId });
    assert.deepEqual([now.basis, now.minutes], ['OWN_PACE', 40]);
    assert.ok(each < 40);
  });
});
