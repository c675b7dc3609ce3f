import type { LessonText, ModelCall, Prices, StreamPart } from '../../src/orchestrator/model.js';

/** One dollar per million tokens in, ten out: a token costs 1 and 10 micro-dollars. */
export const PLAIN_PRICES: Prices = {
  inputMicroUsdPerMillion: 1_000_000,
  cachedInputMicroUsdPerMillion: 100_000,
  cacheWriteMicroUsdPerMillion: 1_250_000,
  outputMicroUsdPerMillion: 10_000_000,
};

export const EXPLANATION_CALL: ModelCall = {
  model: 'test-model',
  system: 'Explain the lesson.',
  messages: [{ role: 'user', content: 'A lesson about tides.' }],
  goOn: 'Go on.',
  maxOutputTokens: 500,
  task: {
    kind: 'EXPLANATION',
    lesson: { title: 'Tides', body: 'The moon pulls the sea.', objectives: [], language: 'en' },
    question: null,
    language: 'en',
    difficulty: null,
  },
};

export const STRUCTURED_CALL: ModelCall = {
  ...EXPLANATION_CALL,
  schema: {
    name: 'quiz',
    inWords: 'Answer with a JSON document of this schema:',
    schema: {
      type: 'object', additionalProperties: false, required: ['items'],
      properties: { items: { type: 'array', items: { type: 'string' } } },
    },
  },
};

/** As STRUCTURED_CALL, and a task that an engine without a model answers with a document too. */
export const QUIZ_CALL: ModelCall = {
  ...STRUCTURED_CALL,
  task: {
    kind: 'QUIZ',
    lesson: {
      title: 'Harbours',
      body: Array.from({ length: 12 }, (_, index) =>
        `The harbour of Port${'abcdefghijkl'[index]} was founded in ${1801 + index * 7} by the merchant family number ${index + 1}.`).join('\n\n'),
      objectives: [],
      language: 'en',
    },
    count: 3, types: ['MULTIPLE_CHOICE', 'TRUE_FALSE', 'SHORT_ANSWER', 'CLOZE'], seed: 1, language: 'en', difficulty: null, existing: [],
  },
};

/** The same for each other kind whose answer consists of items. */
export const ITEM_CALLS: ModelCall[] = (['FLASHCARDS', 'EXERCISES', 'OUTLINE'] as const).map((kind) => {
  const { lesson } = QUIZ_CALL.task as { lesson: LessonText };
  const items = { lesson, count: 3, language: 'en' as const, difficulty: null, existing: [] };
  return { ...QUIZ_CALL, task: kind === 'OUTLINE' ? { kind, ...items, topic: null, audience: null, hours: null } : { kind, ...items } };
});

export interface Collected {
  parts: StreamPart[];
  text: string;
  error: unknown;
}

/** Reads a stream to its end, whichever that is. */
export async function collect(stream: AsyncIterable<StreamPart>, onPart?: (part: StreamPart) => void): Promise<Collected> {
  const parts: StreamPart[] = [];
  let error: unknown;
  try {
    for await (const part of stream) {
      parts.push(part);
      onPart?.(part);
    }
  } catch (caught) {
    error = caught;
  }
  return { parts, text: parts.map((part) => (part.type === 'text' ? part.text : '')).join(''), error };
}
