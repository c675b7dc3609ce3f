import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { graphql, type ExecutionResult } from 'graphql';
import { pino } from 'pino';
import type { Role, Viewer } from '../../src/auth/viewer.js';
import { createContext } from '../../src/context.js';
import { courseLoaders } from '../../src/modules/courses/courses.loaders.js';
import { CoursesResolver } from '../../src/modules/courses/courses.resolver.js';
import { CoursesService } from '../../src/modules/courses/courses.service.js';
import { LessonsResolver } from '../../src/modules/courses/lessons.resolver.js';
import { LessonsService } from '../../src/modules/courses/lessons.service.js';
import { objectiveLoaders } from '../../src/modules/objectives/objectives.loaders.js';
import { ObjectivesService } from '../../src/modules/objectives/objectives.service.js';
import { attemptLoaders } from '../../src/modules/attempts/attempts.loaders.js';
import { quizLoaders } from '../../src/modules/quizzes/quiz.loaders.js';
import { statisticsLoaders } from '../../src/modules/statistics/statistics.loaders.js';
import { ratingLoaders } from '../../src/modules/ratings/ratings.loaders.js';
import { similarityLoaders } from '../../src/modules/similarity/similarity.loaders.js';
import { batchLoaders } from '../../src/modules/generation/batches/batches.loaders.js';
import { Codes } from '../../src/modules/enrolments/code.js';
import { CoursePeopleResolver } from '../../src/modules/enrolments/course-people.resolver.js';
import { EnrolmentsResolver } from '../../src/modules/enrolments/enrolments.resolver.js';
import { EnrolmentsService } from '../../src/modules/enrolments/enrolments.service.js';
import { InstructorsService } from '../../src/modules/enrolments/instructors.service.js';
import { MembersService } from '../../src/modules/enrolments/members.service.js';
import { ProgressResolver } from '../../src/modules/enrolments/progress.resolver.js';
import { ProgressService } from '../../src/modules/enrolments/progress.service.js';
import { EnrolmentRulesService } from '../../src/modules/enrolments/rules.service.js';
import { unlimited } from '../../src/platform/rate-limits.js';
import { enrolmentLoaders } from '../../src/modules/enrolments/enrolments.loaders.js';
import { courseDraftLoaders } from '../../src/modules/generation/course-drafts/course-drafts.loaders.js';
import { flashcardLoaders } from '../../src/modules/flashcards/flashcards.loaders.js';
import { generationLoaders } from '../../src/modules/generation/generation.loaders.js';
import { UsersService } from '../../src/modules/identity/users.service.js';
import { NodeResolver } from '../../src/modules/node/node.resolver.js';
import { notFound } from '../../src/platform/errors.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { KeywordsService } from '../../src/modules/similarity/keywords.service.js';
import { createObjectives } from '../../src/objectives.js';
import { createSchema } from '../../src/schema.js';
import { freshDatabase } from '../kit/app.js';

