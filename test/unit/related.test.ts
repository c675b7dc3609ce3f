import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Role, type Viewer } from '../../src/auth/viewer.js';
import { Language } from '../../src/modules/courses/courses.entity.js';
import type { LessonRow } from '../../src/modules/courses/lessons.service.js';
import { KeywordsService } from '../../src/modules/similarity/keywords.service.js';
import { RelatedService } from '../../src/modules/similarity/related.service.js';
import { similarityLoaders } from '../../src/modules/similarity/similarity.loaders.js';

const VIEWER: Viewer = { id: 'v', organizationId: 'o', role: Role.ADMIN, sessionFamilyId: 's', expiresAt: new Date(), courses: new Map() };
const SUBJECTS = ['tides that follow the moon', 'bread that rises in the oven', 'rockets that leave the earth'];

function lesson(index: number): LessonRow & { language: Language } {
  const subject = SUBJECTS[index % SUBJECTS.length]!;
  const body = `This text speaks of ${subject}. Whoever reads of ${subject} learns what number ${index} has to say of ${subject}.`;
  return { id: `l${index}`, organizationId: 'o', courseId: 'c', position: index, title: `Lesson ${index}`, body, objectives: [], version: 1, language: Language.EN };
}

test('related lessons of a whole page are one look at the list, and each text is read once', async () => {
  const lessons = Array.from({ length: 30 }, (_, index) => lesson(index));
  const read: string[] = [];
  let looks = 0;
  const service = new RelatedService({
    lessons: {
      readable: async () => {
        looks += 1;
        return lessons;
      },
      byIds: async (ids) => {
        read.push(...ids);
        return lessons.filter(({ id }) => ids.includes(id));
      },
      ofCourse: async () => lessons,
    },
    embeddings: { model: null, keyOf: () => null, atHand: async () => new Map() },
    keywords: new KeywordsService('en'),
  });
  const page = async (): Promise<string[][]> => {
    const { related } = similarityLoaders(service);
    const lists = await Promise.all(lessons.slice(0, 20).map((one) => related.load({ viewer: VIEWER, lesson: one, language: one.language, first: 3 })));
    return lists.map((list) => list.map((found) => found.lesson.id));
  };
  const found = await page();
  assert.equal(looks, 1);
  for (const [index, ids] of found.entries()) {
    assert.equal(ids.length, 3);
    assert.ok(ids.every((id) => id !== `l${index}` && Number(id.slice(1)) % SUBJECTS.length === index % SUBJECTS.length), `${index}: ${ids.join()}`);
  }
  read.splice(0);
  assert.deepEqual(await page(), found);
  assert.equal(looks, 2);
  assert.equal(read.length, new Set(found.flat()).size, 'only those that are shown are read again');
});
