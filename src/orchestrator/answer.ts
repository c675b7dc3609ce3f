import type { Candidate } from './candidates.js';
import type { Guard } from './guard.js';
import { isWithheld, wordsFor, type Failure } from './failure.js';
import type { GenerateRequest, OrchestratorEvent, SoFar } from './orchestrator.js';

const EMPTY = { text: '', items: [], refusals: [] };

/** What the subscriber has so far, and whose words they are. */
export class Answer<Item> {
  private soFar: SoFar<Item> = { text: '', items: [], refusals: [] };
  private author: Candidate | null = null;
  /** How many had failed when the author took over. */
  private failedBefore = 0;
  /** Grows with every character and item that came, void or not. */
  written = 0;
  /** Let through, and not shown before they are verified. */
  private held: { raw: unknown; item: Item }[] = [];
  /** The attempt under way was given items to mend. */
  private mending = false;

  constructor(
    private readonly wanted: GenerateRequest<Item>['items'],
    private readonly failures: readonly Failure[],
    private readonly nameOf: (candidate: Candidate) => string,
  ) {}

  /** Items that are still wanted; 0 for text. */
  get missing(): number {
    return this.wanted ? Math.max(0, this.wanted.wanted - this.soFar.items.length - this.held.length) : 0;
  }

  /** How many items there are, those of an earlier run included, and how many there should be. */
  get made(): { items: number; of: number } {
    const existing = this.wanted?.existing ?? 0;
    return { items: existing + this.soFar.items.length, of: existing + (this.wanted?.wanted ?? 0) };
  }

  get isStructured(): boolean {
    return this.wanted !== null;
  }

  isBy(candidate: Candidate): boolean {
    return this.author === candidate;
  }

  /** What a candidate is to go on with. */
  before(candidate: Candidate): SoFar<Item> {
    return this.startsAnew(candidate) ? EMPTY : this.soFar;
  }

  /** Another call is about to be made. @returns what it is to go on with; an item that was refused is given back to be mended once */
  next(candidate: Candidate): SoFar<Item> {
    const refusals = this.mending ? [] : this.soFar.refusals;
    this.mending = refusals.length > 0;
    this.soFar.refusals = [];
    return { ...this.before(candidate), refusals: this.startsAnew(candidate) ? [] : refusals };
  }

  /** @param restarted whether it is the beginning of another text than what it was to go on with */
  *addText(candidate: Candidate, text: string, restarted: boolean): Generator<OrchestratorEvent<Item>> {
    if (text === '') return;
    yield* this.takeOver(candidate, restarted);
    yield this.append(text);
  }

  /** More of its author's text. */
  append(text: string): OrchestratorEvent<Item> {
    this.soFar.text += text;
    this.written += text.length;
    return { type: 'text', text };
  }

  *addItems(candidate: Candidate, items: unknown[], guard: Guard | null): Generator<OrchestratorEvent<Item>> {
    for (const item of items) {
      if (!this.wanted) return;
      // What is void is void before its successor is judged, or that would be refused as a repetition.
      if (this.startsAnew(candidate)) yield* this.takeOver(candidate);
      if (this.missing === 0) return;
      const accepted = this.wanted.accept(item, candidate, this.held.map((each) => each.item));
      if (!accepted.ok) {
        this.soFar.refusals.push({ item, reason: accepted.reason });
        continue;
      }
      const finding = this.wanted.textOf && guard?.refusal(this.wanted.textOf(accepted.item));
      if (finding) {
        this.soFar.refusals.push({ item, reason: finding.reason });
        continue;
      }
      this.written += 1;
      if (this.wanted.verify && candidate.provider.origin === 'MODEL') this.held.push({ raw: item, item: accepted.item });
      else yield* this.show(candidate, accepted.item);
    }
  }

  private *show(candidate: Candidate, item: Item): Generator<OrchestratorEvent<Item>> {
    yield* this.takeOver(candidate);
    this.soFar.items.push(item);
    yield { type: 'item', item };
  }

  /** A call has ended: what it brought is verified, and shown as far as that stands. @returns why nobody could verify it; null where that was done */
  async *release(candidate: Candidate): AsyncGenerator<OrchestratorEvent<Item>, Failure['error'] | null> {
    const held = this.held;
    if (held.length === 0) return null;
    const verified = await this.wanted!.verify!(held.map(({ item }) => item), candidate);
    this.held = [];
    if (!Array.isArray(verified)) return verified;
    for (const [index, each] of verified.entries()) {
      if (each.ok) yield* this.show(candidate, each.item);
      else this.soFar.refusals.push({ item: held[index]!.raw, reason: each.reason });
    }
    return null;
  }

  /** Says whose words come now, before the first of them. */
  *takeOver(candidate: Candidate, restarted = false): Generator<OrchestratorEvent<Item>> {
    const from = this.author;
    if (from === candidate && !restarted) return;
    const failure = this.failures.at(-1);
    const reason = failure && !restarted ? `${this.nameOf(failure.candidate)} ${wordsFor(failure.error)}.` : 'The continuation began anew.';
    const anew = restarted || this.startsAnew(candidate);
    this.author = candidate;
    this.failedBefore = this.failures.length;
    if (!from) return;
    if (anew && this.hasContent) {
      this.soFar = { text: '', items: [], refusals: [] };
      yield { type: 'reset', reason };
    }
    if (from === candidate) return;
    yield { type: 'switched', from: from.provider.name, to: candidate.provider.name, reason };
  }

  /** What a check found something in is void, whoever wrote which part of it. */
  *retract(reason: string): Generator<OrchestratorEvent<Item>> {
    this.soFar = { text: '', items: [], refusals: [] };
    // Also where nothing was shown: a lost worker's text may be there.
    yield { type: 'reset', reason };
  }

  private get hasContent(): boolean {
    return this.soFar.text !== '' || this.soFar.items.length > 0;
  }

  /** A text that a filter stopped and that nobody replaced is not to be read either. */
  *withdraw(): Generator<OrchestratorEvent<Item>> {
    const withheld = this.failures.slice(this.failedBefore).find(isWithheld);
    if (!withheld || this.soFar.text === '') return;
    this.soFar = { ...this.soFar, text: '' };
    yield { type: 'reset', reason: `${this.nameOf(withheld.candidate)} ${wordsFor(withheld.error)}.` };
  }

  /** Whether the candidate can't go on with what is there, and answers anew. */
  private startsAnew(candidate: Candidate): boolean {
    if (!this.author || this.author === candidate) return false;
    // A text that a filter stopped is not to be gone on with, whoever has failed since; items are each checked on their own.
    if (!this.wanted && this.failures.slice(this.failedBefore).some(isWithheld)) return true;
    return candidate.provider.origin === 'LOCAL' || this.author.provider.origin === 'LOCAL';
  }
}
