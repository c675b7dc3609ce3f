import type { Logger } from '../../platform/logger.js';
import type { Signals } from '../../platform/signals/signals.js';
import type { FamilyStates } from './family.states.js';

/** How late an end is noticed whose signal was lost: as late as an access token is refused then. */
const LOOK_ANYWAY_MS = 5_000;

function familyKey(familyId: string): string {
  return `session:${familyId}`;
}

interface Watched {
  listeners: Set<() => void>;
  unsubscribe(): void;
}

/** Tells whoever stays longer than a request, as a socket does, that the sign-in it lives from has ended. */
export class FamilyWatch {
  readonly #states: FamilyStates;
  readonly #signals: Signals;
  readonly #logger: Logger;
  readonly #watched = new Map<string, Watched>();
  readonly #doubtful = new Set<string>();
  #looking = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: { states: FamilyStates; signals: Signals; logger: Logger }) {
    this.#states = options.states;
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  /** Calls back once, when the sign-in ends in whatever process. @returns leaves */
  watch(familyId: string, onEnd: () => void): () => void {
    const watched = this.#watched.get(familyId) ?? this.#begin(familyId);
    watched.listeners.add(onEnd);
    return () => {
      if (watched.listeners.delete(onEnd) && watched.listeners.size === 0) this.#forget(familyId);
    };
  }

  /** Tells this process at once, and the others by a signal. Call it when the end is committed: they look for it. */
  async ended(familyId: string): Promise<void> {
    this.#states.markEnded(familyId);
    this.#tell(familyId);
    await this.#signals.publish(familyKey(familyId));
  }

  #begin(familyId: string): Watched {
    const unsubscribe = this.#signals.subscribe(familyKey(familyId), () => this.#doubt([familyId]));
    const watched: Watched = { listeners: new Set(), unsubscribe };
    this.#watched.set(familyId, watched);
    this.#timer ??= setInterval(() => this.#doubt(this.#watched.keys()), LOOK_ANYWAY_MS);
    return watched;
  }

  #forget(familyId: string): void {
    this.#watched.get(familyId)?.unsubscribe();
    this.#watched.delete(familyId);
    if (this.#watched.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tell(familyId: string): void {
    const listeners = [...(this.#watched.get(familyId)?.listeners ?? [])];
    this.#forget(familyId);
    for (const onEnd of listeners) onEnd();
  }

  // A lost connection, found again, puts all in doubt at once: one query answers for them.
  #doubt(familyIds: Iterable<string>): void {
    for (const id of familyIds) this.#doubtful.add(id);
    if (this.#looking) return;
    this.#looking = true;
    queueMicrotask(() => void this.#look());
  }

  async #look(): Promise<void> {
    try {
      while (this.#doubtful.size > 0) {
        const familyIds = [...this.#doubtful];
        this.#doubtful.clear();
        for (const id of await this.#states.endedAmong(familyIds)) this.#tell(id);
      }
    } catch (error) {
      // While the database is away nothing is sent either; the next look is never far.
      this.#logger.debug({ err: error }, 'could not look whether sign-ins have ended');
    } finally {
      this.#looking = false;
    }
  }
}
