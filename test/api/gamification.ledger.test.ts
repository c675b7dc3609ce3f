import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import { signUp, type TestAccount } from '../kit/accounts.js';
import { startApp, type TestApp } from '../kit/app.js';
import { quizWith } from '../kit/attempts.js';
import { wsClient } from '../kit/clients.js';
import { ask } from '../kit/enrolments.js';
import { awarded } from '../kit/gamification.js';
import { classroom, rows, type Classroom } from '../kit/generations.js';
import { sit, STATEMENT } from '../kit/statistics.js';

const FOLLOW = readFileSync(new URL('../../../docs/operations/follow-awards.graphql', import.meta.url), 'utf8');

suite('the ledger of two processes to whom every event comes three times', () => {
  let app: TestApp;
  let second: TestApp;
  let room: Classroom;
  before(async () => {
    app = await startApp();
    second = await startApp({ database: app.database });
    room = await classroom(app);
    await rows(app.database, `CREATE FUNCTION thrice() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      IF pg_trigger_depth() = 1 THEN INSERT INTO events_to_award (user_id, event) SELECT NEW.user_id, NEW.event FROM generate_series(1, 2); END IF; RETURN NEW; END $$`);
    await rows(app.database, 'CREATE TRIGGER thrice AFTER INSERT ON events_to_award FOR EACH ROW EXECUTE FUNCTION thrice()');
  });
  after(async () => {
    await second.stop();
    await app.stop();
  });

  const settled = () => awarded(app.database);
  const rulesOf = async ({ id }: TestAccount) => {
    await settled();
    return rows<{ rule: string; points: number; n: number }>(app.database, 'SELECT rule, sum(points)::int AS points, count(*)::int AS n FROM awards WHERE user_id = $1 GROUP BY rule ORDER BY rule', [id]);
  };

  test('has each award once, and tells each once and in order to who comes back again and again', async () => {
    const learner = await signUp(app);
    const { quiz, itemIds } = await quizWith(app, room, {}, Array.from({ length: 12 }, (_, index) => STATEMENT(`Statement ${index}.`)));
    const seen: { seq: number; award?: { id: string } }[] = [];
    const client = wsClient(second, learner.token);
    const dropped = (async () => {
      for await (const { data } of client.subscribe<{ awardEvents: (typeof seen)[number] }>(FOLLOW, { afterSeq: 0 })) {
        seen.push(data!.awardEvents);
        if (seen.length === 3) break;
      }
      await client.dispose();
    })();
    await sit(second, learner.token, quiz.id, new Map(itemIds.map((id, index) => [id, index % 3 > 0])));
    await dropped;
    await sit(app, learner.token, quiz.id, new Map(itemIds.map((id) => [id, true])));
    const rules = await rulesOf(learner);
    assert.deepEqual(rules, [{ rule: 'ACHIEVEMENT', points: 0, n: 2 }, { rule: 'ANSWER_RIGHT', points: 24, n: 12 }, { rule: 'PERFECT_ATTEMPT', points: 0, n: 1 }]);
    for (const target of [app, second]) {
      const again = wsClient(target, learner.token);
      const rest: typeof seen = [];
      for await (const { data } of again.subscribe<{ awardEvents: (typeof seen)[number] }>(FOLLOW, { afterSeq: 3, until: 'CAUGHT_UP' })) rest.push(data!.awardEvents);
      await again.dispose();
      const all = [...seen, ...rest];
      assert.deepEqual(all.map(({ seq }) => seq), all.map((_, index) => index + 1));
      assert.equal(new Set(all.flatMap(({ award }) => award?.id ?? [])).size, 15);
    }
    const [{ points } = { points: -1 }] = await rows<{ points: number }>(app.database, 'SELECT points FROM games WHERE user_id = $1', [learner.id]);
    assert.equal(points, 24);
  });

  test('takes back once what was undone, and gives it once when it is done again', async () => {
    const learner = await signUp(app);
    const deck = await ask<{ cards: { edges: { node: { id: string } }[] } }>(app, learner.token, 'create-deck', { input: { title: 'One', cards: [{ front: 'a', back: 'b' }] } });
    const cardId = deck.cards.edges[0]!.node.id;
    const review = async (target: TestApp) => {
      const reviewId = randomUUID();
      await ask(target, learner.token, 'review-card', { input: { cardId, rating: 'GOOD', reviewId } });
      return reviewId;
    };
    await review(app);
    await settled();
    await rows(app.database, `UPDATE card_reviews SET at = at - interval '5 days', received_at = received_at - interval '5 days', day = day - 5 WHERE user_id = $1`, [learner.id]);
    await rows(app.database, `UPDATE card_states SET due = due - interval '5 days' WHERE user_id = $1`, [learner.id]);
    for (const target of [app, second, app]) {
      const reviewId = await review(target);
      await ask(target, learner.token, 'undo-review', { input: { reviewId } });
    }
    await review(second);
    const rules = await rulesOf(learner);
    assert.deepEqual(rules.filter(({ rule }) => rule !== 'ACHIEVEMENT'), [{ rule: 'REVIEW_STUCK', points: 16, n: 4 }, { rule: 'TAKEN_BACK', points: -12, n: 3 }]);
  });

  test('has nothing for who finishes lessons by clicking, be it all of a course', async () => {
    const learner = await signUp(app);
    const { courseId, lessonId } = await classroom(app);
    await ask(app, learner.token, 'enrol', { courseId });
    await ask(app, learner.token, 'finish-lesson', { input: { lessonId, eventId: randomUUID() } });
    assert.deepEqual((await rulesOf(learner)).filter(({ rule }) => rule === 'ACHIEVEMENT'), []);
  });
});
