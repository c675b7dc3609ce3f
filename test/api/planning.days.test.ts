import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { addLesson, rows } from '../kit/generations.js';
import { taughtCourse } from '../kit/planning.js';

const DAY = 86_400_000;
const WEEK = 'monday tuesday wednesday thursday friday saturday sunday';
const EVERY_DAY = Object.fromEntries(WEEK.split(' ').map((day) => [day, 30]));
const PLAN = `id version revision startsOn deadline timeZone minutesLeft endsOn overflow { minutes lessonIds deadline minutesPerDay { ${WEEK} } }
  sessions(first: 100) { edges { node { date startsAt minutes kind status lessonId goesOn } } }`;
const CREATE = `mutation ($input: CreateStudyPlanInput!) { result: createStudyPlan(input: $input) { __typename ${PLAN} } }`;
const READ = `query ($id: ID!) { result: studyPlan(id: $id) { __typename ${PLAN} } }`;
const UPDATE = `mutation ($input: UpdateStudyPlanInput!) { result: updateStudyPlan(input: $input) { __typename ... on StudyPlan { ${PLAN} } ... on VersionConflict { message } } }`;
const ROTATE = 'mutation { result: rotateStudyPlanFeed { path } }';
const SETTINGS = 'mutation ($input: UpdateStudySettingsInput!) { result: updateStudySettings(input: $input) { timeZone } }';

interface SessionData { date: string; startsAt: string | null; minutes: number; kind: string; status: string; lessonId: string | null; goesOn: boolean }
interface PlanData {
  __typename: string; id: string; version: number; revision: number; deadline: string | null; minutesLeft: number; endsOn: string | null;
  overflow: { minutes: number; lessonIds: string[]; deadline: string | null; minutesPerDay: Record<string, number> | null } | null;
  sessions: { edges: { node: SessionData }[] };
}

let app: TestApp;
let teacher: TestAccount;
before(async () => {
  app = await startApp();
  teacher = await signUp(app, 'INSTRUCTOR');
});
after(() => app.stop());

const run = async <Data = PlanData>(account: TestAccount, query: string, variables: object = {}) => (await gql<{ result: Data }>(app, { query, variables: { ...variables }, token: account.token })).result;
const sessionsOf = ({ sessions }: PlanData) => sessions.edges.map(({ node }) => node);
const sum = (sessions: readonly { minutes: number }[]) => sessions.reduce((total, { minutes }) => total + minutes, 0);
const dateIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const utcLearner = async () => {
  const learner = await signUp(app);
  await run(learner, SETTINGS, { input: { dayStartHour: 0 } });
  return learner;
};
const daysLater = async ({ id }: { id: string }, days: number) => {
  await rows(app.database, 'UPDATE study_plan_sessions SET day = day - $2 WHERE plan_id = $1', [id, days]);
  await rows(app.database, 'UPDATE study_plans SET starts_on = starts_on - $2, deadline = deadline - $2 WHERE id = $1', [id, days]);
};

describe('a plan', () => {
  test('adapts after weeks, after its deadline, and does not change again for being looked at', async () => {
    const learner = await utcLearner();
    const course = await taughtCourse(app, teacher, 6);
    const plan = await run(learner, CREATE, { input: { courseId: course.courseId, minutes: EVERY_DAY, deadline: dateIn(20), reviewMinutes: 5 } });
    await daysLater(plan, 17);
    const late = await run(learner, READ, { id: plan.id });
    const planned = sessionsOf(late).filter(({ status, kind }) => status === 'PLANNED' && kind !== 'REVIEWS');
    assert.equal(sum(planned) + (late.overflow?.minutes ?? 0), late.minutesLeft);
    for (const [, ofDay] of Map.groupBy(sessionsOf(late).filter(({ status }) => status === 'PLANNED'), ({ date }) => date)) assert.ok(sum(ofDay) <= 30);
    await daysLater(plan, 30);
    const over = await run(learner, READ, { id: plan.id });
    assert.equal(over.overflow!.minutes, over.minutesLeft);
    assert.deepEqual(new Set(over.overflow!.lessonIds), new Set(course.lessonIds));
    assert.ok(over.overflow!.deadline! >= dateIn(0));
    for (let look = 0; look < 3; look += 1) assert.equal((await run(learner, READ, { id: plan.id })).revision, over.revision);
    const fits = await run(learner, UPDATE, { input: { id: plan.id, expectedVersion: over.version, deadline: over.overflow!.deadline } });
    assert.equal(fits.overflow, null);
    assert.equal(sum(sessionsOf(fits).filter(({ status, kind }) => status === 'PLANNED' && kind !== 'REVIEWS')), fits.minutesLeft);
  });

  test('has its sessions within the learner’s day that they stand for', async () => {
    const learner = await signUp(app);
    await run(learner, SETTINGS, { input: { dayStartHour: 4, timeZone: 'UTC' } });
    const course = await taughtCourse(app, teacher, 2);
    const plan = await run(learner, CREATE, { input: { courseId: course.courseId, minutes: EVERY_DAY, timeOfDay: '02:00', startsOn: dateIn(3) } });
    for (const { date, startsAt } of sessionsOf(plan)) {
      const begins = Date.parse(`${date}T04:00:00Z`);
      assert.ok(Date.parse(startsAt!) >= begins && Date.parse(startsAt!) < begins + DAY, `the day ${date} begins at 4 and its session is at ${startsAt}`);
    }
  });

  test('keeps to its clock over days of 23 and 25 hours, and when its learner moves', async () => {
    const learner = await signUp(app);
    await run(learner, SETTINGS, { input: { dayStartHour: 0, timeZone: 'America/New_York' } });
    const course = await taughtCourse(app, teacher, 30);
    const plan = await run(learner, CREATE, { input: { courseId: course.courseId, minutes: Object.fromEntries(WEEK.split(' ').map((day) => [day, 5])), timeOfDay: '02:30', startsOn: '2027-02-20' } });
    const dates = sessionsOf(plan).map(({ date }) => date);
    const clock = (startsAt: string) => new Intl.DateTimeFormat('en-GB', { timeZone: 'America/New_York', timeStyle: 'short' }).format(new Date(startsAt));
    const odd = [...Map.groupBy(sessionsOf(plan), ({ date }) => date)].map(([date, [first]]) => `${date} ${clock(first!.startsAt!)}`).filter((each) => !each.endsWith('02:30'));
    assert.deepEqual(odd, ['2027-03-14 03:00']);
    for (const { date, startsAt } of sessionsOf(plan)) assert.equal(new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date(startsAt!)), date);
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Australia/Lord_Howe']) {
      await run(learner, SETTINGS, { input: { timeZone } });
      const moved = await run(learner, READ, { id: plan.id });
      assert.deepEqual(sessionsOf(moved).map(({ date }) => date), dates);
      for (const { date, startsAt } of sessionsOf(moved)) assert.equal(new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(startsAt!)), date);
    }
  });
});

