import 'reflect-metadata';
import { EntityManager, MikroORM, type PostgreSqlConnection } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { fileURLToPath } from 'node:url';
import { TypeOverrides, types, type Pool, type PoolClient } from 'pg';
import type { Logger } from 'pino';

type EntityClass = new () => object;

/** Plain parameterised SQL; on a pool, or inside one transaction. */
export interface Sql {
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

export interface Db extends Sql {
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
  transaction<Result>(work: (tx: Sql) => Promise<Result>): Promise<Result>;
}

// Beside the transactions, not in them: whoever only queries need not know of it.
const newsOf = new WeakMap<Sql, Set<string>>();

/** Marks in a transaction what has news under that key once it is committed. @throws Error outside of a transaction */
export function hasNews(tx: Sql, key: string): void {
  const keys = newsOf.get(tx);
  if (!keys) throw new Error(`news of ${key} outside of a transaction`);
  keys.add(key);
}

export interface DatabaseOptions {
  url: string;
  /** The role that every session takes on; null where the login itself owns nothing. */
  role: string | null;
  entities: EntityClass[];
  poolSize: number;
  logger: Logger;
}

export interface Database extends Db {
  orm: MikroORM;
  /** A fresh EntityManager: one for each operation. */
  fork(): EntityManager;
  /** Is called after each commit with every key that was marked by `hasNews`; one listener, in place of the one before. */
  onNews(listener: (key: string) => void): void;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Compiled, beside the compiled sources: the application runs what was built. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));

const OID_INT8 = 20;
const OID_DATE = 1082;

// Counts and micro-dollars stay below 2^53 by contract; a day is a day, not an instant in some zone.
const rowTypes = new TypeOverrides(types);
rowTypes.setTypeParser(OID_INT8, Number);
rowTypes.setTypeParser(OID_DATE, (value: string) => value);

export function ormOptions(options: DatabaseOptions) {
  return {
    clientUrl: options.url,
    entities: options.entities,
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    forceUtcTimezone: true,
    ignoreUndefinedInQuery: false,
    pool: { min: 0, max: options.poolSize },
    driverOptions: options.role ? { options: `-c role=${options.role}` } : {},
    migrations: {
      path: MIGRATIONS_FOLDER,
      snapshot: false,
      glob: 'Migration*.js',
      transactional: true,
      allOrNothing: true,
    },
    schemaGenerator: { ignoreSchema: ['bullmq'], createForeignKeyConstraints: true },
    logger: (message: string) => options.logger.debug(message),
  };
}

function sqlOn(client: Pool | PoolClient): Sql {
  return {
    async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
      const result = await client.query<Row>({ text, values, types: rowTypes });
      return result.rows;
    },
  };
}

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const orm = await MikroORM.init(ormOptions(options));
  const pool = await (orm.em.getConnection() as PostgreSqlConnection).getNativeClient();
  const sql = sqlOn(pool);
  let tellNews: (key: string) => void = () => undefined;
  return {
    orm,
    fork: () => orm.em.fork() as EntityManager,
    onNews: (listener) => void (tellNews = listener),
    query: sql.query,
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      const tx = sqlOn(client);
      const news = new Set<string>();
      newsOf.set(tx, news);
      try {
        await client.query('BEGIN');
        const result = await work(tx);
        await client.query('COMMIT');
        news.forEach(tellNews);
        return result;
      } catch (error) {
        // A session that can't even roll back must not go back into the pool.
        await client.query('ROLLBACK').catch((rollback: Error) => (broken = rollback));
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async ping() {
      await sql.query('SELECT 1');
    },
    close: () => orm.close(true),
  };
}
