import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { pino } from 'pino';
import { EventsRefused, slicesOf, usersOf, type ActivityFilter, type ActivityContext, type ActivityEvent, type ActivityStore } from '../../src/modules/activity/activity.store.js';
import { PostgresActivityStore } from '../../src/modules/activity/postgres.store.js';
import { connectMongo } from '../../src/platform/mongo.js';
import { newId } from '../../src/platform/ids.js';
import { openDatabase } from '../../src/platform/postgres.js';
import { freshDatabase } from '../kit/app.js';
import { eventually } from '../kit/generations.js';
import { mongoSkip, ownMongoSkip, startMongo, startOwnMongo } from '../kit/mongo.js';
import { startProxy } from '../kit/proxy.js';

const logger = pino({ level: 'silent' });
const ORGANIZATION = newId('Organization');

interface Opened {
  store: ActivityStore;
  close(): Promise<void>;
}

async function onPostgres(): Promise<Opened> {
  const database = await freshDatabase();
  const db = await openDatabase({ url: database.appUrl, role: null, poolSize: 10, logger });
  return {
    store: new PostgresActivityStore(db),
    async close() {
      await db.close();
      await database.drop();
    },
  };
}

async function onMongo(): Promise<Opened> {
  const { MongoActivityStore } = await import('../../src/modules/activity/mongo.store.js');
  const server = await startMongo();
  const mongo = await connectMongo(server.url, logger);
  return {
    store: new MongoActivityStore(mongo.db),
    async close() {
      await mongo.close();
      await server.stop();
    },
  };
}

const START = Date.UTC(2026, 0, 31, 9, 30, 0, 125);

function event(userId: string, changes: Partial<ActivityEvent> = {}): ActivityEvent {
  return {
    id: newId('Activity'),
    organizationId: ORGANIZATION,
    userId,
    at: new Date(START),
    verb: 'requested',
    object: { type: 'Generation', id: newId('Generation') },
    result: null,
    context: { courseId: newId('Course'), lessonId: newId('Lesson'), kind: 'QUIZ' },
    ...changes,
  };
}

/** Newest first, by time and then by id: the order that a page promises. */
function inOrder(events: ActivityEvent[]): ActivityEvent[] {
  return events.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
}

async function everything(store: ActivityStore, userId: string, limit: number, between?: () => Promise<void>): Promise<ActivityEvent[]> {
  const all: ActivityEvent[] = [];
  for (;;) {
    const last = all.at(-1);
    const page = await store.page(userId, { limit, after: last ? { at: last.at, id: last.id } : null });
    assert.ok(page.length <= limit);
    all.push(...page);
    if (page.length < limit) return all;
    await between?.();
  }
}

