import { blocksOf, sentencesIn, without, type Block } from './condensing/blocks.js';
import { RECAP } from './condensing/signals.js';
import { WHOLE_BLOCK, worthOf } from './condensing/worth.js';
import type { LanguageCode, LessonText } from './model.js';
import { readLesson, type ReadLesson } from './providers/local/analysis/lesson.js';
import type { Sentence } from './providers/local/analysis/text.js';
import { Pacer } from './providers/local/pacer.js';
import { tokenizerNamed } from './tokenizers.js';

/** A lesson's body, shorter: its own sentences, word for word and in their order, under its own headings. */
export interface Condensed {
  body: string;
  /** Estimated for a model that nobody knows, so that it is the same text for all of them. */
  tokens: number;
  /** The share of the body's tokens that is left, from 0 to 1. */
  keptShare: number;
}

interface Range {
  start: number;
  end: number;
}

/** What is kept or dropped as one. */
interface Unit extends Range {
  block: Block;
  /** A sentence of the block; null: the whole block. */
  sentence: Sentence | null;
  worth: number;
  tokens: number;
}

const tokenizer = tokenizerNamed('unknown');

/** How many tokens a text has, for the budget of a prompt. */
export function tokensOf(text: string, language: LanguageCode): number {
  return tokenizer.count(text, language);
}

/** A lesson that has been read and ranked, and can be had in any length. */
export class RankedLesson {
  readonly tokens: number;
  private readonly body: string;
  private readonly language: LanguageCode;
  /** What was asked for before, by its budget: every call for a generation asks again. */
  private readonly lengths = new Map<number, Condensed>();
  private readonly blocks: Block[];
  /** The sentences of the blocks that are taken apart. */
  private readonly sentences: ReadonlyMap<Block, readonly Sentence[]>;
  /** What is dropped first comes first. */
  private readonly order: readonly Unit[];

  constructor(private readonly lesson: LessonText, { sentences, pack }: ReadLesson, worth: readonly number[]) {
    const { body, language } = lesson;
    this.body = body;
    this.language = language;
    this.tokens = tokensOf(body, language);
    this.blocks = blocksOf(body);
    this.sentences = new Map(this.blocks.flatMap((block) => {
      const within = block.kind === 'prose' ? sentencesIn(block, body, sentences) : null;
      return within ? [[block, within] as const] : [];
    }));
    const lasting = lastingWorth(sentences, worth, pack.opener);
    const units = this.blocks.filter(({ kind }) => kind !== 'heading').map((block) => this.unitsOf(block, sentences, lasting));
    this.order = withLeads(units, body).flat().sort((one, other) => one.worth - other.worth || other.start - one.start);
  }

  /** The lesson in at most so many tokens: what is worth least is left out. */
  within(budgetTokens: number): Condensed {
    const known = this.lengths.get(budgetTokens) ?? this.shortened(budgetTokens);
    this.lengths.set(budgetTokens, known);
    return known;
  }

  private shortened(budgetTokens: number): Condensed {
    if (this.tokens <= budgetTokens) return { body: this.body, tokens: this.tokens, keptShare: 1 };
    const dropped = new Set<Unit>();
    let [body, tokens] = [this.body, this.tokens];
    const rest = this.order[Symbol.iterator]();
    while (tokens > budgetTokens) {
      let excess = tokens - budgetTokens;
      for (let next = rest.next(); excess > 0; next = rest.next()) {
        if (next.done) return this.beginning(budgetTokens);
        dropped.add(next.value);
        excess -= next.value.tokens;
        if (excess <= 0) break;
      }
      body = this.without(dropped);
      tokens = tokensOf(body, this.language);
    }
    return body === '' ? this.beginning(budgetTokens) : { body, tokens, keptShare: tokens / this.tokens };
  }

  /** Where not even one piece fits. */
  private beginning(budgetTokens: number): Condensed {
    const { body } = beginningOf(this.lesson, budgetTokens);
    const tokens = tokensOf(body, this.language);
    return { body, tokens, keptShare: tokens / this.tokens };
  }

