import type OpenAI from 'openai';
import type { ChatCompletionChunk, ChatCompletionCreateParamsNonStreaming, ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { ProviderError, type FinishReason, type ModelCall, type ModelProvider, type StreamPart, type Usage } from '../model.js';
import { aborted, checkedText, cut, toProviderError } from './errors.js';
import { EventStream, objectIn } from './events.js';
import { fetchOnce } from './fetch.js';
import { systemOf, type StructuredMode } from './structured.js';
import { LeadingThoughts } from './thinking.js';

export interface OpenAIOptions {
  /** The name that operators see. */
  name: string;
  apiKey: string;
  /** POST {baseUrl}/chat/completions; OpenAI's own when left out. */
  baseUrl?: string | undefined;
  /** Which field bounds the output: OpenAI has renamed it, servers made after its model mostly have not. */
  outputLimitField: 'max_completion_tokens' | 'max_tokens';
  structured?: StructuredMode | undefined;
}

const DEFAULT_BASE_URL = 'https://api.openai.com/v1';

/** The data of the event behind the last. */
const MARKER = '[DONE]';

/** The largest delay that a Node timer takes: the limits are the caller's, not the SDK's. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** The reasons that mean what they say; any other one, as vLLM's "abort", is no proof of a whole answer. */
export const FINISH_REASONS: ReadonlyMap<string, FinishReason> = new Map(Object.entries({
  stop: 'stop', eos: 'stop', end_turn: 'stop',
  length: 'length', max_tokens: 'length', model_length: 'length',
  content_filter: 'content_filter', safety: 'content_filter',
}));

/** Fields of a delta that OpenAI's types don't know: compatible servers stream their reasoning in them. */
interface ReasoningDelta {
  reasoning?: unknown;
  reasoning_content?: unknown;
}

/** What an event may hold, servers that err included. */
type Chunk = Partial<ChatCompletionChunk> & { error?: object };

function thought(text: unknown): StreamPart {
  return typeof text === 'string' ? { type: 'reasoning', text } : { type: 'reasoning' };
}

export function usageOf(usage: NonNullable<ChatCompletionChunk['usage']>): Usage {
  const details = usage.prompt_tokens_details as { cached_tokens?: number; cache_write_tokens?: number } | undefined;
  return {
    inputTokens: usage.prompt_tokens,
    cachedInputTokens: details?.cached_tokens ?? 0,
    cacheWriteInputTokens: details?.cache_write_tokens ?? 0,
    outputTokens: usage.completion_tokens,
  };
}

export type Sdk = typeof import('openai');

/** Chat completions over OpenAI's own SDK, which is loaded by the first call. */
export class OpenAIProvider implements ModelProvider {
  readonly name: string;
  readonly origin = 'MODEL';
  private ready: Promise<{ sdk: Sdk; client: OpenAI }> | undefined;

  constructor(private readonly options: OpenAIOptions) {
    this.name = options.name;
  }

  async *stream(call: ModelCall, signal: AbortSignal): AsyncGenerator<StreamPart> {
    const { sdk, client } = await (this.ready ??= openaiSdk(this.options));
    let events: EventStream | undefined;
    try {
      const response = await client.chat.completions.create(this.request(call), { signal }).asResponse();
      events = new EventStream(response.body);
      let reason: string | undefined;
      let refused = false;
      let marked = false;
      const content = new LeadingThoughts();
      // A server may leave its connection open: what comes behind the marker is not waited for.
      reading: for (let batch = await events.read(); batch; batch = await events.read()) {
        for (const { name, data } of batch) {
          if (data.startsWith(MARKER)) {
            marked = true;
            events.finish();
            break reading;
          }
          const chunk = objectIn(data) as Chunk;
          if (name === 'error' || chunk.error) throw new sdk.APIError(undefined, chunk.error ?? chunk, undefined, response.headers);
          if (chunk.usage) yield { type: 'usage', usage: usageOf(chunk.usage) };
          const choice = chunk.choices?.[0];
          if (!choice) continue;
          const delta: (ChatCompletionChunk.Choice.Delta & ReasoningDelta) | undefined = choice.delta;
          if (delta?.content) {
            const text = checkedText(this.name, delta.content);
            if (content.isAnswer) yield { type: 'text', text };
            else yield* content.split(text);
          } else if (delta?.reasoning || delta?.reasoning_content) yield thought(delta.reasoning || delta.reasoning_content);
          if (delta?.refusal) refused = true;
          if (choice.finish_reason) reason = choice.finish_reason;
        }
      }
      yield* content.end();
      if (signal.aborted) throw aborted(this.name);
      yield { type: 'finish', reason: this.finishReason(reason, refused, marked) };
    } catch (error) {
      throw toProviderError(this.name, error, signal, sdk);
    } finally {
      events?.close();
    }
  }

  /** @throws ProviderError cut, unless the answer's end says that it is whole */
  private finishReason(reason: string | undefined, refused: boolean, marked: boolean): FinishReason {
    if (!reason) throw cut(this.name, 'a finish reason');
    if (!marked) throw cut(this.name, 'its terminal marker');
    const known = FINISH_REASONS.get(reason);
    if (!known) throw new ProviderError('cut', `${this.name} ended its answer for a reason that is no end of an answer.`);
    return refused ? 'content_filter' : known;
  }

  private request(call: ModelCall): ChatCompletionCreateParamsStreaming {
    return { ...completionBody(call, this.options), stream: true, stream_options: { include_usage: true } };
  }
}

/** The SDK and a client of it that makes one request for each call and no other. */
export async function openaiSdk({ apiKey, baseUrl }: { apiKey: string; baseUrl?: string | null | undefined }): Promise<{ sdk: Sdk; client: OpenAI }> {
  const sdk = await import('openai');
  const client = new sdk.OpenAI({
    apiKey,
    baseURL: baseUrl ?? DEFAULT_BASE_URL,
    organization: null,
    project: null,
    webhookSecret: null,
    adminAPIKey: null,
    maxRetries: 0,
    timeout: NO_TIMEOUT_MS,
    fetch: fetchOnce,
    // The SDK would print what it can't read, and with it what people asked.
    logLevel: 'off',
  });
  return { sdk, client };
}

/** What is asked, however the answer is to come. */
export function completionBody(call: ModelCall, { outputLimitField, structured }: OpenAIOptions): ChatCompletionCreateParamsNonStreaming {
  return {
    model: call.model,
    messages: [{ role: 'system', content: systemOf(call, structured) }, ...call.messages],
    [outputLimitField]: call.maxOutputTokens,
    ...(call.schema && structured !== 'prompt' && {
      response_format: {
        type: 'json_schema',
        json_schema: { name: call.schema.name, strict: true, schema: call.schema.schema },
      },
    }),
  };
}
