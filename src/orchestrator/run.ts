import { Answer } from './answer.js';
import { keyOf } from './breakers.js';
import type { Candidate } from './candidates.js';
import { askedOnceMore, type Finding } from './checks.js';
import { clearance, type Cleared } from './clearance.js';
import { continuing } from './continuation.js';
import { failureOf, GenerationError, isWithheld, wordsFor, type Failure } from './failure.js';
import { firstToBegin, Flight } from './flight.js';
import { followed, type Ended } from './followed.js';
import { FirstFindings, Guard } from './guard.js';
import type { Hedging } from './hedging.js';
import { settledWithin } from '../platform/patience.js';
import { ProviderError, type ModelCall } from './model.js';
import type { AttemptStarted, GenerateRequest, OrchestratorEvent, Policies } from './orchestrator.js';
import { RetryBudget, wait } from './retries.js';
import type { Timeouts } from './timers.js';
import { Wording } from './wording.js';

/** How often a candidate whose whole answer held too few good items is asked for the rest. */
const MORE_ROUNDS = 2;

/** One generation on its way through the candidates. */
export class Run<Item> {
  private readonly failures: Failure[] = [];
  private readonly answer: Answer<Item>;
  private readonly retries: RetryBudget;
  private readonly wording: Wording;
  /** Who has been asked, first in order or as a hedge. */
  private readonly asked = new Set<Candidate>();
  private readonly flights: Flight[] = [];
  private readonly found = new FirstFindings();
  private readonly startedAt = performance.now();
  private isModerated = false;
  /** Those that this generation may ask, in order. */
  private readonly candidates: readonly Candidate[];

  constructor(
    configured: readonly Candidate[],
    unusable: readonly string[],
    private readonly timeouts: Timeouts,
    private readonly policies: Policies,
    private readonly request: GenerateRequest<Item>,
  ) {
    this.wording = new Wording(configured, unusable, request.route);
    this.answer = new Answer(request.items, this.failures, (candidate) => this.wording.nameOf(candidate));
    this.retries = new RetryBudget(policies.retries);
    const inOrder = request.route?.ranked.map(({ candidate }) => candidate) ?? configured;
    this.candidates = request.arrived ? [request.arrived, ...inOrder] : inOrder;
    // Who was passed over is to blame only where that leaves no model at all.
    if (!this.candidates.some(isModel)) {
      this.failures.push(...(request.route?.passedOver ?? []).map(({ candidate, obstacle }) => ({ candidate, error: obstacle })));
    }
  }

  async *events(): AsyncGenerator<OrchestratorEvent<Item>> {
    try {
      for (let candidate = this.nextInOrder(); candidate; candidate = this.nextInOrder()) {
        if (candidate.provider.origin === 'LOCAL' && this.request.hasSpare && [...this.asked].some(isModel)) break;
        await this.moderate(candidate);
        if (yield* this.ask(candidate)) {
          const apology = candidate.provider.origin === 'LOCAL' && this.wording.apology(this.failures, this.candidates.some(isModel));
          if (apology) yield { type: 'notice', text: apology };
          return;
        }
      }
      yield* this.answer.withdraw();
      throw failureOf(this.failures, (candidate) => this.wording.nameOf(candidate));
    } finally {
      // A reader that leaves in the middle leaves calls behind.
      await Promise.all(this.flights.map((flight) => flight.abandon()));
    }
  }

  /** Before the first model reads what somebody wrote. @throws GenerationError CONTENT_REJECTED: nobody is asked then */
  private async moderate(candidate: Candidate): Promise<void> {
    const { policies: { moderation }, request: { freeText, signal } } = this;
    if (!moderation || !freeText || this.isModerated || candidate.provider.origin === 'LOCAL') return;
    this.isModerated = true;
    const flagged = await moderation.flagged(freeText, this.callFor(candidate).people ?? [], signal);
    if (flagged.length === 0) return;
    throw new GenerationError('CONTENT_REJECTED', `What was written was refused by the provider's moderation: ${flagged.join(', ')}.`, false);
  }

  private nextInOrder(): Candidate | undefined {
    return this.candidates.find((candidate) => !this.asked.has(candidate) && this.mayAnswer(candidate));
  }

  private mayAnswer({ provider }: Candidate): boolean {
    // What a provider's filter withheld is not to be had by asking the engine instead.
    return provider.origin === 'MODEL' || (this.request.allowLocal && !this.failures.some(isWithheld));
  }

