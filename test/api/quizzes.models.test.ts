import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { asModel, classroom, draft, follow, QUIZ as GENERATE, rows, start, type Classroom } from '../kit/generations.js';
import { itemsOf, quizzes, type ItemChangedData } from '../kit/quizzes.js';

suite("a quiz of a model's questions", () => {
  let server: FaultServer;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    server = await startFaultServer();
    app = await startApp({ tuning: { providers: [asModel(server)] } });
    room = await classroom(app);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });

  async function quizOf(...drafts: object[]): Promise<string> {
    server.reply({ answer: () => ({ items: drafts }) });
    const { id } = await start(app, room.teacher.token, GENERATE, { lessonId: room.lessonId, questionCount: drafts.length });
    await follow(app, room.teacher.token, id);
    return (await quizzes(app, room.teacher.token, 'create', { input: { title: 'By a model', fromGenerationId: id } })).id;
  }

  test('says which model made each of them, by which prompt, and who accepted it', async () => {
    const { teacher } = room;
    const quizId = await quizOf(draft(0), draft(1));
    const made = await itemsOf(app, teacher.token, quizId);
    for (const { provenance } of made) {
      assert.deepEqual([provenance.origin, provenance.provider, provenance.model], ['MODEL', 'fault', 'test-model']);
      assert.match(provenance.promptVersion!, /^quiz@\d+$/);
      assert.equal(provenance.acceptedBy, null);
    }
    await quizzes(app, teacher.token, 'review', { input: { quizId, expectedVersion: 1, verdicts: made.map(({ id }) => ({ itemId: id, verdict: 'ACCEPT' })) } });
    for (const { provenance, decision } of await itemsOf(app, teacher.token, quizId)) assert.deepEqual([provenance.acceptedBy?.id, decision], [teacher.id, 'ACCEPTED']);
  });

  test('asks for another question with what is asked already, and takes none of that again', async () => {
    const { teacher } = room;
    const known = await quizOf(draft(4));
    const quizId = await quizOf(draft(2), draft(3));
    const [item, other] = await itemsOf(app, teacher.token, quizId);
    const asked = server.requests.length;
    server.reply({ answer: () => ({ items: [draft(3)] }) });
    server.reply({ answer: () => ({ items: [draft(4)] }) });
    const { item: started } = await quizzes<ItemChangedData>(app, teacher.token, 'regenerate', { id: item!.id, version: 1 });
    const [{ proposalId }] = await rows<{ proposalId: string }>(app.database, 'SELECT proposal_id AS "proposalId" FROM quiz_items WHERE id = $1', [started.id]) as [{ proposalId: string }];
    await follow(app, teacher.token, proposalId);
    const prompt = JSON.stringify(server.requests[asked]!.body.messages);
    for (const { question } of [item!, other!]) assert.ok(prompt.includes(question.prompt), 'the model is told what is asked already');
    await quizzes(app, teacher.token, 'review', { input: { quizId, expectedVersion: 2, verdicts: [{ itemId: item!.id, verdict: 'REPLACE' }] } });
    const [replaced] = await itemsOf(app, teacher.token, quizId);
    assert.equal(replaced!.question.prompt, (draft(4) as { prompt: string }).prompt);
    assert.equal(replaced!.provenance.provider, 'fault');
    assert.equal(replaced!.duplicateOf, (await itemsOf(app, teacher.token, known))[0]!.id);
  });

  test('of two who want another question at once, one gets it, and nothing goes on for the other', async () => {
    const { teacher } = room;
    const quizId = await quizOf(draft(5));
    const [item] = await itemsOf(app, teacher.token, quizId);
    server.always(() => ({ answer: () => ({ items: [draft(6)] }) }));
    const results = await Promise.all([1, 2].map(() => quizzes<ItemChangedData>(app, teacher.token, 'regenerate', { id: item!.id, version: 1 })));
    assert.deepEqual(results.map(({ __typename }) => __typename).toSorted(), ['QuizItemChanged', 'VersionConflict']);
    const { quiz } = await gql<{ quiz: { changes: { edges: { node: { action: string } }[] } } }>(app, {
      query: 'query ($id: ID!) { quiz(id: $id) { changes { edges { node { action } } } } }', variables: { id: quizId }, token: teacher.token,
    });
    assert.deepEqual(quiz.changes.edges.map(({ node }) => node.action), ['ITEM_REGENERATION_STARTED', 'CREATED']);
  });

  test('lets go of what is proposed where it is not wanted', async () => {
    const { teacher } = room;
    const quizId = await quizOf(draft(7));
    const [item] = await itemsOf(app, teacher.token, quizId);
    await quizzes(app, teacher.token, 'regenerate', { id: item!.id, version: 1 });
    const kept = await quizzes(app, teacher.token, 'review', { input: { quizId, expectedVersion: 2, verdicts: [{ itemId: item!.id, verdict: 'KEEP' }] } });
    assert.equal(kept.version, 3);
    const [{ proposalId }] = await rows<{ proposalId: string | null }>(app.database, 'SELECT proposal_id AS "proposalId" FROM quiz_items WHERE id = $1', [item!.id]) as [{ proposalId: string | null }];
    assert.equal(proposalId, null);
    assert.deepEqual((await itemsOf(app, teacher.token, quizId)).map(({ version, decision }) => [version, decision]), [[1, 'PENDING']]);
  });
});
