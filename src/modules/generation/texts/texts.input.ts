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
