import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { change, COURSE_OPERATIONS, COURSE_TERMINAL, courseDraft, decide, drafted, followCourse, outlined, type CourseDraftData } from '../kit/course-drafts.js';
import { rows } from '../kit/generations.js';

const PUBLISH = 'mutation ($id: ID!) { publishCourse(id: $id) { id status } }';
const LANGUAGES = ['EN', 'ES', 'FR', 'DE', 'IT', 'PT', 'RU', 'ZH', 'JA', 'KO', 'AR', 'HI'];

/** An outline as editCourseOutline takes it. */
const asInput = ({ lessons }: Pick<CourseDraftData, 'lessons'>) =>
  lessons.map(({ id, title, summary, objectives, minutes, sections }) => ({ id, title, summary, objectives, minutes, sections: sections.map(({ id: section, title: heading, summary: about }) => ({ id: section, title: heading, summary: about })) }));

suite('the draft of a course, without a model', { timeout: 120_000 }, () => {
  let app: TestApp;
  let teacher: TestAccount;
  let learner: TestAccount;
  before(async () => {
    app = await startApp();
    [teacher, learner] = await Promise.all([signUp(app, 'INSTRUCTOR'), signUp(app)]);
  });
  after(() => app.stop());

  const count = async (sql: string, values: unknown[] = []): Promise<number> => (await rows<{ n: number }>(app.database, `SELECT count(*)::int AS n FROM ${sql}`, values))[0]!.n;

  test('goes the whole way: outlined, edited, approved, drafted, each lesson accepted, published', async () => {
    const outline = await outlined(app, teacher.token, { topic: 'Knots for sailors', audience: 'Young sailors', level: 'BEGINNER', language: 'EN', hours: 8 });
    assert.deepEqual([outline.status, outline.title, outline.language, outline.lessons.length, outline.course], ['OUTLINED', 'Knots for sailors', 'EN', 2, null]);
    assert.equal(outline.lessons.reduce((sum, { minutes }) => sum + minutes, 0), 8 * 60);
    assert.ok(outline.lessons.every(({ status, sections }) => status === 'PENDING' && sections.length === 4));

    const [first, second] = asInput(outline) as [ReturnType<typeof asInput>[number], ReturnType<typeof asInput>[number]];
    const edited = await change(app, teacher.token, 'editCourseOutline', {
      id: outline.id, expectedVersion: outline.version, title: 'Knots', lessons: [
        { ...second, title: 'Ropes first', sections: second.sections.slice(0, 2) },
        { title: 'The bowline', minutes: 30, objectives: ['Tie a bowline with one hand'] },
        { ...first, sections: [...first.sections.slice(0, 1), { title: 'Splices', summary: 'Why a splice is no knot.' }] },
      ],
    });
    assert.deepEqual([edited.__typename, edited.version, edited.title], ['CourseDraft', outline.version + 1, 'Knots']);
    assert.deepEqual(edited.lessons.map(({ id, title, sections }) => [id === first.id, id === second.id, title, sections.length]), [
      [false, true, 'Ropes first', 2], [false, false, 'The bowline', 0], [true, false, first.title, 2],
    ]);

    const { draft, events } = await drafted(app, teacher.token, edited);
    assert.deepEqual([draft.status, draft.approvedBy?.displayName !== undefined, draft.course?.status, draft.course?.title], ['DRAFTED', true, 'DRAFT', 'Knots']);
    assert.deepEqual(events.map(({ __typename }) => __typename), [
      'CourseOutlineApproved', ...Array.from({ length: 3 }, () => ['CourseLessonStarted', 'CourseLessonFinished']).flat(), 'CourseDraftCompleted',
    ]);
    assert.deepEqual(events.map(({ seq }) => seq), events.map((_, index) => index + 1));
    assert.deepEqual(events.at(-1)!.progress, { completed: 3, total: 3 });
    assert.deepEqual(draft.course!.lessons.edges, [], 'nothing that nobody has accepted is in the course');
    assert.match(draft.lessons[1]!.body, /^## The bowline\n[^]*- Tie a bowline with one hand/);
    assert.match(draft.lessons[2]!.body, /## Splices\n\nWhy a splice is no knot\./);

    const refused = await refusal(app, { query: PUBLISH, variables: { id: draft.course!.id }, token: teacher.token });
    assert.equal(refused.extensions.code, 'BAD_USER_INPUT');
    assert.match(refused.message, /“Ropes first”, “The bowline”/);

    // Out of their order, and the middle one corrected.
    const [ropes, bowline, last] = draft.lessons as [CourseDraftData['lessons'][number], CourseDraftData['lessons'][number], CourseDraftData['lessons'][number]];
    const accept = (lesson: { id: string; version: number }, more = {}) => decide(app, teacher.token, 'acceptDraftedLesson', { lessonId: lesson.id, expectedVersion: lesson.version, ...more });
    assert.equal((await accept(last)).status, 'ACCEPTED');
    assert.equal((await accept(ropes)).status, 'ACCEPTED');
    const twice = await Promise.all(Array.from({ length: 5 }, () => accept(bowline, { body: 'A bowline is a knot.' })));
    assert.equal(new Set(twice.map(({ lessonId }) => lessonId)).size, 1);
    const done = await courseDraft(app, teacher.token, draft.id);
    assert.deepEqual(done.course!.lessons.edges.map(({ node: { title, position } }) => [position, title]), [[1, 'Ropes first'], [2, 'The bowline'], [3, first.title]]);
    await gql(app, { query: PUBLISH, variables: { id: draft.course!.id }, token: teacher.token });
    const { lesson } = await gql<{ lesson: { body: string; provenance: { wasEdited: boolean; acceptedBy: { id: string }; parts: { origin: string; madeBy: string; promptVersion: string | null }[] } } }>(app, {
      query: 'query ($id: ID!) { lesson(id: $id) { body provenance { wasEdited acceptedBy { id } acceptedAt parts { origin madeBy promptVersion generationId } } } }',
      variables: { id: twice[0]!.lessonId }, token: learner.token,
    });
    assert.equal(lesson.body, 'A bowline is a knot.');
    const { wasEdited, acceptedBy, parts: [part] } = lesson.provenance;
    assert.deepEqual([wasEdited, acceptedBy.id, part!.origin, part!.promptVersion], [true, teacher.id, 'LOCAL', null]);
  });

  test('has a frame in each of the 12 languages, and says that it is one', async () => {
    for (const language of LANGUAGES) {
      const outline = await outlined(app, teacher.token, { topic: 'Photosynthesis <b>', language, hours: 30, level: 'ADVANCED' });
      assert.deepEqual([outline.status, outline.lessons.length], ['OUTLINED', 8], language);
      assert.equal(outline.lessons.flatMap(({ sections }) => sections).length + 8, 38, language);
      const [generation] = await rows<{ origin: string; notice: string }>(app.database, 'SELECT origin, notice FROM generations WHERE id = $1', [outline.outlineGenerationId]);
      assert.equal(generation!.origin, 'LOCAL');
      assert.ok(generation!.notice.length > 10, language);
      const input = { id: outline.id, expectedVersion: outline.version, lessons: [{ ...asInput(outline)[0]!, sections: [] }] };
      const { draft } = await drafted(app, teacher.token, await change(app, teacher.token, 'editCourseOutline', input));
      assert.equal(draft.status, 'DRAFTED', language);
      assert.match(draft.lessons[0]!.body, /^## .+\n[^]*\n- /, language);
    }
  });

  test('of two who edit one outline, one is told what stands by now, and nobody approves what he has not seen', async () => {
    const outline = await outlined(app, teacher.token, { topic: 'Tides', hours: 4 });
    const edit = (title: string) => change(app, teacher.token, 'editCourseOutline', { id: outline.id, expectedVersion: outline.version, lessons: [{ title, minutes: 10 }] });
    const results = await Promise.all(['One', 'Other'].map(edit));
    assert.deepEqual(results.map(({ __typename }) => __typename).sort(), ['CourseDraft', 'VersionConflict']);
    const conflict = results.find(({ __typename }) => __typename === 'VersionConflict')!;
    assert.equal(conflict.currentVersion, outline.version + 1);
    assert.equal((await change(app, teacher.token, 'approveCourseOutline', { id: outline.id, expectedVersion: outline.version })).__typename, 'VersionConflict');
    // Before there is an outline nobody can approve one.
    const early = await change(app, teacher.token, 'generateCourse', { topic: 'Tides' });
    await followCourse(app, teacher.token, early.id);
    assert.equal((await change(app, teacher.token, 'approveCourseOutline', { id: early.id, expectedVersion: early.version })).__typename, 'VersionConflict');
  });

  test('is approved once, however often, and drafts no lesson twice', async () => {
    const outline = await outlined(app, teacher.token, { topic: 'Winds', hours: 4, idempotencyKey: 'winds' });
    const again = await change(app, teacher.token, 'generateCourse', { topic: 'Winds', hours: 4, idempotencyKey: 'winds' });
    assert.equal(again.id, outline.id);
    const other = await refusal(app, { query: COURSE_OPERATIONS.generateCourse, variables: { input: { topic: 'Storms', idempotencyKey: 'winds' } }, token: teacher.token });
    assert.equal(other.extensions.field, 'input.idempotencyKey');
    const courses = await count('courses');
    const approved = await Promise.all(Array.from({ length: 20 }, () => change(app, teacher.token, 'approveCourseOutline', { id: outline.id, expectedVersion: outline.version })));
    assert.equal(new Set(approved.map(({ course }) => course!.id)).size, 1);
    await followCourse(app, teacher.token, outline.id);
    assert.equal(await count('courses'), courses + 1);
    const { lessons } = await courseDraft(app, teacher.token, outline.id);
    const sections = lessons.flatMap((lesson) => lesson.sections);
    assert.equal(await count("generations WHERE kind = 'LESSON' AND input->>'title' = ANY ($1) AND created_at > (SELECT created_at FROM course_drafts WHERE id = $2)", [lessons.map(({ title }) => title), outline.id]), sections.length);
  });

  test('runs one section again, alone, under a run of its own, with exactly one end', async () => {
    const { draft, events } = await drafted(app, teacher.token, await outlined(app, teacher.token, { topic: 'Anchors', hours: 8 }));
    const [lesson, untouched] = draft.lessons as [CourseDraftData['lessons'][number], CourseDraftData['lessons'][number]];
    const section = lesson.sections[1]!;
    const redraft = { lessonId: lesson.id, sectionId: section.id, expectedVersion: lesson.version };
    const results = await Promise.all(Array.from({ length: 5 }, () => change(app, teacher.token, 'redraftLesson', redraft)));
    assert.ok(results.every(({ __typename }) => __typename === 'CourseDraft' || __typename === 'VersionConflict'));
    const second = await followCourse(app, teacher.token, draft.id, { run: 3 });
    assert.deepEqual(second.map(({ __typename, run, seq }) => [__typename, run, seq]), [['CourseLessonStarted', 3, 1], ['CourseLessonFinished', 3, 2], ['CourseDraftCompleted', 3, 3]]);
    assert.equal(second[0]!.generationIds!.length, 1);
    const first = await followCourse(app, teacher.token, draft.id, { run: 2 });
    assert.deepEqual(first, events, 'the first run reads as it did');
    assert.equal(first.filter(({ __typename }) => COURSE_TERMINAL.has(__typename)).length, 1);
    const now = await courseDraft(app, teacher.token, draft.id);
    assert.deepEqual([now.status, now.run], ['DRAFTED', 3]);
    assert.deepEqual(now.lessons[1], untouched);
    assert.deepEqual(now.lessons[0]!.sections.map(({ generationId }, index) => generationId === lesson.sections[index]!.generationId), [true, false, true, true]);
    // Who read the first draft has not read this one.
    assert.equal((await decide(app, teacher.token, 'acceptDraftedLesson', { lessonId: lesson.id, expectedVersion: lesson.version })).__typename, 'VersionConflict');
  });

  test('has its outline made again, another one, as long as nobody has approved it', async () => {
    const outline = await outlined(app, teacher.token, { topic: 'Lighthouses', hours: 4 });
    const again = await change(app, teacher.token, 'regenerateCourseOutline', { id: outline.id, expectedVersion: outline.version });
    assert.equal(again.run, 2);
    assert.deepEqual((await followCourse(app, teacher.token, outline.id, { run: 2 })).map(({ __typename, seq }) => [__typename, seq]), [['CourseOutlineReady', 1]]);
    const now = await courseDraft(app, teacher.token, outline.id);
    assert.deepEqual([now.status, now.outlineGenerationId === outline.outlineGenerationId, now.lessons.length], ['OUTLINED', false, outline.lessons.length]);
    assert.equal((await change(app, teacher.token, 'regenerateCourseOutline', { id: outline.id, expectedVersion: outline.version })).__typename, 'VersionConflict');
    await drafted(app, teacher.token, now);
    const { extensions } = await refusal(app, { query: COURSE_OPERATIONS.regenerateCourseOutline, variables: { input: { id: outline.id, expectedVersion: now.version } }, token: teacher.token });
    assert.equal(extensions.field, 'input.id');
  });

  test('is stopped before its lessons, and goes on where somebody wants it to', async () => {
    const outline = await outlined(app, teacher.token, { topic: 'Sails', hours: 4 });
    const cancelled = await courseDraft(app, teacher.token, outline.id, 'cancelCourseDraft');
    assert.equal(cancelled.status, 'CANCELLED');
    assert.equal((await courseDraft(app, teacher.token, outline.id, 'cancelCourseDraft')).status, 'CANCELLED');
    assert.deepEqual((await followCourse(app, teacher.token, outline.id)).map(({ __typename }) => __typename), ['CourseOutlineReady']);
    const { status, lessons, version } = await courseDraft(app, teacher.token, outline.id, 'resumeCourseDraft');
    assert.deepEqual([status, lessons, version], ['OUTLINED', outline.lessons, outline.version]);
    const { draft } = await drafted(app, teacher.token, outline);
    assert.deepEqual([draft.status, draft.run], ['DRAFTED', 2]);
  });

  test('is published without what somebody discarded, and without what was never wanted', async () => {
    const { draft } = await drafted(app, teacher.token, await outlined(app, teacher.token, { topic: 'Charts', hours: 4 }));
    const [lesson] = draft.lessons;
    const discard = { lessonId: lesson!.id, expectedVersion: lesson!.version };
    assert.equal((await decide(app, teacher.token, 'discardDraftedLesson', discard)).status, 'DISCARDED');
    assert.equal((await decide(app, teacher.token, 'discardDraftedLesson', discard)).status, 'DISCARDED');
    await gql(app, { query: PUBLISH, variables: { id: draft.course!.id }, token: teacher.token });
    const late = await refusal(app, { query: COURSE_OPERATIONS.redraftLesson, variables: { input: { lessonId: lesson!.id, expectedVersion: lesson!.version + 1 } }, token: teacher.token });
    assert.match(late.message, /still a draft/);
  });

  test("is its teacher's: no learner starts one, and nobody else knows of it", async () => {
    const stranger = await signUp(app, 'INSTRUCTOR');
    const outline = await outlined(app, teacher.token, { topic: 'Locks', hours: 4 });
    assert.equal((await refusal(app, { query: COURSE_OPERATIONS.generateCourse, variables: { input: { topic: 'Locks' } }, token: learner.token })).extensions.code, 'FORBIDDEN');
    assert.equal((await refusal(app, { query: COURSE_OPERATIONS.generateCourse, variables: { input: { topic: 'Locks' } } })).extensions.code, 'UNAUTHENTICATED');
    for (const token of [learner.token, stranger.token]) {
      for (const [operation, variables] of [
        ['courseDraft', { id: outline.id }], ['cancelCourseDraft', { id: outline.id }], ['resumeCourseDraft', { id: outline.id }],
        ['approveCourseOutline', { input: { id: outline.id, expectedVersion: outline.version } }],
        ['regenerateCourseOutline', { input: { id: outline.id, expectedVersion: outline.version } }],
        ['editCourseOutline', { input: { id: outline.id, expectedVersion: outline.version, lessons: [{ title: 'Mine', minutes: 1 }] } }],
        ['redraftLesson', { input: { lessonId: outline.lessons[0]!.id, expectedVersion: 1 } }],
        ['acceptDraftedLesson', { input: { lessonId: outline.lessons[0]!.id, expectedVersion: 1 } }],
        ['discardDraftedLesson', { input: { lessonId: outline.lessons[0]!.id, expectedVersion: 1 } }],
      ] as const) assert.equal((await refusal(app, { query: COURSE_OPERATIONS[operation], variables, token })).extensions.code, 'NOT_FOUND', operation);
      await assert.rejects(followCourse(app, token, outline.id), /NOT_FOUND/);
      assert.equal((await refusal(app, { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: outline.id }, token })).extensions.code, 'NOT_FOUND');
    }
    const admin = await signUp(app, 'ADMIN');
    assert.equal((await courseDraft(app, admin.token, outline.id)).status, 'OUTLINED');
  });

  test('refuses what makes no course, naming the field', async () => {
    const outline = await outlined(app, teacher.token, { topic: 'Buoys', hours: 4 });
    const lesson = { title: 'A lesson', minutes: 10 };
    for (const [operation, input, field] of [
      ['generateCourse', { topic: 'Buoys', hours: 0 }, 'input.hours'],
      ['generateCourse', { topic: 'Buoys', hours: 1001 }, 'input.hours'],
      ['generateCourse', { topic: ' ' }, 'input.topic'],
      ['generateCourse', { topic: 'x'.repeat(900_000) }, 'input.topic'],
      ['generateCourse', { topic: 'Buoys', audience: 'x'.repeat(501) }, 'input.audience'],
      ['generateCourse', { topic: 'Buoys', title: '' }, 'input.title'],
      ['editCourseOutline', { lessons: [] }, 'input.lessons'],
      ['editCourseOutline', { lessons: Array.from({ length: 10_000 }, () => lesson) }, 'input.lessons'],
      ['editCourseOutline', { lessons: [{ ...lesson, title: '' }] }, 'input.lessons[0].title'],
      ['editCourseOutline', { lessons: [{ ...lesson, minutes: 0 }] }, 'input.lessons[0].minutes'],
      ['editCourseOutline', { lessons: [lesson, { ...lesson, id: 'cdl_nonsense' }] }, 'input.lessons[1].id'],
      ['editCourseOutline', { lessons: [{ ...lesson, id: outline.lessons[0]!.id }, { ...lesson, id: outline.lessons[0]!.id }] }, 'input.lessons[1].id'],
      ['editCourseOutline', { lessons: [{ ...lesson, sections: Array.from({ length: 31 }, () => ({ title: 'x' })) }] }, 'input.lessons[0].sections'],
    ] as const) {
      const variables = { input: operation === 'editCourseOutline' ? { id: outline.id, expectedVersion: outline.version, ...input } : input };
      const { extensions } = await refusal(app, { query: COURSE_OPERATIONS[operation], variables, token: teacher.token });
      assert.deepEqual([extensions.code, extensions.field], ['BAD_USER_INPUT', field], JSON.stringify(input).slice(0, 200));
    }
    assert.equal((await refusal(app, { query: COURSE_OPERATIONS.generateCourse, variables: { input: { topic: 'Buoys', language: 'TLH' } }, token: teacher.token })).extensions.code, 'BAD_USER_INPUT');
    await assert.rejects(followCourse(app, teacher.token, outline.id, { run: 2 }), /BAD_USER_INPUT/);
    await assert.rejects(followCourse(app, teacher.token, outline.id, { afterSeq: 99 }), /BAD_USER_INPUT/);
    assert.equal((await change(app, teacher.token, 'generateCourse', { topic: '?!…' })).__typename, 'ContentRejected');
    const harmful = { title: 'Explosives', summary: 'How to build a pipe bomb at home, step by step.', minutes: 10 };
    assert.equal((await change(app, teacher.token, 'editCourseOutline', { id: outline.id, expectedVersion: outline.version, lessons: [{ ...lesson, sections: [harmful].map(({ title, summary }) => ({ title, summary })) }] })).__typename, 'ContentRejected');
    assert.deepEqual((await courseDraft(app, teacher.token, outline.id)).lessons, outline.lessons, 'and nothing is changed');
  });

  test('may be as long as an outline may be', async () => {
    const outline = await outlined(app, teacher.token, { topic: 'Everything', hours: 4 });
    const lessons = Array.from({ length: 100 }, (_, lesson) => ({
      title: `Lesson ${lesson}`, minutes: 6_000, sections: Array.from({ length: 30 }, (_each, section) => ({ title: `Section ${section} of ${lesson}`, summary: 'What there is to say about it, in a few words.' })),
    }));
    const edited = await change(app, teacher.token, 'editCourseOutline', { id: outline.id, expectedVersion: outline.version, lessons });
    assert.deepEqual([edited.__typename, edited.lessons.length, edited.lessons[99]!.sections.length], ['CourseDraft', 100, 30]);
    const approved = await change(app, teacher.token, 'approveCourseOutline', { id: outline.id, expectedVersion: edited.version });
    assert.equal(approved.course!.title, 'Everything');
    assert.equal((await courseDraft(app, teacher.token, outline.id, 'cancelCourseDraft')).status, 'CANCELLED');
  });
});
