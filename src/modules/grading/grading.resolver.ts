import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import { DateTime, type Connection } from '../../platform/graphql/types.js';
import { GivenAnswer } from '../attempts/answers.type.js';
import { QuestionInterface } from '../quizzes/quizzes.type.js';
import type { QuestionContent } from '../quizzes/questions.service.js';
import { QueueReason } from './grading.entity.js';
import type { GradeRow, ReviewRow } from './grading.repository.js';
import type { GradingService, SeenAnswer } from './grading.service.js';
import type { RegradesService } from './regrades.service.js';
import {
  GradeAnswerInput, GradeAnswerResult, GradedAnswerConnection, GradedAnswerType, GradeReviewType, GradeSuggestion, GradeType, RegradeResult,
  RequestReviewResult, ResolveReviewInput, type GradeConflict, type ReviewAlreadyOpen,
} from './grading.type.js';

const ATTEMPT = 'A submitted attempt.';
const QUESTION = 'A question of it.';
const REASON = 'Why, for the learners: 1 to 2,000 UTF-16 units.';

@Resolver(() => GradedAnswerType)
export class GradingResolver {
  constructor(private readonly grading: GradingService, private readonly regrades: RegradesService) {}

  @Query(() => GradedAnswerType, { nullable: true, description: 'An answer with its grades: for whose answer it is, and for those who may edit the course.' })
  gradedAnswer(
    @Ctx() context: Context,
    @Arg('attemptId', () => ID, { description: ATTEMPT }) attemptId: string,
    @Arg('questionId', () => ID, { description: QUESTION }) questionId: string,
  ): Promise<SeenAnswer> {
    return this.grading.get(context.viewer(), { attemptId, itemId: questionId });
  }

  @Query(() => GradedAnswerConnection, { description: "Of a course's quizzes the answers that wait for a person, who has waited longest first; of practice quizzes only those whose review was asked for." })
  gradingQueue(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'A course that the caller may edit.' }) courseId: string,
    @Arg('reasons', () => [QueueReason], { nullable: true, description: 'Only those that wait for one of these; left out: all.' }) reasons: QueueReason[] | null,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<SeenAnswer>> {
    return this.grading.queue(context.viewer(), courseId, reasons ?? null, pageRequest(first, after));
  }

  @Mutation(() => GradeAnswerResult, { description: "A person's grade, for those who may edit the course. Nothing but another person's replaces it; an open review of the answer is closed with its reason." })
  gradeAnswer(@Ctx() context: Context, @Arg('input', () => GradeAnswerInput, { description: 'The grade.' }) input: GradeAnswerInput): Promise<SeenAnswer | GradeConflict> {
    return this.grading.grade(context.viewer(), input);
  }

  @Mutation(() => RegradeResult, {
    description: "Grades all of an attempt's answers again by the keys that its questions have now. What a person graded stays; short answers are judged again. The former grades stay in the history.",
  })
  regradeAttempt(
    @Ctx() context: Context,
    @Arg('attemptId', () => ID, { description: ATTEMPT }) attemptId: string,
    @Arg('reason', () => String, { description: REASON }) reason: string,
  ): Promise<RegradeResult> {
    return this.regrades.attempt(context.viewer(), attemptId, reason);
  }

  @Mutation(() => RegradeResult, {
    description:
      'The same for all answers to one question, once its key was changed. Of many answers the first are graded at once, and a worker goes on: ' +
      '`regrade` tells how far it is. Asked for again meanwhile, by the same key, it is the same one.',
  })
  regradeQuestion(
    @Ctx() context: Context,
    @Arg('questionId', () => ID, { description: 'A question of a quiz, which the caller may edit.' }) questionId: string,
    @Arg('reason', () => String, { description: REASON }) reason: string,
  ): Promise<RegradeResult> {
    return this.regrades.question(context.viewer(), questionId, reason);
  }

  @Query(() => RegradeResult, { nullable: true, description: 'How far the answers to a question are graded again, for those who may grade them.' })
  regrade(@Ctx() context: Context, @Arg('id', () => ID, { description: 'By which regradeQuestion began it.' }) id: string): Promise<RegradeResult> {
    return this.regrades.get(context.viewer(), id);
  }

  @Mutation(() => RequestReviewResult, { description: "A learner's wish that a person look at a grade again." })
  requestReview(
    @Ctx() context: Context,
    @Arg('attemptId', () => ID, { description: ATTEMPT }) attemptId: string,
    @Arg('questionId', () => ID, { description: QUESTION }) questionId: string,
    @Arg('message', () => String, { description: 'Why: 1 to 2,000 UTF-16 units.' }) message: string,
  ): Promise<ReviewRow | ReviewAlreadyOpen> {
    return this.grading.requestReview(context.viewer(), { attemptId, itemId: questionId }, message);
  }

  @Mutation(() => GradedAnswerType, { description: 'Answers such a wish, with another grade or without, and with the reason that the learner is told.' })
  resolveReview(@Ctx() context: Context, @Arg('input', () => ResolveReviewInput, { description: 'What comes of it.' }) input: ResolveReviewInput): Promise<SeenAnswer> {
    return this.grading.resolveReview(context.viewer(), input);
  }

  @FieldResolver(() => QuestionInterface, { description: 'As it was asked; without explanation and evidence, which the attempt shows.' })
  question(@Root() { content }: SeenAnswer): QuestionContent {
    return { ...content, explanation: null, evidence: [] };
  }

  @FieldResolver(() => GivenAnswer, { nullable: true, description: 'Null: nothing was answered.' })
  response(@Root() { response }: SeenAnswer): SeenAnswer['response'] {
    return response;
  }

  @FieldResolver(() => GradeType, { nullable: true, description: 'The one that counts; null while the learner may not see the score.' })
  grade(@Root() answer: SeenAnswer): GradeRow | null {
    return answer.seesScore ? seen(answer, answer.grade) : null;
  }

  @FieldResolver(() => [GradeType], { description: 'All of them, newest first; empty while the learner may not see the score.' })
  async history(@Root() answer: SeenAnswer): Promise<GradeRow[]> {
    return (await this.grading.history(answer)).map((grade) => seen(answer, grade));
  }

  @FieldResolver(() => GradeSuggestion, { nullable: true, description: 'What models made of it, where a person is to grade it; for those who may edit the course.' })
  suggestion(@Root() { mayEdit, suggestion }: SeenAnswer): SeenAnswer['suggestion'] {
    return mayEdit ? suggestion : null;
  }

  @FieldResolver(() => [GradeReviewType], { description: 'What the learner asked for, newest first.' })
  reviews(@Root() answer: SeenAnswer): Promise<ReviewRow[]> {
    return this.grading.reviews(answer);
  }

  @FieldResolver(() => QueueReason, { nullable: true, description: "Why it waits for a person; null: it doesn't, or the caller may not edit the course." })
  waitsFor(@Root() { mayEdit, queueReason }: SeenAnswer): QueueReason | null {
    return mayEdit ? queueReason : null;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: "Since when; null: it doesn't, or the caller may not edit the course." })
  waitsSince(@Root() { mayEdit, queuedAt }: SeenAnswer): Date | null {
    return mayEdit ? queuedAt : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether models are about to judge it; false while the learner may not see the score.' })
  isBeingJudged(@Root() { judging, seesScore }: SeenAnswer): boolean {
    // That code could grade it says that it was an accepted answer.
    return seesScore && judging !== 'NONE';
  }
}

function seen({ seesKey }: SeenAnswer, grade: GradeRow): GradeRow {
  return seesKey ? grade : { ...grade, how: null as unknown as string, criteria: null };
}
