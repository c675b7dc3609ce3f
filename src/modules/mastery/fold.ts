import { practised, recallAfter, type Retention } from '../flashcards/forgetting.js';
import { abilityAfter, difficultyAfter, expectedScore, UNKNOWN, type Answer, type Belief } from './model.js';

const DAY_MS = 86_400_000;

/** Where an answer stands among all others, whenever it was graded: by when its attempt was submitted. */
export interface Place {
  at: Date;
  attemptId: string;
  /** In the attempt, from 1. */
  position: number;
}

/** A graded answer with what was believed of question and learner when it was first graded: folding it needs nobody else's. */
export interface WeighedAnswer extends Place, Answer {
  difficulty: Belief;
  /** Over the objectives that the question is about. */
  ability: Belief;
}

/** What somebody's answers on one objective amount to. */
export interface LearnerState {
  /** As of the last answer; `fadedTo` tells it later. */
  ability: Belief;
  answers: number;
  last: Place | null;
  retention: Retention | null;
  /** The practice under way: the answers of a day count as one for what is kept in mind. */
  practice: { at: Date; expected: number; scored: number; days: number; before: Retention | null } | null;
}

/** What all answers to a question amount to. */
export interface ItemState {
  difficulty: Belief;
  answers: number;
  last: Place | null;
}

export const UNSEEN: LearnerState = { ability: UNKNOWN, answers: 0, last: null, retention: null, practice: null };
export const UNASKED: ItemState = { difficulty: UNKNOWN, answers: 0, last: null };

/** The one order of answers. */
export function comparePlaces(one: Place, other: Place): number {
  return one.at.getTime() - other.at.getTime() || compare(one.attemptId, other.attemptId) || one.position - other.position;
}

/** Whether an answer comes behind all that a state includes, so that the state goes on from there. */
export function continues({ last }: LearnerState | ItemState, place: Place): boolean {
  return last === null || comparePlaces(last, place) < 0;
}

/**
 * What is believed of an ability at a time after the last answer. With the probability that FSRS gives it is as it was then; else it is
 * forgotten, and as unknown as that of somebody who never answered. The mean and the variance are those of that mixture; nobody is
 * taken to know more for having forgotten.
 */
export function fadedTo({ ability, last, retention }: LearnerState, at: Date): Belief {
  if (!last || !retention || at <= last.at) return ability;
  const kept = recallAfter((at.getTime() - last.at.getTime()) / DAY_MS, retention.stability);
  const gone = 1 - kept;
  const lost = Math.max(0, ability.mean - UNKNOWN.mean);
  return { mean: ability.mean - gone * lost, variance: kept * ability.variance + gone * UNKNOWN.variance + kept * gone * lost ** 2 };
}

/** The state once one more answer is included, which comes behind all others. */
export function learnerAfter(state: LearnerState, { difficulty, score, guessing, at, attemptId, position }: Omit<WeighedAnswer, 'ability'>): LearnerState {
  const ability = fadedTo(state, at);
  const practice = practiceAfter(state, at, { score, expected: expectedScore(ability, difficulty, guessing) });
  return {
    ability: abilityAfter(ability, difficulty, { score, guessing }),
    answers: state.answers + 1,
    last: { at, attemptId, position },
    practice,
    // It went well where at least half of what was expected came; what is hard isn't forgotten for that.
    retention: practised(practice.before, practice.days, practice.scored >= practice.expected / 2),
  };
}

function practiceAfter({ practice, retention }: LearnerState, at: Date, { score, expected }: { score: number; expected: number }): NonNullable<LearnerState['practice']> {
  const days = practice ? (at.getTime() - practice.at.getTime()) / DAY_MS : 0;
  if (!practice || days >= 1) return { at, expected, scored: score, days, before: retention };
  return { ...practice, expected: practice.expected + expected, scored: practice.scored + score };
}

/** The same for a question. */
export function itemAfter({ difficulty, answers }: ItemState, { ability, score, guessing, at, attemptId, position }: Omit<WeighedAnswer, 'difficulty'>): ItemState {
  return { difficulty: difficultyAfter(difficulty, ability, { score, guessing }), answers: answers + 1, last: { at, attemptId, position } };
}

/** What is believed of the ability that a question on several objectives asks for: their mean, as uncertain as one of them. */
export function abilityOver(abilities: readonly Belief[]): Belief {
  const mean = (of: (ability: Belief) => number) => abilities.reduce((sum, ability) => sum + of(ability), 0) / abilities.length;
  return { mean: mean((ability) => ability.mean), variance: mean((ability) => ability.variance) };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
