import { areAllOf, blocksOf, compactTable, without, type Block } from './condensing/blocks.js';
import { MISBELIEF, RECAP } from './condensing/signals.js';
import { HEADING, IDLE, WHOLE_BLOCK, worthOf } from './condensing/worth.js';
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
  /** What it can't be understood without. */
  leansOn: Unit | null;
  /** Whether nothing else needs it. */
  isAlone: boolean;
}

/** What may go instead of what is worth least, where that is larger than need be. */
const AS_GOOD = { units: 12, worth: 0.5 };

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
  /** What was asked for before, by its bounds: every call for a generation asks again. */
  private readonly lengths = new Map<string, Condensed>();
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
    const within = sentencesByBlock(this.blocks, sentences);
    this.sentences = new Map(this.blocks.flatMap((block) => {
      const own = within.get(block) ?? [];
      return block.kind === 'prose' && areAllOf(block, body, own) ? [[block, own] as const] : [];
    }));
    const lasting = lastingWorth(sentences, worth, pack.opener);
    const units = this.blocks.map((block) => leaning(this.unitsOf(block, within.get(block) ?? [], lasting), pack.opener));
    this.order = withLeads(units, body).flat().sort((one, other) => one.worth - other.worth || other.start - one.start);
  }

  /**
   * The lesson in at most so many tokens: what is worth least is left out.
   * @param least what is worth less than `idle` is left out as well, but only down to so many tokens
   */
  within(budgetTokens: number, least = budgetTokens, idle = IDLE): Condensed {
    const key = `${budgetTokens} ${least} ${idle}`;
    const known = this.lengths.get(key) ?? this.shortened(budgetTokens, least, idle);
    this.lengths.set(key, known);
    return known;
  }

  private shortened(budgetTokens: number, least: number, below: number): Condensed {
    if (this.tokens <= Math.min(budgetTokens, least)) return { body: this.body, tokens: this.tokens, keptShare: 1 };
    const idle = this.idle(least, below);
    const dropped = new Set(idle);
    let body = this.without(dropped);
    let tokens = tokensOf(body, this.language);
    for (let at = 0; tokens > budgetTokens;) {
      for (let excess = tokens - budgetTokens; excess > 0;) {
        while (dropped.has(this.order[at]!)) at += 1;
        const next = this.order[at];
        if (!next) return this.beginning(budgetTokens);
        const unit = next.tokens > excess ? this.smallest(at, excess, dropped) : next;
        dropped.add(unit);
        excess -= unit.tokens;
      }
      body = this.without(dropped);
      tokens = tokensOf(body, this.language);
    }
    if (body === '') return this.beginning(budgetTokens);
    body = this.filled(dropped, idle, tokens, budgetTokens) ?? body;
    tokens = tokensOf(body, this.language);
    return { body, tokens, keptShare: tokens / this.tokens };
  }

  /** What is worth less, as far as so many tokens are left without it. */
  private idle(least: number, below: number): ReadonlySet<Unit> {
    const idle = new Set<Unit>();
    let left = tokensOf(this.without(idle), this.language);
    for (const unit of this.order) {
      left -= unit.tokens;
      if (unit.worth >= below || left < least) break;
      idle.add(unit);
    }
    return idle;
  }

  /** Of what is worth little more than the next that is to go, the smallest that is large enough. */
  private smallest(at: number, excess: number, dropped: ReadonlySet<Unit>): Unit {
    const next = this.order[at]!;
    let best = next;
    for (const unit of this.order.slice(at + 1, at + 1 + AS_GOOD.units)) {
      if (unit.worth > next.worth + AS_GOOD.worth) break;
      if (unit.isAlone && unit.tokens >= excess && unit.tokens < best.tokens && !dropped.has(unit)) best = unit;
    }
    return best;
  }

  /** What was dropped last is kept after all where there is room; null: nowhere. */
  private filled(dropped: ReadonlySet<Unit>, idle: ReadonlySet<Unit>, tokens: number, budgetTokens: number): string | null {
    const gone = new Set(dropped);
    const back: Unit[] = [];
    let room = budgetTokens - tokens;
    for (const unit of [...dropped].toReversed()) {
      if (idle.has(unit) || unit.tokens > room || unit.block.kind === 'heading' || (unit.leansOn && gone.has(unit.leansOn))) continue;
      gone.delete(unit);
      back.push(unit);
      room -= unit.tokens;
    }
    while (back.length > 0) {
      const body = this.without(gone);
      let excess = tokensOf(body, this.language) - budgetTokens;
      if (excess <= 0) return body;
      for (let unit = back.pop(); unit; unit = excess > 0 ? back.pop() : undefined) {
        gone.add(unit);
        excess -= unit.tokens;
      }
    }
    return null;
  }

  /** Where not even one piece fits. */
  private beginning(budgetTokens: number): Condensed {
    const { body } = beginningOf(this.lesson, budgetTokens);
    const tokens = tokensOf(body, this.language);
    return { body, tokens, keptShare: tokens / this.tokens };
  }

  private unitsOf(block: Block, within: readonly Sentence[], lasting: readonly number[]): Unit[] {
    const unit = (sentence: Sentence | null, { start, end }: Range, worth: number): Unit =>
      ({ block, sentence, start, end, worth, tokens: tokensOf(shownBlock(block, this.body.slice(start, end)), this.language), leansOn: null, isAlone: sentence?.passage.isItem === false });
    const lastsOf = ({ index }: Sentence): number => lasting[index]!;
    if (block.kind === 'heading') return [unit(null, block, HEADING)];
    if (!this.sentences.has(block)) return [unit(null, block, within.reduce((most, sentence) => Math.max(most, lastsOf(sentence)), WHOLE_BLOCK))];
    // A list that lacks one of its items says something else: it lasts as long as its best. A recap's items are each said elsewhere.
    const isListed = ({ passage }: Sentence): boolean => passage.isItem && !RECAP.test(passage.heading);
    const list = within.filter(isListed).reduce((most, sentence) => Math.max(most, lastsOf(sentence)), -Infinity);
    return within.map((sentence) => unit(sentence, sentence.source!, isListed(sentence) ? list : lastsOf(sentence)));
  }

  private without(dropped: ReadonlySet<Unit>): string {
    const gone = new Set([...dropped].flatMap(({ sentence, block }) => sentence ?? block));
    const kept: { block: Block; text: string }[] = [];
    for (const block of this.blocks) {
      const sentences = this.sentences.get(block);
      const isTouched = sentences?.some((sentence) => gone.has(sentence));
      const text = gone.has(block) ? '' : isTouched ? without(block, this.body, sentences!, gone as ReadonlySet<Sentence>) : shownBlock(block, this.body.slice(block.start, block.end).trimEnd());
      if (text !== '') kept.push({ block, text });
    }
    const shown = withoutEmpty(kept);
    return shown.length === 0 ? '' : `${shown.join('\n\n')}\n`;
  }
}

