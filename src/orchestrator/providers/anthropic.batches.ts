import type Anthropic from '@anthropic-ai/sdk';
import type { MessageBatch, MessageBatchResult } from '@anthropic-ai/sdk/resources/messages';
import type { BatchAnswer, BatchCall, BatchProvider, LostBatch } from '../batches.js';
import type { ProviderError } from '../model.js';
import { anthropicSdk, FINISH_REASONS, messageBody, UsageCount, type AnthropicOptions, type Sdk } from './anthropic.js';
import { cut, errorEvent, toProviderError } from './errors.js';

/** How far the provider's clock may be behind ours, in milliseconds. */
const CLOCK_SKEW_MS = 3_600_000;
const MOST_PER_PAGE = 100;

/** Anthropic's Message Batches API. */
export class AnthropicBatches implements BatchProvider {
  private ready: Promise<{ sdk: Sdk; client: Anthropic }> | undefined;

  constructor(private readonly options: AnthropicOptions) {}

  submit(_token: string, calls: readonly BatchCall[], signal: AbortSignal): Promise<string> {
    const requests = calls.map(({ id, call }) => ({ custom_id: id, params: messageBody(call, this.options) }));
    return this.asking(signal, async ({ client }) => (await client.messages.batches.create({ requests }, { signal })).id);
  }

  /** A batch bears no name of ours: it is known by its calls, which show when it has ended; until then, by their number alone. */
  find({ calls, since, others }: LostBatch, signal: AbortSignal): Promise<{ id: string } | 'unsure' | null> {
    return this.asking(signal, async ({ client }) => {
      let unsure = false;
      // The newest come first.
      for await (const batch of client.messages.batches.list({ limit: MOST_PER_PAGE }, { signal })) {
        if (Date.parse(batch.created_at) < since.getTime() - CLOCK_SKEW_MS) break;
        if (others.has(batch.id) || sizeOf(batch) !== calls.size) continue;
        if (batch.processing_status !== 'ended') unsure = true;
        else if (batch.results_url && (await isOurs(client, batch.id, calls, signal))) return { id: batch.id };
      }
      return unsure ? 'unsure' : null;
    });
  }

  poll(id: string, signal: AbortSignal): Promise<{ unanswered: 'unmade' | 'unknown' } | null> {
    return this.asking(signal, async ({ client }) => {
      const { processing_status: status } = await client.messages.batches.retrieve(id, {}, { signal });
      return status === 'ended' ? { unanswered: 'unknown' } : null;
    });
  }

  async *results(id: string, signal: AbortSignal): AsyncGenerator<{ id: string; answer: BatchAnswer }> {
    const lines = await this.asking(signal, ({ client }) => client.messages.batches.results(id, {}, { signal }));
    try {
      for await (const { custom_id: name, result } of lines) yield { id: name, answer: this.answerOf(result) };
    } catch (error) {
      throw toProviderError(this.options.name, error, signal, (await this.ready)?.sdk);
    }
  }

  async cancel(id: string, signal: AbortSignal): Promise<void> {
    await this.asking(signal, ({ client }) => client.messages.batches.cancel(id, {}, { signal }));
  }

  private answerOf(result: MessageBatchResult): BatchAnswer {
    const { name } = this.options;
    switch (result.type) {
      case 'succeeded': {
        const { content, stop_reason: reason, usage } = result.message;
        const finish = reason && FINISH_REASONS.get(reason);
        if (!finish) return { error: told(cut(name, 'a stop reason that ends an answer')), costUnknown: true };
        const text = content.map((block) => (block.type === 'text' ? block.text : '')).join('');
        return { text, usage: new UsageCount().replace(usage), finish };
      }
      case 'errored':
        return { error: told(errorEvent(name, result.error.error)), costUnknown: false };
      case 'expired':
        return { error: { kind: 'deadline', message: `${name} did not get to the call within a day.` }, costUnknown: false };
      case 'canceled':
        return { error: { kind: 'deadline', message: `${name} was told to give up the batch.` }, costUnknown: false };
    }
  }

  private async asking<Result>(signal: AbortSignal, work: (sdk: { sdk: Sdk; client: Anthropic }) => Promise<Result>): Promise<Result> {
    const ready = await (this.ready ??= anthropicSdk(this.options));
    try {
      return await work(ready);
    } catch (error) {
      throw toProviderError(this.options.name, error, signal, ready.sdk);
    }
  }
}

function sizeOf({ request_counts: { canceled, errored, expired, processing, succeeded } }: MessageBatch): number {
  return canceled + errored + expired + processing + succeeded;
}

async function isOurs(client: Anthropic, id: string, calls: ReadonlySet<string>, signal: AbortSignal): Promise<boolean> {
  for await (const { custom_id: name } of await client.messages.batches.results(id, {}, { signal })) return calls.has(name);
  return false;
}

const told = ({ kind, message }: ProviderError): { kind: ProviderError['kind']; message: string } => ({ kind, message });
