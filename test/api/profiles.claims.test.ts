import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { environment, freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { gql, send } from '../kit/clients.js';
import { Gate, startFaultServer, type FaultServer, type RequestBody } from '../kit/fault-server.js';
import { asModel, classroom, eventually, rows, sentence, type Classroom } from '../kit/generations.js';
import { mongoSkip, ownMongoSkip, startMongo, startOwnMongo, type TestMongo } from '../kit/mongo.js';
import { startProxy, type Proxy } from '../kit/proxy.js';
import { analysed, answerAll, opened, PROFILE, questionnaire, readProfile } from '../kit/questionnaires.js';

const CLI = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
const BLANK = { choices: [], right: [], level: 0, lesson: 0, quote: '', least: 0, most: 0, unit: '' };
const QUESTIONS = [
  { ...BLANK, purpose: 'GOAL', input: 'LONG_TEXT', prompt: 'What would you like to be able to do with what you learn about harbours?' },
  ...[1, 2, 3].map((level) => ({ ...BLANK, purpose: 'KNOWLEDGE', input: 'TRUE_FALSE', prompt: `Is it right that harbour number ${level} was founded by a merchant family?`, right: ['true'], level, lesson: 1, quote: sentence(level) })),
];
const CLAIM = { subject: '', value: '', text: 'The answers say that this learner would like to know every harbour by heart.', confidence: 0.8, answers: [1], lesson: 0 };
const isQuestionnaire = ({ response_format }: RequestBody): boolean => JSON.stringify(response_format ?? '').includes('"questionnaire"');
const CORRECT = `mutation ($input: CorrectProfileClaimInput!) { profile: correctProfileClaim(input: $input) { ${PROFILE} } }`;
const DISPUTE = `mutation ($input: DisputeProfileClaimInput!) { profile: disputeProfileClaim(input: $input) { ${PROFILE} } }`;

async function completed(app: TestApp, token: string, input: object): Promise<string> {
  const { id } = await questionnaire(app, token, 'start', { input });
  await opened(app, token, id);
  await answerAll(app, token, id);
  await questionnaire(app, token, 'complete', { id });
  await analysed(app, token, id);
  return id;
}

/** Of every claim: does each piece of evidence lead to an answer that its learner can read and that says what is quoted? */
async function unfounded(app: TestApp, token: string): Promise<string[]> {
  const profile = await readProfile(app, token);
  const bad: string[] = [];
  for (const claim of profile?.claims ?? []) {
    if (claim.evidence.length === 0) bad.push(`${claim.field}: no evidence`);
    for (const { kind, id, questionnaireId, quote } of claim.evidence) {
      if (kind === 'WORD') continue;
      if (quote === '') bad.push(`${claim.field}: empty quote`);
      const asked = (await questionnaire(app, token, 'read', { id: questionnaireId! })).questions.find(({ question }) => question.id === id);
      if (!asked) bad.push(`${claim.field}: no such question`);
      else if (asked.answer === null) bad.push(`${claim.field}: rests on "${asked.question.prompt}", which was not answered`);
    }
  }
  return bad;
}

suite('a model that lies', () => {
  let model: FaultServer;
  let app: TestApp;
  let room: Classroom;
  let admin: TestAccount;
  before(async () => {
    model = await startFaultServer();
    app = await startApp({ tuning: { providers: [asModel(model)], retries: { attempts: 1, baseMs: 1 } } });
    room = await classroom(app);
    admin = await signUp(app, 'ADMIN');
  });
  after(async () => {
    await app?.stop();
    await model?.close();
  });
  const says = (claims: readonly object[]): void => model.always(({ body }) => ({ answer: () => ({ items: isQuestionnaire(body) ? QUESTIONS : claims }) }));
  const input = () => ({ courseId: room.courseId, questionCount: 1, testCount: 2 });

  test('gets nothing through that its answers do not bear', async () => {
    const { token } = await signUp(app);
    const lies = [
      { ...CLAIM, field: 'GOAL' },
      { ...CLAIM, field: 'STRENGTH', subject: 'Sailing', text: 'This learner is very strong in the sailing of big ships.', answers: [1] },
      { ...CLAIM, field: 'LEVEL', subject: 'Harbours', value: 'ADVANCED', text: 'This learner is far advanced in all that harbours are about.', answers: [1] },
      { ...CLAIM, field: 'LEVEL', subject: 'Harbour', value: 'GOD', text: 'This learner is a god of all that the harbours are about.', answers: [1] },
      { ...CLAIM, field: 'PACE', value: '9999', text: 'This learner has many hours a week for the harbours.', answers: [1] },
      { ...CLAIM, field: 'LANGUAGE', value: 'xx', text: 'This learner speaks another language than the others.', answers: [1] },
      { ...CLAIM, field: 'GAP', subject: 'X', confidence: 7, text: 'The answer about the founding was not right at all.', answers: [1] },
      { ...CLAIM, field: 'GAP', subject: 'Y', confidence: 1, text: 'The answers about the founding of them was not right.', answers: [0] },
      { ...CLAIM, field: 'GAP', subject: 'Z', text: 'The answers about the building of them were not right.', answers: [-1, 1.5] },
      { ...CLAIM, field: 'PATH_STEP', lesson: 99, text: 'The next thing to read is a lesson that there is not.' },
      { ...CLAIM, field: 'GOAL', text: 'The answers say that this learner wants to build a lighthouse.', answers: [4] },
    ];
    says(lies);
    const id = await completed(app, token, input());
    assert.equal((await questionnaire(app, token, 'read', { id })).analysis?.origin, 'MODEL');
    const profile = await readProfile(app, token);
    assert.deepEqual(await unfounded(app, token), []);
    assert.deepEqual(profile?.claims.filter(({ field, evidence }) => (field === 'STRENGTH' || field === 'LEVEL') && evidence.every(({ quote }) => quote === 'To know the harbours by heart.')).map(({ text }) => text), [], 'a strength and a level that rest on a wish alone');
  });

  test('that says half and breaks off leaves a profile that says what it is', async () => {
    const { token } = await signUp(app);
    const many = Array.from({ length: 6 }, (_, index) => ({ ...CLAIM, field: 'GOAL', text: `The answers say that this learner would like to know harbour number ${index + 1} by heart.` }));
    for (const fault of ['reset', 'clean_end', 'length', 'broken_json', 'error_event'] as const) {
      model.always(({ body }) => (isQuestionnaire(body) ? { answer: () => ({ items: QUESTIONS }) } : { answer: () => ({ items: many }), pieceLength: 40, fault, at: 12 }));
      const id = await completed(app, token, { ...input(), fresh: true });
      assert.equal((await questionnaire(app, token, 'read', { id })).analysis?.origin, 'LOCAL');
      const profile = await readProfile(app, token);
      assert.ok(profile?.origin === 'LOCAL' && profile.notice !== null && profile.claims.every(({ origin }) => origin === 'LOCAL'));
      assert.deepEqual(await unfounded(app, token), []);
    }
  });

  test('cannot bring back in other words what the learner rejected', async () => {
    const { token, id: userId } = await signUp(app);
    says([{ ...CLAIM, field: 'GOAL' }, { ...CLAIM, field: 'GAP', subject: 'Founders', text: 'The answer about the founders of harbours shows a gap.', answers: [1] }]);
    await completed(app, token, input());
    const first = (await readProfile(app, token))!;
    const goal = first.goals[0]!;
    await gql(app, { query: CORRECT, variables: { input: { claimId: goal.id } }, token });
    const paraphrase = 'It follows from the answers that this learner wishes to learn all the harbours by heart.';
    says([{ ...CLAIM, field: 'GOAL', text: paraphrase }, { ...CLAIM, field: 'GAP', subject: 'The founders', text: 'The answer about the founders of harbours shows a gap.', answers: [1] }]);
    const rerun = 'mutation ($input: RerunProfilesInput!) { result: rerunProfiles(input: $input) { ... on ProfileReruns { reruns { id } } } }';
    const { result } = await gql<{ result: { reruns: { id: string }[] } }>(app, { query: rerun, variables: { input: { userIds: [userId], reason: 'Again.' } }, token: admin.token });
    const id = result.reruns[0]!.id;
    await eventually(async () => (await gql<{ list: { edges: { node: { id: string } }[] } }>(app, { query: '{ list: profileReruns(status: READY, first: 50) { edges { node { id } } } }', token: admin.token })).list.edges.some(({ node }) => node.id === id), Boolean, 20_000);
    await gql(app, { query: 'mutation ($id: ID!) { approveProfileRerun(id: $id) { status } }', variables: { id }, token: admin.token });
    const now = (await readProfile(app, token))!;
    assert.deepEqual(now.goals.map(({ text }) => text), [], 'of the same answer the same is said in other words');
  });

  test('which is slow with older answers does not put them over newer ones', async () => {
    const { token } = await signUp(app);
    const gate = new Gate();
    let analyses = 0;
    model.always(({ body }) => {
      if (isQuestionnaire(body)) return { answer: () => ({ items: QUESTIONS }) };
      analyses += 1;
      const which = analyses === 1 ? 'older' : 'newer';
      return { answer: () => ({ items: [{ ...CLAIM, field: 'LEVEL', subject: 'Harbours', value: which === 'older' ? 'BEGINNER' : 'ADVANCED', text: `By the ${which} answers this is the level of the learner in harbours.`, answers: [5] }] }), ...(which === 'older' && { gates: { 0: gate } }) };
    });
    const ids: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const { id } = await questionnaire(app, token, 'start', { input: { ...input(), fresh: true } });
      await opened(app, token, id);
      await answerAll(app, token, id);
      await questionnaire(app, token, 'complete', { id });
      if (round === 0) await gate.reached;
      ids.push(id);
    }
    await analysed(app, token, ids[1]!);
    gate.open();
    await analysed(app, token, ids[0]!);
    const profile = (await readProfile(app, token))!;
    assert.equal(profile.levels[0]?.value, 'ADVANCED');
  });

  test('and a learner who rejects without a word leave no claim without its words', async () => {
    const { token } = await signUp(app);
    says([{ ...CLAIM, field: 'GOAL' }]);
    await completed(app, token, input());
    const { goals: [goal] } = (await readProfile(app, token))!;
    await gql(app, { query: CORRECT, variables: { input: { claimId: goal!.id } }, token });
    const profile = (await readProfile(app, token))!;
    assert.deepEqual(profile.claims.flatMap(({ evidence }) => evidence).filter(({ quote }) => quote === ''), []);
  });

  test('corrected and disputed claims stay through analyses of all kinds', async () => {
    const { token } = await signUp(app);
    says([
      { ...CLAIM, field: 'GOAL' }, { ...CLAIM, field: 'PRESENTATION', value: 'PROSE', text: 'This learner likes to read the whole of a text.', answers: [3] },
      { ...CLAIM, field: 'LANGUAGE', value: 'en', text: 'This learner speaks English, as the answers show.' },
    ]);
    await completed(app, token, input());
    let profile = (await readProfile(app, token))!;
    const of = (field: string) => profile.claims.find((claim) => claim.field === field)!;
    await gql(app, { query: CORRECT, variables: { input: { claimId: of('LANGUAGE').id, text: 'I speak English, and French at home.', value: 'en' } }, token });
    await gql(app, { query: CORRECT, variables: { input: { claimId: of('PRESENTATION').id, text: 'Steps, please.', value: 'STEPS' } }, token });
    await gql(app, { query: DISPUTE, variables: { input: { claimId: of('GOAL').id, note: 'Not so sure.' } }, token });
    await completed(app, token, { ...input(), fresh: true });
    profile = (await readProfile(app, token))!;
    assert.deepEqual([of('LANGUAGE').text, of('PRESENTATION').value, of('GOAL').status], ['I speak English, and French at home.', 'STEPS', 'DISPUTED']);
    assert.equal(profile.goals.length, 1);
  });
});

