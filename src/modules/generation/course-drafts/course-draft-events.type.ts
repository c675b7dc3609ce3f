import { ArgsType, Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/types.js';
import { EventsArgs } from '../events.type.js';
import { GenerationFailure } from '../generation.type.js';
import { CourseDraftProgress } from './course-drafts.type.js';

@ArgsType()
export class CourseDraftEventsArgs extends EventsArgs {
  @Field(() => Int, { nullable: true, description: 'Which run; the last one when left out.' })
  run?: number | null;
}

@InterfaceType({
  description:
    'Events of one run of the draft of a course are numbered from 1 without a gap, and end with exactly one of CourseOutlineReady, ' +
    'CourseDraftCompleted, CourseDraftFailed, CourseDraftCancelled: then a person is to do something, which begins the next run. They are self-contained.',
  resolveType: (event: { typeName: string }) => event.typeName,
})
export abstract class CourseDraftEvent {
  @Field(() => ID, { description: 'The draft.' })
  courseDraftId!: string;

  @Field(() => Int, { description: 'From 1.' })
  run!: number;

  @Field(() => Int, { description: 'From 1 without a gap, in each run.' })
  seq!: number;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date;

  @Field(() => CourseDraftProgress, { description: 'With this event.' })
  progress!: CourseDraftProgress;
}

@ObjectType({ implements: CourseDraftEvent, description: 'The last event: there is an outline, and a person is to change or approve it.' })
export class CourseOutlineReady extends CourseDraftEvent {
  @Field(() => Int, { description: 'How many it has.' })
  lessons!: number;
}

@ObjectType({ implements: CourseDraftEvent, description: 'The first event of a run that drafts lessons: a person has approved the outline, and there is a course.' })
export class CourseOutlineApproved extends CourseDraftEvent {
  @Field(() => ID, { description: 'A draft that its owner and admins see.' })
  courseId!: string;
}

@ObjectType({ implements: CourseDraftEvent, description: 'A lesson is being drafted; comes again where some of it had to wait.' })
export class CourseLessonStarted extends CourseDraftEvent {
  @Field(() => ID, { description: 'The lesson of the draft.' })
  lessonId!: string;

  @Field(() => String, { description: 'What it is to be called.' })
  title!: string;

  @Field(() => [ID], { description: 'What drafts its sections: each to be followed by generationEvents.' })
  generationIds!: string[];
}

@ObjectType({ implements: CourseDraftEvent, description: 'The draft of a lesson is whole.' })
export class CourseLessonFinished extends CourseDraftEvent {
  @Field(() => ID, { description: 'The lesson of the draft.' })
  lessonId!: string;

  @Field(() => String, { description: 'What it is to be called.' })
  title!: string;
}

@ObjectType({ implements: CourseDraftEvent, description: 'A lesson could not be drafted; the others are.' })
export class CourseLessonFailed extends CourseDraftEvent {
  @Field(() => ID, { description: 'The lesson of the draft.' })
  lessonId!: string;

  @Field(() => String, { description: 'What it is to be called.' })
  title!: string;

  @Field(() => GenerationFailure, { nullable: true, description: 'Null where somebody cancelled its generation.' })
  failure!: GenerationFailure | null;
}

@ObjectType({ implements: CourseDraftEvent, description: 'A limit is in the way.' })
export class CourseDraftPaused extends CourseDraftEvent {
  @Field(() => String, { description: 'Which, in a sentence for its teacher.' })
  message!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it goes on by itself; null: with resumeCourseDraft.' })
  resumesAt!: Date | null;
}

@ObjectType({ implements: CourseDraftEvent, description: 'It goes on.' })
export class CourseDraftResumed extends CourseDraftEvent {}

@ObjectType({ implements: CourseDraftEvent, description: 'The last event: every lesson has its draft, and a person decides on each.' })
export class CourseDraftCompleted extends CourseDraftEvent {}

@ObjectType({ implements: CourseDraftEvent, description: 'The last event: no outline could be made (one that there was before stands), or some lessons have no draft.' })
export class CourseDraftFailed extends CourseDraftEvent {
  @Field(() => String, { description: 'What is missing, in a sentence for its teacher.' })
  message!: string;

  @Field(() => GenerationFailure, { nullable: true, description: 'Of the outline; each lesson tells its own.' })
  failure!: GenerationFailure | null;
}

@ObjectType({ implements: CourseDraftEvent, description: 'The last event: somebody stopped it.' })
export class CourseDraftCancelled extends CourseDraftEvent {}
