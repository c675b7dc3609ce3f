import { createUnionType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MicroUsd } from '../../platform/graphql/scalars.js';
import { connectionOf, DateTime, Node, UserError } from '../../platform/graphql/types.js';
import { Language } from '../courses/courses.entity.js';
import { QuestionType } from '../quizzes/quizzes.entity.js';
import { Difficulty } from './difficulty.type.js';
import { FailureCode } from './events.type.js';
import { AttemptOutcome, GenerationKind, GenerationStatus, Origin } from './generation.entity.js';
import { PersonalisationInput } from '../personalisation/personalisation.type.js';
import { TokenUsage } from './usage.type.js';

export enum LimitScope {
  USER = 'USER',
  COURSE = 'COURSE',
  ORGANIZATION = 'ORGANIZATION',
  INSTALLATION = 'INSTALLATION',
}

registerEnumType(LimitScope, {
  name: 'LimitScope',
  description: 'Whose limit it is.',
  valuesConfig: {
    USER: { description: "The caller's own." }, INSTALLATION: { description: 'Of everybody together.' },
    COURSE: { description: 'Of everybody in a course together; there is none yet.' },
    ORGANIZATION: { description: 'Of everybody in an organization together; there is none yet.' },
  },
});
const KINDS: Record<GenerationKind, { description: string }> = {
  EXPLANATION: { description: 'A text about a lesson, or a question about it.' },
  SUMMARY: { description: 'What a lesson says, in short.' },
  QUIZ: { description: 'Questions about a lesson.' },
  FLASHCARDS: { description: 'Cards to learn by.' }, OUTLINE: { description: 'The headings of a lesson to be.' },
  LESSON: { description: 'A whole lesson.' }, EXAMPLES: { description: 'What a lesson says, in examples.' },
  EXERCISES: { description: 'Tasks to be worked on.' },
  STUDY_PLAN: { description: 'What to learn when.' },
  COMPLETION: { description: 'An answer to a free prompt.' }, EMBEDDING: { description: 'Vectors of texts.' },
  KEY_CHECK: { description: 'What a second solver answers to questions whose keys it is not told.' },
  GRADING: { description: "A model's judgement of a short answer, criterion by criterion; made when an attempt is submitted, never asked for." },
  QUESTIONNAIRE: { description: 'Questions to one learner, fitted to what is known of him.' },
  PROFILE_ANALYSIS: { description: "What a learner's answers show of him, claim by claim." },
};
registerEnumType(GenerationKind, {
  name: 'GenerationKind',
  description: 'What is made: text, or items. By now EXPLANATION, SUMMARY, EXAMPLES, LESSON, QUIZ, FLASHCARDS, EXERCISES, OUTLINE, STUDY_PLAN, COMPLETION (a free prompt), EMBEDDING (vectors), GRADING (of short answers), QUESTIONNAIRE and PROFILE_ANALYSIS are.',
  valuesConfig: KINDS,
});
registerEnumType(GenerationStatus, {
  name: 'GenerationStatus',
  description: 'COMPLETED, FAILED and CANCELLED are final.',
  valuesConfig: {
    QUEUED: { description: 'It waits for a worker, or for a batch.' }, RUNNING: { description: 'A worker makes it.' },
    COMPLETED: { description: 'The answer is whole.' }, CANCELLED: { description: 'Somebody stopped it.' },
    FAILED: { description: 'There is no whole answer, and `failure` says why.' },
  },
});
registerEnumType(AttemptOutcome, {
  name: 'AttemptOutcome',
  description: 'How a call to a provider ended.',
  valuesConfig: {
    COMPLETED: { description: 'With a whole answer.' },
    FAILED: { description: 'With an error, or a check stopped what came.' },
    TIMED_OUT: { description: 'It was given up, since nothing came in time.' },
    REJECTED: { description: 'The provider refused the request or withheld the answer, or the lesson held nothing to make it from.' },
    CANCELLED: { description: 'Nobody wanted it any more, or another call was faster.' },
  },
});

