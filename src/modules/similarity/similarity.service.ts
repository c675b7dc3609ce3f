import { mayGenerateFreely } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import type { LanguageCode } from '../../orchestrator/model.js';
import { LOCAL_DIMENSIONS, LOCAL_EMBEDDING, LocalEmbedder } from '../../orchestrator/providers/local/embedding.js';
import type { Keyword } from '../../orchestrator/providers/local/keywords.js';
import { badUserInput, forbidden, unavailable } from '../../platform/errors.js';
import { Late, type EmbeddingsService, type GenerationRow, type ModelVectors, type VectorRequest, type VectorsRefused } from '../generation/embeddings/embeddings.service.js';
import { comparable, compared, near, type Score } from './compared.js';
import { contentHash, Kept } from './kept.js';
import type { KeywordsService } from './keywords.service.js';
import { EmbeddingAlgorithm, SimilarityAlgorithm, type Embeddings, type Similarity } from './similarity.type.js';

/** More digits than a model's vectors are exact to. */
const PRECISION = 1e7;
const MOST_SIMILARITIES = 10_000;
const RETRY_SECONDS = 5;
/** Texts between which other work gets its turn. */
const AT_ONCE = 32;

export interface EmbedRequest extends VectorRequest {
  language: LanguageCode | null;
}

export interface SimilarityOptions {
  embeddings: EmbeddingsService;
  keywords: KeywordsService;
}

/** Vectors, nearness and key terms of any text, for those who teach: every method @throws FORBIDDEN for learners. */
export class SimilarityService {
  readonly #options: SimilarityOptions;
  readonly #kept = new Kept<Similarity>(MOST_SIMILARITIES);

  constructor(options: SimilarityOptions) {
    this.#options = options;
  }

  /** First of all, so that nobody learns from what is wrong with an input that isn't his to send. @throws FORBIDDEN */
  authorise(viewer: Viewer): void {
    if (!mayGenerateFreely(viewer)) throw forbidden('Only instructors and admins may ask for this.');
  }

  /** @throws UNAVAILABLE where others' call for the same texts is late and nothing may stand in */
  async embed(viewer: Viewer, request: EmbedRequest): Promise<Embeddings | VectorsRefused> {
    this.authorise(viewer);
    if (!this.#options.embeddings.model) {
      if (!request.allowLocal) throw badUserInput('input.allowLocal', 'must be true here: no model that makes vectors is configured.');
      return this.#local(request, null, null);
    }
    const made = await this.#make(viewer, request);
    if (made === 'late') {
      if (!request.allowLocal) throw unavailable('The model that makes vectors', RETRY_SECONDS);
      return this.#local(request, null, 'The built-in vectors stand in, because the model\'s were not ready in time.');
    }
    if ('vectors' in made) {
      const { vectors, provider, model, generation } = made;
      return {
        vectors: vectors.map(rounded), dimensions: vectors[0]?.length ?? 0, algorithm: EmbeddingAlgorithm.MODEL,
        model: `${provider}/${model}`, generation, notice: generation?.notice ?? null,
      };
    }
    return 'origin' in made && made.origin === 'LOCAL' ? this.#local(request, made, made.notice) : made;
  }

