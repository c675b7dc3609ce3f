import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { pino } from 'pino';
import { ENTITIES } from '../../src/entities.js';
import { Language } from '../../src/modules/courses/courses.entity.js';
import { fingerprintOf } from '../../src/modules/objectives/wording.js';
import { migrate } from '../../src/platform/migrate.js';
import { APP_ROLE } from '../../src/platform/names.js';
import { newId } from '../../src/platform/ids.js';
import { openOrm } from '../../src/platform/orm.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { testDatabase, type TestDatabase } from '../kit/postgres.js';

/** The migration that is looked at. */
const MIGRATION = 'Migration20261125222234';
const logger = pino({ level: 'silent' });

/** What different scripts can do to a text; each pair is one objective. */
const SPELLINGS: [Language, string, string][] = [
  [Language.EN, 'Explain what a token is', '  EXPLAIN\twhat a  token is.\n'],
  [Language.ES, 'Explica qué es un año', 'EXPLICA QUE\u0301 ES UN AN\u0303O.'],
  [Language.FR, 'Décrire l’œuvre', 'DÉCRIRE\u00a0L’ŒUVRE'],
  [Language.DE, 'Die Straße erklären', 'die STRASSE erkla\u0308ren.'],
  [Language.IT, 'Spiegare perché', 'SPIEGARE\u2028PERCHÉ.'],
  [Language.PT, 'Explicar a correlação', 'EXPLICAR A CORRELAÇÃO'],
  [Language.RU, 'Ещё раз объяснить', 'ЕЩЕ РАЗ ОБЪЯСНИТЬ'],
  [Language.ZH, '解释 词元 是什么', '解释词元是什么。'],
  [Language.JA, 'ﾄｰｸﾝを説明する。', 'トークン を説明する'],
  [Language.KO, '토큰을 설명한다', '토큰을 설명한다.'],
  [Language.AR, 'يَشرحُ الرمـز', 'يشرح الرمز'],
  [Language.HI, 'टोकन समझाइए', 'टोकन  समझाइए।'],
];
const OTHERS = ['...', '。', '\u200b y \ufeff', 'ﷺ'.repeat(300), '①②Ａ', 'İstanbul’da', '😀 smile', '$1 \\1 %s', 'é'];

