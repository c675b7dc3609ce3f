import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import ICAL from 'ical.js';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { addLesson, follow, PLAN_STUDY, rows, start, SUMMARIZE } from '../kit/generations.js';
import { freePort } from '../kit/ports.js';
import { learningPath, nextSteps, taughtCourse, tell } from '../kit/planning.js';

interface PlanData {
  __typename: string;
  id: string;
  version: number;
  revision: number;
  startsOn: string;
  deadline: string | null;
  timeZone: string;
  minutesLeft: number;
  endsOn: string | null;
  overflow: { minutes: number; lessonIds: string[]; deadline: string | null; minutesPerDay: Record<string, number> | null } | null;
  goal: { id: string } | null;
  reasons: { code: string }[];
  sessions: { edges: { node: SessionData }[] };
  currentVersion?: number;
}

interface TakenData extends PlanData {
  generationId: string;
  weeks: { startsOn: string; endsOn: string; topics: string[]; lessonIds: string[] }[];
}

interface SessionData {
  date: string;
  startsAt: string | null;
  minutes: number;
  kind: string;
  status: string;
  lessonId: string | null;
  goesOn: boolean;
  lesson: { title: string } | null;
}

const WEEK = 'monday tuesday wednesday thursday friday saturday sunday';
const EVERY_DAY = Object.fromEntries(WEEK.split(' ').map((day) => [day, 30]));
const PLAN = `id version revision startsOn deadline timeZone minutesLeft endsOn goal { id } reasons { code } overflow { minutes lessonIds deadline minutesPerDay { ${WEEK} } }
  sessions(first: 100) { edges { node { date startsAt minutes kind status lessonId goesOn lesson { title } } } }`;
const CREATE = `mutation ($input: CreateStudyPlanInput!) { result: createStudyPlan(input: $input) { __typename ${PLAN} } }`;
const TAKE = `mutation ($input: TakeStudyPlanInput!) { result: takeStudyPlan(input: $input) { __typename ${PLAN} generationId weeks { startsOn endsOn topics lessonIds } } }`;
const READ = `query ($id: ID!) { result: studyPlan(id: $id) { __typename ${PLAN} } }`;
const UPDATE = `mutation ($input: UpdateStudyPlanInput!) { result: updateStudyPlan(input: $input) { __typename ... on StudyPlan { ${PLAN} } ... on VersionConflict { message currentVersion } } }`;
const DELETE = 'mutation ($id: ID!) { result: deleteStudyPlan(id: $id) }';
const LIST = 'query { result: studyPlans { edges { node { id } } } }';
const ROTATE = 'mutation { result: rotateStudyPlanFeed { url path } }';
const DAY = 86_400_000;

const dateIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

let app: TestApp;
let teacher: TestAccount;
before(async () => {
  app = await startApp();
  teacher = await signUp(app, 'INSTRUCTOR');
});
after(() => app.stop());

/** Who counts days as UTC does, so that a test knows which day it is. */
async function newLearner(): Promise<TestAccount> {
  const learner = await signUp(app);
  await gql(app, { query: 'mutation { updateStudySettings(input: { dayStartHour: 0 }) { dayStartHour } }', token: learner.token });
  return learner;
}

const run = async <Data = PlanData>(account: TestAccount, query: string, variables: object = {}) => (await gql<{ result: Data }>(app, { query, variables: { ...variables }, token: account.token })).result;
const create = (learner: TestAccount, courseId: string, input: object = {}) => run(learner, CREATE, { input: { courseId, minutes: EVERY_DAY, ...input } });
const read = (learner: TestAccount, { id }: { id: string }) => run(learner, READ, { id });
const sessionsOf = ({ sessions }: PlanData) => sessions.edges.map(({ node }) => node);
const sum = (sessions: readonly { minutes: number }[]) => sessions.reduce((total, { minutes }) => total + minutes, 0);

/** As if it had been made as many days ago, and nobody had looked since. */
async function daysLater({ id }: { id: string }, days: number): Promise<void> {
  await rows(app.database, 'UPDATE study_plan_sessions SET day = day - $2 WHERE plan_id = $1', [id, days]);
  await rows(app.database, 'UPDATE study_plans SET starts_on = starts_on - $2 WHERE id = $1', [id, days]);
}

