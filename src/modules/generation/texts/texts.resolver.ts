import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../context.js';
import type { GenerationService } from '../generation.service.js';
import { UpdateLessonResult } from '../../courses/courses.type.js';
import { StartGenerationResult } from '../generation.type.js';
import type { InputRules } from '../requests.js';
import type { DraftsService } from './drafts.service.js';
import type { OutlinesService } from './outlines.service.js';
import { examplesRequest, lessonRequest, summaryRequest } from './requests.js';
import { DraftLessonInput, GenerateExamplesInput, SummarizeLessonInput, TakeLessonDraftInput } from './texts.input.js';

/** Texts that are no explanation. */
@Resolver()
export class TextsResolver {
  constructor(
    private readonly generations: GenerationService,
    private readonly outlines: OutlinesService,
    private readonly drafts: DraftsService,
    private readonly rules: InputRules,
  ) {}

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

  @Mutation(() => StartGenerationResult, {
    description: 'Starts the draft of a lesson, for instructors and admins: Markdown, section by section, over generationEvents. Nobody else sees it until somebody makes a lesson of it.',
  })
  async draftLesson(
    @Ctx() context: Context, @Arg('input', () => DraftLessonInput, { description: 'Of which lesson.' }) input: DraftLessonInput,
  ): Promise<typeof StartGenerationResult> {
    const viewer = context.viewer();
    const known = await this.outlines.completed(viewer, input);
    return this.generations.start(viewer, { ...lessonRequest(known, this.rules), requestId: context.requestId });
  }

  @Mutation(() => UpdateLessonResult, {
    description: 'Makes a lesson of a draft that somebody has read, or a new version of a lesson: the only way by which a draft comes into a course.',
  })
  takeLessonDraft(
    @Ctx() context: Context, @Arg('input', () => TakeLessonDraftInput, { description: 'Which draft, and what becomes of it.' }) input: TakeLessonDraftInput,
  ): Promise<typeof UpdateLessonResult> {
    return this.drafts.take(context.viewer(), input);
  }
}
