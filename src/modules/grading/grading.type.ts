import { createUnionType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, UserError } from '../../platform/graphql/types.js';
import { GradedBy, GradeOutcome, QueueReason } from './grading.entity.js';

/** Of whatever a person tells a learner, in UTF-16 units. */
export const LONGEST_REASON = 2_000;

registerEnumType(GradedBy, {
  name: 'GradedBy',
  description: 'Who made a grade.',
  valuesConfig: {
    CODE: { description: 'A rule: the same answer always gets the same.' },
    MODEL: { description: 'Two models that agreed on every criterion; the points are computed.' },
    PERSON: { description: 'Somebody who teaches. Nothing but another person changes it.' },
  },
});
registerEnumType(QueueReason, {
  name: 'QueueReason',
  description: 'Why an answer waits for a person.',
  valuesConfig: {
    NEAR_MISS: { description: 'It is nearly right.' },
    JUDGES_DISAGREE: { description: 'Two models disagree on it, or what they quote proves nothing.' },
    NOT_JUDGED: { description: 'No two models judged all of it.' },
    REVIEW_REQUESTED: { description: 'Its learner asked for it.' },
  },
});

@ObjectType({ description: "A model's word on one criterion, given without knowing of the other's." })
export class CriterionVote {
  @Field(() => Boolean, { description: 'Whether the answer meets it.' })
  met!: boolean;

  @Field(() => String, { nullable: true, description: "The answer's own words that meet it, code unit for code unit; null where it isn't met." })
  quote!: string | null;

  @Field(() => String, { description: 'Why, in a sentence.' })
  reason!: string;
}

@ObjectType('JudgedCriterion', { description: 'A yes/no criterion with what two models said of it.' })
export class JudgedCriterionType {
  @Field(() => String, { description: 'What is to be met.' })
  text!: string;

  @Field(() => Int, { description: 'What it is worth.' })
  points!: number;

  @Field(() => [CriterionVote], { nullable: 'items', description: 'Two; null for a model that failed.' })
  votes!: (CriterionVote | null)[];
}

@ObjectType({ description: 'What models made of an answer that a person has yet to grade.' })
export class GradeSuggestion {
  @Field(() => Float, { description: 'For the criteria that both say are met.' })
  points!: number;

  @Field(() => String, { description: 'Why it is no grade.' })
  reason!: string;

  @Field(() => [JudgedCriterionType], { description: 'Empty where nothing was judged.' })
  criteria!: JudgedCriterionType[];
}

@ObjectType('Grade', { description: 'A grade of an answer. None is ever changed or taken back: another one follows.' })
export class GradeType {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => Int, { description: "From 1: this answer's how-manieth." })
  number!: number;

  @Field(() => GradeOutcome, { description: 'What became of the answer.' })
  outcome!: GradeOutcome;

  @Field(() => Float, { nullable: true, description: 'In hundredths at the finest; null while it is UNGRADED.' })
  points!: number | null;

  @Field(() => Int, { description: 'What the answer could be worth.' })
  maxPoints!: number;

  @Field(() => String, { nullable: true, description: 'The formula with its figures; null for who may not see the key, of which it tells.' })
  how!: string | null;

  @Field(() => GradedBy, { description: 'Who made it.' })
  by!: GradedBy;

  @Field(() => String, { nullable: true, description: 'The name of whoever graded it, or had it graded again.' })
  graderName!: string | null;

  @Field(() => String, { nullable: true, description: 'What that person says of it.' })
  reason!: string | null;

  @Field(() => [JudgedCriterionType], { nullable: true, description: 'What two models said of each criterion; null where none judged, and for who may not see the key.' })
  criteria!: JudgedCriterionType[] | null;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;
}

@ObjectType('GradeReview', { description: "A learner's wish that a person look at a grade again." })
export class GradeReviewType {
  @Field(() => ID, { description: 'Opaque, and never changes.' })
  id!: string;

  @Field(() => ID, { description: 'The attempt that the answer is in.' })
  attemptId!: string;

  @Field(() => ID, { name: 'questionId', description: 'The question that was answered.' })
  itemId!: string;

