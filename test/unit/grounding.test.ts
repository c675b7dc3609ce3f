import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { groundText, MOST_STATEMENTS, type GroundedStatement } from '../../src/modules/generation/grounding/ground.js';
import { LANGUAGES, SUMMARY_FORMS, type LanguageCode } from '../../src/orchestrator/model.js';
import { createLocalProvider } from '../../src/orchestrator/providers/local/index.js';
import { judgedStatements, labelledLessons, type JudgedStatement } from '../kit/grounding.js';
import { LESSONS } from './local-engine-lessons.js';

const BODY = `# Harbours

A **quay** is a long stone wall at which ships are made fast. A *lighthouse* is a tower that shows sailors the way.

The mill \\[old\\] grinds 40 sacks a day. Pilots don't sleep at night.

\`\`\`
const quay = 3;
\`\`\`
`;

const ground = (text: string, { body = BODY, language = 'en', isExamples = false }: { body?: string; language?: LanguageCode; isExamples?: boolean } = {}): Promise<GroundedStatement[]> =>
  groundText({ text, lesson: { title: 'At the coast', body, language }, language, isExamples });
const reasons = async (text: string, options?: Parameters<typeof ground>[1]): Promise<(string | null)[]> => (await ground(text, options)).map(({ reason }) => reason);

