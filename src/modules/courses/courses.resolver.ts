import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { CourseRow, LessonRow } from './courses.repository.js';
import type { CoursesService } from './courses.service.js';
import { CourseConnection, CourseType, CreateCourseInput, LessonConnection } from './courses.type.js';
import type { LessonsService } from './lessons.service.js';

@Resolver(() => CourseType)
export class CoursesResolver {
  constructor(
    private readonly courses: CoursesService,
    private readonly lessonsOf: LessonsService,
  ) {}

  @Query(() => CourseType, { nullable: true, description: 'A course that the caller may know of.' })
  course(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The course.' }) id: string): Promise<CourseRow> {
    return this.courses.card(context.viewer(), id);
  }

  @Query(() => CourseConnection, {
    name: 'courses',
    description: "Published ones, but for those by invitation that the caller isn't enrolled in; those that an instructor teaches, and all of them for an admin; newest first.",
  })
  list(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<CourseRow>> {
    return this.courses.list(context.viewer(), pageRequest(first, after));
  }

  @Mutation(() => CourseType, { description: 'A draft; for instructors and admins.' })
  createCourse(
    @Ctx() context: Context,
    @Arg('input', () => CreateCourseInput, { description: 'What it is to be.' }) input: CreateCourseInput,
  ): Promise<CourseRow> {
    return this.courses.create(context.viewer(), input);
  }

  @Mutation(() => CourseType, { description: 'Opens a course to those whom its enrolment policy lets in, which is every signed-in user unless it says otherwise; changes nothing where it is published already.' })
  async publishCourse(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'A course that the caller may edit.' }) id: string,
  ): Promise<CourseRow> {
    const course = await this.courses.publish(context.viewer(), id);
    context.loaders.courses.clear(id);
    return course;
  }

  @FieldResolver(() => LessonConnection, { description: "In the order of the course; empty for who isn't enrolled where only those who are may read them." })
  lessons(
    @Root() course: CourseRow,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<LessonRow>> {
    // A lesson asked for its course again finds it here.
    context.loaders.courses.prime(course.id, course);
    return this.lessonsOf.page(context.viewer(), course, pageRequest(first, after), context.loaders);
  }
}
