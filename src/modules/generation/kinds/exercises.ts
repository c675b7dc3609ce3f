import type { DifficultyLevel, LanguageCode } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import { acceptExercise, exerciseDraft } from '../items/exercise.js';
import type { NewExercise } from '../items/item.js';
import { exercisesPrompt } from '../prompts/exercises.js';
import type { KindDefinition, KindInput, LessonSubject } from './kind.js';

export interface ExercisesInput extends KindInput {
  exerciseCount: number;
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
}

export const exercises: KindDefinition<ExercisesInput, LessonSubject<ExercisesInput>, NewExercise> = {
  kind: GenerationKind.EXERCISES,
  items: {
    stage: 'exercises',
    wanted: ({ exerciseCount }) => exerciseCount,
    accept(item, { input, lessonId, lessonVersion, lesson }, existing, by) {
      // The engine writes in the lesson's own sentences, whatever language was asked for.
      const language = by === 'LOCAL' ? null : (input.language ?? lesson.language);
      return acceptExercise(item, { lessonId, lessonVersion, body: lesson.body }, language, existing);
    },
    draftOf: exerciseDraft,
    shownText: ({ content: { statement, hints }, key: { solution } }) => [statement, ...hints, solution].join('\n'),
    viewOf: ({ content: { statement, evidence }, key: { solution } }) => ({ head: statement, body: solution, evidence }),
  },
  freeText: () => null,
  task: ({ input, lesson }, existing) => ({
    kind: 'EXERCISES',
    lesson,
    count: input.exerciseCount - existing.length,
    language: input.language ?? lesson.language,
    difficulty: input.difficulty,
    existing: existing.map(exerciseDraft),
  }),
  prompt: exercisesPrompt,
};
