import type { BlindQuestion } from '../../../orchestrator/model.js';
import { newId } from '../../../platform/ids.js';
import { parseSolution, shownAnswer, type BlindItem } from '../../quizzes/solution.js';
import { GenerationKind } from '../generation.entity.js';
import type { NewKeyAnswer } from '../items/item.js';
import { keyCheckPrompt } from '../prompts/key-check.js';
import type { KindDefinition, KindInput, LessonSubject } from './kind.js';

/** A version of a quiz's item, as a solver sees it. */
export interface AskedItem extends BlindItem {
  itemId: string;
  itemVersion: number;
}

export interface KeyCheckInput extends KindInput {
  quizId: string;
  questions: AskedItem[];
  /** Who wrote them, as "provider/model": others are asked first. */
  authors: string[];
  /** Nobody asked for it: it was started by itself. */
  automatic?: true;
}

/** What a second solver answers to the items of a quiz; what that makes of their keys is noted with each answer. */
export const keyCheck: KindDefinition<KeyCheckInput, LessonSubject<KeyCheckInput>, NewKeyAnswer> = {
  kind: GenerationKind.KEY_CHECK,
  forTeachers: () => true,
  byServer: ({ automatic }) => automatic ?? false,
  items: {
    stage: 'keys',
    wanted: ({ questions }) => questions.length,
    accept(item, { input: { questions } }, existing) {
      const answered = new Set(existing.map(({ key }) => key.number));
      const left = questions.filter(({ blind: { number } }) => !answered.has(number));
      const parsed = parseSolution(item, new Set(left.map(({ blind }) => blind.number)));
      if (!parsed.ok) return parsed;
      const { number, answers } = parsed.solution;
      const { itemId, itemVersion, blind, choiceIds } = left.find((each) => each.blind.number === number)!;
      const content = { id: newId('Item'), type: 'KEY_ANSWER' as const, itemId, itemVersion, answers: answers.map((answer) => shownAnswer(answer, blind)) };
      return { ok: true, item: { content, key: { number, answers, choiceIds } } };
    },
    draftOf: ({ key: { number, answers } }) => ({ number, answers }),
    shownText: ({ content: { answers } }) => answers.join('\n'),
    viewOf: ({ content: { itemId, answers } }) => ({ head: itemId, body: answers.join('\n'), evidence: [] }),
  },
  askedLast: ({ authors }) => authors,
  freeText: () => null,
  task: ({ input: { questions }, lesson }, existing) => {
    const answered = new Set(existing.map(({ key }) => key.number));
    const left = questions.map(({ blind }): BlindQuestion => blind).filter(({ number }) => !answered.has(number));
    return { kind: 'KEY_CHECK', lesson, questions: left, language: lesson.language, difficulty: null };
  },
  prompt: keyCheckPrompt,
};
