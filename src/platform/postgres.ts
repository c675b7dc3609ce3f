// Entities and types are decorated; whoever asks the database may load them.
import 'reflect-metadata';
import { Pool, TypeOverrides, types, type PoolClient } from 'pg';
import type { Logger } from 'pino';

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
  poolSize: number;
  logger: Logger;
}

export interface Database extends Db {
  /** Is called after each commit with every key that was marked by `hasNews`; one listener, in place of the one before. */
  onNews(listener: (key: string) => void): void;
  ping(): Promise<void>;
  close(): Promise<void>;
}

const OID_INT8 = 20;
const OID_DATE = 1082;

// Counts and micro-dollars stay below 2^53 by contract; a day is a day, not an instant in some zone.
const rowTypes = new TypeOverrides(types);
rowTypes.setTypeParser(OID_INT8, Number);
rowTypes.setTypeParser(OID_DATE, (value: string) => value);

/** The same URL; every session on it takes on the role. */
function inRole(url: string, role: string | null): string {
  if (role === null) return url;
  const changed = new URL(url);
  const options = changed.searchParams.get('options');
  changed.searchParams.set('options', [options, `-c role=${role}`].filter(Boolean).join(' '));
  return changed.href;
}

/** The entities are for those who migrate: who only asks and answers reads no metadata. */
function openPool({ url, role, poolSize, logger }: DatabaseOptions): Pool {
  const pool = new Pool({ connectionString: inRole(url, role), max: poolSize });
  // Whoever holds a client hears of its end by his query; unheard, the events would end this process.
  const gone = (error: Error) => logger.debug({ err: error }, 'a connection to PostgreSQL is gone');
  pool.on('error', gone);
  pool.on('connect', (client) => client.on('error', gone));
  return pool;
}

function sqlOn(client: Pool | PoolClient): Sql {
  return {
    async query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
      const result = await client.query<Row>({ text, values, types: rowTypes });
      return result.rows;
    },
  };
}

/** Connects when it is first asked. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const pool = openPool(options);
  const sql = sqlOn(pool);
  let tellNews: (key: string) => void = () => undefined;
  return {
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
    close: () => pool.end(),
  };
}