describe('what a text states', () => {
  it('is found as sentences, list items and rows; headings, code and questions are left out', async () => {
    const text = '# Quays\n\n**By the sea**\n\nA quay is a long stone wall at which ships are made fast. What is a mill?\n\n```\nA quay is a fish.\n```\n\n- Pilots don\'t sleep at night.\n\n| Topic | What |\n| --- | --- |\n| Harbours | The mill \\[old\\] grinds 40 sacks a day. |\n';
    const found = await ground(text);
    assert.deepEqual(found.map(({ start, end }) => text.slice(start, end)), [
      'A quay is a long stone wall at which ships are made fast.', "Pilots don't sleep at night.", '| Harbours | The mill \\[old\\] grinds 40 sacks a day. |',
    ]);
    assert.deepEqual(found.map(({ evidence }) => evidence?.quote), [
      'A **quay** is a long stone wall at which ships are made fast.', "Pilots don't sleep at night.", 'The mill \\[old\\] grinds 40 sacks a day.',
    ]);
  });

  it('is held against the passage that is nearest, and said to differ in what it differs', async () => {
    assert.deepEqual(await reasons('The mill \\[old\\] grinds 50 sacks a day. Pilots sleep at night. Pilots of Hamburg don\'t sleep at night. Ships are made fast. Dragons breathe fire over snowy mountains.'), [
      'NUMBER_DIFFERS', 'NEGATION_DIFFERS', 'NAME_DIFFERS', 'WORDING_DIFFERS', 'NO_PASSAGE',
    ]);
    assert.deepEqual(await reasons('Dragons breathe fire over snowy mountains.', { isExamples: true }), ['OWN_EXAMPLE']);
    assert.deepEqual(await reasons('Ein Kai ist eine lange Mauer aus Stein, an der die Schiffe im Hafen liegen. Der Leuchtturm ist ein Turm, der den Seeleuten auf dem Meer in der Nacht den Weg in den Hafen zeigt. Die Mühle mahlt das Korn für die Stadt und für die Dörfer.'), Array(3).fill('OTHER_LANGUAGE'));
    assert.deepEqual((await groundText({ text: 'A quay is a wall.', lesson: null, language: 'en', isExamples: false })).map(({ evidence, reason }) => [evidence, reason]), [[null, 'NO_SOURCE']]);
  });

  it('is a term with what it means only where one sentence says both', async () => {
    assert.deepEqual(await reasons('- **quay** — A quay is a long stone wall at which ships are made fast.\n- **mill** — A quay is a long stone wall at which ships are made fast.\n- **lighthouse** — a long stone wall at which ships are made fast.'), [null, 'WORDING_DIFFERS', 'WORDING_DIFFERS']);
    assert.deepEqual(await reasons('- **quay**: a long stone wall at which ships are made fast\n- **Quay**: ships are made fast\n- **Quay**: a long wall'), [null, 'WORDING_DIFFERS', 'WORDING_DIFFERS']);
    const body = 'Mars, Jupiter and Saturn are planets.';
    assert.deepEqual(await reasons('| Planet | Its moon |\n| --- | --- |\n| Mars | Jupiter |\n\n- **Mars**: Jupiter', { body }), ['WORDING_DIFFERS', 'WORDING_DIFFERS']);
  });

  it('is a row where the lesson has the same row under the same head', async () => {
    const table = (head: string, row: string): string => `| ${head} |\n| --- | --- |\n| ${row} |\n`;
    const body = `Towns by the sea.\n\n${table('Town | Quays', '**Ostia** | 12')}`;
    assert.deepEqual((await ground(table('Town | Quays', 'Ostia | 12'), { body })).map(({ evidence }) => evidence?.quote), ['| **Ostia** | 12 |']);
    for (const other of [table('Town | Quays', 'Ostia | 13'), table('Town | Mills', 'Ostia | 12')]) assert.equal((await ground(other, { body }))[0]!.evidence, null);
  });

  it('counts what "it" stands for only behind the sentence that it stands behind in the lesson', async () => {
    const body = 'A quay is a wall of stone. It is thirty metres long. A lighthouse is a tower by the sea. It shows sailors the way.';
    assert.deepEqual(await reasons('A lighthouse is a tower by the sea. It shows sailors the way.', { body }), [null, null]);
    assert.deepEqual(await reasons('A quay is a wall of stone. It shows sailors the way.', { body }), [null, 'WORDING_DIFFERS']);
    assert.deepEqual(await reasons('- It shows sailors the way.', { body }), [null]);
  });

  it('is supported wherever the built-in engine sums a lesson up, in every language', async () => {
    const provider = createLocalProvider();
    for (const language of LANGUAGES) {
      const lesson = LESSONS[language];
      for (const form of SUMMARY_FORMS) {
        let text = '';
        const task = { kind: 'SUMMARY' as const, lesson, form, language, difficulty: null };
        for await (const part of provider.stream({ model: 'local', system: '', messages: [], goOn: '', maxOutputTokens: 1_000, task }, new AbortController().signal)) {
          if (part.type === 'text') text += part.text;
        }
        const found = await groundText({ text, lesson, language, isExamples: false });
        assert.ok(found.length > 0, `${language} ${form}`);
        for (const { start, end, evidence, reason } of found) {
          assert.ok(evidence, `${language} ${form} ${reason}: ${text.slice(start, end)}`);
          assert.equal(lesson.body.slice(evidence.start, evidence.end), evidence.quote);
        }
      }
    }
  });

  it('is hardly ever called supported where a person says that it is not, and mostly where the lesson says it in its own words', async () => {
    const [tuned, heldOut] = await Promise.all([judgedStatements('tuned'), judgedStatements('heldout')]);
    const judged = [...tuned, ...heldOut];
    assert.ok(judged.length >= 120 && new Set(judged.map(({ language }) => language)).size === LANGUAGES.length);
    const wrong = (statements: JudgedStatement[]): string[] => statements.filter(({ isSaid, found }) => !isSaid && found.evidence).map(({ text }) => text);
    // Each rule is there because of some of them.
    assert.deepEqual(wrong(tuned), []);
    assert.ok(wrong(heldOut).length <= 0.02 * heldOut.filter(({ isSaid }) => !isSaid).length, wrong(heldOut).join('\n'));
    const said = judged.filter(({ isSaid }) => isSaid);
    assert.ok(said.filter(({ found }) => found.evidence).length >= 0.6 * said.length);
    const copied = judged.filter(({ kind }) => kind === 'copied');
    assert.ok(copied.filter(({ found }) => found.evidence).length >= 0.95 * copied.length);
  });

  it('stands in the text and has its quote in the lesson, whatever both are', async () => {
    const bits = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('|', '\n', '---', '```', '- ', '**', '\\', '# ', '&amp;', '\r\n', '😀', '\ud800', 'A quay is a wall.', '40', 'not '));
    const text = fc.array(bits, { maxLength: 25 }).map((parts) => parts.join(''));
    await fc.assert(fc.asyncProperty(text, text, fc.constantFrom(...LANGUAGES), async (written, body, language) => {
      let last = 0;
      for (const { start, end, evidence, reason } of await ground(written, { body: `${body}\n\n${written.slice(0, 40)}`, language })) {
        assert.ok(start >= last && start < end && end <= written.length);
        last = start;
        assert.ok((evidence === null) !== (reason === null));
        if (evidence) assert.equal(`${body}\n\n${written.slice(0, 40)}`.slice(evidence.start, evidence.end), evidence.quote);
      }
    }), { numRuns: 300 });
  });

  it('is bounded', async () => {
    assert.equal((await ground('It is so. '.repeat(MOST_STATEMENTS + 10))).length, MOST_STATEMENTS);
    assert.deepEqual(await ground(''), []);
    assert.ok((await ground(labelledLessons('tuned')[0]!.lesson, { body: '' })).every(({ reason }) => reason === 'NO_PASSAGE'));
  });
});
