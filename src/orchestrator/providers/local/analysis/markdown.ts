import type { Nodes, PhrasingContent } from 'mdast';
import type { Pacer } from '../pacer.js';
import { sourceText, unitSources, type PassageSource } from './source.js';

export interface Range {
  start: number;
  end: number;
}

export interface Heading {
  text: string;
  /** The same as Markdown that can stand elsewhere. */
  source: string;
  /** 1 to 6, as the Markdown has it. */
  depth: number;
}

/** One paragraph or list item of a Markdown text, stripped of its syntax. */
export interface Passage {
  text: string;
  /** Where each code unit of `text` stands in the Markdown; -1 where it does not stand there as it is. */
  offsets: number[];
  /** What the author set in bold or as code, as ranges of `text`. */
  marked: (Range & { code: boolean })[];
  /** The same text as Markdown that can stand elsewhere. */
  source: PassageSource;
  /** The heading above it, and its Markdown; empty where there is none. */
  heading: string;
  headingSource: string;
  /** The headings that it stands under, the outermost first. */
  path: readonly Heading[];
  isItem: boolean;
}

/** Parsing is a single step that can't give way, so it gets pieces of about this many code units. */
const CHUNK = 4000;
/** An item of a list costs its parser as much as a paragraph, however short it is: a piece of many items is no longer than so many lines. */
const MOST_LINES = 80;
const ITEM = /^(?:[*+-]|\d{1,9}[.)])(?:\s|$)/;
/** No lesson nests its quotes and lists so deep; what does is meant to exhaust time or stack. */
const DEEPEST = 20;
const TOO_DEEP = /^(?:[ \t]{0,3}[>*+-]){40}/m;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/m;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。「」（）]/u;

class PassageBuilder {
  private text = '';
  private readonly offsets: number[] = [];
  private readonly marked: Passage['marked'] = [];
  private readonly source: PassageSource = { units: [], marks: [] };
  private space: { offset: number; newline: boolean; source: string } | null = null;

  constructor(private readonly body: string, private readonly base: number) {}

  /** Adds a node's text; what the Markdown writes otherwise (escapes, entities) gets no offset, only its source. */
  add(value: string, from: number, to: number, sources: readonly string[] = value.split('')): void {
    let at = this.body.startsWith(value, from) && from + value.length <= to ? from : -1;
    if (at < 0) at = this.body.slice(from, to).indexOf(value) < 0 ? -1 : this.body.indexOf(value, from);
    for (let index = 0; index < value.length; index += 1) {
      const unit = value[index] as string;
      const offset = at < 0 ? -1 : at + index;
      if (/\s/.test(unit)) {
        this.space ??= { offset, newline: false, source: /[\t\r\n]/.test(unit) ? ' ' : (sources[index] as string) };
        if (unit === '\n' || unit === '\r') this.space.newline = true;
        continue;
      }
      if (this.space && this.text) this.flushSpace(unit);
      this.space = null;
      this.text += unit;
      this.offsets.push(offset);
      this.source.units.push(sources[index] as string);
    }
  }

  private flushSpace(next: string): void {
    const space = this.space;
    if (!space) return;
    // Scripts without spaces break lines anywhere.
    if (space.newline && UNSPACED.test(next) && UNSPACED.test(this.text.at(-1) ?? '')) return;
    this.text += ' ';
    this.offsets.push(space.offset);
    this.source.units.push(space.source);
  }

  inline(nodes: readonly PhrasingContent[], isMarked = false): void {
    for (const node of nodes) {
      const from = this.base + (node.position?.start.offset ?? 0);
      const to = this.base + (node.position?.end.offset ?? 0);
      if (node.type === 'text') this.add(node.value, from, to, unitSources(this.body.slice(from, to), node.value));
      else if (node.type === 'inlineCode') this.code(node.value, from, to, isMarked);
      else if (node.type === 'break') this.add('\n', from, to);
      else if (node.type === 'strong') this.emphasis(this.body.slice(from, from + 2), () => this.mark(false, isMarked, () => this.inline(node.children, true)));
      else if (node.type === 'emphasis') this.emphasis(this.body.slice(from, from + 1), () => this.inline(node.children, isMarked));
      else if ('children' in node) this.inline(node.children, isMarked);
    }
  }

  private mark(code: boolean, within: boolean, write: () => void): void {
    const before = this.text.length + (this.space && this.text ? 1 : 0);
    write();
    if (!within && this.text.length > before) this.marked.push({ start: before, end: this.text.length, code });
  }

