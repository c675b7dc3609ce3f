import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import type { LanguageCode } from '../../orchestrator/model.js';
import { LOCAL_DIMENSIONS } from '../../orchestrator/providers/local/embedding.js';
import { badUserInput } from '../../platform/errors.js';
import { checkText, idempotencyKey } from '../../platform/graphql/text.js';
import { Language } from '../courses/courses.entity.js';
import type { CoursesService } from '../courses/courses.service.js';
import { LessonType } from '../courses/courses.type.js';
import type { LessonRow } from '../courses/lessons.service.js';
import type { EmbeddingsService } from '../generation/embeddings/embeddings.service.js';
import type { KeywordsService } from './keywords.service.js';
import type { RelatedService } from './related.service.js';
import { checkDimensions, checkKeywords, checkRelated, embedSource } from './similarity.input.js';
import type { SimilarityService } from './similarity.service.js';
import { EmbedInput, EmbedResult, Keyword, RelatedLesson, Similarity } from './similarity.type.js';

export interface SimilarityResolverParts {
  similarity: SimilarityService;
  related: RelatedService;
  keywords: KeywordsService;
  embeddings: EmbeddingsService;
  courses: CoursesService;
  maxInputLength: number;
}

@Resolver(() => LessonType)
export class SimilarityResolver {
  constructor(private readonly parts: SimilarityResolverParts) {}

  @Mutation(() => EmbedResult, { description: 'Vectors of texts, by the model that is configured for them or by arithmetic. For instructors and admins.' })
  async embed(
    @Ctx() context: Context,
    @Arg('input', () => EmbedInput, { description: 'What is to become vectors.' }) input: EmbedInput,
  ): Promise<typeof EmbedResult> {
    const { similarity, embeddings, related, courses, maxInputLength } = this.parts;
    const viewer = context.viewer();
    similarity.authorise(viewer);
    const source = embedSource(input, maxInputLength);
    const texts = 'texts' in source ? source.texts : await related.textsOf((await courses.get(viewer, source.courseId)).id);
    if (texts.length === 0) throw badUserInput('input.courseId', 'has no lessons.');
    checkDimensions(input, texts.length, embeddings.model ? embeddings.model.dimensions : LOCAL_DIMENSIONS);
    return similarity.embed(viewer, {
      texts,
      dimensions: input.dimensions ?? null,
      language: codeOf(input.language),
      allowLocal: input.allowLocal,
      idempotencyKey: idempotencyKey(input.idempotencyKey),
      requestId: context.requestId,
    }) as Promise<typeof EmbedResult>;
  }

  @Query(() => Similarity, { description: 'How near two texts are. For instructors and admins; a model\'s vectors, where they are not at hand, cost a generation.' })
  similarity(
    @Ctx() context: Context,
    @Arg('a', () => String, { description: 'The one text.' }) a: string,
    @Arg('b', () => String, { description: 'The other text.' }) b: string,
    @Arg('language', () => Language, { nullable: true, description: "Each text's own when left out." }) language?: Language | null,
  ): Promise<Similarity> {
    const { similarity, maxInputLength } = this.parts;
    const viewer = context.viewer();
    similarity.authorise(viewer);
    checkText('a', a, { min: 1, max: maxInputLength });
    checkText('b', b, { min: 1, max: maxInputLength });
    return similarity.similarity(viewer, { a, b, language: codeOf(language), requestId: context.requestId });
  }

  @Query(() => [Keyword], { description: 'What a text (Markdown) is about, the most important first; made without a model. For instructors and admins.' })
  extractKeywords(
    @Ctx() context: Context,
    @Arg('text', () => String, { description: '1 to as many UTF-16 units as a free text may have.' }) text: string,
    @Arg('language', () => Language, { nullable: true, description: "The text's own when left out." }) language?: Language | null,
    @Arg('first', () => Int, { defaultValue: 10, description: '1 to 50.' }) first = 10,
  ): Promise<readonly Keyword[]> {
    const { similarity, maxInputLength } = this.parts;
    const viewer = context.viewer();
    similarity.authorise(viewer);
    checkText('text', text, { min: 1, max: maxInputLength });
    return similarity.keywords(viewer, text, codeOf(language), checkKeywords(first));
  }

  @FieldResolver(() => [Keyword], { description: 'What it is about, the most important first; made without a model.' })
  async keywords(
    @Root() lesson: LessonRow,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 10, description: '1 to 50.' }) first: number,
  ): Promise<readonly Keyword[]> {
    checkKeywords(first);
    const { language } = await this.parts.courses.load(context.viewer(), lesson.courseId, context.loaders);
    return (await this.parts.keywords.of(lesson.body, codeOf(language)!)).slice(0, first);
  }

  @FieldResolver(() => [RelatedLesson], {
    description: "The nearest lessons among all that the viewer may read, never itself; fewer where few have anything in common with it. By a model's vectors where those of the whole course are at hand.",
  })
  async related(
    @Root() lesson: LessonRow,
    @Ctx() context: Context,
    @Arg('first', () => Int, { defaultValue: 5, description: '1 to 20.' }) first: number,
  ): Promise<RelatedLesson[]> {
    checkRelated(first);
    const viewer = context.viewer();
    const { language } = await this.parts.courses.load(viewer, lesson.courseId, context.loaders);
    return context.loaders.related.load({ viewer, lesson, language, first });
  }
}

function codeOf(language: Language | null | undefined): LanguageCode | null {
  return language == null ? null : (language.toLowerCase() as LanguageCode);
}
