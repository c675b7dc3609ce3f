import { createUnionType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime, Node, UserError } from '../../platform/graphql/types.js';
import { GradeOutcome } from '../grading/grade.js';
import { QuestionInterface, QuestionKey } from '../quizzes/quizzes.type.js';
import { QuizSettings } from '../quizzes/settings.type.js';
import { GivenAnswer } from './answers.type.js';
import { AttemptEnd, AttemptStatus } from './attempts.entity.js';

registerEnumType(AttemptStatus, {
  name: 'AttemptStatus',
  description: 'Where an attempt stands.',
  valuesConfig: {
    OPEN: { description: 'Answers are saved.' },
    SUBMITTED: { description: 'It has ended, and some of its answers wait to be graded.' },
    GRADED: { description: 'It has ended, and all of it is graded; told from when on the quiz shows its score.' },
  },
});
registerEnumType(AttemptEnd, {
  name: 'AttemptEnd',
  description: 'Who or what ended an attempt.',
  valuesConfig: {
    LEARNER: { description: 'Whoever sat it.' },
    TIME_LIMIT: { description: 'Its time was up; what was there was submitted.' },
    DUE_DATE: { description: 'The quiz was due; what was there was submitted.' },
  },
});
registerEnumType(GradeOutcome, {
  name: 'GradeOutcome',
  description: 'What an answer came to.',
  valuesConfig: {
    CORRECT: { description: 'All of the points.' },
    PARTIAL: { description: 'A part of them.' },
    INCORRECT: { description: 'None of them.' },
    NEAR_MISS: { description: 'Nearly right, and marked as such; it counts only for what is right of it.' },
    UNGRADED: { description: 'It waits to be graded: it has no points, not half of them.' },
  },
});

@ObjectType({ description: 'What an answer was worth.' })
export class AnswerGrade {
  @Field(() => GradeOutcome, { description: 'In a word.' })
  outcome!: GradeOutcome;

  @Field(() => Float, { nullable: true, description: 'Null while it is UNGRADED.' })
  points!: number | null;

  @Field(() => Int, { description: 'What a right answer is worth.' })
  maxPoints!: number;

  @Field(() => String, { nullable: true, description: 'The formula with its figures; null for who may not see the key, of which it tells.' })
  how!: string | null;
}

@ObjectType('AttemptQuestion', { description: 'A question of an attempt, with the answer that is kept.' })
export class AttemptQuestionType {
  @Field(() => Int, { description: 'From 1, in the order of this attempt; it stays.' })
  position!: number;

  @Field(() => Int, { description: 'The version of the item that is asked.' })
  version!: number;

  @Field(() => QuestionInterface, { description: 'What is asked, with what of explanation and evidence may be seen now.' })
  question!: QuestionInterface;

  @Field(() => GivenAnswer, { nullable: true, description: 'Null where nothing is answered.' })
  answer!: GivenAnswer | null;

  @Field(() => Int, { description: 'Of the answer that is kept, as the client numbered it; 0 before the first.' })
  sequence!: number;

  @Field(() => DateTime, { nullable: true, description: 'When that came; null before the first.' })
  savedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether it can no longer be changed.' })
  final!: boolean;

  @Field(() => QuestionKey, { nullable: true, description: 'Null until the quiz shows it.' })
  key!: QuestionKey | null;

  @Field(() => AnswerGrade, { nullable: true, description: 'Null until the quiz shows it.' })
  grade!: AnswerGrade | null;
}

export const AttemptQuestionConnection = connectionOf('AttemptQuestion', () => AttemptQuestionType);

@ObjectType({ description: 'A bar of a chart: what a question or the questions of an objective came to.' })
export class ResultBar {
  @Field(() => String, { description: "The question's number, or the objective." })
  label!: string;

  @Field(() => ID, { nullable: true, description: 'Of the objective, where it is about one of the course.' })
  objectiveId!: string | null;

  @Field(() => Float, { nullable: true, description: 'From 0 to 1: points by maxPoints; null where nothing of it is graded.' })
  value!: number | null;

