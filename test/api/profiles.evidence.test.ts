import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { Client } from 'pg';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { quizWith } from '../kit/attempts.js';
import { gql, send } from '../kit/clients.js';
import { startFaultServer, type FaultServer, type RequestBody } from '../kit/fault-server.js';
import { asModel, classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import { analysed, answerAll, opened, questionnaire, readProfile, READ_PROFILE, type ProfileData } from '../kit/questionnaires.js';
import { taughtCourse, tell } from '../kit/planning.js';
import { sit, STATEMENT } from '../kit/statistics.js';

const BLANK = { choices: [], right: [], level: 0, lesson: 0, quote: '', least: 0, most: 0, unit: '' };
const QUESTIONS = [{ ...BLANK, purpose: 'GOAL', input: 'LONG_TEXT', prompt: 'What would you like to be able to do with what you learn about harbours?' }];
const CLAIM = { subject: 'Founders', value: '', text: 'The history of this learner shows how it is with the founders of harbours.', confidence: 0.95, lesson: 0 };
const isQuestionnaire = ({ response_format }: RequestBody): boolean => JSON.stringify(response_format ?? '').includes('"questionnaire"');
const promptOf = (body: RequestBody): string => JSON.stringify(body);

suite('claims of a model that rest on the history', () => {
  let model: FaultServer;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    model = await startFaultServer();
    app = await startApp({ tuning: { providers: [asModel(model)], retries: { attempts: 1, baseMs: 1 } } });
    room = await classroom(app);
  });
  after(async () => {
    await app?.stop();
    await model?.close();
  });

  /** Somebody who had all right about founders, none about keepers, and sat what shows nobody its score. */
  async function learner(): Promise<{ token: string; id: string; prompt: string; facts: Map<string, number>; profile: ProfileData }> {
    const { token, id } = await signUp(app);
    const about = (objective: string) => Array.from({ length: 12 }, (_, index) => STATEMENT(`${objective}, ${index}.`, { objectives: [objective] }));
    const shown = await quizWith(app, room, {}, [...about('Name the founders'), ...about('Name the keepers')]);
    const hidden = await quizWith(app, room, { reveal: { score: 'NEVER', key: 'NEVER' } }, about('Name the pirates'));
    await sit(app, token, shown.quiz.id, new Map(shown.itemIds.map((item, index) => [item, index < 12])));
    await sit(app, token, hidden.quiz.id, new Map(hidden.itemIds.map((item) => [item, true])));
    let prompt = '';
    const facts = new Map<string, number>();
    model.always(({ body }) => {
      if (isQuestionnaire(body)) return { answer: () => ({ items: QUESTIONS }) };
      prompt ||= promptOf(body);
      for (const [, number, objective] of prompt.matchAll(/(\d+)\. MASTERY \([^)]*\) (Name the \w+)/g)) facts.set(objective!, Number(number));
      const [founders, keepers] = [facts.get('Name the founders')!, facts.get('Name the keepers')!];
      return { answer: () => ({ items: [
        { ...CLAIM, field: 'STRENGTH', answers: [founders] }, { ...CLAIM, field: 'GAP', subject: 'Keepers', answers: [keepers] },
        { ...CLAIM, field: 'GAP', subject: 'The founders', answers: [founders] }, { ...CLAIM, field: 'STRENGTH', subject: 'All', answers: [keepers, 99] },
        { ...CLAIM, field: 'GOAL', subject: '', text: 'It follows from the answers that this learner wants to know all harbours.', answers: [1] },
      ] }) };
    });
    const { id: started } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, questionCount: 1, testCount: 0, fresh: true } });
    await opened(app, token, started);
    await answerAll(app, token, started);
    await questionnaire(app, token, 'complete', { id: started });
    assert.equal((await analysed(app, token, started)).analysis?.origin, 'MODEL');
    return { token, id, prompt, facts, profile: (await readProfile(app, token))! };
  }

  test('are let through where it bears them, and lead to its events; a score that is not shown is in none of it', async () => {
    const { prompt, facts, profile, id } = await learner();
    assert.deepEqual([...facts.keys()].toSorted(), ['Name the founders', 'Name the keepers']);
    assert.ok(!/pirates/.test(prompt), 'no model learns what the learner may not');
    assert.match(prompt, /REGULARITY \(days=1, of=28\)/);
    assert.deepEqual(profile.strengths.map(({ subject, origin }) => [subject, origin]), [['Founders', 'MODEL']]);
    assert.deepEqual(profile.gaps.map(({ subject }) => subject), ['Keepers']);
    assert.ok(profile.strengths[0]!.confidence < 0.95, 'no surer than the history is');
    for (const { evidence } of [...profile.strengths, ...profile.gaps]) {
      assert.ok(evidence.length > 0 && evidence.every(({ kind, event }) => kind === 'EVENT' && event?.userId === id && event.verb === 'answered'));
    }
  });

  test("are read while the history can't be, which says so in its own field, and after it is gone", async () => {
    const { token, id, profile } = await learner();
    await eventually(() => rows<{ n: number }>(app.database, 'SELECT count(*)::int AS n FROM activity_outbox WHERE user_id = $1', [id]), ([row]) => row!.n === 0, 20_000);
    const holder = new Client({ connectionString: app.database.ownerUrl });
    await holder.connect();
    try {
      await holder.query('BEGIN; LOCK TABLE activity_events IN ACCESS EXCLUSIVE MODE');
      const { data, errors } = await send<{ profile: ProfileData }>(app, { query: READ_PROFILE, token });
      assert.deepEqual(data?.profile.strengths.map(({ text }) => text), profile.strengths.map(({ text }) => text));
      assert.deepEqual(data?.profile.strengths[0]!.evidence.map(({ kind, quote, event }) => [kind, quote, event]), profile.strengths[0]!.evidence.map(({ kind, quote }) => [kind, quote, null]));
      assert.ok(errors.length > 0 && errors.every(({ path, extensions }) => path?.at(-1) === 'event' && extensions.code === 'UNAVAILABLE'));
    } finally {
      await holder.end();
    }
    await rows(app.database, 'DELETE FROM activity_events WHERE user_id = $1', [id]);
    const gone = await gql<{ profile: ProfileData }>(app, { query: READ_PROFILE, token });
    assert.ok(gone.profile.strengths[0]!.evidence.every(({ event, quote }) => event === null && quote !== ''));
  });

  test('speak of the pace by the lessons that were finished lately, as far as those show it', async () => {
    const { token } = await signUp(app);
    const { courseId, lessonIds } = await taughtCourse(app, room.teacher, 3);
    for (const lessonId of lessonIds) for (const [what, minutes] of [['openLesson', 30], ['finishLesson', 10]] as const) await tell(app, { token }, what, lessonId, new Date(Date.now() - minutes * 60_000));
    let prompt = '';
    model.always(({ body }) => {
      if (isQuestionnaire(body)) return { answer: () => ({ items: QUESTIONS }) };
      prompt ||= promptOf(body);
      const time = Number(/(\d+)\. TIME /.exec(prompt)?.[1]);
      return { answer: () => ({ items: [
        { ...CLAIM, subject: '', field: 'PACE', value: '20', answers: [time], text: 'The history shows that this learner learns twenty hours a week.' },
        { ...CLAIM, subject: '', field: 'PACE', value: '1', answers: [time], text: 'The history shows that this learner learns about an hour a week.' },
      ] }) };
    });
    const { id } = await questionnaire(app, token, 'start', { input: { courseId, questionCount: 1, testCount: 0, fresh: true } });
    await opened(app, token, id);
    await answerAll(app, token, id);
    await questionnaire(app, token, 'complete', { id });
    await analysed(app, token, id);
    assert.match(prompt, /TIME \(hours=1, minutes=20, lessons=3\)/);
    const { pace } = (await readProfile(app, token))!;
    assert.deepEqual([pace?.value, pace?.origin], ['1', 'MODEL']);
    assert.deepEqual(pace?.evidence.map(({ kind, event }) => [kind, event?.verb, event?.object.type, lessonIds.includes(event?.object.id ?? '')]), lessonIds.map(() => ['EVENT', 'finished', 'Lesson', true]));
  });

  test('are exported with their events, and erased with them wherever they were told', async () => {
    const { id, profile } = await learner();
    const admin = await signUp(app, 'ADMIN');
    const variables = { input: { userId: id, reason: 'You asked us to.' } };
    const run = <Data>(query: string) => gql<Data>(app, { query, variables, token: admin.token });
    const { exported } = await run<{ exported: { json: string } }>('mutation ($input: InspectLearnerInput!) { exported: exportLearner(input: $input) { json } }');
    const events = profile.claims.flatMap(({ evidence }) => evidence.filter(({ kind }) => kind === 'EVENT').map((each) => each.id));
    assert.ok(events.length > 0 && events.every((event) => JSON.stringify((JSON.parse(exported.json) as { profile: unknown }).profile).includes(event)));
    await run('mutation ($input: InspectLearnerInput!) { eraseLearner(input: $input) { erased { name } } }');
    const told = await rows<{ found: string }>(app.database, `SELECT g.input::text AS found FROM generations g WHERE g.user_id = $1
      UNION ALL SELECT e.data::text FROM stream_events e JOIN generations g ON g.id = e.stream_id WHERE g.user_id = $1 UNION ALL SELECT document::text FROM profiles WHERE user_id = $1`, [id]);
    assert.ok(told.length > 0);
    assert.deepEqual(told.filter(({ found }) => /Name the|evt_/.test(found) || events.some((event) => found.includes(event))), []);
  });
});
