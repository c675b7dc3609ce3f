import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultServer, type RequestBody } from '../kit/fault-server.js';
import { asModel, classroom, eventually, sentence, type Classroom } from '../kit/generations.js';
import { analysed, answerAll, anyAnswer, opened, PROFILE, questionnaire, readProfile, type AskedData, type ProfileData } from '../kit/questionnaires.js';

const BLANK = { choices: [], right: [], level: 0, lesson: 0, quote: '', least: 0, most: 0, unit: '' };
const QUESTIONS = [
  { ...BLANK, purpose: 'GOAL', input: 'LONG_TEXT', prompt: 'What would you like to be able to do with what you learn about harbours?' },
  ...[1, 2, 3].map((level) => ({ ...BLANK, purpose: 'KNOWLEDGE', input: 'TRUE_FALSE', prompt: `Is it right that harbour number ${level} was founded by a merchant family?`, right: ['true'], level, lesson: 1, quote: sentence(level) })),
];
const CLAIM = { subject: '', value: '', text: 'The answers say that this learner would like to know every harbour by heart.', confidence: 0.8, answers: [1], lesson: 0 };
const isQuestionnaire = ({ response_format }: RequestBody): boolean => JSON.stringify(response_format ?? '').includes('"questionnaire"');
const CORRECT = `mutation ($input: CorrectProfileClaimInput!) { profile: correctProfileClaim(input: $input) { ${PROFILE} } }`;
/** Wrong in every question of the test. */
const wrong = (asked: AskedData): object => (asked.question.input === 'TRUE_FALSE' ? { answer: false } : anyAnswer(asked));

