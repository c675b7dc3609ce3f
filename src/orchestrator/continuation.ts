import { fenced } from './fence.js';
import { END_OF_SENTENCE, INTRODUCTION, isAboutTheAnswer, isOnlyApology } from './introductions.js';
import type { ModelCall } from './model.js';
import { entitiesIn } from './privacy/entities.js';
import { NameFinder } from './privacy/names.js';

/** How much of the end is quoted back: enough to be found again, short enough to be repeated exactly. */
const QUOTED_LENGTH = 60;
/** Where an entity may begin that reaches into it. */
const NEARBY_LENGTH = 400;

/** A call that goes on with a text that broke off. The text stands as the model's own; no model has to support a prefill. */
export function continuing(call: ModelCall, text: string): ModelCall {
  const last = lastWords(text, call.people ?? []);
  return {
    ...call,
    messages: [
      ...call.messages,
      { role: 'assistant', content: text },
      { role: 'user', content: `${call.goOn}\n<ending>${fenced(last)}</ending>` },
    ],
  };
}

/** The end of a text. It begins with no half of a name, an address or a number: only whole ones are replaced before they leave. */
function lastWords(text: string, people: readonly string[]): string {
  const nearby = [...text].slice(-NEARBY_LENGTH).join('');
  const cut = nearby.length - [...nearby].slice(-QUOTED_LENGTH).join('').length;
  const entity = entitiesIn(nearby, new NameFinder(people)).find(({ start, end }) => start < cut && cut < end);
  return nearby.slice(entity?.start ?? cut);
}

const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** How much of the end must come again to be a repetition. An ideograph says as much as two letters. */
const LEAST_OVERLAP = 6;
/** As much where white space is not compared. */
const LEAST_LOOSE_OVERLAP = 8;
/** A continuation that repeats the beginning this far has started again. */
const LEAST_RESTART = 20;
/** How much of the continuation is looked at before it is released. */
const HEAD_LENGTH = 320;
/** So many characters of the text, found again behind whatever introduction, are no coincidence. */
const ANCHOR_LENGTH = 48;
const MOST_SENTENCES_BEFORE = 3;
/** What models put around the words that they were asked to repeat; some take the tags for a part of them. */
const QUOTED = /^\s*(?:```\w*\n|<ending>|["'“”„«»‹›「『*_`]+)/;
const OPENED = /(?:```\w*\n|<ending>|["'“”„«»‹›「『*_`]+)\s*$/;
const CLOSED = /^(?:\n?```\n?|<\/ending>|["'“”»«›‹」』*_`]+(?:[:：.]?\n+)?)/;

/**
 * Joins a continuation to the text that broke off: what it repeats of the end, or of the whole from the beginning,
 * and what it apologises with, is left out. White space may differ in what is repeated.
 */
export class Seam {
  private held = '';
  private settled = false;
  /** The continuation began with words of the text. */
  private repeats = false;
  private readonly squeezed: string;
  /** The continuation began again and says something else: it can't be joined. */
  restarted = false;
  /** The continuation was nothing but an apology: the text is as broken as it was. */
  refused = false;

  constructor(private readonly before: string) {
    this.squeezed = before.replace(/\s+/g, '');
  }

  /** @returns what may be shown now; nothing while the seam is still looked for */
  push(text: string): string {
    if (this.settled) return text;
    this.held += text;
    return this.mustWait() ? '' : this.settle();
  }

  /** @returns what is left at the continuation's end */
  end(): string {
    if (this.settled) return '';
    const whole = this.held;
    const shown = this.settle();
    this.refused = !this.repeats && isOnlyApology(whole);
    return this.refused ? '' : shown;
  }

  private mustWait(): boolean {
    if (this.held.length < HEAD_LENGTH) return true;
    // One that repeats much is read on until it gets beyond the end, or leaves the path.
    return this.starts(this.held).some((start) => this.squeezed.includes(this.held.slice(start).replace(/\s+/g, '')));
  }

  private settle(): string {
    this.settled = true;
    const text = this.held;
    this.held = '';
    const starts = this.starts(text);
    for (const join of [this.join, this.joinLoosely]) {
      for (const start of starts) {
        const joined = join.call(this, text.slice(start));
        if (joined === null) continue;
        this.repeats = true;
        // What was opened before the repeated words is closed behind them.
        return OPENED.test(text.slice(0, start)) ? joined.replace(CLOSED, '') : joined;
      }
    }
    const again = starts.find((start) => commonPrefix(this.squeezed, squeeze(text.slice(start)).text) >= Math.min(LEAST_RESTART, this.squeezed.length));
    this.restarted = again !== undefined;
    if (again !== undefined) return again === 0 ? text : text.slice(again).trimStart();
    return this.withoutIntroduction(text);
  }

