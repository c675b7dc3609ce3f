import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { buildSchema, getNamedType } from 'graphql';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, followAttempt, questionsIn, quizWith, save, type AttemptQuestionData } from '../kit/attempts.js';
import { send, wsClient } from '../kit/clients.js';
import { crawl, everything, selectionsBelow, type Crawled } from '../kit/crawl.js';
import { classroom, rows, type Classroom } from '../kit/generations.js';
import { BODY, generatedQuestions, quizzes, SENTENCES } from '../kit/quizzes.js';

const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));

let app: TestApp;
let room: Classroom;
before(async () => {
  app = await startApp();
  room = await classroom(app, BODY);
});
after(() => app.stop());

const start = (quizId: string, token: string) => attempts(app, token, 'start', { input: { quizId } });
const read = (id: string, token: string) => attempts(app, token, 'read', { id });
const submit = (id: string, token: string) => attempts(app, token, 'submit', { id });
/** A learner of his own: nobody else's attempts count for him. */
const another = () => signUp(app);

const choiceOf = ({ question }: AttemptQuestionData, text: string) => question.choices!.find((choice) => choice.text === text)!.id;

describe('what is shown', () => {
  const secretive = { explanation: 'SECRET-WHY', quote: SENTENCES[2] };

  test('at once is the setting’s: then a choice is final, a text when it is said to be', async () => {
    const reveal = { key: 'IMMEDIATELY', explanation: 'IMMEDIATELY', evidence: 'AFTER_SUBMISSION', score: 'IMMEDIATELY' };
    const { quiz } = await quizWith(app, room, { reveal }, [secretive, { type: 'SHORT_ANSWER', prompt: 'What keeps it upright?', choices: undefined, accepted: [['ballast']], ...secretive }]);
    const { token } = await another();
    const attempt = await start(quiz.id, token);
    const [founder, short] = questionsIn(attempt) as [AttemptQuestionData, AttemptQuestionData];
    assert.ok(questionsIn(attempt).every(({ key, question, grade }) => key === null && question.explanation === null && grade === null));
    const give = (questionId: string, sequence: number, answer: object, final?: boolean) => save(app, token, { attemptId: attempt.id, questionId, sequence, answer, final });
    await give(founder.question.id, 1, { choiceIds: [choiceOf(founder, 'The navy')] });
    await give(short.question.id, 1, { texts: ['bal'] });
    const [shown, hidden] = questionsIn(await read(attempt.id, token)) as [AttemptQuestionData, AttemptQuestionData];
    assert.deepEqual([shown.key!.choiceIds, shown.question.explanation, shown.question.evidence, shown.grade!.outcome], [[choiceOf(founder, 'Merchant families')], 'SECRET-WHY', [], 'INCORRECT']);
    assert.deepEqual([hidden.key, hidden.question.explanation, hidden.grade, hidden.final], [null, null, null, false]);
    const better = await give(founder.question.id, 2, { choiceIds: shown.key!.choiceIds });
    assert.deepEqual([better.__typename, better.currentSequence], ['AnswerFinal', 1]);
    assert.equal((await give(short.question.id, 2, { texts: ['ballast'] }, true)).__typename, 'SavedAnswer');
    assert.equal(questionsIn(await read(attempt.id, token))[1]!.grade!.outcome, 'CORRECT');
    assert.equal((await read(attempt.id, token)).result, null);
    const done = await submit(attempt.id, token);
    assert.equal(done.result!.points, 2);
    assert.deepEqual(questionsIn(done).map(({ question }) => question.evidence.length), [1, 1]);
  });

  test('after the due date waits for it, also where a later version is due later', async () => {
    const inAMinute = () => new Date(Date.now() + 60_000).toISOString();
    const reveal = { key: 'AFTER_DUE_DATE', explanation: 'AFTER_DUE_DATE', evidence: 'AFTER_DUE_DATE', score: 'AFTER_SUBMISSION' };
    const { quiz } = await quizWith(app, room, { dueAt: inAMinute(), reveal }, [secretive]);
    const { token } = await another();
    const { id } = await start(quiz.id, token);
    const hidden = async () => questionsIn(await read(id, token)).every(({ key, question }) => key === null && question.explanation === null && question.evidence.length === 0);
    const done = await submit(id, token);
    assert.ok(await hidden());
    assert.equal(done.result!.points, 0);
    const past = (version: number) => rows(app.database, `UPDATE quiz_publications SET settings = jsonb_set(settings, '{dueAt}', $3) WHERE quiz_id = $1 AND version = $2`, [quiz.id, version, JSON.stringify(new Date(Date.now() - 1_000).toISOString())]);
    await quizzes(app, room.teacher.token, 'update', { input: { id: quiz.id, expectedVersion: quiz.version, settings: { dueAt: inAMinute() } } });
    const { version } = await quizzes(app, room.teacher.token, 'publish', { id: quiz.id, version: quiz.version + 1 });
    await past(quiz.version);
    assert.ok(await hidden());
    await past(version);
    assert.equal(await hidden(), false);
  });

  test('after the due date waits for whoever can still sit it: where a later version is never due, and where somebody else has time left', async () => {
    const inAMinute = () => new Date(Date.now() + 60_000).toISOString();
    const reveal = { key: 'AFTER_DUE_DATE', explanation: 'AFTER_DUE_DATE', evidence: 'AFTER_DUE_DATE', score: 'AFTER_SUBMISSION' };
    const { quiz } = await quizWith(app, room, { dueAt: inAMinute(), reveal }, [secretive]);
    const [one, other] = [await another(), await another()];
    const [done, open] = [await start(quiz.id, one.token), await start(quiz.id, other.token)];
    await submit(done.id, one.token);
    await rows(app.database, `UPDATE quiz_publications SET settings = jsonb_set(settings, '{dueAt}', $2) WHERE quiz_id = $1`, [quiz.id, JSON.stringify(new Date(Date.now() - 1_000).toISOString())]);
    const hidden = async () => questionsIn(await read(done.id, one.token)).every(({ key, question }) => key === null && question.explanation === null);
    assert.ok(await hidden(), 'somebody else has time left');
    await submit(open.id, other.token);
    assert.equal(await hidden(), false);
    await rows(app.database, `UPDATE quiz_publications SET settings = settings || '{"dueAt": null}' WHERE quiz_id = $1`, [quiz.id]);
    assert.ok(await hidden(), 'it can be begun for ever');
  });

  test('does not tell by status or events whether a short answer was the accepted one, where the score is not shown', async () => {
    const { quiz } = await quizWith(app, room, { reveal: { key: 'NEVER', explanation: 'NEVER', evidence: 'NEVER', score: 'NEVER' } }, [
      { type: 'SHORT_ANSWER', prompt: 'What keeps it upright?', choices: undefined, accepted: [['ballast']] },
    ]);
    const seen = await Promise.all(['ballast', 'feathers'].map(async (text) => {
      const { token } = await another();
      const attempt = await start(quiz.id, token);
      await save(app, token, { attemptId: attempt.id, questionId: questionsIn(attempt)[0]!.question.id, sequence: 1, answer: { texts: [text] } });
      const { status, lastSeq, result } = await submit(attempt.id, token);
      const events = await followAttempt(app, token, attempt.id);
      return { status, lastSeq, result, events: events.map(({ __typename, seq }) => `${seq} ${__typename}`) };
    }));
    assert.deepEqual(seen[0], { status: 'SUBMITTED', lastSeq: 3, result: null, events: ['1 AttemptStarted', '2 AnswerSaved', '3 AttemptSubmitted'] });
    assert.deepEqual(seen[1], seen[0]);
  });

  test('does not tell by the ids of choices which of them was typed first', async () => {
    const { quiz } = await quizWith(app, room, { shuffleChoices: false }, Array.from({ length: 12 }, (_, index) => ({ prompt: `Number ${index}?` })));
    const { token } = await another();
    const orders = questionsIn(await start(quiz.id, token)).map(({ question }) => question.choices!.map(({ id }) => id).join());
    assert.ok(orders.some((order) => order !== order.split(',').toSorted().join()));
  });

  test('of an earlier attempt is nothing while the learner sits the quiz again', async () => {
    const { quiz } = await quizWith(app, room, {}, [secretive]);
    const { token } = await another();
    const { id } = await start(quiz.id, token);
    await submit(id, token);
    assert.ok(questionsIn(await read(id, token))[0]!.key);
    const again = await start(quiz.id, token);
    const [question] = questionsIn(await read(id, token)) as [AttemptQuestionData];
    assert.deepEqual([question.key, question.grade, question.question.explanation, question.question.evidence, (await read(id, token)).result], [null, null, null, [], null]);
    await submit(again.id, token);
    assert.ok(questionsIn(await read(id, token))[0]!.key);
  });
});

