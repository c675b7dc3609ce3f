import { keyOf, type Breakers } from '../../orchestrator/breakers.js';
import type { Candidate } from '../../orchestrator/candidates.js';
import type { Demand } from '../../orchestrator/routing/assess.js';
import { route, type Route, type Rules } from '../../orchestrator/routing/route.js';
import type { Db } from '../../platform/postgres.js';
import type { UsageService } from '../usage/usage.service.js';
import type { RoutingBoard } from './routing.board.js';

export interface RouterOptions {
  db: Db;
  candidates: readonly Candidate[];
  /** Whether the configuration's `order` is the whole policy. */
  isPinned: boolean;
  board: RoutingBoard;
  breakers: Breakers;
  usage: UsageService;
}

/** Decides who is asked for a generation, by the policy in force and by how things stand. */
export class RouterService {
  readonly #options: RouterOptions;

  constructor(options: RouterOptions) {
    this.#options = options;
  }

  /** @param generationId the generation whose own reservation may be spent; null before there is one */
  async route(demand: Demand, generationId: string | null = null): Promise<Route> {
    const { db, candidates, board, breakers, usage } = this.#options;
    const budgetLeftMicroUsd = await usage.left(db, generationId);
    return route(candidates, this.rulesFor(demand.kind), demand, {
      budgetLeftMicroUsd,
      isSpared: (candidate) => breakers.isOpen(candidate),
      firstTokenMs: (candidate) => board.averageMs(keyOf(candidate)),
    });
  }

  /** What decides for a kind at the moment, as this process knows it. */
  rulesFor(kind: string): Rules {
    const { isPinned, board } = this.#options;
    if (isPinned) return { by: 'order' };
    const policy = board.policyOf(kind);
    if (!policy?.steps) return { by: 'router' };
    return { by: 'policy', version: policy.version, steps: policy.steps, aliases: board.aliases };
  }
}
