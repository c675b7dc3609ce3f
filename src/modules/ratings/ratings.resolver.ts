import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { pageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { GenerationType } from '../generation/generation.type.js';
import type { RatingsService } from './ratings.service.js';
import {
  CourseRatingConnection, CourseRatingsArgs, GenerationRating, RateGenerationInput, RatingGroup, RatingGroupsArgs, type CourseRating,
} from './ratings.type.js';

@Resolver(() => GenerationType)
export class RatingsResolver {
  constructor(private readonly ratings: RatingsService) {}

  @Mutation(() => GenerationRating, { description: 'Says whether a generation helped whom it was made for. Said again, it takes the place of what was said before.' })
  rateGeneration(
    @Ctx() context: Context, @Arg('input', () => RateGenerationInput, { description: 'What is thought of which.' }) input: RateGenerationInput,
  ): Promise<GenerationRating> {
    return this.ratings.rate(context.viewer(), input);
  }

  @Query(() => [RatingGroup], { description: 'How generations are rated, by what made them; for those who teach. The largest group comes first.' })
  ratingGroups(@Ctx() context: Context, @Args(() => RatingGroupsArgs) { courseId, by }: RatingGroupsArgs): Promise<RatingGroup[]> {
    return this.ratings.groups(context.viewer(), courseId ?? null, by);
  }

  @Query(() => CourseRatingConnection, { description: 'Ratings one by one with their comments, newest first; for those who teach.' })
  courseRatings(@Ctx() context: Context, @Args(() => CourseRatingsArgs) args: CourseRatingsArgs): Promise<Connection<CourseRating>> {
    const { courseId = null, helpful = null, kind = null, promptVersion = null, first, after } = args;
    return this.ratings.list(context.viewer(), courseId, { helpful, kind, promptVersion }, pageRequest(first, after));
  }

  @FieldResolver(() => GenerationRating, { nullable: true, description: "What the caller said of it; null where he has said nothing, or it wasn't made for him." })
  async rating(@Ctx() context: Context, @Root() row: { id: string; userId: string }): Promise<GenerationRating | null> {
    return row.userId === context.viewer().id ? context.loaders.ratings.load(row.id) : null;
  }
}
