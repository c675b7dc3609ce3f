import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { GenerationKind } from '../../src/modules/generation/generation.entity.js';
import type { NewItem } from '../../src/modules/generation/items/item.js';
import { kindDefinition } from '../../src/modules/generation/kinds/index.js';
import type { KindInput, Subject } from '../../src/modules/generation/kinds/kind.js';
import { LANGUAGES, QUESTION_TYPES, type DraftQuestion, type LanguageCode, type Task } from '../../src/orchestrator/model.js';
import { createLocalProvider } from '../../src/orchestrator/providers/local/index.js';
import { LESSONS } from './local-engine-lessons.js';

const JUNK = [
  '[', '](', '**', '*', '_', '`', '```', '~~~', '|---|', '| a | b |', '> ', '>> ', '- ', '1. ', '# ', '<b>', '</b>', '<!--', '&amp;', '\\*', '![x](y)',
  '[a link](http://x.example)', '\u0000', '\uFEFF', '\t', '    ', '\r\n', '\r', '\n\n', '😀', '👩‍👩‍👧', '\u202E', '\u200F', '$x_1$', '____', '[[1]]', '…', '“', '„',
];

const textPart = (language: LanguageCode): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...LESSONS[language].body.split(/(?<=[.。।])\s*/)) },
    { weight: 3, arbitrary: fc.constantFrom(...JUNK) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  );

const caseOf = fc.constantFrom(...LANGUAGES).chain((language) =>
  fc.record({
    language: fc.constant(language),
    seed: fc.integer(),
    body: fc.array(fc.tuple(textPart(language), fc.constantFrom(' ', '\n', '\n\n', '\r\n\r\n', '')), { maxLength: 40 }).map((parts) => parts.flat().join('')),
  }),
);

async function answer(task: Task): Promise<string> {
  let text = '';
  const call = { model: 'local', system: '', messages: [], goOn: '', maxOutputTokens: 1000, task };
  for await (const part of createLocalProvider().stream(call, new AbortController().signal)) {
    if (part.type !== 'text') continue;
    assert.ok(part.text.isWellFormed());
    text += part.text;
  }
  return text;
}

it('quotes any body code unit for code unit, with one right choice and no answer in its prompt', async () => {
  await fc.assert(
    fc.asyncProperty(caseOf, async ({ language, seed, body }) => {
      const lesson = { title: 'T', body, objectives: [], language };
      const task = { kind: 'QUIZ' as const, lesson, count: 12, types: [...QUESTION_TYPES], seed, language, difficulty: null, existing: [] };
      const { items } = JSON.parse(await answer(task)) as { items: DraftQuestion[] };
      assert.equal(new Set(items.map(({ prompt }) => prompt)).size, items.length);
      for (const item of items) {
        assert.ok(item.quote && body.includes(item.quote));
        if (item.type === 'MULTIPLE_CHOICE') {
          assert.equal(item.choices.filter(({ correct }) => correct).length, 1);
          assert.equal(new Set(item.choices.map(({ text }) => text.toLowerCase())).size, item.choices.length);
          assert.ok(item.choices.length >= 3);
        }
        const accepted = item.type === 'CLOZE' ? item.accepted.flat() : item.type === 'SHORT_ANSWER' ? item.accepted : [];
        const stated = item.prompt.slice(item.prompt.search(/[“«„「:：。]/u));
        for (const text of accepted) assert.ok(!stated.includes(text), `${text} in ${item.prompt}`);
      }
    }),
    { numRuns: 150 },
  );
});

it('explains any body in well-formed pieces', async () => {
  await fc.assert(
    fc.asyncProperty(caseOf, fc.option(fc.string({ unit: 'grapheme', maxLength: 40 })), async ({ language, body }, question) => {
      const lesson = { title: 'T', body, objectives: [], language };
      const text = await answer({ kind: 'EXPLANATION', lesson, question, language, difficulty: null });
      assert.ok(text.trim().length > 0);
    }),
    { numRuns: 100 },
  );
});

for (const [kind, count] of [[GenerationKind.FLASHCARDS, 'cardCount'], [GenerationKind.EXERCISES, 'exerciseCount'], [GenerationKind.OUTLINE, 'headingCount']] as const) {
  it(`makes ${kind} of any body that are all let through, also where some are there already`, async () => {
    const { items, task } = kindDefinition(kind);
    await fc.assert(
      fc.asyncProperty(caseOf, fc.integer({ min: 0, max: 6 }), async ({ language, body }, before) => {
        const input = { [count]: 8, language: null, difficulty: null, allowLocal: true, topic: null, audience: null, hours: null } as unknown as KindInput;
        const subject: Subject = { generationId: 'gen_test', input, lessonId: 'les_test', lessonVersion: 1, lesson: { title: 'T', body, objectives: [], language } };
        const made = async (existing: NewItem[]): Promise<NewItem[]> => {
          const all = [...existing];
          for (const item of (JSON.parse(await answer(task(subject, existing))) as { items: unknown[] }).items) {
            const judged = items!.accept(item, subject, all, 'LOCAL');
            assert.ok(judged.ok, `${JSON.stringify(judged)}: ${JSON.stringify(item)}`);
            all.push(judged.item);
          }
          assert.ok(all.length <= 8);
          return all;
        };
        await made((await made([])).slice(0, before));
      }),
      { numRuns: 80 },
    );
  });
}
