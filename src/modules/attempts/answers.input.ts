import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import type { AnswerGiven } from '../grading/grade.js';
import { QuestionType } from '../quizzes/quizzes.entity.js';
import type { QuestionRow } from './attempts.repository.js';
import type { AnswerInput } from './answers.type.js';

const MAX_TEXT = 5_000;
const MAX_SEQUENCE = 2 ** 31 - 1;

const FIELDS = {
  [QuestionType.MULTIPLE_CHOICE]: 'choiceIds', [QuestionType.TRUE_FALSE]: 'answer', [QuestionType.SHORT_ANSWER]: 'texts', [QuestionType.CLOZE]: 'texts',
} as const;

/** @throws BAD_USER_INPUT */
export function checkSequence(sequence: number): void {
  if (sequence < 1 || sequence > MAX_SEQUENCE) throw badUserInput('input.sequence', `must be from 1 to ${MAX_SEQUENCE.toLocaleString('en')}.`);
}

/** The answer as it is kept: the same picks in whatever order are the same answer. @returns null where it is taken back @throws BAD_USER_INPUT naming the field */
export function responseOf({ type, content }: Pick<QuestionRow, 'type' | 'content'>, input: AnswerInput): AnswerGiven | null {
  for (const field of ['choiceIds', 'answer', 'texts'] as const) {
    if (input[field] != null && field !== FIELDS[type]) throw badUserInput(`input.answer.${field}`, `does not answer a question of type ${type}.`);
  }
  switch (type) {
    case QuestionType.MULTIPLE_CHOICE:
      return input.choiceIds == null ? null : picked(content, input.choiceIds);
    case QuestionType.TRUE_FALSE:
      return input.answer == null ? null : { answer: input.answer };
    case QuestionType.SHORT_ANSWER:
      return input.texts == null ? null : written(input.texts, 1);
    case QuestionType.CLOZE:
      return input.texts == null ? null : written(input.texts, content.blanks ?? 0);
  }
}

function picked({ choices = [], multiple = false }: QuestionRow['content'], choiceIds: readonly string[]): AnswerGiven | null {
  const left = new Set(choices.map(({ id }) => id));
  choiceIds.forEach((id, index) => {
    if (!left.delete(id)) throw badUserInput(`input.answer.choiceIds[${index}]`, 'is no choice that the question offers, or comes twice.');
  });
  if (!multiple && choiceIds.length > 1) throw badUserInput('input.answer.choiceIds', 'must be a single one: one of the choices is right.');
  return choiceIds.length === 0 ? null : { choiceIds: choiceIds.toSorted() };
}

function written(texts: readonly string[], count: number): AnswerGiven | null {
  if (texts.length !== count) throw badUserInput('input.answer.texts', count === 1 ? 'must be a single text.' : `must be ${count}, one for each blank.`);
  texts.forEach((text, index) => checkText(`input.answer.texts[${index}]`, text, { max: MAX_TEXT }));
  return texts.every((text) => text === '') ? null : { texts: [...texts] };
}
