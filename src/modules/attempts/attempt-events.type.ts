import { ArgsType, Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/types.js';
import { AttemptEnd } from './attempts.entity.js';

@ArgsType()
export class AttemptEventsArgs {
  @Field(() => ID, { description: 'The attempt to follow.' })
  id!: string;

  @Field(() => Int, { defaultValue: 0, description: 'Replays what came after this event, then goes on live.' })
  afterSeq!: number;
}

@InterfaceType({
  description: 'Events of one attempt are numbered from 1 without a gap, and end with AttemptGraded; with AttemptSubmitted where the quiz shows its score later than that or never. They are self-contained.',
  resolveType: (event: { typeName: string }) => event.typeName,
})
export abstract class AttemptEvent {
  @Field(() => ID, { description: 'The attempt.' })
  attemptId!: string;

  @Field(() => Int, { description: 'From 1 without a gap.' })
  seq!: number;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date;
}

@ObjectType({ implements: AttemptEvent, description: 'The first event.' })
export class AttemptStarted extends AttemptEvent {
  @Field(() => DateTime, { nullable: true, description: 'When it is submitted by itself; null: never.' })
  endsAt!: Date | null;
}

@ObjectType({ implements: AttemptEvent, description: 'An answer was saved, on whichever device.' })
export class AnswerSaved extends AttemptEvent {
  @Field(() => ID, { description: 'To which question.' })
  questionId!: string;

  @Field(() => Int, { description: 'As the client numbered it.' })
  sequence!: number;
}

@ObjectType({ implements: AttemptEvent, description: 'At half of the time, and 30, 10, 5 and 1 minutes and 10 seconds before its end.' })
export class TimeLeft extends AttemptEvent {
  @Field(() => Int, { description: 'From this event on.' })
  secondsLeft!: number;
}

@ObjectType({ implements: AttemptEvent, description: 'Nothing is saved any more.' })
export class AttemptSubmitted extends AttemptEvent {
  @Field(() => AttemptEnd, { description: 'Who or what ended it.' })
  submittedBy!: AttemptEnd;
}

@ObjectType({ implements: AttemptEvent, description: 'The last event: all of it is graded; its result is in the attempt.' })
export class AttemptGraded extends AttemptEvent {}
