import type { LanguageCode } from '../../orchestrator/model.js';
import { tokenize } from '../../orchestrator/providers/local/analysis/text.js';
import { loadLanguage } from '../../orchestrator/providers/local/languages/index.js';
import type { LessonRow } from '../courses/lessons.service.js';
import type { Written } from './items.repository.js';

/** Says which of its lesson's objectives a generated question tests, in the lesson's words. */
export type TestedReader = (written: Pick<Written, 'content' | 'explanation' | 'evidence'>, lesson: Pick<LessonRow, 'id' | 'body' | 'objectives'>) => string[];

/**
 * The one of whose words the question, its explanation and the paragraphs that its evidence stands in speak most, words that the
 * objectives share counting less; a lesson's only one in any case, and none where none is spoken of.
 */
export async function testedReader(language: LanguageCode): Promise<TestedReader> {
  const pack = await loadLanguage(language);
  const stemsOf = (text: string) => new Set(tokenize(text, pack).filter(({ stop }) => !stop).map(({ stem }) => stem));
  return ({ content, explanation, evidence }, { id, body, objectives }) => {
    if (objectives.length <= 1) return [...objectives];
    const paragraphs = evidence.flatMap((each) => (each.lessonId === id ? [paragraphAt(body, each.start, each.end)] : []));
    const said = stemsOf([content.prompt, explanation ?? '', ...paragraphs].join('\n'));
    const meant = objectives.map(stemsOf);
    const weightOf = (stem: string) => 1 / meant.filter((stems) => stems.has(stem)).length;
    const shares = meant.map((stems) => {
      const all = [...stems];
      return sum(all.filter((stem) => said.has(stem)).map(weightOf)) / sum(all.map(weightOf));
    });
    const best = shares.reduce((most, share, index) => (share > (shares[most] ?? 0) ? index : most), -1);
    return best < 0 ? [] : [objectives[best]!];
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function paragraphAt(body: string, start: number, end: number): string {
  const behind = body.indexOf('\n\n', end);
  return body.slice(body.lastIndexOf('\n\n', start) + 1, behind < 0 ? body.length : behind);
}
