import type { Candidate } from './candidates.js';
import { continuing, Seam } from './continuation.js';
import { failureOf, sentenceOf, wordsFor, type Failure } from './failure.js';
import { ItemParser } from './items.js';
import { Meter } from './meter.js';
import { ProviderError, type FinishReason, type ModelCall } from './model.js';
import type { GenerateRequest, OrchestratorEvent, SoFar } from './orchestrator.js';
import { worstCaseOf } from './prices.js';
import { WellFormedText } from './text.js';
import { withTimers, type Timeouts } from './timers.js';

/** How often a candidate whose whole answer held too few good items is asked for the rest. */
const MORE_ROUNDS = 2;

interface Attempt {
  error: ProviderError | null;
  reason: FinishReason | null;
}

/** One generation on its way through the candidates. */
export class Run<Item> {
  private soFar: SoFar<Item> = { text: '', items: [], rejections: [] };
  /** Whose words the subscriber has. */
  private author: Candidate | null = null;
  private readonly failures: Failure[] = [];
  private attempts = 0;
  private readonly startedAt = performance.now();

  constructor(
    private readonly candidates: Candidate[],
    /** The names of providers that are configured, but lack something. */
    private readonly unusable: string[],
    private readonly timeouts: Timeouts,
    private readonly request: GenerateRequest<Item>,
  ) {}

  async *events(): AsyncGenerator<OrchestratorEvent<Item>> {
    for (const candidate of this.candidates) {
      if (!this.mayAnswer(candidate)) continue;
      if (yield* this.ask(candidate)) {
        if (candidate.provider.origin === 'LOCAL') yield* this.apology();
        return;
      }
    }
    throw failureOf(this.failures);
  }

  /** Why it was the engine that answered, where a model is configured. */
  private *apology(): Generator<OrchestratorEvent<Item>> {
    const why = this.failures.length > 0 ? [sentenceOf(this.failures)] : [];
    const unusable = this.unusable.filter((name) => !this.failures.some(({ candidate }) => candidate.provider.name === name));
    if (unusable.length > 0) why.push(`${unusable.join(', ')} can't be used as configured`);
    if (why.length > 0) yield { type: 'notice', text: `The built-in engine answered, because no model could: ${why.join('; ')}.` };
  }

  private mayAnswer({ provider }: Candidate): boolean {
    if (provider.origin === 'MODEL') return true;
    // What a provider's filter withheld is not to be had by asking the engine instead.
    const withheld = this.failures.some(({ error }) => error !== 'budget' && error.kind === 'content_filter');
    return this.request.allowLocal && !withheld;
  }

  /** @returns whether the answer is whole */
  private async *ask(candidate: Candidate): AsyncGenerator<OrchestratorEvent<Item>, boolean> {
    let rounds = 0;
    let continued = false;
    let reason = this.reasonFor(candidate);
    for (;;) {
      if (candidate.provider.origin === 'MODEL' && this.leftMs() <= 0) {
        this.failures.push({ candidate, error: new ProviderError('deadline', 'The time for the whole answer was up.') });
        return false;
      }
      const call = this.callFor(candidate);
      if (!(await this.reserved(candidate, call))) {
        this.failures.push({ candidate, error: 'budget' });
        return false;
      }
      const before = this.soFar.text.length + this.soFar.items.length;
      const { error, reason: finish } = yield* this.attempt(candidate, call, reason);
      if (error?.kind === 'aborted') throw error;
      const missing = this.missing();
      if (this.request.items && missing === 0 && error?.kind !== 'content_filter') return true;
      if (finish === 'stop' && !error) {
        if (missing === 0 || candidate.provider.origin === 'LOCAL') return true;
        if (rounds < MORE_ROUNDS) {
          rounds += 1;
          reason = `${this.nameOf(candidate)} is asked again for the ${missing} that its whole answer lacked.`;
          continue;
        }
        const existing = this.request.items?.existing ?? 0;
        const made = existing + this.soFar.items.length;
        if (made > 0) {
          yield { type: 'notice', text: `Only ${made} of ${existing + (this.request.items?.wanted ?? 0)} could be made from this lesson.` };
          return true;
        }
        this.failures.push({ candidate, error: new ProviderError('malformed', `No item of ${candidate.provider.name} was usable.`) });
        return false;
      }
      const grown = this.author === candidate && this.soFar.text.length + this.soFar.items.length > before;
      if (error?.kind === 'output_limit' && !continued && grown) {
        continued = true;
        reason = `${this.nameOf(candidate)} goes on after its output limit.`;
        continue;
      }
      if (error) this.failures.push({ candidate, error });
      return false;
    }
  }

  /** Items that are still wanted; 0 for text. */
  private missing(): number {
    return this.request.items ? Math.max(0, this.request.items.wanted - this.soFar.items.length) : 0;
  }

  private reasonFor(candidate: Candidate): string {
    const last = this.failures.at(-1);
    if (last) return `${this.nameOf(last.candidate)} ${wordsFor(last.error)}; ${this.nameOf(candidate)} is the next in order.`;
    return `${candidate.provider.origin === 'LOCAL' ? 'The built-in engine' : this.nameOf(candidate)} is the first in order.`;
  }

  /** The provider's name, and the model's where the provider has several. */
  private nameOf({ provider, model }: Candidate): string {
    const several = this.candidates.some((other) => other.provider.name === provider.name && other.model.name !== model.name);
    return several ? `${provider.name}/${model.name}` : provider.name;
  }

