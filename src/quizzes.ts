import type { Viewer } from './auth/viewer.js';
import type { Config } from './env.js';
import { CatchUp } from './jobs/catch-up.js';
import type { Generation } from './generation.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import type { ObjectivesService } from './modules/objectives/objectives.service.js';
import { checkDueQuizzes } from './modules/quizzes/checker.js';
import { QuizChecksService } from './modules/quizzes/checks.service.js';
import { DuplicatesService } from './modules/quizzes/duplicates.service.js';
import { QuizItemResolver, QuizItemsResolver } from './modules/quizzes/items.resolver.js';
import { QuizItemsService } from './modules/quizzes/items.service.js';
import { CourseQuizzesResolver, LessonQuizzesResolver, QuizResolver } from './modules/quizzes/quiz.resolver.js';
import { QuizService } from './modules/quizzes/quiz.service.js';
import { quizView, type QuizView } from './modules/quizzes/quiz.view.js';
import { QuizzesResolver } from './modules/quizzes/quizzes.resolver.js';
import { RefusedQuestionsResolver } from './modules/quizzes/refused.resolver.js';
import { RefusedQuestionsService } from './modules/quizzes/refused.service.js';
import { QuizReviewService } from './modules/quizzes/review.service.js';
import type { Logger } from './platform/logger.js';
import type { Db } from './platform/postgres.js';
import type { Shutdown } from './platform/shutdown.js';

export interface QuizzesParts {
  db: Db;
  courses: CoursesService;
  lessons: LessonsService;
  objectives: ObjectivesService;
  generation: Generation;
  shutdown: Shutdown;
  logger: Logger;
}

export interface Quizzes {
  service: QuizService;
  items: QuizItemsService;
  /** As `node` shows it. @throws NOT_FOUND */
  view(viewer: Viewer, id: string): Promise<QuizView>;
  resolvers: object[];
}

/** Quizzes and their items, from a draft to their end; in a worker also what has their keys checked. */
export function createQuizzes({ roles, tuning }: Config, { db, courses, lessons, objectives, generation: { service: generations, questions, asksModels }, shutdown, logger }: QuizzesParts): Quizzes {
  const duplicates = new DuplicatesService({ db });
  const service = new QuizService({ db, courses, lessons, objectives, generations, questions, duplicates });
  const items = new QuizItemsService({ db, courses, lessons, objectives, duplicates });
  const reviews = new QuizReviewService({ db, lessons, objectives, generations, duplicates });
  const checks = new QuizChecksService({ db, courses, generations, asksModels });
  if (roles.has('worker') && asksModels && tuning.keyCheck) {
    const checker = new CatchUp('checks of keys', () => checkDueQuizzes({ db, checks, logger }), logger);
    shutdown.add('checker', () => checker.close());
  }
  return {
    service,
    items,
    view: async (viewer, id) => quizView(viewer, await service.get(viewer, id)),
    resolvers: [
      new QuizzesResolver(questions, items),
      new QuizResolver(service, courses),
      new QuizItemsResolver(items),
      new QuizItemResolver(items, reviews, checks),
      new RefusedQuestionsResolver(new RefusedQuestionsService({ db, courses })),
      new CourseQuizzesResolver(service),
      new LessonQuizzesResolver(service, courses),
    ],
  };
}
