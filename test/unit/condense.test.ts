import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { locate } from '../../src/modules/quizzes/evidence.js';
import { beginningOf, rankLesson, tokensOf, type Condensed } from '../../src/orchestrator/condense.js';
import type { LanguageCode, LessonText, ModelSpec } from '../../src/orchestrator/model.js';
import { DEFAULT_PROMPTS, LEAST_SHARE, shownLesson } from '../../src/modules/generation/shown-lesson.js';
import { tokenizerNamed } from '../../src/orchestrator/tokenizers.js';
import { holds, questionSets, quotesByEngine, sampleLessons } from '../kit/sample-lessons.js';

const lessonOf = (body: string, language: LanguageCode = 'en'): LessonText => ({ title: '', objectives: [], body, language });

async function condensed(lesson: LessonText, share: number, question: string | null = null): Promise<Condensed> {
  const ranked = await rankLesson(lesson, question, new AbortController().signal);
  return ranked.within(share * ranked.tokens);
}

/** As a prompt shows it. */
async function shown(lesson: LessonText): Promise<Condensed> {
  const ranked = await rankLesson(lesson, null, new AbortController().signal);
  return ranked.within(DEFAULT_PROMPTS.lessonShare * ranked.tokens, LEAST_SHARE * ranked.tokens);
}

const SAMPLES = sampleLessons('questions');
// Compiled to dist*/test/unit.
const FIXTURES = (['ar', 'de', 'es', 'hi', 'it', 'ko', 'pt', 'ru', 'zh'] as const).map((language) => (
  lessonOf(readFileSync(new URL(`../../../test/fixtures/lessons/${language}.md`, import.meta.url), 'utf8'), language)));

const KEPT: Record<string, number> = { questions: 1, held: 1, unseen: 1 };

/** Without what lines up the cells of a table and sets them in another type. */
const plain = (text: string): string => text.replace(/^\|[-|]+\|\n/gm, '').replace(/^\| *| *\|$/gm, '').replace(/ *\| */g, '|').replace(/`([\w.-]+)`/g, '$1');

/** Code, formulas, tables. */
const WHOLE = /```[^]*?```|^\$\$.*\$\$$|(?:^[^\s|][^|\n]*\|.*\n)+/gm;

