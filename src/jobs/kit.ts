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
