import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { mayReadQuiz } from '../../auth/policy.js';
import type { Context } from '../../context.js';
import { badUserInput } from '../../platform/errors.js';
import { AFTER, connection, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import { idempotencyKey } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import { Person, QuizType } from '../quizzes/quiz.type.js';
import { quizView, type QuizView } from '../quizzes/quiz.view.js';
import { SaveAnswerInput, SaveAnswerResult, SavedAnswer } from './answers.type.js';
import { AttemptEvent, AttemptEventsArgs } from './attempt-events.type.js';
import { AttemptStatus } from './attempts.entity.js';
import type { AttemptRow } from './attempts.repository.js';
import type { AttemptsService } from './attempts.service.js';
import {
  AttemptConnection, AttemptQuestionConnection, AttemptQuestionType, AttemptResult, AttemptType, StartAttemptInput, StartAttemptResult,
} from './attempts.type.js';
import { attemptView, questionView, resultView, revealOf, type AttemptView } from './attempts.view.js';

const POSITION = /^\d{1,9}$/;

@Resolver(() => AttemptType)
export class AttemptsResolver {
  constructor(private readonly service: AttemptsService) {}

  @Query(() => AttemptType, { nullable: true, description: "The caller's own, on whichever device; those who may edit the course may read everybody's." })
  async attempt(@Ctx() context: Context, @Arg('id', () => ID, { description: 'By which it was begun.' }) id: string): Promise<AttemptView> {
    const viewer = context.viewer();
    return attemptView(viewer, await this.service.get(viewer, id));
  }

  @Query(() => AttemptConnection, { description: "The caller's own, newest first." })
  attempts(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
    @Arg('open', () => Boolean, { nullable: true, description: 'true: those to go on with; false: those that have ended; left out: all.' }) open?: boolean | null,
    @Arg('quizId', () => ID, { nullable: true, description: 'Left out: of all quizzes.' }) quizId?: string | null,
  ): Promise<Connection<AttemptView>> {
    return listed(context, this.service.own(context.viewer(), { isOpen: open ?? null, quizId: quizId ?? null }, pageRequest(first, after)));
  }

  @Mutation(() => StartAttemptResult, {
    description: 'Begins an attempt of the quiz as it is published now; while one is open, answers with that one.',
  })
  async startAttempt(
    @Ctx() context: Context,
    @Arg('input', () => StartAttemptInput, { description: 'Which quiz.' }) input: StartAttemptInput,
  ): Promise<typeof StartAttemptResult> {
    const viewer = context.viewer();
    const result = await this.service.start(viewer, { ...input, idempotencyKey: idempotencyKey(input.idempotencyKey) });
    return 'message' in result ? result : attemptView(viewer, result);
  }

  @Mutation(() => SaveAnswerResult, { description: 'Keeps an answer as it is given. Sent again it changes nothing; a late one never replaces a newer one.' })
  saveAnswer(
    @Ctx() context: Context,
    @Arg('input', () => SaveAnswerInput, { description: 'The answer.' }) input: SaveAnswerInput,
  ): Promise<typeof SaveAnswerResult> {
    return this.service.save(context.viewer(), input);
  }

  @Mutation(() => AttemptType, { description: 'Ends the attempt with the answers that are kept, and grades them. Once it has ended, answers with it as it is.' })
  async submitAttempt(@Ctx() context: Context, @Arg('id', () => ID, { description: "One of the caller's own." }) id: string): Promise<AttemptView> {
    const viewer = context.viewer();
    return attemptView(viewer, await this.service.submit(viewer, id));
  }

  @Subscription(() => AttemptEvent, {
    description:
      'Replays what came after afterSeq and then goes on live, until its last event; leaving only detaches. Each event comes once, in ' +
      'order; after the terminal event it is empty. afterSeq negative or beyond the last event: BAD_USER_INPUT.',
    subscribe: ({ args, context }: { args: AttemptEventsArgs; context: Context }) => context.attempts.events(context.viewer(), args.id, args.afterSeq),
  })
  attemptEvents(@Root() event: AttemptEvent, @Args(() => AttemptEventsArgs) _args: AttemptEventsArgs): AttemptEvent {
    return event;
  }

  @FieldResolver(() => QuizType, { nullable: true, description: 'As the caller sees it now; null once he may not: the attempt goes on without it.' })
  async quiz(@Root() attempt: AttemptView, @Ctx() context: Context): Promise<QuizView | null> {
    const viewer = context.viewer();
    const quiz = await context.loaders.quizzes.load(attempt.quizId);
    return quiz && mayReadQuiz(viewer, quiz) ? quizView(viewer, quiz) : null;
  }

  @FieldResolver(() => Person, { description: 'Who sits it.' })
  learner(@Root() { userId, userName }: AttemptView): Person {
    return { id: userId, displayName: userName };
  }

  @FieldResolver(() => AttemptQuestionConnection, { description: 'In the order of this attempt, which stays.' })
  async questions(
    @Root() attempt: AttemptView,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<AttemptQuestionType>> {
    const page = pageRequest(first, after);
    if (page.after !== null && !POSITION.test(page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const viewer = context.viewer();
    const rows = await context.loaders.attemptQuestions.load({ attemptId: attempt.id, ...page });
    const views = rows.map(async (row) => {
      const reveal = revealOf(viewer, attempt, row);
      const secrets = Object.values(reveal).includes(true) ? await context.loaders.itemSecrets.load({ itemId: row.itemId, version: row.version }) : null;
      return questionView(attempt, row, reveal, secrets);
    });
    return connection(await Promise.all(views), page, ({ position }) => String(position));
  }

  @FieldResolver(() => AttemptResult, { nullable: true, description: 'Null until the attempt has ended and the quiz shows its score.' })
  async result(@Root() attempt: AttemptView, @Ctx() context: Context): Promise<AttemptResult | null> {
    if (attempt.status === AttemptStatus.OPEN || !revealOf(context.viewer(), attempt, null).score) return null;
    return resultView(await context.loaders.attemptAnswers.load(attempt.id));
  }
}

@Resolver(() => SavedAnswer)
export class SavedAnswerResolver {
  constructor(private readonly service: AttemptsService) {}

  @FieldResolver(() => AttemptType, { description: 'As it is now; its questions show what the quiz shows at once.' })
  async attempt(@Root() { attemptId }: SavedAnswer, @Ctx() context: Context): Promise<AttemptView> {
    const viewer = context.viewer();
    return attemptView(viewer, await this.service.get(viewer, attemptId));
  }
}

@Resolver(() => QuizType)
export class QuizAttemptsResolver {
  constructor(private readonly service: AttemptsService) {}

  @FieldResolver(() => AttemptConnection, { nullable: true, description: "Everybody's, newest first, for those who may edit the course." })
  attempts(
    @Root() quiz: QuizView,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<AttemptView>> {
    return listed(context, this.service.ofQuiz(context.viewer(), quiz, pageRequest(first, after)));
  }
}

async function listed(context: Context, rows: Promise<Connection<AttemptRow>>): Promise<Connection<AttemptView>> {
  const { edges, pageInfo } = await rows;
  return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: attemptView(context.viewer(), node) })) };
}
