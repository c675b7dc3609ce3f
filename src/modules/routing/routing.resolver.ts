import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { GenerationKind } from '../generation/generation.entity.js';
import { ModelsService } from './models.service.js';
import { RoutingService } from './routing.service.js';
import {
  ModelAliasType, ModelInfo, RoutingPolicy, RoutingPreset, SetModelAliasInput, SetRoutingPolicyInput, SetRoutingPolicyResult,
} from './routing.type.js';

@Resolver()
export class RoutingResolver {
  constructor(private readonly service: RoutingService, private readonly modelsService: ModelsService) {}

  @Query(() => [ModelInfo], { description: 'Every model of every provider, in the configured order. For instructors and admins.' })
  models(@Ctx() context: Context): Promise<ModelInfo[]> {
    return this.modelsService.all(context.viewer());
  }

  @Query(() => [RoutingPolicy], { description: 'The policies in force, one for each kind of generation. For admins.' })
  routingPolicies(@Ctx() context: Context): Promise<RoutingPolicy[]> {
    return this.service.all(context.viewer());
  }

  @Query(() => RoutingPolicy, { nullable: true, description: 'The policy in force for a kind of generation, or an earlier version of it; BAD_USER_INPUT for EMBEDDING, which has none. For admins.' })
  routingPolicy(
    @Ctx() context: Context,
    @Arg('kind', () => GenerationKind, { description: 'Any but EMBEDDING.' }) kind: GenerationKind,
    @Arg('version', () => Int, { nullable: true, description: 'The one in force when left out.' }) version?: number,
  ): Promise<RoutingPolicy> {
    return this.service.get(context.viewer(), kind, version ?? null);
  }

  @Query(() => [ModelAliasType], { description: 'Other names for models, by name. For admins.' })
  modelAliases(@Ctx() context: Context): Promise<ModelAliasType[]> {
    return this.service.aliases(context.viewer());
  }

  @Mutation(() => SetRoutingPolicyResult, {
    description: 'Sets who is asked for a kind of generation, as a new version; in force in every process within a second. For admins; ' +
      'FORBIDDEN to all where the configuration gives an "order", which is then the whole policy.',
  })
  setRoutingPolicy(
    @Ctx() context: Context,
    @Arg('input', () => SetRoutingPolicyInput, { description: 'The policy, and what it replaces.' }) input: SetRoutingPolicyInput,
  ): Promise<typeof SetRoutingPolicyResult> {
    return this.service.set(context.viewer(), input);
  }

  @Mutation(() => RoutingPolicy, { description: 'Brings back what an earlier version said, as a new one; toVersion 0: what is built in. For admins.' })
  rollbackRoutingPolicy(
    @Ctx() context: Context,
    @Arg('kind', () => GenerationKind, { description: 'Any but EMBEDDING.' }) kind: GenerationKind,
    @Arg('toVersion', () => Int, { description: 'The version whose steps are to hold again.' }) toVersion: number,
  ): Promise<RoutingPolicy> {
    return this.service.rollback(context.viewer(), kind, toVersion);
  }

  @Mutation(() => [RoutingPolicy], { description: 'Sets a policy made of the models that may be asked, for every kind; rollbackRoutingPolicy takes it back. For admins.' })
  applyRoutingPreset(
    @Ctx() context: Context,
    @Arg('preset', () => RoutingPreset, { description: 'Which one.' }) preset: RoutingPreset,
  ): Promise<RoutingPolicy[]> {
    return this.service.applyPreset(context.viewer(), preset);
  }

  @Mutation(() => ModelAliasType, {
    nullable: true,
    description: 'Gives a model, or another alias, a further name, or changes where a name leads: policies that use it follow. Null without a target: the name is gone. For admins.',
  })
  setModelAlias(
    @Ctx() context: Context,
    @Arg('input', () => SetModelAliasInput, { description: 'The name, and where it is to lead.' }) input: SetModelAliasInput,
  ): Promise<ModelAliasType | null> {
    return this.service.setAlias(context.viewer(), input);
  }
}
