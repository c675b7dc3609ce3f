import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseEmbedding, type EmbeddingConfig } from '../../src/orchestrator/embedding-model.js';
import { Embedder, embeddingCost, type EmbedderEvent, type EmbedderOptions } from '../../src/orchestrator/embedder.js';
import { GenerationError } from '../../src/orchestrator/failure.js';
import { ProviderError, type EmbeddingAnswer, type EmbeddingCall, type EmbeddingProvider } from '../../src/orchestrator/model.js';

const PRICES = { inputMicroUsdPerMillion: 1_000_000, cachedInputMicroUsdPerMillion: 1_000_000, cacheWriteMicroUsdPerMillion: 1_000_000, outputMicroUsdPerMillion: 0 };

type Step = ProviderError | Partial<EmbeddingAnswer> | 'hangs';

/** Answers by a script; after its end whole answers. */
class ScriptedEmbeddings implements EmbeddingProvider {
  readonly name = 'scripted';
  readonly calls: EmbeddingCall[] = [];
  constructor(private readonly steps: Step[] = []) {}

  async embed(call: EmbeddingCall, signal: AbortSignal): Promise<EmbeddingAnswer> {
    this.calls.push(call);
    const step = this.steps.shift() ?? {};
    if (step instanceof ProviderError) throw step;
    if (step === 'hangs') {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      throw new ProviderError('aborted', 'given up');
    }
    return { vectors: call.texts.map((text) => Float32Array.of(text.length, 1)), inputTokens: 5, ...step };
  }
}

interface Outcome {
  vectors: Float32Array[];
  attempts: Extract<EmbedderEvent, { type: 'attempt_finished' }>[];
  error: unknown;
}

async function run(provider: EmbeddingProvider, texts: string[], options: Partial<EmbedderOptions> & { signal?: AbortSignal; reserve?: () => Promise<boolean> } = {}): Promise<Outcome> {
  const embedder = new Embedder({
    embedding: { provider, model: { name: 'embed-1', contextTokens: 8_191, prices: PRICES }, dimensions: null }, retries: { attempts: 2, baseMs: 1 }, ...options,
  });
  return runOn(embedder, texts, options);
}

async function runOn(embedder: Embedder, texts: string[], { signal = new AbortController().signal, reserve = async () => true }: { signal?: AbortSignal; reserve?: () => Promise<boolean> } = {}): Promise<Outcome> {
  const outcome: Outcome = { vectors: [], attempts: [], error: undefined };
  try {
    for await (const event of embedder.run({ texts, dimensions: null, signal, reserve })) {
      if (event.type === 'attempt_finished') outcome.attempts.push(event);
      if (event.type === 'vectors') for (const [index, vector] of event.vectors.entries()) outcome.vectors[event.from + index] = vector;
    }
  } catch (error) {
    outcome.error = error;
  }
  return outcome;
}

const code = (error: unknown): string => (error instanceof GenerationError ? error.code : String(error));

