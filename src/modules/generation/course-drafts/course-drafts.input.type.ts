import { Field, ID, InputType, Int } from 'type-graphql';
import { Language } from '../../courses/courses.entity.js';
import { Difficulty } from '../difficulty.type.js';
import { StartInput } from '../generation.type.js';

@InputType({ description: 'A course on a topic, to be outlined and then drafted.' })
export class GenerateCourseInput extends StartInput {
  @Field(() => String, { description: 'What it is to teach, in words of your own.' })
  topic!: string;

  @Field(() => String, { nullable: true, description: "1 to 300 UTF-16 units; the topic's first line when left out." })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'For whom: up to 500 characters.' })
  audience?: string | null;

  @Field(() => Difficulty, { nullable: true, description: 'For nobody in particular when left out.' })
  level?: Difficulty | null;

  @Field(() => Language, { nullable: true, description: "The installation's when left out." })
  language?: Language | null;

  @Field(() => Int, { nullable: true, description: 'How long it is to take: 1 to 1000.' })
  hours?: number | null;
}

@InputType({ description: 'A section of an outline, as a person wants it.' })
export class OutlinedSectionInput {
  @Field(() => ID, { nullable: true, description: 'Of one that is in the outline; left out for a new one.' })
  id?: string | null;

  @Field(() => String, { description: '1 to 200 UTF-16 units.' })
  title!: string;

  @Field(() => String, { defaultValue: '', description: 'What is to stand under it: up to 800 UTF-16 units.' })
  summary!: string;
}

@InputType({ description: 'A lesson of an outline, as a person wants it.' })
export class OutlinedLessonInput {
  @Field(() => ID, { nullable: true, description: 'Of one that is in the outline; left out for a new one.' })
  id?: string | null;

  @Field(() => String, { description: '1 to 200 UTF-16 units.' })
  title!: string;

  @Field(() => String, { defaultValue: '', description: 'What it is to say: up to 800 UTF-16 units.' })
  summary!: string;

  @Field(() => [String], { defaultValue: [], description: 'What a learner can do afterwards: at most 50, of 1 to 500 UTF-16 units each.' })
  objectives!: string[];

  @Field(() => Int, { description: 'How long it is to take: 1 to 6000.' })
  minutes!: number;

  @Field(() => [OutlinedSectionInput], { defaultValue: [], description: 'At most 30, each drafted by itself; without any the lesson is drafted as one.' })
  sections!: OutlinedSectionInput[];
}

@InputType({ description: 'The whole outline as it is to be: what is left out of it is removed, and its order is the order here.' })
export class EditCourseOutlineInput {
  @Field(() => ID, { description: 'A draft whose outline waits for approval.' })
  id!: string;

  @Field(() => Int, { description: 'The version that the change was made from.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Of the course: 1 to 300 UTF-16 units; stays as it is when left out.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the course: up to 10,000 UTF-16 units; stays as it is when left out.' })
  description?: string | null;

  @Field(() => [OutlinedLessonInput], { description: '1 to 100.' })
  lessons!: OutlinedLessonInput[];
}

@InputType({ description: 'An outline that the caller has seen.' })
export class CourseOutlineInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;

  @Field(() => Int, { description: 'The version that the caller has seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'The draft of a lesson that the caller has seen.' })
export class DraftedLessonInput {
  @Field(() => ID, { description: 'A lesson of a draft.' })
  lessonId!: string;

  @Field(() => Int, { description: 'Its version that the caller has seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'What is to be drafted again. What is missing of the lesson is drafted with it.' })
export class RedraftLessonInput extends DraftedLessonInput {
  @Field(() => ID, { nullable: true, description: 'One section alone; when left out, what failed, or all of a draft that is whole.' })
  sectionId?: string | null;
}

@InputType({ description: 'The draft of a lesson that the caller has read, with what he corrected.' })
export class AcceptDraftedLessonInput extends DraftedLessonInput {
  @Field(() => String, { nullable: true, description: "The outline's when left out." })
  title?: string | null;

  @Field(() => String, { nullable: true, description: "Markdown; the draft's when left out." })
  body?: string | null;

  @Field(() => [String], { nullable: true, description: "The outline's when left out." })
  objectives?: string[] | null;
}
