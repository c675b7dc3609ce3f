import assert from 'node:assert/strict';
import { after, before, beforeEach, suite, test } from 'node:test';
import { pino } from 'pino';
import { CachedAnswersService, type AnswerToKeep } from '../../src/modules/cache/answers.service.js';
import { openDatabase, type Database, type Db } from '../../src/platform/postgres.js';
import { freshDatabase } from '../kit/app.js';
import { rows } from '../kit/generations.js';
import type { TestDatabase } from '../kit/postgres.js';

const logger = pino({ level: 'silent' });
const ORGANIZATION = 'org_00000000000000000000000000000001';
const ASKED = { scope: 'scope', question: 'Why did the family found the harbour?', language: 'en' as const };
const IN_OTHER_WORDS = { ...ASKED, question: 'Could you please explain why the family did found the harbour?' };
const ANSWER: AnswerToKeep = {
  key: 'key', organizationId: ORGANIZATION, courseId: null, lessonId: null, lessonVersion: null, kind: 'EXPLANATION', quality: 1,
  promptVersion: null, provider: 'fault', model: 'test-model', text: 'The family traded there.', items: [], notices: [], asked: ASKED,
};

suite('the cache of answers on its database', () => {
  let database: TestDatabase;
  let db: Database;
  before(async () => {
    database = await freshDatabase();
    db = await openDatabase({ url: database.appUrl, role: null, poolSize: 1, logger });
  });
  after(async () => {
    await db.close();
    await database.drop();
  });
  beforeEach(async () => {
    await rows(database, 'DELETE FROM cached_answers');
    await rows(database, 'UPDATE organizations SET plain_answers = true');
  });

  const cacheOn = (on: Db) => new CachedAnswersService({ db: on, encryptionKey: Buffer.alloc(32, 7).toString('base64'), keepsExpired: true, logger });
  const kept = () => rows<{ key: string }>(database, 'SELECT key FROM cached_answers ORDER BY key');

  test('nobody waits for a connection longer than for an answer, and what came too late is not done', async () => {
    const cache = cacheOn(db);
    await cache.keep(ANSWER);
    const [held, letGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = db.transaction(async () => {
      held.resolve();
      await letGo.promise;
    });
    await held.promise;
    try {
      const from = performance.now();
      for (const look of [(fresh: CachedAnswersService) => fresh.find('key'), (fresh: CachedAnswersService) => fresh.alike(IN_OTHER_WORDS)]) assert.equal(await look(cacheOn(db)), null);
      assert.equal(await cache.has('key', null), false);
      await cache.keep({ ...ANSWER, key: 'another' });
      await cache.drop('key');
      assert.ok(performance.now() - from < 4_000);
    } finally {
      letGo.resolve();
      await holding;
    }
    assert.equal((await cacheOn(db).find('key'))?.text, ANSWER.text);
    assert.deepEqual((await kept()).map(({ key }) => key), ['key']);
  });

  test('one that kept a request waiting is not waited for again at its next looks', async () => {
    let asked = 0;
    const counted: Db = { ...db, query: db.query.bind(db), transaction: (work) => ((asked += 1), db.transaction(work)) };
    const cache = cacheOn(counted);
    const letGo = Promise.withResolvers<void>();
    const held = Promise.withResolvers<void>();
    const holding = db.transaction(async () => {
      held.resolve();
      await letGo.promise;
    });
    await held.promise;
    try {
      assert.equal(await cache.has('key', ASKED), false);
      assert.deepEqual([await cache.find('key'), await cache.alike(ASKED), await cache.expired('key')], [null, null, null]);
      assert.equal(asked, 1);
    } finally {
      letGo.resolve();
      await holding;
    }
  });

  test('what has changed while questions were compared is looked at again', async () => {
    /** The database, where something happens between the comparison's two looks at it. */
    const between = (what: string): Db => {
      let looks = 0;
      return {
        query: (text, values) => db.query(text, values),
        async transaction(work) {
          if ((looks += 1) === 2) await rows(database, what);
          return db.transaction(work);
        },
      };
    };
    await cacheOn(db).keep(ANSWER);
    assert.equal((await cacheOn(between('SELECT')).alike(IN_OTHER_WORDS))?.question, ASKED.question);
    for (const what of [
      'UPDATE organizations SET plain_answers = false', 'UPDATE cached_answers SET sealed = true', `UPDATE cached_answers SET scope = 'other'`,
      `UPDATE cached_answers SET question = 'Who?'`, 'UPDATE cached_answers SET expires_at = now()', 'DELETE FROM cached_answers',
    ]) {
      await rows(database, 'UPDATE organizations SET plain_answers = true');
      await cacheOn(db).keep(ANSWER);
      assert.equal(await cacheOn(between(what)).alike(IN_OTHER_WORDS), null, what);
    }
  });

  test('what was made from an older version of its lesson goes, however much is kept beside it', async () => {
    await rows(database, `INSERT INTO users (id, organization_id, email, email_key, display_name, role, password_hash) VALUES ('usr_1', $1, 'a', 'a', 'A', 'ADMIN', 'x')`, [ORGANIZATION]);
    await rows(database, `INSERT INTO courses (id, organization_id, owner_id, title, description, language, status, version) VALUES ('crs_1', $1, 'usr_1', '', '', 'EN', 'DRAFT', 1)`, [ORGANIZATION]);
    await rows(database, `INSERT INTO lessons (id, organization_id, course_id, position, title, body, objectives, version) VALUES ('les_1', $1, 'crs_1', 1, '', '', '[]', 2)`, [ORGANIZATION]);
    await rows(database, `INSERT INTO cached_answers (key, organization_id, lesson_id, lesson_version, kind, answer, sealed, quality, provider, model, expires_at)
      SELECT number::text, $1, 'les_1', CASE WHEN number % 1000 = 0 THEN 1 ELSE 2 END, 'QUIZ', '', true, 1, 'p', 'm', now() + interval '1 hour' FROM generate_series(1, 2500) number`, [ORGANIZATION]);
    await cacheOn(db).keep({ ...ANSWER, key: 'about no lesson' });
    const cache = cacheOn(db);
    for (const _ of Array(3)) await cache.sweep(200);
    assert.equal((await kept()).length, 2_499);
    // From the first again.
    await rows(database, `UPDATE cached_answers SET lesson_version = 1 WHERE key = '1'`);
    for (const _ of Array(3)) await cache.sweep(200);
    assert.equal((await kept()).length, 2_498);
  });
});
