import { createHash } from 'node:crypto';
import type { DifficultyLevel, DraftQuestion, LanguageCode, QuestionKind } from '../../../orchestrator/model.js';
import { acceptQuestion } from '../../quizzes/accept.js';
import { draftOf, shownText, type NewQuestion } from '../../quizzes/questions.service.js';
import { GenerationKind } from '../generation.entity.js';
import { quizPrompt } from '../prompts/quiz.js';
import type { KindDefinition, KindInput, LessonSubject } from './kind.js';

export interface QuizInput extends KindInput {
  questionCount: number;
  types: QuestionKind[];
  seed: number | null;
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
  /** What must not be asked again, beside what it has asked itself. */
  asked?: DraftQuestion[];
  /** A question whose key a second solver has not come to is not for whoever asks: no person is there to look at it. */
  checked?: true;
}

export const quiz: KindDefinition<QuizInput, LessonSubject<QuizInput>, NewQuestion> = {
  kind: GenerationKind.QUIZ,
  items: {
    stage: 'questions',
    wanted: ({ questionCount }) => questionCount,
    accept(item, { input, lessonId, lessonVersion, lesson }, existing, by) {
      // The engine asks in the lesson's own sentences, whatever language was asked for.
      const language = by === 'LOCAL' ? null : (input.language ?? lesson.language);
      return acceptQuestion(item, { lessonId, lessonVersion, body: lesson.body, types: input.types, language, ...(input.asked && { asked: input.asked }) }, existing);
    },
    draftOf,
    shownText,
    isChecked: ({ checked }) => checked ?? false,
    viewOf: ({ content: { prompt, explanation, evidence } }) => ({ head: prompt, body: explanation, evidence }),
  },
  freeText: () => null,
  task: ({ input, generationId, lesson }, existing) => ({
    kind: 'QUIZ',
    lesson,
    count: input.questionCount - existing.length,
    types: input.types,
    seed: input.seed ?? seedOf(generationId),
    language: input.language ?? lesson.language,
    difficulty: input.difficulty,
    existing: existing.map(draftOf),
    ...(input.asked && { asked: input.asked }),
  }),
  prompt: quizPrompt,
};

/** A seed of its own for each generation that was given none: the same again when a worker takes it up a second time. */
function seedOf(generationId: string): number {
  return createHash('sha256').update(generationId).digest().readInt32BE(0);
}
