import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
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
import { environment, freshDatabase, startApp } from '../kit/app.js';
import { rows } from '../kit/generations.js';
import { ownMongoSkip, startOwnMongo, type TestMongo } from '../kit/mongo.js';
import type { TestDatabase } from '../kit/postgres.js';
import { claim, profileOf } from '../kit/profiles.js';
import { startProxy } from '../kit/proxy.js';

const logger = pino({ level: 'silent' });
const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
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
      }), { numRuns: 60 });
  });

  test('keep a profile of whatever texts alike', async () => {
    const stores = [new PostgresProfileStore(db), new MongoProfileStore(mongo.db)];
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 20 }), fc.double(), async (text, subject, confidence) => {
      const fresh = profileOf([claim({ text, subject, confidence })]);
      const written = await Promise.all(stores.map((store) => store.put(fresh, 0).then((profile) => profile && { ...profile, at: null }, (error: Error) => error.message)));
      assert.deepEqual(written[1], written[0]);
      const read = await Promise.all(stores.map(async (store) => (await store.get(fresh.userId))?.document));
      assert.deepEqual(read[1], read[0]);
    }), { numRuns: 100 });
  });
});

suite('documents that are moved by the command', { skip: ownMongoSkip }, () => {
  test('through a connection that is cut again and again, are all there, once, at the end', async () => {
    const server = await startOwnMongo();
    const database = await freshDatabase();
    const url = new URL(server.url);
    const proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    const app = await startApp({ database });
    const env = { ...environment(database, app.config.dataDir), MONGODB_URL: url.href };
    await app.stop();
    const db = await openDatabase({ url: database.appUrl, role: null, poolSize: 5, logger });
    const activity = new PostgresActivityStore(db);
    const profiles = new PostgresProfileStore(db);
    const users = Array.from({ length: 60 }, () => newId('User'));
    const events = users.flatMap((userId) => Array.from({ length: 200 }, (_, index): ActivityEvent => ({ id: newId('Activity'), organizationId: newId('Organization'), userId, at: new Date(Date.UTC(2026, 0, 1) + index * 1_000), verb: 'opened', object: { type: 'Lesson', id: newId('Lesson') }, result: null, context: null })));
    for (let at = 0; at < events.length; at += 2_000) await activity.append(events.slice(at, at + 2_000));
    for (const userId of users) {
      let fresh = profileOf([claim()], { userId });
      for (let version = 0; version < 3; version += 1) await profiles.put(fresh = { ...fresh }, version);
    }
    const move = (to: string) => new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
      execFile(process.execPath, [CLI, 'documents', 'move', '--to', to], { env, timeout: 90_000 }, (error, stdout, stderr) => resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr }));
    });
    const runs: unknown[] = [];
    const traces: string[] = [];
    try {
      for (const to of ['mongodb', 'postgres']) {
        for (let run = 0; run < 8; run += 1) {
          const from = performance.now();
          // While it works, and back a moment later; the last one is let alone.
          const again = run < 3 ? setInterval(() => {
            proxy.cut();
            setTimeout(() => proxy.restore(), 200);
          }, 1_300 + run * 300) : undefined;
          const { code, stdout, stderr } = await move(to);
          clearInterval(again);
          proxy.restore();
          runs.push([to, run, code, Math.round(performance.now() - from), stdout.slice(0, 200), stderr.slice(0, 300)]);
          if (/\bat .*\.js:\d+/.test(stderr + stdout)) traces.push(stderr.slice(0, 300));
          if (code === 0 && run >= 3) break;
        }
        const mongo = await connectMongo(server.url, logger);
        const inMongo = [await mongo.db.collection('activity_events').countDocuments({}), await mongo.db.collection('profiles').countDocuments({}), await mongo.db.collection('profile_versions').countDocuments({})];
        await mongo.close();
        const inPostgres = (await rows<{ n: number }>(database, 'SELECT (SELECT count(*)::int FROM activity_events) AS n UNION ALL SELECT (SELECT count(*)::int FROM profiles) UNION ALL SELECT (SELECT count(*)::int FROM profile_versions)')).map(({ n }) => n);
        const all = [events.length, users.length, users.length * 2];
        assert.deepEqual([inMongo, inPostgres], to === 'mongodb' ? [all, [0, 0, 0]] : [[0, 0, 0], all], JSON.stringify(runs));
      }
      assert.deepEqual(traces, [], 'who moves is told in a sentence that the connection was lost, and that he may go on');
    } finally {
      if (process.env['JUDGE']) console.log(runs.map((run) => JSON.stringify(run)).join('\n'));
      await db.close();
      await proxy.stop();
      await server.stop();
      await database.drop();
    }
  });
});
