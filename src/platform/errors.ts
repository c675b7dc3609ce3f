import { GraphQLError } from 'graphql';

/** What a client decides by: `extensions.code` of every error that Lyceum raises itself. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'OPERATION_TOO_COMPLEX'
  | 'SLOW_CONSUMER';

/** An error that a caller may see as it is; everything else is masked as INTERNAL_SERVER_ERROR. */
export class CallerError extends GraphQLError {
  constructor(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}) {
    super(message, { extensions: { ...extensions, code } });
  }
}

export function unauthenticated(message = 'Sign in first: send the header "authorization: Bearer <accessToken>".'): CallerError {
  return new CallerError('UNAUTHENTICATED', message);
}

export function forbidden(message: string): CallerError {
  return new CallerError('FORBIDDEN', message);
}

/** @param field the path of the input that broke the rule, as "input.questionCount" */
export function badUserInput(field: string, rule: string): CallerError {
  return new CallerError('BAD_USER_INPUT', `${field}: ${rule}`, { field });
}

/** @param what the thing in a client's words, as "course" */
export function notFound(what: string): CallerError {
  return new CallerError('NOT_FOUND', `There is no such ${what}.`);
}

export function isNotFound(error: unknown): boolean {
  return error instanceof CallerError && error.extensions['code'] === 'NOT_FOUND';
}

export function rateLimited(retryAfterSeconds: number): CallerError {
  return new CallerError('RATE_LIMITED', `Too many requests; try again in ${retryAfterSeconds} s.`, { retryAfterSeconds });
}

export function unavailable(what: string, retryAfterSeconds: number): CallerError {
  return new CallerError('UNAVAILABLE', `${what} can't be reached at the moment; try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });
}

export function isUnavailable(error: unknown): boolean {
  return error instanceof CallerError && error.extensions['code'] === 'UNAVAILABLE';
}

/** A fault that an operator must mend before Lyceum can start: one sentence that says what to do. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}
