import type { Logger } from 'pino';
import type { ZodType } from 'zod';

export interface JobContext {
  log: Logger;
  /** Aborts when this process must stop: leave the work so that another can take it up. */
  signal: AbortSignal;
}

/** A job is a name, a schema and a function. Its data is parsed when it is queued and when it is run; its function may run twice. */
export interface JobDefinition<Data> {
  name: string;
  schema: ZodType<Data>;
  run(data: Data, context: JobContext): Promise<void>;
}

/** A job whose data was given by name: parsed by its own schema before its own function sees it. */
export interface AnyJob {
  name: string;
  run(data: unknown, context: JobContext): Promise<void>;
}

export function anyJob<Data>({ name, schema, run }: JobDefinition<Data>): AnyJob {
  return { name, run: (data, context) => run(schema.parse(data), context) };
}
