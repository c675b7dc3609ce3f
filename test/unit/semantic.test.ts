import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { LANGUAGES, type LanguageCode } from '../../src/orchestrator/model.js';
import { sameQuestion, type Difference } from '../../src/orchestrator/semantic/same-question.js';
import { LONGEST_QUESTION, signatureOf } from '../../src/orchestrator/semantic/signature.js';
import { clopperPearson, hasPairs, pairsOf, reportOn, verdictOn, type PairSet } from '../kit/question-pairs.js';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const close = { cosine: () => 1 };
const same = (a: string, b: string, language: LanguageCode) => sameQuestion(signatureOf(a, language), signatureOf(b, language), close).same;
const SETS = (['tuned', 'second', 'more', 'released', 'everyday', 'adversarial', 'widened', 'judged', 'heldout'] satisfies PairSet[]).filter(hasPairs);
const ALL = [...pairsOf('tuned'), ...pairsOf('second'), ...pairsOf('more'), ...pairsOf('released'), ...pairsOf('everyday'), ...pairsOf('adversarial'), ...pairsOf('widened'), ...pairsOf('judged')];
const QUESTIONS = [...new Map(ALL.flatMap(({ a, b, language }) => [[a, language] as const, [b, language] as const]))];
// What the rules can't read is compared with nothing, not even with itself.
const anyQuestion = fc.constantFrom(...QUESTIONS.filter(([question, language]) => signatureOf(question, language) !== null));

