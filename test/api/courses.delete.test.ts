import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { ATTEMPTS, attempts, questionsIn, quizWith, save } from '../kit/attempts.js';
import { gql, refusal, send } from '../kit/clients.js';
import { drafted, outlined, writesCourses } from '../kit/course-drafts.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { asModel, BODY, classroom, EXPLAIN, ledger, read, rows, start, type Classroom } from '../kit/generations.js';
import { grading, type RegradeData } from '../kit/grading.js';
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

  const remove = async (token: string, id: string, force = false): Promise<Deleted> => (await gql<{ deleteCourse: Deleted }>(app, { query: DELETE, variables: { id, force }, token })).deleteCourse;
  const sitting = async (room: Classroom, token: string) => {
    const { quiz, itemIds } = await quizWith(app, room);
    const attempt = await attempts(app, token, 'start', { input: { quizId: quiz.id, idempotencyKey: quiz.id } });
    return { quiz, itemIds, attempt };
  };
  /** Which tables hold one of these ids anywhere; what people did stays in their history, and with it what it shows of them and what they earned by it. */
  async function left(ids: readonly string[]): Promise<string[]> {
    const tables = await rows<{ name: string }>(app.database, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename !~ '^activity_|^mastery_|^events_to_award$|^awards$|^learning_gaps$|migrations'`);
    const found: string[] = [];
    for (const { name } of tables) {
      const [{ n }] = await rows<{ n: number }>(app.database, `SELECT count(*)::int AS n FROM "${name}" AS t WHERE t::text LIKE ANY ($1) AND t::text NOT LIKE '%:awards%'`, [ids.map((id) => `%${id}%`)]) as [{ n: number }];
      if (n > 0) found.push(name);
    }
    return found;
  }

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
    assert.ok((await left(ids)).includes('cached_answers'));
    for (let done: Deleted | null = null; done?.__typename !== 'CourseDeleted'; ) {
      done = await remove(room.teacher.token, room.courseId);
      if (done.__typename === 'CourseDeleted') assert.deepEqual([done.attempts, done.generations], [1, 1]);
      else assert.equal(done.openAttempts, 0);
    }
    assert.deepEqual(await left(ids), []);
    assert.equal((await refusal(app, { query: ATTEMPTS.read, variables: { id: attempt.id }, token: room.learner.token })).extensions.code, 'NOT_FOUND');
    assert.equal((await attempts(app, room.learner.token, 'read', { id: stays.attempt.id })).status, 'OPEN');
    assert.equal((await refusal(app, { query: DELETE, variables: { id: room.courseId }, token: room.teacher.token })).extensions.code, 'NOT_FOUND');
  });

  test('stays while others sit its quizzes, whole, unless it is deleted by force', async () => {
    const room = await classroom(app, BODY);
    const { attempt } = await sitting(room, room.learner.token);
    const refused = await remove(room.teacher.token, room.courseId);
    assert.deepEqual([refused.__typename, refused.openAttempts], ['CourseInUse', 1]);
    const short = questionsIn(attempt).at(-1)!.question.id;
    assert.equal((await save(app, room.learner.token, { attemptId: attempt.id, questionId: short, sequence: 1, answer: { texts: ['ballast'] } })).__typename, 'SavedAnswer');
    assert.equal((await remove(room.teacher.token, room.courseId, true)).__typename, 'CourseDeleted');
    const late = await refusal(app, { query: ATTEMPTS.save, variables: { input: { attemptId: attempt.id, questionId: short, sequence: 2, answer: { texts: ['sand'] } } }, token: room.learner.token });
    assert.equal(late.extensions.code, 'NOT_FOUND');
  });

  test('whose owner alone tries a quiz is not in use', async () => {
    const room = await classroom(app, BODY);
    await sitting(room, room.teacher.token);
    assert.equal((await remove(room.teacher.token, room.courseId)).__typename, 'CourseDeleted');
  });

  test('has what is being made of it stopped and paid for', async () => {
    const room = await classroom(app, BODY);
    const gate = server.gate();
    server.always(() => ({ gates: { 1: gate } }));
    const { id } = await start(app, room.learner.token, EXPLAIN, { lessonId: room.lessonId });
    await gate.reached;
    const refused = await remove(room.teacher.token, room.courseId);
    assert.deepEqual([refused.__typename, refused.openGenerations], ['CourseInUse', 1]);
    const done = await remove(room.teacher.token, room.courseId, true);
    assert.deepEqual([done.__typename, done.generations], ['CourseDeleted', 1]);
    gate.open();
    assert.deepEqual(await left([id]), []);
    const { reserved, open } = await ledger(app.database);
    assert.deepEqual([reserved, open], [0, 0]);
  });

  test('has its drafts go, with their logs', async () => {
    const teacher = await signUp(app, 'INSTRUCTOR');
    server.always(writesCourses());
    const { draft } = await drafted(app, teacher.token, await outlined(app, teacher.token, { topic: 'Harbours', language: 'EN', hours: 4 }));
    const [{ courseId }] = await rows<{ courseId: string }>(app.database, 'SELECT course_id AS "courseId" FROM course_drafts WHERE id = $1', [draft.id]) as [{ courseId: string }];
    assert.equal((await remove(teacher.token, courseId)).__typename, 'CourseDeleted');
    assert.deepEqual(await left([courseId, draft.id]), []);
  });

  test('leaves the questionnaires about it, and what they show is analysed all the same', async () => {
    const room = await classroom(app, BODY);
    server.always(() => ({ status: 500 }));
    const { id } = await questionnaire(app, room.learner.token, 'start', { input: { courseId: room.courseId, testCount: 0 } });
    await opened(app, room.learner.token, id);
    await answerAll(app, room.learner.token, id);
    assert.equal((await remove(room.teacher.token, room.courseId)).__typename, 'CourseDeleted');
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
    assert.deepEqual(await left([room.courseId, quiz.id]), []);
  });

  test('can be deleted by nobody else', async () => {
    const room = await classroom(app, BODY);
    for (const { token } of [room.learner, await signUp(app, 'INSTRUCTOR')]) {
      assert.equal((await refusal(app, { query: DELETE, variables: { id: room.courseId }, token })).extensions.code, 'FORBIDDEN');
    }
    assert.equal((await remove((await signUp(app, 'ADMIN')).token, room.courseId)).__typename, 'CourseDeleted');
    assert.equal((await refusal(app, { query: DELETE, variables: { id: 'x' }, token: room.teacher.token })).extensions.code, 'NOT_FOUND');
  });
});
