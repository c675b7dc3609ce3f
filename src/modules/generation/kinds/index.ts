import type { GenerationKind } from '../generation.entity.js';
import { completion } from './completion.js';
import { explanation } from './explanation.js';
import type { KindDefinition, KindInput, Subject } from './kind.js';
import { quiz } from './quiz.js';

/** One of any kind: whoever starts it has seen to it that its subject is what the kind needs. */
type AnyKind = KindDefinition<KindInput, Subject>;

const KINDS = new Map<GenerationKind, AnyKind>(
  [explanation as AnyKind, quiz as AnyKind, completion as AnyKind].map((definition) => [definition.kind, definition]),
);

export function kindDefinition(kind: GenerationKind): AnyKind {
  const definition = KINDS.get(kind);
  if (!definition) throw new Error(`nothing generates ${kind} yet`);
  return definition;
}

/** Whether there is anything yet that makes it. */
export function isGenerated(kind: GenerationKind): boolean {
  return KINDS.has(kind);
}
