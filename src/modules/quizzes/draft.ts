import { z } from 'zod';
import type { AnswerSchema, DraftQuestion } from '../../orchestrator/model.js';
import type { StoredKey } from './quizzes.entity.js';

const base = { prompt: z.string(), explanation: z.string(), quote: z.string(), points: z.int() };

/** The wire shapes of a question; what they can't say is checked by `problemOf`. */
const SHAPES = [
  z.strictObject({ type: z.literal('MULTIPLE_CHOICE'), ...base, choices: z.array(z.strictObject({ text: z.string(), correct: z.boolean() })) }),
  z.strictObject({ type: z.literal('TRUE_FALSE'), ...base, answer: z.boolean() }),
  z.strictObject({ type: z.literal('SHORT_ANSWER'), ...base, accepted: z.array(z.string()) }),
  z.strictObject({ type: z.literal('CLOZE'), ...base, accepted: z.array(z.array(z.string())) }),
] as const;

// Told apart by its type, or what is wrong with an item would be "no shape fits", which nobody can mend.
const draftQuestion = z.discriminatedUnion('type', SHAPES);

/** The document `{"items": [ … ]}` that a structured answer is, as a JSON schema of that name. */
export function wireSchema(name: string, item: z.ZodType): AnswerSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(z.strictObject({ items: z.array(item) })) as Record<string, unknown>;
  return { name, schema: withoutBounds(schema) as Record<string, unknown> };
}

// Strict structured output of some providers refuses number bounds; a range that nobody means is no loss.
function withoutBounds(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutBounds);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'minimum' && key !== 'maximum')
      .map(([key, value]) => [key, withoutBounds(value)]),
  );
}

// As a plain union: strict structured output knows anyOf, but not oneOf.
export const QUIZ_SCHEMA = wireSchema('quiz', z.union(SHAPES));

const MAX_TEXT = 2_000;
/** A problem may quote the item, and goes back to the model: it must not grow a prompt without bounds. */
const MAX_PROBLEM = 200;
const MAX_POINTS = 100;
const MIN_CHOICES = 2;
const MAX_CHOICES = 8;
const MAX_BLANKS = 10;

/** Reads a model's item. @returns the draft, or in a sentence what is wrong with it */
export function parseDraft(item: unknown): { draft: DraftQuestion } | { problem: string } {
  const parsed = parseItem(draftQuestion, item);
  if ('problem' in parsed) return parsed;
  const problem = problemOf(parsed.draft);
  return problem === null ? parsed : { problem };
}

/** Reads a model's item by its wire shape. @returns the draft, or in a sentence where it differs */
export function parseItem<Draft>(shape: z.ZodType<Draft>, item: unknown): { draft: Draft } | { problem: string } {
  const parsed = shape.safeParse(item);
  if (parsed.success) return { draft: parsed.data };
  const [issue] = parsed.error.issues;
  const what = `${issue?.path.join('.') || 'item'}: ${issue?.message ?? 'invalid'}`;
  return { problem: `it does not follow the schema (${what.slice(0, MAX_PROBLEM).replaceAll('\0', '').toWellFormed()})` };
}

function problemOf(draft: DraftQuestion): string | null {
  const problem = problemOfTexts(textsOf(draft));
  if (problem !== null) return problem;
  if (draft.prompt.trim() === '') return 'its prompt is empty';
  if (draft.points < 1 || draft.points > MAX_POINTS) return `its points are not from 1 to ${MAX_POINTS}`;
  switch (draft.type) {
    case 'MULTIPLE_CHOICE':
      return problemOfChoices(draft.choices);
    case 'TRUE_FALSE':
      return null;
    case 'SHORT_ANSWER':
      return draft.accepted.length === 0 || draft.accepted.some(isBlank) ? 'it accepts no answer, or an empty one' : null;
    case 'CLOZE':
      return problemOfBlanks(draft.prompt, draft.accepted);
  }
}

/** What is wrong with any text that a model wrote. */
export function problemOfTexts(texts: readonly string[]): string | null {
  if (texts.some((text) => text.length > MAX_TEXT)) return `a text in it is longer than ${MAX_TEXT} characters`;
  return texts.some((text) => text.includes('\0') || !text.isWellFormed()) ? 'a text in it is not valid Unicode' : null;
}

function problemOfChoices(choices: { text: string; correct: boolean }[]): string | null {
  if (choices.length < MIN_CHOICES || choices.length > MAX_CHOICES) return `it has not ${MIN_CHOICES} to ${MAX_CHOICES} choices`;
  if (choices.some(({ text }) => isBlank(text))) return 'a choice is empty';
  if (new Set(choices.map(({ text }) => comparable(text))).size < choices.length) return 'two of its choices are the same';
  const right = choices.filter(({ correct }) => correct).length;
  return right === 0 || right === choices.length ? 'none of its choices is right, or all of them are' : null;
}

function problemOfBlanks(prompt: string, accepted: string[][]): string | null {
  const blanks = [...prompt.matchAll(/\[\[(\d+)\]\]/g)].map((match) => Number(match[1]));
  if (blanks.length === 0 || blanks.length > MAX_BLANKS) return `it has not 1 to ${MAX_BLANKS} blanks`;
  if (blanks.length !== accepted.length || blanks.some((blank, index) => blank !== index + 1)) {
    return 'its blanks are not [[1]], [[2]] … in order with a list of accepted texts for each';
  }
  return accepted.some((texts) => texts.length === 0 || texts.some(isBlank)) ? 'a blank accepts nothing' : null;
}

function textsOf(draft: DraftQuestion): string[] {
  // Half a character at a quote's edge would be found inside a whole one.
  const own = [draft.prompt, draft.explanation, draft.quote];
  switch (draft.type) {
    case 'MULTIPLE_CHOICE':
      return [...own, ...draft.choices.map(({ text }) => text)];
    case 'TRUE_FALSE':
      return own;
    case 'SHORT_ANSWER':
      return [...own, ...draft.accepted];
    case 'CLOZE':
      return [...own, ...draft.accepted.flat()];
  }
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** What two texts have in common when nobody could tell them apart: case, width, white space and outer punctuation aside. */
export function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').replace(/^[\p{P}\s]+|[\p{P}\s]+$/gu, '');
}

/** The right answer as it is stored, apart from the question. */
export function keyOf(draft: DraftQuestion, choices: { id: string; correct: boolean }[]): StoredKey {
  switch (draft.type) {
    case 'MULTIPLE_CHOICE':
      return { choiceIds: choices.filter(({ correct }) => correct).map(({ id }) => id), answer: null, accepted: [] };
    case 'TRUE_FALSE':
      return { choiceIds: [], answer: draft.answer, accepted: [] };
    case 'SHORT_ANSWER':
      return { choiceIds: [], answer: null, accepted: [draft.accepted] };
    case 'CLOZE':
      return { choiceIds: [], answer: null, accepted: draft.accepted };
  }
}
