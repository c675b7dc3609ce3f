import type { FinishReason, ModelCall, ModelProvider, StreamPart } from '../../src/orchestrator/model.js';
import { checkedText, cut, errorEvent, refusal, toProviderError } from '../../src/orchestrator/providers/errors.js';

/** One line of an answer. */
interface Line {
  message?: { content?: unknown; thinking?: unknown };
  done?: boolean;
  done_reason?: string;
  prompt_eval_count?: number;
  eval_count?: number;
  error?: unknown;
}

const FINISH_REASONS: ReadonlyMap<string, FinishReason> = new Map([['stop', 'stop'], ['length', 'length']]);

/** Ollama's own chat protocol: POST {baseUrl}/api/chat, answered by one JSON document a line. */
export class ExampleProvider implements ModelProvider {
  readonly origin = 'MODEL';

  constructor(readonly name: string, private readonly baseUrl: string) {}

  async *stream(call: ModelCall, signal: AbortSignal): AsyncGenerator<StreamPart> {
    try {
      const response = await fetch(`${this.baseUrl}/api/chat`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request(call)), signal,
      });
      if (!response.ok || !response.body) throw refusal(this.name, response.status, { headers: response.headers });
      yield* this.parts(response.body);
    } catch (error) {
      throw toProviderError(this.name, error, signal);
    }
  }

  private async *parts(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamPart> {
    for await (const text of lines(body)) {
      const line = JSON.parse(text) as Line;
      if (line.error !== undefined) throw errorEvent(this.name);
      const content = checkedText(this.name, line.message?.content ?? '');
      if (content !== '') yield { type: 'text', text: content };
      else if (line.message?.thinking) yield { type: 'reasoning' };
      if (!line.done) continue;
      const { prompt_eval_count: inputTokens, eval_count: outputTokens } = line;
      // A count that is missing is unknown, not zero: it is left out, and estimated by whoever asked.
      if (inputTokens !== undefined && outputTokens !== undefined) {
        yield { type: 'usage', usage: { inputTokens, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens } };
      }
      const reason = FINISH_REASONS.get(line.done_reason ?? '');
      if (!reason) throw cut(this.name, 'a reason that ends an answer');
      yield { type: 'finish', reason };
      return;
    }
    throw cut(this.name, 'its last line');
  }
}

function request(call: ModelCall): object {
  return {
    model: call.model,
    messages: [{ role: 'system', content: call.system }, ...call.messages],
    options: { num_predict: call.maxOutputTokens },
    stream: true,
    ...(call.schema && { format: call.schema.schema }),
  };
}

/** The lines of a body. Leaving the loop cancels the body, and with it the connection. */
async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  // A character may be split between two chunks: one decoder for the whole body.
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const whole = (rest + text).split('\n');
    rest = whole.pop() ?? '';
    yield* whole;
  }
  if (rest !== '') yield rest;
}
