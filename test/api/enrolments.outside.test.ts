import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { buildSchema } from 'graphql';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, questionsIn, quizWith, save } from '../kit/attempts.js';
import { gql, send } from '../kit/clients.js';
import { crawl, everything, triesOf } from '../kit/crawl.js';
import { ask, courseWith, type Course, type EnrolledData } from '../kit/enrolments.js';
import { EXERCISES, EXPLAIN, FLASHCARDS, follow, QUIZ, rows, start, startBatch } from '../kit/generations.js';

const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
const tries = triesOf(schema);

const bodyOf = (word: string) => Array.from({ length: 12 }, (_, index) => `The ${word} harbour number ${index} was founded in ${1200 + index} by merchant families, and a ${word} lighthouse guides its ships.`).join('\n\n');
let courses = 0;

let app: TestApp;
before(async () => {
  app = await startApp();
});
after(() => app.stop());

interface Furnished extends Course {
  /** A word that stands in all that belongs to it, and nowhere else. */
  planted: string;
  insider: TestAccount;
  /** Of everything in it, and of all that was made from it. */
  ids: string[];
}

/** A course with a quiz, a deck, a learner who has done something of everything, and an instructor who has left. */
async function furnished(policy: 'CODE' | 'INVITATION'): Promise<Furnished> {
  const planted = `Zanzibar${'xyzvw'[courses++]}ine`;
  const course = await courseWith(app, { policy, title: `${planted} course`, body: bodyOf(planted) });
  const { teacher, courseId, lessonIds: [lessonId] } = course;
  const insider = await signUp(app);
  const invited = await ask<{ token: string; invitation: { id: string } }>(app, teacher.token, 'invite-to-course', { input: { courseId, email: insider.email } });
  const { id: enrolmentId } = await ask<EnrolledData>(app, insider.token, 'accept-invitation', { token: invited.token });
  const { quiz, itemIds } = await quizWith(app, { teacher, learner: insider, courseId, lessonId: lessonId! }, {}, [{ prompt: `What is ${planted}?` }]);
  const deck = await ask<{ id: string }>(app, teacher.token, 'create-deck', { input: { title: `${planted} cards`, courseId, cards: [{ front: `${planted} front`, back: 'Back' }] } });
  await ask(app, teacher.token, 'publish-deck', { id: deck.id });
  const cards = await rows<{ id: string }>(app.database, 'SELECT id FROM cards WHERE deck_id = $1', [deck.id]);
  await ask(app, insider.token, 'review-card', { input: { cardId: cards[0]!.id, rating: 'GOOD', reviewId: 'review-0001' } });
  const generationIds: string[] = [];
  for (const kind of [EXPLAIN, QUIZ, FLASHCARDS, EXERCISES]) {
    const { id } = await start(app, insider.token, kind, { lessonId });
    await follow(app, insider.token, id);
    generationIds.push(id);
  }
  const made = await rows<{ id: string }>(app.database, 'SELECT id FROM questions WHERE generation_id = ANY ($1) UNION ALL SELECT id FROM generated_items WHERE generation_id = ANY ($1)', [generationIds]);
  const sat = await attempts(app, insider.token, 'start', { input: { quizId: quiz.id } });
  await save(app, insider.token, { attemptId: sat.id, questionId: questionsIn(sat)[0]!.question.id, sequence: 1, answer: { choiceIds: [questionsIn(sat)[0]!.question.choices![0]!.id] } });
  await ask(app, insider.token, 'open-lesson', { input: { lessonId, eventId: 'open-0001' } });
  return { ...course, planted, insider, ids: [courseId, lessonId!, quiz.id, itemIds[0]!, deck.id, cards[0]!.id, ...generationIds, made[0]!.id, made.at(-1)!.id, sat.id, enrolmentId!, invited.invitation.id] };
}

/** Where what belongs to the course stands in what somebody was answered. */
function seen(planted: string, answer: unknown, query: string, mayStand: (path: string[]) => boolean): string[] {
  return [...everything(answer)].flatMap(({ path, value }) => (typeof value === 'string' && value.includes(planted) && !mayStand(path) ? [`${path.join('.')} of ${query}`] : []));
}

