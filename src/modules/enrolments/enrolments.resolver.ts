import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mayKnowCourse } from '../../auth/policy.js';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { CourseRow } from '../courses/courses.service.js';
import { CourseType } from '../courses/courses.type.js';
import { EnrolmentState } from './enrolments.entity.js';
import type { ChangeRow } from './enrolments.repository.js';
import type { Enrolled, EnrolmentRow, EnrolmentsService } from './enrolments.service.js';
import { EnrolmentChangeType, EnrolmentConnection, EnrolmentType, EnrolResult, RemoveLearnerInput } from './enrolments.type.js';
import { courseProgress } from './progress.view.js';
import { CourseProgress } from './progress.type.js';

@Resolver(() => EnrolmentType)
export class EnrolmentsResolver {
  constructor(private readonly service: EnrolmentsService) {}

  @Query(() => EnrolmentConnection, { description: 'The courses that the caller is enrolled in, the one that he came to last first.' })
  myCourses(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
    @Arg('states', () => [EnrolmentState], { defaultValue: [EnrolmentState.ACTIVE], description: 'Those that stand so; empty: all of them.' }) states: EnrolmentState[] = [EnrolmentState.ACTIVE],
  ): Promise<Connection<EnrolmentRow>> {
    return this.service.own(context.viewer(), states.length === 0 ? null : states, pageRequest(first, after));
  }

  @Mutation(() => EnrolResult, { description: 'Enrols the caller in an open course. Who is enrolled already stays so.' })
  enrol(@Ctx() context: Context, @Arg('courseId', () => ID, { description: 'The course.' }) courseId: string): Promise<typeof EnrolResult> {
    return entered(context, this.service.enrol(context.viewer(), courseId));
  }

  @Mutation(() => EnrolResult, { description: 'Enrols the caller in the course that has this code. Thirty tries a minute.' })
  enrolByCode(
    @Ctx() context: Context,
    @Arg('code', () => String, { description: 'As it was told; case, hyphens and spaces make no difference.' }) code: string,
  ): Promise<typeof EnrolResult> {
    return entered(context, this.service.enrolByCode(context.viewer(), code));
  }

  @Mutation(() => EnrolmentType, { description: 'Ends the caller\'s enrolment; what he did is kept.' })
  async leaveCourse(@Ctx() context: Context, @Arg('courseId', () => ID, { description: 'The course.' }) courseId: string): Promise<EnrolmentRow> {
    const left = await this.service.leave(context.viewer(), courseId);
    await context.refreshViewer();
    return left;
  }

  @Mutation(() => EnrolmentType, { description: "Ends a learner's enrolment, for those who may edit the course; what he did is kept. Only an invitation lets him in again." })
  removeLearner(@Ctx() context: Context, @Arg('input', () => RemoveLearnerInput, { description: 'Who, and why.' }) input: RemoveLearnerInput): Promise<EnrolmentRow> {
    return this.service.remove(context.viewer(), input);
  }

  @FieldResolver(() => CourseType, { nullable: true, description: 'Null once the caller may no longer know of it.' })
  async course(@Root() { courseId }: EnrolmentRow, @Ctx() context: Context): Promise<CourseRow | null> {
    const course = await context.loaders.courses.load(courseId);
    return course && mayKnowCourse(context.viewer(), course) ? course : null;
  }

  @FieldResolver(() => CourseProgress, { description: 'How far he is.' })
  async progress(@Root() enrolment: EnrolmentRow, @Ctx() context: Context): Promise<CourseProgress> {
    return courseProgress(enrolment.courseId, await context.loaders.standings.load(enrolment), enrolment);
  }

  @FieldResolver(() => [EnrolmentChangeType], { description: 'All that ever happened to it, newest first.' })
  history(@Root() { id }: EnrolmentRow, @Ctx() context: Context): Promise<ChangeRow[]> {
    return context.loaders.enrolmentChanges.load(id);
  }
}

/** What else the operation asks for is asked by somebody who is in. */
export async function entered(context: Context, entering: Promise<Enrolled>): Promise<typeof EnrolResult> {
  const enrolled = await entering;
  await context.refreshViewer();
  return enrolled;
}
