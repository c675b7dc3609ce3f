import type { Candidate } from '../../orchestrator/candidates.js';
import type { ModelCall, Task } from '../../orchestrator/model.js';
import type { Refusal } from '../../orchestrator/orchestrator.js';
import { toModel } from '../../orchestrator/privacy/disguise.js';
import { worstCaseOf } from '../../orchestrator/prices.js';
import type { Demand } from '../../orchestrator/routing/assess.js';
import { chosen, type Route } from '../../orchestrator/routing/route.js';
import type { GenerationKind } from './generation.entity.js';
import type { NewItem } from './items/item.js';
import { kindDefinition } from './kinds/index.js';
import type { Subject } from './kinds/kind.js';
import { wording } from './wording.js';

/** What the answer has come to before a call. */
export interface Progress {
  items: readonly NewItem[];
  /** Items that came and were not let through, to be mended. */
  refusals: readonly Refusal[];
}

export const NOTHING_YET: Progress = { items: [], refusals: [] };

/** The most of a model's context that an answer may take. */
const ANSWERS_SHARE_OF_CONTEXT = 0.375;
/** With less room than that, in tokens, nothing whole can be said. */
const LEAST_ANSWER = 1_500;

/** The call that a candidate gets for a generation, given what is there already. */
export function callFor(kind: GenerationKind, subject: Subject, candidate: Candidate, progress: Progress): ModelCall {
  return withRoom(wordedFor(kind, subject, candidate, progress), candidate);
}

/** In a small context an answer may be shorter, so that the lesson has room beside it. */
export function withRoom(call: ModelCall, { model: { contextTokens } }: Candidate): ModelCall {
  const most = Math.max(LEAST_ANSWER, Math.floor(ANSWERS_SHARE_OF_CONTEXT * contextTokens));
  return call.maxOutputTokens <= most ? call : { ...call, maxOutputTokens: most };
}

function wordedFor(kind: GenerationKind, subject: Subject, candidate: Candidate, progress: Progress): ModelCall {
  const definition = kindDefinition(kind);
  const task = definition.task(subject, progress.items);
  return {
    ...wording(kind, subject, shownIn(task, subject, candidate), progress.refusals),
    model: candidate.model.name, task, people: subject.people ?? [], ...(subject.shaping && { shaping: subject.shaping }),
  };
}

/** A task with its lesson as the candidate is shown it. */
function shownIn(task: Task, { shown }: Subject, { provider, model }: Candidate): Task {
  return task.lesson && shown && provider.origin === 'MODEL' ? { ...task, lesson: shown(model) } : task;
}

/** Who answers a generation that can wait: whoever is asked first, if it has a batch API. The order is the operator's, and not to be gone round. */
export function batchRoute(route: Route): Candidate | null {
  const first = chosen(route)?.candidate;
  return first?.batches ? { ...first, mode: 'batch' } : null;
}

/** What a candidate's first call for a generation may cost at most, in micro-dollars. */
export function callCost(kind: GenerationKind, subject: Subject, candidate: Candidate): number {
  const { model: { prices }, mode } = candidate;
  if (!prices) throw new Error(`nobody has said what ${candidate.model.name} costs`);
  return worstCaseOf(callFor(kind, subject, candidate, NOTHING_YET), prices, new Date(), mode);
}

/** What a generation asks of whoever makes it, as the router looks at it. */
export function demandOf(kind: GenerationKind, subject: Subject): Demand {
  const task = kindDefinition(kind).task(subject, []);
  const made = new Map<string, ModelCall>();
  return {
    kind,
    task,
    allowLocal: subject.input.allowLocal,
    // All whose context shows them as much get the same words: a long lesson is put into them, and looked through for personal data, once.
    callFor(candidate) {
      const body = shownIn(task, subject, candidate).lesson?.body ?? '';
      const same = made.get(body);
      if (same) return withRoom(toModel(same, candidate.model.name), candidate);
      const call = wordedFor(kind, subject, candidate, NOTHING_YET);
      made.set(body, call);
      return withRoom(call, candidate);
    },
  };
}

/** What the first call of a generation may cost at most, in micro-dollars; 0 where that is the built-in engine's, or none is made. */
export function firstCallCost(route: Route): number {
  return chosen(route)?.worstCaseMicroUsd ?? 0;
}
