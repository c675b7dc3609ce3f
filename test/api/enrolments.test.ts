import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { ask, askInVain, courseWith, type EnrolledData, type ProgressData, type RulesData } from '../kit/enrolments.js';
import { EXPLAIN, addLesson, follow, rows, start } from '../kit/generations.js';

let app: TestApp;
before(async () => {
  app = await startApp();
});
after(() => app.stop());

const enrol = (who: TestAccount, courseId: string) => ask<EnrolledData>(app, who.token, 'enrol', { courseId });
const byCode = (who: TestAccount, code: string) => ask<EnrolledData>(app, who.token, 'enrol-by-code', { code });
const lesson = (who: TestAccount, id: string) => refusal(app, { query: 'query ($id: ID!) { lesson(id: $id) { body } }', variables: { id }, token: who.token });
const reads = async (who: TestAccount, id: string) => (await gql<{ lesson: { body: string } }>(app, { query: 'query ($id: ID!) { lesson(id: $id) { body } }', variables: { id }, token: who.token })).lesson.body.length > 0;
const card = (who: TestAccount, id: string) => ask<{ mayRead: boolean; title: string; enrolment: { state: string } | null }>(app, who.token, 'course-people', { id });

describe('an open course', () => {
  test('is read without being enrolled, and whoever enrols is in at once, once', async () => {
    const { courseId, lessonIds } = await courseWith(app);
    const learner = await signUp(app);
    assert.ok(await reads(learner, lessonIds[0]!));
    const [one, other] = [await enrol(learner, courseId), await enrol(learner, courseId)];
    assert.deepEqual([one.state, other.id], ['ACTIVE', one.id]);
    const { edges } = await ask<{ edges: { node: { course: { id: string } } }[] }>(app, learner.token, 'my-courses', {});
    assert.deepEqual(edges.map(({ node }) => node.course.id), [courseId]);
    const events = await rows<{ verb: string }>(app.database, `SELECT statement ->> 'verb' AS verb FROM activity_outbox WHERE user_id = $1 UNION ALL SELECT statement ->> 'verb' FROM activity_events WHERE user_id = $1`, [learner.id]);
    assert.deepEqual(events.map(({ verb }) => verb), ['enrolled']);
  });

  test('that is a draft enrols nobody', async () => {
    const teacher = await signUp(app, 'INSTRUCTOR');
    const { id } = await ask<{ id: string }>(app, teacher.token, 'create-course', { input: { title: 'Not yet' } });
    assert.equal((await askInVain(app, (await signUp(app)).token, 'enrol', { courseId: id })).extensions.code, 'NOT_FOUND');
    assert.equal((await askInVain(app, teacher.token, 'enrol', { courseId: id })).extensions.code, 'NOT_FOUND');
  });
});

