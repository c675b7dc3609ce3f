import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { addLesson, classroom, type Classroom } from '../kit/generations.js';
import { PLAIN_PRICES } from '../kit/model-calls.js';

const POLICY = 'kind version steps { model resolvedModel maxInputTokens maxCostMicroUsd maxDifficulty languages } note restores createdBy createdAt';
const GET = `query ($kind: GenerationKind!, $version: Int) { policy: routingPolicy(kind: $kind, version: $version) { ${POLICY} } }`;
const ALL = `{ routingPolicies { ${POLICY} } }`;
const SET = `mutation ($input: SetRoutingPolicyInput!) { set: setRoutingPolicy(input: $input) {
  __typename ... on RoutingPolicy { ${POLICY} } ... on VersionConflict { message currentVersion } } }`;
const ROLLBACK = `mutation ($kind: GenerationKind!, $toVersion: Int!) { policy: rollbackRoutingPolicy(kind: $kind, toVersion: $toVersion) { ${POLICY} } }`;
const PRESET = `mutation ($preset: RoutingPreset!) { policies: applyRoutingPreset(preset: $preset) { ${POLICY} } }`;
const ALIAS = 'mutation ($input: SetModelAliasInput!) { alias: setModelAlias(input: $input) { name target resolvedModel } }';
const ALIASES = '{ modelAliases { name target resolvedModel } }';
const MODELS = `{ models { provider model origin aliases contextTokens capabilities quality isPrivate usable missing breaker firstTokenMs
  prices { inputMicroUsdPerMillion outputMicroUsdPerMillion } } }`;
const RECOMMEND = `query ($input: RecommendModelInput!) { recommended: recommendModel(input: $input) {
  difficulty decidedBy policyVersion choice { provider model reason estimatedCostMicroUsd worstCaseMicroUsd }
  passedOver { provider model why estimatedCostMicroUsd } } }`;

interface PolicyData {
  kind: string;
  version: number;
  steps: { model: string; resolvedModel: string | null; maxDifficulty: number | null; languages: string[] | null }[] | null;
  note: string | null;
  restores: number | null;
  createdBy: string | null;
}

type SetData = PolicyData & { __typename: string; message?: string; currentVersion?: number };

interface RecommendationData {
  difficulty: number;
  decidedBy: string;
  policyVersion: number | null;
  choice: { provider: string; model: string; reason: string; estimatedCostMicroUsd: number; worstCaseMicroUsd: number } | null;
  passedOver: { provider: string; model: string; why: string; estimatedCostMicroUsd: number | null }[];
}

const cheaper = { inputMicroUsdPerMillion: 100_000, outputMicroUsdPerMillion: 1_000_000 };
const providers = [
  { name: 'cloud', protocol: 'openai' as const, baseUrl: 'https://models.example.org/v1', models: [
    { name: 'large', prices: PLAIN_PRICES, quality: 1, contextTokens: 200_000 }, { name: 'small', prices: cheaper, quality: 0.4 }] },
  { name: 'own', protocol: 'openai' as const, baseUrl: 'http://127.0.0.1:9/v1', structured: 'prompt' as const, models: [
    { name: 'gemma', prices: { inputMicroUsdPerMillion: 0, outputMicroUsdPerMillion: 0 }, quality: 0.2, contextTokens: 9_000 }, { name: 'priceless' }] },
];
const embeddings = { model: 'own/vectors', contextTokens: 2_048, prices: { inputMicroUsdPerMillion: 0 } };

