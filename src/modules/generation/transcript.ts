import type { ModelProvider } from '../../orchestrator/model.js';
import type { AnswerContent } from '../cache/answers.service.js';
import type { StoredCheck } from '../quizzes/quizzes.entity.js';
import { Origin } from './generation.entity.js';
import type { NewItem } from './items/item.js';
import type { Producer } from './maker.js';

/** An item as its model drafted it, and what it was accepted as. */
export interface Accepted {
  draft: unknown;
  /** Whose drafts it is judged by the rules for. */
  by: ModelProvider['origin'];
  item: NewItem;
  /** What a second solver made of its key; left out: none was asked. */
  check?: StoredCheck;
}

/** What is kept in the cache a model has written. */
export function writerOf({ origin }: Producer): ModelProvider['origin'] {
  return origin === Origin.LOCAL ? 'LOCAL' : 'MODEL';
}

/** What a call has brought so far that isn't void. */
export class Transcript {
  text = '';
  items: readonly Accepted[] = [];
  notices: readonly string[] = [];
  /** Who is asked now. */
  producer: Producer | null = null;
  /** Who began what is here. */
  author: Producer | null = null;
  /** How many of the items a lost worker left. */
  inherited = 0;
  /** Whether the text is several attempts' together. */
  #pieced = false;

  /** As it stands now, for one who writes it down while it goes on. */
  snapshot(): Transcript {
    const copy = new Transcript();
    copy.become(this);
    return copy;
  }

  /** Everything that was here gives way to the other's. */
  become(other: Transcript): void {
    Object.assign(this, { text: other.text, items: other.items, notices: [...other.notices], producer: other.producer, author: other.author, inherited: other.inherited });
    this.#pieced = other.#pieced;
  }

  get accepted(): NewItem[] {
    return this.items.map(({ item }) => item);
  }

  get hasContent(): boolean {
    return this.text !== '' || this.items.length > 0;
  }

  /** Whether all that is here is a lost worker's, of which the orchestrator knows nothing. */
  get isInherited(): boolean {
    return this.items.length > 0 && this.items.length === this.inherited;
  }

  asked(producer: Producer): void {
    this.producer = producer;
    if (this.text !== '') this.#pieced = true;
  }

  addText(text: string): void {
    this.#begin();
    this.text += text;
  }

  addItem(item: Accepted): void {
    this.#begin();
    this.items = [...this.items, item];
  }

  /** What a lost worker of that author left. */
  inherit(author: Producer, items: readonly Accepted[]): void {
    this.author = author;
    this.items = items;
    this.inherited = items.length;
  }

  notice(text: string): void {
    if (!this.notices.includes(text)) this.notices = [...this.notices, text];
  }

  reset(): void {
    this.text = '';
    this.items = [];
    this.inherited = 0;
    this.author = null;
    this.#pieced = false;
  }

  /** What of it may be kept for the next who asks: a model's whole answer, in one piece; null where there is none. */
  kept(wanted: number | null): (AnswerContent & Pick<Producer, 'provider' | 'model'>) | null {
    const { author, text, items, notices } = this;
    const isWhole = wanted === null ? text !== '' : items.length >= wanted;
    if (!author || author.origin !== Origin.MODEL || !isWhole || this.#pieced) return null;
    return { text, items: items.map(({ draft }) => draft), notices: [...notices], provider: author.provider, model: author.model };
  }

  #begin(): void {
    if (!this.hasContent) this.author = this.producer;
  }
}
