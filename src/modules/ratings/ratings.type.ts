import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';
import { AFTER, FIRST } from '../../platform/graphql/pages.js';
import { Language } from '../courses/courses.entity.js';
import { GenerationKind } from '../generation/generation.entity.js';
import { RatingReason } from './ratings.entity.js';

export enum RatingDimension {
  KIND = 'KIND',
  PROMPT_VERSION = 'PROMPT_VERSION',
  MODEL = 'MODEL',
  LANGUAGE = 'LANGUAGE',
}

registerEnumType(RatingReason, {
  name: 'RatingReason',
  description: 'Why a generation helped, or did not.',
  valuesConfig: {
    ACCURATE: { description: 'It helped: it is right.' }, CLEAR: { description: 'It helped: it is easy to understand.' },
    WELL_ADAPTED: { description: 'It helped: it suits the reader.' },
    WRONG: { description: 'It did not: something in it is wrong.' }, UNCLEAR: { description: 'It did not: it is hard to understand.' },
    OFF_TOPIC: { description: 'It did not: that was not asked.' }, TOO_EASY: { description: 'It did not: too easy.' },
    TOO_HARD: { description: 'It did not: too hard.' }, TOO_LONG: { description: 'It did not: too long.' }, TOO_SHORT: { description: 'It did not: too short.' },
    BADLY_ADAPTED: { description: 'It did not: the wishes of its reader were not heeded.' }, OFFENSIVE: { description: 'It did not: it offends.' },
    OTHER: { description: 'Something else, either way.' },
  },
});
registerEnumType(RatingDimension, {
  name: 'RatingDimension',
  description: 'By what ratings are told apart.',
  valuesConfig: {
    KIND: { description: 'What was made.' }, PROMPT_VERSION: { description: 'The prompt that it was asked for with.' },
    MODEL: { description: 'Who made it.' }, LANGUAGE: { description: 'The language that it is in.' },
  },
});

@InputType({ description: 'What the caller thinks of a generation that was made for him. It takes the place of what he said before.' })
export class RateGenerationInput {
  @Field(() => ID, { description: 'One with a whole answer.' })
  generationId!: string;

  @Field(() => Boolean, { description: 'Whether it helped.' })
  helpful!: boolean;

  @Field(() => RatingReason, { nullable: true, description: 'One that goes with that.' })
  reason?: RatingReason | null;

  @Field(() => String, { nullable: true, description: 'Up to 2,000 characters; teachers of the course read it, without a name.' })
  comment?: string | null;
}

@ObjectType({ description: 'What somebody thinks of a generation that was made for him.' })
export class GenerationRating {
  @Field(() => Boolean, { description: 'Whether it helped.' })
  helpful!: boolean;

  @Field(() => RatingReason, { nullable: true, description: 'Why, or why not.' })
  reason!: RatingReason | null;

  @Field(() => String, { nullable: true, description: 'In his words.' })
  comment!: string | null;

  @Field(() => DateTime, { description: 'When it was last said.' })
  ratedAt!: Date;
}

@ObjectType({ description: 'A rating as those who teach see it: of what made the answer, not of whom it was for.' })
export class CourseRating extends GenerationRating {
  @Field(() => GenerationKind, { description: 'What was made.' })
  kind!: GenerationKind;

  @Field(() => String, { nullable: true, description: 'Of the prompt that it was asked for with; null for the built-in engine.' })
  promptVersion!: string | null;

  @Field(() => String, { nullable: true, description: 'Provider and model, "local/…" for the built-in engine.' })
  model!: string | null;

  @Field(() => Language, { nullable: true, description: 'That it is in.' })
  language!: Language | null;

  @Field(() => ID, { nullable: true, description: 'That it is about.' })
  lessonId!: string | null;

  @Field(() => Int, { description: 'How many words of the comment an English list calls profane. A hint: it also finds the Great Tit.' })
  profanity!: number;
}

export const CourseRatingConnection = connectionOf('CourseRating', () => CourseRating);

@ObjectType({ description: 'How often a reason was given.' })
export class RatingReasonCount {
  @Field(() => RatingReason, { description: 'Which.' })
  reason!: RatingReason;

  @Field(() => Int, { description: 'How often.' })
  count!: number;
}

@ObjectType({ description: 'Ratings of what has all named dimensions in common; what ratings are not told apart by is null.' })
export class RatingGroup {
  @Field(() => GenerationKind, { nullable: true, description: 'What was made.' })
  kind!: GenerationKind | null;

  @Field(() => String, { nullable: true, description: 'The prompt; also null for the built-in engine.' })
  promptVersion!: string | null;

  @Field(() => String, { nullable: true, description: 'Provider and model.' })
  model!: string | null;

  @Field(() => Language, { nullable: true, description: 'The language.' })
  language!: Language | null;

  @Field(() => Int, { description: 'How many ratings.' })
  ratings!: number;

  @Field(() => Int, { description: 'How many of them say that it helped.' })
  helpful!: number;

  @Field(() => Float, { description: 'The share that it helped, 0 to 1.' })
  share!: number;

  @Field(() => Float, { description: "The lower end of that share's 95 % interval (Wilson): two groups whose intervals overlap are not told apart." })
  low!: number;

  @Field(() => Float, { description: 'The upper end.' })
  high!: number;

  @Field(() => [RatingReasonCount], { description: 'Most frequent first.' })
  reasons!: RatingReasonCount[];
}

const COURSE = 'A course that the caller may edit; all of his when left out, and for admins all of the organization.';

@ArgsType()
export class RatingGroupsArgs {
  @Field(() => ID, { nullable: true, description: COURSE })
  courseId?: string | null;

  @Field(() => [RatingDimension], { defaultValue: [RatingDimension.KIND, RatingDimension.PROMPT_VERSION], description: 'By what they are told apart; [] counts all of them together.' })
  by!: RatingDimension[];
}

@ArgsType()
export class CourseRatingsArgs {
  @Field(() => ID, { nullable: true, description: COURSE })
  courseId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that say that it helped, or that it did not.' })
  helpful?: boolean | null;

  @Field(() => GenerationKind, { nullable: true, description: 'Only of this kind.' })
  kind?: GenerationKind | null;

  @Field(() => String, { nullable: true, description: 'Only of this prompt, as "explanation@2".' })
  promptVersion?: string | null;

  @Field(() => Int, { defaultValue: 20, description: FIRST })
  first!: number;

  @Field(() => String, { nullable: true, description: AFTER })
  after?: string | null;
}
