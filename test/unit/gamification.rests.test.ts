import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { pino } from 'pino';
import { Role, type Viewer } from '../../src/auth/viewer.js';
import { StudySettingsService } from '../../src/modules/flashcards/settings.service.js';
import { restsOf } from '../../src/modules/gamification/gamification.repository.js';
import { GamificationService } from '../../src/modules/gamification/gamification.service.js';
import { Weekday } from '../../src/modules/gamification/gamification.type.js';
import { weekdayOf } from '../../src/modules/gamification/streaks.js';
import { DEFAULT_ORGANIZATION_ID } from '../../src/modules/identity/identity.entity.js';
import { UsersService } from '../../src/modules/identity/users.service.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { dayOf } from '../../src/platform/time-zone.js';
import { freshDatabase } from '../kit/app.js';

const DAY_MS = 86_400_000;
const WEEKDAYS = Object.values(Weekday);
/** 20,605 is 2026-06-01, a Monday. */
const MONDAY = 20_605;
const CLOCKS = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin'];

let db: Database;
let settings: StudySettingsService;
let games: GamificationService;
before(async () => {
  db = await openDatabase({ url: (await freshDatabase()).appUrl, role: null, poolSize: 5, logger: pino({ level: 'silent' }) });
  settings = new StudySettingsService({ db });
  games = new GamificationService({ db, settings, signals: {} as never, courses: {} as never });
});
after(() => db.close());

async function learner(): Promise<Viewer> {
  const user = await new UsersService({ db }).insert(db, { email: `${randomUUID()}@example.org`, displayName: 'Learner', passwordHash: 'none', role: Role.LEARNER, emailVerified: true });
  return { id: user!.id, organizationId: DEFAULT_ORGANIZATION_ID, role: Role.LEARNER, sessionFamilyId: '', expiresAt: new Date(), courses: new Map() };
}

const noon = (day: number) => new Date(day * DAY_MS + DAY_MS / 2);
const learn = (viewer: Viewer, days: readonly number[]) =>
  db.query(`INSERT INTO learning_days (user_id, day, clock, last_at) SELECT $1, day, 'UTC 4', to_timestamp(day * 86400) FROM unnest($2::int[]) AS day`, [viewer.id, days]);
const rest = (viewer: Viewer, weekdays: readonly number[], at: Date) => games.update(viewer, { restDays: weekdays.map((weekday) => WEEKDAYS[weekday]!) }, at);
const streak = async (viewer: Viewer, day: number) => (await games.own(viewer, noon(day)))!.streak.current;

async function daysOfRest(viewer: Viewer): Promise<number[]> {
  const rests = await restsOf(db, viewer.id);
  return Array.from({ length: 60 }, (_, index) => MONDAY + index).filter((day) => rests.findLast(({ fromDay }) => fromDay <= day)?.weekdays.includes(weekdayOf(day)));
}

describe('days of rest', () => {
  test('hold from the next Monday on, and then every week', async () => {
    const viewer = await learner();
    await rest(viewer, [5, 6], noon(MONDAY + 2));
    assert.deepEqual((await daysOfRest(viewer)).slice(0, 4), [12, 13, 19, 20].map((day) => MONDAY + day));
    await learn(viewer, [4, 7, 8, 9, 10, 11, 14].map((day) => MONDAY + day));
    assert.equal(await streak(viewer, MONDAY + 14), 6);
  });

  test('keep no streak over a week in which each evening the next day is made one', async () => {
    for (let first = MONDAY; first < MONDAY + 7; first += 1) {
      const viewer = await learner();
      for (let day = first; day < first + 6; day += 1) await rest(viewer, [weekdayOf(day + 1)], noon(day));
      await learn(viewer, [first, first + 7]);
      assert.equal(await streak(viewer, first + 7), 1, `from weekday ${weekdayOf(first)} on`);
    }
  });

  test('are three a week at most and none that has begun, however often and by whichever clocks they are chosen', async () => {
    const choice = fc.record({
      hours: fc.integer({ min: 0, max: 72 }), timeZone: fc.constantFrom(...CLOCKS), dayStartHour: fc.integer({ min: 0, max: 23 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
    });
    await fc.assert(fc.asyncProperty(fc.array(choice, { minLength: 1, maxLength: 12 }), async (choices) => {
      const viewer = await learner();
      let at = MONDAY * DAY_MS;
      for (const { hours, timeZone, dayStartHour, weekdays } of choices) {
        at += hours * 3_600_000;
        await settings.update(viewer, { timeZone, dayStartHour });
        const before = await daysOfRest(viewer);
        await rest(viewer, weekdays, new Date(at));
        const begun = Math.max(...CLOCKS.map((clock) => dayOf({ timeZone: clock, startHour: 0 }, new Date(at))));
        assert.deepEqual((await daysOfRest(viewer)).filter((day) => day <= begun), before.filter((day) => day <= begun));
      }
      for (const [week, days] of Map.groupBy(await daysOfRest(viewer), (day) => Math.floor((day - MONDAY) / 7))) assert.ok(days.length <= 3, `${days.length} in week ${week}`);
    }), { numRuns: 30 });
  });
});
