import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import type { QuestionRow, Response } from './question.js';
import type { QuestionnaireAnswerInput } from './questionnaires.input.js';

const LONGEST_LINE = 500;
const LONGEST_TEXT = 5_000;
const MAX_SEQUENCE = 2 ** 31 - 1;

const FIELDS = {
  SINGLE_CHOICE: 'choiceIds', MULTIPLE_CHOICE: 'choiceIds', TRUE_FALSE: 'answer', SHORT_TEXT: 'texts', LONG_TEXT: 'texts', CLOZE: 'texts', SCALE: 'number', NUMBER: 'number',
} as const;

/** @throws BAD_USER_INPUT */
export function checkSequence(sequence: number): void {
  if (sequence < 1 || sequence > MAX_SEQUENCE) throw badUserInput('input.sequence', `must be from 1 to ${MAX_SEQUENCE.toLocaleString('en')}.`);
}

/** The answer as it is kept. @throws BAD_USER_INPUT naming the field */
export function responseOf({ input, content }: Pick<QuestionRow, 'input' | 'content'>, given: QuestionnaireAnswerInput): Response {
  const wanted = FIELDS[input];
  for (const field of ['choiceIds', 'answer', 'texts', 'number'] as const) {
    if (given[field] != null && field !== wanted) throw badUserInput(`input.answer.${field}`, `does not answer a question whose input is ${input}.`);
  }
  if (given[wanted] == null) throw badUserInput(`input.answer.${wanted}`, `must be given: the question's input is ${input}.`);
  switch (wanted) {
    case 'choiceIds':
      return { choiceIds: picked({ input, content }, given.choiceIds!) };
    case 'answer':
      return { answer: given.answer! };
    case 'texts':
      return { texts: written(given.texts!, input === 'CLOZE' ? (content.blanks ?? 0) : 1, input === 'LONG_TEXT' ? LONGEST_TEXT : LONGEST_LINE) };
    case 'number':
      return { number: counted({ input, content }, given.number!) };
  }
}

function picked({ input, content }: Pick<QuestionRow, 'input' | 'content'>, choiceIds: readonly string[]): string[] {
  const left = new Set(content.choices.map(({ id }) => id));
  choiceIds.forEach((id, index) => {
    if (!left.delete(id)) throw badUserInput(`input.answer.choiceIds[${index}]`, 'is no choice that the question offers, or comes twice.');
  });
  if (input === 'SINGLE_CHOICE' && choiceIds.length !== 1) throw badUserInput('input.answer.choiceIds', 'must be a single one.');
  if (choiceIds.length === 0) throw badUserInput('input.answer.choiceIds', 'must not be empty: skip the question instead.');
  return choiceIds.toSorted();
}

function written(texts: readonly string[], count: number, max: number): string[] {
  if (texts.length !== count) throw badUserInput('input.answer.texts', count === 1 ? 'must be a single text.' : `must be ${count}, one for each blank.`);
  texts.forEach((text, index) => checkText(`input.answer.texts[${index}]`, text, { max }));
  if (texts.every((text) => text.trim() === '')) throw badUserInput('input.answer.texts', 'must not be empty: skip the question instead.');
  return [...texts];
}

function counted({ input, content: { least, most } }: Pick<QuestionRow, 'input' | 'content'>, number: number): number {
  if (input === 'SCALE' && !Number.isInteger(number)) throw badUserInput('input.answer.number', 'must be a whole number.');
  if (!Number.isFinite(number) || (least !== null && number < least) || (most !== null && number > most)) throw badUserInput('input.answer.number', `must be from ${least} to ${most}.`);
  return number;
}
