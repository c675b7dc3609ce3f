import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { asModel, classroom, COMPLETE, eventually, EXPLAIN, follow, read, rows, start, type Classroom } from '../kit/generations.js';
import { setSettings } from '../kit/personalisation.js';

const RATE = 'mutation ($input: RateGenerationInput!) { rating: rateGeneration(input: $input) { helpful reason comment ratedAt } }';
const OWN = 'query ($id: ID!) { generation(id: $id) { rating { helpful reason comment } } }';
const GROUPS = `query ($courseId: ID, $by: [RatingDimension!]! = [KIND, PROMPT_VERSION]) { groups: ratingGroups(courseId: $courseId, by: $by) {
  kind promptVersion model language ratings helpful share low high reasons { reason count } } }`;
const LIST = `query ($courseId: ID, $helpful: Boolean, $kind: GenerationKind, $promptVersion: String, $first: Int! = 20, $after: String) {
  list: courseRatings(courseId: $courseId, helpful: $helpful, kind: $kind, promptVersion: $promptVersion, first: $first, after: $after) {
    edges { node { helpful reason comment profanity kind promptVersion model language lessonId } } pageInfo { hasNextPage endCursor } } }`;

interface Group {
  kind: string | null;
  promptVersion: string | null;
  model: string | null;
  language: string | null;
  ratings: number;
  helpful: number;
  share: number;
  low: number;
  high: number;
  reasons: { reason: string; count: number }[];
}

