import { Field, ID, InputType, Int } from 'type-graphql';
import { Language } from '../../courses/courses.entity.js';
import { Difficulty } from '../difficulty.type.js';
import { StartInput } from '../generation.type.js';

/** What may be said of every structured generation. */
@InputType()
export abstract class ItemsInput extends StartInput {
  @Field(() => Difficulty, { nullable: true, description: 'For whom they are written; for nobody in particular when left out.' })
  difficulty?: Difficulty | null;

  @Field(() => Language, { nullable: true, description: "The course's when left out." })
  language?: Language | null;
}

@InputType({ description: 'A lesson, and how many cards on it.' })
export class GenerateFlashcardsInput extends ItemsInput {
  @Field(() => ID, { description: 'A lesson that the caller may read.' })
  lessonId!: string;

  @Field(() => Int, { defaultValue: 10, description: '1 to 50.' })
  cardCount!: number;
}

@InputType({ description: 'A lesson, and how many exercises on it.' })
export class GenerateExercisesInput extends ItemsInput {
  @Field(() => ID, { description: 'A lesson that the caller may read.' })
  lessonId!: string;

  @Field(() => Int, { defaultValue: 5, description: '1 to 50.' })
  exerciseCount!: number;
}

@InputType({ description: 'Of a lesson, or of a course on a topic: then a topic is given, and no lesson.' })
export class GenerateOutlineInput extends ItemsInput {
  @Field(() => ID, { nullable: true, description: 'A lesson that the caller may read.' })
  lessonId?: string | null;

  @Field(() => String, { nullable: true, description: 'In words of your own; only a model can answer, and only instructors and admins may ask.' })
  topic?: string | null;

  @Field(() => String, { nullable: true, description: 'For whom, with a topic: up to 500 characters.' })
  audience?: string | null;

  @Field(() => Int, { nullable: true, description: 'How long the course is to take, with a topic: 1 to 1000.' })
  hours?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '1 to 50; when left out 10 for a lesson, 12 for a topic, or what its hours ask for.',
  })
  headingCount?: number | null;
}

@InputType({ description: 'A course, and the time that there is for it. Weeks are counted from the first day on, by code and never by a model.' })
export class PlanStudyInput extends ItemsInput {
  @Field(() => ID, { description: 'A course that the caller may read, with 1 to 200 lessons.' })
  courseId!: string;

  @Field(() => String, { nullable: true, description: 'What is to be reached, in words of your own: up to 500 characters.' })
  goal?: string | null;

  @Field(() => Int, { description: '1 to 80.' })
  hoursPerWeek!: number;

  @Field(() => String, { nullable: true, description: "The first day, as 2026-12-31; today, where the learner is, when left out." })
  startsOn?: string | null;

  @Field(() => String, { description: 'The last day, as 2026-12-31: not past, and at most 50 weeks from the first.' })
  deadline!: string;

  @Field(() => String, { nullable: true, description: "Where the learner is, as Europe/Berlin; that of the caller's study settings when left out." })
  timeZone?: string | null;
}
