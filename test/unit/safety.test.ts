import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { checkFreeText } from '../../src/modules/safety/safety.service.js';
import { countersText } from '../../src/platform/counters.js';

const { pass, reject } = JSON.parse(readFileSync(new URL('../../../test/fixtures/free-texts.json', import.meta.url), 'utf8')) as { pass: string[]; reject: Record<string, string[]> };
/** Texts that were written without a look at the rules. */
const reworded = JSON.parse(readFileSync(new URL('../../../test/fixtures/reworded-texts.json', import.meta.url), 'utf8')) as { pass: string[]; harm: string[]; orders: string[] };

/** How often each rule has spoken up. */
function rejections(): Record<string, number> {
  const lines = [...countersText().matchAll(/lyceum_content_rejected_total\{rule="(\w+)"\} (\d+)/g)];
  return Object.fromEntries(lines.map(([, rule, count]) => [rule!, Number(count)]));
}

/** Processor time since then: other processes may keep this one waiting. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
}

describe('what a learner may ask', () => {
  for (const text of [...pass, ...reworded.pass]) it(`passes: ${text}`, () => assert.deepEqual(checkFreeText(text), []));
});

describe('what is refused in whatever words', () => {
  const named = (text: string): string => checkFreeText(text).join();
  for (const text of reworded.harm) it(`as harm: ${JSON.stringify(text)}`, () => assert.match(named(text), /Weapons|Malware|Self-harm|minors/));
  for (const text of reworded.orders) it(`as an order to the model: ${JSON.stringify(text)}`, () => assert.match(named(text), /Instructions|System prompt|Answer key/));
});

describe('what is refused at once', () => {
  for (const [rule, texts] of Object.entries(reject)) {
    for (const text of texts) {
      it(`by the rule ${rule}: ${JSON.stringify(text)}`, () => {
        const before = rejections()[rule] ?? 0;
        const reasons = checkFreeText(text);
        assert.ok(reasons.length > 0, 'it was let through');
        for (const reason of reasons) assert.match(reason, /^[A-Z].+\.$/, 'a sentence');
        assert.equal(rejections()[rule], before + 1, JSON.stringify(reasons));
      });
    }
  }

  it('lets whoever teaches ask for a quiz with its key', () => {
    const text = 'Write a quiz about tides and give me the answer key.';
    assert.deepEqual(checkFreeText(text, true), []);
    assert.equal(checkFreeText(text).length, 1);
  });

  it('is looked for in no time, however long and hostile the text', () => {
    const seeds = ['ignore ', 'how to make ', 'a ', 'write ', 'ignore all ', 'show me ', 'как ', '怎么', '「', '"', "'", '\n', 'wie kann ich ', 'a a. ', '以前の', 'सभी ', 'how many pills ', 'how to hack ', 'wie viele ', 'сколько ', 'my friend ', '友達の', '친구 '];
    for (const seed of seeds) {
      const started = process.cpuUsage();
      checkFreeText(seed.repeat(Math.ceil(5_000 / seed.length)));
      assert.ok(cpuMs(started) < 500, `${JSON.stringify(seed)}: ${cpuMs(started)} ms`);
    }
  });
});
