import assert from 'node:assert/strict';
import { it } from 'node:test';
import { chunks, readPassages } from '../../src/orchestrator/providers/local/analysis/markdown.js';
import { createLocalProvider } from '../../src/orchestrator/providers/local/index.js';
import { Pacer } from '../../src/orchestrator/providers/local/pacer.js';

/** What the engine explains of a lesson too short to choose from: all of its sentences. */
async function explained(body: string, language: 'en' | 'ja' = 'en'): Promise<string> {
  const lesson = { title: 'Lesson', body, objectives: [], language };
  const task = { kind: 'EXPLANATION' as const, lesson, question: null, language, difficulty: null };
  const parts = createLocalProvider().stream({ model: 'local', system: '', messages: [], goOn: '', maxOutputTokens: 1000, task }, new AbortController().signal);
  let text = '';
  for await (const part of parts) if (part.type === 'text') text += part.text;
  return text;
}

async function assertKept(sentence: string): Promise<void> {
  const text = await explained(`Water is wet.\n\n${sentence}`);
  assert.ok(text.includes(`Water is wet. ${sentence}\n`), text);
}

for (const [what, sentence] of Object.entries({
  'a formula': String.raw`Planck's constant is $h = 6{,}626 \cdot 10^{-34}\,\mathrm{J\,s}$ and $E = h\,\nu$ holds.`,
  'an escape': String.raw`The product 2 \* 3 \* 4 is 24 \\ and \[not a link\](at all).`,
  'an entity': 'Romeo &amp; Juliet &lt;1597&gt; costs 5&nbsp;&euro; &mdash; or 6&#8239;&#x1F600; &nosuch; &c.',
  'code that looks like Markdown': 'In C, `*p` is **what `p` points at**, ``a`b`` and `__init__` are names.',
  'emphasis beside an escape': String.raw`The *mean* of \$5 and **\$7** is __\$6__, ***surely***.`,
  'emphasis around an escape and all': String.raw`**A byte is 8\,bits.**`,
})) {
  it(`an explanation keeps ${what}`, () => assertKept(sentence));
}

it('an explanation keeps what is in sentences that run over several lines, in quotes and lists too', async () => {
  const text = await explained('> A *cell* has\n> a `wall` of 5\\,nm\n> or **so**.\n\n- A list  \n  is long.\r\n\r\n');
  assert.ok(text.includes('A *cell* has a `wall` of 5\\,nm or **so**. A list is long.\n'), text);
  assert.match(await explained('細胞は**生き\nて**いる。', 'ja'), /細胞は\*\*生きて\*\*いる。/);
});

it('an explanation takes a link, an image and HTML for what they say', async () => {
  const text = await explained('A [*cell*](https://x.example "t") ![is](y.png)lives <b>long\\!</b> and [well][w].\n\n[w]: https://x.example\n');
  assert.ok(text.includes('A *cell* lives long\\! and well.\n'), text);
});

it('emphasis over several sentences is dropped from each, and code that is cut stays code', async () => {
  for (const [body, kept] of [
    ['**Water is wet. It flows.**', 'Water is wet. It flows.'],
    ['Run `it. Now *B* c` then.', 'Run `it.` `Now *B* c` then.'],
  ] as const) {
    const text = await explained(body);
    assert.ok(text.includes(`\n\n${kept}\n`), text);
  }
});

it('headings are the lesson\'s own source, too', async () => {
  const passage = 'Mercury is a planet near the Sun. Venus is a hot planet with clouds. Mars is a red planet with two moons. Saturn is a planet with rings.';
  const text = await explained(`# The $5\\,\\mathrm{m}$ *rule*\n\n${passage}`);
  assert.ok(text.includes('### The $5\\,\\mathrm{m}$ *rule*\n'), text);
});

for (const { what, body } of [
  { what: 'of one word each', body: Array.from({ length: 15_000 }, (_, index) => `- w${index % 9}`).join('\n') },
  { what: 'that holds lists', body: Array.from({ length: 6_000 }, (_, index) => `- a${index % 9}\n  - b`).join('\n') },
  { what: 'with blank lines between them', body: Array.from({ length: 9_000 }, (_, index) => `${index + 1}. w`).join('\n\n') },
]) {
  it(`a list of thousands of items ${what} is read whole, in pieces that its parser is done with at once`, async () => {
    // What its parser does for a piece is the longest stretch of work that can't give way, and grows with the items in it.
    for (const { start, end } of chunks(body)) assert.ok(body.slice(start, end).trim().split('\n').length <= 100);
    const passages = await readPassages(body, new Pacer(new AbortController().signal));
    assert.equal(passages.length, body.split('\n').filter((line) => line !== '').length);
    assert.ok(passages.every(({ isItem }) => isItem));
  });
}
