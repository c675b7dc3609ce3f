import type { Range } from './markdown.js';

/** Emphasis or code in a passage, with what the Markdown sets around it. */
export interface Mark extends Range {
  open: string;
  close: string;
  code: boolean;
}

/** A passage's own Markdown: what stands there for each code unit of its text, and the marks around, outer ones first. */
export interface PassageSource {
  units: string[];
  marks: Mark[];
}

const ESCAPE = /\\[!-/:-@[-`{-~]/y;
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\da-z]*);/iy;
const AMPERSAND = /^&(?:amp|#0*38|#x0*26);$/i;
/** The end of a line, with what CommonMark drops around it: spaces, and the marks of a quote that goes on. */
const LINE_END = /[ \t]*(?:\r\n?|\n)[ \t>]*/y;
/** What could be read as Markdown. */
const SYNTAX = /[\\`*_[\]<&]/;

/** Plain text, so that Markdown shows it as it is. */
export function escaped(text: string): string[] {
  return Array.from({ length: text.length }, (_, index) => (SYNTAX.test(text.charAt(index)) ? `\\${text.charAt(index)}` : text.charAt(index)));
}

/**
 * For each code unit of a text node's value what the Markdown `raw` writes there, escapes and character references as
 * they are; where the two can't be matched, the value escaped.
 */
export function unitSources(raw: string, value: string): string[] {
  const sources: string[] = [];
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(raw)?.[0] ?? '';
  };
  while (sources.length < value.length) {
    const unit = value.charAt(sources.length);
    const lineEnd = /[\r\n]/.test(unit) ? take(LINE_END) : '';
    const escape = take(ESCAPE);
    const reference = take(REFERENCE);
    if (lineEnd) {
      sources.push(...(value.startsWith('\r\n', sources.length) ? [' ', ''] : [' ']));
      at += lineEnd.length;
    } else if (escape && escape.charAt(1) === unit) {
      sources.push(escape);
      at += escape.length;
    } else if (reference && (unit !== '&' || AMPERSAND.test(reference))) {
      sources.push(...(/[\uD800-\uDBFF]/.test(unit) ? [reference, ''] : [reference]));
      at += reference.length;
    } else if (raw.charAt(at) === unit) {
      sources.push(unit);
      at += 1;
    } else return escaped(value);
  }
  return sources;
}

/** The Markdown of a range of a passage's text: code always as code, emphasis where all that it emphasises is within. */
export function sourceText({ units, marks }: PassageSource, { start, end }: Range): string {
  const within = marks
    .map((mark) => (mark.code ? { ...mark, start: Math.max(mark.start, start), end: Math.min(mark.end, end) } : mark))
    .filter((mark) => mark.start >= start && mark.end <= end && mark.start < mark.end);
  let text = '';
  for (let index = start; index < end; index += 1) {
    for (const mark of within) if (mark.start === index) text += mark.open;
    text += units[index];
    for (const mark of within.toReversed()) if (mark.end === index + 1) text += mark.close;
  }
  return text;
}
