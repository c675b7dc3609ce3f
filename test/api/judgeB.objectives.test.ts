import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { quizWith } from '../kit/attempts.js';
import { gql, send } from '../kit/clients.js';
import { ask } from '../kit/enrolments.js';
import { rows } from '../kit/generations.js';
import { learningPath, nextSteps, taughtCourse, tell } from '../kit/planning.js';
import { sit, STATEMENT } from '../kit/statistics.js';

let app: TestApp;
let teacher: TestAccount;
before(async () => {
  app = await startApp();
  teacher = await signUp(app, 'INSTRUCTOR');
});
after(() => app.stop());

const EVERY_DAY = Object.fromEntries('monday tuesday wednesday thursday friday saturday sunday'.split(' ').map((day) => [day, 30]));
const PLAN = 'id version goal { id text } minutesLeft sessions(first: 100) { edges { node { lessonId kind status } } }';
interface PlanData { id: string; version: number; goal: { id: string } | null; minutesLeft: number; sessions: { edges: { node: { lessonId: string | null; kind: string; status: string } }[] } }
const run = async <Data = PlanData>(account: TestAccount, query: string, variables: object = {}) => (await gql<{ result: Data }>(app, { query, variables: { ...variables }, token: account.token })).result;
const create = (learner: TestAccount, input: object) => run(learner, `mutation ($input: CreateStudyPlanInput!) { result: createStudyPlan(input: $input) { ${PLAN} } }`, { input: { minutes: EVERY_DAY, ...input } });
const read = (learner: TestAccount, id: string) => run(learner, `query ($id: ID!) { result: studyPlan(id: $id) { ${PLAN} } }`, { id });
const versionOf = async (id: string) => (await rows<{ version: number }>(app.database, 'SELECT version FROM objectives WHERE id = $1', [id]))[0]!.version;
const lessonsOf = ({ sessions }: PlanData) => [...new Set(sessions.edges.filter(({ node }) => node.status === 'PLANNED').map(({ node }) => node.lessonId))].toSorted();

