import { z } from 'zod';
import type { BlindQuestion, DraftQuestion, LanguageCode } from '../../orchestrator/model.js';
import { comparable, parseItem, wireSchema } from './draft.js';
import { QuestionType } from './quizzes.entity.js';
import type { NewQuestion } from './questions.service.js';
import { seededShuffle } from './shuffle.js';

const solution = z.strictObject({ number: z.int(), answers: z.array(z.string()) });

/** What a second solver answers: to a question of that number, letters of choices, "true" or "false", or texts. */
export type Solution = z.infer<typeof solution>;

export const SOLUTIONS_SCHEMA = wireSchema('key_check', solution);

const MOST_ANSWERS = 10;
const LONGEST_ANSWER = 2_000;

/** What is asked about a question, and by which ids its choices were shown. */
export interface BlindItem {
  blind: BlindQuestion;
  /** In the order in which they are shown; empty where the type has none. */
  choiceIds: string[];
}

/** "A" for 0. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** A question without what tells its key: not even the order of its choices, nor how many of them are right. */
export function blindly({ id, type, prompt, choices = [] }: Pick<NewQuestion['content'], 'id' | 'type' | 'prompt' | 'choices'>, number: number, seed: number): BlindItem {
  const order = seededShuffle(choices, seed ^ hashOf(id));
  return { blind: { number, type, prompt, choices: order.map(({ text }) => text) }, choiceIds: order.map((choice) => choice.id) };
}

/** Whether a solver's agreement proves little: every second guess hits the key, or a choice that is called wrong says nearly what a right one says. */
export function isEasilyGuessed({ content: { type, choices = [] }, key }: Keyed, areNear: (one: string, other: string) => boolean): boolean {
  if (type === QuestionType.TRUE_FALSE) return true;
  const [right, wrong] = [choices.filter(({ id }) => key.choiceIds.includes(id)), choices.filter(({ id }) => !key.choiceIds.includes(id))];
  return type === QuestionType.MULTIPLE_CHOICE && (choices.length === 2 || right.some(({ text }) => wrong.some((other) => areNear(text, other.text))));
}

/** Reads a solver's item. @returns in a sentence what is wrong with it, where it answers none of the questions, or one twice */
export function parseSolution(item: unknown, numbers: ReadonlySet<number>): { ok: true; solution: Solution } | { ok: false; reason: string } {
  const parsed = parseItem(solution, item);
  if ('problem' in parsed) return { ok: false, reason: parsed.problem };
  const { number, answers } = parsed.draft;
  if (!numbers.has(number)) return { ok: false, reason: `no question has the number ${number}, or it is answered already` };
  if (answers.length > MOST_ANSWERS || answers.some((answer) => answer.length > LONGEST_ANSWER)) return { ok: false, reason: 'it answers too much' };
  if (answers.some((answer) => answer.includes('\0') || !answer.isWellFormed())) return { ok: false, reason: 'a text in it is not valid Unicode' };
  return { ok: true, solution: parsed.draft };
}

/** What became of a check: both answers, in words, and why they are not the same; null where they are. */
export interface Compared {
  keyed: string[];
  answered: string[];
  reason: string | null;
}

type Keyed = Pick<NewQuestion, 'key'> & { content: Pick<NewQuestion['content'], 'type' | 'choices'> };

/** Holds a solver's answers against the key. @param language decides nothing but which words may be left out */
export function comparedWith({ content: { type, choices = [] }, key }: Keyed, { choiceIds }: Pick<BlindItem, 'choiceIds'>, { answers }: Pick<Solution, 'answers'>, language: LanguageCode): Compared {
  switch (type) {
    case QuestionType.MULTIPLE_CHOICE:
      return ofChoices(choices, key.choiceIds, choiceIds, answers);
    case QuestionType.TRUE_FALSE: {
      const keyed = [String(key.answer)];
      const answered = answers.map((answer) => comparable(answer));
      return { keyed, answered: answers, reason: answered.length === 1 && answered[0] === keyed[0] ? null : disagreement(answers) };
    }
    default: {
      const keyed = key.accepted.map((texts) => texts.join(' / '));
      const isSame = answers.length === key.accepted.length && key.accepted.every((texts, index) => texts.some((text) => isSameText(text, answers[index]!, language)));
      return { keyed, answered: answers, reason: isSame ? null : disagreement(answers) };
    }
  }
}

