import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, send } from '../kit/clients.js';
import { ask, askInVain, courseWith, type EnrolledData, type ProgressData, type RulesData } from '../kit/enrolments.js';
import { eventually, rows } from '../kit/generations.js';

suite('people of a course', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app?.stop());
  const people = (count: number) => Promise.all(Array.from({ length: count }, () => signUp(app)));
  const tally = (results: EnrolledData[]) => Object.fromEntries(Object.entries(Object.groupBy(results, ({ __typename }) => __typename)).map(([name, all]) => [name, all!.length]));

  test('three seats are three seats, whichever door twelve come through at once', async () => {
    const course = await courseWith(app, { policy: 'CODE', seats: 3 });
    const them = await people(8);
    const invited = await people(4);
    const tokens = await Promise.all(invited.map(({ id }) => ask<{ token: string }>(app, course.teacher.token, 'invite-to-course', { input: { courseId: course.courseId, userId: id } })));
    const results = await Promise.all([
      ...them.map(({ token }) => ask<EnrolledData>(app, token, 'enrol-by-code', { code: course.code })),
      ...invited.map(({ token }, index) => ask<EnrolledData>(app, token, 'accept-invitation', { token: tokens[index]!.token })),
    ]);
    assert.deepEqual(tally(results), { Enrolment: 3, CourseFull: 9 });
    // Of one that was full the invitation is not used up.
    const late = results.slice(8).findIndex(({ __typename }) => __typename === 'CourseFull');
    await ask(app, course.teacher.token, 'set-enrolment-rules', { input: { courseId: course.courseId, seats: 20 } });
    assert.equal((await ask<EnrolledData>(app, invited[late]!.token, 'accept-invitation', { token: tokens[late]!.token })).__typename, 'Enrolment');
  });

  test('one who comes ten times at once is in once; a rotated code lets nobody in', async () => {
    const course = await courseWith(app, { policy: 'CODE' });
    const [one, other] = await people(2);
    const results = await Promise.all(Array.from({ length: 10 }, () => ask<EnrolledData>(app, one!.token, 'enrol-by-code', { code: course.code })));
    assert.equal(new Set(results.map(({ id }) => id)).size, 1);
    const history = await rows<{ n: number }>(app.database, `SELECT count(*)::int AS n FROM activity_outbox WHERE event ->> 'verb' = 'enrolled' AND user_id = $1`, [one!.id]).catch(() => null);
    void history;
    await ask(app, course.teacher.token, 'rotate-enrolment-code', { courseId: course.courseId, expiresAt: null });
    const late = await send(app, { query: 'mutation ($code: String!) { enrolByCode(code: $code) { __typename } }', variables: { code: course.code }, token: other!.token });
    assert.notEqual((late.data as { enrolByCode: { __typename: string } } | null)?.enrolByCode?.__typename, 'Enrolment');
  });

  test('an invitation that is accepted and revoked at once has one end', async () => {
    for (let round = 0; round < 6; round += 1) {
      const course = await courseWith(app, { policy: 'INVITATION' });
      const [one] = await people(1);
      const { token, invitation } = await ask<{ token: string; invitation: { id: string } }>(app, course.teacher.token, 'invite-to-course', { input: { courseId: course.courseId, userId: one!.id } });
      const [accepted] = await Promise.all([
        send<{ acceptInvitation: EnrolledData }>(app, { query: 'mutation ($token: String) { acceptInvitation(token: $token) { __typename } }', variables: { token }, token: one!.token }),
        send(app, { query: 'mutation ($id: ID!) { revokeInvitation(id: $id) { state } }', variables: { id: invitation.id }, token: course.teacher.token }),
      ]);
      const [row] = await rows<{ state: string; enrolled: boolean }>(app.database, 'SELECT i.*, EXISTS (SELECT FROM enrolments e WHERE e.course_id = i.course_id AND e.user_id = $2) AS enrolled FROM course_invitations i WHERE id = $1', [invitation.id, one!.id]);
      const isIn = accepted.data?.acceptInvitation?.__typename === 'Enrolment';
      assert.equal(row!.enrolled, isIn);
    }
  });

  test('co-instructors do what the owner does, but for who teaches; a learner nothing of it', async () => {
    const course = await courseWith(app, { policy: 'CODE' });
    const co = await signUp(app, 'INSTRUCTOR');
    const [learner] = await people(1);
    await ask(app, learner!.token, 'enrol-by-code', { code: course.code });
    assert.equal((await askInVain(app, co.token, 'class-mastery', { courseId: course.courseId, first: 10 })).extensions.code, 'NOT_FOUND');
    await ask(app, course.teacher.token, 'add-instructor', { courseId: course.courseId, email: co.email });
    await ask(app, co.token, 'class-mastery', { courseId: course.courseId, first: 10 });
    await ask<RulesData>(app, co.token, 'rotate-enrolment-code', { courseId: course.courseId, expiresAt: null });
    for (const [name, variables] of [['add-instructor', { courseId: course.courseId, email: 'x@example.org' }], ['remove-instructor', { courseId: course.courseId, userId: course.teacher.id }], ['transfer-course', { courseId: course.courseId, userId: co.id }]] as const) {
      const { errors } = await send(app, { query: (await import('node:fs')).readFileSync(new URL(`../../../docs/operations/${name}.graphql`, import.meta.url), 'utf8'), variables, token: co.token });
      assert.ok(errors.length > 0, name);
    }
    for (const name of ['class-mastery', 'course-members'] as const) assert.equal((await askInVain(app, learner!.token, name, { courseId: course.courseId, first: 10 })).extensions.code, 'FORBIDDEN');
    await ask(app, course.teacher.token, 'remove-instructor', { courseId: course.courseId, userId: co.id });
    assert.notEqual((await send(app, { query: '{ viewer { id } }', token: co.token })).status, 500);
    assert.equal((await askInVain(app, co.token, 'class-mastery', { courseId: course.courseId, first: 10 })).extensions.code, 'NOT_FOUND');
  });

  test('who finishes everything at once, and again, completes once', async () => {
    const course = await courseWith(app, { lessons: 6 });
    const [one] = await people(1);
    await ask(app, one!.token, 'enrol', { courseId: course.courseId });
    const ids = course.lessonIds.map(() => randomUUID());
    await Promise.all([...course.lessonIds, ...course.lessonIds].map((lessonId, index) => ask(app, one!.token, 'finish-lesson', { input: { lessonId, eventId: ids[index % 6] } })));
    const progress = await ask<ProgressData>(app, one!.token, 'course-progress', { courseId: course.courseId });
    assert.deepEqual([progress.finished, progress.percent, progress.completedAt !== null], [6, 100, true]);
    const history = await eventually(() => gql<{ activity: { edges: { node: { verb: string; object: { type: string } } }[] } }>(app, { query: '{ activity(first: 100) { edges { node { verb object { type } } } } }', token: one!.token }), () => true);
    const verbs = history.activity.edges.map(({ node }) => `${node.verb} ${node.object.type}`);
    assert.equal(verbs.filter((verb) => verb === 'completed Course').length, 1);
    assert.equal(verbs.filter((verb) => verb === 'finished Lesson').length, 6);
    // Undo, then an older finish that comes late: the later by time counts.
    await ask(app, one!.token, 'undo-finish-lesson', { input: { lessonId: course.lessonIds[0], eventId: randomUUID() } });
    await ask(app, one!.token, 'finish-lesson', { input: { lessonId: course.lessonIds[0], eventId: randomUUID(), at: new Date(Date.now() - 60_000).toISOString() } });
    assert.equal((await ask<ProgressData>(app, one!.token, 'course-progress', { courseId: course.courseId })).finished, 5);
    for (const at of ['2100-01-01T00:00:00Z', '1970-01-01T00:00:00Z']) {
      assert.equal((await askInVain(app, one!.token, 'finish-lesson', { input: { lessonId: course.lessonIds[0], eventId: randomUUID(), at } })).extensions.field, 'input.at');
    }
  });

  test('two teachers close no circle, whichever way: by arrows, by accepting, by merging', async () => {
    const course = await courseWith(app);
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    await gql(app, { query: 'mutation ($input: CreateLessonInput!) { createLesson(input: $input) { id } }', variables: { input: { courseId: course.courseId, title: 'X', body: 'Of everything there is something.', objectives: names } }, token: course.teacher.token });
    type Node = { id: string; text: string; version: number; requires: { id: string; text: string }[] };
    const list = async () => new Map((await ask<{ edges: { node: Node }[] }>(app, course.teacher.token, 'objectives', { courseId: course.courseId, first: 50 })).edges.map(({ node }) => [node.text, node]));
    for (let round = 0; round < 5; round += 1) {
      const now = await list();
      const set = (of: string, on: string[]) => ask<{ __typename: string; path?: { text: string }[] }>(app, course.teacher.token, 'set-prerequisites', { input: { objectiveId: now.get(of)!.id, expectedVersion: now.get(of)!.version, requires: on.map((each) => now.get(each)!.id) } });
      const results = await Promise.all([set('A', ['B']), set('B', ['C']), set('C', ['A']), set('D', ['D'])]);
      const circles = results.filter(({ __typename }) => __typename === 'PrerequisiteCycle');
      assert.ok(circles.length >= 2, JSON.stringify(results));
      const then = await list();
      for (const name of ['A', 'B', 'C']) if (then.get(name)!.requires.length) await ask(app, course.teacher.token, 'set-prerequisites', { input: { objectiveId: then.get(name)!.id, expectedVersion: then.get(name)!.version, requires: [] } });
    }
    let now = await list();
    const set = async (of: string, on: string[]) => ask<{ __typename: string }>(app, course.teacher.token, 'set-prerequisites', { input: { objectiveId: now.get(of)!.id, expectedVersion: now.get(of)!.version, requires: on.map((each) => now.get(each)!.id) } });
    await set('A', ['B']);
    await set('B', ['C']);
    now = await list();
    const merged = await ask<{ __typename: string }>(app, course.teacher.token, 'merge-objectives', { input: { objectiveId: now.get('A')!.id, mergedId: now.get('C')!.id, expectedVersion: now.get('A')!.version } });
    assert.equal(merged.__typename, 'PrerequisiteCycle');
    // A merge and an arrow at the same time: D->E, and E merged into F while F requires D.
    now = await list();
    await Promise.all([
      ask<{ __typename: string }>(app, course.teacher.token, 'merge-objectives', { input: { objectiveId: now.get('F')!.id, mergedId: now.get('E')!.id, expectedVersion: now.get('F')!.version } }),
      set('D', ['E']).catch((error: unknown) => ({ __typename: String(error) })),
      set('E', ['D']).catch((error: unknown) => ({ __typename: String(error) })),
    ]);
    const loops = await rows(app.database, `WITH RECURSIVE walk AS (SELECT objective_id AS start, requires_id AS at, 1 AS depth FROM prerequisites UNION ALL SELECT w.start, p.requires_id, depth + 1 FROM walk w JOIN prerequisites p ON p.objective_id = w.at WHERE depth < 20) SELECT * FROM walk WHERE start = at`);
    assert.deepEqual(loops, []);
  });
});