interface Listed {
  edges: { node: { helpful: boolean; reason: string | null; comment: string | null; profanity: number; kind: string; promptVersion: string | null; model: string | null; language: string | null; lessonId: string | null } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

suite('ratings of generations', () => {
  let server: FaultServer;
  let app: TestApp;
  let room: Classroom;
  let admin: TestAccount;
  before(async () => {
    server = await startFaultServer();
    server.always({ tokens: ['The harbour of Porta was founded by the merchant family, ', 'as the lesson says of every port in its list.'] });
    app = await startApp({ tuning: { providers: [asModel(server)], cache: {} } });
    [room, admin] = await Promise.all([classroom(app), signUp(app, 'ADMIN')]);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });

  async function made(account: TestAccount, input: object = {}, query = EXPLAIN): Promise<string> {
    const { id } = await start(app, account.token, query, { lessonId: room.lessonId, fresh: true, ...input });
    await follow(app, account.token, id);
    return id;
  }
  const rate = (account: TestAccount, input: object) => gql<{ rating: { helpful: boolean; ratedAt: string } }>(app, { query: RATE, variables: { input }, token: account.token });
  const groups = async (account: TestAccount, variables: object): Promise<Group[]> => (await gql<{ groups: Group[] }>(app, { query: GROUPS, variables: { ...variables }, token: account.token })).groups;
  const list = async (account: TestAccount, variables: object): Promise<Listed> => (await gql<{ list: Listed }>(app, { query: LIST, variables: { ...variables }, token: account.token })).list;
  const own = async (account: TestAccount, id: string) => (await gql<{ generation: { rating: unknown } }>(app, { query: OWN, variables: { id }, token: account.token })).generation.rating;

  test('who received it says so once, may change his mind, and alone reads it back', async () => {
    const learner = await signUp(app);
    const id = await made(learner);
    assert.equal(await own(learner, id), null);
    await Promise.all(Array.from({ length: 20 }, (_, index) => rate(learner, { generationId: id, helpful: index % 2 === 0 })));
    assert.equal((await rows(app.database, 'SELECT 1 FROM generation_ratings WHERE generation_id = $1', [id])).length, 1);
    await rate(learner, { generationId: id, helpful: false, reason: 'TOO_LONG', comment: 'In one sentence, please.' });
    assert.deepEqual(await own(learner, id), { helpful: false, reason: 'TOO_LONG', comment: 'In one sentence, please.' });
    assert.equal(await own(admin, id), null, 'an admin reads the generation, and has not rated it');
    await rate(learner, { generationId: id, helpful: true });
    assert.deepEqual(await own(learner, id), { helpful: true, reason: null, comment: null });
  });

  test("another's, an unfinished one, one that isn't there, and what doesn't fit are refused by name", async () => {
    const [one, other] = await Promise.all([signUp(app), signUp(app)]);
    const id = await made(one);
    const refused = async (account: TestAccount, input: object) => (await refusal(app, { query: RATE, variables: { input }, token: account.token })).extensions;
    assert.equal((await refused(other, { generationId: id, helpful: true })).code, 'NOT_FOUND');
    assert.equal((await refused(admin, { generationId: id, helpful: true })).code, 'FORBIDDEN');
    assert.equal((await refused(one, { generationId: 'gen_1', helpful: true })).code, 'NOT_FOUND');
    for (const [field, input] of [
      ['reason', { reason: 'WRONG', helpful: true }], ['reason', { reason: 'CLEAR', helpful: false }], ['comment', { comment: 'x'.repeat(2_001), helpful: true }], ['comment', { comment: ' ', helpful: true }],
    ] as const) assert.deepEqual({ ...(await refused(one, { generationId: id, ...input })), requestId: '' }, { code: 'BAD_USER_INPUT', field: `input.${field}`, requestId: '' });
    server.reply({ status: 400 });
    const failed = await made(one, { allowLocal: false, question: 'Why?' });
    assert.equal((await read(app, one.token, failed)).status, 'FAILED');
    assert.deepEqual((await refused(one, { generationId: failed, helpful: true })).field, 'input.generationId');
    await rate(one, { generationId: id, helpful: false, reason: 'OTHER' });
    await rate(one, { generationId: id, helpful: true, reason: 'OTHER' });
  });

  test('those who teach see them by kind and prompt version, with counts, intervals and reasons, of their own courses', async () => {
    const there = await classroom(app);
    const token = there.teacher;
    const learners = await Promise.all(Array.from({ length: 4 }, () => signUp(app)));
    await setSettings(app, learners[3]!.token, { manner: 'BRISK' });
    for (const [index, learner] of learners.entries()) {
      const id = await made(learner, { lessonId: there.lessonId });
      await rate(learner, { generationId: id, ...[{ helpful: true, reason: 'CLEAR' }, { helpful: true, reason: 'CLEAR' }, { helpful: false, reason: 'WRONG' }, { helpful: false, reason: 'BADLY_ADAPTED' }][index] });
    }
    const { courseId } = there;
    const [plain, shaped, ...others] = await groups(token, { courseId });
    assert.deepEqual(others, []);
    assert.deepEqual({ ...plain, share: 0, low: 0, high: 0 }, {
      kind: 'EXPLANATION', promptVersion: 'explanation@2', model: null, language: null, ratings: 3, helpful: 2, share: 0, low: 0, high: 0,
      reasons: [{ reason: 'CLEAR', count: 2 }, { reason: 'WRONG', count: 1 }],
    });
    // Wilson's interval of 2 in 3, as any statistics table has it.
    for (const [got, wanted] of [[plain!.share, 2 / 3], [plain!.low, 0.2077], [plain!.high, 0.9385], [shaped!.low, 0], [shaped!.high, 0.7935]] as const) assert.ok(Math.abs(got - wanted) < 5e-4, `${got}, not ${wanted}`);
    assert.deepEqual([shaped!.promptVersion, shaped!.ratings, shaped!.helpful], ['explanation@2+shaping@1', 1, 0]);
    const byModel = await groups(token, { courseId, by: ['MODEL', 'LANGUAGE'] });
    assert.deepEqual(byModel.map(({ kind, promptVersion, model, language, ratings, helpful }) => ({ kind, promptVersion, model, language, ratings, helpful })),
      [{ kind: null, promptVersion: null, model: 'fault/test-model', language: 'EN', ratings: 4, helpful: 2 }]);
    assert.deepEqual((await groups(token, { courseId, by: [] })).map(({ ratings }) => ratings), [4]);
    assert.deepEqual((await groups(token, { by: [] })).map(({ ratings }) => ratings), [4], 'all of his courses');
    assert.ok((await groups(admin, { by: [] }))[0]!.ratings >= 6, 'an admin sees all of the organization');
  });

  test('comments come without a name, newest first, in pages, with a hint where a word is profane, and only of his own courses', async () => {
    const there = await classroom(app);
    const { courseId, lessonId, learner, teacher } = there;
    for (const [helpful, comment] of [[true, 'Nice'], [false, 'What the fuck is that?'], [true, null]] as const) {
      const id = await made(learner, { lessonId });
      await rate(learner, { generationId: id, helpful, comment });
    }
    const first = await list(teacher, { courseId, first: 2 });
    assert.deepEqual(first.edges.map(({ node }) => [node.comment, node.profanity]), [[null, 0], ['What the fuck is that?', 1]]);
    const rest = await list(teacher, { courseId, first: 2, after: first.pageInfo.endCursor });
    assert.deepEqual(rest.edges.map(({ node }) => node), [{
      helpful: true, reason: null, comment: 'Nice', profanity: 0, kind: 'EXPLANATION', promptVersion: 'explanation@2', model: 'fault/test-model', language: 'EN', lessonId,
    }]);
    assert.deepEqual((await list(teacher, { courseId, helpful: false, kind: 'EXPLANATION', promptVersion: 'explanation@2' })).edges.map(({ node }) => node.comment), ['What the fuck is that?']);
    assert.deepEqual((await list(teacher, { kind: 'QUIZ' })).edges, []);
    for (const query of [GROUPS, LIST]) {
      const code = async (account: TestAccount, variables: object) => (await refusal(app, { query, variables: { ...variables }, token: account.token })).extensions.code;
      assert.equal(await code(learner, { courseId }), 'FORBIDDEN');
      assert.equal(await code(learner, {}), 'FORBIDDEN');
      assert.equal(await code(room.teacher, { courseId }), 'FORBIDDEN', 'a published course of a colleague');
      assert.equal(await code(teacher, { courseId: 'crs_1' }), 'NOT_FOUND');
    }
    assert.ok((await list(room.teacher, {})).edges.every(({ node }) => node.lessonId === room.lessonId));
    assert.equal((await refusal(app, { query: LIST, variables: { after: 'x' }, token: teacher.token })).extensions.field, 'after');
  });

  test('an answer that was kept, or came of a shared call, is rated as what its model made with its prompt', async () => {
    const [one, other] = await Promise.all([signUp(app), signUp(app)]);
    const input = { question: 'Who founded the harbour of Porta?', fresh: false };
    await made(one, input);
    const kept = await eventually(async () => read(app, other.token, await made(other, input)), ({ origin }) => origin === 'CACHE', 3_000);
    await rate(other, { generationId: kept.id, helpful: true });
    assert.deepEqual(await rows(app.database, 'SELECT model, prompt_version FROM generation_ratings WHERE generation_id = $1', [kept.id]), [{ model: 'fault/test-model', prompt_version: 'explanation@2' }]);
    server.reply({ status: 400 });
    const local = await made(one, { question: 'Who founded it?' });
    await rate(one, { generationId: local, helpful: false, reason: 'TOO_SHORT' });
    assert.deepEqual(await rows(app.database, 'SELECT model, prompt_version FROM generation_ratings WHERE generation_id = $1', [local]), [{ model: 'local/built-in', prompt_version: null }]);
  });

  test('what is about no course is rated too, and seen by admins', async () => {
    const { id } = await start(app, room.teacher.token, COMPLETE, { prompt: 'An example, please.', language: 'FR', fresh: true });
    await follow(app, room.teacher.token, id);
    if ((await read(app, room.teacher.token, id)).status !== 'COMPLETED') return assert.fail('it has an answer');
    await rate(room.teacher, { generationId: id, helpful: true, reason: 'ACCURATE' });
    const all = await groups(admin, { by: ['KIND', 'LANGUAGE'] });
    assert.deepEqual(all.filter(({ kind }) => kind === 'COMPLETION').map(({ language, ratings }) => ({ language, ratings })), [{ language: 'FR', ratings: 1 }]);
  });
});