suite('profiles that PostgreSQL held before MongoDB came', { skip: mongoSkip }, () => {
  test('are read, and moved, as what the learner said of them', async () => {
    const server = await startMongo();
    const database = await freshDatabase();
    let app = await startApp({ database });
    try {
      const room = await classroom(app);
      const { token } = room.learner;
      await completed(app, token, { courseId: room.courseId });
      const goal = (await readProfile(app, token))!.goals[0]!;
      await gql(app, { query: CORRECT, variables: { input: { claimId: goal.id, text: 'I want to sail round the world.' } }, token });
      await app.stop();
      app = await startApp({ database, env: { MONGODB_URL: server.url } });
      const atOnce = await readProfile(app, token);
      await completed(app, token, { courseId: room.courseId, fresh: true });
      const env = { ...environment(database, app.config.dataDir), MONGODB_URL: server.url };
      const moved = await new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
        execFile(process.execPath, [CLI, 'documents', 'move', '--to', 'mongodb'], { env }, (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }));
      });
      const now = await readProfile(app, token);
      assert.ok(now?.goals.some(({ text }) => text === 'I want to sail round the world.'), 'what he corrected stays corrected');
      assert.equal(moved.code, 0, moved.stderr);
      assert.equal(atOnce?.version, 2);
    } finally {
      await app.stop();
      await database.drop();
      await server.stop();
    }
  });
});

