import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { getOperationAST, GraphQLError, OperationTypeNode } from 'graphql';
import { checkComplexity, MAX_TOKENS } from './complexity.js';
import { CallerError } from './errors.js';
import { maskError } from './mask.js';
import { errorCodes, type OperationContext, type OperationOptions } from './operations.js';

const HTTP_STATUS: Readonly<Record<string, number>> = { RATE_LIMITED: 429, OPERATION_TOO_COMPLEX: 400, UNAVAILABLE: 503 };

/** Apollo over HTTP; it has to be started, and stopped after the sockets. */
export function createApollo<ContextType extends OperationContext>(options: OperationOptions<ContextType>): ApolloServer<ContextType> {
  return new ApolloServer<ContextType>({
    schema: options.schema,
    introspection: options.introspection,
    hideSchemaDetailsFromClientErrors: !options.introspection,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    logger: options.logger,
    // Masking needs the request, which Apollo's own hook doesn't get: see `masking`.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      admission(options),
      masking<ContextType>(),
    ],
  });
}

function admission<ContextType extends OperationContext>(options: OperationOptions<ContextType>): ApolloServerPlugin<ContextType> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ contextValue, document, request, schema }) {
          if (getOperationAST(document, request.operationName)?.operation === OperationTypeNode.SUBSCRIPTION) throw onlyOverSockets();
          try {
            await options.admit(contextValue);
            checkComplexity({
              schema,
              document,
              operationName: request.operationName ?? undefined,
              variables: request.variables ?? {},
            });
          } catch (error) {
            throw withStatus(error);
          }
        },
      };
    },
  };
}

// Executed like a query, a subscription would fail as if it were our fault.
function onlyOverSockets(): GraphQLError {
  return new GraphQLError('Send subscriptions over a WebSocket with the protocol graphql-transport-ws.', {
    extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
  });
}

// Refusals before the execution answer with their HTTP status; Apollo would make each a 500.
function withStatus(error: unknown): unknown {
  if (!(error instanceof CallerError)) return error;
  const status = HTTP_STATUS[String(error.extensions['code'])];
  return status ? new GraphQLError(error.message, { originalError: error, extensions: { ...error.extensions, http: { status } } }) : error;
}

function masking<ContextType extends OperationContext>(): ApolloServerPlugin<ContextType> {
  return {
    async requestDidStart() {
      const startedAt = performance.now();
      return {
        async willSendResponse({ response, errors, contextValue, operationName, operation }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          if (errors?.length && result.errors) result.errors = errors.map((error) => maskError(error, contextValue));
          const codes = errorCodes(result.errors);
          contextValue.log.info(
            {
              operation: operationName ?? undefined,
              type: operation?.operation,
              ms: Math.round(performance.now() - startedAt),
              ...(codes.length > 0 ? { errors: codes } : {}),
            },
            'operation',
          );
        },
      };
    },
  };
}
