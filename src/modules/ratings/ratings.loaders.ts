import DataLoader from 'dataloader';
import type { Db } from '../../platform/postgres.js';
import { ratingsOf } from './ratings.repository.js';
import type { GenerationRating } from './ratings.type.js';

export interface RatingLoaders {
  /** By the generation. */
  ratings: DataLoader<string, GenerationRating | null>;
}

export function ratingLoaders(db: Db): RatingLoaders {
  return {
    ratings: new DataLoader(async (ids) => {
      const ratings = await ratingsOf(db, ids);
      return ids.map((id) => ratings.get(id) ?? null);
    }),
  };
}
