import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GenerationError } from '../../src/orchestrator/failure.js';
import { EXPLANATION_CALL } from '../kit/model-calls.js';
import { assertFailed, itemsOf, itemsWanted, local, play, types } from '../kit/orchestrator-run.js';
import { ScriptedProvider } from '../kit/scripted-provider.js';

describe('a text that breaks off', () => {
  const beginning = 'The moon pulls the sea, and twice a day the water rises at the shore';
  const rest = ' because the earth turns beneath it.';
  const broken = (): ScriptedProvider => new ScriptedProvider('first', [{ pieces: [beginning], end: 'reset' }]);

  const continuations: { name: string; pieces: string[] }[] = [
    { name: 'goes on exactly', pieces: [rest] },
    { name: 'repeats a few words', pieces: ['rises at ', 'the shore', rest] },
    { name: 'starts again from the beginning', pieces: [beginning, rest] },
    { name: 'apologises first', pieces: ['Sorry, I was cut off. ', 'rises at the shore', rest] },
    { name: 'introduces itself and repeats nothing', pieces: ['Certainly, here is the rest:\n\n', rest] },
  ];
  for (const { name, pieces } of continuations) {
    it(`is continued by a provider that ${name}`, async () => {
      const second = new ScriptedProvider('second', [{ pieces }]);
      const outcome = await play([broken(), second]);
      assert.equal(outcome.error, undefined);
      assert.equal(outcome.text, beginning + rest);
      assert.ok(types(outcome).includes('switched') && !types(outcome).includes('reset'), types(outcome).join());
      assert.deepEqual(second.calls[0]?.messages.at(-2), { role: 'assistant', content: beginning });
    });
  }

  it('is not whole where the next provider apologises and goes on with nothing', async () => {
    const outcome = await play([broken(), new ScriptedProvider('second', [{ pieces: ["I'm sorry, but I can't continue this text."] }])], { allowLocal: false });
    assert.ok(outcome.error instanceof GenerationError);
    assert.equal(outcome.text, beginning);
  });

  it('is begun anew where the next provider says something else', async () => {
    const other = `${beginning.slice(0, 40)} and something else entirely.`;
    const outcome = await play([broken(), new ScriptedProvider('second', [{ pieces: [other] }])]);
    assert.equal(outcome.text, other);
    assert.ok(types(outcome).includes('reset'));
  });

  it('is never continued by the built-in engine, which gives its own whole answer after a reset', async () => {
    const outcome = await play([broken(), local('The lesson says so.')]);
    assert.equal(outcome.text, 'The lesson says so.');
    const around = types(outcome).filter((type) => type === 'reset' || type === 'switched' || type === 'text');
    assert.deepEqual(around, ['text', 'reset', 'switched', 'text']);
  });

  it('keeps whole characters whole', async () => {
    const outcome = await play([new ScriptedProvider('first', [{ pieces: ['a\ud83c', '\udf0a\u0000b', '\ud83c'] }])]);
    assert.equal(outcome.text, 'a🌊b\ufffd');
    for (const event of outcome.events) assert.ok(event.type !== 'text' || event.text.isWellFormed());
  });

  it('is failed when nobody is left, its attempt counted and marked as estimated', async () => {
    const outcome = await play([broken()], { allowLocal: false });
    assertFailed(outcome, 'PROVIDER_UNAVAILABLE', true);
    const [attempt] = outcome.attempts;
    assert.equal(attempt?.usage.estimated, true);
    const off = (attempt?.usage.outputTokens ?? 0) / (beginning.length / 4) - 1;
    assert.ok(Math.abs(off) <= 0.25, `${attempt?.usage.outputTokens} tokens for ${beginning.length} letters`);
    assert.ok((attempt?.costMicroUsd ?? 0) > 0);
  });
});

