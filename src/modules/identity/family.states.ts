import type { Db } from '../../platform/postgres.js';

/** How long a sign-in that ended elsewhere may still pass here. */
const FRESH_MS = 5_000;
const MAX_REMEMBERED = 20_000;

/** Whether a sign-in has ended, asked at most once every 5 s for each, so that access tokens cost no read per request. */
export class FamilyStates {
  readonly #db: Db;
  readonly #states = new Map<string, { askedAt: number; ended: Promise<boolean> }>();

  constructor(db: Db) {
    this.#db = db;
  }

  hasEnded(familyId: string): Promise<boolean> {
    const known = this.#states.get(familyId);
    if (known && performance.now() - known.askedAt < FRESH_MS) return known.ended;
    const ended = this.#ask(familyId);
    this.#remember(familyId, ended);
    // An unreachable database is no answer worth keeping.
    ended.catch(() => this.#states.delete(familyId));
    return ended;
  }

  markEnded(familyId: string): void {
    this.#remember(familyId, Promise.resolve(true));
  }

  /** Those of the sign-ins that have ended, by a fresh look. */
  async endedAmong(familyIds: readonly string[]): Promise<string[]> {
    const rows = await this.#db.query<{ id: string }>('SELECT id FROM session_families WHERE id = ANY ($1) AND ended_at IS NULL', [familyIds]);
    const lasting = new Set(rows.map(({ id }) => id));
    const ended = familyIds.filter((id) => !lasting.has(id));
    for (const id of ended) this.markEnded(id);
    return ended;
  }

  #remember(familyId: string, ended: Promise<boolean>): void {
    this.#states.delete(familyId);
    this.#states.set(familyId, { askedAt: performance.now(), ended });
    for (const oldest of this.#states.keys()) {
      if (this.#states.size <= MAX_REMEMBERED) break;
      this.#states.delete(oldest);
    }
  }

  async #ask(familyId: string): Promise<boolean> {
    const [family] = await this.#db.query<{ ended: boolean }>(
      'SELECT ended_at IS NOT NULL AS ended FROM session_families WHERE id = $1',
      [familyId],
    );
    return family?.ended ?? true;
  }
}
