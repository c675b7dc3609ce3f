import { Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { QuestionType } from './quizzes.entity.js';

registerEnumType(QuestionType, { name: 'QuestionType', description: 'What a quiz may ask for; each has an object type of its own.' });

@ObjectType({
  description: "Where in the lesson the item's answer stands: that version's body from start to end reads exactly as quote.",
})
export class Evidence {
  @Field(() => ID)
  lessonId!: string;

  @Field(() => Int)
  lessonVersion!: number;

  @Field(() => Int, { description: 'In UTF-16 code units.' })
  start!: number;

  @Field(() => Int, { description: 'Exclusive.' })
  end!: number;

  @Field(() => String)
  quote!: string;
}

export const QUESTION_TYPE_NAMES = {
  MULTIPLE_CHOICE: 'MultipleChoiceQuestion',
  TRUE_FALSE: 'TrueFalseQuestion',
  SHORT_ANSWER: 'ShortAnswerQuestion',
  CLOZE: 'ClozeQuestion',
} as const;

@InterfaceType('Question', {
  description: 'What may be seen of a question; its key is a type of its own, for those who may edit the course.',
  resolveType: (question: { type: QuestionType }) => QUESTION_TYPE_NAMES[question.type],
})
export abstract class QuestionInterface {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  prompt!: string;

  @Field(() => Int)
  points!: number;

  @Field(() => String, { nullable: true, description: 'Null for a learner who can still answer: it gives the answer away.' })
  explanation!: string | null;

  @Field(() => [Evidence], { description: 'Empty for a learner who can still answer: it gives the answer away.' })
  evidence!: Evidence[];
}

@ObjectType()
export class Choice {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  text!: string;
}

@ObjectType({ implements: QuestionInterface, description: 'One of the choices is right, or several where multiple is true.' })
export class MultipleChoiceQuestion extends QuestionInterface {
  @Field(() => [Choice])
  choices!: Choice[];

  @Field(() => Boolean, { description: 'Whether more than one choice is right.' })
  multiple!: boolean;
}

@ObjectType({ implements: QuestionInterface, description: 'Its prompt is a statement, true or false.' })
export class TrueFalseQuestion extends QuestionInterface {}

@ObjectType({ implements: QuestionInterface, description: 'Answered in a word or a few.' })
export class ShortAnswerQuestion extends QuestionInterface {}

@ObjectType({ implements: QuestionInterface, description: 'Its blanks stand in prompt as [[1]], [[2]] …' })
export class ClozeQuestion extends QuestionInterface {
  @Field(() => Int)
  blanks!: number;
}

@ObjectType({
  description: 'choiceIds for choice, answer for true/false, accepted for texts: one list for each blank, a single one for a short answer.',
})
export class QuestionKey {
  @Field(() => ID)
  questionId!: string;

  @Field(() => [ID])
  choiceIds!: string[];

  @Field(() => Boolean, { nullable: true })
  answer!: boolean | null;

  @Field(() => [[String]])
  accepted!: string[][];
}
