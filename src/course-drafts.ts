import type { Config } from './env.js';
import type { AnyJob } from './jobs/kit.js';
import type { JobQueue } from './jobs/queue.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import { CourseDraftsResolver, DraftedLessonResolver, LessonProvenanceResolver } from './modules/generation/course-drafts/course-drafts.resolver.js';
import { CourseOutlinesService } from './modules/generation/course-drafts/course-outlines.service.js';
import { CourseDraftsService } from './modules/generation/course-drafts/course-drafts.service.js';
import { DraftedLessonsService } from './modules/generation/course-drafts/drafted-lessons.service.js';
import { Drafter } from './modules/generation/course-drafts/drafter.js';
import type { GenerationService } from './modules/generation/generation.service.js';
import type { UsersService } from './modules/identity/users.service.js';
import type { Logger } from './platform/logger.js';
import type { Db } from './platform/postgres.js';
import type { Shutdown } from './platform/shutdown.js';
import type { Signals } from './platform/signals/signals.js';
import type { StreamReader } from './streams/reader.js';

export interface CourseDraftParts {
  db: Db;
  signals: Signals;
  reader: StreamReader;
  jobs: JobQueue;
  generations: GenerationService;
  courses: CoursesService;
  lessons: LessonsService;
  users: UsersService;
  shutdown: Shutdown;
  logger: Logger;
}

export interface CourseDrafts {
  service: CourseDraftsService;
  /** For the workers. */
  job: AnyJob;
  resolvers: object[];
}

/** Drafts of courses; in a worker also what takes them from step to step. */
export function createCourseDrafts({ roles, ai }: Config, parts: CourseDraftParts): CourseDrafts {
  const { db, courses, lessons, shutdown } = parts;
  const outlines = new CourseOutlinesService(parts);
  const service = new CourseDraftsService({ ...parts, outlines });
  const drafter = new Drafter(parts);
  if (roles.has('worker')) {
    const sweeping = drafter.startSweeping();
    shutdown.add('course drafts', () => sweeping.close());
  }
  const decisions = new DraftedLessonsService({ db, drafts: service, courses, lessons });
  return {
    service,
    job: drafter.job,
    resolvers: [new CourseDraftsResolver(service, outlines, decisions, courses, ai), new DraftedLessonResolver(), new LessonProvenanceResolver()],
  };
}
