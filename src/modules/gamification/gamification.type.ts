import { ArgsType, createUnionType, Field, ID, InputType, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { FollowUntil } from '../../platform/graphql/follow.js';
import { connectionOf, DateTime, UserError } from '../../platform/graphql/types.js';
import { AFTER, FIRST } from '../../platform/graphql/pages.js';
import { Counter } from './gamification.entity.js';
import { AwardRule } from './rules.js';

export enum Weekday {
  MONDAY = 'MONDAY', TUESDAY = 'TUESDAY', WEDNESDAY = 'WEDNESDAY', THURSDAY = 'THURSDAY', FRIDAY = 'FRIDAY', SATURDAY = 'SATURDAY', SUNDAY = 'SUNDAY',
}

export enum LeaderboardPeriod {
  WEEK = 'WEEK',
  MONTH = 'MONTH',
  ALL = 'ALL',
}

registerEnumType(Weekday, { name: 'Weekday', description: 'A day of the week.' });
registerEnumType(LeaderboardPeriod, {
  name: 'LeaderboardPeriod',
  description: 'Which points count.',
  valuesConfig: { WEEK: { description: 'Of the last 7 days.' }, MONTH: { description: 'Of the last 30 days.' }, ALL: { description: 'All of them.' } },
});
registerEnumType(AwardRule, {
  name: 'AwardRule',
  description: 'What was rewarded; docs/gamification.md says how much.',
  valuesConfig: {
    REVIEW_STUCK: { description: 'A card was recalled a day or more after it was last seen: the longer, the more.' },
    ANSWER_RIGHT: { description: 'A question was answered rightly for the first time.' },
    GAP_CLOSED: { description: 'A question was answered rightly that was wrong on an earlier day.' },
    CHALLENGE_REACHED: { description: 'The target of a challenge.' },
    TAKEN_BACK: { description: 'A review was undone, or an answer graded anew: its points go.' },
    PERFECT_ATTEMPT: { description: 'All points of a quiz; bears none.' },
    COURSE_COMPLETED: { description: 'A course was completed; bears none.' },
    ACHIEVEMENT: { description: 'An achievement; bears none.' },
  },
});
registerEnumType(Counter, {
  name: 'LearningCounter',
  description: 'What is counted for achievements and challenges.',
  valuesConfig: {
    REVIEWS_STUCK: { description: 'Cards recalled a day or more after they were last seen.' },
    REVIEWS_AFTER_A_MONTH: { description: 'Those after 30 days or more.' },
    REVIEWS_AFTER_HALF_A_YEAR: { description: 'Those after 180 days or more.' },
    ANSWERS_RIGHT: { description: 'Different questions answered rightly.' },
    GAPS_CLOSED: { description: 'Questions answered rightly that were wrong on an earlier day.' },
    PERFECT_ATTEMPTS: { description: 'Different quizzes of 5 points or more of which all were got.' },
    COURSES_COMPLETED: { description: 'Courses completed.' },
    COURSES_LEARNT: { description: 'Courses in which points were earned.' },
    LEARNING_DAYS: { description: 'Days on which was learnt.' },
    LONGEST_STREAK: { description: 'The most learning days in a row.' },
    CHALLENGES_REACHED: { description: 'Challenges reached.' },
  },
});

@ObjectType({ description: 'One of 20. Level n begins at 50 · n · (n − 1) points.' })
export class Level {
  @Field(() => Int, { description: '1 to 20.' })
  number!: number;

  @Field(() => Int, { description: 'The points at which it begins.' })
  from!: number;

  @Field(() => Int, { nullable: true, description: 'The points at which the next one begins; null for the last one.' })
  next!: number | null;
}

@ObjectType('LearningStreak', { description: "Days on which was learnt, in a row, by the learner's own calendar." })
export class StreakType {
  @Field(() => Int, { description: 'Up to today; rest days are neither counted nor missed. 0 once a day was missed.' })
  current!: number;

  @Field(() => Int, { description: 'The most there ever were.' })
  longest!: number;

  @Field(() => Boolean, { description: 'Whether something was learnt today.' })
  learntToday!: boolean;

  @Field(() => [Weekday], { description: 'The days of the week that may be missed.' })
  restDays!: Weekday[];
}

/** Its title and description are resolved when asked for. */
@ObjectType('Achievement', { description: 'Earned once, as soon as a counter is as high.' })
export class AchievementType {
  @Field(() => String, { description: 'Never changes: to draw it by.' })
  code!: string;

  @Field(() => Counter, { description: 'What it counts.' })
  counter!: Counter;

  @Field(() => Int, { description: 'How high the counter has to be.' })
  atLeast!: number;
}

@ObjectType({ description: 'An achievement, and how far the caller is.' })
export class AchievementProgress {
  @Field(() => AchievementType, { description: 'Which.' })
  achievement!: AchievementType;

  @Field(() => Int, { description: 'How high the counter is; no higher than it has to be.' })
  progress!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was earned; null while it is not.' })
  earnedAt!: Date | null;
}

@ObjectType('Award', { description: 'A row of the ledger: it is only ever added to.' })
export class AwardType {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => AwardRule, { description: 'What for.' })
  rule!: AwardRule;

  @Field(() => Int, { description: 'Negative where something was taken back.' })
  points!: number;

  @Field(() => DateTime, { description: 'When that happened which earned it.' })
  at!: Date;

  @Field(() => ID, { nullable: true, description: 'Null where it belongs to no course.' })
  courseId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The event in the activity history that earned it; null in events of the subscription.' })
  eventId?: string | null;

  @Field(() => AchievementType, { nullable: true, description: 'Which achievement it is; null for other rules.' })
  achievement!: AchievementType | null;

  @Field(() => ID, { nullable: true, description: 'Which challenge it is; null for other rules.' })
  challengeId!: string | null;
}

