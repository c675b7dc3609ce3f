import type { Breakers } from './breakers.js';
import type { Candidate, ModelReport } from './candidates.js';
import type { AttemptOutcome, Failure } from './failure.js';
import type { TextCheck } from './checks.js';
import type { FindingEvent } from './guard.js';
import type { Hedging } from './hedging.js';
import type { ModelCall, ProviderError, Usage } from './model.js';
import type { Moderation } from './moderation.js';
import type { FirstTokens } from './routing/first-tokens.js';
import type { Route } from './routing/route.js';
import { DEFAULT_RETRIES, type RetrySettings } from './retries.js';
import { Run } from './run.js';
import { over, type Some } from './settings.js';
import { DEFAULT_TIMEOUTS, type Timeouts } from './timers.js';

/** What a run tells, in order. A run that ends without throwing has given a whole answer. */
export type OrchestratorEvent<Item> =
  | AttemptStarted
  /** Of two attempts that ran at once, this one is gone on with: it began first. */
  | { type: 'hedge_won'; index: number }
  | { type: 'text'; text: string }
  /** An item that `accept` has let through. */
  | { type: 'item'; item: Item }
  /** `to` goes on where `from` broke off; after a reset it starts anew. */
  | { type: 'switched'; from: string; to: string; reason: string }
  /** All text and items so far are void. */
  | { type: 'reset'; reason: string }
  | { type: 'notice'; text: string }
  | FindingEvent
  | AttemptFinished;

export interface AttemptStarted {
  type: 'attempt_started';
  index: number;
  provider: string;
  model: string;
  origin: 'MODEL' | 'LOCAL';
  reason: string;
  /** It runs beside another attempt, which has not begun to answer. */
  hedge: boolean;
}

export interface AttemptFinished {
  type: 'attempt_finished';
  index: number;
  outcome: AttemptOutcome;
  usage: Usage & { estimated: boolean };
  costMicroUsd: number;
  error?: ProviderError;
  startedAt: Date;
  finishedAt: Date;
}

/** What the answer consists of so far. */
export interface SoFar<Item> {
  text: string;
  items: Item[];
  /** Items of the attempt before that were not let through, for the one attempt at mending them. */
  refusals: Refusal[];
}

/** An item that is let through, or in a sentence for its author why not. */
export type Accepting<Item> = { ok: true; item: Item } | { ok: false; reason: string };

/** An item as a model wrote it, and why it was not let through. */
export interface Refusal {
  item: unknown;
  reason: string;
}

export interface GenerateRequest<Item> {
  /** The generation's kind, for its timeouts. */
  kind: string;
  /** The call to make. Where `soFar` holds items, only the missing ones are to be asked for; text is continued by us. */
  build(candidate: Candidate, soFar: SoFar<Item>): ModelCall;
  /** For a structured answer: how many items make it whole, and which of those that come count. Null: text. */
  items: {
    wanted: number;
    /** How many there are already from an earlier run; `wanted` comes on top of them. */
    existing?: number;
    /** @param held those that were let through before it, and wait to be verified */
    accept(item: unknown, by: Candidate, held: readonly Item[]): Accepting<Item>;
    /**
     * Looks again at what a model's call has brought, before any of it is shown, in their order; or says why nobody could.
     * Left out: items are shown as soon as they are let through.
     */
    verify?: ((items: readonly Item[], by: Candidate) => Promise<Accepting<Item>[] | Failure['error']>) | null;
    /** What a reader gets to see of an item, for the checks; left out: nothing is looked at. */
    textOf?(item: Item): string;
  } | null;
  /** An answer that has come already, and is read before anybody is asked. */
  arrived?: Candidate | null;
  /** What somebody wrote of their own: a provider's moderation looks at it before a model reads it. Null: nothing. */
  freeText?: string | null;
  /** What looks at the answer to a call, the built-in engine's too: at a text while it streams, at each item's text before it is shown. */
  checks?(candidate: Candidate, call: ModelCall): TextCheck[];
  /** Whether the built-in engine may answer when no model can. */
  allowLocal: boolean;
  /** Whether the caller has an answer of its own for when every model fails: then the engine isn't asked instead of them. */
  hasSpare?: boolean;
  /** Who is asked, in which order and why; left out: everybody, in the configured order. */
  route?: Route;
  signal: AbortSignal;
  /** Sets money aside before a call, in micro-dollars; false: the call is not made. */
  reserve(worstCaseMicroUsd: number): Promise<boolean>;
}

/** The limits of a call, and what differs by kind. */
export interface TimeoutSettings extends Some<Timeouts> {
  byKind?: Partial<Record<string, Some<Timeouts>>> | undefined;
}

export interface OrchestratorOptions {
  candidates: Candidate[];
  /** Every model that is configured: a notice names those that can't be used, where the engine answers instead. */
  report?: ModelReport[];
  timeouts?: TimeoutSettings;
  retries?: Some<RetrySettings>;
  /** Left out: no model is ever spared. */
  breakers?: Breakers;
  /** Left out: no call is ever doubled. */
  hedging?: Hedging;
  /** Left out: what people write goes to a model as it is. */
  moderation?: Moderation | undefined;
  /** Left out: nobody keeps in mind how fast models begin to answer. */
  firstTokens?: FirstTokens;
}

/** What every generation shares. */
export interface Policies {
  retries: RetrySettings;
  breakers: Breakers | null;
  hedging: Hedging | null;
  moderation: Moderation | null;
  firstTokens: FirstTokens | null;
}

/** Asks one candidate after the other until the answer is whole. Knows no database and no GraphQL. */
export class Orchestrator {
  private readonly policies: Policies;
  private readonly unusable: string[];

  constructor(private readonly options: OrchestratorOptions) {
    const { report = [], retries, breakers, hedging, firstTokens, moderation } = options;
    this.unusable = [...new Set(report.filter(({ usable }) => !usable).map(({ provider }) => provider))];
    this.policies = {
      retries: over(DEFAULT_RETRIES, retries ?? {}),
      breakers: breakers ?? null,
      hedging: hedging ?? null,
      firstTokens: firstTokens ?? null,
      moderation: moderation ?? null,
    };
  }

  /**
   * @throws GenerationError when no candidate could answer; ProviderError of kind aborted when `signal` ended the run.
   * To cancel, abort `signal` and read on: the attempt's cost is still reported.
   */
  run<Item>(request: GenerateRequest<Item>): AsyncGenerator<OrchestratorEvent<Item>> {
    return new Run(this.options.candidates, this.unusable, this.timeoutsFor(request.kind), this.policies, request).events();
  }

  private timeoutsFor(kind: string): Timeouts {
    const { byKind, ...general } = this.options.timeouts ?? {};
    return over(DEFAULT_TIMEOUTS, general, byKind?.[kind] ?? {});
  }
}
