import type { GenerationQuery, QuestionKeyQuery } from '../client/gql/graphql.js';
import type { Produced } from '../client/follow.js';

export type Item = Produced['items'][number];
export type Key = NonNullable<QuestionKeyQuery['questionKey']>;
export type Question = Extract<NonNullable<GenerationQuery['generation']>['items'][number], { prompt: string }>;

const LETTERS = 'abcdefghij';

/** A question as a learner gets it. */
export function questionText(number: number, item: Item): string {
  switch (item.__typename) {
    case 'MultipleChoiceQuestion': {
      const kind = item.multiple ? 'choose all that are right' : 'choose one';
      const choices = item.choices.map(({ text }, index) => `   ${LETTERS[index]}) ${text}`);
      return [`${number}. ${item.prompt}  (${kind})`, ...choices].join('\n');
    }
    case 'TrueFalseQuestion':
      return `${number}. ${item.prompt}  (true or false)`;
    case 'ShortAnswerQuestion':
      return `${number}. ${item.prompt}  (a short answer)`;
    case 'ClozeQuestion':
      return `${number}. ${item.prompt.replaceAll(/\[\[(\d+)\]\]/g, '__$1__')}  (fill in)`;
    default:
      throw new Error(`a quiz holds no ${item.__typename}`);
  }
}

/** What answers it right, in words. */
export function answerText(question: Question, { choiceIds, answer, accepted }: Key): string {
  if (question.__typename === 'MultipleChoiceQuestion') {
    const right = question.choices.flatMap(({ id, text }, index) => (choiceIds.includes(id) ? [`${LETTERS[index]}) ${text}`] : []));
    return right.join('; ');
  }
  if (answer !== null) return String(answer);
  return accepted.map((texts) => texts.map((text) => `“${text}”`).join(' or ')).join('; ');
}
