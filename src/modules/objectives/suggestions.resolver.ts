import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { FIRST, pageRequest } from '../../platform/graphql/pages.js';
import type { ObjectiveRow } from './objectives.repository.js';
import { AcceptPrerequisiteResult, ObjectiveType, PrerequisiteInput, type PrerequisiteCycle } from './objectives.type.js';
import type { SuggestionsService } from './suggestions.service.js';
import { PrerequisiteSuggestion } from './suggestions.type.js';

@Resolver()
export class SuggestionsResolver {
  constructor(private readonly suggestions: SuggestionsService) {}

  @Query(() => [PrerequisiteSuggestion], {
    description: 'Which objectives of a course may need which others first, the surest first, by the order of its lessons and the terms that they share. For those who may edit the course.',
  })
  prerequisiteSuggestions(
    @Ctx() context: Context,
    @Arg('courseId', () => ID, { description: 'A course that the caller may edit.' }) courseId: string,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
  ): Promise<PrerequisiteSuggestion[]> {
    return this.suggestions.of(context.viewer(), courseId, pageRequest(first, null).first);
  }

  @Mutation(() => AcceptPrerequisiteResult, { description: 'Requires it from now on. Sent again it changes nothing.' })
  acceptPrerequisite(
    @Ctx() context: Context,
    @Arg('input', () => PrerequisiteInput, { description: 'What is to come first.' }) input: PrerequisiteInput,
  ): Promise<ObjectiveRow | PrerequisiteCycle> {
    return this.suggestions.accept(context.viewer(), input);
  }

  @Mutation(() => ObjectiveType, { description: 'Suggests it no more. Sent again it changes nothing.' })
  dismissPrerequisite(
    @Ctx() context: Context,
    @Arg('input', () => PrerequisiteInput, { description: 'What need not come first.' }) input: PrerequisiteInput,
  ): Promise<ObjectiveRow> {
    return this.suggestions.dismiss(context.viewer(), input);
  }
}
