import { nameOf, type BreakerBoard, type ModelKey, type Probe } from '../../orchestrator/breakers.js';
import type { Logger } from '../../platform/logger.js';
import type { Db } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { BreakerState } from './breakers.entity.js';

export const BREAKERS_SIGNAL = 'breakers';

/** Open in one process is open in all within a second, also where the signal is lost. */
const LOOK_EVERY_MS = 700;

export interface BoardOptions {
  db: Db;
  signals: Signals;
  /** After how long without a word a probe counts as lost, in milliseconds. */
  probeMs: number;
  logger: Logger;
}

interface Known {
  state: BreakerState;
  since: number;
  isForced: boolean;
  /** When a call may ask for the probe, on this process's own clock; null: never. */
  probeAt: number | null;
}

interface Row extends ModelKey {
  state: BreakerState;
  since: Date;
  isForced: boolean;
  /** Null where none is let through: closed, or forced open. */
  probeInMs: number | null;
}

const NEVER_OPENED: Known = { state: BreakerState.CLOSED, since: 0, isForced: false, probeAt: null };

/** The breakers in PostgreSQL, where each transition is one compare-and-set, and what this process last saw of them. */
export class PostgresBreakerBoard implements BreakerBoard {
  readonly #options: BoardOptions;
  readonly #unsubscribe: () => void;
  readonly #timer: NodeJS.Timeout;
  #known = new Map<string, Known>();
  #looks = 0;
  #pending = 0;
  /** The latest look whose answer is known. */
  #seen = 0;

  constructor(options: BoardOptions) {
    this.#options = options;
    this.#unsubscribe = options.signals.subscribe(BREAKERS_SIGNAL, () => void this.#glance());
    this.#timer = setInterval(() => {
      // A database that hangs is asked once, not ever more often.
      if (this.#pending === 0) void this.#glance();
    }, LOOK_EVERY_MS);
  }

  /** Looks no more. */
  stop(): void {
    clearInterval(this.#timer);
    this.#unsubscribe();
  }

  stateOf(key: ModelKey): ReturnType<BreakerBoard['stateOf']> {
    const { state, since, isForced, probeAt } = this.#known.get(nameOf(key)) ?? NEVER_OPENED;
    if (state === BreakerState.CLOSED) return { admits: 'all', since, isForced };
    return { admits: probeAt !== null && probeAt <= performance.now() ? 'a probe' : 'none', since, isForced };
  }

  async trip({ provider, model }: ModelKey, reason: string, openMs: number): Promise<void> {
    await this.#change(
      `INSERT INTO breakers (provider, model, state, forced, reason, since, probe_at, epoch)
       VALUES ($1, $2, 'OPEN', false, $3, now(), now() + make_interval(secs => $4), 0)
       ON CONFLICT (provider, model) DO UPDATE SET state = 'OPEN', reason = EXCLUDED.reason, since = now(), probe_at = EXCLUDED.probe_at
        WHERE breakers.state = 'CLOSED'
       RETURNING epoch`,
      [provider, model, reason, openMs / 1_000],
    );
  }

  // The row's lock lets one through: the others then find the probe's own deadline there.
  async claimProbe({ provider, model }: ModelKey): Promise<Probe | null> {
    const [probe] = await this.#change<Probe>(
      `UPDATE breakers
          SET since = CASE state WHEN 'OPEN' THEN now() ELSE since END, state = 'HALF_OPEN',
              probe_at = now() + make_interval(secs => $3), epoch = epoch + 1
        WHERE provider = $1 AND model = $2 AND state <> 'CLOSED' AND NOT forced AND probe_at <= now()
       RETURNING epoch`,
      [provider, model, this.#options.probeMs / 1_000],
    );
    return probe ?? null;
  }

  async close(key: ModelKey, probe: Probe): Promise<void> {
    await this.#settle(key, probe, `state = 'CLOSED', reason = NULL, since = now(), probe_at = NULL`);
  }

  async reopen(key: ModelKey, probe: Probe, reason: string, openMs: number): Promise<void> {
    const change = `state = 'OPEN', reason = $4, since = now(), probe_at = now() + make_interval(secs => $5)`;
    await this.#settle(key, probe, change, [reason, openMs / 1_000]);
  }

  async release(key: ModelKey, probe: Probe): Promise<void> {
    await this.#settle(key, probe, 'probe_at = now()');
  }

  async #settle({ provider, model }: ModelKey, { epoch }: Probe, change: string, values: unknown[] = []): Promise<void> {
    await this.#change(
      `UPDATE breakers SET ${change} WHERE provider = $1 AND model = $2 AND epoch = $3 AND state = 'HALF_OPEN' RETURNING epoch`,
      [provider, model, epoch, ...values],
    );
  }

  // An answer is worth more than its breaker's state: what can't be noted is lost, and said.
  async #change<Result extends object>(text: string, values: unknown[]): Promise<Result[]> {
    let changed: Result[] = [];
    try {
      changed = await this.#options.db.query<Result>(text, values);
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'a breaker could not be changed');
    }
    await this.#glance();
    if (changed.length > 0) await this.#options.signals.publish(BREAKERS_SIGNAL);
    return changed;
  }

  async #look(): Promise<void> {
    const look = (this.#looks += 1);
    const rows = await this.#options.db.query<Row>(
      `SELECT provider, model, state, since, forced AS "isForced",
              CASE WHEN forced THEN NULL ELSE (EXTRACT(EPOCH FROM probe_at - now()) * 1000)::float8 END AS "probeInMs"
         FROM breakers`,
    );
    // Of two that overlap, the one that was begun later knows more.
    if (look < this.#seen) return;
    this.#seen = look;
    const now = performance.now();
    this.#known = new Map(rows.map((row) => [nameOf(row), {
      state: row.state, since: row.since.getTime(), isForced: row.isForced, probeAt: row.probeInMs === null ? null : now + row.probeInMs,
    }]));
  }

  async #glance(): Promise<void> {
    this.#pending += 1;
    try {
      await this.#look();
    } catch (error) {
      this.#options.logger.debug({ err: error }, 'breakers not read, looking again');
    } finally {
      this.#pending -= 1;
    }
  }
}
