import type { DraftQuestion } from '../../../model.js';
import { tokenize } from '../analysis/text.js';
import type { LanguagePack } from '../languages/pack.js';

/** What the evidence says of a question's key: nothing against it, or in a sentence what. */
export interface EvidenceVerdict {
  /** What the evidence answers, as far as that can be told. */
  answered: string[];
  problem: string | null;
}

const GAP = /_{3,}|\[\[\d+\]\]/u;
const MARKS = /[*_`]/g;
const FIGURE = /\p{N}+/gu;
/** So much of a quote must stand around a gap, in characters, or the gap is of another text. */
const LEAST_AROUND = 8;
const LEAST_AROUND_WIDE = 4;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Two forms of a word share this much of the longer one from its beginning. */
const SAME_ROOT = 0.6;
const SHORTEST_ROOT = 4;

/**
 * Holds a question against its own evidence: does the passage support what the key says, and nothing else that is offered?
 * By matching alone: a gap is filled with what the passage has there; a choice stands in it or doesn't; a statement is the
 * passage's or isn't. What can't be matched is no proof, and speaks against the question.
 */
export function testEvidence(draft: DraftQuestion, pack: LanguagePack): EvidenceVerdict {
  switch (draft.type) {
    case 'TRUE_FALSE':
      return statement(draft);
    case 'CLOZE':
      return gaps(draft, pack);
    case 'SHORT_ANSWER':
      return shortAnswer(draft, pack);
    case 'MULTIPLE_CHOICE':
      return choices(draft, pack);
  }
}

type Of<Type extends DraftQuestion['type']> = Extract<DraftQuestion, { type: Type }>;

function statement({ prompt, quote, answer }: Of<'TRUE_FALSE'>): EvidenceVerdict {
  const said = folded(quote);
  const isSaid = beginnings(prompt).some((text) => text.startsWith(said));
  return { answered: [String(isSaid)], problem: isSaid === answer ? null : `The evidence says ${isSaid ? 'just that' : 'something else'}.` };
}

function gaps({ prompt, quote, accepted }: Of<'CLOZE'>, pack: LanguagePack): EvidenceVerdict {
  const found = fillings(prompt, quote);
  if (!found || found.length !== accepted.length) return { answered: [], problem: 'The evidence does not fill its blanks.' };
  const wrong = accepted.findIndex((texts, index) => !texts.some((text) => isForm(text, found[index]!, pack)));
  return { answered: found, problem: wrong < 0 ? null : `The evidence has something else in blank ${wrong + 1}.` };
}

function shortAnswer({ prompt, quote, accepted }: Of<'SHORT_ANSWER'>, pack: LanguagePack): EvidenceVerdict {
  const [filling] = (GAP.test(prompt) && fillings(prompt, quote)) || [];
  if (filling !== undefined) {
    return { answered: [filling], problem: accepted.some((text) => isForm(text, filling, pack)) ? null : 'The evidence has something else in its place.' };
  }
  const answered = accepted.filter((text) => standsIn(text, quote, pack) && !standsIn(text, prompt, pack));
  return { answered, problem: answered.length > 0 ? null : 'What it accepts does not stand in the evidence.' };
}

function choices({ prompt, quote, choices: offered }: Of<'MULTIPLE_CHOICE'>, pack: LanguagePack): EvidenceVerdict {
  const [filling] = (GAP.test(prompt) && fillings(prompt, quote)) || [];
  const supported = offered.filter(({ text }) => (filling !== undefined ? isForm(text, filling, pack) : standsIn(text, quote, pack) && !standsIn(text, prompt, pack)));
  const answered = supported.map(({ text }) => text);
  if (offered.some(({ text, correct }) => correct && !answered.includes(text))) return { answered, problem: 'The evidence does not support its key.' };
  const right = offered.filter(({ correct }) => correct);
  const alike = offered.find((other) => !other.correct && (answered.includes(other.text) || right.some(({ text }) => areNear(other.text, text, pack))));
  return alike ? { answered: [...answered, ...(answered.includes(alike.text) ? [] : [alike.text])], problem: 'The evidence supports a choice that the key calls wrong.' } : { answered, problem: null };
}

/** Whether two choices say nearly the same: in other forms, or the one all that the other says. */
export function areNear(one: string, other: string, pack: LanguagePack): boolean {
  return isForm(one, folded(other), pack) || isForm(other, folded(one), pack) || isNested(one, other, pack);
}

/**
 * What the quote has where the prompt has its gaps, folded; null where the prompt is not the quote with gaps in it. What introduces
 * the sentence in the prompt, or follows it, is left aside.
 */
function fillings(prompt: string, quote: string): string[] | null {
  const parts = prompt.split(new RegExp(GAP.source, 'gu'));
  const whole = folded(quote);
  const before = beginnings(parts[0] ?? '').find((text) => whole.startsWith(text));
  const after = endings(parts.at(-1) ?? '').find((text) => whole.endsWith(text));
  if (before === undefined || after === undefined) return null;
  const [from, to] = [before.length, whole.length - after.length];
  const inner = parts.slice(1, -1).map(folded);
  const least = WIDE.test(quote) ? LEAST_AROUND_WIDE : LEAST_AROUND;
  const around = from + (whole.length - to) + inner.join('').length;
  if (to <= from || around < Math.min(least, whole.length / 2)) return null;
  const found: string[] = [];
  let at = from;
  for (const part of inner) {
    const next = whole.indexOf(part, at);
    if (next < 0 || part === '') return null;
    found.push(whole.slice(at, next));
    at = next + part.length;
  }
  found.push(whole.slice(at, to));
  return found.every((text) => text !== '') ? found : null;
}

const OPENS = /[:：“”«„「『"(（\n。．？！।]\s*|[.?!]\s+/gu;
const CLOSES = /\s*[”“»」』"\n]/gu;

/** What a text may be without what introduces it, folded, the longest first. */
function beginnings(text: string): string[] {
  return [0, ...Array.from(text.matchAll(OPENS), (mark) => mark.index + mark[0].length)].map((start) => folded(text.slice(start)));
}

/** What it may be without what follows it. */
function endings(text: string): string[] {
  return [text.length, ...Array.from(text.matchAll(CLOSES), (mark) => mark.index).toReversed()].map((end) => folded(text.slice(0, end)));
}

/** Whether a text is a folded one, or another form of it: the same words by their stems, or with other endings. */
function isForm(text: string, other: string, pack: LanguagePack): boolean {
  const one = folded(text);
  if (one === other) return one !== '';
  const stemmed = stems(text, pack);
  if (stemmed !== '' && stemmed === stems(other, pack)) return true;
  // A figure has no other form.
  if (/\p{N}/u.test(one) || !pack.spaced) return false;
  const shorter = Math.min(one.length, other.length);
  let common = 0;
  while (common < shorter && one[common] === other[common]) common += 1;
  return common >= SHORTEST_ROOT && common / Math.max(one.length, other.length) >= SAME_ROOT && shorter - common <= 2;
}

function stems(text: string, pack: LanguagePack): string {
  return tokenize(text, pack).filter(({ stop }) => !stop).map(({ stem }) => folded(stem)).join('');
}

/** Whether one choice says all that another says: then both may be right. A figure beside another makes a figure of its own. */
function isNested(one: string, other: string, pack: LanguagePack): boolean {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  const figures = new Set(shorter.match(FIGURE));
  return (longer.match(FIGURE) ?? []).every((figure) => figures.has(figure)) && standsIn(shorter, longer, pack);
}

/** Whether a text stands in a passage: as it is, at the edges of words where the script has them. */
function standsIn(text: string, passage: string, pack: LanguagePack): boolean {
  if (!pack.spaced) return folded(passage).includes(folded(text));
  const [words, all] = [text, passage].map((each) => tokenize(each.replace(MARKS, ''), pack).map(({ norm }) => folded(norm)).filter((word) => word !== '').join(' '));
  // A Korean word carries its particle.
  return words !== '' && ` ${all} `.includes(pack.code === 'ko' ? ` ${words}` : ` ${words} `);
}

/** Accents that writers leave out; not the signs that make another syllable in Devanagari or kana. */
const DROPPED = /[\u0300-\u036f\u0640\u064b-\u0652]|[^\p{L}\p{M}\p{N}]/gu;

/** Letters, their signs and digits alone, without case, width and accents. */
function folded(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(DROPPED, '');
}
