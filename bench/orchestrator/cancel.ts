/** How soon a cancel closes the provider's connection, and a silence is noticed. Runs in a child. */
import { monotonicMs } from './figures.js';
import { anthropicAt, callOf, openaiAt, orchestratorOf, requestOf } from './variants.js';
import { ProviderError, type ModelProvider } from '../../src/orchestrator/model.js';

export type Protocol = 'openai' | 'anthropic';

const READ_BEFORE = 20;

const providerAt = (protocol: Protocol, origin: string): ModelProvider => (protocol === 'openai' ? openaiAt(origin) : anthropicAt(origin));

export interface Cancel {
  /** Monotonic milliseconds. */
  at: number;
  /** Pieces of text that still came out after it. */
  textsAfter: number;
}

/** Cancels streams in the middle, one after the other. The parent hears from the server when each connection closed. */
export async function measureCancels({ protocol, origin, count }: { protocol: Protocol; origin: string; count: number }): Promise<Cancel[]> {
  const orchestrator = orchestratorOf(providerAt(protocol, origin));
  const cancels: Cancel[] = [];
  for (let index = 0; index < count; index++) {
    const controller = new AbortController();
    const cancel: Cancel = { at: 0, textsAfter: 0 };
    let read = 0;
    try {
      for await (const event of orchestrator.run(requestOf(callOf('endless'), controller.signal))) {
        if (event.type !== 'text') continue;
        read += 1;
        if (cancel.at > 0) cancel.textsAfter += 1;
        // Between two tokens, as a cancel that comes over the network does.
        if (read === READ_BEFORE) setTimeout(() => {
          cancel.at = monotonicMs();
          controller.abort();
        }, 1);
      }
    } catch (error) {
      if (!(error instanceof ProviderError) || error.kind !== 'aborted') throw error;
    }
    cancels.push(cancel);
  }
  return cancels;
}

/** @returns by how many milliseconds the end of a silent stream came later than its timer */
export async function measureStalls({ protocol, origin, count, idleMs }: { protocol: Protocol; origin: string; count: number; idleMs: number }): Promise<number[]> {
  const orchestrator = orchestratorOf(providerAt(protocol, origin), { idleMs });
  return Promise.all(Array.from({ length: count }, async () => {
    let last = 0;
    let seen = Number.NaN;
    try {
      for await (const event of orchestrator.run(requestOf(callOf('stalling')))) {
        if (event.type === 'text') last = monotonicMs();
        if (event.type === 'attempt_finished' && event.error?.kind === 'stalled') seen = monotonicMs();
      }
    } catch {
      // Nobody else is left to answer: the generation fails, which is what the scripted silence is for.
    }
    return seen - last - idleMs;
  }));
}
