import type { TextCheck } from '../checks.js';
import type { ModelCall } from '../model.js';

/** Everything that looks at the answer to a call, the built-in engine's too. The first that finds something decides. */
export function outputChecks(_call: ModelCall): TextCheck[] {
  return [];
}
