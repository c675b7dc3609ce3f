import { createUnionType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MicroUsd } from '../../platform/graphql/scalars.js';
import { DateTime } from '../../platform/graphql/types.js';
import { PRESETS } from '../../orchestrator/routing/presets.js';
import { BreakerState } from '../breakers/breakers.entity.js';
import { Language } from '../courses/courses.entity.js';
import { VersionConflict } from '../courses/courses.type.js';
import { GenerationKind, Origin } from '../generation/generation.entity.js';

export const RoutingPreset = Object.fromEntries(PRESETS.map((preset) => [preset, preset])) as { [Preset in (typeof PRESETS)[number]]: Preset };
export type RoutingPreset = (typeof PRESETS)[number];

export enum ModelCapability {
  TEXT = 'TEXT',
  STRUCTURED_OUTPUT = 'STRUCTURED_OUTPUT',
  EMBEDDINGS = 'EMBEDDINGS',
}

registerEnumType(RoutingPreset, {
  name: 'RoutingPreset',
  description: 'A policy to start from, made of the models that may be asked.',
  valuesConfig: {
    CLOUD_FIRST: { description: 'Cloud models, the cheapest that is good enough first; servers of one\'s own when they fail.' },
    PRIVATE_FIRST: { description: 'Servers on this machine or its private network first; the cloud for what is too hard for them.' },
    FRUGAL: { description: 'The built-in engine for what is easy, then the cheapest model that is good enough.' },
  },
});
registerEnumType(ModelCapability, {
  name: 'ModelCapability',
  description: 'What a model may be asked for.',
  valuesConfig: {
    TEXT: { description: 'Writes text, and items as text of a given form.' },
    STRUCTURED_OUTPUT: { description: 'Its server keeps to a JSON schema; where it is missing, the schema is asked for in words.' },
    EMBEDDINGS: { description: 'Turns texts into vectors. It writes nothing, and no policy names it.' },
  },
});

const MODEL = '"provider/model", an alias, or "local" for the built-in engine.';
const LIMITS = {
  input: 'Not asked where there are more tokens to read, as estimated.',
  cost: 'Not asked where the call would likely cost more.',
  difficulty: 'Not asked where the task is harder, as estimated, 0 to 1.',
  languages: 'Asked for answers in these languages only.',
};

@ObjectType({ description: 'One model of a policy, and for what it may be asked; a limit that is null is none.' })
export class RoutingStep {
  @Field(() => String, { description: MODEL })
  model!: string;

  @Field(() => String, { nullable: true, description: 'The model that the name leads to; null where it is no longer configured.' })
  resolvedModel!: string | null;

  @Field(() => Int, { nullable: true, description: LIMITS.input })
  maxInputTokens!: number | null;

  @Field(() => MicroUsd, { nullable: true, description: LIMITS.cost })
  maxCostMicroUsd!: number | null;

  @Field(() => Float, { nullable: true, description: LIMITS.difficulty })
  maxDifficulty!: number | null;

  @Field(() => [Language], { nullable: true, description: LIMITS.languages })
  languages!: Language[] | null;
}

@ObjectType({ description: 'Who is asked for one kind of generation, in which order. The newest version is in force; none is ever changed.' })
export class RoutingPolicy {
  @Field(() => GenerationKind, { description: 'The kind of generation that it holds for.' })
  kind!: GenerationKind;

  @Field(() => Int, { description: 'From 1 without a gap; 0 where nobody has set one.' })
  version!: number;

  @Field(() => [RoutingStep], { nullable: true, description: 'In order; null: what is built in decides. The engine comes last where no step names it.' })
  steps!: RoutingStep[] | null;

  @Field(() => String, { nullable: true, description: 'Why, in the words of who set it.' })
  note!: string | null;

  @Field(() => Int, { nullable: true, description: 'The version whose steps it brings back, where it is a rollback.' })
  restores!: number | null;

  @Field(() => ID, { nullable: true, description: 'The admin who set it.' })
  createdBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Null where nobody has set one.' })
  createdAt!: Date | null;
}

@InputType({ description: 'A model, and up to where it may be asked; beyond that the next step is.' })
export class RoutingStepInput {
  @Field(() => String, { description: MODEL })
  model!: string;

  @Field(() => Int, { nullable: true, description: LIMITS.input })
  maxInputTokens?: number | null;

  @Field(() => MicroUsd, { nullable: true, description: LIMITS.cost })
  maxCostMicroUsd?: number | null;

  @Field(() => Float, { nullable: true, description: LIMITS.difficulty })
  maxDifficulty?: number | null;

