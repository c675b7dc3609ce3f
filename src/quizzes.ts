import type { Viewer } from './auth/viewer.js';
import type { Config } from './env.js';
import type { Generation } from './generation.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import type { ObjectivesService } from './modules/objectives/objectives.service.js';
import { QUIZ_CHANGED_SIGNAL } from './modules/quizzes/changing.js';
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
import { Lookout, triedAgain } from './platform/lookout.js';
import type { Db } from './platform/postgres.js';
import type { Shutdown } from './platform/shutdown.js';
import type { Signals } from './platform/signals/signals.js';

/** Who changes a quiz says so: this is for what a signal was lost of, and for checks that were put off. */
const CHECK_EVERY_MS = 5_000;

export interface QuizzesParts {
  db: Db;
  courses: CoursesService;
  lessons: LessonsService;
  objectives: ObjectivesService;
  generation: Generation;
  signals: Signals;
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
export function createQuizzes({ roles, tuning }: Config, { db, courses, lessons, objectives, generation: { service: generations, questions, asksModels }, signals, shutdown, logger }: QuizzesParts): Quizzes {
  const duplicates = new DuplicatesService({ db });
  const service = new QuizService({ db, courses, lessons, objectives, generations, questions, duplicates });
  const items = new QuizItemsService({ db, courses, lessons, objectives, duplicates });
  const reviews = new QuizReviewService({ db, lessons, objectives, generations, duplicates });
  const checks = new QuizChecksService({ db, courses, generations, asksModels });
  if (roles.has('worker') && asksModels && tuning.keyCheck) {
    const checker = new Lookout({ look: () => checkDueQuizzes({ db, checks, logger }), everyMs: CHECK_EVERY_MS, onError: triedAgain(logger, 'checks of keys') });
    const unsubscribe = signals.subscribe(QUIZ_CHANGED_SIGNAL, () => checker.wake());
    shutdown.add('checker', () => {
      unsubscribe();
      return checker.close();
    });
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
