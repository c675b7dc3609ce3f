import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { CacheSettingsService } from './settings.service.js';
import { CacheSettings, UpdateCacheSettingsInput } from './settings.type.js';

@Resolver()
export class CacheResolver {
  constructor(private readonly settings: CacheSettingsService) {}

  @Query(() => CacheSettings, { description: "How the organization's answers are kept. For admins." })
  cacheSettings(@Ctx() context: Context): Promise<CacheSettings> {
    return this.settings.get(context.viewer());
  }

  @Mutation(() => CacheSettings, { description: "Changes how the organization's answers are kept. For admins." })
  updateCacheSettings(
    @Ctx() context: Context,
    @Arg('input', () => UpdateCacheSettingsInput, { description: 'All settings.' }) input: UpdateCacheSettingsInput,
  ): Promise<CacheSettings> {
    return this.settings.update(context.viewer(), input);
  }
}
