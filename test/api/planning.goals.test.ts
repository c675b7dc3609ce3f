import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { ask } from '../kit/enrolments.js';
import { rows } from '../kit/generations.js';
import { learningPath, nextSteps, taughtCourse } from '../kit/planning.js';

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
});
