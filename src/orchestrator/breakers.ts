import { wordsFor, type Obstacle } from './failure.js';
import type { ProviderError, ProviderErrorKind } from './model.js';
import { over, type Some } from './settings.js';

export interface BreakerSettings {
  /** How many failures within the window open a breaker, if they are half of its calls or more. */
  failures: number;
  windowMs: number;
  /** How long an open breaker spares its model before one call may probe it. */
  openMs: number;
}

const DEFAULT_BREAKER: BreakerSettings = { failures: 10, windowMs: 30_000, openMs: 30_000 };

/** Whatever is called: a candidate, or a model that makes vectors. */
export interface Called {
  provider: { readonly name: string };
  model: { name: string };
}

/** A model at its provider, as configured. */
export interface ModelKey {
  provider: string;
  model: string;
}

/** What a call that was let through by a half-open breaker holds: no other call has one at the time. */
export interface Probe {
  /** Grows with each probe of the breaker; the word of an older one no longer counts. */
  epoch: number;
}

/** The breakers that all processes share. What it knows is at most a second old; what it changes, it knows at once. */
export interface BreakerBoard {
  /** closed: call; probing: one call may, if it gets the probe; open: none. `since` changes with every transition. */
  stateOf(key: ModelKey): { admits: 'all' | 'a probe' | 'none'; since: number; isForced: boolean };
  trip(key: ModelKey, reason: string, openMs: number): Promise<void>;
  /** Exactly one of all that ask at a time gets it, in whatever process. */
  claimProbe(key: ModelKey): Promise<Probe | null>;
  close(key: ModelKey, probe: Probe): Promise<void>;
  /** The probe failed. */
  reopen(key: ModelKey, probe: Probe, reason: string, openMs: number): Promise<void>;
  /** The probe told nothing: the next call is one. */
  release(key: ModelKey, probe: Probe): Promise<void>;
}

/** Leave to make one call. */
export interface Admission {
  /** How the call ended; null: it was answered. */
  report(error: ProviderError | null): Promise<void>;
}

/** The provider's faults. A cancel, a request that it refuses and its content filter say nothing against it. */
const FAULTS: ReadonlySet<ProviderErrorKind> = new Set([
  'unreachable', 'reset', 'cut', 'malformed', 'first_token_timeout', 'stalled', 'rate_limited', 'overloaded', 'server_error', 'unauthorized',
]);
const FAILING_SHARE = 0.5;

/**
 * A circuit breaker for each model (Nygard, Release It!, 2007): closed; open, when it has failed too often; half-open,
 * with exactly one probe. Failures are counted in this process, transitions are every process's.
 */
export class Breakers {
  private readonly windows = new Map<string, Window>();

  private readonly settings: BreakerSettings;

  constructor(private readonly board: BreakerBoard, settings: Some<BreakerSettings> = {}) {
    this.settings = over(DEFAULT_BREAKER, settings);
  }

  /** Whether no call would be let through now. */
  isOpen(candidate: Called): boolean {
    return this.board.stateOf(keyOf(candidate)).admits === 'none';
  }

  /** Why a model is spared: an admin keeps it from being asked, or it failed too often. */
  obstacleOf(candidate: Called): Extract<Obstacle, 'breaker' | 'forced'> {
    return this.board.stateOf(keyOf(candidate)).isForced ? 'forced' : 'breaker';
  }

  /** @returns null where the model is spared */
  async admit(candidate: Called): Promise<Admission | null> {
    const key = keyOf(candidate);
    const { admits, since } = this.board.stateOf(key);
    if (admits === 'none') return null;
    if (admits === 'all') return { report: (error) => this.count(key, since, error) };
    const probe = await this.board.claimProbe(key);
    return probe && { report: (error) => this.judge(key, probe, error) };
  }

  private async count(key: ModelKey, since: number, error: ProviderError | null): Promise<void> {
    if (error && !isFault(error) && !isAnswer(error)) return;
    // A call from before the breaker's last transition tells of another time.
    if (this.board.stateOf(key).since !== since) return;
    const name = nameOf(key);
    const known = this.windows.get(name);
    // So does what was counted then.
    const window = known?.since === since ? known : new Window(this.settings.windowMs, since);
    this.windows.set(name, window);
    window.add(error !== null && isFault(error));
    if (!error || !isFault(error)) return;
    const { calls, failures } = window.sum();
    if (failures < this.settings.failures || failures < calls * FAILING_SHARE) return;
    const reason = `It failed ${failures} times in ${calls} calls; the last time it ${wordsFor(error)}.`;
    await this.board.trip(key, reason, this.settings.openMs);
  }

  private async judge(key: ModelKey, probe: Probe, error: ProviderError | null): Promise<void> {
    if (!error || isAnswer(error)) await this.board.close(key, probe);
    else if (isFault(error)) await this.board.reopen(key, probe, `Its probe failed: it ${wordsFor(error)}.`, this.settings.openMs);
    else await this.board.release(key, probe);
  }
}

export function keyOf({ provider, model }: Called): ModelKey {
  return { provider: provider.name, model: model.name };
}

/** As an order names it. */
export function nameOf({ provider, model }: ModelKey): string {
  return `${provider}/${model}`;
}

function isFault({ kind }: ProviderError): boolean {
  return FAULTS.has(kind);
}

/** A model that wrote until its limit is well. */
function isAnswer({ kind }: ProviderError): boolean {
  return kind === 'output_limit';
}

const BUCKETS = 10;

/** Calls and failures of the last while, in buckets: no call is remembered by itself. */
class Window {
  private buckets: { from: number; calls: number; failures: number }[] = [];

  constructor(private readonly lengthMs: number, readonly since: number) {}

  add(failed: boolean): void {
    const now = performance.now();
    let bucket = this.buckets.at(-1);
    if (!bucket || now - bucket.from > this.lengthMs / BUCKETS) {
      bucket = { from: now, calls: 0, failures: 0 };
      this.buckets.push(bucket);
      this.buckets = this.buckets.filter(({ from }) => now - from <= this.lengthMs);
    }
    bucket.calls += 1;
    if (failed) bucket.failures += 1;
  }

  sum(): { calls: number; failures: number } {
    const oldest = performance.now() - this.lengthMs;
    const current = this.buckets.filter(({ from }) => from >= oldest);
    return {
      calls: current.reduce((sum, { calls }) => sum + calls, 0),
      failures: current.reduce((sum, { failures }) => sum + failures, 0),
    };
  }
}
