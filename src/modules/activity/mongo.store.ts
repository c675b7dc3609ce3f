import { BSON, MongoBulkWriteError, MongoInvalidArgumentError, type Collection, type Db, type Document, type Filter } from 'mongodb';
import { EventsRefused, type ActivityCount, type ActivityEvent, type ActivityFilter, type ActivityPage, type ActivityStore } from './activity.store.js';
import { PASSIVE_VERBS } from './vocabulary.js';

type ActivityDocument = Omit<ActivityEvent, 'id'> & { _id: string };

const DUPLICATE_KEY = 11_000;

/**
 * The activity history in MongoDB: a document for each event, sharded by user where it is sharded at all. Its indexes stand in
 * src/mongo.indexes.ts; a filter or an order that none of them begins with fails a test.
 */
export class MongoActivityStore implements ActivityStore {
  readonly #collection: Collection<ActivityDocument>;

  constructor(db: Db) {
    this.#collection = db.collection<ActivityDocument>('activity_events');
  }

  async append(events: readonly ActivityEvent[]): Promise<void> {
    if (events.length === 0) return;
    const documents = events.map(({ id, ...event }) => ({ _id: id, ...event }));
    try {
      // Unordered: one that is known already must not keep the others out.
      await this.#collection.insertMany(documents, { ordered: false });
    } catch (error) {
      if (isOnlyDuplicates(error)) return;
      throw isRefusal(error) ? new EventsRefused(error) : error;
    }
  }

  async page(userId: string, { limit, after, ...filter }: ActivityPage): Promise<ActivityEvent[]> {
    // The first bound is what the index starts at; the others only sort out events of the same millisecond.
    const behind = after && { $or: [{ at: { $lt: after.at } }, { _id: { $lt: after.id } }] };
    const found = this.#collection.find({ ...filterOf(userId, filter, after?.at), ...behind });
    return (await found.sort({ at: -1, _id: -1 }).limit(limit).toArray()).map(eventOf);
  }

  async count(userId: string, { courseId = null, verbs = null, kinds = null, boundaries, except }: ActivityCount): Promise<number[]> {
    const [from, to] = [boundaries[0]!, boundaries.at(-1)!];
    // A day that a time zone left out ends when it begins, which no bucket may.
    const lasting = boundaries.filter((start, index) => start.getTime() !== boundaries[index + 1]?.getTime());
    if (lasting.length < 2) return boundaries.slice(1).map(() => 0);
    const counted = await this.#collection.aggregate<{ _id: Date; count: number }>([
      { $match: filterOf(userId, { courseId, verbs, kinds, from, to }) },
      // Behind what an index answers: few are left out.
      { $match: { verb: { $nin: [...PASSIVE_VERBS] }, _id: { $nin: [...except] } } },
      { $bucket: { groupBy: '$at', boundaries: lasting, output: { count: { $sum: 1 } } } },
    ]).toArray();
    const byStart = new Map(counted.map(({ _id, count }) => [_id.getTime(), count]));
    return boundaries.slice(0, -1).map((start, index) => (start.getTime() === boundaries[index + 1]!.getTime() ? 0 : (byStart.get(start.getTime()) ?? 0)));
  }

  async users(after: string | null, limit: number): Promise<string[]> {
    const users: string[] = [];
    // From one user to the next along the index: "distinct" would read all of it, and answer at most 16 MB.
    for (let last = after; users.length < limit;) {
      const next: { userId: string } | null = await this.#collection.findOne(last === null ? {} : { userId: { $gt: last } }, { sort: { userId: 1 }, projection: { _id: 0, userId: 1 } });
      if (!next) break;
      users.push(last = next.userId);
    }
    return users;
  }

  async byIds(userId: string, ids: readonly string[]): Promise<ActivityEvent[]> {
    return (await this.#collection.find({ userId, _id: { $in: [...ids] } }).toArray()).map(eventOf);
  }

  async remove(userId: string, ids: readonly string[]): Promise<void> {
    await this.#collection.deleteMany({ userId, _id: { $in: [...ids] } });
  }
}

function eventOf({ _id, ...event }: ActivityDocument): ActivityEvent {
  return { id: _id, ...event };
}

function filterOf(userId: string, { courseId, verbs, kinds, from, to }: ActivityFilter, until?: Date): Filter<ActivityDocument> {
  const at: Document = { ...(from && { $gte: from }), ...(to && { $lt: to }), ...(until && { $lte: until }) };
  return {
    userId,
    ...(courseId && { 'context.courseId': courseId }),
    ...(kinds && { 'object.type': { $in: [...kinds] } }),
    ...(verbs && { verb: { $in: [...verbs] } }),
    ...(Object.keys(at).length > 0 && { at }),
  };
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
