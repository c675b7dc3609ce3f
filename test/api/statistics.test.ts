import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, questionsIn, quizWith } from '../kit/attempts.js';
import { gql, refusal } from '../kit/clients.js';
import { classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import { BODY, generatedQuestions, itemsOf, publishedQuiz, quizzes, type ItemChangedData, type QuizData } from '../kit/quizzes.js';
import { reviewsSoFar } from '../kit/review-queue.js';
import { measuredItems, sit, STATEMENT, statistics, STATISTICS, type MeasuredItem, type RankData, type ResultsData } from '../kit/statistics.js';

let app: TestApp;
let room: Classroom;
let learners: TestAccount[];
before(async () => {
  app = await startApp();
  room = await classroom(app, BODY);
  learners = await Promise.all(Array.from({ length: 30 }, () => signUp(app)));
});
after(() => app.stop());

const CODES = async (token: string, operation: keyof typeof STATISTICS, variables: Record<string, unknown>) =>
  (await refusal(app, { query: STATISTICS[operation], variables, token })).extensions.code;

/** A quiz of which 30 learners know all but the first statement, or that alone, and an attempt that somebody began before them. */
async function againstTheFirst(): Promise<{ quiz: QuizData; itemIds: string[]; early: { token: string; id: string } }> {
  const made = await quizWith(app, room, {}, ['One.', 'Two.', 'Three.'].map((prompt, index) => STATEMENT(prompt, { objectives: [index === 0 ? 'First' : 'Rest'] })));
  const { itemIds } = made;
  const { token: earlyToken } = await signUp(app);
  const { id } = await attempts(app, earlyToken, 'start', { input: { quizId: made.quiz.id } });
  for (const [index, { token }] of learners.entries()) {
    await sit(app, token, made.quiz.id, new Map(itemIds.map((id, item) => [id, (index % 2 === 0) === (item === 0)])));
  }
  return { ...made, early: { token: earlyToken, id } };
}

describe('items are measured', () => {
  test('as attempts are begun and submitted, with how many answers stand behind each figure', async () => {
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('One.'), STATEMENT('Two.')]);
    const [one, two] = itemIds as [string, string];
    const read = async () => (await measuredItems(app, room.teacher.token, quiz.id)).map(({ statistics: found }) => found && [found.exposures, found.facility.value, found.facility.n]);
    assert.deepEqual(await read(), [[0, null, 0], [0, null, 0]]);
    await sit(app, learners[0]!.token, quiz.id, new Map([[one, true], [two, true]]));
    await sit(app, learners[1]!.token, quiz.id, new Map([[one, false]]));
    await attempts(app, learners[2]!.token, 'start', { input: { quizId: quiz.id } });
    // Two isn't answered in the second attempt, which counts as wrong; the third is still open.
    assert.deepEqual(await read(), [[3, 0.5, 2], [3, 0.5, 2]]);
    const [first] = await measuredItems(app, room.teacher.token, quiz.id);
    assert.ok(first!.statistics!.medianSeconds! >= 1);
    assert.deepEqual([first!.statistics!.discrimination.value, first!.statistics!.discrimination.n], [1, 2]);
  });

  test('again when a person grades otherwise: the answer counts once, as it is graded now', async () => {
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('One.'), STATEMENT('Two.')]);
    const [one, two] = itemIds as [string, string];
    await sit(app, learners[0]!.token, quiz.id, new Map([[one, true], [two, true]]));
    const attemptId = await sit(app, learners[1]!.token, quiz.id, new Map([[one, false], [two, false]]));
    const read = async () => (await measuredItems(app, room.teacher.token, quiz.id)).map(({ statistics: found }) => found && [found.facility.value, found.facility.n, found.discrimination.value]);
    assert.deepEqual(await read(), [[0.5, 2, 1], [0.5, 2, 1]]);
    await gql(app, {
      query: 'mutation ($input: GradeAnswerInput!) { gradeAnswer(input: $input) { ... on GradedAnswer { __typename } } }',
      variables: { input: { attemptId, questionId: one, points: 0.5, reason: 'Nearly.' } }, token: room.teacher.token,
    });
    assert.deepEqual(await read(), [[0.75, 2, 1], [0.5, 2, 1]]);
    assert.equal((await statistics<ResultsData>(app, room.teacher.token, 'ofQuiz', { id: quiz.id, of: 'EVERYBODY' })).score.value, 0.625);
  });

  test('apart for each version, and not by those who may edit the course', async () => {
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('One.'), STATEMENT('Two.')]);
    const all = (answer: boolean) => new Map(itemIds.map((id) => [id, answer]));
    await sit(app, learners[0]!.token, quiz.id, all(true));
    await sit(app, room.teacher.token, quiz.id, all(false));
    const edited = await quizzes<ItemChangedData>(app, room.teacher.token, 'edit', { input: { itemId: itemIds[0], expectedVersion: quiz.version, prompt: 'One, in other words.' } });
    await quizzes(app, room.teacher.token, 'publish', { id: quiz.id, version: edited.quiz.version });
    await sit(app, learners[1]!.token, quiz.id, all(false));
    const { items } = await statistics<{ items: { edges: { node: { versions: { version: number; statistics: { facility: { value: number; n: number } } }[] } }[] } }>(app, room.teacher.token, 'versions', { id: quiz.id });
    assert.deepEqual(items.edges.map(({ node }) => node.versions.map((version) => [version.version, version.statistics.facility.value, version.statistics.facility.n])), [
      [[1, 1, 1], [2, 0, 1]], [[1, 0.5, 2]],
    ]);
  });

  test('one that discriminates negatively over 30 answers leaves new attempts, and goes to its teacher', async () => {
    const { quiz, itemIds, early } = await againstTheFirst();
    const [first] = itemIds as [string];
    // Nobody has to look: it is withdrawn by itself.
    await eventually(
      () => rows<{ at: Date | null }>(app.database, 'SELECT withdrawn_at AS at FROM item_statistics WHERE item_id = $1', [first]),
      ([row]) => row?.at != null,
    );
    const late = await signUp(app);
    const withdrawn = async () => (await statistics<{ edges: { node: MeasuredItem }[] }>(app, room.teacher.token, 'withdrawn', { id: room.courseId })).edges.map(({ node }) => node);
    const [item, ...others] = await withdrawn();
    assert.deepEqual([item?.id, others], [first, []]);
    assert.deepEqual([item!.statistics!.discrimination.value, item!.statistics!.discrimination.n], [-1, 30]);
    assert.match(item!.statistics!.withdrawal!.reason, /-1\.00 over 30 answers/);
    const told = async () => (await reviewsSoFar(app, room.teacher.token, room.courseId)).map(({ __typename, entry: { reason, itemId }, counts }) => [__typename, reason, itemId, counts.withdrawn]);
    assert.deepEqual(await told(), [['ReviewAdded', 'WITHDRAWN', first, 1]]);
    const attempt = await attempts(app, late.token, 'start', { input: { quizId: quiz.id } });
    assert.deepEqual(questionsIn(attempt).map(({ question }) => question.id), itemIds.slice(1));
    const seenBy = async ({ token }: { token: string }) => {
      const { itemCount, points } = await quizzes(app, token, 'read', { id: quiz.id });
      return { itemCount, points };
    };
    assert.deepEqual(await seenBy(late), { itemCount: 2, points: attempt.questions.edges.reduce((sum, { node }) => sum + node.question.points, 0) }, 'a learner is told of what he gets');
    assert.equal((await seenBy(room.teacher)).itemCount, 3);

    // What was begun before goes on with it.
    const going = await attempts(app, early.token, 'start', { input: { quizId: quiz.id } });
    assert.deepEqual([going.id, questionsIn(going).length], [early.id, 3]);

    for (const who of [learners[0]!, late]) assert.equal(await CODES(who.token, 'withdrawn', { id: room.courseId }), 'FORBIDDEN');
    assert.equal(await CODES(late.token, 'keep', { id: first, version: 1 }), 'FORBIDDEN');
    const idle = await statistics<{ __typename: string }>(app, room.teacher.token, 'keep', { id: itemIds[1], version: 1 });
    assert.equal(idle.__typename, 'ItemNotWithdrawn');
    assert.equal(await CODES(room.teacher.token, 'keep', { id: 'itm_nothing', version: 1 }), 'NOT_FOUND');
    const kept = await statistics<MeasuredItem>(app, room.teacher.token, 'keep', { id: first, version: 1 });
    assert.deepEqual([kept.statistics!.withdrawal!.since, kept.statistics!.withdrawal!.keptBy!.id], [null, room.teacher.id]);
    assert.deepEqual(await withdrawn(), []);
    assert.deepEqual((await told()).slice(1), [['ReviewResolved', 'WITHDRAWN', first, 0]]);
    const another = await attempts(app, (await signUp(app)).token, 'start', { input: { quizId: quiz.id } });
    assert.equal(questionsIn(another).length, 3);
    // Another answer against it changes nothing of what a person said.
    await sit(app, (await signUp(app)).token, quiz.id, new Map([[first, false], [itemIds[1]!, true], [itemIds[2]!, true]]));
    assert.deepEqual(await withdrawn(), []);
  });

  test('a quiz of which nothing is left is not begun', async () => {
    const { quiz, itemIds } = await quizWith(app, room, {}, [STATEMENT('One.'), STATEMENT('Two.')]);
    // Of two, each is the rest of the other.
    for (const [index, { token }] of learners.entries()) await sit(app, token, quiz.id, new Map(itemIds.map((item, at) => [item, (index % 2 === 0) === (at === 0)])));
    await measuredItems(app, room.teacher.token, quiz.id);
    const refused = await attempts(app, (await signUp(app)).token, 'start', { input: { quizId: quiz.id } });
    assert.deepEqual([refused.__typename, /withdrawn/.test(refused.message ?? '')], ['QuizNotOpen', true]);
  });

  test('no learner reads any of it, not of a practice quiz of his own either', async () => {
    const { quiz } = await publishedQuiz(app, room);
    assert.equal(await CODES(room.learner.token, 'items', { id: quiz.id }), 'FORBIDDEN');
    const fromGenerationId = await generatedQuestions(app, room.learner.token, room.lessonId);
    const practice = await quizzes(app, room.learner.token, 'create', { input: { title: 'Mine', purpose: 'PRACTICE', fromGenerationId } });
    assert.deepEqual((await measuredItems(app, room.learner.token, practice.id)).map((item) => item.statistics), [null, null, null]);
  });
});