for (const [name, open, skip] of [['PostgreSQL', onPostgres, false], ['MongoDB', onMongo, mongoSkip]] as const) {
  suite(`the activity history on ${name}`, { skip }, () => {
    let opened: Opened;
    let store: ActivityStore;
    before(async () => {
      opened = await open();
      store = opened.store;
    });
    after(() => opened?.close());

    test('gives an event back as it was written', async () => {
      const userId = newId('User');
      const events = [
        event(userId, {
          at: new Date(START + 2), result: { success: true, score: { scaled: 0.5, raw: 1, max: 2 }, completion: true, durationMs: 1_200 },
          context: { quizId: 'q', attemptId: 'a', generationId: 'g', objectiveIds: ['o', 'p'], language: 'fr', extensions: { text: 'é', number: -1.5, no: false, nothing: null } },
          claimed: true,
        }),
        event(userId, { at: new Date(START + 1), verb: 'failed', result: { success: false }, context: null }),
        event(userId, { context: { courseId: 'é "quoted" $set.a {} \\ 😀', kind: 'null' } }),
      ];
      await store.append(events);
      assert.deepEqual(await store.page(userId, { limit: 10, after: null }), events);
    });

    test('keeps each event once, when 50 batches that share events are written at the same time', async () => {
      const userId = newId('User');
      const events = Array.from({ length: 60 }, (_, index) => event(userId, { at: new Date(START + (index % 7)) }));
      // Overlapping windows, every other one backwards: each event comes in ten batches, in different orders.
      const batches = Array.from({ length: 50 }, (_, index) => {
        const batch = Array.from({ length: 12 }, (_item, step) => events[(index * 6 + step * 5) % events.length]!);
        return index % 2 ? batch.toReversed() : batch;
      });
      const sent = new Set(batches.flat());
      assert.ok(batches.flat().length >= 5 * sent.size, 'the batches share their events');
      await Promise.all(batches.map((batch) => store.append(batch)));
      assert.deepEqual(await everything(store, userId, 100), inOrder([...sent]));
    });

    test('stores the others of a batch with an event that it knows, or that stands in it twice', async () => {
      const userId = newId('User');
      const [known, twice, ...others] = Array.from({ length: 5 }, () => event(userId)) as [ActivityEvent, ActivityEvent, ...ActivityEvent[]];
      await store.append([known]);
      await store.append([others[0]!, known, twice, twice, ...others.slice(1)]);
      assert.deepEqual(await everything(store, userId, 100), inOrder([known, twice, ...others]));
    });

    test('keeps what it has when an event comes again with another content', async () => {
      const userId = newId('User');
      const first = event(userId);
      await store.append([first]);
      await store.append([{ ...first, verb: 'failed', at: new Date(START + 5) }]);
      assert.deepEqual(await store.page(userId, { limit: 10, after: null }), [first]);
    });

    test('pages without a gap or a repetition while newer events come in, also where times are equal', async () => {
      const userId = newId('User');
      const events = Array.from({ length: 23 }, (_, index) => event(userId, { at: new Date(START + Math.floor(index / 6)) }));
      await store.append(events);
      const newer = () => store.append([event(userId, { at: new Date(START + 1_000) })]);
      for (const limit of [1, 4, 6, 23]) assert.deepEqual(await everything(store, userId, limit), inOrder(events));
      assert.deepEqual(await everything(store, userId, 5, newer), inOrder(events));
      assert.equal((await everything(store, userId, 100)).length, 23 + 4, 'the newer ones are there');
    });

    test('lets through what a filter says, in the same order, page by page', async () => {
      const userId = newId('User');
      const [course, other] = [newId('Course'), newId('Course')];
      const verbs = ['requested', 'answered', 'opened'];
      const kinds = ['Lesson', 'Card', 'Généré'];
      const events = Array.from({ length: 60 }, (_, index) => event(userId, {
        at: new Date(START + Math.floor(index / 4) * 1_000), verb: verbs[index % 3]!,
        object: { type: kinds[Math.floor(index / 7) % 3]!, id: 'it' }, context: index % 5 === 0 ? null : { courseId: index % 2 ? course : other },
      }));
      await store.append(events);
      const filters: ActivityFilter[] = [
        { courseId: course }, { courseId: newId('Course') }, { verbs: ['answered'] }, { verbs: ['opened', 'answered'] }, { verbs: ['opened', 'opened', 'never'] },
        { kinds: ['Card'] }, { kinds: ['Généré', 'Lesson', 'Never'] }, { kinds: ['Card', 'Lesson'], verbs: ['opened', 'requested'] }, { kinds: ['Card'], courseId: course },
        { kinds: ['Lesson'], verbs: ['answered'], courseId: other, from: new Date(START + 2_000), to: new Date(START + 12_000) },
        { courseId: other, verbs: ['requested', 'opened'] }, { from: new Date(START + 3_000) }, { to: new Date(START + 3_000) },
        { from: new Date(START + 2_000), to: new Date(START + 9_000), verbs: ['opened', 'requested'], courseId: course },
        { from: new Date(START + 2_000), to: new Date(START + 2_001) }, { courseId: null, verbs: null, from: null, to: null },
      ];
      for (const filter of filters) {
        const { courseId, verbs: wanted, kinds: types, from, to } = filter;
        const expected = inOrder(events.filter(({ at, verb, object, context }) => (!courseId || context?.courseId === courseId) && (!types || types.includes(object.type)) && (!wanted || wanted.includes(verb)) && (!from || at >= from) && (!to || at < to)));
        for (const limit of [3, 100]) {
          const found: ActivityEvent[] = [];
          for (let last: ActivityEvent | null = null; ;) {
            const page = await store.page(userId, { ...filter, limit, after: last });
            found.push(...page);
            if (page.length < limit) break;
            last = page.at(-1)!;
          }
          assert.deepEqual(found, expected, JSON.stringify(filter));
        }
      }
    });

    test('counts by periods what somebody did, whatever is written and removed at the same time, and nothing twice', async () => {
      const userId = newId('User');
      const course = newId('Course');
      const events = Array.from({ length: 200 }, (_, index) => event(userId, {
        at: new Date(START + index * 7 * 60_000), verb: index % 10 === 0 ? 'graded' : index % 3 ? 'answered' : 'opened', context: index % 4 ? null : { courseId: course },
        object: { type: index % 7 ? 'Lesson' : 'Card', id: 'it' },
      }));
      // Each in four batches, and those of every tenth quarter removed while they come.
      await Promise.all(Array.from({ length: 40 }, (_, index) => store.append(Array.from({ length: 20 }, (_item, step) => events[(index * 5 + step) % 200]!))));
      const gone = events.filter((_, index) => index % 20 === 3);
      const later = Array.from({ length: 50 }, (_, index) => event(userId, { at: new Date(START + index * 60_000), verb: 'answered', context: null }));
      await Promise.all([...gone.map(({ id }) => store.remove(userId, [id])), ...later.map((each) => store.append([each, each]))]);
      const there = [...events.filter((each) => !gone.includes(each)), ...later];
      const quarter = Math.floor(START / 900_000) * 900_000;
      const boundaries = [0, 1, 5, 6, 30, 60, 500].map((n) => new Date(quarter + n * 900_000));
      const except = there.slice(40, 60).map(({ id }) => id);
      for (const [courseId, verbs, kinds] of [[null, null, null], [course, null, null], [null, ['answered', 'graded'], null], [course, ['opened'], null], [null, null, ['Card']], [course, ['answered'], ['Lesson']]] as const) {
        const expected = boundaries.slice(1).map((end, index) => there.filter(({ id, at, verb, object, context }) => (
          at >= boundaries[index]! && at < end && verb !== 'graded' && !except.includes(id) && (!courseId || context?.courseId === courseId) && (!verbs || (verbs as readonly string[]).includes(verb)) && (!kinds || (kinds as readonly string[]).includes(object.type))
        )).length);
        assert.deepEqual(await store.count(userId, { courseId, verbs, kinds, boundaries, except }), expected);
        assert.ok(expected.some((count) => count > 0));
      }
      const hours = [-1, 0, 1, 4, 9, 30].map((n) => new Date(Math.floor(START / 3_600_000) * 3_600_000 + n * 3_600_000));
      assert.deepEqual(
        await store.count(userId, { boundaries: hours, except }),
        hours.slice(1).map((end, index) => there.filter(({ id, at, verb }) => at >= hours[index]! && at < end && verb !== 'graded' && !except.includes(id)).length),
      );
      assert.deepEqual(await store.count(newId('User'), { boundaries, except: [] }), [0, 0, 0, 0, 0, 0]);
    });

    test('gives all of a user slice by slice, and forgets him without touching another', async () => {
      const [userId, neighbour] = [newId('User'), newId('User')];
      const events = Array.from({ length: 2_300 }, (_, index) => event(userId, { at: new Date(START + index) }));
      const others = [event(neighbour), event(neighbour)];
      await store.append([...events, ...others]);
      const users: string[] = [];
      for await (const slice of usersOf(store)) users.push(...slice);
      assert.deepEqual(users, [...new Set(users)].sort());
      assert.ok(users.includes(userId) && users.includes(neighbour));
      assert.deepEqual(await store.users(users[0]!, 2), users.slice(1, 3));
      assert.deepEqual(inOrder(await store.byIds(userId, [events[0]!.id, events[7]!.id, others[0]!.id, newId('Activity')])), [events[7], events[0]]);

      await store.remove(neighbour, events.map(({ id }) => id));
      const sizes: number[] = [];
      for await (const slice of slicesOf(store, userId)) {
        sizes.push(slice.length);
        await store.remove(userId, slice.map(({ id }) => id));
      }
      assert.deepEqual(sizes, [1_000, 1_000, 300]);
      assert.deepEqual(await store.page(userId, { limit: 10, after: null }), []);
      assert.deepEqual(await store.page(neighbour, { limit: 10, after: null }), inOrder(others));
      const [from, to] = [new Date(Math.floor(START / 900_000) * 900_000), new Date((Math.floor(START / 900_000) + 96) * 900_000)];
      assert.deepEqual(await store.count(userId, { boundaries: [from, to], except: [] }), [0]);
    });

    test('says that it was asked and refuses what it can not hold, and keeps the others when they come by themselves', async () => {
      const userId = newId('User');
      const good = [event(userId), event(userId)];
      const poisoned = event(userId, { context: { 'a\0b': 'c' } as ActivityContext });
      await assert.rejects(store.append([good[0]!, poisoned, good[1]!]), EventsRefused);
      await assert.rejects(store.append([poisoned]), EventsRefused);
      await store.append(good);
      assert.deepEqual(await everything(store, userId, 10), inOrder(good));
    });

    test("shows nobody another's events, and takes an empty batch", async () => {
      const [one, other, nobody] = [newId('User'), newId('User'), newId('User')];
      const events = [event(one), event(other)];
      await store.append(events);
      await store.append([]);
      assert.deepEqual(await store.page(one, { limit: 10, after: null }), [events[0]]);
      assert.deepEqual(await store.page(nobody, { limit: 10, after: null }), []);
    });
  });
}

