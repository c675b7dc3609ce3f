import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Finding } from '../../src/orchestrator/checks.js';
import { isInLanguage, languageCheck } from '../../src/orchestrator/language-check.js';
import { LANGUAGES, type LanguageCode } from '../../src/orchestrator/model.js';

interface Sample {
  id: string;
  language: LanguageCode;
  text: string;
}
// Compiled to dist*/test/unit.
const fixture = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const { texts } = JSON.parse(fixture('test/fixtures/token-counts.json')) as { texts: Sample[] };
const PROSE = texts.filter(({ id }) => /-(?:lesson|other)-/.test(id));
const SAMPLES = [
  ['en', 'how-language-models-work/01-tokens-and-prediction'], ['en', 'how-language-models-work/02-attention-and-the-transformer'],
  ['en', 'how-language-models-work/03-training-and-its-limits'], ['en', 'data-engineering/01-from-source-to-table'],
  ['en', 'data-engineering/02-modelling-data-for-analysis'], ['en', 'data-engineering/03-pipelines-that-survive-failure'],
  ['fr', 'photosynthese/01-capter-la-lumiere'], ['fr', 'photosynthese/02-de-la-lumiere-a-l-atp'], ['fr', 'photosynthese/03-fabriquer-des-sucres'],
  ['ja', 'jishin-no-shikumi/01-naze-jishin-wa-okiru'], ['ja', 'jishin-no-shikumi/02-jishin-no-nami'], ['ja', 'jishin-no-shikumi/03-kibo-to-yure-to-sonae'],
].map(([language, path]) => ({ id: path!, language: language as LanguageCode, text: fixture(`samples/${path}.md`) }));
const FIXTURES = ['ar', 'de', 'es', 'hi', 'it', 'ko', 'pt', 'ru', 'zh'].map((language) => (
  { id: `lessons/${language}`, language: language as LanguageCode, text: fixture(`test/fixtures/lessons/${language}.md`) }));

