import type { Candidate } from '../../orchestrator/candidates.js';
import type { DraftQuestion, ModelCall } from '../../orchestrator/model.js';
import { worstCaseOf } from '../../orchestrator/prices.js';
import type { GenerationKind } from './generation.entity.js';
import { kindDefinition } from './kinds/index.js';
import type { Subject } from './kinds/kind.js';

/** The call that a candidate gets for a generation, given the questions that are there already. */
export function callFor(kind: GenerationKind, subject: Subject, { model }: Candidate, existing: DraftQuestion[]): ModelCall {
  const definition = kindDefinition(kind);
  const task = definition.task(subject, existing);
  return { ...definition.prompt(task), model: model.name, task };
}

/** What the first call of a generation may cost at most, in micro-dollars; 0 where no model is configured. */
export function firstCallCost(kind: GenerationKind, subject: Subject, candidates: readonly Candidate[]): number {
  const first = candidates.find(({ provider }) => provider.origin === 'MODEL');
  return first?.model.prices ? worstCaseOf(callFor(kind, subject, first, []), first.model.prices) : 0;
}
