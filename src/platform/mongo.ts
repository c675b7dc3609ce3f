import type { MongoClient } from 'mongodb';
import type { Logger } from './logger.js';
import { reach } from './retry.js';

const SELECTION_TIMEOUT_MS = 3_000;

/** The driver is loaded only where MONGODB_URL is set. */
export async function connectMongo(url: string, logger: Logger, signal?: AbortSignal): Promise<MongoClient> {
  const { MongoClient: Client } = await import('mongodb');
  const client = new Client(url, { serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS, appName: 'lyceum' });
  const connect = async () => {
    await client.connect();
    await pingMongo(client);
  };
  try {
    await reach(connect, { name: 'MongoDB (MONGODB_URL)', url, logger, signal });
  } catch (error) {
    await client.close();
    throw error;
  }
  return client;
}

export async function pingMongo(client: MongoClient): Promise<void> {
  await client.db().command({ ping: 1 });
}
