import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, followAttempt, questionsIn, quizWith, save } from '../kit/attempts.js';
import { classroom, eventually, rows, type Classroom } from '../kit/generations.js';
import { repeatAttempt } from '../kit/many-answers.js';
import { BODY } from '../kit/quizzes.js';

let app: TestApp;
let room: Classroom;
before(async () => {
  app = await startApp();
  room = await classroom(app, BODY);
});
after(() => app.stop());

const start = (quizId: string, token: string) => attempts(app, token, 'start', { input: { quizId } });
const read = (id: string, token: string) => attempts(app, token, 'read', { id });
const submit = (id: string, token: string) => attempts(app, token, 'submit', { id });
/** A learner of his own: nobody else's attempts count for him. */
const another = () => signUp(app);

/** Moves an attempt's end into the past, as if its time had gone by. */
async function expire(id: string): Promise<void> {
  await rows(app.database, `UPDATE attempts SET started_at = now() - interval '1 hour', ends_at = now() - interval '1 second' WHERE id = $1`, [id]);
}

describe('the clock', () => {
  test('submits at the limit what is there, as by hand, and what comes later is refused', async () => {
    const { quiz } = await quizWith(app, room, { timeLimitSeconds: 600 });
    const learner = await another();
    const attempt = await start(quiz.id, learner.token);
    assert.equal(Date.parse(attempt.endsAt!) - Date.parse(attempt.startedAt), 600_000);
    assert.ok(attempt.secondsLeft! > 590 && attempt.secondsLeft! <= 600);
    const short = questionsIn(attempt).find(({ question }) => /upright/.test(question.prompt))!.question.id;
    const give = (sequence: number, text: string) => save(app, learner.token, { attemptId: attempt.id, questionId: short, sequence, answer: { texts: [text] } });
    await give(1, 'ballast');
    await expire(attempt.id);
    const late = await give(2, 'sand');
    assert.deepEqual([late.__typename, late.submittedBy], ['AttemptClosed', 'TIME_LIMIT']);
    const done = await read(attempt.id, learner.token);
    assert.deepEqual([done.status, done.submittedBy, done.submittedAt, done.result!.points], ['GRADED', 'TIME_LIMIT', done.endsAt, 3]);
    assert.deepEqual((await submit(attempt.id, learner.token)), done);
  });

  test('needs nobody who looks: a worker submits it', async () => {
    const { quiz } = await quizWith(app, room, { timeLimitSeconds: 600 });
    const { token } = await another();
    const { id } = await start(quiz.id, token);
    const events = followAttempt(app, token, id);
    await rows(app.database, `UPDATE attempts SET ends_at = now(), next_mark_at = now() WHERE id = $1`, [id]);
    assert.deepEqual((await events).map(({ __typename, seq }) => [__typename, seq]), [['AttemptStarted', 1], ['AttemptSubmitted', 2], ['AttemptGraded', 3]]);
  });

  test('tells how much time is left, to whoever is there and to whoever comes back', async () => {
    const { quiz } = await quizWith(app, room, { timeLimitSeconds: 600 });
    const { token } = await another();
    const { id } = await start(quiz.id, token);
    const told = followAttempt(app, token, id, { leave: ({ __typename }) => __typename === 'TimeLeft' });
    await rows(app.database, `UPDATE attempts SET started_at = now() - interval '9 minutes', ends_at = now() + interval '1 minute', next_mark_at = now() WHERE id = $1`, [id]);
    const [started, left] = await told;
    assert.deepEqual([started!.__typename, left!.__typename, left!.seq], ['AttemptStarted', 'TimeLeft', 2]);
    assert.ok(left!.secondsLeft! > 50 && left!.secondsLeft! <= 60);
    const [again] = await followAttempt(app, token, id, { afterSeq: 1, leave: () => true });
    assert.deepEqual(again, left);
    const [row] = await rows<{ due: number }>(app.database, 'SELECT extract(epoch FROM ends_at - next_mark_at)::float8 AS due FROM attempts WHERE id = $1', [id]);
    assert.equal(Math.round(row!.due), 10);
  });

  test('comes to every attempt, though more than it looks at once can not be ended', async () => {
    const { quiz } = await quizWith(app, room, { timeLimitSeconds: 600 });
    const learner = await another();
    const broken = await start(quiz.id, learner.token);
    await repeatAttempt(app.database, broken.id, 210);
    await rows(app.database, `
      CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$`);
    await rows(app.database, `CREATE TRIGGER broken BEFORE UPDATE OF status ON attempts FOR EACH ROW WHEN (OLD.user_id = '${learner.id}') EXECUTE FUNCTION broken()`);
    await rows(app.database, `UPDATE attempts SET ends_at = now() - interval '1 hour', next_mark_at = now() - interval '1 hour' WHERE user_id = $1`, [learner.id]);
    const { id } = await start(quiz.id, (await another()).token);
    await rows(app.database, `UPDATE attempts SET ends_at = now(), next_mark_at = now() WHERE id = $1`, [id]);
    await eventually(() => rows<{ status: string }>(app.database, 'SELECT status FROM attempts WHERE id = $1', [id]), ([row]) => row!.status !== 'OPEN', 20_000);
    await rows(app.database, 'DROP TRIGGER broken ON attempts');
    await eventually(() => rows(app.database, `SELECT 1 FROM attempts WHERE user_id = $1 AND status = 'OPEN'`, [learner.id]), (open) => open.length === 0, 20_000);
  });

  test('ends it when the quiz is due, if that comes before the limit', async () => {
    const dueAt = new Date(Date.now() + 5_000).toISOString();
    const { quiz } = await quizWith(app, room, { timeLimitSeconds: 600, dueAt });
    const { token } = await another();
    const { id, endsAt } = await start(quiz.id, token);
    assert.equal(endsAt, dueAt);
    const done = await eventually(() => rows<{ status: string; endedBy: string }>(app.database, 'SELECT status, ended_by AS "endedBy" FROM attempts WHERE id = $1', [id]), ([row]) => row!.status !== 'OPEN');
    assert.deepEqual(done, [{ status: 'GRADED', endedBy: 'DUE_DATE' }]);
  });
});
