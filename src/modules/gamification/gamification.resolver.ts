import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { ChallengesService } from './challenges.service.js';
import type { GamificationService } from './gamification.service.js';
import {
  AwardConnection, AwardEvent, AwardEventsArgs, ChallengeConnection, ChallengeType, CreateChallengeInput, Gamification, GamificationSettings, LeaderboardArgs,
  LeaderboardResult, UpdateGamificationInput, type AwardType,
} from './gamification.type.js';
import type { LeaderboardsService } from './leaderboards.service.js';

const COURSE = 'The course.';

@Resolver(() => Gamification)
export class GamificationResolver {
  constructor(private readonly games: GamificationService, private readonly boards: LeaderboardsService, private readonly ofCourses: ChallengesService) {}

  @Query(() => Gamification, { nullable: true, description: "The caller's points, level, streak and achievements. Null where he has switched them off." })
  gamification(@Ctx() context: Context): Promise<Gamification | null> {
    return this.games.own(context.viewer(), new Date());
  }

  @FieldResolver(() => AwardConnection, { description: 'The ledger, newest first.' })
  awards(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<AwardType>> {
    return this.games.awards(context.viewer(), pageRequest(first, after));
  }

  @Query(() => GamificationSettings, { description: 'How the caller wants it.' })
  gamificationSettings(@Ctx() context: Context): Promise<GamificationSettings> {
    return this.games.settings(context.viewer());
  }

  @Mutation(() => GamificationSettings, { description: 'Switches points off or on, or chooses rest days.' })
  updateGamification(
    @Ctx() context: Context, @Arg('input', () => UpdateGamificationInput, { description: 'What to change.' }) input: UpdateGamificationInput,
  ): Promise<GamificationSettings> {
    return this.games.update(context.viewer(), input, new Date());
  }

  @Mutation(() => Boolean, { description: 'Switches points off or on in a course, for those who may edit it; what was awarded stays. Answers with how it is now.' })
  setCourseGamification(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: COURSE }) courseId: string,
    @Arg('enabled', () => Boolean, { description: 'Whether anything is awarded there.' }) enabled: boolean,
  ): Promise<boolean> {
    return this.games.switchCourse(context.viewer(), courseId, enabled);
  }

  @Query(() => LeaderboardResult, { description: 'A course’s, for those who stand on it.' })
  leaderboard(@Ctx() context: Context, @Args(() => LeaderboardArgs) { courseId, period, first, after }: LeaderboardArgs): Promise<typeof LeaderboardResult> {
    return this.boards.board(context.viewer(), courseId, period, pageRequest(first, after), new Date());
  }

  @Mutation(() => String, { description: 'Puts the caller on a course’s leaderboard, or calls him by another name there. Answers with the name.' })
  joinLeaderboard(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: COURSE }) courseId: string,
    @Arg('alias', () => String, { description: 'How others are to see him: 1 to 40 characters.' }) alias: string,
  ): Promise<string> {
    return this.boards.join(context.viewer(), courseId, alias);
  }

  @Mutation(() => Boolean, { description: 'Takes the caller off it. Answers whether he stood on it.' })
  leaveLeaderboard(@Ctx() context: Context, @Arg('courseId', () => ID, { description: COURSE }) courseId: string): Promise<boolean> {
    return this.boards.leave(context.viewer(), courseId);
  }

  @Query(() => ChallengeConnection, { description: 'Of a course, newest first, those that are over too. Where the course or the caller has switched points off, only for those who may edit it.' })
  challenges(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: COURSE }) courseId: string,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<ChallengeType>> {
    return this.ofCourses.list(context.viewer(), courseId, pageRequest(first, after));
  }

  @Mutation(() => ChallengeType, { description: 'Sets learners of a course something to reach, for those who may edit it.' })
  createChallenge(@Ctx() context: Context, @Arg('input', () => CreateChallengeInput, { description: 'What, and until when.' }) input: CreateChallengeInput): Promise<ChallengeType> {
    return this.ofCourses.create(context.viewer(), input, new Date());
  }

  @Mutation(() => ChallengeType, { description: 'Takes part: what the caller does from now on counts.' })
  joinChallenge(@Ctx() context: Context, @Arg('id', () => ID, { description: 'One that is not over.' }) id: string): Promise<ChallengeType> {
    return this.ofCourses.join(context.viewer(), id, new Date());
  }

  @Mutation(() => ChallengeType, { description: 'Calls a challenge off, for those who may edit the course; what was reached stays.' })
  cancelChallenge(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Which.' }) id: string): Promise<ChallengeType> {
    return this.ofCourses.cancel(context.viewer(), id);
  }

  @Subscription(() => AwardEvent, {
    description: "The caller's awards: replays what came after afterSeq and then goes on live. While he has switched them off there is nothing. It ends when the caller leaves or his sign-in ends, or as `until` says. afterSeq negative or beyond the last event: BAD_USER_INPUT.",
    subscribe: ({ args, context }: { args: AwardEventsArgs; context: Context }) => context.awards.events(context.viewer(), args.afterSeq, args.until),
  })
  awardEvents(@Root() event: AwardEvent, @Args(() => AwardEventsArgs) _args: AwardEventsArgs): AwardEvent {
    return event;
  }
}
