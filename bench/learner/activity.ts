import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { pino } from 'pino';
import { Role, type Viewer } from '../../src/auth/viewer.js';
import { ENTITIES } from '../../src/entities.js';
import { ActivityService, type NewActivity } from '../../src/modules/activity/activity.service.js';
import type { ActivityEvent, ActivityFilter, ActivityStore } from '../../src/modules/activity/activity.store.js';
import { ActivityDelivery } from '../../src/modules/activity/delivery.js';
import { PostgresActivityStore } from '../../src/modules/activity/postgres.store.js';
import { MONGO_INDEXES } from '../../src/mongo.indexes.js';
import { startEmbedded } from '../../src/platform/embedded/index.js';
import { newId } from '../../src/platform/ids.js';
import { migrate } from '../../src/platform/migrate.js';
import { connectMongo } from '../../src/platform/mongo.js';
import { migrateMongo } from '../../src/platform/mongo.migrate.js';
import { APP_ROLE } from '../../src/platform/names.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { mongoSkip, startMongo } from '../../test/kit/mongo.js';
import { median, percentile, printGoals, printTable } from '../orchestrator/figures.js';

const EVENTS = 1_000_000;
const OTHERS = 200_000;
const SMALL = 10_000;
const ROUNDS = 100;
const WARM_UP = 10;
const GOAL_MS = 20;
const GOAL_RATE = 2_000;
const TAKEN_IN = 40_000;
const A_CALL = 100;
const AT_ONCE = 4;
const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 25, 12);
const VERBS = ['requested', 'completed', 'answered', 'reviewed', 'opened', 'finished', 'submitted', 'played', 'graded'] as const;
const logger = pino({ level: 'silent' });

const courses = Array.from({ length: 20 }, () => newId('Course'));

function event(userId: string, index: number): ActivityEvent {
  // Spread over a year, several of one millisecond now and then; a verb that is hardly ever there.
  const verb = index % 50_021 === 7 ? 'cancelled' : VERBS[(index * 7) % VERBS.length]!;
  const at = new Date(NOW - Math.floor((Math.imul(index, 2_654_435_761) >>> 0) / 2 ** 32 * 365 * DAY_MS));
  return {
    id: newId('Activity'), organizationId: 'org', userId, at, verb, object: { type: (['Generation', 'Card', 'Lesson'] as const)[index % 3]!, id: newId('Generation') },
    result: index % 3 ? null : { success: true }, context: { courseId: courses[(index * 11) % courses.length]!, kind: 'QUIZ' },
  };
}

async function fill(store: ActivityStore, userIds: readonly string[], count: number): Promise<void> {
  for (let done = 0; done < count; done += 5_000) {
    await store.append(Array.from({ length: Math.min(5_000, count - done) }, (_, index) => event(userIds[(done + index) % userIds.length]!, done + index)));
  }
}

function viewerOf(id: string): Viewer {
  return { id, organizationId: 'org', role: Role.LEARNER, sessionFamilyId: '', expiresAt: new Date(NOW), courses: new Map() };
}

const FILTERS: [string, ActivityFilter][] = [
  ['all', {}],
  ['one course of 20', { courseId: courses[3]! }],
  ['two verbs of 10', { verbs: ['answered', 'opened'] }],
  ['a verb of 20 events', { verbs: ['cancelled'] }],
  ['one kind of 3', { kinds: ['Card'] }],
  ['a course, a kind and two verbs', { courseId: courses[3]!, kinds: ['Lesson'], verbs: ['opened', 'finished'] }],
  ['a course and that verb', { courseId: courses[3]!, verbs: ['cancelled'] }],
  ['a week', { from: new Date(NOW - 100 * DAY_MS), to: new Date(NOW - 93 * DAY_MS) }],
];
const YEAR = { timeZone: 'Europe/Berlin', from: '2025-11-25', to: '2026-11-25' };

async function timed(work: (round: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const before = performance.now();
    await work(round);
    if (round >= WARM_UP) took.push(performance.now() - before);
  }
  return took;
}

/** @param analyse what autovacuum would do in a while; only the tables' owner may */
async function pages(db: Database, analyse: () => Promise<void>): Promise<void> {
  const store = new PostgresActivityStore(db);
  const [userId, ...others] = Array.from({ length: 201 }, () => newId('User')) as [string, ...string[]];
  await fill(store, [userId], EVENTS);
  await fill(store, others, OTHERS);
  await analyse();
  const service = new ActivityService({ db, store });
  const viewer = viewerOf(userId);
  const baseline = await timed(() => db.query('SELECT 1'));
  const rows: (string | number)[][] = [['SELECT 1', median(baseline), percentile(baseline, 0.95)]];
  const goals = [];
  for (const [name, filter] of FILTERS) {
    const took = await timed(() => service.own(viewer, filter, { first: 20, after: null }));
    rows.push([`a page of 20: ${name}`, median(took), percentile(took, 0.95)]);
    goals.push({ name: `a page, ${name}`, value: percentile(took, 0.95), most: GOAL_MS, unit: 'ms (p95)' });
  }
  const deep = await timed((round) => {
    const at = new Date(NOW - ((round * 37) % 365) * DAY_MS).toISOString();
    return service.own(viewer, {}, { first: 100, after: `${at} act_${'8'.repeat(32)}` });
  });
  rows.push(['a page of 100, anywhere', median(deep), percentile(deep, 0.95)]);
  goals.push({ name: 'a page of 100, anywhere', value: percentile(deep, 0.95), most: GOAL_MS, unit: 'ms (p95)' });
  const year = await timed(() => service.byDay(viewer, YEAR));
  rows.push(['a year by day', median(year), percentile(year, 0.95)]);
  const ofCourse = await timed(() => service.byDay(viewer, { ...YEAR, courseId: courses[3]! }));
  rows.push(['a year by day, one course of 20', median(ofCourse), percentile(ofCourse, 0.95)]);
  console.log(`\nA learner with ${EVENTS.toLocaleString('en')} events, among ${OTHERS.toLocaleString('en')} of others, in PostgreSQL (ms):`);
  printTable(['', 'p50', 'p95'], rows);
  printGoals(goals);
}

