import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  LANGUAGES,
  ProviderError,
  QUESTION_TYPES,
  type DraftQuestion,
  type ExplanationTask,
  type LessonText,
  type QuizTask,
  type StreamPart,
  type Task,
} from '../../src/orchestrator/model.js';
import { createLocalProvider } from '../../src/orchestrator/providers/local/index.js';
import { LESSONS } from './local-engine-lessons.js';

const provider = createLocalProvider();

function stream(task: Task, signal = new AbortController().signal): AsyncIterable<StreamPart> {
  return provider.stream({ model: 'local', system: '', messages: [], goOn: '', maxOutputTokens: 1000, task }, signal);
}

async function parts(task: Task): Promise<StreamPart[]> {
  const all: StreamPart[] = [];
  for await (const part of stream(task)) all.push(part);
  return all;
}

const textOf = (all: StreamPart[]): string => all.map((part) => (part.type === 'text' ? part.text : '')).join('');
const noticeOf = (all: StreamPart[]): string => all.map((part) => (part.type === 'notice' ? part.text : '')).join('');

function quiz(lesson: LessonText, changes: Partial<QuizTask> = {}): QuizTask {
  return { kind: 'QUIZ', lesson, count: 8, types: [...QUESTION_TYPES], seed: 7, language: lesson.language, difficulty: null, existing: [], ...changes };
}

function explanation(lesson: LessonText, changes: Partial<ExplanationTask> = {}): ExplanationTask {
  return { kind: 'EXPLANATION', lesson, question: null, language: lesson.language, difficulty: null, ...changes };
}

async function itemsOf(task: QuizTask): Promise<DraftQuestion[]> {
  return (JSON.parse(textOf(await parts(task))) as { items: DraftQuestion[] }).items;
}

const body = (text: string): LessonText => ({ title: 'Lesson', body: text, objectives: [], language: 'en' });

