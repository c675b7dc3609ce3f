import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import { pino } from 'pino';
import type { ActivityEvent, ActivityStore } from '../../src/modules/activity/activity.store.js';
import { checkedDays } from '../../src/modules/activity/filters.js';
import { MongoActivityStore } from '../../src/modules/activity/mongo.store.js';
import { PostgresActivityStore } from '../../src/modules/activity/postgres.store.js';
import { MongoProfileStore } from '../../src/modules/profiles/mongo.store.js';
import { PostgresProfileStore } from '../../src/modules/profiles/postgres.store.js';
import { newId } from '../../src/platform/ids.js';
import { connectMongo, type Mongo } from '../../src/platform/mongo.js';
import { openDatabase } from '../../src/platform/postgres.js';
import { freshDatabase } from '../kit/app.js';
import { ownMongoSkip, startOwnMongo, type TestMongo } from '../kit/mongo.js';
import type { TestDatabase } from '../kit/postgres.js';
import { claim, profileOf } from '../kit/profiles.js';

const logger = pino({ level: 'silent' });
const COURSES = Array.from({ length: 3 }, () => newId('Course'));
const VERBS = ['opened', 'finished', 'answered', 'graded', 'regraded', 'earned', 'played', 'reviewed'];
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'America/St_Johns', 'Africa/Cairo', 'Pacific/Kiritimati', 'America/Sao_Paulo', 'Asia/Tehran', 'Antarctica/Troll'];

suite('two stores with the same random data', { skip: ownMongoSkip }, () => {
  let server: TestMongo;
  let mongo: Mongo;
  let database: TestDatabase;
  let db: Awaited<ReturnType<typeof openDatabase>>;
  let both: ActivityStore[];
  before(async () => {
    server = await startOwnMongo();
    mongo = await connectMongo(server.url, logger);
    database = await freshDatabase();
    db = await openDatabase({ url: database.appUrl, role: null, poolSize: 5, logger });
    both = [new PostgresActivityStore(db), new MongoActivityStore(mongo.db)];
  });
  after(async () => {
    await mongo?.close();
    await server?.stop();
    await db?.close();
    await database?.drop();
  });

  test('give the same pages, in the same order, and the same counts by days, whatever the zone and the filter', async () => {
    const eventOf = (userId: string) => fc.record({
      at: fc.oneof(fc.integer({ min: Date.UTC(2011, 11, 28), max: Date.UTC(2012, 0, 2) }), fc.integer({ min: Date.UTC(2026, 2, 27), max: Date.UTC(2026, 3, 6) }), fc.constantFrom(...['2026-03-29T00:00:00.000Z', '2026-03-28T22:59:59.999Z', '2026-03-28T23:00:00Z', '2026-04-04T15:00:00Z', '2026-04-04T15:14:59.999Z', '2026-04-04T15:30:00Z'].map((text) => Date.parse(text)))).map((ms) => new Date(ms)),
      verb: fc.constantFrom(...VERBS), course: fc.option(fc.constantFrom(...COURSES), { nil: null }),
      text: fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !text.includes('\0') && text.isWellFormed()), number: fc.double({ noNaN: true, noDefaultInfinity: true }),
      success: fc.option(fc.boolean(), { nil: undefined }),
    }).map(({ at, verb, course, text, number, success }): ActivityEvent => ({
      id: newId('Activity'), organizationId: newId('Organization'), userId, at, verb, object: { type: 'Lesson', id: newId('Lesson') },
      result: success === undefined ? null : { success, score: { scaled: Object.is(number, -0) ? 0 : number } }, context: course === null ? null : { courseId: course, extensions: { part: text, 'a.b': 1, $c: null } },
    }));
    await fc.assert(fc.asyncProperty(fc.array(fc.integer(), { minLength: 1, maxLength: 60 }), fc.gen(), fc.constantFrom(...ZONES), fc.option(fc.constantFrom(...COURSES), { nil: null }),
      fc.option(fc.uniqueArray(fc.constantFrom('opened', 'finished', 'answered', 'played', 'reviewed'), { minLength: 1 }), { nil: null }), fc.integer({ min: 1, max: 7 }), async (slots, gen, zone, courseId, verbs, limit) => {
        const userId = newId('User');
        const events = slots.map(() => gen(eventOf, userId));
        await Promise.all(both.map((store) => store.append(events)));
        const gone = events.slice(0, events.length >> 2).map(({ id }) => id);
        await Promise.all(both.map((store) => store.remove(userId, gone)));
        const filter = { courseId, verbs, ...(events.length % 2 ? { from: new Date(Date.UTC(2026, 2, 28, 12)), to: new Date(Date.UTC(2026, 3, 5)) } : {}) };
        const pages = await Promise.all(both.map(async (store) => {
          const all: ActivityEvent[] = [];
          for (let last: ActivityEvent | null = null; ;) {
            const page = await store.page(userId, { ...filter, limit, after: last });
            all.push(...page);
            if (page.length < limit) return all;
            last = page.at(-1)!;
          }
        }));
        assert.deepEqual(pages[1], pages[0]);
        for (const [from, to] of [['2026-03-27', '2026-04-06'], ['2011-12-28', '2012-01-02']] as const) {
          const { days } = checkedDays({ timeZone: zone, from, to, courseId, verbs });
          const boundaries = days.map(({ startsAt }) => startsAt);
          const except = events.slice(-3).map(({ id }) => id);
          const counts = await Promise.all(both.map((store) => store.count(userId, { courseId, verbs, boundaries, except })));
          assert.deepEqual(counts[1], counts[0], zone);
          const expected = boundaries.slice(1).map((end, index) => events.filter(({ id, at, verb, context }) => !gone.includes(id) && !except.includes(id) && at >= boundaries[index]! && at < end && !['graded', 'regraded', 'earned'].includes(verb) && (!courseId || context?.courseId === courseId) && (!verbs || (verbs as string[]).includes(verb))).length);
          assert.deepEqual(counts[0], expected, zone);
        }
      }), { numRuns: 20 });
  });

  test('keep a profile of whatever texts alike', async () => {
    const stores = [new PostgresProfileStore(db), new MongoProfileStore(mongo.db)];
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 20 }), fc.double(), async (text, subject, confidence) => {
      const fresh = profileOf([claim({ text, subject, confidence })]);
      const written = await Promise.all(stores.map((store) => store.put(fresh, 0).then((profile) => profile && { ...profile, at: null }, (error: Error) => error.message)));
      assert.deepEqual(written[1], written[0]);
      const read = await Promise.all(stores.map(async (store) => (await store.get(fresh.userId))?.document));
      assert.deepEqual(read[1], read[0]);
    }), { numRuns: 40 });
  });
});
