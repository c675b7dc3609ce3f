import type { DueQuiz, OpenAttempt } from '../attempts/pending.service.js';
import type { DueDeck } from '../flashcards/due.service.js';
import { needed } from '../objectives/course-map.service.js';
import type { KnownLesson, LearnerState } from './learner.service.js';
import { chainsTo, inOrder } from './order.js';
import { cardsEstimate, EstimateBasis, lessonEstimate, questionsEstimate, type TimeEstimate } from './pace.js';
import {
  cardsDue, isGoal, lessonOpen, neededForGoal, nextInCourse, notYet, openAttempt, prerequisitesMet, quizDue, type Reason,
} from './reasons.js';
import { isMet, Standing, weakestFirst, type Answers, type KnownObjective } from './standing.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** How long before it is due a quiz is a step; within the last day it comes before all that can wait. */
export const DUE_SOON_MS = 7 * DAY_MS;
const URGENT_MS = DAY_MS;
/** Nobody plans further by steps; the path shows all. */
export const MOST_STEPS = 100;

export enum StepKind {
  ATTEMPT = 'ATTEMPT',
  QUIZ = 'QUIZ',
  REVIEWS = 'REVIEWS',
  GAP = 'GAP',
  GOAL = 'GOAL',
  LESSON = 'LESSON',
  NEW = 'NEW',
}

/** Something to do next. */
export interface Step {
  kind: StepKind;
  title: string;
  courseId: string | null;
  objectiveId: string | null;
  lessonId: string | null;
  deckId: string | null;
  quizId: string | null;
  attemptId: string | null;
  estimate: TimeEstimate;
  /** The objectives whose answers its reasons name. */
  restsOn: readonly string[];
  /** At least one. @param given the answers on those objectives */
  reasons(given: Answers): Reason[];
}

/** What the steps are made of. */
export interface StepParts extends LearnerState {
  /** One of the objectives; null: there is none. */
  goalId: string | null;
  decks: readonly (DueDeck & { due: number })[];
  attempts: readonly OpenAttempt[];
  quizzes: readonly DueQuiz[];
}

/**
 * What to do next, the first thing first; the same for the same parts. What runs out comes before what is forgotten, that before gaps
 * on the way to the goal, those before what was begun, and something new comes last; docs/planning.md holds the rule.
 */
export function rankedSteps(parts: StepParts): Step[] {
  const { attempts, quizzes, decks, asOf } = parts;
  const isUrgent = ({ dueAt }: DueQuiz) => dueAt.getTime() - asOf.getTime() <= URGENT_MS;
  const gaps = gapSteps(parts);
  const taken = new Set(gaps.map(({ lessonId }) => lessonId));
  const lessons = [...parts.lessons.values()].filter(({ id, finishedAt }) => finishedAt === null && !taken.has(id));
  return [
    ...attempts.filter(({ endsAt }) => endsAt !== null).map((attempt) => attemptStep(attempt, asOf)),
    ...quizzes.filter(isUrgent).map((quiz) => quizStep(quiz, asOf)),
    ...decks.map((deck) => deckStep(deck, asOf)),
    ...gaps,
    ...attempts.filter(({ endsAt }) => endsAt === null).map((attempt) => attemptStep(attempt, asOf)),
    ...lessons.filter(({ openedAt }) => openedAt !== null).toSorted(lastOpenedFirst).map((lesson) => lessonStep(parts, lesson, StepKind.LESSON, () => [lessonOpen(lesson, asOf)])),
    ...quizzes.filter((quiz) => !isUrgent(quiz)).map((quiz) => quizStep(quiz, asOf)),
    ...newSteps(parts, lessons.filter(({ openedAt }) => openedAt === null)),
  ].slice(0, MOST_STEPS);
}

/** What the goal needs and its learner has not, each behind what it needs itself; without a goal, what his answers show that he has not. */
function gapSteps(parts: StepParts): Step[] {
  const { objectives, goalId } = parts;
  const goal = objectives.find(({ id }) => id === goalId);
  if (!goal) return inOrder(objectives, weakestFirst).filter(({ standing }) => standing === Standing.WEAK).slice(0, MOST_STEPS).map((objective) => objectiveStep(parts, objective, StepKind.GAP, (given) => [notYet(objective, given)]));
  const chain = chainsTo(goal.id, objectives);
  return inOrder(needed(objectives, goal.id), weakestFirst).filter((objective) => !isMet(objective)).slice(0, MOST_STEPS).map((objective) => (
    objective.id === goal.id
      ? objectiveStep(parts, objective, StepKind.GOAL, (given) => [isGoal(objective), notYet(objective, given)])
      : objectiveStep(parts, objective, StepKind.GAP, (given) => [neededForGoal(goal, chain(objective.id)!), notYet(objective, given)])
  ));
}

