import assert from 'node:assert/strict';
import type { Candidate } from '../../src/orchestrator/candidates.js';
import { GenerationError } from '../../src/orchestrator/failure.js';
import type { ModelProvider } from '../../src/orchestrator/model.js';
import {
  Orchestrator, type AttemptFinished, type GenerateRequest, type OrchestratorEvent, type TimeoutSettings,
} from '../../src/orchestrator/orchestrator.js';
import { EXPLANATION_CALL, PLAIN_PRICES } from './model-calls.js';
import { ScriptedProvider } from './scripted-provider.js';

type Event = OrchestratorEvent<string>;

export interface Outcome {
  events: Event[];
  /** As a subscriber puts them together: a reset voids what came before. */
  text: string;
  items: string[];
  attempts: AttemptFinished[];
  notices: string[];
  error: unknown;
}

export const candidate = (provider: ModelProvider): Candidate =>
  ({ provider, model: { name: 'm', contextTokens: 1_000_000, prices: PLAIN_PRICES } });
export const local = (...pieces: string[]): ScriptedProvider => new ScriptedProvider('local', [{ pieces }], 'LOCAL');
export const itemsOf = (...items: string[]): string => JSON.stringify({ items });

export function itemsWanted(wanted: number): GenerateRequest<string>['items'] {
  return {
    wanted,
    accept: (item) => (typeof item === 'string' && item.startsWith('good')
      ? { ok: true, item } : { ok: false, reason: `${JSON.stringify(item)} is no good` }),
  };
}

/** One generation on these providers, in their order and without retries. */
export async function play(
  providers: ModelProvider[], overrides: Partial<GenerateRequest<string>> = {}, timeouts: TimeoutSettings = {},
  onEvent?: (event: Event) => void,
): Promise<Outcome> {
  const outcome: Outcome = { events: [], text: '', items: [], attempts: [], notices: [], error: undefined };
  const orchestrator = new Orchestrator({ candidates: providers.map(candidate), timeouts, retries: { attempts: 0 } });
  try {
    for await (const event of orchestrator.run<string>({
      kind: 'EXPLANATION', build: () => EXPLANATION_CALL, items: null, allowLocal: true,
      signal: new AbortController().signal, reserve: async () => true, ...overrides,
    })) {
      outcome.events.push(event);
      if (event.type === 'text') outcome.text += event.text;
      if (event.type === 'item') outcome.items.push(event.item);
      if (event.type === 'attempt_finished') outcome.attempts.push(event);
      if (event.type === 'notice') outcome.notices.push(event.text);
      if (event.type === 'reset') Object.assign(outcome, { text: '', items: [] });
      onEvent?.(event);
    }
  } catch (error) {
    outcome.error = error;
  }
  return outcome;
}

export const types = ({ events }: Outcome): string[] => events.map(({ type }) => type);

export function assertFailed(outcome: Outcome, code: string, retryable: boolean): void {
  assert.ok(outcome.error instanceof GenerationError, `expected a GenerationError, got ${String(outcome.error)}`);
  assert.deepEqual([outcome.error.code, outcome.error.retryable], [code, retryable]);
}
