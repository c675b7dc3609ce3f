import type { Sentence } from '../providers/local/analysis/text.js';

/** What stands between two blank lines of a Markdown text, or a fence, a formula, a heading; from `start` to `end`, line ends included. */
export interface Block {
  kind: 'heading' | 'prose' | 'table' | 'whole';
  start: number;
  end: number;
  /** Of a heading, from 1. */
  depth: number;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})(?:\s|$)/;
const FORMULA = /^\s*(?:\$\$|\\\[)/;
const FORMULA_END = /(?:\$\$|\\\])\s*$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

interface Line {
  text: string;
  start: number;
  end: number;
}

function* linesOf(body: string): Generator<Line> {
  for (let start = 0; start < body.length;) {
    const newline = body.indexOf('\n', start);
    const end = newline < 0 ? body.length : newline + 1;
    yield { text: body.slice(start, end), start, end };
    start = end;
  }
}

/** Whether a fence or formula that opened with `opening` ends with this line. */
function closes(opening: string, text: string, isFirst: boolean): boolean {
  if (opening.startsWith('$') || opening.startsWith('\\')) {
    const rest = isFirst ? text.trimStart().slice(2) : text;
    return FORMULA_END.test(rest);
  }
  return !isFirst && text.trim().startsWith(opening) && text.trim().replaceAll(opening.charAt(0), '') === '';
}

/** The blocks of a Markdown text in order; blank lines belong to none. */
export function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let opening = '';
  let lines = 0;
  const close = (): void => {
    if (open?.kind === 'prose' && isTable(body.slice(open.start, open.end))) open.kind = 'table';
    if (open) blocks.push(open);
    open = null;
    opening = '';
  };
  const begin = (kind: Block['kind'], { start, end }: Line, depth = 0): void => {
    close();
    open = { kind, start, end, depth };
    lines = 0;
  };
  for (const line of linesOf(body)) {
    if (opening === '') {
      const heading = HEADING.exec(line.text);
      const start = FENCE.exec(line.text)?.[1] ?? FORMULA.exec(line.text)?.[0].trim() ?? '';
      if (line.text.trim() === '') close();
      else if (heading) {
        begin('heading', line, heading[1]!.length);
        close();
      } else if (start !== '') {
        begin('whole', line);
        opening = start;
      } else if (open) (open as Block).end = line.end;
      else begin('prose', line);
    } else if (open) (open as Block).end = line.end;
    if (opening !== '' && closes(opening, line.text, lines === 0)) close();
    lines += 1;
  }
  close();
  return blocks;
}

function isTable(text: string): boolean {
  const [, rule = ''] = text.split('\n', 2);
  return text.includes('|') && TABLE_RULE.test(rule);
}

/** A table without what only lines up its cells or sets them in another type; what is copied from it is found in the lesson all the same. */
export function compactTable(text: string): string {
  const rows = text.trimEnd().split('\n').filter((_, index) => index !== 1);
  return rows.map((row) => row.trim().replace(/^\||(?<!\\)\|$/g, '').replace(/[ \t]*(?<!\\)\|[ \t]*/g, '|').replace(/`([\w.-]+)`/g, '$1').trim()).join('\n');
}

/** What may stand beside the sentences of a block that is taken apart: marks of lists, quotes and emphasis. */
const MARKS_ALONE = /^(?:[\s>*_`+-]|\d{1,9}[.)])*$/;

/** Whether a block of prose consists of these sentences, or holds something else as well. */
export function areAllOf(block: Block, body: string, sentences: readonly Sentence[]): boolean {
  let at = block.start;
  for (const { source } of sentences) {
    if (!source || source.start < at || !MARKS_ALONE.test(body.slice(at, source.start))) return false;
    at = source.end;
  }
  return sentences.length > 0 && MARKS_ALONE.test(body.slice(at, block.end));
}

const MARKER_ALONE = /^[ \t]*(?:>[ \t]*)*(?:[*+-]|\d{1,9}[.)])?[ \t]*$/;

/** A block of prose without some of its sentences, and without what only they needed; empty where nothing is left. */
export function without(block: Block, body: string, sentences: readonly Sentence[], dropped: ReadonlySet<Sentence>): string {
  let text = '';
  let at = block.start;
  for (const sentence of sentences) {
    if (!sentence.source || !dropped.has(sentence)) continue;
    text += body.slice(at, sentence.source.start);
    at = sentence.source.end;
    // Of the space on both sides one is enough.
    while (/[ \t]/.test(body[at] ?? '')) at += 1;
  }
  text += body.slice(at, block.end);
  return text.split('\n').map((line) => line.trimEnd()).filter((line) => !MARKER_ALONE.test(line)).join('\n');
}
