import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../platform/graphql/types.js';
import { RevealTime } from './quiz.entity.js';

registerEnumType(RevealTime, {
  name: 'RevealTime',
  description: 'From when something may be seen by who answers.',
  valuesConfig: {
    IMMEDIATELY: { description: 'As soon as the question is answered.' },
    AFTER_SUBMISSION: { description: 'Once the attempt is submitted.' },
    AFTER_DUE_DATE: { description: 'Once the quiz is due, for everybody at the same time.' },
    NEVER: { description: 'Not at all.' },
  },
});
@ObjectType({ description: 'From when those who answer may see what.' })
export class QuizReveal {
  @Field(() => RevealTime, { description: 'What answers the questions right.' })
  key!: RevealTime;

  @Field(() => RevealTime, { description: 'Where in the lesson the answers stand.' })
  evidence!: RevealTime;

  @Field(() => RevealTime, { description: 'Why the answers are right.' })
  explanation!: RevealTime;

  @Field(() => RevealTime, { description: 'How many points were reached.' })
  score!: RevealTime;
}

@ObjectType({ description: 'How a quiz is sat.' })
export class QuizSettings {
  @Field(() => Int, { nullable: true, description: 'Null: no limit.' })
  timeLimitSeconds!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'Null: as soon as it is published.' })
  opensAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Null: never.' })
  dueAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Null: any number.' })
  maxAttempts!: number | null;

  @Field(() => Boolean, { description: 'Whether each attempt has its own order of questions.' })
  shuffleQuestions!: boolean;

  @Field(() => Boolean, { description: 'Whether each attempt has its own order of choices.' })
  shuffleChoices!: boolean;

  @Field(() => Boolean, { description: 'Whether what is partly right gets a part of the points.' })
  partialCredit!: boolean;

  @Field(() => Boolean, { description: 'Whether the keys of items that a model wrote are checked by a second solver without anybody asking for it. checkQuizItems has them checked either way.' })
  keyCheck!: boolean;

  @Field(() => QuizReveal, { description: 'From when what may be seen.' })
  reveal!: QuizReveal;
}

const RULE = 'What is left out stays as it is, in a new quiz as its default says.';

@InputType({ description: 'Defaults: AFTER_SUBMISSION.' })
export class QuizRevealInput {
  @Field(() => RevealTime, { nullable: true, description: 'What answers the questions right.' })
  key?: RevealTime | null;

  @Field(() => RevealTime, { nullable: true, description: 'Where in the lesson the answers stand.' })
  evidence?: RevealTime | null;

  @Field(() => RevealTime, { nullable: true, description: 'Why the answers are right.' })
  explanation?: RevealTime | null;

  @Field(() => RevealTime, { nullable: true, description: 'How many points were reached.' })
  score?: RevealTime | null;
}

@InputType({ description: `${RULE} null takes a limit or a date away.` })
export class QuizSettingsInput {
  @Field(() => Int, { nullable: true, description: '10 to 604,800. Default: no limit.' })
  timeLimitSeconds?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'Default: as soon as it is published.' })
  opensAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'After opensAt.' })
  dueAt?: Date | null;

  @Field(() => Int, { nullable: true, description: '1 to 1,000. Default: any number.' })
  maxAttempts?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Default: false.' })
  shuffleQuestions?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Default: true.' })
  shuffleChoices?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Default: true. false: all or nothing.' })
  partialCredit?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Default: true.' })
  keyCheck?: boolean | null;

  @Field(() => QuizRevealInput, { nullable: true, description: 'From when what may be seen.' })
  reveal?: QuizRevealInput | null;
}
