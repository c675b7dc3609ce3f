import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { canonical } from '../../src/platform/canonical.js';
import { GenerationKind } from '../../src/modules/generation/generation.entity.js';
import { RequestKeyring, requestKey, type CanonicalRequest } from '../../src/modules/generation/keys.js';
import type { KindInput } from '../../src/modules/generation/kinds/kind.js';
import { LANGUAGES } from '../../src/orchestrator/model.js';
import type { Rules } from '../../src/orchestrator/routing/route.js';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const count = fc.nat(20);

const request: fc.Arbitrary<CanonicalRequest> = fc.record({
  kind: fc.constantFrom(GenerationKind.EXPLANATION, GenerationKind.QUIZ),
  input: fc.dictionary(text, fc.oneof(text, count, fc.constant(null), fc.boolean(), fc.array(text, { maxLength: 3 })), { maxKeys: 4 }),
  lessonId: fc.option(text),
  lessonVersion: fc.option(count),
  language: fc.constantFrom(...LANGUAGES),
  prompt: fc.record({
    system: text,
    messages: fc.array(fc.record({ role: fc.constantFrom('user' as const, 'assistant' as const), content: text }), { maxLength: 3 }),
    maxOutputTokens: count,
    schema: fc.record({ name: text, inWords: text, schema: fc.dictionary(text, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }) }),
  }),
  promptVersion: fc.option(text),
  shown: fc.record({ lessonTokens: count, lessonShare: fc.double({ noNaN: true, noDefaultInfinity: true }), models: fc.array(text, { maxLength: 2 }) }),
  withheld: fc.array(text, { maxLength: 2 }),
  organizationId: text,
  personId: fc.option(text),
  routing: text,
});

/** Every place in a value that can be changed alone. */
function* places(value: unknown, path: (string | number)[] = []): Generator<(string | number)[]> {
  yield path;
  if (Array.isArray(value)) for (const index of value.keys()) yield* places(value[index], [...path, index]);
  else if (typeof value === 'object' && value !== null) for (const name of Object.keys(value)) yield* places((value as Record<string, unknown>)[name], [...path, name]);
}

function changedAt(value: unknown, [step, ...rest]: (string | number)[], to: unknown): unknown {
  if (step === undefined) return to;
  if (Array.isArray(value)) return value.map((each: unknown, index) => (index === step ? changedAt(each, rest, to) : each));
  const object = value as Record<string, unknown>;
  return Object.fromEntries(Object.entries(object).map(([name, each]) => [name, name === step ? changedAt(each, rest, to) : each]));
}

suite('the key of a request', () => {
  test('two requests have the same key only where they are the same', () => {
    fc.assert(fc.property(request, request, (one, other) => {
      const same = canonical(one) === canonical(other);
      assert.equal(requestKey(one) === requestKey(other), same);
      if (same) assert.deepEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));
    }), { numRuns: 500 });
  });

  test('whatever is changed, wherever, the key is another', () => {
    const value = fc.oneof(text, count, fc.constant(null), fc.boolean(), fc.array(text, { maxLength: 2 }), fc.dictionary(text, text, { maxKeys: 2 }));
    fc.assert(fc.property(request, fc.nat(), value, (whole, pick, to) => {
      const all = [...places(whole)].slice(1);
      const changed = changedAt(whole, all[pick % all.length]!, to) as CanonicalRequest;
      const same = JSON.stringify(canonicalForm(changed)) === JSON.stringify(canonicalForm(whole));
      assert.equal(requestKey(changed) === requestKey(whole), same);
    }), { numRuns: 2_000 });
  });

  test('a character that moves from one text to its neighbour makes another key', () => {
    const base = fc.sample(request, 1)[0]!;
    const at = (system: string, content: string) => requestKey({ ...base, prompt: { ...base.prompt, system, messages: [{ role: 'user', content }] } });
    const keys = new Set([at('ab', 'c'), at('a', 'bc'), at('abc', ''), at('', 'abc'), at('ab","content":"', 'c'), at('ab\u0000', 'c')]);
    assert.equal(keys.size, 6);
  });

  test('the order in which an object was written makes no difference', () => {
    fc.assert(fc.property(request, (one) => {
      const turned = Object.fromEntries(Object.entries(one).toReversed()) as unknown as CanonicalRequest;
      assert.equal(requestKey(turned), requestKey(one));
    }));
  });

  test('what JSON would change has no key', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, [undefined], () => 1, new Date(0), new Map(), Symbol('x'), 1n]) {
      assert.throws(() => canonical({ value }), TypeError);
    }
    assert.equal(canonical({ here: 1, gone: undefined }), canonical({ here: 1 }));
    assert.notEqual(canonical('\ud800'), canonical('\\ud800'));
  });

  test('what says what is known of its user is kept for nobody', () => {
    const keyring = new RequestKeyring(true, false, { rulesFor: () => ({ by: 'default', version: 0 }) as unknown as Rules }, { lessonTokens: 1, lessonShare: 1, models: [] });
    const keysOf = (kind: GenerationKind, parameters: object) => {
      const input = { allowLocal: true, language: 'en', subject: 'Harbours', lessons: [], ...parameters } as unknown as KindInput;
      return keyring.of({ id: 'gen_1', organizationId: 'org_1', kind, input }, { generationId: 'gen_1', input, lessonId: null, lessonVersion: null, lesson: null });
    };
    const asked = (known: object[]) => keysOf(GenerationKind.QUESTIONNAIRE, { known, about: 2, perLevel: 1 });
    assert.notEqual(asked([]).answer, null, 'it asks everybody the same');
    assert.equal(asked([{ field: 'GOAL', text: 'To sail with a friend.' }]).answer, null);
    assert.equal(keysOf(GenerationKind.PROFILE_ANALYSIS, { questionnaireId: 'qnr_1', learnerId: 'usr_1', answers: [], said: [], claims: 3 }).answer, null);
  });
});

/** The same value with its keys in order, made in another way than the one that is tested. */
function canonicalForm(value: unknown): unknown {
  if (Array.isArray(value)) return ['list', ...value.map(canonicalForm)];
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)).map(([name, each]) => [name, canonicalForm(each)]);
}
