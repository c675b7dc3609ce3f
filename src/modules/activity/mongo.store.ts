import { MongoBulkWriteError, type Collection, type Db } from 'mongodb';
import type { ActivityEvent, ActivityPage, ActivityStore } from './activity.store.js';

type ActivityDocument = Omit<ActivityEvent, 'id'> & { _id: string };

const DUPLICATE_KEY = 11_000;

/** The activity history in MongoDB: a document for each event, sharded by user where it is sharded at all. */
export class MongoActivityStore implements ActivityStore {
  private constructor(private readonly collection: Collection<ActivityDocument>) {}

  /** Makes the indexes, unless they are there. */
  static async open(db: Db): Promise<MongoActivityStore> {
    const collection = db.collection<ActivityDocument>('activity_events');
    await collection.createIndex({ userId: 1, at: -1, _id: -1 });
    return new MongoActivityStore(collection);
  }

  async append(events: readonly ActivityEvent[]): Promise<void> {
    if (events.length === 0) return;
    const documents = events.map(({ id, ...event }) => ({ _id: id, ...event }));
    try {
      // Unordered: one that is known already must not keep the others out.
      await this.collection.insertMany(documents, { ordered: false });
    } catch (error) {
      if (!isOnlyDuplicates(error)) throw error;
    }
  }

  async page(userId: string, { limit, after }: ActivityPage): Promise<ActivityEvent[]> {
    // The first bound is what the index starts at; the others only sort out events of the same millisecond.
    const behind = after && { at: { $lte: after.at }, $or: [{ at: { $lt: after.at } }, { _id: { $lt: after.id } }] };
    const documents = await this.collection.find({ userId, ...behind }).sort({ at: -1, _id: -1 }).limit(limit).toArray();
    return documents.map(({ _id, ...event }) => ({ id: _id, ...event }));
  }
}

function isOnlyDuplicates(error: unknown): boolean {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return false;
  return [error.writeErrors].flat().every(({ code }) => code === DUPLICATE_KEY);
}