describe('results', () => {
  const total = (points: readonly { n: number }[]) => points.reduce((sum, { n }) => sum + n, 0);

  test('of everybody, for who may edit the course: by question, by objective, over time', async () => {
    const { quiz, itemIds } = await againstTheFirst();
    const found = await statistics<ResultsData>(app, room.teacher.token, 'ofQuiz', { id: quiz.id, of: 'EVERYBODY', timeZone: 'Asia/Tokyo' });
    assert.deepEqual([found.score.n, found.score.value?.toFixed(3)], [30, '0.500']);
    assert.deepEqual(found.byQuestion, [['One.', 0], ['Two.', 1], ['Three.', 2]].map(([label, index]) => ({ label, value: 0.5, n: 30, id: itemIds[index as number] })));
    assert.deepEqual(found.byObjective, [{ label: 'First', value: 0.5, n: 30, id: null }, { label: 'Rest', value: 0.5, n: 60, id: null }]);
    assert.deepEqual([total(found.overTime), total(found.distribution), found.distribution.length], [30, 30, 10]);
    assert.deepEqual(found.distribution.filter(({ n }) => n > 0), [{ label: '30–40 %', value: 0.5, n: 15, id: null }, { label: '60–70 %', value: 0.5, n: 15, id: null }]);
    const course = await statistics<ResultsData>(app, room.teacher.token, 'ofCourse', { id: room.courseId, of: 'EVERYBODY' });
    assert.ok(course.score.n >= 30 && course.byQuestion.length >= 3);
    for (const operation of ['ofQuiz', 'ofCourse'] as const) {
      const id = operation === 'ofQuiz' ? quiz.id : room.courseId;
      assert.equal(await CODES(learners[0]!.token, operation, { id, of: 'EVERYBODY' }), 'FORBIDDEN');
      assert.equal(await CODES(room.teacher.token, operation, { id, of: 'EVERYBODY', timeZone: 'Mars' }), 'BAD_USER_INPUT');
      assert.equal(await CODES(room.teacher.token, operation, { id: 'nonsense' }), 'NOT_FOUND');
    }
  });

  test("are one's own as soon as the quiz shows the score, and not before", async () => {
    const me = await signUp(app);
    const shown = await quizWith(app, room, {}, [STATEMENT('One.', { objectives: ['Mine'] }), STATEMENT('Two.')]);
    const hidden = await quizWith(app, room, { reveal: { score: 'NEVER' } }, [STATEMENT('Secret.', { objectives: ['Hidden'] })]);
    await sit(app, me.token, shown.quiz.id, new Map([[shown.itemIds[0]!, true], [shown.itemIds[1]!, false]]));
    await sit(app, me.token, hidden.quiz.id, new Map([[hidden.itemIds[0]!, true]]));
    const none = await statistics<ResultsData>(app, me.token, 'ofQuiz', { id: hidden.quiz.id });
    assert.deepEqual([none.score.n, none.byQuestion, none.byObjective, none.overTime, total(none.distribution)], [0, [], [], [], 0]);
    const mine = await statistics<ResultsData>(app, me.token, 'ofCourse', { id: room.courseId });
    assert.deepEqual([mine.score.value, mine.score.n], [0.5, 1]);
    assert.deepEqual(mine.byQuestion.map(({ label, value, n }) => [label, value, n]), [['One.', 1, 1], ['Two.', 0, 1]]);
    assert.deepEqual(mine.byObjective, [{ label: 'Mine', value: 1, n: 1, id: null }]);
    assert.ok(!JSON.stringify(mine).includes('Secret') && !JSON.stringify(mine).includes('Hidden'));
    // While he sits it again, what he had the first time would answer it.
    await attempts(app, me.token, 'start', { input: { quizId: shown.quiz.id } });
    assert.equal((await statistics<ResultsData>(app, me.token, 'ofQuiz', { id: shown.quiz.id })).score.n, 0);
    assert.equal((await statistics<ResultsData>(app, (await signUp(app)).token, 'ofQuiz', { id: shown.quiz.id })).score.n, 0);
  });
});

