import { PendingQuizzesService } from './modules/attempts/pending.service.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import type { ProgressService } from './modules/enrolments/progress.service.js';
import type { DueService } from './modules/flashcards/due.service.js';
import type { MasteryService } from './modules/mastery/mastery.service.js';
import { CourseMapService } from './modules/objectives/course-map.service.js';
import type { CurriculumService } from './modules/objectives/curriculum.service.js';
import { GoalsService } from './modules/planning/goals.service.js';
import { LearnerService } from './modules/planning/learner.service.js';
import { PathService } from './modules/planning/path.service.js';
import { PathStepResolver, PlanningResolver } from './modules/planning/planning.resolver.js';
import { StepsService } from './modules/planning/steps.service.js';
import type { Db } from './platform/postgres.js';

export interface PlanningParts {
  db: Db;
  courses: CoursesService;
  lessons: LessonsService;
  curriculum: CurriculumService;
  progress: ProgressService;
  mastery: MasteryService;
  due: DueService;
}

/** What a learner does next, and the way to what he wants to reach. */
export function createPlanning({ db, courses, lessons, curriculum, progress, mastery, due }: PlanningParts) {
  const goals = new GoalsService({ courses, curriculum });
  const learner = new LearnerService({ courses, lessons, progress, mastery, map: new CourseMapService({ db }) });
  const steps = new StepsService({ courses, goals, learner, progress, due, pending: new PendingQuizzesService({ db }) });
  const paths = new PathService({ goals, learner });
  return { resolvers: [new PlanningResolver(steps, paths), new PathStepResolver()] };
}
