import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GenerationKind } from '../../src/modules/generation/generation.entity.js';
import { kindDefinition } from '../../src/modules/generation/kinds/index.js';
import type { KindInput, Subject } from '../../src/modules/generation/kinds/kind.js';
import { qualityOf } from '../../src/modules/generation/quality.js';
import { LANGUAGES, SUMMARY_FORMS, type LanguageCode, type LessonText, type SummaryFormName, type Task } from '../../src/orchestrator/model.js';
import { languageOf } from '../../src/orchestrator/language.js';
import { createLocalProvider } from '../../src/orchestrator/providers/local/index.js';
import { LESSONS } from './local-engine-lessons.js';

const provider = createLocalProvider();

interface Made {
  task: Task;
  text: string;
  notice: string;
}

/** What the engine makes of a kind of text. */
async function made(kind: GenerationKind, lesson: LessonText, parameters: object): Promise<Made> {
  const input = { language: null, difficulty: null, allowLocal: true, ...parameters } as KindInput;
  const subject: Subject = { generationId: 'gen_test', input, lessonId: 'les_test', lessonVersion: 1, lesson };
  const task = kindDefinition(kind).task(subject, []);
  let text = '';
  let notice = '';
  for await (const part of provider.stream({ model: 'local', system: '', messages: [], goOn: '', maxOutputTokens: 1_000, task }, new AbortController().signal)) {
    if (part.type === 'text') text += part.text;
    if (part.type === 'notice') notice += part.text;
  }
  return { task, text, notice };
}

const summed = (lesson: LessonText, form: SummaryFormName, parameters: object = {}): Promise<Made> => made(GenerationKind.SUMMARY, lesson, { form, ...parameters });

/** A text without Markdown's marks, white space and case: what is left of it must stand in the lesson. */
const bare = (text: string): string => text.replace(/[*_`\\\s]/g, '').toLowerCase();

/** What a summary quotes. */
function quotesIn(form: SummaryFormName, text: string): string[] {
  const lines = text.trim().split('\n');
  if (form === 'TABLE') return lines.slice(2).map((line) => line.split(/(?<!\\)\|/)[2]!.replaceAll('\\|', '|'));
  if (form === 'KEY_TERMS') return lines.map((line) => line.slice(line.indexOf('** — ') + 5));
  return lines.map((line) => line.replace(/^- /, ''));
}

/** A heading that stands above an example, and a sentence that announces one. */
const EXAMPLES: Record<LanguageCode, [string, string]> = {
  en: ['A worked example', 'Plants differ. For example, a cactus opens its stomata at night.'],
  es: ['Un ejemplo', 'El agua cambia. Por ejemplo, el hielo se funde al sol.'],
  fr: ['Exemple', "L'eau change. Par exemple, la glace fond au soleil."],
  de: ['Ein Beispiel', 'Wasser verändert sich. Zum Beispiel schmilzt Eis in der Sonne.'],
  it: ['Un esempio', "L'acqua cambia. Per esempio, il ghiaccio si scioglie al sole."],
  pt: ['Exemplos', 'A água muda. Por exemplo, o gelo derrete ao sol.'],
  ru: ['Пример', 'Вода меняется. Например, лёд тает на солнце.'],
  zh: ['例子', '水会变化。例如，冰在阳光下融化。'],
  ja: ['例', '水は変化する。たとえば、氷は日なたで溶ける。'],
  ko: ['예시', '물은 변한다. 예를 들어 얼음은 햇볕에 녹는다.'],
  ar: ['مثال', 'الماء يتغيّر. على سبيل المثال، يذوب الجليد في الشمس.'],
  hi: ['उदाहरण', 'पानी बदलता है। उदाहरण के लिए, बर्फ़ धूप में पिघलती है।'],
};
/** What stands under the heading. */
const QUOTE = Object.fromEntries(LANGUAGES.map((language) => [language, EXAMPLES[language][1].replace(/^.*?[.。।] ?/u, '')])) as Record<LanguageCode, string>;

for (const language of LANGUAGES) {
  describe(`by the engine in ${language}`, () => {
    const lesson = LESSONS[language];

    for (const form of SUMMARY_FORMS) {
      it(`a summary, ${form}: of the lesson's own words, in its form`, async () => {
        const { task, text, notice } = await summed(lesson, form);
        const body = bare(lesson.body);
        const quotes = quotesIn(form, text);
        assert.ok(quotes.length >= (form === 'ONE_SENTENCE' || form === 'PARAGRAPH' ? 1 : 3), text);
        for (const quote of quotes) {
          // A paragraph joins sentences that stand apart.
          if (form !== 'PARAGRAPH') assert.ok(body.includes(bare(quote)), `${quote} does not stand in the lesson`);
        }
        assert.ok(text.length < lesson.body.length);
        assert.equal(notice, '');
        assert.ok(await qualityOf({ task, lesson, wanted: null, text, items: [] }) >= 0.8, text);
        assert.equal((await summed(lesson, form)).text, text, 'the same again');
      });
    }

    it("a draft: the headings that are asked for, each in the lesson's own words, and which are left out", async () => {
      const of = (sections: object[]): Promise<Made> => made(GenerationKind.LESSON, lesson, { title: 'T', objectives: [], audience: null, sections });
      const own = [...lesson.body.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!).slice(0, 2);
      const sections = [...own.map((title) => ({ title, summary: '' })), { title: 'Zyzzyva', summary: '' }];
      const { task, text, notice } = await of(sections);
      assert.deepEqual(text.split('\n').filter((line) => line.startsWith('## ')), own.map((heading) => `## ${heading}`));
      const body = bare(lesson.body);
      for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('#'))) {
        for (const sentence of line.replace(/^- /, '').split(/(?<=[.。।])\s*/)) assert.ok(body.includes(bare(sentence)), sentence);
      }
      assert.match(notice, /Zyzzyva/);
      assert.equal(languageOf(notice), language, notice);
      const whole = await of([]);
      assert.ok(whole.text.startsWith('## ') && !/Zyzzyva/.test(whole.notice));
      assert.ok(await qualityOf({ task: whole.task, lesson, wanted: null, text: whole.text, items: [] }) >= 0.8, whole.text);
      assert.ok(await qualityOf({ task, lesson, wanted: null, text, items: [] }) < 1, 'a heading is missing');
      await assert.rejects(of([{ title: 'Zyzzyva', summary: '' }]), { kind: 'too_little' });
    });

    it("examples: the lesson's own, word for word; where it has none, it is not enough", async () => {
      const of = (about: LessonText, parameters: object = {}): Promise<Made> => made(GenerationKind.EXAMPLES, about, { exampleCount: 2, industry: null, role: null, ...parameters });
      await assert.rejects(of(lesson), { kind: 'too_little' });
      const [heading, announced] = EXAMPLES[language];
      const body = `${lesson.body}\n\n## ${heading}\n\n${QUOTE[language]}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n${QUOTE[language]}\n\n## 2\n\n${announced}\n`;
      const { text, notice } = await of({ ...lesson, body });
      assert.deepEqual(text.split(/^### .*$/m).slice(1).map((section) => section.trim()), [body.slice(body.indexOf(QUOTE[language]), body.indexOf('\n\n## 2')), announced]);
      assert.equal(notice, '');
      const { notice: lacking } = await of({ ...lesson, body }, { industry: 'Shipping', exampleCount: 3 });
      assert.match(lacking, /3/, 'it says that there are fewer');
      assert.equal(languageOf(lacking), language, lacking);
    });
  });
}

