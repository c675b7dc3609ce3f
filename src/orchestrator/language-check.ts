import type { Finding, TextCheck } from './checks.js';
import { languageOf } from './language.js';
import type { LanguageCode } from './model.js';

/** What an answer may show of other languages: code, formulas, addresses, quotations, set-off terms, tables. None looks far for an end that may not come. */
const NO_PROSE = [
  /```[^]*?(?:```|$)/g, /~~~[^]*?(?:~~~|$)/g, /\$\$[^]*?(?:\$\$|$)/g, /\\\[[^]*?(?:\\\]|$)/g, /\\\([^]{0,1000}?\\\)/g, /`[^`\n]*(?:`|$)/g, /\$[^$\n]+\$/g,
  /<\/?[a-z][^>\n]{0,1000}>/gi, /\]\([^)\n]{0,1000}\)/g, /\b(?:https?:\/\/|www\.)\S+/gi, /^[ \t]*[>|].*$/gm,
  /"[^"\n]{1,400}(?:"|$)/gm, /[“„][^“”\n]{1,400}(?:[“”]|$)/gm, /«[^»\n]{1,400}(?:»|$)/gm, /「[^」\n]{1,400}(?:」|$)/gm, /『[^』\n]{1,400}(?:』|$)/gm,
  /《[^》\n]{1,400}(?:》|$)/gm, /(\*{1,3})[^*\n]{1,120}\1/g, /(?<!\w)(_{1,2})[^_\n]{1,120}\1(?!\w)/g,
];
const SENTENCE_END = /(?<=[.!?…।؟])\s+|(?<=[。！？])|\n+/u;
/** With the signs above and below: where vowels are signs, they make half of a text. */
const LETTER = /[\p{L}\p{M}]/gu;
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** An ideograph says as much as so many letters. */
const IDEOGRAPH_LETTERS = 2.5;

/** An ideograph is one by itself. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}]+/gu;
/** Fewer different words are a row of terms, and no sentence of a language. */
const LEAST_WORDS = 4;

/** A shorter sentence tells nothing of its language; in letters. */
const LEAST_SENTENCE = 20;
/** How much must be in another language: of a whole answer, and of one that goes on. */
const LEAST_WHOLE = 30;
const LEAST_RUNNING = 160;
/** How much more there must be of the other language than of the right one: who explains a language quotes from it at length. */
const OUTWEIGHS_WHOLE = 4;
const OUTWEIGHS_RUNNING = 8;

/** In code units: where a running answer is looked at first, and by how much it then grows from look to look. */
const FIRST_LOOK = 60;
const GROWTH = 1.5;

function weightOf(text: string): number {
  const ideographs = text.match(IDEOGRAPH)?.length ?? 0;
  return (text.match(LETTER)?.length ?? 0) + ideographs * (IDEOGRAPH_LETTERS - 1);
}

/** The other language that a text is written in; null where it is in `language`, too short, or too mixed to tell. */
function otherLanguage(text: string, language: LanguageCode, whole: boolean): LanguageCode | null {
  const prose = NO_PROSE.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
  const weights = new Map<LanguageCode, number>();
  for (const sentence of prose.split(SENTENCE_END)) {
    const weight = weightOf(sentence);
    const written = weight < LEAST_SENTENCE || new Set(sentence.toLowerCase().match(WORD)).size < LEAST_WORDS ? null : languageOf(sentence);
    if (written) weights.set(written, (weights.get(written) ?? 0) + weight);
  }
  const right = weights.get(language) ?? 0;
  weights.delete(language);
  const [other, weight] = [...weights].reduce<[LanguageCode | null, number]>((most, each) => (each[1] > most[1] ? each : most), [null, 0]);
  if (weight < (whole ? LEAST_WHOLE : LEAST_RUNNING)) return null;
  return weight > right * (whole ? OUTWEIGHS_WHOLE : OUTWEIGHS_RUNNING) ? other : null;
}

/**
 * Whether texts that belong together may pass for being in a language: code, formulas and quotations aside, they are not
 * clearly in another one. Short and mixed texts pass.
 */
export function isInLanguage(language: LanguageCode, ...texts: string[]): boolean {
  return otherLanguage(texts.join('\n'), language, true) === null;
}

/** The name of a language in English. */
export function languageName(language: LanguageCode): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
}

/**
 * Finds a model's answer that is written in another language than the one asked for, as soon as there is enough of it to tell.
 * Not for the built-in engine, whose answers consist of the lesson's own sentences.
 */
export function languageCheck(language: LanguageCode): TextCheck {
  let nextLook = FIRST_LOOK;
  return {
    holdBack: 0,
    look(text: string, whole: boolean): Finding | null {
      if (!whole && text.length < nextLook) return null;
      nextLook = Math.ceil(Math.max(nextLook, text.length) * GROWTH);
      const other = otherLanguage(text, language, whole);
      if (!other) return null;
      return { check: 'language', reason: `The answer was in ${languageName(other)} instead of ${languageName(language)}.`, again: true, tolerable: true };
    },
  };
}
