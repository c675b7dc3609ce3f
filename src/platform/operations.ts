import type { GraphQLSchema } from 'graphql';
import type { Logger } from './logger.js';
import type { OperationRequest } from './request.js';

/** The least that the transports know of a context. */
export interface OperationContext {
  requestId: string;
  log: Logger;
}

/** What HTTP and WebSocket have in common: one schema, one way to make a context, the same limits. */
export interface OperationOptions<ContextType extends OperationContext> {
  schema: GraphQLSchema;
  createContext(request: OperationRequest): Promise<ContextType>;
  /** Called before an operation runs. @throws RATE_LIMITED */
  admit(context: ContextType): Promise<void>;
  introspection: boolean;
  logger: Logger;
}

/** How long a token counts, for a connection that outlasts a request. */
export interface TokenLife {
  expiresAt: Date;
  /** Calls back once if the sign-in that the token came from ends before. @returns leaves */
  onEnd(listener: () => void): () => void;
}

/** What an operation came to, for the log: its codes of error, none when it went well. */
export function errorCodes(errors: readonly { extensions?: Record<string, unknown> }[] | undefined): string[] {
  return [...new Set((errors ?? []).map((error) => String(error.extensions?.['code'] ?? 'INTERNAL_SERVER_ERROR')))];
}
