import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import type { DraftQuestion, LanguageCode } from '../../src/orchestrator/model.js';
import { createLocalProvider } from '../../src/orchestrator/providers/local/index.js';
import { inKanji, ofKanji } from '../../src/orchestrator/providers/local/quiz/kanji.js';

async function choices(language: LanguageCode, body: string): Promise<DraftQuestion[]> {
  let text = '';
  const lesson = { title: '', body, objectives: [], language };
  const task = { kind: 'QUIZ' as const, lesson, count: 5, types: ['MULTIPLE_CHOICE' as const], seed: 3, language, difficulty: null, existing: [] };
  const call = { model: 'local', system: '', messages: [], goOn: '', maxOutputTokens: 1000, task };
  for await (const part of createLocalProvider().stream(call, new AbortController().signal)) if (part.type === 'text') text += part.text;
  return (JSON.parse(text) as { items: DraftQuestion[] }).items;
}

it('reads the Han numerals that it writes', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => assert.equal(ofKanji(inKanji(value)), value)));
  assert.equal(inKanji(1250), '千二百五十');
  assert.equal(ofKanji('二〇一一'), 2011);
  assert.equal(ofKanji('万十千'), null);
});

for (const [language, body, answer, shape] of [
  ['en', 'The observatory on the mountain was opened to the public in 1987 by the town.', '1987', /^(?:19|20)\d\d$/],
  ['en', 'The great reservoir near the old town holds 12,500 cubic metres of water.', '12,500', /^\d{1,2},\d00$/],
  ['de', 'Die Zentralbank der Inselgruppe strebt eine Teuerungsrate von zwei Prozent an.', 'zwei', /^(?:drei|vier|fünf)$/],
  ['ja', '町の天文台は、一九八七年に山の上で一般の人々に公開されました。', '一九八七', /^[一二][〇一二三四五六七八九]{3}$/],
] as const) {
  it(`asks for ${answer} among numbers of its form`, async () => {
    const [question] = await choices(language, body);
    assert.ok(question?.type === 'MULTIPLE_CHOICE');
    assert.equal(question.choices.find(({ correct }) => correct)?.text, answer);
    assert.equal(question.choices.length, 4);
    for (const { text, correct } of question.choices) if (!correct) assert.match(text, shape);
  });
}

for (const [language, body] of [
  ['de', 'Ein altes Sparbuch mit einem Prozent Zinsen verliert bei drei Prozent Inflation etwa zwei Prozent seines Wertes im Jahr.'],
  ['ja', '水深四千メートルの海では、津波の速さは秒速約百九十八メートル、時速にすると約七百キロメートルです。'],
  ['en', 'The train runs at 50 metres per second, which is 180 kilometres per hour on the open line.'],
] as const) {
  it(`asks for no figure that can be reckoned from another (${language})`, async () => {
    assert.deepEqual((await choices(language, body)).filter(({ prompt }) => prompt.includes('____')), []);
  });
}

it('asks for a figure beside a year', async () => {
  const [question] = await choices('en', 'The great reservoir of 1987 near the old town holds 12,500 cubic metres of water.');
  assert.match(question?.prompt ?? '', /____/);
});

it('asks for no figure of an illustration, and for none that its own sentence repeats', async () => {
  assert.deepEqual(await choices('en', 'A fixed price such as 250 dollars is printed on the back of every ticket.'), []);
  assert.deepEqual(await choices('en', 'The first bridge carries 250 carriages and the second bridge carries 250 carriages.'), []);
});
