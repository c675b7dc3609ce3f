import { createUnionType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, UserError } from '../../platform/graphql/types.js';
import { ItemCheck } from './items.type.js';
import { Person } from './quiz.type.js';
import { QuestionInterface, QuestionKey } from './quizzes.type.js';
import { RefusalVerdict } from './refused.entity.js';

registerEnumType(RefusalVerdict, {
  name: 'RefusalVerdict',
  description: 'What a person says of a question that a second solver refused.',
  valuesConfig: {
    KEY_IS_RIGHT: { description: 'The solver was wrong: the question could have been asked.' },
    KEY_IS_WRONG: { description: 'It is good that nobody saw it: a wrong key, several right answers, or a question that the lesson does not settle.' },
  },
});

@ObjectType('RefusedQuestion', { description: 'A question that a model wrote for a learner and a second solver refused. The learner never saw it; who he is, it does not say.' })
export class RefusedQuestionType {
  @Field(() => ID, { description: 'Of the question.' })
  id!: string;

  @Field(() => ID, { description: 'Which it is about.' })
  lessonId!: string;

  @Field(() => QuestionInterface, { description: 'With its explanation and evidence.' })
  question!: QuestionInterface;

  @Field(() => QuestionKey, { description: 'What was to answer it right.' })
  key!: QuestionKey;

  @Field(() => ItemCheck, { description: 'Both answers.' })
  check!: ItemCheck;

  @Field(() => String, { nullable: true, description: 'Who wrote it, as "openai".' })
  provider!: string | null;

  @Field(() => String, { nullable: true, description: 'As the provider names it.' })
  model!: string | null;

  @Field(() => String, { nullable: true, description: 'By which it was asked for, as "quiz@3".' })
  promptVersion!: string | null;

  @Field(() => DateTime, { description: 'When it was refused.' })
  createdAt!: Date;

  @Field(() => RefusalVerdict, { nullable: true, description: 'What a person said of it; null: nobody has.' })
  verdict!: RefusalVerdict | null;

  @Field(() => String, { nullable: true, description: 'Why, in his words.' })
  reason!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who.' })
  settledBy!: Person | null;

  @Field(() => DateTime, { nullable: true, description: 'When.' })
  settledAt!: Date | null;
}

export const RefusedQuestionConnection = connectionOf('RefusedQuestion', () => RefusedQuestionType);

@InputType({ description: 'What is said of a refused question.' })
export class SettleRefusedQuestionInput {
  @Field(() => ID, { description: 'The question.' })
  questionId!: string;

  @Field(() => RefusalVerdict, { description: 'Whether its key is right.' })
  verdict!: RefusalVerdict;

  @Field(() => String, { nullable: true, description: 'Why: 1 to 500 UTF-16 units.' })
  reason?: string | null;
}

@ObjectType({ implements: UserError, description: 'No question of that id is kept from learners in a course that the caller may edit.' })
export class QuestionNotRefused extends UserError {}

export const SettleRefusedQuestionResult = createUnionType({
  name: 'SettleRefusedQuestionResult',
  description: 'The question with what was said of it, or that there is nothing to say.',
  types: () => [RefusedQuestionType, QuestionNotRefused] as const,
  resolveType: (result) => ('check' in result ? RefusedQuestionType : QuestionNotRefused),
});
