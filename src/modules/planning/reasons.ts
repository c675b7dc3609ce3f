import type { DueDeck } from '../flashcards/due.service.js';
import type { DueQuiz, OpenAttempt } from '../attempts/pending.service.js';
import type { KnownLesson } from './learner.service.js';
import type { AnswerEvidence, Answers, KnownObjective } from './standing.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Evidence that is named one by one; figures say how much there is. */
const MOST_EVIDENCE = 20;

export enum ReasonCode {
  TIME_RUNNING = 'TIME_RUNNING',
  ATTEMPT_OPEN = 'ATTEMPT_OPEN',
  QUIZ_DUE = 'QUIZ_DUE',
  CARDS_DUE = 'CARDS_DUE',
  NEEDED_FOR_GOAL = 'NEEDED_FOR_GOAL',
  IS_GOAL = 'IS_GOAL',
  WEAK = 'WEAK',
  FADED = 'FADED',
  NOT_LEARNT = 'NOT_LEARNT',
  LESSON_OPEN = 'LESSON_OPEN',
  NEXT_IN_COURSE = 'NEXT_IN_COURSE',
  PREREQUISITES_MET = 'PREREQUISITES_MET',
  NO_OBJECTIVES = 'NO_OBJECTIVES',
}

export enum EvidenceKind {
  ANSWER = 'ANSWER',
  OBJECTIVE = 'OBJECTIVE',
  LESSON = 'LESSON',
  CARD = 'CARD',
  QUIZ = 'QUIZ',
  ATTEMPT = 'ATTEMPT',
}

/** What a reason rests on. An answer's id is that of its question; `attemptId` says in which attempt. */
export interface Evidence {
  kind: EvidenceKind;
  id: string;
  attemptId: string | null;
}

export interface Figure {
  name: string;
  value: number;
}

/** Why a step is proposed. */
export interface Reason {
  code: ReasonCode;
  text: string;
  evidence: Evidence[];
  figures: Figure[];
}

export function openAttempt({ attemptId, title, questions, answered, endsAt }: OpenAttempt, asOf: Date): Reason {
  const figures = { answered, questions };
  const evidence = named(EvidenceKind.ATTEMPT, [attemptId]);
  if (endsAt === null) return reason(ReasonCode.ATTEMPT_OPEN, `You began “${title}” and answered ${answered} of its ${counted(questions, 'question')}.`, evidence, figures);
  const minutesLeft = Math.max(0, Math.floor((endsAt.getTime() - asOf.getTime()) / MINUTE_MS));
  return reason(ReasonCode.TIME_RUNNING, `“${title}” is open and its time runs: ${counted(minutesLeft, 'minute')} left, ${answered} of ${counted(questions, 'question')} answered.`, evidence, { ...figures, minutesLeft });
}

export function quizDue({ quizId, title, dueAt, questions }: DueQuiz, asOf: Date): Reason {
  const hoursLeft = Math.max(0, Math.floor((dueAt.getTime() - asOf.getTime()) / HOUR_MS));
  const when = hoursLeft < 48 ? counted(hoursLeft, 'hour') : counted(Math.floor(hoursLeft / 24), 'day');
  return reason(ReasonCode.QUIZ_DUE, `“${title}” is due in ${when}, and you have not begun it.`, named(EvidenceKind.QUIZ, [quizId]), { hoursLeft, questions });
}

export function cardsDue({ title, due, oldestDueAt, cardIds }: DueDeck & { due: number }, asOf: Date): Reason {
  const daysWaiting = Math.floor((asOf.getTime() - oldestDueAt.getTime()) / DAY_MS);
  const waiting = daysWaiting === 0 ? '' : `, the longest for ${counted(daysWaiting, 'day')}`;
  return reason(ReasonCode.CARDS_DUE, `${counted(due, 'card')} of “${title}” ${due === 1 ? 'is' : 'are'} due${waiting}.`, named(EvidenceKind.CARD, cardIds), { due, daysWaiting });
}

/** @param chain from the objective to the goal, by ids */
export function neededForGoal(goal: KnownObjective, chain: readonly string[]): Reason {
  const between = chain.length - 2;
  const how = between === 0 ? 'needs it' : `needs it, by way of ${counted(between, 'other objective')}`;
  return reason(ReasonCode.NEEDED_FOR_GOAL, `Your goal “${goal.text}” ${how}.`, named(EvidenceKind.OBJECTIVE, chain), { arrows: chain.length - 1 });
}

