import type { Admission } from './breakers.js';
import type { Candidate } from './candidates.js';
import { Meter } from './meter.js';
import { ProviderError, type ModelCall, type StreamPart } from './model.js';
import type { AttemptFinished } from './orchestrator.js';
import { withTimers, type Timeouts } from './timers.js';

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
  private readonly parts: AsyncGenerator<StreamPart>;
  private readonly admission: Admission | null;
  private readonly forsaking = new AbortController();
  private begun: Promise<boolean> | null = null;
  private isReported = false;
  private readonly startedAt = performance.now();
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
    this.parts = withTimers((upstream) => candidate.provider.stream(call, upstream), limits,
      AbortSignal.any([signal, this.forsaking.signal]), candidate.provider.name);
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
        this.ahead.push(this.noted(value));
      }
      return true;
    } catch (error) {
      this.ended = { error };
      return false;
    }
  }

  /** All parts, those that were read ahead first. @throws ProviderError */
  async *read(): AsyncGenerator<StreamPart> {
    // Whoever reads ahead hands on when the first token is there.
    if (this.begun) await this.begun;
    for (const part of this.ahead.splice(0)) yield part;
    if (this.ended) throw this.ended.error;
    for await (const part of this.parts) yield this.noted(part);
  }

  /** How the attempt ended, which its breaker learns too. @param whole whether the provider said that it had finished */
  async report(error: ProviderError | null, whole: boolean): Promise<AttemptFinished> {
    this.isReported = true;
    await this.admission?.report(error);
    return this.meter.report(error, whole);
  }

  /** Gives up a call that another was faster than. Its failure, if that came first, stands. */
  async forsake(): Promise<AttemptFinished> {
    this.forsaking.abort();
    await this.begin();
    for (const part of this.ahead) {
      if (part.type === 'usage') this.meter.counted(part.usage);
      if (part.type === 'text') this.meter.saw(part.text);
      if (part.type === 'reasoning') this.meter.thought(part.text ?? '');
    }
    const error = this.failure ?? new ProviderError('aborted', `${this.candidate.provider.name} was not waited for any longer.`);
    return this.report(error, false);
  }

  /** Nobody reads the answer any more: the call ends, and a probe is free again. */
  async abandon(): Promise<void> {
    this.forsaking.abort();
    if (!this.isReported) await this.admission?.report(new ProviderError('aborted', 'Nobody waited for the answer.'));
  }

  /** What it failed with while it was read ahead. */
  get failure(): ProviderError | null {
    return this.ended?.error instanceof ProviderError ? this.ended.error : null;
  }

  private noted(part: StreamPart): StreamPart {
    if (this.firstTokenMs === null && (part.type === 'text' || part.type === 'reasoning')) this.firstTokenMs = performance.now() - this.startedAt;
    return part;
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
