import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Viewer } from '../../auth/viewer.js';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection, UserError } from '../../platform/graphql/types.js';
import type { CourseRow, CoursesService } from '../courses/courses.service.js';
import { CourseType, LessonType } from '../courses/courses.type.js';
import type { LessonRow } from '../courses/lessons.service.js';
import type { ChangeRow } from './changes.repository.js';
import type { QuizRow } from './quiz.repository.js';
import type { QuizService } from './quiz.service.js';
import {
  ChangeQuizResult, CreateQuizInput, PublishQuizResult, QuizChangeConnection, QuizChangeType, QuizConnection, QuizType,
  UpdateQuizInput,
} from './quiz.type.js';
import { quizView, type QuizView } from './quiz.view.js';

const VERSION = 'The version that the caller has seen.';

/** A quiz as the viewer sees it, or the result that is none. */
export function shown<Refusal extends UserError>(viewer: Viewer, result: QuizRow | Refusal): QuizView | Refusal {
  return 'message' in result ? result : quizView(viewer, result);
}

@Resolver(() => QuizType)
export class QuizResolver {
  constructor(
    private readonly service: QuizService,
    private readonly courses: CoursesService,
  ) {}

  @Query(() => QuizType, { nullable: true, description: 'For learners the published ones, and their own for practice.' })
  async quiz(@Ctx() context: Context, @Arg('id', () => ID, { description: 'Of the quiz.' }) id: string): Promise<QuizView> {
    const viewer = context.viewer();
    return quizView(viewer, await this.service.get(viewer, id));
  }

  @Mutation(() => QuizType, { description: "A draft: a course's for those who may edit the course, a practice quiz for everybody who had its questions generated." })
  async createQuiz(@Ctx() context: Context, @Arg('input', () => CreateQuizInput, { description: 'What it is to be.' }) input: CreateQuizInput): Promise<QuizView> {
    const viewer = context.viewer();
    return quizView(viewer, await this.service.create(viewer, input));
  }

  @Mutation(() => ChangeQuizResult, { description: 'Title and settings. What changes nothing makes no new version.' })
  async updateQuiz(@Ctx() context: Context, @Arg('input', () => UpdateQuizInput, { description: 'What changes.' }) input: UpdateQuizInput): Promise<typeof ChangeQuizResult> {
    const viewer = context.viewer();
    return shown(viewer, await this.service.update(viewer, input));
  }

  @Mutation(() => PublishQuizResult, { description: 'From DRAFT to IN_REVIEW.' })
  async submitQuizForReview(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Of the quiz.' }) id: string,
    @Arg('expectedVersion', () => Int, { description: VERSION }) expectedVersion: number,
  ): Promise<typeof PublishQuizResult> {
    const viewer = context.viewer();
    return shown(viewer, await this.service.submit(viewer, id, expectedVersion));
  }

  @Mutation(() => PublishQuizResult, {
    description: 'Learners get the quiz as it is now, without the items that were rejected; attempts that are open keep the version that they have. '
      + 'From IN_REVIEW, or again from PUBLISHED; a practice quiz from DRAFT, with the items that nothing speaks against.',
  })
  async publishQuiz(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Of the quiz.' }) id: string,
    @Arg('expectedVersion', () => Int, { description: VERSION }) expectedVersion: number,
    @Arg('pastDue', () => Boolean, { defaultValue: false, description: 'Also where it is due already and nobody can begin it, as to mend an exam that is over.' }) pastDue: boolean,
  ): Promise<typeof PublishQuizResult> {
    const viewer = context.viewer();
    return shown(viewer, await this.service.publish(viewer, id, expectedVersion, pastDue));
  }

  @Mutation(() => ChangeQuizResult, { description: 'To RETIRED: learners no longer find it.' })
  async retireQuiz(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Of the quiz.' }) id: string,
    @Arg('expectedVersion', () => Int, { description: VERSION }) expectedVersion: number,
  ): Promise<typeof ChangeQuizResult> {
    const viewer = context.viewer();
    return shown(viewer, await this.service.retire(viewer, id, expectedVersion));
  }

  @Mutation(() => ChangeQuizResult, { description: 'From IN_REVIEW or RETIRED back to DRAFT. What is PUBLISHED is edited as it is.' })
  async reopenQuiz(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Of the quiz.' }) id: string,
    @Arg('expectedVersion', () => Int, { description: VERSION }) expectedVersion: number,
  ): Promise<typeof ChangeQuizResult> {
    const viewer = context.viewer();
    return shown(viewer, await this.service.reopen(viewer, id, expectedVersion));
  }

  @FieldResolver(() => CourseType, { description: 'Which it belongs to.' })
  course(@Root() quiz: QuizView, @Ctx() context: Context): Promise<CourseRow> {
    return this.courses.load(context.viewer(), quiz.courseId, context.loaders);
  }

  @FieldResolver(() => LessonType, { nullable: true, description: 'The one lesson that it is about; null: the whole course.' })
  async lesson(@Root() quiz: QuizView, @Ctx() context: Context): Promise<LessonRow | null> {
    // Who may read the quiz may read its course.
    return quiz.lessonId === null ? null : context.loaders.lessonsById.load(quiz.lessonId);
  }

  @FieldResolver(() => [ID], {
    nullable: true,
    description: 'Items that ask what another of the course asks, and wait for a decision: accepted among others, without a reason, they are left out. For those who may change the quiz.',
  })
  async undecidedDuplicates(@Root() quiz: QuizView, @Ctx() context: Context): Promise<string[] | null> {
    return this.service.undecidedDuplicates(context.viewer(), quiz);
  }

  @FieldResolver(() => QuizChangeConnection, { nullable: true, description: 'Who did what, newest first; for those who may change the quiz.' })
  async changes(
    @Root() quiz: QuizView,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<QuizChangeType>> {
    const { edges, pageInfo } = await this.service.changes(context.viewer(), quiz, pageRequest(first, after), context.loaders);
    return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: changeView(node) })) };
  }
}

function changeView({ userId, userName, ...change }: ChangeRow): QuizChangeType {
  return { ...change, by: { id: userId, displayName: userName } };
}

@Resolver(() => CourseType)
export class CourseQuizzesResolver {
  constructor(private readonly service: QuizService) {}

  @FieldResolver(() => QuizConnection, { description: "Newest first. Learners: the published ones and their own for practice; those who may edit the course: all of the course's." })
  quizzes(
    @Root() course: CourseRow,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<QuizView>> {
    return listed(context, this.service.page(context.viewer(), course, null, pageRequest(first, after), context.loaders));
  }
}

@Resolver(() => LessonType)
export class LessonQuizzesResolver {
  constructor(private readonly service: QuizService, private readonly courses: CoursesService) {}

  @FieldResolver(() => QuizConnection, { description: 'Those about this lesson alone, as in Course.quizzes.' })
  async quizzes(
    @Root() lesson: LessonRow,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<QuizView>> {
    const course = await this.courses.load(context.viewer(), lesson.courseId, context.loaders);
    return listed(context, this.service.page(context.viewer(), course, lesson.id, pageRequest(first, after), context.loaders));
  }
}

async function listed(context: Context, rows: Promise<Connection<QuizRow>>): Promise<Connection<QuizView>> {
  const { edges, pageInfo } = await rows;
  return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: quizView(context.viewer(), node) })) };
}
