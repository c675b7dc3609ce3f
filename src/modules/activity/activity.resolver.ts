import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { StudySettingsService } from '../flashcards/settings.service.js';
import { ActivityService } from './activity.service.js';
import type { ActivityEvent } from './activity.store.js';
import { ClaimsService } from './claims.service.js';
import { ClaimInput, RecordedActivity } from './claims.type.js';
import type { ActivityDay } from './filters.js';
import { statementOf, type XapiStatement } from './xapi.js';
import { ActivityConnection, ActivityDayType, ActivityDaysFilterInput, ActivityEventType, ActivityFilterInput, XapiStatementScalar } from './activity.type.js';

@Resolver(() => ActivityEventType)
export class ActivityResolver {
  constructor(
    private readonly service: ActivityService,
    private readonly claims: ClaimsService,
    private readonly settings: StudySettingsService,
    /** The address by which others know this Lyceum. */
    private readonly home: string,
  ) {}

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
    @Arg('filter', () => ActivityFilterInput, { nullable: true, description: 'Which of them; all when left out.' }) filter?: ActivityFilterInput,
  ): Promise<Connection<ActivityEvent>> {
    return this.service.own(context.viewer(), filter ?? {}, pageRequest(first, after));
  }

  @Query(() => [ActivityDayType], {
    nullable: true,
    description:
      "How much the caller did on each day of a time zone's calendar, the first one first, days without anything too; grades and awards are nothing that he did. Null with the error UNAVAILABLE while the history can't be read.",
  })
  async activityByDay(
    @Ctx() context: Context,
    @Arg('from', () => String, { description: 'The first day, as "2026-03-01".' }) from: string,
    @Arg('to', () => String, { description: 'The last day; at most 400 days in all.' }) to: string,
    @Arg('timeZone', () => String, { nullable: true, description: 'A name of the IANA database, as "Europe/Berlin"; the one of the caller\'s study settings when left out.' })
    timeZone?: string,
    @Arg('filter', () => ActivityDaysFilterInput, { nullable: true, description: 'What is counted; all when left out.' }) filter?: ActivityDaysFilterInput,
  ): Promise<ActivityDay[]> {
    const viewer = context.viewer();
    return this.service.byDay(viewer, { ...filter, from, to, timeZone: timeZone ?? (await this.settings.get(viewer)).timeZone });
  }

  @FieldResolver(() => Boolean, { description: 'A client says so; nothing that counts rests on it.' })
  claimed(@Root() event: ActivityEvent): boolean {
    return event.claimed ?? false;
  }

  @FieldResolver(() => XapiStatementScalar, { description: 'The same as a statement for a learning record store.' })
  xapi(@Root() event: ActivityEvent): XapiStatement {
    return statementOf(event, this.home);
  }

  @Mutation(() => RecordedActivity, {
    description:
      'Adds what the caller did in a client to his history, once for each id. What counts for grades, mastery and awards Lyceum sees by itself: nothing of it rests on what is sent here.',
  })
  recordActivity(
    @Ctx() context: Context,
    @Arg('events', () => [ClaimInput], { description: '1 to 500; each is kept or refused by itself.' }) events: ClaimInput[],
  ): Promise<RecordedActivity> {
    return this.claims.record(context.viewer(), events, new Date());
  }
}
