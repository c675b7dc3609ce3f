import DataLoader from 'dataloader';
import type { Db } from '../../platform/postgres.js';
import { questionPages, questionsOf, type QuestionPage, type QuestionRow } from './attempts.repository.js';

export interface AttemptLoaders {
  /** By position, one row beyond the page. */
  attemptQuestions: DataLoader<QuestionPage, QuestionRow[]>;
  /** All of an attempt's, by position. */
  attemptAnswers: DataLoader<string, QuestionRow[]>;
}

/** Made once per operation. Nothing is remembered: a later mutation of the same operation must see what it did. */
export function attemptLoaders(db: Db): AttemptLoaders {
  const options = { cache: false };
  return {
    attemptQuestions: new DataLoader((pages) => questionPages(db, pages), options),
    attemptAnswers: new DataLoader((ids) => questionsOf(db, ids), options),
  };
}