/** From the call that records to the history: nothing counts that has not arrived. */
async function intake(db: Database): Promise<void> {
  const store = new PostgresActivityStore(db);
  const service = new ActivityService({ db, store });
  const users = Array.from({ length: 200 }, () => newId('User'));
  const delivery = new ActivityDelivery({ db, store, logger });
  const started = performance.now();
  let sent = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (sent < TAKEN_IN) {
      const first = sent;
      sent += A_CALL;
      const userId = users[(first / A_CALL) % users.length]!;
      const events = Array.from({ length: A_CALL }, (_, index): NewActivity => {
        const { id: _id, verb: _verb, ...rest } = event(userId, first + index);
        return { ...rest, verb: 'opened', key: `bench ${first + index}` };
      });
      await db.transaction((tx) => service.record(tx, ...events));
    }
  }));
  const recorded = performance.now() - started;
  while ((await db.query<{ count: number }>('SELECT count(*) AS count FROM activity_outbox'))[0]!.count > 0) await pause(20);
  const arrived = performance.now() - started;
  await delivery.close();
  console.log(`\n${TAKEN_IN.toLocaleString('en')} events with keys, ${A_CALL} a call, ${AT_ONCE} calls at once, beside one delivery: recorded in ${(recorded / 1_000).toFixed(1)} s, all arrived after ${(arrived / 1_000).toFixed(1)} s.`);
  const rate = TAKEN_IN / (arrived / 1_000);
  console.log(`  ${rate >= GOAL_RATE ? 'met   ' : 'MISSED'}  taken in and arrived: ${rate.toFixed(0)} events/s (at least ${GOAL_RATE})`);
}

/** What a server that speaks MongoDB's protocol answers, beside PostgreSQL. */
async function same(db: Database): Promise<void> {
  if (mongoSkip) return console.log(`\nNot compared with MongoDB: ${mongoSkip}.`);
  const { MongoActivityStore } = await import('../../src/modules/activity/mongo.store.js');
  const server = await startMongo();
  const mongo = await connectMongo(server.url, logger);
  try {
    await migrateMongo(mongo.db, MONGO_INDEXES);
    const userId = newId('User');
    const events = Array.from({ length: SMALL }, (_, index) => event(userId, index));
    const answers: unknown[][] = [];
    const rows: (string | number)[][] = [];
    for (const [name, store] of [['PostgreSQL', new PostgresActivityStore(db)], ['MongoDB', new MongoActivityStore(mongo.db)]] as const) {
      for (let done = 0; done < SMALL; done += 500) await store.append(events.slice(done, done + 500));
      const service = new ActivityService({ db, store });
      const asked: unknown[] = [];
      const took: number[] = [];
      for (const [, filter] of FILTERS) {
        const before = performance.now();
        asked.push(await service.own(viewerOf(userId), filter, { first: 100, after: null }));
        took.push(performance.now() - before);
      }
      const before = performance.now();
      asked.push(await service.byDay(viewerOf(userId), YEAR), await service.byDay(viewerOf(userId), { ...YEAR, courseId: courses[3]! }));
      answers.push(asked);
      rows.push([name, median(took), performance.now() - before]);
    }
    console.log(`\n${SMALL.toLocaleString('en')} events in both stores (ms):`);
    printTable(['', 'a page, p50', 'two years by day'], rows);
    console.log(`  ${isDeepStrictEqual(answers[0], answers[1]) ? 'met   ' : 'MISSED'}  the same answers`);
  } finally {
    await mongo.close();
    await server.stop();
  }
}

/** The history of learners: how fast it is read and written, and whether both stores say the same. */
export async function activity(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lyceum-bench-'));
  const postgres = await startEmbedded({ dataDir: folder, logger, onFatal: (error) => console.error(error) });
  try {
    await migrate({ url: postgres.ownerUrl, appRole: APP_ROLE, entities: ENTITIES, logger });
    const db = await openDatabase({ url: postgres.appUrl, role: null, poolSize: 10, logger });
    try {
      await same(db);
      await intake(db);
      await pages(db, async () => {
        const owner = await openDatabase({ url: postgres.ownerUrl, role: null, poolSize: 1, logger });
        await owner.query('VACUUM ANALYZE activity_events, activity_counts');
        await owner.close();
      });
    } finally {
      await db.close();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
