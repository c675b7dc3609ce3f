import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import { startApp, type TestApp } from '../kit/app.js';
import { gql } from '../kit/clients.js';
import { startFaultServer, type FaultServer, type Gate } from '../kit/fault-server.js';
import {
  asModel, CANCEL, classroom, eventually, EXPLAIN, fold, follow, ledger, read, rows, settled, start, type Classroom, type EventData, type GenerationData,
} from '../kit/generations.js';

const HEDGE_AFTER_MS = 60;
const OF_FIRST = ['The first ', 'says so.'];
const OF_SECOND = ['The second ', 'says something else.'];

interface Stage {
  app: TestApp;
  room: Classroom;
  first: FaultServer;
  second: FaultServer;
}

async function stage(tuning: object = {}, env: Record<string, string> = {}): Promise<Stage & { close(): Promise<void> }> {
  const [first, second] = await Promise.all([startFaultServer(), startFaultServer()]);
  const app = await startApp({ env, tuning: {
    providers: [asModel(first, 'first'), asModel(second, 'second')],
    hedge: { enabled: true, afterMs: HEDGE_AFTER_MS }, retries: { attempts: 0 }, breaker: { failures: 1_000 }, ...tuning,
  } });
  return {
    app, first, second, room: await classroom(app),
    async close() {
      await app.stop();
      await Promise.all([first.close(), second.close()]);
    },
  };
}

const explain = async ({ app, room }: Stage): Promise<string> =>
  (await start(app, room.learner.token, EXPLAIN, { lessonId: room.lessonId, allowLocal: false })).id;

/** The end of a generation, whose books are balanced. */
async function ended({ app, room: { learner: { token } } }: Stage, id: string): Promise<GenerationData & { events: EventData[] }> {
  const events = await follow(app, token, id);
  const { text } = fold(events);
  const end = await read(app, token, id);
  assert.equal(text, end.text);
  const { reserved, spent, attempts } = await settled(app.database);
  assert.deepEqual([reserved, spent], [0, attempts]);
  assert.equal(end.costMicroUsd, end.attempts.reduce((sum, { costMicroUsd }) => sum + costMicroUsd, 0));
  return { ...end, events };
}

const outcomes = ({ attempts }: GenerationData): string[] => attempts.map(({ provider, outcome }) => `${provider} ${outcome}`);
const starter = ({ events }: { events: EventData[] }): string | undefined => events.find(({ __typename }) => __typename === 'GenerationStarted')?.provider;

suite('a first token that does not come', () => {
  let here: Awaited<ReturnType<typeof stage>>;
  // A process hedges at most 5 % of its calls, but always its first: so each test has its own.
  beforeEach(async () => void (here = await stage()));
  const over = (name: string, run: () => Promise<void>): void => {
    void test(name, async () => {
      try {
        await run();
      } finally {
        await here.close();
      }
    });
  };
  /** Both hold before their first token. */
  const bothHold = (): { first: Gate; second: Gate } => {
    const gates = { first: here.first.gate(), second: here.second.gate() };
    here.first.always({ tokens: OF_FIRST, gates: { 0: gates.first } });
    here.second.always({ tokens: OF_SECOND, gates: { 0: gates.second } });
    return gates;
  };

  over('is doubled by a second call, whose words count if it begins first: both are paid for and shown', async () => {
    const gates = bothHold();
    const id = await explain(here);
    await gates.second.reached;
    gates.second.open();
    const end = await ended(here, id);
    assert.deepEqual([end.text, starter(end)], [OF_SECOND.join(''), 'second']);
    assert.deepEqual(outcomes(end), ['first CANCELLED', 'second COMPLETED']);
    assert.ok(end.attempts.every(({ costMicroUsd }) => costMicroUsd > 0));
    assert.equal(end.attempts[1]!.reason, `first has not begun to answer after ${HEDGE_AFTER_MS} ms; second is asked beside it.`);
    const slow = await here.first.request(0);
    await slow.hungUp;
    assert.equal(slow.tokensWritten, 0);
  });

  over('that comes before the second one\'s after all keeps its words', async () => {
    const gates = bothHold();
    const id = await explain(here);
    await gates.second.reached;
    gates.first.open();
    const end = await ended(here, id);
    assert.deepEqual([end.text, starter(end)], [OF_FIRST.join(''), 'first']);
    assert.deepEqual(outcomes(end), ['first COMPLETED', 'second CANCELLED']);
    assert.ok(end.attempts[1]!.costMicroUsd > 0);
    await (await here.second.request(0)).hungUp;
  });

  over('leaves the slower one in reserve: it goes on where the faster one breaks', async () => {
    const gates = bothHold();
    const breaks = here.second.gate();
    here.second.always({ tokens: OF_SECOND, fault: 'close', at: 1, gates: { 0: gates.second, 1: breaks } });
    const id = await explain(here);
    await gates.second.reached;
    gates.second.open();
    const { token } = here.room.learner;
    await follow(here.app, token, id, { leave: ({ __typename }) => __typename === 'TextDelta' });
    here.first.always({ tokens: [OF_SECOND.join('')] });
    breaks.open();
    const end = await ended(here, id);
    assert.deepEqual([end.text, outcomes(end)], [OF_SECOND.join(''), ['first CANCELLED', 'second FAILED', 'first COMPLETED']]);
  });

  over('of two ends at once when it is cancelled', async () => {
    const gates = bothHold();
    const id = await explain(here);
    await gates.second.reached;
    const { token } = here.room.learner;
    await gql(here.app, { query: CANCEL, variables: { id }, token });
    // What both calls were is noted when they have let go, a moment after the end.
    const end = await eventually(() => ended(here, id), (found) => !outcomes(found).some((outcome) => outcome.endsWith('null')));
    assert.deepEqual([end.status, outcomes(end)], ['CANCELLED', ['first CANCELLED', 'second CANCELLED']]);
    await Promise.all([(await here.first.request(0)).hungUp, (await here.second.request(0)).hungUp]);
    assert.deepEqual([here.first.requests.length, here.second.requests.length], [1, 1]);
  });
});

