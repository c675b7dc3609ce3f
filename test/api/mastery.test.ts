import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { environment, startApp, type TestApp } from '../kit/app.js';
import { attempts, questionsIn, quizWith, save, type AttemptQuestionData } from '../kit/attempts.js';
import { gql, refusal } from '../kit/clients.js';
import { ask } from '../kit/enrolments.js';
import { classroom, eventually, follow, QUIZ, rows, start, type Classroom } from '../kit/generations.js';
import { BODY, quizzes } from '../kit/quizzes.js';
import { sit, STATEMENT } from '../kit/statistics.js';

interface LikelihoodData {
  probability: number;
  low: number;
  high: number;
}

interface MasteryData extends LikelihoodData {
  objective: { id: string; text: string };
  learnerId: string;
  at: string;
  whenAnswered: LikelihoodData | null;
  answers: number;
  lastAnsweredAt: string | null;
  evidence: { edges: { node: { attemptId: string; questionId: string; at: string; score: number; expectedScore: number; guessing: number; grades: number } }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}

interface ClassData {
  learners: { edges: { node: { learner: { id: string }; cells: { answers: number }[]; stuckOn: { reason: string }[] } }[] };
}

const MASTERY = `query ($courseId: ID!, $learnerId: ID, $at: DateTime, $first: Int! = 50, $evidence: Int! = 100, $after: String) {
  mastery(courseId: $courseId, learnerId: $learnerId, at: $at, first: $first) { edges { node {
    objective { id text } learnerId at probability low high whenAnswered { probability low high } answers lastAnsweredAt
    evidence(first: $evidence, after: $after) { edges { node { attemptId questionId at score expectedScore guessing grades } } pageInfo { hasNextPage endCursor } } } } } }`;
const GRADE = 'mutation ($input: GradeAnswerInput!) { gradeAnswer(input: $input) { ... on GradedAnswer { __typename } } }';
const DAY = 86_400_000;
const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));

let app: TestApp;
let room: Classroom;
before(async () => {
  app = await startApp();
  room = await classroom(app, BODY);
});
after(() => app.stop());

async function mastery({ token }: Pick<TestAccount, 'token'>, variables: Record<string, unknown> = {}): Promise<Map<string, MasteryData>> {
  const { mastery: page } = await gql<{ mastery: { edges: { node: MasteryData }[] } }>(app, { query: MASTERY, variables: { courseId: room.courseId, ...variables }, token });
  return new Map(page.edges.map(({ node }) => [node.objective.text, node]));
}

/** The command, beside the app. */
function lyceum(args: readonly string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const env = environment(app.database, app.config.dataDir);
  return new Promise((resolve) => {
    execFile(process.execPath, [CLI, ...args], { env }, (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }));
  });
}

const codeOf = async ({ token }: Pick<TestAccount, 'token'>, variables: Record<string, unknown>) =>
  (await refusal(app, { query: MASTERY, variables: { courseId: room.courseId, ...variables }, token })).extensions;

/** As many statements about an objective; all are true. */
const about = (objective: string, count: number, settings: object = {}) =>
  quizWith(app, room, settings, Array.from({ length: count }, (_, index) => STATEMENT(`${objective}, ${index}.`, { objectives: [objective] })));
const all = (itemIds: readonly string[], answer: boolean) => new Map(itemIds.map((id) => [id, answer]));