describe('a code', () => {
  test('lets in, however it is written; another doesn’t, nor does one that was replaced or is too old', async () => {
    const { teacher, courseId, lessonIds, code } = await courseWith(app, { policy: 'CODE' });
    const [one, other, third] = await Promise.all([signUp(app), signUp(app), signUp(app)]);
    assert.deepEqual([(await enrol(one, courseId)).reason, (await card(one, courseId)).mayRead, (await lesson(one, lessonIds[0]!)).extensions.code], ['CODE_NEEDED', false, 'NOT_FOUND']);
    assert.equal((await byCode(one, 'AAAAA-AAAAA')).reason, 'CODE_UNKNOWN');
    assert.equal((await byCode(one, ` ${code!.toLowerCase().replace('-', ' ')}`)).state, 'ACTIVE');
    assert.ok(await reads(one, lessonIds[0]!));
    const next = await ask<RulesData>(app, teacher.token, 'rotate-enrolment-code', { courseId });
    assert.deepEqual([(await byCode(other, code!)).reason, (await byCode(other, next.code!)).state], ['CODE_UNKNOWN', 'ACTIVE']);
    await rows(app.database, `UPDATE enrolment_rules SET code_expires_at = now() - interval '1 s' WHERE course_id = $1`, [courseId]);
    assert.equal((await byCode(third, next.code!)).reason, 'CODE_EXPIRED');
  });

  test('is at rest neither as it is nor as a hash that could be tried, and only those who teach see it', async () => {
    const { courseId, code } = await courseWith(app, { policy: 'CODE' });
    const [kept] = await rows<Record<string, unknown>>(app.database, 'SELECT * FROM enrolment_rules WHERE course_id = $1', [courseId]);
    assert.ok(!JSON.stringify(kept).includes(code!) && !JSON.stringify(kept).includes(code!.replace('-', '')));
    const learner = await signUp(app);
    await byCode(learner, code!);
    const seen = await gql<{ course: { enrolmentRules: unknown } }>(app, { query: 'query ($id: ID!) { course(id: $id) { enrolmentRules { code } } }', variables: { id: courseId }, token: learner.token });
    assert.equal(seen.course.enrolmentRules, null);
    assert.equal((await askInVain(app, learner.token, 'rotate-enrolment-code', { courseId })).extensions.code, 'FORBIDDEN');
  });

  test('is given up with its policy, and never works again', async () => {
    const { teacher, courseId, code } = await courseWith(app, { policy: 'CODE' });
    const set = (policy: string) => ask<RulesData>(app, teacher.token, 'set-enrolment-rules', { input: { courseId, policy } });
    assert.equal((await set('OPEN')).code, null);
    const again = await set('CODE');
    assert.notEqual(again.code, code);
    assert.equal((await byCode(await signUp(app), code!)).reason, 'CODE_UNKNOWN');
  });

  test('can be tried thirty times a minute, the right one too', async () => {
    const limited = await startApp({ tuning: { limits: {} } });
    try {
      const { code } = await courseWith(limited, { policy: 'CODE' });
      const guesser = await signUp(limited);
      for (let guess = 0; guess < 30; guess += 1) assert.equal((await ask<EnrolledData>(limited, guesser.token, 'enrol-by-code', { code: `AAAAA-AAA${guess}` })).reason, 'CODE_UNKNOWN');
      assert.equal((await askInVain(limited, guesser.token, 'enrol-by-code', { code })).extensions.code, 'RATE_LIMITED');
      assert.equal((await ask<EnrolledData>(limited, (await signUp(limited)).token, 'enrol-by-code', { code })).state, 'ACTIVE');
    } finally {
      await limited.stop();
    }
  });
});

