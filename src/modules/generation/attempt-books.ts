import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { AttemptFinished, AttemptStarted } from '../../orchestrator/orchestrator.js';
import type { Db } from '../../platform/postgres.js';
import type { UsageService } from '../usage/usage.service.js';
import { finishAttempt } from './attempts.js';
import type { Audience } from './audience.js';
import { coverCall, noteAttempt, type OwnedCall } from './calls.js';
import { AttemptOutcome, Origin } from './generation.entity.js';
import type { Producer } from './maker.js';

/** The attempts that are being made, by their number in this worker's run. */
export type AttemptsUnderWay = Map<number, { id: string; producer: Producer }>;

export interface AttemptBooksOptions {
  db: Db;
  usage: UsageService;
  call: OwnedCall;
  audience: Audience;
  attempts: AttemptsUnderWay;
  log: Logger;
}

/** Keeps the books of the calls that one worker makes to providers for its audience: covered and noted before, counted after. */
export class AttemptBooks {
  readonly #options: AttemptBooksOptions;
  /** What the next attempt may cost at most. */
  #worstCaseMicroUsd = 0;

  constructor(options: AttemptBooksOptions) {
    this.#options = options;
  }

  /** @returns whether the budget covers another call */
  async reserve(worstCaseMicroUsd: number): Promise<boolean> {
    const { db, usage, call } = this.#options;
    this.#worstCaseMicroUsd = worstCaseMicroUsd;
    return coverCall(db, usage, call, worstCaseMicroUsd);
  }

  /** Notes a call before it is made. @returns null where nobody is left to pay for it: then it isn't made, as the call's signal is aborted */
  async started({ index, provider, model, origin, reason }: AttemptStarted, promptVersion: string | null): Promise<Producer | null> {
    const { db, call, audience, attempts, log } = this.#options;
    const attempt = { id: randomUUID(), producer: { provider, model, origin: Origin[origin] } };
    attempts.set(index, attempt);
    log.info({ attempt: index, provider, model }, 'asking a provider');
    const isLocal = origin === 'LOCAL';
    const noted = { id: attempt.id, provider, model, reason, promptVersion: isLocal ? null : promptVersion, worstCaseMicroUsd: isLocal ? 0 : this.#worstCaseMicroUsd };
    while (!(await noteAttempt(db, call, noted))) {
      await audience.reconsider();
      if (audience.abandoned.aborted) return null;
    }
    return attempt.producer;
  }

  async finished({ index, outcome, usage, costMicroUsd, error }: AttemptFinished): Promise<void> {
    const { db, attempts, log } = this.#options;
    const told = { attempt: index, outcome, costMicroUsd };
    // Expected, and its stack is always the same: the kind and the sentence say it all.
    if (error) log.warn({ ...told, kind: error.kind, reason: error.message }, 'a provider did not answer');
    else log.info(told, 'a provider answered');
    await finishAttempt(db, { id: attempts.get(index)!.id, outcome: AttemptOutcome[outcome], usage, costMicroUsd });
    // Until it is written it is under way.
    attempts.delete(index);
  }
}
