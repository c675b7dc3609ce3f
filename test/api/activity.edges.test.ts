import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, send } from '../kit/clients.js';
import { courseWith, type Course } from '../kit/enrolments.js';
import { eventually, rows } from '../kit/generations.js';
import { mongoSkip, startMongo, type TestMongo } from '../kit/mongo.js';

const RECORD = 'mutation ($events: [ClaimInput!]!) { recordActivity(events: $events) { stored known refused { id field message } } }';
const BY_DAY = 'query ($from: String!, $to: String!, $timeZone: String) { activityByDay(from: $from, to: $to, timeZone: $timeZone) { date startsAt count } }';
interface Recorded { recordActivity: { stored: string[]; known: string[]; refused: { id: string; field: string; message: string }[] } }
interface Day { date: string; startsAt: string; count: number }
const HOUR = 3_600_000;

for (const [name, isMongo, skip] of [['PostgreSQL', false, false], ['MongoDB', true, mongoSkip]] as const) {
  suite(`activity on ${name}`, { skip }, () => {
    let server: TestMongo | null = null;
    let app: TestApp;
    let course: Course;
    before(async () => {
      server = isMongo ? await startMongo() : null;
      app = await startApp(server ? { env: { MONGODB_URL: server.url } } : {});
      course = await courseWith(app);
    });
    after(async () => {
      await app?.stop();
      await server?.stop();
    });
    const delivered = () => eventually(() => rows<{ n: number }>(app.database, 'SELECT count(*)::int AS n FROM activity_outbox'), ([row]) => row!.n === 0, 30_000);

    test('stores what is sound of a batch, once, and says of the rest which field is wrong', async () => {
      const { token } = await signUp(app);
      const event = (id: string, changes: object = {}) => ({ id, verb: 'played', at: new Date(Date.now() - HOUR).toISOString(), lessonId: course.lessonIds[0], ...changes });
      const batch = [
        event('good'), event('good'), event('future', { at: new Date(Date.now() + 10 * 60_000).toISOString() }), event('old', { at: '1970-01-01T00:00:00Z' }),
        event('verb', { verb: 'ate' }), event('verb2', { verb: '__proto__' }), event('lesson', { lessonId: 'les_00000000000000000000000000000009' }), event('x'.repeat(101)), event(''),
        event('none', { lessonId: null }), event('long', { durationMs: -1 }), event('nul', { part: 'a\u0000b' }), event('half', { part: '\ud800' }), event('fine', { part: 'é'.repeat(200), durationMs: 0 }),
      ];
      const { recordActivity: told } = await gql<Recorded>(app, { query: RECORD, variables: { events: batch }, token });
      assert.deepEqual([told.stored, told.known], [['good', 'fine'], ['good']]);
      assert.deepEqual(told.refused.map(({ field }) => field), ['events[2].at', 'events[3].at', 'events[4].verb', 'events[5].verb', 'events[6].lessonId', 'events[7].id', 'events[8].id', 'events[9].lessonId', 'events[10].durationMs', 'events[11].part', 'events[12].part']);
      const many = await Promise.all(Array.from({ length: 20 }, () => send<Recorded>(app, { query: RECORD, variables: { events: [event('raced')] }, token })));
      assert.equal(many.filter(({ data: each }) => each?.recordActivity.stored.length === 1).length, 1);
      for (const count of [501, 20_000]) {
        const answer = await send(app, { query: RECORD, variables: { events: Array.from({ length: count }, (_, index) => event(`e${index}`)) }, token });
        assert.ok(answer.errors.length > 0);
      }
      await delivered();
      const { activity } = await gql<{ activity: { edges: { node: { id: string; verb: string; claimed: boolean } }[] } }>(app, { query: '{ activity(first: 100) { edges { node { id verb claimed } } } }', token });
      assert.deepEqual(activity.edges.map(({ node }) => node.claimed).filter((claimed) => !claimed), []);
    });

    test('has days as long as they are, and none that there never was', async () => {
      const { token } = await signUp(app);
      const days = async (from: string, to: string, timeZone: string | null) => (await gql<{ activityByDay: Day[] }>(app, { query: BY_DAY, variables: { from, to, timeZone }, token })).activityByDay;
      const hours = (list: Day[]) => list.slice(1).map(({ startsAt }, index) => (Date.parse(startsAt) - Date.parse(list[index]!.startsAt)) / HOUR);
      assert.deepEqual(hours(await days('2026-03-28', '2026-03-31', 'Europe/Berlin')), [24, 23, 24]);
      // Within the last thirty days: clocks in New York go back on the first of November.
      const at = ['2026-11-01T03:59:59.999Z', '2026-11-01T04:00:00.000Z', '2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z', '2026-11-02T04:59:59.999Z', '2026-11-02T05:00:00.000Z'];
      await gql<Recorded>(app, { query: RECORD, variables: { events: at.map((each, index) => ({ id: `d${index}`, verb: 'played', at: each, courseId: course.courseId })) }, token });
      const counted = async () => (await days('2026-10-31', '2026-11-03', 'America/New_York')).map(({ count }) => count);
      const before = await counted();
      await delivered();
      assert.deepEqual([before, await counted()], [[1, 4, 1, 0], [1, 4, 1, 0]]);
      assert.deepEqual((await days('2026-11-01', '2026-11-02', 'Asia/Kathmandu')).map(({ count }) => count), [4, 2]);
      for (const [from, to, timeZone] of [['2026-01-01', '2026-01-02', 'Mars/Olympus'], ['2026-01-01', '2026-01-02', ''], ['2026-01-01', '2026-01-02', 'Europe/Berlin\u0000'], ['2026-02-30', '2026-03-01', 'UTC'], ['2026-01-02', '2026-01-01', 'UTC'], ['2020-01-01', '2026-01-01', 'UTC'], ['x', 'y', 'UTC'], ['+275760-09-13', '+275760-09-14', 'UTC'], ['9999-12-30', '9999-12-31', 'Pacific/Kiritimati']]) {
        const answer = await send(app, { query: BY_DAY, variables: { from, to, timeZone }, token });
        assert.ok(answer.errors.every(({ extensions }) => extensions.code === 'BAD_USER_INPUT'), JSON.stringify(answer.errors));
      }
    });

    test('answers for a day that there never was, and for one before all counting', async () => {
      const { token } = await signUp(app);
      const apia = await send<{ activityByDay: Day[] }>(app, { query: BY_DAY, variables: { from: '2011-12-28', to: '2012-01-01', timeZone: 'Pacific/Apia' }, token });
      const zero = await send(app, { query: BY_DAY, variables: { from: '0000-01-01', to: '0000-01-02', timeZone: 'UTC' }, token });
      const fifty = await send(app, { query: BY_DAY, variables: { from: '0050-01-01', to: '0050-01-03', timeZone: 'Europe/Berlin' }, token });
      assert.deepEqual([apia, zero, fifty].flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code)).filter((code) => code !== 'BAD_USER_INPUT'), []);
    });
  });
}
