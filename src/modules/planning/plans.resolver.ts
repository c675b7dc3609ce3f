import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { badUserInput } from '../../platform/errors.js';
import { AFTER, connection, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { dateOf } from '../../platform/time-zone.js';
import { LessonType, type VersionConflict } from '../courses/courses.type.js';
import type { LessonRow } from '../courses/lessons.service.js';
import type { ObjectiveRow } from '../objectives/objectives.service.js';
import { ObjectiveType } from '../objectives/objectives.type.js';
import type { KnownPlan, PlansService } from './plans.service.js';
import { planView, timedSessions, type ShownPlan, type TimedSession } from './plans.view.js';
import {
  CreateStudyPlanInput, StudyPlanConnection, StudyPlanType, StudySession, StudySessionConnection, TakeStudyPlanInput, UpdateStudyPlanInput, UpdateStudyPlanResult,
} from './plans.type.js';

const PLACE = /^\d{1,7} \d{1,4}$/;

@Resolver(() => StudyPlanType)
export class PlansResolver {
  constructor(private readonly service: PlansService) {}

  @Query(() => StudyPlanType, { nullable: true, description: "One of the caller's. Where days were missed, or there is more or less to do, it is spread anew as it is looked at." })
  async studyPlan(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The plan.' }) id: string): Promise<ShownPlan> {
    return planView(await this.service.get(context.viewer(), id, new Date()));
  }

  @Query(() => StudyPlanConnection, { description: "The caller's, newest first, but for those of courses that he may not read any more." })
  async studyPlans(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 10, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<ShownPlan>> {
    const { edges, pageInfo } = await this.service.page(context.viewer(), pageRequest(first, after), new Date());
    return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: planView(node) })) };
  }

  @Mutation(() => StudyPlanType, { description: "Plans the caller's way to a goal, day by day." })
  async createStudyPlan(@Ctx() context: Context, @Arg('input', () => CreateStudyPlanInput, { description: 'What, and when.' }) input: CreateStudyPlanInput): Promise<ShownPlan> {
    return planView(await this.service.create(context.viewer(), input, new Date()));
  }

  @Mutation(() => StudyPlanType, {
    description: "Makes a study plan of one that was generated and that the caller has looked at: each lesson from the first day of its week on. The only way by which a generated plan comes to have dated sessions.",
  })
  async takeStudyPlan(@Ctx() context: Context, @Arg('input', () => TakeStudyPlanInput, { description: 'Which, and how it is kept.' }) input: TakeStudyPlanInput): Promise<ShownPlan> {
    return planView(await this.service.take(context.viewer(), input, new Date()));
  }

  @Mutation(() => UpdateStudyPlanResult, { description: "Changes one of the caller's and spreads all that is left to do anew." })
  async updateStudyPlan(@Ctx() context: Context, @Arg('input', () => UpdateStudyPlanInput, { description: 'What changes.' }) input: UpdateStudyPlanInput): Promise<ShownPlan | VersionConflict> {
    const plan = await this.service.update(context.viewer(), input, new Date());
    return isPlan(plan) ? planView(plan) : plan;
  }

  @Mutation(() => ID, { description: "Deletes one of the caller's; his progress stays. Sent again it changes nothing." })
  deleteStudyPlan(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The plan.' }) id: string): Promise<string> {
    return this.service.delete(context.viewer(), id);
  }

  @FieldResolver(() => ObjectiveType, { nullable: true, description: 'Where it leads; null: to all objectives of the course.' })
  async goal(@Root() { plan }: ShownPlan, @Ctx() { loaders }: Context): Promise<ObjectiveRow | null> {
    return plan.goalId === null ? null : loaders.objectivesById.load(plan.goalId);
  }

  @FieldResolver(() => StudySessionConnection, { description: 'By day, what is over first.' })
  sessions(
    @Root() { plan }: ShownPlan,
    @Arg('first', () => Int, { defaultValue: 50, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
    @Arg('from', () => String, { nullable: true, description: 'Only from that day on, as 2026-12-01; all when left out.' }) from?: string | null,
  ): Connection<TimedSession> {
    const page = pageRequest(first, after);
    if (page.after !== null && !PLACE.test(page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const [day, position] = page.after?.split(' ').map(Number) ?? [-Infinity, 0];
    const behind = timedSessions(plan).filter((session) => (session.day > day! || (session.day === day && session.position > position!)) && (from == null || dateOf(session.day) >= from));
    return connection(behind.slice(0, page.first + 1), page, (session) => `${session.day} ${session.position}`);
  }
}

@Resolver(() => StudySession)
export class StudySessionResolver {
  @FieldResolver(() => LessonType, { nullable: true, description: 'The lesson; null for REVIEWS.' })
  async lesson(@Root() { lessonId }: StudySession, @Ctx() { loaders }: Context): Promise<LessonRow | null> {
    return lessonId === null ? null : loaders.lessonsById.load(lessonId);
  }
}

function isPlan(result: KnownPlan | VersionConflict): result is KnownPlan {
  return 'sessions' in result;
}
