import { needed } from '../objectives/course-map.service.js';
import type { KnownLesson, LearnerState } from './learner.service.js';
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
  /** Lessons that name no objective, in the order of the course; none where an objective is the goal, which needs none of them. */
  unlinked: KnownLesson[];
  /** All that is left to do, in order: an unlinked lesson behind the one before it in the course that is still to be done. */
  work: PathWork[];
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
  const linked = new Set(objectives.flatMap(({ lessonIds }) => lessonIds));
  const unlinked = goalId === null ? [...lessons.values()].filter(({ id }) => !linked.has(id)) : [];
  const toRead = unlinked.filter(({ finishedAt }) => finishedAt === null).map((lesson) => ({ lessonId: lesson.id, minutes: lessonEstimate(lesson, pace).minutes, again: false }));
  const work = inPlace(steps.flatMap((step) => step.work), toRead, [...lessons.keys()]);
  return {
    steps, unlinked, work,
    minutes: work.reduce((sum, { minutes }) => sum + minutes, 0),
    basis: pace.factor === null ? EstimateBasis.READING_SPEED : EstimateBasis.OWN_PACE,
  };
}

/** Nothing says when an unlinked lesson can be learnt but its place in the course. @param others in that order, as is `course` */
function inPlace(work: readonly PathWork[], others: readonly PathWork[], course: readonly string[]): PathWork[] {
  const placeOf = new Map(course.map((id, place) => [id, place]));
  const placed = [...work];
  for (const other of others) {
    const own = placeOf.get(other.lessonId)!;
    let [at, nearest] = [0, -1];
    for (const [index, { lessonId }] of placed.entries()) {
      const place = placeOf.get(lessonId)!;
      if (place < own && place > nearest) [at, nearest] = [index + 1, place];
    }
    placed.splice(at, 0, other);
  }
  return placed;
}
