import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal, send } from '../kit/clients.js';
import { startFaultServer, type FaultServer, type RequestBody } from '../kit/fault-server.js';
import { asModel, CANCEL, classroom, eventually, rows, sentence, type Classroom } from '../kit/generations.js';
import { ownMongoSkip, startOwnMongo, type TestMongo } from '../kit/mongo.js';
import { startProxy, type Proxy } from '../kit/proxy.js';
import { analysed, answerAll, opened, PROFILE, QUESTIONNAIRES, questionnaire, READ_PROFILE, readProfile, type ClaimData, type ProfileData } from '../kit/questionnaires.js';

const BLANK = { choices: [], right: [], level: 0, lesson: 0, quote: '', least: 0, most: 0, unit: '' };
/** As a model makes it: one question about the learner, and for each level a statement that its lesson settles. */
const QUESTIONS = [
  { ...BLANK, purpose: 'GOAL', input: 'LONG_TEXT', prompt: 'What would you like to be able to do with what you learn about harbours?' },
  ...[1, 2, 3].map((level) => ({ ...BLANK, purpose: 'KNOWLEDGE', input: 'TRUE_FALSE', prompt: `Is it right that harbour number ${level} was founded by a merchant family?`, right: ['true'], level, lesson: 1, quote: sentence(level) })),
];
const CLAIM = { subject: '', value: '', text: 'The answers say that this learner would like to know every harbour by heart.', confidence: 0.8, answers: [1], lesson: 0 };
const CLAIMS = [
  { ...CLAIM, field: 'GOAL' }, { ...CLAIM, field: 'STRENGTH', subject: 'Harbours', text: 'The answer about the founding of the harbours was right.', answers: [5] },
  { ...CLAIM, field: 'NEXT_STEP', text: 'The next step is to read the lesson on how harbours were founded.', lesson: 1 },
];
const isQuestionnaire = ({ response_format }: RequestBody): boolean => JSON.stringify(response_format ?? '').includes('"questionnaire"');