const proseIn = (language: LanguageCode): string => PROSE.find((sample) => sample.language === language)!.text;
const sentenceIn = (language: LanguageCode): string => proseIn(language).replace(/^#.*\n|\*\*/gm, '').trim().split(/(?<=[.!?।])\s|(?<=。)|\n/)[0]!;

/** What the check says of a text that comes in pieces, and how much of it had come by then. */
function streamed(language: LanguageCode, text: string, pieceLength = 7): { finding: Finding | null; at: number } {
  const check = languageCheck(language);
  for (let at = pieceLength; at < text.length; at += pieceLength) {
    const finding = check.look(text.slice(0, at), false, text.slice(at - pieceLength, at));
    if (finding) return { finding, at };
  }
  return { finding: check.look(text, true, ''), at: text.length };
}

describe('the check of an answer\'s language', () => {
  it('lets through every text of its own language, wherever it is cut', () => {
    for (const { id, language, text } of [...PROSE, ...SAMPLES, ...FIXTURES]) {
      for (const pieceLength of [1, 40]) assert.equal(streamed(language, text, pieceLength).finding, null, id);
    }
  });

  it('finds every text in another language, close ones too, after a few sentences', () => {
    for (const { id, language, text } of [...PROSE, ...SAMPLES, ...FIXTURES]) {
      for (const asked of LANGUAGES.filter((other) => other !== language)) {
        const { finding, at } = streamed(asked, text);
        assert.deepEqual([finding?.check, finding?.again], ['language', true], `${id}, asked for ${asked}`);
        assert.ok(at <= 700, `${id}, asked for ${asked}: after ${at} code units`);
      }
    }
  });

  it('names both languages and quotes nothing', () => {
    assert.equal(languageCheck('es').look(proseIn('pt'), true, proseIn('pt'))?.reason, 'The answer was in Portuguese instead of Spanish.');
  });

  it('lets through what quotes another language, in any of the usual ways', () => {
    for (const asked of LANGUAGES) {
      for (const quoted of LANGUAGES.filter((other) => other !== asked)) {
        const [own, sentence] = [proseIn(asked), sentenceIn(quoted)];
        const short = sentenceIn(asked);
        const mixed = {
          'as block quotes': `${short}\n\n${`> ${sentence}\n\n`.repeat(6)}`,
          'in quotation marks': `${short} “${sentence}” `.repeat(3),
          'in its own quotation marks': `${short} «${sentence}» 「${sentence}」 „${sentence}“ `,
          'as code': `${short}\n\n\`\`\`\n${`${sentence}\n`.repeat(8)}\`\`\`\n`,
          'in a table': `${short}\n\n| a | b |\n|---|---|\n${`| ${sentence} | ${sentence} |\n`.repeat(5)}`,
          'set in italics': `${short}\n${`- *${sentence.slice(0, 100)}*: ${short}\n`.repeat(4)}`,
          'by a sentence between its own': `${own}\n\n${sentence} ${own} ${sentence}`,
          'as plain examples': `${own}\n\n${`- ${sentence}\n`.repeat(3)}`,
        };
        for (const [name, text] of Object.entries(mixed)) {
          assert.equal(streamed(asked, text).finding, null, `${asked} that quotes ${quoted} ${name}:\n${text}`);
        }
      }
    }
  });

  it('lets through what is too short, or in no language', () => {
    const texts = ['', '1801.', 'OK', 'GROUP BY', 'Das ist', '🤷🦄🎈', 'token1 token2 token3 token4 token5 token6', '$$E = mc^2$$', '`SELECT * FROM orders`', '```\nThe moon pulls the sea twice a day.\n```',
      'https://example.org/the-moon-pulls-the-sea-twice-a-day', '| The moon pulls the sea | twice a day |'];
    for (const text of texts) for (const language of LANGUAGES) assert.equal(streamed(language, text).finding, null, `${language}: ${text}`);
  });

  it('finds a text in another language behind a word of the right one, and a single whole sentence', () => {
    assert.equal(streamed('fr', `Bien sûr, voici l'explication :\n\n${proseIn('en')}`).finding?.check, 'language');
    assert.equal(streamed('de', 'The moon pulls the water of the sea towards itself, twice a day.').finding?.check, 'language');
    assert.equal(streamed('ja', '月亮的引力使海水每天涨落两次，这种现象叫做潮汐，它影响着沿海居民的生活。').finding?.check, 'language');
    assert.equal(streamed('zh', '月の引力によって、海の水は一日に二回、満ちたり引いたりします。').finding?.check, 'language');
  });

  it('tells the close ones apart in single questions', () => {
    const questions: [LanguageCode, string, string][] = [
      ['es', '¿Qué astro atrae el agua del mar hacia sí?', 'La lección dice que la luna atrae el agua.'],
      ['pt', 'Que astro atrai a água do mar para si?', 'A lição diz que a lua atrai a água.'],
      ['it', "Quale astro attira verso di sé l'acqua del mare?", "La lezione dice che la luna attira l'acqua."],
      ['fr', "Quel astre attire vers lui l'eau de la mer ?", "La leçon dit que la lune attire l'eau."],
      ['zh', '是什么天体把海水吸引过去的？', '课文说月亮吸引着海水。'],
      ['ja', '海の水を引きつける天体は何ですか。', 'レッスンには、月が水を引きつけるとあります。'],
    ];
    for (const [language, prompt, explanation] of questions) {
      for (const [asked] of questions) assert.equal(isInLanguage(asked, prompt, explanation), asked === language, `${prompt}, asked for ${asked}`);
    }
  });

  it('looks at a long answer without looking again and again at all of it', () => {
    const text = proseIn('en').repeat(200);
    const started = performance.now();
    streamed('en', text, 4);
    assert.ok(performance.now() - started < 2_000);
  });
});
