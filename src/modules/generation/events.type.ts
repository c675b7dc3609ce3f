import { ArgsType, Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { MicroUsd } from '../../platform/graphql/scalars.js';
import { DateTime } from '../../platform/graphql/types.js';
import { Origin } from './generation.entity.js';
import { GeneratedItem } from './items/items.type.js';
import { TokenUsage } from './usage.type.js';

export enum FailureCode {
  PROVIDER_UNAVAILABLE = 'PROVIDER_UNAVAILABLE',
  TIMED_OUT = 'TIMED_OUT',
  BUDGET_EXHAUSTED = 'BUDGET_EXHAUSTED',
  CONTENT_REJECTED = 'CONTENT_REJECTED',
  INPUT_LIMIT = 'INPUT_LIMIT',
  OUTPUT_LIMIT = 'OUTPUT_LIMIT',
  NOT_ENOUGH_CONTENT = 'NOT_ENOUGH_CONTENT',
  INTERNAL = 'INTERNAL',
}

registerEnumType(FailureCode, {
  name: 'FailureCode',
  description: 'Why there is no answer, or only a part of one.',
  valuesConfig: {
    PROVIDER_UNAVAILABLE: { description: 'No model that may be asked could answer.' },
    TIMED_OUT: { description: 'No model that may be asked answered in time.' },
    BUDGET_EXHAUSTED: { description: 'The answer would have cost more than is left of the day.' },
    CONTENT_REJECTED: { description: 'Moderation refused what was asked, or a provider or a check each answer to it.' },
    INPUT_LIMIT: { description: 'What there is to read outgrows the context of every model that may be asked.' },
    OUTPUT_LIMIT: { description: 'The answer outgrows what a model may write.' },
    NOT_ENOUGH_CONTENT: { description: 'The lesson holds too little to make it from.' },
    INTERNAL: { description: 'A mistake of Lyceum\'s own.' },
  },
});
registerEnumType(Origin, {
  name: 'Origin',
  description: 'Who made the content.',
  valuesConfig: {
    MODEL: { description: 'A model, now.' },
    CACHE: { description: 'A model, for an earlier request: nobody was asked and nothing paid.' },
    LOCAL: { description: 'The built-in engine, which needs no model.' },
  },
});

@ArgsType()
export class EventsArgs {
  @Field(() => ID, { description: 'The generation to follow.' })
  id!: string;

  @Field(() => Int, { defaultValue: 0, description: 'Replays what came after this event, then goes on live.' })
  afterSeq!: number;
}

@InterfaceType({
  description:
    'Events of one generation are numbered from 1 without a gap, and end with exactly one of Completed, Failed, Cancelled. ' +
    'They are self-contained: what they say needs no further query.',
  resolveType: (event: { typeName: string }) => event.typeName,
})
export abstract class GenerationEvent {
  @Field(() => ID, { description: 'The generation that it belongs to.' })
  generationId!: string;

  @Field(() => Int, { description: 'From 1 without a gap.' })
  seq!: number;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date;
}

@ObjectType({ implements: GenerationEvent, description: 'Comes at most once, and names the first provider that produced output.' })
export class GenerationStarted extends GenerationEvent {
  @Field(() => String, { description: 'As the configuration names it; "cache" and "local" are Lyceum itself.' })
  provider!: string;

  @Field(() => String, { description: "The model's name at the provider." })
  model!: string;

  @Field(() => Origin, { description: 'Whether a model writes, the cache, or the built-in engine.' })
  origin!: Origin;
}

@ObjectType({ implements: GenerationEvent, description: 'What comes next of the text. No delta splits a surrogate pair.' })
export class TextDelta extends GenerationEvent {
  @Field(() => String, { description: 'To be appended to what came before.' })
  text!: string;
}

@ObjectType({
  implements: GenerationEvent,
  description: 'The item of a structured answer (a question, a card, a heading) that has just been completed and validated.',
})
export class ItemReady extends GenerationEvent {
  @Field(() => Int, { description: 'From 0, again after a StreamReset.' })
  index!: number;

  @Field(() => GeneratedItem, { description: 'The item, whole and checked.' })
  item!: typeof GeneratedItem;
}

@ObjectType({ implements: GenerationEvent, description: 'How far the work is; a replay may leave it out.' })
export class ProgressChanged extends GenerationEvent {
  @Field(() => String, { description: 'What is counted, such as "questions".' })
  stage!: string;

  @Field(() => Int, { description: 'How many are done.' })
  completed!: number;

  @Field(() => Int, { description: 'How many there are to be.' })
  total!: number;
}

@ObjectType({
  implements: GenerationEvent,
  description: 'Another provider goes on where the last one broke off; nothing that was sent is void.',
})
export class ProviderSwitched extends GenerationEvent {
  @Field(() => String, { description: 'Who broke off.' })
  fromProvider!: string;

  @Field(() => String, { description: 'Who goes on.' })
  toProvider!: string;

  @Field(() => String, { description: 'Why, in a sentence for the reader.' })
  reason!: string;
}

@ObjectType({ implements: GenerationEvent, description: 'All text and items of this generation that were sent before this event are void.' })
export class StreamReset extends GenerationEvent {
  @Field(() => String, { description: 'What was wrong with it, for its reader.' })
  reason!: string;
}

@ObjectType({ implements: GenerationEvent, description: 'The last event: the answer is whole.' })
export class GenerationCompleted extends GenerationEvent {
  @Field(() => TokenUsage, { description: 'The tokens of all its calls.' })
  usage!: TokenUsage;

  @Field(() => MicroUsd, { description: 'What all its calls cost, in micro-dollars.' })
  costMicroUsd!: number;
}

@ObjectType({ implements: GenerationEvent, description: 'The last event: what came before it can still be read.' })
export class GenerationFailed extends GenerationEvent {
  @Field(() => FailureCode, { description: 'Why, for a program.' })
  code!: FailureCode;

  @Field(() => String, { description: 'Why, in a sentence for the reader.' })
  message!: string;

  @Field(() => Boolean, { description: 'Whether asking again may help.' })
  retryable!: boolean;
}

@ObjectType({ implements: GenerationEvent, description: 'The last event: somebody stopped the generation.' })
export class GenerationCancelled extends GenerationEvent {}
