import { ENTITIES } from '../../src/entities.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Role, type Viewer } from '../../src/auth/viewer.js';
import { PendingQuizzesService } from '../../src/modules/attempts/pending.service.js';
import { ShownAttemptsService } from '../../src/modules/attempts/shown.service.js';
import { CoursesService } from '../../src/modules/courses/courses.service.js';
import { LessonsService } from '../../src/modules/courses/lessons.service.js';
import { ProgressService } from '../../src/modules/enrolments/progress.service.js';
import { DueService } from '../../src/modules/flashcards/due.service.js';
import { StudySettingsService } from '../../src/modules/flashcards/settings.service.js';
import { UsersService } from '../../src/modules/identity/users.service.js';
import { keepAnswers, type KeptAnswer } from '../../src/modules/mastery/answers.repository.js';
import { foldLearner } from '../../src/modules/mastery/learners.js';
import { MasteryService } from '../../src/modules/mastery/mastery.service.js';
import { keepStates } from '../../src/modules/mastery/states.repository.js';
import { CourseMapService } from '../../src/modules/objectives/course-map.service.js';
import { CurriculumService } from '../../src/modules/objectives/curriculum.service.js';
import { ObjectivesService } from '../../src/modules/objectives/objectives.service.js';
import { GoalsService } from '../../src/modules/planning/goals.service.js';
import { LearnerService } from '../../src/modules/planning/learner.service.js';
import { PathService } from '../../src/modules/planning/path.service.js';
import { StepsService } from '../../src/modules/planning/steps.service.js';
import { startEmbedded } from '../../src/platform/embedded/index.js';
import { newId } from '../../src/platform/ids.js';
import { migrate } from '../../src/platform/migrate.js';
import { APP_ROLE } from '../../src/platform/names.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { median, percentile, printGoals, printTable } from '../orchestrator/figures.js';

const [OBJECTIVES, EACH, ATTEMPTS, QUESTIONS, FINISHED, DECKS, CARDS] = [500, 4, 250, 10, 60, 20, 50];
const [ROUNDS, WARM_UP, GOAL_MS, DAY_MS] = [100, 20, 30, 86_400_000];
const SETTINGS = JSON.stringify({ timeLimitSeconds: null, opensAt: null, dueAt: null, maxAttempts: null, shuffleQuestions: false, shuffleChoices: false, reveal: { key: 'NEVER', evidence: 'NEVER', explanation: 'NEVER', score: 'AFTER_SUBMISSION' } });
const logger = pino({ level: 'silent' });
const unused = () => Promise.reject(new Error('not a part of what is measured'));
const ids = (type: Parameters<typeof newId>[0], count: number) => Array.from({ length: count }, () => newId(type));

