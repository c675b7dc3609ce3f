import type { Viewer } from '../../auth/viewer.js';
import type { CourseRow } from '../courses/courses.service.js';
import type { GoalsService } from './goals.service.js';
import type { LearnerService, LearnerState } from './learner.service.js';
import { pathTo, type Path } from './path.js';

/** The way to a goal with what it was made of. */
export interface LearningPath extends Path {
  courseId: string;
  goalId: string | null;
  state: LearnerState;
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

  /** The same in a course that he is known to read. */
  async through(viewer: Viewer, course: Pick<CourseRow, 'id'>, goalId: string | null, now: Date): Promise<LearningPath> {
    const state = await this.#learner.state(viewer, [course], now);
    return { courseId: course.id, goalId, state, ...pathTo(state, goalId) };
  }
}
