import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../context.js';
import type { GenerationService } from '../generation.service.js';
import { StartGenerationResult } from '../generation.type.js';
import type { InputRules } from '../requests.js';
import { GenerateExercisesInput, GenerateFlashcardsInput, GenerateOutlineInput, PlanStudyInput } from './items.input.js';
import type { ItemsService } from './items.service.js';
import { ExerciseSolution } from './items.type.js';
import type { PlansService } from './plans.service.js';
import { exercisesRequest, flashcardsRequest, outlineRequest } from './requests.js';

/** What consists of items and is no quiz. */
@Resolver()
export class ItemsResolver {
  constructor(
    private readonly generations: GenerationService,
    private readonly items: ItemsService,
    private readonly plans: PlansService,
    private readonly rules: InputRules,
  ) {}

  @Mutation(() => StartGenerationResult, { description: 'Starts flashcards; each streams over generationEvents as soon as its evidence is verified.' })
  generateFlashcards(
    @Ctx() context: Context, @Arg('input', () => GenerateFlashcardsInput, { description: 'What is asked for.' }) input: GenerateFlashcardsInput,
  ): Promise<typeof StartGenerationResult> {
    return this.generations.start(context.viewer(), { ...flashcardsRequest(input), requestId: context.requestId });
  }

  @Mutation(() => StartGenerationResult, {
    description: 'Starts exercises; each streams over generationEvents as soon as its evidence is verified, without its solution.',
  })
  generateExercises(
    @Ctx() context: Context, @Arg('input', () => GenerateExercisesInput, { description: 'What is asked for.' }) input: GenerateExercisesInput,
  ): Promise<typeof StartGenerationResult> {
    return this.generations.start(context.viewer(), { ...exercisesRequest(input), requestId: context.requestId });
  }

  @Mutation(() => StartGenerationResult, {
    description:
      'Starts the outline of a lesson, or, for instructors and admins, of a course on a topic; its headings stream over generationEvents in reading order.',
  })
  generateOutline(
    @Ctx() context: Context, @Arg('input', () => GenerateOutlineInput, { description: 'What is asked for.' }) input: GenerateOutlineInput,
  ): Promise<typeof StartGenerationResult> {
    return this.generations.start(context.viewer(), { ...outlineRequest(input, this.rules), requestId: context.requestId });
  }

  @Mutation(() => StartGenerationResult, { description: 'Starts a plan for a course, in dated weeks until a deadline; each week streams over generationEvents, in order.' })
  async planStudy(
    @Ctx() context: Context, @Arg('input', () => PlanStudyInput, { description: 'Of which course, and in what time.' }) input: PlanStudyInput,
  ): Promise<typeof StartGenerationResult> {
    const viewer = context.viewer();
    return this.generations.start(viewer, { ...(await this.plans.request(viewer, input)), requestId: context.requestId });
  }

  @Query(() => ExerciseSolution, {
    nullable: true,
    description: 'For whom the exercise was made for, which is noted, and for those who may edit its course.',
  })
  exerciseSolution(@Ctx() context: Context, @Arg('id', () => ID, { description: 'The exercise.' }) id: string): Promise<ExerciseSolution> {
    return this.items.solution(context.viewer(), id);
  }
}