  /** By the model's vectors where they are to be had; else by the texts' own words. */
  async similarity(viewer: Viewer, request: { a: string; b: string; language: LanguageCode | null; requestId: string }): Promise<Similarity> {
    this.authorise(viewer);
    const { model } = this.#options.embeddings;
    const { a, b, language } = request;
    const key = contentHash(viewer.organizationId, model ? `${model.provider}/${model.model}` : '', language ?? '', a, b);
    const known = this.#kept.get(key);
    if (known) return known;
    const languages = await Promise.all([a, b].map(async (text) => language ?? this.#options.keywords.languageOf(text)));
    const [one, other] = [{ text: a, language: languages[0]! }, { text: b, language: languages[1]! }];
    const measured = await this.#measured(viewer, one, other, request.requestId);
    const shared = await this.#options.keywords.shared(one, other);
    const similarity = { ...measured, reasons: [...spokenOf(shared), ...measured.reasons] };
    // What stands in for a model that failed is not worth keeping.
    return model && measured.algorithm !== SimilarityAlgorithm.EMBEDDINGS ? similarity : this.#kept.set(key, similarity);
  }

  /** The most important first. */
  async keywords(viewer: Viewer, text: string, language: LanguageCode | null, first: number): Promise<readonly Keyword[]> {
    this.authorise(viewer);
    const { keywords } = this.#options;
    return (await keywords.of(text, language ?? (await keywords.languageOf(text)))).slice(0, first);
  }

  async #measured(viewer: Viewer, a: { text: string; language: LanguageCode }, b: { text: string; language: LanguageCode }, requestId: string): Promise<Similarity> {
    const byModel = await this.#byModel(viewer, [a.text, b.text], requestId);
    if (byModel && 'score' in byModel) return { ...byModel, reasons: [measuredBy(byModel)] };
    const score = compared(await comparable(a.text, a.language), await comparable(b.text, b.language));
    return { ...score, reasons: [measuredBy(score), ...(byModel ? [byModel.why] : [])] };
  }

  async #byModel(viewer: Viewer, texts: string[], requestId: string): Promise<Score | { why: string } | null> {
    if (!this.#options.embeddings.model) return null;
    const made = await this.#make(viewer, { texts, dimensions: null, allowLocal: false, idempotencyKey: null, requestId });
    if (made === 'late') return { why: "The model's vectors were not ready in time." };
    if ('vectors' in made) return { score: near(made.vectors[0]!, made.vectors[1]!), algorithm: SimilarityAlgorithm.EMBEDDINGS };
    return { why: `The model's vectors were not to be had: ${'failure' in made ? (made.failure?.message ?? 'they are not ready.') : made.message}` };
  }

  async #make(viewer: Viewer, request: VectorRequest): Promise<ModelVectors | VectorsRefused | 'late'> {
    try {
      return await this.#options.embeddings.make(viewer, request);
    } catch (error) {
      if (error instanceof Late) return 'late';
      throw error;
    }
  }

  async #local({ texts, language, dimensions }: EmbedRequest, generation: GenerationRow | null, notice: string | null): Promise<Embeddings> {
    const { keywords } = this.#options;
    const length = dimensions ?? LOCAL_DIMENSIONS;
    const vectors: number[][] = [];
    for (const [index, text] of texts.entries()) {
      const embedder = await LocalEmbedder.of(language ?? (await keywords.languageOf(text)));
      vectors.push(rounded(embedder.embed(text, length)));
      if (index % AT_ONCE === AT_ONCE - 1) await new Promise(setImmediate);
    }
    return { vectors, dimensions: length, algorithm: EmbeddingAlgorithm.HASHED_NGRAMS, model: `local/${LOCAL_EMBEDDING}`, generation, notice };
  }
}

function rounded(vector: Float32Array): number[] {
  return Array.from(vector, (value) => Math.round(value * PRECISION) / PRECISION);
}

export function spokenOf(shared: readonly string[]): string[] {
  return shared.length > 0 ? [`Both speak of ${shared.map((term) => `“${term}”`).join(', ')}.`] : [];
}

const MEASURES: Record<SimilarityAlgorithm, (percent: string) => string> = {
  EMBEDDINGS: (percent) => `A model's vectors of the two are ${percent} alike.`,
  TFIDF_COSINE: (percent) => `Their words and pieces of words, weighed by how rare they are, are ${percent} alike.`,
  TOKEN_OVERLAP: (percent) => `They are too short to be weighed: ${percent} of the shorter one's words stand in the other.`,
};

export function measuredBy({ score, algorithm }: Score): string {
  return MEASURES[algorithm](`${Math.round(score * 100)} %`);
}
