import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type FaultReply, type FaultServer } from '../kit/fault-server.js';
import { asModel, classroom, draft, EXPLAIN, fold, follow, QUIZ, read, start, type Classroom, type GenerationData } from '../kit/generations.js';
import { isModeration, moderated, WITH_MODERATION } from '../kit/moderation.js';
import { setSettings } from '../kit/personalisation.js';

const ANSWER = 'The harbours were founded by merchants.';

describe('a provider\'s moderation of what a learner writes', () => {
  let server: FaultServer;
  let app: TestApp;
  let room: Classroom;
  let moderation: FaultReply;
  before(async () => {
    server = await startFaultServer(WITH_MODERATION);
    server.always((request) => (isModeration(request) ? moderation : { tokens: [ANSWER] }));
    app = await startApp({ tuning: { breaker: { failures: 1_000 }, providers: [asModel(server, 'openai')] } });
    room = await classroom(app);
  });
  after(async () => {
    await app.stop();
    await server.close();
  });

  async function ask(input: object, at: TestApp = app, by: Classroom = room): Promise<GenerationData> {
    server.requests.length = 0;
    const { id } = await start(at, by.learner.token, EXPLAIN, { lessonId: by.lessonId, ...input });
    fold(await follow(at, by.learner.token, id));
    return read(at, by.learner.token, id);
  }
  const asked = (): string[] => server.requests.map((request) => (isModeration(request) ? 'moderation' : 'model'));

  it('is asked before the model, and lets pass what it does not flag', async () => {
    moderation = moderated();
    const end = await ask({ question: 'Who founded them?' });
    assert.equal(end.text, ANSWER);
    assert.deepEqual(asked(), ['moderation', 'model']);
    assert.deepEqual(server.requests[0]!.body as unknown, { model: 'omni-moderation-latest', input: 'Who founded them?' });
  });

  it('ends a generation whose question it flags, and nobody is asked or paid', async () => {
    moderation = moderated('hate', 'harassment/threatening');
    const end = await ask({ question: 'Something hateful' });
    assert.deepEqual([end.status, end.failure?.code, end.failure?.retryable], ['FAILED', 'CONTENT_REJECTED', false]);
    assert.match(end.failure!.message, /hate, harassment\/threatening/);
    assert.deepEqual(asked(), ['moderation']);
    assert.deepEqual([end.attempts.length, end.costMicroUsd, end.text], [0, 0, '']);
  });

  it('is not asked where the learner wrote nothing', async () => {
    moderation = moderated('hate');
    assert.equal((await ask({})).status, 'COMPLETED');
    assert.deepEqual(asked(), ['model']);
    const { id } = await start(app, room.learner.token, QUIZ, { lessonId: room.lessonId, questionCount: 1, types: ['TRUE_FALSE'] });
    server.reply({ answer: () => ({ items: [draft(0)] }) });
    await follow(app, room.learner.token, id);
    assert.ok(!asked().includes('moderation'));
  });

  it('reads what a reader says of himself as well, beside his question or alone', async () => {
    moderation = moderated();
    await ask({ question: 'Who founded them?', personalisation: { manner: 'BRISK', persona: 'An old sailor', role: 'Mate' } });
    assert.equal((server.requests[0]!.body as { input?: unknown }).input, 'Who founded them?\nAn old sailor\nMate');
    moderation = moderated('hate');
    await setSettings(app, room.learner.token, { priorKnowledge: 'Something hateful' });
    assert.equal((await ask({})).failure?.code, 'CONTENT_REJECTED');
    await setSettings(app, room.learner.token, { priorKnowledge: null });
    assert.deepEqual(asked(), ['moderation']);
  });

  it('never sees personal data', async () => {
    moderation = moderated();
    await ask({ question: 'May I write to ada@harbour.school about it?' });
    assert.doesNotMatch(JSON.stringify(server.requests[0]!.body), /ada@/);
  });

  const broken: Record<string, FaultReply> = {
    'an error of its own': { status: 500 },
    'a rate limit': { status: 429, headers: { 'retry-after': '3600' } },
    'no such key': { status: 401 },
    'what is no JSON': { tokens: ['<html>'] },
    'JSON that is no answer': { tokens: ['{"results":[{"flagged":"yes"}]}'] },
    'nothing': { fault: 'no_headers' },
    'half an answer': { tokens: ['{"results":'], fault: 'close' },
  };
  for (const [name, reply] of Object.entries(broken)) {
    it(`holds nothing up where it answers ${name}, and is not asked twice`, async () => {
      moderation = reply;
      const end = await ask({ question: `Who founded them? ${name}` });
      assert.equal(end.text, ANSWER);
      assert.deepEqual(asked(), ['moderation', 'model']);
    });
  }

  it('is counted', async () => {
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    for (const outcome of ['passed', 'flagged', 'failed', 'unreadable']) assert.match(metrics, new RegExp(`lyceum_moderations_total\\{outcome="${outcome}"\\} [1-9]`));
  });

  it('is not asked again for a while where the server has none', async () => {
    for (const status of [404, 405, 400]) {
      const other = await startApp({ tuning: { providers: [asModel(server, 'openai')] } });
      try {
        const theirs = await classroom(other);
        moderation = { status };
        assert.equal((await ask({ question: 'First?' }, other, theirs)).text, ANSWER);
        assert.deepEqual(asked(), ['moderation', 'model']);
        assert.equal((await ask({ question: 'Second?' }, other, theirs)).text, ANSWER);
        assert.deepEqual(asked(), ['model']);
      } finally {
        await other.stop();
      }
    }
  });

  it('is not asked where it is off, or where the provider is another', async () => {
    moderation = moderated('hate');
    for (const tuning of [{ moderation: false, providers: [asModel(server, 'openai')] }, { providers: [asModel(server, 'other')] }]) {
      const other = await startApp({ tuning });
      try {
        assert.equal((await ask({ question: 'Who?' }, other, await classroom(other))).text, ANSWER);
        assert.deepEqual(asked(), ['model']);
      } finally {
        await other.stop();
      }
    }
  });

  it('is asked at the address that OPENAI_BASE_URL names', async () => {
    moderation = moderated('violence');
    const other = await startApp({ env: { OPENAI_API_KEY: 'key', OPENAI_BASE_URL: server.url } });
    try {
      assert.equal((await ask({ question: 'Who?' }, other, await classroom(other))).failure?.code, 'CONTENT_REJECTED');
      assert.equal(server.requests[0]!.headers['authorization'], 'Bearer key');
    } finally {
      await other.stop();
    }
  });
});
