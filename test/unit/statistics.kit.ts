import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { Role } from '../../src/auth/viewer.js';
import { UsersService } from '../../src/modules/identity/users.service.js';
import { MeasuringService, toBeMeasured } from '../../src/modules/statistics/measuring.service.js';
import { newId } from '../../src/platform/ids.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { freshDatabase } from '../kit/app.js';

/** Answers as they are kept: hundredths of points, or what is not graded, or not answered. */
export interface Given {
  itemId: string;
  /** Null: it waits to be graded. */
  points: number | null;
  /** Seconds after the beginning; null: nothing was answered. */
  savedAfter: number | null;
}

/** Attempts as rows, without the services that make them. */
export interface StatisticsKit {
  db: Database;
  measuring: MeasuringService;
  courseId: string;
  quizId: string;
  /** Items of the quiz, each worth as many points. */
  items(points: readonly number[]): Promise<string[]>;
  /** An attempt that a learner begins, or whoever's id is given. */
  begin(itemIds: readonly string[], userId?: string): Promise<string>;
  submit(attemptId: string, answers: readonly Given[], at?: Date): Promise<void>;
  /** Other points for some of its answers. */
  grade(attemptId: string, answers: readonly Pick<Given, 'itemId' | 'points'>[]): Promise<void>;
  ownerId: string;
  stop(): Promise<void>;
}

export const STARTED = new Date(Date.UTC(2026, 4, 4, 8));
const SETTINGS = { timeLimitSeconds: null, opensAt: null, dueAt: null, maxAttempts: null, shuffleQuestions: false, shuffleChoices: false, reveal: { key: 'NEVER', evidence: 'NEVER', explanation: 'NEVER', score: 'AFTER_SUBMISSION' } };

export async function statisticsKit(purpose: 'COURSE' | 'PRACTICE' = 'COURSE'): Promise<StatisticsKit> {
  const database = await freshDatabase();
  const db = await openDatabase({ url: database.appUrl, role: null, poolSize: 10, logger: pino({ level: 'silent' }) });
  const [{ id: organizationId } = { id: '' }] = await db.query<{ id: string }>('SELECT id FROM organizations');
  const measuring = new MeasuringService({ db, logger: pino({ level: 'silent' }) });
  const users = new UsersService({ db });
  const person = async (role: 'LEARNER' | 'INSTRUCTOR') => {
    const user = await users.insert(db, { email: `${randomUUID()}@example.org`, displayName: role, passwordHash: 'none', role: Role[role], emailVerified: true });
    return user!.id;
  };
  const [ownerId, courseId, quizId] = [await person('INSTRUCTOR'), newId('Course'), newId('Quiz')];
  await db.query(`INSERT INTO courses (id, organization_id, owner_id, title, description, language, status) VALUES ($1, $2, $3, 'Harbours', '', 'EN', 'PUBLISHED')`, [courseId, organizationId, ownerId]);
  await db.query(
    `INSERT INTO quizzes (id, organization_id, course_id, created_by, title, purpose, status, settings, published_version) VALUES ($1, $2, $3, $4, 'A quiz', $5, 'PUBLISHED', $6, 1)`,
    [quizId, organizationId, courseId, ownerId, purpose, JSON.stringify(SETTINGS)],
  );
  await db.query(
    `INSERT INTO quiz_publications (quiz_id, version, organization_id, title, settings, items, points, published_by) VALUES ($1, 1, $2, 'A quiz', $3, '[]', 1, $4)`,
    [quizId, organizationId, JSON.stringify(SETTINGS), ownerId],
  );
  return {
    db, measuring, courseId, quizId, ownerId,
    async items(points) {
      const ids = points.map(() => newId('Item'));
      for (const [index, id] of ids.entries()) {
        await db.query(`INSERT INTO quiz_items (id, organization_id, quiz_id, position, version, decision) VALUES ($1, $2, $3, $4, 1, 'ACCEPTED')`, [id, organizationId, quizId, index + 1]);
        await db.query(
          `INSERT INTO quiz_item_versions (item_id, version, organization_id, type, content, key, evidence, points, objectives, check_status)
           VALUES ($1, 1, $2, 'TRUE_FALSE', $3, '{"choiceIds":[],"answer":true,"accepted":[]}', '[]', $4, '[]', 'AGREED')`,
          [id, organizationId, JSON.stringify({ id, type: 'TRUE_FALSE', prompt: `Statement ${index + 1}`, points: points[index] }), points[index]],
        );
      }
      return ids;
    },
    async begin(itemIds, userId) {
      const id = newId('Attempt');
      const learner = userId ?? (await person('LEARNER'));
      await db.transaction(async (tx) => {
        await tx.query(
          `INSERT INTO attempts (id, organization_id, quiz_id, version, user_id, number, seed, status, started_at)
           VALUES ($1, $2, $3, 1, $4, (SELECT count(*) + 1 FROM attempts WHERE user_id = $4), 1, 'OPEN', $5)`,
          [id, organizationId, quizId, learner, STARTED],
        );
        await tx.query(
          `INSERT INTO attempt_answers (attempt_id, item_id, organization_id, version, position)
           SELECT $1, item_id, $2, 1, position FROM unnest($3::text[]) WITH ORDINALITY AS item (item_id, position)`,
          [id, organizationId, itemIds],
        );
        await toBeMeasured(tx, [id]);
      });
      return id;
    },
    async submit(attemptId, answers, at = new Date(STARTED.getTime() + 3_600_000)) {
      await db.transaction(async (tx) => {
        await tx.query(`UPDATE attempts SET status = 'SUBMITTED', submitted_at = $2, ended_by = 'LEARNER' WHERE id = $1`, [attemptId, at]);
        await tx.query(
          `UPDATE attempt_answers g SET points = a.points, saved_at = $3::timestamptz + make_interval(secs => a."savedAfter"),
                  response = CASE WHEN a."savedAfter" IS NULL THEN NULL ELSE '{"answer":true}'::jsonb END
             FROM jsonb_to_recordset($2::jsonb) AS a ("itemId" text, points float8, "savedAfter" float8) WHERE g.attempt_id = $1 AND g.item_id = a."itemId"`,
          [attemptId, JSON.stringify(answers), STARTED],
        );
        await toBeMeasured(tx, [attemptId]);
      });
    },
    async grade(attemptId, answers) {
      await db.transaction(async (tx) => {
        await tx.query('SELECT FROM attempts WHERE id = $1 FOR UPDATE', [attemptId]);
        await tx.query(
          `UPDATE attempt_answers g SET points = a.points FROM jsonb_to_recordset($2::jsonb) AS a ("itemId" text, points float8) WHERE g.attempt_id = $1 AND g.item_id = a."itemId"`,
          [attemptId, JSON.stringify(answers)],
        );
        await toBeMeasured(tx, [attemptId]);
      });
    },
    async stop() {
      await db.close();
      await database.drop();
    },
  };
}