  @Field(() => String, { description: 'What the learner says.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'What whoever looked at it says; null until then.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'The name of whoever looked at it.' })
  resolverName!: string | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'Null while it is open.' })
  resolvedAt!: Date | null;
}

@ObjectType('GradedAnswer', { description: 'An answer of a submitted attempt, with its grades.' })
export class GradedAnswerType {
  @Field(() => ID, { description: 'The attempt that it is in.' })
  attemptId!: string;

  @Field(() => ID, { name: 'questionId', description: 'The question that it answers.' })
  itemId!: string;

  @Field(() => ID, { description: 'Who answered.' })
  learnerId!: string;
}

export const GradedAnswerConnection = connectionOf('GradedAnswer', () => GradedAnswerType);

@InputType({ description: "A person's grade of an answer." })
export class GradeAnswerInput {
  @Field(() => ID, { description: 'The attempt that the answer is in.' })
  attemptId!: string;

  @Field(() => ID, { description: 'The question that it answers.' })
  questionId!: string;

  @Field(() => Float, { description: 'From 0 to what the question is worth, in hundredths at the finest.' })
  points!: number;

  @Field(() => String, { description: 'Why, for the learner: 1 to 2,000 UTF-16 units.' })
  reason!: string;

  @Field(() => Int, { nullable: true, description: 'The number of the grade that was seen; left out: whichever counts.' })
  expectedGrade?: number | null;
}

@InputType({ description: "What comes of a learner's wish." })
export class ResolveReviewInput {
  @Field(() => ID, { description: 'An open review.' })
  reviewId!: string;

  @Field(() => String, { description: 'What the learner is told: 1 to 2,000 UTF-16 units.' })
  reason!: string;

  @Field(() => Float, { nullable: true, description: 'Another grade; left out: the grade stays.' })
  points?: number | null;
}

@ObjectType({ description: 'What came of grading again.' })
export class RegradeResult {
  @Field(() => ID, { nullable: true, description: 'Under which `regrade` tells how far it is; null of an attempt, which is done at once.' })
  id!: string | null;

  @Field(() => Int, { description: 'How many answers there are to look at.' })
  total!: number;

  @Field(() => DateTime, { nullable: true, description: 'Null while it goes on.' })
  finishedAt!: Date | null;

  @Field(() => Int, { description: 'How many answers were looked at so far.' })
  answers!: number;

  @Field(() => Int, { description: 'How many have another grade now.' })
  changed!: number;

  @Field(() => Int, { description: 'How many are judged by models anew; until that is done their former grade counts.' })
  judging!: number;

  @Field(() => Int, { description: 'How many a person had graded: those stay as they are.' })
  keptByPerson!: number;

  @Field(() => Int, { description: 'How many could not be graded, for a reason of ours, and stay as they are.' })
  failed!: number;
}

@ObjectType({ implements: UserError, description: 'Somebody else was faster; currentGrade is what to look at.' })
export class GradeConflict extends UserError {
  @Field(() => Int, { description: 'The number of the grade that counts now.' })
  currentGrade!: number;

  constructor(currentGrade: number) {
    super();
    this.message = 'This answer was graded meanwhile. Look at that grade, and grade again if it should be another.';
    this.currentGrade = currentGrade;
  }
}

@ObjectType({ implements: UserError, description: 'A review of the same grade is open.' })
export class ReviewAlreadyOpen extends UserError {
  @Field(() => ID, { description: 'The one that is open.' })
  reviewId!: string;

  constructor(reviewId: string) {
    super();
    this.message = 'You have asked for a review of this answer already; it will be looked at.';
    this.reviewId = reviewId;
  }
}

export const GradeAnswerResult = createUnionType({
  name: 'GradeAnswerResult',
  description: 'The answer with its new grade, or why there is none.',
  types: () => [GradedAnswerType, GradeConflict] as const,
  resolveType: (value) => (value instanceof GradeConflict ? GradeConflict : GradedAnswerType),
});
export const RequestReviewResult = createUnionType({
  name: 'RequestReviewResult',
  description: 'The review, or why there is no other.',
  types: () => [GradeReviewType, ReviewAlreadyOpen] as const,
  resolveType: (value) => (value instanceof ReviewAlreadyOpen ? ReviewAlreadyOpen : GradeReviewType),
});
