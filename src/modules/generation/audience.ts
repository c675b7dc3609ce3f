import type { Logger } from 'pino';
import { isDatabaseOutage } from '../../platform/outages.js';
import type { Db } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { FencedError } from '../../streams/log.js';
import type { CachedAnswersService } from '../cache/answers.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { adoptWaiting, callSignal, closeCall, releaseCall, renewCall, type OwnedCall } from './calls.js';
import { cancelKey, RENEW_EVERY_MS, type Claim } from './lease.js';
import { INTERNAL, type Recorder } from './recorder.js';
import type { Transcript } from './transcript.js';

// Signals may be lost; this is how late one who waits is seen then.
const LOOK_EVERY_MS = 1_000;

/** A generation that a call answers. */
interface Member {
  claim: Claim;
  recorder: Recorder;
  /** What it is told, in order. */
  tail: Promise<void>;
  /** It is final, or another's: nothing is written to it any more. */
  left: boolean;
  unsubscribe(): void;
}

export type Told = (recorder: Recorder) => Promise<void>;

export interface AudienceOptions {
  db: Db;
  signals: Signals;
  usage: UsageService;
  answers: CachedAnswersService;
  call: OwnedCall;
  transcript: Transcript;
  /** The recorders of claims, with what lost workers left in their logs. */
  recorders(claims: readonly Claim[]): Promise<Recorder[]>;
  /** The ids of the attempts that are being made. */
  underWay(): string[];
  log: Logger;
}

/**
 * The generations that one call answers. Each has a claim, a log and a fate of its own; whoever comes later is first told
 * what the call has brought so far. Keeps all their leases, and the call's.
 */
export class Audience {
  readonly #options: AudienceOptions;
  readonly #members = new Map<string, Member>();
  /** Those that were told something once and are no longer members. */
  readonly #left = new Set<string>();
  readonly #abandoned = new AbortController();
  readonly #timers: NodeJS.Timeout[] = [];
  #unsubscribe = () => {};
  #adopting: Promise<void> = Promise.resolve();
  #nextAdoption: Promise<void> | null = null;
  #beat: Promise<void> = Promise.resolve();
  #nextBeat: Promise<void> | null = null;
  /** The call has ended, and its end is being told. */
  #ending = false;
  #closed = false;

  constructor(options: AudienceOptions) {
    this.#options = options;
  }

  /** Aborts when nobody is left, or another owns the call: then there is nothing to go on for. */
  get abandoned(): AbortSignal {
    return this.#abandoned.signal;
  }

