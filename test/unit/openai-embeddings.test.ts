import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { ProviderError, type EmbeddingAnswer, type ProviderErrorKind } from '../../src/orchestrator/model.js';
import { OpenAIEmbeddings } from '../../src/orchestrator/providers/openai-embeddings.js';
import { lettersVector, type EmbeddingReply } from '../kit/fault-embeddings.js';
import { startFaultServer } from '../kit/fault-server.js';

const API_KEY = 'sk-never-to-be-shown';
const TEXTS = ['the moon', 'pulls', 'the sea 🌊'];
const never = new AbortController().signal;

for (const encoding of ['float', 'base64'] as const) describe(`vectors over OpenAI's protocol, asked for as ${encoding}`, async () => {
  const server = await startFaultServer();
  const provider = new OpenAIEmbeddings({ name: 'fault', apiKey: API_KEY, baseUrl: server.url, encoding });
  after(() => server.close());
  beforeEach(() => server.embeddings.requests.splice(0));
  const ask = (reply: EmbeddingReply, dimensions?: number, signal = never): Promise<EmbeddingAnswer> => {
    server.embeddings.reply(reply);
    return provider.embed({ model: 'embed-1', texts: TEXTS, ...(dimensions && { dimensions }) }, signal);
  };

  async function refused(kind: ProviderErrorKind, asked: Promise<unknown>): Promise<ProviderError> {
    const error = await asked.then(() => assert.fail(`it was to be ${kind}`), (thrown: unknown) => thrown);
    assert.ok(error instanceof ProviderError, String(error));
    assert.equal(error.kind, kind, error.message);
    assert.ok(!error.message.includes(API_KEY) && !error.message.includes('moon'), error.message);
    return error;
  }

  it('come one for each text, in their order, with the count', async () => {
    const { vectors, inputTokens } = await ask({ tokens: 12 });
    assert.deepEqual(vectors, TEXTS.map((text) => Float32Array.from(lettersVector(text, 8))));
    assert.equal(inputTokens, 12);
    const { path, headers, body } = await server.embeddings.request(0);
    assert.equal(path, '/v1/embeddings');
    assert.equal(headers['authorization'], `Bearer ${API_KEY}`);
    assert.deepEqual(body, { model: 'embed-1', input: TEXTS, encoding_format: encoding });
  });

  it('are put in order by their index', async () => {
    const data = ({ input }: { input: string[] }): unknown => input.map((text, index) => ({ index, embedding: lettersVector(text, 4) })).toReversed();
    assert.deepEqual((await ask({ data })).vectors, TEXTS.map((text) => Float32Array.from(lettersVector(text, 4))));
  });

  it('are as long as asked', async () => {
    assert.ok((await ask({}, 5)).vectors.every(({ length }) => length === 5));
    assert.equal((await server.embeddings.request(0)).body.dimensions, 5);
  });

  it('say where nothing was counted, or what can be no count', async () => {
    for (const tokens of [null, 0, -3, 1.5]) assert.equal((await ask({ tokens })).inputTokens, null);
  });

  const one = (embedding: unknown): EmbeddingReply => ({ data: ({ input }) => input.map((_text, index) => ({ index, embedding })) });
  const WRONG: [string, EmbeddingReply][] = [
    ['broken JSON', { fault: 'broken_json' }],
    ['too few', { data: ({ input }) => input.slice(1).map((_text, index) => ({ index, embedding: [1, 0] })) }],
    ['too many', { data: ({ input }) => [...input, 'x'].map((_text, index) => ({ index, embedding: [1, 0] })) }],
    ['one index twice', { data: ({ input }) => input.map(() => ({ index: 0, embedding: [1, 0] })) }],
    ['an index beyond', { data: ({ input }) => input.map((_text, index) => ({ index: index + 1, embedding: [1, 0] })) }],
    ['different lengths', { data: ({ input }) => input.map((_text, index) => ({ index, embedding: Array<number>(index + 1).fill(1) })) }],
    ['none at all', { data: () => 'vectors' }],
    ['null', { data: ({ input }) => input.map(() => null) }],
    ['words for numbers', one(['a', 'b'])],
    ['no number (null)', one([1, null])],
    ['numbers beyond a float', one([1e308, 1])],
    ['a NaN in base64', one(Buffer.from(Float32Array.from([1, Number.NaN]).buffer).toString('base64'))],
    ['half a float in base64', one('AAA=')],
    ['an empty vector', one([])],
    ['zeros alone', one([0, 0])],
  ];
  for (const [what, reply] of WRONG) it(`are malformed: ${what}`, async () => void (await refused('malformed', ask(reply))));

  it('are malformed where their length is not the one asked for', async () => {
    await refused('malformed', ask({ data: ({ input }) => input.map((_text, index) => ({ index, embedding: [1, 0] })) }, 3));
  });

  it('are malformed where the answer is longer than one can be', async () => {
    await refused('malformed', ask({ vector: () => Array<number>(60_000).fill(0.123_456_789) }, 4));
  });

  for (const [status, kind] of [[400, 'rejected'], [401, 'unauthorized'], [404, 'rejected'], [429, 'rate_limited'], [500, 'server_error'], [503, 'overloaded']] as const) {
    it(`are ${kind} by HTTP ${status}, asked for once`, async () => {
      const error = await refused(kind, ask({ status, headers: { 'retry-after': '7' }, message: `${API_KEY} about the moon` }));
      assert.equal(error.status, status);
      assert.equal(error.retryAfterMs, 7_000);
      assert.equal(server.embeddings.requests.length, 1);
    });
  }

  it('break with the connection', async () => {
    for (const fault of ['reset', 'reset_before_headers', 'close'] as const) await refused('reset', ask({ fault }));
  });

  it('are given up, before the call and while it is waited for', async () => {
    await refused('aborted', provider.embed({ model: 'embed-1', texts: TEXTS }, AbortSignal.abort()));
    assert.equal(server.embeddings.requests.length, 0);
    for (const [index, fault] of (['no_headers', 'stall'] as const).entries()) {
      const controller = new AbortController();
      server.embeddings.always({ fault });
      const asked = provider.embed({ model: 'embed-1', texts: TEXTS }, controller.signal);
      const request = await server.embeddings.request(index);
      controller.abort();
      await refused('aborted', asked);
      await request.hungUp;
    }
  });
});