suite('profiles by a model', () => {
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
  const completedBy = async (token: string): Promise<string> => {
    const { id } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, questionCount: 1, testCount: 2 } });
    await opened(app, token, id);
    await answerAll(app, token, id);
    await questionnaire(app, token, 'complete', { id });
    return id;
  };

  test('hold what the model says that rests on answers which there are, and nothing else', async () => {
    const { token } = await signUp(app);
    says([
      ...CLAIMS, { ...CLAIM, field: 'GAP', subject: 'Everything', answers: [] }, { ...CLAIM, field: 'GAP', subject: 'All', answers: [99] },
      { ...CLAIM, field: 'GAP', subject: 'Founding', text: 'The answer about the founding of the harbours was not right at all.', answers: [5] }, { ...CLAIM, field: 'RESOURCE', lesson: 7 },
    ]);
    const id = await completedBy(token);
    const { analysis, questions } = await analysed(app, token, id);
    assert.equal(analysis?.origin, 'MODEL');
    assert.ok(analysis.costMicroUsd > 0);
    const profile = await readProfile(app, token);
    assert.deepEqual(profile?.claims.map(({ field }) => field), ['GOAL', 'STRENGTH', 'NEXT_STEP']);
    assert.equal(profile.origin, 'MODEL');
    const asked = new Set(questions.map(({ question }) => question.id));
    for (const { origin, evidence } of profile.claims) assert.ok(origin === 'MODEL' && evidence.length > 0 && evidence.every((each) => asked.has(each.id)));
    assert.equal(profile.nextSteps[0]?.lessonId, room.lessonId);
  });

  test('are made by the built-in analysis where the model fails, and say so; an admin has them made again, sees the difference, and decides', async () => {
    const { token, id: userId } = await signUp(app);
    model.always(({ body }) => (isQuestionnaire(body) ? { answer: () => ({ items: QUESTIONS }) } : { status: 500 }));
    await analysed(app, token, await completedBy(token));
    const local = await readProfile(app, token);
    assert.equal(local?.origin, 'LOCAL');
    assert.ok(local.notice, 'it says why no model made it');
    assert.ok(local.claims.every(({ origin }) => origin === 'LOCAL'));
    const goal = local.goals[0]!;
    const corrected = (await gql<{ profile: ProfileData }>(app, {
      query: `mutation ($input: CorrectProfileClaimInput!) { profile: correctProfileClaim(input: $input) { ${PROFILE} } }`, token,
      variables: { input: { claimId: goal.id, text: 'I want to sail round the world.', note: 'That was years ago.' } },
    })).profile;
    assert.deepEqual([corrected.version, corrected.change, corrected.goals[0]?.status, corrected.goals[0]?.origin], [2, 'CORRECTION', 'CORRECTED', 'LEARNER']);

    const list = `query { list: profilesByOrigin(first: 100) { edges { node { userId version notice } } } }`;
    const listed = async () => (await gql<{ list: { edges: { node: { userId: string } }[] } }>(app, { query: list, token: admin.token })).list.edges.map(({ node }) => node.userId);
    assert.ok((await listed()).includes(userId));
    assert.equal((await refusal(app, { query: list, token })).extensions.code, 'FORBIDDEN');

    says(CLAIMS);
    const RERUN = 'id userId status note difference { added { field text } removed { field } changed { before { text } after { text } } }';
    interface RerunData { id: string; userId: string; status: string; note: string | null; difference: { added: ClaimData[]; removed: ClaimData[]; changed: unknown[] } | null }
    const rerun = `mutation ($input: RerunProfilesInput!) { result: rerunProfiles(input: $input) { ... on ProfileReruns { reruns { ${RERUN} } } ... on UserError { message } } }`;
    const { result } = await gql<{ result: { reruns: RerunData[] } }>(app, { query: rerun, variables: { input: { reason: 'A model is back.' } }, token: admin.token });
    const own = result.reruns.find((each) => each.userId === userId)!;
    const again = await gql<{ result: { reruns: RerunData[] } }>(app, { query: rerun, variables: { input: { userIds: [userId], reason: 'Once more.' } }, token: admin.token });
    assert.deepEqual(again.result.reruns, [], 'one is on its way already');
    const ready = await eventually(
      async () => (await gql<{ list: { edges: { node: RerunData }[] } }>(app, { query: `{ list: profileReruns(status: READY) { edges { node { ${RERUN} } } } }`, token: admin.token })).list.edges.find(({ node }) => node.id === own.id)?.node,
      (node) => node !== undefined, 20_000,
    );
    assert.ok(ready?.difference?.added.some(({ text }) => text === CLAIMS[1]!.text) || ready?.difference?.changed.length);
    assert.equal((await readProfile(app, token))?.version, 2, 'nothing is replaced yet');
    const decide = (what: string) => gql<{ rerun: RerunData }>(app, { query: `mutation ($id: ID!) { rerun: ${what}(id: $id) { ${RERUN} } }`, variables: { id: own.id }, token: admin.token });
    const approved = await Promise.all([decide('approveProfileRerun'), decide('approveProfileRerun')]);
    assert.deepEqual(approved.map((each) => each.rerun.status), ['APPROVED', 'APPROVED']);
    assert.equal((await decide('discardProfileRerun')).rerun.status, 'APPROVED');
    const after = await readProfile(app, token);
    assert.deepEqual([after?.version, after?.origin], [3, 'MODEL']);
    assert.deepEqual(after?.goals.filter(({ origin }) => origin === 'LEARNER').map(({ text }) => text), ['I want to sail round the world.']);
    assert.ok(!after?.claims.some(({ text }) => text === goal.text), 'what he corrected does not come back');
    assert.ok(!(await listed()).includes(userId));
    assert.deepEqual((await readProfile(app, token, 1))?.claims, local.claims, 'every version stays');
  });

  test('are all asked for again page by page, of which a job tells; two who ask at once are one', async () => {
    // Of so many no answers are kept any more: they are looked at, and nothing is asked for.
    const [{ organizationId }] = await rows<{ organizationId: string }>(app.database, 'SELECT organization_id AS "organizationId" FROM users WHERE id = $1', [admin.id]) as [{ organizationId: string }];
    await rows(app.database, `INSERT INTO profiles (user_id, organization_id, version, origin, at, document)
      SELECT 'usr_' || lpad(to_hex(n), 32, '0'), $1, 1, 'LOCAL', now(), '{"language": "en", "claims": [], "change": "ANALYSIS", "analysis": {"questionnaireId": "qnr_gone", "generationId": null}, "notice": null}'
        FROM generate_series(1, 230) AS n`, [organizationId]);
    const { token, id: userId } = await signUp(app);
    model.always(({ body }) => (isQuestionnaire(body) ? { answer: () => ({ items: QUESTIONS }) } : { status: 500 }));
    await analysed(app, token, await completedBy(token));
    says(CLAIMS);
    interface Job { id: string; total: number; profiles: number; begun: number; finishedAt: string | null }
    const ask = async () => (await gql<{ result: { job: Job; reruns: { userId: string }[] } }>(app, {
      query: 'mutation { result: rerunProfiles(input: { reason: "A model is back." }) { ... on ProfileReruns { reruns { userId } job { id total profiles begun finishedAt } } } }', token: admin.token,
    })).result;
    const asked = await Promise.all([ask(), ask()]);
    const [first] = asked;
    assert.deepEqual(new Set(asked.map(({ job }) => job.id)).size, 1);
    assert.ok(first!.job.total >= 231 && first!.job.finishedAt === null && first!.job.profiles <= 200, JSON.stringify(first));
    const read = 'query ($id: ID!) { job: profileRerunJob(id: $id) { id total profiles begun finishedAt } }';
    const job = (await eventually(async () => (await gql<{ job: Job }>(app, { query: read, variables: { id: first!.job.id }, token: admin.token })).job, ({ finishedAt }) => finishedAt !== null, 30_000));
    assert.deepEqual([job.profiles, job.begun], [job.total, job.total - 230]);
    const { list } = await gql<{ list: { edges: { node: { userId: string } }[] } }>(app, { query: '{ list: profileReruns(first: 100) { edges { node { userId } } } }', token: admin.token });
    assert.equal(list.edges.filter(({ node }) => node.userId === userId).length, 1);
    assert.equal((await refusal(app, { query: read, variables: { id: job.id }, token })).extensions.code, 'FORBIDDEN');
    await rows(app.database, `DELETE FROM profiles WHERE user_id <= 'usr_' || lpad('ff', 32, '0')`);
  });

  test('stay away where the analysis is cancelled, until it is asked for again', async () => {
    const { token } = await signUp(app);
    const gate = Promise.withResolvers<void>();
    model.always(({ body }) => (isQuestionnaire(body) ? { answer: () => ({ items: QUESTIONS }) } : { fault: 'stall', at: 1 }));
    const id = await completedBy(token);
    const { analysis } = await questionnaire(app, token, 'read', { id });
    await gql(app, { query: CANCEL, variables: { id: analysis!.id }, token });
    gate.resolve();
    assert.equal((await analysed(app, token, id)).analysisStatus, 'CANCELLED');
    assert.equal(await readProfile(app, token), null);
    says(CLAIMS);
    await questionnaire(app, token, 'analyse', { id });
    assert.equal((await analysed(app, token, id)).analysisStatus, 'DONE');
    assert.equal((await readProfile(app, token))?.origin, 'MODEL');
  });

  test('are inspected, exported and erased by admins alone, who say why: the learner sees it, also of what is gone', async () => {
    const { token, id: userId } = await signUp(app);
    says(CLAIMS);
    const id = await completedBy(token);
    await analysed(app, token, id);
    const inspect = `mutation ($input: InspectLearnerInput!) { result: inspectLearner(input: $input) { inspection { id } profile { ${PROFILE} } } }`;
    const input = { userId, reason: 'He asked us what is wrong with it.' };
    for (const query of [inspect, `mutation ($input: InspectLearnerInput!) { exportLearner(input: $input) { json } }`, `mutation ($input: InspectLearnerInput!) { eraseLearner(input: $input) { erased { name } } }`]) {
      assert.equal((await refusal(app, { query, variables: { input }, token })).extensions.code, 'FORBIDDEN');
      assert.deepEqual((await refusal(app, { query, variables: { input: { ...input, reason: ' ' } }, token: admin.token })).extensions.field, 'input.reason');
    }
    const { result } = await gql<{ result: { profile: ProfileData } }>(app, { query: inspect, variables: { input }, token: admin.token });
    assert.deepEqual(result.profile, await readProfile(app, token));
    const { exported } = await gql<{ exported: { json: string } }>(app, { query: 'mutation ($input: InspectLearnerInput!) { exported: exportLearner(input: $input) { json } }', variables: { input }, token: admin.token });
    const all = JSON.parse(exported.json) as { profile: { version: number }[]; questionnaires: { id: string; questions: unknown[] }[]; activity: unknown[] };
    assert.deepEqual([all.profile.length, all.questionnaires.map((each) => each.id)], [1, [id]]);
    assert.ok(all.questionnaires[0]!.questions.length > 0 && all.activity.length > 0);

    await gql(app, { query: 'mutation ($input: InspectLearnerInput!) { eraseLearner(input: $input) { erased { name count } } }', variables: { input }, token: admin.token });
    assert.equal(await readProfile(app, token), null);
    assert.equal((await refusal(app, { query: QUESTIONNAIRES.read, variables: { id }, token })).extensions.code, 'NOT_FOUND');
    const left = await rows<{ found: string }>(app.database, `SELECT g.input::text AS found FROM generations g WHERE g.user_id = $1 UNION ALL SELECT e.data::text FROM stream_events e JOIN generations g ON g.id = e.stream_id WHERE g.user_id = $1`, [userId]);
    assert.deepEqual(left.filter(({ found }) => /by heart/.test(found)), [], 'nor does any generation know what was answered');
    const { inspections } = await gql<{ inspections: { edges: { node: { action: string; inspectorId: string; reason: string } }[] } }>(app, { query: '{ inspections: documentInspections { edges { node { action inspectorId reason } } } }', token });
    assert.deepEqual(inspections.edges.map(({ node }) => node.action), ['ERASE', 'EXPORT', 'INSPECT']);
    assert.ok(inspections.edges.every(({ node }) => node.inspectorId === admin.id && node.reason === input.reason));
  });
});