/** An answer that says that nothing was done: a refusal, a no, or lists without anything in them. */
function isNothing(result: object | boolean): boolean {
  if (typeof result === 'boolean') return !result;
  const told = Object.entries(result).filter(([key]) => !key.endsWith('__typename'));
  return told.some(([key]) => key.endsWith('__message')) || (told.length > 0 && told.every(([, value]) => Array.isArray(value) && value.length === 0));
}

/** All that reading and trying to change things tells somebody of the course, and what he could change of it. */
async function probed(who: TestAccount, { planted, ids }: Pick<Furnished, 'planted' | 'ids'>, mayStand: (path: string[]) => boolean): Promise<{ asked: number; told: string[]; done: string[] }> {
  const crawled = await crawl(app, schema, who.token, ids);
  const told = crawled.flatMap(({ query, answer }) => seen(planted, answer, query, mayStand));
  const done: string[] = [];
  let asked = crawled.length;
  for (const id of ids) {
    for (const { field, query } of tries) {
      const { data, errors } = await send<Record<string, object | boolean | null>>(app, { query, variables: { id }, token: who.token });
      asked += 1;
      const tried = `${query} with ${id}`;
      told.push(...seen(planted, { data, errors }, tried, mayStand));
      const result = data?.[field];
      if (errors.length === 0 && result !== undefined && result !== null && !isNothing(result)) done.push(tried);
    }
  }
  return { asked, told, done };
}

describe('who is outside of a course', () => {
  for (const [policy, role, mayStand] of [
    ['INVITATION', 'INSTRUCTOR', () => false],
    ['CODE', 'LEARNER', (path: string[]) => path.at(-1) === 'title' || path.at(-1) === 'description'],
  ] as const) {
    test(`by ${policy} finds nothing of it by reading all that there is, and can change nothing (${role})`, async () => {
      const course = await furnished(policy);
      const outsider = await signUp(app, role);
      const { asked, told, done } = await probed(outsider, course, mayStand);
      assert.ok(asked > 500, `${asked} questions were asked`);
      assert.deepEqual(told, []);
      assert.deepEqual(done, []);
      const left = await rows<{ n: number }>(app.database, `SELECT (SELECT count(*) FROM generations WHERE user_id = $1)::int + (SELECT count(*) FROM lesson_progress WHERE user_id = $1)::int
        + (SELECT count(*) FROM attempts WHERE user_id = $1)::int + (SELECT count(*) FROM enrolments WHERE user_id = $1 AND course_id = $2)::int AS n`, [outsider.id, course.courseId]);
      assert.equal(left[0]!.n, 0);
    });
  }

  test('because he was removed finds nothing of it either, nor of what he did there', async () => {
    const course = await furnished('INVITATION');
    const { courseId, teacher, insider } = course;
    await ask(app, teacher.token, 'remove-learner', { input: { courseId, userId: insider.id, reason: 'Enough.' } });
    // His own invitation still says what it was to, and he may take leave of what he was thrown out of.
    const { told, done } = await probed(insider, course, (path) => path.at(-1) === 'courseTitle');
    assert.deepEqual(told, []);
    assert.deepEqual(done.filter((query) => !/leaveCourse|declineInvitation/.test(query)), []);
  });

  test('because he no longer teaches it finds nothing of it either, nor of the batches that he had', async () => {
    const { ids, planted, courseId, teacher, lessonIds: [lessonId] } = await furnished('INVITATION');
    const colleague = await signUp(app, 'INSTRUCTOR');
    await ask(app, teacher.token, 'add-instructor', { courseId, email: colleague.email });
    const batch = await startBatch(app, colleague.token, { requests: [{ kind: 'SUMMARY', summary: { lessonId } }] });
    await ask(app, teacher.token, 'remove-instructor', { courseId, userId: colleague.id });
    const { told, done } = await probed(colleague, { planted, ids: [...ids, batch.id] }, () => false);
    assert.deepEqual(told, []);
    assert.deepEqual(done, []);
    assert.deepEqual((await gql<{ batches: { edges: unknown[] } }>(app, { query: '{ batches { edges { node { id } } } }', token: colleague.token })).batches.edges, []);
  });
});
