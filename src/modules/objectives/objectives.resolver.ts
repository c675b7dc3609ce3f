import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { LessonType, type VersionConflict } from '../courses/courses.type.js';
import type { LessonRow } from '../courses/lessons.service.js';
import type { CurriculumService } from './curriculum.service.js';
import type { ObjectiveRow } from './objectives.repository.js';
import {
  DeleteObjectiveResult, MergeObjectivesInput, MergeObjectivesResult, ObjectiveConnection, ObjectiveType, RenameObjectiveInput, RenameObjectiveResult,
  SetPrerequisitesInput, SetPrerequisitesResult, type ObjectiveDeleted, type ObjectiveExists, type PrerequisiteCycle,
} from './objectives.type.js';
import type { PrerequisitesService } from './prerequisites.service.js';

@Resolver(() => ObjectiveType)
export class ObjectivesResolver {
  constructor(
    private readonly curriculum: CurriculumService,
    private readonly prerequisites: PrerequisitesService,
  ) {}

  @Query(() => ObjectiveType, { nullable: true, description: 'An objective of a course that the caller may read.' })
  objective(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The objective.' }) id: string): Promise<ObjectiveRow> {
    return this.curriculum.get(context.viewer(), id);
  }

  @Query(() => ObjectiveConnection, { name: 'objectives', description: "A course's, in the order in which its lessons name them; those that no lesson names come last." })
  list(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'A course that the caller may read.' }) courseId: string,
    @Arg('first', () => Int, { defaultValue: 50, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<ObjectiveRow>> {
    return this.curriculum.page(context.viewer(), courseId, pageRequest(first, after));
  }

  @Mutation(() => SetPrerequisitesResult, { description: 'What an objective requires, all of it. A circle is refused with its path, also where two close it at the same time.' })
  setPrerequisites(
    @Ctx() context: Context,
    @Arg('input', () => SetPrerequisitesInput, { description: 'What is to come first.' }) input: SetPrerequisitesInput,
  ): Promise<ObjectiveRow | VersionConflict | PrerequisiteCycle> {
    return this.prerequisites.set(context.viewer(), input);
  }

  @Mutation(() => RenameObjectiveResult, { description: 'In all lessons that name it, each in a next version; its questions go on testing it.' })
  renameObjective(
    @Ctx() context: Context,
    @Arg('input', () => RenameObjectiveInput, { description: 'The new text.' }) input: RenameObjectiveInput,
  ): Promise<ObjectiveRow | VersionConflict | ObjectiveExists> {
    return this.curriculum.rename(context.viewer(), input);
  }

  @Mutation(() => MergeObjectivesResult, { description: 'One objective for two that are the same, with the lessons, questions, answers and arrows of both.' })
  mergeObjectives(
    @Ctx() context: Context,
    @Arg('input', () => MergeObjectivesInput, { description: 'Which stays.' }) input: MergeObjectivesInput,
  ): Promise<ObjectiveRow | VersionConflict | PrerequisiteCycle> {
    return this.curriculum.merge(context.viewer(), input);
  }

  @Mutation(() => DeleteObjectiveResult, { description: 'Takes it out of its lessons, each in a next version, and from whatever requires it. Its questions stay, and test it no more.' })
  deleteObjective(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: 'Of a course that the caller may edit.' }) id: string,
    @Arg('expectedVersion', () => Int, { description: 'The version that was looked at.' }) expectedVersion: number,
  ): Promise<ObjectiveDeleted | VersionConflict> {
    return this.curriculum.delete(context.viewer(), id, expectedVersion);
  }

  @FieldResolver(() => [LessonType], { description: 'Those that name it, in the order of the course.' })
  async lessons(@Root() { id }: ObjectiveRow, @Ctx() { loaders }: Context): Promise<LessonRow[]> {
    const lessons = await Promise.all((await loaders.objectiveLessons.load(id)).map((lessonId) => loaders.lessonsById.load(lessonId)));
    return lessons.filter((lesson) => lesson !== null);
  }

  @FieldResolver(() => [ObjectiveType], { description: 'What it needs first, by text.' })
  requires(@Root() { id }: ObjectiveRow, @Ctx() { loaders }: Context): Promise<ObjectiveRow[]> {
    return loaders.requires.load(id);
  }

  @FieldResolver(() => [ObjectiveType], { description: 'What needs it first, by text.' })
  requiredBy(@Root() { id }: ObjectiveRow, @Ctx() { loaders }: Context): Promise<ObjectiveRow[]> {
    return loaders.requiredBy.load(id);
  }
}

@Resolver(() => LessonType)
export class LessonObjectivesResolver {
  @FieldResolver(() => [ObjectiveType], { description: 'The objectives that its texts name, each once, as the lesson stands now.' })
  learningObjectives(@Root() { id }: LessonRow, @Ctx() { loaders }: Context): Promise<ObjectiveRow[]> {
    return loaders.lessonObjectives.load(id);
  }
}
