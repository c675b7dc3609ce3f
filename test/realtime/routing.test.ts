import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultServer } from '../kit/fault-server.js';
import {
  asModel, BODY, classroom, eventually, EXPLAIN, fold, follow, read, start, type Classroom, type GenerationData,
} from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';
import { redisSkip, startRedis, type TestRedis } from '../kit/redis.js';

const SET = `mutation ($input: SetRoutingPolicyInput!) { set: setRoutingPolicy(input: $input) { __typename ... on RoutingPolicy { version } } }`;
const VERSION = 'query ($kind: GenerationKind!) { policy: routingPolicy(kind: $kind) { version } }';
const ALIAS = 'mutation ($input: SetModelAliasInput!) { setModelAlias(input: $input) { name } }';
const RECOMMEND = `query ($input: RecommendModelInput!) { recommended: recommendModel(input: $input) {
  decidedBy policyVersion difficulty choice { provider reason worstCaseMicroUsd } passedOver { provider why } } }`;
const MODELS = '{ models { provider firstTokenMs } }';
const DOLLARS = 1_000_000;

interface Recommended {
  decidedBy: string;
  policyVersion: number | null;
  difficulty: number;
  choice: { provider: string; reason: string; worstCaseMicroUsd: number } | null;
  passedOver: { provider: string; why: string }[];
}

type Model = { name: string; quality?: number; dollars?: number; contextTokens?: number };

/** Two processes on one database, of which the second does the work, and as many models as there are names. */
class Deployment {
  readonly servers = new Map<string, FaultServer>();
  apps!: TestApp[];
  room!: Classroom;
  admin!: string;
  private database!: TestDatabase;

  async open(models: Model[], { env = {}, body = BODY }: { env?: Record<string, string>; body?: string } = {}): Promise<void> {
    for (const { name } of models) {
      const server = await startFaultServer();
      server.always({ tokens: ['By ', name, '.'] });
      this.servers.set(name, server);
    }
    const providers = models.map(({ name, quality, dollars = 1, contextTokens }) => {
      const provider = asModel(this.servers.get(name)!, name);
      const prices = { inputMicroUsdPerMillion: dollars * DOLLARS, outputMicroUsdPerMillion: dollars * DOLLARS };
      return { ...provider, models: [{ name: 'm', prices, ...(quality !== undefined && { quality }), ...(contextTokens && { contextTokens }) }] };
    });
    this.database = await freshDatabase();
    const app = (roles: string): Promise<TestApp> =>
      startApp({ database: this.database, tuning: { providers, retries: { attempts: 0 } }, env: { ...env, ROLES: roles } });
    this.apps = await Promise.all(['api', 'api,worker'].map(app));
    this.room = await classroom(this.apps[0]!, body);
    this.admin = (await signUp(this.apps[0]!, 'ADMIN')).token;
  }

  async close(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.stop()));
    await Promise.all([...this.servers.values()].map((server) => server.close()));
    await this.database.drop();
  }

  get here(): TestApp {
    return this.apps[0]!;
  }

  get there(): TestApp {
    return this.apps[1]!;
  }

  async set(steps: object[] | null, kind = 'EXPLANATION'): Promise<number> {
    const { policy } = await gql<{ policy: { version: number } }>(this.here, { query: VERSION, variables: { kind }, token: this.admin });
    const input = { kind, expectedVersion: policy.version, steps };
    const { set } = await gql<{ set: { version: number } }>(this.here, { query: SET, variables: { input }, token: this.admin });
    return set.version;
  }

  async recommend(app: TestApp, input: object = {}): Promise<Recommended> {
    const variables = { input: { kind: 'EXPLANATION', lessonId: this.room.lessonId, ...input } };
    return (await gql<{ recommended: Recommended }>(app, { query: RECOMMEND, variables, token: this.room.teacher.token })).recommended;
  }

  async explain(input: object = {}): Promise<GenerationData> {
    const { learner: { token }, lessonId } = this.room;
    const { id } = await start(this.here, token, EXPLAIN, { lessonId, allowLocal: false, ...input });
    fold(await follow(this.here, token, id));
    return read(this.here, token, id);
  }

  calls(name: string): number {
    return this.servers.get(name)!.requests.length;
  }
}

const askedOf = ({ attempts }: GenerationData): string => attempts.map(({ provider }) => provider).join();

