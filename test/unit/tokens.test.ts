import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Meter } from '../../src/orchestrator/meter.js';
import type { LanguageCode, ModelCall, Usage } from '../../src/orchestrator/model.js';
import { estimateUsage, mostInputTokens, mostOutputTokens, NO_USAGE } from '../../src/orchestrator/tokens.js';
import { tokenizerOf } from '../../src/orchestrator/tokenizers.js';
import { ScriptedProvider } from '../kit/scripted-provider.js';
import { EXPLANATION_CALL, PLAIN_PRICES } from '../kit/model-calls.js';

interface Text {
  id: string;
  half: 'tune' | 'report';
  language: LanguageCode;
  text: string;
  counts: Record<string, number>;
}

const { texts } = JSON.parse(readFileSync(new URL('../../../test/fixtures/token-counts.json', import.meta.url), 'utf8')) as { texts: Text[] };
const judged = texts.filter(({ half }) => half === 'report');

/** A model of each tokenizer, by the name that its provider or a server of one's own gives it. */
const MODELS = {
  o200k: ['gpt-4o-mini', 'gpt-5.6-luna', 'openai/gpt-4.1', 'o3'],
  cl100k: ['gpt-4-turbo', 'gpt-3.5-turbo'],
  claude: ['claude-haiku-4-5', 'claude-sonnet-4-6', 'claude-3-5-sonnet-20241022'],
  llama3: ['llama3.1:8b', 'meta-llama/Llama-3.3-70B-Instruct'],
  qwen: ['qwen2.5:7b', 'Qwen/Qwen3-32B'],
  gemma: ['gemma3:12b'],
  deepseek: ['deepseek-chat'],
  mistral: ['mistral:7b', 'mixtral-8x7b'],
};

/** What a call that broke off is said to have used: the text comes in pieces of a few characters. */
function estimated(text: string, call: ModelCall): Usage {
  const meter = new Meter(0, { provider: new ScriptedProvider('p', []), model: { name: call.model, contextTokens: 1, prices: PLAIN_PRICES } }, call);
  for (const piece of text.match(/[^]{1,5}/g) ?? []) meter.saw(piece);
  const { usage } = meter.report(null, false);
  assert.ok(usage.estimated);
  return usage;
}

const callOf = (model: string, language: LanguageCode = 'en'): ModelCall =>
  ({ ...EXPLANATION_CALL, model, maxOutputTokens: 100_000, task: { ...EXPLANATION_CALL.task, language } });

function assertWithin(tolerance: number, estimate: number, truth: number, what: string): void {
  const error = estimate / truth - 1;
  assert.ok(Math.abs(error) <= tolerance, `${what}: ${estimate} for ${truth}, ${(100 * error).toFixed(1)} %`);
}