describe('the embedder', () => {
  it('asks for no more texts or bytes at a time than a request may hold, in order', async () => {
    const provider = new ScriptedEmbeddings();
    const texts = Array.from({ length: 5_000 }, (_, index) => 'x'.repeat(1 + (index % 7)));
    const { vectors, attempts } = await run(provider, texts);
    assert.deepEqual(provider.calls.map(({ texts: asked }) => asked.length), [2_048, 2_048, 904]);
    assert.deepEqual(vectors.map(([length]) => length), texts.map(({ length }) => length));
    assert.deepEqual(attempts.map(({ costMicroUsd }) => costMicroUsd), [5, 5, 5]);
    const long = new ScriptedEmbeddings();
    await run(long, Array<string>(10).fill('é'.repeat(30_000)));
    assert.ok(long.calls.every(({ texts: asked }) => asked.reduce((sum, text) => sum + Buffer.byteLength(text), 0) <= 300_000) && long.calls.length === 2);
  });

  it('asks again what failed in passing, within the budget of retries, and no more after a refusal', async () => {
    const passing = () => new ProviderError('overloaded', 'busy', { status: 503 });
    const mended = await run(new ScriptedEmbeddings([passing(), passing()]), ['a']);
    assert.deepEqual(mended.attempts.map(({ outcome, costMicroUsd }) => [outcome, costMicroUsd]), [['FAILED', 0], ['FAILED', 0], ['COMPLETED', 5]]);
    assert.equal(mended.error, undefined);
    const given = await run(new ScriptedEmbeddings([passing(), passing(), passing(), passing()]), ['a']);
    assert.deepEqual([given.attempts.length, code(given.error)], [3, 'PROVIDER_UNAVAILABLE']);
    const refused = new ScriptedEmbeddings([new ProviderError('rejected', 'no', { status: 400 })]);
    assert.equal(code((await run(refused, ['a'])).error), 'PROVIDER_UNAVAILABLE');
    assert.equal(refused.calls.length, 1);
  });

  it('does not ask a server again that knows no such path', async () => {
    const provider = new ScriptedEmbeddings([new ProviderError('rejected', 'no', { status: 404 })]);
    const embedder = new Embedder({ embedding: { provider, model: { name: 'embed-1', contextTokens: 8_191, prices: PRICES }, dimensions: null } });
    for (const _time of [1, 2, 3]) assert.equal(code((await runOn(embedder, ['a'])).error), 'PROVIDER_UNAVAILABLE');
    assert.equal(provider.calls.length, 1);
  });

  it('gives up at its limit, and when nobody wants it any more', async () => {
    const late = await run(new ScriptedEmbeddings(['hangs']), ['abcd'], { totalMs: 30, retries: { attempts: 0 } });
    assert.deepEqual([code(late.error), late.attempts.map(({ outcome, usage }) => [outcome, usage.estimated, usage.inputTokens > 0])], ['TIMED_OUT', [['TIMED_OUT', true, true]]]);
    const controller = new AbortController();
    const cancelled = run(new ScriptedEmbeddings(['hangs']), ['a'], { signal: controller.signal });
    setImmediate(() => controller.abort());
    const { error, attempts } = await cancelled;
    assert.ok(error instanceof ProviderError && error.kind === 'aborted');
    assert.deepEqual(attempts.map(({ outcome }) => outcome), ['CANCELLED'], 'what it cost is still told');
  });

  it('makes no call that there is no money for', async () => {
    const provider = new ScriptedEmbeddings();
    assert.equal(code((await run(provider, ['a'], { reserve: async () => false })).error), 'BUDGET_EXHAUSTED');
    assert.equal(provider.calls.length, 0);
  });

  it('estimates what was not counted, or can\'t be true, and never above what was reserved', async () => {
    const texts = ['The moon pulls the sea.'];
    const most = embeddingCost({ provider: new ScriptedEmbeddings(), model: { name: 'embed-1', contextTokens: 1, prices: PRICES }, dimensions: null }, texts);
    for (const inputTokens of [null, 10_000_000]) {
      const { attempts: [attempt] } = await run(new ScriptedEmbeddings([{ inputTokens }]), texts);
      assert.ok(attempt!.usage.estimated && attempt!.usage.inputTokens > 3 && attempt!.costMicroUsd <= most, JSON.stringify(attempt!.usage));
    }
  });
});

describe('which model makes vectors', () => {
  const config = (tuning: object = {}, openaiKey: string | null = null): EmbeddingConfig => ({
    openai: { apiKey: openaiKey, baseUrl: null, model: null }, anthropic: { apiKey: null, baseUrl: null, model: null }, apiKeys: new Map(),
    tuning: { providers: [], unknownPrice: 'refuse', ...tuning },
  });
  const provider = (name: string, protocol: 'openai' | 'anthropic' = 'openai'): object => ({ name, protocol, baseUrl: 'http://127.0.0.1:1/v1', models: [{ name: 'm' }] });
  const prices = { inputMicroUsdPerMillion: 0 };

  it('is none without a key or a setting, and none where it is off', () => {
    assert.deepEqual(chooseEmbedding(config()), { embedding: null, report: null });
    assert.deepEqual(chooseEmbedding(config({ embeddings: 'off' }, 'key')), { embedding: null, report: null });
  });

  it('is OpenAI\'s small one by its key, unless its provider is replaced', () => {
    const { embedding, report } = chooseEmbedding(config({}, 'key'));
    assert.deepEqual(report, { provider: 'openai', model: 'text-embedding-3-small', usable: true });
    assert.deepEqual([embedding!.model.prices.inputMicroUsdPerMillion, embedding!.model.contextTokens], [20_000, 8_191]);
    assert.equal(chooseEmbedding(config({ providers: [provider('openai')] }, 'key')).embedding, null);
  });

  it('is the configured one, with what it lacks', () => {
    const chosen = chooseEmbedding(config({ providers: [provider('ollama')], embeddings: { model: 'ollama/nomic/embed', dimensions: 256, prices } }));
    assert.deepEqual([chosen.embedding!.provider.name, chosen.embedding!.model.name, chosen.embedding!.dimensions], ['ollama', 'nomic/embed', 256]);
    const lacking = (tuning: object): string | undefined => chooseEmbedding(config(tuning)).report!.missing;
    assert.match(lacking({ providers: [provider('ollama')], embeddings: { model: 'ollama/x' } })!, /prices/);
    assert.match(lacking({ embeddings: { model: 'ollama/x', prices } })!, /provider of that name/);
    assert.match(lacking({ providers: [provider('claude', 'anthropic')], embeddings: { model: 'claude/x', prices } })!, /Anthropic/);
    assert.match(lacking({ providers: [{ ...provider('far'), apiKeyEnv: 'FAR_KEY' }], embeddings: { model: 'far/x', prices } })!, /FAR_KEY/);
  });
});
