import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { RecommendationService } from './recommendation.service.js';
import { ModelRecommendation, RecommendModelInput } from './recommendation.type.js';

@Resolver()
export class RecommendationResolver {
  constructor(private readonly service: RecommendationService) {}

  @Query(() => ModelRecommendation, {
    description: 'Which model would be asked for a generation now, what it would cost, and why not the others. Nothing is started. For instructors and admins.',
  })
  recommendModel(
    @Ctx() context: Context,
    @Arg('input', () => RecommendModelInput, { description: 'What would be asked for.' }) input: RecommendModelInput,
  ): Promise<ModelRecommendation> {
    return this.service.recommend(context.viewer(), input);
  }
}
