import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { eld } from 'eld/medium';
import { languageOf } from '../../src/orchestrator/language.js';
import { LANGUAGES } from '../../src/orchestrator/model.js';

const { texts } = JSON.parse(readFileSync(new URL('../../../test/fixtures/token-counts.json', import.meta.url), 'utf8')) as { texts: { text: string }[] };

describe("a text's language", () => {
  it("is what the package's own database says of our languages", () => {
    const whole = eld.newInstance();
    whole.setLanguageSubset([...LANGUAGES]);
    const sentences = texts.flatMap(({ text }) => text.split(/(?<=[.!?。।])/));
    assert.ok(sentences.length > 100);
    for (const sentence of sentences) {
      const said = whole.detect(sentence);
      assert.equal(languageOf(sentence), said.isReliable() ? said.language : null, sentence);
    }
  });

  it('is told in all twelve', () => {
    assert.deepEqual(new Set(texts.flatMap(({ text }) => languageOf(text) ?? [])), new Set(LANGUAGES));
  });
});
