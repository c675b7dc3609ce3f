import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { pino } from 'pino';
import { MongoProfileStore } from '../../src/modules/profiles/mongo.store.js';
import { connectMongo } from '../../src/platform/mongo.js';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, send } from '../kit/clients.js';
import { Gate, startFaultServer, type FaultServer, type RequestBody } from '../kit/fault-server.js';
import { asModel, classroom, eventually, rows, sentence, type Classroom } from '../kit/generations.js';
import { mongoSkip, startMongo, type TestMongo } from '../kit/mongo.js';
import { claim, profileOf } from '../kit/profiles.js';
import { analysed, answerAll, anyAnswer, opened, PROFILE, questionnaire, readProfile } from '../kit/questionnaires.js';

const BLANK = { choices: [], right: [], level: 0, lesson: 0, quote: '', least: 0, most: 0, unit: '' };
/** What a model asks of somebody of whom it was told that he is called so. */
const QUESTIONS = (word: string) => [
  { ...BLANK, purpose: 'GOAL', input: 'LONG_TEXT', prompt: `You said that you want to sail with ${word}: what would you like to learn about harbours?` },
  { ...BLANK, purpose: 'EXPERIENCE', input: 'SINGLE_CHOICE', prompt: 'Which of these harbours have you been to with somebody else?', choices: [`The harbour of ${word}`, 'Another harbour'] },
  ...[1, 2, 3].map((level) => ({ ...BLANK, purpose: 'KNOWLEDGE', input: 'TRUE_FALSE', prompt: `Is it right that harbour number ${level} was founded by a merchant family?`, right: ['true'], level, lesson: 1, quote: sentence(level) })),
];
const isQuestionnaire = ({ response_format }: RequestBody): boolean => JSON.stringify(response_format ?? '').includes('"questionnaire"');