/** What no answer may hold before its time. */
const PLANTED = ['SECRET-WHY', 'SECRET-TEXT', 'SECRET-BLANK'];
const PLANTED_QUESTIONS = [
  { explanation: 'SECRET-WHY', quote: SENTENCES[1], choices: [{ text: 'One', correct: true }, { text: 'Two', correct: false }] },
  { type: 'TRUE_FALSE', prompt: 'Is it so?', choices: undefined, answer: true, explanation: 'SECRET-WHY', quote: SENTENCES[1] },
  { type: 'SHORT_ANSWER', prompt: 'What is it?', choices: undefined, accepted: [['SECRET-TEXT']], explanation: 'SECRET-WHY', quote: SENTENCES[1] },
  { type: 'CLOZE', prompt: 'It is [[1]].', choices: undefined, accepted: [['SECRET-BLANK']], explanation: 'SECRET-WHY', quote: SENTENCES[1] },
];

const SECRET_FIELDS: ReadonlySet<string | undefined> = new Set(['key', 'questionKey', 'explanation', 'grade', 'result']);

/** What of an answer gives a key, evidence, an explanation or a score away. @param rightId of the choice that is right */
function leaks({ query, answer }: Crawled, rightId: string | null): string[] {
  const found: string[] = [];
  for (const { path, value } of everything(answer)) {
    const [field, parent] = [path.at(-1), path.at(-2)];
    const says = (what: string) => found.push(`${what} at ${path.join('.')} of ${query}`);
    if (typeof value === 'string' && PLANTED.some((secret) => value.includes(secret))) says('a secret');
    if (rightId !== null && value === rightId && !(field === 'id' && parent === 'choices')) says('the right choice');
    // What a path rests on names lessons, and quotes nothing of them.
    if (field === 'evidence' && Array.isArray(value) && value.some((each: { __typename?: string }) => each.__typename !== 'PlanningEvidence')) says('evidence');
    // The settings say when, not what.
    if (parent !== 'reveal' && !path.includes('activity') && SECRET_FIELDS.has(field) && value !== null) says(field!);
  }
  return found;
}

