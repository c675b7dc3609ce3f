import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { ProviderError, type ModelCall, type ModelProvider, type ProviderErrorKind, type StreamPart } from '../../src/orchestrator/model.js';
import { collect, type Collected } from './model-calls.js';

export const API_KEY = 'sk-secret-key-of-the-test';

export interface Observed extends Collected {
  error: ProviderError | undefined;
}

/**
 * Reads a stream to its end, and holds it to what every stream must keep: it ends with `finish` or a ProviderError,
 * says nothing afterwards, prints nothing and tells no secret.
 */
export async function observe(stream: AsyncIterable<StreamPart>, onPart?: (part: StreamPart) => void): Promise<Observed> {
  const collected = await quietly(() => collect(stream, onPart));
  const { parts, error } = collected;
  if (error !== undefined) assertTellsNothing(error);
  const finishes = parts.filter(({ type }) => type === 'finish').length;
  assert.equal(finishes, error ? 0 : 1, 'a stream ends either with one finish or with an error');
  if (!error) assert.equal(parts.at(-1)?.type, 'finish', 'nothing comes after the finish');
  assert.ok(!parts.some((part) => part.type === 'text' && part.text === ''), 'an empty piece is no sign of life');
  return { ...collected, error: error as ProviderError | undefined };
}

function assertTellsNothing(error: unknown): void {
  assert.ok(error instanceof ProviderError, `expected a ProviderError, got ${String(error)}`);
  const told = `${error.message} ${JSON.stringify(error)} ${String((error.cause as Error | undefined)?.stack)}`;
  assert.ok(!told.includes(API_KEY) && !told.includes('tides'), `the error tells a secret: ${told}`);
}

export function assertKind(error: ProviderError | undefined, kind: ProviderErrorKind): ProviderError {
  assert.equal(error?.kind, kind, error?.message);
  return error!;
}

/** Reads a stream that is aborted as soon as so many pieces of text have come. */
export async function abortAfter(provider: ModelProvider, call: ModelCall, pieces: number): Promise<Observed> {
  const controller = new AbortController();
  let seen = 0;
  return observe(provider.stream(call, controller.signal), (part) => {
    if (part.type === 'text' && ++seen === pieces) controller.abort();
  });
}

const METHODS = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;

/** Fails if the work prints or warns: what people ask must not reach a log by a side door. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const said: unknown[] = [];
  const mocks = METHODS.map((method) => mock.method(console, method, (...words: unknown[]) => void said.push(words)));
  const onWarning = (warning: Error): void => void said.push(warning);
  process.on('warning', onWarning);
  try {
    return await work();
  } finally {
    process.off('warning', onWarning);
    for (const { mock: context } of mocks) context.restore();
    assert.deepEqual(said, [], 'it printed');
  }
}
