import { BSON, MongoBulkWriteError, MongoInvalidArgumentError, type Collection, type Db } from 'mongodb';
import { EventsRefused, type ActivityEvent, type ActivityPage, type ActivityStore } from './activity.store.js';

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
      if (isOnlyDuplicates(error)) return;
      throw isRefusal(error) ? new EventsRefused(error) : error;
    }
  }

  async page(userId: string, { limit, after }: ActivityPage): Promise<ActivityEvent[]> {
    // The first bound is what the index starts at; the others only sort out events of the same millisecond.
    const behind = after && { at: { $lte: after.at }, $or: [{ at: { $lt: after.at } }, { _id: { $lt: after.id } }] };
    const documents = await this.collection.find({ userId, ...behind }).sort({ at: -1, _id: -1 }).limit(limit).toArray();
    return documents.map(({ _id, ...event }) => ({ id: _id, ...event }));
  }
}

// A lost connection comes as the same error, without any: then nothing is known of the events.
function writeErrors(error: unknown): { code?: unknown }[] {
  if (!(error instanceof MongoBulkWriteError) || error.result.getWriteConcernError()) return [];
  return [error.writeErrors].flat();
}

function isOnlyDuplicates(error: unknown): boolean {
  const errors = writeErrors(error);
  return errors.length > 0 && errors.every(({ code }) => code === DUPLICATE_KEY);
}

/** Whether the server refused some of the documents, or the driver could not even write them down. */
function isRefusal(error: unknown): error is Error {
  return writeErrors(error).length > 0 || error instanceof BSON.BSONError || error instanceof MongoInvalidArgumentError;
}
