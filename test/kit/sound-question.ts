import assert from 'node:assert/strict';
import type { NewQuestion } from '../../src/modules/quizzes/questions.service.js';

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 2_000 && value.isWellFormed() && !value.includes('\0');
const isFilled = (value: unknown): boolean => isText(value) && (value as string).trim() !== '';

/**
 * Holds a released question to what a learner may rely on, without a look at the code that let it through.
 * @throws AssertionError
 */
export function assertSound({ content, key }: NewQuestion, body: string): void {
  const shown = JSON.stringify({ content, key });
  const holds = (condition: boolean, what: string): void => assert.ok(condition, `${what}: ${shown}`);
  holds(isFilled(content.prompt), 'a prompt is text');
  holds(content.explanation === null || isFilled(content.explanation), 'an explanation is text or null');
  holds(Number.isInteger(content.points) && content.points >= 1 && content.points <= 100, 'points count from 1 to 100');
  holds(content.evidence.length === 1, 'there is one evidence');
  for (const { start, end, quote } of content.evidence) {
    holds(isFilled(quote) && quote.length >= 4 && body.slice(start, end) === quote, 'the evidence stands in the lesson');
  }
  switch (content.type as string) {
    case 'MULTIPLE_CHOICE': {
      const ids = (content.choices ?? []).map(({ id }) => id);
      holds(ids.length >= 2 && ids.length <= 8 && new Set(ids).size === ids.length, 'there are 2 to 8 choices');
      holds(content.choices!.every(({ text }) => isFilled(text)), 'each choice is text');
      holds(new Set(content.choices!.map(({ text }) => text)).size === ids.length, 'no two choices are the same');
      holds(key.choiceIds.length >= 1 && key.choiceIds.length < ids.length && key.choiceIds.every((id) => ids.includes(id)), 'some are right');
      return;
    }
    case 'TRUE_FALSE':
      return holds(typeof key.answer === 'boolean', 'the answer is true or false');
    case 'SHORT_ANSWER':
      return holds(key.accepted.length === 1 && key.accepted[0]!.length >= 1 && key.accepted[0]!.every(isFilled), 'something is accepted');
    case 'CLOZE': {
      const blanks = [...content.prompt.matchAll(/\[\[(\d+)\]\]/g)].map((match) => Number(match[1]));
      holds(blanks.length >= 1 && blanks.every((blank, index) => blank === index + 1), 'the blanks are in order');
      return holds(key.accepted.length === blanks.length && key.accepted.every((texts) => texts.length >= 1 && texts.every(isFilled)), 'each blank accepts something');
    }
    default:
      holds(false, 'the type is one of four');
  }
}
