import { mayChooseModels } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { keyOf } from '../../orchestrator/breakers.js';
import { nameOf, type Candidate, type ConfiguredModel } from '../../orchestrator/candidates.js';
import type { EmbeddingChoice } from '../../orchestrator/embedding-model.js';
import { pricesOn } from '../../orchestrator/prices.js';
import { resolved } from '../../orchestrator/routing/policy.js';
import { qualitiesOf } from '../../orchestrator/routing/quality.js';
import { forbidden } from '../../platform/errors.js';
import type { BreakersService } from '../breakers/breakers.service.js';
import { Origin } from '../generation/generation.entity.js';
import type { RoutingBoard } from './routing.board.js';
import { ModelCapability, type ModelInfo, type ModelPrices } from './routing.type.js';

export interface ModelsOptions {
  configured: readonly ConfiguredModel[];
  candidates: readonly Candidate[];
  vectors: EmbeddingChoice;
  board: RoutingBoard;
  breakers: BreakersService;
}

/** The models of the installation, for those who choose among them. */
export class ModelsService {
  readonly #options: ModelsOptions;

  constructor(options: ModelsOptions) {
    this.#options = options;
  }

  /** All that are configured, the engine last of those that write, then the one that makes vectors. @throws FORBIDDEN for learners */
  async all(viewer: Viewer): Promise<ModelInfo[]> {
    if (!mayChooseModels(viewer)) throw forbidden('Only instructors and admins may see the models.');
    const { configured, candidates, board, breakers } = this.#options;
    const models = configured.filter(({ provider }) => provider.origin === 'MODEL');
    const states = await breakers.states(models.map(keyOf));
    const qualities = qualitiesOf(models);
    const writing = configured.map((model, index): ModelInfo => {
      const isEngine = model.provider.origin === 'LOCAL';
      const usable = candidates.some((candidate) => nameOf(candidate) === nameOf(model));
      const firstTokenMs = board.averageMs(keyOf(model));
      return {
        provider: model.provider.name,
        model: model.model.name,
        origin: Origin[model.provider.origin],
        aliases: this.#aliasesOf(model),
        contextTokens: isEngine ? null : model.model.contextTokens,
        capabilities: capabilitiesOf(model),
        prices: model.model.prices && pricesOn(model.model.prices, new Date()),
        quality: qualities.get(model) ?? null,
        isPrivate: model.isPrivate ?? false,
        usable,
        missing: model.missing ?? null,
        breaker: isEngine ? null : (states[index] ?? null),
        firstTokenMs: firstTokenMs === null ? null : Math.round(firstTokenMs),
      };
    });
    return [...writing, ...(await this.#makingVectors())];
  }

  async #makingVectors(): Promise<ModelInfo[]> {
    const { vectors: { embedding, report }, breakers } = this.#options;
    if (!report) return [];
    const { provider, model, usable, missing } = report;
    const [state] = embedding ? await breakers.states([keyOf(embedding)]) : [];
    return [{
      provider, model, usable, missing: missing ?? null, origin: Origin.MODEL, aliases: [], capabilities: [ModelCapability.EMBEDDINGS],
      contextTokens: embedding?.model.contextTokens ?? null, prices: embedding && inputPrice(pricesOn(embedding.model.prices, new Date())),
      quality: null, isPrivate: embedding?.isPrivate ?? false, breaker: state ?? null, firstTokenMs: null,
    }];
  }

  #aliasesOf(model: Candidate): string[] {
    const { aliases } = this.#options.board;
    return [...aliases.keys()].filter((name) => {
      const end = resolved(name, aliases);
      return 'model' in end && end.model === nameOf(model);
    }).sort();
  }
}

function capabilitiesOf({ structured }: ConfiguredModel): ModelCapability[] {
  return [ModelCapability.TEXT, ...(structured === 'schema' ? [ModelCapability.STRUCTURED_OUTPUT] : [])];
}

/** A model of vectors reads, and that is all that is paid for. */
function inputPrice({ inputMicroUsdPerMillion }: Pick<ModelPrices, 'inputMicroUsdPerMillion'>): ModelPrices {
  return { inputMicroUsdPerMillion, cachedInputMicroUsdPerMillion: null, cacheWriteMicroUsdPerMillion: null, outputMicroUsdPerMillion: null };
}
