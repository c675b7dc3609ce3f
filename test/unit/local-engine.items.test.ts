import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GenerationKind } from '../../src/modules/generation/generation.entity.js';
import type { NewItem } from '../../src/modules/generation/items/item.js';
import { kindDefinition } from '../../src/modules/generation/kinds/index.js';
import type { KindInput, Subject } from '../../src/modules/generation/kinds/kind.js';
import { LANGUAGES, type DifficultyLevel, type LanguageCode, type LessonText } from '../../src/orchestrator/model.js';
import { createLocalProvider } from '../../src/orchestrator/providers/local/index.js';
import { LESSONS } from './local-engine-lessons.js';

const provider = createLocalProvider();

interface Made {
  items: NewItem[];
  refused: string[];
  notice: string;
}

/** What the engine makes of a kind, as far as the kind lets it through. */
async function made(kind: GenerationKind, count: string, wanted: number, lesson: LessonText, existing: readonly NewItem[] = [], difficulty: DifficultyLevel | null = null): Promise<Made> {
  const definition = kindDefinition(kind);
  const input = { [count]: wanted, language: null, difficulty, allowLocal: true, topic: null, audience: null, hours: null } as unknown as KindInput;
  const subject: Subject = { generationId: 'gen_test', input, lessonId: 'les_test', lessonVersion: 1, lesson };
  const task = definition.task(subject, existing);
  let text = '';
  let notice = '';
  for await (const part of provider.stream({ model: 'local', system: '', messages: [], goOn: '', maxOutputTokens: 1_000, task }, new AbortController().signal)) {
    if (part.type === 'text') text += part.text;
    if (part.type === 'notice') notice += part.text;
  }
  const items: NewItem[] = [];
  const refused: string[] = [];
  for (const item of (JSON.parse(text) as { items: unknown[] }).items) {
    const judged = definition.items!.accept(item, subject, [...existing, ...items], 'LOCAL');
    if (judged.ok) items.push(judged.item);
    else refused.push(`${judged.reason}: ${JSON.stringify(item)}`);
  }
  return { items, refused, notice };
}

const contentOf = ({ content }: NewItem): unknown => ({ ...content, id: null });
const CARDS = [GenerationKind.FLASHCARDS, 'cardCount'] as const;
const EXERCISES = [GenerationKind.EXERCISES, 'exerciseCount'] as const;
const OUTLINE = [GenerationKind.OUTLINE, 'headingCount'] as const;

for (const language of LANGUAGES) {
  describe(`by the engine in ${language}`, () => {
    const lesson: LessonText = LESSONS[language as LanguageCode];

    it('flashcards: definitions first, each side filled, each with its evidence', async () => {
      const { items, refused, notice } = await made(...CARDS, 5, lesson);
      assert.deepEqual([items.length, refused, notice], [5, [], '']);
      for (const { content } of items) {
        assert.ok(content.type === 'FLASHCARD');
        assert.ok(lesson.body.includes(content.evidence[0]!.quote));
      }
    });

    it('exercises: each with a solution that its evidence holds, and that neither its statement nor a hint does', async () => {
      const { items, refused, notice } = await made(...EXERCISES, 5, lesson);
      assert.deepEqual([items.length, refused, notice], [5, [], '']);
      for (const { content, key } of items) {
        assert.ok(content.type === 'EXERCISE' && key && 'solution' in key);
        assert.ok(content.statement.trim() && key.solution.trim());
        assert.ok(lesson.body.includes(content.evidence[0]!.quote));
        const [answer] = key.solution.split('\n\n');
        for (const text of [content.statement, ...content.hints]) assert.ok(!text.toLowerCase().includes(answer!.toLowerCase()), `${answer} in ${text}`);
      }
    });

    it('an outline: the lesson\'s headings in their order, each summed up in its own words', async () => {
      const { items, refused, notice } = await made(...OUTLINE, 8, lesson);
      assert.deepEqual([items.length, refused, notice], [8, [], '']);
      const nodes = items.map(({ content }) => content).filter((content) => content.type === 'OUTLINE_NODE');
      const own = [...lesson.body.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title);
      assert.deepEqual(nodes.map(({ title }) => title).filter((title) => own.includes(title)), own);
      const places = nodes.map(({ evidence }) => evidence[0]!);
      for (const { start, end, quote } of places) assert.equal(lesson.body.slice(start, end), quote);
      assert.equal(new Set(places.map(({ quote }) => quote)).size, nodes.length, 'no sentence sums up two headings');
    });

    for (const [kind, count] of [CARDS, EXERCISES, OUTLINE]) {
      it(`${kind}: the rest, where there are some, and the same again`, async () => {
        const { items } = await made(kind, count, 5, lesson);
        const rest = await made(kind, count, 5, lesson, items.slice(0, 2));
        assert.deepEqual(rest.items.map(contentOf), items.slice(2).map(contentOf));
        assert.deepEqual((await made(kind, count, 5, lesson)).items.map(contentOf), items.map(contentOf));
      });
    }
  });
}

describe('by the engine, for a difficulty', () => {
  it('exercises say how hard they are, whatever was asked for, and a notice that it was heeded in part', async () => {
    const levels = async (difficulty: DifficultyLevel | null): Promise<string[]> => {
      const { items, notice } = await made(...EXERCISES, 4, LESSONS.en, [], difficulty);
      assert.equal(/heed the difficulty/.test(notice), difficulty !== null);
      return items.map(({ content }) => (content.type === 'EXERCISE' ? content.difficulty : ''));
    };
    assert.deepEqual([new Set(await levels('BEGINNER')), new Set(await levels('ADVANCED')), new Set(await levels(null))], [new Set(['BEGINNER']), new Set(['INTERMEDIATE']), new Set(['INTERMEDIATE'])]);
  });
});

describe('by the engine, of a lesson that holds too little', () => {
  it('there is a notice that says so', async () => {
    const lesson: LessonText = { title: 'Little', body: 'Not much.', objectives: [], language: 'en' };
    assert.match((await made(...CARDS, 5, lesson)).notice, /too few clear statements/);
    assert.match((await made(...CARDS, 50, LESSONS.en)).notice, /only \d+ of the 50 items/);
  });
});
