import { retriedTransaction } from '../../platform/contention.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import type { NewEvent } from '../../streams/events.js';
import { append } from '../../streams/log.js';
import { streamKey } from '../../streams/reader.js';
import type { StreamWriter } from '../../streams/writer.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { activityOf } from './activity.js';
import { failDanglingAttempts, settleAttempts } from './attempts.js';
import { noteEnded } from './batches/batch-log.js';
import { completed, failed, itemReady, progressChanged, reset, started, switched } from './events.js';
import { FailureCode } from './events.type.js';
import { Origin } from './generation.entity.js';
import type { GroundedStatement } from './grounding/ground.js';
import { attemptsOf, type Failure, type GenerationRow } from './generation.repository.js';
import { isOfSameDraft, type NewItem } from './items/item.js';
import type { ItemsService } from './items/items.service.js';
import { isByServer } from './kinds/index.js';
import type { Claim } from './lease.js';
import { madeBy, makerOf, type Producer } from './maker.js';
import type { Accepted, Transcript } from './transcript.js';
import { sumUsage } from './usage.type.js';

/** What an earlier worker left in the log. */
export interface Inheritance {
  text: string;
  items: NewItem[];
  /** Whom GenerationStarted named, if it was sent. */
  started: Producer | null;
}

/** What is said of a whole answer. */
export interface Verdict {
  /** The share of its kind's checks that it passed. */
  quality: number;
  /** When it was made, where it came from the cache. */
  cachedAt: Date | null;
  /** What a text states, and which passages say so; null for items, and where it could not be looked for. */
  statements: GroundedStatement[] | null;
}

export const INTERNAL: Failure = {
  code: FailureCode.INTERNAL,
  message: 'Something went wrong on our side while the answer was made.',
  retryable: true,
};

export interface RecorderOptions {
  db: Db;
  signals: Signals;
  items: ItemsService;
  usage: UsageService;
  activity: ActivityService;
  writer: StreamWriter;
  claim: Claim;
  inherited: Inheritance;
  /** How many items make a whole answer; null for text. */
  wanted: number | null;
  /** What its ProgressChanged calls them. */
  stage: string;
  /** Of the prompt that a model reads for it; null where none does. */
  promptVersion: string | null;
  /** Makes this generation's own item of a draft that was accepted. @throws Error where that is no item of its own */
  accept(item: Accepted, existing: readonly NewItem[]): NewItem;
}