suite('routing over GraphQL', () => {
  let app: TestApp;
  let room: Classroom;
  let admin: { id: string; token: string };
  before(async () => {
    app = await startApp({ tuning: { providers, embeddings } });
    room = await classroom(app);
    admin = await signUp(app, 'ADMIN');
  });
  after(() => app.stop());

  const change = <Data>(query: string, variables: Record<string, unknown> = {}, token = admin.token): Promise<Data> => gql<Data>(app, { query, variables, token });
  const refused = async (query: string, variables: Record<string, unknown> = {}, token: string | undefined = admin.token): Promise<[string, string?]> => {
    const { extensions: { code, field } } = await refusal(app, { query, variables, token });
    return field === undefined ? [code] : [code, field];
  };
  const get = async (kind: string, version: number | null = null): Promise<PolicyData> => (await change<{ policy: PolicyData }>(GET, { kind, version })).policy;
  const set = async (input: object): Promise<SetData> => (await change<{ set: SetData }>(SET, { input })).set;
  const recommend = async (input: object, token = room.teacher.token): Promise<RecommendationData> =>
    (await change<{ recommended: RecommendationData }>(RECOMMEND, { input: { lessonId: room.lessonId, ...input } }, token)).recommended;
  const easy = { kind: 'QUIZ', questionCount: 3, types: ['TRUE_FALSE'], difficulty: 'BEGINNER' };
  const hard = { kind: 'QUIZ', questionCount: 20, types: ['SHORT_ANSWER'], difficulty: 'ADVANCED' };

  test('every kind has a policy, which at first leaves the choice to what is built in', async () => {
    const { routingPolicies } = await change<{ routingPolicies: PolicyData[] }>(ALL);
    assert.ok(routingPolicies.length >= 9);
    for (const { version, steps, createdBy } of routingPolicies) assert.deepEqual([version, steps, createdBy], [0, null, null]);
  });

  test('a policy is set by version, each stays readable, and an earlier one is brought back as a new one', async () => {
    const kind = 'SUMMARY';
    const first = await set({ kind, expectedVersion: 0, steps: [{ model: 'own/gemma', maxDifficulty: 0.3, languages: ['EN', 'FR'] }, { model: 'cloud/large' }], note: 'To try it.' });
    assert.deepEqual([first.__typename, first.version, first.note, first.createdBy], ['RoutingPolicy', 1, 'To try it.', admin.id]);
    assert.deepEqual([first.steps![0]!.maxDifficulty, first.steps![0]!.languages, first.steps![1]!.maxDifficulty], [0.3, ['EN', 'FR'], null]);
    const late = await set({ kind, expectedVersion: 0, steps: [{ model: 'local' }] });
    assert.deepEqual([late.__typename, late.currentVersion], ['VersionConflict', 1]);
    assert.match(late.message!, /routing policy for SUMMARY is at version 1/);
    assert.equal((await set({ kind, expectedVersion: 1, steps: null })).steps, null);
    const { policy } = await change<{ policy: PolicyData }>(ROLLBACK, { kind, toVersion: 1 });
    assert.deepEqual([policy.version, policy.restores, policy.steps], [3, 1, first.steps]);
    assert.deepEqual([(await get(kind)).version, (await get(kind, 2)).steps, (await get(kind, 1)).note], [3, null, 'To try it.']);
    const built = await change<{ policy: PolicyData }>(ROLLBACK, { kind, toVersion: 0 });
    assert.deepEqual([built.policy.version, built.policy.steps], [4, null]);
    assert.deepEqual(await refused(ROLLBACK, { kind, toVersion: 9 }), ['NOT_FOUND']);
    assert.deepEqual(await refused(GET, { kind, version: 9 }), ['NOT_FOUND']);
  });

  test('vectors, which the configured embeddings make, have no policy: none is shown, set, brought back or made by a preset', async () => {
    const { routingPolicies } = await change<{ routingPolicies: PolicyData[] }>(ALL);
    assert.ok(!routingPolicies.some(({ kind }) => kind === 'EMBEDDING'));
    assert.deepEqual(await refused(SET, { input: { kind: 'EMBEDDING', expectedVersion: 0, steps: [{ model: 'local' }] } }), ['BAD_USER_INPUT', 'input.kind']);
    assert.deepEqual(await refused(GET, { kind: 'EMBEDDING' }), ['BAD_USER_INPUT', 'kind']);
    assert.deepEqual(await refused(ROLLBACK, { kind: 'EMBEDDING', toVersion: 0 }), ['BAD_USER_INPUT', 'kind']);
    const { message } = await refusal(app, { query: RECOMMEND, variables: { input: { kind: 'EMBEDDING' } }, token: admin.token });
    assert.match(message, /^input\.kind: .*vectors are made by the model that "embeddings" names/);
  });

  test('of changes that are made at once, one is the next version and the others are told', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, (_, at) => set({ kind: 'OUTLINE', expectedVersion: 0, steps: [{ model: 'local' }], note: `${at}` })));
    assert.equal(results.filter(({ __typename }) => __typename === 'RoutingPolicy').length, 1);
    assert.equal((await get('OUTLINE')).version, 1);
  });

  test('an alias may lead to an alias; a circle is refused with its path, an unknown model by its field', async () => {
    const alias = (name: string, target: string | null) => change<{ alias: object | null }>(ALIAS, { input: { name, target } });
    assert.deepEqual((await alias('fast', 'cloud/small')).alias, { name: 'fast', target: 'cloud/small', resolvedModel: 'cloud/small' });
    assert.deepEqual((await alias('default', 'fast')).alias, { name: 'default', target: 'fast', resolvedModel: 'cloud/small' });
    const circle = await refusal(app, { query: ALIAS, variables: { input: { name: 'fast', target: 'default' } }, token: admin.token });
    assert.deepEqual([circle.extensions.code, circle.extensions.field], ['BAD_USER_INPUT', 'input.target']);
    assert.match(circle.message, /fast → default → fast/);
    assert.deepEqual(await refused(ALIAS, { input: { name: 'self', target: 'self' } }), ['BAD_USER_INPUT', 'input.target']);
    assert.deepEqual(await refused(ALIAS, { input: { name: 'x', target: 'nobody/m' } }), ['BAD_USER_INPUT', 'input.target']);
    for (const name of ['local', 'A', '', 'a/b']) assert.deepEqual(await refused(ALIAS, { input: { name, target: 'local' } }), ['BAD_USER_INPUT', 'input.name']);

    const policy = await set({ kind: 'LESSON', expectedVersion: 0, steps: [{ model: 'default' }] });
    assert.equal(policy.steps![0]!.resolvedModel, 'cloud/small');
    assert.deepEqual(await refused(ALIAS, { input: { name: 'fast', target: null } }), ['BAD_USER_INPUT', 'input.target'], 'another alias leads to it');
    assert.deepEqual(await refused(ALIAS, { input: { name: 'default', target: null } }), ['BAD_USER_INPUT', 'input.target'], 'a policy names it');
    await alias('fast', 'cloud/large');
    assert.equal((await get('LESSON')).steps![0]!.resolvedModel, 'cloud/large', 'policies follow');
    const { modelAliases } = await change<{ modelAliases: { name: string }[] }>(ALIASES);
    assert.deepEqual(modelAliases.map(({ name }) => name), ['default', 'fast']);
    const { models } = await change<{ models: { model: string; aliases: string[] }[] }>(MODELS);
    assert.deepEqual(models.find(({ model }) => model === 'large')!.aliases, ['default', 'fast']);
    await set({ kind: 'LESSON', expectedVersion: 1, steps: null });
    assert.equal((await alias('default', null)).alias, null);
  });

  const wrong: [string, object, string][] = [
    ['no step', { steps: [] }, 'input.steps'],
    ['too many steps', { steps: Array.from({ length: 41 }, () => ({ model: 'local' })) }, 'input.steps'],
    ['an unknown model', { steps: [{ model: 'cloud/large' }, { model: 'cloud/huge' }] }, 'input.steps[1].model'],
    ['a model without its provider', { steps: [{ model: 'large' }] }, 'input.steps[0].model'],
    ['a model that lacks something', { steps: [{ model: 'own/priceless' }] }, 'input.steps[0].model'],
    ['a difficulty beyond 1', { steps: [{ model: 'local', maxDifficulty: 1.5 }] }, 'input.steps[0].maxDifficulty'],
    ['no tokens', { steps: [{ model: 'local', maxInputTokens: 0 }] }, 'input.steps[0].maxInputTokens'],
    ['no language', { steps: [{ model: 'local', languages: [] }] }, 'input.steps[0].languages'],
    ['an empty note', { steps: [{ model: 'local' }], note: ' ' }, 'input.note'],
  ];
  for (const [name, input, field] of wrong) {
    test(`refuses ${name}`, async () => {
      assert.deepEqual(await refused(SET, { input: { kind: 'EXAMPLES', expectedVersion: 0, ...input } }), ['BAD_USER_INPUT', field]);
      assert.equal((await get('EXAMPLES')).version, 0);
    });
  }

  test('is the admins\' business; models and recommendations the instructors\' as well', async () => {
    const changes: [string, Record<string, unknown>][] = [
      [ALL, {}], [ALIASES, {}], [GET, { kind: 'QUIZ' }], [SET, { input: { kind: 'QUIZ', expectedVersion: 0, steps: [{ model: 'local' }] } }],
      [ROLLBACK, { kind: 'QUIZ', toVersion: 0 }], [PRESET, { preset: 'FRUGAL' }], [ALIAS, { input: { name: 'a', target: 'local' } }],
    ];
    for (const [query, variables] of changes) {
      for (const { token } of [room.learner, room.teacher]) assert.deepEqual(await refused(query, variables, token), ['FORBIDDEN']);
      assert.equal((await refusal(app, { query, variables })).extensions.code, 'UNAUTHENTICATED');
    }
    const input = { kind: 'QUIZ', lessonId: room.lessonId };
    assert.deepEqual(await refused(MODELS, {}, room.learner.token), ['FORBIDDEN']);
    assert.deepEqual(await refused(RECOMMEND, { input }, room.learner.token), ['FORBIDDEN']);
    assert.ok(await change(MODELS, {}, room.teacher.token));
  });

  test('models tells of each what it is, can do and costs, and how it stands', async () => {
    const { models } = await change<{ models: Record<string, unknown>[] }>(MODELS, {}, room.teacher.token);
    assert.deepEqual(models.map(({ provider, model }) => `${String(provider)}/${String(model)}`),
      ['cloud/large', 'cloud/small', 'own/gemma', 'own/priceless', 'local/built-in', 'own/vectors']);
    const [large, , gemma, priceless, engine, vectors] = models;
    assert.deepEqual([large!['contextTokens'], large!['quality'], large!['isPrivate'], large!['usable'], large!['breaker'], large!['firstTokenMs']],
      [200_000, 1, false, true, 'CLOSED', null]);
    assert.deepEqual([large!['capabilities'], gemma!['capabilities']], [['TEXT', 'STRUCTURED_OUTPUT'], ['TEXT']]);
    assert.deepEqual(large!['prices'], { inputMicroUsdPerMillion: 1_000_000, outputMicroUsdPerMillion: 10_000_000 });
    assert.equal(gemma!['isPrivate'], true);
    assert.deepEqual([priceless!['usable'], priceless!['prices']], [false, null]);
    assert.match(String(priceless!['missing']), /its prices/);
    assert.deepEqual([engine!['origin'], engine!['contextTokens'], engine!['quality'], engine!['breaker']], ['LOCAL', null, null, null]);
    assert.deepEqual(vectors, {
      provider: 'own', model: 'vectors', origin: 'MODEL', aliases: [], contextTokens: 2_048, capabilities: ['EMBEDDINGS'], quality: null, isPrivate: true,
      usable: true, missing: null, breaker: 'CLOSED', firstTokenMs: null, prices: { inputMicroUsdPerMillion: 0, outputMicroUsdPerMillion: null },
    });
  });

  test('what is built in recommends the cheapest model that is good enough, and says why not the others', async () => {
    const small = await recommend(easy);
    assert.deepEqual([small.decidedBy, small.policyVersion, small.choice?.provider, small.choice?.model], ['BUILT_IN', null, 'own', 'gemma']);
    const large = await recommend(hard);
    assert.ok(large.difficulty > small.difficulty);
    assert.deepEqual([large.choice?.provider, large.choice?.model], ['cloud', 'large']);
    assert.ok(large.choice!.estimatedCostMicroUsd > 0 && large.choice!.estimatedCostMicroUsd < large.choice!.worstCaseMicroUsd);
    const why = Object.fromEntries(large.passedOver.map(({ model, why: told }) => [model, told]));
    assert.match(why['small']!, /its quality \(0\.40\) is below the difficulty/);
    assert.match(why['gemma']!, /its quality \(0\.20\) is below the difficulty/);
    assert.match(why['priceless']!, /it lacks its prices/);
    assert.match(why['built-in']!, /answers when no model can/);
  });

  test('a recommendation for bad input', async () => {
    const input = (fields: object) => ({ input: { kind: 'QUIZ', lessonId: room.lessonId, ...fields } });
    assert.deepEqual(await refused(RECOMMEND, input({ questionCount: 0 })), ['BAD_USER_INPUT', 'input.questionCount']);
    assert.deepEqual(await refused(RECOMMEND, input({ kind: 'STUDY_PLAN' })), ['BAD_USER_INPUT', 'input.kind']);
    assert.deepEqual(await refused(RECOMMEND, input({ lessonId: null })), ['BAD_USER_INPUT', 'input.lessonId']);
    assert.deepEqual(await refused(RECOMMEND, input({ kind: 'COMPLETION', lessonId: null })), ['BAD_USER_INPUT', 'input.prompt']);
    assert.deepEqual(await refused(RECOMMEND, input({ lessonId: `les_${'0'.repeat(32)}` })), ['NOT_FOUND']);
  });

  test('a free prompt needs no lesson, and the engine, which does, is not put before the models then', async () => {
    const free = { kind: 'COMPLETION', lessonId: null, prompt: 'Translate: good morning.' };
    assert.equal((await recommend(free)).choice?.model, 'gemma');
    assert.equal((await recommend({ ...free, prompt: 'Prove, compare and justify, with a counterexample, whether it always holds, and design a test of it.' })).choice?.model, 'large');
    await set({ kind: 'COMPLETION', expectedVersion: 0, steps: [{ model: 'local' }, { model: 'cloud/small' }] });
    assert.equal((await recommend(free)).choice?.model, 'small');
    assert.equal((await recommend({ ...free, lessonId: room.lessonId })).choice?.model, 'built-in');
  });

  test('a long lesson is recommended for as it is shown to a model, condensed', async () => {
    const body = Array.from({ length: 120 }, (_, at) => `Rule ${at} says that a fraction of ${at} over ${at + 3} must be proved by induction before anyone compares it.`).join(' ');
    const asked = { kind: 'EXPLANATION', lessonId: await addLesson(app, room.teacher, room.courseId, body, 'Rules') };
    // The whole lesson has more than 2,900 tokens, and what a prompt carries of it fewer than 2,500.
    const { version } = await get('EXPLANATION');
    await set({ kind: 'EXPLANATION', expectedVersion: version, steps: [{ model: 'cloud/large', maxInputTokens: 2_500 }, { model: 'cloud/small' }] });
    assert.equal((await recommend(asked)).choice!.model, 'large');
    await change(ROLLBACK, { kind: 'EXPLANATION', toVersion: 0 });
  });

  test('presets are ordinary policies, for every kind, made of what may be asked', async () => {
    const apply = async (preset: string) => (await change<{ policies: PolicyData[] }>(PRESET, { preset })).policies;
    const kinds = (await change<{ routingPolicies: PolicyData[] }>(ALL)).routingPolicies.length;
    const preset = await apply('PRIVATE_FIRST');
    assert.equal(preset.length, kinds);
    assert.deepEqual(preset.find(({ kind }) => kind === 'QUIZ')!.steps!.map(({ model, maxDifficulty }) => [model, maxDifficulty]), [
      ['own/gemma', 0.2], ['cloud/small', 0.4], ['cloud/large', 1], ['cloud/large', null], ['cloud/small', null], ['own/gemma', null], ['local', null],
    ]);
    const wanted = async (input: object) => {
      const { decidedBy, policyVersion, choice } = await recommend(input);
      assert.deepEqual([decidedBy, policyVersion], ['POLICY', (await get('QUIZ')).version]);
      return choice!.model;
    };
    assert.deepEqual([await wanted(easy), await wanted(hard)], ['gemma', 'large']);
    await apply('CLOUD_FIRST');
    assert.deepEqual([await wanted(easy), await wanted(hard)], ['small', 'large']);
    await apply('FRUGAL');
    assert.deepEqual([await wanted(easy), await wanted(hard)], ['built-in', 'large']);
    assert.equal(await wanted({ ...easy, allowLocal: false }), 'gemma', 'where the engine may not answer');
    await change(ROLLBACK, { kind: 'QUIZ', toVersion: 0 });
  });
});

