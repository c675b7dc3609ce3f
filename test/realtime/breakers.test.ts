import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { gql, refusal } from '../kit/clients.js';
import { startFaultServer, type FaultReply, type FaultServer } from '../kit/fault-server.js';
import {
  asModel, CANCEL, classroom, eventually, EXPLAIN, fold, follow, read, rows, settled, start, type Classroom, type GenerationData,
} from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';
import { redisSkip, startRedis, type TestRedis } from '../kit/redis.js';

const FAILURES = 3;
/** Long for a busy machine; short where it is to pass. */
const FIRST_TOKEN_MS = 10_000;
const SHORT_FIRST_TOKEN_MS = 600;
const BREAKER = 'provider model state forced reason since nextProbeAt';
const BREAKERS = `{ breakers { ${BREAKER} } }`;
const RESET = `mutation ($provider: String!, $model: String!) { breaker: resetBreaker(provider: $provider, model: $model) { ${BREAKER} } }`;
const FORCE = `mutation ($provider: String!, $model: String!, $reason: String) {
  breaker: forceBreakerOpen(provider: $provider, model: $model, reason: $reason) { ${BREAKER} } }`;
const FIRST = { provider: 'first', model: 'test-model' };
const SPARED = 'first is not asked for a while, after many failures';

interface BreakerData {
  provider: string;
  state: string;
  forced: boolean;
  reason: string | null;
  since: string | null;
  nextProbeAt: string | null;
}

interface DeploymentOptions {
  breaker?: object;
  firstTokenMs?: number;
  names?: string[];
  redis?: TestRedis;
}

/** An API, its workers, and two models, the second of which is always sound. */
class Deployment {
  readonly apps: TestApp[] = [];
  first!: FaultServer;
  second!: FaultServer;
  room!: Classroom;
  admin!: string;
  database!: TestDatabase;

  async open(roles: string[], { breaker = {}, firstTokenMs = FIRST_TOKEN_MS, names = ['first', 'second'], redis }: DeploymentOptions = {}): Promise<void> {
    [this.first, this.second] = await Promise.all([startFaultServer(), startFaultServer()]);
    this.second.always({ tokens: ['Sound.'] });
    this.database = await freshDatabase();
    const tuning = {
      providers: names.map((name) => asModel(name === 'first' ? this.first : this.second, name)), retries: { attempts: 0 },
      timeouts: { firstTokenMs }, breaker: { failures: FAILURES, openMs: 60_000, ...breaker },
    };
    const env = redis ? { REDIS_URL: redis.url } : {};
    this.apps.push(...await Promise.all(roles.map((role) => startApp({ database: this.database, tuning, env: { ...env, ROLES: role } }))));
    this.room = await classroom(this.api);
    this.admin = (await signUp(this.api, 'ADMIN')).token;
  }

  async close(): Promise<void> {
    await Promise.all(this.apps.map((app) => app.stop()));
    await Promise.all([this.first.close(), this.second.close()]);
    await this.database.drop();
  }

  get api(): TestApp {
    return this.apps[0]!;
  }

  async explain(): Promise<GenerationData> {
    const { learner: { token }, lessonId } = this.room;
    const { id } = await start(this.api, token, EXPLAIN, { lessonId, allowLocal: false });
    fold(await follow(this.api, token, id));
    return read(this.api, token, id);
  }

  async breaker(): Promise<BreakerData> {
    const { breakers } = await gql<{ breakers: BreakerData[] }>(this.api, { query: BREAKERS, token: this.admin });
    return breakers.find(({ provider }) => provider === 'first')!;
  }

  async change(query: string, variables: object = {}): Promise<BreakerData> {
    return (await gql<{ breaker: BreakerData }>(this.api, { query, variables: { ...FIRST, ...variables }, token: this.admin })).breaker;
  }

  /** Until the workers ask it again. */
  async reset(): Promise<void> {
    await this.change(RESET);
    this.first.always({ tokens: ['Well again.'] });
    await eventually(() => this.explain(), ({ attempts }) => attempts[0]!.provider === 'first');
  }
}

const providers = ({ attempts }: GenerationData): string[] => attempts.map(({ provider }) => provider);

