import { nameOf, type ModelKey } from '../../orchestrator/breakers.js';
import { FEWEST_CALLS, SMOOTHING, type FirstTokens } from '../../orchestrator/routing/first-tokens.js';
import type { Aliases, PolicyStep } from '../../orchestrator/routing/policy.js';
import type { Logger } from '../../platform/logger.js';
import type { Db } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';

export const ROUTING_SIGNAL = 'routing';

/** A policy is in force in all processes within a second, also where the signal is lost. */
const LOOK_EVERY_MS = 700;
/** A speed that nobody has measured for so long says nothing any more: who was slow gets another chance. */
const SPEED_LASTS_SECONDS = 600;

export interface BoardOptions {
  db: Db;
  signals: Signals;
  logger: Logger;
}

/** The newest version of a kind's policy; `steps` null: what is built in decides. */
export interface InForce {
  version: number;
  steps: PolicyStep[] | null;
}

interface Seen {
  policies: ({ kind: string } & InForce)[];
  aliases: Record<string, string>;
  speeds: (ModelKey & { firstTokenMs: number })[];
}

interface Measured extends ModelKey {
  calls: number;
  sumMs: number;
}

/** What all processes share about who is asked: policies, aliases, and how fast models are; what this one last saw of it. */
export class RoutingBoard implements FirstTokens {
  readonly #options: BoardOptions;
  #policies = new Map<string, InForce>();
  #aliases: Aliases = new Map();
  #speeds = new Map<string, number>();
  #measured = new Map<string, Measured>();
  #looks = 0;
  #pending = 0;
  /** The latest look whose answer is known. */
  #seen = 0;
  #stop: () => void = () => undefined;

  private constructor(options: BoardOptions) {
    this.#options = options;
  }

  /** One that has looked already: the first generation finds its policy. */
  static async open(options: BoardOptions): Promise<RoutingBoard> {
    const board = new RoutingBoard(options);
    await board.#look();
    const unsubscribe = options.signals.subscribe(ROUTING_SIGNAL, () => void board.glance());
    const timer = setInterval(() => {
      // A database that hangs is asked once, not ever more often.
      if (board.#pending === 0) void board.glance();
    }, LOOK_EVERY_MS);
    board.#stop = () => {
      clearInterval(timer);
      unsubscribe();
    };
    return board;
  }

  /** Looks no more. */
  stop(): void {
    this.#stop();
  }

  /** The policy in force; null where none was ever set. */
  policyOf(kind: string): InForce | null {
    return this.#policies.get(kind) ?? null;
  }

  get aliases(): Aliases {
    return this.#aliases;
  }

  averageMs(model: ModelKey): number | null {
    return this.#speeds.get(nameOf(model)) ?? null;
  }

  observed(model: ModelKey, milliseconds: number): void {
    const name = nameOf(model);
    const { calls, sumMs } = this.#measured.get(name) ?? { calls: 0, sumMs: 0 };
    this.#measured.set(name, { ...model, calls: calls + 1, sumMs: sumMs + milliseconds });
  }

  /** Something was changed here: this process knows at once, the others are told. */
  async changed(): Promise<void> {
    await this.glance();
    await this.#options.signals.publish(ROUTING_SIGNAL);
  }

  async glance(): Promise<void> {
    this.#pending += 1;
    try {
      await this.#tell();
      await this.#look();
    } catch (error) {
      this.#options.logger.debug({ err: error }, 'routing not read, looking again');
    } finally {
      this.#pending -= 1;
    }
  }

  async #look(): Promise<void> {
    const look = (this.#looks += 1);
    const [seen] = await this.#options.db.query<Seen>(
      `SELECT (SELECT COALESCE(json_agg(p), '[]') FROM
                (SELECT DISTINCT ON (kind) kind, version, steps FROM routing_policies ORDER BY kind, version DESC) p) AS policies,
              (SELECT COALESCE(json_object_agg(name, target), '{}') FROM model_aliases) AS aliases,
              (SELECT COALESCE(json_agg(json_build_object('provider', provider, 'model', model, 'firstTokenMs', first_token_ms)), '[]') FROM model_speeds
                WHERE calls >= $1 AND updated_at > now() - make_interval(secs => $2)) AS speeds`,
      [FEWEST_CALLS, SPEED_LASTS_SECONDS],
    );
    // Of two that overlap, the one that was begun later knows more.
    if (!seen || look < this.#seen) return;
    this.#seen = look;
    this.#policies = new Map(seen.policies.map(({ kind, version, steps }) => [kind, { version, steps }]));
    this.#aliases = new Map(Object.entries(seen.aliases));
    this.#speeds = new Map(seen.speeds.map((speed) => [nameOf(speed), speed.firstTokenMs]));
  }

  /** Adds what was measured here to the average of all. What can't be noted is lost: the next calls tell again. */
  async #tell(): Promise<void> {
    const measured = [...this.#measured.values()];
    this.#measured = new Map();
    for (const { provider, model, calls, sumMs } of measured) {
      await this.#options.db.query(
        `INSERT INTO model_speeds AS known (provider, model, first_token_ms, calls, updated_at) VALUES ($1, $2, $3, $4, now())
         ON CONFLICT (provider, model) DO UPDATE SET updated_at = now(),
                calls = CASE WHEN known.updated_at > now() - make_interval(secs => $6) THEN known.calls ELSE 0 END + EXCLUDED.calls,
                first_token_ms = CASE WHEN known.updated_at > now() - make_interval(secs => $6)
                  THEN known.first_token_ms * (1 - $5::float8) ^ $4::int + EXCLUDED.first_token_ms * (1 - (1 - $5::float8) ^ $4::int)
                  ELSE EXCLUDED.first_token_ms END`,
        [provider, model, sumMs / calls, calls, SMOOTHING, SPEED_LASTS_SECONDS],
      );
    }
  }
}
