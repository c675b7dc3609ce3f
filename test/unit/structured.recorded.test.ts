import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { draftOf, type NewQuestion } from '../../src/modules/quizzes/questions.service.js';
import { GenerationError } from '../../src/orchestrator/failure.js';
import type { ModelProvider } from '../../src/orchestrator/model.js';
import { AnthropicProvider } from '../../src/orchestrator/providers/anthropic.js';
import { compatibleOptions } from '../../src/orchestrator/providers/compatible.js';
import { OpenAIProvider } from '../../src/orchestrator/providers/openai.js';
import { runQuiz } from '../kit/quiz-run.js';
import { assertSound } from '../kit/sound-question.js';

// Compiled to dist*/test/unit.
const fixture = (name: string): Buffer => readFileSync(new URL(`../../../test/fixtures/answers/${name}`, import.meta.url));
const BODY = fixture('lesson.md').toString();
const QUESTIONS = 3;
const fetched = globalThis.fetch;

/** What a provider's connection delivers: these pieces, then its end, or its breaking. */
let delivery: { pieces: Uint8Array[]; breaks: boolean } = { pieces: [], breaks: false };

function deliver(): Response {
  const { pieces, breaks } = delivery;
  let next = 0;
  return new Response(new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces[next++];
      if (piece) controller.enqueue(piece);
      else if (breaks) controller.error(new TypeError('terminated'));
      else controller.close();
    },
  }, { highWaterMark: 0 }), { headers: { 'content-type': 'text/event-stream' } });
}

/** What tells one question from another; its ids are new each time. */
/** All of it but the order of its choices, which is another one each time. */
function told(question: NewQuestion): unknown {
  const draft = draftOf(question);
  const choices = 'choices' in draft && draft.choices ? { choices: draft.choices.toSorted((one, other) => (one.text < other.text ? -1 : 1)) } : {};
  return { ...draft, ...choices, evidence: question.content.evidence };
}

const RECORDED: { name: string; file: string; marker: string; provider: ModelProvider }[] = [
  { name: 'openai', file: 'openai.sse', marker: '[DONE]', provider: new OpenAIProvider(compatibleOptions({ name: 'recorded', baseUrl: 'http://127.0.0.1:9/v1' })) },
  {
    name: 'anthropic', file: 'anthropic.sse', marker: '"message_stop"}',
    provider: new AnthropicProvider({ name: 'recorded', apiKey: 'k', baseUrl: 'http://127.0.0.1:9' }),
  },
];

for (const { name, file, marker, provider } of RECORDED) {
  describe(`a recorded answer of ${name}`, () => {
    const bytes = fixture(file);
    /** Until the marker has come in full, the answer is no whole one; behind it stand only line breaks. */
    const markerEnd = bytes.lastIndexOf(marker) + marker.length;
    let whole: unknown[];
    before(async () => {
      // The bytes go straight into the SDK: a connection for each of thousands of cuts would say nothing more.
      globalThis.fetch = async () => deliver();
      delivery = { pieces: [bytes], breaks: false };
      const run = await runQuiz(provider, BODY, QUESTIONS);
      assert.deepEqual([run.error, run.outcomes], [undefined, ['COMPLETED']]);
      for (const question of run.released) assertSound(question, BODY);
      assert.deepEqual(run.released.map(({ content }) => content.prompt), ['Combien 🌊?', 'Qui 🌊 "…"?', '潮の[[1]]は[[2]]による。']);
      whole = run.released.map(told);
      assert.equal(whole.length, QUESTIONS);
    });
    after(() => void (globalThis.fetch = fetched));

    it('gives out the same, split at any byte', async () => {
      for (let at = 1; at < bytes.length; at++) {
        delivery = { pieces: [bytes.subarray(0, at), bytes.subarray(at)], breaks: false };
        const { released, outcomes } = await runQuiz(provider, BODY, QUESTIONS);
        assert.deepEqual([outcomes, released.map(told)], [['COMPLETED'], whole], `split at ${at}`);
      }
    });

    it('gives out the same, byte by byte', async () => {
      delivery = { pieces: Array.from(bytes, (byte) => Uint8Array.of(byte)), breaks: false };
      assert.deepEqual((await runQuiz(provider, BODY, QUESTIONS)).released.map(told), whole);
    });

    it('gives out whole questions alone when it ends or breaks after any byte, and never counts as whole', async () => {
      const counts = new Set<number>();
      for (let length = 0; length < markerEnd; length++) {
        delivery = { pieces: [bytes.subarray(0, length)].filter((piece) => piece.length > 0), breaks: length % 2 === 1 };
        const { released, outcomes, error } = await runQuiz(provider, BODY, QUESTIONS);
        assert.deepEqual(released.map(told), whole.slice(0, released.length), `cut at ${length}`);
        assert.deepEqual(outcomes, ['FAILED'], `cut at ${length}`);
        // With all that was asked for there is nothing left to ask anyone for.
        assert.equal(error instanceof GenerationError, released.length < QUESTIONS, `cut at ${length}: ${String(error)}`);
        counts.add(released.length);
      }
      assert.deepEqual([...counts], [0, 1, 2, 3], 'each question came as soon as it was closed');
    });
  });
}
