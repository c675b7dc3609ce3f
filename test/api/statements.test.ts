import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { BODY, classroom, DRAFT_LESSON, fold, follow, QUIZ, rows, start, SUMMARIZE, type Classroom } from '../kit/generations.js';

const STATEMENTS = `query ($id: ID!, $first: Int! = 50, $after: String) { generation(id: $id) { text statements(first: $first, after: $after) {
  edges { cursor node { start end unsupported evidence { lessonId lessonVersion start end quote } } } pageInfo { hasNextPage endCursor } } } }`;

const LESSON = `## Founders\n\n${BODY}\n\n## At the water\n\nA **quay** is a long stone wall at which ships are made fast.\n\n### By night\n\nA **lighthouse** is a tower whose lamp shows sailors the way at night.\n`;

interface Read {
  text: string;
  statements: {
    edges: { node: { start: number; end: number; unsupported: string | null; evidence: { lessonId: string; lessonVersion: number; start: number; end: number; quote: string } | null } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  } | null;
}

suite('the statements of a text', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp({});
    room = await classroom(app, LESSON);
  });
  after(() => app.stop());

  const read = async (id: string, token: string, page: object = {}): Promise<Read> => (await gql<{ generation: Read }>(app, { query: STATEMENTS, variables: { id, ...page }, token })).generation;

  async function made(query: string, input: object, token = room.learner.token): Promise<string> {
    const { id } = await start(app, token, query, { lessonId: room.lessonId, ...input });
    assert.equal(fold(await follow(app, token, id)).terminal.__typename, 'GenerationCompleted');
    return id;
  }

  test('come with the passages of the version that the text was made from, a page at a time, for whoever may read it', async () => {
    const id = await made(SUMMARIZE, { form: 'BULLETS' });
    const { text, statements } = await read(id, room.learner.token);
    assert.ok(statements && statements.edges.length > 1);
    const { lesson } = await gql<{ lesson: { body: string; version: number } }>(app, { query: 'query ($id: ID!) { lesson(id: $id) { body version } }', variables: { id: room.lessonId }, token: room.learner.token });
    for (const { node: { start: from, end, evidence } } of statements.edges) {
      assert.ok(evidence, text.slice(from, end));
      assert.deepEqual([evidence.lessonId, evidence.lessonVersion], [room.lessonId, lesson.version]);
      assert.equal(lesson.body.slice(evidence.start, evidence.end), evidence.quote);
      assert.ok(text.slice(from, end).includes(evidence.quote));
    }
    const paged: unknown[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Read = await read(id, room.learner.token, { first: 1, after });
      paged.push(...page.statements!.edges);
      ({ hasNextPage: more, endCursor: after } = page.statements!.pageInfo);
    }
    assert.deepEqual(paged, statements.edges);
    await assert.rejects(read(id, room.learner.token, { after: Buffer.from('["x"]').toString('base64url') }), /cursor/);
    const stranger = await signUp(app, 'INSTRUCTOR');
    await assert.rejects(read(id, stranger.token), /generation/);
  });

  test('are each section\'s of a draft', async () => {
    const id = await made(DRAFT_LESSON, { title: 'Quays', sections: [] }, room.teacher.token);
    const { statements } = await read(id, room.teacher.token);
    assert.ok(statements!.edges.some(({ node }) => node.evidence?.lessonId === room.lessonId));
  });

  test('are null for items, and for a text that ended before they were looked for', async () => {
    assert.equal((await read(await made(QUIZ, { questionCount: 1 }), room.learner.token)).statements, null);
    const id = await made(SUMMARIZE, { form: 'PARAGRAPH' });
    await rows(app.database, 'UPDATE generations SET statements = NULL WHERE id = $1', [id]);
    assert.equal((await read(id, room.learner.token)).statements, null);
  });
});