describe('an estimate', () => {
  for (const [tokenizer, models] of Object.entries(MODELS)) {
    const tolerance = tokenizer === 'o200k' || tokenizer === 'cl100k' ? 0.05 : 0.25;
    it(`is within ${100 * tolerance} % of what ${tokenizer} counts, for every text`, () => {
      for (const model of models) {
        for (const { id, text, language, counts } of judged) {
          assertWithin(tolerance, estimated(text, callOf(model, language)).outputTokens, counts[tokenizer]!, `${id}, ${model}`);
        }
      }
    });
  }

  it('for a model that nobody knows lies between those of today, where they agree', () => {
    const today = ['o200k', 'llama3', 'qwen', 'gemma', 'deepseek'];
    for (const { id, text, language, counts } of judged) {
      const least = Math.min(...today.map((name) => counts[name]!));
      const most = Math.max(...today.map((name) => counts[name]!));
      const { outputTokens } = estimated(text, callOf('in-house-model', language));
      assert.ok(outputTokens >= 0.75 * least && outputTokens <= 1.25 * most, `${id}: ${outputTokens} of ${least} to ${most}`);
    }
  });

  it('takes the newer Claude for the dearer counter that it is', () => {
    const [text] = judged;
    const older = tokenizerOf('claude-haiku-4-5').count(text!.text, 'en');
    for (const model of ['claude-opus-4-7', 'claude-sonnet-5', 'claude-haiku-5-5', 'claude-opus-5']) assertWithin(0.01, tokenizerOf(model).count(text!.text, 'en'), 1.3 * older, model);
    for (const model of ['claude-opus-4-6', 'claude-sonnet-4-5', 'claude-3-5-haiku-latest']) assert.equal(tokenizerOf(model).count(text!.text, 'en'), older);
  });

  it('of the input counts what sets messages off, by OpenAI\'s rule', () => {
    // Its cookbook's rule: 3 for each message, 1 for its role, 3 for the reply; contents by o200k, as recorded.
    const [system, user] = [judged[0]!, judged[1]!];
    const { inputTokens } = estimated('x', { ...callOf('gpt-4o'), system: system.text, messages: [{ role: 'user', content: user.text }] });
    const truth = 3 + 1 + system.counts['o200k']! + 3 + 1 + user.counts['o200k']! + 3;
    assertWithin(0.005, inputTokens, truth, 'input');
    const short = estimated('x', { ...callOf('gpt-4o'), system: 'Hello', messages: [{ role: 'user', content: 'Hello' }] });
    assert.equal(short.inputTokens, 3 + 1 + 1 + 3 + 1 + 1 + 3);
  });

  it('takes what looks like a special token for the text that it is', () => {
    assert.ok(tokenizerOf('gpt-4o').count('A text ends with <|endoftext|> there.', 'en') > 8);
  });

  it('of a text without words takes no time to speak of', () => {
    const started = performance.now();
    for (const unit of [' ', 'a', 'あ', '🌊', '\n']) tokenizerOf('gpt-4o').count(unit.repeat(100_000), 'en');
    assert.ok(performance.now() - started < 5_000, `${performance.now() - started} ms`);
  });

  it('is never more than what was reserved', () => {
    for (const text of ['a.b.c.'.repeat(500), 'é'.repeat(3_000), '\n'.repeat(3_000), '🌊'.repeat(800)]) {
      for (const model of ['m', 'gpt-4o', 'claude-opus-5']) {
        const call = { ...callOf(model), messages: [{ role: 'user' as const, content: text }] };
        assert.ok(estimated('x', call).inputTokens <= mostInputTokens(call));
        assert.ok(tokenizerOf(model).count(text, 'en') <= Buffer.byteLength(text));
        const bounded = { ...call, maxOutputTokens: 100 };
        assert.ok(estimateUsage(bounded, text, null).outputTokens <= mostOutputTokens(bounded));
        assert.equal(estimateUsage(bounded, text, { ...NO_USAGE, outputTokens: 9_000 }).outputTokens, 9_000, 'what a provider counted stands');
      }
    }
  });
});

describe('a running count', () => {
  it('is the same wherever a text is cut', () => {
    for (const { text, language } of judged) {
      const whole = tokenizerOf('m').running(language);
      whole.add(text);
      const pieces = tokenizerOf('m').running(language);
      for (const unit of text.split('')) pieces.add(unit);
      assert.ok(Math.abs(pieces.tokens - whole.tokens) < 1e-9 * whole.tokens);
    }
  });

  it('counts every character as something, or a stream of spaces would never be cut', () => {
    for (const unit of [' ', '\n', '.', 'a', 'é', '५', '𝑥', '\u0000', '\u200b']) {
      const count = tokenizerOf('m').running('en');
      count.add(unit.repeat(100_000));
      assert.ok(count.tokens > 1_000, JSON.stringify(unit));
    }
  });

  it('costs next to nothing for a piece as they are streamed', () => {
    const count = tokenizerOf('m').running('en');
    const pieces = texts.flatMap(({ text }) => text.match(/[^]{1,4}/g) ?? []);
    const rounds = 20;
    for (const piece of pieces) count.add(piece);
    const started = performance.now();
    for (let round = 0; round < rounds; round++) for (const piece of pieces) count.add(piece);
    const microseconds = 1_000 * (performance.now() - started) / (rounds * pieces.length);
    assert.ok(microseconds < 2, `${microseconds} µs`);
  });
});

describe('the tokenizers\' vocabularies', () => {
  it('are loaded by the first estimate that needs one, not before', () => {
    const tokenizers = new URL('../../src/orchestrator/tokenizers.js', import.meta.url).href;
    const script = `
      import { createRequire } from 'node:module';
      const { tokenizerOf } = await import(${JSON.stringify(tokenizers)});
      const loaded = () => Object.keys(createRequire(import.meta.url).cache).filter((path) => path.includes('gpt-tokenizer')).length;
      tokenizerOf('gpt-4o').running('en').add('text');
      tokenizerOf('claude-haiku-4-5').count('text', 'en');
      const before = loaded();
      tokenizerOf('gpt-4o').count('text', 'en');
      console.log(before, loaded() > 0);`;
    assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim(), '0 true');
  });
});