suite('a breaker, as an admin sees it', () => {
  const here = new Deployment();
  before(() => here.open(['api,worker'], { firstTokenMs: SHORT_FIRST_TOKEN_MS }));
  after(() => here.close());
  beforeEach(() => here.reset());

  const counted: [string, FaultReply, string][] = [
    ['errors of its own', { status: 500 }, 'had an error of its own'],
    ['first tokens that never come', { fault: 'no_headers' }, 'did not begin to answer in time'],
    ['deaths in the middle of an answer', { tokens: ['Once ', 'upon '], fault: 'clean_end', at: 2 }, 'broke off its answer'],
    ['refusals of the API key', { status: 401 }, 'refused the API key'],
    ['429s', { status: 429 }, 'takes no more requests at the moment'],
  ];
  for (const [name, reply, words] of counted) {
    test(`opens after ${FAILURES} ${name}`, async () => {
      here.first.always(reply);
      for (let failed = 0; failed < FAILURES; failed += 1) {
        assert.equal((await here.breaker()).state, 'CLOSED');
        assert.deepEqual(providers(await here.explain()), ['first', 'second']);
      }
      const { state, forced, reason, since, nextProbeAt } = await here.breaker();
      assert.deepEqual([state, forced], ['OPEN', false]);
      assert.match(reason!, new RegExp(`^It failed ${FAILURES} times in \\d+ calls; the last time it ${words}\\.$`));
      assert.ok(Math.abs(Date.now() - Date.parse(since!)) < 5_000);
      assert.equal(Date.parse(nextProbeAt!) - Date.parse(since!), 60_000);

      const asked = here.first.requests.length;
      const next = await here.explain();
      assert.deepEqual([next.status, providers(next), next.attempts[0]!.reason], ['COMPLETED', ['second'], `${SPARED}; second is the next in order.`]);
      assert.equal(here.first.requests.length, asked, 'it is spared');
    });
  }

  for (const [name, reply] of [['400s', { status: 400 }], ['content filters', { fault: 'content_filter', at: 0 }]] as [string, FaultReply][]) {
    test(`${name} don't count`, async () => {
      here.first.always(reply);
      for (let failed = 0; failed < FAILURES + 1; failed += 1) assert.deepEqual(providers(await here.explain()), ['first', 'second']);
      assert.equal((await here.breaker()).state, 'CLOSED');
    });
  }

  test('cancels don\'t count', async () => {
    const { learner: { token }, lessonId } = here.room;
    for (let cancelled = 0; cancelled < FAILURES + 1; cancelled += 1) {
      const gate = here.first.gate();
      here.first.always({ tokens: ['One ', 'two '], gates: { 1: gate } });
      const { id } = await start(here.api, token, EXPLAIN, { lessonId, allowLocal: false });
      await follow(here.api, token, id, { leave: ({ __typename }) => __typename === 'TextDelta' });
      await gql(here.api, { query: CANCEL, variables: { id }, token });
      await settled(here.database);
      gate.open();
    }
    assert.equal((await here.breaker()).state, 'CLOSED');
  });

  test('is forced open, and reset', async () => {
    const forced = await here.change(FORCE, { reason: 'Its bill is unpaid.' });
    assert.deepEqual([forced.state, forced.forced, forced.reason, forced.nextProbeAt], ['OPEN', true, 'Its bill is unpaid.', null]);
    assert.deepEqual(await here.breaker(), forced);
    const other = await eventually(() => here.explain(), (generation) => providers(generation).join() === 'second');
    assert.match(other.attempts[0]!.reason, /^first is kept from being asked by an admin; /);
    const closed = await here.change(RESET);
    assert.deepEqual([closed.state, closed.forced, closed.reason], ['CLOSED', false, null]);
    await eventually(() => here.explain(), (generation) => providers(generation).join() === 'first');
  });

  test('is no one else\'s business, and only of a model that there is', async () => {
    for (const { token } of [here.room.learner, here.room.teacher]) {
      for (const query of [BREAKERS, RESET, FORCE]) {
        assert.equal((await refusal(here.api, { query, ...(query !== BREAKERS && { variables: FIRST }), token })).extensions.code, 'FORBIDDEN');
      }
    }
    assert.equal((await refusal(here.api, { query: BREAKERS })).extensions.code, 'UNAUTHENTICATED');
    const wrong = [['provider', { provider: 'nobody' }], ['provider', { provider: 'local', model: 'built-in' }], ['model', { model: 'other' }], ['reason', { reason: ' ' }]] as const;
    for (const [field, variables] of wrong) {
      for (const query of field === 'reason' ? [FORCE] : [RESET, FORCE]) {
        const { extensions } = await refusal(here.api, { query, variables: { ...FIRST, ...variables }, token: here.admin });
        assert.deepEqual([extensions.code, extensions.field], ['BAD_USER_INPUT', field]);
      }
    }
  });
});

