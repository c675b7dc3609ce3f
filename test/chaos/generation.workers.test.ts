import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { startFaultServer } from '../kit/fault-server.js';
import { asModel, BODY, classroom, EXPLAIN, fold, follow, QUIZ, read, settled, start, type EventData } from '../kit/generations.js';
import { startProcess } from '../kit/process.js';

suite('workers that come and go', { timeout: 60_000 }, () => {
  test('kill -9 while the engine writes: the next one writes the same, nothing is void and nothing comes twice', async () => {
    const database = await freshDatabase();
    const api = await startApp({ database, env: { ROLES: 'api' } });
    const doomed = await startProcess({ database, env: { ROLES: 'worker' } });
    const other = await startProcess({ database, env: { ROLES: 'worker' } });
    try {
      const { learner: { token }, lessonId } = await classroom(api, `${BODY}\n\n${BODY.replaceAll('Port', 'Cape').replaceAll('harbour', 'lighthouse')}`);
      const ids = await Promise.all(Array.from({ length: 12 }, async (_, index) =>
        (await start(api, token, index % 2 ? QUIZ : EXPLAIN, { lessonId, ...(index % 2 ? { questionCount: 8, seed: index } : {}) })).id));
      const followed = ids.map((id) => {
        const first = Promise.withResolvers<void>();
        const seen: EventData[] = [];
        const ended = follow(api, token, id, { leave: (event) => {
          seen.push(event);
          first.resolve();
        } });
        return { id, first: first.promise, ended, seen };
      });
      // It dies with whatever it is at; some are finished, some half done, some not begun.
      await Promise.any(followed.map(({ first }) => first));
      await doomed.end('SIGKILL');
      for (const { id, ended } of followed) {
        const events = await ended;
        const { text, items, terminal } = fold(events);
        const whole = await read(api, token, id);
        assert.deepEqual([terminal.__typename, whole.status, whole.origin], ['GenerationCompleted', 'COMPLETED', 'LOCAL']);
        assert.deepEqual([whole.text, whole.items], [text, items]);
        assert.equal(new Set(items.map(({ prompt }) => prompt)).size, items.length);
        assert.ok(events.every(({ __typename }) => __typename !== 'StreamReset'), 'the engine goes on where it was');
        assert.ok(whole.attempts.every(({ outcome }) => outcome !== null));
      }
      const texts = await Promise.all(ids.filter((_, index) => index % 2 === 0).map((id) => read(api, token, id)));
      assert.equal(new Set(texts.map(({ text }) => text)).size, 1, 'the same input gives the same text, interrupted or not');
    } finally {
      await Promise.all([other.end('SIGTERM'), api.stop()]);
      await database.drop();
    }
  });

  test('workers that stop in order, again and again, are not held against the generation', async () => {
    const database = await freshDatabase();
    const server = await startFaultServer();
    const tuning = { providers: [asModel(server)] };
    const api = await startApp({ database, tuning, env: { ROLES: 'api' } });
    let last: TestApp | undefined;
    try {
      const { learner: { token }, lessonId } = await classroom(api);
      const tokens = ['One ', 'two ', 'three.'];
      const { id } = await start(api, token, EXPLAIN, { lessonId });
      for (let round = 0; round < 7; round += 1) {
        const gate = server.gate();
        server.reply({ tokens, gates: { 2: gate } });
        const worker = await startApp({ database, tuning, env: { ROLES: 'worker' } });
        await gate.reached;
        await worker.stop();
      }
      server.reply({ tokens });
      last = await startApp({ database, tuning, env: { ROLES: 'worker' } });
      assert.equal(fold(await follow(api, token, id)).text, tokens.join(''));
      const { attempts } = await read(api, token, id);
      assert.deepEqual(attempts.map(({ outcome }) => outcome), [...Array<string>(7).fill('CANCELLED'), 'COMPLETED']);
      const money = await settled(database);
      assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
    } finally {
      await last?.stop();
      await api.stop();
      await server.close();
      await database.drop();
    }
  });
});