for (const onRedis of [false, true]) suite(`a policy that is set in one process${onRedis ? ', signals over Redis' : ''}`, { skip: onRedis && redisSkip }, () => {
  const here = new Deployment();
  let redis: TestRedis | undefined;
  before(async () => {
    redis = onRedis ? await startRedis() : undefined;
    await here.open([{ name: 'first' }, { name: 'second' }], { env: redis ? { REDIS_URL: redis.url } : {} });
  });
  after(async () => {
    await here.close();
    await redis?.stop();
  });

  test('is in force in the other within a second, and decides which model is asked', async () => {
    assert.equal(askedOf(await here.explain()), 'first');
    for (const name of ['second', 'first', 'second']) {
      const version = await here.set([{ model: `${name}/m` }]);
      const from = performance.now();
      await eventually(() => here.recommend(here.there), ({ policyVersion }) => policyVersion === version);
      assert.ok(performance.now() - from < 1_000);
      const generation = await here.explain();
      assert.equal(askedOf(generation), name);
      assert.match(generation.attempts[0]!.reason, new RegExp(`^${name}/m is step 1 of the routing policy \\(version ${version}\\) for an explanation of \\w+ difficulty \\(0\\.\\d\\d\\): about \\$0\\.0\\d+\\.$`));
    }
  });

  test('follows its aliases within a second', async () => {
    const alias = (target: string) => gql(here.here, { query: ALIAS, variables: { input: { name: 'default', target } }, token: here.admin });
    await alias('first/m');
    const version = await here.set([{ model: 'default' }]);
    await eventually(() => here.recommend(here.there), ({ policyVersion }) => policyVersion === version);
    assert.equal(askedOf(await here.explain()), 'first');
    await alias('second/m');
    const from = performance.now();
    await eventually(() => here.recommend(here.there), ({ choice }) => choice?.provider === 'second');
    assert.ok(performance.now() - from < 1_000);
    assert.equal(askedOf(await here.explain()), 'second');
  });

  test('is gone on with step by step, and each attempt says why', async () => {
    const version = await here.set([{ model: 'second/m' }, { model: 'first/m' }, { model: 'local' }]);
    await eventually(() => here.recommend(here.there), ({ policyVersion }) => policyVersion === version);
    for (const name of ['first', 'second']) here.servers.get(name)!.always({ status: 500 });
    const { attempts, status } = await here.explain({ allowLocal: true });
    for (const name of ['first', 'second']) here.servers.get(name)!.always({ tokens: ['By ', name, '.'] });
    assert.equal(status, 'COMPLETED');
    assert.deepEqual(attempts.map(({ provider }) => provider), ['second', 'first', 'local']);
    assert.match(attempts[0]!.reason, /^second\/m is step 1 of the routing policy/);
    assert.match(attempts[1]!.reason, /^second had an error of its own; first\/m is step 2 of the routing policy/);
    assert.match(attempts[2]!.reason, /^first had an error of its own; the built-in engine is step 3 of the routing policy/);
  });

  test('asks nobody for what lies beyond its limits: the engine says so, or the generation fails', async () => {
    const version = await here.set([{ model: 'first/m', maxDifficulty: 0 }]);
    await eventually(() => here.recommend(here.there), ({ policyVersion }) => policyVersion === version);
    const failed = await here.explain();
    assert.deepEqual([failed.status, failed.failure?.code, failed.failure?.retryable, failed.attempts.length], ['FAILED', 'PROVIDER_UNAVAILABLE', false, 0]);
    const made = await here.explain({ allowLocal: true });
    assert.deepEqual([made.status, askedOf(made)], ['COMPLETED', 'local']);
    assert.match(made.notice!, /^The built-in engine answered, because no model could: first is not to be asked this by the routing policy/);
  });
});

