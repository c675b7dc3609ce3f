import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Finding, TextCheck } from '../../src/orchestrator/checks.js';
import { assertFailed, itemsOf, itemsWanted, local, play, types, type Outcome } from '../kit/orchestrator-run.js';
import { ScriptedProvider, type Script } from '../kit/scripted-provider.js';
import { EXPLANATION_CALL } from '../kit/model-calls.js';

/** Finds a word, however it is cut into pieces, and holds back what may become one. */
function wordCheck(word: string, finding: Omit<Finding, 'check'> = { reason: 'It says a bad word.', again: false }): TextCheck {
  return {
    holdBack: word.length - 1,
    look: (text) => (text.includes(word) ? { check: 'word', ...finding } : null),
  };
}

const provider = (name: string, ...scripts: Script[]): ScriptedProvider => new ScriptedProvider(name, scripts);
const poisoned = (name = 'first'): ScriptedProvider => provider(name, { pieces: ['The moon ', 'pulls the sea. PO', 'ISON', ' and more'] });
const sound = (name = 'second'): ScriptedProvider => provider(name, { pieces: ['The tide rises ', 'twice a day.'] });
const checks = (finding?: Omit<Finding, 'check'>) => ({ checks: () => [wordCheck('POISON', finding)] });
const everShown = ({ events }: Outcome): string => events.map((event) => (event.type === 'text' ? event.text : '')).join('');

describe('a finding in a text', () => {
  it('ends the attempt, takes back what was shown, and the next candidate answers anew', async () => {
    const first = poisoned();
    const second = sound();
    const outcome = await play([first, second], checks());
    assert.equal(outcome.error, undefined);
    assert.equal(outcome.text, 'The tide rises twice a day.');
    assert.doesNotMatch(everShown(outcome), /PO/);
    assert.deepEqual(types(outcome).filter((type) => type === 'reset' || type === 'finding'), ['finding', 'reset']);
    assert.deepEqual(outcome.attempts.map(({ outcome: how, error }) => [how, error?.kind]), [['FAILED', 'unsound'], ['COMPLETED', undefined]]);
    assert.equal(first.open, 0, 'the call was left open');
    assert.ok((outcome.attempts[0]?.costMicroUsd ?? 0) > 0, 'what was written is paid for');
    assert.deepEqual(second.calls[0]?.messages, EXPLANATION_CALL.messages, 'nobody goes on with it');
  });

  it('has the same model asked once more, and told why, where that may help', async () => {
    const first = provider('first', { pieces: ['POISON'] }, { pieces: ['All is well.'] });
    const outcome = await play([first, sound()], checks({ reason: 'It says a bad word.', again: true }));
    assert.equal(outcome.text, 'All is well.');
    assert.match(first.calls[1]?.system ?? '', /It says a bad word\./);
    const reasons = outcome.events.flatMap((event) => (event.type === 'attempt_started' ? [event.reason] : []));
    assert.match(reasons[1] ?? '', /a check stopped \(word\), and is asked once more/);
  });

  it('has the next candidate asked when once more did not help', async () => {
    const first = poisoned();
    const outcome = await play([first, sound()], checks({ reason: 'It says a bad word.', again: true }));
    assert.equal(first.calls.length, 2);
    assert.equal(outcome.text, 'The tide rises twice a day.');
  });

  it('leaves the answer to the engine where that is allowed', async () => {
    const outcome = await play([poisoned(), local('The lesson says so.')], checks());
    assert.equal(outcome.text, 'The lesson says so.');
    assert.match(outcome.notices.join(), /first gave an answer that a check stopped/);
  });

  it('is CONTENT_REJECTED where nobody is left, and nothing stays to be read', async () => {
    for (const providers of [[poisoned()], [poisoned(), poisoned('second')], [poisoned(), provider('second', { end: 'unreachable' })]]) {
      const outcome = await play(providers, { ...checks(), allowLocal: false });
      assertFailed(outcome, 'CONTENT_REJECTED', false);
      assert.equal(outcome.text, '');
    }
  });

  it('is CONTENT_REJECTED where it stands in the answer of the engine', async () => {
    const outcome = await play([provider('first', { end: 'unreachable' }), local('It says ', 'POISON.')], checks());
    assertFailed(outcome, 'CONTENT_REJECTED', false);
    assert.equal(outcome.text, '');
  });

  it('is seen across the seam of a continuation', async () => {
    const outcome = await play([
      provider('first', { pieces: ['The moon pulls the sea, and twice a day it says POIS'], end: 'reset' }),
      provider('second', { pieces: ['twice a day it says ', 'POISON.'] }),
      sound('third'),
    ], checks());
    assert.equal(outcome.text, 'The tide rises twice a day.');
    assert.doesNotMatch(everShown(outcome), /POIS/);
  });

  it('is looked for in a continuation that began anew, by itself', async () => {
    const beginning = 'The moon pulls the sea, and twice a day the water rises';
    const outcome = await play([
      provider('first', { pieces: [beginning], end: 'reset' }),
      provider('second', { pieces: [`${beginning.slice(0, 40)} and something else POISON`] }),
      sound('third'),
    ], checks());
    assert.equal(outcome.text, 'The tide rises twice a day.');
  });

  it('does not keep a later, sound text from being gone on with', async () => {
    const outcome = await play([
      provider('first', { pieces: ['POISON'] }, { pieces: ['The moon pulls the sea, twice a day it rises'], end: 'reset' }),
      provider('second', { pieces: ['twice a day it rises', ' at the shore.'] }),
    ], checks({ reason: 'It says a bad word.', again: true }));
    assert.equal(outcome.text, 'The moon pulls the sea, twice a day it rises at the shore.');
  });

  it('shows what was held back when the text ends well, whole characters at a time', async () => {
    const text = 'Waves 🌊🌊🌊🌊🌊🌊 PO';
    const outcome = await play([provider('first', { pieces: [...text] })], checks());
    assert.equal(outcome.text, text);
    for (const event of outcome.events) assert.ok(event.type !== 'text' || event.text.isWellFormed());
  });
});

