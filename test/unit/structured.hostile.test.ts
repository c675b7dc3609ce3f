import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { GenerationError } from '../../src/orchestrator/failure.js';
import { runQuiz, type QuizRun } from '../kit/quiz-run.js';
import { ScriptedProvider } from '../kit/scripted-provider.js';
import { assertSound } from '../kit/sound-question.js';

const BODY = '# Tides\n\nThe moon pulls the sea 🌊abcdefgh. Low tide is called *ebb*, and high tide is called flood.\n\n潮の満ち引きは月による。\n';
const base = { prompt: 'What pulls the sea?', explanation: 'So it says.', quote: 'The moon pulls the sea', points: 1 };
const GOOD = [
  { ...base, type: 'MULTIPLE_CHOICE', choices: [{ text: 'The moon', correct: true }, { text: 'The wind', correct: false }] },
  { ...base, prompt: 'The moon pulls the sea.', type: 'TRUE_FALSE', answer: true },
  { ...base, prompt: 'What is low tide called?', type: 'SHORT_ANSWER', quote: 'Low tide is called ebb', accepted: ['ebb'] },
  { ...base, prompt: '潮の[[1]]は[[2]]による。', type: 'CLOZE', quote: '潮の満ち引きは月による', accepted: [['満ち引き'], ['月']] },
];
const DOCUMENT = JSON.stringify({ items: GOOD });

/** A model that sends this text; what is released of it is sound, and nothing but a failed generation comes of the rest. */
async function release(text: string, pieceLength = text.length): Promise<QuizRun> {
  const pieces = Array.from({ length: Math.ceil(text.length / pieceLength) }, (_, index) => text.slice(index * pieceLength, (index + 1) * pieceLength));
  const run = await runQuiz(new ScriptedProvider('hostile', [{ pieces }]), BODY, GOOD.length);
  for (const question of run.released) assertSound(question, BODY);
  if (run.error !== undefined) assert.ok(run.error instanceof GenerationError, String((run.error as Error).stack));
  return run;
}

const JUNK: unknown[] = [
  null, true, 0, -1, 1.5, 101, 1e308, '', ' ', '\0', 'a\0b', '\ud800', 'x\udc00', 'x'.repeat(2_001), [], {}, [[]], [null], [''], [{}], [['']],
  { text: 'x' }, { text: 'x', correct: 'yes' }, [{ text: 'x', correct: true }], 'TRUE_FALSE', 'CLOZE', '[[1]]', '[[2]] [[1]]', '\udf0aabcdefgh', 'abcdefgh',
];
const junk = fc.oneof(fc.constantFrom(...JUNK), fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: 'binary', maxLength: 12 }));

type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => pathsOf(member, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function changed(value: unknown, path: Path, change: (parent: Record<string | number, unknown>, key: string | number) => void): void {
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], value);
  const key = path.at(-1);
  if (typeof parent === 'object' && parent !== null && key !== undefined) change(parent as Record<string | number, unknown>, key);
}

const PATHS = pathsOf(GOOD);
const mutation = fc.record({ path: fc.constantFrom(...PATHS), how: fc.constantFrom('replace', 'drop', 'add'), value: junk });

/** What stands in JSON's way: quotes, brackets, names that mean something to JavaScript, numbers beyond all bounds. */
const FRAGMENTS = ['"', '\\', '{', '}', '[', ']', ',', ':', 'null', '0', '-', '1e999', '9'.repeat(400), '\\u0000', '\\ud800', '\\udc00', '\u0000', '\ud83c', '🌊', '\n',
  '"__proto__":{"type":"TRUE_FALSE","answer":true},', '"constructor":{"prototype":{"points":1}},', '"type":"CLOZE",', '"points":5,', '"quote":"nowhere at all",',
  '"items":[],', '"answer":null,', '{"items":[', ']}', '```', '<think>'];
const edit = fc.record({ at: fc.nat(DOCUMENT.length), remove: fc.integer({ min: 0, max: 12 }), insert: fc.constantFrom('', ...FRAGMENTS) });

