import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { pino } from 'pino';
import { z } from 'zod';
import { bullMqOn, type BullMq, type JobBackend } from '../../src/jobs/backend.js';
import { anyJob, type JobContext } from '../../src/jobs/kit.js';
import { JobQueue } from '../../src/jobs/queue.js';
import { JobWorker } from '../../src/jobs/worker.js';
import { settledWithin } from '../../src/platform/patience.js';
import { freshDatabase } from '../kit/app.js';
import { eventually } from '../kit/generations.js';
import { startProxy, type Proxy } from '../kit/proxy.js';
import { redisSkip, startRedis } from '../kit/redis.js';

const logger = pino({ level: 'silent' });
const definition = { name: 'count', schema: z.strictObject({ number: z.int() }) };

interface Backend {
  at: JobBackend;
  /** The same through a proxy that can play its outage. */
  through(proxy: Proxy): JobBackend;
  port: number;
  stop(): Promise<void>;
}

function withPort(url: string, port: number): string {
  const other = new URL(url);
  other.port = String(port);
  return other.href;
}

async function onPostgres(): Promise<Backend> {
  const database = await freshDatabase();
  const { appUrl: url } = database;
  return {
    at: { kind: 'postgres', url, role: null },
    through: ({ port }) => ({ kind: 'postgres', url: withPort(url, port), role: null }),
    port: Number(new URL(url).port),
    stop: () => database.drop(),
  };
}

async function onRedis(): Promise<Backend> {
  const redis = await startRedis();
  const { url } = redis;
  return { at: { kind: 'redis', url }, through: ({ port }) => ({ kind: 'redis', url: withPort(url, port) }), port: Number(new URL(url).port), stop: () => redis.stop() };
}

