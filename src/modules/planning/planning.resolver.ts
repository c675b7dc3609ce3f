import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { badUserInput } from '../../platform/errors.js';
import { AFTER, connection, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { LessonRow } from '../courses/lessons.service.js';
import type { ObjectiveRow } from '../objectives/objectives.service.js';
import { ObjectiveType } from '../objectives/objectives.type.js';
import type { KnownLesson } from './learner.service.js';
import { lessonEstimate, type Pace } from './pace.js';
import type { PathObjective } from './path.js';
import { reasonsOf, type LearningPath, type PathService } from './path.service.js';
import { LearningPathType, NextStepConnection, PathLesson, PathLessonConnection, PathStep, PathStepConnection, type NextStep } from './planning.type.js';
import type { StepsService } from './steps.service.js';

/** A step of a path while its lessons are not asked for. */
type ShownStep = Omit<PathStep, 'objective'> & { objective: ObjectiveRow; path: LearningPath };
type ShownPath = LearningPathType & { path: LearningPath };
type ShownLesson = Omit<PathLesson, 'lesson'> & { lesson: LessonRow };

@Resolver(() => LearningPathType)
export class PlanningResolver {
  constructor(
    private readonly steps: StepsService,
    private readonly paths: PathService,
  ) {}

  @Query(() => NextStepConnection, {
    description: "What the caller does next, the first thing first, each with reasons that name what says so; at most 100. Pages are of the moment when the first was asked for, and none gives a step again.",
  })
  nextSteps(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 10, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
    @Arg('courseId', () => ID, { nullable: true, description: 'Only of that course; left out: of the courses that the caller is enrolled in or has begun, at most 10, and of all decks.' }) courseId?: string | null,
    @Arg('goal', () => ID, { nullable: true, description: 'An objective that the caller wants to reach; its course counts as named.' }) goal?: string | null,
  ): Promise<Connection<NextStep>> {
    return this.steps.page(context.viewer(), { courseId: courseId ?? null, goalId: goal ?? null, page: pageRequest(first, after) }, new Date());
  }

  @Query(() => LearningPathType, { description: "The caller's own way to a goal: its objectives in an order in which each can be learnt, how he stands with each, and how long the rest takes him." })
  async learningPath(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'A course that the caller may read.' }) courseId: string,
    @Arg('goal', () => ID, { nullable: true, description: 'An objective of it; left out: all of them.' }) goal?: string | null,
  ): Promise<ShownPath> {
    const path = await this.paths.path(context.viewer(), courseId, goal ?? null, new Date());
    return {
      path, courseId, asOf: path.state.asOf, minutes: path.minutes, basis: path.basis, reasons: reasonsOf(path),
      objectives: path.steps.length, skipped: path.steps.filter(({ skipped }) => skipped).length,
    };
  }

  @FieldResolver(() => PathStepConnection, { description: 'In the order in which they can be learnt.' })
  async path(
    @Root() { path }: ShownPath,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<ShownStep>> {
    const page = pageRequest(first, after);
    const start = page.after === null ? 0 : path.steps.findIndex(({ objective }) => objective.id === page.after) + 1;
    if (page.after !== null && start === 0) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const { edges, pageInfo } = connection(path.steps.slice(start, start + page.first + 1), page, ({ objective }) => objective.id);
    const [rows, evidence] = await Promise.all([
      Promise.all(edges.map(({ node }) => context.loaders.objectivesById.load(node.objective.id))),
      this.paths.evidence(context.viewer(), path, edges.map(({ node }) => node.objective)),
    ]);
    return {
      pageInfo,
      edges: edges.flatMap(({ cursor, node }, index) => {
        const objective = rows[index];
        return objective ? [{ cursor, node: { ...shownStep(node), objective, evidence: evidence[index]!, path } }] : [];
      }),
    };
  }

  @FieldResolver(() => PathLessonConnection, { description: 'Lessons that name no objective, in the order of the course; none where an objective is the goal.' })
  async otherLessons(
    @Root() { path: { unlinked, state } }: ShownPath,
    @Ctx() { loaders }: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<ShownLesson>> {
    const page = pageRequest(first, after);
    const start = page.after === null ? 0 : unlinked.findIndex(({ id }) => id === page.after) + 1;
    if (page.after !== null && start === 0) throw badUserInput('after', 'is not a cursor that this list gave out.');
    return connection(await shownLessons(unlinked.slice(start, start + page.first + 1), state.pace, loaders), page, ({ lesson }) => lesson.id);
  }

  @FieldResolver(() => ObjectiveType, { nullable: true, description: 'Where it leads; null: to all objectives of the course.' })
  async goal(@Root() { path }: ShownPath, @Ctx() { loaders }: Context): Promise<ObjectiveRow | null> {
    return path.goalId === null ? null : loaders.objectivesById.load(path.goalId);
  }
}

@Resolver(() => PathStep)
export class PathStepResolver {
  @FieldResolver(() => [PathLesson], { description: 'Those that teach it, in the order of the course.' })
  lessons(@Root() { objective, path: { state } }: ShownStep, @Ctx() { loaders }: Context): Promise<ShownLesson[]> {
    return shownLessons(state.objectives.find(({ id }) => id === objective.id)!.lessonIds.flatMap((id) => state.lessons.get(id) ?? []), state.pace, loaders);
  }
}

async function shownLessons(known: readonly KnownLesson[], pace: Pace, { lessonsById }: Context['loaders']): Promise<ShownLesson[]> {
  const lessons = await Promise.all(known.map(({ id }) => lessonsById.load(id)));
  return known.flatMap((each, index) => {
    const lesson = lessons[index];
    return lesson ? [{ lesson, estimate: lessonEstimate(each, pace), finishedAt: each.finishedAt }] : [];
  });
}

function shownStep({ objective: { standing, probability, low, high, answers }, skipped, work }: PathObjective): Omit<PathStep, 'objective' | 'evidence'> {
  return { standing, skipped, probability, low, high, answers, minutes: work.reduce((sum, { minutes }) => sum + minutes, 0) };
}