suite('routing where the configuration gives an order', () => {
  let app: TestApp;
  let admin: { token: string };
  before(async () => {
    app = await startApp({ tuning: { providers, order: ['cloud/large', 'cloud/small'] } });
    admin = await signUp(app, 'ADMIN');
  });
  after(() => app.stop());

  test('changing a policy is refused with that reason, and the order is asked as it stands', async () => {
    const changes: [string, Record<string, unknown>][] = [
      [SET, { input: { kind: 'QUIZ', expectedVersion: 0, steps: [{ model: 'local' }] } }],
      [ROLLBACK, { kind: 'QUIZ', toVersion: 0 }], [PRESET, { preset: 'FRUGAL' }], [ALIAS, { input: { name: 'a', target: 'local' } }],
    ];
    for (const [query, variables] of changes) {
      const { message, extensions } = await refusal(app, { query, variables, token: admin.token });
      assert.equal(extensions.code, 'FORBIDDEN');
      assert.match(message, /"order" in the configuration file/);
    }
    const { lessonId, teacher } = await classroom(app);
    const { recommended } = await gql<{ recommended: RecommendationData }>(app, {
      query: RECOMMEND, variables: { input: { kind: 'QUIZ', lessonId, difficulty: 'BEGINNER', types: ['TRUE_FALSE'] } }, token: teacher.token,
    });
    assert.deepEqual([recommended.decidedBy, recommended.choice?.model, recommended.choice?.reason], ['ORDER', 'large', 'cloud/large is the first in order.']);
    assert.equal(recommended.passedOver.find(({ model }) => model === 'gemma')!.why, 'it can\'t be asked; it lacks a place in "order"');
    assert.equal((await gql<{ policy: PolicyData }>(app, { query: GET, variables: { kind: 'QUIZ' }, token: admin.token })).policy.version, 0);
  });
});
