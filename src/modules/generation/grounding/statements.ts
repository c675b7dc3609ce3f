import { readPassages, type Range } from '../../../orchestrator/providers/local/analysis/markdown.js';
import { sourceText } from '../../../orchestrator/providers/local/analysis/source.js';
import { sentencesOf, type Sentence } from '../../../orchestrator/providers/local/analysis/text.js';
import type { LanguagePack } from '../../../orchestrator/providers/local/languages/pack.js';
import type { Pacer } from '../../../orchestrator/providers/local/pacer.js';

/** What a text states: a sentence, a term with what it means, or a row of a table. */
export interface Statement extends Range {
  /** Its words without Markdown. */
  text: string;
  /** A term that is explained, or the cells before a row's last one; '' where it has none. */
  head: string;
  /** The rest of it. */
  rest: string;
  /** Whether another one stands before it in its paragraph. */
  goesOn: boolean;
  /** Of a row: its cells under those of its table's head, by which the same row is found elsewhere; null for what is no row. */
  row: string | null;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const CELLS = /(?<!\\)\|/;
const MARKUP = /(?<!\\)[*`]|(?<![\p{L}\p{N}\\])_|_(?![\p{L}\p{N}])|\\(?=[!-/:-@[-`{-~])/gu;
const EXPLAINS = /^\s*[—–:：-]+\s*/u;
/** What ends so asks. */
export const ASKS = /[?？؟]["”»」』’'*_)）]*\s*$/u;
const STOPS = /[.!。！।۔]$/u;
const SAYS = /[\p{L}\p{N}]/u;
/** How far behind the sentence before it one is looked for, in code units: to look through a whole body for each takes too long. */
const LOOKED_THROUGH = 20_000;
/** In code units: a longer line is no row. */
const LONGEST_LINE = 2_000;

/** All sentences of a Markdown text's prose that can be found in it again, with where. */
export async function locatedSentences(body: string, pack: LanguagePack, pacer: Pacer): Promise<{ sentence: Sentence; range: Range }[]> {
  const found: { sentence: Sentence; range: Range }[] = [];
  let position = 0;
  for (const passage of await readPassages(body, pacer)) {
    await pacer.tick();
    for (const sentence of sentencesOf(passage, body, pack, found.length)) {
      const range = sentence.source ?? rangeOf(sentence, body, position);
      if (!range) continue;
      position = range.end;
      found.push({ sentence, range });
    }
  }
  return found;
}

/** Where a sentence stands that is broken by what Markdown writes otherwise; null where it can't be told. */
function rangeOf({ passage, start, text }: Sentence, body: string, from: number): Range | null {
  const source = sourceText(passage.source, { start, end: start + text.length });
  const at = body.slice(from, from + LOOKED_THROUGH).indexOf(source);
  if (at >= 0) return { start: from + at, end: from + at + source.length };
  const offsets = passage.offsets.slice(start, start + text.length).filter((offset) => offset >= 0);
  const [first = -1, last = -1] = [offsets[0], offsets.at(-1)];
  return first < 0 || last < first ? null : { start: first, end: last + 1 };
}

/** What a text states, in its order: no code, no headings, no questions. Positions are UTF-16 units of the text. */
export async function statementsOf(text: string, pack: LanguagePack, pacer: Pacer): Promise<Statement[]> {
  const statements = tableRows(text);
  let passage: Sentence['passage'] | null = null;
  for (const { sentence, range } of await locatedSentences(text, pack, pacer)) {
    const said = sentence.text;
    if (!SAYS.test(said) || ASKS.test(said) || isHeading(sentence)) continue;
    const [term] = sentence.passage.isItem && sentence.start === 0 ? sentence.marked : [];
    const explains = term?.start === 0 ? EXPLAINS.exec(said.slice(term.end)) : null;
    const parts = term && explains && term.end + explains[0].length < said.length
      ? { head: said.slice(0, term.end).replace(EXPLAINS, ''), rest: said.slice(term.end + explains[0].length) }
      : { head: '', rest: said };
    statements.push({ ...range, text: said, ...parts, goesOn: sentence.passage === passage, row: null });
    ({ passage } = sentence);
  }
  return statements.sort((one, other) => one.start - other.start);
}

/** A line in bold above what follows. */
function isHeading({ text, passage, marked: [mark] }: Sentence): boolean {
  return !passage.isItem && passage.text === text && mark?.start === 0 && mark.end === text.length && !mark.code && !STOPS.test(text);
}

/** The rows of a text's tables, but for their heads. */
export function tableRows(text: string): Statement[] {
  const rows: Statement[] = [];
  let [fence, head, previous, position] = ['', '', '', 0];
  for (const line of text.split('\n')) {
    const start = position;
    position += line.length + 1;
    const opening = FENCE.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (opening.startsWith(fence)) fence = '';
      continue;
    }
    fence = opening;
    const isRow = opening === '' && line.length <= LONGEST_LINE && CELLS.test(line);
    if (isRow && head !== '') rows.push(...rowOf(line, start, head));
    else head = isRow && RULE.test(line.trim()) && CELLS.test(previous) ? keyOf(cellsOf(previous)) : '';
    previous = line;
  }
  return rows;
}

const cellsOf = (line: string): string[] => line.trim().replace(/^\||(?<!\\)\|$/g, '').split(CELLS).map((cell) => cell.replace(MARKUP, '').trim());
const keyOf = (cells: readonly string[]): string => cells.join('|').replace(/\s+/g, ' ').toLowerCase();

function rowOf(line: string, at: number, tableHead: string): Statement[] {
  const bare = line.trim();
  const start = at + line.indexOf(bare);
  const cells = cellsOf(bare);
  const said = cells.filter(Boolean).join(', ');
  if (!SAYS.test(said)) return [];
  const row = `${tableHead}\n${keyOf(cells)}`;
  return [{ start, end: start + bare.length, text: said, head: cells.slice(0, -1).filter(Boolean).join(', '), rest: cells.at(-1) ?? '', goesOn: false, row }];
}