export function isGoal(goal: KnownObjective): Reason {
  return reason(ReasonCode.IS_GOAL, 'It is your goal.', named(EvidenceKind.OBJECTIVE, [goal.id]), {});
}

/** Why an objective is not behind its learner. */
export function notYet(objective: KnownObjective, given: Answers): Reason {
  const { id, answers, probability, low, high, hasFaded, lessonIds } = objective;
  if (answers === 0) return reason(ReasonCode.NOT_LEARNT, 'There is no answer of yours on it whose result you may see, and you have not finished what teaches it.', [...named(EvidenceKind.OBJECTIVE, [id]), ...named(EvidenceKind.LESSON, lessonIds)], { answers, probability, low, high });
  const said = `${counted(answers, 'answer')} of yours ${answers === 1 ? 'says' : 'say'} that you know it with a probability of ${share(probability)} (${share(low)} to ${share(high)})`;
  const [code, text] = hasFaded ? [ReasonCode.FADED, `You had it, and it fades: ${said} by now.`] as const : [ReasonCode.WEAK, `${said}.`] as const;
  return reason(code, text, answersOf(given.get(id)), { answers, probability, low, high });
}

export function lessonOpen({ id, openedAt }: KnownLesson, asOf: Date): Reason {
  const days = openedAt ? Math.floor((asOf.getTime() - openedAt.getTime()) / DAY_MS) : 0;
  return reason(ReasonCode.LESSON_OPEN, `You opened it ${days === 0 ? 'within the last day' : `${counted(days, 'day')} ago`} and have not finished it.`, named(EvidenceKind.LESSON, [id]), { daysSinceOpened: days });
}

export function nextInCourse({ id, position }: KnownLesson): Reason {
  return reason(ReasonCode.NEXT_IN_COURSE, `It is lesson ${position} of its course, and you have not opened it.`, named(EvidenceKind.LESSON, [id]), { position });
}

/** By the newest answer on each, or the lessons that were read of what was not answered. */
export function prerequisitesMet(met: readonly KnownObjective[], given: Answers): Reason {
  const text = met.length === 1 ? 'You have the objective that it needs.' : `You have all ${met.length} objectives that it needs.`;
  const says = met.flatMap(({ id, answers, lessonIds }) => (answers > 0 ? answersOf(given.get(id)?.slice(-1)) : lessonsRead(lessonIds)));
  return reason(ReasonCode.PREREQUISITES_MET, text, [...named(EvidenceKind.OBJECTIVE, met.map(({ id }) => id)), ...says], { objectives: met.length });
}

/** Why lessons stand on a path for their place in the course alone; null where all of them name an objective. @param of how many there are in the course */
export function withoutObjectives(lessonIds: readonly string[], of: number): Reason | null {
  if (lessonIds.length === 0) return null;
  const text = lessonIds.length === of
    ? 'No lesson of this course names an objective, so its lessons come in their order.'
    : `${counted(lessonIds.length, 'lesson')} of ${of.toLocaleString('en')} ${lessonIds.length === 1 ? 'names no objective, so it comes' : 'name no objective, so they come'} by the order of the course.`;
  return reason(ReasonCode.NO_OBJECTIVES, text, named(EvidenceKind.LESSON, lessonIds), { lessons: lessonIds.length, of });
}

/** The newest first. */
export function answersOf(answers: readonly AnswerEvidence[] = []): Evidence[] {
  return answers.slice(-MOST_EVIDENCE).toReversed().map(({ itemId, attemptId }) => ({ kind: EvidenceKind.ANSWER, id: itemId, attemptId }));
}

export function lessonsRead(lessonIds: readonly string[]): Evidence[] {
  return named(EvidenceKind.LESSON, lessonIds.slice(0, MOST_EVIDENCE));
}

function named(kind: EvidenceKind, ids: readonly string[]): Evidence[] {
  return ids.map((id) => ({ kind, id, attemptId: null }));
}

function reason(code: ReasonCode, text: string, evidence: Evidence[], figures: Record<string, number>): Reason {
  return { code, text, evidence: evidence.slice(0, MOST_EVIDENCE), figures: Object.entries(figures).map(([name, value]) => ({ name, value })) };
}

function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en')} ${thing}${count === 1 ? '' : 's'}`;
}

function share(probability: number): string {
  return `${Math.round(probability * 100)} %`;
}
