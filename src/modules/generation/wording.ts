import type { Task } from '../../orchestrator/model.js';
import type { Refusal } from '../../orchestrator/orchestrator.js';
import { GenerationKind } from './generation.entity.js';
import { kindDefinition, requestIn } from './kinds/index.js';
import type { Subject } from './kinds/kind.js';
import type { PromptText } from './prompts/prompt.js';
import { ownWords, shaped, SHAPING_VERSION } from './prompts/shaping.js';

/** What a model is told for a task: its kind's prompt, shaped for the reader. */
export function wording(kind: GenerationKind, { shaping }: Pick<Subject, 'shaping'>, task: Task, refusals: readonly Refusal[]): PromptText {
  const prompt = kindDefinition(kind).prompt.build(task, refusals);
  return shaping ? shaped(prompt, shaping, task.language) : prompt;
}

/** "explanation@2", and "explanation@2+shaping@1" where it is shaped; null for vectors, which no prompt asks for. */
export function promptVersionOf(kind: GenerationKind, { shaping }: Pick<Subject, 'shaping'>): string | null {
  if (kind === GenerationKind.EMBEDDING) return null;
  const { version } = kindDefinition(kind).prompt;
  return shaping ? `${version}+${SHAPING_VERSION}` : version;
}

/** All that a person wrote for a generation in words of his own, to be moderated; null: nothing. */
export function freeWords(kind: GenerationKind, { input, shaping }: Pick<Subject, 'input' | 'shaping'>): string | null {
  const asked = requestIn(kind, input)?.text;
  const words = [...(asked == null ? [] : [asked]), ...(shaping ? ownWords(shaping) : [])];
  return words.length > 0 ? words.join('\n') : null;
}