suite('the same question in other words', () => {
  test('the labelled sets hold at least 300 pairs in all languages, each only once', () => {
    assert.ok(ALL.length >= 300);
    assert.equal(new Set(ALL.map(({ a, b }) => `${a}\n${b}`)).size, ALL.length);
    for (const language of LANGUAGES) assert.ok(ALL.filter((pair) => pair.language === language).length >= 10, language);
  });

  for (const set of SETS) {
    test(`${set}: no false hit, and 30 % of the paraphrases hit`, async (t) => {
      const { paraphrases, hits, nearMisses, falseHits, falseHitRate, hitRate } = await reportOn(pairsOf(set));
      t.diagnostic(`${falseHits.length} false hits of ${nearMisses} (95 %: 0 to ${percent(falseHitRate.high)})`);
      assert.deepEqual(falseHits, []);
      if (paraphrases === 0) return;
      t.diagnostic(`${hits} hits of ${paraphrases} paraphrases: ${percent(hits / paraphrases)} (95 %: ${percent(hitRate.low)} to ${percent(hitRate.high)})`);
      assert.ok(hits / paraphrases >= 0.3);
    });
  }

  test('a plural is what one of them is, and no stuff, right or power of the same name', () => {
    const two = [
      ['What is security?', 'What are securities?'], ['What is interest?', 'What are interests?'], ['What is wood?', 'What are woods?'],
      ['What is iron?', 'What are irons?'], ['How does light work?', 'How do lights work?'], ['Explain authority.', 'Explain authorities.'],
      ['What is hot iron?', 'What are hot irons?'], ['What are people?', 'What are peoples?'], ['What is a moral?', 'What are morals?'],
    ] as const;
    for (const [one, other] of two) {
      assert.equal(same(one, other, 'en'), false, `${one} ${other}`);
      assert.equal(same(other, one, 'en'), false, `${other} ${one}`);
    }
    for (const [one, other] of [['What is a cell?', 'What are cells?'], ['What is a prime number?', 'What are prime numbers?'], ['How does a volcano erupt?', 'How do volcanoes erupt?']] as const) {
      assert.ok(same(one, other, 'en'), `${one} ${other}`);
    }
  });

  test('what two questions differ in is named', () => {
    const cases: [a: string, b: string, language: LanguageCode, difference: Difference][] = [
      ['How do I enable 2FA?', 'How do I disable 2FA?', 'en', 'TERMS'],
      ['What is 2^3?', 'What is 2^4?', 'en', 'NUMBERS'],
      ['Why is glass a crystal?', 'Why is glass not a crystal?', 'en', 'NEGATION'],
      ['Do all birds fly?', 'Do some birds fly?', 'en', 'QUANTIFIERS'],
      ['Why do stars shine?', 'How do stars shine?', 'en', 'QUESTION_TYPE'],
      ['Why do lions eat zebras?', 'Why do zebras eat lions?', 'en', 'ORDER'],
      ['Why did the empire fall?', 'Why does the empire fall?', 'en', 'TENSE'],
      ['Wie hoch ist der höchste Berg in Europa?', 'How high is the highest mountain in Europe?', 'de', 'LANGUAGE'],
      ['???', 'What is a loop?', 'en', 'UNREADABLE'],
      [`Why ${'very '.repeat(LONGEST_QUESTION)}?`, 'Why?', 'en', 'UNREADABLE'],
    ];
    for (const [a, b, language, difference] of cases) {
      assert.deepEqual(sameQuestion(signatureOf(a, language), signatureOf(b, language), close), { same: false, difference }, `${a} ${b}`);
    }
  });

  test('what is the same by its words must be close in embedding too', () => {
    const [one, other] = [signatureOf('What is osmosis?', 'en'), signatureOf('Could you explain what osmosis is, please?', 'en')];
    assert.deepEqual(sameQuestion(one, other, close), { same: true, difference: null });
    assert.deepEqual(sameQuestion(one, other, { cosine: () => 0.05 }), { same: false, difference: 'EMBEDDING' });
  });

  test('numbers are the same in digits, words and other scripts, and nothing else is', () => {
    const equal: [string, string, LanguageCode][] = [
      ['Summarise the lesson in three sentences', 'Summarise the lesson in 3 sentences', 'en'],
      ['What is ２ plus twenty-one?', 'What is 2 plus 21?', 'en'],
      ['ماذا حدث عام ١٩٤٨؟', 'ماذا حدث عام 1948؟', 'ar'],
      ['१९४७ में क्या हुआ?', '1947 में क्या हुआ?', 'hi'],
      ['用三句话总结课文', '用3句话总结课文', 'zh'],
      ['Who was Louis XIV?', 'Who was Louis 14?', 'en'],
    ];
    for (const [a, b, language] of equal) assert.ok(same(a, b, language), `${a} ${b}`);
    const other: [string, string, LanguageCode][] = [
      ['What is 5²?', 'What is 52?', 'en'], ['What is 1.5?', 'What is 15?', 'en'], ['What is 1½?', 'What is 11/2?', 'en'], ['What is -5?', 'What is 5?', 'en'],
    ];
    for (const [a, b, language] of other) assert.ok(!same(a, b, language), `${a} ${b}`);
  });

  test('every question is itself, whatever stands around it, and through JSON', () => {
    fc.assert(fc.property(anyQuestion, fc.constantFrom('', ' ', '  ', '\u200b'), ([question, language], space) => {
      const signature = signatureOf(question, language);
      const again = signatureOf(`${space}${question}${space}`, language);
      assert.deepEqual(JSON.parse(JSON.stringify(signature)), JSON.parse(JSON.stringify(again)));
      assert.ok(sameQuestion(signature, JSON.parse(JSON.stringify(again)), close).same);
    }), { numRuns: 500 });
  });

  test('it is the same both ways', () => {
    fc.assert(fc.property(anyQuestion, anyQuestion, ([a, language], [b]) => {
      assert.equal(same(a, b, language), same(b, a, language));
    }), { numRuns: 500 });
  });

  test('a number more, another number, or a word nobody knows makes another question of any question', () => {
    fc.assert(fc.property(anyQuestion, fc.nat(1_000), fc.nat(), ([question, language], number, at) => {
      const signature = signatureOf(question, language);
      const spaced = question.includes(' ');
      const words = spaced ? question.split(' ') : [...question];
      const place = at % (words.length + 1);
      for (const word of [`${number}`, 'xqzt']) {
        const altered = words.toSpliced(place, 0, word).join(spaced ? ' ' : '');
        const verdict = sameQuestion(signature, signatureOf(altered, language), close);
        assert.ok(!verdict.same, `${question} | ${altered}`);
      }
      const renumbered = question.replace(/\d+/u, (digits) => String(Number(digits) + 1 + number));
      if (renumbered !== question) assert.ok(!sameQuestion(signature, signatureOf(renumbered, language), close).same, renumbered);
    }), { numRuns: 1_000 });
  });

  test('a negation more makes another question of any question', () => {
    const negations: Record<LanguageCode, string> = {
      en: 'not', es: 'no', fr: 'pas', de: 'nicht', it: 'non', pt: 'não', ru: 'не', zh: '不', ja: 'ない', ko: '안', ar: 'لا', hi: 'नहीं',
    };
    fc.assert(fc.property(anyQuestion, fc.nat(), ([question, language], at) => {
      const words = question.includes(' ') ? question.split(' ') : [...question];
      const altered = words.toSpliced(at % (words.length + 1), 0, negations[language]).join(question.includes(' ') ? ' ' : '');
      assert.ok(!same(question, altered, language), `${question} | ${altered}`);
    }), { numRuns: 1_000 });
  });

  test('words that every object of JavaScript has are words', () => {
    for (const word of Object.getOwnPropertyNames(Object.prototype)) for (const language of LANGUAGES) {
      for (const question of [word, `What is a ${word}?`, `How do you ${word} a list?`, `Wie ${word} man eine Liste?`, `¿Cómo se ${word} una lista?`]) {
        for (const term of signatureOf(question, language)?.terms ?? []) assert.equal(typeof term.key, 'string', `${language}: ${question}`);
      }
    }
  });

  test('any text is read, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), fc.constantFrom(...LANGUAGES), (text, language) => {
      signatureOf(text, language);
    }), { numRuns: 500 });
  });

  test('the cosine is the built-in embedding\'s where no other is given', async () => {
    assert.deepEqual(await verdictOn({ a: 'Why is the sky blue?', b: 'Can you explain why the sky is blue?', language: 'en' }), { same: true, difference: null });
  });

  test('intervals are those of the tables', () => {
    assert.equal(clopperPearson(0, 100).high.toFixed(4), '0.0362');
    assert.deepEqual(Object.values(clopperPearson(5, 10)).map((share) => share.toFixed(4)), ['0.1871', '0.8129']);
    assert.deepEqual(clopperPearson(10, 10).high, 1);
  });
});
