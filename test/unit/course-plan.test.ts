import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { lessonsOf } from '../../src/modules/generation/course-drafts/plan.js';
import type { OutlineNodeContent } from '../../src/modules/generation/items/item.js';

const node = (depth: number, title: string, summary = `About ${title}.`): OutlineNodeContent => ({ id: 'itm', type: 'OUTLINE_NODE', number: '', depth, title, summary, evidence: [] });

suite('the lessons of an outline', () => {
  test('are its first headings, with those below as sections; what stands deeper is told by its section', () => {
    const lessons = lessonsOf([node(1, 'Ropes'), node(2, 'Hemp'), node(3, 'Fibres'), node(2, 'Nylon'), node(1, 'Knots')], 2);
    assert.deepEqual(lessons.map(({ title, summary, minutes, sections }) => [title, summary, minutes, sections.map((section) => [section.title, section.summary])]), [
      ['Ropes', 'About Ropes.', 80, [['Hemp', 'About Hemp.\n- Fibres: About Fibres.'], ['Nylon', 'About Nylon.']]],
      ['Knots', 'About Knots.', 40, []],
    ]);
  });

  test('keep a summary within what a section may say', () => {
    const [lesson] = lessonsOf([node(1, 'Ropes'), node(2, 'Hemp', 'x'.repeat(790)), node(3, 'Fibres')], null);
    assert.equal(lesson!.sections[0]!.summary, 'x'.repeat(790));
  });

  test('take together what the course does, whatever its outline', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 50 }), fc.integer({ min: 1, max: 1_000 }), (depths, hours) => {
      const lessons = lessonsOf(depths.map((depth, index) => node(depth, `Heading ${index}`)), hours);
      const minutes = lessons.map((lesson) => lesson.minutes);
      assert.ok(minutes.every((each) => Number.isInteger(each) && each >= 1));
      assert.equal(minutes.reduce((sum, each) => sum + each, 0), 60 * hours);
    }));
  });
});