  private unitsOf(block: Block, all: readonly Sentence[], lasting: readonly number[]): Unit[] {
    const unit = (sentence: Sentence | null, { start, end }: Range, worth: number): Unit =>
      ({ block, sentence, start, end, worth, tokens: tokensOf(this.body.slice(start, end), this.language) });
    const sentences = this.sentences.get(block);
    // A list that lacks one of its items says something else: it lasts as long as its best. A recap's items are each said elsewhere.
    const isListed = ({ passage }: Sentence): boolean => passage.isItem && !RECAP.test(passage.heading);
    const list = Math.max(...(sentences ?? []).filter(isListed).map(({ index }) => lasting[index]!));
    if (sentences) return sentences.map((sentence) => unit(sentence, sentence.source!, isListed(sentence) ? list : lasting[sentence.index]!));
    const within = all.filter(({ source }) => source && source.start >= block.start && source.end <= block.end);
    return [unit(null, block, Math.max(WHOLE_BLOCK, ...within.map(({ index }) => lasting[index]!)))];
  }

  private without(dropped: ReadonlySet<Unit>): string {
    const gone = new Set([...dropped].flatMap(({ sentence, block }) => sentence ?? block));
    const kept: { block: Block; text: string }[] = [];
    for (const block of this.blocks) {
      const sentences = this.sentences.get(block);
      const isTouched = sentences?.some((sentence) => gone.has(sentence));
      const text = gone.has(block) ? '' : isTouched ? without(block, this.body, sentences!, gone as ReadonlySet<Sentence>) : this.body.slice(block.start, block.end).trimEnd();
      if (text !== '') kept.push({ block, text });
    }
    const shown = kept.filter(({ block }, index) => block.kind !== 'heading' || hasContent(block, kept.slice(index + 1)));
    return shown.length === 0 ? '' : `${shown.map(({ text }) => text).join('\n\n')}\n`;
  }
}

/** The lesson's beginning, of at most so many tokens. */
export function beginningOf(lesson: LessonText, budgetTokens: number): LessonText {
  const { body, language } = lesson;
  if (tokensOf(body, language) <= budgetTokens) return lesson;
  let [fits, most] = [0, body.length];
  while (fits < most) {
    const middle = Math.ceil((fits + most) / 2);
    if (tokensOf(body.slice(0, middle), language) <= budgetTokens) fits = middle;
    else most = middle - 1;
  }
  const space = body.lastIndexOf(' ', fits);
  // Half a character at the end is none.
  return { ...lesson, body: body.slice(0, space > fits / 2 ? space : fits).replace(/[\uD800-\uDBFF]$/, '') };
}

/** Whether something other than headings follows before the next heading of its depth or above. */
function hasContent({ depth }: Block, following: readonly { block: Block }[]): boolean {
  for (const { block } of following) {
    if (block.kind !== 'heading') return true;
    if (block.depth <= depth) return false;
  }
  return false;
}

/** A sentence that leans on the one before it is not left alone: that one lasts as long. */
function lastingWorth(sentences: readonly Sentence[], worth: readonly number[], opener: RegExp): number[] {
  const lasting = [...worth];
  for (let index = sentences.length - 1; index > 0; index--) {
    const [before, sentence] = [sentences[index - 1]!, sentences[index]!];
    if (before.passage === sentence.passage && opener.test(sentence.text)) lasting[index - 1] = Math.max(lasting[index - 1]!, lasting[index]!);
  }
  return lasting;
}

/** What announces the block behind it lasts as long as any of that. */
function withLeads(blocks: readonly Unit[][], body: string): Unit[][] {
  return blocks.toReversed().reduce<Unit[][]>((following, units) => {
    const last = units.at(-1);
    const next = following[0];
    const leads = last && next && /[:：]\s*$/.test(body.slice(last.start, last.end));
    if (leads) last.worth = Math.max(last.worth, ...next.map(({ worth }) => worth));
    return [units, ...following];
  }, []);
}

/**
 * Reads and ranks a lesson. The same lesson and focus give the same ranking, in every process.
 * @throws ProviderError 'aborted'
 */
export async function rankLesson(lesson: LessonText, question: string | null, signal: AbortSignal): Promise<RankedLesson> {
  const pacer = new Pacer(signal);
  const read = await readLesson(lesson, pacer);
  return new RankedLesson(lesson, read, await worthOf(read, { objectives: lesson.objectives, question }, pacer));
}