suite('what is built in', () => {
  const here = new Deployment();
  const HARD = { question: 'Prove or disprove, with a counterexample, that every harbour is older than all those listed after it; compare both arguments and justify which is stronger.', difficulty: 'ADVANCED' };
  const EASY = { question: 'When was the harbour of Porta founded?', difficulty: 'BEGINNER' };
  before(() => here.open([{ name: 'dear', quality: 1, dollars: 15 }, { name: 'cheap', quality: 0.35, dollars: 1 }, { name: 'narrow', quality: 1, dollars: 0.1, contextTokens: 1_500 }]));
  after(() => here.close());

  test('asks the cheap model what is easy and the dear one what is hard, as it was recommended', async () => {
    for (const [input, name] of [[EASY, 'cheap'], [HARD, 'dear']] as const) {
      for (const app of here.apps) {
        const { choice, decidedBy, passedOver } = await here.recommend(app, { ...input, allowLocal: false });
        const { attempts, costMicroUsd } = await here.explain(input);
        assert.deepEqual([decidedBy, choice!.provider], ['BUILT_IN', name]);
        assert.deepEqual(attempts.map(({ provider, reason }) => [provider, reason]), [[name, choice!.reason]]);
        assert.ok(costMicroUsd <= choice!.worstCaseMicroUsd);
        assert.match(passedOver.find(({ provider }) => provider === 'narrow')!.why, /^its context of 1,500 tokens has no room/);
      }
    }
    assert.equal(here.calls('narrow'), 0, 'a call that does not fit is never made');
  });

  test('goes on with the next that is useful, and says what came before', async () => {
    here.servers.get('cheap')!.reply({ status: 500 });
    const { attempts } = await here.explain(EASY);
    assert.deepEqual(attempts.map(({ provider }) => provider), ['cheap', 'dear']);
    assert.match(attempts[1]!.reason, /^cheap had an error of its own; dear\/m is good enough for an explanation of low difficulty \(0\.\d\d\) as well: about \$0\.\d+\.$/);
  });

  test('knows in every process how fast the models are', async () => {
    for (let call = 0; call < 5; call += 1) await here.explain(EASY);
    for (const app of here.apps) {
      const look = () => gql<{ models: { provider: string; firstTokenMs: number | null }[] }>(app, { query: MODELS, token: here.admin });
      const { models } = await eventually(look, ({ models: seen }) => seen.some(({ provider, firstTokenMs }) => provider === 'cheap' && firstTokenMs !== null));
      assert.equal(models.find(({ provider }) => provider === 'narrow')!.firstTokenMs, null);
    }
  });
});

suite('a prompt that outgrows every context', () => {
  const here = new Deployment();
  before(() => here.open([{ name: 'small', contextTokens: 2_500 }, { name: 'smaller', contextTokens: 2_000 }], { body: `${BODY}\n\n`.repeat(60) }));
  after(() => here.close());

  test('is a clear failure where the engine may not answer, and nothing is called or spent', async () => {
    const { status, failure, attempts, costMicroUsd } = await here.explain();
    assert.deepEqual([status, failure!.code, failure!.retryable], ['FAILED', 'INPUT_LIMIT', false]);
    assert.match(failure!.message, /small has too small a context for all that it would have to read and write; smaller has/);
    assert.deepEqual([attempts, costMicroUsd, here.calls('small'), here.calls('smaller')], [[], 0, 0, 0]);
    assert.equal((await here.recommend(here.here, { allowLocal: false })).choice, null);
  });

  test('is the engine\'s otherwise, which says why', async () => {
    const made = await here.explain({ allowLocal: true });
    assert.deepEqual([made.status, askedOf(made), made.origin], ['COMPLETED', 'local', 'LOCAL']);
    assert.match(made.notice!, /no model could: small has too small a context/);
    assert.match(made.attempts[0]!.reason, /^smaller has too small a context .*; the built-in engine comes last\.$/);
  });
});

suite('a lesson that is long for a small context', () => {
  const here = new Deployment();
  before(() => here.open([{ name: 'small', contextTokens: 8_192 }], { body: Array.from({ length: 400 }, (_, index) => `Pier ${index} of the harbour was added in ${1500 + index}, and its keeper lived there.`).join('\n\n') }));
  after(() => here.close());

  test('is shown as far as it and an answer have room there', async () => {
    const made = await here.explain();
    assert.deepEqual([made.status, askedOf(made), here.calls('small')], ['COMPLETED', 'small', 1]);
    const { body } = here.servers.get('small')!.requests.at(-1)!;
    assert.equal(body['max_tokens'], 3_072);
  });
});

suite('a budget that has no room for the model that would be chosen', () => {
  const here = new Deployment();
  before(() => here.open([{ name: 'dear', quality: 1, dollars: 100 }, { name: 'cheap', quality: 0, dollars: 1 }], { env: { AI_DAILY_COST_LIMIT: '0.5' } }));
  after(() => here.close());

  test('is spent on the next one', async () => {
    const { choice, passedOver } = await here.recommend(here.here);
    assert.equal(choice?.provider, 'cheap');
    assert.match(passedOver.find(({ provider }) => provider === 'dear')!.why, /^it may cost \$1\.\d+, and \$0\.50 is left of the day's budget$/);
    const made = await here.explain();
    assert.deepEqual([made.status, askedOf(made)], ['COMPLETED', 'cheap']);
    assert.match(made.attempts[0]!.reason, /^cheap\/m is the best that can be asked .*; dear\/m may cost more than is left of the day's budget\.$/);
  });
});