suite('a call that is doubled, and never begins', () => {
  let here: Awaited<ReturnType<typeof stage>>;
  // The first times out well before the second does.
  beforeEach(async () => void (here = await stage({ hedge: { enabled: true, afterMs: 700 }, timeouts: { firstTokenMs: 1_000 } })));

  test('leaves the answer to the second', async () => {
    try {
      const gate = here.second.gate();
      here.first.always({ fault: 'no_headers' });
      here.second.always({ tokens: OF_SECOND, gates: { 0: gate } });
      const id = await explain(here);
      await (await here.first.request(0)).hungUp;
      gate.open();
      const end = await ended(here, id);
      assert.deepEqual([end.text, starter(end), outcomes(end)], [OF_SECOND.join(''), 'second', ['first TIMED_OUT', 'second COMPLETED']]);
    } finally {
      await here.close();
    }
  });

  test('ends as the second does, where that fails too', async () => {
    try {
      const gate = here.second.gate();
      here.first.always({ fault: 'no_headers' });
      here.second.always({ fault: 'content_filter', at: 0, gates: { 0: gate } });
      const id = await explain(here);
      await (await here.first.request(0)).hungUp;
      gate.open();
      const end = await ended(here, id);
      assert.deepEqual([end.failure?.code, outcomes(end)], ['CONTENT_REJECTED', ['first TIMED_OUT', 'second REJECTED']]);
    } finally {
      await here.close();
    }
  });
});

suite('how often', () => {
  test('a call is doubled: 5 times in 100 at most', async () => {
    const here = await stage({ hedge: { enabled: true, afterMs: 1 } });
    try {
      // Every one of them is slow enough.
      const slowly = (tokens: string[]) => () => {
        const gate = here.first.gate();
        setTimeout(gate.open, 300);
        return { tokens, gates: { 0: gate } };
      };
      here.first.always(slowly(OF_FIRST));
      here.second.always(slowly(OF_SECOND));
      const ids = await Promise.all(Array.from({ length: 100 }, () => explain(here)));
      const ends = await Promise.all(ids.map((id) => follow(here.app, here.room.learner.token, id)));
      assert.ok(ends.every((events) => fold(events).terminal.__typename === 'GenerationCompleted'));
      assert.equal(here.first.requests.length, 100);
      const [doubled] = await rows<{ count: number }>(here.app.database, `SELECT count(*)::int FROM provider_attempts WHERE provider = 'second'`);
      assert.ok(doubled!.count >= 3 && doubled!.count <= 5, `${doubled!.count} were`);
      const { reserved, spent, attempts } = await settled(here.app.database);
      assert.deepEqual([reserved, spent], [0, attempts]);
    } finally {
      await here.close();
    }
  });

  test('a call is doubled that begins in time: never', async () => {
    const here = await stage({ hedge: { enabled: true, afterMs: 10_000 } });
    try {
      here.first.always({ tokens: OF_FIRST });
      assert.deepEqual(outcomes(await ended(here, await explain(here))), ['first COMPLETED']);
    } finally {
      await here.close();
    }
  });

  test('a call is doubled without money for it: never, and the answer is whole', async () => {
    // What one call may cost at most is some 0.08 dollars.
    const here = await stage({}, { AI_DAILY_COST_LIMIT: '0.12' });
    try {
      const gate = here.first.gate();
      here.first.always({ tokens: OF_FIRST, gates: { 0: gate } });
      here.second.always({ tokens: OF_SECOND });
      const id = await explain(here);
      const { reserved } = await ledger(here.app.database);
      assert.ok(reserved > 60_000 && reserved < 120_000, `${reserved}`);
      await gate.reached;
      setTimeout(gate.open, 3 * HEDGE_AFTER_MS);
      const end = await ended(here, id);
      assert.deepEqual([end.text, outcomes(end), here.second.requests.length], [OF_FIRST.join(''), ['first COMPLETED'], 0]);
    } finally {
      await here.close();
    }
  });
});

suite('without hedge in the configuration', () => {
  test('a slow first token is waited for', async () => {
    const here = await stage({ hedge: undefined });
    try {
      const gate = here.first.gate();
      here.first.always({ tokens: OF_FIRST, gates: { 0: gate } });
      const id = await explain(here);
      await gate.reached;
      setTimeout(gate.open, 3 * HEDGE_AFTER_MS);
      assert.deepEqual(outcomes(await ended(here, id)), ['first COMPLETED']);
      assert.equal(here.second.requests.length, 0);
    } finally {
      await here.close();
    }
  });
});
