import type { Candidate } from './candidates.js';
import type { Finding, TextCheck } from './checks.js';
import { ProviderError } from './model.js';

/** What follows from a finding: the attempt's end, an item's refusal, or nothing but a notice where nobody would do better. */
export type FindingOutcome = 'attempt_ended' | 'item_refused' | 'let_stand';

export interface FindingEvent {
  type: 'finding';
  provider: string;
  finding: Finding;
  outcome: FindingOutcome;
}

export interface GuardOptions {
  provider: string;
  checks(): TextCheck[];
  /** Whether an answer is to be given in spite of this. */
  stands(finding: Finding): boolean;
  /** What the attempt goes on with. */
  before: string;
}

/** Runs the checks over what one attempt brings, and lets through to the reader what they are sure of. */
export class Guard {
  private checks: TextCheck[];
  private text = '';
  /** What the attempt goes on with, until its own first words have come. */
  private before: string;
  /** The end of the text, which the reader has not got yet. */
  private held = '';
  private news: FindingEvent[] = [];

  constructor(private readonly options: GuardOptions) {
    this.checks = options.checks();
    this.before = options.before;
  }

  /** The attempt has started again: its text is a new one. */
  startAnew(): void {
    this.checks = this.options.checks();
    this.before = '';
    this.text = '';
    this.held = '';
  }

  /** @returns what may be shown now @throws ProviderError of kind unsound */
  push(piece: string): string {
    if (piece === '') return '';
    const came = this.before + piece;
    this.before = '';
    this.text += came;
    this.held += piece;
    this.look(came, false);
    const back = this.checks.reduce((most, { holdBack }) => Math.max(most, holdBack), 0);
    let shown = Math.max(0, this.held.length - back);
    if (shown < this.held.length && isLowSurrogate(this.held.charCodeAt(shown))) shown -= 1;
    return this.release(Math.max(0, shown));
  }

  /** @returns what was held back, of a text that is whole @throws ProviderError of kind unsound */
  end(): string {
    this.look('', true);
    return this.release(this.held.length);
  }

  /** Why an item is not to be shown; null: it may be. */
  refusal(text: string): Finding | null {
    for (const check of this.options.checks()) {
      const finding = check.look(text, true, text);
      if (!finding) continue;
      const stands = this.options.stands(finding);
      this.note(finding, stands ? 'let_stand' : 'item_refused');
      if (!stands) return finding;
    }
    return null;
  }

  /** What was found since the last time that this was asked. */
  findings(): FindingEvent[] {
    if (this.news.length === 0) return NOTHING;
    const { news } = this;
    this.news = [];
    return news;
  }

  private look(piece: string, whole: boolean): void {
    for (const check of this.checks) {
      const finding = check.look(this.text, whole, piece);
      if (!finding) continue;
      if (!this.options.stands(finding)) {
        this.note(finding, 'attempt_ended');
        throw new ProviderError('unsound', `${this.options.provider}: ${finding.reason}`, { finding });
      }
      this.note(finding, 'let_stand');
      this.checks = this.checks.filter((other) => other !== check);
    }
  }

  private note(finding: Finding, outcome: FindingOutcome): void {
    this.news.push({ type: 'finding', provider: this.options.provider, finding, outcome });
  }

  private release(length: number): string {
    if (length === 0) return '';
    const shown = this.held.slice(0, length);
    this.held = this.held.slice(length);
    return shown;
  }
}

/** The first thing that was found in what each candidate wrote, and in which attempt. */
export class FirstFindings {
  private readonly first = new Map<Candidate, { attempt: number; finding: Finding }>();

  of(candidate: Candidate): Finding | undefined {
    return this.first.get(candidate)?.finding;
  }

  /** Notes a finding. @returns whether its model may yet do better: it has not been asked once more */
  isFirst(candidate: Candidate, attempt: number, finding: Finding): boolean {
    const first = this.first.get(candidate);
    if (!first) this.first.set(candidate, { attempt, finding });
    return finding.again && (!first || first.attempt === attempt);
  }
}

const NOTHING: FindingEvent[] = [];

/** The second half of a character, which must not be parted from the first. */
function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
