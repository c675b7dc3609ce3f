import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { freshDatabase, startApp, type TestApp } from '../kit/app.js';
import { startFaultServer, type RequestBody } from '../kit/fault-server.js';
import { asModel, BODY, classroom, endLeases, eventually, rows, settled } from '../kit/generations.js';
import { grading, moonQuestion, submitted } from '../kit/grading.js';
import { startProcess } from '../kit/process.js';

const met = (body: RequestBody) => [...String(body.messages.at(-1)!.content).matchAll(/^(\d+)\. /gm)].map(([, number]) => ({ criterion: Number(number), quote: 'moon', reason: 'It says so.', met: true }));

suite('judges outlive their worker', { timeout: 90_000 }, () => {
  test('kill -9 while they judge: another goes on, the answer is graded once, and the money is exact', async () => {
    const server = await startFaultServer();
    const database = await freshDatabase();
    const tuning = { providers: [asModel(server)], retries: { attempts: 1, baseMs: 1 } };
    const [api, doomed] = await Promise.all([startApp({ database, env: { ROLES: 'api' }, tuning }), startProcess({ database, env: { ROLES: 'worker' }, tuning })]);
    let other: TestApp | undefined;
    try {
      const room = await classroom(api, BODY);
      const gate = server.gate();
      server.always(({ body }) => ({ answer: () => ({ items: met(body) }), gates: { 0: gate } }));
      const { attemptId, itemId } = await submitted(api, room, await moonQuestion(api, room), { texts: ['our moon'] });
      await gate.reached;
      await doomed.end('SIGKILL');
      await endLeases(database);
      gate.open();
      server.always(({ body }) => ({ answer: () => ({ items: met(body) }) }));
      other = await startApp({ database, env: { ROLES: 'worker' }, tuning });
      const read = () => grading(api, room.teacher.token, 'read', { attemptId, questionId: itemId });
      const { grade, history } = await eventually(read, ({ isBeingJudged }) => !isBeingJudged, 40_000);
      assert.deepEqual([grade!.by, grade!.points, history.length], ['MODEL', 2, 2]);
      const judges = await rows<{ status: string }>(database, `SELECT status FROM generations WHERE kind = 'GRADING'`);
      assert.deepEqual(judges, [{ status: 'COMPLETED' }, { status: 'COMPLETED' }]);
      const money = await settled(database);
      assert.deepEqual([money.reserved, money.spent], [0, money.attempts]);
    } finally {
      await Promise.all([api.stop(), doomed.end('SIGKILL'), other?.stop()]);
      await database.drop();
      await server.close();
    }
  });
});