describe('an iCalendar', () => {
  test('keeps to RFC 5545 whatever its lessons are called', async () => {
    const learner = await utcLearner();
    const course = await taughtCourse(app, teacher, 1);
    for (const title of ['日本語の教科書についてのとても長い題名'.repeat(6), '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(12), 'Semi; comma, back\\slash: "quoted" \\n not a line', 'é'.repeat(120), 'مرحبا بالعالم '.repeat(10)]) {
      await addLesson(app, teacher, course.courseId, 'Knots hold ships. '.repeat(50), title);
    }
    // Each a lesson of its own: without an objective it is on nobody's way.
    const lessonIds = await rows<{ id: string; version: number }>(app.database, 'SELECT id, version FROM lessons WHERE course_id = $1 ORDER BY position', [course.courseId]);
    for (const [index, { id, version }] of lessonIds.entries()) {
      if (index > 0) await gql(app, { query: 'mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) { __typename } }', variables: { input: { id, expectedVersion: version, objectives: [`Own ${index}`] } }, token: teacher.token });
    }
    await run(learner, CREATE, { input: { courseId: course.courseId, minutes: EVERY_DAY, timeOfDay: '18:30', timeZone: 'Europe/Berlin', reviewMinutes: 5 } });
    await run(learner, CREATE, { input: { courseId: course.courseId, minutes: EVERY_DAY } });
    const { path } = await run<{ path: string }>(learner, ROTATE);
    const answer = await fetch(`${app.url}${path}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = bytes.toString('utf8');
    assert.ok(!text.includes('\uFFFD'));
    assert.ok(text.endsWith('\r\n') && !/[^\r]\n|\r[^\n]/.test(text), 'lines end with CRLF');
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets: ${line}`);
    // No character is cut by a fold.
    for (let at = 0; at < bytes.length - 2; at += 1) if (bytes[at] === 13 && bytes[at + 1] === 10 && bytes[at + 2] === 32 && at + 3 < bytes.length) assert.notEqual(bytes[at + 3]! & 0xc0, 0x80);
    const lines = text.replaceAll('\r\n ', '').split('\r\n');
    assert.deepEqual([lines[0], lines.at(-2), lines.at(-1)], ['BEGIN:VCALENDAR', 'END:VCALENDAR', '']);
    assert.equal(lines.filter((line) => line === 'VERSION:2.0').length, 1);
    assert.equal(lines.filter((line) => line.startsWith('PRODID')).length, 1);
    const events = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1);
    const uids = events.map((event) => /\r\nUID:(.*)\r\n/.exec(event)![1]);
    assert.equal(new Set(uids).size, events.length);
    for (const event of events) {
      assert.match(event, /\r\nDTSTAMP:\d{8}T\d{6}Z\r\n/);
      assert.match(event, /\r\nDTSTART(:\d{8}T\d{6}Z|;VALUE=DATE:\d{8})\r\n/);
      assert.match(event, /\r\nDTEND(:\d{8}T\d{6}Z|;VALUE=DATE:\d{8})\r\n/);
      const summary = /\r\nSUMMARY:(.*)\r\n/.exec(event)![1]!;
      assert.doesNotMatch(summary.replaceAll(/\\[\\;,nN]/g, ''), /[\\;,]/);
    }
    assert.ok(text.replaceAll('\r\n ', '').includes('Semi\\; comma\\, back\\\\slash: "quoted" \\\\n not a line'));
    const head = await fetch(`${app.url}${path}`, { method: 'HEAD' });
    assert.deepEqual([head.status, head.headers.get('etag'), (await head.text()).length], [200, answer.headers.get('etag'), 0]);
    assert.equal((await fetch(`${app.url}${path}`)).headers.get('etag'), answer.headers.get('etag'));
    for (const guess of ['/calendar/lyk_.ics', `/calendar/lyk_${'A'.repeat(43)}.ics`, '/calendar/%00.ics', '/calendar/..%2f..%2fetc.ics', path.replace('/lyk_', '/LYK_'), `${path.slice(0, -5)}.ics`]) {
      assert.equal((await fetch(`${app.url}${guess}`)).status, 404, guess);
    }
  });
});