/** A course of hundreds of objectives, and what a learner has made of it. */
async function fill(db: Database): Promise<{ viewer: Viewer; courseId: string; goal: string }> {
  const users = new UsersService({ db });
  const user = (await users.insert(db, { email: 'ada@example.org', displayName: 'Ada', passwordHash: 'none', role: Role.LEARNER, emailVerified: true }))!;
  const { id: userId, organizationId } = user;
  const [courseId, quizId, objectives, lessons] = [newId('Course'), newId('Quiz'), ids('Objective', OBJECTIVES), ids('Lesson', OBJECTIVES / EACH)];
  await db.query(`INSERT INTO courses (id, organization_id, owner_id, title, description, language, status) VALUES ($1, $2, $3, 'Harbours', '', 'EN', 'PUBLISHED')`, [courseId, organizationId, userId]);
  await db.query(
    `INSERT INTO lessons (id, organization_id, course_id, title, body, objectives, position) SELECT id, $2, $3, 'Lesson ' || n, repeat('Knots hold ships. ', 400), '[]', n FROM unnest($1::text[]) WITH ORDINALITY AS l (id, n)`,
    [lessons, organizationId, courseId],
  );
  await db.query(`INSERT INTO objectives (id, organization_id, course_id, text, fingerprint) SELECT id, $2, $3, 'Objective ' || n, id FROM unnest($1::text[]) WITH ORDINALITY AS o (id, n)`, [objectives, organizationId, courseId]);
  await db.query(
    `INSERT INTO lesson_objectives (lesson_id, position, organization_id, objective_id) SELECT ($2::text[])[(n - 1) / ${EACH} + 1], (n - 1) % ${EACH} + 1, $3, id FROM unnest($1::text[]) WITH ORDINALITY AS o (id, n)`,
    [objectives, lessons, organizationId],
  );
  // Each needs the one before it and one about half as far in: long chains that branch.
  const arrows = objectives.flatMap((id, at) => (at === 0 ? [] : [...new Set([at - 1, Math.floor(at / 2)])].map((before) => [id, objectives[before]!])));
  await db.query('INSERT INTO prerequisites (objective_id, requires_id, organization_id) SELECT a, b, $3 FROM unnest($1::text[], $2::text[]) AS x (a, b) ON CONFLICT DO NOTHING', [arrows.map(([id]) => id), arrows.map(([, before]) => before), organizationId]);
  await db.query(`INSERT INTO lesson_progress (user_id, lesson_id, course_id, organization_id, opened_at, last_seen_at, finished_at) SELECT $1, id, $3, $4, now() - interval '1 day', now(), now() - interval '1 day' + interval '20 minutes' FROM unnest($2::text[]) AS l (id)`, [userId, lessons.slice(0, FINISHED), courseId, organizationId]);
  await db.query(`INSERT INTO quizzes (id, organization_id, course_id, created_by, title, purpose, status, settings, published_version) VALUES ($1, $2, $3, $4, 'A quiz', 'COURSE', 'PUBLISHED', $5, 1)`, [quizId, organizationId, courseId, userId, SETTINGS]);
  await db.query(`INSERT INTO quiz_publications (quiz_id, version, organization_id, title, settings, items, points, published_by) VALUES ($1, 1, $2, 'A quiz', $3, '[]', 1, $4)`, [quizId, organizationId, SETTINGS, userId]);
  const attempts = ids('Attempt', ATTEMPTS);
  await db.query(`INSERT INTO attempts (id, organization_id, quiz_id, version, user_id, number, seed, status, started_at, submitted_at, graded_at, look_failures) SELECT id, $2, $3, 1, $4, n, 1, 'GRADED', now(), now(), now(), 0 FROM unnest($1::text[]) WITH ORDINALITY AS a (id, n)`, [attempts, organizationId, quizId, userId]);
  await db.query('INSERT INTO streams (id, organization_id) SELECT unnest($1::text[]), $2', [attempts, organizationId]);
  const answers = attempts.flatMap((attemptId, attempt): KeptAnswer[] => Array.from({ length: QUESTIONS }, (_, position) => ({
    attemptId, itemId: newId('Item'), organizationId, learnerId: userId, itemVersion: 1, grades: 1, position: position + 1, at: new Date(Date.now() - (ATTEMPTS - attempt) * DAY_MS),
    score: (attempt * 7 + position) % 3 === 0 ? 0 : 1, guessing: 0.25, difficulty: { mean: 0, variance: 0.2 }, ability: { mean: 0, variance: 0.5 }, objectiveIds: [objectives[(attempt * QUESTIONS + position) % OBJECTIVES]!], practice: false,
  })));
  await keepAnswers(db, answers);
  await keepStates(db, [...foldLearner(answers)].map(([objectiveId, states]) => ({ organizationId, learnerId: userId, objectiveId, ...states })));
  for (const deckId of ids('Deck', DECKS)) {
    await db.query(`INSERT INTO decks (id, organization_id, owner_id, status, title) VALUES ($1, $2, $3, 'DRAFT', 'A deck')`, [deckId, organizationId, userId]);
    const cards = ids('Card', CARDS);
    await db.query(`INSERT INTO cards (id, organization_id, deck_id, front, back, evidence) SELECT unnest($1::text[]), $2, $3, 'a', 'b', '[]'`, [cards, organizationId, deckId]);
    await db.query(
      `INSERT INTO card_states (user_id, card_id, organization_id, deck_id, state, queue, queue_at, stability, difficulty, step, scheduled_days, reps, lapses, suspended) SELECT $1, unnest($2::text[]), $3, $4, 'REVIEW', 'REVIEW', now() - interval '1 day', 5, 5, 0, 5, 3, 0, false`,
      [userId, cards, organizationId, deckId],
    );
  }
  await db.query('ANALYZE');
  const viewer: Viewer = { id: userId, organizationId, role: Role.LEARNER, sessionFamilyId: '', expiresAt: new Date(), courses: new Map() };
  return { viewer, courseId, goal: objectives.at(-1)! };
}

function services(db: Database): { steps: StepsService; paths: PathService } {
  const courses = new CoursesService({ db, undecided: { of: unused } });
  const lessons = new LessonsService({ db, courses, objectives: new ObjectivesService(), answers: { forget: unused }, quizEvidence: { lessonChanged: unused }, cardEvidence: { lessonChanged: unused } });
  const progress = new ProgressService({ db, courses, lessons, activity: { record: unused }, completion: { reconsider: unused } });
  const mastery = new MasteryService({ db, courses, attempts: new ShownAttemptsService({ db }) });
  const goals = new GoalsService({ courses, curriculum: new CurriculumService({ db, courses, lessons, mastery }) });
  const learner = new LearnerService({ courses, lessons, progress, mastery, map: new CourseMapService({ db }) });
  const due = new DueService({ db, settings: new StudySettingsService({ db }) });
  return { steps: new StepsService({ courses, goals, learner, progress, due, pending: new PendingQuizzesService({ db }) }), paths: new PathService({ goals, learner }) };
}

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const before = performance.now();
    await work();
    if (round >= WARM_UP) took.push(performance.now() - before);
  }
  return took;
}

/** How long it takes to say what comes next in a course of 500 objectives. */
export async function steps(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-bench-steps-'));
  const postgres = await startEmbedded({ dataDir: folder, logger, onFatal: (error) => console.error(error) });
  try {
    await migrate({ url: postgres.ownerUrl, appRole: APP_ROLE, entities: ENTITIES, logger });
    const db = await openDatabase({ url: postgres.appUrl, role: null, poolSize: 10, logger });
    try {
      const { viewer, courseId, goal } = await fill(db);
      const { steps: next, paths } = services(db);
      const page = (goalId: string | null) => next.page(viewer, { courseId, goalId, page: { first: 10, after: null } }, new Date());
      const runs: [string, number[]][] = [
        ['SELECT 1', await timed(() => db.query('SELECT 1'))],
        ['steps in the course', await timed(() => page(null))],
        ['steps towards a goal', await timed(() => page(goal))],
        ['steps in all courses and decks', await timed(() => next.page(viewer, { courseId: null, goalId: null, page: { first: 10, after: null } }, new Date()))],
        ['the path to the goal', await timed(() => paths.path(viewer, courseId, goal, new Date()))],
      ];
      printTable(['', 'p50', 'p95'], runs.map(([name, took]) => [name, median(took), percentile(took, 0.95)]));
      printGoals(runs.filter(([name]) => name.startsWith('steps')).map(([name, took]) => ({ name: `${name}, p50`, value: median(took), most: GOAL_MS, unit: 'ms' })));
    } finally {
      await db.close();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
