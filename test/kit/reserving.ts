import type { BudgetRefusal, UsageService } from '../../src/modules/usage/usage.service.js';
import type { Sql } from '../../src/platform/postgres.js';

/** Sets money aside for a single generation. @returns the refusal where there is no room for so much */
export async function reserveOne(tx: Sql, usage: UsageService, { id, organizationId }: { id: string; organizationId: string }, microUsd: number): Promise<BudgetRefusal | null> {
  let refusal: BudgetRefusal | null = null;
  await usage.reserve(tx, organizationId, microUsd, (take) => (refusal = take(id, microUsd)));
  return refusal;
}
