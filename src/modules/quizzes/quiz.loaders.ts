import DataLoader from 'dataloader';
import type { Db } from '../../platform/postgres.js';
import { changePages, type ChangePage, type ChangeRow } from './changes.repository.js';
import { itemPages, proposalsOf, secretsOf, versionsOf, type ItemPage, type ItemRow, type ProposalRow, type Secrets, type VersionId, type VersionRow } from './items.repository.js';
import { quizPages, quizzesById, type QuizPage, type QuizRow } from './quiz.repository.js';

export interface QuizLoaders {
  quizzes: DataLoader<string, QuizRow | null>;
  /** Newest first, one row beyond the page. */
  quizPages: DataLoader<QuizPage, QuizRow[]>;
  /** Newest first, one row beyond the page. */
  quizChanges: DataLoader<ChangePage, ChangeRow[]>;
  /** By position, one row beyond the page. */
  quizItems: DataLoader<ItemPage, ItemRow[]>;
  /** Only for whom reveal.ts says may see them. */
  itemSecrets: DataLoader<VersionId, Secrets | null>;
  /** Oldest first; only for whom reveal.ts says may see the keys. */
  itemVersions: DataLoader<string, (VersionRow & Secrets)[]>;
  /** By the generation that makes it. */
  itemProposals: DataLoader<string, ProposalRow | null>;
}

/** Made once per operation. Nothing is remembered: a later mutation of the same operation must see what it did. */
export function quizLoaders(db: Db): QuizLoaders {
  const options = { cache: false };
  return {
    quizzes: new DataLoader(async (ids) => {
      const rows = new Map((await quizzesById(db, ids)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    }, options),
    quizPages: new DataLoader((pages) => quizPages(db, pages), options),
    quizChanges: new DataLoader((pages) => changePages(db, pages), options),
    quizItems: new DataLoader((pages) => itemPages(db, pages), options),
    itemSecrets: new DataLoader((versions) => secretsOf(db, versions), options),
    itemVersions: new DataLoader((ids) => versionsOf(db, ids), options),
    itemProposals: new DataLoader((ids) => proposalsOf(db, ids), options),
  };
}
