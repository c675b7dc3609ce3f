import { PendingQuizzesService } from './modules/attempts/pending.service.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import type { MembershipsService } from './modules/enrolments/memberships.service.js';
import type { ProgressService } from './modules/enrolments/progress.service.js';
import type { DueService } from './modules/flashcards/due.service.js';
import type { ReviewsService } from './modules/flashcards/reviews.service.js';
import type { StudySettingsService } from './modules/flashcards/settings.service.js';
import type { UsersService } from './modules/identity/users.service.js';
import type { MasteryService } from './modules/mastery/mastery.service.js';
import { CourseMapService } from './modules/objectives/course-map.service.js';
import type { CurriculumService } from './modules/objectives/curriculum.service.js';
import type { PlanWeeksService } from './modules/generation/items/plan-weeks.service.js';
import { FeedResolver } from './modules/planning/feed.resolver.js';
import { FeedService } from './modules/planning/feed.service.js';
import { GoalsService } from './modules/planning/goals.service.js';
import { LearnerService } from './modules/planning/learner.service.js';
import { PathService } from './modules/planning/path.service.js';
import { PathStepResolver, PlanningResolver } from './modules/planning/planning.resolver.js';
import { PlansResolver, StudySessionResolver } from './modules/planning/plans.resolver.js';
import { PlansService } from './modules/planning/plans.service.js';
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
  reviews: ReviewsService;
  settings: StudySettingsService;
  users: UsersService;
  memberships: MembershipsService;
  weeks: PlanWeeksService;
  /** The address by which others know this Lyceum. */
  home(): string;
}

/** What a learner does next, and the way to what he wants to reach. */
export function createPlanning({ db, courses, lessons, curriculum, progress, mastery, due, reviews, settings, users, memberships, weeks, home }: PlanningParts) {
  const goals = new GoalsService({ courses, curriculum });
  const learner = new LearnerService({ courses, lessons, progress, mastery, map: new CourseMapService({ db }) });
  const steps = new StepsService({ courses, goals, learner, progress, due, pending: new PendingQuizzesService({ db }) });
  const paths = new PathService({ goals, learner });
  const plans = new PlansService({ db, courses, goals, paths, settings, reviews, weeks });
  const feeds = new FeedService({ db, users, memberships, plans, courses, lessons });
  return {
    learner,
    plans,
    feeds,
    resolvers: [new PlanningResolver(steps, paths), new PathStepResolver(), new PlansResolver(plans), new StudySessionResolver(), new FeedResolver(feeds, home)],
  };
}