describe('by the engine', () => {
  it('examples are found under a heading that says so, with their code and tables, and where a paragraph announces one', async () => {
    const body = [
      'A harbour is a place where ships are safe.', '## A worked example', 'A ship of 12 m needs 12 m of quay.', '```\nlength = 12\n```', 'So it fits.',
      '## Tides', 'Water rises twice a day. For example, at noon and at midnight.', 'Nothing else is said here.',
    ].join('\n\n');
    const { text, notice } = await made(GenerationKind.EXAMPLES, { title: 'Harbours', body, objectives: [], language: 'en' }, { exampleCount: 3, industry: null, role: null });
    assert.equal(text, [
      '### A worked example', 'A ship of 12 m needs 12 m of quay.', '```\nlength = 12\n```', 'So it fits.',
      '### Tides', 'Water rises twice a day. For example, at noon and at midnight.',
    ].join('\n\n').concat('\n'));
    assert.match(notice, /only 2/);
  });

  it('what is not there is not made up', async () => {
    const lesson: LessonText = { title: 'Little', body: '```\ncode\n```\n', objectives: [], language: 'en' };
    for (const [kind, parameters] of [[GenerationKind.SUMMARY, { form: 'BULLETS' }], [GenerationKind.EXAMPLES, { exampleCount: 1, industry: null, role: null }]] as const) {
      await assert.rejects(made(kind, lesson, parameters), { name: 'ProviderError', kind: 'too_little' });
    }
  });

  it('says what it could not heed, in the language asked for', async () => {
    const { notice } = await summed(LESSONS.en, 'PARAGRAPH', { language: 'de', difficulty: 'BEGINNER' });
    assert.match(notice, /Englisch/);
    assert.match(notice, /Niveau/);
  });

  it('a table stays one, whatever stands in the lesson', async () => {
    const body = 'The pipe `a | b` sends the output of a to b. A shell reads commands and runs them. Commands read from the keyboard unless told otherwise.';
    const { text } = await summed({ title: 'Pipes | shells', body, objectives: [], language: 'en' }, 'TABLE');
    for (const line of text.trim().split('\n')) assert.equal(line.replace(/^\||\|$/g, '').split(/(?<!\\)\|/).length, 2, line);
  });
});
