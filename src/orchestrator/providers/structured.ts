import type { ModelCall } from '../model.js';

/** How a provider is asked for a structured answer: by its own schema mode, or in words where it has none. */
export type StructuredMode = 'schema' | 'prompt';

/** A call's instructions; with `prompt`, the schema stands in them. */
export function systemOf({ system, schema }: ModelCall, structured: StructuredMode = 'schema'): string {
  if (!schema || structured === 'schema') return system;
  return `${system}\n\n${schema.inWords}\n${JSON.stringify(schema.schema)}`;
}