describe('whatever a model sends, what is released is sound', () => {
  it('when values are replaced, dropped and added', async () => {
    await fc.assert(fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 80 }), async (mutations, pieceLength) => {
      const items = structuredClone(GOOD) as unknown;
      for (const { path, how, value } of mutations) {
        changed(items, path, (parent, key) => {
          if (how === 'replace') parent[key] = value;
          else if (how === 'drop') delete parent[key];
          else Object.defineProperty(parent, typeof value === 'string' ? value : '__proto__', { value, enumerable: true, configurable: true, writable: true });
        });
      }
      await release(JSON.stringify({ items }), pieceLength);
    }), { numRuns: 250 });
  });

  it('when the text itself is cut, spliced and littered', async () => {
    await fc.assert(fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 80 }), async (edits, pieceLength) => {
      const text = edits.reduce((all, { at, remove, insert }) => all.slice(0, at) + insert + all.slice(at + remove), DOCUMENT);
      await release(text, pieceLength);
    }), { numRuns: 400 });
  });

  it('when two of its questions are one', async () => {
    const { released } = await release(JSON.stringify({ items: [GOOD[0], { ...GOOD[1], prompt: ' what PULLS the sea ' }, GOOD[2]] }));
    assert.equal(released.length, 2);
  });

  const [choice, trueFalse, short, cloze] = GOOD as [object, object, object, object];
  for (const [name, item] of [
    ['a choice without a right answer', { ...choice, choices: [{ text: 'The moon', correct: false }, { text: 'The wind', correct: false }] }],
    ['a choice without a wrong answer', { ...choice, choices: [{ text: 'The moon', correct: true }, { text: 'The wind', correct: true }] }],
    ['a choice of one', { ...choice, choices: [{ text: 'The moon', correct: true }] }],
    ['a choice of nine', { ...choice, choices: Array.from({ length: 9 }, (_, index) => ({ text: `${index}`, correct: index === 0 })) }],
    ['a choice between the same', { ...choice, choices: [{ text: 'The moon', correct: true }, { text: 'the  moon.', correct: false }] }],
    ['an answer in words', { ...trueFalse, answer: 'true' }],
    ['no answer', { ...trueFalse, answer: undefined }],
    ['nothing to accept', { ...short, accepted: [] }],
    ['an empty text to accept', { ...short, accepted: ['ebb', ' '] }],
    ['a blank too many', { ...cloze, prompt: '[[1]] [[2]] [[3]]' }],
    ['its blanks in another order', { ...cloze, prompt: '[[2]] [[1]]' }],
    ['no blank', { ...cloze, prompt: '潮', accepted: [] }],
    ['a quote from elsewhere', { ...choice, quote: 'The moon pulls the land' }],
    ['a quote too short to prove anything', { ...choice, quote: 'the sea' }],
    ['a quote of nothing but marks', { ...choice, quote: '*_*_*_*_*_ w *' }],
    ['a member of its own', { ...choice, hint: 'moon' }],
    ['no points', { ...choice, points: 0 }],
    ['an endless text', { ...choice, explanation: 'x'.repeat(2_001) }],
  ] as const) {
    it(`when a question has ${name}`, async () => {
      assert.deepEqual((await release(JSON.stringify({ items: [item] }))).released, []);
    });
  }

  const deep = (levels: number, open: string, close: string): string => open.repeat(levels) + close.repeat(levels);
  const withField = (field: string, json: string): string => JSON.stringify({ items: GOOD }).replace(`"${field}":`, `"${field}":${json},"${field}2":`);
  for (const [name, text, released] of [
    ['lists 10,000 deep behind an item', `{"items":[${JSON.stringify(GOOD[0])},${deep(10_000, '[', ']')},${JSON.stringify(GOOD[2])}]}`, 1],
    ['objects 10,000 deep in a field', withField('choices', deep(10_000, '{"a":', '}').replace(':}', ':1}')), 0],
    ['lists 10,000 deep before the items', `{"x":${deep(10_000, '[', ']')},"items":[${JSON.stringify(GOOD[0])}]}`, 0],
    ['lists 60 deep in place of an item', `{"items":[${deep(60, '[', ']')},${JSON.stringify(GOOD[0])}]}`, 1],
    ['brackets in a text', JSON.stringify({ items: [{ ...GOOD[0], prompt: `What is "${'{['.repeat(200)}\\? \\"` }] }), 1],
    ['10,000 openings and no end', `{"items":[${JSON.stringify(GOOD[0])},${'['.repeat(10_000)}`, 1],
    ['a string of a megabyte', withField('explanation', JSON.stringify('x'.repeat(1_000_000))), 3],
    ['a key of a megabyte', `{"items":[{"${'k'.repeat(1_000_000)}":1},${JSON.stringify(GOOD[0])}]}`, 1],
    ['a number of a megabyte', withField('points', '9'.repeat(1_000_000)), 3],
    ['10,000 items of nothing', `{"items":[${'{},'.repeat(10_000)}${JSON.stringify(GOOD[0])}]}`, 1],
    ['its items under __proto__', `{"__proto__":{"items":[${JSON.stringify(GOOD[0])}]}}`, 0],
    ['a question under __proto__', `{"items":[{"__proto__":${JSON.stringify(GOOD[0])}}]}`, 0],
    ['a question with a member __proto__', `{"items":[${JSON.stringify(GOOD[0]).replace('{', '{"__proto__":{"points":1},')}]}`, 0],
    ['a NUL in a text', JSON.stringify({ items: [{ ...GOOD[0], prompt: 'What\0?' }] }), 0],
    ['half a character in a text', JSON.stringify({ items: [{ ...GOOD[0], prompt: 'What \ud83c?' }] }), 0],
    ['half a character of the lesson as the beginning of its quote', JSON.stringify({ items: [{ ...GOOD[0], quote: '\udf0aabcdefgh' }] }), 0],
    ['points beyond all bounds', JSON.stringify({ items: [GOOD[0]] }).replace('"points":1', '"points":1e999'), 0],
  ] as const) {
    it(`when it sends ${name}`, async () => {
      assert.equal((await release(text)).released.length, released);
      if (text.length < 100_000) assert.equal((await release(text, 7)).released.length, released, 'in pieces of 7');
    });
  }
});
