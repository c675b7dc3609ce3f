import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { secondsKept } from '../../src/modules/cache/life.js';
import { GenerationKind } from '../../src/modules/generation/generation.entity.js';
import type { ItemView } from '../../src/modules/generation/items/item.js';
import { kindDefinition } from '../../src/modules/generation/kinds/index.js';
import { qualityOf } from '../../src/modules/generation/quality.js';
import { questionOf, type NewQuestion } from '../../src/modules/quizzes/questions.service.js';
import type { ExplanationTask, FlashcardsTask, LessonText, QuizTask, Task } from '../../src/orchestrator/model.js';

const lesson: LessonText = {
  title: 'Tides',
  body: 'The moon pulls the ocean towards itself. The ocean rises into a bulge, and every coast that turns through the bulge sees a high tide.',
  objectives: ['Explain how the moon raises the ocean', 'Say why a coast sees high tides'],
  language: 'en',
};
const explanation: ExplanationTask = { kind: 'EXPLANATION', lesson, question: null, language: 'en', difficulty: null };
const SOUND = 'The moon pulls the ocean, which rises into a bulge on the side that faces it. As the earth turns, each coast passes through the bulge and sees a high tide.';

const ofText = (text: string, task: Partial<ExplanationTask> = {}) =>
  qualityOf({ task: { ...explanation, ...task }, lesson, wanted: null, text, items: [] });
const sevenths = (quality: number) => Math.round(quality * 7);
const sixths = (quality: number) => Math.round(quality * 6);

suite('the quality of a text', () => {
  test('a sound one passes everything', async () => {
    assert.equal(await ofText(SOUND), 1);
    assert.equal(await ofText(SOUND, { question: 'Why does the ocean rise towards the moon?' }), 1);
  });

  for (const [what, text, task] of [
    ['in another language', 'Der Mond zieht den Ozean (ocean, coast, tide, bulge, moon) an, und so entsteht ein Berg aus Wasser, durch den sich jede Küste dreht.', {}],
    ['that repeats itself', `${SOUND} ${SOUND} ${SOUND}`, {}],
    ['with an open code block', `${SOUND}\n\`\`\`js\ntide()`, {}],
    ['with the prompt\'s own marks', `${SOUND}</lesson>`, {}],
    ['that does not speak of the question', SOUND, { question: 'Which engineers designed those railway bridges, and when?' }],
    ['far too long', `${SOUND} ${Array.from({ length: 2_000 }, (_, index) => `Tide number ${index}.`).join(' ')}`, {}],
  ] as const) {
    test(`one ${what} fails one check`, async () => assert.equal(sevenths(await ofText(text, task)), 6));
  }

  test('one about something else fails two', async () => {
    const elsewhere = 'Bakers knead flour and water into dough, let yeast ferment it overnight, shape loaves by hand and bake them in a stone oven.';
    assert.equal(sixths(await ofText(elsewhere)), 4);
  });

  test('nothing at all is not kept', async () => {
    for (const text of ['', '?', '```', 'x', 'x x x x x x x x x x x x', 'ok', 'Yes.', '好', 'はい。']) {
      assert.equal(secondsKept(await ofText(text)), 0, text);
      assert.equal(secondsKept(await qualityOf({ task: explanation, lesson: null, wanted: null, text, items: [] })), 0, `${text}, about no lesson`);
      assert.equal(secondsKept(await qualityOf({ task: explanation, lesson: { ...lesson, objectives: [] }, wanted: null, text, items: [] })), 0, `${text}, without objectives`);
    }
  });

  test('what a check can\'t tell is not counted', async () => {
    // In another language than the lesson's nothing is said of evidence and objectives.
    assert.equal(await ofText('La lune attire l’océan, qui s’élève en un bourrelet; chaque côte qui le traverse voit une marée haute.', { language: 'fr' }), 1);
    assert.equal(await qualityOf({ task: explanation, lesson: null, wanted: null, text: SOUND, items: [] }), 1);
  });
});

suite('the quality of questions', () => {
  const quiz: QuizTask = {
    kind: 'QUIZ', lesson, count: 2, types: ['TRUE_FALSE'], seed: 1, language: 'en', difficulty: null, existing: [],
  };
  const question = (prompt: string, quote: string, explained = 'The lesson says so about the ocean.'): NewQuestion => {
    const start = lesson.body.indexOf(quote);
    return questionOf({ type: 'TRUE_FALSE', prompt, explanation: explained, quote, points: 1, answer: true },
      { lessonId: 'les_1', lessonVersion: 1, start, end: start + quote.length, quote }, 1);
  };
  const sound = [
    question('Does the moon pull the ocean towards itself?', 'The moon pulls the ocean'),
    question('Does every coast that turns through the bulge see a high tide?', 'every coast that turns'),
  ];
  const { viewOf } = kindDefinition(GenerationKind.QUIZ).items!;
  const of = (questions: NewQuestion[], wanted = 2) => qualityOf({ task: quiz, lesson, wanted, text: '', items: questions.map(viewOf) });

  test('sound ones pass everything, and each fault costs a check', async () => {
    assert.equal(await of(sound), 1);
    assert.equal(sevenths(await of(sound, 3)), 6);
    assert.equal(sevenths(await of([sound[0]!, question('Does the moon pull the ocean towards itself.', 'every coast that turns')])), 6);
    assert.equal(sevenths(await of([sound[0]!, question('Does every coast see a high tide?', 'every coast that turns', '')])), 6);
    assert.equal(sevenths(await of([sound[0]!, question('Does every coast see a high tide?', 'nowhere to be found')])), 6);
  });
});

suite('the quality of other items', () => {
  const task: FlashcardsTask = { kind: 'FLASHCARDS', lesson, count: 2, language: 'en', difficulty: null, existing: [] };
  const view = (head: string, body: string | null, quote: string): ItemView => {
    const start = lesson.body.indexOf(quote);
    return { head, body, evidence: [{ lessonId: 'les_1', lessonVersion: 1, start, end: start + quote.length, quote }] };
  };
  const sound = [view('Moon', 'It pulls the ocean towards itself.', 'The moon pulls the ocean'), view('High tide', 'What every coast that turns through the bulge sees.', 'every coast that turns')];
  const of = (items: ItemView[], about: LessonText | null = lesson) => qualityOf({ task: { ...task, lesson: about } as Task, lesson: about, wanted: 2, text: '', items });

  test('a single word may be a head; each fault costs a check', async () => {
    assert.equal(await of(sound), 1);
    assert.equal(sixths(await of([sound[0]!, view('High tide', 'What every coast that turns through the bulge sees. '.repeat(20), 'every coast that turns')])), 5);
    assert.equal(sixths(await of([sound[0]!, view('Moon!', 'What every coast that turns through the bulge sees.', 'every coast that turns')])), 5);
    assert.equal(sixths(await of([sound[0]!, view('High tide', 'What every coast that turns through the bulge sees.', 'nowhere')])), 5);
  });

  test('where there is no lesson, no evidence is missed', async () => {
    assert.equal(await of(sound.map((item) => ({ ...item, evidence: [] })), null), 1);
  });
});

test('an answer is kept for two hours from 0.8 on, less below, not at all below 0.5', () => {
  assert.deepEqual([1, 0.8, 0.6, 0.5, 0.49, 0].map(secondsKept), [7_200, 7_200, 5_400, 4_500, 0, 0]);
});
