import { Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { DateTime } from '../../platform/graphql/types.js';
import type { FeedService } from './feed.service.js';

@ObjectType({ description: "The caller's study plans as an iCalendar that calendars subscribe to. Its address is a secret." })
export class StudyPlanFeed {
  @Field(() => DateTime, { description: 'When its address was made.' })
  createdAt!: Date;
}

@ObjectType({ description: 'A new address, told this once.' })
export class StudyPlanFeedAddress {
  @Field(() => String, { description: 'The whole of it, for a calendar to subscribe to: who knows it reads the plans.' })
  url!: string;

  @Field(() => String, { description: 'The same behind the URL at which Lyceum answers, as /calendar/….ics.' })
  path!: string;
}

@Resolver(() => StudyPlanFeed)
export class FeedResolver {
  constructor(
    private readonly service: FeedService,
    /** The address by which others know this Lyceum. */
    private readonly home: () => string,
  ) {}

  @Query(() => StudyPlanFeed, { nullable: true, description: "The caller's; null: he has none." })
  studyPlanFeed(@Ctx() context: Context): Promise<StudyPlanFeed | null> {
    return this.service.of(context.viewer());
  }

  @Mutation(() => StudyPlanFeedAddress, { description: "Makes an address for the caller's plans; one that he had reads nothing any more." })
  async rotateStudyPlanFeed(@Ctx() context: Context): Promise<StudyPlanFeedAddress> {
    const path = `/calendar/${await this.service.rotate(context.viewer())}.ics`;
    return { url: `${this.home()}${path}`, path };
  }

  @Mutation(() => Boolean, { description: "Takes the caller's address away; says whether there was one." })
  revokeStudyPlanFeed(@Ctx() context: Context): Promise<boolean> {
    return this.service.revoke(context.viewer());
  }
}
