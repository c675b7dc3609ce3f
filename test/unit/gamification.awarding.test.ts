import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { pino } from 'pino';
import { Role, type Viewer } from '../../src/auth/viewer.js';
import type { ActivityEvent } from '../../src/modules/activity/activity.service.js';
import { StudySettingsService } from '../../src/modules/flashcards/settings.service.js';
import { AwardingService } from '../../src/modules/gamification/awarding.service.js';
import { DEFAULT_ORGANIZATION_ID } from '../../src/modules/identity/identity.entity.js';
import { UsersService } from '../../src/modules/identity/users.service.js';
import { newId } from '../../src/platform/ids.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { freshDatabase } from '../kit/app.js';

const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 4, 4, 12);

let db: Database;
before(async () => {
  db = await openDatabase({ url: (await freshDatabase()).appUrl, role: null, poolSize: 10, logger: pino({ level: 'silent' }) });
});
after(() => db.close());

const hidden = new Set<string>();

const awarding = () => new AwardingService({
  db, signals: { publish: async () => undefined, subscribe: () => () => undefined } as never, settings: new StudySettingsService({ db }), scores: { hidden: async (_, ids) => new Set(ids.filter((id) => hidden.has(id))) }, logger: pino({ level: 'silent' }),
  toldAt: ({ at }) => (at instanceof Date ? at : new Date()),
});

async function learner(): Promise<string> {
  const user = await new UsersService({ db }).insert(db, { email: `${randomUUID()}@example.org`, displayName: 'Learner', passwordHash: 'none', role: Role.LEARNER, emailVerified: true });
  return user!.id;
}

type Told = Partial<Pick<ActivityEvent, 'result' | 'context' | 'claimed'>> & { day?: number };

function eventOf(userId: string, verb: string, object: ActivityEvent['object'], { day = 0, result = null, context = null, claimed }: Told = {}): ActivityEvent {
  return { id: newId('Activity'), organizationId: DEFAULT_ORGANIZATION_ID, userId, at: new Date(NOON + day * DAY_MS), verb, object, result, context, ...(claimed && { claimed }) };
}

const reviewed = (userId: string, reviewId: string, days: number, day = 0, success = true) =>
  eventOf(userId, 'reviewed', { type: 'Card', id: 'crd' }, { day, result: { success }, context: { extensions: { reviewId, days, due: true } } });
const voided = (userId: string, reviewId: string, days: number) =>
  eventOf(userId, 'voided', { type: 'Card', id: 'crd' }, { context: { extensions: { reviewId, days } } });
const answered = (userId: string, itemId: string, scaled: number, day = 0, verb = 'answered', attemptId = 'att') =>
  eventOf(userId, verb, { type: 'QuizItem', id: itemId }, { day, result: { success: scaled === 1, score: { scaled } }, context: { attemptId } });

async function tell(...events: ActivityEvent[]): Promise<void> {
  await db.transaction((tx) => awarding().listener(tx, events));
}

async function ledger(userId: string): Promise<{ rule: string; subject: string; points: number }[]> {
  return db.query('SELECT rule, subject, points FROM awards WHERE user_id = $1 ORDER BY id', [userId]);
}

const pointsIn = async (userId: string) => (await ledger(userId)).reduce((sum, { points }) => sum + points, 0);
const kept = async (userId: string) => (await db.query<{ points: number; counters: Record<string, number> }>('SELECT points, counters FROM games WHERE user_id = $1', [userId]))[0];