describe('a study plan', () => {
  test('has its lessons in the order in which they can be learnt, each day as many minutes as it has, and notices what was done', async () => {
    const learner = await newLearner();
    const course = await taughtCourse(app, teacher, 4, { 0: [3] });
    const plan = await create(learner, course.courseId, { minutes: { monday: 20, thursday: 25 }, timeOfDay: '18:30', timeZone: 'europe/berlin', reviewMinutes: 5 });
    const sessions = sessionsOf(plan);
    const lessons = sessions.filter(({ kind }) => kind === 'LESSON');
    assert.deepEqual([...new Set(lessons.map(({ lesson }) => lesson!.title))], ['Lesson 1', 'Lesson 2', 'Lesson 3', 'Lesson 0']);
    assert.deepEqual([plan.minutesLeft, plan.timeZone, plan.overflow, plan.goal, plan.endsOn], [sum(lessons), 'Europe/Berlin', null, null, sessions.at(-1)!.date]);
    for (const [date, ofDay] of Map.groupBy(sessions, (session) => session.date)) {
      const weekday = new Date(date).getUTCDay();
      assert.ok([1, 4].includes(weekday) && sum(ofDay) <= (weekday === 1 ? 20 : 25));
      assert.deepEqual([ofDay[0]!.kind, ofDay[0]!.minutes], ['REVIEWS', 5]);
      assert.match(ofDay[0]!.startsAt!, /T1[67]:30:00\.000Z$/);
      assert.equal(Date.parse(ofDay[1]!.startsAt!) - Date.parse(ofDay[0]!.startsAt!), 5 * 60_000);
    }
    await tell(app, learner, 'finishLesson', course.lessonIds[1]!);
    const after = await read(learner, plan);
    assert.equal(after.revision, plan.revision);
    assert.deepEqual(sessionsOf(after).map(({ lessonId, status }) => status === (lessonId === course.lessonIds[1] ? 'DONE' : 'PLANNED')), sessions.map(() => true));
    assert.equal(after.minutesLeft, plan.minutesLeft - sum(lessons.filter(({ lessonId }) => lessonId === course.lessonIds[1])));
  });

  test('spreads what was missed over the days that are left, once, whoever looks', async () => {
    const learner = await newLearner();
    const course = await taughtCourse(app, teacher, 6);
    const plan = await create(learner, course.courseId, { deadline: dateIn(20) });
    assert.equal(plan.overflow, null);
    await daysLater(plan, 3);
    const looks = await Promise.all([1, 2, 3, 4].map(() => read(learner, plan)));
    assert.deepEqual(new Set(looks.map(({ revision }) => revision)), new Set([plan.revision + 1]));
    const sessions = sessionsOf(looks[0]!);
    const [today, missed] = [dateIn(0), sessions.filter(({ status }) => status === 'MISSED')];
    assert.ok(missed.length > 0 && missed.every(({ date }) => date < today));
    const planned = sessions.filter(({ status }) => status === 'PLANNED');
    assert.equal(sum(planned), plan.minutesLeft);
    const days = [...Map.groupBy(planned, ({ date }) => date)];
    assert.ok(days.every(([date, ofDay]) => date >= today && date <= dateIn(20) && sum(ofDay) <= 30));
    assert.deepEqual(sessionsOf(await read(learner, plan)), sessions);
    // What is finished late was missed all the same.
    await tell(app, learner, 'finishLesson', course.lessonIds[0]!);
    const later = sessionsOf(await read(learner, plan));
    assert.equal(later.filter(({ status }) => status === 'MISSED').length, missed.length);
    assert.ok(later.filter(({ lessonId, date }) => lessonId === course.lessonIds[0] && date >= today).every(({ status }) => status === 'DONE'));
  });

  test('says what no longer fits before the deadline, and each of its offers makes it fit', async () => {
    const learner = await newLearner();
    const course = await taughtCourse(app, teacher, 8);
    const plan = await create(learner, course.courseId, { deadline: dateIn(1) });
    const { overflow } = plan;
    assert.equal(overflow!.minutes + sum(sessionsOf(plan)), plan.minutesLeft);
    assert.equal(overflow!.lessonIds.at(-1), course.lessonIds[7]);
    assert.ok(sessionsOf(plan).every(({ date }) => date <= dateIn(1)) && sum(sessionsOf(plan)) === 60);
    const change = (input: object, expectedVersion: number) => run(learner, UPDATE, { input: { id: plan.id, expectedVersion, ...input } });
    const later = await change({ deadline: overflow!.deadline }, 1);
    assert.deepEqual([later.version, later.overflow, later.deadline], [2, null, overflow!.deadline]);
    const more = await change({ deadline: dateIn(1), minutes: overflow!.minutesPerDay }, 2);
    assert.deepEqual([more.version, more.overflow, sum(sessionsOf(more))], [3, null, plan.minutesLeft]);
    const stale = await change({ deadline: null }, 2);
    assert.deepEqual([stale.__typename, stale.currentVersion], ['VersionConflict', 3]);
    assert.equal((await change({ deadline: null }, 3)).deadline, null);
  });

  test('takes in a lesson that comes to its course, and leaves out what is not on the way to its goal', async () => {
    const learner = await newLearner();
    const course = await taughtCourse(app, teacher, 3, { 1: [0] });
    const [whole, towards] = [await create(learner, course.courseId), await create(learner, course.courseId, { goal: course.objectiveIds[1] })];
    assert.deepEqual([...new Set(sessionsOf(towards).map(({ lessonId }) => lessonId))], course.lessonIds.slice(0, 2));
    const lessonId = await addLesson(app, teacher, course.courseId, 'Without an objective.');
    await gql(app, { query: 'mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) { __typename } }', variables: { input: { id: lessonId, expectedVersion: 1, objectives: ['A new one'] } }, token: teacher.token });
    const after = await read(learner, whole);
    assert.deepEqual([after.revision, sessionsOf(after).at(-1)!.lessonId], [whole.revision + 1, lessonId]);
    assert.equal((await read(learner, towards)).revision, towards.revision);
  });

  test('of a course that names no objectives has its lessons in their order, and says why', async () => {
    const learner = await newLearner();
    const course = await taughtCourse(app, teacher, 0);
    const lessonIds: string[] = [];
    for (const title of ['First', 'Second', 'Third']) lessonIds.push(await addLesson(app, teacher, course.courseId, 'Knots hold ships. '.repeat(500), title));
    const of = (plan: PlanData) => [...new Set(sessionsOf(plan).map(({ lessonId }) => lessonId))];
    const plan = await create(learner, course.courseId);
    assert.deepEqual([of(plan), plan.reasons.map(({ code }) => code)], [lessonIds, ['NO_OBJECTIVES']]);
    const path = await learningPath(app, learner, { courseId: course.courseId });
    assert.deepEqual([path.objectives, path.minutes, path.otherLessons.edges.map(({ node }) => node.lesson.id)], [0, plan.minutesLeft, lessonIds]);
    assert.match(path.reasons[0]!.text, /^No lesson of this course names an objective/);
    await tell(app, learner, 'finishLesson', lessonIds[0]!);
    await tell(app, learner, 'openLesson', lessonIds[1]!);
    assert.deepEqual((await nextSteps(app, learner, { courseId: course.courseId })).edges.map(({ node }) => [node.kind, node.lessonId]), [['LESSON', lessonIds[1]], ['NEW', lessonIds[2]]]);
    assert.deepEqual([...new Set(sessionsOf(await create(learner, course.courseId)).map(({ lessonId }) => lessonId))], lessonIds.slice(1));
  });

  test('is taken from one that was generated by its owner alone, week by week, and once', async () => {
    const [learner, other] = [await newLearner(), await newLearner()];
    const course = await taughtCourse(app, teacher, 4);
    const { id: generationId } = await start(app, learner.token, PLAN_STUDY, { courseId: course.courseId, hoursPerWeek: 7, startsOn: dateIn(2), deadline: dateIn(15) });
    await follow(app, learner.token, generationId);
    const take = (input: object = {}) => run<TakenData>(learner, TAKE, { input: { generationId, ...input } });
    const [plan, again] = await Promise.all([take({ timeOfDay: '07:00' }), take({ timeOfDay: '07:00' })]);
    assert.deepEqual(again, plan);
    assert.deepEqual([plan.startsOn, plan.deadline, plan.generationId, plan.weeks.length, plan.version], [dateIn(2), dateIn(15), generationId, 2, 1]);
    assert.deepEqual(plan.weeks.map(({ startsOn, endsOn }) => [startsOn, endsOn]), [[dateIn(2), dateIn(8)], [dateIn(9), dateIn(15)]]);
    for (const { startsOn, endsOn, lessonIds, topics } of plan.weeks) {
      assert.ok(topics.length > 0 && lessonIds.length > 0);
      for (const { date } of sessionsOf(plan).filter(({ lessonId }) => lessonIds.includes(lessonId!))) assert.ok(date >= startsOn && date <= endsOn, date);
    }
    assert.equal(sum(sessionsOf(plan)), plan.minutesLeft);
    // Somebody else's is not there, and neither is what is no plan.
    for (const { token } of [other, await signUp(app, 'ADMIN')]) assert.equal((await refusal(app, { query: TAKE, variables: { input: { generationId } }, token })).extensions.code, 'NOT_FOUND');
    const [summary] = [await start(app, learner.token, SUMMARIZE, { lessonId: course.lessonIds[0] })];
    await follow(app, learner.token, summary.id);
    assert.equal((await refusal(app, { query: TAKE, variables: { input: { generationId: summary.id } }, token: learner.token })).extensions.code, 'NOT_FOUND');
    // Missed days are made up for within it, and what was over by then is no plan any more.
    await daysLater(plan, 12);
    await rows(app.database, `UPDATE study_plans SET weeks = (SELECT jsonb_agg(w || jsonb_build_object('startsOn', (w->>'startsOn')::int - 12, 'endsOn', (w->>'endsOn')::int - 12)) FROM jsonb_array_elements(weeks) w), deadline = deadline - 12 WHERE id = $1`, [plan.id]);
    const late = await read(learner, plan);
    assert.equal(sum(sessionsOf(late).filter(({ status }) => status === 'PLANNED')) + (late.overflow?.minutes ?? 0), late.minutesLeft);
    assert.ok(sessionsOf(late).some(({ status }) => status === 'MISSED'));
    await rows(app.database, `UPDATE generated_items SET content = content || jsonb_build_object('startsOn', $2::text, 'endsOn', $2::text) WHERE generation_id = $1`, [generationId, dateIn(-1)]);
    await run(learner, DELETE, { id: plan.id });
    assert.deepEqual((await refusal(app, { query: TAKE, variables: { input: { generationId } }, token: learner.token })).extensions, { code: 'BAD_USER_INPUT', field: 'input.generationId' });
  });

  test('is its learner\'s alone, and refuses what cannot be', async () => {
    const [learner, other] = [await newLearner(), await newLearner()];
    const [course, another] = [await taughtCourse(app, teacher, 1), await taughtCourse(app, teacher, 1)];
    const plan = await create(learner, course.courseId);
    for (const account of [other, teacher]) assert.equal((await refusal(app, { query: READ, variables: { id: plan.id }, token: account.token })).extensions.code, 'NOT_FOUND');
    for (const [input, field] of [
      [{ timeZone: 'Mars/Olympus' }, 'timeZone'], [{ timeZone: '+01:00' }, 'timeZone'],
      [{ deadline: dateIn(-1) }, 'deadline'], [{ deadline: '2026-02-30' }, 'deadline'], [{ deadline: dateIn(1_000) }, 'deadline'],
      [{ startsOn: dateIn(-1) }, 'startsOn'], [{ startsOn: dateIn(5), deadline: dateIn(4) }, 'deadline'],
      [{ minutes: {} }, 'minutes'], [{ minutes: { monday: 25 * 60 } }, 'minutes.monday'], [{ minutes: { monday: -1 } }, 'minutes.monday'],
      [{ reviewMinutes: 30 }, 'minutes'], [{ reviewMinutes: -1 }, 'reviewMinutes'], [{ timeOfDay: '25:00' }, 'timeOfDay'],
      [{ goal: another.objectiveIds[0] }, 'goal'],
    ] as const) {
      const { extensions } = await refusal(app, { query: CREATE, variables: { input: { courseId: course.courseId, minutes: EVERY_DAY, ...input } }, token: learner.token });
      assert.deepEqual(extensions, { code: 'BAD_USER_INPUT', field: `input.${field}` });
    }
    await run(learner, DELETE, { id: plan.id });
    await run(learner, DELETE, { id: plan.id });
    assert.equal((await refusal(app, { query: READ, variables: { id: plan.id }, token: learner.token })).extensions.code, 'NOT_FOUND');
    assert.deepEqual((await run<{ edges: unknown[] }>(learner, LIST)).edges, []);
  });

  test('goes with the right to read its course', async () => {
    const learner = await newLearner();
    const course = await taughtCourse(app, teacher, 1);
    const plan = await create(learner, course.courseId);
    const { path } = await run<{ path: string }>(learner, ROTATE);
    assert.match(await (await fetch(`${app.url}${path}`)).text(), /Sailing/);
    await gql(app, { query: 'mutation ($input: SetEnrolmentRulesInput!) { setEnrolmentRules(input: $input) { policy } }', variables: { input: { courseId: course.courseId, policy: 'INVITATION' } }, token: teacher.token });
    assert.equal((await refusal(app, { query: READ, variables: { id: plan.id }, token: learner.token })).extensions.code, 'NOT_FOUND');
    assert.deepEqual((await run<{ edges: unknown[] }>(learner, LIST)).edges, []);
    assert.doesNotMatch(await (await fetch(`${app.url}${path}`)).text(), /Sailing/);
  });
});