  /** @returns whether the answer is whole */
  private async *ask(first: Candidate): AsyncGenerator<OrchestratorEvent<Item>, boolean> {
    let candidate = first;
    let rounds = 0;
    let continued = false;
    let onceMore = false;
    let reason = this.wording.reasonFor(candidate, this.failures.at(-1));
    for (;;) {
      this.asked.add(candidate);
      const cleared = await this.clear(candidate);
      if (!cleared) return false;
      const before = this.answer.written;
      const ended = yield* this.attempt(candidate, cleared, reason);
      candidate = ended.candidate;
      const { error } = ended;
      if (error?.kind === 'aborted') throw error;
      const unverified = yield* this.answer.release(candidate);
      if (unverified) {
        this.failures.push({ candidate, error: unverified });
        return false;
      }
      if (candidate.once) return yield* this.endOfArrived(ended);
      const { missing } = this.answer;
      if (this.request.items && missing === 0) return true;
      if (!error) {
        if (missing === 0) return true;
        if (candidate.provider.origin === 'LOCAL') return !this.isRefused(candidate);
        if (rounds === MORE_ROUNDS) return yield* this.settleForFewer(candidate);
        rounds += 1;
        reason = `${this.wording.nameOf(candidate)} is asked again for the ${missing} that its whole answer lacked.`;
        continue;
      }
      // A list that was cut before its first item was closed has begun as well.
      const grown = this.answer.isStructured ? ended.began : this.answer.isBy(candidate) && this.answer.written > before;
      if (error.kind === 'output_limit' && !continued && grown) {
        continued = true;
        reason = `${this.wording.nameOf(candidate)} goes on after its output limit.`;
        continue;
      }
      this.failures.push({ candidate, error });
      if (error.finding) {
        yield* this.answer.retract(error.finding.reason);
        if (!error.finding.again || onceMore || candidate.provider.origin === 'LOCAL') return false;
        onceMore = true;
        reason = `${this.wording.nameOf(candidate)} ${wordsFor(error)}, and is asked once more.`;
        continue;
      }
      const pause = this.pauseBeforeRetry(ended, error);
      if (pause === null) return false;
      reason = `${this.wording.nameOf(candidate)} ${wordsFor(error)}, and is asked again after ${Math.ceil(pause)} ms: retry ${this.retries.count}.`;
      await wait(pause, this.request.signal);
    }
  }

  /** An answer that had come already can't be asked for the rest: what it lacks is the next one's. */
  private *endOfArrived({ candidate, error }: Ended): Generator<OrchestratorEvent<Item>, boolean> {
    const { missing } = this.answer;
    if (this.request.items ? missing === 0 : !error) return true;
    if (!error && this.isRefused(candidate)) return false;
    if (error?.finding) yield* this.answer.retract(error.finding.reason);
    this.failures.push({ candidate, error: error ?? new ProviderError('malformed', `The answer of ${candidate.provider.name} lacked ${missing} items.`) });
    return false;
  }

  /** What there is is the answer, if there is anything. */
  private *settleForFewer(candidate: Candidate): Generator<OrchestratorEvent<Item>, boolean> {
    const { items, of } = this.answer.made;
    if (items > 0) {
      yield { type: 'notice', text: `Only ${items} of ${of} could be made.` };
      return true;
    }
    if (!this.isRefused(candidate)) {
      this.failures.push({ candidate, error: new ProviderError('malformed', `No item of ${candidate.provider.name} was usable.`) });
    }
    return false;
  }

  /** Whether there is no item, and one of the candidate's was stopped by a check: its failure then. */
  private isRefused(candidate: Candidate): boolean {
    const finding = this.found.of(candidate);
    if (!finding || this.answer.made.items > 0) return false;
    this.failures.push({ candidate, error: new ProviderError('unsound', `${candidate.provider.name}: ${finding.reason}`, { finding }) });
    return true;
  }

  /** Whoever broke off in the middle is asked again only if nobody else could go on. */
  private pauseBeforeRetry({ candidate, began }: Ended, error: ProviderError): number | null {
    if (candidate.provider.origin === 'LOCAL') return null;
    const { breakers } = this.policies;
    if ((began && this.otherModel()) || breakers?.isOpen(candidate)) return null;
    return this.retries.next(error, this.leftMs());
  }

  /** The next model that would be let through now. */
  private otherModel(): Candidate | undefined {
    return this.candidates.find((other) => other.provider.origin === 'MODEL' && !this.asked.has(other) && !this.policies.breakers?.isOpen(other));
  }

  /** Sets free what a call needs; where that is not to be had, it is the candidate's failure. */
  private async clear(candidate: Candidate): Promise<Cleared | null> {
    const cleared = await this.clearanceFor(candidate);
    if (!('obstacle' in cleared)) return cleared;
    this.failures.push({ candidate, error: cleared.obstacle });
    return null;
  }

  private clearanceFor(candidate: Candidate): ReturnType<typeof clearance> {
    const { request, policies: { breakers } } = this;
    const call = this.callFor(candidate);
    return clearance(candidate, call, { leftMs: this.leftMs(), breakers, reserve: (worstCaseMicroUsd) => request.reserve(worstCaseMicroUsd) });
  }

  private callFor(candidate: Candidate): ModelCall {
    const soFar = this.answer.next(candidate);
    const call = this.request.build(candidate, soFar);
    if (soFar.text) return continuing(call, soFar.text);
    const finding = this.found.of(candidate);
    // An item that was refused is given back by itself.
    return finding?.again && !this.answer.isStructured ? askedOnceMore(call, finding) : call;
  }

