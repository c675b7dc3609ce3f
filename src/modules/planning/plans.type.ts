import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, Node } from '../../platform/graphql/types.js';
import { VersionConflict } from '../courses/courses.type.js';
import { StepReason } from './planning.type.js';
import { SessionKind } from './plans.entity.js';
import { SessionStatus } from './progress-of-plan.js';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

registerEnumType(SessionKind, {
  name: 'StudySessionKind',
  description: 'What a session is for.',
  valuesConfig: {
    LESSON: { description: 'A lesson, or a part of one.' },
    PRACTICE: { description: 'A lesson again that was finished before: answers show that it is weak.' },
    REVIEWS: { description: 'Cards that are due.' },
  },
});
registerEnumType(SessionStatus, {
  name: 'StudySessionStatus',
  description: 'What became of a session.',
  valuesConfig: {
    PLANNED: { description: 'Nothing yet.' },
    DONE: { description: 'What it was for has happened: the lesson was finished; where it goes on or is repeated, it was seen on that day or later; cards were reviewed on that day.' },
    MISSED: { description: 'Its day is over. What it was for is spread over the days that are left.' },
  },
});

@ObjectType({ description: 'Minutes by day of the week.' })
export class WeekMinutes {
  @Field(() => Int, { description: 'Of a Monday.' }) monday!: number;
  @Field(() => Int, { description: 'Of a Tuesday.' }) tuesday!: number;
  @Field(() => Int, { description: 'Of a Wednesday.' }) wednesday!: number;
  @Field(() => Int, { description: 'Of a Thursday.' }) thursday!: number;
  @Field(() => Int, { description: 'Of a Friday.' }) friday!: number;
  @Field(() => Int, { description: 'Of a Saturday.' }) saturday!: number;
  @Field(() => Int, { description: 'Of a Sunday.' }) sunday!: number;
}

@InputType({ description: 'Minutes by day of the week, each 0 to 960; 0: nothing is planned on that day.' })
export class WeekMinutesInput {
  @Field(() => Int, { defaultValue: 0, description: 'Of a Monday.' }) monday!: number;
  @Field(() => Int, { defaultValue: 0, description: 'Of a Tuesday.' }) tuesday!: number;
  @Field(() => Int, { defaultValue: 0, description: 'Of a Wednesday.' }) wednesday!: number;
  @Field(() => Int, { defaultValue: 0, description: 'Of a Thursday.' }) thursday!: number;
  @Field(() => Int, { defaultValue: 0, description: 'Of a Friday.' }) friday!: number;
  @Field(() => Int, { defaultValue: 0, description: 'Of a Saturday.' }) saturday!: number;
  @Field(() => Int, { defaultValue: 0, description: 'Of a Sunday.' }) sunday!: number;
}

@InputType()
export abstract class StudyPlanSettingsInput {
  @Field(() => ID, { nullable: true, description: 'An objective of the course; left out or null: all of them.' })
  goal?: string | null;

  @Field(() => String, { nullable: true, description: 'The first day, as 2026-12-01; not past. Default: today.' })
  startsOn?: string | null;

  @Field(() => String, { nullable: true, description: 'The last day, within two years. Left out or null: it takes as long as it takes, each day all of its minutes.' })
  deadline?: string | null;

  @Field(() => Int, { nullable: true, description: "Of each day's minutes, for cards that are due. Default: 0." })
  reviewMinutes?: number | null;

  @Field(() => String, { nullable: true, description: 'When the first session of a day begins by the clocks of the time zone, as "18:30". Left out or null: whenever it suits.' })
  timeOfDay?: string | null;

  @Field(() => String, { nullable: true, description: "A name of the IANA database, such as \"Europe/Berlin\". Left out or null: that of the caller's study settings." })
  timeZone?: string | null;

  minutes?: WeekMinutesInput | null;
}

@InputType({ description: 'What is to be planned.' })
export class CreateStudyPlanInput extends StudyPlanSettingsInput {
  @Field(() => ID, { description: 'A course that the caller may read.' })
  courseId!: string;

  @Field(() => WeekMinutesInput, { description: 'How long each day, reviewMinutes included.' })
  declare minutes: WeekMinutesInput;
}

@InputType({ description: 'What changes; what is left out stays. All that is left to do is spread anew.' })
export class UpdateStudyPlanInput extends StudyPlanSettingsInput {
  @Field(() => ID, { description: "One of the caller's." })
  id!: string;

  @Field(() => Int, { description: 'The version that the change was made from.' })
  expectedVersion!: number;

  @Field(() => WeekMinutesInput, { nullable: true, description: 'How long each day: all seven.' })
  declare minutes?: WeekMinutesInput | null;
}

@InputType({ description: 'How a plan that was generated is to be kept.' })
export class TakeStudyPlanInput {
  @Field(() => ID, { description: 'By which the plan was made, started by the caller (planStudy) and completed. Taken twice it is one plan.' })
  generationId!: string;

  @Field(() => WeekMinutesInput, { nullable: true, description: "How long each day, reviewMinutes included; the hours of the plan's weeks, the same each day, when left out." })
  minutes?: WeekMinutesInput | null;

