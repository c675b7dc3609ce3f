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
    NEVER: {},
  },
});
@ObjectType({ description: 'From when those who answer may see what.' })
export class QuizReveal {
  @Field(() => RevealTime, { description: 'When a learner sees it.' })
  key!: RevealTime;

  @Field(() => RevealTime, { description: 'When a learner sees it.' })
  evidence!: RevealTime;

  @Field(() => RevealTime, { description: 'When a learner sees it.' })
  explanation!: RevealTime;

  @Field(() => RevealTime, { description: 'When a learner sees it.' })
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

  @Field(() => Boolean, { description: 'Whether each learner gets the questions in another order.' })
  shuffleQuestions!: boolean;

  @Field(() => Boolean, { description: 'Whether each learner gets the choices in another order.' })
  shuffleChoices!: boolean;

  @Field(() => QuizReveal, { description: 'When a learner sees what gives answers away.' })
  reveal!: QuizReveal;
}

const RULE = 'What is left out stays as it is, in a new quiz as its default says.';

@InputType({ description: 'Defaults: AFTER_SUBMISSION.' })
export class QuizRevealInput {
  @Field(() => RevealTime, { nullable: true, description: 'When a learner sees it.' })
  key?: RevealTime | null;

  @Field(() => RevealTime, { nullable: true, description: 'When a learner sees it.' })
  evidence?: RevealTime | null;

  @Field(() => RevealTime, { nullable: true, description: 'When a learner sees it.' })
  explanation?: RevealTime | null;

  @Field(() => RevealTime, { nullable: true, description: 'When a learner sees it.' })
  score?: RevealTime | null;
}

@InputType({ description: `${RULE} null takes a limit or a date away.` })
export class QuizSettingsInput {
  @Field(() => Int, { nullable: true, description: '10 to 604,800. Default: no limit.' })
  timeLimitSeconds?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'From when on it may be played; at once when left out.' })
  opensAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'After opensAt.' })
  dueAt?: Date | null;

  @Field(() => Int, { nullable: true, description: '1 to 1,000. Default: any number.' })
  maxAttempts?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Default: false.' })
  shuffleQuestions?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Default: true.' })
  shuffleChoices?: boolean | null;

  @Field(() => QuizRevealInput, { nullable: true, description: 'When a learner sees what gives answers away.' })
  reveal?: QuizRevealInput | null;
}
