import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { LessonRow } from '../courses/lessons.service.js';
import { LessonType } from '../courses/courses.type.js';
import type { LessonProgress, ProgressService } from './progress.service.js';
import { CourseProgress, LessonEventInput, LessonProgressType } from './progress.type.js';
import { courseProgress } from './progress.view.js';

const WHAT = 'Which lesson, when, and under which id.';

@Resolver(() => LessonType)
export class ProgressResolver {
  constructor(private readonly service: ProgressService) {}

  @Query(() => CourseProgress, { nullable: true, description: "The caller's own in a course that he may read; or a learner's, for those who may edit it." })
  async courseProgress(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'The course.' }) courseId: string,
    @Arg('learnerId', () => ID, { nullable: true, description: 'Whose; the caller\'s own when left out.' }) learnerId?: string | null,
  ): Promise<CourseProgress> {
    const { enrolments, standings } = context.loaders;
    const learner = await this.service.learner(context.viewer(), courseId, learnerId ?? null);
    const [standing, enrolment] = await Promise.all([standings.load(learner), enrolments.load({ userId: learner.userId, id: learner.courseId })]);
    return courseProgress(learner.courseId, standing, enrolment);
  }

  @Mutation(() => LessonProgressType, { description: 'Notes that the caller opened a lesson.' })
  openLesson(@Ctx() context: Context, @Arg('input', () => LessonEventInput, { description: WHAT }) input: LessonEventInput): Promise<LessonProgress> {
    return this.service.tell(context.viewer(), 'opened', input);
  }

  @Mutation(() => LessonProgressType, { description: 'Notes that the caller has finished a lesson. Of this and its undoing the one that happened later counts, whichever comes first.' })
  finishLesson(@Ctx() context: Context, @Arg('input', () => LessonEventInput, { description: WHAT }) input: LessonEventInput): Promise<LessonProgress> {
    return this.service.tell(context.viewer(), 'finished', input);
  }

  @Mutation(() => LessonProgressType, { description: "Undoes finishLesson. A course that was completed by it stays completed." })
  undoFinishLesson(@Ctx() context: Context, @Arg('input', () => LessonEventInput, { description: WHAT }) input: LessonEventInput): Promise<LessonProgress> {
    return this.service.tell(context.viewer(), 'unfinished', input);
  }

  @FieldResolver(() => LessonProgressType, { nullable: true, description: "The caller's own; null: nothing is known of it." })
  progress(@Root() { id }: LessonRow, @Ctx() context: Context): Promise<LessonProgress | null> {
    return context.loaders.lessonProgress.load({ userId: context.viewer().id, id });
  }
}
