import type { MappedObjective } from '../objectives/course-map.service.js';

/** How a learner stands with an objective. */
export enum Standing {
  MASTERED = 'MASTERED',
  READ = 'READ',
  WEAK = 'WEAK',
  UNLEARNT = 'UNLEARNT',
}

/** Likely, and not by a few lucky answers. */
const MASTERED_FROM = 0.7;
const MASTERED_LOW = 0.4;

/** An answer that says something of an objective. */
export interface AnswerEvidence {
  attemptId: string;
  itemId: string;
}

/** The answers of a learner by objective, oldest first. */
export type Answers = ReadonlyMap<string, readonly AnswerEvidence[]>;

/** An objective with what is known of its learner. */
export interface KnownObjective extends MappedObjective {
  standing: Standing;
  probability: number;
  low: number;
  high: number;
  answers: number;
  /** Whether he had it when he last answered: it has faded since. */
  hasFaded: boolean;
  /** In the order of its course. */
  place: number;
}

interface Likely {
  probability: number;
  low: number;
}

export function isMastered({ probability, low }: Likely): boolean {
  return probability >= MASTERED_FROM && low >= MASTERED_LOW;
}

/** Answers say it; without any, whether he has finished all lessons that teach it. */
export function standingOf(mastery: Likely & { answers: number }, lessonsFinished: readonly boolean[]): Standing {
  if (mastery.answers > 0) return isMastered(mastery) ? Standing.MASTERED : Standing.WEAK;
  return lessonsFinished.length > 0 && lessonsFinished.every(Boolean) ? Standing.READ : Standing.UNLEARNT;
}

/** Whether what needs it may come: he has mastered it, or read all of it and nothing speaks against him. */
export function isMet({ standing }: Pick<KnownObjective, 'standing'>): boolean {
  return standing === Standing.MASTERED || standing === Standing.READ;
}

/** What is behind him first, then the weakest: the lower probability, the lower end of its interval, the earlier in its course. */
export function weakestFirst(one: KnownObjective, other: KnownObjective): number {
  return Number(isMet(other)) - Number(isMet(one))
    || one.probability - other.probability
    || one.low - other.low
    || one.place - other.place
    || (one.id < other.id ? -1 : 1);
}
