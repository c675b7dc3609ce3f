import type { LanguageCode, Task } from '../../model.js';
import type { Aspect, Presentation, Shaping } from '../../shaping.js';
import { LEFT_OUT_WORDS } from './shaping.words.js';

/** What a text of the lesson's own sentences can be laid out as. */
const LAYOUTS: ReadonlySet<Presentation> = new Set(['PROSE', 'LISTS', 'STEPS']);
const LAID_OUT: ReadonlySet<string> = new Set<Task['kind']>(['EXPLANATION', 'COMPLETION']);

/** Whether the engine heeds a wish. @param kind of task @param value as the reader chose or wrote it */
export function engineHeeds(kind: string, aspect: Aspect, value: string): boolean {
  // A quiz takes its wrong choices from near or far; what quotes the lesson is as hard as the lesson is.
  if (aspect === 'DIFFICULTY') return kind === 'QUIZ';
  return aspect === 'PRESENTATION' && LAID_OUT.has(kind) && LAYOUTS.has(value as Presentation);
}

const ASPECT_OF = {
  manner: 'MANNER', persona: 'PERSONA', priorKnowledge: 'PRIOR_KNOWLEDGE', presentation: 'PRESENTATION', industry: 'INDUSTRY', role: 'ROLE',
} as const satisfies Record<keyof Shaping, Aspect>;

/** Which wishes the engine leaves out, in a sentence; null: none. */
export function leftOutNotice(kind: Task['kind'], shaping: Shaping, language: LanguageCode): string | null {
  const { names, leftOut } = LEFT_OUT_WORDS[language];
  const left = Object.entries(ASPECT_OF).flatMap(([part, aspect]) => {
    const value = shaping[part as keyof Shaping];
    return value === undefined || engineHeeds(kind, aspect, value) ? [] : [names[aspect]];
  });
  return left.length === 0 ? null : leftOut(new Intl.ListFormat(language).format(left));
}