  private guardFor(flight: Flight): Guard | null {
    const { checks } = this.request;
    const { candidate, call } = flight;
    return checks ? new Guard({
      provider: candidate.provider.name,
      checks: () => checks.call(this.request, candidate, call),
      stands: (finding) => this.stands(flight, finding),
      before: this.answer.isStructured ? '' : this.answer.before(candidate).text,
    }) : null;
  }

  /** Whether there is nothing better to be had than an answer with this finding. */
  private stands({ candidate, index }: Flight, finding: Finding): boolean {
    const mayDoBetter = this.found.isFirst(candidate, index, finding);
    if (!finding.tolerable || (mayDoBetter && candidate.provider.origin === 'MODEL')) return false;
    const { breakers } = this.policies;
    return !this.candidates.some((other) => !this.asked.has(other) && this.mayAnswer(other) && !breakers?.isOpen(other));
  }

  /** The limits of the next call: a model's ends with the generation's own, the engine needs no more than a moment. */
  private limitsFor({ provider }: Candidate): Timeouts {
    if (provider.origin === 'LOCAL') return this.timeouts;
    return { ...this.timeouts, totalMs: Math.max(1, Math.ceil(this.leftMs())) };
  }

  private leftMs(): number {
    return this.timeouts.totalMs - (performance.now() - this.startedAt);
  }

  private launch(candidate: Candidate, { call, admission }: Cleared): Flight {
    const flight = new Flight({ index: this.flights.length, candidate, call, admission, limits: this.limitsFor(candidate), signal: this.request.signal });
    this.flights.push(flight);
    return flight;
  }

  private async *attempt(candidate: Candidate, cleared: Cleared, reason: string): AsyncGenerator<OrchestratorEvent<Item>, Ended> {
    const flight = this.launch(candidate, cleared);
    yield started(flight, reason);
    const { hedging } = this.policies;
    const second = hedging && this.secondTo(candidate);
    const gone = second ? yield* this.hedged(flight, second, hedging) : flight;
    const ended = yield* followed(gone, this.answer, { hedging, guard: this.guardFor(gone) });
    this.timed(gone, gone.firstTokenMs);
    return ended;
  }

  /** Keeps in mind how long a model took to its first token. */
  private timed({ candidate }: Flight, milliseconds: number | null): void {
    if (milliseconds !== null && isModel(candidate)) this.policies.firstTokens?.observed(keyOf(candidate), milliseconds);
  }

  /** Who may be asked beside a generation's very first call. */
  private secondTo({ provider, once }: Candidate): Candidate | undefined {
    return provider.origin === 'LOCAL' || once || this.flights.length > 1 ? undefined : this.otherModel();
  }

  /** Doubles a call that does not begin. @returns the call to go on with; the other one is given up */
  private async *hedged(first: Flight, second: Candidate, hedging: Hedging): AsyncGenerator<OrchestratorEvent<Item>, Flight> {
    const delayMs = hedging.delayFor(first.candidate);
    if (delayMs === null || (await settledWithin(first.begin(), delayMs)) || !hedging.mayHedge) return first;
    const cleared = await this.clearanceFor(second);
    // That nobody could be asked beside it is no failure of the answer's.
    if ('obstacle' in cleared) return first;
    if (first.hasBegun || !hedging.take()) {
      await cleared.admission?.report(new ProviderError('aborted', 'The first answer began while the second was prepared.'));
      return first;
    }
    this.asked.add(second);
    const other = this.launch(second, cleared);
    const slow = `${this.wording.nameOf(first.candidate)} has not begun to answer after ${Math.round(delayMs)} ms; ${this.wording.nameOf(second)} is asked beside it.`;
    yield { ...started(other, slow), hedge: true };
    const winner = await firstToBegin(first, other);
    const loser = winner === first ? other : first;
    yield await loser.forsake();
    // Who was only slower may be asked later.
    if (!loser.failure || loser.failure.kind === 'aborted') this.asked.delete(loser.candidate);
    else this.failures.push({ candidate: loser.candidate, error: loser.failure });
    // Left out, the slowest would not count, and what counts as slow would shrink from hedge to hedge.
    if (loser === first) hedging.observed(first.candidate, first.firstTokenMs ?? first.ageMs);
    // One that was begun later, and given up at once, tells nothing of how slow it is.
    this.timed(loser, loser.firstTokenMs ?? (loser === first ? first.ageMs : null));
    if (winner === other) yield { type: 'hedge_won', index: other.index };
    return winner;
  }
}

const isModel = ({ provider }: Candidate): boolean => provider.origin === 'MODEL';

function started({ index, candidate: { provider, model } }: Flight, reason: string): AttemptStarted {
  return { type: 'attempt_started', index, provider: provider.name, model: model.name, origin: provider.origin, reason, hedge: false };
}
