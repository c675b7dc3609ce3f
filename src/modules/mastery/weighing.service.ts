import type { Sql } from '../../platform/postgres.js';
import type { NewActivity } from '../activity/activity.service.js';
import { answerKey, answersOfLearner, keepAnswers, keptAnswers, lockLearners, noteItems, type KeptAnswer } from './answers.repository.js';
import { abilityOver, comparePlaces, continues, fadedTo, UNASKED } from './fold.js';
import { gradedQuestions, guessingOf, heldObjectives, type GradedQuestion } from './graded.repository.js';
import { foldLearner, statesAfter, UNKNOWN_LEARNER, type LearnerStates } from './learners.js';
import { itemKey, itemStates, keepStates, learnerStates, stateKey } from './states.repository.js';
import { gradeOf, weightsOf, type ToldGrade } from './weights.js';

interface Graded extends ToldGrade {
  activity: NewActivity;
}

/**
 * Weighs answers as they are graded, in the transaction that grades them: what is believed of question and learner at that moment is
 * written beside the answer and into its event, so that a learner's fold needs his own answers alone, and an item's its own.
 */
export class WeighingService {
  /** To be asked before events are recorded. @returns them, those that tell grades with what their answers were weighed by */
  async weigh(tx: Sql, activities: readonly NewActivity[]): Promise<NewActivity[]> {
    const told = activities.flatMap(gradedOf);
    if (told.length === 0) return [...activities];
    const standsFor = await heldObjectives(tx, told.flatMap(({ objectiveIds }) => objectiveIds));
    const graded = new Map(told.map((answer) => [answerKey(answer), { ...answer, objectiveIds: unique(answer.objectiveIds.map((id) => standsFor.get(id) ?? id)) }]));
    const questions = await gradedQuestions(tx, told);
    const kept = new Map<NewActivity, KeptAnswer>();
    const byLearner = Map.groupBy(questions, ({ learnerId }) => learnerId);
    await lockLearners(tx, [...byLearner.keys()]);
    for (const [learnerId, own] of byLearner) {
      for (const answer of await this.#learner(tx, learnerId, own, graded)) kept.set(graded.get(answerKey(answer))!.activity, answer);
    }
    return activities.map((activity) => {
      const answer = kept.get(activity);
      return answer ? { ...activity, weights: weightsOf(answer) } : activity;
    });
  }

  async #learner(tx: Sql, learnerId: string, questions: readonly GradedQuestion[], graded: ReadonlyMap<string, Graded>): Promise<KeptAnswer[]> {
    const known = await keptAnswers(tx, questions);
    const items = await itemStates(tx, questions);
    const objectiveIds = unique([...questions.map((question) => graded.get(answerKey(question))!), ...known.values()].flatMap((answer) => answer.objectiveIds));
    const stored = await learnerStates(tx, [learnerId], objectiveIds);
    const kept = objectiveIds.map((id) => [id, stored.get(stateKey(learnerId, id)) ?? UNKNOWN_LEARNER] as const);
    const states = new Map(kept.map(([id, { own, shared }]) => [id, { own, shared: shared ?? UNKNOWN_LEARNER.shared }]));
    const anew = new Set(kept.flatMap(([id, { shared }]) => (shared === null ? [id] : [])));
    const answers = questions.toSorted(comparePlaces).flatMap((question) => {
      const grade = graded.get(answerKey(question))!;
      const before = known.get(answerKey(question));
      if (before) {
        for (const id of before.objectiveIds) anew.add(id);
        return [{ ...before, score: grade.score, grades: before.grades + 1 }];
      }
      if (grade.objectiveIds.length === 0) return [];
      const answer = weighed(question, grade, items.get(itemKey(question))?.difficulty ?? UNASKED.difficulty, states);
      for (const id of answer.objectiveIds) {
        const state = states.get(id)!;
        if (continues(state.own, answer)) states.set(id, statesAfter(state, answer));
        else anew.add(id);
      }
      return [answer];
    });
    await keepAnswers(tx, answers);
    const refolded = foldLearner(anew.size === 0 ? [] : await answersOfLearner(tx, learnerId, [...anew]));
    for (const id of anew) states.set(id, refolded.get(id) ?? UNKNOWN_LEARNER);
    const touched = new Set(answers.flatMap((answer) => answer.objectiveIds));
    const { organizationId } = questions[0]!;
    await keepStates(tx, [...touched].map((objectiveId) => ({ organizationId, learnerId, objectiveId, ...states.get(objectiveId)! })));
    await noteItems(tx, answers);
    return answers;
  }
}

function gradedOf(activity: NewActivity): Graded[] {
  const grade = gradeOf(activity);
  return grade ? [{ ...grade, activity }] : [];
}

function weighed(question: GradedQuestion, { score, objectiveIds }: Graded, difficulty: KeptAnswer['difficulty'], states: ReadonlyMap<string, LearnerStates>): KeptAnswer {
  const { attemptId, itemId, itemVersion, learnerId, organizationId, at, position, practice } = question;
  const ability = abilityOver(objectiveIds.map((id) => fadedTo(states.get(id)!.own, at)));
  return { attemptId, itemId, itemVersion, learnerId, organizationId, at, position, grades: 1, score, guessing: guessingOf(question), difficulty, ability, objectiveIds, practice };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)].toSorted();
}
