import type { ActivityStore } from '../../src/modules/activity/activity.store.js';

/** A history that takes everything and keeps nothing, but for what is said otherwise. */
export function historyWith(methods: Partial<ActivityStore>): ActivityStore {
  return {
    append: async () => undefined,
    page: async () => [],
    count: async (_userId, { boundaries }) => boundaries.slice(1).map(() => 0),
    users: async () => [],
    byIds: async () => [],
    remove: async () => undefined,
    ...methods,
  };
}