@ObjectType({ description: 'Why a generation failed, in words for its reader.' })
export class GenerationFailure {
  @Field(() => FailureCode, { description: 'Why, for a program.' })
  code!: FailureCode;

  @Field(() => String, { description: 'Why, in a sentence for the reader.' })
  message!: string;

  @Field(() => Boolean, { description: 'Whether asking again may help.' })
  retryable!: boolean;
}

@ObjectType('ProviderAttempt', { description: 'One call to a provider.' })
export class ProviderAttemptType {
  @Field(() => String, { description: 'As the configuration names it; "local" is the built-in engine.' })
  provider!: string;

  @Field(() => String, { description: "The model's name at the provider." })
  model!: string;

  @Field(() => AttemptOutcome, { nullable: true, description: 'Null while it runs; REJECTED: the provider refused it (a 400, its content filter).' })
  outcome!: AttemptOutcome | null;

  @Field(() => String, { description: 'Why this provider and model were chosen, in a sentence.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The name and number of the prompt, as "explanation@2", or "explanation@2+shaping@1" where it was shaped for its reader; null where none is read, as by the built-in engine.' })
  promptVersion!: string | null;

  @Field(() => TokenUsage, { description: 'What it read and wrote.' })
  usage!: TokenUsage;

  @Field(() => MicroUsd, { description: 'In micro-dollars; what is set aside for it while it runs.' })
  costMicroUsd!: number;

  @Field(() => DateTime, { description: 'When it was asked.' })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it runs.' })
  finishedAt!: Date | null;
}

/** The rest of the contract's fields (text, items, lastSeq, attempts, usage, costMicroUsd) are resolved when asked for. */
@ObjectType('Generation', {
  implements: Node,
  description:
    'Something that a provider was asked to make. Every call to a provider belongs to one, so that it is paid for, logged and explained.',
})
export class GenerationType extends Node {
  @Field(() => GenerationKind, { description: 'What is made.' })
  kind!: GenerationKind;

  @Field(() => GenerationStatus, { description: 'Where it stands.' })
  status!: GenerationStatus;

  @Field(() => Origin, { nullable: true, description: 'Null until it is known.' })
  origin!: Origin | null;

  @Field(() => Float, { nullable: true, description: "The share of its kind's checks that the answer passed; null until known." })
  quality!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the reader should know, e.g. that the lesson held fewer questions than asked for.',
  })
  notice!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the answer was made, where it came from the cache.' })
  cachedAt!: Date | null;

  @Field(() => GenerationFailure, { nullable: true, description: 'Null unless it failed.' })
  failure!: GenerationFailure | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it had its end; null until then.' })
  finishedAt!: Date | null;
}

export const GenerationConnection = connectionOf('Generation', () => GenerationType);

@ObjectType({
  implements: UserError,
  description:
    "As much as may be started within a window has been started. The figures are null where the limit is not the caller's to see.",
})
export class QuotaExceeded extends UserError {
  @Field(() => LimitScope, { description: 'Whose limit it is.' })
  scope!: LimitScope;

  @Field(() => Int, { nullable: true, description: 'How many may be started within a window.' })
  limit!: number | null;

  @Field(() => Int, { nullable: true, description: 'How long a window is.' })
  windowSeconds!: number | null;

  @Field(() => DateTime, { description: 'When the next may be started.' })
  retryAt!: Date;
}

@ObjectType({
  implements: UserError,
  description: "The money set aside for AI is used up. The figures are null where the limit is not the caller's to see.",
})
export class BudgetExceeded extends UserError {
  @Field(() => LimitScope, { description: 'Whose money it is.' })
  scope!: LimitScope;

  @Field(() => MicroUsd, { nullable: true, description: 'What may be spent in a day, in micro-dollars.' })
  limitMicroUsd!: number | null;

  @Field(() => MicroUsd, { nullable: true, description: 'What is spent or set aside today, in micro-dollars.' })
  spentMicroUsd!: number | null;

  @Field(() => DateTime, { description: 'When there is money again.' })
  resetsAt!: Date;
}

