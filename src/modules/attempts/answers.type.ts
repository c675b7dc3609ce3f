import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, UserError } from '../../platform/graphql/types.js';
import { AttemptEnd } from './attempts.entity.js';

@ObjectType({ description: 'What was answered: in the field of the question’s type; the others are null.' })
export class GivenAnswer {
  @Field(() => [ID], { nullable: true, description: 'The choices that were picked.' })
  choiceIds!: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the statement was said to be true.' })
  answer!: boolean | null;

  @Field(() => [String], { nullable: true, description: 'One for each blank, a single one for a short answer.' })
  texts!: string[] | null;
}

@ObjectType({ description: 'An answer that is kept.' })
export class SavedAnswer {
  @Field(() => ID, { description: 'The attempt.' })
  attemptId!: string;

  @Field(() => ID, { description: 'The question.' })
  questionId!: string;

  @Field(() => Int, { description: 'As the client numbered it.' })
  sequence!: number;

  @Field(() => DateTime, { description: 'When it came, by the server’s clock.' })
  savedAt!: Date;
}

@ObjectType({ implements: UserError, description: 'The attempt has ended; what was saved before its end counts.' })
export class AttemptClosed extends UserError {
  @Field(() => DateTime, { description: 'When it ended.' })
  submittedAt!: Date;

  @Field(() => AttemptEnd, { description: 'Who or what ended it.' })
  submittedBy!: AttemptEnd;
}

@ObjectType({ implements: UserError, description: 'A newer answer to the question is kept: this one came late.' })
export class AnswerSuperseded extends UserError {
  @Field(() => Int, { description: 'Of the answer that is kept.' })
  currentSequence!: number;

  @Field(() => GivenAnswer, { nullable: true, description: 'The answer that is kept; null: it was taken back.' })
  currentAnswer!: GivenAnswer | null;
}

@ObjectType({ implements: UserError, description: 'Another answer has the same sequence number; that one is kept.' })
export class AnswerConflict extends UserError {
  @Field(() => Int, { description: 'Of both.' })
  currentSequence!: number;

  @Field(() => GivenAnswer, { nullable: true, description: 'The answer that is kept; null: it was taken back.' })
  currentAnswer!: GivenAnswer | null;
}

@ObjectType({ implements: UserError, description: 'The question was answered for good, and what the quiz shows at once may have been seen.' })
export class AnswerFinal extends UserError {
  @Field(() => Int, { description: 'Of the answer that is kept.' })
  currentSequence!: number;

  @Field(() => GivenAnswer, { nullable: true, description: 'The answer that is kept.' })
  currentAnswer!: GivenAnswer | null;
}

const REFUSALS = [AttemptClosed, AnswerSuperseded, AnswerConflict, AnswerFinal];

export const SaveAnswerResult = createUnionType({
  name: 'SaveAnswerResult',
  description: 'The answer as it is kept, or why another one is.',
  types: () => [SavedAnswer, AttemptClosed, AnswerSuperseded, AnswerConflict, AnswerFinal] as const,
  resolveType: (result) => REFUSALS.find((refusal) => result instanceof refusal) ?? SavedAnswer,
});

@InputType({ description: 'In the field of the question’s type; nothing at all takes the answer back.' })
export class AnswerInput {
  @Field(() => [ID], { nullable: true, description: 'For choice: of those that are offered; a single one where the question is not multiple.' })
  choiceIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'For true/false.' })
  answer?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'For texts: one for each blank ("" leaves it empty), a single one for a short answer; each up to 5,000 UTF-16 units.' })
  texts?: string[] | null;
}

@InputType({ description: 'An answer, whenever it changes.' })
export class SaveAnswerInput {
  @Field(() => ID, { description: 'One of the caller’s own.' })
  attemptId!: string;

  @Field(() => ID, { description: 'One of its questions.' })
  questionId!: string;

  @Field(() => Int, { description: 'From 1, greater for each newer answer to this question, on whichever device: begin with sequence + 1. What is sent again keeps its number.' })
  sequence!: number;

  @Field(() => AnswerInput, { description: 'All of the answer, not what changed of it.' })
  answer!: AnswerInput;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Where the quiz shows something IMMEDIATELY: true shows it, and the answer can no longer be changed; false while somebody is still typing. '
      + 'Left out: true for choice and true/false. Everywhere else it is false.',
  })
  final?: boolean | null;
}
