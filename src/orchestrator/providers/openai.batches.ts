import type OpenAI from 'openai';
import type { ChatCompletion } from 'openai/resources/chat/completions';
import type { BatchAnswer, BatchCall, BatchProvider, LostBatch } from '../batches.js';
import { ProviderError } from '../model.js';
import { cut, errorEvent, refusal, toProviderError } from './errors.js';
import { objectIn } from './events.js';
import { completionBody, FINISH_REASONS, openaiSdk, usageOf, type OpenAIOptions, type Sdk } from './openai.js';
import { LeadingThoughts } from './thinking.js';

/** Where the token stands in a batch's metadata. */
const TOKEN_KEY = 'lyceum_submission';
/** How far the provider's clock may be behind ours, in seconds. */
const CLOCK_SKEW_SECONDS = 3_600;
const MOST_PER_PAGE = 100;

const ENDED = new Set(['completed', 'failed', 'expired', 'cancelled']);
/** What an error line says of a call that was never made. */
const NEVER_MADE: ReadonlyMap<string, string> = new Map(Object.entries({
  batch_expired: 'did not get to the call within a day',
  batch_cancelled: 'was told to give up the batch',
}));

/** A line of an output or error file. */
interface Line {
  custom_id?: string;
  response?: { status_code?: number; body?: Partial<ChatCompletion> & { error?: { type?: string; code?: string; message?: string } } } | null;
  error?: { code?: string } | null;
}

/** OpenAI's batch API: a file of requests, a batch on it, and files of what they came to. */
export class OpenAIBatches implements BatchProvider {
  private ready: Promise<{ sdk: Sdk; client: OpenAI }> | undefined;

  constructor(private readonly options: OpenAIOptions) {}

  submit(token: string, calls: readonly BatchCall[], signal: AbortSignal): Promise<string> {
    return this.asking(signal, async ({ sdk, client }) => {
      const lines = calls.map(({ id, call }) => JSON.stringify({
        custom_id: id, method: 'POST', url: '/v1/chat/completions', body: completionBody(call, this.options),
      }));
      const file = await sdk.toFile(Buffer.from(`${lines.join('\n')}\n`), `${token}.jsonl`, { type: 'application/jsonl' });
      const { id } = await client.files.create({ file, purpose: 'batch' }, { signal });
      const batch = await client.batches.create(
        { input_file_id: id, endpoint: '/v1/chat/completions', completion_window: '24h', metadata: { [TOKEN_KEY]: token } }, { signal });
      return batch.id;
    });
  }

  find({ token, since }: LostBatch, signal: AbortSignal): Promise<{ id: string } | null> {
    const oldest = since.getTime() / 1_000 - CLOCK_SKEW_SECONDS;
    return this.asking(signal, async ({ client }) => {
      // The newest come first.
      for await (const { id, created_at: createdAt, metadata } of client.batches.list({ limit: MOST_PER_PAGE }, { signal })) {
        if (metadata?.[TOKEN_KEY] === token) return { id };
        if (createdAt < oldest) break;
      }
      return null;
    });
  }

  poll(id: string, signal: AbortSignal): Promise<{ unanswered: 'unmade' | 'unknown' } | null> {
    return this.asking(signal, async ({ client }) => {
      const { status } = await client.batches.retrieve(id, { signal });
      if (!ENDED.has(status)) return null;
      return { unanswered: status === 'completed' ? 'unknown' : 'unmade' };
    });
  }

  async *results(id: string, signal: AbortSignal): AsyncGenerator<{ id: string; answer: BatchAnswer }> {
    const files = await this.asking(signal, async ({ client }) => {
      const { output_file_id: output, error_file_id: errors } = await client.batches.retrieve(id, { signal });
      return [output, errors].filter((file) => file != null);
    });
    for (const file of files) {
      const text = await this.asking(signal, async ({ client }) => (await client.files.content(file, { signal })).text());
      for (const line of text.split('\n')) {
        const read = lineIn(line);
        if (typeof read?.custom_id === 'string') yield { id: read.custom_id, answer: this.answerOf(read) };
      }
    }
  }

  async cancel(id: string, signal: AbortSignal): Promise<void> {
    await this.asking(signal, ({ client }) => client.batches.cancel(id, { signal }));
  }

  private answerOf({ response, error }: Line): BatchAnswer {
    const { name } = this.options;
    const unmade = error?.code && NEVER_MADE.get(error.code);
    if (unmade) return { error: { kind: 'deadline', message: `${name} ${unmade}.` }, costUnknown: false };
    const status = response?.status_code;
    const body = response?.body;
    if (error || !body || status !== 200) return { error: told(status ? refusal(name, status, body?.error) : errorEvent(name, error ?? {})), costUnknown: false };
    try {
      return this.completed(body);
    } catch (caught) {
      if (!(caught instanceof ProviderError)) throw caught;
      return { error: told(caught), costUnknown: true };
    }
  }

  private completed({ choices, usage }: Partial<ChatCompletion>): BatchAnswer {
    const choice = choices?.[0];
    const finish = choice && FINISH_REASONS.get(choice.finish_reason);
    if (!finish) throw cut(this.options.name, 'a finish reason');
    const content = new LeadingThoughts();
    const parts = [...content.split(choice.message.content ?? ''), ...content.end()];
    const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
    return { text, usage: usage ? usageOf(usage) : null, finish: choice.message.refusal ? 'content_filter' : finish };
  }

  private async asking<Result>(signal: AbortSignal, work: (sdk: { sdk: Sdk; client: OpenAI }) => Promise<Result>): Promise<Result> {
    const ready = await (this.ready ??= openaiSdk(this.options));
    try {
      return await work(ready);
    } catch (error) {
      throw toProviderError(this.options.name, error, signal, ready.sdk);
    }
  }
}

/** What can't be read answers no call. */
function lineIn(line: string): Line | null {
  if (line.trim() === '') return null;
  try {
    return objectIn(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const told = ({ kind, message }: ProviderError): { kind: ProviderError['kind']; message: string } => ({ kind, message });
