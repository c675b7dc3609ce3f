import type { Candidate } from '../../orchestrator/candidates.js';
import type { DraftQuestion, ModelCall } from '../../orchestrator/model.js';
import type { Refusal } from '../../orchestrator/orchestrator.js';
import { worstCaseOf } from '../../orchestrator/prices.js';
import type { GenerationKind } from './generation.entity.js';
import { kindDefinition } from './kinds/index.js';
import type { Subject } from './kinds/kind.js';

/** What the answer has come to before a call. */
export interface Progress {
  questions: DraftQuestion[];
  /** Items that came and were not let through, to be mended. */
  refusals: readonly Refusal[];
}

/** The call that a candidate gets for a generation, given what is there already. */
export function callFor(kind: GenerationKind, subject: Subject, { model, provider }: Candidate, progress: Progress): ModelCall {
  const definition = kindDefinition(kind);
  const task = definition.task(subject, progress.questions);
  const lesson = provider.origin === 'MODEL' && subject.shown ? subject.shown(model) : task.lesson;
  return { ...definition.prompt.build({ ...task, lesson }, progress.refusals), model: model.name, task };
}

/** What the first call of a generation may cost at most, in micro-dollars; 0 where the built-in engine comes first. */
export function firstCallCost(kind: GenerationKind, subject: Subject, candidates: readonly Candidate[]): number {
  const first = candidates.find(({ provider }) => provider.origin === 'MODEL' || subject.input.allowLocal);
  return first?.model.prices ? worstCaseOf(callFor(kind, subject, first, { questions: [], refusals: [] }), first.model.prices) : 0;
}
