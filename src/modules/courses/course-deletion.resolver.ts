import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { CourseDeletionService } from './course-deletion.service.js';
import { DeleteCourseResult } from './courses.type.js';

@Resolver()
export class CourseDeletionResolver {
  constructor(private readonly deletion: CourseDeletionService) {}

  @Mutation(() => DeleteCourseResult, {
    description:
      'Deletes a course with all that was made of it: lessons, quizzes, attempts and their grades, decks, generations, kept answers. For its owner and for admins; ' +
      'there is no way back. What people did stays in their history.',
  })
  deleteCourse(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'A course that the caller may edit.' }) id: string,
    @Arg('force', () => Boolean, { defaultValue: false, description: 'Also where others are sitting its quizzes; what is being made of it is stopped.' }) force: boolean,
  ): Promise<typeof DeleteCourseResult> {
    return this.deletion.delete(context.viewer(), id, force);
  }
}
