import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { Viewer } from '../../src/auth/viewer.js';
import { Role } from '../../src/auth/viewer.js';
import { ActivityService } from '../../src/modules/activity/activity.service.js';
import { Language, EnrolmentPolicy } from '../../src/modules/courses/courses.entity.js';
import { CoursesService } from '../../src/modules/courses/courses.service.js';
import { LessonsService, type LessonRow } from '../../src/modules/courses/lessons.service.js';
import { Codes } from '../../src/modules/enrolments/code.js';
import { CompletionService } from '../../src/modules/enrolments/completion.service.js';
import { EnrolmentsService } from '../../src/modules/enrolments/enrolments.service.js';
import { MembershipsService } from '../../src/modules/enrolments/memberships.service.js';
import { ProgressService } from '../../src/modules/enrolments/progress.service.js';
import { EnrolmentRulesService } from '../../src/modules/enrolments/rules.service.js';
import { UsersService } from '../../src/modules/identity/users.service.js';
import { ObjectivesService } from '../../src/modules/objectives/objectives.service.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { unlimited } from '../../src/platform/rate-limits.js';
import { freshDatabase } from '../kit/app.js';
import { historyWith } from '../kit/activity.js';

/** The services of enrolment on a database of their own. */
export interface EnrolmentsKit {
  db: Database;
  enrolments: EnrolmentsService;
  rules: EnrolmentRulesService;
  progress: ProgressService;
  person(role: `${Role}`): Promise<Viewer>;
  /** The same as he stands now. */
  now(viewer: Viewer): Promise<Viewer>;
  /** A published course of the teacher's. */
  courseOf(teacher: Viewer, lessons?: number, policy?: EnrolmentPolicy): Promise<{ id: string; lessons: LessonRow[] }>;
  /** What is on its way to the history. */
  recorded(): Promise<{ verb: string; userId: string; courseId: string }[]>;
  stop(): Promise<void>;
}

export async function enrolmentsKit(): Promise<EnrolmentsKit> {
  const database = await freshDatabase();
  const db = await openDatabase({ url: database.appUrl, role: null, poolSize: 20, logger: pino({ level: 'silent' }) });
  const users = new UsersService({ db });
  const memberships = new MembershipsService({ db });
  const courses = new CoursesService({ db, undecided: { of: async () => [] } });
  const lessons = new LessonsService({ db, courses, answers: { forget: async () => undefined }, quizEvidence: { lessonChanged: async () => undefined }, cardEvidence: { lessonChanged: async () => undefined }, objectives: new ObjectivesService() });
  const activity = new ActivityService({ db, store: historyWith({}) });
  const completion = new CompletionService({ db, courses, activity, results: { unseen: async () => [], passes: async (_sql, _courseId, userIds) => new Map(userIds.map((id) => [id, { quizzes: 0, passed: 0 }])) } });
  const codes = new Codes(Buffer.alloc(32, 7).toString('base64'));
  const rules = new EnrolmentRulesService({ db, courses, codes, completion });
  return {
    db, rules,
    enrolments: new EnrolmentsService({ db, courses, activity, codes, completion, tries: unlimited }),
    progress: new ProgressService({ db, courses, lessons, activity, completion }),
    async person(role) {
      const user = await users.insert(db, { email: `${randomUUID()}@example.org`, displayName: role, passwordHash: 'none', role: role as Role, emailVerified: true });
      return { ...user!, sessionFamilyId: randomUUID(), expiresAt: new Date(Date.now() + 60_000), courses: new Map() };
    },
    now: (viewer) => memberships.viewerOf(viewer),
    async courseOf(teacher, count = 0, policy = EnrolmentPolicy.OPEN) {
      const { id } = await courses.create(teacher, { title: 'Harbours', description: '', language: Language.EN });
      const made: LessonRow[] = [];
      for (let number = 1; number <= count; number += 1) made.push(await lessons.create(teacher, { courseId: id, title: `${number}`, body: 'Text.', objectives: [] }));
      await courses.publish(teacher, id);
      await rules.set(teacher, { courseId: id, policy });
      return { id, lessons: made };
    },
    recorded: () => db.query(`SELECT statement ->> 'verb' AS verb, user_id AS "userId", statement -> 'context' ->> 'courseId' AS "courseId" FROM activity_outbox`),
    async stop() {
      await db.close();
      await database.drop();
    },
  };
}
