import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultRequest, type FaultReply, type FaultServer } from '../kit/fault-server.js';
import { asModel, classroom, draft, follow, QUIZ as GENERATE, read, rows, settled, start, type Classroom, type GenerationData } from '../kit/generations.js';
import { gql, refusal } from '../kit/clients.js';
import { itemsOf, quizzes } from '../kit/quizzes.js';
import { reviewsSoFar } from '../kit/review-queue.js';
import { isKeyCheck, solutionsTo } from '../kit/solver.js';

suite('the keys of questions that a learner asks for', () => {
  let author: FaultServer;
  let solver: FaultServer;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    [author, solver] = await Promise.all([startFaultServer(), startFaultServer()]);
    app = await startApp({ tuning: {
      providers: [asModel(author, 'author'), asModel(solver, 'solver')], order: ['author/test-model', 'solver/test-model'], keyCheck: true, retries: { attempts: 0 },
    } });
    room = await classroom(app);
  });
  beforeEach(() => {
    author.requests.length = 0;
    solver.requests.length = 0;
  });
  after(async () => {
    await app.stop();
    await Promise.all([author.close(), solver.close()]);
  });

  /** The author writes these, call by call; the solver answers like that. */
  async function quizBy(written: object[][], solve: (request: FaultRequest) => FaultReply, count = written[0]!.length, more: object = {}): Promise<{ generation: GenerationData; events: string[] }> {
    author.reply(...written.map((items) => ({ answer: () => ({ items }) })));
    author.always(() => ({ status: 500 }));
    solver.always(solve);
    const { id } = await start(app, room.learner.token, GENERATE, { lessonId: room.lessonId, questionCount: count, allowLocal: false, ...more });
    const events = await follow(app, room.learner.token, id);
    return { generation: await read(app, room.learner.token, id), events: events.map(({ __typename }) => __typename) };
  }

  const sayTrue = (request: FaultRequest): FaultReply => ({ answer: () => solutionsTo(request, () => ['true']) });

  test('are answered by another model, blind, before an item is ready; the check is paid for and explained', async () => {
    const { generation, events } = await quizBy([[draft(0), draft(1)]], sayTrue);
    assert.equal(generation.status, 'COMPLETED');
    assert.equal(events.filter((name) => name === 'ItemReady').length, 2);
    assert.equal(author.requests.length, 1);
    // Of statements every second guess is right.
    assert.equal(solver.requests.length, 2);
    const asked = JSON.stringify(solver.requests[0]!.body.messages);
    assert.ok(isKeyCheck(solver.requests[0]!));
    assert.ok(asked.includes('Was harbour 0 founded'));
    assert.ok(!asked.includes('The lesson says so'), 'no explanation, which tells the key');
    const [written, checked, again] = generation.attempts;
    assert.deepEqual([written!.provider, checked!.provider, checked!.promptVersion, checked!.outcome], ['author', 'solver', 'key_check@2', 'COMPLETED']);
    assert.match(checked!.reason, /^The keys of 2 questions are checked by a second solver/);
    assert.match(again!.reason, /^The keys of 2 questions are checked once more/);
    assert.equal(generation.costMicroUsd, written!.costMicroUsd + checked!.costMicroUsd + again!.costMicroUsd);
    const stored = await rows<{ status: string; by: string }>(app.database, `SELECT check_status AS status, "check"->>'by' AS by FROM questions WHERE generation_id = '${generation.id}'`);
    assert.deepEqual(stored, [{ status: 'AGREED', by: 'solver/test-model' }, { status: 'AGREED', by: 'solver/test-model' }]);
  });

  test('are shown nowhere when the money runs out between their author and the second solver', async () => {
    const spend = (microUsd: number) => rows(app.database, 'UPDATE budget_days SET spent = spent + $1', [microUsd]);
    const gate = author.gate();
    author.reply({ answer: () => ({ items: [draft(5), draft(6)] }), gates: { 1: gate } });
    author.always(() => ({ status: 500 }));
    solver.always(sayTrue);
    const { id } = await start(app, room.learner.token, GENERATE, { lessonId: room.lessonId, questionCount: 2, allowLocal: false });
    await gate.reached;
    await spend(50_000_000);
    // What the author's answer leaves of its worst case would pay the solver: nothing is left.
    await rows(app.database, `WITH held AS (SELECT generation_id AS id, reserved_micro_usd - 300 AS spare FROM reservations WHERE generation_id = $1),
      less AS (UPDATE reservations SET reserved_micro_usd = 300 WHERE generation_id = $1) UPDATE budget_days SET reserved = reserved - spare FROM held`, [id]);
    gate.open();
    const events = await follow(app, room.learner.token, id);
    await spend(-50_000_000);
    assert.deepEqual(events.filter(({ __typename }) => __typename === 'ItemReady'), []);
    assert.equal(events.at(-1)!.__typename, 'GenerationFailed');
    assert.equal(solver.requests.length, 0);
    const { reserved, spent, attempts } = await settled(app.database);
    assert.deepEqual([reserved, spent], [0, attempts]);
  });

  test('that a second solver does not come to are in no event: the author is asked for another question, and not told the answer', async () => {
    const { generation } = await quizBy([[draft(2), draft(3, { answer: false })], [draft(4)]], sayTrue, 2);
    assert.equal(generation.status, 'COMPLETED');
    assert.deepEqual(generation.items.map(({ prompt }) => prompt), [2, 4].map((index) => (draft(index) as { prompt: string }).prompt));
    const again = JSON.stringify(author.requests[1]!.body.messages);
    assert.match(again, /came to another answer/);
    assert.ok(!again.includes('true,\\"reason'));
  });

  test('are asked about once more where a guess may have hit: what one of two votes refuses does not get through', async () => {
    let asked = 0;
    // The first vote agrees by luck.
    const { generation } = await quizBy([[draft(5, { answer: false }), draft(6)], [draft(7)]], (request) => {
      asked += 1;
      return { answer: () => solutionsTo(request, ({ prompt }) => [prompt.includes('harbour 5') && asked === 1 ? 'false' : 'true']) };
    }, 2);
    assert.deepEqual(generation.items.map(({ prompt }) => prompt), [6, 7].map((index) => (draft(index) as { prompt: string }).prompt));
  });

  test('in words of their own are asked about once: no guess hits those', async () => {
    const short = { type: 'SHORT_ANSWER', prompt: 'When was the harbour of Portc founded?', explanation: 'The lesson says so.', quote: (draft(2) as { quote: string }).quote, points: 1, accepted: ['1815'] };
    const { generation } = await quizBy([[short]], (request) => ({ answer: () => solutionsTo(request, () => ['1815']) }));
    assert.deepEqual([generation.status, solver.requests.length], ['COMPLETED', 1]);
  });

  test('are kept for a person with both answers, and for no learner; what he says of one is the last of it', async () => {
    const { teacher, learner, courseId } = room;
    const LIST = `query ($id: ID!) { result: refusedQuestions(courseId: $id) { edges { node { id provider promptVersion question { prompt explanation } key { answer } check { by keyed answered reason } } } } }`;
    const SETTLE = `mutation ($input: SettleRefusedQuestionInput!) { result: settleRefusedQuestion(input: $input) { __typename ... on RefusedQuestion { verdict reason settledBy { id } } } }`;
    interface Refused { id: string; provider: string; promptVersion: string; question: { prompt: string }; key: { answer: boolean }; check: { by: string; keyed: string[]; answered: string[] } }
    const list = async () => (await gql<{ result: { edges: { node: Refused }[] } }>(app, { query: LIST, variables: { id: courseId }, token: teacher.token })).result.edges.map(({ node }) => node);
    const settle = async (input: object, token = teacher.token) => (await gql<{ result: object }>(app, { query: SETTLE, variables: { input }, token })).result;
    for (const { id: questionId } of await list()) await settle({ questionId, verdict: 'KEY_IS_WRONG' });
    const { lastSeq } = { lastSeq: (await reviewsSoFar(app, teacher.token, courseId)).length };
    const prompt = 'Was it built by others?';
    await quizBy([[draft(2), draft(3, { answer: false, prompt })], [draft(4)]], sayTrue, 2, { fresh: true });
    const [kept, ...others] = await list();
    assert.deepEqual(others, []);
    assert.deepEqual([kept!.question.prompt, kept!.key.answer, kept!.check.by, kept!.check.keyed, kept!.check.answered], [prompt, false, 'solver/test-model', ['false'], ['true']]);
    assert.deepEqual([kept!.provider, kept!.promptVersion.startsWith('quiz@')], ['author', true]);
    assert.equal((await refusal(app, { query: LIST, variables: { id: courseId }, token: learner.token })).extensions.code, 'FORBIDDEN');
    const questionId = kept!.id;
    assert.equal((await refusal(app, { query: SETTLE, variables: { input: { questionId, verdict: 'KEY_IS_RIGHT' } }, token: learner.token })).extensions.code, 'FORBIDDEN');
    const stranger = await signUp(app, 'INSTRUCTOR');
    assert.deepEqual(await settle({ questionId, verdict: 'KEY_IS_RIGHT' }, stranger.token), { __typename: 'QuestionNotRefused' });
    const told = async () => (await reviewsSoFar(app, teacher.token, courseId, lastSeq)).map(({ __typename, entry: { reason, itemId, quizId }, counts }) => [__typename, reason, itemId, quizId, counts.refused]);
    assert.deepEqual(await told(), [['ReviewAdded', 'QUESTION_REFUSED', questionId, null, 1]]);
    const said = { __typename: 'RefusedQuestion', verdict: 'KEY_IS_WRONG', reason: 'It was a family.', settledBy: { id: teacher.id } };
    assert.deepEqual(await settle({ questionId, verdict: 'KEY_IS_WRONG', reason: 'It was a family.' }), said);
    assert.deepEqual(await settle({ questionId, verdict: 'KEY_IS_RIGHT' }), said, 'what was said first stays');
    assert.deepEqual(await list(), []);
    assert.deepEqual((await told()).slice(1), [['ReviewResolved', 'QUESTION_REFUSED', questionId, null, 0]]);
  });

  test('of choices: two that are right, and a wrong one, do not get through', async () => {
    const choice = (index: number, right: string): object => ({
      type: 'MULTIPLE_CHOICE', prompt: `Which is right in ${index}?`, explanation: 'The lesson says so.', quote: (draft(index) as { quote: string }).quote, points: 1,
      choices: ['alpha', 'beta', 'gamma'].map((text) => ({ text, correct: text === right })),
    });
    // Of 5 beta and gamma are right; of 6 gamma; of 7 alpha.
    const right: Record<string, string[]> = { 5: ['beta', 'gamma'], 6: ['gamma'], 7: ['alpha'] };
    const { generation } = await quizBy([[choice(5, 'beta'), choice(6, 'alpha'), choice(7, 'alpha')], [], []], (request) => ({
      answer: () => solutionsTo(request, ({ prompt, choices }) => right[prompt.match(/\d+/)![0]]!.map((text) => String.fromCharCode(65 + choices.indexOf(text)))),
    }));
    assert.deepEqual(generation.items.map(({ prompt }) => prompt), ['Which is right in 7?']);
  });

  test('that the course asks already are refused, and others are asked for; a teacher has them marked', async () => {
    const { teacher, lessonId } = room;
    const short = (prompt: string): object => ({ type: 'SHORT_ANSWER', prompt, explanation: 'The lesson says so.', quote: (draft(11) as { quote: string }).quote, points: 1, accepted: ['1878'] });
    const known = await quizzes(app, teacher.token, 'create', { input: { title: 'Founding years', lessonId } });
    await quizzes(app, teacher.token, 'add', { input: { quizId: known.id, expectedVersion: 1, type: 'SHORT_ANSWER', prompt: 'When was the harbour of Portl founded?', points: 1, accepted: [['1878']], quote: (draft(11) as { quote: string }).quote } });
    const { generation } = await quizBy([[short('In which year did Portl get its harbour?'), draft(10)], [draft(9)]], sayTrue, 2);
    assert.deepEqual(generation.items.map(({ prompt }) => prompt), [10, 9].map((index) => (draft(index) as { prompt: string }).prompt));
    const told = JSON.stringify(author.requests[1]!.body.messages);
    assert.match(told, /it is asked already/);
    assert.doesNotMatch(told, /Founding years/, 'nobody has published that quiz');

    author.reply({ answer: () => ({ items: [short('In which year did Portl get its harbour?')] }) });
    const { id } = await start(app, teacher.token, GENERATE, { lessonId, questionCount: 1 });
    await follow(app, teacher.token, id);
    const quiz = await quizzes(app, teacher.token, 'create', { input: { title: 'Again', fromGenerationId: id } });
    const [item] = await itemsOf(app, teacher.token, quiz.id);
    const [first] = await itemsOf(app, teacher.token, known.id);
    assert.equal(item!.duplicateOf, first!.id);
  });

  test('go through nowhere when the solver breaks: nothing unchecked is shown, whoever wrote it', async () => {
    const { generation, events } = await quizBy([[draft(8), draft(9)]], () => ({ status: 500 }));
    assert.equal(generation.status, 'FAILED');
    assert.equal(generation.failure!.retryable, true);
    assert.ok(!events.includes('ItemReady'));
    assert.deepEqual(generation.items, []);
  });

  test('or leave it to the built-in engine, whose questions are held against their evidence', async () => {
    const { generation } = await quizBy([[draft(10)]], () => ({ status: 500 }), 2, { allowLocal: true });
    assert.equal(generation.status, 'COMPLETED');
    assert.equal(generation.origin, 'LOCAL');
    const stored = await rows<{ status: string; by: string }>(app.database, `SELECT DISTINCT check_status AS status, "check"->>'by' AS by FROM questions WHERE generation_id = '${generation.id}'`);
    assert.deepEqual(stored, [{ status: 'AGREED', by: 'evidence' }]);
  });
});