for (const language of LANGUAGES) {
  describe(`a quiz in ${language}`, () => {
    const lesson = LESSONS[language];

    it('has as many questions as asked for, of all types, each with its evidence and one key', async () => {
      const items = await itemsOf(quiz(lesson));
      assert.equal(items.length, 8);
      assert.deepEqual(new Set(items.map(({ type }) => type)), new Set(QUESTION_TYPES));
      for (const item of items) {
        assert.ok(item.quote.length > 0 && lesson.body.includes(item.quote), `not in the lesson: ${item.quote}`);
        assert.ok(item.prompt.trim() && item.explanation.trim());
        assert.equal(item.points, 1);
        if (item.type === 'MULTIPLE_CHOICE') {
          assert.ok(item.choices.length === 4 || item.choices.length === 3);
          assert.equal(item.choices.filter(({ correct }) => correct).length, 1);
          assert.equal(new Set(item.choices.map(({ text }) => text.toLowerCase())).size, item.choices.length);
          for (const { text } of item.choices) assert.ok(!item.prompt.toLowerCase().includes(text.toLowerCase()) || text.length < 3, `${text} in ${item.prompt}`);
          const answer = item.choices.find(({ correct }) => correct)?.text ?? '';
          assert.ok(item.quote.replace(/[*_`]/g, '').toLowerCase().includes(answer.toLowerCase()));
        }
        if (item.type === 'CLOZE') {
          assert.equal(item.accepted.length, 1);
          assert.equal(item.prompt.split('[[1]]').length, 2);
          for (const answer of item.accepted[0] ?? []) assert.ok(!item.prompt.toLowerCase().includes(answer.toLowerCase()));
        }
        if (item.type === 'SHORT_ANSWER') {
          assert.ok(item.accepted.length > 0);
          assert.ok(item.accepted.some((answer) => item.quote.toLowerCase().includes(answer.toLowerCase())));
        }
      }
    });

    it('asks nothing twice', async () => {
      const items = await itemsOf(quiz(lesson, { count: 20 }));
      assert.equal(new Set(items.map(({ prompt }) => prompt)).size, items.length);
      assert.equal(new Set(items.map(({ quote }) => quote)).size, items.length);
    });

    it('calls a statement true exactly when it stands in the lesson', async () => {
      const items = await itemsOf(quiz(lesson, { count: 6, types: ['TRUE_FALSE'] }));
      const plain = lesson.body.replace(/[*_`]/g, '');
      const answers = new Set<boolean>();
      for (const item of items) {
        assert.ok(item.type === 'TRUE_FALSE');
        const quoted = item.quote.replace(/[*_`]/g, '');
        assert.ok(plain.includes(quoted));
        assert.equal(item.prompt.endsWith(quoted), item.answer);
        answers.add(item.answer);
      }
      assert.deepEqual(answers, new Set([true, false]));
    });
  });

  it(`an explanation in ${language} is made of the lesson's sentences`, async () => {
    const lesson = LESSONS[language];
    const text = textOf(await parts(explanation(lesson)));
    const strip = (from: string): string => from.replace(/[*_`#\s-]/g, '');
    const plain = strip(lesson.body);
    const blocks = text.trim().split('\n\n').slice(1, -1).flatMap((block) => block.split(/\n|(?<=[.。।]\*{0,2})/));
    const own = blocks.filter((block) => plain.includes(strip(block.replace(/^- \*\*[^*]+\*\* — /, ''))));
    assert.ok(own.length >= 4, text);
    // The heading of the key terms is the engine's own.
    assert.ok(blocks.length - own.length <= 2, text);
  });
}

it('gives the same answer to the same task, and another to another seed', async () => {
  const lesson = LESSONS.fr;
  assert.deepEqual(await parts(quiz(lesson)), await parts(quiz(lesson)));
  assert.deepEqual(await parts(explanation(lesson)), await parts(explanation(lesson)));
  assert.notEqual(textOf(await parts(quiz(lesson))), textOf(await parts(quiz(lesson, { seed: 8 }))));
});

it('streams a quiz item by item', async () => {
  const texts = (await parts(quiz(LESSONS.en, { count: 3 }))).flatMap((part) => (part.type === 'text' ? [part.text] : []));
  assert.equal(texts.length, 5);
  for (const text of texts.slice(1, -1)) assert.ok(JSON.parse(text.replace(/^,/, '')));
});

it('ends with its usage, which is nothing, and a finish', async () => {
  for (const task of [quiz(LESSONS.en), explanation(LESSONS.en)]) {
    const all = await parts(task);
    assert.deepEqual(all.at(-1), { type: 'finish', reason: 'stop' });
    assert.deepEqual(all.at(-2), { type: 'usage', usage: { inputTokens: 0, cachedInputTokens: 0, cacheWriteInputTokens: 0, outputTokens: 0 } });
  }
});

it('does not ask again what exists', async () => {
  const existing = await itemsOf(quiz(LESSONS.en, { count: 5 }));
  const more = await itemsOf(quiz(LESSONS.en, { count: 5, existing }));
  assert.ok(more.length > 0);
  const quotes = new Set(existing.map(({ quote }) => quote));
  for (const { quote } of more) assert.ok(!quotes.has(quote));
});

it('makes five questions of any one type', async () => {
  for (const type of QUESTION_TYPES) {
    const items = await itemsOf(quiz(LESSONS.en, { count: 5, types: [type] }));
    assert.deepEqual(items.map((item) => item.type), Array(5).fill(type));
  }
});

describe('an explanation', () => {
  it('answers a question from the sentences that speak of it', async () => {
    const text = textOf(await parts(explanation(LESSONS.en, { question: 'What does rubisco do?' })));
    assert.match(text, /The enzyme \*\*rubisco\*\* fixes carbon dioxide in the Calvin cycle\./);
    assert.doesNotMatch(text, /does not speak of that/);
  });

  it('says so when the lesson does not speak of what was asked', async () => {
    const text = textOf(await parts(explanation(LESSONS.en, { question: 'Who won the Battle of Waterloo?' })));
    assert.match(text, /The lesson does not speak of that/);
    assert.match(textOf(await parts(explanation(LESSONS.ja, { question: '株式市場について教えて' }))), /このレッスンはそれについて述べていません/);
  });

  it('streams small pieces that split no surrogate pair', async () => {
    const lesson = body('🦊 foxes hunt mice 🐭 at night in the fields.\n\n'.repeat(3) + '😀'.repeat(300));
    const all = await parts(explanation(lesson));
    for (const part of all) if (part.type === 'text') assert.ok(part.text.isWellFormed() && part.text.length <= 60);
  });
});

describe('a notice', () => {
  it('tells of fewer questions', async () => {
    const all = await parts(quiz(body('Water boils.'), { count: 5 }));
    assert.deepEqual(JSON.parse(textOf(all)), { items: [] });
    assert.match(noticeOf(all), /too short/);
    assert.match(noticeOf(await parts(quiz(LESSONS.en, { count: 50 }))), /only \d+ of the 50 questions/);
  });

  it('tells of a language that was not honoured, in that language', async () => {
    assert.match(noticeOf(await parts(quiz(LESSONS.en, { language: 'fr' }))), /ne traduit pas.*anglais/);
    assert.equal(noticeOf(await parts(quiz(LESSONS.en, { count: 3 }))), '');
  });

  it('tells that the difficulty of an explanation was not honoured', async () => {
    assert.match(noticeOf(await parts(explanation(LESSONS.en, { difficulty: 'ADVANCED' }))), /difficulty/);
  });
});

describe('any body works:', () => {
  const bodies: Record<string, string> = {
    'one word': 'Photosynthesis',
    'one letter': 'x',
    'emoji': '😀👩‍👩‍👧‍👦🇫🇷 🎉',
    'right to left': 'يشرب الجمل الماء.',
    'carriage returns': LESSONS.en.body.replaceAll('\n', '\r\n'),
    'a byte order mark': `\uFEFF${LESSONS.en.body}`,
    'only code': '```\nlet a = 1;\n```',
    'deeply nested quotes': '>'.repeat(20_000),
    'brackets without end': '['.repeat(20_000),
    '200,000 characters': LESSONS.en.body.repeat(200).slice(0, 200_000),
    'a single endless word': 'a'.repeat(200_000),
  };
  for (const [name, text] of Object.entries(bodies)) {
    it(name, async () => {
      const lesson = body(text);
      for (const item of await itemsOf(quiz(lesson))) assert.ok(text.includes(item.quote));
      const explained = await parts(explanation(lesson, { question: 'What is chlorophyll?' }));
      assert.ok(textOf(explained).trim());
      assert.equal(explained.at(-1)?.type, 'finish');
    });
  }

  it('a text in another language than the lesson claims is answered in its own', async () => {
    const lesson = { ...LESSONS.ja, language: 'en' as const };
    const all = await parts(explanation(lesson));
    assert.match(textOf(all), /レッスンの言葉/);
    assert.match(noticeOf(all), /Japanese/);
  });
});

describe('aborting', () => {
  it('ends a stream that is under way', async () => {
    const abort = new AbortController();
    let seen = 0;
    await assert.rejects(
      async () => {
        for await (const part of stream(explanation(LESSONS.en), abort.signal)) {
          seen += part.type === 'text' ? 1 : 0;
          if (seen === 2) abort.abort();
        }
      },
      (error: unknown) => error instanceof ProviderError && error.kind === 'aborted',
    );
    assert.equal(seen, 2);
  });

  it('before the start yields nothing', async () => {
    const pending = stream(quiz(LESSONS.en), AbortSignal.abort())[Symbol.asyncIterator]().next();
    await assert.rejects(pending, { name: 'ProviderError', kind: 'aborted' });
  });
});

it('lets other work run while it thinks', async () => {
  const task = quiz(body(LESSONS.en.body.repeat(80)));
  let turns = 0;
  let running = true;
  const turn = (): void => {
    turns += 1;
    if (running) setImmediate(turn);
  };
  setImmediate(turn);
  const iterator = stream(task)[Symbol.asyncIterator]();
  await iterator.next();
  await iterator.next();
  running = false;
  await iterator.return?.();
  assert.ok(turns > 5, `${turns} turns of the event loop before the first question`);
});