/** Writes what a call produces into the log, in order and under the fence, and keeps the rows beside it in step. */
export class Recorder {
  readonly #options: RecorderOptions;
  #items: NewItem[];
  #inheritedItems: readonly NewItem[];
  #hasText: boolean;
  /** Inherited text that the local engine is writing again, and that is in the log already. */
  #rewriting = '';
  #rewritten = '';
  #started: boolean;
  /** Who made what stands in the log now. */
  #contentOrigin: Origin | null;
  #producer: Producer | null = null;
  /** What stands in the log is a lost worker's; the orchestrator knows nothing of it. */
  #inherited: boolean;
  #notices: string[] = [];

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#items = options.inherited.items;
    this.#inheritedItems = options.inherited.items;
    this.#hasText = options.inherited.text !== '';
    this.#started = options.inherited.started !== null;
    this.#inherited = this.#hasContent;
    this.#contentOrigin = this.#hasContent ? options.claim.generation.origin : null;
  }

  get generation(): GenerationRow {
    return this.#options.claim.generation;
  }

  get wanted(): number | null {
    return this.#options.wanted;
  }

  /** What a lost worker made and still counts. */
  get inheritedItems(): readonly NewItem[] {
    return this.#inheritedItems;
  }

  /** Who wrote what a lost worker left. */
  get inheritedFrom(): Producer | null {
    const { claim, inherited: { started } } = this.#options;
    return started && claim.generation.origin && { ...started, origin: claim.generation.origin };
  }

  get #hasContent(): boolean {
    return this.#hasText || this.#items.length > 0;
  }

  /** Another producer begins. Nobody goes on in a lost worker's words, but for the engine and the cache, which write the same again. */
  async producer(producer: Producer): Promise<void> {
    this.#producer = producer;
    if (!this.#inherited) return;
    if (this.#contentOrigin !== producer.origin) {
      await this.reset(`${producer.provider} takes over with an answer of its own.`);
    } else if (this.#hasText && producer.origin !== Origin.MODEL) {
      this.#rewriting = this.#options.inherited.text;
      this.#rewritten = '';
    } else if (this.#hasText) {
      await this.reset('The worker that was writing was lost; the answer starts again.');
    }
  }

  async text(text: string): Promise<void> {
    let rest = text;
    if (this.#rewriting !== '') {
      if (this.#rewriting.startsWith(text)) {
        this.#rewritten += text;
        this.#rewriting = this.#rewriting.slice(text.length);
        return;
      }
      if (!text.startsWith(this.#rewriting)) return this.#rewriteDiffers(text);
      rest = text.slice(this.#rewriting.length);
      this.#rewriting = '';
      if (rest === '') return;
    }
    await this.#write(rest);
  }

  async item(accepted: Accepted): Promise<void> {
    const item = this.#options.accept(accepted, this.#items);
    await this.#begin();
    const index = this.#items.length;
    const { id: generationId, organizationId, courseId, lessonId } = this.#options.claim.generation;
    this.#items = [...this.#items, item];
    const events = [itemReady(index, item.content), this.#progress()];
    await this.#together(events, (tx) => this.#options.items.insert(tx, { generationId, organizationId, courseId, lessonId, ...makerOf(this.#producer, this.#options.promptVersion) }, index, item, accepted.check));
  }

  async progress(): Promise<void> {
    await this.#options.writer.event(this.#progress());
  }

  async switched(fromProvider: string, toProvider: string, reason: string): Promise<void> {
    await this.#options.writer.event(switched(fromProvider, toProvider, reason));
  }

  /** Voids all that was sent. */
  async reset(reason: string): Promise<void> {
    if (!this.#hasContent) return;
    this.#rewriting = '';
    this.#rewritten = '';
    this.#items = [];
    this.#inheritedItems = [];
    this.#hasText = false;
    this.#inherited = false;
    this.#contentOrigin = null;
    await this.#together([reset(reason)], (tx) => this.#options.items.discard(tx, this.#options.claim.generation.id));
  }

  /** Writes what a call has brought so far, where this log doesn't hold it already. */
  async replay(transcript: Transcript): Promise<void> {
    const { author, producer, text, items, notices } = transcript;
    if (author && transcript.hasContent) {
      await this.producer(author);
      const begun = this.#items.every((item, index) => isOfSameDraft(item, items[index]?.item));
      if (!begun) await this.reset('The worker that was writing was lost; the answer starts again.');
      for (const item of items.slice(this.#items.length)) await this.item(item);
      if (text !== '') await this.text(text);
    }
    if (producer && producer !== author) await this.producer(producer);
    for (const notice of notices) this.notice(notice);
  }

  notice(text: string): void {
    if (!this.#notices.includes(text)) this.#notices.push(text);
  }

  async complete(verdict: Verdict): Promise<void> {
    // The engine wrote less the second time than the lost worker had: the log must not keep the surplus.
    if (this.#rewriting !== '') await this.#rewriteDiffers('');
    await this.#end(async (tx, cost) => {
      const attempts = (await attemptsOf(tx, [this.#options.claim.generation.id])).get(this.#options.claim.generation.id) ?? [];
      return completed(sumUsage(attempts.map(({ usage }) => usage)), cost);
    }, 'COMPLETED', { verdict });
  }

  async fail(failure: Failure): Promise<void> {
    await this.#end(async () => failed(failure), 'FAILED', { failure });
  }

  #progress(): NewEvent {
    return progressChanged(this.#options.stage, this.#items.length, this.#options.wanted ?? 0);
  }

  async #write(text: string): Promise<void> {
    if (text === '') return;
    await this.#begin();
    this.#hasText = true;
    await this.#options.writer.text(text);
  }

  async #rewriteDiffers(text: string): Promise<void> {
    const whole = this.#rewritten + text;
    await this.reset('The worker that was writing was lost; the answer starts again.');
    await this.#write(whole);
  }

  // The first output tells who is writing.
  async #begin(): Promise<void> {
    const producer = this.#producer;
    this.#inherited = false;
    if (!producer || this.#contentOrigin === producer.origin) return;
    this.#contentOrigin = producer.origin;
    const events = this.#started ? [] : [started(producer.provider, producer.model, producer.origin)];
    this.#started = true;
    await this.#together(events, async (tx) => {
      await tx.query('UPDATE generations SET origin = $2 WHERE id = $1', [this.#options.claim.generation.id, producer.origin]);
    });
  }

  async #together(events: NewEvent[], alongside: (tx: Sql) => Promise<void>): Promise<void> {
    const { db, writer, signals } = this.#options;
    await writer.flush();
    await db.transaction(async (tx) => {
      // Rows first, the log's head last: the order in which everyone locks them.
      await alongside(tx);
      // Also without an event: it is what refuses a writer that has been replaced.
      await append(tx, { streamId: writer.streamId, fence: writer.fence, events });
    });
    await signals.publish(streamKey(writer.streamId));
  }

  async #end(
    terminal: (tx: Sql, costMicroUsd: number) => Promise<NewEvent>,
    status: 'COMPLETED' | 'FAILED',
    ending: { failure?: Failure; verdict?: Verdict },
  ): Promise<void> {
    const { failure = null, verdict = null } = ending;
    const { db, writer, signals, usage, activity, claim } = this.#options;
    // An answer without a word or an item has its author too.
    const maker = status === 'COMPLETED' ? this.#producer : null;
    const origin = status === 'COMPLETED' ? (this.#contentOrigin ?? this.#producer?.origin ?? null) : null;
    await writer.flush();
    const logs = await retriedTransaction(db, async (tx) => {
      await tx.query(
        `UPDATE generations
            SET status = $2, failure = $3, notice = $4, origin = COALESCE($5, origin), quality = $6, cached_at = $7, made_by = $8, prompt_version = $9, statements = $10,
                finished_at = now(), lease_expires_at = NULL
          WHERE id = $1`,
        [
          claim.generation.id,
          status,
          failure && JSON.stringify(failure),
          this.#notices.join(' ') || null,
          origin,
          verdict?.quality ?? null,
          verdict?.cachedAt ?? null,
          maker && madeBy(maker),
          makerOf(maker, this.#options.promptVersion).promptVersion,
          verdict?.statements ? JSON.stringify(verdict.statements) : null,
        ],
      );
      // A fault of our own leaves the call under way without its count.
      if (failure) await failDanglingAttempts(tx, [claim.generation.id]);
      const cost = await settleAttempts(tx, usage, claim.generation.id);
      if (!isByServer(claim.generation.kind, claim.generation.input)) await activity.record(tx, activityOf(failure ? 'failed' : 'completed', claim.generation));
      // Last, so that it undoes everything if another worker has taken over, or a cancel was faster.
      await append(tx, { streamId: writer.streamId, fence: writer.fence, events: [await terminal(tx, cost)], closes: true });
      return noteEnded(tx, claim.generation.id, status);
    });
    await Promise.all(logs.map((log) => signals.publish(streamKey(log))));
  }
}
