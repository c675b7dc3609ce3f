import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../context.js';
import { AFTER, FIRST, pageRequest } from '../../platform/graphql/pages.js';
import { MicroUsd } from '../../platform/graphql/scalars.js';
import type { Connection } from '../../platform/graphql/types.js';
import { EventsArgs, GenerationEvent } from './events.type.js';
import type { GenerationRow } from './generation.repository.js';
import { GenerationService } from './generation.service.js';
import {
  CompleteInput, ExplainLessonInput, GenerateQuizInput, GenerationConnection, GenerationType, ProviderAttemptType, StartGenerationResult,
} from './generation.type.js';
import { visibleItem } from './items/item.js';
import { GeneratedItem } from './items/items.type.js';
import { completionRequest, explanationRequest, quizRequest, type InputRules } from './requests.js';
import { sumUsage, TokenUsage } from './usage.type.js';

@Resolver(() => GenerationType)
export class GenerationResolver {
  constructor(private readonly service: GenerationService, private readonly rules: InputRules) {}

  @Query(() => GenerationType, { nullable: true, description: "The caller's own; an admin may read everybody's." })
  generation(@Ctx() context: Context, @Arg('id', () => ID, { description: 'By which it was started.' }) id: string): Promise<GenerationRow> {
    return this.service.get(context.viewer(), id);
  }

  @Query(() => GenerationConnection, { description: "The caller's own, newest first." })
  generations(
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: FIRST }) first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER }) after?: string,
  ): Promise<Connection<GenerationRow>> {
    return this.service.own(context.viewer(), pageRequest(first, after));
  }

  @Mutation(() => StartGenerationResult, { description: 'Starts an explanation; its text streams over generationEvents.' })
  explainLesson(
    @Ctx() context: Context,
    @Arg('input', () => ExplainLessonInput, { description: 'What is to be explained.' }) input: ExplainLessonInput,
  ): Promise<typeof StartGenerationResult> {
    const viewer = context.viewer();
    return this.service.start(viewer, { ...explanationRequest(input, this.rules.maxInputLength), requestId: context.requestId });
  }

  @Mutation(() => StartGenerationResult, { description: 'Starts a quiz; its questions stream over generationEvents, each as soon as it is validated.' })
  generateQuiz(
    @Ctx() context: Context,
    @Arg('input', () => GenerateQuizInput, { description: 'What is to be asked about.' }) input: GenerateQuizInput,
  ): Promise<typeof StartGenerationResult> {
    const viewer = context.viewer();
    return this.service.start(viewer, { ...quizRequest(input), requestId: context.requestId });
  }

  @Mutation(() => StartGenerationResult, {
    description: 'Starts the answer to a free prompt, for instructors and admins; its text streams over generationEvents.',
  })
  complete(
    @Ctx() context: Context,
    @Arg('input', () => CompleteInput, { description: 'What is asked for.' }) input: CompleteInput,
  ): Promise<typeof StartGenerationResult> {
    const viewer = context.viewer();
    return this.service.start(viewer, { ...completionRequest(input, this.rules), requestId: context.requestId });
  }

  @Mutation(() => GenerationType, { description: 'Stops what is not final yet; answers with whichever final state won. Usage may settle a moment later.' })
  cancelGeneration(
    @Ctx() context: Context,
    @Arg('id', () => ID, { description: "A generation that the caller may read." }) id: string,
  ): Promise<GenerationRow> {
    return this.service.cancel(context.viewer(), id);
  }

  @Subscription(() => GenerationEvent, {
    description:
      'Replays what came after afterSeq and then goes on live, until the terminal event; leaving only detaches. A replay may merge ' +
      "neighbouring TextDeltas into one that bears the last one's number, and may leave out ProgressChanged, ProviderSwitched and what " +
      'a later StreamReset voids; it always starts with the character after the cursor, however old the generation is. After the ' +
      'terminal event it is empty. afterSeq negative or beyond the last event: BAD_USER_INPUT.',
    subscribe: ({ args, context }: { args: EventsArgs; context: Context }) => context.generations.events(context.viewer(), args.id, args.afterSeq),
  })
  generationEvents(@Root() event: GenerationEvent, @Args(() => EventsArgs) _args: EventsArgs): GenerationEvent {
    return event;
  }

  @FieldResolver(() => String, { description: 'What has been produced so far; the whole answer once completed; "" for a structured kind.' })
  async text(@Ctx() { loaders }: Context, @Root() row: GenerationRow): Promise<string> {
    return (await loaders.produced.load(row)).text;
  }

  @FieldResolver(() => [GeneratedItem], { description: 'The validated items so far, in order.' })
  async items(@Ctx() context: Context, @Root() row: GenerationRow): Promise<unknown[]> {
    const mayEdit = this.service.mayEdit(context.viewer(), row);
    const { items } = await context.loaders.produced.load(row);
    return items.map((item) => visibleItem(item, mayEdit));
  }

  @FieldResolver(() => Int, { description: 'The last event that text and items include: subscribe with afterSeq: lastSeq.' })
  async lastSeq(@Ctx() { loaders }: Context, @Root() row: GenerationRow): Promise<number> {
    return (await loaders.produced.load(row)).lastSeq;
  }

  @FieldResolver(() => [ProviderAttemptType], { description: 'Every call to a provider, failed ones included, in order.' })
  attempts(@Ctx() { loaders }: Context, @Root() row: GenerationRow): Promise<ProviderAttemptType[]> {
    return loaders.attempts.load(row.id);
  }

  @FieldResolver(() => TokenUsage, { description: 'The sum over the attempts.' })
  async usage(@Ctx() { loaders }: Context, @Root() row: GenerationRow): Promise<TokenUsage> {
    return sumUsage((await loaders.attempts.load(row.id)).map((attempt) => attempt.usage));
  }

  @FieldResolver(() => MicroUsd, { description: 'What all its calls have cost so far, in micro-dollars; 0 where another generation pays for them.' })
  async costMicroUsd(@Ctx() { loaders }: Context, @Root() row: GenerationRow): Promise<number> {
    const attempts = await loaders.attempts.load(row.id);
    return attempts.reduce((total, attempt) => total + attempt.costMicroUsd, 0);
  }
}