const outages = [
  ['PostgreSQL', false, async () => {
    const database = await freshDatabase();
    const url = new URL(database.appUrl);
    const proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    const db = await openDatabase({ url: url.href, role: null, poolSize: 2, logger });
    return { proxy, store: new PostgresActivityStore(db) as ActivityStore, close: () => db.close(), drop: () => database.drop() };
  }],
  ['MongoDB', ownMongoSkip, async () => {
    const { MongoActivityStore } = await import('../../src/modules/activity/mongo.store.js');
    const server = await startOwnMongo();
    const url = new URL(server.url);
    const proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    const mongo = await connectMongo(url.href, logger);
    return { proxy, store: new MongoActivityStore(mongo.db) as ActivityStore, close: () => mongo.close(), drop: () => server.stop() };
  }],
] as const;

for (const [name, skip, open] of outages) {
  test(`events that ${name} could not be asked to keep are neither kept nor refused`, { skip }, async () => {
    const { proxy, store, close, drop } = await open();
    try {
      const userId = newId('User');
      const [first, second] = [event(userId), event(userId)];
      await store.append([first]);
      proxy.cut();
      for (let tries = 0; tries < 3; tries += 1) {
        await assert.rejects(store.append([second]), (error) => !(error instanceof EventsRefused));
      }
      proxy.restore();
      await eventually(async () => store.append([second]).then(() => true, () => false), (kept) => kept, 20_000);
      assert.deepEqual(await everything(store, userId, 10), inOrder([first, second]));
    } finally {
      await close();
      await proxy.stop();
      await drop();
    }
  });
}
