import type { Candidate } from '../candidates.js';
import type { TextCheck } from '../checks.js';
import { languageCheck } from '../language-check.js';
import type { ModelCall } from '../model.js';
import { CodedLeak } from './coded-leak.js';
import { Harm } from './harm.js';
import { Markup } from './markup.js';
import { PlaceholderLeak } from './placeholder-leak.js';
import { PromptLeak } from './prompt-leak.js';
import { Repetition } from './repetition.js';

/** Everything that looks at the answer to a call, the built-in engine's too. The first that finds something decides. */
export function outputChecks({ provider }: Candidate, call: ModelCall): TextCheck[] {
  const checks = [new PromptLeak(call), new CodedLeak(call), new PlaceholderLeak(), new Markup(call), new Harm(), new Repetition()];
  // The engine writes in the lesson's own sentences, a free prompt may ask for any language, and a quiz judges its items itself.
  return provider.origin === 'MODEL' && call.task.kind === 'EXPLANATION' ? [...checks, languageCheck(call.task.language)] : checks;
}
