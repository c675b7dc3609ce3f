import type { Sql } from '../../platform/postgres.js';

const HOUR_SECONDS = 3_600;
/** When to ask again where only answers under way hold the money. */
const SETTLING_SECONDS = 10;

export interface UsageLimits {
  /** How much all calls of one UTC day may cost, in micro-dollars. */
  dailyMicroUsd: number;
  /** How many generations a user may start within an hour; null where that is not limited. */
  generationsPerHour: number | null;
}

export interface QuotaRefusal {
  limit: number;
  windowSeconds: number;
  retryAt: Date;
}

export interface BudgetRefusal {
  limitMicroUsd: number;
  /** What is spent, and what is set aside for answers under way. */
  spentMicroUsd: number;
  /** The next day; or soon, where what is set aside is what is missing. */
  resetsAt: Date;
  /** Whether it would fit once the answers under way have cost what they cost, or less. */
  isPassing: boolean;
}

/** Sets money aside for a generation. @returns the refusal where there is no room for so much: then nothing is set aside */
export type Take = (generationId: string, microUsd: number) => BudgetRefusal | null;

/** A day's money, which nobody else changes until the transaction ends. */
interface LockedBudget {
  reserved: number;
  spent: number;
  /** When to ask again where only what is reserved is in the way, and where it is not. */
  soon: Date;
  tomorrow: Date;
}

/** The installation's ledger: money is reserved before a call and settled after it. Every method is atomic in the caller's transaction. */
export class UsageService {
  constructor(readonly limits: UsageLimits) {}

