import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';
import { ReviewKind, ReviewRating } from './flashcards.entity.js';

registerEnumType(ReviewRating, { name: 'ReviewRating', description: 'How well a card was recalled; AGAIN: not at all.' });
registerEnumType(ReviewKind, {
  name: 'CardReviewKind',
  description: 'What the log tells of: REVIEW, or UNDO of one; RESET made the card new again; SUSPEND, UNSUSPEND, BURY, UNBURY.',
});

@ObjectType({ description: 'How the caller learns.' })
export class StudySettings {
  @Field(() => String, { description: 'A name of the IANA database, such as "Europe/Berlin".' })
  timeZone!: string;

  @Field(() => Int, { description: "The hour of the time zone's clocks at which a day begins, 0 to 23." })
  dayStartHour!: number;

  @Field(() => Int, { description: 'How many new cards dueCards gives a day, at most.' })
  newCardsPerDay!: number;

  @Field(() => Int, { description: 'How many cards of earlier days dueCards gives a day, at most; those in steps of minutes are not counted.' })
  reviewsPerDay!: number;

  @Field(() => Float, { description: 'The probability of recall at which a card comes back, 0.7 to 0.97.' })
  desiredRetention!: number;
}

@InputType({ description: 'What is left out stays as it is. What changes counts from the next review on.' })
export class UpdateStudySettingsInput {
  @Field(() => String, { nullable: true, description: 'A name of the IANA database, such as "Europe/Berlin".' })
  timeZone?: string | null;

  @Field(() => Int, { nullable: true, description: '0 to 23.' })
  dayStartHour?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 9,999.' })
  newCardsPerDay?: number | null;

  @Field(() => Int, { nullable: true, description: '0 to 9,999.' })
  reviewsPerDay?: number | null;

  @Field(() => Float, { nullable: true, description: '0.7 to 0.97, in hundredths.' })
  desiredRetention?: number | null;
}

@InputType({ description: 'How well a card was remembered.' })
export class ReviewCardInput {
  @Field(() => ID, { description: 'The card.' })
  cardId!: string;

  @Field(() => ReviewRating, { description: 'How well it was remembered.' })
  rating!: ReviewRating;

  @Field(() => ID, { description: "The review's id, made by the client, such as a UUID: 8 to 64 of A-Z a-z 0-9 _ and -. Sent again it changes nothing." })
  reviewId!: string;

  @Field(() => Int, { nullable: true, description: 'From the front to the rating, 0 to 3,600,000.' })
  durationMs?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'For a review that was done offline, at most 30 days ago; left out: now.' })
  reviewedAt?: Date | null;
}

@InputType({ description: 'A review to be taken back.' })
export class UndoReviewInput {
  @Field(() => ID, { description: "The last review of its card." })
  reviewId!: string;
}

@ObjectType('CardReview', { description: "An entry of the caller's review log. Entries are only ever added." })
export class CardReviewType {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => ID, { description: 'The card.' })
  cardId!: string;

  @Field(() => ReviewKind, { description: 'What was done.' })
  kind!: ReviewKind;

  @Field(() => ReviewRating, { nullable: true, description: 'How well it was remembered.' })
  rating!: ReviewRating | null;

  @Field(() => ID, { nullable: true, description: 'The review that an UNDO makes void.' })
  undoes!: string | null;

  @Field(() => Boolean, { description: 'Whether it was undone.' })
  undone!: boolean;

  @Field(() => Int, { nullable: true, description: 'How long it took, in milliseconds; null where nobody measured it.' })
  durationMs!: number | null;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: Date;

  @Field(() => DateTime, { description: 'When the server learnt of it.' })
  receivedAt!: Date;

  @Field(() => Float, { description: 'As it was set then.' })
  desiredRetention!: number;
}

export const CardReviewConnection = connectionOf('CardReview', () => CardReviewType);

@ObjectType({ description: 'What comes due on a day, as it stands now.' })
export class ForecastDay {
  @Field(() => String, { description: "The day in the caller's time zone, such as 2026-01-31." })
  date!: string;

  @Field(() => DateTime, { description: 'When the day begins.' })
  startsAt!: Date;

  @Field(() => Int, { description: 'Cards that come due; today counts what is overdue too. New cards are not counted.' })
  due!: number;
}
