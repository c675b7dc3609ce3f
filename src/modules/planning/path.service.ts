import type { Viewer } from '../../auth/viewer.js';
import type { CourseRow } from '../courses/courses.service.js';
import type { GoalsService } from './goals.service.js';
import type { LearnerService, LearnerState } from './learner.service.js';
import { pathTo, type Path } from './path.js';
import { answersOf, lessonsRead, withoutObjectives, type Evidence, type Reason } from './reasons.js';
import type { KnownObjective } from './standing.js';

/** The way to a goal with what it was made of. */
export interface LearningPath extends Path {
  courseId: string;
  goalId: string | null;
  state: LearnerState;
}

/** What is to be known of how it was made. */
export function reasonsOf({ unlinked, state }: Pick<LearningPath, 'unlinked' | 'state'>): Reason[] {
  const reason = withoutObjectives(unlinked.map(({ id }) => id), state.lessons.size);
  return reason ? [reason] : [];
}

/** Ways through courses. */
export class PathService {
  readonly #goals: GoalsService;
  readonly #learner: LearnerService;

  constructor({ goals, learner }: { goals: GoalsService; learner: LearnerService }) {
    this.#goals = goals;
    this.#learner = learner;
  }

  /** The viewer's own. @param goalId null: all of the course @throws NOT_FOUND, BAD_USER_INPUT for a goal of another course */
  async path(viewer: Viewer, courseId: string, goalId: string | null, now: Date): Promise<LearningPath> {
    const { course, goalId: goal } = (await this.#goals.of(viewer, courseId, goalId, 'goal'))!;
    return this.through(viewer, course, goal, now);
  }

  /** What says how the viewer stands with objectives of his path: his newest answers by then, or else the lessons that he finished. */
  async evidence(viewer: Viewer, { state: { asOf, lessons } }: LearningPath, objectives: readonly KnownObjective[]): Promise<Evidence[][]> {
    const given = await this.#learner.answers(viewer, objectives.filter(({ answers }) => answers > 0).map(({ id }) => id), asOf);
    return objectives.map(({ id, answers, lessonIds }) => (
      answers > 0 ? answersOf(given.get(id)) : lessonsRead(lessonIds.filter((lessonId) => lessons.get(lessonId)?.finishedAt))
    ));
  }

  /** The same in a course that he is known to read. */
  async through(viewer: Viewer, course: Pick<CourseRow, 'id'>, goalId: string | null, now: Date): Promise<LearningPath> {
    const state = await this.#learner.state(viewer, [course], now);
    return { courseId: course.id, goalId, state, ...pathTo(state, goalId) };
  }
}