  /** Where in a continuation the text itself may go on: at its beginning, or behind an introduction. */
  private starts(text: string): number[] {
    const starts = [0];
    let behind = 0;
    // Some of the space before the repeated words may be part of them.
    const mayStart = (at: number): void => {
      const space = /^\s*/.exec(text.slice(at))?.[0].length ?? 0;
      for (let skipped = 0; skipped <= space; skipped++) starts.push(at + skipped);
    };
    for (let sentence = 0; sentence < MOST_SENTENCES_BEFORE; sentence++) {
      const introduction = INTRODUCTION.exec(text.slice(behind));
      if (!introduction) break;
      behind += introduction[0].length;
      mayStart(behind);
    }
    for (const opening of [/^\s*(?:\.{3}|…)/, QUOTED]) {
      const opened = opening.exec(text.slice(behind));
      if (opened) mayStart(behind + opened[0].length);
    }
    return [...starts, ...this.anchors(text)];
  }

  /** Where the text's last words, or its first, stand again behind an introduction of any kind. */
  private anchors(text: string): number[] {
    if (this.squeezed.length < ANCHOR_LENGTH) return [];
    const { text: squeezed, ends } = squeeze(text.slice(0, 2 * HEAD_LENGTH));
    return [this.squeezed.length - ANCHOR_LENGTH, 0].flatMap((place) => {
      let at = squeezed.indexOf(this.squeezed.slice(place, place + ANCHOR_LENGTH));
      // What is repeated may begin before its last words.
      for (let back = place; at > 0 && back > 0 && squeezed[at - 1] === this.squeezed[back - 1]; back--) at -= 1;
      const start = ends[at - 1];
      return start !== undefined && END_OF_SENTENCE.test(text.slice(0, start)) ? [start] : [];
    });
  }

  /** What follows the repeated part; null where nothing is repeated. */
  private join(text: string): string | null {
    const length = repeated(this.before, text, LEAST_OVERLAP);
    return length === 0 ? null : text.slice(length);
  }

  private joinLoosely(text: string): string | null {
    const { text: squeezed, ends } = squeeze(text);
    const length = repeated(this.squeezed, squeezed, LEAST_LOOSE_OVERLAP);
    if (length === 0) return null;
    const rest = text.slice(ends[length - 1]);
    // The space at the seam is there once: as the text has it, and what the continuation has beyond that.
    const space = /\s*$/.exec(this.before)?.[0] ?? '';
    if (rest.startsWith(space)) return rest.slice(space.length);
    return space === '' ? rest : rest.trimStart();
  }

  /** What repeats nothing, without what is surely said about it. */
  private withoutIntroduction(text: string): string {
    let behind = 0;
    let read = 0;
    for (let sentence = 0; sentence < MOST_SENTENCES_BEFORE; sentence++) {
      const introduction = INTRODUCTION.exec(text.slice(read))?.[0];
      if (introduction === undefined) break;
      read += introduction.length;
      if (isAboutTheAnswer(introduction)) behind = read;
    }
    if (behind === 0) return text;
    const rest = text.slice(behind);
    if (/\s$/.test(this.before)) return rest.trimStart();
    // The first of two spaces belongs to the introduction.
    return rest.startsWith('  ') ? rest.slice(1) : rest;
  }
}

interface Squeezed {
  text: string;
  /** Where in the original each code unit of `text` ends. */
  ends: number[];
}

/** A text without its white space. */
function squeeze(original: string): Squeezed {
  let text = '';
  const ends: number[] = [];
  for (const { 0: word, index } of original.matchAll(/\S+/g)) {
    text += word;
    for (let unit = 1; unit <= word.length; unit++) ends.push(index + unit);
  }
  return { text, ends };
}

/** How much of a continuation's beginning is in the text already: all of the text, or at least so much of its end. */
function repeated(before: string, text: string, least: number): number {
  if (text.startsWith(before) && weight(before) >= least) return before.length;
  for (let length = Math.min(before.length, text.length); length > 0; length--) {
    if (before.endsWith(text.slice(0, length))) return weight(text.slice(0, length)) >= least ? length : 0;
  }
  return 0;
}

function weight(text: string): number {
  return text.length + (text.match(IDEOGRAPHS)?.length ?? 0);
}

function commonPrefix(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}