/** What is shown of a block that is kept whole. */
function shownBlock({ kind }: Block, text: string): string {
  return kind === 'table' ? compactTable(text) : text;
}

/** The sentences that stand within each block, in one pass: both are in order. */
function sentencesByBlock(blocks: readonly Block[], sentences: readonly Sentence[]): ReadonlyMap<Block, Sentence[]> {
  const within = new Map<Block, Sentence[]>();
  let at = 0;
  for (const sentence of sentences) {
    if (!sentence.source) continue;
    while (at < blocks.length && blocks[at]!.end < sentence.source.end) at += 1;
    const block = blocks[at];
    if (!block || sentence.source.start < block.start) continue;
    const own = within.get(block);
    if (own) own.push(sentence);
    else within.set(block, [sentence]);
  }
  return within;
}

/** Marks which units lean on the one before. */
function leaning(units: readonly Unit[], opener: RegExp): readonly Unit[] {
  for (const [index, unit] of units.entries()) {
    const before = units[index - 1];
    if (before?.sentence && unit.sentence && before.sentence.passage === unit.sentence.passage && opener.test(unit.sentence.text)) {
      unit.leansOn = before;
      before.isAlone = false;
    }
  }
  return units;
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

/** Without headings that nothing follows before the next one of their depth or above. */
function withoutEmpty(kept: readonly { block: Block; text: string }[]): string[] {
  const texts: string[] = [];
  let shallowest = 0;
  for (const { block, text } of kept.toReversed()) {
    if (block.kind !== 'heading') shallowest = Infinity;
    else if (shallowest <= block.depth) continue;
    else shallowest = block.depth;
    texts.push(text);
  }
  return texts.toReversed();
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

/** What announces a list lasts as long as any of that; a table, code, a formula speak for themselves. */
function withLeads(blocks: readonly (readonly Unit[])[], body: string): readonly (readonly Unit[])[] {
  for (let index = blocks.length - 2; index >= 0; index--) {
    const last = blocks[index]!.at(-1);
    const next = blocks[index + 1]!;
    if (last && next[0]!.sentence && /[:：]\s*$/.test(body.slice(last.start, last.end))) {
      last.worth = next.reduce((most, { worth }) => Math.max(most, worth), last.worth);
      last.isAlone = false;
    }
    // What it announces is wrong: it goes just before that, lest it speaks of what is right.
    else if (last?.block.kind === 'heading' && MISBELIEF.test(body.slice(last.start, last.end))) {
      last.worth = next[0]!.worth - 0.001;
      next[0]!.isAlone = false;
    }
  }
  return blocks;
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