describe('a tolerable finding', () => {
  const wrong = (name: string): ScriptedProvider => provider(name, { pieces: ['The moon POISON', ' pulls the sea.'] });
  const tolerable = checks({ reason: 'It is in another language.', again: true, tolerable: true });

  it('is given with a notice where asking once more did not help and nobody else is left', async () => {
    const first = wrong('first');
    const outcome = await play([first], { ...tolerable, allowLocal: false });
    assert.equal(outcome.error, undefined);
    assert.equal(first.calls.length, 2);
    assert.equal(outcome.text, 'The moon POISON pulls the sea.');
    assert.deepEqual(outcome.notices, ['It is in another language.']);
  });

  it('is left to the next candidate where there is one', async () => {
    const outcome = await play([wrong('first'), sound()], { ...tolerable, allowLocal: false });
    assert.equal(outcome.text, 'The tide rises twice a day.');
    assert.deepEqual(outcome.notices, []);
  });

  it('is given where the engine can do no better', async () => {
    const outcome = await play([wrong('first'), local('The POISON moon.')], tolerable);
    assert.equal(outcome.text, 'The POISON moon.');
    assert.match(outcome.notices.join(), /another language/);
  });
});

describe('a finding in an item', () => {
  const items = { ...itemsWanted(2)!, textOf: (item: string) => item };

  it('has it refused and given back to be mended, and it is never shown', async () => {
    const first = provider('first', { pieces: [itemsOf('good 1', 'good POISON')] }, { pieces: [itemsOf('good 2')] });
    const given: unknown[] = [];
    const outcome = await play([first], {
      ...checks(), items,
      build: (_, { refusals }) => {
        given.push(...refusals.map(({ reason }) => reason));
        return EXPLANATION_CALL;
      },
    });
    assert.deepEqual(outcome.items, ['good 1', 'good 2']);
    assert.deepEqual(given, ['It says a bad word.']);
    assert.ok(!types(outcome).includes('reset'));
  });

  it('is CONTENT_REJECTED where there is no other', async () => {
    const bad = (name: string, origin: 'MODEL' | 'LOCAL'): ScriptedProvider => new ScriptedProvider(name, [{ pieces: [itemsOf('good POISON')] }], origin);
    assertFailed(await play([bad('first', 'MODEL')], { ...checks(), items, allowLocal: false }), 'CONTENT_REJECTED', false);
    assertFailed(await play([bad('first', 'MODEL'), bad('local', 'LOCAL')], { ...checks(), items }), 'CONTENT_REJECTED', false);
  });
});

describe('checks', () => {
  it('know whose answer they look at', async () => {
    const seen: string[] = [];
    await play([poisoned(), sound()], {
      checks: ({ provider: { name } }, call) => {
        seen.push(`${name} ${call.model}`);
        return [wordCheck('POISON')];
      },
    });
    assert.deepEqual(seen, ['first test-model', 'second test-model']);
  });
});
