import type Anthropic from '@anthropic-ai/sdk';
import type {
  MessageCreateParamsNonStreaming, MessageCreateParamsStreaming, MessageDeltaUsage, RawMessageStreamEvent, Usage as AnthropicUsage,
} from '@anthropic-ai/sdk/resources/messages';
import type { FinishReason, ModelCall, ModelProvider, StreamPart, Usage } from '../model.js';
import { aborted, checkedText, cut, toProviderError } from './errors.js';
import { EventStream, objectIn } from './events.js';
import { fetchOnce } from './fetch.js';
import { systemOf, type StructuredMode } from './structured.js';

export interface AnthropicOptions {
  /** The name that operators see. */
  name: string;
  apiKey: string;
  /** POST {baseUrl}/v1/messages; Anthropic's own when left out. */
  baseUrl?: string | undefined;
  structured?: StructuredMode | undefined;
}

const DEFAULT_BASE_URL = 'https://api.anthropic.com';

/** The largest delay that a Node timer takes: the limits are the orchestrator's, not the SDK's. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** `tool_use` and `pause_turn` end a turn, not an answer, and we offer no tools: they are left out. */
export const FINISH_REASONS: ReadonlyMap<string, FinishReason> = new Map(Object.entries({
  end_turn: 'stop', stop_sequence: 'stop',
  max_tokens: 'length', model_context_window_exceeded: 'length',
  refusal: 'content_filter',
}));

type ReportedUsage = Partial<Pick<AnthropicUsage | MessageDeltaUsage,
  'input_tokens' | 'cache_read_input_tokens' | 'cache_creation_input_tokens' | 'output_tokens'>> & Partial<Pick<AnthropicUsage, 'cache_creation'>>;

/** The counts as they last stood; a `message_delta` is cumulative, and leaves out what it doesn't repeat. */
export class UsageCount {
  /** No number until there is one: a count that never came is estimated. */
  private input = NaN;
  private cached = 0;
  private written = 0;
  private writtenFor1h = 0;
  private output = NaN;

  replace(usage: ReportedUsage): Usage {
    const { cache_creation: byLifetime } = usage;
    this.input = usage.input_tokens ?? this.input;
    this.cached = usage.cache_read_input_tokens ?? this.cached;
    this.writtenFor1h = byLifetime?.ephemeral_1h_input_tokens ?? this.writtenFor1h;
    this.written = usage.cache_creation_input_tokens
      ?? (byLifetime ? byLifetime.ephemeral_5m_input_tokens + byLifetime.ephemeral_1h_input_tokens : this.written);
    this.output = usage.output_tokens ?? this.output;
    return this.usage;
  }

  /** The answer has ended without a last word of how long it was: what stood at its beginning is no count of it. */
  withoutEnd(): Usage {
    return { ...this.usage, outputTokens: NaN };
  }

  private get usage(): Usage {
    return {
      // Anthropic counts what was read from and written to its cache apart from the input.
      inputTokens: this.input + this.cached + this.written,
      cachedInputTokens: this.cached,
      cacheWriteInputTokens: this.written,
      ...(this.writtenFor1h > 0 && { cacheWrite1hInputTokens: this.writtenFor1h }),
      outputTokens: this.output,
    };
  }
}

export type Sdk = typeof import('@anthropic-ai/sdk');

/** Messages over Anthropic's own SDK, which is loaded by the first call. */
export class AnthropicProvider implements ModelProvider {
  readonly name: string;
  readonly origin = 'MODEL';
  private ready: Promise<{ sdk: Sdk; client: Anthropic }> | undefined;

  constructor(private readonly options: AnthropicOptions) {
    this.name = options.name;
  }

  async *stream(call: ModelCall, signal: AbortSignal): AsyncGenerator<StreamPart> {
    const { sdk, client } = await (this.ready ??= anthropicSdk(this.options));
    let events: EventStream | undefined;
    try {
      const response = await client.messages.create(this.request(call), { signal }).asResponse();
      events = new EventStream(response.body);
      const count = new UsageCount();
      let reason: string | undefined;
      let stopped = false;
      let opened = false;
      let counted = false;
      // A server may leave its connection open: what comes behind the marker is not waited for.
      reading: for (let batch = await events.read(); batch; batch = await events.read()) {
        for (const { name, data } of batch) {
          if (name === null || name === 'ping') continue;
          const event = objectIn(data) as RawMessageStreamEvent;
          if (name === 'error') throw new sdk.APIError(undefined, event, undefined, response.headers);
          switch (event.type) {
            case 'message_start':
              if (event.message.usage) yield { type: 'usage', usage: count.replace(event.message.usage) };
              opened = Boolean(event.message.usage);
              break;
            case 'content_block_delta':
              if (event.delta.type === 'thinking_delta') yield { type: 'reasoning', text: checkedText(this.name, event.delta.thinking) };
              else if (event.delta.type !== 'text_delta') yield { type: 'reasoning' };
              // An empty piece is no sign of life.
              else if (event.delta.text !== '') yield { type: 'text', text: checkedText(this.name, event.delta.text) };
              break;
            case 'message_delta':
              reason = event.delta.stop_reason ?? reason;
              if (event.usage) yield { type: 'usage', usage: count.replace(event.usage) };
              counted ||= typeof event.usage?.output_tokens === 'number';
              break;
            case 'message_stop':
              stopped = true;
              events.finish();
              break reading;
            case 'content_block_start':
            case 'content_block_stop':
              break;
          }
        }
      }
      if (signal.aborted) throw aborted(this.name);
      if (!stopped) throw cut(this.name, 'its terminal marker');
      const known = reason && FINISH_REASONS.get(reason);
      if (!known) throw cut(this.name, 'a stop reason that ends an answer');
      if (opened && !counted) yield { type: 'usage', usage: count.withoutEnd() };
      yield { type: 'finish', reason: known };
    } catch (error) {
      throw toProviderError(this.name, error, signal, sdk);
    } finally {
      events?.close();
    }
  }

  private request(call: ModelCall): MessageCreateParamsStreaming {
    return { ...messageBody(call, this.options), stream: true };
  }
}

/** The SDK and a client of it that makes one request for each call and no other. */
export async function anthropicSdk({ apiKey, baseUrl }: AnthropicOptions): Promise<{ sdk: Sdk; client: Anthropic }> {
  const sdk = await import('@anthropic-ai/sdk');
  const client = new sdk.Anthropic({
    apiKey,
    authToken: null,
    webhookKey: null,
    baseURL: baseUrl ?? DEFAULT_BASE_URL,
    maxRetries: 0,
    timeout: NO_TIMEOUT_MS,
    fetch: fetchOnce,
    // The SDK would print what it can't read, and with it what people asked.
    logLevel: 'off',
  });
  return { sdk, client };
}

/** What is asked, however the answer is to come. */
export function messageBody(call: ModelCall, { structured }: AnthropicOptions): MessageCreateParamsNonStreaming {
  return {
    model: call.model,
    system: systemOf(call, structured),
    messages: call.messages,
    max_tokens: call.maxOutputTokens,
    // The schema's name has no field of its own here: the prompt names what is asked for.
    ...(call.schema && structured !== 'prompt' && {
      output_config: { format: { type: 'json_schema', schema: call.schema.schema } },
    }),
  };
}
