import type { Admission } from './breakers.js';
import type { Candidate } from './candidates.js';
import type { ItemParser } from './items.js';
import { Meter } from './meter.js';
import { ProviderError, type FinishReason, type ModelCall, type StreamPart } from './model.js';
import type { AttemptFinished } from './orchestrator.js';
import { withTimers, type Timeouts, type WatchedParts } from './timers.js';

export interface FlightPlan {
  /** The attempt's number. */
  index: number;
  candidate: Candidate;
  call: ModelCall;
  limits: Timeouts;
  signal: AbortSignal;
  /** The breaker's leave, where there is one. */
  admission: Admission | null;
}

/** One call to a provider on its way. */
export class Flight {
  readonly candidate: Candidate;
  readonly call: ModelCall;
  readonly index: number;
  readonly meter: Meter;
  private readonly open: () => WatchedParts;
  private watched: WatchedParts | null = null;
  private readonly admission: Admission | null;
  private begun: Promise<boolean> | null = null;
  private isReported = false;
  private isMade = false;
  private startedAt = performance.now();
  /** How long the first token took, in milliseconds; null until it is there. */
  firstTokenMs: number | null = null;
  /** What was read before somebody listened, and how the reading ended. */
  private ahead: StreamPart[] = [];
  private ended: { error: unknown } | null = null;

  constructor({ index, candidate, call, limits, signal, admission }: FlightPlan) {
    this.index = index;
    this.candidate = candidate;
    this.call = call;
    this.admission = admission;
    this.meter = new Meter(index, candidate, call);
    const stream = (upstream: AbortSignal): AsyncIterable<StreamPart> => {
      this.isMade = true;
      return candidate.provider.stream(call, upstream);
    };
    this.open = () => withTimers(stream, limits, signal, candidate.provider.name);
  }

  /** The call is made when its first part is asked for, not when it is planned: what is noted of it before takes its time. */
  private get parts(): WatchedParts {
    if (!this.watched) {
      this.startedAt = performance.now();
      this.watched = this.open();
    }
    return this.watched;
  }

  /** Reads ahead to the first token. @returns whether there is one, or an end without failure */
  begin(): Promise<boolean> {
    return (this.begun ??= this.readAhead());
  }

  private async readAhead(): Promise<boolean> {
    try {
      while (this.firstTokenMs === null) {
        const { done, value } = await this.parts.next();
        if (done) return true;
        this.noted(value);
        this.ahead.push(value);
      }
      return true;
    } catch (error) {
      this.ended = { error };
      return false;
    }
  }

  /** All parts, those that were read ahead first; whoever reads them notes each. @throws ProviderError */
  read(): AsyncIterable<StreamPart> {
    // A generator stands in the way of every token: only where there is something to hand on.
    return this.begun ? this.readOn(this.begun) : this.parts;
  }

  private async *readOn(begun: Promise<boolean>): AsyncGenerator<StreamPart> {
    await begun;
    yield* this.ahead.splice(0);
    if (this.ended) throw this.ended.error;
    yield* this.parts;
  }

  /** Looks whether a part is the first token. */
  noted({ type }: StreamPart): void {
    if (this.firstTokenMs === null && (type === 'text' || type === 'reasoning')) this.firstTokenMs = this.ageMs;
  }

  /** @throws ProviderError for an answer that is not whole */
  checkEnd(finish: FinishReason | null, parser: ItemParser | null): void {
    const { name } = this.candidate.provider;
    if (finish === null) throw new ProviderError('cut', `${name} ended its answer without saying so.`);
    if (finish === 'content_filter') throw new ProviderError('content_filter', `${name} withheld its answer.`);
    if (finish === 'length') throw new ProviderError('output_limit', `${name} reached its output limit.`);
    parser?.end();
    if (!parser && this.meter.isBlank) throw new ProviderError('malformed', `${name} sent an empty answer.`);
  }

  /** How the attempt ended, which its breaker learns too. @param whole whether the provider said that it had finished */
  async report(error: ProviderError | null, whole: boolean): Promise<AttemptFinished> {
    this.isReported = true;
    await this.admission?.report(error);
    return this.isMade ? this.meter.report(error, whole) : this.meter.reportUnmade(error);
  }

  /** Gives up a call that another was faster than. Its failure, if that came first, stands. */
  async forsake(): Promise<AttemptFinished> {
    this.watched?.giveUp();
    await this.begin();
    await this.watched?.return();
    for (const part of this.ahead) {
      if (part.type === 'usage') this.meter.counted(part.usage);
      if (part.type === 'text') this.meter.received(part.text);
      if (part.type === 'reasoning') this.meter.receivedThought(part.text ?? '');
    }
    return this.report(this.failure ?? this.givenUp(), false);
  }

  /** Whether its first token is there, or it has failed or ended without one. */
  get hasBegun(): boolean {
    return this.firstTokenMs !== null || this.ended !== null;
  }

  /** How long it has been under way, in milliseconds. */
  get ageMs(): number {
    return performance.now() - this.startedAt;
  }

  private givenUp(): ProviderError {
    return new ProviderError('aborted', `${this.candidate.provider.name} was not waited for any longer.`);
  }

  /** Nobody reads the answer any more: the call and its timers end, and a probe is free again. */
  async abandon(): Promise<void> {
    if (this.isReported) return;
    await this.watched?.return();
    await this.admission?.report(this.givenUp());
  }

  /** What it failed with while it was read ahead. */
  get failure(): ProviderError | null {
    return this.ended?.error instanceof ProviderError ? this.ended.error : null;
  }
}

/** The one of two calls that begins to answer first; where both fail, the one that failed last. */
export async function firstToBegin(one: Flight, other: Flight): Promise<Flight> {
  const fastest = await Promise.race([one, other].map(async (flight) => ({ flight, begun: await flight.begin() })));
  if (fastest.begun) return fastest.flight;
  const rest = fastest.flight === one ? other : one;
  await rest.begin();
  return rest;
}
