import DataLoader from 'dataloader';
import type { Sql } from '../../platform/postgres.js';
import { cardPages, countCards, type CardPage, type CardRow } from './flashcards.repository.js';
import { logOf, memoriesOf, type LogRow } from './log.js';
import { NEW_MEMORY, type Memory } from './memory.js';

/** What a user remembers of a card. */
export interface MemoryKey {
  userId: string;
  cardId: string;
}

export interface FlashcardLoaders {
  memories: DataLoader<MemoryKey, Memory>;
  reviewLogs: DataLoader<MemoryKey, LogRow[]>;
  /** One row beyond the page. */
  cards: DataLoader<CardPage, CardRow[]>;
  cardCounts: DataLoader<string, number>;
}

/** Made once per operation: however many cards it asks for, each kind is one query. Not remembered: a later mutation must see what it did. */
export function flashcardLoaders(db: Sql): FlashcardLoaders {
  return {
    memories: new DataLoader(async (keys) => {
      const memories = await memoriesOf(db, userOf(keys), keys.map(({ cardId }) => cardId));
      return keys.map(({ cardId }) => memories.get(cardId) ?? NEW_MEMORY);
    }, { cache: false }),
    reviewLogs: new DataLoader(async (keys) => {
      const rows = Map.groupBy(await logOf(db, userOf(keys), keys.map(({ cardId }) => cardId)), ({ cardId }) => cardId);
      return keys.map(({ cardId }) => rows.get(cardId) ?? []);
    }, { cache: false }),
    cards: new DataLoader((pages) => cardPages(db, pages), { cache: false }),
    cardCounts: new DataLoader(async (ids) => {
      const counts = await countCards(db, ids);
      return ids.map((id) => counts.get(id) ?? 0);
    }, { cache: false }),
  };
}

/** One operation has one viewer. */
function userOf(keys: readonly MemoryKey[]): string {
  return keys[0]!.userId;
}