describe('an invitation', () => {
  const invite = (who: TestAccount, input: object) => ask<{ token: string; invitation: { id: string } }>(app, who.token, 'invite-to-course', { input });
  const accept = (who: TestAccount, key: object) => ask<EnrolledData>(app, who.token, 'accept-invitation', { ...key });

  test('to an address without an account lets in who makes that account and holds the token, once; the course is nobody else’s business', async () => {
    const { teacher, courseId, lessonIds } = await courseWith(app, { policy: 'INVITATION' });
    const email = `newcomer-${Date.now()}@example.org`;
    const { token, invitation } = await invite(teacher, { courseId, email: email.toUpperCase() });
    const [kept] = await rows<Record<string, unknown>>(app.database, 'SELECT * FROM course_invitations WHERE id = $1', [invitation.id]);
    assert.ok(!JSON.stringify(kept).includes(token));
    const outsider = await signUp(app);
    assert.equal((await askInVain(app, outsider.token, 'course-people', { id: courseId })).extensions.code, 'NOT_FOUND');
    assert.equal((await askInVain(app, outsider.token, 'enrol', { courseId })).extensions.code, 'NOT_FOUND');
    assert.equal((await accept(outsider, { token })).reason, 'ANOTHER_ADDRESS');
    assert.equal((await askInVain(app, outsider.token, 'accept-invitation', { id: invitation.id })).extensions.code, 'NOT_FOUND');
    assert.equal((await askInVain(app, outsider.token, 'decline-invitation', { token })).extensions.code, 'NOT_FOUND');
    const { register } = await gql<{ register: { accessToken: string } }>(app, {
      query: 'mutation ($input: RegisterInput!) { register(input: $input) { ... on Session { accessToken } } }', variables: { input: { email, password: 'quiet-harbour-41-lantern', displayName: 'New' } },
    });
    const newcomer = { ...outsider, token: register.accessToken };
    // Nobody has shown yet that the address is his: only who holds the token has.
    assert.deepEqual((await ask<{ edges: unknown[] }>(app, newcomer.token, 'my-invitations', {})).edges, []);
    assert.equal((await askInVain(app, newcomer.token, 'accept-invitation', { id: invitation.id })).extensions.code, 'NOT_FOUND');
    const enrolled = await accept(newcomer, { token });
    assert.deepEqual([enrolled.state, (await accept(newcomer, { token })).id], ['ACTIVE', enrolled.id]);
    assert.ok(await reads(newcomer, lessonIds[0]!));
    await ask(app, newcomer.token, 'leave-course', { courseId });
    assert.equal((await accept(newcomer, { token })).reason, 'INVITATION_OVER');
    assert.equal((await askInVain(app, newcomer.token, 'course-people', { id: courseId })).extensions.code, 'NOT_FOUND');
  });

  test('to an account is in its list, and is declined or accepted there by nobody else', async () => {
    const { teacher, courseId } = await courseWith(app, { policy: 'INVITATION' });
    const [invited, other] = [await signUp(app), await signUp(app)];
    const { invitation, token } = await invite(teacher, { courseId, userId: invited.id });
    const mine = async (who: TestAccount) => (await ask<{ edges: { node: { id: string } }[] }>(app, who.token, 'my-invitations', {})).edges.map(({ node }) => node.id);
    assert.deepEqual([await mine(invited), await mine(other)], [[invitation.id], []]);
    assert.equal((await accept(other, { token })).reason, 'ANOTHER_ADDRESS');
    assert.equal((await ask<{ state: string }>(app, invited.token, 'decline-invitation', { id: invitation.id })).state, 'DECLINED');
    assert.equal((await accept(invited, { id: invitation.id })).reason, 'INVITATION_OVER');
    const again = await invite(teacher, { courseId, userId: invited.id });
    assert.equal((await accept(invited, { id: again.invitation.id })).state, 'ACTIVE');
  });

  test('is taken back by those who teach the course, by the next one to the same, by time, and when its addressee is removed', async () => {
    const { teacher, courseId } = await courseWith(app, { policy: 'INVITATION' });
    const learner = await signUp(app);
    const one = await invite(teacher, { courseId, email: learner.email });
    const two = await invite(teacher, { courseId, email: learner.email });
    assert.equal((await accept(learner, { token: one.token })).reason, 'INVITATION_OVER');
    await ask(app, teacher.token, 'revoke-invitation', { id: two.invitation.id });
    assert.equal((await accept(learner, { token: two.token })).reason, 'INVITATION_OVER');
    const three = await invite(teacher, { courseId, email: learner.email });
    await rows(app.database, `UPDATE course_invitations SET expires_at = now() - interval '1 s' WHERE id = $1`, [three.invitation.id]);
    assert.equal((await accept(learner, { token: three.token })).reason, 'INVITATION_OVER');
    const four = await invite(teacher, { courseId, email: learner.email });
    assert.equal((await accept(learner, { token: four.token })).state, 'ACTIVE');
    const five = await invite(teacher, { courseId, email: learner.email });
    await ask(app, teacher.token, 'remove-learner', { input: { courseId, userId: learner.id, reason: 'Enough.' } });
    assert.equal((await accept(learner, { token: five.token })).reason, 'INVITATION_OVER');
    const six = await invite(teacher, { courseId, email: learner.email });
    assert.equal((await accept(learner, { token: six.token })).state, 'ACTIVE');
  });

  test('to a course that is not published waits until it is', async () => {
    const [owner, learner] = [await signUp(app, 'INSTRUCTOR'), await signUp(app)];
    const { id: courseId } = await ask<{ id: string }>(app, owner.token, 'create-course', { input: { title: 'Piers', description: 'About piers' } });
    const { invitation, token } = await invite(owner, { courseId, userId: learner.id });
    for (const key of [{ token }, { id: invitation.id }]) assert.equal((await accept(learner, key)).reason, 'NOT_PUBLISHED');
    await ask(app, owner.token, 'publish-course', { id: courseId });
    assert.equal((await accept(learner, { id: invitation.id })).state, 'ACTIVE');
    assert.equal((await accept(learner, { token })).state, 'ACTIVE');
  });

  test('wants one addressee, a time to come, and somebody who may edit the course', async () => {
    const { teacher, courseId } = await courseWith(app);
    const field = async (input: object) => (await askInVain(app, teacher.token, 'invite-to-course', { input: { courseId, ...input } })).extensions.field;
    assert.deepEqual(
      [await field({}), await field({ email: 'x@example.org', userId: teacher.id }), await field({ email: 'no address' }), await field({ email: 'x@example.org', expiresAt: '2020-01-01T00:00:00Z' }), await field({ email: 'x@example.org', expiresAt: '2999-01-01T00:00:00Z' })],
      ['input.email', 'input.email', 'input.email', 'input.expiresAt', 'input.expiresAt'],
    );
    const stranger = await signUp(app, 'INSTRUCTOR');
    assert.equal((await askInVain(app, stranger.token, 'invite-to-course', { input: { courseId, email: 'x@example.org' } })).extensions.code, 'FORBIDDEN');
    assert.equal((await askInVain(app, teacher.token, 'invite-to-course', { input: { courseId, userId: 'usr_00000000000000000000000000000000' } })).extensions.code, 'NOT_FOUND');
    assert.equal((await askInVain(app, teacher.token, 'accept-invitation', {})).extensions.field, 'id');
  });
});

