import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { ATTEMPT_EVENTS, attempts, FIVE, questionsIn, quizWith, save } from '../kit/attempts.js';
import { gql, refusal, wsClient } from '../kit/clients.js';
import { ask, askInVain, courseWith, type Course, type ProgressData } from '../kit/enrolments.js';
import { addLesson, BODY, eventually, QUIZ, follow, read, rows, start } from '../kit/generations.js';
import { handMade, itemsOf, quizzes, type ItemChangedData } from '../kit/quizzes.js';
import { sit as sitStatements } from '../kit/statistics.js';

let app: TestApp;
before(async () => {
  app = await startApp();
});
after(() => app.stop());

interface MembersData {
  edges: { cursor: string; node: { person: { id: string; displayName: string }; role: string; state: string | null; progress: ProgressData | null } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const colleagueOf = async ({ teacher, courseId }: Pick<Course, 'teacher' | 'courseId'>) => {
  const colleague = await signUp(app, 'INSTRUCTOR');
  await ask(app, teacher.token, 'add-instructor', { courseId, email: colleague.email });
  return colleague;
};
const teachers = async (who: TestAccount, id: string) => (await ask<{ teachers: { id: string; isOwner: boolean }[] }>(app, who.token, 'course-people', { id })).teachers.map((of) => [of.id, of.isOwner]);

describe('an instructor beside the owner', () => {
  test('may do with the course, its lessons, quizzes, decks and answers what the owner may', async () => {
    const course = await courseWith(app, { policy: 'INVITATION', body: BODY });
    const { teacher, courseId, lessonIds: [lessonId] } = course;
    const stranger = await signUp(app, 'INSTRUCTOR');
    assert.equal((await askInVain(app, stranger.token, 'course-members', { courseId })).extensions.code, 'NOT_FOUND');
    const colleague = await colleagueOf(course);
    const room = { teacher: colleague, learner: stranger, courseId, lessonId: lessonId! };
    await addLesson(app, colleague, courseId, BODY, 'Another');
    const changed = await gql<{ updateLesson: { version: number } }>(app, {
      query: 'mutation ($id: ID!) { updateLesson(input: { id: $id, expectedVersion: 1, title: "Changed" }) { ... on Lesson { version } } }', variables: { id: lessonId }, token: colleague.token,
    });
    assert.equal(changed.updateLesson.version, 2);
    const { quiz } = await quizWith(app, room, {}, FIVE.slice(0, 1));
    // The owner goes on with what his colleague made, and sees its keys.
    assert.equal((await quizzes<ItemChangedData>(app, teacher.token, 'add', handMade(quiz.id, quiz.version, { prompt: 'Who else?' }))).__typename, 'QuizItemChanged');
    assert.equal((await itemsOf(app, colleague.token, quiz.id)).length, 2);
    const { id } = await ask<{ id: string }>(app, colleague.token, 'create-deck', { input: { title: 'Cards', courseId, cards: [] } });
    await ask(app, colleague.token, 'publish-deck', { id });
    const { token } = await ask<{ token: string }>(app, colleague.token, 'invite-to-course', { input: { courseId, email: 'somebody@example.org' } });
    assert.ok(token);
    assert.deepEqual((await gql<{ gradingQueue: { edges: unknown[] } }>(app, { query: 'query ($id: ID!) { gradingQueue(courseId: $id) { edges { node { attemptId } } } }', variables: { id: courseId }, token: colleague.token })).gradingQueue.edges, []);
    await gql(app, { query: 'query ($id: ID!) { courseResults(courseId: $id, of: EVERYBODY) { score { n } } promptVersionRanking(courseId: $id) { rank } courseRatings(courseId: $id) { edges { node { helpful } } } }', variables: { id: courseId }, token: colleague.token });
  });

  test('sees the keys of what he has generated, and pays for it himself', async () => {
    const course = await courseWith(app, { body: BODY });
    const colleague = await colleagueOf(course);
    const { id } = await start(app, colleague.token, QUIZ, { lessonId: course.lessonIds[0] });
    await follow(app, colleague.token, id);
    assert.ok((await read(app, colleague.token, id)).items.some((item) => JSON.stringify(item).includes('evidence')));
    const [{ userId }] = await rows<{ userId: string }>(app.database, 'SELECT user_id AS "userId" FROM generations WHERE id = $1', [id]) as [{ userId: string }];
    assert.equal(userId, colleague.id);
  });

  test('neither hands it on nor decides who else teaches it, but may leave', async () => {
    const course = await courseWith(app);
    const { teacher, courseId } = course;
    const [colleague, other] = [await colleagueOf(course), await signUp(app, 'INSTRUCTOR')];
    const code = async (name: string, variables: object) => (await askInVain(app, colleague.token, name, { courseId, ...variables })).extensions.code;
    assert.deepEqual(
      [await code('add-instructor', { email: other.email }), await code('transfer-course', { userId: colleague.id }), await code('remove-instructor', { userId: teacher.id })],
      ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'],
    );
    await ask(app, colleague.token, 'remove-instructor', { courseId, userId: colleague.id });
    assert.deepEqual(await teachers(teacher, courseId), [[teacher.id, true]]);
    assert.equal((await askInVain(app, colleague.token, 'set-enrolment-rules', { input: { courseId, seats: 1 } })).extensions.code, 'FORBIDDEN');
  });

  test('is an instructor or an admin; whether there is a learner of that address is not told', async () => {
    const { teacher, courseId } = await courseWith(app);
    const [learner, admin] = [await signUp(app), await signUp(app, 'ADMIN')];
    const add = (email: string) => ask<{ __typename: string; message?: string }>(app, teacher.token, 'add-instructor', { courseId, email });
    assert.deepEqual(await add(learner.email), await add('nobody@example.org'));
    assert.equal((await add(admin.email.toUpperCase())).__typename, 'Course');
    assert.equal((await add(admin.email)).__typename, 'Course');
    assert.deepEqual(await teachers(teacher, courseId), [[teacher.id, true], [admin.id, false]]);
  });

  test('becomes the owner when it is handed on to him, once, however many hand it on at a time', async () => {
    const course = await courseWith(app);
    const { teacher, courseId } = course;
    const [one, other] = [await colleagueOf(course), await colleagueOf(course)];
    const transfer = (who: TestAccount, to: TestAccount) => ask(app, who.token, 'transfer-course', { courseId, userId: to.id });
    assert.equal((await askInVain(app, teacher.token, 'transfer-course', { courseId, userId: (await signUp(app, 'INSTRUCTOR')).id })).extensions.field, 'userId');
    const done = await Promise.allSettled([transfer(teacher, one), transfer(teacher, other)]);
    assert.deepEqual(done.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
    const [owner, ...others] = await teachers(teacher, courseId);
    assert.deepEqual([[one.id, other.id].includes(owner![0] as string), owner![1], others.length, others.some(([id]) => id === teacher.id)], [true, true, 2, true]);
  });
});

describe('who is in a course', () => {
  test('is listed by name in pages, each once, and found by name, address, role, state and progress', async () => {
    const { teacher, courseId, lessonIds: [lessonId] } = await courseWith(app);
    const learners = await Promise.all(Array.from({ length: 7 }, () => signUp(app)));
    for (const { token } of learners) await ask(app, token, 'enrol', { courseId });
    await ask(app, learners[0]!.token, 'open-lesson', { input: { lessonId, eventId: 'open-0001' } });
    await ask(app, learners[1]!.token, 'finish-lesson', { input: { lessonId, eventId: 'done-0001' } });
    await ask(app, learners[2]!.token, 'leave-course', { courseId });
    const list = (variables: object) => ask<MembersData>(app, teacher.token, 'course-members', { courseId, ...variables });
    const paged: string[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { edges, pageInfo }: MembersData = await list({ first: 3, after });
      paged.push(...edges.map(({ node }) => node.person.id));
      [more, after] = [pageInfo.hasNextPage, pageInfo.endCursor];
    }
    assert.deepEqual(paged.toSorted(), [teacher, ...learners].map(({ id }) => id).toSorted());
    const found = async (filter: object) => (await list({ filter })).edges.map(({ node }) => node.person.id);
    assert.deepEqual(await found({ role: 'OWNER' }), [teacher.id]);
    assert.deepEqual(await found({ state: 'LEFT' }), [learners[2]!.id]);
    assert.deepEqual(await found({ progress: 'COMPLETED' }), [learners[1]!.id]);
    assert.deepEqual(await found({ progress: 'IN_PROGRESS' }), [learners[0]!.id]);
    assert.equal((await found({ progress: 'NOT_STARTED' })).length, 5);
    assert.deepEqual(await found({ search: learners[3]!.email.toUpperCase() }), [learners[3]!.id]);
    assert.equal((await found({ search: 'THE LEARNER' })).length, 7);
    assert.deepEqual(await found({ search: '%' }), []);
    assert.equal((await askInVain(app, teacher.token, 'course-members', { courseId, after: 'WyJ4Il0' })).extensions.field, 'after');
  });
});

describe('a course that asks for its quizzes, too', () => {
  test('is completed by who has finished its lessons and passed them, whichever comes last, and stays completed', async () => {
    const course = await courseWith(app, { quizShare: 0.5, body: BODY });
    const { teacher, courseId, lessonIds: [lessonId] } = course;
    const learner = await signUp(app);
    const room = { teacher, learner, courseId, lessonId: lessonId! };
    const { quiz } = await quizWith(app, room, {}, FIVE.slice(0, 1));
    await ask(app, learner.token, 'enrol', { courseId });
    await ask(app, learner.token, 'finish-lesson', { input: { lessonId, eventId: 'done-0001' } });
    const progress = () => ask<ProgressData>(app, learner.token, 'course-progress', { courseId });
    const sit = async (text: string) => {
      const attempt = await attempts(app, learner.token, 'start', { input: { quizId: quiz.id } });
      const { question } = questionsIn(attempt)[0]!;
      await save(app, learner.token, { attemptId: attempt.id, questionId: question.id, sequence: 1, answer: { choiceIds: [question.choices!.find((choice) => choice.text === text)!.id] } });
      await attempts(app, learner.token, 'submit', { id: attempt.id });
    };
    await sit('The navy');
    assert.equal((await progress()).completedAt, null);
    await sit('Merchant families');
    const { completedAt } = await eventually(progress, (now) => now.completedAt !== null);
    await quizWith(app, room, {}, FIVE.slice(1, 2));
    assert.equal((await progress()).completedAt, completedAt);
  });

  test('is completed by an attempt whose score its learner may not see yet only once he may, and never by a quiz that shows none', async () => {
    const { teacher, courseId, lessonIds: [lessonId] } = await courseWith(app, { quizShare: 1, body: BODY });
    const learner = await signUp(app);
    const room = { teacher, learner, courseId, lessonId: lessonId! };
    const hide = (score: string) => ({ key: score, explanation: score, evidence: score, score });
    await quizWith(app, room, { reveal: hide('NEVER') }, FIVE.slice(2, 3));
    const { quiz, itemIds } = await quizWith(app, room, { dueAt: new Date(Date.now() + 3_600_000).toISOString(), reveal: hide('AFTER_DUE_DATE') }, FIVE.slice(2, 3));
    await ask(app, learner.token, 'enrol', { courseId });
    const completedAt = async () => (await ask<ProgressData>(app, learner.token, 'course-progress', { courseId })).completedAt;
    await sitStatements(app, learner.token, quiz.id, new Map([[itemIds[0]!, true]]));
    assert.equal(await completedAt(), null);
    await ask(app, learner.token, 'finish-lesson', { input: { lessonId, eventId: 'done-0001' } });
    assert.equal(await completedAt(), null);
    await rows(app.database, `UPDATE quiz_publications SET settings = jsonb_set(settings, '{dueAt}', to_jsonb($2::text)) WHERE quiz_id = $1`, [quiz.id, new Date(Date.now() - 1_000).toISOString()]);
    await eventually(completedAt, (at) => at !== null, 20_000);
  });

  test('is completed at once by who lacked only what it asks for no longer', async () => {
    const { teacher, courseId, lessonIds: [lessonId] } = await courseWith(app, { quizShare: 1, body: BODY });
    const learner = await signUp(app);
    await quizWith(app, { teacher, learner, courseId, lessonId: lessonId! }, {}, FIVE.slice(0, 1));
    await ask(app, learner.token, 'enrol', { courseId });
    await ask(app, learner.token, 'finish-lesson', { input: { lessonId, eventId: 'done-0001' } });
    const completedAt = async () => (await ask<ProgressData>(app, learner.token, 'course-progress', { courseId })).completedAt;
    assert.equal(await completedAt(), null);
    await ask(app, teacher.token, 'set-enrolment-rules', { input: { courseId, quizShare: null } });
    assert.notEqual(await completedAt(), null);
  });
});

describe('who is removed', () => {
  test('hears no more of what he follows', async () => {
    const { teacher, courseId, lessonIds: [lessonId] } = await courseWith(app, { body: BODY });
    const learner = await signUp(app);
    await ask(app, learner.token, 'enrol', { courseId });
    await ask(app, teacher.token, 'set-enrolment-rules', { input: { courseId, policy: 'INVITATION' } });
    // Its end comes by the clock, ten seconds later.
    const { quiz } = await quizWith(app, { teacher, learner, courseId, lessonId: lessonId! }, { timeLimitSeconds: 10 }, FIVE.slice(0, 1));
    const attempt = await attempts(app, learner.token, 'start', { input: { quizId: quiz.id } });
    const client = wsClient(app, learner.token);
    const heard: string[] = [];
    let refused: unknown;
    try {
      for await (const { data, errors } of client.subscribe<{ attemptEvents: { __typename: string } }>(ATTEMPT_EVENTS, { id: attempt.id, afterSeq: 0 })) {
        if (errors) refused = errors[0]!.extensions?.['code'];
        if (!data?.attemptEvents) continue;
        heard.push(data.attemptEvents.__typename);
        if (heard.length === 1) await ask(app, teacher.token, 'remove-learner', { input: { courseId, userId: learner.id, reason: 'Enough.' } });
      }
    } catch (errors) {
      refused = (errors as { extensions: { code: string } }[])[0]!.extensions.code;
    } finally {
      await client.dispose();
    }
    assert.ok(!heard.includes('AttemptSubmitted'), heard.join());
    assert.equal(refused, 'NOT_FOUND');
    assert.equal((await refusal(app, { query: 'query ($id: ID!) { attempt(id: $id) { id } }', variables: { id: attempt.id }, token: learner.token })).extensions.code, 'NOT_FOUND');
  });
});
