import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultReply, type FaultRequest, type FaultServer } from '../kit/fault-server.js';
import {
  asModel, CANCEL, classroom, draft, eventually, EXPLAIN, fold, follow, ledger, QUIZ, read, settled, start, type Classroom, type GenerationData,
} from '../kit/generations.js';

const WORDS = Array.from({ length: 20 }, (_, index) => `word${index} `);
const TEXT = WORDS.join('');
const PROMPT_MS = 1_500;

const busy = (retryAfter?: string): FaultReply => ({ status: 429, ...(retryAfter && { headers: { 'retry-after': retryAfter } }) });

/** Goes on where the text broke off, and repeats the last words first, as it was told to. */
function goingOn({ body }: FaultRequest): FaultReply {
  const soFar = body.messages.find(({ role }) => role === 'assistant')!.content as string;
  return { tokens: [TEXT.slice(Math.max(0, soFar.length - 12))] };
}

/** An app with two models, or one; their servers forget between tests. */
class Models {
  app!: TestApp;
  room!: Classroom;
  first!: FaultServer;
  second!: FaultServer;
  #asked = [0, 0];

  constructor(private readonly names: string[], private readonly retries: { attempts?: number; baseMs?: number }) {
    before(async () => {
      [this.first, this.second] = await Promise.all([startFaultServer(), startFaultServer()]);
      const servers = [this.first, this.second];
      this.app = await startApp({ tuning: {
        providers: this.names.map((name, index) => asModel(servers[index]!, name)), retries: this.retries, breaker: { failures: 1_000 },
      } });
      this.room = await classroom(this.app);
    });
    after(async () => {
      await this.app.stop();
      await Promise.all([this.first.close(), this.second.close()]);
    });
    beforeEach(() => {
      this.#asked = [this.first, this.second].map(({ requests }) => requests.length);
      this.second.always({ tokens: WORDS });
    });
  }

