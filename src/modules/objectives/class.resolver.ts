import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { ClassService } from './class.service.js';
import { ClassMasteryType } from './class.type.js';

@Resolver()
export class ClassResolver {
  constructor(private readonly classes: ClassService) {}

  @Query(() => ClassMasteryType, {
    description: 'Those who are enrolled in the course or have sat its quizzes, by its objectives: how well each has each, and who is stuck on what. For those who may edit the course.',
  })
  classMastery(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'A course that the caller may edit.' }) courseId: string,
    @Arg('stuckOnly', () => Boolean, { defaultValue: false, description: 'Only learners who are stuck on one of the objectives.' }) stuckOnly: boolean,
    @Arg('first', () => Int, { defaultValue: 30, description: FIRST }) first: number,
    @Arg('objectiveIds', () => [ID], { nullable: true, description: 'At most 100 of the course; left out: its first 100.' }) objectiveIds?: string[] | null,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<ClassMasteryType> {
    return this.classes.mastery(context.viewer(), { courseId, objectiveIds: objectiveIds ?? null, stuckOnly, page: pageRequest(first, after) });
  }
}