describe('awards', () => {
  test('a review that sticks earns by how long it did; the same day, forgetting and claiming earn nothing', async () => {
    const userId = await learner();
    await tell(
      reviewed(userId, 'r1', 1), reviewed(userId, 'r2', 30), reviewed(userId, 'r3', 0), reviewed(userId, 'r4', 40, 0, false),
      { ...reviewed(userId, 'r5', 9), claimed: true }, eventOf(userId, 'opened', { type: 'Lesson', id: 'les' }), eventOf(userId, 'finished', { type: 'Lesson', id: 'les' }),
    );
    await awarding().catchUp();
    const rows = await ledger(userId);
    assert.deepEqual(rows.filter(({ points }) => points > 0).map(({ subject, points }) => [subject, points]), [['r1', 2], ['r2', 6]]);
    assert.deepEqual(rows.filter(({ rule }) => rule === 'ACHIEVEMENT').map(({ subject }) => subject), ['reviews_stuck_1', 'reviews_after_a_month_1']);
    assert.deepEqual((await kept(userId))!.counters, { REVIEWS_STUCK: 2, REVIEWS_AFTER_A_MONTH: 1, LEARNING_DAYS: 1, LONGEST_STREAK: 1 });
  });

  test('a review that is undone gives its points back, once', async () => {
    const userId = await learner();
    await tell(reviewed(userId, 'r1', 8), voided(userId, 'r1', 8), voided(userId, 'r1', 8));
    await awarding().catchUp();
    assert.equal(await pointsIn(userId), 0);
    assert.equal((await kept(userId))!.counters['REVIEWS_STUCK'], 0);
  });

  test('a right answer counts once, a gap when it is closed on a later day, and a day’s right answers up to a limit', async () => {
    const userId = await learner();
    await tell(answered(userId, 'i1', 0, 0, 'answered', 'a1'), answered(userId, 'i1', 1, 0, 'answered', 'a2'), answered(userId, 'i2', 1), answered(userId, 'i2', 1, 1));
    await awarding().catchUp();
    assert.equal(await pointsIn(userId), 4);
    await tell(answered(userId, 'i1', 1, 1));
    await awarding().catchUp();
    assert.equal(await pointsIn(userId), 14);
    await tell(...Array.from({ length: 50 }, (_, index) => answered(userId, `many-${index}`, 1, 5)));
    await awarding().catchUp();
    assert.equal(await pointsIn(userId), 74);
  });

  test('an answer that is graded anew, and wrong, loses what it had earned; another attempt’s does not', async () => {
    const userId = await learner();
    await tell(answered(userId, 'i1', 1, 0, 'answered', 'a1'), answered(userId, 'i1', 0, 1, 'answered', 'a2'));
    await awarding().catchUp();
    assert.equal(await pointsIn(userId), 2);
    await tell(answered(userId, 'i1', 0, 1, 'regraded', 'a1'));
    await awarding().catchUp();
    assert.equal(await pointsIn(userId), 0);
  });

  test('what an answer earns waits until its learner may know what it came to; that he learnt that day does not', async () => {
    const userId = await learner();
    hidden.add('secret');
    await tell(answered(userId, 'i1', 1, 0, 'answered', 'secret'));
    await awarding().catchUp();
    assert.deepEqual([await pointsIn(userId), (await kept(userId))!.counters['LEARNING_DAYS']], [0, 1]);
    hidden.delete('secret');
    await db.query('UPDATE events_to_award SET award_after = now() WHERE user_id = $1', [userId]);
    await awarding().catchUp();
    assert.equal(await pointsIn(userId), 2);
  });

  test('whoever sets other clocks gains no day by it before a night has passed', async () => {
    const userId = await learner();
    const settings = new StudySettingsService({ db });
    const clocks = (timeZone: string, dayStartHour: number) => settings.update({ id: userId, organizationId: DEFAULT_ORGANIZATION_ID } as Viewer, { timeZone, dayStartHour });
    const learn = async (hours: number) => {
      await tell(reviewed(userId, `r${hours}`, 0, hours / 24));
      await awarding().catchUp();
      return (await kept(userId))!.counters['LEARNING_DAYS'];
    };
    await clocks('UTC', 4);
    assert.equal(await learn(0), 1);
    assert.equal(await learn(11), 1);
    // 11 in the evening; on the other side of the world, and by days that begin in the evening, it is tomorrow.
    await clocks('Pacific/Kiritimati', 0);
    assert.equal(await learn(11.1), 1);
    await clocks('UTC', 23);
    assert.equal(await learn(11.2), 1);
    await clocks('Pacific/Kiritimati', 0);
    // It is a traveller's after a night, and whoever stays where he is has each day of his calendar.
    assert.equal(await learn(20), 2);
    assert.equal(await learn(21.9), 2);
    assert.equal(await learn(22.1), 3);
    assert.equal((await kept(userId))!.counters['LONGEST_STREAK'], 3);
  });

  test('whoever has switched it off is awarded nothing, later neither', async () => {
    const userId = await learner();
    await tell(reviewed(userId, 'r1', 1));
    await awarding().catchUp();
    await db.query('UPDATE games SET enabled = false WHERE user_id = $1', [userId]);
    await tell(reviewed(userId, 'r2', 1));
    await awarding().catchUp();
    await db.query('UPDATE games SET enabled = true WHERE user_id = $1', [userId]);
    await awarding().catchUp();
    assert.equal(await pointsIn(userId), 2);
  });

  test('what can’t be looked at keeps nothing else waiting', async () => {
    const [broken, sound] = [await learner(), await learner()];
    await tell({ ...reviewed(broken, 'r1', 1), at: 'no time' as unknown as Date }, reviewed(broken, 'r2', 1), reviewed(sound, 'r1', 1));
    await awarding().catchUp();
    assert.deepEqual([await pointsIn(broken), await pointsIn(sound)], [2, 2]);
    assert.equal((await db.query('SELECT FROM events_to_award WHERE user_id = $1 AND failures = 1', [broken])).length, 1);
    await db.query('DELETE FROM events_to_award WHERE user_id = $1', [broken]);
  });

  test('in whichever order they are noted, how often they come and how many look at them: the ledger adds up, and nothing is in it twice', async () => {
    const happening = fc.oneof(
      fc.record({ kind: fc.constant('review' as const), id: fc.integer({ min: 1, max: 5 }), days: fc.integer({ min: 0, max: 40 }) }),
      fc.record({ kind: fc.constant('void' as const), id: fc.integer({ min: 1, max: 5 }), days: fc.integer({ min: 0, max: 40 }) }),
      fc.record({ kind: fc.constant('answer' as const), id: fc.integer({ min: 1, max: 5 }), day: fc.integer({ min: 0, max: 3 }), right: fc.boolean() }),
    );
    await fc.assert(fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 30 }), async (happenings) => {
      const userId = await learner();
      const events = happenings.map((one) => {
        if (one.kind === 'review') return reviewed(userId, `r${one.id}`, one.days);
        return one.kind === 'void' ? voided(userId, `r${one.id}`, one.days) : answered(userId, `i${one.id}`, one.right ? 1 : 0, one.day);
      });
      await Promise.all([tell(...events), tell(...events)]);
      await Promise.all([awarding().catchUp(), awarding().catchUp(), awarding().catchUp()]);
      await awarding().catchUp();
      const rows = await ledger(userId);
      assert.equal(new Set(rows.map(({ rule, subject }) => `${rule} ${subject}`)).size, rows.length);
      const game = (await kept(userId))!;
      assert.equal(game.points, rows.reduce((sum, { points }) => sum + points, 0));
      assert.ok(game.points >= 0);
      const taken = new Set(rows.filter(({ rule }) => rule === 'TAKEN_BACK').map(({ subject }) => subject));
      assert.equal(game.counters['REVIEWS_STUCK'] ?? 0, rows.filter(({ rule, subject }) => rule === 'REVIEW_STUCK' && !taken.has(`REVIEW_STUCK ${subject}`)).length);
      const told = await db.query<{ data: { awardId?: string } }>(`SELECT data FROM stream_events WHERE stream_id = $1 ORDER BY seq`, [`${userId}:awards`]);
      assert.equal(told.filter(({ data }) => data.awardId).length, rows.length);
    }), { numRuns: 15 });
  });
});
