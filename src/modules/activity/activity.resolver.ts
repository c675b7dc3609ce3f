import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { ActivityService } from './activity.service.js';
import type { ActivityEvent } from './activity.store.js';
import { ActivityConnection, ActivityEventType } from './activity.type.js';

@Resolver(() => ActivityEventType)
export class ActivityResolver {
  constructor(private readonly service: ActivityService) {}

  // Nullable, so that the rest of a query is answered while the history can't be read.
  @Query(() => ActivityConnection, {
    nullable: true,
    description:
      "What the caller did, newest first. Null with the error UNAVAILABLE while the history can't be read.",
  })
  async activity(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string,
  ): Promise<Connection<ActivityEvent>> {
    return this.service.own(context.viewer(), pageRequest(first, after));
  }

  @FieldResolver(() => Boolean, { description: 'A client says so; nothing that counts rests on it.' })
  claimed(@Root() event: ActivityEvent): boolean {
    return event.claimed ?? false;
  }
}
