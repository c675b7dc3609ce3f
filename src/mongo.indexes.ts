import type { MongoIndex } from './platform/mongo.migrate.js';

/**
 * Every index of every collection in MongoDB; `npm run migrate` makes them. `userId` is the key to shard all of them by: whatever
 * is asked of one user is then asked of one shard. Only admins, who look for profiles by who made them, ask all shards.
 */
export const MONGO_INDEXES: readonly MongoIndex[] = [
  { collection: 'activity_events', key: { userId: 1, at: -1, _id: -1 } },
  { collection: 'activity_events', key: { userId: 1, verb: 1, at: -1, _id: -1 } },
  { collection: 'activity_events', key: { userId: 1, 'context.courseId': 1, at: -1, _id: -1 } },
  { collection: 'activity_events', key: { userId: 1, 'context.courseId': 1, verb: 1, at: -1, _id: -1 } },
  { collection: 'activity_events', key: { userId: 1, 'object.type': 1, at: -1, _id: -1 } },
  { collection: 'activity_events', key: { userId: 1, 'object.type': 1, verb: 1, at: -1, _id: -1 } },
  { collection: 'activity_events', key: { userId: 1, 'context.courseId': 1, 'object.type': 1, at: -1, _id: -1 } },
  { collection: 'activity_events', key: { userId: 1, 'context.courseId': 1, 'object.type': 1, verb: 1, at: -1, _id: -1 } },
  { collection: 'profiles', key: { userId: 1, version: -1 } },
  { collection: 'profiles', key: { organizationId: 1, origin: 1, userId: 1 } },
  { collection: 'profile_versions', key: { userId: 1, version: -1 } },
];