function disagreement(answers: readonly string[]): string {
  return answers.length === 0 ? 'The lesson does not settle it, says the second solver.' : 'The second solver came to another answer.';
}

function ofChoices(choices: readonly { id: string; text: string }[], right: readonly string[], shown: readonly string[], answers: readonly string[]): Compared {
  const textOf = new Map(choices.map(({ id, text }) => [id, text]));
  const chosen = answers.map((answer) => chosenBy(answer, shown, textOf));
  const keyed = right.map((id) => textOf.get(id) ?? id);
  const answered = chosen.map((id, index) => (id === null ? answers[index]! : textOf.get(id)!));
  const found = new Set(chosen);
  if (found.size === right.length && right.every((id) => found.has(id))) return { keyed, answered, reason: null };
  const isMore = right.every((id) => found.has(id)) && !found.has(null);
  return { keyed, answered, reason: isMore ? 'The second solver found more choices right than the key.' : disagreement(answers) };
}

const LETTER = /^[\s("'[]*(?<letter>[A-H])(?:[\s).:\]"'、．。：]|$)/iu;

function chosenBy(answer: string, shown: readonly string[], textOf: ReadonlyMap<string, string>): string | null {
  const index = chosenIndex(answer, shown.map((id) => textOf.get(id) ?? ''));
  return index === null ? null : shown[index]!;
}

/** Some models repeat the choice beside its letter, or instead of it. */
function chosenIndex(answer: string, choices: readonly string[]): number | null {
  const same = choices.findIndex((text) => comparable(text) === comparable(answer));
  if (same >= 0) return same;
  const letter = LETTER.exec(answer)?.groups?.['letter']?.toUpperCase();
  const index = letter === undefined ? -1 : letter.charCodeAt(0) - 65;
  return index >= 0 && index < choices.length ? index : null;
}

/** The key of a draft, in words. */
export function keyedIn(draft: DraftQuestion): string[] {
  switch (draft.type) {
    case 'MULTIPLE_CHOICE':
      return draft.choices.filter(({ correct }) => correct).map(({ text }) => text);
    case 'TRUE_FALSE':
      return [String(draft.answer)];
    case 'SHORT_ANSWER':
      return [draft.accepted.join(' / ')];
    case 'CLOZE':
      return draft.accepted.map((texts) => texts.join(' / '));
  }
}

/** What a solver answered, in words: a choice by its text. */
export function shownAnswer(answer: string, { choices }: BlindQuestion): string {
  const index = choices.length === 0 ? null : chosenIndex(answer, choices);
  return index === null ? answer : choices[index]!;
}

/** How much of the longer text the shorter one must be, where one holds the other. */
const MOST_OF_IT = 0.5;
const UNSPACED: ReadonlySet<LanguageCode> = new Set(['zh', 'ja']);

/** Whether a text says what an accepted one does: the same, or one holds the other as whole words and little beside it. */
function isSameText(accepted: string, answer: string, language: LanguageCode): boolean {
  const [one, other] = [plain(accepted), plain(answer)];
  if (one === other) return one !== '';
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  if (shorter.length < longer.length * MOST_OF_IT) return false;
  // What a figure says is changed by every digit beside it.
  if (/\p{N}/u.test(longer)) return false;
  return UNSPACED.has(language) ? longer.startsWith(shorter) || longer.endsWith(shorter) : ` ${longer} `.includes(` ${shorter} `);
}

function plain(text: string): string {
  return comparable(text).normalize('NFD').replace(/[\u0300-\u036f\u064b-\u0652]/g, '').replace(/[\p{P}\p{S}\s]+/gu, ' ').trim();
}

/** FNV-1a: an order of its own for each question. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}