describe('a goal', () => {
  const withMergedGoal = async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 4, { 1: [0], 3: [2] });
    const [goal, kept] = [course.objectiveIds[1]!, course.objectiveIds[3]!];
    const plan = await create(learner, { courseId: course.courseId, goal });
    assert.deepEqual(lessonsOf(plan), [course.lessonIds[0], course.lessonIds[1]].toSorted());
    const merged = await ask<{ __typename: string }>(app, teacher.token, 'merge-objectives', { input: { objectiveId: kept, mergedId: goal, expectedVersion: await versionOf(kept) } });
    assert.equal(merged.__typename, 'Objective');
    return { learner, course, goal, kept, plan };
  };

  test('of a plan that is merged into another objective is that one from then on', async () => {
    const { learner, course, kept, plan } = await withMergedGoal();
    const now = await read(learner, plan.id);
    assert.deepEqual([now.goal?.id, lessonsOf(now)], [kept, course.lessonIds.toSorted()]);
  });

  test('of a plan that is merged into another objective leaves a plan that can be changed', async () => {
    const { learner, plan } = await withMergedGoal();
    const changed = await run<{ __typename: string }>(learner, 'mutation ($input: UpdateStudyPlanInput!) { result: updateStudyPlan(input: $input) { __typename } }', { input: { id: plan.id, expectedVersion: plan.version, reviewMinutes: 5 } });
    assert.equal(changed.__typename, 'StudyPlan');
  });

  test('by the id of an objective that was merged is the one that it stands for', async () => {
    const { learner, course, goal, kept } = await withMergedGoal();
    const steps = await nextSteps(app, learner, { goal });
    assert.deepEqual(steps.edges.map(({ node }) => node.kind).filter((kind) => kind === 'GAP' || kind === 'GOAL'), ['GAP', 'GAP', 'GOAL']);
    assert.equal((await learningPath(app, learner, { courseId: course.courseId, goal })).goal?.id, kept);
  });

  test('that is deleted leaves a plan that can be read and changed', async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 3, { 1: [0] });
    const plan = await create(learner, { courseId: course.courseId, goal: course.objectiveIds[1] });
    await ask(app, teacher.token, 'delete-objective', { id: course.objectiveIds[1], expectedVersion: await versionOf(course.objectiveIds[1]!) });
    const now = await read(learner, plan.id);
    assert.equal(now.goal, null);
    const changed = await run<{ __typename: string }>(learner, 'mutation ($input: UpdateStudyPlanInput!) { result: updateStudyPlan(input: $input) { __typename } }', { input: { id: plan.id, expectedVersion: now.version, reviewMinutes: 5 } });
    assert.equal(changed.__typename, 'StudyPlan');
    assert.equal((await run<{ edges: unknown[] }>(learner, 'query { result: studyPlans { edges { node { id } } } }')).edges.length, 1);
  });

  test('that is reached leaves nothing to do, and a weak one is practised', async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 2, { 1: [0] });
    for (const lessonId of course.lessonIds) await tell(app, learner, 'finishLesson', lessonId);
    const done = await create(learner, { courseId: course.courseId, goal: course.objectiveIds[1] });
    assert.deepEqual([done.minutesLeft, done.sessions.edges], [0, []]);
    const room = { teacher, learner, courseId: course.courseId, lessonId: course.lessonIds[0]! };
    const { quiz, itemIds } = await quizWith(app, room, {}, [0, 1, 2, 3].map((n) => STATEMENT(`Weak ${n}.`, { objectives: ['Objective 0'] })));
    await sit(app, learner.token, quiz.id, new Map(itemIds.map((id) => [id, false])));
    const now = await read(learner, done.id);
    assert.ok(now.sessions.edges.length > 0 && now.sessions.edges.every(({ node }) => node.kind === 'PRACTICE' && node.lessonId === course.lessonIds[0]));
    const [weakest] = (await nextSteps(app, learner, { goal: course.objectiveIds[1] })).edges;
    assert.deepEqual([weakest!.node.kind, weakest!.node.objectiveId], ['GAP', course.objectiveIds[0]]);
    // Each answer that is named is his, in that attempt, about that objective.
    for (const { kind, id, attemptId } of weakest!.node.reasons.flatMap(({ evidence }) => evidence)) {
      if (kind !== 'ANSWER') continue;
      const found = await rows(app.database, `SELECT FROM attempts a JOIN attempt_answers g ON g.attempt_id = a.id JOIN item_objectives k ON k.item_id = g.item_id AND k.version = g.version
        WHERE a.user_id = $1 AND a.id = $2 AND g.item_id = $3 AND k.objective_id = $4`, [learner.id, attemptId, id, course.objectiveIds[0]]);
      assert.equal(found.length, 1);
    }
  });

  test('ranks the weakest of the prerequisites that could come next first', async () => {
    const learner = await signUp(app);
    const course = await taughtCourse(app, teacher, 4, { 3: [0, 1, 2] });
    const room = { teacher, learner, courseId: course.courseId, lessonId: course.lessonIds[0]! };
    for (const [number, right] of [[0, 2], [1, 0], [2, 1]] as const) {
      const { quiz, itemIds } = await quizWith(app, room, {}, [0, 1, 2, 3].map((n) => STATEMENT(`Known ${number} ${n}.`, { objectives: [`Objective ${number}`] })));
      await sit(app, learner.token, quiz.id, new Map(itemIds.map((id, index) => [id, index < right])));
    }
    const steps = (await nextSteps(app, learner, { goal: course.objectiveIds[3] })).edges.map(({ node }) => node).filter(({ kind }) => kind === 'GAP' || kind === 'GOAL');
    assert.deepEqual(steps.map(({ objectiveId }) => course.objectiveIds.indexOf(objectiveId!)), [1, 2, 0, 3]);
  });
});

