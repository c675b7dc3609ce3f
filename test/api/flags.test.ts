import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import { asModel, classroom, draft, eventually, EXPLAIN, fold, follow, QUIZ, read, start, type Classroom } from '../kit/generations.js';

interface Flag {
  source: string;
  category: string;
  words: number;
  position: number | null;
  excerpt: string | null;
}

interface Listed {
  edges: { cursor: string; node: { id: string; text: string; flags: Flag[] | null } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const LIST = `query ($courseId: ID!, $first: Int! = 20, $after: String) { list: flaggedGenerations(courseId: $courseId, first: $first, after: $after) {
  edges { cursor node { id text flags { source category words position excerpt } } } pageInfo { hasNextPage endCursor } } }`;
const FLAGS = 'query ($id: ID!) { generation(id: $id) { id flags { words } } }';

describe('profanity', () => {
  let model: FaultServer;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    model = await startFaultServer();
    model.always({ tokens: ['The harbours were ', 'founded by merchants.'] });
    app = await startApp({ tuning: { providers: [asModel(model)] } });
    room = await classroom(app);
  });
  after(async () => {
    await app.stop();
    await model.close();
  });

  const list = async (token: string, variables: object = {}): Promise<Listed> =>
    (await gql<{ list: Listed }>(app, { query: LIST, variables: { courseId: room.courseId, ...variables }, token })).list;
  const flagsOf = (id: string, count: number): Promise<Flag[] | null> => eventually(async () =>
    (await list(room.teacher.token)).edges.find(({ node }) => node.id === id)?.node.flags ?? null, (flags) => flags?.length === count);

  async function explain(input: object): Promise<string> {
    const { id } = await start(app, room.learner.token, EXPLAIN, { lessonId: room.lessonId, ...input });
    assert.equal(fold(await follow(app, room.learner.token, id)).terminal.__typename, 'GenerationCompleted');
    return id;
  }

  it('in a question is flagged for the teacher, with the words around it, and blocks nothing', async () => {
    const question = `${'Please tell me more about it. '.repeat(60)}Who founded the fucking harbours, shit?`;
    const id = await explain({ question });
    const position = question.indexOf('fuck');
    assert.deepEqual(await flagsOf(id, 1), [{ source: 'INPUT', category: 'PROFANITY', words: 2, position, excerpt: question.slice(position - 60, position + 60) }]);
  });

  it('in a model\'s text is flagged where it stands', async () => {
    model.reply({ tokens: ['Some f', 'ucking harbours ', 'were founded.'] });
    const id = await explain({});
    assert.deepEqual(await flagsOf(id, 1), [{ source: 'OUTPUT', category: 'PROFANITY', words: 1, position: 5, excerpt: null }]);
    assert.equal((await read(app, room.learner.token, id)).text, 'Some fucking harbours were founded.');
  });

  it('in a quiz is flagged without a place', async () => {
    model.reply({ answer: () => ({ items: [draft(0, { explanation: 'Because the fucking lesson says so.' })] }) });
    const { id } = await start(app, room.learner.token, QUIZ, { lessonId: room.lessonId, questionCount: 1, types: ['TRUE_FALSE'] });
    await follow(app, room.learner.token, id);
    assert.deepEqual(await flagsOf(id, 1), [{ source: 'OUTPUT', category: 'PROFANITY', words: 1, position: null, excerpt: null }]);
  });

  it('is a hint: a bird is flagged too', async () => {
    assert.equal((await flagsOf(await explain({ question: 'Does the Great Tit live there?' }), 1))?.[0]?.words, 1);
  });

  it('is shown to the teacher page by page, newest first', async () => {
    const all = await list(room.teacher.token);
    assert.ok(all.edges.length >= 4);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { edges, pageInfo }: Listed = await list(room.teacher.token, { first: 1, after });
      seen.push(...edges.map(({ node }) => node.id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    assert.deepEqual(seen, all.edges.map(({ node }) => node.id));
    assert.deepEqual(seen, seen.toSorted().toReversed());
  });

  it('is not shown to learners, and not to other teachers', async () => {
    const id = (await list(room.teacher.token)).edges[0]!.node.id;
    assert.deepEqual(await gql(app, { query: FLAGS, variables: { id }, token: room.learner.token }), { generation: { id, flags: null } });
    const other = await signUp(app, 'INSTRUCTOR');
    for (const token of [room.learner.token, other.token]) {
      assert.equal((await refusal(app, { query: LIST, variables: { courseId: room.courseId }, token })).extensions.code, 'FORBIDDEN');
    }
    const admin = await signUp(app, 'ADMIN');
    assert.ok((await list(admin.token)).edges.length >= 4);
    assert.equal((await refusal(app, { query: LIST, variables: { courseId: 'crs_nope' }, token: admin.token })).extensions.code, 'NOT_FOUND');
    assert.equal((await refusal(app, { query: LIST, variables: { courseId: room.courseId, after: 'nonsense' }, token: admin.token })).extensions.code, 'BAD_USER_INPUT');
  });

  it('is not looked for where there is none', async () => {
    const id = await explain({ question: 'Who founded them?' });
    assert.ok(!(await list(room.teacher.token)).edges.some(({ node }) => node.id === id));
  });
});