  @Field(() => [Language], { nullable: true, description: LIMITS.languages })
  languages?: Language[] | null;
}

@InputType({ description: 'A new version of a policy.' })
export class SetRoutingPolicyInput {
  @Field(() => GenerationKind, { description: 'Any but EMBEDDING: which model makes vectors is configured.' })
  kind!: GenerationKind;

  @Field(() => Int, { description: 'The version that this one replaces; 0 where nobody has set one.' })
  expectedVersion!: number;

  @Field(() => [RoutingStepInput], { nullable: true, description: '1 to 40, in order; a model may stand in several with different limits. Null: what is built in decides.' })
  steps?: RoutingStepInput[] | null;

  @Field(() => String, { nullable: true, description: 'Why, for whoever reads it later: at most 500 UTF-16 units.' })
  note?: string | null;
}

export const SetRoutingPolicyResult = createUnionType({
  name: 'SetRoutingPolicyResult',
  description: 'The new version, or that somebody else was faster.',
  types: () => [RoutingPolicy, VersionConflict] as const,
  resolveType: (result) => (result instanceof VersionConflict ? VersionConflict : RoutingPolicy),
});

@ObjectType('ModelAlias', { description: 'Another name for a model, to be used in policies.' })
export class ModelAliasType {
  @Field(() => String, { description: 'As policies use it.' })
  name!: string;

  @Field(() => String, { description: '"provider/model", "local", or another alias.' })
  target!: string;

  @Field(() => String, { description: 'The model that it leads to in the end.' })
  resolvedModel!: string;
}

@InputType({ description: 'A name, and where it leads.' })
export class SetModelAliasInput {
  @Field(() => String, { description: 'Lower-case letters, digits, ".", "_" and "-"; at most 63.' })
  name!: string;

  @Field(() => String, { nullable: true, description: '"provider/model", "local", or another alias; null takes the alias away.' })
  target?: string | null;
}

@ObjectType({ description: 'What a million tokens cost, in micro-dollars; today, and for input of ordinary length.' })
export class ModelPrices {
  @Field(() => Float, { description: 'Of input that no cache of the provider holds.' })
  inputMicroUsdPerMillion!: number;

  @Field(() => Float, { nullable: true, description: "Of input that is read from the provider's cache; null for a model that makes vectors." })
  cachedInputMicroUsdPerMillion!: number | null;

  @Field(() => Float, { nullable: true, description: "Of input that the provider's cache takes in; null for a model that makes vectors." })
  cacheWriteMicroUsdPerMillion!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of output, reasoning included; null for a model that makes vectors, which writes nothing.' })
  outputMicroUsdPerMillion!: number | null;
}

@ObjectType({ description: 'A model at its provider, as configured, and how it stands at the moment.' })
export class ModelInfo {
  @Field(() => String, { description: 'As the configuration names it; "local" is the built-in engine.' })
  provider!: string;

  @Field(() => String, { description: 'Its name at the provider.' })
  model!: string;

  @Field(() => Origin, { description: 'LOCAL: the built-in engine, which needs no model.' })
  origin!: Origin;

  @Field(() => [String], { description: 'Other names for it.' })
  aliases!: string[];

  @Field(() => Int, { nullable: true, description: 'The largest input and output together, in tokens; null where that is not limited, or not known.' })
  contextTokens!: number | null;

  @Field(() => [ModelCapability], { description: 'What it may be asked for.' })
  capabilities!: ModelCapability[];

  @Field(() => ModelPrices, { nullable: true, description: 'Null where nobody has said what it costs.' })
  prices!: ModelPrices | null;

  @Field(() => Float, { nullable: true, description: 'The difficulty up to which it counts as good enough, 0 to 1; null for the engine and a model that makes vectors.' })
  quality!: number | null;

  @Field(() => Boolean, { description: 'Whether its server stands on this machine or in its private network.' })
  isPrivate!: boolean;

  @Field(() => Boolean, { description: 'Whether it may be asked.' })
  usable!: boolean;

  @Field(() => String, { nullable: true, description: 'What an operator must add to make it usable.' })
  missing!: string | null;

  @Field(() => BreakerState, { nullable: true, description: 'Of its circuit breaker; null for the engine, and for a model of vectors that may not be asked.' })
  breaker!: BreakerState | null;

  @Field(() => Int, { nullable: true, description: 'How long it takes to its first token, in milliseconds: an average over all processes; null where too few calls have told lately.' })
  firstTokenMs!: number | null;
}
