import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mayReadCourse } from '../../auth/policy.js';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import { DateTime, type Connection } from '../../platform/graphql/types.js';
import { EnrolmentPolicy } from '../courses/courses.entity.js';
import type { CourseRow } from '../courses/courses.service.js';
import { CourseType } from '../courses/courses.type.js';
import type { EnrolmentRow } from './enrolments.service.js';
import { AddInstructorResult, CourseTeacher, EnrolmentRules, EnrolmentType, SetEnrolmentRulesInput } from './enrolments.type.js';
import type { InstructorsService, TeacherRow } from './instructors.service.js';
import type { MemberRow } from './members.repository.js';
import type { MembersService } from './members.service.js';
import { CourseMember, CourseMemberConnection, CourseMemberFilter, MemberRole } from './members.type.js';
import { courseProgress } from './progress.view.js';
import type { EnrolmentRulesService, SeenRules } from './rules.service.js';

export interface CoursePeopleParts {
  rules: EnrolmentRulesService;
  instructors: InstructorsService;
  members: MembersService;
}

/** Whom a course lets in, who teaches it, and who is in it. */
@Resolver(() => CourseType)
export class CoursePeopleResolver {
  constructor(private readonly parts: CoursePeopleParts) {}

  @Query(() => CourseMemberConnection, { description: 'Everybody in a course by name, for those who may edit it: who teaches it, and who is or was enrolled.' })
  async courseMembers(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'A course that the caller may edit.' }) courseId: string,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
    @Arg('filter', () => CourseMemberFilter, { nullable: true, description: 'Whom to list; all when left out.' }) filter?: CourseMemberFilter | null,
  ): Promise<Connection<CourseMember>> {
    const { edges, pageInfo } = await this.parts.members.page(context.viewer(), courseId, filter ?? {}, pageRequest(first, after));
    return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: memberView(node) })) };
  }

  @Mutation(() => EnrolmentRules, { description: 'Whom a course lets in, and what it asks for until it is completed; for those who may edit it.' })
  setEnrolmentRules(@Ctx() context: Context, @Arg('input', () => SetEnrolmentRulesInput, { description: 'What changes.' }) input: SetEnrolmentRulesInput): Promise<SeenRules> {
    return this.parts.rules.set(context.viewer(), input);
  }

  @Mutation(() => EnrolmentRules, { description: 'Makes another join code, for those who may edit the course; the old one lets nobody in from then on.' })
  rotateEnrolmentCode(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'A course whose policy is CODE.' }) courseId: string,
    @Arg('expiresAt', () => DateTime, { nullable: true, description: 'When it ends; when it is replaced, if left out.' }) expiresAt?: Date | null,
  ): Promise<SeenRules> {
    return this.parts.rules.rotateCode(context.viewer(), courseId, expiresAt ?? null);
  }

  @Mutation(() => AddInstructorResult, { description: "Has an instructor or admin teach a course beside its owner; for the owner and admins." })
  async addInstructor(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'The course.' }) courseId: string,
    @Arg('email', () => String, { description: 'Of his account.' }) email: string,
  ): Promise<typeof AddInstructorResult> {
    return this.parts.instructors.add(context.viewer(), courseId, email);
  }

  @Mutation(() => CourseType, { nullable: true, description: 'Ends his teaching it; for the owner, for admins, and for himself. Null where the caller may no longer know of it.' })
  async removeInstructor(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'The course.' }) courseId: string,
    @Arg('userId', () => ID, { description: 'The instructor.' }) userId: string,
  ): Promise<CourseRow | null> {
    const course = await this.parts.instructors.remove(context.viewer(), courseId, userId);
    await context.refreshViewer();
    return mayReadCourse(context.viewer(), course) ? course : null;
  }

  @Mutation(() => CourseType, { description: 'Makes one of its instructors the owner, and the owner an instructor; for the owner and admins.' })
  async transferCourse(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'The course.' }) courseId: string,
    @Arg('userId', () => ID, { description: 'The instructor.' }) userId: string,
  ): Promise<CourseRow> {
    const course = await this.parts.instructors.transfer(context.viewer(), courseId, userId);
    context.loaders.courses.clear(courseId);
    await context.refreshViewer();
    return course;
  }

  @FieldResolver(() => EnrolmentPolicy, { description: 'How somebody comes to be enrolled.' })
  enrolmentPolicy(@Root() course: CourseRow): EnrolmentPolicy {
    return course.enrolmentPolicy;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the caller reads its lessons and uses AI on them; false: he sees no more than what it is called and is about.' })
  mayRead(@Root() course: CourseRow, @Ctx() context: Context): boolean {
    return mayReadCourse(context.viewer(), course);
  }

  @FieldResolver(() => EnrolmentType, { nullable: true, description: "The caller's own; null: he never was enrolled." })
  enrolment(@Root() { id }: CourseRow, @Ctx() context: Context): Promise<EnrolmentRow | null> {
    return context.loaders.enrolments.load({ userId: context.viewer().id, id });
  }

  @FieldResolver(() => EnrolmentRules, { nullable: true, description: 'Null for who may not edit the course.' })
  enrolmentRules(@Root() course: CourseRow, @Ctx() context: Context): Promise<SeenRules | null> {
    return this.parts.rules.seen(context.viewer(), course, context.loaders);
  }

  @FieldResolver(() => [CourseTeacher], { description: 'Its owner first; empty for who may not read it.' })
  async teachers(@Root() course: CourseRow, @Ctx() context: Context): Promise<TeacherRow[]> {
    return mayReadCourse(context.viewer(), course) ? context.loaders.teachers.load(course.id) : [];
  }
}

function memberView({ courseId, userId, displayName, role, enrolmentId, state, since, reason, ...row }: MemberRow): CourseMember {
  return {
    person: { id: userId, displayName },
    role, enrolmentId, state, since, reason,
    progress: role === MemberRole.LEARNER ? courseProgress(courseId, row, row) : null,
  };
}