  @Field(() => Float, { description: 'Of what is graded.' })
  points!: number;

  @Field(() => Int, { description: 'What right answers to what is graded are worth.' })
  maxPoints!: number;

  @Field(() => Int, { description: 'How many of its questions are graded.' })
  n!: number;
}

@ObjectType({ description: 'What an attempt came to, as plain data that a chart takes as it is.' })
export class AttemptResult {
  @Field(() => Float, { description: 'Of what is graded.' })
  points!: number;

  @Field(() => Int, { description: 'Of all its questions.' })
  maxPoints!: number;

  @Field(() => Float, { nullable: true, description: 'From 0 to 1; null until all of it is graded.' })
  score!: number | null;

  @Field(() => Int, { description: 'How many answers wait to be graded.' })
  ungraded!: number;

  @Field(() => [ResultBar], { description: 'In the order of the attempt.' })
  byQuestion!: ResultBar[];

  @Field(() => [ResultBar], { description: 'A question counts for each objective that it tests; by name.' })
  byObjective!: ResultBar[];
}

/** Its quiz, learner, questions and result are resolved when asked for. */
@ObjectType('Attempt', { implements: Node, description: "Somebody's sitting of a quiz as it was published when he began." })
export class AttemptType extends Node {
  @Field(() => ID, { description: 'Which quiz.' })
  quizId!: string;

  @Field(() => Int, { description: 'The version that was published then.' })
  quizVersion!: number;

  @Field(() => String, { description: "The quiz's, in that version." })
  title!: string;

  @Field(() => QuizSettings, { description: 'How it is sat: as that version says, whatever is published meanwhile.' })
  settings!: QuizSettings;

  @Field(() => Int, { description: "From 1: the learner's how-manieth of the quiz." })
  number!: number;

  @Field(() => AttemptStatus, { description: 'Where it stands.' })
  status!: AttemptStatus;

  @Field(() => DateTime, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it is submitted by itself: the time limit, or the due date if that is earlier. Null: never.' })
  endsAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'By the server’s clock; null where it has no limit or has ended.' })
  secondsLeft!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'Null while it is open.' })
  submittedAt!: Date | null;

  @Field(() => AttemptEnd, { nullable: true, description: 'Null while it is open.' })
  submittedBy!: AttemptEnd | null;

  @Field(() => DateTime, { nullable: true, description: 'When the last of it was graded.' })
  gradedAt!: Date | null;

  @Field(() => Int, { description: 'The last event that this includes: subscribe with afterSeq: lastSeq.' })
  lastSeq!: number;
}

export const AttemptConnection = connectionOf('Attempt', () => AttemptType);

@ObjectType({ implements: UserError, description: 'The quiz can not be begun now.' })
export class QuizNotOpen extends UserError {
  @Field(() => DateTime, { nullable: true, description: 'From when it can be; null: as soon as it is published.' })
  opensAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when it can be; null: without an end.' })
  dueAt!: Date | null;
}

@ObjectType({ implements: UserError, description: 'The learner has sat the quiz as often as it allows.' })
export class NoAttemptsLeft extends UserError {
  @Field(() => Int, { description: 'How often that is.' })
  maxAttempts!: number;
}

export const StartAttemptResult = createUnionType({
  name: 'StartAttemptResult',
  description: 'The attempt, or why there is none.',
  types: () => [AttemptType, QuizNotOpen, NoAttemptsLeft] as const,
  resolveType: (result) => [QuizNotOpen, NoAttemptsLeft].find((refusal) => result instanceof refusal) ?? AttemptType,
});

@InputType({ description: 'Which quiz is to be sat.' })
export class StartAttemptInput {
  @Field(() => ID, { description: 'A published one.' })
  quizId!: string;

  @Field(() => String, { nullable: true, description: '1 to 200 UTF-16 units, per user: the same key answers with the same attempt, also when that has ended.' })
  idempotencyKey?: string | null;
}
