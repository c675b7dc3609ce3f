import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, suite, test } from 'node:test';
import { VERBS, CLIENT_VERBS } from '../../src/modules/activity/vocabulary.js';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { classroom, rows, type Classroom } from '../kit/generations.js';
import { assertStatement } from '../kit/xapi.js';

interface Recorded {
  stored: string[];
  known: string[];
  refused: { id: string; field: string; message: string }[];
}

interface Day {
  date: string;
  startsAt: string;
  count: number;
}

const RECORD = 'mutation ($events: [ClaimInput!]!) { result: recordActivity(events: $events) { stored known refused { id field message } } }';
const ACTIVITY = `query ($first: Int! = 100, $after: String, $filter: ActivityFilterInput) { activity(first: $first, after: $after, filter: $filter) {
  edges { node { id at verb claimed object { type id } result { durationMs } context { courseId lessonId } xapi } } pageInfo { endCursor hasNextPage } } }`;
const BY_DAY = `query ($from: String!, $to: String!, $timeZone: String, $filter: ActivityDaysFilterInput) {
  days: activityByDay(from: $from, to: $to, timeZone: $timeZone, filter: $filter) { date startsAt count } }`;
const DAY_MS = 86_400_000;

suite('what clients say that their learners did', () => {
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
    room = await classroom(app);
  });
  after(() => app?.stop());

  const claim = (changes: object = {}) => ({ id: randomUUID(), verb: 'opened', at: new Date().toISOString(), lessonId: room.lessonId, ...changes });
  const record = async (token: string, ...events: object[]) => (await gql<{ result: Recorded }>(app, { query: RECORD, variables: { events }, token })).result;
  const nodes = async (token: string, variables: Record<string, unknown> = {}) => (
    (await gql<{ activity: { edges: { node: Record<string, unknown> }[] } }>(app, { query: ACTIVITY, variables, token })).activity.edges.map(({ node }) => node)
  );
  const days = async (token: string, variables: Record<string, unknown>) => (await gql<{ days: Day[] }>(app, { query: BY_DAY, variables, token })).days;

  test('is kept once for each id, the others of a batch with it, and stands in the history at its time as what it is', async () => {
    const learner = await signUp(app);
    const recent = new Date(Date.now() - 3_600_000).toISOString();
    const first = claim({ verb: 'played', at: recent, part: 'The video', durationMs: 1_500 });
    assert.deepEqual(await record(learner.token, first), { stored: [first.id], known: [], refused: [] });
    const [second, third] = [claim({ verb: 'paused' }), claim({ lessonId: undefined, courseId: room.courseId, verb: 'closed' })];
    assert.deepEqual(await record(learner.token, second, { ...first, verb: 'paused' }, third, third), { stored: [second.id, third.id], known: [first.id, third.id], refused: [] });
    const results = await Promise.all(Array.from({ length: 10 }, () => record(learner.token, second, third)));
    assert.ok(results.every(({ known }) => known.length === 2));
    const events = await nodes(learner.token);
    assert.deepEqual(events.map(({ verb }) => verb).sort(), ['closed', 'paused', 'played']);
    const played = events.find(({ verb }) => verb === 'played')!;
    const { xapi, id: _id, ...rest } = played;
    assert.deepEqual(rest, { at: recent, verb: 'played', claimed: true, object: { type: 'Lesson', id: room.lessonId }, result: { durationMs: 1_500 }, context: { courseId: room.courseId, lessonId: room.lessonId } });
    for (const event of events) assertStatement(event['xapi']);
    assert.deepEqual((xapi as { context: { extensions: object } }).context.extensions, { 'urn:lyceum:xapi:extension:part': 'The video', 'urn:lyceum:xapi:extension:claimed': true });
    const other = await signUp(app);
    assert.deepEqual((await record(other.token, second)).stored, [second.id], 'the ids of one client are not those of another');
    assert.equal((await nodes(other.token)).length, 1);
  });

  test('is refused by name where it is of the future, of 1970, of a verb that Lyceum sees by itself, or about what he may not read', async () => {
    const learner = await signUp(app);
    const draft = await classroom(app);
    await rows(app.database, `UPDATE courses SET status = 'DRAFT' WHERE id = $1`, [draft.courseId]);
    const at = (ms: number) => new Date(Date.now() + ms).toISOString();
    const wrong: [object, string][] = [
      [{ at: at(6 * 60_000) }, 'at'], [{ at: '1970-01-01T00:00:00.000Z' }, 'at'], [{ at: at(-30 * DAY_MS - 1_000) }, 'at'],
      [{ verb: 'swallowed' }, 'verb'], [{ verb: 'toString' }, 'verb'], [{ id: '' }, 'id'], [{ id: 'x'.repeat(101) }, 'id'], [{ id: 'a\0b' }, 'id'],
      ...Object.keys(VERBS).filter((verb) => !CLIENT_VERBS.some((each) => each === verb)).map((verb): [object, string] => [{ verb }, 'verb']),
      [{ lessonId: draft.lessonId }, 'lessonId'], [{ lessonId: room.courseId }, 'lessonId'], [{ lessonId: 'x' }, 'lessonId'], [{ lessonId: undefined }, 'lessonId'],
      [{ lessonId: undefined, courseId: draft.courseId }, 'courseId'], [{ courseId: draft.courseId }, 'courseId'],
      [{ part: '' }, 'part'], [{ part: 'x'.repeat(201) }, 'part'], [{ part: '\ud800' }, 'part'], [{ durationMs: -1 }, 'durationMs'], [{ durationMs: DAY_MS + 1 }, 'durationMs'],
    ];
    const good = [claim({ at: at(4 * 60_000) }), claim({ at: at(-30 * DAY_MS + 60_000) })];
    const { stored, known, refused } = await record(learner.token, good[0]!, ...wrong.map(([changes]) => claim(changes)), good[1]!);
    assert.deepEqual([stored, known], [good.map(({ id }) => id), []]);
    assert.deepEqual(refused.map(({ field }) => field), wrong.map(([, field], index) => `events[${index + 1}].${field}`));
    assert.ok(refused.every(({ message }) => message.endsWith('.')));
    assert.equal((await nodes(learner.token)).length, 2);
  });

  test('comes in calls of at most 500, and of at most 2 MiB, from those who signed in', async () => {
    const learner = await signUp(app);
    const many = Array.from({ length: 501 }, () => claim());
    for (const events of [[], many]) {
      const { extensions } = await refusal(app, { query: RECORD, variables: { events }, token: learner.token });
      assert.deepEqual([extensions.code, extensions['field']], ['BAD_USER_INPUT', 'events']);
    }
    assert.equal((await record(learner.token, ...many.slice(1))).stored.length, 500);
    assert.equal((await refusal(app, { query: RECORD, variables: { events: [claim()] } })).extensions.code, 'UNAUTHENTICATED');
    // A million of them: refused by its size, without being parsed.
    const event = JSON.stringify(claim());
    const body = `{"query":${JSON.stringify(RECORD)},"variables":{"events":[${`${event},`.repeat(999_999)}${event}]}}`;
    const started = performance.now();
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${learner.token}` }, body }).catch((error: Error) => error);
    // The server may hang up while the rest is still being sent.
    if (!(response instanceof Error)) assert.equal(response.status, 413);
    assert.ok(performance.now() - started < 5_000);
    assert.equal((await nodes(learner.token, { first: 1 })).length, 1, 'it goes on answering');
  });

  test('is found by course, verb and period, and unknown filters are refused by name', async () => {
    const learner = await signUp(app);
    const other = await classroom(app);
    const at = (minutes: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 - minutes * 60_000).toISOString();
    await record(learner.token, claim({ at: at(1) }), claim({ at: at(2), verb: 'played' }), claim({ at: at(3), lessonId: other.lessonId }), claim({ at: at(4), verb: 'played', lessonId: other.lessonId }));
    const found = async (filter: object) => (await nodes(learner.token, { filter })).map(({ verb, context }) => [verb, (context as { courseId: string }).courseId === room.courseId]);
    assert.deepEqual(await found({ courseId: room.courseId }), [['opened', true], ['played', true]]);
    assert.deepEqual(await found({ verbs: ['played'] }), [['played', true], ['played', false]]);
    assert.deepEqual(await found({ verbs: ['played', 'opened'], courseId: other.courseId }), [['opened', false], ['played', false]]);
    assert.deepEqual([await found({ kinds: ['Lesson'], verbs: ['played'] }), await found({ kinds: ['Card', 'Course'] })], [[['played', true], ['played', false]], []]);
    assert.deepEqual(await found({ from: at(3), to: at(1) }), [['played', true], ['opened', false]]);
    assert.deepEqual(await found({}), [['opened', true], ['played', true], ['opened', false], ['played', false]]);
    for (const [filter, field] of [
      [{ courseId: room.lessonId }, 'filter.courseId'], [{ verbs: [] }, 'filter.verbs'], [{ verbs: ['played', 'hasOwnProperty'] }, 'filter.verbs[1]'], [{ kinds: [] }, 'filter.kinds'], [{ kinds: ['Lesson', 'lesson'] }, 'filter.kinds[1]'], [{ from: at(1), to: at(1) }, 'filter.to'],
    ] as const) {
      const { extensions } = await refusal(app, { query: ACTIVITY, variables: { filter }, token: learner.token });
      assert.deepEqual([extensions.code, extensions['field']], ['BAD_USER_INPUT', field]);
    }
  });

  test('is counted by the days of a calendar, also of 23 and of 25 hours, before and after it has arrived', async () => {
    const learner = await signUp(app);
    const put = (...times: string[]) => rows(
      app.database,
      `INSERT INTO activity_outbox (id, organization_id, user_id, at, statement)
       SELECT 'act_' || replace(gen_random_uuid()::text, '-', ''), 'org', $1, at, jsonb_build_object('verb', 'opened', 'object', jsonb_build_object('type', 'Lesson', 'id', 'l'), 'result', null, 'context', jsonb_build_object('courseId', $3::text))
         FROM unnest($2::timestamptz[]) AS at`,
      [learner.id, times, room.courseId],
    );
    // In Berlin the 29th of March begins at 23:00 and ends at 22:00, the 25th of October at 22:00 and 23:00.
    await put('2026-03-28T22:59:59.999Z', '2026-03-28T23:00:00Z', '2026-03-29T01:00:00Z', '2026-03-29T21:59:59.999Z', '2026-03-29T22:00:00Z');
    await put('2026-10-24T21:59:59.999Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59.999Z', '2026-10-25T23:00:00Z');
    const spring = { from: '2026-03-28', to: '2026-03-30', timeZone: 'Europe/Berlin' };
    const autumn = { from: '2026-10-24', to: '2026-10-26', timeZone: 'Europe/Berlin' };
    const both = async () => [(await days(learner.token, spring)).map(({ count }) => count), (await days(learner.token, autumn)).map(({ count }) => count)];
    // Whatever has arrived when: never one more, never one less.
    for (let looks = 0; looks < 30; looks++) assert.deepEqual(await both(), [[1, 3, 1], [1, 2, 1]]);
    for (;;) {
      const [row] = await rows<{ n: number }>(app.database, 'SELECT count(*)::int AS n FROM activity_outbox');
      assert.deepEqual(await both(), [[1, 3, 1], [1, 2, 1]]);
      if (row!.n === 0) break;
    }
    const berlin = await days(learner.token, spring);
    assert.deepEqual(berlin.map(({ date, startsAt }) => [date, startsAt]), [['2026-03-28', '2026-03-27T23:00:00.000Z'], ['2026-03-29', '2026-03-28T23:00:00.000Z'], ['2026-03-30', '2026-03-29T22:00:00.000Z']]);
    for (const [zone, counts] of [['UTC', [2, 3, 0]], ['Asia/Kathmandu', [0, 3, 2]], ['Pacific/Kiritimati', [0, 3, 2]], ['America/St_Johns', [3, 2, 0]]] as const) {
      assert.deepEqual((await days(learner.token, { ...spring, timeZone: zone })).map(({ count }) => count), counts, zone);
    }
    assert.deepEqual((await days(learner.token, { ...spring, filter: { verbs: ['opened'], courseId: room.courseId } })).map(({ count }) => count), [1, 3, 1]);
    assert.deepEqual((await days(learner.token, { ...spring, filter: { verbs: ['played'] } })).map(({ count }) => count), [0, 0, 0]);
    assert.deepEqual((await days(learner.token, { ...spring, filter: { kinds: ['Card'] } })).map(({ count }) => count), [0, 0, 0]);
    assert.deepEqual((await days(learner.token, { ...spring, filter: { verbs: ['opened'], kinds: ['Lesson'], courseId: room.courseId } })).map(({ count }) => count), [1, 3, 1]);
    await gql(app, { query: 'mutation { updateStudySettings(input: { timeZone: "Pacific/Kiritimati" }) { timeZone } }', token: learner.token });
    assert.deepEqual((await days(learner.token, { ...spring, timeZone: undefined })).map(({ count }) => count), [0, 3, 2], 'by his own calendar');
  });

  test('is counted for at most 400 days that there are, in a zone that there is', async () => {
    const { token } = await signUp(app);
    const good = { from: '2026-01-01', to: '2027-02-04', timeZone: 'Europe/Berlin' };
    assert.equal((await days(token, good)).length, 400);
    for (const [changes, field] of [
      [{ timeZone: 'Mars/Olympus' }, 'timeZone'], [{ timeZone: '+05:30' }, 'timeZone'], [{ to: '2027-02-05' }, 'to'], [{ to: '2025-12-31' }, 'to'], [{ from: '2026-02-30' }, 'from'],
      [{ from: '2026-1-1' }, 'from'], [{ from: '' }, 'from'], [{ filter: { verbs: ['graded'] } }, 'filter.verbs[0]'], [{ filter: { verbs: ['nothing'] } }, 'filter.verbs[0]'],
    ] as const) {
      const { extensions } = await refusal(app, { query: BY_DAY, variables: { ...good, ...changes }, token });
      assert.deepEqual([extensions.code, extensions['field']], ['BAD_USER_INPUT', field]);
    }
  });
});
