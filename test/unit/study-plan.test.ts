import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { NewPlanWeek } from '../../src/modules/generation/items/item.js';
import { acceptPlanWeek, type PlanFrame } from '../../src/modules/generation/items/plan-week.js';
import { weeksOf } from '../../src/modules/generation/items/plans.service.js';
import { languageOf } from '../../src/orchestrator/language.js';
import { LANGUAGES, type DifficultyLevel, type LanguageCode, type StudyPlanTask } from '../../src/orchestrator/model.js';
import { createLocalProvider } from '../../src/orchestrator/providers/local/index.js';

const provider = createLocalProvider();

interface Made {
  weeks: NewPlanWeek[];
  notice: string;
}

interface Wish {
  lengths: number[];
  frame: PlanFrame;
  language?: LanguageCode;
  goal?: string | null;
  difficulty?: DifficultyLevel;
  existing?: NewPlanWeek[];
}

/** What the engine plans, as far as it is let through; every item must be. */
async function planned({ lengths, frame, language = 'en', goal = null, difficulty, existing = [] }: Wish): Promise<Made> {
  const task: StudyPlanTask = {
    kind: 'STUDY_PLAN', lesson: null, goal, hours: frame.weeks.map(({ hours }) => hours),
    lessons: lengths.map((tokens, index) => ({ title: `Lesson ${index + 1}`, objectives: [], tokens })),
    count: frame.weeks.length - existing.length, language, difficulty: difficulty ?? null,
    existing: existing.map(({ content: { week, topics, lessons } }) => ({ week, topics, lessons })),
  };
  let text = '';
  let notice = '';
  for await (const part of provider.stream({ model: 'local', system: '', messages: [], goOn: '', maxOutputTokens: 1_000, task }, new AbortController().signal)) {
    if (part.type === 'text') text += part.text;
    if (part.type === 'notice') notice += part.text;
  }
  const weeks: NewPlanWeek[] = [];
  for (const item of (JSON.parse(text) as { items: unknown[] }).items) {
    const judged = acceptPlanWeek(item, frame, null, [...existing, ...weeks]);
    assert.ok(judged.ok, judged.ok ? '' : `${judged.reason}: ${JSON.stringify(item)}`);
    weeks.push(judged.item);
  }
  return { weeks, notice };
}

const frameOf = (days: number, lessons: number): PlanFrame => ({ weeks: weeksOf(20_000, 20_000 + days - 1, 5), lessonIds: Array.from({ length: lessons }, (_, index) => `les_${index + 1}`) });

describe('the weeks of a plan', () => {
  it('follow each other without a gap from the first day to the last, each with its share of the hours', () => {
    fc.assert(fc.property(fc.integer({ min: -40_000, max: 40_000 }), fc.integer({ min: 0, max: 349 }), fc.integer({ min: 1, max: 80 }), (first, more, hours) => {
      const weeks = weeksOf(first, first + more, hours);
      const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
      assert.equal(day(weeks[0]!.startsOn), first);
      assert.equal(day(weeks.at(-1)!.endsOn), first + more);
      for (const [index, week] of weeks.entries()) {
        if (index > 0) assert.equal(day(week.startsOn), day(weeks[index - 1]!.endsOn) + 1);
        const days = day(week.endsOn) - day(week.startsOn) + 1;
        if (index < weeks.length - 1) assert.deepEqual([days, week.hours], [7, hours]);
        assert.ok(Math.abs(week.hours - (hours * days) / 7) <= 0.051);
      }
    }));
  });

  it('by the engine hold every lesson once and in its order, however long the lessons and the time are', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 350 }), fc.nat(), async (lengths, days, cut) => {
      const frame = frameOf(days, lengths.length);
      const { weeks, notice } = await planned({ lengths, frame });
      assert.equal(weeks.length, frame.weeks.length);
      assert.deepEqual(weeks.flatMap(({ content }) => content.lessonIds), frame.lessonIds);
      assert.equal(notice, '');
      const rest = await planned({ lengths, frame, existing: weeks.slice(0, cut % weeks.length) });
      assert.deepEqual([...weeks.slice(0, cut % weeks.length), ...rest.weeks].flatMap(({ content }) => content.lessonIds), frame.lessonIds, 'also where some are there');
    }), { numRuns: 60 });
  });

  it('by the engine give long lessons more time, and leave none of it empty', async () => {
    const { weeks } = await planned({ lengths: [100, 100, 800], frame: frameOf(35, 3) });
    assert.deepEqual(weeks.map(({ content }) => content.lessons), [[1, 2], [3], [], [], []]);
    assert.deepEqual(weeks.map(({ content: { topics } }) => topics), [['Lesson 1', 'Lesson 2'], ['Lesson 3'], ['Review: Lesson 3'], ['Review: Lesson 3'], ['Review: Lesson 3']]);
  });

  for (const language of LANGUAGES) {
    it(`by the engine in ${language} are reviewed, and leave the goal out, in that language`, async () => {
      const { weeks, notice } = await planned({ lengths: [100], frame: frameOf(14, 1), language, goal: 'To sail' });
      assert.equal(weeks.length, 2);
      assert.match(weeks.find(({ content }) => content.lessons.length === 0)!.content.topics[0]!, /Lesson 1/);
      assert.equal(languageOf(notice), language, notice);
      const { notice: levels } = await planned({ lengths: [100], frame: frameOf(14, 1), language, difficulty: 'BEGINNER' });
      assert.ok(levels !== '' && !notice.includes(levels), 'it says of a level that it makes no difference');
    });
  }

  it('by a model are refused where they skip, repeat or leave something out', () => {
    const frame = frameOf(14, 3);
    const first = acceptPlanWeek({ week: 1, topics: ['Begin with what tides are'], lessons: [1] }, frame, 'en', []);
    assert.ok(first.ok);
    for (const [item, reason] of [
      [{ week: 1, topics: ['a'], lessons: [] }, /week can only be 2/],
      [{ week: 2, topics: [], lessons: [2, 3] }, /not 1 to 8 topics/],
      [{ week: 2, topics: [' '], lessons: [2, 3] }, /topic is empty/],
      [{ week: 2, topics: ['x'.repeat(201)], lessons: [2, 3] }, /longer than 200/],
      [{ week: 2, topics: ['Go on with it'], lessons: [2, 4] }, /no lesson 4/],
      [{ week: 2, topics: ['Go on with it'], lessons: [1, 2, 3] }, /lesson 1 is in two places/],
      [{ week: 2, topics: ['Go on with it'], lessons: [2] }, /in none: 3/],
      [{ week: 2, topics: ['Wiederholung der Gezeiten und ihrer Ursachen, dazu Übungen'], lessons: [2, 3] }, /not written in English/],
      [{ week: 2, topics: ['Go on'], lessons: [2, 3], startsOn: '2020-01-01' }, /does not follow the schema/],
    ] as const) {
      const judged = acceptPlanWeek(item, frame, 'en', [first.item]);
      assert.match(judged.ok ? 'let through' : judged.reason, reason);
    }
  });
});