describe('a cheat who reads everything that the API will say', () => {
  const AT = { AFTER_SUBMISSION: 'OPEN', AFTER_DUE_DATE: 'SUBMITTED', NEVER: 'SUBMITTED' } as const;
  for (const [time, status] of Object.entries(AT)) {
    test(`learns nothing of an attempt that is ${status} where all is shown ${time}`, async () => {
      const reveal = { key: time, evidence: time, explanation: time, score: time };
      const dueAt = time === 'AFTER_DUE_DATE' ? new Date(Date.now() + 3_600_000).toISOString() : null;
      const { quiz, itemIds } = await quizWith(app, room, { reveal, dueAt, maxAttempts: 1 }, PLANTED_QUESTIONS);
      const { token } = await another();
      const attempt = await start(quiz.id, token);
      const [choice, , short] = questionsIn(attempt) as [AttemptQuestionData, AttemptQuestionData, AttemptQuestionData];
      const rightId = choiceOf(choice, 'One');
      const input = { attemptId: attempt.id, questionId: choice.question.id, sequence: 1, answer: { choiceIds: [choiceOf(choice, 'Two')] } };
      await save(app, token, input);
      await save(app, token, { attemptId: attempt.id, questionId: short.question.id, sequence: 1, answer: { texts: ['something else'] } });
      if (status === 'SUBMITTED') assert.equal((await submit(attempt.id, token)).status, 'SUBMITTED');
      const ids = [quiz.id, attempt.id, itemIds[0]!, itemIds[2]!, room.courseId, room.lessonId];
      const crawled = await crawl(app, schema, token, ids);
      // What changes something answers with no more than what only reads.
      for (const [field, given] of [['startAttempt', { quizId: quiz.id }], ['saveAnswer', input], ['saveAnswer', { ...input, answer: { choiceIds: [rightId] } }]] as const) {
        const { type, args } = schema.getMutationType()!.getFields()[field]!;
        for (const selection of selectionsBelow(schema, getNamedType(type))) {
          const query = `mutation ($input: ${String(args[0]!.type)}) { ${field}(input: $input) ${selection} }`;
          crawled.push({ query, answer: await send(app, { query, variables: { input: given }, token }) });
        }
      }
      crawled.push(...(await eventsOf(token, 'attemptEvents', attempt.id, status === 'OPEN' ? 3 : 4)));
      assert.ok(crawled.length > 300, `${crawled.length} questions were asked`);
      assert.deepEqual(crawled.flatMap((each) => leaks(each, rightId)), []);
    });
  }

  test('learns nothing of his own practice quiz while he sits it, nor of the generation that it came from', async () => {
    const { token } = await another();
    const fromGenerationId = await generatedQuestions(app, token, room.lessonId);
    const practice = await quizzes(app, token, 'create', { input: { title: 'Mine', purpose: 'PRACTICE', fromGenerationId } });
    await rows(app.database, `UPDATE quiz_item_versions SET check_status = 'AGREED' WHERE item_id IN (SELECT id FROM quiz_items WHERE quiz_id = $1)`, [practice.id]);
    await quizzes(app, token, 'publish', { id: practice.id, version: 1 });
    const attempt = await start(practice.id, token);
    const sources = await rows<{ id: string }>(app.database, 'SELECT id FROM questions WHERE generation_id = $1', [fromGenerationId]);
    const ids = [practice.id, attempt.id, questionsIn(attempt)[0]!.question.id, sources[0]!.id, fromGenerationId, room.lessonId];
    const crawled = [...(await crawl(app, schema, token, ids)), ...(await eventsOf(token, 'generationEvents', fromGenerationId, 1_000))];
    assert.deepEqual(crawled.flatMap((each) => leaks(each, null)), []);
    await submit(attempt.id, token);
    assert.ok(questionsIn(await read(attempt.id, token)).every(({ key, question }) => key !== null && question.evidence.length > 0));
  });

  test('would be found: a teacher’s answers hold all of it', async () => {
    const { quiz, itemIds } = await quizWith(app, room, {}, PLANTED_QUESTIONS);
    const attempt = await start(quiz.id, room.teacher.token);
    const rightId = choiceOf(questionsIn(attempt)[0]!, 'One');
    await submit(attempt.id, room.teacher.token);
    const found = (await crawl(app, schema, room.teacher.token, [quiz.id, attempt.id, itemIds[0]!])).flatMap((each) => leaks(each, rightId));
    for (const what of ['a secret', 'the right choice', 'evidence', 'key', 'questionKey', 'explanation', 'grade', 'result']) {
      assert.ok(found.some((each) => each.startsWith(`${what} at `)), what);
    }
  });

  /** All that a subscription says, until it ends or that many events came. */
  async function eventsOf(token: string, field: string, id: string, count: number): Promise<Crawled[]> {
    const type = getNamedType(schema.getSubscriptionType()!.getFields()[field]!.type);
    const crawled: Crawled[] = [];
    const client = wsClient(app, token);
    for (const selection of selectionsBelow(schema, type)) {
      const query = `subscription { ${field}(id: "${id}") ${selection} }`;
      for await (const answer of client.subscribe(query)) {
        assert.equal(answer.errors, undefined);
        if (crawled.push({ query, answer }) % count === 0) break;
      }
    }
    await client.dispose();
    return crawled;
  }
});
