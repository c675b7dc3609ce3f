import type { Config } from './env.js';
import type { ActivityService } from './modules/activity/activity.service.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import { Codes } from './modules/enrolments/code.js';
import { CompletionService, type QuizResults } from './modules/enrolments/completion.service.js';
import { CoursePeopleResolver } from './modules/enrolments/course-people.resolver.js';
import { EnrolmentsResolver } from './modules/enrolments/enrolments.resolver.js';
import { EnrolmentsService } from './modules/enrolments/enrolments.service.js';
import { InstructorsService } from './modules/enrolments/instructors.service.js';
import { InvitationsResolver } from './modules/enrolments/invitations.resolver.js';
import { InvitationsService } from './modules/enrolments/invitations.service.js';
import { MembersService } from './modules/enrolments/members.service.js';
import { ProgressResolver } from './modules/enrolments/progress.resolver.js';
import { ProgressService } from './modules/enrolments/progress.service.js';
import { EnrolmentRulesService } from './modules/enrolments/rules.service.js';
import type { UsersService } from './modules/identity/users.service.js';
import type { Logger } from './platform/logger.js';
import { Lookout, triedAgain } from './platform/lookout.js';
import { rateLimiter, unlimited } from './platform/rate-limits.js';
import type { Db } from './platform/postgres.js';
import type { Redis } from './platform/redis.js';
import type { Shutdown } from './platform/shutdown.js';

/** More than anybody mistypes; at this rate a million accounts guess for a century. */
const CODES_PER_MINUTE = 30;
/** How soon after a quiz is due those have completed the course who have passed it. */
const LOOK_EVERY_MS = 5_000;
const FORGET_EVERY_MS = 3_600_000;

export interface EnrolmentsParts {
  db: Db;
  redis: Redis | null;
  encryptionKey: string;
  courses: CoursesService;
  lessons: LessonsService;
  users: UsersService;
  activity: ActivityService;
  results: QuizResults;
  shutdown: Shutdown;
  logger: Logger;
}

export interface Enrolments {
  service: EnrolmentsService;
  invitations: InvitationsService;
  progress: ProgressService;
  /** In a worker, notices who has completed a course by the time alone: at once, so all who are to hear of it have to listen by then. */
  watch(): void;
  resolvers: object[];
}

/** Who is in a course: enrolled, invited, teaching; and how far they are. */
export function createEnrolments({ roles, tuning: { limits } }: Config, { db, redis, encryptionKey, courses, lessons, users, activity, results, shutdown, logger }: EnrolmentsParts): Enrolments {
  const codes = new Codes(encryptionKey);
  const completion = new CompletionService({ db, courses, activity, results });
  activity.listen((tx, events) => completion.hear(tx, events));
  const progress = new ProgressService({ db, courses, lessons, activity, completion });
  const watch = (): void => {
    if (!roles.has('worker')) return;
    const catchUp = new Lookout({ look: () => completion.catchUp(), everyMs: LOOK_EVERY_MS, onError: triedAgain(logger, 'completed courses') });
    shutdown.add('completed courses', () => catchUp.close());
    const forgetting = new Lookout({ look: () => progress.forgetEvents(new Date()), everyMs: FORGET_EVERY_MS, onError: triedAgain(logger, 'events of lessons') });
    shutdown.add('events of lessons', () => forgetting.close());
  };
  const tries = limits === 'off' ? unlimited : rateLimiter('enrolment codes', CODES_PER_MINUTE, redis);
  const service = new EnrolmentsService({ db, courses, activity, codes, completion, tries });
  const invitations = new InvitationsService({ db, courses, users, enrolments: service });
  return {
    service,
    invitations,
    progress,
    watch,
    resolvers: [
      new EnrolmentsResolver(service),
      new CoursePeopleResolver({
        rules: new EnrolmentRulesService({ db, courses, codes, completion }),
        instructors: new InstructorsService({ db, courses, users }),
        members: new MembersService({ db, courses, users }),
      }),
      new InvitationsResolver(invitations),
      new ProgressResolver(progress),
    ],
  };
}