describe('prompt versions', () => {
  test('are ranked by how their items did, for who may edit the courses', async () => {
    const own = await classroom(app, BODY);
    const fromGenerationId = await generatedQuestions(app, own.teacher.token, own.lessonId);
    const quiz = await quizzes(app, own.teacher.token, 'create', { input: { title: 'Generated', fromGenerationId } });
    const items = await itemsOf(app, own.teacher.token, quiz.id);
    const verdicts = items.map(({ id }, index) => ({ itemId: id, verdict: index === 0 ? 'REJECT' : 'ACCEPT' }));
    await quizzes(app, own.teacher.token, 'review', { input: { quizId: quiz.id, expectedVersion: quiz.version, verdicts } });
    // As if two models had read two prompts: of the first's items one was rejected, of the second's none.
    const [one, two, three] = items.map(({ id }) => id);
    await rows(app.database, `UPDATE quiz_item_versions SET origin = 'MODEL', provider = 'p', model = 'm', prompt_version = CASE WHEN item_id = $3 THEN 'quiz/2' ELSE 'quiz/1' END,
      check_status = CASE WHEN item_id = $1 THEN 'QUARANTINED' ELSE 'AGREED' END WHERE item_id IN ($1, $2, $3)`, [one, two, three]);
    const ranked = await statistics<RankData[]>(app, own.teacher.token, 'prompts', { id: own.courseId });
    assert.deepEqual(ranked.map(({ rank, promptVersion, items: count, models }) => [rank, promptVersion, count, models]), [[1, 'quiz/2', 1, ['p/m']], [2, 'quiz/1', 2, ['p/m']]]);
    assert.deepEqual(ranked.map(({ accepted, quarantined, facility }) => [accepted.value, accepted.n, quarantined.value, quarantined.n, facility.n]), [[1, 1, 0, 1, 0], [0.5, 2, 0.5, 2, 0]]);
    assert.ok(ranked.every(({ accepted }) => accepted.low! < accepted.value! || accepted.value === 0));
    // Once enough answers are there they decide: those of the first prompt's items are for, that of the other's is against.
    const sums = (products: number) => `exposures, answers, score, score_squares, pairs, pair_score, pair_score_squares, rest, rest_squares, products)
      SELECT item_id, version, organization_id, 40, 40, 200000, 2000000000, 40, 200000, 2000000000, 200000, 2000000000, ${products} FROM quiz_item_versions WHERE item_id`;
    await rows(app.database, `INSERT INTO item_statistics (item_id, version, organization_id, ${sums(1_500_000_000)} IN ($1, $2)`, [one, two]);
    await rows(app.database, `INSERT INTO item_statistics (item_id, version, organization_id, ${sums(500_000_000)} = $1`, [three]);
    const measured = await statistics<RankData[]>(app, own.teacher.token, 'prompts', { id: own.courseId });
    assert.deepEqual(measured.map(({ rank, promptVersion, discrimination, facility }) => [rank, promptVersion, discrimination.value, discrimination.n, facility.value, facility.n]), [
      [1, 'quiz/1', 0.5, 2, 0.5, 2], [2, 'quiz/2', -0.5, 1, 0.5, 1],
    ]);
    const stranger = await classroom(app, BODY);
    assert.deepEqual(await statistics<RankData[]>(app, stranger.teacher.token, 'prompts', {}), []);
    assert.equal(await CODES(stranger.teacher.token, 'prompts', { id: own.courseId }), 'FORBIDDEN');
    assert.equal(await CODES(room.learner.token, 'prompts', {}), 'FORBIDDEN');
  });
});
