import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { BreakersService } from './breakers.service.js';
import { BreakerType } from './breakers.type.js';

@Resolver()
export class BreakersResolver {
  constructor(private readonly service: BreakersService) {}

  @Query(() => [BreakerType], { description: 'The circuit breakers of all models that may be asked, in their order. For admins.' })
  breakers(@Ctx() context: Context): Promise<BreakerType[]> {
    return this.service.all(context.viewer());
  }

  @Mutation(() => BreakerType, { description: 'Closes a breaker, in every process, and forgets the failures that were counted. For admins.' })
  resetBreaker(
    @Ctx() context: Context,
    @Arg('provider', () => String, { description: 'As `breakers` names it.' }) provider: string,
    @Arg('model', () => String, { description: 'As `breakers` names it.' }) model: string,
  ): Promise<BreakerType> {
    return this.service.reset(context.viewer(), provider, model);
  }

  @Mutation(() => BreakerType, { description: 'Keeps calls away from a model, in every process, until its breaker is reset. For admins.' })
  forceBreakerOpen(
    @Ctx() context: Context,
    @Arg('provider', () => String, { description: 'As `breakers` names it.' }) provider: string,
    @Arg('model', () => String, { description: 'As `breakers` names it.' }) model: string,
    @Arg('reason', () => String, { nullable: true, description: 'Why, for whoever sees it closed off; shown by `breakers`.' }) reason?: string,
  ): Promise<BreakerType> {
    return this.service.forceOpen(context.viewer(), provider, model, reason ?? null);
  }
}
