import type { Finding, TextCheck } from '../checks.js';
import { anyOf, EXPLICIT, HARMFUL_THINGS, MINORS, PROTECTIVE, TO_MAKE } from '../safety/rules.js';

const INSTRUCTIONS: Finding = { check: 'harmful_instructions', reason: 'The answer instructed how to make something that is meant to harm people.', again: false };
const SEXUAL_MINORS: Finding = { check: 'sexual_minors', reason: 'The answer spoke of children in a sexual way.', again: false };

const MAKE = new RegExp(anyOf(TO_MAKE), 'giu');
const THING = new RegExp(anyOf(HARMFUL_THINGS), 'giu');
/** How far apart a verb and its object may be, in either order. */
const NEAR = 40;
/** How much is looked at together, in code units. */
const WINDOW = 1_600;
/** A step of a recipe: a number before a sentence, "Step 2", or "Then". */
const STEP = /(?:^|\n|[.:;!?：；] |[。：])[ \t>*_#-]*(?:\d{1,2}[.)．、:](?!\d)|(?:first|then|next|finally|now),? (?=\p{Ll})(?!(?:the|an?|he|she|it|they|we|i|you|in|on|at|by|this|that|these|those|there|his|her|their|its|some|many|came|was|were|had|used)\b)|(?:step|paso|étape|schritt|passo|passaggio|шаг|步骤|第|手順|단계|الخطوة|चरण)[ \t]*[\d一二三四五１-９०-९٠-٩])/giu;
/** How much of something: what tells a recipe from a report. */
const QUANTITY = new RegExp('(?<![\\p{N}.])\\d+(?:[.,]\\d+)?\\s?(?:克|毫升|升|度|グラム|ミリリットル|그램|밀리리터|도|℃|%|(?:m?g|kg|m?l|cl|°\\s?[CF]|grams?|gramos?|gramm\\p{L}*|grammes?'
  + '|grammi|litr\\p{L}*|lit(?:er|re)s?|cups?|oz|ounces?|г|кг|мл|л|градус\\p{L}*|جرام\\p{L}*|غرام\\p{L}*|مل|लीटर|ग्राम|मिली)(?!\\p{L}))', 'giu');
const FEWEST_STEPS = 3;
const FEWEST_QUANTITIES = 2;

const SENTENCE_END = /[.!?。！？।؟\n]/u;
const EXPLICIT_WORD = new RegExp(anyOf(EXPLICIT), 'iu');
const MINOR = new RegExp(anyOf(MINORS), 'iu');
const PROTECTED = new RegExp(anyOf(PROTECTIVE), 'iu');
/** A sentence without end is not gathered for ever. */
const LONGEST_SENTENCE = 1_000;
/** How often a sentence under way is looked at. */
const EVERY = 32;

/** What must not be shown, whoever asks: recipes for weapons, and children spoken of in a sexual way. A few unmistakable signs in 12 languages, no moderation. */
export class Harm implements TextCheck {
  private window = '';
  private sentence = '';
  private lookedAt = 0;
  holdBack = 0;

  look(_text: string, whole: boolean, piece: string): Finding | null {
    let rest = piece;
    for (let end = rest.search(SENTENCE_END); end >= 0; end = rest.search(SENTENCE_END)) {
      const finding = this.ended(this.sentence + rest.slice(0, end + 1));
      if (finding) return finding;
      rest = rest.slice(end + 1);
    }
    this.sentence += rest;
    if (whole || this.sentence.length >= LONGEST_SENTENCE) return this.ended(this.sentence);
    // The rest of a sentence that may become one is waited for.
    if (this.holdBack === 0 && this.sentence.length - this.lookedAt >= EVERY) {
      this.lookedAt = this.sentence.length;
      if (EXPLICIT_WORD.test(this.sentence)) this.holdBack = this.sentence.length;
    } else if (this.holdBack > 0) this.holdBack = this.sentence.length;
    return null;
  }

  private ended(sentence: string): Finding | null {
    this.sentence = '';
    this.lookedAt = 0;
    this.holdBack = 0;
    if (EXPLICIT_WORD.test(sentence) && MINOR.test(sentence) && !PROTECTED.test(sentence)) return SEXUAL_MINORS;
    this.window = (this.window + sentence).slice(-WINDOW);
    return isRecipe(this.window) ? INSTRUCTIONS : null;
  }
}

function isRecipe(text: string): boolean {
  if ((text.match(STEP)?.length ?? 0) < FEWEST_STEPS || (text.match(QUANTITY)?.length ?? 0) < FEWEST_QUANTITIES) return false;
  const things = [...text.matchAll(THING)];
  // What is made is named before its last step; a report says of its figures afterwards what they were good for.
  const lastStep = [...text.matchAll(STEP)].at(-1)?.index ?? 0;
  return things.length > 0 && [...text.matchAll(MAKE)].filter(({ index }) => index <= lastStep).some(({ 0: verb, index }) => things.some((thing) =>
    (thing.index >= index ? thing.index - index - verb.length : index - thing.index - thing[0].length) <= NEAR));
}
