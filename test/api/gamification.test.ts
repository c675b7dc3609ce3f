import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { quizWith } from '../kit/attempts.js';
import { gql, refusal, wsClient } from '../kit/clients.js';
import { classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import { sit, STATEMENT } from '../kit/statistics.js';

interface AwardData {
  id: string;
  rule: string;
  points: number;
  courseId: string | null;
  achievement: { code: string } | null;
  challengeId: string | null;
}

interface AwardEventData {
  __typename: string;
  seq: number;
  total?: number;
  award?: AwardData;
  level?: number;
}

interface GameData {
  points: number;
  level: { number: number };
  streak: { current: number; learntToday: boolean };
  achievements: { achievement: { code: string }; progress: number; earnedAt: string | null }[];
  awards: { edges: { node: AwardData & { eventId: string } }[] };
}

interface ChallengeData {
  id: string;
  title: string;
  progress: number | null;
  reachedAt: string | null;
  cancelledAt: string | null;
}

interface BoardData {
  __typename: string;
  edges?: { cursor: string; node: { rank: number; alias: string; points: number; isViewer: boolean } }[];
  pageInfo?: { hasNextPage: boolean; endCursor: string };
}

const HOUR = 3_600_000;
const FOLDER = new URL('../../../docs/operations/', import.meta.url);
const operation = (name: string) => readFileSync(new URL(`${name}.graphql`, FOLDER), 'utf8');
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
/** Five points in three questions. */
const PERFECT = [STATEMENT('Barques have masts.', { points: 3 }), STATEMENT('Tides turn.'), STATEMENT('Salt floats ships.')];
const AT_THE_END = { reveal: { key: 'AFTER_DUE_DATE', evidence: 'AFTER_DUE_DATE', explanation: 'AFTER_DUE_DATE', score: 'AFTER_DUE_DATE' } };
const A_COURSE = 'crs_00000000000000000000000000000009';

suite('what learning earns', () => {
  let app: TestApp;
  let room: Classroom;
  let learner: TestAccount;
  before(async () => {
    app = await startApp();
  });
  after(() => app.stop());
  beforeEach(async () => {
    room = await classroom(app);
    ({ learner } = room);
  });

  const ask = async <Data>({ token }: TestAccount, name: string, variables: Record<string, unknown> = {}): Promise<Data> => (
    Object.values(await gql(app, { query: operation(name), variables, token }))[0] as Data
  );
  const askInVain = async ({ token }: TestAccount, name: string, variables: Record<string, unknown>) => {
    const { extensions: { code, field } } = await refusal(app, { query: operation(name), variables, token });
    return field === undefined ? code : `${code} ${field}`;
  };
  const game = (account: TestAccount) => ask<GameData>(account, 'gamification', { first: 100 });
  const board = (account: TestAccount, more: object = {}) => ask<BoardData>(account, 'leaderboard', { courseId: room.courseId, ...more });
  const places = async (account: TestAccount, more: object = {}) => (await board(account, more)).edges!.map(({ node: { rank, alias, points, isViewer } }) => [rank, alias, points, isViewer]);
  /** Nothing that has happened is left to be looked at, but for what waits for its quiz. */
  const lookedAt = () => eventually(
    () => rows<{ n: number }>(app.database, 'SELECT count(*)::int AS n FROM events_to_award WHERE award_after <= now()'), ([found]) => found!.n === 0,
  );
  const answer = async (account: TestAccount, quiz: { id: string }, itemIds: readonly string[], rights: readonly boolean[]) => {
    await sit(app, account.token, quiz.id, new Map(itemIds.map((id, index) => [id, rights[index]!])));
    await lookedAt();
  };
  const follow = async (account: TestAccount, variables: object, leave: (event: AwardEventData) => boolean = () => false): Promise<AwardEventData[]> => {
    const client = wsClient(app, account.token);
    const seen: AwardEventData[] = [];
    try {
      for await (const { data, errors } of client.subscribe<{ awardEvents: AwardEventData }>(operation('follow-awards'), { ...variables })) {
        if (errors || !data) throw new Error(JSON.stringify(errors));
        seen.push(data.awardEvents);
        if (leave(data.awardEvents)) break;
      }
    } finally {
      await client.dispose();
    }
    return seen;
  };
  const told = (account: TestAccount, afterSeq = 0) => follow(account, { afterSeq, until: 'CAUGHT_UP' });
  const challenge = (changes: object = {}) => ({
    input: { courseId: room.courseId, title: 'Two right', counter: 'ANSWERS_RIGHT', target: 2, startsAt: inHours(-1), endsAt: inHours(1), ...changes },
  });

  test('right answers, once each, told as they are earned and again to who comes back; all points of a quiz mark it', async () => {
    const { quiz, itemIds } = await quizWith(app, room, {}, PERFECT);
    const live = follow(learner, {}, ({ award }) => award?.achievement?.code === 'perfect_attempts_1');
    await answer(learner, quiz, itemIds, [true, false, true]);
    const first = await game(learner);
    assert.deepEqual([first.points, first.streak.current, first.streak.learntToday], [4, 1, true]);
    assert.deepEqual(first.awards.edges.map(({ node: { rule, points, courseId } }) => [rule, points, courseId]).toSorted(), [
      ['ACHIEVEMENT', 0, room.courseId], ['ANSWER_RIGHT', 2, room.courseId], ['ANSWER_RIGHT', 2, room.courseId],
    ]);
    assert.ok(first.awards.edges.every(({ node }) => /^act_/.test(node.eventId)));
    await answer(learner, quiz, itemIds, [true, true, true]);
    await answer(learner, quiz, itemIds, [true, true, true]);
    const second = await game(learner);
    // A gap that is closed on the same day shows nothing yet.
    assert.equal(second.points, 6);
    assert.deepEqual(second.awards.edges.map(({ node: { rule } }) => rule).filter((rule) => rule !== 'ANSWER_RIGHT').toSorted(), ['ACHIEVEMENT', 'ACHIEVEMENT', 'PERFECT_ATTEMPT']);
    assert.deepEqual(second.achievements.filter(({ earnedAt }) => earnedAt).map(({ achievement: { code }, progress }) => [code, progress]), [['answers_right_1', 1], ['perfect_attempts_1', 1]]);

    const events = await live;
    assert.deepEqual(events.map(({ seq }) => seq), [1, 2, 3, 4, 5, 6]);
    assert.equal(events.at(-1)!.total, 6);
    assert.deepEqual(new Set(events.map(({ award }) => award!.id)), new Set(second.awards.edges.map(({ node }) => node.id)));
    assert.deepEqual((await told(learner, 3)).map(({ seq, award }) => [seq, award!.id]), events.slice(3).map(({ seq, award }) => [seq, award!.id]));
    assert.deepEqual(await told(room.teacher), []);
    for (const afterSeq of [-1, 7]) await assert.rejects(follow(learner, { afterSeq }), /(?=.*BAD_USER_INPUT)(?=.*"field":"afterSeq")/);
  });

  test('nothing that is shown or told before the quiz says what an attempt came to, and all of it then', async () => {
    const { quiz, itemIds } = await quizWith(app, room, { ...AT_THE_END, dueAt: inHours(1) }, PERFECT);
    await ask(learner, 'join-leaderboard', { courseId: room.courseId, alias: 'Tern' });
    const { id } = await ask<ChallengeData>(room.teacher, 'create-challenge', challenge());
    await ask(learner, 'join-challenge', { id });
    await answer(learner, quiz, itemIds, [true, true, true]);
    /** What can be known of it. */
    const known = async () => {
      const { points, achievements, awards, streak } = await game(learner);
      const [{ node } = { node: null }] = (await ask<{ edges: { node: ChallengeData }[] }>(learner, 'challenges', { courseId: room.courseId })).edges;
      return [points, achievements.filter(({ progress, achievement: { code } }) => progress > 0 && !/_days|streak/.test(code)).length, awards.edges.length, node?.progress, (await places(learner))[0]![2], streak.learntToday];
    };
    const lookAgain = async () => {
      await rows(app.database, 'UPDATE events_to_award SET award_after = now()');
      await lookedAt();
    };
    assert.deepEqual([await known(), await told(learner)], [[0, 0, 0, 0, 0, true], []]);
    await lookAgain();
    assert.deepEqual([await known(), await told(learner)], [[0, 0, 0, 0, 0, true], []]);
    await rows(app.database, `UPDATE quiz_publications SET settings = jsonb_set(settings, '{dueAt}', to_jsonb($2::text)) WHERE quiz_id = $1`, [quiz.id, inHours(-1)]);
    await lookAgain();
    // 3 right answers and the challenge.
    assert.deepEqual((await known()).with(1, 0).with(2, 0), [31, 0, 0, 2, 31, true]);
    assert.deepEqual((await told(learner)).map(({ award }) => award!.rule).toSorted(), [
      'ACHIEVEMENT', 'ACHIEVEMENT', 'ACHIEVEMENT', 'ANSWER_RIGHT', 'ANSWER_RIGHT', 'ANSWER_RIGHT', 'CHALLENGE_REACHED', 'PERFECT_ATTEMPT',
    ]);
  });

  test('nothing by clicking: what is opened, finished, asked for or claimed', async () => {
    const lessonId = room.lessonId;
    const claims = ['opened', 'finished', 'played'].map((verb) => ({ id: randomUUID(), verb, at: new Date().toISOString(), lessonId, part: 'The video' }));
    assert.equal((await ask<{ stored: string[] }>(learner, 'record-activity', { events: claims })).stored.length, 3);
    await ask(learner, 'explain-lesson', { input: { lessonId, question: 'When was it founded?' } });
    await ask(learner, 'open-lesson', { input: { lessonId, eventId: randomUUID() } });
    await ask(learner, 'finish-lesson', { input: { lessonId, eventId: randomUUID() } });
    await lookedAt();
    const { points, awards, streak } = await game(learner);
    assert.deepEqual([points, awards.edges, streak.current, streak.learntToday, await told(learner)], [0, [], 0, false, []]);
  });

  test('nothing for who knows the keys because he teaches the course', async () => {
    const { quiz, itemIds } = await quizWith(app, room, {}, PERFECT);
    await answer(room.teacher, quiz, itemIds, [true, true, true]);
    const { points, awards } = await game(room.teacher);
    assert.deepEqual([points, awards.edges], [0, []]);
    const admin = await signUp(app, 'ADMIN');
    await answer(admin, quiz, itemIds, [true, true, true]);
    assert.equal((await game(admin)).points, 0);
  });

  test('nothing while the learner or the course has switched it off, later neither', async () => {
    const { quiz, itemIds } = await quizWith(app, room, {}, PERFECT);
    assert.deepEqual(await ask(learner, 'update-gamification', { input: { enabled: false, restDays: ['SUNDAY'] } }), { enabled: false, restDays: ['SUNDAY'] });
    await answer(learner, quiz, itemIds, [true, true, true]);
    assert.equal(await game(learner), null);
    assert.match(await askInVain(learner, 'join-leaderboard', { courseId: room.courseId, alias: 'Tern' }), /^BAD_USER_INPUT/);
    await ask(learner, 'update-gamification', { input: { enabled: true } });
    await lookedAt();
    assert.deepEqual([(await game(learner)).points, await told(learner)], [0, []]);

    assert.equal(await ask(room.teacher, 'set-course-gamification', { courseId: room.courseId, enabled: false }), false);
    const other = await signUp(app);
    await answer(other, quiz, itemIds, [true, true, true]);
    assert.match(await askInVain(other, 'join-leaderboard', { courseId: room.courseId, alias: 'Tern' }), /^BAD_USER_INPUT/);
    assert.equal(await ask(room.teacher, 'set-course-gamification', { courseId: room.courseId, enabled: true }), true);
    await lookedAt();
    assert.equal((await game(other)).points, 0);
    assert.equal(await askInVain(learner, 'set-course-gamification', { courseId: room.courseId, enabled: false }), 'FORBIDDEN');
  });

  test('a place among those alone who asked for one, the same for the same points', async () => {
    const { quiz, itemIds } = await quizWith(app, room, {}, PERFECT);
    const [two, three, silent, off] = await Promise.all([signUp(app), signUp(app), signUp(app), signUp(app)]);
    for (const account of [learner, two, silent, off]) await answer(account, quiz, itemIds, [true, true, false]);
    await answer(three, quiz, itemIds, [true, false, false]);
    assert.equal((await board(learner)).__typename, 'NotOnLeaderboard');
    for (const [account, alias] of [[learner, 'Tern'], [two, 'Gull'], [three, 'Auk'], [off, 'Skua']] as const) {
      assert.equal(await ask(account, 'join-leaderboard', { courseId: room.courseId, alias }), alias);
    }
    await ask(off, 'update-gamification', { input: { enabled: false } });
    const shown = await places(learner, { period: 'ALL' });
    assert.deepEqual(shown.toSorted(), [[1, 'Gull', 4, false], [1, 'Tern', 4, true], [3, 'Auk', 2, false]]);
    assert.equal((await board(silent)).__typename, 'NotOnLeaderboard');
    assert.equal((await board(off)).__typename, 'NotOnLeaderboard');
    // In pages each once.
    const paged: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { edges, pageInfo }: BoardData = await board(learner, { first: 1, after });
      paged.push(...edges!.map(({ node }) => node.alias));
      [after, more] = [pageInfo!.endCursor, pageInfo!.hasNextPage];
    }
    assert.deepEqual(paged, shown.map(([, alias]) => alias));
    assert.equal(await ask(two, 'leave-leaderboard', { courseId: room.courseId }), true);
    assert.equal(await ask(two, 'leave-leaderboard', { courseId: room.courseId }), false);
    assert.equal((await board(two)).__typename, 'NotOnLeaderboard');
    assert.deepEqual((await places(learner)).map(([rank, alias]) => [rank, alias]), [[1, 'Tern'], [2, 'Auk']]);
  });

  test('a challenge, once, by what is done after joining', async () => {
    const { quiz, itemIds } = await quizWith(app, room, {}, PERFECT);
    await answer(learner, quiz, itemIds, [true, false, false]);
    const { id } = await ask<ChallengeData>(room.teacher, 'create-challenge', challenge());
    assert.equal((await ask<ChallengeData>(learner, 'join-challenge', { id })).progress, 0);
    await answer(learner, quiz, itemIds, [true, true, false]);
    await ask(learner, 'join-challenge', { id });
    const progress = async () => (await ask<{ edges: { node: ChallengeData }[] }>(learner, 'challenges', { courseId: room.courseId })).edges.map((edge) => [edge.node.id, edge.node.progress, edge.node.reachedAt !== null]);
    assert.deepEqual(await progress(), [[id, 1, false]]);
    await answer(learner, quiz, itemIds, [true, true, true]);
    await answer(learner, quiz, itemIds, [true, true, true]);
    assert.deepEqual(await progress(), [[id, 2, true]]);
    const reached = (await told(learner)).filter(({ award }) => award?.challengeId);
    assert.deepEqual(reached.map(({ award }) => [award!.rule, award!.points, award!.challengeId]), [['CHALLENGE_REACHED', 25, id]]);
    assert.deepEqual((await told(learner)).flatMap(({ award }) => award?.achievement?.code ?? []), ['answers_right_1', 'challenges_reached_1', 'perfect_attempts_1']);

    const late = await ask<ChallengeData>(room.teacher, 'create-challenge', challenge());
    assert.notEqual((await ask<ChallengeData>(room.teacher, 'cancel-challenge', { id: late.id })).cancelledAt, null);
    assert.equal(await askInVain(learner, 'join-challenge', { id: late.id }), 'BAD_USER_INPUT id');
    assert.equal(await askInVain(learner, 'cancel-challenge', { id }), 'FORBIDDEN');
    assert.equal(await askInVain(learner, 'create-challenge', challenge()), 'FORBIDDEN');
  });

  test('an error that names what is wrong', async () => {
    const { courseId } = room;
    const wrong: [name: string, variables: Record<string, unknown>, by: TestAccount, answer: string][] = [
      ['update-gamification', { input: { restDays: ['MONDAY', 'TUESDAY', 'FRIDAY', 'SUNDAY'] } }, learner, 'BAD_USER_INPUT input.restDays'],
      ['update-gamification', { input: { restDays: null } }, learner, 'BAD_USER_INPUT input.restDays'],
      ['update-gamification', { input: { enabled: null } }, learner, 'BAD_USER_INPUT input.enabled'],
      ['create-challenge', challenge({ counter: 'LEARNING_DAYS' }), room.teacher, 'BAD_USER_INPUT input.counter'],
      ['create-challenge', challenge({ target: 0 }), room.teacher, 'BAD_USER_INPUT input.target'],
      ['create-challenge', challenge({ target: 10_001 }), room.teacher, 'BAD_USER_INPUT input.target'],
      ['create-challenge', challenge({ title: '' }), room.teacher, 'BAD_USER_INPUT input.title'],
      ['create-challenge', challenge({ endsAt: inHours(-2) }), room.teacher, 'BAD_USER_INPUT input.endsAt'],
      ['create-challenge', challenge({ startsAt: inHours(-3), endsAt: inHours(-2) }), room.teacher, 'BAD_USER_INPUT input.endsAt'],
      ['create-challenge', challenge({ endsAt: inHours(24 * 400) }), room.teacher, 'BAD_USER_INPUT input.endsAt'],
      ['join-challenge', { id: 'x' }, learner, 'NOT_FOUND'],
      ['join-leaderboard', { courseId, alias: '' }, learner, 'BAD_USER_INPUT alias'],
      ['join-leaderboard', { courseId, alias: 'a'.repeat(41) }, learner, 'BAD_USER_INPUT alias'],
      ['join-leaderboard', { courseId, alias: ' \t ' }, learner, 'BAD_USER_INPUT alias'],
      ['leaderboard', { courseId, after: 'x' }, learner, 'BAD_USER_INPUT after'],
      ['challenges', { courseId, after: 'x' }, learner, 'BAD_USER_INPUT after'],
      ...['leaderboard', 'challenges'].map((name): [string, Record<string, unknown>, TestAccount, string] => [name, { courseId: A_COURSE }, learner, 'NOT_FOUND']),
    ];
    for (const [name, variables, by, expected] of wrong) assert.equal(await askInVain(by, name, variables), expected, `${name} ${JSON.stringify(variables)}`);
  });

  for (const policy of ['CODE', 'INVITATION']) {
    test(`nothing to know of a course by ${policy} for who is outside of it`, async () => {
      const { courseId } = room;
      const { id } = await ask<ChallengeData>(room.teacher, 'create-challenge', challenge());
      await ask(learner, 'join-leaderboard', { courseId, alias: 'Tern' });
      await ask(room.teacher, 'set-enrolment-rules', { input: { courseId, policy } });
      const outsider = await signUp(app);
      for (const account of [outsider, learner]) {
        for (const [name, variables] of [['leaderboard', { courseId }], ['join-leaderboard', { courseId, alias: 'Gull' }], ['challenges', { courseId }], ['join-challenge', { id }], ['set-course-gamification', { courseId, enabled: false }], ['create-challenge', challenge()], ['cancel-challenge', { id }]] as const) {
          assert.equal(await askInVain(account, name, variables), 'NOT_FOUND', name);
        }
        assert.equal(await ask(account, 'leave-leaderboard', { courseId }), account === learner);
      }
      assert.deepEqual(await places(room.teacher).catch(() => 'not on it'), 'not on it');
    });
  }
});