describe('an enrolment', () => {
  test('keeps its history, whether somebody leaves, comes again or is removed; only an invitation lets him in then', async () => {
    const { teacher, courseId, lessonIds, code } = await courseWith(app, { policy: 'CODE' });
    const learner = await signUp(app);
    const { id } = await byCode(learner, code!);
    const { id: generationId } = await start(app, learner.token, EXPLAIN, { lessonId: lessonIds[0] });
    await follow(app, learner.token, generationId);
    await ask(app, learner.token, 'leave-course', { courseId });
    await ask(app, learner.token, 'leave-course', { courseId });
    assert.equal((await lesson(learner, lessonIds[0]!)).extensions.code, 'NOT_FOUND');
    assert.equal((await byCode(learner, code!)).id, id);
    const input = { courseId, userId: learner.id, reason: 'Copied answers.' };
    assert.deepEqual((await ask<EnrolledData>(app, teacher.token, 'remove-learner', { input })).state, 'REMOVED');
    assert.equal((await ask<EnrolledData>(app, teacher.token, 'remove-learner', { input: { ...input, reason: 'Another.' } })).reason, 'Copied answers.');
    const refused = await byCode(learner, code!);
    assert.ok(refused.reason === 'REMOVED' && refused.message!.includes('Copied answers.'));
    const of = await card(learner, courseId) as unknown as { mayRead: boolean; enrolment: { reason: string; history: { state: string; through: string | null; reason: string | null }[] } };
    assert.deepEqual([of.mayRead, of.enrolment.reason, of.enrolment.history.map(({ state, through }) => [state, through])], [
      false, 'Copied answers.', [['REMOVED', null], ['ACTIVE', 'CODE'], ['LEFT', null], ['ACTIVE', 'CODE']],
    ]);
    // What was made from the course is out of reach, until he is in again.
    const generations = async () => (await gql<{ generations: { edges: unknown[] } }>(app, { query: '{ generations { edges { node { id } } } }', token: learner.token })).generations.edges.length;
    assert.equal((await refusal(app, { query: 'query ($id: ID!) { generation(id: $id) { text } }', variables: { id: generationId }, token: learner.token })).extensions.code, 'NOT_FOUND');
    assert.equal(await generations(), 0);
    const { token } = await ask<{ token: string }>(app, teacher.token, 'invite-to-course', { input: { courseId, email: learner.email } });
    assert.equal((await ask<EnrolledData>(app, learner.token, 'accept-invitation', { token })).id, id);
    assert.equal(await generations(), 1);
  });

  test('of somebody else is nobody’s business but those who teach the course', async () => {
    const { teacher, courseId } = await courseWith(app);
    const [learner, other] = [await signUp(app), await signUp(app)];
    const { id } = await enrol(learner, courseId);
    const node = (who: TestAccount) => gql<{ node: { state: string } | null }>(app, { query: 'query ($id: ID!) { node(id: $id) { ... on Enrolment { state } } }', variables: { id }, token: who.token });
    assert.deepEqual([(await node(learner)).node?.state, (await node(teacher)).node?.state], ['ACTIVE', 'ACTIVE']);
    assert.equal((await refusal(app, { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id }, token: other.token })).extensions.code, 'NOT_FOUND');
    assert.equal((await askInVain(app, other.token, 'remove-learner', { input: { courseId, userId: learner.id, reason: 'x' } })).extensions.code, 'FORBIDDEN');
    assert.equal((await askInVain(app, other.token, 'course-members', { courseId })).extensions.code, 'FORBIDDEN');
    assert.equal((await askInVain(app, other.token, 'course-progress', { courseId, learnerId: learner.id })).extensions.code, 'FORBIDDEN');
    assert.equal((await askInVain(app, other.token, 'leave-course', { courseId })).extensions.code, 'NOT_FOUND');
  });

  test('stays when the policy changes; who was not enrolled is then kept out', async () => {
    const { teacher, courseId, lessonIds } = await courseWith(app);
    const [inside, outside] = [await signUp(app), await signUp(app)];
    await enrol(inside, courseId);
    await ask(app, teacher.token, 'set-enrolment-rules', { input: { courseId, policy: 'INVITATION' } });
    assert.ok(await reads(inside, lessonIds[0]!));
    assert.equal((await lesson(outside, lessonIds[0]!)).extensions.code, 'NOT_FOUND');
  });
});

