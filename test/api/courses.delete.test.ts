import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { ATTEMPTS, attempts, questionsIn, quizWith, save } from '../kit/attempts.js';
import { gql, refusal, send } from '../kit/clients.js';
import { ask } from '../kit/enrolments.js';
import { drafted, outlined, writesCourses } from '../kit/course-drafts.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { addLesson, asModel, BODY, classroom, eventually, EXPLAIN, follow, ledger, read, readBatch, rows, start, startBatch, type Classroom } from '../kit/generations.js';
import { grading, type RegradeData } from '../kit/grading.js';
import { reviewQueue } from '../kit/review-queue.js';
import { analysed, answerAll, opened, questionnaire } from '../kit/questionnaires.js';

interface Deleted {
  __typename: string;
  attempts?: number;
  generations?: number;
  openAttempts?: number;
  openGenerations?: number;
}

const DELETE = `mutation ($id: ID!, $force: Boolean = false) { deleteCourse(id: $id, force: $force) { __typename
  ... on CourseDeleted { attempts generations } ... on CourseInUse { openAttempts openGenerations } } }`;

const remove = async (app: TestApp, token: string, id: string, force = false): Promise<Deleted> => (await gql<{ deleteCourse: Deleted }>(app, { query: DELETE, variables: { id, force }, token })).deleteCourse;
/**
 * What tells of people rather than of the course: points with the log that told of them, what their answers say of them and of the
 * questions, and what somebody asked for at once, maybe of several courses.
 */
const KEPT = ['awards', 'batches', 'mastery_answers', 'mastery_items', 'mastery_states', 'stream_events'];