describe('a circle', () => {
  test('is refused with its path, also where it is closed by accepting, by a hundred arrows, or by two at once', async () => {
    const course = await taughtCourse(app, teacher, 12, Object.fromEntries(Array.from({ length: 11 }, (_, index) => [index + 1, [index]])));
    const set = async (of: number, on: number[]) => ask<{ __typename: string; path?: { id: string }[]; message?: string }>(app, teacher.token, 'set-prerequisites', { input: { objectiveId: course.objectiveIds[of], expectedVersion: await versionOf(course.objectiveIds[of]!), requires: on.map((each) => course.objectiveIds[each]) } });
    const refused = await set(0, [11]);
    assert.equal(refused.__typename, 'PrerequisiteCycle');
    assert.deepEqual(refused.path!.map(({ id }) => course.objectiveIds.indexOf(id)), [0, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    const accepted = await ask<{ __typename: string; path?: { id: string }[] }>(app, teacher.token, 'accept-prerequisite', { input: { objectiveId: course.objectiveIds[2], requiresId: course.objectiveIds[5] } });
    assert.deepEqual([accepted.__typename, accepted.path?.map(({ id }) => course.objectiveIds.indexOf(id))], ['PrerequisiteCycle', [2, 5, 4, 3, 2]]);
    const merged = await ask<{ __typename: string; path?: { id: string }[] }>(app, teacher.token, 'merge-objectives', { input: { objectiveId: course.objectiveIds[0], mergedId: course.objectiveIds[3], expectedVersion: await versionOf(course.objectiveIds[0]!) } });
    assert.equal(merged.__typename, 'PrerequisiteCycle');
    const self = await set(4, [4, 3]);
    assert.deepEqual(self.path!.map(({ id }) => course.objectiveIds.indexOf(id)), [4, 4]);
    const learner = await signUp(app);
    const { errors } = await send(app, { query: 'mutation ($input: SetPrerequisitesInput!) { setPrerequisites(input: $input) { __typename } }', variables: { input: { objectiveId: course.objectiveIds[0], expectedVersion: 1, requires: [] } }, token: learner.token });
    assert.equal(errors[0]?.extensions.code, 'FORBIDDEN');
  });
});

describe('suggestions', () => {
  test('quote the lesson that says so, at its place', async () => {
    const { course } = await gql<{ course: { id: string } }>(app, { query: 'mutation ($input: CreateCourseInput!) { course: createCourse(input: $input) { id } }', variables: { input: { title: 'Photosynthesis' } }, token: teacher.token });
    for (const [title, body, objective] of [
      ['Cells', 'A chloroplast is a part of a plant cell. The chloroplast holds chlorophyll. Every chloroplast has a membrane. Chlorophyll is green.', 'Describe the chloroplast'],
      ['Light', 'Photosynthesis turns light into sugar. Photosynthesis happens in the chloroplast. In photosynthesis water is split. Photosynthesis needs light.', 'Explain photosynthesis in the chloroplast'],
      ['Seas', 'Whales swim in oceans. Whales sing. Oceans are salty and whales like that.', 'Name whales'],
    ]) await gql(app, { query: 'mutation ($input: CreateLessonInput!) { createLesson(input: $input) { id } }', variables: { input: { courseId: course.id, title, body, objectives: [objective] } }, token: teacher.token });
    interface Suggestion { objective: { text: string }; requires: { text: string }; reasons: { passage: { lessonId: string; start: number; end: number; quote: string } | null }[] }
    const suggested = await ask<Suggestion[]>(app, teacher.token, 'prerequisite-suggestions', { courseId: course.id });
    assert.deepEqual(suggested.map(({ objective, requires }) => [objective.text, requires.text]), [['Explain photosynthesis in the chloroplast', 'Describe the chloroplast']]);
    for (const { passage } of suggested.flatMap(({ reasons }) => reasons)) {
      if (!passage) continue;
      const [lesson] = await rows<{ body: string }>(app.database, 'SELECT body FROM lessons WHERE id = $1', [passage.lessonId]);
      assert.equal(lesson!.body.slice(passage.start, passage.end), passage.quote);
    }
  });
});
