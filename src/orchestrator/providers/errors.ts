import { ProviderError, type ProviderErrorKind } from '../model.js';

type ErrorClass = abstract new (...args: never[]) => Error;

/** The error classes of an SDK; both official ones are built alike. Passed in, so that neither is loaded unless used. */
export interface SdkErrors {
  APIError: ErrorClass;
  APIConnectionError: ErrorClass;
  APIUserAbortError: ErrorClass;
}

interface ApiErrorFields {
  status?: number | undefined;
  headers?: Headers | undefined;
  code?: string | null | undefined;
  type?: string | null | undefined;
}

const CONTENT_FILTER_CODES = new Set(['content_filter', 'content_policy_violation']);

/** What an error event inside a stream calls itself, at either provider. */
const EVENT_KINDS: Record<string, ProviderErrorKind> = {
  overloaded_error: 'overloaded',
  rate_limit_error: 'rate_limited',
  rate_limit_exceeded: 'rate_limited',
  authentication_error: 'unauthorized',
  permission_error: 'unauthorized',
  invalid_request_error: 'rejected',
  not_found_error: 'rejected',
  request_too_large: 'rejected',
  content_filter: 'content_filter',
};

const REFUSED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID']);

/** A code is a word of the protocol; anything longer may quote the request, or a key. */
const CODE = /^[A-Za-z0-9_.-]{1,64}$/;

function kindOfStatus(status: number): ProviderErrorKind {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 429) return 'rate_limited';
  if (status === 503 || status === 529) return 'overloaded';
  // 408, 409 and 425 ask to come again; they say nothing against the request.
  if (status >= 500 || status === 408 || status === 409 || status === 425) return 'server_error';
  return 'rejected';
}

/** The wait that a provider asked for, in milliseconds: retry-after-ms, or Retry-After in seconds or as an HTTP date. */
export function retryAfterOf(headers: Headers | undefined, now = Date.now()): number | undefined {
  const milliseconds = headers?.get('retry-after-ms');
  if (milliseconds && Number(milliseconds) >= 0) return Math.ceil(Number(milliseconds));
  const header = headers?.get('retry-after');
  if (!header) return undefined;
  const wait = Number.isNaN(Number(header)) ? Date.parse(header) - now : Number(header) * 1000;
  return Number.isNaN(wait) ? undefined : Math.max(0, Math.ceil(wait));
}

/** The first error code along the chain of causes, as ECONNRESET. */
function transportCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = (at as NodeJS.ErrnoException).code;
    if (typeof code === 'string' && CODE.test(code)) return code;
  }
  return undefined;
}

function describe(...words: (string | number | null | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== null && CODE.test(String(word))).join(', ');
}

function ofAnswer(provider: string, error: Error & ApiErrorFields): ProviderError {
  const { status, headers } = error;
  const filtered = [error.code, error.type].some((word) => word && CONTENT_FILTER_CODES.has(word));
  if (status === undefined) {
    const kind = EVENT_KINDS[error.type ?? ''] ?? EVENT_KINDS[error.code ?? ''] ?? 'server_error';
    const words = describe(error.type, error.code);
    return new ProviderError(kind, `${provider} reported an error in the middle of its answer${words && ` (${words})`}.`);
  }
  const retryAfterMs = retryAfterOf(headers);
  return new ProviderError(
    filtered ? 'content_filter' : kindOfStatus(status),
    `${provider} answered with HTTP ${describe(status, error.type, error.code)}.`,
    { status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  );
}

/**
 * What an SDK, fetch or the JSON parser threw, as the port's error. The provider's own words are left out:
 * they may quote the key or the prompt.
 */
export function toProviderError(provider: string, error: unknown, sdk: SdkErrors, signal: AbortSignal): ProviderError {
  if (error instanceof ProviderError) return error;
  if (signal.aborted || error instanceof sdk.APIUserAbortError) return aborted(provider);
  if (error instanceof SyntaxError) {
    return new ProviderError('malformed', `${provider} sent an event that is not valid JSON.`);
  }
  const code = transportCode(error);
  if (error instanceof sdk.APIConnectionError || !(error instanceof sdk.APIError)) {
    return code && REFUSED.has(code)
      ? new ProviderError('unreachable', `${provider} can't be reached (${code}).`)
      : new ProviderError('reset', `The connection to ${provider} broke${code ? ` (${code})` : ''}.`);
  }
  return ofAnswer(provider, error as Error & ApiErrorFields);
}

export function aborted(provider: string): ProviderError {
  return new ProviderError('aborted', `The call to ${provider} was given up.`);
}

/** @throws ProviderError malformed for what is no text: it would be shown as "[object Object]" */
export function checkedText(provider: string, text: unknown): string {
  if (typeof text === 'string') return text;
  throw new ProviderError('malformed', `${provider} sent something else than text where text belongs.`);
}

export function cut(provider: string, missing: string): ProviderError {
  return new ProviderError('cut', `${provider} ended its answer without ${missing}.`);
}
