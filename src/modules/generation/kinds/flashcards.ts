import type { DifficultyLevel, LanguageCode } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import { acceptFlashcard, flashcardDraft } from '../items/flashcard.js';
import type { NewFlashcard } from '../items/item.js';
import { flashcardsPrompt } from '../prompts/flashcards.js';
import type { KindDefinition, KindInput, LessonSubject } from './kind.js';

export interface FlashcardsInput extends KindInput {
  cardCount: number;
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
}

export const flashcards: KindDefinition<FlashcardsInput, LessonSubject<FlashcardsInput>, NewFlashcard> = {
  kind: GenerationKind.FLASHCARDS,
  items: {
    stage: 'flashcards',
    wanted: ({ cardCount }) => cardCount,
    accept(item, { input, lessonId, lessonVersion, lesson }, existing, by) {
      // The engine writes in the lesson's own sentences, whatever language was asked for.
      const language = by === 'LOCAL' ? null : (input.language ?? lesson.language);
      return acceptFlashcard(item, { lessonId, lessonVersion, body: lesson.body }, language, existing);
    },
    draftOf: flashcardDraft,
    shownText: ({ content: { front, back } }) => `${front}\n${back}`,
    viewOf: ({ content: { front, back, evidence } }) => ({ head: front, body: back, evidence }),
  },
  freeText: () => null,
  task: ({ input, lesson }, existing) => ({
    kind: 'FLASHCARDS',
    lesson,
    count: input.cardCount - existing.length,
    language: input.language ?? lesson.language,
    difficulty: input.difficulty,
    existing: existing.map(flashcardDraft),
  }),
  prompt: flashcardsPrompt,
};
