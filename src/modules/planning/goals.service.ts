import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import type { CourseRow, CoursesService } from '../courses/courses.service.js';
import type { CurriculumService } from '../objectives/curriculum.service.js';

export interface GoalsOptions {
  courses: Pick<CoursesService, 'get'>;
  curriculum: Pick<CurriculumService, 'get'>;
}

/** What somebody wants to reach: a course, or an objective of one. */
export class GoalsService {
  readonly #options: GoalsOptions;

  constructor(options: GoalsOptions) {
    this.#options = options;
  }

  /**
   * The course that is meant, and the goal in it where one is named; null: neither is.
   * @param field of the goal
   * @throws NOT_FOUND for what the viewer may not read, BAD_USER_INPUT for a goal of another course
   */
  async of(viewer: Viewer, courseId: string | null, goalId: string | null, field: string): Promise<{ course: CourseRow; goalId: string | null } | null> {
    const { courses, curriculum } = this.#options;
    if (goalId === null) return courseId === null ? null : { course: await courses.get(viewer, courseId), goalId };
    const goal = await curriculum.get(viewer, goalId);
    if (courseId !== null && goal.courseId !== courseId) throw badUserInput(field, 'is an objective of another course.');
    return { course: await courses.get(viewer, goal.courseId), goalId: goal.id };
  }
}
