import { needed } from '../objectives/course-map.service.js';
import type { LearnerState } from './learner.service.js';
import { inOrder } from './order.js';
import { EstimateBasis, lessonEstimate } from './pace.js';
import { isMet, weakestFirst, type KnownObjective } from './standing.js';

/** Something to read on the way: once, whatever objectives it teaches. */
export interface PathWork {
  lessonId: string;
  /** Whole, at least one. */
  minutes: number;
  /** It was finished before, and answers show that it is to be read again. */
  again: boolean;
}

export interface PathObjective {
  objective: KnownObjective;
  skipped: boolean;
  /** What is left to do for it that no objective before it counts. */
  work: PathWork[];
}

export interface Path {
  steps: PathObjective[];
  minutes: number;
  basis: EstimateBasis;
}

/** The way to a goal, or through the whole course: each objective behind what it requires, what is behind the learner first, then the weakest. */
export function pathTo({ objectives, lessons, pace }: LearnerState, goalId: string | null): Path {
  const counted = new Set<string>();
  const steps = inOrder(needed(objectives, goalId), weakestFirst).map((objective): PathObjective => {
    const skipped = isMet(objective);
    const all = objective.lessonIds.flatMap((id) => lessons.get(id) ?? []);
    const unfinished = all.filter(({ finishedAt }) => finishedAt === null);
    const again = unfinished.length === 0;
    const left = skipped ? [] : (again ? all : unfinished).filter(({ id }) => !counted.has(id));
    for (const { id } of left) counted.add(id);
    return {
      objective, skipped, work: left.map((lesson) => ({ lessonId: lesson.id, minutes: lessonEstimate(lesson, pace).minutes, again })),
    };
  });
  return {
    steps,
    minutes: steps.flatMap(({ work }) => work).reduce((sum, { minutes }) => sum + minutes, 0),
    basis: pace.factor === null ? EstimateBasis.READING_SPEED : EstimateBasis.OWN_PACE,
  };
}
