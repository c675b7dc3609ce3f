import { GraphQLError, Kind, parse, visit, type GraphQLFormattedError } from 'graphql';
import { CallerError, unavailable } from './errors.js';
import type { Logger } from './logger.js';
import { isMongoOutage } from './mongo.js';
import { isDatabaseOutage } from './outages.js';

export const PARSE_FAILED = 'GRAPHQL_PARSE_FAILED';
const OWN_CODES_OF_THE_SERVER = new Set([
  PARSE_FAILED, 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST', 'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED',
]);
const RETRY_SECONDS = 5;

export interface ErrorScope {
  requestId: string;
  log: Logger;
}

/** What a caller may see of an error; a surprise is logged here, once, and hidden behind its request's id. */
export function maskError(error: unknown, scope: ErrorScope): GraphQLFormattedError {
  const located = error instanceof GraphQLError ? error : new GraphQLError('unexpected', { originalError: asError(error) });
  const caller = findCause(located, (cause) => cause instanceof CallerError);
  if (caller instanceof CallerError) return formatted(caller.message, located, caller.extensions);
  if (isVariableError(located)) return variableError(located);

  const code = located.extensions['code'];
  if (code === PARSE_FAILED && findCause(located, (cause) => cause instanceof RangeError)) {
    // The parser calls itself for each level; the stack ends before the tokens that are allowed do.
    return formatted('Syntax Error: The document is nested too deeply.', located, { code });
  }
  if (isServersOwn(located) && typeof code === 'string' && OWN_CODES_OF_THE_SERVER.has(code)) {
    return formatted(withoutValues(located.message), located, { code });
  }
  const away = findCause(located, isMongoOutage) ? 'The document store' : findCause(located, isDatabaseOutage) ? 'The database' : null;
  if (away) {
    scope.log.warn({ err: located.originalError ?? located }, `${away} can not be reached`);
    const refusal = unavailable(away, RETRY_SECONDS);
    return formatted(refusal.message, located, refusal.extensions);
  }
  scope.log.error({ err: located.originalError ?? located, path: located.path?.join('.') }, 'unexpected error');
  return formatted('Something went wrong on our side; quote the request id when you report it.', located, {
    code: 'INTERNAL_SERVER_ERROR',
    requestId: scope.requestId,
  });
}

function formatted(message: string, located: GraphQLError, extensions: Record<string, unknown>): GraphQLFormattedError {
  const { http: _http, stacktrace: _stacktrace, ...visible } = extensions;
  return {
    message,
    ...(located.locations ? { locations: located.locations } : {}),
    ...(located.path ? { path: located.path } : {}),
    extensions: visible,
  };
}

// Apollo wraps the errors of graphql-js, which have no other cause; a resolver's have.
function isServersOwn(error: GraphQLError): boolean {
  const { originalError } = error;
  return !originalError || (originalError instanceof GraphQLError && !originalError.originalError && !originalError.path);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function findCause(error: Error, matches: (cause: Error) => boolean): Error | null {
  for (let cause: unknown = error; cause instanceof Error; cause = (cause as GraphQLError).originalError ?? cause.cause) {
    if (matches(cause)) return cause;
  }
  return null;
}

// Messages of graphql-js quote what the caller sent, and that may be a password.
function withoutValues(message: string): string {
  return message
    .replace(/, found .*$/s, '.')
    .replace(/( cannot represent [^:]*): .*$/s, '$1.')
    .replace(/^(Syntax Error: .*?)(?: (?:String|BlockString) )".*$/s, '$1 a string.')
    .replace(/ "[^"]*" does not exist in /, ' does not exist in ');
}

// Of the execution, about a value; validation speaks of variables too, but of how the document uses them.
function isVariableError(error: GraphQLError): boolean {
  return error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION && /^Variable "\$\w+" (?:got invalid value|of (?:required|non-null) type) /.test(error.message);
}

/** A variable that doesn't fit its type: the field that it feeds, and the rule, without the value. */
function variableError(error: GraphQLError): GraphQLFormattedError {
  const { message } = error;
  const variable = /^Variable "\$(\w+)"/.exec(message)?.[1] ?? '';
  const inner = / at "([^"]+)"; /.exec(message)?.[1]?.slice(variable.length) ?? '';
  const own = /; Field "(\w+)" (?:of required type|is not defined by)/.exec(message)?.[1];
  const field = [argumentPath(error, variable) + inner, own].filter(Boolean).join('.');
  return formatted(`${field}: ${variableRule(message)}`, error, { code: 'BAD_USER_INPUT', field });
}

function variableRule(message: string): string {
  const missing = /of (?:required|non-null) type "([^"]+)" (?:was not provided|must not be null)/.exec(message)?.[1];
  if (missing) return `is required, of type ${missing}.`;
  const undefinedIn = /; Field "\w+" is not defined by type "(\w+)"/.exec(message)?.[1];
  if (undefinedIn) return `is no field of ${undefinedIn}.`;
  return withoutValues(message.slice(message.lastIndexOf('; ') + 2));
}

/** Where in the arguments of the operation's fields a variable is used, as "input.questionCount"; its own name if nowhere. */
function argumentPath(error: GraphQLError, variable: string): string {
  const source = error.nodes?.[0]?.loc?.source;
  if (!source) return variable;
  const path: string[] = [];
  let found: string | null = null;
  const named = {
    enter: (node: { name: { value: string } }) => void path.push(node.name.value),
    leave: () => void path.pop(),
  };
  visit(parse(source, { maxTokens: 10_000 }), {
    [Kind.ARGUMENT]: named,
    [Kind.OBJECT_FIELD]: named,
    [Kind.VARIABLE]: {
      enter: (node) => {
        if (path.length > 0 && node.name.value === variable) found ??= path.join('.');
      },
    },
  });
  return found ?? variable;
}
