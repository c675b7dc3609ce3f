import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, UserError } from '../../platform/graphql/types.js';
import { Origin } from '../generation/generation.entity.js';
import { QuizItemType } from '../quizzes/items.type.js';
import { Person } from '../quizzes/quiz.type.js';

export enum ResultsOf {
  MINE = 'MINE',
  EVERYBODY = 'EVERYBODY',
}

registerEnumType(ResultsOf, {
  name: 'ResultsOf',
  description: 'Whose results.',
  valuesConfig: {
    MINE: { description: "The caller's own, as far as the quizzes let their scores be seen." },
    EVERYBODY: { description: "All learners'; for those who may edit the course." },
  },
});

@ObjectType('Estimate', { description: 'A figure with what stands behind it.' })
export class EstimateType {
  @Field(() => Float, { nullable: true, description: 'Null where it can not be told.' })
  value!: number | null;

  @Field(() => Int, { description: 'How many it was taken from.' })
  n!: number;

  @Field(() => Float, { nullable: true, description: 'The lower bound of its 95 % interval; null where that can not be told.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'The upper bound.' })
  high!: number | null;
}

@ObjectType({ description: 'Why new attempts are not given an item version, and whether a person has said that they are all the same.' })
export class ItemWithdrawal {
  @Field(() => String, { description: 'In a sentence for its teacher.' })
  reason!: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when new attempts are not given it; null: a person has said that they are.' })
  since!: Date | null;

  @Field(() => Person, { nullable: true, description: 'Who has said so.' })
  keptBy!: Person | null;

  @Field(() => DateTime, { nullable: true, description: 'When.' })
  keptAt!: Date | null;
}

@ObjectType('ItemStatistics', { description: "What learners' submitted answers say of an item version." })
export class ItemStatisticsType {
  @Field(() => Int, { description: "The item's." })
  version!: number;

  @Field(() => Int, { description: 'Attempts that were given it, open ones too.' })
  exposures!: number;

  @Field(() => EstimateType, { description: 'How easy it is: the mean share of its points, 0 to 1, over n graded answers; what was left unanswered counts as none.' })
  facility!: EstimateType;

  @Field(() => EstimateType, {
    description: 'Whether who knows the rest knows this: the corrected point-biserial, -1 to 1, over n graded answers whose attempt has a rest that is graded.',
  })
  discrimination!: EstimateType;

  @Field(() => Float, { nullable: true, description: 'Half of the answers took no longer than these seconds, within a twentieth; null without an answer.' })
  medianSeconds!: number | null;

  @Field(() => ItemWithdrawal, { nullable: true, description: 'Null where it never discriminated negatively over enough answers.' })
  withdrawal!: ItemWithdrawal | null;
}

@ObjectType({ implements: UserError, description: 'New attempts are given the item version anyway: it was never withdrawn, or a regrade has let it back in.' })
export class ItemNotWithdrawn extends UserError {
  @Field(() => Int, { description: 'That was asked for.' })
  version!: number;
}

export const KeepQuizItemResult = createUnionType({
  name: 'KeepQuizItemResult',
  description: 'The item, or why there was nothing to decide.',
  types: () => [QuizItemType, ItemNotWithdrawn] as const,
  resolveType: (result) => (result instanceof ItemNotWithdrawn ? ItemNotWithdrawn : QuizItemType),
});

@ObjectType({ description: 'A bar or a point of a chart.' })
export class ChartPoint {
  @Field(() => String, { description: 'What it says below the bar: a question, an objective, a day.' })
  label!: string;

  @Field(() => Float, { nullable: true, description: '0 to 1; null where there is nothing yet.' })
  value!: number | null;

  @Field(() => Int, { description: 'How many answers or attempts it was taken from.' })
  n!: number;

  @Field(() => ID, { nullable: true, description: 'Of the item, where it is about one.' })
  id!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of the objective, where it is about one of the course.' })
  objectiveId!: string | null;
}

@ObjectType('Results', { description: 'What attempts came to, as plain data that a chart takes as it is.' })
export class ResultsType {
  @Field(() => EstimateType, { description: 'The mean score, 0 to 1, of n attempts that are wholly graded.' })
  score!: EstimateType;

  @Field(() => [ChartPoint], { description: 'The mean share of the points of each question, in the order of the quiz, over n graded answers; at most 1,000.' })
  byQuestion!: ChartPoint[];

  @Field(() => [ChartPoint], { description: 'The same over all answers to questions that test an objective, by its name; a question counts for each of its own.' })
  byObjective!: ChartPoint[];

  @Field(() => [ChartPoint], { description: 'The mean score of the n attempts that were submitted on each day, oldest first; the last 400 days that had any.' })
  overTime!: ChartPoint[];

  @Field(() => [ChartPoint], { description: 'What share of the attempts reached each tenth of the points, and n, how many.' })
  distribution!: ChartPoint[];
}

@ObjectType({ description: 'How the items did that were generated by one prompt version, and stayed as they were generated.' })
export class PromptVersionRank {
  @Field(() => Int, { description: 'From 1, the best.' })
  rank!: number;

  @Field(() => String, { nullable: true, description: 'Null: no prompt was read, as by the built-in engine.' })
  promptVersion!: string | null;

  @Field(() => Origin, { description: 'A model, or the built-in engine.' })
  origin!: Origin;

  @Field(() => [String], { description: 'The models that read it, as "provider/model".' })
  models!: string[];

  @Field(() => Int, { description: 'Items of quizzes for courses.' })
  items!: number;

  @Field(() => EstimateType, { description: 'Of n items that a person decided on, the share that was accepted as it was.' })
  accepted!: EstimateType;

  @Field(() => EstimateType, { description: 'Of n items that a second solver answered, the share that was quarantined.' })
  quarantined!: EstimateType;

  @Field(() => EstimateType, { description: 'The mean facility of n items that were answered.' })
  facility!: EstimateType;

  @Field(() => EstimateType, { description: 'The mean discrimination of n items that have 30 answers or more.' })
  discrimination!: EstimateType;
}