describe('mastery', () => {
  test('is a probability with its interval, from nothing on, and rests on answers', async () => {
    const [able, other] = [await signUp(app), await signUp(app)];
    const { quiz, itemIds } = await about('Tides', 10);
    const nothing = (await mastery(able)).get('Tides')!;
    assert.deepEqual([nothing.probability, nothing.low.toFixed(2), nothing.high.toFixed(2), nothing.answers, nothing.lastAnsweredAt, nothing.whenAnswered], [0.5, '0.12', '0.88', 0, null, null]);
    assert.deepEqual(nothing.evidence.edges, []);

    const attemptId = await sit(app, able.token, quiz.id, all(itemIds, true));
    await sit(app, other.token, quiz.id, all(itemIds, false));
    const [good, bad] = [(await mastery(able)).get('Tides')!, (await mastery(other)).get('Tides')!];
    assert.ok(good.low > bad.probability && good.probability > 0.65 && bad.probability < 0.3);
    for (const { low, probability, high, answers } of [good, bad]) assert.ok(low < probability && probability < high && high - low < 0.76 && answers === 10);
    assert.equal(good.evidence.edges.length, 10);
    for (const { node } of good.evidence.edges) {
      assert.ok(node.attemptId === attemptId && itemIds.includes(node.questionId) && node.score === 1 && node.guessing === 0.5 && node.grades === 1);
      assert.ok(node.expectedScore > 0.5 && node.expectedScore < 1);
    }
    const first = (await mastery(able, { evidence: 7 })).get('Tides')!.evidence;
    const rest = (await mastery(able, { evidence: 7, after: first.pageInfo.endCursor })).get('Tides')!.evidence;
    assert.deepEqual([...first.edges, ...rest.edges], good.evidence.edges);
    assert.equal((await codeOf(able, { after: 'x' })).code, 'BAD_USER_INPUT');
  });

  test('counts an answer once, as it is graded now', async () => {
    const learner = await signUp(app);
    const { quiz, itemIds } = await about('Knots', 3);
    const attemptId = await sit(app, learner.token, quiz.id, all(itemIds, false));
    const before = (await mastery(learner)).get('Knots')!;
    await gql(app, { query: GRADE, variables: { input: { attemptId, questionId: itemIds[0], points: 1, reason: 'It was.' } }, token: room.teacher.token });
    const now = (await mastery(learner)).get('Knots')!;
    assert.ok(now.probability > before.probability);
    assert.equal(now.answers, 3);
    assert.deepEqual(now.evidence.edges.map(({ node }) => [node.questionId, node.score, node.grades]).toSorted(), [[itemIds[0], 1, 2], [itemIds[1], 0, 1], [itemIds[2], 0, 1]].toSorted());
    assert.equal(now.lastAnsweredAt, before.lastAnsweredAt);
  });

  test('counts what a person grades later where it was submitted, and the history gives all of it again', async () => {
    const learner = await signUp(app);
    const { quiz, itemIds } = await quizWith(app, room, {}, [
      STATEMENT('Ballast, in a word.', { type: 'SHORT_ANSWER', answer: undefined, accepted: [['ballast']], objectives: ['Ballast'] }),
    ]);
    const attempt = await attempts(app, learner.token, 'start', { input: { quizId: quiz.id } });
    await save(app, learner.token, { attemptId: attempt.id, questionId: itemIds[0], sequence: 1, answer: { texts: ['stones'] } });
    const { submittedAt } = await attempts(app, learner.token, 'submit', { id: attempt.id });
    assert.equal((await mastery(learner)).get('Ballast')!.answers, 0);
    await gql(app, { query: GRADE, variables: { input: { attemptId: attempt.id, questionId: itemIds[0], points: 1, reason: 'They are.' } }, token: room.teacher.token });
    const graded = (await mastery(learner)).get('Ballast')!;
    assert.deepEqual([graded.answers, graded.lastAnsweredAt, graded.evidence.edges[0]!.node.guessing], [1, submittedAt, 0]);

    const { code, stdout, stderr } = await lyceum(['mastery', 'rebuild']);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^Made anew from the history: [1-9].* All of it was the same before\.\n$/);
    await rows(app.database, 'DELETE FROM mastery_states');
    assert.match((await lyceum(['mastery', 'rebuild'])).stdout, / [1-9][0-9]* of them were another, missing or too many before\.\n$/);
  });

  test('is not what three lucky guesses look like', async () => {
    const lucky = await signUp(app);
    const choices = ['Right', 'Left', 'Up', 'Down'].map((text) => ({ text, correct: text === 'Right' }));
    const { quiz } = await quizWith(app, room, {}, [0, 1, 2].map((index) => ({ prompt: `Which one is lucky in ${index}?`, objectives: ['Luck'], points: 1, choices })));
    const attempt = await attempts(app, lucky.token, 'start', { input: { quizId: quiz.id } });
    for (const { question } of questionsIn(attempt)) {
      await save(app, lucky.token, { attemptId: attempt.id, questionId: question.id, sequence: 1, answer: { choiceIds: [question.choices!.find(({ text }) => text === 'Right')!.id] } });
    }
    await attempts(app, lucky.token, 'submit', { id: attempt.id });
    const { low, high, probability, evidence } = (await mastery(lucky)).get('Luck')!;
    assert.ok(low < 0.3 && high > 0.8 && probability < 0.75, `${probability} (${low} to ${high})`);
    assert.ok(evidence.edges.every(({ node }) => node.guessing === 0.25));
  });

  test('says what will be left, and nothing of the past', async () => {
    const learner = await signUp(app);
    const { quiz, itemIds } = await about('Buoys', 10);
    await sit(app, learner.token, quiz.id, all(itemIds, true));
    const now = (await mastery(learner)).get('Buoys')!;
    const later = (await mastery(learner, { at: new Date(Date.now() + 300 * DAY).toISOString() })).get('Buoys')!;
    assert.ok(later.probability < now.probability && later.high - later.low > now.high - now.low);
    assert.deepEqual(later.whenAnswered, now.whenAnswered);
    assert.deepEqual(await codeOf(learner, { at: new Date(Date.now() - DAY).toISOString() }), { code: 'BAD_USER_INPUT', field: 'at' });
  });

  test('tells a learner nothing that his quizzes keep from him, and its teacher all', async () => {
    const learner = await signUp(app);
    const { quiz, itemIds } = await about('Locks', 5, { reveal: { key: 'NEVER', evidence: 'NEVER', explanation: 'NEVER', score: 'NEVER' } });
    await sit(app, learner.token, quiz.id, all(itemIds, true));
    const own = (await mastery(learner)).get('Locks')!;
    assert.deepEqual([own.probability, own.answers, own.evidence.edges], [0.5, 0, []]);
    // What another quiz shows of the same objective counts; while he sits that again it doesn't.
    const open = await about('Locks', 2);
    await sit(app, learner.token, open.quiz.id, all(open.itemIds, false));
    const shown = (await mastery(learner)).get('Locks')!;
    assert.deepEqual([shown.answers, shown.evidence.edges.length], [2, 2]);
    assert.ok(shown.probability < 0.5);
    await attempts(app, learner.token, 'start', { input: { quizId: open.quiz.id } });
    assert.deepEqual(await mastery(learner).then((of) => [of.get('Locks')!.probability, of.get('Locks')!.answers]), [0.5, 0]);
    const seen = (await mastery(room.teacher, { learnerId: learner.id })).get('Locks')!;
    assert.deepEqual([seen.answers, seen.evidence.edges.length, seen.learnerId], [7, 7, learner.id]);
    const [{ cells } = { cells: [] }] = (await gql<{ classMastery: { learners: { edges: { node: { learner: { id: string }; cells: { probability: number | null; answers: number }[] } }[] } } }>(app, {
      query: 'query ($courseId: ID!, $ids: [ID!]) { classMastery(courseId: $courseId, objectiveIds: $ids, first: 100) { learners { edges { node { learner { id } cells { probability answers } } } } } }',
      variables: { courseId: room.courseId, ids: [seen.objective.id] }, token: room.teacher.token,
    })).classMastery.learners.edges.map(({ node }) => node).filter((node) => node.learner.id === learner.id);
    assert.deepEqual(cells.map(({ answers }) => answers), [7]);
    // A moment has passed between the two.
    assert.ok(Math.abs(cells[0]!.probability! - seen.probability) < 1e-3);
  });

  test('is nobody else\'s', async () => {
    const [learner, other] = [await signUp(app), await signUp(app)];
    assert.equal((await codeOf(other, { learnerId: learner.id })).code, 'FORBIDDEN');
    assert.equal((await codeOf(room.teacher, { learnerId: 'usr_00000000000000000000000000000009' })).code, 'NOT_FOUND');
    assert.equal((await codeOf(room.teacher, { learnerId: 'x' })).code, 'NOT_FOUND');
    assert.equal((await codeOf(learner, { courseId: 'crs_00000000000000000000000000000009' })).code, 'NOT_FOUND');
  });

  test('by practice is nobody else’s business, his teacher’s neither', async () => {
    const own = await classroom(app, BODY);
    const { learner, teacher, courseId, lessonId } = own;
    const [lesson] = await rows<{ version: number }>(app.database, 'SELECT version FROM lessons WHERE id = $1', [lessonId]);
    await gql(app, {
      query: 'mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) { __typename } }',
      variables: { input: { id: lessonId, expectedVersion: lesson!.version, objectives: ['Know harbours'] } }, token: teacher.token,
    });
    await ask(app, learner.token, 'enrol', { courseId });
    const generation = await start(app, learner.token, QUIZ, { lessonId, questionCount: 5, seed: 1, idempotencyKey: randomUUID() });
    await follow(app, learner.token, generation.id);
    const practice = await quizzes(app, learner.token, 'create', { input: { title: 'Mine', purpose: 'PRACTICE', fromGenerationId: generation.id } });
    await quizzes(app, learner.token, 'publish', { id: practice.id, version: practice.version });
    const attempt = await attempts(app, learner.token, 'start', { input: { quizId: practice.id } });
    const answerTo = ({ __typename, choices, blanks }: AttemptQuestionData['question']) => {
      if (choices) return { choiceIds: [choices[0]!.id] };
      return __typename === 'TrueFalseQuestion' ? { answer: true } : { texts: Array.from({ length: blanks ?? 1 }, () => 'x') };
    };
    for (const { question } of questionsIn(attempt)) await save(app, learner.token, { attemptId: attempt.id, questionId: question.id, sequence: 1, answer: answerTo(question) });
    await attempts(app, learner.token, 'submit', { id: attempt.id });
    const known = (await mastery(learner, { courseId })).get('Know harbours')!;
    assert.ok(known.answers > 0 && known.evidence.edges.every(({ node }) => node.attemptId === attempt.id), 'it counts for himself');

    const toTeacher = async () => {
      const { answers, evidence } = (await mastery(teacher, { courseId, learnerId: learner.id })).get('Know harbours')!;
      const [row] = (await ask<ClassData>(app, teacher.token, 'class-mastery', { courseId })).learners.edges;
      return { answers, from: [...new Set(evidence.edges.map(({ node }) => node.attemptId))], cells: row!.node.cells.map((cell) => cell.answers), stuckOn: row!.node.stuckOn };
    };
    assert.deepEqual(await toTeacher(), { answers: 0, from: [], cells: [0], stuckOn: [] });
    const { quiz, itemIds } = await quizWith(app, own, {}, [STATEMENT('Harbours hold ships.', { objectives: ['Know harbours'] })]);
    const sat = await sit(app, learner.token, quiz.id, all(itemIds, true));
    assert.deepEqual(await toTeacher(), { answers: 1, from: [sat], cells: [1], stuckOn: [] });
    assert.equal((await mastery(learner, { courseId })).get('Know harbours')!.answers, known.answers + 1);
    assert.match((await lyceum(['mastery', 'rebuild'])).stdout, / All of it was the same before\.\n$/);
    assert.deepEqual(await toTeacher(), { answers: 1, from: [sat], cells: [1], stuckOn: [] });
  });

  test('learns from everybody how hard a question is', async () => {
    const { quiz, itemIds } = await about('Charts', 2);
    const [hard, easy] = itemIds as [string, string];
    for (let index = 0; index < 6; index += 1) await sit(app, (await signUp(app)).token, quiz.id, new Map([[hard, false], [easy, true]]));
    await eventually(
      () => rows<{ answers: number }>(app.database, `SELECT (state ->> 'answers')::int AS answers FROM mastery_items WHERE item_id = ANY ($1)`, [itemIds]),
      (found) => found.length === 2 && found.every(({ answers }) => answers === 6),
    );
    const shown = async (answers: Map<string, boolean>) => {
      const learner = await signUp(app);
      await sit(app, learner.token, quiz.id, answers);
      return (await mastery(learner)).get('Charts')!;
    };
    const [one, other] = [await shown(new Map([[hard, true], [easy, false]])), await shown(new Map([[hard, false], [easy, true]]))];
    const scores = (of: MasteryData, id: string) => of.evidence.edges.find(({ node }) => node.questionId === id)!.node.expectedScore;
    assert.ok(scores(one, hard) < scores(one, easy) && scores(other, hard) < scores(other, easy));
  });
});