for (const [name, create, skip] of [['PostgreSQL', onPostgres, false], ['Redis', onRedis, redisSkip]] as const) {
  suite(`jobs on ${name}`, { skip, timeout: 60_000 }, () => {
    let backend: Backend;
    let bullMq: BullMq;
    let queue: JobQueue;
    const workers: JobWorker[] = [];
    before(async () => {
      backend = await create();
      bullMq = bullMqOn(backend.at);
      queue = new JobQueue(bullMq, logger);
    });
    afterEach(async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.close(2_000)));
    });
    after(async () => {
      await queue.close();
      await backend.stop();
    });

    const work = (run: (number: number, context: JobContext) => Promise<void>) => {
      const job = anyJob<{ number: number }>({ ...definition, run: ({ number }, context) => run(number, context) });
      const worker = new JobWorker({ bullMq, jobs: [job], concurrency: 4, logger });
      workers.push(worker);
      return worker;
    };
    const stateOf = (id: string, wanted: string) => eventually(() => queue.stateOf(id), (state) => state === wanted);

    test('each job is run by one of the workers, once, with its data', async () => {
      const ran: number[] = [];
      for (let worker = 0; worker < 2; worker += 1) work(async (number) => void ran.push(number));
      const numbers = Array.from({ length: 20 }, (_, number) => number);
      await Promise.all(numbers.map((number) => queue.add(definition, { number }, `once-${number}`)));
      await Promise.all(numbers.map((number) => stateOf(`once-${number}`, 'finished')));
      assert.deepEqual(ran.sort((a, b) => a - b), numbers);
    });

    test('a job waits until there is a worker, then runs, then is finished', async () => {
      assert.equal(await queue.stateOf('wait-1'), 'missing');
      await queue.add(definition, { number: 1 }, 'wait-1');
      assert.equal(await queue.stateOf('wait-1'), 'pending');
      const started = Promise.withResolvers<void>();
      const gate = Promise.withResolvers<void>();
      work(async () => {
        started.resolve();
        await gate.promise;
      });
      await started.promise;
      assert.equal(await queue.stateOf('wait-1'), 'pending');
      gate.resolve();
      await stateOf('wait-1', 'finished');
    });

    test('one that comes after others is kept from the workers until all of them have ended, one that failed too', async () => {
      const ran: number[] = [];
      const gate = Promise.withResolvers<void>();
      const others = [1, 2, 3].map((number) => ({ definition, data: { number }, id: `before-${number}` }));
      // One of them may be on its way already.
      await queue.add(definition, { number: 1 }, 'before-1');
      await queue.addAfter({ definition, data: { number: 4 }, id: 'after-1' }, others);
      assert.equal(await queue.stateOf('after-1'), 'pending');
      work(async (number) => {
        if (number === 3) await gate.promise;
        ran.push(number);
        if (number === 2) throw new Error('this one fails');
      });
      await stateOf('before-2', 'finished');
      assert.equal(await queue.stateOf('after-1'), 'pending');
      gate.resolve();
      await stateOf('after-1', 'finished');
      assert.deepEqual([ran.toSorted((a, b) => a - b), ran.at(-1)], [[1, 2, 3, 4], 4]);
    });

    test('one that is delayed is kept from the workers until its time has come', async () => {
      const DELAY_MS = 300;
      const ran = Promise.withResolvers<number>();
      work(async () => ran.resolve(performance.now()));
      const added = performance.now();
      await queue.add(definition, { number: 1 }, 'late-1', { delayMs: DELAY_MS });
      assert.equal(await queue.stateOf('late-1'), 'pending');
      // Both clocks count whole milliseconds.
      assert.ok((await ran.promise) - added >= DELAY_MS - 2);
      await stateOf('late-1', 'finished');
    });

    test('a second one with the same id does nothing, waiting or finished', async () => {
      let ran = 0;
      await queue.add(definition, { number: 1 }, 'same-1');
      await queue.add(definition, { number: 2 }, 'same-1');
      work(async () => void (ran += 1));
      await stateOf('same-1', 'finished');
      await queue.add(definition, { number: 3 }, 'same-1');
      await queue.add(definition, { number: 4 }, 'same-2');
      await stateOf('same-2', 'finished');
      assert.equal(ran, 2);
    });

    test('one that fails is finished, and not run again by itself', async () => {
      let ran = 0;
      work(async (number) => {
        ran += 1;
        if (number === 1) throw new Error('no');
      });
      await queue.add(definition, { number: 1 }, 'fail-1');
      await stateOf('fail-1', 'finished');
      await queue.add(definition, { number: 2 }, 'fail-2');
      await stateOf('fail-2', 'finished');
      assert.equal(ran, 2);
    });

    test('data that does not fit its schema is refused where it is queued', async () => {
      await assert.rejects(queue.add(definition, { number: 1.5 }, 'bad-1'), z.ZodError);
      assert.equal(await queue.stateOf('bad-1'), 'missing');
    });

    test('a worker that closes tells its jobs to leave, and waits for them', async () => {
      const started = Promise.withResolvers<void>();
      let left = false;
      const worker = work(async (_number, { signal }) => {
        const stopping = new Promise((resolve) => signal.addEventListener('abort', resolve));
        started.resolve();
        await stopping;
        left = true;
      });
      await queue.add(definition, { number: 1 }, 'close-1');
      await started.promise;
      await worker.close(5_000);
      assert.ok(left);
      assert.equal(await queue.stateOf('close-1'), 'finished');
    });

    test('a queue and a worker that are opened while their back end is away work as soon as it is there', async () => {
      const proxy = await startProxy(backend.port);
      proxy.cut();
      const away = bullMqOn(backend.through(proxy));
      const ran: number[] = [];
      const job = anyJob<{ number: number }>({ ...definition, run: async ({ number }) => void ran.push(number) });
      const worker = new JobWorker({ bullMq: away, jobs: [job], concurrency: 4, logger });
      const late = new JobQueue(away, logger);
      try {
        // Whoever spins without a pause lets no timer of this process fire.
        await settledWithin(late.add(definition, { number: 0 }, 'away-0'), 300);
        proxy.restore();
        await eventually(() => settledWithin(late.add(definition, { number: 1 }, 'away-1'), 1_000), (added) => added);
        await eventually(async () => ran.includes(1), (hasRun) => hasRun);
        proxy.cut();
        await settledWithin(late.add(definition, { number: 2 }, 'away-2'), 300);
        proxy.restore();
        await eventually(async () => {
          await settledWithin(late.add(definition, { number: 2 }, 'away-2'), 1_000);
          return ran.includes(2);
        }, (hasRun) => hasRun);
      } finally {
        await Promise.all([worker.close(2_000), settledWithin(late.close(), 2_000)]);
        await proxy.stop();
      }
    });
  });
}
