import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../context.js';
import type { GenerationService } from '../generation.service.js';
import { StartGenerationResult } from '../generation.type.js';
import { examplesRequest, summaryRequest } from './requests.js';
import { GenerateExamplesInput, SummarizeLessonInput } from './texts.input.js';

/** Texts that are no explanation. */
@Resolver()
export class TextsResolver {
  constructor(private readonly generations: GenerationService) {}

  @Mutation(() => StartGenerationResult, { description: 'Starts a summary; its text streams over generationEvents.' })
  summarizeLesson(
    @Ctx() context: Context, @Arg('input', () => SummarizeLessonInput, { description: 'What is to be summed up, and how.' }) input: SummarizeLessonInput,
  ): Promise<typeof StartGenerationResult> {
    return this.generations.start(context.viewer(), { ...summaryRequest(input), requestId: context.requestId });
  }

  @Mutation(() => StartGenerationResult, {
    description: "Starts examples of what a lesson says; their text streams over generationEvents. The built-in engine knows the lesson's own alone, and fails with NOT_ENOUGH_CONTENT where it has none.",
  })
  generateExamples(
    @Ctx() context: Context, @Arg('input', () => GenerateExamplesInput, { description: 'Of what, and how many.' }) input: GenerateExamplesInput,
  ): Promise<typeof StartGenerationResult> {
    return this.generations.start(context.viewer(), { ...examplesRequest(input), requestId: context.requestId });
  }
}
