import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';
import { Person } from '../quizzes/quiz.type.js';
import { ObjectiveType } from './objectives.type.js';
import { StuckReason } from './stuck.js';

registerEnumType(StuckReason, {
  name: 'StuckReason',
  description: 'By which rule somebody counts as stuck on an objective.',
  valuesConfig: {
    WRONG_IN_A_ROW: { description: 'The newest three answers or more each got less than half of their points.' },
    SURELY_LOW: { description: 'After five answers or more, even the upper end of the interval of his mastery is below one half.' },
  },
});

@ObjectType({ description: 'A cell of the table: how well a learner has an objective, with how sure that is. All but answers is null where he has answered nothing about it.' })
export class ClassCell {
  @Field(() => ID, { description: 'Of the objective.' })
  objectiveId!: string;

  @Field(() => Float, { nullable: true, description: 'That he would answer a question of middling difficulty rightly now, 0 to 1.' })
  probability!: number | null;

  @Field(() => Float, { nullable: true, description: 'The lower end of its interval: never show the probability without both.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'The upper end.' })
  high!: number | null;

  @Field(() => Int, { description: 'How many answers it rests on.' })
  answers!: number;

  @Field(() => DateTime, { nullable: true, description: 'When the newest of them was given.' })
  lastAnsweredAt!: Date | null;
}

@ObjectType({ description: 'An answer that shows it.' })
export class StuckAnswer {
  @Field(() => ID, { description: 'The attempt that it was given in.' })
  attemptId!: string;

  @Field(() => ID, { description: 'The item that it answers.' })
  itemId!: string;

  @Field(() => String, { description: 'What the item asked.' })
  prompt!: string;

  @Field(() => Float, { description: 'What it got.' })
  points!: number;

  @Field(() => Int, { description: 'What it could get.' })
  maxPoints!: number;

  @Field(() => DateTime, { description: 'When its attempt was submitted.' })
  at!: Date;
}

@ObjectType({ description: 'On what somebody is stuck, by which rule, and which answers say so.' })
export class StuckOn {
  @Field(() => ObjectiveType, { description: 'On that.' })
  objective!: ObjectiveType;

  @Field(() => StuckReason, { description: 'By that rule.' })
  reason!: StuckReason;

  @Field(() => [StuckAnswer], { description: 'The newest first, at most five.' })
  answers!: StuckAnswer[];
}

@ObjectType('ClassLearner', { description: 'A row of the table.' })
export class ClassLearnerType {
  @Field(() => Person, { description: 'Who.' })
  learner!: Person;

  @Field(() => [ClassCell], { description: 'For each of the objectives of the table, in their order.' })
  cells!: ClassCell[];

  @Field(() => [StuckOn], { description: 'Of these objectives those that he is stuck on, in their order.' })
  stuckOn!: StuckOn[];
}

export const ClassLearnerConnection = connectionOf('ClassLearner', () => ClassLearnerType);

@ObjectType('ClassMastery', { description: 'A class at a glance: learners by objectives.' })
export class ClassMasteryType {
  @Field(() => [ObjectiveType], { description: 'The columns, in the order of the course or as they were asked for.' })
  objectives!: ObjectiveType[];

  @Field(() => Boolean, { description: 'Whether the course has more than these; ask for those by their ids.' })
  hasMoreObjectives!: boolean;

  @Field(() => ClassLearnerConnection, { description: 'The rows, by name.' })
  learners!: InstanceType<typeof ClassLearnerConnection>;
}
