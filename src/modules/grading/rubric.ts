import type { LanguageCode } from '../../orchestrator/model.js';
import { sameAsAccepted } from '../generation/prompts/grading.js';
import type { RubricCriterion, StoredKey } from '../quizzes/quizzes.entity.js';

/** What a short answer is judged by: its question's own criteria, or the one that it says the same as an accepted answer. */
export function rubricOf({ accepted, rubric }: StoredKey, points: number, language: LanguageCode): RubricCriterion[] {
  if (rubric && rubric.length > 0) return rubric;
  return [{ text: sameAsAccepted(accepted[0] ?? [], language), points }];
}
