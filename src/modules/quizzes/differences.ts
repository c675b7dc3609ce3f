import type { Secrets, Written } from './items.repository.js';
import type { FieldDifference, StoredSettings } from './quiz.entity.js';

type Asked = Pick<Written, 'content' | 'points' | 'difficulty' | 'objectives'> & Secrets;

/** What changed between two versions of a question, field by field, in words for a reader; from nothing where `before` is null. */
export function itemDifferences(before: Asked | null, after: Asked): FieldDifference[] {
  return differences(before ? linesOf(before) : new Map(), linesOf(after));
}

/** What changed of a quiz's own fields. */
export function quizDifferences(before: QuizFields | null, after: QuizFields): FieldDifference[] {
  return differences(before ? settingsLines(before) : new Map(), settingsLines(after));
}

type Lines = Map<string, string[]>;

function differences(before: Lines, after: Lines): FieldDifference[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((field) => ({ field, before: before.get(field) ?? [], after: after.get(field) ?? [] }))
    .filter((difference) => JSON.stringify(difference.before) !== JSON.stringify(difference.after));
}

function linesOf({ content, key, explanation, evidence, points, difficulty, objectives }: Asked): Lines {
  const lines: Lines = new Map([['prompt', [content.prompt]]]);
  // As Markdown writes a task list: what is ticked is right.
  if (content.choices) lines.set('choices', content.choices.map(({ id, text }) => `${key.choiceIds.includes(id) ? '[x]' : '[ ]'} ${text}`));
  if (key.answer !== null) lines.set('answer', [String(key.answer)]);
  key.accepted.forEach((texts, index) => lines.set(content.blanks === undefined ? 'accepted' : `accepted[${index + 1}]`, texts));
  if (key.rubric) lines.set('rubric', key.rubric.map((criterion) => `${criterion.points}: ${criterion.text}`));
  lines.set('explanation', lineOf(explanation));
  lines.set('evidence', evidence.map(({ quote }) => quote));
  lines.set('points', [String(points)]);
  lines.set('difficulty', lineOf(difficulty));
  lines.set('objectives', objectives);
  return lines;
}

export interface QuizFields {
  title: string;
  settings: StoredSettings;
}

function settingsLines({ title, settings: { reveal, ...settings } }: QuizFields): Lines {
  return new Map([
    ['title', [title]],
    ...Object.entries(settings).map(([name, value]): [string, string[]] => [`settings.${name}`, lineOf(value)]),
    ...Object.entries(reveal).map(([name, value]): [string, string[]] => [`settings.reveal.${name}`, lineOf(value)]),
  ]);
}

function lineOf(value: string | number | boolean | null): string[] {
  return value === null ? [] : [String(value)];
}
