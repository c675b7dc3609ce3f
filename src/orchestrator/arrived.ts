import type { BatchAnswer } from './batches.js';
import type { Candidate } from './candidates.js';
import { withoutPersonalData } from './privacy/provider.js';
import { ProviderError, type ModelProvider, type StreamPart } from './model.js';

/** An answer that a provider's batch has brought, as a candidate: it is checked, shown and gone on with like one that streams. */
export function arrived(provider: string, model: string, answer: BatchAnswer): Candidate {
  const replay: ModelProvider = { name: provider, origin: 'MODEL', stream: () => replayed(answer) };
  // It is paid for already.
  return { provider: withoutPersonalData(replay), model: { name: model, contextTokens: Number.MAX_SAFE_INTEGER, prices: null }, once: true };
}

async function* replayed(answer: BatchAnswer): AsyncGenerator<StreamPart> {
  if ('error' in answer) throw new ProviderError(answer.error.kind, answer.error.message);
  if (answer.usage) yield { type: 'usage', usage: answer.usage };
  if (answer.text !== '') yield { type: 'text', text: answer.text };
  yield { type: 'finish', reason: answer.finish };
}