/** The resolvers of courses on a database of their own, without HTTP: every statement can be counted. */
export interface CoursesKit {
  db: Database;
  users: UsersService;
  courses: CoursesService;
  lessons: LessonsService;
  /** The statements that ran outside of transactions since the last call. */
  statements(): string[];
  viewer(role: `${Role}`): Promise<Viewer>;
  run(viewer: Viewer | null, query: string, variables?: Record<string, unknown>): Promise<ExecutionResult<Record<string, unknown>>>;
  /** The data of an operation that has to go well. */
  data<Data>(viewer: Viewer | null, query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The code and field of the only error. */
  refusal(viewer: Viewer | null, query: string, variables?: Record<string, unknown>): Promise<{ code: unknown; field?: unknown; data: unknown }>;
  stop(): Promise<void>;
}

export async function coursesKit(): Promise<CoursesKit> {
  const database = await freshDatabase();
  const logger = pino({ level: 'silent' });
  const db = await openDatabase({ url: database.appUrl, role: null, poolSize: 10, logger });
  let statements: string[] = [];
  const counted: Database = {
    ...db,
    query(text, values) {
      statements.push(text);
      return db.query(text, values);
    },
  };
  const users = new UsersService({ db: counted });
  const courses = new CoursesService({ db: counted, undecided: { of: async () => [] } });
  const lessons = new LessonsService({ db: counted, courses, answers: { forget: async () => undefined }, quizEvidence: { lessonChanged: async () => undefined }, cardEvidence: { lessonChanged: async () => undefined }, objectives: new ObjectivesService() });
  const node = new NodeResolver({
    User: (viewer, id) => users.byId(viewer, id),
    Course: (viewer, id) => courses.card(viewer, id),
    Lesson: (viewer, id) => lessons.get(viewer, id),
    Objective: () => Promise.reject(notFound('objective')),
    Generation: () => Promise.reject(notFound('generation')),
    Batch: () => Promise.reject(notFound('batch')),
    CourseDraft: () => Promise.reject(notFound('course draft')),
    Deck: () => Promise.reject(notFound('deck')),
    Card: () => Promise.reject(notFound('card')),
    Quiz: () => Promise.reject(notFound('quiz')),
    Attempt: () => Promise.reject(notFound('attempt')),
    Questionnaire: () => Promise.reject(notFound('questionnaire')),
    Enrolment: () => Promise.reject(notFound('enrolment')),
    Invitation: () => Promise.reject(notFound('invitation')),
    StudyPlan: () => Promise.reject(notFound('study plan')),
  });
  const activity = { record: async () => [] };
  const completion = { reconsider: async () => undefined };
  const codes = new Codes(Buffer.alloc(32, 7).toString('base64'));
  const rules = new EnrolmentRulesService({ db: counted, courses, codes, completion });
  const people = [
    new CoursePeopleResolver({ rules, instructors: new InstructorsService({ db: counted, courses, users }), members: new MembersService({ db: counted, courses, users }) }),
    new EnrolmentsResolver(new EnrolmentsService({ db: counted, courses, activity, codes, completion, tries: unlimited })),
    new ProgressResolver(new ProgressService({ db: counted, courses, lessons, activity, completion })),
  ];
  const objectives = createObjectives({ db: counted, courses, lessons, keywords: new KeywordsService('en'), mastery: { of: async () => [], merged: async () => undefined } }).resolvers;
  const schema = createSchema([new CoursesResolver(courses, lessons), new LessonsResolver(lessons, courses), ...people, ...objectives, node]);
  const viewers = new Map<string, Viewer>();

  const kit: CoursesKit = {
    db, users, courses, lessons,
    statements() {
      const ran = statements;
      statements = [];
      return ran;
    },
    async viewer(role) {
      const email = `${randomUUID()}@example.org`;
      const user = await users.insert(db, { email, displayName: role, passwordHash: 'none', role: role as Role, emailVerified: true });
      const viewer = { ...user!, sessionFamilyId: randomUUID(), expiresAt: new Date(Date.now() + 60_000), courses: new Map() };
      viewers.set(viewer.id, viewer);
      return viewer;
    },
    async run(viewer, query, variables) {
      const request = { requestId: randomUUID(), address: '127.0.0.1', authorization: viewer ? `Bearer ${viewer.id}` : undefined, log: logger };
      const contextValue = await createContext(request, {
        verify: async (token) => viewers.get(token)!,
        viewerNow: async (known) => known,
        loaders: () => ({
          ...courseLoaders(counted),
          ...generationLoaders(counted),
          ...batchLoaders(counted),
          ...courseDraftLoaders(counted),
          ...similarityLoaders({ of: () => Promise.reject(new Error('nothing is compared here')) }),
          ...flashcardLoaders(counted),
          ...quizLoaders(counted),
          ...statisticsLoaders(counted, { catchUp: () => Promise.resolve() }),
          ...attemptLoaders(counted),
          ...ratingLoaders(counted),
          ...objectiveLoaders(counted),
          ...enrolmentLoaders(counted),
        }),
        generations: { events: () => Promise.reject(new Error('nothing is generated here')) },
        courseDrafts: { events: () => Promise.reject(new Error('nothing is generated here')) },
        batches: { events: () => Promise.reject(new Error('nothing is generated here')) },
        attempts: { events: () => Promise.reject(new Error('nothing is sat here')) },
        reviewQueue: { events: () => Promise.reject(new Error('nothing waits here')) },
        awards: { events: () => Promise.reject(new Error('nothing is earned here')) },
      });
      const { data, errors } = await graphql({ schema, source: query, contextValue, variableValues: variables });
      // Through JSON, as a client gets it.
      return { ...(errors ? { errors } : {}), data: JSON.parse(JSON.stringify(data ?? null)) as Record<string, unknown> | null };
    },
    async data<Data>(viewer: Viewer | null, query: string, variables?: Record<string, unknown>) {
      const { data, errors } = await kit.run(viewer, query, variables);
      if (errors || !data) throw errors?.[0]?.originalError ?? errors?.[0] ?? new Error('no data');
      return data as Data;
    },
    async refusal(viewer, query, variables) {
      const { data, errors } = await kit.run(viewer, query, variables);
      if (errors?.length !== 1) throw new Error(`one error was expected: ${JSON.stringify({ data, errors })}`);
      const { code, field } = errors[0]!.extensions;
      return { code, ...(field === undefined ? {} : { field }), data };
    },
    async stop() {
      await db.close();
      await database.drop();
    },
  };
  return kit;
}

export const CREATE_COURSE = 'mutation ($input: CreateCourseInput!) { createCourse(input: $input) { id title description language status version } }';
export const PUBLISH = 'mutation ($id: ID!) { publishCourse(id: $id) { id status version } }';
export const CREATE_LESSON = `mutation ($input: CreateLessonInput!) {
  createLesson(input: $input) { id position title body objectives version course { id } } }`;
export const UPDATE_LESSON = `mutation ($input: UpdateLessonInput!) { updateLesson(input: $input) {
  __typename ... on Lesson { id title body objectives version } ... on VersionConflict { message currentVersion } } }`;
export const COURSE = 'query ($id: ID!) { course(id: $id) { id status } }';
export const LESSON = 'query ($id: ID!, $version: Int) { lesson(id: $id, version: $version) { id title body objectives version position course { id } } }';

export interface LessonData {
  id: string;
  position: number;
  title: string;
  body: string;
  objectives: string[];
  version: number;
}

/** A course of that viewer, with as many lessons. */
export async function seedCourse(kit: CoursesKit, owner: Viewer, options: { lessons?: number; published?: boolean } = {}) {
  const { createCourse } = await kit.data<{ createCourse: { id: string } }>(owner, CREATE_COURSE, { input: { title: 'A course' } });
  const courseId = createCourse.id;
  const lessonIds: string[] = [];
  for (let number = 1; number <= (options.lessons ?? 1); number++) {
    const input = { courseId, title: `Lesson ${number}`, body: `Body ${number}` };
    const { createLesson } = await kit.data<{ createLesson: LessonData }>(owner, CREATE_LESSON, { input });
    lessonIds.push(createLesson.id);
  }
  if (options.published) await kit.data(owner, PUBLISH, { id: courseId });
  return { courseId, lessonIds, lessonId: lessonIds[0]! };
}
