import type { LanguageCode } from '../../orchestrator/model.js';
import { sameAsAccepted } from '../generation/prompts/grading.js';
import type { RubricCriterion, StoredKey } from '../quizzes/quizzes.entity.js';

export interface Rubric {
  criteria: RubricCriterion[];
  /** The teacher's own words for each: a quote that proves it has one of them, or of the answers that are accepted. */
  words: string[];
}

/** What a short answer is judged by: its question's own criteria, or the one that it says the same as an accepted answer. */
export function rubricOf({ accepted, rubric }: StoredKey, points: number, language: LanguageCode): Rubric {
  if (rubric && rubric.length > 0) return { criteria: rubric, words: rubric.map(({ text }) => text) };
  // Around the accepted answers stand words of ours, which prove nothing.
  return { criteria: [{ text: sameAsAccepted(accepted[0] ?? [], language), points }], words: [''] };
}