/** Which tables hold one of these ids anywhere; what people did stays in their history. */
async function left(app: TestApp, ids: readonly string[]): Promise<string[]> {
  const tables = await rows<{ name: string }>(app.database, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename !~ '^activity_|migrations'`);
  const found: string[] = [];
  for (const { name } of tables) {
    const [{ n }] = await rows<{ n: number }>(app.database, `SELECT count(*)::int AS n FROM "${name}" AS t WHERE t::text LIKE ANY ($1)`, [ids.map((id) => `%${id}%`)]) as [{ n: number }];
    if (n > 0) found.push(name);
  }
  return found;
}

suite('a course that is deleted', () => {
  let server: FaultServer;
  let app: TestApp;
  before(async () => {
    server = await startFaultServer();
    app = await startApp({ tuning: { providers: [asModel(server)], cache: { enabled: true } } });
  });
  after(async () => {
    await app.stop();
    await server.close();
  });

  const sitting = async (room: Classroom, token: string) => {
    const { quiz, itemIds } = await quizWith(app, room);
    const attempt = await attempts(app, token, 'start', { input: { quizId: quiz.id, idempotencyKey: quiz.id } });
    return { quiz, itemIds, attempt };
  };
  test('goes with all that was made of it, kept answers included, and leaves the others', async () => {
    const [room, other] = [await classroom(app, BODY), await classroom(app, BODY)];
    server.always(() => ({ tokens: ['The harbour was founded by a merchant family.'] }));
    const generation = await start(app, room.learner.token, EXPLAIN, { lessonId: room.lessonId });
    const { quiz, itemIds, attempt } = await sitting(room, room.learner.token);
    await save(app, room.learner.token, { attemptId: attempt.id, questionId: questionsIn(attempt).at(-1)!.question.id, sequence: 1, answer: { texts: ['ballast'] } });
    await attempts(app, room.learner.token, 'submit', { id: attempt.id });
    await grading<RegradeData>(app, room.teacher.token, 'regradeQuestion', { id: itemIds[0], reason: 'Again.' });
    const stays = await sitting(other, room.learner.token);
    for (let ended = false; !ended; ) ended = (await read(app, room.learner.token, generation.id)).status === 'COMPLETED';
    const ids = [room.courseId, room.lessonId, quiz.id, attempt.id, generation.id, ...itemIds];
    assert.ok((await left(app, ids)).includes('cached_answers'));
    for (let done: Deleted | null = null; done?.__typename !== 'CourseDeleted'; ) {
      done = await remove(app, room.teacher.token, room.courseId);
      if (done.__typename === 'CourseDeleted') assert.deepEqual([done.attempts, done.generations], [1, 1]);
      else assert.equal(done.openAttempts, 0);
    }
    assert.deepEqual((await left(app, ids)).filter((table) => !KEPT.includes(table)), []);
    assert.equal((await refusal(app, { query: ATTEMPTS.read, variables: { id: attempt.id }, token: room.learner.token })).extensions.code, 'NOT_FOUND');
    assert.equal((await attempts(app, room.learner.token, 'read', { id: stays.attempt.id })).status, 'OPEN');
    assert.equal((await refusal(app, { query: DELETE, variables: { id: room.courseId }, token: room.teacher.token })).extensions.code, 'NOT_FOUND');
  });

  test('stays while others sit its quizzes, whole, unless it is deleted by force', async () => {
    const room = await classroom(app, BODY);
    const { attempt } = await sitting(room, room.learner.token);
    const refused = await remove(app, room.teacher.token, room.courseId);
    assert.deepEqual([refused.__typename, refused.openAttempts], ['CourseInUse', 1]);
    const short = questionsIn(attempt).at(-1)!.question.id;
    assert.equal((await save(app, room.learner.token, { attemptId: attempt.id, questionId: short, sequence: 1, answer: { texts: ['ballast'] } })).__typename, 'SavedAnswer');
    assert.equal((await remove(app, room.teacher.token, room.courseId, true)).__typename, 'CourseDeleted');
    const late = await refusal(app, { query: ATTEMPTS.save, variables: { input: { attemptId: attempt.id, questionId: short, sequence: 2, answer: { texts: ['sand'] } } }, token: room.learner.token });
    assert.equal(late.extensions.code, 'NOT_FOUND');
  });

  test('whose owner alone tries a quiz is not in use', async () => {
    const room = await classroom(app, BODY);
    await sitting(room, room.teacher.token);
    assert.equal((await remove(app, room.teacher.token, room.courseId)).__typename, 'CourseDeleted');
  });

  test('has what is being made of it stopped and paid for, by whom it is no longer open to, too', async () => {
    const room = await classroom(app, BODY);
    await ask(app, room.learner.token, 'enrol', { courseId: room.courseId });
    await ask(app, room.teacher.token, 'set-enrolment-rules', { input: { courseId: room.courseId, policy: 'INVITATION' } });
    const gate = server.gate();
    server.always(() => ({ gates: { 1: gate } }));
    const { id } = await start(app, room.learner.token, EXPLAIN, { lessonId: room.lessonId });
    await gate.reached;
    const refused = await remove(app, room.teacher.token, room.courseId);
    assert.deepEqual([refused.__typename, refused.openGenerations], ['CourseInUse', 1]);
    const done = await remove(app, room.teacher.token, room.courseId, true);
    assert.deepEqual([done.__typename, done.generations], ['CourseDeleted', 1]);
    gate.open();
    assert.deepEqual(await left(app, [id]), []);
    const { reserved, open } = await ledger(app.database);
    assert.deepEqual([reserved, open], [0, 0]);
  });

  test('has its drafts go, with their logs', async () => {
    const teacher = await signUp(app, 'INSTRUCTOR');
    server.always(writesCourses());
    const { draft } = await drafted(app, teacher.token, await outlined(app, teacher.token, { topic: 'Harbours', language: 'EN', hours: 4 }));
    const [{ courseId }] = await rows<{ courseId: string }>(app.database, 'SELECT course_id AS "courseId" FROM course_drafts WHERE id = $1', [draft.id]) as [{ courseId: string }];
    assert.equal((await remove(app, teacher.token, courseId)).__typename, 'CourseDeleted');
    assert.deepEqual(await left(app, [courseId, draft.id]), []);
  });

  test('leaves the questionnaires about it, and what they show is analysed all the same', async () => {
    const room = await classroom(app, BODY);
    server.always(() => ({ status: 500 }));
    const { id } = await questionnaire(app, room.learner.token, 'start', { input: { courseId: room.courseId, testCount: 0 } });
    await opened(app, room.learner.token, id);
    await answerAll(app, room.learner.token, id);
    assert.equal((await remove(app, room.teacher.token, room.courseId)).__typename, 'CourseDeleted');
    await questionnaire(app, room.learner.token, 'complete', { id });
    assert.equal((await analysed(app, room.learner.token, id)).analysisStatus, 'DONE');
  });

  test('under those who begin, save and submit at that moment tells each something clear', async () => {
    const room = await classroom(app, BODY);
    const { quiz } = await quizWith(app, room);
    const learners = await Promise.all(Array.from({ length: 8 }, () => signUp(app)));
    const begun = await Promise.all(learners.slice(0, 4).map(({ token }) => attempts(app, token, 'start', { input: { quizId: quiz.id } })));
    const codes = await Promise.all([
      ...learners.slice(4).map(({ token }) => send(app, { query: ATTEMPTS.start, variables: { input: { quizId: quiz.id } }, token })),
      ...begun.map(({ id }, index) => send(app, { query: ATTEMPTS.submit, variables: { id }, token: learners[index]!.token })),
      send(app, { query: DELETE, variables: { id: room.courseId, force: true }, token: room.teacher.token }),
    ]);
    for (const { errors = [] } of codes) for (const { extensions } of errors) assert.equal(extensions.code, 'NOT_FOUND');
    assert.deepEqual(await left(app, [room.courseId, quiz.id]), []);
  });

  test('can be deleted by nobody else', async () => {
    const room = await classroom(app, BODY);
    for (const { token } of [room.learner, await signUp(app, 'INSTRUCTOR')]) {
      assert.equal((await refusal(app, { query: DELETE, variables: { id: room.courseId }, token })).extensions.code, 'FORBIDDEN');
    }
    assert.equal((await remove(app, (await signUp(app, 'ADMIN')).token, room.courseId)).__typename, 'CourseDeleted');
    assert.equal((await refusal(app, { query: DELETE, variables: { id: 'x' }, token: room.teacher.token })).extensions.code, 'NOT_FOUND');
  });
});

suite('a course that has one of everything', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());

  /** Of a course that has one of everything: the ids of all that is in it and was made of it, and who took part. */
  async function furnished(): Promise<{ room: Classroom; batchId: string; ids: string[] }> {
    const room = await classroom(app, BODY);
    const { teacher, learner, courseId, lessonId } = room;
    const lessonIds = [lessonId, await addLesson(app, teacher, courseId, BODY, 'Another')];
    const colleague = await signUp(app, 'INSTRUCTOR');
    await ask(app, teacher.token, 'add-instructor', { courseId, email: colleague.email });
    const { invitation } = await ask<{ invitation: { id: string } }>(app, teacher.token, 'invite-to-course', { input: { courseId, email: 'somebody@example.org' } });
    const enrolment = await ask<{ id: string }>(app, learner.token, 'enrol', { courseId });
    for (const name of ['open-lesson', 'finish-lesson']) await ask(app, learner.token, name, { input: { lessonId, eventId: `${name}-1` } });
    await ask(app, teacher.token, 'set-course-gamification', { courseId, enabled: false });
    await ask(app, teacher.token, 'set-course-gamification', { courseId, enabled: true });
    await ask(app, learner.token, 'join-leaderboard', { courseId, alias: 'Tern' });
    const [startsAt, endsAt] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
    const challenge = await ask<{ id: string }>(app, teacher.token, 'create-challenge', { input: { courseId, title: 'Ten', counter: 'ANSWERS_RIGHT', target: 10, startsAt, endsAt } });
    await ask(app, learner.token, 'join-challenge', { id: challenge.id });
    const { quiz, itemIds } = await quizWith(app, room);
    const objectives = (await ask<{ edges: { node: { id: string; version: number } }[] }>(app, teacher.token, 'objectives', { courseId })).edges.map(({ node }) => node);
    await ask(app, teacher.token, 'set-prerequisites', { input: { objectiveId: objectives[0]!.id, requires: [objectives[1]!.id], expectedVersion: objectives[0]!.version } });
    await ask(app, teacher.token, 'dismiss-prerequisite', { input: { objectiveId: objectives[1]!.id, requiresId: objectives[0]!.id } });
    const attempt = await attempts(app, learner.token, 'start', { input: { quizId: quiz.id } });
    const [choice, , statement, , short] = attempt.questions.edges.map(({ node }) => node.question).toSorted((one, other) => itemIds.indexOf(one.id) - itemIds.indexOf(other.id));
    await save(app, learner.token, { attemptId: attempt.id, questionId: choice!.id, sequence: 1, answer: { choiceIds: choice!.choices!.filter(({ text }) => text === 'Merchant families').map(({ id }) => id) } });
    await save(app, learner.token, { attemptId: attempt.id, questionId: statement!.id, sequence: 1, answer: { answer: false } });
    // A person has to grade it: it waits in the course's queue.
    await save(app, learner.token, { attemptId: attempt.id, questionId: short!.id, sequence: 1, answer: { texts: ['stones in its belly'] } });
    await attempts(app, learner.token, 'submit', { id: attempt.id });
    const deck = await ask<{ id: string; cards: { edges: { node: { id: string } }[] } }>(app, teacher.token, 'create-deck', { input: { title: 'Cards', courseId, lessonId, cards: [{ front: 'Front', back: 'Back' }] } });
    await ask(app, teacher.token, 'publish-deck', { id: deck.id });
    const cardId = deck.cards.edges[0]!.node.id;
    await ask(app, learner.token, 'review-card', { input: { cardId, rating: 'GOOD', reviewId: `review-${cardId}` } });
    const generation = await start(app, learner.token, EXPLAIN, { lessonId });
    await follow(app, learner.token, generation.id);
    await ask(app, learner.token, 'rate-generation', { input: { generationId: generation.id, helpful: true } });
    const batch = await startBatch(app, teacher.token, { requests: [{ kind: 'SUMMARY', summary: { lessonId } }] });
    const batched = batch.items.map(({ result }) => result.id);
    for (const id of batched) await follow(app, teacher.token, id);
    const [draft, drafted, refused] = ['cdr', 'dle', 'rfq'].map((prefix) => `${prefix}_${courseId.slice(4)}`);
    await rows(app.database, `INSERT INTO course_drafts (id, organization_id, user_id, status, title, description, language, request, run, course_id, version, created_at)
      SELECT $1, organization_id, owner_id, 'DRAFTED', 'Draft', '', 'EN', '{}', 2, id, 1, now() FROM courses WHERE id = $2`, [draft, courseId]);
    await rows(app.database, `INSERT INTO course_draft_lessons (id, organization_id, draft_id, position, title, summary, objectives, minutes, status, lesson_id, version)
      SELECT $1, organization_id, $2, 1, 'Lesson', '', '[]', 10, 'ACCEPTED', id, 1 FROM lessons WHERE id = $3`, [drafted, draft, lessonId]);
    await rows(app.database, 'INSERT INTO streams (id, organization_id) SELECT unnest($1::text[]), organization_id FROM courses WHERE id = $2', [[`${draft}-1`, `${draft}-2`], courseId]);
    await rows(app.database, `INSERT INTO refused_questions (id, organization_id, course_id, lesson_id, generation_id, type, content, key, "check", created_at)
      SELECT $1, organization_id, $2, $3, $4, 'TRUE_FALSE', '{}', '{}', '{}', now() FROM courses WHERE id = $2`, [refused, courseId, lessonId, generation.id]);
    await eventually(() => rows<{ n: number }>(app.database, 'SELECT count(*)::int AS n FROM awards WHERE attempt_id = $1', [attempt.id]), ([found]) => found!.n > 0);
    await eventually(() => reviewQueue(app, teacher.token, courseId), ({ counts }) => counts.answers === 1);
    return {
      room, batchId: batch.id,
      ids: [
        courseId, ...lessonIds, quiz.id, ...itemIds, attempt.id, deck.id, cardId, generation.id, ...batched, invitation.id, enrolment.id, challenge.id, draft!, drafted!, refused!,
        ...objectives.map(({ id }) => id),
      ],
    };
  }

  test('leaves of all that people did in it what is theirs: points, what their answers say of them, what they were asked', async () => {
    const [{ room, batchId, ids }, other] = [await furnished(), await furnished()];
    const untouched = await left(app, other.ids);
    for (const table of ['streams', 'learning_gaps', 'awards', 'challenge_members', 'mastery_states', 'course_drafts', 'refused_questions', 'prerequisites', 'batches', 'card_states']) assert.ok(untouched.includes(table), table);
    await eventually(() => remove(app, room.teacher.token, room.courseId), ({ __typename }) => __typename === 'CourseDeleted');
    assert.deepEqual((await left(app, ids)).toSorted(), KEPT);
    assert.deepEqual((await readBatch(app, room.teacher.token, batchId)).items, []);
    await gql(app, { query: '{ gamification { points awards { edges { node { rule points } } } } batches { edges { node { id items { index } } } } }', token: room.learner.token });
    assert.deepEqual(await left(app, other.ids), untouched);
  });
});
