import type { DifficultyLevel, LanguageCode, LessonText, QuestionKind } from '../model.js';

/** What is known of a task before anybody is asked; every Task is one. */
export interface TaskProfile {
  kind: string;
  /** Of the answer. */
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
  lesson?: LessonText | null;
  question?: string | null;
  /** How many items are wanted. */
  count?: number;
  types?: readonly QuestionKind[];
}

export function estimateDifficulty(task: TaskProfile): number {
  void task;
  return 0.5;
}
