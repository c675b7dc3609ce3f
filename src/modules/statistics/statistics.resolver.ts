import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { QuizItemRow } from '../quizzes/items.service.js';
import { QuizItemConnection, QuizItemType, QuizItemVersionType } from '../quizzes/items.type.js';
import type { ItemStatisticsService } from './item-statistics.service.js';
import type { PromptVersionsService } from './prompt-versions.service.js';
import type { ResultsService } from './results.service.js';
import { ItemNotWithdrawn, ItemStatisticsType, KeepQuizItemResult, PromptVersionRank, ResultsOf, ResultsType } from './statistics.type.js';

const OF = 'Whose.';
const TIME_ZONE = 'In which days are counted: a name of the IANA database, such as "Europe/Berlin".';

@Resolver(() => QuizItemType)
export class ItemStatisticsResolver {
  constructor(private readonly statistics: ItemStatisticsService) {}

  @Query(() => QuizItemConnection, {
    description: "Of a course's quizzes the items that new attempts are not given, because they discriminate negatively: to be edited, regenerated, removed or kept.",
  })
  withdrawnQuizItems(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'Whose quizzes are looked at.' }) courseId: string,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string | null,
  ): Promise<Connection<QuizItemRow>> {
    return this.statistics.withdrawn(context.viewer(), courseId, pageRequest(first, after));
  }

  @Query(() => [QuizItemType], {
    description: "Of a course's quizzes the items that are surely hardest, the hardest first: by the upper end of the interval of their facility, which `statistics` shows with its count. For those who may edit the course.",
  })
  hardestQuizItems(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'Whose quizzes are looked at.' }) courseId: string,
    @Arg('first', () => Int, { defaultValue: 10, description: FIRST }) first: number,
  ): Promise<QuizItemRow[]> {
    return this.statistics.hardest(context.viewer(), courseId, pageRequest(first, null));
  }

  @Mutation(() => KeepQuizItemResult, { description: 'Gives an item version that was withdrawn to new attempts again, for good. Sent again it changes nothing.' })
  keepQuizItem(
    @Ctx() context: Context,
    @Arg('itemId', () => ID, { description: 'Of the item.' }) itemId: string,
    @Arg('version', () => Int, { description: 'Of the item, that was looked at.' }) version: number,
  ): Promise<QuizItemRow | ItemNotWithdrawn> {
    return this.statistics.keep(context.viewer(), { itemId, version });
  }

  @FieldResolver(() => ItemStatisticsType, { nullable: true, name: 'statistics', description: 'Of the version that counts; for those who may edit the course, null for everybody else.' })
  statisticsOf(@Root() item: QuizItemRow, @Ctx() context: Context): Promise<ItemStatisticsType | null> {
    return this.statistics.of(context.viewer(), item, { itemId: item.id, version: item.version }, context.loaders);
  }
}

@Resolver(() => QuizItemVersionType)
export class ItemVersionStatisticsResolver {
  constructor(private readonly statistics: ItemStatisticsService) {}

  @FieldResolver(() => ItemStatisticsType, { name: 'statistics', description: 'What the answers to this version say of it.' })
  statisticsOf(@Root() { key, version }: QuizItemVersionType, @Ctx() context: Context): Promise<ItemStatisticsType> {
    // Whoever reads an item's versions may edit its course.
    return this.statistics.ofVersion({ itemId: key.questionId, version }, context.loaders);
  }
}

@Resolver()
export class ResultsResolver {
  constructor(
    private readonly results: ResultsService,
    private readonly promptVersions: PromptVersionsService,
  ) {}

  @Query(() => ResultsType, { description: 'What attempts at a quiz came to.' })
  quizResults(
    @Ctx() context: Context,
    @Arg('quizId', () => ID, { description: 'Of the quiz.' }) quizId: string,
    @Arg('of', () => ResultsOf, { defaultValue: ResultsOf.MINE, description: OF }) of: ResultsOf,
    @Arg('timeZone', () => String, { defaultValue: 'UTC', description: TIME_ZONE }) timeZone: string,
  ): Promise<ResultsType> {
    return this.results.ofQuiz(context.viewer(), quizId, of, timeZone);
  }

  @Query(() => ResultsType, { description: "What attempts at all of a course's quizzes came to; among the caller's own are his practice quizzes." })
  courseResults(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'Of the course.' }) courseId: string,
    @Arg('of', () => ResultsOf, { defaultValue: ResultsOf.MINE, description: OF }) of: ResultsOf,
    @Arg('timeZone', () => String, { defaultValue: 'UTC', description: TIME_ZONE }) timeZone: string,
  ): Promise<ResultsType> {
    return this.results.ofCourse(context.viewer(), courseId, of, timeZone);
  }

  @Query(() => [PromptVersionRank], {
    description: 'The prompt versions that items were generated by, best first: by the lower bound of how their items discriminate, and where that is not known, of how many were accepted.',
  })
  promptVersionRanking(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { nullable: true, description: 'Left out: all courses that the caller may edit.' }) courseId?: string | null,
  ): Promise<PromptVersionRank[]> {
    return this.promptVersions.ranked(context.viewer(), courseId ?? null);
  }
}
