import type { Sql } from '../../platform/postgres.js';
import type { ItemState, LearnerState, Place } from './fold.js';
import type { LearnerStates } from './learners.js';
import { itemStateOf, learnerStateOf, type StoredItemState, type StoredLearnerState } from './states.js';

/** As they are kept; `shared` is null where it isn't known yet. */
export type KeptStates = Pick<LearnerStates, 'own'> & { shared: LearnerState | null };

/** By learner and objective: `stateKey`. Of whom nothing is known on an objective, there is none. */
export async function learnerStates(sql: Sql, learnerIds: readonly string[], objectiveIds: readonly string[] | null): Promise<Map<string, KeptStates>> {
  const rows = await sql.query<{ learnerId: string; objectiveId: string; state: StoredLearnerState; shared: StoredLearnerState | null }>(
    `SELECT learner_id AS "learnerId", objective_id AS "objectiveId", state, shared FROM mastery_states
      WHERE learner_id = ANY ($1) AND ($2::text[] IS NULL OR objective_id = ANY ($2))`,
    [learnerIds, objectiveIds],
  );
  return new Map(rows.map(({ learnerId, objectiveId, state, shared }) => [stateKey(learnerId, objectiveId), { own: learnerStateOf(state), shared: shared && learnerStateOf(shared) }]));
}

/** By the same keys, as others see them: who has but practised is unknown. */
export async function sharedStates(sql: Sql, learnerIds: readonly string[], objectiveIds: readonly string[]): Promise<Map<string, LearnerState>> {
  const rows = await sql.query<{ learnerId: string; objectiveId: string; shared: StoredLearnerState }>(
    `SELECT learner_id AS "learnerId", objective_id AS "objectiveId", shared FROM mastery_states
      WHERE learner_id = ANY ($1) AND objective_id = ANY ($2) AND (shared ->> 'answers')::integer > 0`,
    [learnerIds, objectiveIds],
  );
  return new Map(rows.map(({ learnerId, objectiveId, shared }) => [stateKey(learnerId, objectiveId), learnerStateOf(shared)]));
}

/** Who has answers on an objective, ascending. */
export async function learnersOn(sql: Sql, objectiveId: string): Promise<string[]> {
  const rows = await sql.query<{ learnerId: string }>('SELECT learner_id AS "learnerId" FROM mastery_states WHERE objective_id = $1 ORDER BY learner_id', [objectiveId]);
  return rows.map(({ learnerId }) => learnerId);
}

export function stateKey(learnerId: string, objectiveId: string): string {
  return `${learnerId} ${objectiveId}`;
}

/** What a learner's answers on an objective amount to, to be kept. */
export interface NewState extends LearnerStates {
  organizationId: string;
  learnerId: string;
  objectiveId: string;
}

export async function keepStates(tx: Sql, states: readonly NewState[]): Promise<void> {
  if (states.length === 0) return;
  await tx.query(
    `INSERT INTO mastery_states (learner_id, objective_id, organization_id, state, shared) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[], $5::jsonb[])
     ON CONFLICT (learner_id, objective_id) DO UPDATE SET state = excluded.state, shared = excluded.shared`,
    [
      states.map(({ learnerId }) => learnerId), states.map(({ objectiveId }) => objectiveId), states.map(({ organizationId }) => organizationId),
      states.map(({ own }) => JSON.stringify(own)), states.map(({ shared }) => JSON.stringify(shared)),
    ],
  );
}

/** @param objectiveIds null: on whatever */
export async function dropStates(tx: Sql, learnerIds: readonly string[], objectiveIds: readonly string[] | null): Promise<void> {
  await tx.query('DELETE FROM mastery_states WHERE learner_id = ANY ($1) AND ($2::text[] IS NULL OR objective_id = ANY ($2))', [learnerIds, objectiveIds]);
}

export interface ItemId {
  itemId: string;
  itemVersion: number;
}

export function itemKey({ itemId, itemVersion }: ItemId): string {
  return `${itemId} ${itemVersion}`;
}

/** By `itemKey`; of what was never answered, there is none. */
export async function itemStates(sql: Sql, items: readonly ItemId[]): Promise<Map<string, ItemState>> {
  const rows = await sql.query<ItemId & { state: StoredItemState }>(
    `SELECT item_id AS "itemId", item_version AS "itemVersion", state
       FROM mastery_items JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::integer[]) AS asked (item_id, item_version)) asked USING (item_id, item_version)`,
    [items.map(({ itemId }) => itemId), items.map(({ itemVersion }) => itemVersion)],
  );
  return new Map(rows.map(({ state, ...item }) => [itemKey(item), itemStateOf(state)]));
}

/** Of all items, by `itemKey`. */
export async function allItemStates(sql: Sql): Promise<Map<string, ItemState>> {
  const rows = await sql.query<ItemId & { state: StoredItemState }>('SELECT item_id AS "itemId", item_version AS "itemVersion", state FROM mastery_items');
  return new Map(rows.map(({ state, ...item }) => [itemKey(item), itemStateOf(state)]));
}

export async function dropItemsWithoutAnswers(tx: Sql): Promise<void> {
  await tx.query(`DELETE FROM mastery_items i WHERE NOT EXISTS (SELECT FROM mastery_answers m WHERE m.item_id = i.item_id AND m.item_version = i.item_version)`);
}

export async function keepItemState(tx: Sql, { itemId, itemVersion, organizationId }: ItemId & { organizationId: string }, state: ItemState): Promise<void> {
  await tx.query(
    `INSERT INTO mastery_items (item_id, item_version, organization_id, state) VALUES ($1, $2, $3, $4)
     ON CONFLICT (item_id, item_version) DO UPDATE SET state = excluded.state`,
    [itemId, itemVersion, organizationId, JSON.stringify(state)],
  );
}

/** An item's version with the answers that are new to it. */
export interface NotedItem extends ItemId {
  organizationId: string;
  places: Place[];
}

/** Takes away the notes of those items that have waited longest, and tells what they said. */
export async function takeNotes(tx: Sql, limit: number): Promise<NotedItem[]> {
  const rows = await tx.query<ItemId & Place & { organizationId: string }>(
    `DELETE FROM mastery_notes n
      USING (SELECT item_id, item_version FROM mastery_notes GROUP BY 1, 2 ORDER BY min(id) LIMIT $1) due
      WHERE n.item_id = due.item_id AND n.item_version = due.item_version
     RETURNING n.item_id AS "itemId", n.item_version AS "itemVersion", n.organization_id AS "organizationId", n.at, n.attempt_id AS "attemptId", n.position`,
    [limit],
  );
  return [...Map.groupBy(rows, itemKey).values()].map((notes) => {
    const { itemId, itemVersion, organizationId } = notes[0]!;
    return { itemId, itemVersion, organizationId, places: notes.map(({ at, attemptId, position }) => ({ at, attemptId, position })) };
  });
}
