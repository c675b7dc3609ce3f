import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { Language } from '../../courses/courses.entity.js';
import { Difficulty } from '../difficulty.type.js';
import { StartInput } from '../generation.type.js';

export enum SummaryForm {
  ONE_SENTENCE = 'ONE_SENTENCE',
  PARAGRAPH = 'PARAGRAPH',
  BULLETS = 'BULLETS',
  KEY_TERMS = 'KEY_TERMS',
  TABLE = 'TABLE',
}

registerEnumType(SummaryForm, {
  name: 'SummaryForm',
  description: 'In which form a lesson is summed up.',
  valuesConfig: {
    ONE_SENTENCE: { description: 'One sentence, without Markdown.' },
    PARAGRAPH: { description: 'One paragraph.' },
    BULLETS: { description: 'A Markdown list, a main point each.' },
    KEY_TERMS: { description: 'A Markdown list of terms, each with what it means.' },
    TABLE: { description: 'A Markdown table: topics, and what is said of each.' },
  },
});

/** What may be said of every text on a lesson. */
@InputType()
export abstract class TextInput extends StartInput {
  @Field(() => Difficulty, { nullable: true, description: 'For whom it is written; for nobody in particular when left out.' })
  difficulty?: Difficulty | null;

  @Field(() => Language, { nullable: true, description: "The course's when left out." })
  language?: Language | null;
}

@InputType({ description: 'A lesson, and the form in which it is to be summed up.' })
export class SummarizeLessonInput extends TextInput {
  @Field(() => ID, { description: 'A lesson that the caller may read.' })
  lessonId!: string;

  @Field(() => SummaryForm, { defaultValue: SummaryForm.PARAGRAPH, description: 'In which form.' })
  form!: SummaryForm;
}

@InputType({ description: 'A lesson, how many examples, and from where these are to be taken.' })
export class GenerateExamplesInput extends TextInput {
  @Field(() => ID, { description: 'A lesson that the caller may read.' })
  lessonId!: string;

  @Field(() => Int, { defaultValue: 3, description: '1 to 10.' })
  exampleCount!: number;

  @Field(() => String, { nullable: true, description: 'The industry that the reader works in: up to 200 characters.' })
  industry?: string | null;

  @Field(() => String, { nullable: true, description: "The reader's role there: up to 200 characters." })
  role?: string | null;
}

@InputType({ description: 'A heading that a drafted lesson is to have.' })
export class LessonSectionInput {
  @Field(() => String, { description: '1 to 200 UTF-16 units.' })
  title!: string;

  @Field(() => String, { defaultValue: '', description: 'What is to stand under it: up to 800 UTF-16 units.' })
  summary!: string;
}

@InputType({ description: 'The lesson to draft: by its title, or by the heading of an outline that the caller had made.' })
export class DraftLessonInput extends TextInput {
  @Field(() => ID, { nullable: true, description: 'A heading of an outline of the caller\'s own: title, sections (the headings below it) and lesson are taken from there where they are left out. Not in a batch.' })
  outlineNodeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The lesson whose content it is drafted from; without one only a model can answer.' })
  lessonId?: string | null;

  @Field(() => String, { nullable: true, description: '1 to 300 UTF-16 units; may be left out where a heading is named.' })
  title?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'What a learner can do afterwards: at most 50, of 1 to 500 UTF-16 units each.' })
  objectives!: string[];

  @Field(() => String, { nullable: true, description: 'For whom: up to 500 characters.' })
  audience?: string | null;

  @Field(() => [LessonSectionInput], { nullable: true, description: 'At most 50, in their order; when left out whoever drafts it chooses them.' })
  sections?: LessonSectionInput[] | null;
}

@InputType({ description: 'A draft that is whole, and what becomes of it: a new lesson of a course, or a new version of a lesson. Exactly one of both is named.' })
export class TakeLessonDraftInput {
  @Field(() => ID, { description: 'By which the draft was started, by the caller.' })
  generationId!: string;

  @Field(() => ID, { nullable: true, description: 'A course that the caller may edit and that is a draft itself: the lesson is its last one. Taken twice it is there once.' })
  courseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A lesson whose course the caller may edit.' })
  lessonId?: string | null;

  @Field(() => Int, { nullable: true, description: 'With a lesson: its version that the caller has seen.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: "1 to 300 UTF-16 units; the draft's when left out." })
  title?: string | null;

  @Field(() => String, { nullable: true, description: "The text as the caller has corrected it: Markdown, 1 to 200,000 UTF-16 units; the draft's when left out." })
  body?: string | null;

  @Field(() => [String], { nullable: true, description: "At most 50, of 1 to 500 UTF-16 units each; those that the draft was asked for with when left out." })
  objectives?: string[] | null;
}
