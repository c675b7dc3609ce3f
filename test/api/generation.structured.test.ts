import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultReply, type FaultRequest, type FaultServer } from '../kit/fault-server.js';
import { asModel, classroom, draft, fold, follow, QUIZ, read, start, type GenerationData } from '../kit/generations.js';

/** A server that has no schema mode, and whose model wraps what it is asked for in prose and a fence. */
function withoutSchemaMode({ body }: FaultRequest): FaultReply {
  if (body['response_format']) return { status: 400, message: 'This response_format type is unavailable now' };
  const document = JSON.stringify({ items: [draft(0), draft(1)] }, null, 2);
  return { tokens: ['Sure! Here is your [quiz]:\n\n```json\n', ...document.match(/[\s\S]{1,40}/g)!, '\n```\n\nGood luck!'] };
}

suite('a quiz by a server without a schema mode', () => {
  let server: FaultServer;
  before(async () => {
    server = await startFaultServer();
    server.always(withoutSchemaMode);
  });
  after(() => server.close());

  async function quiz(structured: 'schema' | 'prompt'): Promise<GenerationData> {
    const app: TestApp = await startApp({ tuning: { providers: [{ ...asModel(server), structured }] } });
    try {
      const { learner: { token }, lessonId } = await classroom(app);
      const { id } = await start(app, token, QUIZ, { lessonId, questionCount: 2 });
      fold(await follow(app, token, id));
      return await read(app, token, id);
    } finally {
      await app.stop();
    }
  }

  test('comes from the model where it is asked for in words', async () => {
    const { status, origin, items, attempts } = await quiz('prompt');
    assert.deepEqual([status, origin, items.length], ['COMPLETED', 'MODEL', 2]);
    assert.deepEqual(attempts.map(({ outcome }) => outcome), ['COMPLETED']);
  });

  test('comes from a model that thinks aloud in its content first', async () => {
    const thoughts = ['<thi', 'nk>\nA quiz {"items": [', '{"prompt": "no"}]} </th', 'ink>\n\n'];
    server.reply({ tokens: [...thoughts, JSON.stringify({ items: [draft(0), draft(1)] })] });
    const { status, origin, items } = await quiz('prompt');
    assert.deepEqual([status, origin, items.length], ['COMPLETED', 'MODEL', 2]);
  });

  test('shows the refused call where it isn\'t, and comes from the engine', async () => {
    const { status, origin, attempts, notice } = await quiz('schema');
    assert.deepEqual([status, origin], ['COMPLETED', 'LOCAL']);
    assert.deepEqual(attempts.map(({ provider, outcome }) => `${provider} ${outcome}`), ['fault REJECTED', 'local COMPLETED']);
    assert.match(notice ?? '', /fault refused the request/);
  });
});
