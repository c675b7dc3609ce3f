import type { NewActivity } from '../activity/activity.service.js';
import type { KeptAnswer } from './answers.repository.js';

type Extensions = NonNullable<NonNullable<NewActivity['context']>['extensions']>;

/** An event, as far as it tells of a grade. */
export type TellingEvent = Pick<NewActivity, 'organizationId' | 'userId' | 'object' | 'result' | 'context'>;

/** What an answer was weighed by, as its event bears it in the context's extensions. */
export function weightsOf({ at, itemVersion, position, grades, guessing, difficulty, ability }: KeptAnswer): Extensions {
  return {
    version: itemVersion, submittedAt: at.toISOString(), position, grades, guessing,
    difficulty: difficulty.mean, difficultyVariance: difficulty.variance, ability: ability.mean, abilityVariance: ability.variance,
  };
}

/** The answer that an event tells the grade of; null where it tells none, or one that was not weighed. */
export function answerOf({ organizationId, userId, object, result, context }: TellingEvent): KeptAnswer | null {
  const { attemptId, objectiveIds, extensions = {} } = context ?? {};
  const score = result?.score?.scaled;
  const { submittedAt } = extensions;
  const [itemVersion, position, grades, guessing] = numbersOf(extensions, ['version', 'position', 'grades', 'guessing']);
  const [difficulty, difficultyVariance, ability, abilityVariance] = numbersOf(extensions, ['difficulty', 'difficultyVariance', 'ability', 'abilityVariance']);
  if (object.type !== 'QuizItem' || attemptId === undefined || objectiveIds === undefined || score === undefined || typeof submittedAt !== 'string') return null;
  if (itemVersion === undefined || abilityVariance === undefined) return null;
  return {
    attemptId, itemId: object.id, organizationId, learnerId: userId, itemVersion, at: new Date(submittedAt), position: position!, grades: grades!, score, guessing: guessing!,
    difficulty: { mean: difficulty!, variance: difficultyVariance! }, ability: { mean: ability!, variance: abilityVariance }, objectiveIds: objectiveIds.toSorted(),
  };
}

/** None where one of them is missing. */
function numbersOf(extensions: Extensions, names: readonly string[]): number[] {
  const values = names.map((name) => extensions[name]);
  return values.every((value) => typeof value === 'number') ? values : [];
}
