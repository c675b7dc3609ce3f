import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { pino } from 'pino';
import { forgetResolved } from '../../src/modules/review-queue/forgetting.js';
import { openDatabase } from '../../src/platform/postgres.js';
import { signUp } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { quizWith } from '../kit/attempts.js';
import { gql, refusal } from '../kit/clients.js';
import { classroom, rows, type Classroom } from '../kit/generations.js';
import { grading, moonQuestion, submitted } from '../kit/grading.js';
import type { TestDatabase } from '../kit/postgres.js';
import { BODY, draftQuiz, itemsOf, quizzes, SENTENCES, type ItemChangedData } from '../kit/quizzes.js';
import { redisSkip, startRedis, type TestRedis } from '../kit/redis.js';
import { REVIEW_QUEUE, reviewEvents, reviewQueue, reviewsSoFar, waiting, type ReviewEventData } from '../kit/review-queue.js';

const UPDATE_LESSON = 'mutation ($input: UpdateLessonInput!) { result: updateLesson(input: $input) { __typename ... on Lesson { version } ... on VersionConflict { currentVersion } } }';
const kinds = (events: readonly ReviewEventData[]) => events.map(({ __typename, entry }) => `${__typename} ${entry.reason}`);

for (const store of ['PostgreSQL', 'Redis'] as const) suite(`the queue of what waits for a teacher, over two processes and signals of ${store}`, { timeout: 60_000, skip: store === 'Redis' && redisSkip }, () => {
  let database: TestDatabase;
  let redis: TestRedis | null;
  let apps: [TestApp, TestApp];
  before(async () => {
    database = await freshDatabase();
    redis = store === 'Redis' ? await startRedis() : null;
    const env = redis ? { REDIS_URL: redis.url } : {};
    apps = [await startApp({ database, env: { ROLES: 'api', ...env } }), await startApp({ database, env: { ROLES: 'api', ...env } })];
  });
  after(async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await redis?.stop();
    await database.drop();
  });

  const bodyOf = async (room: Classroom, body: string): Promise<void> => {
    const [lesson] = await rows<{ version: number }>(database, 'SELECT version FROM lessons WHERE id = $1', [room.lessonId]);
    await gql(apps[0], { query: UPDATE_LESSON, variables: { input: { id: room.lessonId, expectedVersion: lesson!.version, body } }, token: room.teacher.token });
  };

  test('tells what is done at one process to who follows at the other, with how much waits then', async () => {
    const [here, there] = apps;
    const room = await classroom(here, BODY);
    const { teacher, courseId } = room;
    const question = await moonQuestion(here, room, { type: 'CLOZE', prompt: 'The sea is pulled by [[1]].', accepted: [['photosynthesis']] });
    const first = Promise.withResolvers<void>();
    const following = reviewEvents(there, teacher.token, { courseId }, ({ seq }) => {
      if (seq === 1) first.resolve();
      return seq === 4;
    });
    const { attemptId, itemId } = await submitted(here, room, question, { texts: ['photosynthesas'] });
    await first.promise;
    await grading(here, room.learner.token, 'request', { attemptId, questionId: itemId, message: 'Nearly!' });
    await grading(here, teacher.token, 'grade', { input: { attemptId, questionId: itemId, points: 1, reason: 'Nearly.' } });
    const events = await following;
    assert.deepEqual(kinds(events), ['ReviewAdded NEAR_MISS', 'ReviewResolved NEAR_MISS', 'ReviewAdded REVIEW_REQUESTED', 'ReviewResolved REVIEW_REQUESTED']);
    assert.deepEqual(events.map(({ seq }) => seq), [1, 2, 3, 4]);
    assert.deepEqual(events.map(({ counts: { answers, reviews, total } }) => [answers, reviews, total]), [[1, 0, 1], [0, 0, 0], [0, 1, 1], [0, 0, 0]]);
    assert.deepEqual([events[0]!.entry.attemptId, events[0]!.entry.itemId, events[0]!.entry.quizId], [attemptId, itemId, question.quiz.id]);
  });

  test('holds items whose evidence is gone, until it is back, they are repaired, removed, rejected, or their quiz is retired', async () => {
    const [here] = apps;
    const room = await classroom(here, BODY);
    const { teacher, courseId } = room;
    const { quiz, item } = await draftQuiz(here, room, { quote: SENTENCES[0] });
    const other = await quizzes<ItemChangedData>(here, teacher.token, 'add', { input: { quizId: quiz.id, expectedVersion: quiz.version, type: 'TRUE_FALSE', prompt: 'Ballast is heavy.', points: 1, answer: true, quote: SENTENCES[2] } });
    const told = async () => kinds(await reviewsSoFar(here, teacher.token, courseId));
    await bodyOf(room, SENTENCES.slice(3).join('\n\n'));
    assert.deepEqual(await told(), ['ReviewAdded STALE', 'ReviewAdded STALE']);
    await bodyOf(room, [SENTENCES[0], ...SENTENCES.slice(3)].join('\n\n'));
    assert.deepEqual((await told()).slice(2), ['ReviewResolved STALE']);
    let { version } = other.quiz;
    ({ version } = await quizzes(here, teacher.token, 'retire', { id: quiz.id, version }));
    assert.deepEqual((await told()).slice(3), ['ReviewResolved STALE']);
    ({ version } = await quizzes(here, teacher.token, 'reopen', { id: quiz.id, version }));
    assert.deepEqual((await told()).slice(4), ['ReviewAdded STALE']);
    const { quiz: repaired } = await quizzes<ItemChangedData>(here, teacher.token, 'repair', { input: { itemId: other.item.id, expectedVersion: version, quote: SENTENCES[3] } });
    assert.deepEqual((await told()).slice(5), ['ReviewResolved STALE']);
    await bodyOf(room, 'Nothing of it is left.');
    assert.deepEqual((await told()).slice(6), ['ReviewAdded STALE', 'ReviewAdded STALE']);
    ({ version } = await quizzes(here, teacher.token, 'remove', { id: item.id, version: repaired.version }));
    await quizzes(here, teacher.token, 'review', { input: { quizId: quiz.id, expectedVersion: version, verdicts: [{ itemId: other.item.id, verdict: 'REJECT' }] } });
    assert.deepEqual((await told()).slice(8), ['ReviewResolved STALE', 'ReviewResolved STALE']);
    assert.deepEqual((await reviewQueue(here, teacher.token, courseId)).counts.total, 0);
  });

  test('follows all courses of a teacher at once, also one that is made meanwhile, and goes on for each where it was left', async () => {
    const [here, there] = apps;
    const one = await classroom(here, BODY);
    const { teacher } = one;
    const stale = async (room: Classroom) => {
      await draftQuiz(here, room, { quote: SENTENCES[0] });
      await bodyOf(room, `Gone ${room.courseId}.`);
    };
    await stale(one);
    const began = Promise.withResolvers<void>();
    const following = reviewEvents(there, teacher.token, {}, ({ courseId }) => {
      began.resolve();
      return courseId !== one.courseId;
    });
    await began.promise;
    const course = await gql<{ course: { id: string } }>(here, { query: 'mutation { course: createCourse(input: { title: "Another" }) { id } }', token: teacher.token });
    const lesson = await gql<{ lesson: { id: string } }>(here, {
      query: 'mutation ($input: CreateLessonInput!) { lesson: createLesson(input: $input) { id } }', token: teacher.token,
      variables: { input: { courseId: course.course.id, title: 'Sea', body: BODY } },
    });
    const two = { ...one, courseId: course.course.id, lessonId: lesson.lesson.id };
    await stale(two);
    const events = await following;
    assert.deepEqual(events.map(({ courseId, seq }) => [courseId, seq]), [[one.courseId, 1], [two.courseId, 1]]);
    const after = [{ courseId: one.courseId, seq: 1 }];
    assert.deepEqual((await reviewEvents(here, teacher.token, { after, until: 'CAUGHT_UP' })).map(({ courseId }) => courseId), [two.courseId]);
    // Another teacher's own queue is his alone.
    assert.deepEqual(await reviewEvents(here, (await signUp(here, 'INSTRUCTOR')).token, { until: 'CAUGHT_UP' }), []);
    assert.ok((await reviewEvents(here, (await signUp(here, 'ADMIN')).token, { until: 'CAUGHT_UP' })).length >= 2, 'an admin may edit all');
  });

  test('misses and doubles nothing for who loses his connection after each event, whichever process he comes back to', async () => {
    const [here] = apps;
    const room = await classroom(here, BODY);
    const { teacher, courseId } = room;
    await draftQuiz(here, room, { quote: SENTENCES[0] });
    const CHANGES = 8;
    const following = (async () => {
      const seen: ReviewEventData[] = [];
      while (seen.length < CHANGES) seen.push(...(await reviewEvents(apps[seen.length % 2]!, teacher.token, { courseId, afterSeq: seen.length }, () => true)));
      return seen;
    })();
    for (let change = 0; change < CHANGES; change += 1) await bodyOf(room, change % 2 === 0 ? `Gone ${change}.` : BODY);
    const events = await following;
    assert.deepEqual(events.map(({ seq }) => seq), Array.from({ length: CHANGES }, (_, index) => index + 1));
    assert.deepEqual(events, await reviewsSoFar(here, teacher.token, courseId));
  });

  test('ends for who may no longer edit the course, without his doing anything', async () => {
    const [here, there] = apps;
    const room = await classroom(here, BODY);
    await draftQuiz(here, room, { quote: SENTENCES[0] });
    await bodyOf(room, 'Gone.');
    const heir = await signUp(here, 'INSTRUCTOR');
    const events = await reviewEvents(there, room.teacher.token, { courseId: room.courseId }, async () => {
      await rows(database, 'UPDATE courses SET owner_id = $2 WHERE id = $1', [room.courseId, heir.id]);
    });
    assert.equal(events.length, 1);
  });

  test('forgets what was resolved long ago: a replay comes to the same, and who comes with an older number is told', async () => {
    const [here] = apps;
    const room = await classroom(here, BODY);
    const { teacher: { token }, courseId } = room;
    const { quiz } = await draftQuiz(here, room, { quote: SENTENCES[0] });
    await quizzes<ItemChangedData>(here, token, 'add', { input: { quizId: quiz.id, expectedVersion: quiz.version, type: 'TRUE_FALSE', prompt: 'Ballast is heavy.', points: 1, answer: true, quote: SENTENCES[2] } });
    await bodyOf(room, SENTENCES.slice(3).join('\n\n'));
    await bodyOf(room, [SENTENCES[0], ...SENTENCES.slice(3)].join('\n\n'));
    await bodyOf(room, SENTENCES.slice(3).join('\n\n'));
    await bodyOf(room, [SENTENCES[0], ...SENTENCES.slice(3)].join('\n\n'));
    const before = await reviewsSoFar(here, token, courseId);
    assert.deepEqual(before.map(({ __typename }) => __typename), ['ReviewAdded', 'ReviewAdded', 'ReviewResolved', 'ReviewAdded', 'ReviewResolved']);
    const db = await openDatabase({ url: database.appUrl, role: null, poolSize: 2, logger: pino({ level: 'silent' }) });
    await forgetResolved(db, new Date());
    assert.deepEqual(await reviewsSoFar(here, token, courseId), before, 'it is not long ago');
    await forgetResolved(db, new Date(Date.now() + 31 * 86_400_000)).finally(() => db.close());
    const after = await reviewsSoFar(here, token, courseId);
    assert.deepEqual([after.length, waiting(after)], [3, waiting(before)]);
    assert.deepEqual(after.at(-1), before.at(-1), 'the last one stays, by which readers know where it ends');
    assert.deepEqual(await reviewsSoFar(here, token, courseId, 3), before.slice(3));
    await assert.rejects(reviewsSoFar(here, token, courseId, 2), /is too old.*resolved by event 3.*BAD_USER_INPUT/);
  });

  test('tells everybody else nothing, and says what is wrong with a number', async () => {
    const [here] = apps;
    const room = await classroom(here, BODY);
    const { learner, teacher, courseId } = room;
    const stranger = await signUp(here, 'INSTRUCTOR');
    const code = (token: string, variables: Record<string, unknown>) => reviewEvents(here, token, variables).then(() => 'none', (error: Error) => {
      const [{ extensions: { code, field = '' } }] = JSON.parse(error.message) as [{ extensions: { code: string; field?: string } }];
      return `${code} ${field}`.trim();
    });
    assert.equal(await code(learner.token, { courseId }), 'FORBIDDEN');
    assert.equal(await code(learner.token, {}), 'FORBIDDEN');
    assert.equal(await code(stranger.token, { courseId }), 'FORBIDDEN');
    assert.equal(await code(teacher.token, { courseId: 'crs_1' }), 'NOT_FOUND');
    assert.equal(await code(teacher.token, { courseId, afterSeq: -1 }), 'BAD_USER_INPUT afterSeq');
    assert.equal(await code(teacher.token, { courseId, afterSeq: 1 }), 'BAD_USER_INPUT afterSeq');
    assert.equal(await code(teacher.token, { afterSeq: 1 }), 'BAD_USER_INPUT afterSeq');
    assert.equal(await code(teacher.token, { courseId, after: [] }), 'BAD_USER_INPUT after');
    assert.equal(await code(teacher.token, { after: [{ courseId, seq: 7 }] }), 'BAD_USER_INPUT after[0].seq');
    assert.equal(await code(teacher.token, { after: [{ courseId, seq: 0 }, { courseId, seq: 0 }] }), 'BAD_USER_INPUT after[1].courseId');
    for (const { token } of [learner, stranger]) assert.equal((await refusal(here, { query: REVIEW_QUEUE, variables: { id: courseId }, token })).extensions.code, 'FORBIDDEN');
  });
});

