import { registerEnumType } from 'type-graphql';

/** When a subscription to a log that has no last event ends. */
export enum FollowUntil {
  LEFT = 'LEFT',
  CAUGHT_UP = 'CAUGHT_UP',
}

registerEnumType(FollowUntil, {
  name: 'FollowUntil',
  description: 'When a stream ends that has no last event.',
  valuesConfig: {
    LEFT: { description: 'When the caller leaves, or his sign-in ends.' },
    CAUGHT_UP: { description: 'As soon as all that has happened so far was sent.' },
  },
});
