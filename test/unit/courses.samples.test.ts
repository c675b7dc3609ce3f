import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { idType } from '../../src/platform/ids.js';
import { loadSamples, readSamples } from '../../src/samples.js';
import { coursesKit, type CoursesKit } from './courses.kit.js';

const SHIPPED = fileURLToPath(new URL('../../../samples', import.meta.url));

suite('sample courses', () => {
  let kit: CoursesKit;
  let folder: string;
  before(async () => {
    kit = await coursesKit();
    folder = mkdtempSync(join(tmpdir(), 'lyceum-samples-'));
    mkdirSync(join(folder, 'tides'));
  });
  after(async () => {
    rmSync(folder, { recursive: true });
    await kit.stop();
  });

  const write = (files: string[]) => {
    const lessons = files.map((file) => ({ file, title: `Lesson ${file}`, objectives: ['Know the tides'] }));
    const course = { title: 'Tides', description: 'The sea rises and falls.', language: 'EN', lessons };
    writeFileSync(join(folder, 'tides', 'course.json'), JSON.stringify(course));
    for (const file of files) writeFileSync(join(folder, 'tides', file), `Body of ${file}\r\n`);
  };
  const load = () => loadSamples({ ...kit, folder });
  const stored = () =>
    kit.db.query<{ id: string; position: number; body: string }>(
      `SELECT l.id, position, body FROM lessons l JOIN courses c ON c.id = course_id WHERE c.title = 'Tides' ORDER BY position`,
    );

  test('are loaded once; an edited one stays edited, and a lesson that is new comes last', async () => {
    write(['1.md', '2.md']);
    const first = await load();
    const [course] = first.courses;
    const before = await stored();
    assert.deepEqual(before, course!.lessons.map(({ id }, index) => ({ id, position: index + 1, body: `Body of ${index + 1}.md\r\n` })));

    await kit.db.query(`UPDATE lessons SET body = 'edited' WHERE id = $1`, [before[0]!.id]);
    write(['1.md', '2.md', '3.md']);
    const second = await load();
    const now = await stored();
    assert.deepEqual(now.map(({ position, body }) => [position, body]), [[1, 'edited'], [2, 'Body of 2.md\r\n'], [3, 'Body of 3.md\r\n']]);
    assert.equal(second.courses[0]!.id, course!.id);
    const users = await kit.db.query(`SELECT email, role FROM users WHERE email LIKE '%@lyceum.example' ORDER BY email`);
    assert.deepEqual(users, [
      { email: 'admin@lyceum.example', role: 'ADMIN' },
      { email: 'learner@lyceum.example', role: 'LEARNER' },
      { email: 'teacher@lyceum.example', role: 'INSTRUCTOR' },
    ]);
  });

  test('are open to a learner', async () => {
    const { courses: [course] } = await load();
    const { course: read } = await kit.data<{ course: unknown }>(
      await kit.viewer('LEARNER'),
      'query ($id: ID!) { course(id: $id) { title status language } }',
      { id: course!.id },
    );
    assert.deepEqual(read, { title: 'Tides', status: 'PUBLISHED', language: 'EN' });
  });

  test('a file that is missing or wrong is named', async () => {
    const course = join(folder, 'tides', 'course.json');
    rmSync(join(folder, 'tides', '2.md'));
    await assert.rejects(load(), /tides.*course\.json can't be loaded.*2\.md/s);
    writeFileSync(course, '{"title":');
    await assert.rejects(load(), /tides.*course\.json can't be loaded/s);
    write(['1.md']);
    writeFileSync(join(folder, 'tides', '1.md'), ' ');
    await assert.rejects(load(), /input\.body: must not be empty/);
  });

  test('those that ship can be loaded, each under ids of its own', async () => {
    const samples = await readSamples(SHIPPED);
    assert.ok(samples.length >= 4);
    const ids = samples.flatMap(({ id, lessons }) => [id, ...lessons.map((lesson) => lesson.id)]);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, lessons } of samples) {
      assert.equal(idType(id), 'Course');
      for (const lesson of lessons) assert.equal(idType(lesson.id), 'Lesson');
    }
  });
});