suite('documents of a learner that are in both stores', { skip: mongoSkip }, () => {
  test('are exported and erased in both', async () => {
    const server = await startMongo();
    const database = await freshDatabase();
    let app = await startApp({ database });
    try {
      const room = await classroom(app);
      const { token, id: userId } = room.learner;
      await completed(app, token, { courseId: room.courseId });
      await eventually(() => rows<{ n: number }>(database, 'SELECT count(*)::int AS n FROM activity_outbox'), ([row]) => row!.n === 0);
      await app.stop();
      app = await startApp({ database, env: { MONGODB_URL: server.url } });
      const admin = await signUp(app, 'ADMIN');
      const input = { userId, reason: 'He asked for it.' };
      const { exportLearner } = await gql<{ exportLearner: { json: string } }>(app, { query: 'mutation ($input: InspectLearnerInput!) { exportLearner(input: $input) { json } }', variables: { input }, token: admin.token });
      await gql(app, { query: 'mutation ($input: InspectLearnerInput!) { eraseLearner(input: $input) { erased { name count } } }', variables: { input }, token: admin.token });
      const left = await rows(database, 'SELECT version, document FROM profiles WHERE user_id = $1', [userId]);
      const events = await rows(database, 'SELECT id FROM activity_events WHERE user_id = $1', [userId]);
      assert.deepEqual(events, []);
      assert.deepEqual(left, [], 'what he said of himself is still there');
      assert.equal((JSON.parse(exportLearner.json) as { profile: unknown[] }).profile.length, 1);
    } finally {
      await app.stop();
      await database.drop();
      await server.stop();
    }
  });
});

