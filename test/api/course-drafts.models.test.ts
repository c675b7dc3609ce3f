import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type StartOptions, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import {
  change, courseDraft, COURSE_TERMINAL, decide, drafted, followCourse, outlined, writesCourses, sectionAskedFor, type CourseDraftData, type DraftedLessonData,
} from '../kit/course-drafts.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { asModel, CANCEL, eventually, read, rows, settled } from '../kit/generations.js';

const [FIRST, SECOND] = [0, 1];
const TOPIC = { topic: 'Harbours', language: 'EN', hours: 4 };
const titlesOf = ({ sections }: DraftedLessonData) => sections.map(({ title }) => title);

suite('the draft of a course, by a model', { timeout: 120_000 }, () => {
  let server: FaultServer;
  let app: TestApp;
  let teacher: TestAccount;
  beforeEach(async () => {
    server = await startFaultServer();
  });
  afterEach(async () => {
    await app.stop();
    await server.close();
  });

  async function open(options: StartOptions = {}): Promise<void> {
    app = await startApp({ ...options, tuning: { providers: [asModel(server)], ...options.tuning } });
    teacher = await signUp(app, 'INSTRUCTOR');
    server.always(writesCourses());
  }

  const moneyIsExact = async (): Promise<void> => {
    const money = await settled(app.database);
    assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
  };
  /** Which sections a model was asked for, in the order of the requests. */
  const asked = (): string[] => server.requests.flatMap((request) => sectionAskedFor(request) ?? []);

  for (const protocol of ['openai', 'anthropic'] as const) {
    test(`is written section by section over ${protocol}, each once, and tells by what`, async () => {
      await open({ tuning: { providers: [asModel(server, 'fault', protocol)] } });
      const outline = await outlined(app, teacher.token, TOPIC);
      assert.deepEqual(outline.lessons.map((lesson) => [lesson.title, titlesOf(lesson)]), [['Lesson 1', ['Section 1.1', 'Section 1.2']], ['Lesson 2', ['Section 2.1']]]);
      const { draft, events } = await drafted(app, teacher.token, outline);
      assert.equal(draft.status, 'DRAFTED');
      assert.deepEqual(asked().toSorted(), ['Section 1.1', 'Section 1.2', 'Section 2.1']);
      assert.equal(asked().at(-1), 'Section 2.1', 'lesson by lesson');
      const [first] = server.requests.filter((request) => sectionAskedFor(request) === 'Section 1.1');
      assert.match(JSON.stringify(first!.body.messages), /not to be repeated:\\n- Section 1\.2\\n<\/request>/, 'and told what its lesson says besides');
      assert.match(draft.lessons[0]!.body, /^## Section 1\.1\n\n[^]*\n\n## Section 1\.2\n\n/);
      assert.equal(events.filter(({ __typename }) => COURSE_TERMINAL.has(__typename)).length, 1);
      const [lesson] = draft.lessons;
      const { lessonId } = await decide(app, teacher.token, 'acceptDraftedLesson', { lessonId: lesson!.id, expectedVersion: lesson!.version });
      const { lesson: { provenance } } = await gql<{ lesson: { provenance: object } }>(app, {
        query: 'query ($id: ID!) { lesson(id: $id) { provenance { wasEdited acceptedBy { id } parts { origin madeBy promptVersion } } } }', variables: { id: lessonId }, token: teacher.token,
      });
      const part = { origin: 'MODEL', madeBy: 'fault/test-model', promptVersion: 'lesson@2' };
      assert.deepEqual(provenance, { wasEdited: false, acceptedBy: { id: teacher.id }, parts: [part, part] });
      await moneyIsExact();
    });
  }

  test('says which lesson could not be drafted, drafts the others, and tries that one again alone', async () => {
    await open();
    const outline = await outlined(app, teacher.token, { ...TOPIC, allowLocal: false });
    server.always(writesCourses({ refuse: 'Section 1.2' }));
    const { draft, events } = await drafted(app, teacher.token, outline);
    assert.deepEqual([draft.status, draft.lessons.map(({ status }) => status)], ['FAILED', ['FAILED', 'DRAFTED']]);
    assert.equal(draft.lessons[FIRST]!.failure!.code, 'PROVIDER_UNAVAILABLE');
    assert.deepEqual(events.map(({ __typename }) => __typename), ['CourseOutlineApproved', 'CourseLessonStarted', 'CourseLessonFailed', 'CourseLessonStarted', 'CourseLessonFinished', 'CourseDraftFailed']);
    const before = asked().length;
    server.always(writesCourses());
    await courseDraft(app, teacher.token, draft.id, 'resumeCourseDraft');
    const again = await followCourse(app, teacher.token, draft.id, { run: 3 });
    assert.equal(again.at(-1)!.__typename, 'CourseDraftCompleted');
    assert.deepEqual(asked().slice(before), ['Section 1.2'], 'what is drafted is not drafted again');
    await moneyIsExact();
  });

  test('an outline that fails is told, and asked for again', async () => {
    await open();
    server.always({ status: 400 });
    const failed = await outlined(app, teacher.token, { ...TOPIC, allowLocal: false });
    assert.deepEqual([failed.status, failed.failure!.code, failed.lessons], ['FAILED', 'PROVIDER_UNAVAILABLE', []]);
    server.always(writesCourses());
    const { run } = await courseDraft(app, teacher.token, failed.id, 'resumeCourseDraft');
    await followCourse(app, teacher.token, failed.id, { run });
    const outline = await courseDraft(app, teacher.token, failed.id);
    assert.deepEqual([outline.status, outline.failure, outline.lessons.length], ['OUTLINED', null, 2]);
    // Where there is one, another that fails leaves it as it is.
    server.always({ status: 400 });
    const redo = await change(app, teacher.token, 'regenerateCourseOutline', { id: outline.id, expectedVersion: outline.version });
    assert.equal((await followCourse(app, teacher.token, outline.id, { run: redo.run })).at(-1)!.__typename, 'CourseDraftFailed');
    const kept = await courseDraft(app, teacher.token, outline.id);
    assert.deepEqual([kept.status, kept.lessons], ['OUTLINED', outline.lessons]);
  });

  test('a second draft of a section is another one, though the first is at hand', async () => {
    await open({ tuning: { cache: { enabled: true } } });
    const { draft } = await drafted(app, teacher.token, await outlined(app, teacher.token, TOPIC));
    const [lesson] = draft.lessons;
    await change(app, teacher.token, 'redraftLesson', { lessonId: lesson!.id, sectionId: lesson!.sections[SECOND]!.id, expectedVersion: lesson!.version });
    await followCourse(app, teacher.token, draft.id, { run: 3 });
    assert.deepEqual(asked().slice(-1), ['Section 1.2']);
    assert.equal(asked().length, 4);
  });

  test('counts once towards the quota, by its outline, however many sections are drafted of it', async () => {
    await open({ tuning: { limits: { generationsPerHour: 2 } } });
    const { draft } = await drafted(app, teacher.token, await outlined(app, teacher.token, TOPIC));
    assert.deepEqual([draft.status, asked().length], ['DRAFTED', 3]);
    const [lesson] = draft.lessons;
    await change(app, teacher.token, 'redraftLesson', { lessonId: lesson!.id, sectionId: null, expectedVersion: lesson!.version });
    assert.equal((await followCourse(app, teacher.token, draft.id, { run: 3 })).at(-1)!.__typename, 'CourseDraftCompleted');
    assert.equal((await outlined(app, teacher.token, TOPIC)).status, 'OUTLINED', 'the second of two');
    assert.equal((await change(app, teacher.token, 'generateCourse', TOPIC)).__typename, 'QuotaExceeded');
    // A quota that is used up keeps no approved outline waiting.
    const [{ id }] = await rows<{ id: string }>(app.database, "SELECT id FROM course_drafts WHERE status = 'OUTLINED'") as [{ id: string }];
    assert.equal((await drafted(app, teacher.token, await courseDraft(app, teacher.token, id))).draft.status, 'DRAFTED');
  });

  test('begins what there is money for, and the rest once what was set aside is free again, by itself', async () => {
    await open({ env: { AI_DAILY_COST_LIMIT: '1' } });
    await drafted(app, teacher.token, await outlined(app, teacher.token, TOPIC));
    await settled(app.database);
    const [{ worst }] = await rows<{ worst: number }>(
      app.database, "SELECT max(reserved_micro_usd)::int AS worst FROM reservations r JOIN generations g ON g.id = r.generation_id WHERE g.kind = 'LESSON'",
    ) as [{ worst: number }];
    const outline = await outlined(app, teacher.token, TOPIC);
    await settled(app.database);
    await rows(app.database, 'UPDATE budget_days SET spent = 1000000 - $1', [Math.round(1.5 * worst)]);
    const before = asked().length;
    const gate = server.gate();
    server.always(writesCourses({ hold: { section: 'Section 1.1', gate } }));
    await change(app, teacher.token, 'approveCourseOutline', { id: outline.id, expectedVersion: outline.version });
    await gate.reached;
    assert.equal(asked().length, before + 1, 'what fits is drafted, nothing more');
    gate.open();
    const events = await followCourse(app, teacher.token, outline.id);
    const started = events.filter(({ __typename }) => __typename === 'CourseLessonStarted');
    assert.deepEqual(started.map(({ generationIds }) => generationIds!.length), [1, 1, 1]);
    assert.equal(events.at(-1)!.__typename, 'CourseDraftCompleted');
    assert.equal(asked().length, before + 3);
  });

  test('waits for a person where the day\'s money is used up, with nothing begun, and goes on when he says so', async () => {
    await open({ env: { AI_DAILY_COST_LIMIT: '1' } });
    const outline = await outlined(app, teacher.token, TOPIC);
    await settled(app.database);
    const [{ spent }] = await rows<{ spent: string }>(app.database, 'SELECT spent FROM budget_days') as [{ spent: string }];
    await rows(app.database, 'UPDATE budget_days SET spent = 1000000');
    await change(app, teacher.token, 'approveCourseOutline', { id: outline.id, expectedVersion: outline.version });
    const isPaused = ({ __typename }: { __typename: string }) => __typename === 'CourseDraftPaused';
    const early = await followCourse(app, teacher.token, outline.id, { until: isPaused });
    const paused = await courseDraft(app, teacher.token, outline.id);
    assert.deepEqual([paused.status, paused.pause!.refusal!.__typename, paused.pause!.resumesAt], ['PAUSED', 'BudgetExceeded', null]);
    assert.deepEqual([paused.lessons.map(({ status }) => status), asked()], [['PENDING', 'PENDING'], []]);
    // In vain, as long as there is no money.
    await courseDraft(app, teacher.token, outline.id, 'resumeCourseDraft');
    const second = await followCourse(app, teacher.token, outline.id, { afterSeq: early.at(-1)!.seq, until: isPaused });
    assert.deepEqual(second.map(({ __typename }) => __typename), ['CourseDraftResumed', 'CourseDraftPaused']);
    await rows(app.database, 'UPDATE budget_days SET spent = $1', [spent]);
    await courseDraft(app, teacher.token, outline.id, 'resumeCourseDraft');
    assert.equal((await followCourse(app, teacher.token, outline.id)).at(-1)!.__typename, 'CourseDraftCompleted');
    assert.equal(asked().length, 3);
    await moneyIsExact();
  });

  test('stopped in the middle it costs nothing more, and what is drafted may be decided on', async () => {
    await open();
    const outline = await outlined(app, teacher.token, TOPIC);
    const gate = server.gate();
    server.always(writesCourses({ hold: { section: 'Section 2.1', gate } }));
    await change(app, teacher.token, 'approveCourseOutline', { id: outline.id, expectedVersion: outline.version });
    await gate.reached;
    const cancelled = await courseDraft(app, teacher.token, outline.id, 'cancelCourseDraft');
    assert.deepEqual([cancelled.status, cancelled.lessons.map(({ status }) => status)], ['CANCELLED', ['DRAFTED', 'CANCELLED']]);
    await server.requests.at(-1)!.hungUp;
    assert.equal((await followCourse(app, teacher.token, outline.id)).at(-1)!.__typename, 'CourseDraftCancelled');
    assert.equal(asked().length, 3);
    await moneyIsExact();
    const [lesson] = cancelled.lessons;
    assert.equal((await decide(app, teacher.token, 'acceptDraftedLesson', { lessonId: lesson!.id, expectedVersion: lesson!.version })).status, 'ACCEPTED');
    // Nothing more is wanted of it: the course stands as it is.
    await gql(app, { query: 'mutation ($id: ID!) { publishCourse(id: $id) { status } }', variables: { id: cancelled.course!.id }, token: teacher.token });
  });

  test('a section that somebody cancels by itself is missing, and is told so', async () => {
    await open();
    const outline = await outlined(app, teacher.token, TOPIC);
    const gate = server.gate();
    server.always(writesCourses({ hold: { section: 'Section 1.2', gate } }));
    await change(app, teacher.token, 'approveCourseOutline', { id: outline.id, expectedVersion: outline.version });
    await gate.reached;
    const { lessons } = await courseDraft(app, teacher.token, outline.id);
    await gql(app, { query: CANCEL, variables: { id: lessons[FIRST]!.sections[SECOND]!.generationId }, token: teacher.token });
    const events = await followCourse(app, teacher.token, outline.id);
    assert.equal(events.at(-1)!.__typename, 'CourseDraftFailed');
    assert.deepEqual((await courseDraft(app, teacher.token, outline.id)).lessons.map(({ status }) => status), ['CANCELLED', 'DRAFTED']);
  });

  test("whoever may no longer teach has nothing more drafted in his name", async () => {
    await open();
    const outline = await outlined(app, teacher.token, TOPIC);
    const admin = await signUp(app, 'ADMIN');
    await rows(app.database, "UPDATE users SET role = 'LEARNER' WHERE id = $1", [teacher.id]);
    await change(app, admin.token, 'approveCourseOutline', { id: outline.id, expectedVersion: outline.version });
    await followCourse(app, admin.token, outline.id, { until: ({ __typename }) => __typename === 'CourseDraftPaused' });
    assert.deepEqual(asked(), []);
    const paused: CourseDraftData = await courseDraft(app, admin.token, outline.id);
    assert.match(paused.pause!.message, /instructors and admins/);
  });
});

suite('a draft of a course that others work on at the same time', { timeout: 60_000 }, () => {
  let server: FaultServer;
  let apps: TestApp[];
  let api: TestApp;
  before(async () => {
    server = await startFaultServer();
    server.always(writesCourses());
    api = await startApp({ tuning: { providers: [asModel(server)] } });
    apps = [api, ...(await Promise.all([1, 2].map(() => startApp({ tuning: { providers: [asModel(server)] }, database: api.database, env: { ROLES: 'worker' } }))))];
  });
  after(async () => {
    for (const each of apps.toReversed()) await each.stop();
    await server.close();
  });

  test('three workers draft each section once', async () => {
    const { token } = await signUp(api, 'INSTRUCTOR');
    const drafts = await Promise.all(Array.from({ length: 6 }, () => outlined(api, token, TOPIC)));
    const done = await Promise.all(drafts.map((outline) => drafted(api, token, outline)));
    assert.deepEqual(done.map(({ draft }) => draft.status), Array<string>(6).fill('DRAFTED'));
    assert.equal(server.requests.filter((request) => sectionAskedFor(request) !== null).length, 6 * 3);
    const generations = await eventually(() => rows<{ n: number }>(api.database, "SELECT count(*)::int AS n FROM generations WHERE kind = 'LESSON'"), () => true);
    assert.equal(generations[0]!.n, 6 * 3);
    const [one] = done[0]!.draft.lessons[0]!.sections;
    assert.equal((await read(api, token, one!.generationId!)).status, 'COMPLETED');
  });
});
