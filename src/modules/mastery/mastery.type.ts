import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';
import { ObjectiveType } from '../objectives/objectives.type.js';

@ObjectType('MasteryLikelihood', { description: 'A probability with the bounds of its 95 % interval.' })
export class MasteryLikelihoodType {
  @Field(() => Float, { description: '0 to 1.' })
  probability!: number;

  @Field(() => Float, { description: 'The lower bound.' })
  low!: number;

  @Field(() => Float, { description: 'The upper bound.' })
  high!: number;
}

@ObjectType('MasteryEvidence', { description: 'A graded answer that a mastery rests on.' })
export class MasteryEvidenceType {
  @Field(() => ID, { description: 'The attempt in which it was given.' })
  attemptId!: string;

  @Field(() => ID, { description: 'The question, within the attempt.' })
  questionId!: string;

  @Field(() => DateTime, { description: 'When the attempt was submitted.' })
  at!: Date;

  @Field(() => Float, { description: 'The share of its points that it got, by its last grade; 0 to 1.' })
  score!: number;

  @Field(() => Float, {
    description: 'The share that was to be expected by the answers before it and by how hard the question was held to be: what is above it speaks for the learner, what is below against him.',
  })
  expectedScore!: number;

  @Field(() => Float, { description: 'The probability of being right by guessing, 0 for a text.' })
  guessing!: number;

  @Field(() => Int, { description: 'How often it was graded; it counts once all the same.' })
  grades!: number;
}

export const MasteryEvidenceConnection = connectionOf('MasteryEvidence', () => MasteryEvidenceType);

@ObjectType('Mastery', {
  description: "What a learner's answers on an objective say: how likely he knows the answer to a question of average difficulty, guessing left out, and how sure that is.",
})
export class MasteryType {
  @Field(() => ObjectiveType, { description: 'What it is about.' })
  objective!: ObjectiveType;

  @Field(() => ID, { description: 'Whose.' })
  learnerId!: string;

  @Field(() => DateTime, { description: 'For when this holds: what is not practised fades, as the flashcards do.' })
  at!: Date;

  @Field(() => Float, { description: '0 to 1; without an answer 0.5, in the interval of somebody of whom nothing is known.' })
  probability!: number;

  @Field(() => Float, { description: 'The lower bound of its 95 % interval.' })
  low!: number;

  @Field(() => Float, { description: 'The upper bound.' })
  high!: number;

  @Field(() => MasteryLikelihoodType, { nullable: true, description: 'What it was when he last answered, before it faded; null without an answer.' })
  whenAnswered!: MasteryLikelihoodType | null;

  @Field(() => Int, { description: 'How many graded answers it rests on.' })
  answers!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the newest of them was submitted; null without an answer.' })
  lastAnsweredAt!: Date | null;
}

export const MasteryConnection = connectionOf('Mastery', () => MasteryType);