export const AwardConnection = connectionOf('Award', () => AwardType);

/** Awards are resolved when asked for. */
@ObjectType({ description: 'What the caller has been awarded.' })
export class Gamification {
  @Field(() => Int, { description: 'All points of the ledger.' })
  points!: number;

  @Field(() => Level, { description: 'By points.' })
  level!: Level;

  @Field(() => StreakType, { description: 'By days.' })
  streak!: StreakType;

  @Field(() => [AchievementProgress], { description: 'All there are, in their order.' })
  achievements!: AchievementProgress[];
}

@InputType({ description: 'What is left out stays as it is.' })
export class UpdateGamificationInput {
  @Field(() => Boolean, { nullable: true, description: 'false: from now on nothing is awarded, shown or told, and the caller stands on no leaderboard.' })
  enabled?: boolean | null;

  @Field(() => [Weekday], { nullable: true, description: 'At most 3 days of the week that may be missed, from tomorrow on.' })
  restDays?: Weekday[] | null;
}

@ObjectType({ description: 'How the caller wants it.' })
export class GamificationSettings {
  @Field(() => Boolean, { description: 'Whether anything is awarded.' })
  enabled!: boolean;

  @Field(() => [Weekday], { description: 'Days of the week that may be missed; a change counts from the next day on.' })
  restDays!: Weekday[];
}

@ArgsType()
export class LeaderboardArgs {
  @Field(() => ID, { description: 'Of which course.' })
  courseId!: string;

  @Field(() => LeaderboardPeriod, { defaultValue: LeaderboardPeriod.WEEK, description: 'Which points count.' })
  period!: LeaderboardPeriod;

  @Field(() => Int, { defaultValue: 20, description: FIRST })
  first!: number;

  @Field(() => String, { nullable: true, description: AFTER })
  after?: string | null;
}

@ObjectType({ description: 'A place on a leaderboard.' })
export class LeaderboardPlace {
  @Field(() => Int, { description: 'From 1; who has the same points has the same.' })
  rank!: number;

  @Field(() => String, { description: 'As he wants to be called there.' })
  alias!: string;

  @Field(() => Int, { description: 'Those of the course that count.' })
  points!: number;

  @Field(() => Boolean, { description: 'Whether it is the caller.' })
  isViewer!: boolean;
}

export const LeaderboardConnection = connectionOf('Leaderboard', () => LeaderboardPlace);

@ObjectType({ implements: UserError, description: 'Leaderboards are for those who stand on them: joinLeaderboard.' })
export class NotOnLeaderboard extends UserError {}

export const LeaderboardResult = createUnionType({
  name: 'LeaderboardResult',
  description: 'The board, or that one has to stand on it first.',
  types: () => [LeaderboardConnection, NotOnLeaderboard] as const,
  resolveType: (value) => ('message' in value ? NotOnLeaderboard : LeaderboardConnection),
});

@InputType({ description: 'Something for learners of a course to reach.' })
export class CreateChallengeInput {
  @Field(() => ID, { description: 'One that the caller may edit.' })
  courseId!: string;

  @Field(() => String, { description: '1 to 200 characters.' })
  title!: string;

  @Field(() => Counter, { description: 'What counts: reviews, answers, gaps or perfect attempts of the course.' })
  counter!: Counter;

  @Field(() => Int, { description: '1 to 10,000.' })
  target!: number;

  @Field(() => DateTime, { description: 'From when on it counts.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'Until when, at most a year later, and not past.' })
  endsAt!: Date;
}

/** The caller's part is resolved with it. */
@ObjectType('Challenge', { description: 'Something to reach in a course within a time; who joins and reaches it gets 25 points.' })
export class ChallengeType {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => ID, { description: 'In which course.' })
  courseId!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => Counter, { description: 'What counts, from when one has joined.' })
  counter!: Counter;

  @Field(() => Int, { description: 'How often.' })
  target!: number;

  @Field(() => DateTime, { description: 'From when on it counts.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'Until when.' })
  endsAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was called off; null where it was not.' })
  cancelledAt!: Date | null;

  @Field(() => Int, { nullable: true, description: "The caller's; null where he takes no part." })
  progress!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When the caller reached it; null where he has not.' })
  reachedAt!: Date | null;
}

export const ChallengeConnection = connectionOf('Challenge', () => ChallengeType);

@ArgsType()
export class AwardEventsArgs {
  @Field(() => Int, { defaultValue: 0, description: 'Replays what came after this event, then goes on live.' })
  afterSeq!: number;

  @Field(() => FollowUntil, { defaultValue: FollowUntil.LEFT, description: 'When it ends.' })
  until!: FollowUntil;
}

@InterfaceType({
  description: "Events of the caller's awards, numbered from 1 without a gap. There is no last one.",
  resolveType: (event: { typeName: string }) => event.typeName,
})
export abstract class AwardEvent {
  @Field(() => Int, { description: 'From 1 without a gap.' })
  seq!: number;

  @Field(() => DateTime, { description: 'When it was written.' })
  at!: Date;
}

@ObjectType({ implements: AwardEvent, description: 'A row was added to the ledger.' })
export class AwardEarned extends AwardEvent {
  @Field(() => AwardType, { description: 'The row.' })
  award!: AwardType;

  @Field(() => Int, { description: 'All points, with it.' })
  total!: number;
}

@ObjectType({ implements: AwardEvent, description: 'A level was reached.' })
export class LevelReached extends AwardEvent {
  @Field(() => Int, { description: '2 to 20.' })
  level!: number;
}
