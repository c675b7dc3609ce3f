/** A piece of Markdown in which marks mean something: a paragraph, a heading, a list item's text, a block of HTML. Fenced and indented code is none. */
export interface Block {
  /** Counts the blocks, from 0. */
  number: number;
  text: string;
  /** In HTML a backtick or a backslash is only a character. */
  html: boolean;
}

type Container = { kind: 'quote' } | { kind: 'list'; indent: number };

interface Fence {
  mark: string;
  length: number;
  /** How many containers it stands in. */
  depth: number;
}

/** Where a line stands, as CommonMark's rules for blocks have it (spec.commonmark.org/0.31.2). */
interface State {
  containers: Container[];
  fence: Fence | null;
  /** What ends a block of HTML that may hold blank lines. */
  rawEnd: RegExp | null;
  /** Whether the line before was prose that the next may go on with. */
  inParagraph: boolean;
}

interface Placed {
  state: State;
  kind: 'code' | 'blank' | 'prose';
  text: string;
  /** Whether the line begins a block of its own. */
  begins: boolean;
  html: boolean;
}

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const LIST = /^( {0,3})([-+*]|\d{1,9}[.)])( +|$)/;
const OWN_BLOCK = /^ {0,3}(?:#{1,6}(?: |$)|\||\[[^\]]*\]:)/;
const RAW: { start: RegExp; end: RegExp }[] = [
  { start: /^ {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)/i, end: /<\/(?:pre|script|style|textarea)>/i },
  { start: /^ {0,3}<!--/, end: /-->/ },
  { start: /^ {0,3}<\?/, end: /\?>/ },
  { start: /^ {0,3}<!\[CDATA\[/, end: /\]\]>/ },
  { start: /^ {0,3}<![a-z]/i, end: />/ },
];
const HTML_BLOCK = new RegExp('^ {0,3}</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|'
  + 'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|'
  + 'option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\\s/>]|$)', 'i');
const TAG_ALONE = /^ {0,3}<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>\s*$/i;

/** A block that becomes longer goes on as another one. In code units. */
const LONGEST_BLOCK = 4_000;

const START: State = { containers: [], fence: null, rawEnd: null, inParagraph: false };

function withoutTabs(line: string): string {
  return line.includes('\t') ? line.replace(/\t/g, (_tab, at: number) => ' '.repeat(4 - (at % 4))) : line;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** What a line is, after those before it. */
function place(whole: string, state: State): Placed {
  let line = withoutTabs(whole);
  const containers: Container[] = [];
  for (const container of state.containers) {
    if (container.kind === 'quote') {
      const mark = /^ {0,3}> ?/.exec(line);
      if (!mark) break;
      line = line.slice(mark[0].length);
    } else {
      if (line.trim() !== '' && indentOf(line) < container.indent) break;
      line = line.slice(Math.min(indentOf(line), container.indent));
    }
    containers.push(container);
  }
  const closed = containers.length < state.containers.length;
  const { fence } = state;
  if (fence && containers.length >= fence.depth) {
    const mark = /^ {0,3}([`~]+)\s*$/.exec(line)?.[1];
    const ends = mark !== undefined && mark.length >= fence.length && mark === fence.mark.repeat(mark.length);
    return { state: { ...state, fence: ends ? null : fence, inParagraph: false }, kind: 'code', text: '', begins: false, html: false };
  }
  if (state.rawEnd && !closed) {
    const ends = state.rawEnd.test(line);
    return { state: { ...state, rawEnd: ends ? null : state.rawEnd, inParagraph: true }, kind: 'prose', text: line, begins: false, html: true };
  }
  return opened(line, containers, closed, state.inParagraph);
}

/** A line behind the marks of the containers that it stands in. */
function opened(behind: string, outer: Container[], closed: boolean, goesOn: boolean): Placed {
  let line = behind;
  let begins = closed;
  const containers = [...outer];
  for (;;) {
    const quote = /^ {0,3}> ?/.exec(line);
    const item = quote ? null : LIST.exec(line);
    if (quote) {
      containers.push({ kind: 'quote' });
      line = line.slice(quote[0].length);
    } else if (item) {
      const [mark, before = '', bullet = '', space = ''] = item;
      // More than four spaces belong to indented code in the item.
      const indent = space.length > 4 || mark.length === line.length ? before.length + bullet.length + 1 : mark.length;
      containers.push({ kind: 'list', indent });
      line = line.slice(indent);
    } else break;
    begins = true;
  }
  const state: State = { containers, fence: null, rawEnd: null, inParagraph: false };
  if (line.trim() === '') return { state, kind: 'blank', text: '', begins, html: false };
  const paragraph = goesOn && !begins;
  if (indentOf(line) >= 4 && !paragraph) return { state, kind: 'code', text: '', begins, html: false };
  const fence = FENCE.exec(line)?.[1];
  if (fence !== undefined) {
    return { state: { ...state, fence: { mark: fence[0]!, length: fence.length, depth: containers.length } }, kind: 'code', text: '', begins: true, html: false };
  }
  const raw = RAW.find(({ start }) => start.test(line));
  const html = raw !== undefined || HTML_BLOCK.test(line) || (!paragraph && TAG_ALONE.test(line));
  const rawEnd = raw && !raw.end.test(line) ? raw.end : null;
  return { state: { ...state, rawEnd, inParagraph: true }, kind: 'prose', text: line, begins: begins || html || OWN_BLOCK.test(line), html };
}

/** Takes Markdown apart while it streams. */
export class ProseReader {
  private state = START;
  private line = '';
  private block: Block | null = null;
  private begun = -1;

  /** @returns the blocks that this piece ended */
  push(piece: string): Block[] {
    const newline = piece.indexOf('\n');
    if (newline < 0) {
      this.line += piece;
      return NONE;
    }
    const ended: Block[] = [];
    const lines = (this.line + piece).split('\n');
    this.line = lines.pop() ?? '';
    for (const line of lines) {
      const placed = place(line, this.state);
      this.state = placed.state;
      if (this.block && (placed.kind !== 'prose' || placed.begins || this.block.text.length > LONGEST_BLOCK)) {
        ended.push(this.block);
        this.block = null;
      }
      if (placed.kind !== 'prose') continue;
      this.block = this.with(placed, '\n');
      this.begun = this.block.number;
    }
    return ended;
  }

  /** The blocks that are not ended yet: the one before the last line too, where that begins another. */
  open(): Block[] {
    const placed = this.line === '' ? null : place(this.line, this.state);
    const before = this.block && (!placed || placed.kind !== 'prose' || placed.begins) ? [this.block] : [];
    return placed?.kind === 'prose' ? [...before, this.with(placed, '')] : before;
  }

  private with({ begins, html, text }: Placed, end: string): Block {
    return this.block && !begins
      ? { number: this.block.number, text: this.block.text + text + end, html: this.block.html || html }
      : { number: this.begun + 1, text: text + end, html };
  }
}

const NONE: Block[] = [];