suite('a breaker of the only model', () => {
  const here = new Deployment();
  const OPEN_MS = 700;
  before(() => here.open(['api,worker', 'worker'], { names: ['first'], breaker: { openMs: OPEN_MS } }));
  after(() => here.close());

  const tripped = async (): Promise<BreakerData> => {
    here.first.always({ status: 500 });
    return eventually(async () => (await here.explain(), here.breaker()), ({ state }) => state === 'OPEN');
  };
  const due = ({ nextProbeAt }: BreakerData) => eventually(async () => Date.now(), (now) => now > Date.parse(nextProbeAt!) + 50);

  test('fails generations by its name while it is open, and may be tried again', async () => {
    await here.change(FORCE);
    const { failure, attempts } = await eventually(() => here.explain(), ({ attempts: made }) => made.length === 0);
    assert.deepEqual([failure, attempts],
      [{ code: 'PROVIDER_UNAVAILABLE', message: 'No model could answer: first is kept from being asked by an admin.', retryable: true }, []]);
    await here.reset();
  });

  test('lets one call through of as many as two processes make at once; it closes when that is answered', async () => {
    await due(await tripped());
    const gate = here.first.gate();
    here.first.always({ tokens: ['I am ', 'well.'], gates: { 1: gate } });
    const asked = here.first.requests.length;
    const ends = Array.from({ length: 32 }, () => here.explain());
    let failed = 0;
    for (const end of ends) void end.then(({ status }) => (failed += status === 'FAILED' ? 1 : 0));
    await eventually(async () => failed, (count) => count === 31);
    assert.equal(here.first.requests.length, asked + 1);
    assert.equal((await here.breaker()).state, 'HALF_OPEN');
    gate.open();
    const whole = (await Promise.all(ends)).filter(({ status }) => status === 'COMPLETED');
    assert.deepEqual(whole.map(({ text }) => text), ['I am well.']);
    assert.equal((await here.breaker()).state, 'CLOSED');
  });

  test('opens again when its probe fails', async () => {
    const { since } = await tripped().then(async (breaker) => (await due(breaker), breaker));
    const end = await here.explain();
    assert.deepEqual(providers(end), ['first']);
    const again = await here.breaker();
    assert.deepEqual([again.state, again.reason], ['OPEN', 'Its probe failed: it had an error of its own.']);
    assert.ok(Date.parse(again.since!) > Date.parse(since!));
  });

  test('gives the probe back when that is cancelled', async () => {
    await due(await here.breaker());
    const gate = here.first.gate();
    here.first.always({ tokens: ['I am ', 'well.'], gates: { 1: gate } });
    const { learner: { token }, lessonId } = here.room;
    const { id } = await start(here.api, token, EXPLAIN, { lessonId, allowLocal: false });
    await follow(here.api, token, id, { leave: ({ __typename }) => __typename === 'TextDelta' });
    await gql(here.api, { query: CANCEL, variables: { id }, token });
    gate.open();
    await settled(here.database);
    assert.equal((await eventually(() => here.explain(), ({ status }) => status === 'COMPLETED')).text, 'I am well.');
    assert.equal((await here.breaker()).state, 'CLOSED');
  });
});

for (const onRedis of [false, true]) {
  suite(`opened in one process, ${onRedis ? 'with' : 'without'} Redis`, { skip: onRedis && redisSkip }, () => {
    test('it is open in all within a second', async () => {
      const redis = onRedis ? await startRedis() : undefined;
      const here = new Deployment();
      await here.open(['api', 'worker', 'worker'], { ...(redis && { redis }) });
      try {
        here.first.always({ status: 500 });
        const { since } = await eventually(async () => (await here.explain(), here.breaker()), ({ state }) => state === 'OPEN');
        const known = Date.parse(since!) + 1_000;
        // Both workers are kept busy until well after that.
        while (Date.now() < known + 300) await Promise.all(Array.from({ length: 6 }, () => here.explain()));
        const late = await rows(here.database, `SELECT started_at FROM provider_attempts WHERE provider = 'first' AND started_at > $1`, [new Date(known)]);
        assert.deepEqual(late, []);
      } finally {
        await here.close();
        await redis?.stop();
      }
    });
  });
}