  /**
   * Counts the user's generations of the last hour, but for sections of courses whose outline is approved, and for what the
   * built-in engine answered without a model being asked; until the transaction ends no other of his is counted.
   */
  async quota(tx: Sql, userId: string): Promise<QuotaRefusal | null> {
    const limit = this.limits.generationsPerHour;
    if (limit === null) return null;
    // The one that must leave the window before another fits in: the limit-th newest.
    const blocking = (await this.#counted(tx, userId, limit))[limit - 1];
    return blocking ? { limit, windowSeconds: HOUR_SECONDS, retryAt: blocking.retryAt } : null;
  }

  /** How many more the user may start now, counted as `quota` does. */
  async room(tx: Sql, userId: string): Promise<number> {
    const limit = this.limits.generationsPerHour;
    return limit === null ? Number.POSITIVE_INFINITY : limit - (await this.#counted(tx, userId, limit)).length;
  }

  /** Those that count, the newest first, and when each no longer does. */
  async #counted(tx: Sql, userId: string, limit: number): Promise<{ retryAt: Date }[]> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('generation quota ' || $1, 0))`, [userId]);
    return tx.query<{ retryAt: Date }>(
      `SELECT g.created_at + make_interval(secs => $3) AS "retryAt" FROM generations g
        WHERE g.user_id = $1 AND g.kind <> 'GRADING' AND NOT g.input @> '{"automatic": true}' AND NOT g.input @> '{"approved": true}' AND g.created_at > now() - make_interval(secs => $3)
          AND (g.origin IS DISTINCT FROM 'LOCAL'
               OR EXISTS (SELECT FROM provider_attempts a WHERE a.generation_id = g.id AND a.provider <> 'local'))
        ORDER BY g.created_at DESC LIMIT $2`,
      [userId, limit, HOUR_SECONDS],
    );
  }

  /**
   * Reserves the first calls' worst cases. The day's row is locked from here to the end of the transaction, and everybody
   * waits for it: whoever writes much does that before.
   * @param most what all of them may take together; 0: nobody is waited for
   * @param inTurn takes for each generation; told at once whether there was room
   */
  async reserve(tx: Sql, organizationId: string, most: number, inTurn: (take: Take) => void): Promise<void> {
    const day = await this.#today(tx);
    const budget = most === 0 ? null : await this.#locked(tx, day);
    const taken = new Map<string, number>();
    inTurn((generationId, microUsd) => {
      const refusal = microUsd > 0 && budget ? this.#take(budget, microUsd) : null;
      if (!refusal) taken.set(generationId, microUsd);
      return refusal;
    });
    await tx.query(
      `INSERT INTO reservations (generation_id, organization_id, day, reserved_micro_usd)
       SELECT taken.id, $1, $2, taken.reserved FROM unnest($3::text[], $4::bigint[]) AS taken (id, reserved)`,
      [organizationId, day, [...taken.keys()], [...taken.values()]],
    );
    const sum = [...taken.values()].reduce((total, microUsd) => total + microUsd, 0);
    if (sum > 0) await tx.query('UPDATE budget_days SET reserved = reserved + $2 WHERE day = $1', [day, sum]);
  }

  /** What the day's budget has left, in micro-dollars; for a generation with what is set aside for it. */
  async left(sql: Sql, generationId: string | null): Promise<number> {
    const [row] = await sql.query<{ left: number }>(
      `SELECT $2::bigint - COALESCE((SELECT reserved + spent FROM budget_days WHERE day = (now() AT TIME ZONE 'UTC')::date), 0)
              + COALESCE((SELECT reserved_micro_usd FROM reservations WHERE generation_id = $1 AND settled_at IS NULL), 0) AS left`,
      [generationId, this.limits.dailyMicroUsd],
    );
    return row!.left;
  }

  /** Raises a reservation so that it covers `microUsd` in all. @returns whether it does now */
  async cover(tx: Sql, generationId: string, microUsd: number): Promise<boolean> {
    const [reservation] = await this.#open(tx, [generationId]);
    if (!reservation) return false;
    const missing = microUsd - reservation.reserved;
    if (missing <= 0) return true;
    if (await this.#hold(tx, reservation.day, missing)) return false;
    await tx.query('UPDATE reservations SET reserved_micro_usd = $2 WHERE generation_id = $1', [generationId, microUsd]);
    return true;
  }

  /**
   * Gives what is reserved for one generation to another, which bears the cost of both from then on. Beside what they have
   * cost they hold money for the next call; one call needs it once, so that no more is set aside than before. Where they
   * reserved on two days, the cost of one of them goes over to the other's day, if there is room for it: first that which
   * moves less.
   * @param cost what the attempts of each have cost so far
   * @returns false if one of them is settled, or neither day has room: then nothing moves
   */
  async transfer(tx: Sql, from: string, to: string, cost: { from: number; to: number }): Promise<boolean> {
    const open = await this.#open(tx, [from, to]);
    const [giver, taker] = [open.find(({ id }) => id === from), open.find(({ id }) => id === to)];
    if (!giver || !taker) return false;
    const spare = { giver: giver.reserved - cost.from, taker: taker.reserved - cost.to };
    const both = cost.from + cost.to;
    const bearers = giver.day === taker.day
      ? [{ day: giver.day, reserved: both + Math.max(spare.giver, spare.taker), before: giver.reserved + taker.reserved }]
      // What the other reserved is no money of this day.
      : [{ day: giver.day, reserved: both + spare.giver, before: giver.reserved }, { day: taker.day, reserved: both + spare.taker, before: taker.reserved }];
    const budgets = new Map<string, LockedBudget>();
    for (const day of [...new Set([giver.day, taker.day])].toSorted()) budgets.set(day, await this.#locked(tx, day));
    const bearer = bearers.toSorted((one, other) => one.reserved - one.before - (other.reserved - other.before))
      .find(({ day, reserved, before }) => reserved <= before || !this.#take(budgets.get(day)!, reserved - before));
    if (!bearer) return false;
    await tx.query(
      `UPDATE reservations r SET day = $3, reserved_micro_usd = n.reserved
         FROM unnest($1::text[], $2::bigint[]) AS n (id, reserved) WHERE r.generation_id = n.id`,
      [[from, to], [0, bearer.reserved], bearer.day],
    );
    for (const day of budgets.keys()) {
      const change = day === bearer.day ? bearer.reserved - bearer.before : -(day === giver.day ? giver.reserved : taker.reserved);
      await tx.query('UPDATE budget_days SET reserved = reserved + $2 WHERE day = $1', [day, change]);
    }
    return true;
  }

  async #open(tx: Sql, ids: string[]): Promise<{ id: string; day: string; reserved: number }[]> {
    return tx.query(
      `SELECT generation_id AS id, day, reserved_micro_usd AS reserved FROM reservations
        WHERE generation_id = ANY ($1) AND settled_at IS NULL ORDER BY generation_id FOR UPDATE`,
      [ids],
    );
  }

  /** Books what the generation really cost and frees the rest of its reservation; a second time it does nothing. */
  async settle(tx: Sql, generationId: string, microUsd: number): Promise<void> {
    const [reservation] = await tx.query<{ day: string; reserved: number }>(
      `UPDATE reservations SET settled_micro_usd = $2, settled_at = now()
        WHERE generation_id = $1 AND settled_at IS NULL
       RETURNING day, reserved_micro_usd AS reserved`,
      [generationId, microUsd],
    );
    if (!reservation) return;
    await tx.query('UPDATE budget_days SET reserved = reserved - $2, spent = spent + $3 WHERE day = $1', [
      reservation.day,
      reservation.reserved,
      microUsd,
    ]);
  }

  async #today(tx: Sql): Promise<string> {
    const [row] = await tx.query<{ day: string }>(`SELECT (now() AT TIME ZONE 'UTC')::date AS day`);
    return row!.day;
  }

  // The row's lock keeps concurrent calls below the cap, and a refusal's figures those that it was decided by.
  async #locked(tx: Sql, day: string): Promise<LockedBudget> {
    await tx.query('INSERT INTO budget_days (day) VALUES ($1) ON CONFLICT DO NOTHING', [day]);
    const [budget] = await tx.query<LockedBudget>(
      `SELECT reserved, spent, now() + make_interval(secs => $2) AS soon, (day + 1)::timestamp AT TIME ZONE 'UTC' AS tomorrow
         FROM budget_days WHERE day = $1 FOR UPDATE`,
      [day, SETTLING_SECONDS],
    );
    return budget!;
  }

  /** Counts the money as reserved, unless there isn't so much. */
  #take(budget: LockedBudget, microUsd: number): BudgetRefusal | null {
    const { reserved, spent, soon, tomorrow } = budget;
    const limitMicroUsd = this.limits.dailyMicroUsd;
    if (reserved + spent + microUsd <= limitMicroUsd) {
      budget.reserved += microUsd;
      return null;
    }
    const isPassing = spent + microUsd <= limitMicroUsd;
    return { limitMicroUsd, spentMicroUsd: reserved + spent, isPassing, resetsAt: isPassing ? soon : tomorrow };
  }

  async #hold(tx: Sql, day: string, microUsd: number): Promise<BudgetRefusal | null> {
    const refusal = this.#take(await this.#locked(tx, day), microUsd);
    if (!refusal) await tx.query('UPDATE budget_days SET reserved = reserved + $2 WHERE day = $1', [day, microUsd]);
    return refusal;
  }
}