const step = fc.oneof(
  fc.record({ do: fc.constant('lesson' as const), sentences: fc.subarray([0, 1, 2, 3]) }),
  fc.record({ do: fc.constantFrom('edit' as const, 'remove' as const, 'reject' as const, 'accept' as const, 'quarantine' as const), item: fc.nat(3) }),
  fc.record({ do: fc.constantFrom('retire' as const, 'reopen' as const) }),
  fc.record({ do: fc.constantFrom('answer' as const, 'grade' as const), item: fc.nat(3) }),
);

suite('whatever is done at the same time', { timeout: 240_000 }, () => {
  let database: TestDatabase;
  let apps: [TestApp, TestApp];
  before(async () => {
    database = await freshDatabase();
    apps = [await startApp({ database, env: { ROLES: 'api' } }), await startApp({ database, env: { ROLES: 'api' } })];
  });
  after(async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await database.drop();
  });

  test('the events are numbered without a gap, tell what waits, and are the same however often one reconnects', async () => {
    const first = await classroom(apps[0], SENTENCES.slice(0, 4).join('\n\n'));
    await fc.assert(fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), async (rounds) => {
      const course = await gql<{ course: { id: string } }>(apps[0], { query: 'mutation { course: createCourse(input: { title: "One" }) { id } }', token: first.teacher.token });
      await gql(apps[0], { query: 'mutation ($id: ID!) { publishCourse(id: $id) { id } }', variables: { id: course.course.id }, token: first.teacher.token });
      const lesson = await gql<{ lesson: { id: string } }>(apps[0], {
        query: 'mutation ($input: CreateLessonInput!) { lesson: createLesson(input: $input) { id } }', token: first.teacher.token,
        variables: { input: { courseId: course.course.id, title: 'Sea', body: SENTENCES.slice(0, 4).join('\n\n') } },
      });
      const room: Classroom = { ...first, courseId: course.course.id, lessonId: lesson.lesson.id };
      const { teacher: { token }, courseId } = room;
      const { quiz, itemIds } = await quizWith(apps[0], room, {}, [0, 1, 2, 3].map((index) => ({ type: 'CLOZE', prompt: `${index}: it is [[1]].`, choices: undefined, accepted: [['photosynthesis']], points: 1, quote: SENTENCES[index] })));
      for (const [at, round] of rounds.entries()) await Promise.all(round.map((each, index) => take(apps[(at + index) % 2]!, room, quiz.id, itemIds, each)));
      const events = await reviewsSoFar(apps[0], token, courseId);
      assert.deepEqual(events.map(({ seq }) => seq), events.map((_, index) => index + 1));
      const { entries, lastSeq, counts } = await reviewQueue(apps[1], token, courseId);
      const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
      assert.deepEqual(entries.edges.map(({ node }) => node).toSorted(byId), waiting(events).toSorted(byId));
      assert.deepEqual([lastSeq, counts.total], [events.length, entries.edges.length]);
      for (const { seq, counts: { total } } of events) assert.equal(total, waiting(events.slice(0, seq)).length);
      // It is what the lists say.
      const stale = (await quizzes<{ edges: { node: { id: string; quiz: { id: string } } }[] }>(apps[0], token, 'stale', { id: courseId })).edges.map(({ node }) => node.id);
      const of = (reason: string) => entries.edges.filter(({ node }) => node.reason === reason).map(({ node }) => node.itemId).toSorted();
      assert.deepEqual(of('STALE'), stale.toSorted());
      const graded = await grading<{ edges: { node: { questionId: string } }[] }>(apps[0], token, 'queue', { id: courseId, reasons: ['NEAR_MISS'], first: 100 });
      assert.deepEqual(of('NEAR_MISS'), graded.edges.map(({ node }) => node.questionId).toSorted());
      const { status } = await quizzes(apps[0], token, 'read', { id: quiz.id });
      const doubted = (await itemsOf(apps[0], token, quiz.id)).filter(({ checkStatus, decision }) => checkStatus === 'QUARANTINED' && decision !== 'REJECTED' && status !== 'RETIRED');
      assert.deepEqual(of('QUARANTINED'), doubted.map(({ id }) => id).toSorted());
      for (const afterSeq of [0, Math.floor(lastSeq / 2), lastSeq]) assert.deepEqual(await reviewsSoFar(apps[1], token, courseId, afterSeq), events.slice(afterSeq));
    }), { numRuns: Number(process.env['LYCEUM_QUEUE_RUNS'] ?? 12) });
  });

  async function take(app: TestApp, room: Classroom, quizId: string, itemIds: readonly string[], each: typeof step extends fc.Arbitrary<infer Step> ? Step : never): Promise<void> {
    const { token } = room.teacher;
    const { version } = await quizzes(app, token, 'read', { id: quizId });
    if (each.do === 'lesson') {
      const [lesson] = await rows<{ version: number }>(database, 'SELECT version FROM lessons WHERE id = $1', [room.lessonId]);
      const body = each.sentences.map((index) => SENTENCES[index]).join('\n\n') || 'Nothing.';
      await gql(app, { query: UPDATE_LESSON, variables: { input: { id: room.lessonId, expectedVersion: lesson!.version, body } }, token });
    } else if ('item' in each) {
      await onItem(app, room, { quizId, version, itemId: itemIds[each.item]! }, each.do);
    } else {
      await quizzes(app, token, each.do, { id: quizId, version });
    }
  }

  async function onItem(app: TestApp, room: Classroom, { quizId, version, itemId }: { quizId: string; version: number; itemId: string }, what: string): Promise<void> {
    const { token } = room.teacher;
    const ignoringGone = async (work: Promise<unknown>) => void (await work.catch((error: unknown) => assert.match(String(error), /NOT_FOUND|BAD_USER_INPUT/)));
    switch (what) {
      case 'edit':
        return ignoringGone(quizzes(app, token, 'edit', { input: { itemId, expectedVersion: version, prompt: `Again ${Math.random()}: [[1]].` } }));
      case 'remove':
        return ignoringGone(quizzes(app, token, 'remove', { id: itemId, version }));
      case 'accept':
      case 'reject':
        return ignoringGone(quizzes(app, token, 'review', { input: { quizId, expectedVersion: version, verdicts: [{ itemId, verdict: what.toUpperCase() }] } }));
      case 'quarantine':
        // What the engine finds in what it is asked to look at: a short answer whose text stands nowhere.
        return ignoringGone(quizzes(app, token, 'check', { id: quizId }));
      case 'answer': {
        const learner = await signUp(app);
        const { attempt } = await gql<{ attempt: { id?: string } }>(app, { query: 'mutation ($input: StartAttemptInput!) { attempt: startAttempt(input: $input) { ... on Attempt { id } } }', variables: { input: { quizId } }, token: learner.token }).catch(() => ({ attempt: {} as { id?: string } }));
        if (attempt.id === undefined) return;
        await gql(app, { query: 'mutation ($input: SaveAnswerInput!) { saveAnswer(input: $input) { __typename } }', variables: { input: { attemptId: attempt.id, questionId: itemId, sequence: 1, answer: { texts: ['photosynthesas'] } } }, token: learner.token }).catch(() => undefined);
        return void (await gql(app, { query: 'mutation ($id: ID!) { submitAttempt(id: $id) { id } }', variables: { id: attempt.id }, token: learner.token }));
      }
      default: {
        const { edges } = await grading<{ edges: { node: { attemptId: string; questionId: string } }[] }>(app, token, 'queue', { id: room.courseId });
        for (const { node } of edges) await grading(app, token, 'grade', { input: { attemptId: node.attemptId, questionId: node.questionId, points: 0, reason: 'No.' } }).catch(() => undefined);
      }
    }
  }
});
