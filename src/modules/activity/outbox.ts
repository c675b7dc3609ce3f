import { v5 as uuidv5 } from 'uuid';
import { ID_PREFIXES, newId } from '../../platform/ids.js';
import type { Sql } from '../../platform/postgres.js';
import type { Statement } from './activity.entity.js';
import type { ActivityEvent } from './activity.store.js';
import type { ActivityVerb } from './vocabulary.js';

/** An event before it has its id and time. */
export interface NewActivity extends Pick<ActivityEvent, 'organizationId' | 'userId' | 'object' | 'claimed' | 'weights'>, Partial<Pick<ActivityEvent, 'result' | 'context'>> {
  verb: ActivityVerb;
  /** What makes it this event and no other: recorded again under the same key, by whomever, it counts once. */
  key?: string;
  /** When it was done, to the millisecond; left out: now, by the database's clock. */
  at?: Date;
}

const KEY_NAMESPACE = '3d0f9a3e-7a53-4f0c-9d1f-6c1f5a0c8e21';

/** The id of the event with a key, always the same. */
export function idOfKey(key: string): string {
  return `${ID_PREFIXES.Activity}_${uuidv5(key, KEY_NAMESPACE).replaceAll('-', '')}`;
}

/**
 * Puts events on their way to the history, in the transaction of what they tell of.
 * @param forgetKeysAt from when on nobody can send their keys any more; null: never
 * @returns those that were not recorded before, as they now stand, in their order
 */
export async function putOut(tx: Sql, activities: readonly NewActivity[], forgetKeysAt: Date | null = null): Promise<ActivityEvent[]> {
  const byId = new Map<string, NewActivity>();
  for (const activity of activities) {
    const id = activity.key === undefined ? newId('Activity') : idOfKey(activity.key);
    if (!byId.has(id)) byId.set(id, activity);
  }
  const given = [...byId].map(([id, activity]) => ({ id, activity, statement: statementOf(activity) }));
  // The database's clock as it is now, so that the order is right whichever process writes; stores keep milliseconds. Keys in one order,
  // or two that record the same could wait for each other.
  const rows = await tx.query<{ id: string; at: Date }>(
    `WITH new AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::boolean[], $6::jsonb[])
         AS new (id, organization_id, user_id, at, keyed, statement)
     ), fresh AS (
       INSERT INTO activity_keys (id, user_id, forget_at) SELECT id, user_id, $7::timestamptz FROM new WHERE keyed ORDER BY id
       ON CONFLICT DO NOTHING RETURNING id
     )
     INSERT INTO activity_outbox (id, organization_id, user_id, at, statement)
     SELECT id, organization_id, user_id, date_trunc('milliseconds', COALESCE(at, statement_timestamp())), statement FROM new
      WHERE NOT keyed OR id IN (SELECT id FROM fresh)
     RETURNING id, at`,
    [
      given.map(({ id }) => id),
      given.map(({ activity }) => activity.organizationId),
      given.map(({ activity }) => activity.userId),
      given.map(({ activity: { at } }) => at?.toISOString() ?? null),
      given.map(({ activity }) => activity.key !== undefined),
      given.map(({ statement }) => JSON.stringify(statement)),
      forgetKeysAt?.toISOString() ?? null,
    ],
  );
  const times = new Map(rows.map(({ id, at }) => [id, at]));
  return given.flatMap(({ id, activity: { organizationId, userId }, statement }) => {
    const at = times.get(id);
    return at ? [{ id, organizationId, userId, at, ...statement }] : [];
  });
}

function statementOf({ verb, object, result = null, context = null, claimed, weights }: NewActivity): Statement {
  return { verb, object, result, context, ...(claimed && { claimed }), ...(weights && { weights }) };
}
