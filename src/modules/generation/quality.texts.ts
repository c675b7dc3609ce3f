import type { SummaryFormName, Task } from '../../orchestrator/model.js';

/** What a summary may be longer than a lesson of a few words, in code units. */
const LEAST_ROOM = 400;
const LONGEST_SENTENCE = 600;
const POINT = /^[-*] \S/;
const TERM = /^[-*] \*\*[^*]+\*\*\s*(?:[—–:：-])\s*\S/u;
const RULE = /^\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?$/;
const MARKUP = /^\s*(?:#|[-*+] |\d+[.)] |\||>)/m;

const FORMS: Record<SummaryFormName, (lines: string[]) => boolean> = {
  ONE_SENTENCE: (lines) => lines.length === 1 && lines[0]!.length <= LONGEST_SENTENCE && !MARKUP.test(lines[0]!) && !/[.!?。！？।؟]\s+\p{Lu}[^.!?]*[.!?]$/u.test(lines[0]!),
  PARAGRAPH: (lines) => lines.length === 1 && !MARKUP.test(lines[0]!),
  BULLETS: (lines) => lines.every((line) => POINT.test(line)),
  KEY_TERMS: (lines) => lines.every((line) => TERM.test(line)),
  TABLE: ([head = '', rule = '', ...rows]) => RULE.test(rule) && rows.length > 0 && [head, ...rows].every((row) => cellsIn(row) === cellsIn(rule)),
};

function cellsIn(row: string): number {
  return row.replace(/^\||\|$/g, '').split(/(?<!\\)\|/).length;
}

/** Whether a text has the shape that its kind asks for; true where a kind asks for none. */
export function hasShape(task: Task, text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  switch (task.kind) {
    case 'SUMMARY':
      return lines.length > 0 && FORMS[task.form](lines) && text.length <= Math.max(LEAST_ROOM, task.lesson.body.length);
    case 'EXAMPLES':
      return lines.filter((line) => /^### \S/.test(line)).length === task.examples;
    case 'LESSON':
      return hasSections(lines, task.sections.map(({ title }) => title));
    default:
      return true;
  }
}

/** Whether a draft begins with a section, and has those that were given in their order; at least two where none were. */
function hasSections(lines: string[], titles: string[]): boolean {
  const headings = lines.flatMap((line) => /^## (.+)$/.exec(line)?.[1]?.trim().toLowerCase() ?? []);
  if (!/^## /.test(lines[0] ?? '')) return false;
  return titles.length === 0 ? headings.length > 1 : titles.map((title) => title.trim().toLowerCase()).join('\n') === headings.join('\n');
}
