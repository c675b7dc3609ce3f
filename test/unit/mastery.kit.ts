import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { Role } from '../../src/auth/viewer.js';
import { ActivityService, type ActivityVerb } from '../../src/modules/activity/activity.service.js';
import type { ActivityStore } from '../../src/modules/activity/activity.store.js';
import { ActivityDelivery } from '../../src/modules/activity/delivery.js';
import { PostgresActivityStore } from '../../src/modules/activity/postgres.store.js';
import { UsersService } from '../../src/modules/identity/users.service.js';
import { ItemDifficultyService } from '../../src/modules/mastery/items.service.js';
import { MasteryService } from '../../src/modules/mastery/mastery.service.js';
import { MasteryRebuild } from '../../src/modules/mastery/rebuild.service.js';
import { WeighingService } from '../../src/modules/mastery/weighing.service.js';
import { newId } from '../../src/platform/ids.js';
import type { Sql } from '../../src/platform/postgres.js';
import { statisticsKit, type StatisticsKit } from './statistics.kit.js';

/** An answer's grade: its share of the points. */
export interface Grade {
  itemId: string;
  score: number;
}

/** Attempts as rows, whose grades the history is told of as those who grade tell it. */
export interface MasteryKit extends Pick<StatisticsKit, 'db' | 'courseId' | 'ownerId'> {
  mastery: MasteryService;
  /** As each of two workers folds items. */
  items: [ItemDifficultyService, ItemDifficultyService];
  rebuild: MasteryRebuild;
  learner(): Promise<string>;
  objective(): Promise<string>;
  /** Merges in the row alone, and has mastery hear of it. */
  merge(fromId: string, intoId: string): Promise<void>;
  /** Statements that test these objectives. */
  statements(count: number, objectiveIds: readonly string[]): Promise<string[]>;
  /** @param practice in a quiz of the learner's own, left out: of the course */
  begin(itemIds: readonly string[], learnerId: string, practice?: boolean): Promise<string>;
  submit(attemptId: string, learnerId: string, grades: readonly Grade[], at?: Date): Promise<void>;
  grade(attemptId: string, learnerId: string, grade: Grade): Promise<void>;
  stop(): Promise<void>;
}

/** @param storeOn where the history is kept; left out: in the same database */
export async function masteryKit(storeOn: (db: Sql) => ActivityStore = (db) => new PostgresActivityStore(db)): Promise<MasteryKit> {
  const kit = await statisticsKit();
  const { db, courseId } = kit;
  const [{ id: organizationId } = { id: '' }] = await db.query<{ id: string }>('SELECT id FROM organizations');
  const practiceId = newId('Quiz');
  await db.query(
    `INSERT INTO quizzes (id, organization_id, course_id, created_by, title, purpose, status, settings, published_version)
     SELECT $2, organization_id, course_id, created_by, title, 'PRACTICE', status, settings, published_version FROM quizzes WHERE id = $1`, [kit.quizId, practiceId],
  );
  await db.query(
    `INSERT INTO quiz_publications (quiz_id, version, organization_id, title, settings, items, points, published_by)
     SELECT $2, version, organization_id, title, settings, items, points, published_by FROM quiz_publications WHERE quiz_id = $1`, [kit.quizId, practiceId],
  );
  const store = storeOn(db);
  const activity = new ActivityService({ db, store });
  const users = new UsersService({ db });
  const weighing = new WeighingService();
  activity.prepare((tx, activities) => weighing.weigh(tx, activities));
  const delivery = new ActivityDelivery({ db, store, logger: pino({ level: 'silent' }) });
  const items: MasteryKit['items'] = [new ItemDifficultyService({ db }), new ItemDifficultyService({ db })];
  const mastery = new MasteryService({
    db, courses: { get: () => Promise.reject(new Error('nobody asks')) }, attempts: { allHidden: () => Promise.resolve(new Set()) },
  });

  const tell = async (tx: Sql, attemptId: string, userId: string, verb: ActivityVerb, grades: readonly Grade[]) => {
    const tested = await tx.query<{ itemId: string; objectiveId: string }>(
      'SELECT item_id AS "itemId", objective_id AS "objectiveId" FROM item_objectives WHERE item_id = ANY ($1)', [grades.map(({ itemId }) => itemId)],
    );
    await activity.record(tx, ...grades.map(({ itemId, score }) => ({
      organizationId, userId, verb, object: { type: 'QuizItem', id: itemId }, result: { success: score === 1, score: { scaled: score } },
      context: { courseId, attemptId, objectiveIds: tested.filter((row) => row.itemId === itemId).map(({ objectiveId }) => objectiveId) },
    })));
  };
  return {
    db, courseId, ownerId: kit.ownerId, items, mastery,
    rebuild: new MasteryRebuild({ db, history: (userId) => activity.export(userId), items: items[0] }),
    async learner() {
      const user = await users.insert(db, { email: `${randomUUID()}@example.org`, displayName: 'Ada', passwordHash: 'none', role: Role.LEARNER, emailVerified: true });
      return user!.id;
    },
    async objective() {
      const id = newId('Objective');
      await db.query('INSERT INTO objectives (id, organization_id, course_id, text, fingerprint) VALUES ($1, $2, $3, $1, $1)', [id, organizationId, courseId]);
      return id;
    },
    async merge(fromId, intoId) {
      await db.transaction(async (tx) => {
        await tx.query('UPDATE objectives SET merged_into_id = $2, fingerprint = NULL WHERE id = $1', [fromId, intoId]);
        await mastery.merged(tx, fromId, intoId);
      });
    },
    async statements(count, objectiveIds) {
      const ids = await kit.items(Array.from({ length: count }, () => 1));
      for (const itemId of ids) {
        await db.query(
          'INSERT INTO item_objectives (item_id, version, position, organization_id, objective_id) SELECT $1, 1, place, $2, id FROM unnest($3::text[]) WITH ORDINALITY AS o (id, place)',
          [itemId, organizationId, objectiveIds],
        );
      }
      return ids;
    },
    async begin(itemIds, learnerId, practice = false) {
      const id = await kit.begin(itemIds, learnerId);
      if (practice) await db.query('UPDATE attempts SET quiz_id = $2 WHERE id = $1', [id, practiceId]);
      return id;
    },
    async submit(attemptId, learnerId, grades, at = new Date()) {
      await db.transaction(async (tx) => {
        await tx.query('SELECT FROM attempts WHERE id = $1 FOR UPDATE', [attemptId]);
        await tx.query(`UPDATE attempts SET status = 'SUBMITTED', submitted_at = $2, ended_by = 'LEARNER' WHERE id = $1`, [attemptId, at]);
        await tell(tx, attemptId, learnerId, 'answered', grades);
      });
    },
    async grade(attemptId, learnerId, grade) {
      await db.transaction(async (tx) => {
        await tx.query('SELECT FROM attempts WHERE id = $1 FOR UPDATE', [attemptId]);
        await tell(tx, attemptId, learnerId, 'regraded', [grade]);
      });
    },
    async stop() {
      await delivery.close();
      await kit.stop();
    },
  };
}