/** Lessons that were never opened and whose objectives need nothing that their learner has not, unless they teach it themselves; in the order of the course. */
function newSteps(parts: StepParts, lessons: readonly KnownLesson[]): Step[] {
  const byId = new Map(parts.objectives.map((objective) => [objective.id, objective]));
  const taught = Map.groupBy(parts.objectives.flatMap((objective) => objective.lessonIds.map((lessonId) => ({ lessonId, objective }))), ({ lessonId }) => lessonId);
  return lessons.flatMap((lesson) => {
    const own = taught.get(lesson.id)?.map(({ objective }) => objective) ?? [];
    const ownIds = new Set(own.map(({ id }) => id));
    const required = [...new Set(own.flatMap(({ requires }) => requires))].filter((id) => !ownIds.has(id)).flatMap((id) => byId.get(id) ?? []);
    if (!required.every(isMet)) return [];
    const reasons: Step['reasons'] = (given) => [nextInCourse(lesson), ...(required.length > 0 ? [prerequisitesMet(required, given)] : [])];
    return [{ ...lessonStep(parts, lesson, StepKind.NEW, reasons), restsOn: required.map(({ id }) => id) }];
  });
}

function objectiveStep({ lessons, pace }: StepParts, { id, courseId, text, lessonIds }: KnownObjective, kind: StepKind, reasons: Step['reasons']): Step {
  const teaching = lessonIds.flatMap((lessonId) => lessons.get(lessonId) ?? []);
  const lesson = teaching.find(({ finishedAt }) => finishedAt === null) ?? teaching[0] ?? null;
  const estimate = lesson ? lessonEstimate(lesson, pace) : { minutes: 1, basis: EstimateBasis.USUAL, lessons: 0 };
  return { ...NOTHING, kind, title: text, courseId, objectiveId: id, lessonId: lesson?.id ?? null, estimate, restsOn: [id], reasons };
}

function lessonStep({ pace }: StepParts, lesson: KnownLesson, kind: StepKind, reasons: Step['reasons']): Step {
  return { ...NOTHING, kind, title: lesson.title, courseId: lesson.courseId, lessonId: lesson.id, estimate: lessonEstimate(lesson, pace), reasons };
}

function deckStep(deck: DueDeck & { due: number }, asOf: Date): Step {
  const { title, courseId, deckId, due, cardMs } = deck;
  return { ...NOTHING, kind: StepKind.REVIEWS, title, courseId, deckId, estimate: cardsEstimate(due, cardMs), reasons: () => [cardsDue(deck, asOf)] };
}

function attemptStep(attempt: OpenAttempt, asOf: Date): Step {
  const { title, courseId, lessonId, quizId, attemptId, questions, answered, endsAt } = attempt;
  const estimate = questionsEstimate(questions - answered, endsAt && (endsAt.getTime() - asOf.getTime()) / MINUTE_MS);
  return { ...NOTHING, kind: StepKind.ATTEMPT, title, courseId, lessonId, quizId, attemptId, estimate, reasons: () => [openAttempt(attempt, asOf)] };
}

function quizStep(quiz: DueQuiz, asOf: Date): Step {
  const { title, courseId, lessonId, quizId, questions, timeLimitSeconds } = quiz;
  const estimate = questionsEstimate(questions, timeLimitSeconds && timeLimitSeconds / 60);
  return { ...NOTHING, kind: StepKind.QUIZ, title, courseId, lessonId, quizId, estimate, reasons: () => [quizDue(quiz, asOf)] };
}

const NOTHING = { courseId: null, objectiveId: null, lessonId: null, deckId: null, quizId: null, attemptId: null, restsOn: [] };

function lastOpenedFirst(one: KnownLesson, other: KnownLesson): number {
  return other.openedAt!.getTime() - one.openedAt!.getTime() || (one.id < other.id ? -1 : 1);
}
