import type { Db, MongoClient } from 'mongodb';
import { StartupError } from './errors.js';
import type { Logger } from './logger.js';
import { hidePassword, reach } from './retry.js';

const NAME = 'MongoDB (MONGODB_URL)';
const SELECTION_TIMEOUT_MS = 2_000;
/** No operation waits longer for a server that is there but doesn't answer. */
const OPERATION_TIMEOUT_MS = 5_000;
const DEFAULT_DATABASE = 'lyceum';

export interface Mongo {
  /** The one that the URL names, else "lyceum". */
  db: Db;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The driver is loaded only where MONGODB_URL is set. @param operationTimeoutMs 0: no limit. @throws StartupError after 30 s, or at once for a wrong password */
export async function connectMongo(url: string, logger: Logger, signal?: AbortSignal, operationTimeoutMs = OPERATION_TIMEOUT_MS): Promise<Mongo> {
  const client = await createClient(url, operationTimeoutMs);
  const db = client.db(namesDatabase(url) ? undefined : DEFAULT_DATABASE);
  const ping = async () => {
    await db.command({ ping: 1 });
  };
  const connect = async () => {
    await client.connect();
    await ping();
  };
  try {
    await reach(connect, { name: NAME, url, logger, isPassing, signal });
  } catch (error) {
    await client.close();
    throw error;
  }
  return { db, ping, close: () => client.close() };
}

async function createClient(url: string, operationTimeoutMs: number): Promise<MongoClient> {
  const { MongoClient: Client } = await import('mongodb');
  try {
    return new Client(url, { serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS, socketTimeoutMS: operationTimeoutMs, waitQueueTimeoutMS: SELECTION_TIMEOUT_MS, appName: 'lyceum' });
  } catch (cause) {
    // The driver quotes the URL that it can't read.
    const why = (cause as Error).message.replaceAll(url, hidePassword(url));
    throw new StartupError(`${NAME} is no URL that MongoDB's driver understands: ${why}.`, { cause });
  }
}

function namesDatabase(url: string): boolean {
  return /^[^/]+\/\/[^/]+\/[^?]/.test(url);
}

const AUTHENTICATION_FAILED = 18;
const ATLAS_REFUSAL = 8_000;

function isPassing(error: Error): boolean {
  const { code } = error as { code?: unknown };
  return code !== AUTHENTICATION_FAILED && code !== ATLAS_REFUSAL;
}

const OUTAGES = new Set([
  'MongoNetworkError', 'MongoNetworkTimeoutError', 'MongoServerSelectionError', 'MongoOperationTimeoutError',
  'MongoPoolClearedError', 'MongoPoolClosedError', 'MongoPoolClearedOnNetworkError', 'MongoWaitQueueTimeoutError',
  'MongoTopologyClosedError', 'MongoNotConnectedError', 'MongoClientClosedError',
]);
// Shutting down, not the primary, stepping down, out of time, no longer allowed in.
const OUTAGE_CODES = new Set([6, 7, 13, AUTHENTICATION_FAILED, 50, 89, 91, 189, 262, 9_001, 10_107, 11_600, 11_602, 13_435, 13_436]);

/** Whether an error says that MongoDB can't be reached for now; known by name, so that the driver need not be loaded. */
export function isMongoOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (OUTAGES.has(error.name)) return true;
  const { code, errorResponse } = error as { code?: unknown; errorResponse?: unknown };
  // Cut off in the middle of several writes, it holds what cut it off.
  if (error.name === 'MongoBulkWriteError') return isMongoOutage(errorResponse);
  return error.name === 'MongoServerError' && typeof code === 'number' && OUTAGE_CODES.has(code);
}
