import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { startFaultServer } from '../kit/fault-server.js';
import { asModel, classroom, draft, endLeases, fold, follow, QUIZ, read, settled, start } from '../kit/generations.js';
import { startProcess } from '../kit/process.js';
import { solutionsTo } from '../kit/solver.js';

suite('a check of keys outlives its worker', { timeout: 90_000 }, () => {
  test('kill -9 while the second solver answers: nothing unchecked is shown, nothing twice, and the money is exact', async () => {
    const [author, solver] = await Promise.all([startFaultServer(), startFaultServer()]);
    const database = await freshDatabase();
    const tuning = { providers: [asModel(author, 'author'), asModel(solver, 'solver')], order: ['author/test-model', 'solver/test-model'], keyCheck: true };
    const [api, doomed] = await Promise.all([startApp({ database, env: { ROLES: 'api' }, tuning }), startProcess({ database, env: { ROLES: 'worker' }, tuning })]);
    let other: TestApp | undefined;
    try {
      const { learner: { token }, lessonId } = await classroom(api);
      const gate = solver.gate();
      author.always(() => ({ answer: () => ({ items: [draft(0), draft(1), draft(2)] }) }));
      solver.reply((request) => ({ answer: () => solutionsTo(request, () => ['true']), gates: { 1: gate } }));
      solver.always((request) => ({ answer: () => solutionsTo(request, () => ['true']) }));
      const { id } = await start(api, token, QUIZ, { lessonId, questionCount: 3 });
      await gate.reached;
      assert.deepEqual((await read(api, token, id)).items, [], 'what is not checked is shown nowhere');
      await doomed.end('SIGKILL');
      await endLeases(database);
      other = await startApp({ database, env: { ROLES: 'worker' }, tuning });
      const { items, terminal } = fold(await follow(api, token, id));
      assert.equal(terminal.__typename, 'GenerationCompleted');
      assert.equal(new Set(items.map(({ prompt }) => prompt)).size, 3);
      const whole = await read(api, token, id);
      assert.deepEqual(whole.attempts.map(({ provider, outcome }) => [provider, outcome]), [['author', 'COMPLETED'], ['solver', 'FAILED'], ['author', 'COMPLETED'], ['solver', 'COMPLETED'], ['solver', 'COMPLETED']]);
      const money = await settled(database);
      assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
    } finally {
      await Promise.all([api.stop(), doomed.end('SIGKILL'), other?.stop()]);
      await database.drop();
      await Promise.all([author.close(), solver.close()]);
    }
  });
});
