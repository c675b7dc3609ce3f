import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { attempts, followAttempt, questionsIn, quizWith, save, type AttemptData } from '../kit/attempts.js';
import { freshDatabase, startApp } from '../kit/app.js';
import type { Target } from '../kit/clients.js';
import { classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';
import { startProcess, type LyceumProcess } from '../kit/process.js';
import { BODY } from '../kit/quizzes.js';
import { redisSkip, startRedis, type TestRedis } from '../kit/redis.js';

const ANSWERED_BEFORE_THE_KILL = 5;

let database: TestDatabase;
before(async () => {
  database = await freshDatabase();
});
after(() => database.drop());

/** A learner's open attempt of a short quiz with a limit of ten seconds, unless another is given. */
async function sitting(app: Target, timeLimitSeconds = 10): Promise<{ room: Classroom; attempt: AttemptData }> {
  const room = await classroom({ ...app, database }, BODY);
  const { quiz } = await quizWith(app, room, { timeLimitSeconds });
  return { room, attempt: await attempts(app, room.learner.token, 'start', { input: { quizId: quiz.id } }) };
}

const stateOf = (id: string) => rows<{ status: string; late: number }>(
  database, `SELECT status, extract(epoch FROM clock_timestamp() - ends_at)::float8 AS late FROM attempts WHERE id = $1`, [id],
);

suite('an attempt whose queue is away', { skip: redisSkip, timeout: 90_000 }, () => {
  let redis: TestRedis;
  let app: LyceumProcess;
  before(async () => {
    redis = await startRedis();
    app = await startProcess({ database, env: { REDIS_URL: redis.url } });
  });
  after(async () => {
    await app.end('SIGTERM');
    await redis.stop();
  });

  test('is begun, saved and submitted at its limit all the same', async () => {
    const { room, attempt: { id: first } } = await sitting(app);
    // The first had its job; that is lost, the second never gets one.
    await redis.kill();
    const { room: { learner: { token } }, attempt } = await sitting(app);
    const [question] = questionsIn(attempt);
    const saved = await save(app, token, { attemptId: attempt.id, questionId: question!.question.id, sequence: 1, answer: { choiceIds: [question!.question.choices![0]!.id] } });
    assert.equal(saved.__typename, 'SavedAnswer');
    for (const id of [first, attempt.id]) {
      const [ended] = await eventually(() => stateOf(id), ([row]) => row!.status !== 'OPEN', 20_000);
      assert.equal(ended!.status, 'GRADED');
    }
    const done = await attempts(app, token, 'read', { id: attempt.id });
    assert.deepEqual([done.submittedBy, done.submittedAt], ['TIME_LIMIT', done.endsAt]);
    assert.equal((await attempts(app, room.learner.token, 'read', { id: first })).submittedBy, 'TIME_LIMIT');
  });
});

suite('an attempt whose server is killed', { timeout: 90_000 }, () => {
  test('loses nothing that was acknowledged, goes on where it was, and its events from where they broke off', async (t) => {
    const doomed = await startProcess({ database });
    let app: Target = doomed;
    const { room: { learner: { token } }, attempt } = await sitting(app, 3_600);
    const short = questionsIn(attempt).at(-1)!.question.id;
    const give = (sequence: number) => save(app, token, { attemptId: attempt.id, questionId: short, sequence, answer: { texts: [`answer ${sequence}`] } });
    let acknowledged = 0;
    const enough = Promise.withResolvers<void>();
    const giving = (async () => {
      for (let sequence = 1; ; sequence += 1) {
        if ((await give(sequence)).__typename === 'SavedAnswer') acknowledged = sequence;
        if (acknowledged === ANSWERED_BEFORE_THE_KILL) enough.resolve();
      }
    })().catch(() => undefined);
    await enough.promise;
    await doomed.end('SIGKILL');
    await giving;
    const next = await startApp({ database });
    t.after(() => next.stop());
    app = next;
    const kept = questionsIn(await attempts(app, token, 'read', { id: attempt.id })).at(-1)!;
    // The one that was on its way may have been kept without anybody being told.
    assert.ok(kept.sequence === acknowledged || kept.sequence === acknowledged + 1, `${kept.sequence} is kept, ${acknowledged} was acknowledged`);
    assert.deepEqual(kept.answer!.texts, [`answer ${kept.sequence}`]);
    assert.equal((await give(kept.sequence)).__typename, 'SavedAnswer', 'sent again it changes nothing');
    assert.equal((await give(kept.sequence + 1)).__typename, 'SavedAnswer');
    const events = await followAttempt(app, token, attempt.id, { afterSeq: 1, leave: ({ sequence }) => sequence === kept.sequence + 1 });
    assert.deepEqual(events.map(({ sequence }) => sequence), Array.from({ length: kept.sequence + 1 }, (_, index) => index + 1));
  });
});
