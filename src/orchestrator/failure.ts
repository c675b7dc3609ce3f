import { ProviderError, type ProviderErrorKind } from './model.js';
import type { Candidate } from './candidates.js';

/** Why a generation failed: names of the contract. */
export type GenerationFailureCode =
  | 'PROVIDER_UNAVAILABLE' | 'TIMED_OUT' | 'BUDGET_EXHAUSTED' | 'CONTENT_REJECTED' | 'INPUT_LIMIT' | 'OUTPUT_LIMIT' | 'NOT_ENOUGH_CONTENT';

export type AttemptOutcome = 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'TIMED_OUT' | 'REJECTED';

/** No candidate could answer. The message may be shown to whoever asked. */
export class GenerationError extends Error {
  override readonly name = 'GenerationError';

  constructor(readonly code: GenerationFailureCode, message: string, readonly retryable: boolean) {
    super(message);
  }
}

/** Why a candidate was not even asked: for want of money, an open breaker (opened by its failures, or forced by an admin), too small a context, the limits that a policy sets it. */
export type Obstacle = 'budget' | 'breaker' | 'forced' | 'context' | 'policy';

/** Why a candidate did not answer. */
export interface Failure {
  candidate: Candidate;
  error: ProviderError | Obstacle;
}

/** Whether it was a content filter that failed the candidate. */
export function isWithheld({ error }: Failure): boolean {
  return typeof error !== 'string' && error.kind === 'content_filter';
}

/** Whether a check found something that must not be read; a tolerable finding is no verdict. */
function isUnsound({ error }: Failure): boolean {
  return typeof error !== 'string' && error.kind === 'unsound' && !error.finding?.tolerable;
}

const OUTCOMES: Partial<Record<ProviderErrorKind, AttemptOutcome>> = {
  aborted: 'CANCELLED',
  first_token_timeout: 'TIMED_OUT',
  stalled: 'TIMED_OUT',
  deadline: 'TIMED_OUT',
  rejected: 'REJECTED',
  content_filter: 'REJECTED',
  no_material: 'REJECTED',
  too_little: 'REJECTED',
};

export function outcomeOf(error: ProviderError): AttemptOutcome {
  return OUTCOMES[error.kind] ?? 'FAILED';
}

const WORDS: Record<ProviderErrorKind, string> = {
  unreachable: 'could not be reached',
  reset: 'lost the connection',
  cut: 'broke off its answer',
  malformed: 'sent a broken answer',
  first_token_timeout: 'did not begin to answer in time',
  stalled: 'fell silent in the middle of its answer',
  deadline: 'did not finish in time',
  rate_limited: 'takes no more requests at the moment',
  overloaded: 'is overloaded',
  server_error: 'had an error of its own',
  unauthorized: 'refused the API key',
  rejected: 'refused the request',
  content_filter: 'withheld the answer by its content filter',
  output_limit: 'reached its output limit',
  unverified: 'wrote what nobody could check',
  unsound: 'gave an answer that a check stopped',
  no_material: 'answers from a lesson only, and none was named',
  too_little: 'found nothing in the lesson to make this from',
  aborted: 'was given up',
};

const OBSTACLES: Record<Obstacle, { words: string; code: GenerationFailureCode; passing: boolean }> = {
  budget: { words: 'would have cost more than the budget allows', code: 'BUDGET_EXHAUSTED', passing: true },
  breaker: { words: 'is not asked for a while, after many failures', code: 'PROVIDER_UNAVAILABLE', passing: true },
  forced: { words: 'is kept from being asked by an admin', code: 'PROVIDER_UNAVAILABLE', passing: true },
  context: { words: 'has too small a context for all that it would have to read and write', code: 'INPUT_LIMIT', passing: false },
  policy: { words: 'is not to be asked this by the routing policy', code: 'PROVIDER_UNAVAILABLE', passing: false },
};

/** What happened to a candidate, as the end of a sentence that begins with its provider's name. */
export function wordsFor(error: Failure['error']): string {
  if (typeof error === 'string') return OBSTACLES[error].words;
  return error.finding ? `${WORDS[error.kind]} (${error.finding.check})` : WORDS[error.kind];
}

function codeOf(error: Failure['error']): GenerationFailureCode {
  if (typeof error === 'string') return OBSTACLES[error].code;
  if (error.kind === 'content_filter' || (error.kind === 'unsound' && !error.finding?.tolerable)) return 'CONTENT_REJECTED';
  if (error.kind === 'output_limit') return 'OUTPUT_LIMIT';
  if (error.kind === 'no_material' || error.kind === 'too_little') return 'NOT_ENOUGH_CONTENT';
  return outcomeOf(error) === 'TIMED_OUT' ? 'TIMED_OUT' : 'PROVIDER_UNAVAILABLE';
}

/** @param nameOf what a model is called */
export function sentenceOf(failures: readonly Failure[], nameOf: (candidate: Candidate) => string): string {
  const words = failures.map(({ candidate, error }) => `${candidate.provider.origin === 'LOCAL' ? 'the built-in engine' : nameOf(candidate)} ${wordsFor(error)}`);
  return [...new Set(words)].join('; ');
}

/**
 * The failure that a generation ends with. A content filter's verdict stands whatever else went wrong, and so does a
 * check's; otherwise the last model's failure names it, of those that could have taken it in, since that the engine has
 * nothing to answer from says little beside it. It is worth trying again if any candidate's was.
 */
export function failureOf(failures: Failure[], nameOf: (candidate: Candidate) => string): GenerationError {
  const decisive = failures.find(isWithheld) ?? failures.find(isUnsound)
    ?? failures.findLast(({ candidate, error }) => candidate.provider.origin === 'MODEL' && error !== 'context')
    ?? failures.findLast(({ candidate }) => candidate.provider.origin === 'MODEL') ?? failures.at(-1);
  if (!decisive) return new GenerationError('PROVIDER_UNAVAILABLE', 'No model is configured.', false);
  const code = codeOf(decisive.error);
  const retryable = code !== 'CONTENT_REJECTED' && code !== 'OUTPUT_LIMIT'
    && failures.some(({ error }) => (typeof error === 'string' ? OBSTACLES[error].passing : error.retryable));
  return new GenerationError(code, `No model could answer: ${sentenceOf(failures, nameOf)}.`, retryable);
}