describe('the feed of study plans', () => {
  test('is read by its secret alone, until that is replaced or revoked', async () => {
    const learner = await newLearner();
    const course = await taughtCourse(app, teacher, 2);
    const plan = await create(learner, course.courseId);
    const fetched = (path: string, headers: Record<string, string> = {}) => fetch(`${app.url}${path}`, { headers });
    const { url, path } = await run<{ url: string; path: string }>(learner, ROTATE);
    assert.equal(url, `${app.url}${path}`);
    const answer = await fetched(path);
    const head = await fetch(url, { method: 'HEAD' });
    assert.deepEqual([head.status, head.headers.get('etag'), head.headers.get('content-type'), await head.text()], [200, answer.headers.get('etag'), answer.headers.get('content-type'), '']);
    assert.deepEqual([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')], [200, 'text/calendar; charset=utf-8', 'private, no-cache']);
    const events = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    const dates = [...new Set(sessionsOf(plan).map(({ date }) => date))];
    assert.deepEqual(events.map(({ uid }) => uid), dates.map((date) => `${plan.id}-${date}@lyceum`));
    const etag = answer.headers.get('etag')!;
    for (const known of [etag, `W/${etag}`, `"another", ${etag}`]) assert.equal((await fetched(path, { 'if-none-match': known })).status, 304);
    await tell(app, learner, 'finishLesson', course.lessonIds[0]!);
    assert.equal((await fetched(path, { 'if-none-match': etag })).status, 200);

    const [stored] = await rows<{ tokenHash: string }>(app.database, 'SELECT token_hash AS "tokenHash" FROM calendar_feeds');
    assert.ok(!path.includes(stored!.tokenHash));
    const next = await run<{ path: string }>(learner, ROTATE);
    assert.deepEqual([(await fetched(path)).status, (await fetched(next.path)).status, (await fetched(next.path.replace('.ics', ''))).status, (await fetched('/calendar/x.ics')).status], [404, 200, 404, 404]);
    const revoke = () => run<boolean>(learner, 'mutation { result: revokeStudyPlanFeed }');
    assert.deepEqual([await revoke(), await revoke(), (await fetched(next.path)).status], [true, false, 404]);
    assert.equal(await run(learner, 'query { result: studyPlanFeed { createdAt } }'), null);
  });

  test('is behind PUBLIC_URL where there is one, and refused to who asks too often', async () => {
    const port = await freePort();
    const behind = await startApp({ env: { PUBLIC_URL: 'https://learn.example/', PORT: String(port) }, tuning: { limits: { requestsPerMinute: 20 } } });
    const limited = { ...behind, url: `http://127.0.0.1:${port}` };
    try {
      const { token } = await signUp(limited);
      const { result } = await gql<{ result: { url: string; path: string } }>(limited, { query: ROTATE, token });
      assert.equal(result.url, `https://learn.example${result.path}`);
      const address = `${limited.url}${result.path}`;
      const answers: Response[] = [];
      for (let asked = 0; asked <= 20; asked += 1) answers.push(await fetch(address));
      assert.equal(answers[0]!.status, 200);
      const refused = answers.find(({ status }) => status === 429)!;
      assert.ok(Number(refused.headers.get('retry-after')) > 0 && (await refused.text()).length > 0);
      assert.ok(answers.slice(answers.indexOf(refused)).every(({ status }) => status === 429));
    } finally {
      await behind.stop();
    }
  });
});
