import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Language } from '../courses/courses.entity.js';

@InputType({ description: 'What a questionnaire is about.' })
export class StartQuestionnaireInput {
  @Field(() => ID, { nullable: true, description: 'A course that the caller may read: what is tested is taken from its lessons, and rests on them.' })
  courseId?: string | null;

  @Field(() => String, { nullable: true, description: "The course's title when left out; must be given without a course. Up to 200 UTF-16 units." })
  subject?: string | null;

  @Field(() => Language, { nullable: true, description: "The course's when left out; without a course, the installation's." })
  language?: Language | null;

  @Field(() => Int, { defaultValue: 4, description: '1 to 10: how many questions about goals, experience and preferences are made. Up to three more are asked of everybody whose profile does not say it.' })
  questionCount!: number;

  @Field(() => Int, { defaultValue: 6, description: '0 to 20: how many questions of the test are asked. More are made, so that each can be as hard as the answers before it ask for.' })
  testCount!: number;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether the built-in engine may make it where no model can.' })
  allowLocal!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether other questions are wanted, although some may be at hand.' })
  fresh!: boolean;

  @Field(() => String, { nullable: true, description: 'Per user: the same key with the same input answers with the same questionnaire.' })
  idempotencyKey?: string | null;
}

@InputType({ description: "An answer: the field that the question's input asks for, and no other." })
export class QuestionnaireAnswerInput {
  @Field(() => [ID], { nullable: true, description: 'SINGLE_CHOICE and MULTIPLE_CHOICE: what is chosen.' })
  choiceIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'TRUE_FALSE.' })
  answer?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'SHORT_TEXT and LONG_TEXT: a single text; CLOZE: one for each blank.' })
  texts?: string[] | null;

  @Field(() => Float, { nullable: true, description: 'SCALE and NUMBER.' })
  number?: number | null;
}

@InputType({ description: 'An answer to one question of a questionnaire.' })
export class AnswerQuestionnaireInput {
  @Field(() => ID, { description: 'The questionnaire.' })
  questionnaireId!: string;

  @Field(() => ID, { description: 'A question that is shown, also one that is answered already: that is how to go back.' })
  questionId!: string;

  @Field(() => Int, { description: 'From 1, higher with each answer to the question: one that is not higher than what is kept changes nothing, however late it comes.' })
  sequence!: number;

  @Field(() => QuestionnaireAnswerInput, { nullable: true, description: 'Left out or null: the question is skipped.' })
  answer?: QuestionnaireAnswerInput | null;
}

@InputType({ description: 'A question with its answer, as another frontend has it.' })
export class ImportedQuestionInput {
  @Field(() => Int, { description: 'Its number, of its own.' })
  numero!: number;

  @Field(() => String, { description: 'What was asked.' })
  question!: string;

  @Field(() => String, { description: 'ChoixMultiple, ReponseCourte, VraiFaux or TexteATrous.' })
  type!: string;

  @Field(() => [String], { description: 'What there was to choose from; may be empty.' })
  options!: string[];

  @Field(() => String, { description: 'What was answered: a choice or its letter, a text, vrai or faux. Empty: nothing.' })
  user_answer!: string;

  @Field(() => String, { nullable: true, description: 'A claim: what is right.' })
  correct_answer?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'A claim: whether the answer is. Never believed where the server knows better.' })
  is_correct?: boolean | null;
}

@InputType({ description: 'A completed questionnaire that another frontend asked, whole.' })
export class ImportQuestionnaireInput {
  @Field(() => String, { nullable: true, description: 'A claim: "6/6".' })
  score?: string | null;

  @Field(() => [ImportedQuestionInput], { description: '1 to 500.' })
  questions_data!: ImportedQuestionInput[];

  @Field(() => String, { nullable: true, description: "What it is about; the course's title when left out, or else the words of its first question." })
  subject?: string | null;

  @Field(() => ID, { nullable: true, description: 'The course that it is about, which the caller may read.' })
  courseId?: string | null;

  @Field(() => Language, { nullable: true, description: "What it is in, and what the analysis is written in; found out when left out." })
  language?: Language | null;

  @Field(() => String, { nullable: true, description: 'Per user: the same key answers with the same questionnaire.' })
  idempotencyKey?: string | null;
}