  private code(value: string, from: number, to: number, isMarked: boolean): void {
    const ticks = /^`+/.exec(this.body.slice(from, to))?.[0] ?? '`';
    // A space keeps the content's own ticks apart from these.
    const pad = /^`|`$/.test(value) ? ' ' : '';
    this.around(ticks + pad, pad + ticks, true, () => this.mark(true, isMarked, () => this.add(value, from, to)));
  }

  private emphasis(sign: string, write: () => void): void {
    this.around(sign, sign, false, write);
  }

  private around(open: string, close: string, code: boolean, write: () => void): void {
    const mark = { start: this.text.length, end: 0, open, close, code };
    this.source.marks.push(mark);
    write();
    mark.end = this.text.length;
    // A space that came before is no part of it: emphasis must not begin with one.
    while (this.text[mark.start] === ' ') mark.start += 1;
  }

  build(path: readonly Heading[], isItem: boolean): Passage {
    const { text = '', source = '' } = path.at(-1) ?? {};
    return { text: this.text, offsets: this.offsets, marked: this.marked, source: this.source, heading: text, headingSource: source, path, isItem };
  }
}

/** Pieces that can be parsed apart: cut at blank lines where possible; fenced code is left out. */
export function* chunks(body: string): Generator<Range> {
  let start = 0;
  let fence = '';
  let lines = 0;
  let position = body.startsWith('\uFEFF') ? 1 : 0;
  start = position;
  while (position < body.length) {
    const newline = body.indexOf('\n', position);
    const lineEnd = newline < 0 ? body.length : newline + 1;
    const line = body.slice(position, Math.min(lineEnd, position + 200));
    const opening = FENCE.exec(line)?.[1] ?? '';
    if (fence) {
      if (opening.startsWith(fence) && line.trim() === opening) [fence, start] = ['', lineEnd];
    } else if (opening) {
      if (position > start) yield { start, end: position };
      [fence, lines] = [opening, 0];
    } else {
      const isBlank = line.trim() === '';
      lines += 1;
      const mayEnd = (isBlank && lineEnd - start >= CHUNK / 2) || (lines >= MOST_LINES && ITEM.test(body.slice(lineEnd, lineEnd + 12)));
      if (mayEnd || lineEnd - start >= CHUNK) {
        yield* slices(body, start, lineEnd);
        start = lineEnd;
        lines = 0;
      }
    }
    position = lineEnd;
  }
  if (!fence && start < body.length) yield* slices(body, start, body.length);
}

function* slices(body: string, start: number, end: number): Generator<Range> {
  let from = start;
  while (end - from > 2 * CHUNK) {
    let to = Math.max(body.lastIndexOf(' ', from + CHUNK), body.lastIndexOf('。', from + CHUNK)) + 1;
    if (to <= from + CHUNK / 2) to = from + CHUNK;
    if (/[\uDC00-\uDFFF]/.test(body[to] ?? '')) to += 1;
    yield { start: from, end: to };
    from = to;
  }
  if (end > from) yield { start: from, end };
}

/** The prose of a Markdown text (CommonMark), passage by passage: no code, tables, headings or HTML. */
export async function readPassages(body: string, pacer: Pacer): Promise<Passage[]> {
  const { fromMarkdown } = await import('mdast-util-from-markdown');
  const passages: Passage[] = [];
  let path: readonly Heading[] = [];
  for (const { start, end } of chunks(body)) {
    await pacer.tick();
    if (TOO_DEEP.test(body.slice(start, end))) continue;
    const visit = (node: Nodes, isItem: boolean, depth: number): void => {
      if (depth > DEEPEST) return;
      if (node.type === 'heading' || node.type === 'paragraph') {
        const builder = new PassageBuilder(body, start);
        builder.inline(node.children);
        const passage = builder.build(path, isItem);
        if (node.type === 'heading') {
          const { text } = passage;
          path = [...path.filter(({ depth: above }) => above < node.depth), { text, source: sourceText(passage.source, { start: 0, end: text.length }), depth: node.depth }];
        }
        else if (passage.text && !isTable(body.slice(start, end), node)) passages.push(passage);
      } else if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote' || node.type === 'root') {
        for (const child of node.children) visit(child, isItem || node.type === 'listItem', depth + 1);
      }
    };
    visit(fromMarkdown(body.slice(start, end)), false, 0);
    await pacer.tick();
  }
  return passages;
}

function isTable(chunk: string, node: Nodes): boolean {
  const raw = chunk.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  return raw.includes('|') && raw.includes('\n') && TABLE_RULE.test(raw.slice(raw.indexOf('\n') + 1));
}