suite('what a learner said, and a model of him', { skip: mongoSkip }, () => {
  let model: FaultServer;
  let server: TestMongo;
  let app: TestApp;
  let room: Classroom;
  let admin: TestAccount;
  before(async () => {
    model = await startFaultServer();
    server = await startMongo();
    app = await startApp({ env: { MONGODB_URL: server.url }, tuning: { providers: [asModel(model)], retries: { attempts: 1, baseMs: 1 } } });
    room = await classroom(app);
    admin = await signUp(app, 'ADMIN');
  });
  after(async () => {
    await app?.stop();
    await server?.stop();
    await model?.close();
  });

  async function tablesWith(word: string): Promise<string[]> {
    const tables = await rows<{ schema: string; name: string }>(app.database, `SELECT table_schema AS schema, table_name AS name FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`);
    const each = tables.map(({ schema, name }) => `SELECT '${schema}.${name}' AS name, count(*)::int AS count, max(substr(to_jsonb(t)::text, greatest(1, strpos(to_jsonb(t)::text, $1) - 80), 200)) AS around FROM "${schema}"."${name}" t WHERE to_jsonb(t)::text LIKE '%' || $1 || '%'`);
    return (await rows<{ name: string; count: number; around: string }>(app.database, each.join(' UNION ALL '), [word])).filter(({ count }) => count > 0).map(({ name, count, around }) => `${name} ${count}: ${around}`);
  }

  test('is nowhere any more once it is erased, not even in the words of questions, subjects and logs', async () => {
    const { token, id: userId } = await signUp(app);
    const word = 'Zanzibarbara';
    const claims = [
      { field: 'GOAL', subject: '', value: '', text: `The answers say that this learner would like to sail with ${word}.`, confidence: 0.8, answers: [1], lesson: 0 },
      { field: 'GAP', subject: `Sailing of ${word}`, value: '', text: 'The answers show that this learner has a gap in what he sails.', confidence: 0.8, answers: [1], lesson: 0 },
    ];
    model.always(({ body }) => ({ answer: () => ({ items: isQuestionnaire(body) ? QUESTIONS(word) : claims }) }));
    const { id } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, questionCount: 2, testCount: 2, fresh: true } });
    await opened(app, token, id);
    await answerAll(app, token, id, (asked) => (asked.question.input === 'LONG_TEXT' ? { texts: [`To sail with ${word}.`] } : anyAnswer(asked)));
    await questionnaire(app, token, 'complete', { id });
    await analysed(app, token, id);
    const profile = (await readProfile(app, token))!;
    assert.equal(profile.origin, 'MODEL');
    await gql(app, { query: `mutation ($input: CorrectProfileClaimInput!) { profile: correctProfileClaim(input: $input) { ${PROFILE} } }`, token, variables: { input: { claimId: profile.goals[0]!.id, text: `Not with ${word} any more.`, note: `${word} left.` } } });
    const rerun = 'mutation ($input: RerunProfilesInput!) { result: rerunProfiles(input: $input) { ... on ProfileReruns { reruns { id } } } }';
    const { result } = await gql<{ result: { reruns: { id: string }[] } }>(app, { query: rerun, variables: { input: { userIds: [userId], reason: 'Again.' } }, token: admin.token });
    await eventually(async () => (await gql<{ list: { edges: { node: { id: string } }[] } }>(app, { query: '{ list: profileReruns(status: READY, first: 50) { edges { node { id } } } }', token: admin.token })).list.edges.some(({ node }) => node.id === result.reruns[0]!.id), Boolean, 20_000);
    // Another one, that is only begun, and one that is imported.
    await questionnaire(app, token, 'start', { input: { courseId: room.courseId, questionCount: 2, testCount: 2, fresh: true } });
    const imported = await questionnaire(app, token, 'import', { input: { score: '1/1', subject: `All about ${word}`, questions_data: [{ numero: 1, question: `Who is ${word}?`, type: 'ReponseCourte', options: [], user_answer: `My ${word}`, correct_answer: word }] } });
    await analysed(app, token, imported.id);
    await eventually(() => rows(app.database, 'SELECT FROM activity_outbox WHERE user_id = $1', [userId]), (coming) => coming.length === 0);
    await gql(app, { query: 'mutation ($input: InspectLearnerInput!) { eraseLearner(input: $input) { erased { name count } } }', variables: { input: { userId, reason: 'He asked for it.' } }, token: admin.token });
    const mongo = await connectMongo(server.url, pino({ level: 'silent' }));
    try {
      for (const { name } of await mongo.db.listCollections().toArray()) {
        assert.deepEqual((await mongo.db.collection(name).find().toArray()).filter((each) => JSON.stringify(each).includes(word)), [], name);
      }
    } finally {
      await mongo.close();
    }
    assert.deepEqual(await tablesWith(word), []);
    assert.deepEqual((await send(app, { query: 'mutation ($id: ID!) { approveProfileRerun(id: $id) { status } }', variables: { id: result.reruns[0]!.id }, token: admin.token })).errors.map(({ extensions }) => extensions.code), ['NOT_FOUND']);
    assert.equal(await readProfile(app, token), null);
  });

  test('is not written anew by an analysis that was under way when it was erased', async () => {
    const { token, id: userId } = await signUp(app);
    const word = 'Quillabamba';
    const gate = new Gate();
    const claims = [{ field: 'GOAL', subject: '', value: '', text: `The answers say that this learner would like to sail with ${word}.`, confidence: 0.8, answers: [1], lesson: 0 }];
    model.always(({ body }) => (isQuestionnaire(body) ? { answer: () => ({ items: QUESTIONS('a friend') }) } : { answer: () => ({ items: claims }), gates: { 0: gate } }));
    const { id } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, questionCount: 2, testCount: 2, fresh: true } });
    await opened(app, token, id);
    await answerAll(app, token, id, (asked) => (asked.question.input === 'LONG_TEXT' ? { texts: [`To sail with ${word}.`] } : anyAnswer(asked)));
    const { analysis } = await questionnaire(app, token, 'complete', { id });
    await gate.reached;
    await gql(app, { query: 'mutation ($input: InspectLearnerInput!) { eraseLearner(input: $input) { erased { name count } } }', variables: { input: { userId, reason: 'He asked for it.' } }, token: admin.token });
    gate.open();
    await eventually(() => rows<{ status: string }>(app.database, 'SELECT status FROM generations WHERE id = $1', [analysis!.id]), ([row]) => row?.status !== 'RUNNING' && row?.status !== 'QUEUED', 20_000);
    assert.equal(await readProfile(app, token), null);
    assert.deepEqual(await tablesWith(word), []);
  });

  test('is not written anew by a questionnaire and a rerun that were under way when it was erased, and new words stay', async () => {
    const { token, id: userId } = await signUp(app);
    const word = 'Ouagadugulu';
    const claims = (name: string) => [{ field: 'GOAL', subject: '', value: '', text: `The answers say that this learner would like to sail with ${name}.`, confidence: 0.8, answers: [1], lesson: 0 }];
    const whole = async (name: string) => {
      const { id } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, questionCount: 2, testCount: 2, fresh: true } });
      await opened(app, token, id);
      await answerAll(app, token, id, (asked) => (asked.question.input === 'LONG_TEXT' ? { texts: [`To sail with ${name}.`] } : anyAnswer(asked)));
      await questionnaire(app, token, 'complete', { id });
      await analysed(app, token, id);
    };
    model.always(({ body }) => ({ answer: () => ({ items: isQuestionnaire(body) ? QUESTIONS(word) : claims(word) }) }));
    await whole(word);
    const gates = [new Gate(), new Gate()] as const;
    model.always(({ body }) => (isQuestionnaire(body) ? { answer: () => ({ items: QUESTIONS(word) }), gates: { 0: gates[0] } } : { answer: () => ({ items: claims(word) }), gates: { 0: gates[1] } }));
    const rerun = 'mutation ($input: RerunProfilesInput!) { result: rerunProfiles(input: $input) { ... on ProfileReruns { reruns { id } } } }';
    await gql(app, { query: rerun, variables: { input: { userIds: [userId], reason: 'Again.' } }, token: admin.token });
    const begun = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, questionCount: 2, testCount: 2, fresh: true } });
    await Promise.all(gates.map((gate) => gate.reached));
    await gql(app, { query: 'mutation ($input: InspectLearnerInput!) { eraseLearner(input: $input) { erased { name count } } }', variables: { input: { userId, reason: 'He asked for it.' } }, token: admin.token });
    for (const gate of gates) gate.open();
    await eventually(() => rows<{ status: string }>(app.database, `SELECT status FROM generations WHERE id = $1 OR (kind = 'PROFILE_ANALYSIS' AND status IN ('RUNNING', 'QUEUED'))`, [begun.generation!.id]), (all) => all.every(({ status }) => status !== 'RUNNING' && status !== 'QUEUED'), 20_000);
    assert.equal(await readProfile(app, token), null);
    assert.deepEqual(await tablesWith(word), []);
    model.always(({ body }) => ({ answer: () => ({ items: isQuestionnaire(body) ? QUESTIONS('a friend') : claims('a friend') }) }));
    await whole('a friend');
    assert.deepEqual((await readProfile(app, token))!.goals.map(({ text }) => text), [claims('a friend')[0]!.text]);
  });

  test('does not come back as an older version where erasing was broken off between two documents', async () => {
    const mongo = await connectMongo(server.url, pino({ level: 'silent' }));
    try {
      const store = new MongoProfileStore(mongo.db);
      const first = profileOf([claim({ text: 'What is erased.' })]);
      await store.put(first, 0);
      await store.put({ ...first, document: { ...first.document, claims: [claim({ text: 'Also erased.' })] } }, 1);
      // Where the connection is lost after the first of both.
      await mongo.db.collection('profiles').deleteOne({ userId: first.userId });
      const anew = { ...first, document: { ...first.document, claims: [claim({ text: 'What was said after that.' })] } };
      await store.put(anew, 0);
      await store.put(anew, 1);
      const versions = await store.versions(first.userId, { limit: 10, before: null });
      assert.deepEqual(versions.map(({ version, document }) => [version, document.claims[0]!.text]), [[2, 'What was said after that.'], [1, 'What was said after that.']]);
    } finally {
      await mongo.close();
    }
  });
});
