import type { LanguagePack } from '../languages/pack.js';
import type { Passage, Range } from './markdown.js';

export interface Token extends Range {
  text: string;
  /** Lower case, without apostrophes at its end. */
  norm: string;
  stem: string;
  /** A function word, or one too general to carry meaning. */
  stop: boolean;
  /** Whether something other than a space stands before it. */
  apart: boolean;
}

export interface Sentence {
  text: string;
  passage: Passage;
  /** Its number in the lesson, and where it begins in its passage's text. */
  index: number;
  start: number;
  tokens: Token[];
  /** The stems that carry its meaning, each once. */
  content: ReadonlySet<string>;
  marked: Passage['marked'];
  /** Its place in the Markdown, where it stands there in one piece; else null. */
  source: Range | null;
}

/** What goes on for longer is no sentence, and is not looked into. */
const LONGEST = 1000;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string, granularity: 'word' | 'sentence'): Intl.Segmenter {
  const key = `${language} ${granularity}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, known);
  return known;
}

/** The words of a text. Elided articles stand alone, hyphenated words together. */
export function tokenize(text: string, pack: LanguagePack): Token[] {
  const tokens: Token[] = [];
  let before = '';
  const push = (piece: string, start: number): void => {
    const last = tokens.at(-1);
    const joined = last && /^[-‑]$/.test(before) && last.end + 1 === start;
    if (joined) tokens.pop();
    const from = joined ? last.start : start;
    const whole = joined ? `${last.text}${before}${piece}` : piece;
    const norm = whole.toLowerCase().replace(/['’](?:s)?$/, '');
    tokens.push({
      text: whole,
      start: from,
      end: start + piece.length,
      norm,
      stem: pack.stem(norm),
      stop: pack.stopwords.has(norm) || /^\p{N}/u.test(norm) || (pack.spaced ? /^\p{L}$/u : /^\p{Script=Hiragana}+$/u).test(norm),
      apart: joined ? last.apart : before.trim() !== '',
    });
    before = '';
  };
  for (const { segment, index, isWordLike } of segmenter(pack.code, 'word').segment(text)) {
    if (!isWordLike) {
      before += segment;
      continue;
    }
    const elided = /^(?:fr|it)$/.test(pack.code) ? /^\p{L}{1,7}['’](?=\p{L}{2})/u.exec(segment)?.[0] : undefined;
    if (elided && !/^aujourd/i.test(segment)) {
      push(elided, index);
      push(segment.slice(elided.length), index + elided.length);
    } else push(segment, index);
  }
  return tokens;
}

/** Ranges of the sentences of a passage; abbreviations end none. */
function sentenceRanges(text: string, pack: LanguagePack): Range[] {
  const ranges: Range[] = [];
  let open: Range | null = null;
  for (const { segment, index } of segmenter(pack.code, 'sentence').segment(text)) {
    const end = index + segment.trimEnd().length;
    if (open) open.end = end;
    else open = { start: index, end };
    const piece = text.slice(open.start, end);
    if (pack.abbreviation?.test(piece.slice(-16)) || /\($/.test(piece)) continue;
    ranges.push(open);
    open = null;
  }
  if (open) ranges.push(open);
  return ranges.filter(({ start, end }) => end > start);
}

/** Where a range of a passage stands in the Markdown, if it is one piece with at most emphasis within. */
function sourceOf(passage: Passage, start: number, end: number, body: string): Range | null {
  let previous = passage.offsets[start] ?? -1;
  if (previous < 0) return null;
  for (let index = start + 1; index < end; index += 1) {
    const offset = passage.offsets[index] ?? -1;
    if (offset < 0 || offset <= previous) return null;
    if (offset !== previous + 1 && !/^[*_`\s]*$/.test(body.slice(previous + 1, offset))) return null;
    previous = offset;
  }
  const from = passage.offsets[start] as number;
  const to = previous + 1;
  let before = from;
  let after = to;
  while (/[*_`]/.test(body[before - 1] ?? '')) before -= 1;
  while (/[*_`]/.test(body[after] ?? '')) after += 1;
  // Marks at the edges belong to it only if they pair up within it.
  const options: Range[] = [{ start: from, end: to }, { start: before, end: to }, { start: from, end: after }, { start: before, end: after }];
  return options.find((range) => isPaired(body.slice(range.start, range.end))) ?? { start: from, end: to };
}

function isPaired(raw: string): boolean {
  const single = raw.replaceAll('**', '').replaceAll('__', '');
  return [['**', raw], ['__', raw], ['*', single], ['_', single], ['`', raw]].every(([mark = '', text = '']) => text.split(mark).length % 2 === 1);
}

/** The sentences of one passage, in order. */
export function sentencesOf(passage: Passage, body: string, pack: LanguagePack, firstIndex: number): Sentence[] {
  return sentenceRanges(passage.text, pack).map(({ start, end }, index) => {
    const text = passage.text.slice(start, end);
    const tokens = text.length <= LONGEST ? tokenize(text, pack) : [];
    return {
      text,
      passage,
      index: firstIndex + index,
      start,
      tokens,
      content: new Set(tokens.filter(({ stop }) => !stop).map(({ stem }) => stem)),
      marked: passage.marked
        .filter((range) => range.start >= start && range.end <= end)
        .map((range) => ({ ...range, start: range.start - start, end: range.end - start })),
      source: sourceOf(passage, start, end, body),
    };
  });
}
