import type { TextCheck } from '../checks.js';
import type { ModelCall } from '../model.js';
import { Harm } from './harm.js';
import { Markup } from './markup.js';
import { PlaceholderLeak } from './placeholder-leak.js';
import { PromptLeak } from './prompt-leak.js';
import { Repetition } from './repetition.js';

/** Everything that looks at the answer to a call, the built-in engine's too. The first that finds something decides. */
export function outputChecks(call: ModelCall): TextCheck[] {
  return [new PromptLeak(call), new PlaceholderLeak(), new Markup(call), new Harm(), new Repetition()];
}