describe('rules', () => {
  test('that make no sense are refused by their field', async () => {
    const { teacher, courseId } = await courseWith(app);
    const field = async (input: object) => (await askInVain(app, teacher.token, 'set-enrolment-rules', { input: { courseId, ...input } })).extensions.field;
    assert.deepEqual(
      [await field({ seats: 0 }), await field({ seats: 100_001 }), await field({ quizShare: 0 }), await field({ quizShare: 1.01 }), await field({ policy: null })],
      ['input.seats', 'input.seats', 'input.quizShare', 'input.quizShare', 'input.policy'],
    );
    assert.equal((await askInVain(app, teacher.token, 'rotate-enrolment-code', { courseId })).extensions.field, 'courseId');
    assert.equal((await askInVain(app, teacher.token, 'rotate-enrolment-code', { courseId, expiresAt: '2020-01-01T00:00:00Z' })).extensions.field, 'expiresAt');
    const kept = await ask<RulesData>(app, teacher.token, 'set-enrolment-rules', { input: { courseId, seats: 3, quizShare: 0.5 } });
    assert.deepEqual(await ask<RulesData>(app, teacher.token, 'set-enrolment-rules', { input: { courseId } }), kept);
    assert.equal((await ask<RulesData>(app, teacher.token, 'set-enrolment-rules', { input: { courseId, seats: null } })).seats, null);
  });
});