@ObjectType({ implements: UserError, description: 'What was asked for may not be made.' })
export class ContentRejected extends UserError {
  @Field(() => [String], { description: 'A sentence for each rule that it met.' })
  reasons!: string[];
}

export const StartGenerationResult = createUnionType({
  name: 'StartGenerationResult',
  description: 'The generation, to be followed by its id, or why none was started.',
  types: () => [GenerationType, QuotaExceeded, BudgetExceeded, ContentRejected] as const,
  resolveType: (result) => {
    if ('reasons' in result) return ContentRejected;
    if ('retryAt' in result) return QuotaExceeded;
    return 'resetsAt' in result ? BudgetExceeded : GenerationType;
  },
});

const IDEMPOTENCY =
  'Per user: the same key with the same operation and input (defaults applied) answers with the same generation, also a failed one, ' +
  'before any limit is looked at; with another operation or input it is BAD_USER_INPUT. Refusals are not remembered.';
const FRESH = 'A new answer, although one to the identical request may be at hand or under way.';
const PERSONALISE = "Whether the caller's learning settings shape it, as they do when it is left out; what the call itself says does in any case.";
const ALLOW_LOCAL = 'Whether the built-in engine may answer when no model can. If not: FAILED, with its code.';

/** What may be said of every generation. */
@InputType()
export abstract class StartInput {
  @Field(() => Boolean, { defaultValue: true, description: ALLOW_LOCAL })
  allowLocal!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: FRESH })
  fresh?: boolean;

  @Field(() => PersonalisationInput, { nullable: true, description: "How this answer is to be shaped for its reader; the caller's settings stand in for what it leaves out." })
  personalisation?: PersonalisationInput | null;

  @Field(() => Boolean, { nullable: true, description: PERSONALISE })
  personalise?: boolean | null;

  @Field(() => String, { nullable: true, description: IDEMPOTENCY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A lesson to explain, or a question about it.' })
export class ExplainLessonInput extends StartInput {
  @Field(() => ID, { description: 'A lesson that the caller may read.' })
  lessonId!: string;

  @Field(() => String, { nullable: true, description: 'What about it; the whole lesson when left out.' })
  question?: string | null;

  @Field(() => Language, { nullable: true, description: "The course's when left out." })
  language?: Language | null;

  @Field(() => Difficulty, { nullable: true, description: 'For whom it is written; for nobody in particular when left out.' })
  difficulty?: Difficulty | null;
}

@InputType({ description: 'A free prompt, about a lesson or about none.' })
export class CompleteInput extends StartInput {
  @Field(() => String, { description: 'What is asked for, in words of your own.' })
  prompt!: string;

  @Field(() => ID, { nullable: true, description: 'The lesson that it is about; without one only a model can answer.' })
  lessonId?: string | null;

  @Field(() => Language, { nullable: true, description: "The course's when left out; without a lesson, the installation's." })
  language?: Language | null;

  @Field(() => Difficulty, { nullable: true, description: 'For whom it is written; for nobody in particular when left out.' })
  difficulty?: Difficulty | null;

  @Field(() => Int, { nullable: true, description: '1 to 16384; 6144 when left out. A model that reasons first spends of it too.' })
  maxOutputTokens?: number | null;
}

@InputType({ description: 'A lesson to ask about, and what kind of questions.' })
export class GenerateQuizInput extends StartInput {
  @Field(() => ID, { description: 'A lesson that the caller may read.' })
  lessonId!: string;

  @Field(() => Int, { defaultValue: 5, description: '1 to 50.' })
  questionCount!: number;

  @Field(() => [QuestionType], { nullable: true, description: 'Any of the four when left out.' })
  types?: QuestionType[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The same seed makes the local engine ask the same again; another one, something else.',
  })
  seed?: number | null;

  @Field(() => Difficulty, { nullable: true, description: 'For whom they are written; for nobody in particular when left out.' })
  difficulty?: Difficulty | null;

  @Field(() => Language, { nullable: true, description: "The course's when left out." })
  language?: Language | null;
}
