import type { Finding, TextCheck } from '../checks.js';
import { looksLike } from '../fence.js';
import type { ModelCall } from '../model.js';

/** What every kind of leak is reported as. */
export const PROMPT_LEAK: Finding = {
  check: 'prompt_leak', reason: 'The answer repeated the instructions that it was made by, instead of keeping to the lesson.', again: true,
};

/** A word of a script with spaces, or one character of a script without. */
const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*/gu;
/** What nobody sees within a word. */
const INVISIBLE = /\p{Cf}+/gu;
const BY_ITSELF = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}\p{Cf}]/u;
/** An ideograph or a syllable says as much as two or three letters. */
const DENSE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const DENSE_WEIGHT = 2.5;

/** So much of the instructions in a row is no coincidence, in letters: nine English words, or sixteen ideographs. */
const LEAK = 40;
const FEWEST_TOKENS = 6;
/** From here on a growing repetition is kept from the reader. */
const SUSPICIOUS = 18;

/** Letters that have look-alikes in another script; in others marks are letters of their own. */
const WITH_LOOK_ALIKES = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{N}]\p{M}*/gu;

/** A text as it looks: Уоu аrе and y0u 4re are "you are". */
export function folded(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().replace(WITH_LOOK_ALIKES, looksLike);
}

interface Token {
  text: string;
  weight: number;
}

function tokensOf(text: string): Token[] {
  return Array.from(folded(text).matchAll(TOKEN), ([token]) => ({
    text: token, weight: DENSE.test(token) ? token.length * DENSE_WEIGHT : token.length,
  }));
}

interface Run {
  /** Where in the instructions it stands. */
  at: number;
  tokens: number;
  weight: number;
  /** Where in the answer it began. */
  from: number;
}

/**
 * Whether an answer repeats the instructions of its call word for word, whatever the marks between them and in whichever
 * language. What stands in the lesson or in the question too is no secret.
 */
export class PromptLeak implements TextCheck {
  private readonly instructions: Token[];
  private readonly places = new Map<string, number[]>();
  private runs: Run[] = [];
  /** The last word, which may go on. */
  private word = '';
  private read = 0;
  private ownWords: string | null = null;
  holdBack = 0;

  constructor(private readonly call: ModelCall) {
    this.instructions = tokensOf(call.system);
    for (const [at, { text }] of this.instructions.entries()) {
      const places = this.places.get(text);
      if (places) places.push(at);
      else this.places.set(text, [at]);
    }
  }

  look(_text: string, whole: boolean, piece: string): Finding | null {
    const came = this.word + piece;
    const end = whole ? came.length : wholeWords(came);
    const offset = this.read - this.word.length;
    this.read += piece.length;
    this.word = came.slice(end);
    for (const match of came.slice(0, end).matchAll(TOKEN)) {
      if (this.goesOn(match[0], offset + match.index)) return PROMPT_LEAK;
    }
    const longest = this.runs.reduce((most, run) => (run.weight > most.weight ? run : most), NO_RUN);
    this.holdBack = longest.weight >= SUSPICIOUS ? this.read - longest.from : 0;
    return null;
  }

  /** @returns whether the instructions are repeated far enough */
  private goesOn(word: string, from: number): boolean {
    const [token] = tokensOf(word);
    if (!token) return false;
    const places = this.places.get(token.text);
    if (!places) {
      this.runs = [];
      return false;
    }
    this.runs = places.map((at) => {
      const before = this.runs.find((run) => run.at === at - 1);
      return before
        ? { at, tokens: before.tokens + 1, weight: before.weight + token.weight, from: before.from }
        : { at, tokens: 1, weight: token.weight, from };
    });
    return this.runs.some((run) => run.weight >= LEAK && run.tokens >= FEWEST_TOKENS && !this.isOwn(run));
  }

  /** Whether the lesson, or whoever asked, says the same. */
  private isOwn({ at, tokens }: Run): boolean {
    this.ownWords ??= ` ${tokensOf(ownWordsOf(this.call)).map(({ text }) => text).join(' ')} `;
    const repeated = this.instructions.slice(at - tokens + 1, at + 1).map(({ text }) => text).join(' ');
    return this.ownWords.includes(` ${repeated} `);
  }
}

const NO_RUN: Run = { at: -1, tokens: 0, weight: 0, from: 0 };

/** How much of a text is whole words: its last one may go on. */
function wholeWords(text: string): number {
  let end = text.length;
  while (end > 0 && WORD_CHARACTER.test(text[end - 1]!) && !BY_ITSELF.test(text[end - 1]!)) end -= 1;
  return end;
}

/** What a call is about, as its lesson and whoever asked put it. */
export function ownWordsOf({ task }: ModelCall): string {
  const { lesson } = task;
  return [...(lesson ? [lesson.title, ...lesson.objectives, lesson.body] : []), ...wordsAsked(task)].join('\n');
}

function wordsAsked(task: ModelCall['task']): string[] {
  switch (task.kind) {
    case 'EXPLANATION':
      return [task.question ?? ''];
    case 'COMPLETION':
      return [task.prompt];
    case 'OUTLINE':
      return [task.topic ?? '', task.audience ?? ''];
    case 'GRADING':
      return [task.question, task.answer, ...task.criteria.map(({ text }) => text)];
    case 'QUESTIONNAIRE':
      return [task.subject, ...task.known.map(({ text }) => text), ...task.lessons.flatMap(({ title, objectives, body }) => [title, ...objectives, body])];
    case 'PROFILE_ANALYSIS':
      return [task.subject, ...task.answers.flatMap(({ question, answer }) => [question, answer]), ...task.lessons.map(({ title }) => title), ...task.said];
    default:
      return [];
  }
}
