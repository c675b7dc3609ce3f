import { mayOperate } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { keyOf, type Called, type ModelKey } from '../../orchestrator/breakers.js';
import { badUserInput, forbidden } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Db } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { BREAKERS_SIGNAL } from './breakers.board.js';
import { BreakerState } from './breakers.entity.js';
import type { BreakerType } from './breakers.type.js';

const LONGEST_REASON = 500;

export interface BreakersOptions {
  db: Db;
  signals: Signals;
  /** The models that may be asked, in the order in which they are; the built-in engine has no breaker. */
  called: readonly Called[];
}

/** What an operator sees and does of the circuit breakers. Every method @throws FORBIDDEN for all but admins. */
export class BreakersService {
  readonly #options: BreakersOptions;
  readonly #models: ModelKey[];

  constructor(options: BreakersOptions) {
    this.#options = options;
    this.#models = options.called.map(keyOf);
  }

  /** One for each model that may be asked, in the order in which they are. */
  async all(viewer: Viewer): Promise<BreakerType[]> {
    this.#authorise(viewer);
    return this.#read(this.#models);
  }

  /** Closes a breaker and forgets what was counted. @throws BAD_USER_INPUT for a model that isn't configured */
  async reset(viewer: Viewer, provider: string, model: string): Promise<BreakerType> {
    this.#authorise(viewer);
    return this.#set(this.#configured(provider, model), BreakerState.CLOSED, null);
  }

  /** Keeps calls away from a model until its breaker is reset. @throws BAD_USER_INPUT for a model that isn't configured */
  async forceOpen(viewer: Viewer, provider: string, model: string, reason: string | null): Promise<BreakerType> {
    this.#authorise(viewer);
    const why = reason === null ? 'Forced open by an admin.' : checkText('reason', reason, { min: 1, max: LONGEST_REASON });
    return this.#set(this.#configured(provider, model), BreakerState.OPEN, why);
  }

  /** Without asking who wants to know: the state of each, in their order. */
  async states(models: readonly ModelKey[]): Promise<BreakerState[]> {
    return (await this.#read(models)).map(({ state }) => state);
  }

  #authorise(viewer: Viewer): void {
    if (!mayOperate(viewer)) throw forbidden('Only admins may see and change circuit breakers.');
  }

  #configured(provider: string, model: string): ModelKey {
    const ofProvider = this.#models.filter((key) => key.provider === provider);
    if (ofProvider.length === 0) throw badUserInput('provider', 'must be the name of a provider that may be asked.');
    const key = ofProvider.find((each) => each.model === model);
    if (!key) throw badUserInput('model', `must be a model of ${provider} that may be asked.`);
    return key;
  }

  async #set(key: ModelKey, state: BreakerState, reason: string | null): Promise<BreakerType> {
    const { db, signals } = this.#options;
    await db.query(
      `INSERT INTO breakers (provider, model, state, forced, reason, since, probe_at, epoch)
       VALUES ($1, $2, $3, $4, $5, now(), NULL, 1)
       ON CONFLICT (provider, model) DO UPDATE SET state = EXCLUDED.state, forced = EXCLUDED.forced, reason = EXCLUDED.reason,
              since = EXCLUDED.since, probe_at = NULL, epoch = breakers.epoch + 1`,
      [key.provider, key.model, state, state === BreakerState.OPEN, reason],
    );
    await signals.publish(BREAKERS_SIGNAL);
    const [breaker] = await this.#read([key]);
    return breaker!;
  }

  async #read(models: readonly ModelKey[]): Promise<BreakerType[]> {
    const rows = await this.#options.db.query<BreakerType>(
      'SELECT provider, model, state, forced, reason, since, probe_at AS "nextProbeAt" FROM breakers',
    );
    return models.map((key) => rows.find(({ provider, model }) => provider === key.provider && model === key.model)
      ?? { ...key, state: BreakerState.CLOSED, forced: false, reason: null, since: null, nextProbeAt: null });
  }
}