suite('what a profile says of a learner', () => {
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
  async function completed(token: string, answer: (asked: AskedData) => object | null = anyAnswer): Promise<AskedData[]> {
    const { id } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, questionCount: 1, testCount: 2, fresh: true } });
    await opened(app, token, id);
    await answerAll(app, token, id, answer);
    await questionnaire(app, token, 'complete', { id });
    await analysed(app, token, id);
    return (await questionnaire(app, token, 'read', { id })).questions;
  }
  async function analysedAgain(userId: string): Promise<void> {
    const rerun = 'mutation ($input: RerunProfilesInput!) { result: rerunProfiles(input: $input) { ... on ProfileReruns { reruns { id } } } }';
    const { result } = await gql<{ result: { reruns: { id: string }[] } }>(app, { query: rerun, variables: { input: { userIds: [userId], reason: 'Again.' } }, token: admin.token });
    const id = result.reruns[0]!.id;
    await eventually(async () => (await gql<{ list: { edges: { node: { id: string } }[] } }>(app, { query: '{ list: profileReruns(status: READY, first: 50) { edges { node { id } } } }', token: admin.token })).list.edges.some(({ node }) => node.id === id), Boolean, 20_000);
    await gql(app, { query: 'mutation ($id: ID!) { approveProfileRerun(id: $id) { status } }', variables: { id }, token: admin.token });
  }

  test('a level above the lowest does not rest on wrong answers alone', async () => {
    const { token } = await signUp(app);
    says([{ ...CLAIM, field: 'GOAL' }, { ...CLAIM, field: 'LEVEL', subject: 'Harbours', value: 'ADVANCED', text: 'This learner is far advanced in all that harbours are about.', answers: [5, 6] }]);
    const questions = await completed(token, wrong);
    assert.deepEqual(questions.slice(4).map(({ right }) => right), [false, false]);
    assert.deepEqual((await readProfile(app, token))!.levels.filter(({ value, origin }) => value === 'ADVANCED' && origin === 'MODEL').map(({ text }) => text), []);
  });

  test('a strength does not rest on one right answer among wrong ones, nor a gap on one wrong among right ones', async () => {
    const { token } = await signUp(app);
    let count = 0;
    says([
      { ...CLAIM, field: 'GOAL' },
      { ...CLAIM, field: 'STRENGTH', subject: 'Founders', text: 'This learner is very strong in who founded the harbours.', confidence: 0.95, answers: [5, 6] },
    ]);
    const { id } = await questionnaire(app, token, 'start', { input: { courseId: room.courseId, questionCount: 1, testCount: 4, fresh: true } });
    await opened(app, token, id);
    await answerAll(app, token, id, (asked) => (asked.question.input === 'TRUE_FALSE' ? { answer: (count += 1) === 1 } : anyAnswer(asked)));
    await questionnaire(app, token, 'complete', { id });
    await analysed(app, token, id);
    const strength = (await readProfile(app, token))!.strengths[0];
    assert.ok(!strength || strength.confidence <= 0.6, `${strength?.confidence} of ${JSON.stringify(strength?.evidence)}`);
  });

  test('hours a week and the presentation that a learner chose are not turned into others by a model that cites them', async () => {
    const { token } = await signUp(app);
    says([
      { ...CLAIM, field: 'GOAL' },
      ...[2, 3, 4].flatMap((number) => [
        { ...CLAIM, field: 'PACE', value: '77', text: 'This learner has many hours a week for the harbours.', answers: [number] },
        { ...CLAIM, field: 'PRESENTATION', value: 'EXAMPLES', text: 'This learner wants the examples first in all that he reads.', answers: [number] },
      ]),
    ]);
    const questions = await completed(token);
    const profile = (await readProfile(app, token))!;
    const pace = questions.find(({ question }) => question.unit !== null);
    assert.ok(profile.pace === null || Number(profile.pace.value) === pace?.answer?.number, `he said ${pace?.answer?.number}, the profile says ${profile.pace?.value}`);
    assert.equal(profile.presentation, null, 'he chose another');
    assert.match(profile.notice ?? '', /2 of the model's claims were left out/, 'each is told once, however often it was given back');
  });

  test('what rests on answers that say nothing of it is no pace', async () => {
    const { token } = await signUp(app);
    says([{ ...CLAIM, field: 'GOAL' }, { ...CLAIM, field: 'PACE', value: '77', text: 'This learner has many hours a week for the harbours.', answers: [5] }]);
    await completed(token, (asked) => (asked.question.unit !== null ? null : anyAnswer(asked)));
    assert.equal((await readProfile(app, token))!.pace?.text, undefined);
  });

  test('a rejected goal does not come back in other words that cite one answer more', async () => {
    const { token, id: userId } = await signUp(app);
    says([{ ...CLAIM, field: 'GOAL' }]);
    await completed(token);
    const goal = (await readProfile(app, token))!.goals[0]!;
    await gql(app, { query: CORRECT, variables: { input: { claimId: goal.id } }, token });
    says([{ ...CLAIM, field: 'GOAL', text: 'It follows from the answers that this learner wishes to learn all the harbours by heart.', answers: [1, 2] }]);
    await analysedAgain(userId);
    assert.deepEqual((await readProfile(app, token))!.goals.map(({ text }) => text), []);
  });

  test('a rejected gap does not come back under other words for its topic through three more questionnaires', async () => {
    const { token } = await signUp(app);
    const gap = (subject: string) => ({ ...CLAIM, field: 'GAP', subject, text: `The answers about ${subject} show that this learner has a gap there.`, answers: [5] });
    says([{ ...CLAIM, field: 'GOAL' }, gap('Founders of harbours')]);
    await completed(token, wrong);
    const first = (await readProfile(app, token))!.gaps[0]!;
    await gql(app, { query: CORRECT, variables: { input: { claimId: first.id, note: 'I mistyped.' } }, token });
    const back: string[] = [];
    for (const subject of ['the founders of harbours', 'Founders of the harbours', 'Harbour founders']) {
      says([{ ...CLAIM, field: 'GOAL' }, gap(subject)]);
      await completed(token, wrong);
      back.push(...(await readProfile(app, token))!.gaps.map(({ subject: it }) => it!));
    }
    assert.deepEqual([...new Set(back)], []);
  });

  test('a corrected level stays the only one of its subject', async () => {
    const { token } = await signUp(app);
    const level = (subject: string, value: string) => ({ ...CLAIM, field: 'LEVEL', subject, value, text: `In ${subject} this learner has the level that the test shows.`, answers: [5] });
    says([{ ...CLAIM, field: 'GOAL' }, level('Harbours', 'BEGINNER')]);
    await completed(token, wrong);
    const first = (await readProfile(app, token))!.levels[0]!;
    await gql(app, { query: CORRECT, variables: { input: { claimId: first.id, text: 'I am advanced.', value: 'ADVANCED' } }, token });
    for (const subject of ['the harbours', 'Harbour', 'Harbours (in general)']) {
      says([{ ...CLAIM, field: 'GOAL' }, level(subject, 'BEGINNER')]);
      await completed(token, wrong);
    }
    const levels = (await readProfile(app, token))!.levels.map(({ subject, value, status }) => [subject, value, status]);
    assert.deepEqual(levels, [['Harbours', 'ADVANCED', 'CORRECTED']]);
  });

  test('a rejected next step does not come back under its lesson or without it', async () => {
    const { token, id: userId } = await signUp(app);
    const step = { ...CLAIM, field: 'NEXT_STEP', text: 'The next step is to read the lesson on how harbours were founded.', lesson: 1 };
    says([{ ...CLAIM, field: 'GOAL' }, step]);
    await completed(token);
    await gql(app, { query: CORRECT, variables: { input: { claimId: (await readProfile(app, token))!.nextSteps[0]!.id } }, token });
    says([{ ...CLAIM, field: 'GOAL' }, { ...step, lesson: 0 }]);
    await analysedAgain(userId);
    assert.deepEqual((await readProfile(app, token))!.nextSteps.map(({ text }) => text), []);
  });

  test('of 500 claims none is without its evidence, and of the same there is one', async () => {
    const { token } = await signUp(app);
    says(Array.from({ length: 500 }, (_, index) => ({ ...CLAIM, field: 'GOAL', text: `The answers say that this learner would like to know harbour number ${index + 1} by heart.` })));
    await completed(token);
    const profile = (await readProfile(app, token))!;
    assert.ok(profile.claims.length <= 60 && profile.claims.every(({ evidence }) => evidence.length > 0));
  });

  test('an admin who looks at the difference of a rerun that another asked for is seen by its learner', async () => {
    const { token, id: userId } = await signUp(app);
    says([{ ...CLAIM, field: 'GOAL' }]);
    await completed(token);
    const rerun = 'mutation ($input: RerunProfilesInput!) { result: rerunProfiles(input: $input) { ... on ProfileReruns { reruns { id } } } }';
    await gql(app, { query: rerun, variables: { input: { userIds: [userId], reason: 'Again.' } }, token: admin.token });
    says([{ ...CLAIM, field: 'GOAL', text: 'The answers say that this learner would like to sail from harbour to harbour.' }]);
    const other = await signUp(app, 'ADMIN');
    interface Listed { list: { edges: { node: { userId: string; generation: object | null; difference: { removed: { text: string; evidence: { quote: string }[] }[] } | null } }[] } }
    const seen = await eventually(async () => (await gql<Listed>(app, { query: '{ list: profileReruns(status: READY, first: 50) { edges { node { userId generation { id } difference { removed { text evidence { quote } } changed { before { text } } added { text } } } } } }', token: other.token })).list.edges.find(({ node }) => node.userId === userId), (found) => found !== undefined, 20_000);
    assert.ok(seen!.node.difference);
    assert.equal(seen!.node.generation, null, 'which would tell what every analysis says');
    const { inspections } = await gql<{ inspections: { edges: { node: { inspectorId: string } }[] } }>(app, { query: '{ inspections: documentInspections { edges { node { action inspectorId reason } } } }', token });
    assert.equal(inspections.edges.filter(({ node }) => node.inspectorId === other.id).length, 1, `he read ${JSON.stringify(seen)}, and the learner sees ${JSON.stringify(inspections)}`);
  });

  test("an admin does not read a learner's analysis or questionnaire without a reason", async () => {
    const { token } = await signUp(app);
    says([{ ...CLAIM, field: 'GOAL' }]);
    await completed(token);
    const profile = (await readProfile(app, token))! as ProfileData;
    const answer = await gql<{ g: unknown }>(app, { query: 'query ($id: ID!) { g: generation(id: $id) { id text items { __typename ... on AnalysedClaim { text } } } }', variables: { id: profile.generationId }, token: admin.token }).catch((error: unknown) => String(error));
    assert.match(JSON.stringify(answer), /NOT_FOUND/);
    const asked = (await questionnaire(app, token, 'read', { id: profile.questionnaireId })).generation!;
    assert.match(await gql(app, { query: 'query ($id: ID!) { g: generation(id: $id) { id } }', variables: { id: asked.id }, token: admin.token }).then(() => 'is read', String), /NOT_FOUND/);
    const own = await gql<{ g: { items: object[] } }>(app, { query: 'query ($id: ID!) { g: generation(id: $id) { items { __typename } } }', variables: { id: profile.generationId }, token });
    assert.ok(own.g.items.length > 0, 'the learner reads his own');
  });
});