  /** The requests of this test, by server. */
  get asked(): [FaultRequest[], FaultRequest[]] {
    return [this.first, this.second].map(({ requests }, index) => requests.slice(this.#asked[index])) as [FaultRequest[], FaultRequest[]];
  }

  async explain(): Promise<string> {
    return (await start(this.app, this.room.learner.token, EXPLAIN, { lessonId: this.room.lessonId, allowLocal: false })).id;
  }

  async whole(id: string): Promise<GenerationData> {
    const { token } = this.room.learner;
    const { text } = fold(await follow(this.app, token, id));
    const end = await read(this.app, token, id);
    assert.equal(text, end.text);
    const { reserved, spent, attempts } = await settled(this.app.database);
    assert.deepEqual([reserved, spent], [0, attempts]);
    return end;
  }
}

const outcomes = ({ attempts }: GenerationData): string[] => attempts.map(({ provider, outcome }) => `${provider} ${outcome}`);

suite('a candidate that fails in passing', () => {
  const models = new Models(['first', 'second'], { attempts: 2, baseMs: 40 });

  for (const [name, header, milliseconds] of [['seconds', { 'retry-after': '1' }, 1_000], ['milliseconds', { 'retry-after-ms': '333' }, 333]] as const) {
    test(`is asked again after its Retry-After in ${name}, to the millisecond`, async () => {
      models.first.reply({ status: 429, headers: header });
      models.first.always({ tokens: WORDS });
      const end = await models.whole(await models.explain());
      assert.deepEqual([end.text, outcomes(end)], [TEXT, ['first FAILED', 'first COMPLETED']]);
      const [[one, two], others] = models.asked;
      const waited = two!.at - one!.at;
      assert.ok(waited >= milliseconds && waited < milliseconds + PROMPT_MS, `${waited} ms`);
      assert.equal(others.length, 0);
      assert.equal(end.attempts[1]!.reason, `first takes no more requests at the moment, and is asked again after ${milliseconds} ms: retry 1 of 2.`);
    });
  }

  test('is passed over at once where its Retry-After lies beyond the deadline', async () => {
    models.first.always(busy('3600'));
    const end = await models.whole(await models.explain());
    assert.deepEqual([end.text, outcomes(end)], [TEXT, ['first FAILED', 'second COMPLETED']]);
    const [[one], [other]] = models.asked;
    assert.ok(other!.at - one!.at < PROMPT_MS);
  });

  test('is asked again as often as the one budget of the generation allows; the next candidate has what is left of it', async () => {
    models.first.reply({ status: 503 }, { status: 401 });
    models.second.reply({ status: 529 });
    models.second.always({ status: 500 });
    const end = await models.whole(await models.explain());
    assert.deepEqual(outcomes(end), ['first FAILED', 'first FAILED', 'second FAILED', 'second FAILED']);
    assert.deepEqual([end.failure?.code, end.failure?.retryable], ['PROVIDER_UNAVAILABLE', true]);
    assert.match(end.attempts[1]!.reason, /^first is overloaded, and is asked again after \d+ ms: retry 1 of 2\.$/);
    assert.equal(end.attempts[2]!.reason, 'first refused the API key; second is the next in order.');
    assert.match(end.attempts[3]!.reason, /^second is overloaded, and is asked again after \d+ ms: retry 2 of 2\.$/);
  });

  for (const [name, reply] of [['400', { status: 400 }], ['401', { status: 401 }], ['a content filter', { fault: 'content_filter', at: 0 }],
    ['a length', { fault: 'length', at: 0 }]] as [string, FaultReply][]) {
    test(`is not asked again after ${name}`, async () => {
      models.first.always(reply);
      const end = await models.whole(await models.explain());
      assert.deepEqual([end.text, models.asked.map(({ length }) => length)], [TEXT, [1, 1]]);
    });
  }

  test('hands over in the middle, without a wait', async () => {
    const gate = models.first.gate();
    models.first.always({ tokens: WORDS, fault: 'close', at: 10, gates: { 10: gate } });
    models.second.always(goingOn);
    const id = await models.explain();
    await follow(models.app, models.room.learner.token, id, { leave: ({ __typename }) => __typename === 'TextDelta' });
    gate.open();
    const end = await models.whole(id);
    assert.deepEqual([end.text, outcomes(end)], [TEXT, ['first FAILED', 'second COMPLETED']]);
  });

  test('ends at once when it is cancelled while it waits: no further request, all money settled', async () => {
    models.first.always(busy('20'));
    const before = await ledger(models.app.database);
    const id = await models.explain();
    const { token } = models.room.learner;
    const following = follow(models.app, token, id);
    await eventually(() => read(models.app, token, id), ({ attempts }) => attempts[0]?.outcome === 'FAILED');
    const cancelled = performance.now();
    await gql(models.app, { query: CANCEL, variables: { id }, token });
    assert.equal(fold(await following).terminal.__typename, 'GenerationCancelled');
    const after = await settled(models.app.database, PROMPT_MS);
    assert.ok(performance.now() - cancelled < PROMPT_MS);
    assert.deepEqual([after.reserved, after.spent - before.spent], [0, (await read(models.app, token, id)).costMicroUsd]);
    assert.deepEqual(models.asked.map(({ length }) => length), [1, 0]);
  });
});

suite('a candidate that has nobody beside it', () => {
  const models = new Models(['only'], { baseMs: 10 });

  test('goes on by itself where it broke off, as often as the budget allows', async () => {
    const gate = models.first.gate();
    models.first.reply(
      { tokens: WORDS, fault: 'reset', at: 8, gates: { 8: gate } },
      (request) => ({ tokens: [...(goingOn(request).tokens as string[])[0]!], fault: 'clean_end', at: 30 }),
    );
    models.first.always(goingOn);
    const id = await models.explain();
    const following = models.whole(id);
    await follow(models.app, models.room.learner.token, id, { leave: ({ __typename }) => __typename === 'TextDelta' });
    gate.open();
    const end = await following;
    assert.deepEqual([end.text, outcomes(end)], [TEXT, ['only FAILED', 'only FAILED', 'only COMPLETED']]);
    assert.match(end.attempts[1]!.reason, /^only lost the connection, and is asked again after \d+ ms: retry 1 of 3\.$/);
    assert.ok(end.attempts.every(({ costMicroUsd }) => costMicroUsd > 0));
  });

  test('of a quiz, is asked for the rest alone', async () => {
    const document = JSON.stringify({ items: [draft(0), draft(1)] });
    const gate = models.first.gate();
    // The second question is on its way when it breaks.
    const at = Math.ceil(document.indexOf('harbour 1') / 40);
    models.first.reply({ answer: () => ({ items: [draft(0), draft(1)] }), pieceLength: 40, fault: 'close', at, gates: { [at]: gate } });
    models.first.always({ answer: () => ({ items: [draft(1)] }) });
    const { learner: { token }, lessonId } = models.room;
    const { id } = await start(models.app, token, QUIZ, { lessonId, questionCount: 2, allowLocal: false });
    const early = await follow(models.app, token, id, { leave: ({ __typename }) => __typename === 'ItemReady' });
    gate.open();
    const end = await models.whole(id);
    assert.deepEqual(outcomes(end), ['only FAILED', 'only COMPLETED']);
    assert.deepEqual(end.items.map(({ prompt }) => prompt), [0, 1].map((index) => (draft(index) as { prompt: string }).prompt));
    assert.equal(end.items[0]!.id, early.at(-1)!.item!.id, 'what was there stays');
    assert.ok(JSON.stringify(models.asked[0][1]!.body).includes('Write 1 question.'));
  });

  test('is asked four times at most by default', async () => {
    models.first.always({ fault: 'reset_before_headers' });
    const end = await models.whole(await models.explain());
    assert.deepEqual([end.failure?.code, end.failure?.retryable, models.asked[0].length], ['PROVIDER_UNAVAILABLE', true, 4]);
  });
});

suite('no retries', () => {
  const models = new Models(['only'], { attempts: 0 });

  test('means that what fails is asked once', async () => {
    models.first.always(busy('0'));
    const end = await models.whole(await models.explain());
    assert.deepEqual([end.failure?.code, models.asked[0].length], ['PROVIDER_UNAVAILABLE', 1]);
  });
});