  /** Begins with the generation by whose job the call was opened, and whose log is as the transcript says. */
  async open(claim: Claim, recorder: Recorder): Promise<void> {
    this.#add(claim, recorder);
    this.#every(RENEW_EVERY_MS, () => this.#renew());
    // Nobody can wait for a call that is one generation's alone.
    if (this.#options.call.key === claim.generation.id) return;
    this.#every(LOOK_EVERY_MS, () => this.adopt());
    this.#unsubscribe = this.#options.signals.subscribe(callSignal(this.#options.call.key), () => void this.adopt());
    await this.adopt();
  }

  /** Tells everybody the same, each in order. @returns when all of them have it, or have left */
  async each(told: Told): Promise<void> {
    await Promise.all(Array.from(this.#members.values(), (member) => this.#tell(member, told)));
  }

  /** Takes in whoever waits for the call. One look serves all who ask for it before it begins. */
  adopt(): Promise<void> {
    this.#nextAdoption ??= this.#adopting.then(async () => {
      this.#nextAdoption = null;
      if (!this.#ending && !this.#closed) await this.#adopt().catch((error: unknown) => this.#options.log.warn({ err: error }, 'waiting generations not claimed, trying again'));
    });
    this.#adopting = this.#nextAdoption;
    return this.#adopting;
  }

  /** The one who paid has gone: takes in who waits, or ends the call. */
  async reconsider(): Promise<void> {
    // Whose cancel was never signalled is found out here, and not only at the next heartbeat.
    await this.#renew();
    await this.adopt();
    if (this.#members.size === 0) await this.#abandonUnlessAwaited();
  }

  /**
   * Tells everybody how the call ended, those too who come while it is told, and closes it.
   * @param then done in between, while the call still answers who comes
   */
  async end(told: Told, then: () => Promise<void>): Promise<void> {
    this.#ending = true;
    await this.#adopting;
    await this.#endFor(told);
    await then();
    while (!(await closeCall(this.#options.db, this.#options.call))) {
      await this.#adopt();
      await this.#endFor(told);
    }
    this.#closed = true;
  }

  /** Leaves what isn't final to other workers. @returns what is to be queued again */
  async release(): Promise<Claim[]> {
    this.#ending = true;
    await this.#adopting;
    const claims = this.#claims();
    const released = await releaseCall(this.#options.db, this.#options.call, claims);
    this.#closed = true;
    return claims.filter(({ generation }) => released.has(generation.id));
  }

  /** Ends the heartbeat. @returns the ids of those that left before the end */
  stop(): string[] {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.#unsubscribe();
    for (const member of this.#members.values()) member.unsubscribe();
    return [...this.#left];
  }

  #every(milliseconds: number, work: () => Promise<void>): void {
    this.#timers.push(setInterval(() => void work(), milliseconds));
  }

  #claims(): Claim[] {
    return Array.from(this.#members.values(), ({ claim }) => claim);
  }

  #add(claim: Claim, recorder: Recorder): Member {
    const unsubscribe = this.#options.signals.subscribe(cancelKey(claim.generation.id), () => void this.#renew());
    const member = { claim, recorder, tail: Promise.resolve(), left: false, unsubscribe };
    this.#members.set(claim.generation.id, member);
    return member;
  }

  #tell(member: Member, told: Told): Promise<void> {
    member.tail = member.tail
      .then(() => (member.left ? undefined : told(member.recorder)))
      .catch((error: unknown) => this.#failed(member, error));
    return member.tail;
  }

  async #endFor(told: Told): Promise<void> {
    await Promise.all(Array.from(this.#members.values(), async (member) => {
      await this.#tell(member, told);
      this.#remove(member);
    }));
  }

  #remove(member: Member): void {
    member.left = true;
    member.unsubscribe();
    this.#members.delete(member.claim.generation.id);
  }

  async #failed(member: Member, error: unknown): Promise<void> {
    const told = { err: error, generationId: member.claim.generation.id };
    if (isDatabaseOutage(error)) {
      this.#options.log.warn(told, 'the database is away; whoever finds the generation goes on with it');
    } else if (!(error instanceof FencedError)) {
      this.#options.log.error(told, 'writing to a generation failed');
      await member.recorder.fail(INTERNAL).catch((failure: unknown) => this.#options.log.warn({ ...told, err: failure }, 'nor could it be failed'));
    }
    this.#leave(member);
  }

  #leave(member: Member): void {
    if (member.left) return;
    this.#remove(member);
    this.#left.add(member.claim.generation.id);
    if (this.#members.size > 0 || this.#ending) return;
    this.reconsider().catch((error: unknown) => this.#options.log.warn({ err: error }, 'the call was not closed, trying again'));
  }

  async #adopt(): Promise<void> {
    const { db, usage, call, transcript, recorders, underWay, answers } = this.#options;
    const claims = await adoptWaiting(db, usage, call, underWay());
    if (claims === null) return this.#abandon();
    if (claims.length === 0) return;
    answers.count('joined', claims.length);
    const made = await recorders(claims);
    for (const [index, claim] of claims.entries()) {
      const member = this.#add(claim, made[index]!);
      // Taken now: what comes later is told after it.
      const soFar = transcript.snapshot();
      void this.#tell(member, (recorder) => recorder.replay(soFar));
    }
  }

  async #abandonUnlessAwaited(): Promise<void> {
    while (this.#members.size === 0 && !this.#closed && !this.#ending) {
      if (await closeCall(this.#options.db, this.#options.call)) return this.#abandon();
      await this.adopt();
    }
  }

  #abandon(): void {
    this.#closed = true;
    this.#abandoned.abort();
  }

  /** A lease that can't be renewed is lost: to a cancel, or to a worker that thought this one dead. */
  #renew(): Promise<void> {
    this.#nextBeat ??= this.#beat.then(async () => {
      this.#nextBeat = null;
      await this.#renewNow().catch((error: unknown) => this.#options.log.warn({ err: error }, 'leases not renewed, trying again'));
    });
    this.#beat = this.#nextBeat;
    return this.#beat;
  }

  async #renewNow(): Promise<void> {
    if (this.#closed) return;
    const members = [...this.#members.values()];
    const kept = await renewCall(this.#options.db, this.#options.call, members.map(({ claim }) => claim));
    if (kept === null) {
      if (!this.#closed) this.#abandon();
      return;
    }
    if (this.#ending) return;
    for (const member of members) if (!kept.has(member.claim.generation.id)) this.#leave(member);
    if (members.length === 0) await this.#abandonUnlessAwaited();
  }
}
