import { ProviderError, type ModelCall, type ModelProvider, type ProviderErrorKind, type StreamPart, type Usage } from '../../src/orchestrator/model.js';

/** What a scripted call does: pieces of text, then an error, or an end. */
export interface Script {
  pieces?: string[];
  notice?: string;
  usage?: Usage;
  /** A kind of error after the pieces, or how the stream ends; 'silent' ends without a finish, 'hang' not at all. */
  end?: ProviderErrorKind | 'stop' | 'length' | 'filtered' | 'silent' | 'hang';
  status?: number;
}

/** A provider in the test's own process, which plays one script a call, the last one again and again. */
export class ScriptedProvider implements ModelProvider {
  readonly calls: ModelCall[] = [];
  /** How many streams are open: a call that was given up must be closed. */
  open = 0;

  constructor(readonly name: string, private readonly scripts: Script[], readonly origin: 'MODEL' | 'LOCAL' = 'MODEL') {}

  async *stream(call: ModelCall, signal: AbortSignal): AsyncGenerator<StreamPart> {
    const script = this.scripts[Math.min(this.calls.length, this.scripts.length - 1)] ?? {};
    this.calls.push(call);
    this.open += 1;
    try {
      for (const text of script.pieces ?? []) yield { type: 'text', text };
      if (script.notice) yield { type: 'notice', text: script.notice };
      if (script.usage) yield { type: 'usage', usage: script.usage };
      yield* this.end(script, signal);
    } finally {
      this.open -= 1;
    }
  }

  private async *end({ end = 'stop', status }: Script, signal: AbortSignal): AsyncGenerator<StreamPart> {
    if (end === 'silent') return;
    if (end === 'hang') {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      throw new ProviderError('aborted', `${this.name} was given up.`);
    }
    if (end === 'stop' || end === 'length') yield { type: 'finish', reason: end };
    else if (end === 'filtered') yield { type: 'finish', reason: 'content_filter' };
    else throw new ProviderError(end, `${this.name} failed.`, status === undefined ? {} : { status });
  }
}