describe('a structured answer', () => {
  it('releases each item when it is closed, and only good ones', async () => {
    const outcome = await play([new ScriptedProvider('first', [
      { pieces: ['{"items":["good 1","ba', 'd","good 2"', ',"good 3"]}'] },
    ])], { items: itemsWanted(3) });
    assert.deepEqual(outcome.items, ['good 1', 'good 2', 'good 3']);
    assert.equal(outcome.error, undefined);
  });

  it('keeps its items when its provider breaks, and asks the next for the rest only', async () => {
    const asked: string[][] = [];
    const outcome = await play([
      new ScriptedProvider('first', [{ pieces: ['{"items":["good 1","good 2","go'], end: 'cut' }]),
      new ScriptedProvider('second', [{ pieces: [itemsOf('good 3')] }]),
    ], {
      items: itemsWanted(3),
      build: (_, soFar) => {
        asked.push([...soFar.items]);
        return EXPLANATION_CALL;
      },
    });
    assert.deepEqual(outcome.items, ['good 1', 'good 2', 'good 3']);
    assert.deepEqual(asked, [[], ['good 1', 'good 2']]);
    assert.ok(types(outcome).includes('switched') && !types(outcome).includes('reset'));
  });

  it('is asked for again, twice at most, when a whole answer held too few', async () => {
    const first = new ScriptedProvider('first', [{ pieces: [itemsOf('good 1')] }, { pieces: [itemsOf('bad')] }]);
    const outcome = await play([first, new ScriptedProvider('second', [{ pieces: [itemsOf('good 9')] }])], { items: itemsWanted(3) });
    assert.equal(first.calls.length, 3);
    assert.deepEqual(outcome.items, ['good 1']);
    assert.match(outcome.notices.join(), /1 of 3/);
  });

  it('goes to the next provider when it held nothing good at all', async () => {
    const outcome = await play([
      new ScriptedProvider('first', [{ pieces: ['I would rather not.'] }]),
      new ScriptedProvider('second', [{ pieces: ['```json\n', itemsOf('good 1'), '\n```'] }]),
    ], { items: itemsWanted(1) });
    assert.deepEqual(outcome.items, ['good 1']);
    assert.deepEqual(outcome.attempts.map(({ error }) => error?.kind), ['malformed', undefined]);
  });

  it('is made anew by the built-in engine, and may hold fewer with its own notice', async () => {
    const engine = new ScriptedProvider('local', [{ pieces: [itemsOf('good own')], notice: 'The lesson is short.' }], 'LOCAL');
    const outcome = await play(
      [new ScriptedProvider('first', [{ pieces: ['{"items":["good 1",'], end: 'stalled' }]), engine], { items: itemsWanted(3) });
    assert.deepEqual(outcome.items, ['good own']);
    assert.equal(engine.calls.length, 1);
    assert.equal(outcome.notices[0], 'The lesson is short.');
  });

  it('gives back what was refused to be mended, each item once', async () => {
    const first = new ScriptedProvider('first', [
      { pieces: [itemsOf('good 1', 'bad 2', 'bad 3')] }, { pieces: [itemsOf('good 2', 'bad 4')] }, { pieces: [itemsOf('good 3')] },
    ]);
    const given: unknown[][] = [];
    const outcome = await play([first], {
      items: itemsWanted(3),
      build: (_, { refusals }) => {
        given.push(refusals.map(({ item, reason }) => [item, reason]));
        return EXPLANATION_CALL;
      },
    });
    assert.deepEqual(outcome.items, ['good 1', 'good 2', 'good 3']);
    assert.deepEqual(given, [[], [['bad 2', '"bad 2" is no good'], ['bad 3', '"bad 3" is no good']], []]);
  });

  it('gives what was refused to the next provider, where the first broke', async () => {
    const given: unknown[][] = [];
    const outcome = await play([
      new ScriptedProvider('first', [{ pieces: ['{"items":["good 1","bad 2",'], end: 'cut' }]),
      new ScriptedProvider('second', [{ pieces: [itemsOf('good 2')] }]),
    ], {
      items: itemsWanted(2),
      build: (_, { refusals }) => {
        given.push(refusals.map(({ item }) => item));
        return EXPLANATION_CALL;
      },
    });
    assert.deepEqual([outcome.items, given], [['good 1', 'good 2'], [[], ['bad 2']]]);
  });
});
