import { ProviderError, type ProviderErrorKind } from '../model.js';

type ErrorClass = abstract new (...args: never[]) => Error;

/** The error classes of an SDK; both official ones are built alike. Passed in, so that neither is loaded unless used. */
export interface SdkErrors {
  APIError: ErrorClass;
  APIConnectionError: ErrorClass;
  APIUserAbortError: ErrorClass;
}

/** What an error answer says, as far as it may be told on. */
interface Answered {
  headers?: Headers | undefined;
  code?: string | null | undefined;
  type?: string | null | undefined;
  /** The provider's own words: looked at, never passed on. */
  message?: string | undefined;
}

const CONTENT_FILTER_CODES = new Set(['content_filter', 'content_policy_violation']);

/** What an error event inside a stream calls itself, at either provider. */
const EVENT_KINDS: ReadonlyMap<string, ProviderErrorKind> = new Map(Object.entries({
  overloaded_error: 'overloaded',
  rate_limit_error: 'rate_limited',
  rate_limit_exceeded: 'rate_limited',
  authentication_error: 'unauthorized',
  permission_error: 'unauthorized',
  invalid_request_error: 'rejected',
  not_found_error: 'rejected',
  request_too_large: 'rejected',
  content_filter: 'content_filter',
}));

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

/** How servers without a schema mode, or with one that can't do ours, name what they refuse. */
const NAMES_THE_SCHEMA = /response_format|json_schema|output_config/i;
const SCHEMA_HINT = ' It refuses the JSON schema of the answer: "structured": "prompt" in its entry in LYCEUM_CONFIG asks without one.';

/** An answer with an error status, as the port's error. */
export function refusal(provider: string, status: number, { headers, code, type, message }: Answered = {}): ProviderError {
  const filtered = [code, type].some((word) => word && CONTENT_FILTER_CODES.has(word));
  const retryAfterMs = retryAfterOf(headers);
  return new ProviderError(
    filtered ? 'content_filter' : kindOfStatus(status),
    `${provider} answered with HTTP ${describe(status, type, code)}.${message && NAMES_THE_SCHEMA.test(message) ? SCHEMA_HINT : ''}`,
    { status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) },
  );
}

/** An error that is reported inside a stream whose status was a success. */
export function errorEvent(provider: string, { code, type }: Answered = {}): ProviderError {
  const kind = EVENT_KINDS.get(type ?? '') ?? EVENT_KINDS.get(code ?? '') ?? 'server_error';
  const words = describe(type, code);
  return new ProviderError(kind, `${provider} reported an error in the middle of its answer${words && ` (${words})`}.`);
}

/**
 * What an SDK, fetch or the JSON parser threw, as the port's error. The provider's own words are left out:
 * they may quote the key or the prompt.
 */
export function toProviderError(provider: string, error: unknown, signal: AbortSignal, sdk?: SdkErrors): ProviderError {
  if (error instanceof ProviderError) return error;
  if (signal.aborted || (sdk && error instanceof sdk.APIUserAbortError)) return aborted(provider);
  if (error instanceof SyntaxError) {
    return new ProviderError('malformed', `${provider} sent an event that is not valid JSON.`);
  }
  if (sdk && error instanceof sdk.APIError && !(error instanceof sdk.APIConnectionError)) {
    const answered = error as Answered & { status?: number };
    return answered.status === undefined ? errorEvent(provider, answered) : refusal(provider, answered.status, answered);
  }
  const code = transportCode(error);
  return code && REFUSED.has(code)
    ? new ProviderError('unreachable', `${provider} can't be reached (${code}).`)
    : new ProviderError('reset', `The connection to ${provider} broke${code ? ` (${code})` : ''}.`);
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