  @Field(() => Int, { nullable: true, description: "Of each day's minutes, for cards that are due. Default: 0." })
  reviewMinutes?: number | null;

  @Field(() => String, { nullable: true, description: 'When the first session of a day begins by the clocks of the time zone, as "18:30". Left out or null: whenever it suits.' })
  timeOfDay?: string | null;

  @Field(() => String, { nullable: true, description: "A name of the IANA database, such as \"Europe/Berlin\". Left out or null: that of the caller's study settings." })
  timeZone?: string | null;
}

@ObjectType({ description: 'A week of a plan as it was generated: its lessons come from its first day on.' })
export class StudyPlanWeek {
  @Field(() => String, { description: 'Its first day.' })
  startsOn!: string;

  @Field(() => String, { description: 'Its last day.' })
  endsOn!: string;

  @Field(() => [String], { description: 'What is learnt or reviewed in it, in the words of the generation.' })
  topics!: string[];

  @Field(() => [ID], { description: 'The lessons that are studied in it for the first time, as they were then.' })
  lessonIds!: string[];
}

/** Its lesson is resolved when asked for. */
@ObjectType({ description: 'What a plan has its learner do on a day.' })
export class StudySession {
  @Field(() => String, { description: 'The day, as 2026-12-01.' })
  date!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it begins; null where the plan has no time of day.' })
  startsAt!: Date | null;

  @Field(() => Int, { description: 'How long it takes.' })
  minutes!: number;

  @Field(() => SessionKind, { description: 'What it is for.' })
  kind!: SessionKind;

  @Field(() => SessionStatus, { description: 'What became of it.' })
  status!: SessionStatus;

  @Field(() => ID, { nullable: true, description: 'The lesson; null for REVIEWS.' })
  lessonId!: string | null;

  @Field(() => Boolean, { description: 'Whether the lesson goes on in a later session.' })
  goesOn!: boolean;
}

export const StudySessionConnection = connectionOf('StudySession', () => StudySession);

@ObjectType({ description: 'What no longer fits before the deadline, and what would make it fit: either of the two.' })
export class StudyPlanOverflow {
  @Field(() => Int, { description: 'How many minutes do not fit.' })
  minutes!: number;

  @Field(() => [ID], { description: 'The lessons that they are for, the last ones of the way.' })
  lessonIds!: string[];

  @Field(() => String, { nullable: true, description: 'The first deadline by which all is done at the same minutes; null: none within two years.' })
  deadline!: string | null;

  @Field(() => WeekMinutes, { nullable: true, description: 'So many minutes, by the same deadline; null: a day would have more than 960.' })
  minutesPerDay!: WeekMinutes | null;
}

/** Its goal and sessions are resolved when asked for. */
@ObjectType('StudyPlan', {
  implements: Node,
  description: "A learner's way to a goal, day by day. When days are missed, what is left is spread over those that remain.",
})
export class StudyPlanType extends Node {
  @Field(() => ID, { description: 'The course.' })
  courseId!: string;

  @Field(() => Int, { description: 'Grows by one with every change by its owner.' })
  version!: number;

  @Field(() => Int, { description: 'Grows by one whenever its sessions are spread anew: by a change, after a missed day, or because there is more or less to do.' })
  revision!: number;

  @Field(() => String, { description: 'The first day.' })
  startsOn!: string;

  @Field(() => String, { nullable: true, description: 'The last day; null: it takes as long as it takes.' })
  deadline!: string | null;

  @Field(() => WeekMinutes, { description: 'How long each day, reviewMinutes included.' })
  minutes!: WeekMinutes;

  @Field(() => Int, { description: "Of each day's minutes, for cards that are due." })
  reviewMinutes!: number;

  @Field(() => String, { nullable: true, description: 'When the first session of a day begins; null: whenever it suits.' })
  timeOfDay!: string | null;

  @Field(() => String, { description: 'By whose clocks.' })
  timeZone!: string;

  @Field(() => Int, { description: 'What is left to do, in minutes, of lessons.' })
  minutesLeft!: number;

  @Field(() => String, { nullable: true, description: 'The day of the last session that is planned; null: none is.' })
  endsOn!: string | null;

  @Field(() => [StepReason], { description: 'Why some of its lessons come by their place in the course alone; empty where all of them name an objective.' })
  reasons!: StepReason[];

  @Field(() => StudyPlanOverflow, { nullable: true, description: 'Null: all of it fits.' })
  overflow!: StudyPlanOverflow | null;

  @Field(() => ID, { nullable: true, description: 'What its weeks were taken from; null: nothing, or it is gone.' })
  generationId!: string | null;

  @Field(() => [StudyPlanWeek], { description: 'By which it is spread; empty where it was taken from no generation.' })
  weeks!: StudyPlanWeek[];

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was changed or spread anew, the last time.' })
  updatedAt!: Date;
}

export const StudyPlanConnection = connectionOf('StudyPlan', () => StudyPlanType);

export const UpdateStudyPlanResult = createUnionType({
  name: 'UpdateStudyPlanResult',
  description: 'The plan as it is now, or why it was not changed.',
  types: () => [StudyPlanType, VersionConflict] as const,
  resolveType: (result) => (result instanceof VersionConflict ? VersionConflict : StudyPlanType),
});