suite('MongoDB that goes away', { skip: ownMongoSkip }, () => {
  let server: TestMongo;
  let proxy: Proxy;
  let app: TestApp;
  let room: Classroom;
  before(async () => {
    server = await startOwnMongo();
    const url = new URL(server.url);
    proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    app = await startApp({ env: { MONGODB_URL: url.href } });
    room = await classroom(app);
  });
  after(async () => {
    await app?.stop();
    await proxy?.stop();
    await server?.stop();
  });

  test('keeps nobody waiting and loses nothing', async () => {
    const { token } = await signUp(app);
    await completed(app, token, { courseId: room.courseId });
    const before = (await readProfile(app, token))!;
    proxy.cut();
    const took: Record<string, number> = {};
    const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const from = performance.now();
      const result = await work();
      took[name] = Math.round(performance.now() - from);
      return result;
    };
    const read = await timed('profile', () => send<{ viewer: object; learnerProfile: null }>(app, { query: '{ viewer { id } learnerProfile { version } questionnaires { edges { node { id } } } }', token }));
    assert.ok(read.data?.viewer && read.data.learnerProfile === null);
    assert.deepEqual(read.errors.map(({ path, extensions }) => [path?.[0], extensions.code]), [['learnerProfile', 'UNAVAILABLE']]);
    const started = await timed('start', () => questionnaire(app, token, 'start', { input: { courseId: room.courseId, fresh: true } }));
    await timed('opened', () => opened(app, token, started.id));
    await timed('answers', () => answerAll(app, token, started.id));
    await timed('complete', () => questionnaire(app, token, 'complete', { id: started.id }));
    const refused = await timed('correct', () => send(app, { query: CORRECT, variables: { input: { claimId: before.goals[0]!.id, text: 'No.' } }, token }));
    assert.equal(refused.errors[0]?.extensions.code, 'UNAVAILABLE');
    proxy.restore();
    await eventually(() => questionnaire(app, token, 'read', { id: started.id }), ({ analysisStatus }) => analysisStatus === 'DONE', 30_000);
    const profile = await eventually(() => readProfile(app, token).catch(() => null), (found) => found !== null && found.version > before.version, 20_000);
    assert.equal(profile?.version, before.version + 1);
    assert.equal(profile?.questionnaireId, started.id);
    assert.deepEqual(await rows(app.database, 'SELECT user_id FROM profiles'), []);
    assert.ok(took['start']! < 1000, `starting a questionnaire took ${took['start']} ms`);
    assert.ok(took['complete']! < 1000, `completing it took ${took['complete']} ms`);
  });
});
