import { Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { QuestionType } from './quizzes.entity.js';

registerEnumType(QuestionType, {
  name: 'QuestionType',
  description: 'What a quiz may ask for; each has an object type of its own.',
  valuesConfig: {
    MULTIPLE_CHOICE: { description: 'Choices, of which one or several are right.' },
    TRUE_FALSE: { description: 'A statement to be judged.' },
    SHORT_ANSWER: { description: 'A question to be answered in a word or a few.' },
    CLOZE: { description: 'A text with blanks to be filled.' },
  },
});

@ObjectType({
  description: "Where in the lesson the item's answer stands: that version's body from start to end reads exactly as quote.",
})
export class Evidence {
  @Field(() => ID, { description: 'The lesson that it stands in.' })
  lessonId!: string;

  @Field(() => Int, { description: 'The version of it that the positions belong to.' })
  lessonVersion!: number;

  @Field(() => Int, { description: 'In UTF-16 code units.' })
  start!: number;

  @Field(() => Int, { description: 'Exclusive.' })
  end!: number;

  @Field(() => String, { description: 'The passage itself, code unit for code unit.' })
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
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => String, { description: 'What is asked.' })
  prompt!: string;

  @Field(() => Int, { description: 'What a right answer is worth.' })
  points!: number;

  @Field(() => String, { nullable: true, description: 'Null for a learner who can still answer: it gives the answer away.' })
  explanation!: string | null;

  @Field(() => [Evidence], { description: 'Empty for a learner who can still answer: it gives the answer away.' })
  evidence!: Evidence[];
}

@ObjectType({ description: 'One of the answers that a question offers.' })
export class Choice {
  @Field(() => ID, { description: 'To be named in an answer; unique within its question.' })
  id!: string;

  @Field(() => String, { description: 'What it says.' })
  text!: string;
}

@ObjectType({ implements: QuestionInterface, description: 'One of the choices is right, or several where multiple is true.' })
export class MultipleChoiceQuestion extends QuestionInterface {
  @Field(() => [Choice], { description: 'In the order in which they are shown.' })
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
  @Field(() => Int, { description: 'How many there are.' })
  blanks!: number;
}

@ObjectType('RubricCriterion', { description: 'What a short answer is judged by: met or not met.' })
export class RubricCriterionType {
  @Field(() => String, { description: 'What the answer must say.' })
  text!: string;

  @Field(() => Int, { description: 'What it is worth; all of them together what the question is.' })
  points!: number;
}

@ObjectType({
  description: 'choiceIds for choice, answer for true/false, accepted for texts: one list for each blank, a single one for a short answer.',
})
export class QuestionKey {
  @Field(() => ID, { description: 'The question that it belongs to.' })
  questionId!: string;

  @Field(() => [ID], { description: 'The right choices; empty for other types.' })
  choiceIds!: string[];

  @Field(() => Boolean, { nullable: true, description: 'Whether the statement is true; null for other types.' })
  answer!: boolean | null;

  @Field(() => [[String]], { description: 'What counts as right, for each blank; empty for other types.' })
  accepted!: string[][];

  @Field(() => [RubricCriterionType], { nullable: true, description: 'Of a short answer; null: that it says the same as an accepted answer is the one criterion.' })
  rubric?: RubricCriterionType[] | null;
}
