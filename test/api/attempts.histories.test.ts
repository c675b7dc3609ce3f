import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { signUp } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { attempts, followAttempt, questionsIn, quizWith, save, type SavedData } from '../kit/attempts.js';
import { classroom, rows, type Classroom } from '../kit/generations.js';
import { BODY } from '../kit/quizzes.js';

const QUESTIONS = ['What keeps it upright?', 'What guides it?'].map((prompt) => ({ type: 'SHORT_ANSWER', prompt, choices: undefined, accepted: [['x']] }));

let app: TestApp;
/** A second process's worth of Lyceum on the same data. */
let other: TestApp;
let room: Classroom;
let quizId: string;
before(async () => {
  app = await startApp();
  other = await startApp({ database: app.database });
  room = await classroom(app, BODY);
  ({ quiz: { id: quizId } } = await quizWith(app, room, { timeLimitSeconds: 3_600 }, QUESTIONS));
});
after(async () => {
  await other.stop();
  await app.stop();
});

const action = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('save' as const), question: fc.nat(1), sequence: fc.integer({ min: 1, max: 6 }), text: fc.constantFrom('x', 'y', '') }) },
  { weight: 1, arbitrary: fc.constant({ do: 'submit' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'expire' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'read' as const }) },
);
/** What several devices do at once, one round after the other. */
const history = fc.array(fc.array(action, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 });

describe('whatever several devices do to an attempt at once', () => {
  test('the newest answer that was in time is kept, it ends once, and its log tells of both', async () => {
    await fc.assert(fc.asyncProperty(history, async (rounds) => {
      const { token } = await signUp(app);
      const attempt = await attempts(app, token, 'start', { input: { quizId } });
      const ids = questionsIn(attempt).map(({ question }) => question.id);
      const done: { question: number; sequence: number; text: string; result: SavedData }[] = [];
      for (const round of rounds) {
        await Promise.all(round.map(async (step, index) => {
          const target = index % 2 === 0 ? app : other;
          if (step.do === 'submit') await attempts(target, token, 'submit', { id: attempt.id });
          else if (step.do === 'read') await attempts(target, token, 'read', { id: attempt.id });
          else if (step.do === 'expire') await rows(app.database, `UPDATE attempts SET ends_at = clock_timestamp() WHERE id = $1 AND status = 'OPEN'`, [attempt.id]);
          else {
            const { question, sequence, text } = step;
            done.push({ question, sequence, text, result: await save(target, token, { attemptId: attempt.id, questionId: ids[question], sequence, answer: { texts: [text] } }) });
          }
        }));
      }
      const ended = await attempts(app, token, 'submit', { id: attempt.id });
      const events = await followAttempt(app, token, attempt.id, { leave: ({ seq }) => seq === ended.lastSeq });
      assert.deepEqual(events.map(({ seq }) => seq), events.map((_, index) => index + 1));
      const types = events.map(({ __typename }) => __typename).filter((type) => type !== 'TimeLeft');
      const saves = types.filter((type) => type === 'AnswerSaved').length;
      assert.deepEqual(types.slice(0, 1 + saves), ['AttemptStarted', ...Array.from({ length: saves }, () => 'AnswerSaved')]);
      assert.deepEqual(types.slice(1 + saves), ended.status === 'GRADED' ? ['AttemptSubmitted', 'AttemptGraded'] : ['AttemptSubmitted']);
      for (const [question, { answer, sequence, question: { id } }] of questionsIn(ended).entries()) {
        const kept = done.filter((each) => each.question === question && each.result.__typename === 'SavedAnswer');
        assert.equal(sequence, Math.max(0, ...kept.map((each) => each.sequence)), 'the newest that was acknowledged');
        const newest = kept.filter((each) => each.sequence === sequence).map(({ text }) => text);
        assert.ok(new Set(newest).size <= 1, 'of two answers with one number one is acknowledged');
        assert.equal(answer?.texts?.[0] ?? '', newest[0] ?? '');
        const logged = events.filter(({ questionId }) => questionId === id).map((event) => event.sequence!);
        assert.deepEqual(logged, logged.toSorted((one, next) => one - next));
        assert.deepEqual(new Set(logged), new Set(kept.map((each) => each.sequence)));
      }
    }), { numRuns: 40 });
  });

  test('fifty submissions, the clock and those who still save: it is submitted once', async () => {
    const { token } = await signUp(app);
    const attempt = await attempts(app, token, 'start', { input: { quizId } });
    const [first] = questionsIn(attempt).map(({ question }) => question.id);
    const give = (sequence: number) => save(sequence % 2 === 0 ? app : other, token, { attemptId: attempt.id, questionId: first, sequence, answer: { texts: [String(sequence)] } });
    const [submitted, , saved] = await Promise.all([
      Promise.all(Array.from({ length: 50 }, (_, index) => attempts(index % 2 === 0 ? app : other, token, 'submit', { id: attempt.id }))),
      rows(app.database, `UPDATE attempts SET next_mark_at = now(), ends_at = clock_timestamp() + interval '5 milliseconds' WHERE id = $1 AND status = 'OPEN'`, [attempt.id]),
      Promise.all(Array.from({ length: 20 }, (_, index) => give(index + 1))),
    ]);
    assert.equal(new Set(submitted.map((each) => JSON.stringify({ ...each, lastSeq: 0 }))).size, 1);
    const kept = saved.flatMap(({ __typename, sequence }) => (__typename === 'SavedAnswer' ? [sequence!] : []));
    const events = await rows<{ type: string }>(app.database, 'SELECT type FROM stream_events WHERE stream_id = $1 ORDER BY seq', [attempt.id]);
    assert.equal(events.filter(({ type }) => type === 'attempt_submitted').length, 1);
    assert.equal(questionsIn(await attempts(app, token, 'read', { id: attempt.id }))[0]!.sequence, Math.max(0, ...kept));
  });
});
