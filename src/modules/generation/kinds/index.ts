import type { GenerationKind } from '../generation.entity.js';
import { explanation } from './explanation.js';
import type { KindDefinition } from './kind.js';
import { quiz } from './quiz.js';

const KINDS = new Map<GenerationKind, KindDefinition>(
  [explanation as KindDefinition, quiz as KindDefinition].map((definition) => [definition.kind, definition]),
);

export function kindDefinition(kind: GenerationKind): KindDefinition {
  const definition = KINDS.get(kind);
  if (!definition) throw new Error(`nothing generates ${kind} yet`);
  return definition;
}

/** Whether there is anything yet that makes it. */
export function isGenerated(kind: GenerationKind): boolean {
  return KINDS.has(kind);
}