suite('profiles in a MongoDB that goes away', { skip: ownMongoSkip }, () => {
  let server: TestMongo;
  let proxy: Proxy;
  let app: TestApp;
  before(async () => {
    server = await startOwnMongo();
    const url = new URL(server.url);
    proxy = await startProxy(Number(url.port));
    url.port = String(proxy.port);
    app = await startApp({ env: { MONGODB_URL: url.href } });
  });
  after(async () => {
    await app?.stop();
    await proxy?.stop();
    await server?.stop();
  });

  test("say so in their own field, and what was answered meanwhile arrives when it is back", async () => {
    const room = await classroom(app);
    const { token, id: userId } = room.learner;
    proxy.cut();
    const { id } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId } });
    await opened(app, token, id);
    await answerAll(app, token, id);
    const completed = await questionnaire(app, token, 'complete', { id });
    assert.equal(completed.status, 'COMPLETED');
    const { data, errors } = await send(app, { query: `{ viewer { id } ${READ_PROFILE.slice(READ_PROFILE.indexOf('{') + 1)}`.replace('(version: $version)', ''), token });
    assert.deepEqual(data, { viewer: { id: userId }, profile: null });
    assert.deepEqual(errors.map(({ path, extensions }) => [path, extensions.code]), [[['profile'], 'UNAVAILABLE']]);
    assert.notEqual((await questionnaire(app, token, 'read', { id })).analysisStatus, 'DONE');
    proxy.restore();
    await eventually(() => questionnaire(app, token, 'read', { id }), ({ analysisStatus }) => analysisStatus === 'DONE', 40_000);
    assert.equal((await readProfile(app, token))?.version, 1);
  });
});