suite('texts that were there before objectives were things', () => {
  let database: TestDatabase;
  let db: Database;
  const courses = new Map<Language, { id: string; lessons: string[] }>();
  let items: { course: string; practice: string; itemId: string; own: string };

  before(async () => {
    database = await testDatabase();
    const orm = await openOrm({ url: database.ownerUrl, entities: ENTITIES, logger });
    const names = (await orm.migrator.getPending()).map(({ name }) => name);
    await orm.migrator.up({ to: names[names.indexOf(MIGRATION) - 1]! });
    await orm.close(true);
    const owner = await openDatabase({ url: database.ownerUrl, role: null, poolSize: 2, logger });
    const [{ id: organizationId } = { id: '' }] = await owner.query<{ id: string }>('SELECT id FROM organizations');
    const userId = newId('User');
    await owner.query(`INSERT INTO users (id, organization_id, email, email_key, display_name, password_hash, role) VALUES ($1, $2, 'a@example.org', 'a@example.org', 'A', 'none', 'INSTRUCTOR')`, [userId, organizationId]);
    for (const [language, one, other] of SPELLINGS) {
      const course = { id: newId('Course'), lessons: [newId('Lesson'), newId('Lesson')] };
      courses.set(language, course);
      await owner.query(`INSERT INTO courses (id, organization_id, owner_id, title, description, language, status) VALUES ($1, $2, $3, 't', '', $4, 'DRAFT')`, [course.id, organizationId, userId, language]);
      for (const [index, texts] of [[one, 'x', one, ...OTHERS], [other]].entries()) {
        await owner.query(`INSERT INTO lessons (id, organization_id, course_id, position, title, body, objectives) VALUES ($1, $2, $3, $4, 't', 'b', $5)`, [course.lessons[index], organizationId, course.id, index + 1, JSON.stringify(texts)]);
      }
    }
    const english = courses.get(Language.EN)!;
    items = { course: newId('Quiz'), practice: newId('Quiz'), itemId: newId('Item'), own: newId('Item') };
    for (const [quizId, purpose, itemId, texts] of [[items.course, 'COURSE', items.itemId, ['X.', 'of the quiz alone']], [items.practice, 'PRACTICE', items.own, ['mine', 'x']]] as const) {
      await owner.query(`INSERT INTO quizzes (id, organization_id, course_id, created_by, title, purpose, status, settings) VALUES ($1, $2, $3, $4, 'q', $5, 'DRAFT', '{}')`, [quizId, organizationId, english.id, userId, purpose]);
      await owner.query(`INSERT INTO quiz_items (id, organization_id, quiz_id, position, decision) VALUES ($1, $2, $3, 1, 'ACCEPTED')`, [itemId, organizationId, quizId]);
      await owner.query(
        `INSERT INTO quiz_item_versions (item_id, version, organization_id, type, content, key, evidence, points, objectives) VALUES ($1, 1, $2, 'TRUE_FALSE', '{}', '{}', '[]', 1, $3)`,
        [itemId, organizationId, JSON.stringify(texts)],
      );
    }
    await owner.close();
    await migrate({ url: database.ownerUrl, entities: ENTITIES, logger, appRole: APP_ROLE });
    db = await openDatabase({ url: database.appUrl, role: null, poolSize: 2, logger });
  });
  after(async () => {
    await db.close();
    await database.drop();
  });

  test('become things, one for all spellings of a wording, under the fingerprint that they would have today', async () => {
    for (const [language, one, other] of SPELLINGS) {
      const course = courses.get(language)!;
      const rows = await db.query<{ text: string; fingerprint: string }>('SELECT text, fingerprint FROM objectives WHERE course_id = $1', [course.id]);
      const today = new Map([one, 'x', ...OTHERS].map((text) => [fingerprintOf(text, language), text]));
      const expected = language === Language.EN ? new Map([...today, [fingerprintOf('of the quiz alone', language), 'of the quiz alone']]) : today;
      assert.deepEqual(new Map(rows.map(({ text, fingerprint }) => [fingerprint, text])), expected, language);
      assert.equal(fingerprintOf(other, language), fingerprintOf(one, language), language);
    }
  });

  test('are linked to their lessons, text by text', async () => {
    for (const [language, one] of SPELLINGS) {
      const { lessons } = courses.get(language)!;
      const rows = await db.query<{ lesson: number; position: number; text: string }>(
        `SELECT l.position AS lesson, k.position, o.text FROM lesson_objectives k JOIN lessons l ON l.id = k.lesson_id JOIN objectives o ON o.id = k.objective_id
          WHERE k.lesson_id = ANY ($1) ORDER BY 1, 2`, [lessons]);
      const texts = rows.map(({ lesson, position, text }) => `${lesson}.${position} ${text}`);
      assert.deepEqual(texts, [one, 'x', one, ...OTHERS].map((text, index) => `1.${index + 1} ${text}`).concat(`2.1 ${one}`), language);
    }
  });

  test('are linked to the questions that name them; nobody’s own practice makes one', async () => {
    const rows = await db.query<{ item: string; position: number; text: string }>(
      'SELECT k.item_id AS item, k.position, o.text FROM item_objectives k JOIN objectives o ON o.id = k.objective_id ORDER BY k.item_id = $1 DESC, k.position', [items.itemId]);
    assert.deepEqual(rows, [
      { item: items.itemId, position: 1, text: 'x' }, { item: items.itemId, position: 2, text: 'of the quiz alone' }, { item: items.own, position: 2, text: 'x' },
    ]);
  });
});
