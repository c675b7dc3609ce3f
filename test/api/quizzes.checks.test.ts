import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { refusal } from '../kit/clients.js';
import { startFaultServer, type FaultReply, type FaultRequest, type FaultServer } from '../kit/fault-server.js';
import { asModel, classroom, draft, follow, QUIZ as GENERATE, read, rows, start, type Classroom, type GenerationData } from '../kit/generations.js';
import { itemsOf, QUIZZES, quizzes, type QuizData } from '../kit/quizzes.js';
import { questionsIn, solutionsTo } from '../kit/solver.js';

interface Checks {
  __typename: string;
  quiz: QuizData;
  generations: GenerationData[];
  refused: { itemIds: string[]; refusal: { __typename: string; message: string } }[];
}

/** Nothing is checked unless somebody asks for it. */
const BY_HAND = { keyCheck: false };

suite("the keys of a teacher's items", () => {
  let author: FaultServer;
  let solver: FaultServer;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    [author, solver] = await Promise.all([startFaultServer(), startFaultServer()]);
    app = await startApp({ tuning: { providers: [asModel(author, 'author'), asModel(solver, 'solver')], order: ['author/test-model', 'solver/test-model'], keyCheck: true } });
    room = await classroom(app);
  });
  after(async () => {
    await app.stop();
    await Promise.all([author.close(), solver.close()]);
  });

  async function quizOf(...drafts: object[]): Promise<string> {
    author.reply({ answer: () => ({ items: drafts }) });
    const { id } = await start(app, room.teacher.token, GENERATE, { lessonId: room.lessonId, questionCount: drafts.length, fresh: true });
    const events = await follow(app, room.teacher.token, id);
    assert.equal(events.filter(({ __typename }) => __typename === 'ItemReady').length, drafts.length, 'a teacher sees them at once');
    return (await quizzes(app, room.teacher.token, 'create', { input: { title: 'By a model', fromGenerationId: id, settings: BY_HAND } })).id;
  }

  const say = (know: Parameters<typeof solutionsTo>[1]) => (request: FaultRequest): FaultReply => ({ answer: () => solutionsTo(request, know) });

  test('are answered blind by another model than their author, in a generation of its own; a disagreement keeps both answers', async () => {
    const { teacher } = room;
    const quizId = await quizOf(draft(0), draft(1, { answer: false }));
    assert.deepEqual((await itemsOf(app, teacher.token, quizId)).map(({ checkStatus, check }) => [checkStatus, check]), [['UNCHECKED', null], ['UNCHECKED', null]]);
    const before = solver.requests.length;
    solver.always(say(() => ['true']));
    const { generations: [check] } = await quizzes<Checks>(app, teacher.token, 'check', { id: quizId });
    const events = await follow(app, teacher.token, check!.id);
    assert.deepEqual(events.filter(({ __typename }) => __typename === 'ItemReady').map(({ item }) => item?.__typename), ['KeyAnswer', 'KeyAnswer']);
    assert.equal(solver.requests.length, before + 1);
    const told = JSON.stringify(solver.requests.at(-1)!.body.messages);
    assert.ok(!told.includes('The lesson says so'), 'nothing that tells the key');
    const [agreed, doubted] = await itemsOf(app, teacher.token, quizId);
    assert.deepEqual([agreed!.checkStatus, doubted!.checkStatus], ['AGREED', 'QUARANTINED']);
    assert.deepEqual([doubted!.check!.by, doubted!.check!.keyed, doubted!.check!.answered], ['solver/test-model', ['false'], ['true']]);
    const { attempts, costMicroUsd } = await read(app, teacher.token, check!.id);
    assert.deepEqual(attempts.map(({ provider, promptVersion }) => [provider, promptVersion]), [['solver', 'key_check@2']]);
    assert.ok(costMicroUsd > 0, 'paid for by itself');
  });

  test('is made once for a version, however often it is asked for', async () => {
    const { teacher } = room;
    const quizId = await quizOf(draft(2), draft(3));
    const gate = solver.gate();
    solver.always((request) => ({ ...say(() => ['true'])(request), gates: { 0: gate } }));
    const before = solver.requests.length;
    const first = await quizzes<Checks>(app, teacher.token, 'check', { id: quizId });
    await gate.reached;
    const again = await quizzes<Checks>(app, teacher.token, 'check', { id: quizId });
    assert.deepEqual(again.generations.map(({ id }) => id), first.generations.map(({ id }) => id));
    gate.open();
    await follow(app, teacher.token, first.generations[0]!.id);
    const done = await quizzes<Checks>(app, teacher.token, 'check', { id: quizId });
    assert.deepEqual(done.generations, []);
    assert.equal(solver.requests.length, before + 1);
  });

  test('wait, and are not published, where nobody could answer', async () => {
    const { teacher } = room;
    const quizId = await quizOf(draft(4));
    for (const server of [author, solver]) server.always(() => ({ status: 400 }));
    const { generations: [check] } = await quizzes<Checks>(app, teacher.token, 'check', { id: quizId });
    await follow(app, teacher.token, check!.id);
    assert.equal((await read(app, teacher.token, check!.id)).status, 'FAILED');
    const [item] = await itemsOf(app, teacher.token, quizId);
    assert.equal(item!.checkStatus, 'UNCHECKED');
    await quizzes(app, teacher.token, 'review', { input: { quizId, expectedVersion: 1, verdicts: [{ itemId: item!.id, verdict: 'ACCEPT' }] } });
    await quizzes(app, teacher.token, 'submit', { id: quizId, version: 2 });
    const refused = await quizzes(app, teacher.token, 'publish', { id: quizId, version: 3 });
    assert.deepEqual(refused.problems?.map(({ reason }) => reason), ['UNCHECKED']);
  });

  test('in quarantine are released by a person who stands by them, with a reason that is kept; nothing else is', async () => {
    const { teacher } = room;
    const quizId = await quizOf(draft(5), draft(6));
    solver.always((request) => ({ answer: () => solutionsTo(request, ({ number }) => [questionsIn(request)[number - 1]!.prompt.includes('harbour 5') ? 'false' : 'true']) }));
    const { generations: [check] } = await quizzes<Checks>(app, teacher.token, 'check', { id: quizId });
    await follow(app, teacher.token, check!.id);
    const [doubted, agreed] = await itemsOf(app, teacher.token, quizId);
    assert.deepEqual([doubted!.checkStatus, agreed!.checkStatus], ['QUARANTINED', 'AGREED']);
    const verdict = (itemId: string, more: object) => ({ query: QUIZZES.review, variables: { input: { quizId, expectedVersion: 1, verdicts: [{ itemId, verdict: 'RELEASE', ...more }] } }, token: teacher.token });
    assert.equal((await refusal(app, verdict(agreed!.id, {}))).extensions['field'], 'input.verdicts[0]');
    assert.equal((await refusal(app, verdict(doubted!.id, { reason: '' }))).extensions['field'], 'input.verdicts[0].reason');
    await quizzes(app, teacher.token, 'review', { input: { quizId, expectedVersion: 1, verdicts: [{ itemId: doubted!.id, verdict: 'RELEASE', reason: 'The founding family is named.' }, { itemId: agreed!.id, verdict: 'ACCEPT' }] } });
    const [released] = await itemsOf(app, teacher.token, quizId);
    assert.deepEqual([released!.checkStatus, released!.decision, released!.check!.answered], ['RELEASED', 'ACCEPTED', ['false']]);
    const [change] = await rows<{ differences: unknown }>(app.database, `SELECT differences FROM quiz_changes WHERE quiz_id = '${quizId}' AND action = 'ITEM_RELEASED'`);
    assert.ok(JSON.stringify(change!.differences).includes('The founding family is named.'));
    await quizzes(app, teacher.token, 'submit', { id: quizId, version: 2 });
    assert.equal((await quizzes(app, teacher.token, 'publish', { id: quizId, version: 3 })).status, 'PUBLISHED');
  });

  test("of the engine's questions are settled by their evidence, at once and for nothing", async () => {
    const { teacher } = room;
    for (const server of [author, solver]) server.always(() => ({ status: 400 }));
    const { id } = await start(app, teacher.token, GENERATE, { lessonId: room.lessonId, questionCount: 3, seed: 7, types: ['TRUE_FALSE'], fresh: true });
    await follow(app, teacher.token, id);
    const quizId = (await quizzes(app, teacher.token, 'create', { input: { title: 'By the engine', fromGenerationId: id } })).id;
    const made = await itemsOf(app, teacher.token, quizId);
    assert.ok(made.length > 0 && made.every(({ checkStatus, check }) => checkStatus === 'AGREED' && check?.by === 'evidence'));
    // As if a key had been wrong.
    await rows(app.database, `UPDATE quiz_item_versions v SET check_status = 'UNCHECKED', "check" = NULL,
      key = jsonb_set(v.key, '{answer}', to_jsonb(NOT (v.key->>'answer')::boolean))
      FROM quiz_items i WHERE i.id = v.item_id AND i.quiz_id = '${quizId}'`);
    assert.deepEqual((await quizzes<Checks>(app, teacher.token, 'check', { id: quizId })).generations, []);
    assert.ok((await itemsOf(app, teacher.token, quizId)).every(({ checkStatus }) => checkStatus === 'QUARANTINED'));
  });

  test('are checked for nobody who may not see them', async () => {
    const quizId = await quizOf(draft(7));
    assert.ok(['FORBIDDEN', 'NOT_FOUND'].includes(String((await refusal(app, { query: QUIZZES.check, variables: { id: quizId }, token: room.learner.token })).extensions.code)));
  });
});