  /** Whether the candidate can't go on with what is there, and answers anew. */
  private startsAnew(candidate: Candidate): boolean {
    if (!this.author || this.author === candidate) return false;
    // A text that a filter stopped is not to be gone on with; items are each checked on their own.
    const last = this.failures.at(-1)?.error;
    if (!this.request.items && last && last !== 'budget' && last.kind === 'content_filter') return true;
    return candidate.provider.origin === 'LOCAL' || this.author.provider.origin === 'LOCAL';
  }

  private callFor(candidate: Candidate): ModelCall {
    const soFar = this.startsAnew(candidate) ? { text: '', items: [], rejections: [] } : this.soFar;
    const call = this.request.build(candidate, soFar);
    return soFar.text ? continuing(call, soFar.text) : call;
  }

  private async reserved({ provider, model }: Candidate, call: ModelCall): Promise<boolean> {
    if (provider.origin === 'LOCAL') return true;
    return model.prices !== null && this.request.reserve(worstCaseOf(call, model.prices));
  }

  /** The limits of the next call: a model's ends with the generation's own, the engine needs no more than a moment. */
  private limitsFor({ provider }: Candidate): Timeouts {
    if (provider.origin === 'LOCAL') return this.timeouts;
    return { ...this.timeouts, totalMs: Math.max(1, Math.ceil(this.leftMs())) };
  }

  private leftMs(): number {
    return this.timeouts.totalMs - (performance.now() - this.startedAt);
  }

  private async *attempt(candidate: Candidate, call: ModelCall, reason: string): AsyncGenerator<OrchestratorEvent<Item>, Attempt> {
    const { provider, model } = candidate;
    const index = this.attempts++;
    const meter = new Meter(index, candidate, call);
    const text = new WellFormedText();
    const seam = this.soFar.text && !this.startsAnew(candidate) ? new Seam(this.soFar.text) : null;
    const parser = this.request.items ? new ItemParser(provider.name) : null;
    let finish: FinishReason | null = null;
    let error: ProviderError | null = null;
    yield { type: 'attempt_started', index, provider: provider.name, model: model.name, origin: provider.origin, reason };
    try {
      const open = (signal: AbortSignal) => provider.stream(call, signal);
      for await (const part of withTimers(open, this.limitsFor(candidate), this.request.signal, provider.name)) {
        switch (part.type) {
          case 'text':
            meter.saw(part.text);
            if (parser) yield* this.items(candidate, parser.write(part.text));
            else yield* this.text(candidate, joined(seam, text.push(part.text)), seam);
            break;
          case 'usage':
            meter.counted(part.usage);
            break;
          case 'notice':
            yield { type: 'notice', text: part.text };
            break;
          case 'finish':
            finish = part.reason;
            break;
          case 'reasoning':
            break;
        }
      }
      yield* this.text(candidate, joined(seam, text.end()) + (seam?.end() ?? ''), seam);
      this.checkEnd(candidate, finish, parser, meter);
      // An answer without a word or an item replaces what another has begun all the same.
      yield* this.takeOver(candidate);
    } catch (caught) {
      if (!(caught instanceof ProviderError)) throw caught;
      error = caught;
    }
    yield meter.report(error, finish !== null);
    return { error, reason: finish };
  }

  private checkEnd({ provider }: Candidate, finish: FinishReason | null, parser: ItemParser | null, meter: Meter): void {
    if (finish === null) throw new ProviderError('cut', `${provider.name} ended its answer without saying so.`);
    if (finish === 'content_filter') throw new ProviderError('content_filter', `${provider.name} withheld its answer.`);
    if (finish === 'length') throw new ProviderError('output_limit', `${provider.name} reached its output limit.`);
    parser?.end();
    if (!parser && meter.isBlank) throw new ProviderError('malformed', `${provider.name} sent an empty answer.`);
  }

  private *text(candidate: Candidate, text: string, seam: Seam | null): Generator<OrchestratorEvent<Item>> {
    if (text === '') return;
    yield* this.takeOver(candidate, seam?.restarted);
    if (seam) seam.restarted = false;
    this.soFar.text += text;
    yield { type: 'text', text };
  }

  private *items(candidate: Candidate, items: unknown[]): Generator<OrchestratorEvent<Item>> {
    for (const candidateItem of items) {
      const wanted = this.request.items;
      if (!wanted) return;
      // What is void is void before its successor is judged, or that would be refused as a repetition.
      if (this.startsAnew(candidate)) yield* this.takeOver(candidate);
      if (this.missing() === 0) return;
      const accepted = wanted.accept(candidateItem);
      if (!accepted.ok) {
        this.soFar.rejections.push(accepted.reason);
        continue;
      }
      yield* this.takeOver(candidate);
      this.soFar.items.push(accepted.item);
      yield { type: 'item', item: accepted.item };
    }
  }

  /** Says whose words come now, before the first of them. */
  private *takeOver(candidate: Candidate, restarted = false): Generator<OrchestratorEvent<Item>> {
    const from = this.author;
    if (from === candidate && !restarted) return;
    const failure = this.failures.at(-1);
    const reason = failure ? `${this.nameOf(failure.candidate)} ${wordsFor(failure.error)}.` : 'The continuation began anew.';
    const anew = restarted || this.startsAnew(candidate);
    this.author = candidate;
    if (!from) return;
    if (anew) {
      this.soFar = { text: '', items: [], rejections: [] };
      yield { type: 'reset', reason };
    }
    if (from === candidate) return;
    yield { type: 'switched', from: from.provider.name, to: candidate.provider.name, reason };
  }
}

function joined(seam: Seam | null, text: string): string {
  return seam ? seam.push(text) : text;
}
