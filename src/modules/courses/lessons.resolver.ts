import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { CourseRow, LessonRow } from './courses.repository.js';
import type { CoursesService } from './courses.service.js';
import { CourseType, CreateLessonInput, LessonType, UpdateLessonInput, UpdateLessonResult } from './courses.type.js';
import type { LessonsService } from './lessons.service.js';

@Resolver(() => LessonType)
export class LessonsResolver {
  constructor(
    private readonly lessons: LessonsService,
    private readonly courses: CoursesService,
  ) {}

  @Query(() => LessonType, { nullable: true, description: 'Any version that was ever stored; the current one when left out.' })
  lesson(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'The lesson.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: 'From 1.' }) version?: number | null,
  ): Promise<LessonRow> {
    return this.lessons.get(context.viewer(), id, version);
  }

  @Mutation(() => LessonType, { description: 'The last lesson of its course.' })
  createLesson(
    @Ctx() context: Context,
    @Arg('input', () => CreateLessonInput, { description: 'What it is to be, and where.' }) input: CreateLessonInput,
  ): Promise<LessonRow> {
    return this.lessons.create(context.viewer(), input);
  }

  @Mutation(() => UpdateLessonResult, { description: 'What changes nothing makes no new version.' })
  updateLesson(
    @Ctx() context: Context,
    @Arg('input', () => UpdateLessonInput, { description: 'What changes, and from which version.' }) input: UpdateLessonInput,
  ): Promise<typeof UpdateLessonResult> {
    return this.lessons.update(context.viewer(), input);
  }

  @FieldResolver(() => CourseType, { description: 'The course that it belongs to.' })
  course(@Root() lesson: LessonRow, @Ctx() context: Context): Promise<CourseRow> {
    return this.courses.load(context.viewer(), lesson.courseId, context.loaders);
  }
}
