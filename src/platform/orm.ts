import 'reflect-metadata';
import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { JOBS_SCHEMA, MIGRATIONS_FOLDER } from './names.js';

export type EntityClass = new () => object;

export interface OrmOptions {
  url: string;
  entities: EntityClass[];
  logger: { debug(message: string): void };
}

export function ormOptions({ url, entities, logger }: OrmOptions) {
  return {
    clientUrl: url,
    entities,
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    forceUtcTimezone: true,
    ignoreUndefinedInQuery: false,
    pool: { min: 0, max: 2 },
    migrations: {
      path: MIGRATIONS_FOLDER,
      snapshot: false,
      glob: 'Migration*.js',
      transactional: true,
      allOrNothing: true,
    },
    schemaGenerator: { ignoreSchema: [JOBS_SCHEMA], createForeignKeyConstraints: true },
    logger: (message: string) => logger.debug(message),
  };
}

/** Knows the entities, the migrations, and how they differ. What the app asks while it runs is plain SQL. */
export function openOrm(options: OrmOptions): Promise<MikroORM> {
  return MikroORM.init(ormOptions(options));
}
