import type { Db, Sql } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import type { NewEvent } from '../../streams/events.js';
import { append } from '../../streams/log.js';
import { streamKey } from '../../streams/reader.js';
import type { StreamWriter } from '../../streams/writer.js';
import type { ActivityService } from '../activity/activity.service.js';
import { shownText, type NewQuestion, type QuestionsService } from '../quizzes/questions.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { activityOf } from './activity.js';
import { failDanglingAttempts, settleAttempts } from './attempts.js';
import { completed, failed, itemReady, progressChanged, reset, started, switched } from './events.js';
import type { Origin } from './generation.entity.js';
import { attemptsOf, type Failure } from './generation.repository.js';
import type { Claim } from './lease.js';
import { sumUsage } from './usage.type.js';

export interface Producer {
  provider: string;
  model: string;
  origin: Origin;
}

/** What an earlier worker left in the log. */
export interface Inheritance {
  text: string;
  questions: NewQuestion[];
  /** Whether GenerationStarted was sent. */
  started: boolean;
}

export interface RecorderOptions {
  db: Db;
  signals: Signals;
  questions: QuestionsService;
  usage: UsageService;
  activity: ActivityService;
  writer: StreamWriter;
  claim: Claim;
  inherited: Inheritance;
  /** How many items make a whole answer; null for text. */
  wanted: number | null;
}

/** Writes what a call produces into the log, in order and under the fence, and keeps the rows beside it in step. */
export class Recorder {
  readonly #options: RecorderOptions;
  #questions: NewQuestion[];
  #inheritedQuestions: readonly NewQuestion[];
  /** What the log holds of a text. */
  #text: string;
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
    this.#questions = options.inherited.questions;
    this.#inheritedQuestions = options.inherited.questions;
    this.#text = options.inherited.text;
    this.#started = options.inherited.started;
    this.#inherited = this.#hasContent;
    this.#contentOrigin = this.#hasContent ? options.claim.generation.origin : null;
  }

  get wanted(): number | null {
    return this.#options.wanted;
  }

  /** What a lost worker made and still counts. */
  get inheritedQuestions(): readonly NewQuestion[] {
    return this.#inheritedQuestions;
  }

  get questions(): readonly NewQuestion[] {
    return this.#questions;
  }

  /** The answer so far, in words, and who made it; null while nobody has. */
  get answer(): { words: string; origin: Origin | null } {
    const words = this.wanted === null ? this.#text : this.#questions.map(shownText).join('\n');
    return { words, origin: this.#contentOrigin };
  }

  get #hasContent(): boolean {
    return this.#text !== '' || this.#questions.length > 0;
  }

  /** Another producer begins. Nobody goes on in a lost worker's words, but for the engine, which writes the same again. */
  async producer(producer: Producer): Promise<void> {
    this.#producer = producer;
    if (!this.#inherited) return;
    if (this.#contentOrigin !== producer.origin) {
      await this.reset(`${producer.provider} takes over with an answer of its own.`);
    } else if (this.#text !== '' && producer.origin === 'LOCAL') {
      this.#rewriting = this.#options.inherited.text;
      this.#rewritten = '';
    } else if (this.#text !== '') {
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

  async item(question: NewQuestion): Promise<void> {
    await this.#begin();
    const index = this.#questions.length;
    const { id: generationId, organizationId, courseId, lessonId } = this.#options.claim.generation;
    if (courseId === null || lessonId === null) throw new Error(`${generationId} is about no lesson, so it has no questions`);
    this.#questions = [...this.#questions, question];
    const events = [itemReady(index, question.content), this.#progress()];
    await this.#together(events, (tx) => this.#options.questions.insert(tx, { generationId, organizationId, courseId, lessonId }, index, question));
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
    this.#questions = [];
    this.#inheritedQuestions = [];
    this.#text = '';
    this.#inherited = false;
    this.#contentOrigin = null;
    await this.#together([reset(reason)], (tx) => this.#options.questions.discard(tx, this.#options.claim.generation.id));
  }

  notice(text: string): void {
    if (!this.#notices.includes(text)) this.#notices.push(text);
  }

  async complete(): Promise<void> {
    // The engine wrote less the second time than the lost worker had: the log must not keep the surplus.
    if (this.#rewriting !== '') await this.#rewriteDiffers('');
    await this.#end(async (tx, cost) => {
      const attempts = (await attemptsOf(tx, [this.#options.claim.generation.id])).get(this.#options.claim.generation.id) ?? [];
      return completed(sumUsage(attempts.map(({ usage }) => usage)), cost);
    }, 'COMPLETED', null);
  }

  async fail(failure: Failure): Promise<void> {
    await this.#end(async () => failed(failure), 'FAILED', failure);
  }

  #progress(): NewEvent {
    return progressChanged('questions', this.#questions.length, this.#options.wanted ?? 0);
  }

  async #write(text: string): Promise<void> {
    if (text === '') return;
    await this.#begin();
    this.#text += text;
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
    failure: Failure | null,
  ): Promise<void> {
    const { db, writer, signals, usage, activity, claim } = this.#options;
    // An answer without a word or an item has its author too.
    const origin = status === 'COMPLETED' ? (this.#contentOrigin ?? this.#producer?.origin ?? null) : null;
    await writer.flush();
    await db.transaction(async (tx) => {
      await tx.query(
        `UPDATE generations
            SET status = $2, failure = $3, notice = $4, origin = COALESCE($5, origin), finished_at = now(), lease_expires_at = NULL
          WHERE id = $1`,
        [claim.generation.id, status, failure && JSON.stringify(failure), this.#notices.join(' ') || null, origin],
      );
      // A fault of our own leaves the call under way without its count.
      if (failure) await failDanglingAttempts(tx, claim.generation.id);
      const cost = await settleAttempts(tx, usage, claim.generation.id);
      await activity.record(tx, activityOf(failure ? 'failed' : 'completed', claim.generation));
      // Last, so that it undoes everything if another worker has taken over, or a cancel was faster.
      await append(tx, { streamId: writer.streamId, fence: writer.fence, events: [await terminal(tx, cost)], closes: true });
    });
    await signals.publish(streamKey(writer.streamId));
  }
}
