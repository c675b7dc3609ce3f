import type { LanguageCode } from '../../../orchestrator/model.js';
import type { Shaping } from '../../../orchestrator/shaping.js';
import { tagged, type PromptText } from './prompt.js';
import { SHAPING_WORDS } from './shaping.words.js';

/** It changes with every change of what is said below: a shaped prompt bears it beside its own version. */
export const SHAPING_VERSION = 'shaping@1';

/** What the reader says in words of his own; the rest is chosen from what we offer. */
const IN_WORDS = ['persona', 'priorKnowledge', 'industry', 'role'] as const;

/**
 * A prompt of any kind, shaped for its reader. What he chose among our own words joins the instructions; what he wrote stands
 * behind everything else, between tags: what is the same for everybody comes first, where a provider's own cache finds it.
 */
export function shaped(prompt: PromptText, shaping: Shaping, language: LanguageCode): PromptText {
  const words = SHAPING_WORDS[language];
  const { manner, presentation } = shaping;
  const said = IN_WORDS.flatMap((part) => (shaping[part] === undefined ? [] : [`${words[part]}: ${shaping[part]}`]));
  const lines = [
    ...(manner ? [words.manner[manner]] : []),
    ...(presentation ? [words.presentation[presentation], words.form] : []),
    ...(said.length > 0 ? [words.reader] : []),
  ];
  const messages = said.length === 0 ? prompt.messages : prompt.messages.map((message, index) => (
    index === 0 ? { ...message, content: `${message.content}\n\n${tagged('reader', said.join('\n'))}` } : message));
  return { ...prompt, system: [prompt.system, ...lines].join('\n'), messages };
}

/** What of it is free text. */
export function ownWords(shaping: Shaping): string[] {
  return IN_WORDS.flatMap((part) => shaping[part] ?? []);
}
