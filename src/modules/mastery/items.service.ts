import type { Db, Sql } from '../../platform/postgres.js';
import { answersToItem, answersToItemSince } from './answers.repository.js';
import { comparePlaces, continues, itemAfter, UNASKED } from './fold.js';
import { itemKey, itemStates, keepItemState, takeNotes, type NotedItem } from './states.repository.js';

// One folds at a time over all processes; the number only has to be ours.
const FOLDING_LOCK = 7_104_229;
const BATCH = 100;

/** Keeps the difficulty of items up to date with their answers. Whoever answers waits for nobody who does this. */
export class ItemDifficultyService {
  readonly #db: Db;

  constructor({ db }: { db: Db }) {
    this.#db = db;
  }

  /** Brings all difficulties up to date with what is committed. */
  async catchUp(): Promise<void> {
    for (let folded = BATCH; folded === BATCH;) folded = await this.#batch();
  }

  /** @returns how many items were seen to */
  #batch(): Promise<number> {
    return this.#db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [FOLDING_LOCK]);
      // Answers are read after their notes: what is graded later has another one.
      const items = await takeNotes(tx, BATCH);
      const states = await itemStates(tx, items);
      for (const item of items) await fold(tx, item, states.get(itemKey(item)) ?? UNASKED);
      return items.length;
    });
  }
}

/** Goes on where all that is new comes behind what is known; else from the beginning, so that no order of arrival changes anything. */
async function fold(tx: Sql, item: NotedItem, known: typeof UNASKED): Promise<void> {
  const { itemId, itemVersion, places } = item;
  const goesOn = known.last !== null && places.every((place) => continues(known, place));
  const answers = goesOn
    ? (await answersToItemSince(tx, itemId, itemVersion, known.last!.at)).filter((answer) => continues(known, answer))
    : await answersToItem(tx, itemId, itemVersion);
  await keepItemState(tx, item, answers.toSorted(comparePlaces).reduce(itemAfter, goesOn ? known : UNASKED));
}
