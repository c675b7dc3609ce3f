import { createHash } from 'node:crypto';
import type { Candidate } from '../../src/orchestrator/candidates.js';
import type { ModelCall, ModelProvider, Prices, StreamPart } from '../../src/orchestrator/model.js';
import { Orchestrator } from '../../src/orchestrator/orchestrator.js';
import { route, type Rules } from '../../src/orchestrator/routing/route.js';
import { likelyInputTokens } from '../../src/orchestrator/tokens.js';
import type { KnownTask, LabelledTask } from './tasks.js';

/** How often each model's answer passes, by what a task needs. */
const PASSES: Record<ModelName, Record<LabelledTask['needs'], number>> = {
  cheap: { small: 0.95, large: 0.25 },
  dear: { small: 0.98, large: 0.93 },
};
export type ModelName = 'cheap' | 'dear';

const rates = (input: number, output: number): Prices => ({
  inputMicroUsdPerMillion: input, cachedInputMicroUsdPerMillion: input, cacheWriteMicroUsdPerMillion: input, outputMicroUsdPerMillion: output,
});
/** A small and a flagship model's, one to fifteen. */
const PRICES: Record<ModelName, Prices> = { cheap: rates(200_000, 1_200_000), dear: rates(3_000_000, 18_000_000) };

const TEXT_LIMIT = 6_144;
const ITEMS_LIMIT = 4_096;
const ITEM_LIMIT = 400;
/** What the mocks write, in tokens. */
const TEXT_TOKENS = 400;
const ITEM_TOKENS = 120;
const CONTEXT_TOKENS = 400_000;

/** A number from 0 to 1 that is the same for the same words: both models, and every way of choosing, meet the same luck. */
export function luck(...words: (string | number)[]): number {
  return createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0) / 2 ** 32;
}

export const passRate = (model: ModelName, needs: LabelledTask['needs']): number => PASSES[model][needs];

export interface Played {
  task: KnownTask;
  model: ModelName;
  passed: boolean;
  costMicroUsd: number;
  /** How likely that model's answer was to pass. */
  chance: number;
}

/** A task of which a mock reads the name, and what its prompt would be. */
function callFor({ id, profile, task }: KnownTask, { model }: Candidate): ModelCall {
  const { lesson, question } = task.kind === 'EXPLANATION' ? task : { lesson: null, question: null };
  return {
    model: model.name, system: id, task, goOn: '',
    messages: [{ role: 'user', content: `${lesson?.title}\n${lesson?.body}\n${question ?? ''}` }],
    maxOutputTokens: profile.count === undefined ? TEXT_LIMIT : ITEMS_LIMIT + ITEM_LIMIT * profile.count,
  };
}

/** A mock of known quality and price. */
class Mock implements ModelProvider {
  readonly origin = 'MODEL';

  constructor(readonly name: ModelName, private readonly tasks: ReadonlyMap<string, KnownTask>, private readonly seed: number) {}

  async *stream(call: ModelCall): AsyncGenerator<StreamPart> {
    const { id, needs, profile } = this.tasks.get(call.system)!;
    yield { type: 'text', text: luck(this.seed, id) < PASSES[this.name][needs] ? 'passed' : 'failed' };
    const outputTokens = profile.count === undefined ? TEXT_TOKENS : ITEM_TOKENS * profile.count;
    yield { type: 'usage', usage: { inputTokens: likelyInputTokens(call), cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens } };
    yield { type: 'finish', reason: 'stop' };
  }
}

/** Every task of a set, each through the real router and the real orchestrator. */
export class Play {
  private readonly mocks: Record<ModelName, Mock>;

  constructor(private readonly tasks: readonly KnownTask[], seed: number) {
    const known = new Map(tasks.map((task) => [task.id, task]));
    this.mocks = { cheap: new Mock('cheap', known, seed), dear: new Mock('dear', known, seed) };
  }

  /** By the router; `trust` is the difficulty up to which the cheap one counts as good enough. */
  routed(trust: number): Promise<Played[]> {
    const candidates = [this.candidate('dear', 1), this.candidate('cheap', trust)];
    return this.all(() => ({ candidates, rules: { by: 'router' } }));
  }

  /** By an order that is drawn for each task. */
  ordered(first: (task: KnownTask) => ModelName): Promise<Played[]> {
    return this.all((task) => ({ candidates: [this.candidate(first(task), 1)], rules: { by: 'order' } }));
  }

  private candidate(name: ModelName, quality: number): Candidate {
    return { provider: this.mocks[name], model: { name, contextTokens: CONTEXT_TOKENS, prices: PRICES[name], quality } };
  }

  private async all(choice: (task: KnownTask) => { candidates: Candidate[]; rules: Rules }): Promise<Played[]> {
    const played: Played[] = [];
    for (const task of this.tasks) {
      const { candidates, rules } = choice(task);
      played.push(await this.one(task, candidates, rules));
    }
    return played;
  }

  private async one(task: KnownTask, candidates: Candidate[], rules: Rules): Promise<Played> {
    const orchestrator = new Orchestrator({ candidates });
    const build = (candidate: Candidate): ModelCall => callFor(task, candidate);
    const { kind } = task.profile;
    const way = route(candidates, rules, { kind, task: task.profile, allowLocal: false, callFor: build },
      { isSpared: () => false, firstTokenMs: () => null, budgetLeftMicroUsd: null });
    let text = '';
    let model: ModelName | null = null;
    let costMicroUsd = 0;
    for await (const event of orchestrator.run<never>({
      kind, build, items: null, allowLocal: false, route: way, signal: new AbortController().signal, reserve: async () => true,
    })) {
      if (event.type === 'attempt_started') model = event.provider as ModelName;
      if (event.type === 'text') text += event.text;
      if (event.type === 'attempt_finished') costMicroUsd += event.costMicroUsd;
    }
    if (!model) throw new Error(`nobody was asked for ${task.id}`);
    return { task, model, passed: text === 'passed', costMicroUsd, chance: passRate(model, task.needs) };
  }
}
