import DataLoader from 'dataloader';
import type { Db } from '../../platform/postgres.js';
import type { MeasuringService, VersionId } from './measuring.service.js';
import { statisticsOf, type StatisticsRow } from './statistics.repository.js';

export interface StatisticsLoaders {
  /** Up to date with all that is submitted; null where nobody was given the version. */
  itemStatistics: DataLoader<VersionId, StatisticsRow | null>;
}

/** Made once per operation. Nothing is remembered: a later mutation of the same operation must see what it did. */
export function statisticsLoaders(db: Db, measuring: Pick<MeasuringService, 'catchUp'>): StatisticsLoaders {
  return {
    itemStatistics: new DataLoader(async (versions) => {
      await measuring.catchUp();
      return statisticsOf(db, versions);
    }, { cache: false }),
  };
}
