import type { Candidate } from './candidates.js';
import { sentenceOf, wordsFor, type Failure } from './failure.js';
import type { Route } from './routing/route.js';
import { shortName } from './routing/sentences.js';

/** How one generation speaks of its candidates: their names, why each is asked, and why none was. */
export class Wording {
  constructor(
    private readonly configured: readonly Candidate[],
    /** The names of providers that are configured, but lack something. */
    private readonly unusable: readonly string[],
    private readonly route: Route | undefined,
  ) {}

  /** The provider's name, and the model's where the provider has several. */
  nameOf(candidate: Candidate): string {
    return shortName(candidate, this.configured);
  }

  /** Why a candidate is asked, after the last failure if there was one. */
  reasonFor(candidate: Candidate, last: Failure | undefined): string {
    const given = this.route?.ranked.find((ranked) => ranked.candidate === candidate)?.reason;
    if (last) {
      const reason = given?.replace(/^The built-in/, 'the built-in') ?? `${this.nameOf(candidate)} is the next in order.`;
      return `${this.nameOf(last.candidate)} ${wordsFor(last.error)}; ${reason}`;
    }
    return given ?? `${candidate.provider.origin === 'LOCAL' ? 'The built-in engine' : this.nameOf(candidate)} is the first in order.`;
  }

  /** Why it was the engine that answered, where a model is configured; null where it was to come before them. */
  apology(failures: Failure[], hasModel: boolean): string | null {
    if (failures.length === 0 && hasModel) return null;
    const why = failures.length > 0 ? [sentenceOf(failures, (candidate) => this.nameOf(candidate))] : [];
    const unusable = this.unusable.filter((name) => !failures.some(({ candidate }) => candidate.provider.name === name));
    if (unusable.length > 0) why.push(`${unusable.join(', ')} can't be used as configured`);
    return why.length > 0 ? `The built-in engine answered, because no model could: ${why.join('; ')}.` : null;
  }
}