describe('progress', () => {
  const event = (lessonId: string, eventId: string, at?: string) => ({ input: { lessonId, eventId, ...(at && { at }) } });
  const of = (who: TestAccount, courseId: string) => ask<ProgressData>(app, who.token, 'course-progress', { courseId });

  test('counts lessons, completes a course once, and shows what came later', async () => {
    const { teacher, courseId, lessonIds: [first, second] } = await courseWith(app, { lessons: 2 });
    const learner = await signUp(app);
    await ask(app, learner.token, 'open-lesson', event(first!, 'open-0001'));
    await ask(app, learner.token, 'finish-lesson', event(first!, 'done-0001'));
    await ask(app, learner.token, 'finish-lesson', event(second!, 'done-0002'));
    assert.deepEqual(await of(learner, courseId).then(({ opened, finished, percent, completedAt }) => [opened, finished, percent, completedAt]), [2, 2, 100, null]);
    // Who enrols has done it by now.
    await enrol(learner, courseId);
    const { completedAt } = await of(learner, courseId);
    assert.ok(completedAt);
    await ask(app, learner.token, 'undo-finish-lesson', event(second!, 'undo-0002'));
    await addLesson(app, teacher, courseId, 'Something new.', 'Later');
    assert.deepEqual(await of(learner, courseId), { courseId, lessons: 3, opened: 2, finished: 1, percent: 33.3, lastSeenAt: (await of(learner, courseId) as unknown as { lastSeenAt: string }).lastSeenAt, completedAt, lessonsSince: 1 });
    const completed = await rows(app.database, `SELECT 1 FROM (SELECT user_id, statement FROM activity_outbox UNION SELECT user_id, statement FROM activity_events) a WHERE user_id = $1 AND statement ->> 'verb' = 'completed' AND statement -> 'object' ->> 'type' = 'Course'`, [learner.id]);
    assert.equal(completed.length, 1);
  });

  test('takes an event once for each id, and what happened later counts, whichever comes first', async () => {
    const { lessonIds: [lessonId] } = await courseWith(app);
    const learner = await signUp(app);
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const finished = (progress: { finishedAt: string | null }) => progress.finishedAt !== null;
    const [undone, done] = [event(lessonId!, 'undo-0001', at(1)), event(lessonId!, 'done-0001', at(2))];
    assert.equal(finished(await ask(app, learner.token, 'undo-finish-lesson', undone)), false);
    assert.equal(finished(await ask(app, learner.token, 'finish-lesson', done)), false);
    assert.equal(finished(await ask(app, learner.token, 'finish-lesson', event(lessonId!, 'done-0002'))), true);
    assert.equal(finished(await ask(app, learner.token, 'undo-finish-lesson', undone)), true);
    assert.equal((await askInVain(app, learner.token, 'finish-lesson', event(lessonId!, 'undo-0001'))).extensions.field, 'input.eventId');
    assert.equal((await rows(app.database, 'SELECT 1 FROM lesson_events WHERE user_id = $1', [learner.id])).length, 3);
  });

  test('refuses what can’t be: a time to come, one long past, an id that is none, a lesson that he may not read', async () => {
    const { lessonIds: [lessonId] } = await courseWith(app);
    const closed = await courseWith(app, { policy: 'CODE' });
    const learner = await signUp(app);
    const refused = async (given: object) => (await askInVain(app, learner.token, 'open-lesson', { ...given })).extensions;
    assert.equal((await refused(event(lessonId!, 'open-0001', new Date(Date.now() + 600_000).toISOString()))).field, 'input.at');
    assert.equal((await refused(event(lessonId!, 'open-0001', '1970-01-01T00:00:00Z'))).field, 'input.at');
    assert.equal((await refused(event(lessonId!, 'short'))).field, 'input.eventId');
    assert.equal((await refused(event(closed.lessonIds[0]!, 'open-0001'))).code, 'NOT_FOUND');
  });
});
