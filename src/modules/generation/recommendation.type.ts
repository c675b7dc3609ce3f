import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MicroUsd } from '../../platform/graphql/scalars.js';
import { Language } from '../courses/courses.entity.js';
import { QuestionType } from '../quizzes/quizzes.entity.js';
import { GenerationKind } from './generation.entity.js';
import { Difficulty } from './difficulty.type.js';

export enum RoutingAuthority {
  ORDER = 'ORDER',
  POLICY = 'POLICY',
  BUILT_IN = 'BUILT_IN',
}

registerEnumType(RoutingAuthority, {
  name: 'RoutingAuthority',
  description: 'Who decides which model is asked.',
  valuesConfig: {
    ORDER: { description: 'The "order" of the configuration file, which is then the whole policy.' },
    POLICY: { description: 'The policy that admins have set for the kind.' },
    BUILT_IN: { description: 'What is built in: the cheapest model that is good enough.' },
  },
});

@InputType({ description: 'A generation as it would be asked for.' })
export class RecommendModelInput {
  @Field(() => GenerationKind, { description: 'Any but EMBEDDING.' })
  kind!: GenerationKind;

  @Field(() => ID, { nullable: true, description: 'May be left out for a free prompt, and for the outline of a topic.' })
  lessonId?: string | null;

  @Field(() => String, { nullable: true, description: 'For an explanation.' })
  question?: string | null;

  @Field(() => String, { nullable: true, description: 'For a completion, where it may not be left out; the topic of an outline that is of no lesson.' })
  prompt?: string | null;

  @Field(() => Int, { defaultValue: 5, description: 'For whatever consists of items, as a quiz of questions: 1 to 50.' })
  questionCount!: number;

  @Field(() => [QuestionType], { nullable: true, description: 'For a quiz; any of the four when left out.' })
  types?: QuestionType[] | null;

  @Field(() => Difficulty, { nullable: true, description: 'For whom it is written; for nobody in particular when left out.' })
  difficulty?: Difficulty | null;

  @Field(() => Language, { nullable: true, description: "The course's when left out." })
  language?: Language | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether the built-in engine may answer.' })
  allowLocal!: boolean;
}

@ObjectType({ description: 'The model that would be asked first.' })
export class RecommendedModel {
  @Field(() => String, { description: 'As the configuration names it; "local" is the built-in engine.' })
  provider!: string;

  @Field(() => String, { description: 'Its name at the provider.' })
  model!: string;

  @Field(() => String, { description: 'Why, in a sentence, as the attempt would bear it.' })
  reason!: string;

  @Field(() => MicroUsd, { description: 'What it would likely cost.' })
  estimatedCostMicroUsd!: number;

  @Field(() => MicroUsd, { description: 'What would be set aside for it.' })
  worstCaseMicroUsd!: number;
}

@ObjectType({ description: 'A model that would not be asked first.' })
export class PassedOverModel {
  @Field(() => String, { description: 'As the configuration names it.' })
  provider!: string;

  @Field(() => String, { description: 'Its name at the provider.' })
  model!: string;

  @Field(() => String, { description: 'Why not, as the rest of a sentence.' })
  why!: string;

  @Field(() => MicroUsd, { nullable: true, description: 'What it would likely cost; null for one that lacks something.' })
  estimatedCostMicroUsd!: number | null;
}

@ObjectType({ description: 'What would be chosen for a generation now.' })
export class ModelRecommendation {
  @Field(() => Float, { description: 'Of the task, as estimated: 0 to 1.' })
  difficulty!: number;

  @Field(() => RoutingAuthority, { description: 'By what it is chosen.' })
  decidedBy!: RoutingAuthority;

  @Field(() => Int, { nullable: true, description: 'Of the policy that decides, where one does.' })
  policyVersion!: number | null;

  @Field(() => RecommendedModel, { nullable: true, description: "Null where nobody may be asked; also where the day's budget has no room for whoever would be, so that the generation would be refused." })
  choice!: RecommendedModel | null;

  @Field(() => [PassedOverModel], { description: 'Those that would be asked if it failed, in order; then those that would not be asked at all.' })
  passedOver!: PassedOverModel[];
}
