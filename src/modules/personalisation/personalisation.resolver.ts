import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { UpdateLearningSettingsInput } from './personalisation.type.js';
import type { LearningSettingsService } from './settings.service.js';
import { LearningSettings, UpdateLearningSettingsResult } from './settings.type.js';

const REFUSED = 'A text was not kept: it may go to no model. Nothing has changed; please put it in another way.';

@Resolver()
export class PersonalisationResolver {
  constructor(private readonly settings: LearningSettingsService) {}

  @Query(() => LearningSettings, { description: 'How the caller wants to be taught. Nobody else can read it.' })
  learningSettings(@Ctx() context: Context): Promise<LearningSettings> {
    return this.settings.get(context.viewer());
  }

  @Mutation(() => UpdateLearningSettingsResult, { description: "Changes how the caller wants to be taught; it counts from the next generation on." })
  async updateLearningSettings(
    @Ctx() context: Context, @Arg('input', () => UpdateLearningSettingsInput, { description: 'What is to change.' }) input: UpdateLearningSettingsInput,
  ): Promise<typeof UpdateLearningSettingsResult> {
    const result = await this.settings.update(context.viewer(), input);
    return 'reasons' in result ? { message: REFUSED, ...result } : result;
  }
}
