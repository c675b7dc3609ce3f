import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import fc from 'fast-check';
import type { Viewer } from '../../src/auth/viewer.js';
import { coursesKit, CREATE_LESSON, LESSON, seedCourse, UPDATE_LESSON, type CoursesKit, type LessonData } from './courses.kit.js';

suite('lessons under concurrency, and as they were given', () => {
  let kit: CoursesKit;
  let owner: Viewer;
  before(async () => {
    kit = await coursesKit();
    owner = await kit.viewer('INSTRUCTOR');
  });
  after(() => kit.stop());

  test('positions have no gap and no double, however many lessons are added at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }), async (bursts) => {
        const { courseId } = await seedCourse(kit, owner, { lessons: 0 });
        for (const size of bursts) {
          const input = { courseId, title: 't', body: 'b' };
          await Promise.all(Array.from({ length: size }, () => kit.data(owner, CREATE_LESSON, { input })));
        }
        const rows = await kit.db.query<{ position: number }>('SELECT position FROM lessons WHERE course_id = $1 ORDER BY position', [courseId]);
        const total = bursts.reduce((sum, size) => sum + size, 0);
        assert.deepEqual(rows.map(({ position }) => position), Array.from({ length: total }, (_, index) => index + 1));
      }),
      { numRuns: 15 },
    );
  });

  test('of fifty updates of one version exactly one wins', async () => {
    const { lessonId: id } = await seedCourse(kit, owner);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        kit.data<{ updateLesson: { __typename: string; body?: string; currentVersion?: number } }>(owner, UPDATE_LESSON, {
          input: { id, expectedVersion: 1, body: `from ${number}` },
        }),
      ),
    );
    const winners = answers.filter(({ updateLesson }) => updateLesson.__typename === 'Lesson');
    const losers = answers.filter(({ updateLesson }) => updateLesson.__typename === 'VersionConflict');
    assert.deepEqual([winners.length, losers.length], [1, 49]);
    assert.ok(losers.every(({ updateLesson }) => updateLesson.currentVersion === 2));
    const { lesson } = await kit.data<{ lesson: LessonData }>(owner, LESSON, { id });
    assert.deepEqual([lesson.version, lesson.body], [2, winners[0]!.updateLesson.body]);
    assert.deepEqual(await kit.db.query('SELECT version FROM lesson_versions WHERE lesson_id = $1 ORDER BY 1', [id]), [{ version: 1 }, { version: 2 }]);
  });

  test('stored text comes back as it was given', async () => {
    const { courseId } = await seedCourse(kit, owner, { lessons: 0 });
    const exact = async ({ title, body, objectives }: { title: string; body: string; objectives: string[] }) => {
      const { createLesson } = await kit.data<{ createLesson: LessonData }>(owner, CREATE_LESSON, { input: { courseId, title, body, objectives } });
      const { lesson } = await kit.data<{ lesson: LessonData }>(owner, LESSON, { id: createLesson.id });
      for (const stored of [createLesson, lesson]) {
        assert.deepEqual({ title: stored.title, body: stored.body, objectives: stored.objectives }, { title, body, objectives });
      }
    };
    const body = '\r\n  a\r\nb\n\tשלום مرحبا e\u0301 é 👩🏽‍🚀 \u200f\ufeff\u0001 \\u0000 $1 \'";  \n';
    await exact({ title: ' x ', body, objectives: [body, 'a', 'a'] });
    await exact({ title: '😀', body: '😀'.repeat(100_000), objectives: [] });
    const text = (max: number) => fc.string({ unit: 'binary', minLength: 1, maxLength: max }).filter((s) => s.trim() !== '' && !s.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.record({ title: text(40), body: text(400), objectives: fc.array(text(30), { maxLength: 4 }) }), exact),
      { numRuns: 60 },
    );
  });
});
