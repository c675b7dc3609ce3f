import type { NewActivity } from '../activity/activity.service.js';
import type { KeptAnswer } from './answers.repository.js';

type Weights = NonNullable<NewActivity['weights']>;

/** An event, as far as it tells of a grade. */
export interface TellingEvent extends Pick<NewActivity, 'organizationId' | 'userId' | 'object' | 'weights'>, Partial<Pick<NewActivity, 'result' | 'context'>> {
  verb: string;
  claimed?: true;
}

/** An answer's grade, as an event tells it. */
export interface ToldGrade {
  attemptId: string;
  itemId: string;
  /** 0 to 1. */
  score: number;
  objectiveIds: string[];
}

const VERBS = new Set(['answered', 'skipped', 'graded', 'regraded']);

/** The grade that an event tells; null where it tells none, and where nobody but a client says so. */
export function gradeOf({ verb, object, result, context, claimed }: TellingEvent): ToldGrade | null {
  const score = result?.score?.scaled;
  if (claimed || !VERBS.has(verb) || object.type !== 'QuizItem' || context?.attemptId === undefined || score === undefined) return null;
  return { attemptId: context.attemptId, itemId: object.id, score, objectiveIds: [...new Set(context.objectiveIds)].toSorted() };
}

/** What an answer was weighed by, as its event bears it. */
export function weightsOf({ at, itemVersion, position, grades, guessing, difficulty, ability, practice }: KeptAnswer): Weights {
  return {
    itemVersion, submittedAt: at.toISOString(), position, grades, guessing,
    difficulty: difficulty.mean, difficultyVariance: difficulty.variance, ability: ability.mean, abilityVariance: ability.variance, ...(practice && { practice: 1 }),
  };
}

/** The answer whose grade an event tells; null where it tells none, or one that was not weighed. */
export function answerOf(event: TellingEvent): KeptAnswer | null {
  const grade = gradeOf(event);
  const { organizationId, userId: learnerId, weights = {} } = event;
  const { submittedAt } = weights;
  const [itemVersion, position, grades, guessing] = numbersOf(weights, ['itemVersion', 'position', 'grades', 'guessing']);
  const [difficulty, difficultyVariance, ability, abilityVariance] = numbersOf(weights, ['difficulty', 'difficultyVariance', 'ability', 'abilityVariance']);
  if (!grade || typeof submittedAt !== 'string' || itemVersion === undefined || abilityVariance === undefined) return null;
  return {
    ...grade, organizationId, learnerId, itemVersion, at: new Date(submittedAt), position: position!, grades: grades!, guessing: guessing!,
    difficulty: { mean: difficulty!, variance: difficultyVariance! }, ability: { mean: ability!, variance: abilityVariance }, practice: weights['practice'] === 1,
  };
}

/** None where one of them is missing. */
function numbersOf(weights: Weights, names: readonly string[]): number[] {
  const values = names.map((name) => weights[name]);
  return values.every((value) => typeof value === 'number') ? values : [];
}