describe('a lesson that is condensed', () => {
  it('is a fifth shorter on the samples, and holds the evidence of every quiz by the engine', async () => {
    const exact = tokenizerNamed('o200k');
    const totals = { before: 0, after: 0 };
    for (const lesson of SAMPLES) {
      const { body } = await shown(lesson);
      totals.before += exact.count(lesson.body, lesson.language);
      totals.after += exact.count(body, lesson.language);
      for (const [seed, count] of [[101, 5], [102, 10], [103, 50]] as const) {
        for (const quote of await quotesByEngine(lesson, seed, count)) assert.ok(holds(body, quote), `${lesson.path}: ${quote}`);
      }
    }
    assert.ok(totals.after <= 0.8 * totals.before, JSON.stringify(totals));
  });

  it('holds the evidence of the questions that people wrote', async () => {
    for (const set of questionSets()) {
      const found = await Promise.all(sampleLessons(set).map(async (lesson) => {
        const { body } = await shown(lesson);
        return lesson.quotes.map((quote) => holds(body, quote));
      }));
      const all = found.flat();
      // The figures of docs/prompts.md.
      assert.ok(all.filter(Boolean).length >= (KEPT[set] ?? 0.9) * all.length, `${set}: ${all.filter(Boolean).length} of ${all.length}`);
    }
  });

  it('holds its sentences word for word and in their order, in every language and at every length', async () => {
    for (const lesson of [...SAMPLES, ...FIXTURES]) {
      for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        const { body, tokens, keptShare } = await condensed(lesson, share);
        assert.ok(tokens <= share * tokensOf(lesson.body, lesson.language));
        assert.ok(keptShare > 0 && keptShare <= share);
        let at = 0;
        const original = plain(lesson.body);
        for (const line of plain(body).split('\n')) {
          // A line may lack sentences in its middle: what is left of it are stretches of the lesson.
          for (let rest = line.trim(); rest !== '';) {
            let length = rest.length;
            while (length > 0 && original.indexOf(rest.slice(0, length), at) < 0) length -= 1;
            assert.ok(length >= Math.min(8, rest.length), `${share}: ${rest.slice(0, 60)}`);
            at = original.indexOf(rest.slice(0, length), at) + length;
            rest = rest.slice(length).trim();
          }
        }
      }
    }
  });

  it('is quoted in the lesson\'s own words: each line, and each table whole', async () => {
    for (const lesson of SAMPLES) {
      const { body } = await condensed(lesson, 0.8);
      const tables = body.split('\n\n').filter((block) => block.split('\n').every((line) => /^[^|]+\|/.test(line)));
      assert.equal(tables.length, lesson.body.match(/^\|[-|]+\|$/gm)?.length ?? 0, lesson.path);
      for (const quote of [...tables, ...body.split('\n').filter((line) => line.length > 20)]) {
        // A line may lack sentences in its middle.
        const isWhole = plain(lesson.body).includes(plain(quote));
        if (isWhole) assert.ok('passage' in locate(lesson.body, quote), `${lesson.path}: ${quote}`);
      }
      for (const table of tables) assert.ok('passage' in locate(lesson.body, table), table);
    }
  });

  it('never calls wrong what is right: with a wrong belief goes the heading that announces it', async () => {
    const beliefs: [string, RegExp][] = [
      ['## A common misconception', /Many people|sometimes read|Users often|Beginners|Students who|The promise/], ['## Une idée fausse', /Beaucoup de|On lit|L'ancien nom/], ['## よくある誤解', /」(?:と考える人|という言い伝え)/],
    ];
    for (const lesson of SAMPLES) {
      for (const share of [0.9, 0.8, 0.6, 0.4]) {
        const { body } = await condensed(lesson, share);
        for (const [heading, belief] of beliefs) if (body.includes(heading)) assert.match(body.slice(body.indexOf(heading)), belief, `${lesson.path} ${share}`);
      }
    }
  });

  it('keeps tables and code whole or not at all, and no heading with nothing below it', async () => {
    for (const lesson of SAMPLES) {
      const whole: string[] = plain(lesson.body).match(WHOLE) ?? [];
      for (const share of [0.2, 0.5, 0.8]) {
        const { body } = await condensed(lesson, share);
        for (const block of plain(body).match(WHOLE) ?? []) assert.ok(whole.includes(block), block);
        assert.doesNotMatch(body, /^(#+) .*\n+(?=#{1,2} |$(?![^]))/m);
      }
      const { body } = await condensed(lesson, 0.8);
      for (const block of whole) assert.ok(plain(body).includes(block.trimEnd()), 'a fifth less needs no table or code dropped');
    }
  });

  it('holds what answers the question, however short it gets', async () => {
    const [tokens, , training] = SAMPLES;
    const { body } = await condensed(training!, 0.15, 'What is perplexity?');
    assert.match(body, /Perplexity is a classic measure/);
    assert.match((await condensed(tokens!, 0.15, 'How large is the vocabulary of GPT-2?')).body, /50,257/);
  });

  it('takes for a recap only what is headed as one', async () => {
    const facts = (from: number): string => Array.from({ length: 8 }, (_, index) => `Port${from + index} trades with the islands in the north.`).join(' ');
    for (const heading of ['피타고라스의 정리', 'La fotosíntesis', 'fotossíntese', 'Photosynthèse', 'Вывод формулы', 'Кратковременная память', 'Premises and conclusion', 'Mitosis', 'Greek mythology']) {
      const body = `# Ports\n\n${facts(0)}\n\n## Trade\n\n${facts(20)}\n\n## ${heading}\n\n${facts(40)}\n`;
      const one = await condensed(lessonOf(body), 0.9);
      const other = await condensed(lessonOf(body.replace(heading, 'Harbours')), 0.9);
      assert.equal(one.body.match(/Port4\d/g)?.length, other.body.match(/Port4\d/g)?.length, heading);
    }
    for (const heading of ['Summary', 'Summary of this lesson', 'En résumé', 'In sintesi', 'Das Wichtigste in Kürze', '정리', 'Итоги', '本课小结']) {
      const { body } = await condensed(lessonOf(`# Ports\n\n${facts(0)}\n\n## Trade\n\n${facts(20)}\n\n## ${heading}\n\n${facts(40)}\n`), 0.7);
      assert.doesNotMatch(body, /Port4\d/, heading);
    }
  });

  it('of a dense lesson that is asked about, lacks nothing that states something', async () => {
    const settings = { lessonTokens: 8_000, lessonShare: 0.85 };
    const model = { contextTokens: 128_000 } as ModelSpec;
    for (const lesson of SAMPLES) {
      const asked = (await shownLesson(lesson, 'What does the lesson say of something that it has in other words?', settings))(model).body;
      const shortened = (await shownLesson(lesson, null, settings))(model).body;
      assert.ok(asked.length > shortened.length && asked.length < lesson.body.length, lesson.path);
      for (const { quotes } of questionSets().flatMap((set) => sampleLessons(set)).filter(({ path }) => path === lesson.path)) {
        for (const quote of quotes) assert.ok(holds(asked, quote), quote);
      }
    }
  });

  it('loses what states nothing also where there is room, but no more than it may', async () => {
    const idle = 'That is how it is. ';
    for (const [facts, idles] of [[40, 4], [12, 200]] as const) {
      const body = Array.from({ length: facts }, (_, index) => `The harbour of Port${index} was founded in ${1700 + index} by ${index + 3} families.\n\n${idle.repeat(idles / 4)}`).join('\n\n');
      const ranked = await rankLesson(lessonOf(body), null, new AbortController().signal);
      const least = 0.72 * ranked.tokens;
      const { body: short, tokens } = ranked.within(0.99 * ranked.tokens, least);
      assert.ok(tokens >= least && tokens < 0.95 * ranked.tokens, `${tokens} of ${ranked.tokens}`);
      assert.equal(short.match(/founded in/g)?.length, facts);
    }
  });

  it('is the same each time', async () => {
    for (const lesson of [SAMPLES[0]!, SAMPLES[9]!]) assert.deepEqual(await condensed(lesson, 0.5), await condensed(lesson, 0.5));
  });

  it('is left as it is where it fits', async () => {
    const { body, keptShare } = await condensed(SAMPLES[0]!, 1);
    assert.deepEqual([body, keptShare], [SAMPLES[0]!.body, 1]);
  });

  it('stays within its budget whatever it holds', async () => {
    const piece = fc.constantFrom('# Heading\n', '\n', '- item one. Item two.\n', 'The sea rises twice a day. It falls as often.\n', '```\ncode\n', '```\n', '| a | b |\n|---|---|\n', '> quoted.\n', '$$x$$\n', '$$\n', '🌊', '\r\n', '---\n', '<div>\n', '  1. One: two.\n', '\u3000潮が満ちる。', '**bold. Bold.**');
    await fc.assert(fc.asyncProperty(fc.oneof(fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')), fc.string({ maxLength: 300 })), fc.integer({ min: 1, max: 60 }), async (body, budget) => {
      const ranked = await rankLesson(lessonOf(body), null, new AbortController().signal);
      const short = ranked.within(budget);
      assert.ok(short.tokens <= Math.max(budget, 0), short.body);
      assert.equal(short.tokens, tokensOf(short.body, 'en'));
      assert.ok(!body.isWellFormed() || short.body.isWellFormed());
    }), { numRuns: 200 });
  });

  it('takes a book of a lesson, and one without a sentence', async () => {
    const book = SAMPLES.slice(0, 6).map(({ body }) => body).join('\n').repeat(7).slice(0, 200_000);
    for (const body of [book, 'word '.repeat(40_000), 'x'.repeat(200_000), '🌊'.repeat(100_000), '|a|b|\n'.repeat(33_000), '# h\n\n'.repeat(40_000)]) {
      const ranked = await rankLesson(lessonOf(body), null, new AbortController().signal);
      const { tokens } = ranked.within(2_000);
      assert.ok(tokens <= 2_000 && tokens > 500, `${body.slice(0, 20)}: ${tokens}`);
    }
  });

  it('has a beginning that fits, and ends in no half of a character', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('🌊', 'a', ' ', '潮') , maxLength: 200 }), fc.integer({ min: 0, max: 50 }), (body, budget) => {
      const { body: beginning } = beginningOf(lessonOf(body), budget);
      assert.ok(body.startsWith(beginning) && beginning.isWellFormed() && tokensOf(beginning, 'en') <= budget);
    }));
  });
});
