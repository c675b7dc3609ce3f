import type { LanguageCode } from '../../model.js';
import { readLesson } from './analysis/lesson.js';
import { findTerms, mostUsed, type Term } from './analysis/terms.js';
import type { Sentence } from './analysis/text.js';
import { yake } from './analysis/yake.js';
import { Pacer } from './pacer.js';

export interface Keyword {
  /** As the text mostly writes it. */
  term: string;
  /** The same for all its inflected forms. */
  key: string;
  /** From 0 to 1, the most important one having the most. */
  score: number;
  /** How often it stands in the text. */
  count: number;
}

/** More are never wanted of one text. */
const MOST_KEYWORDS = 100;
/** What a single word can score beside the terms, which stand in the text as whole noun phrases. */
const BEST_WORD = 0.5;

/** What a text (Markdown) is about: its terms, then, where they are few, its most telling words; ranked by YAKE. */
export async function keywordsOf(body: string, language: LanguageCode, signal: AbortSignal): Promise<Keyword[]> {
  const pacer = new Pacer(signal);
  const { sentences, pack } = await readLesson({ title: '', body, objectives: [], language }, pacer);
  const terms = [...(await findTerms(sentences, pack, pacer)).byKey.values()];
  const keywords = terms.map(keywordOf).sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1)).slice(0, MOST_KEYWORDS);
  const taken = new Set(terms.flatMap(({ stems }) => stems));
  return [...keywords, ...(await words(sentences, taken, pacer)).slice(0, Math.max(0, MOST_KEYWORDS - keywords.length))];
}

function keywordOf({ key, forms, weight, count }: Term): Keyword {
  return { key, term: mostUsed(forms)[0] ?? key, score: Math.max(BEST_WORD, weight), count };
}

async function words(sentences: readonly Sentence[], taken: ReadonlySet<string>, pacer: Pacer): Promise<Keyword[]> {
  const scores = await yake(sentences, pacer);
  const forms = new Map<string, Map<string, number>>();
  for (const { tokens } of sentences) {
    await pacer.tick();
    for (const { stem, text, stop } of tokens) {
      if (stop || taken.has(stem) || !/\p{L}/u.test(text)) continue;
      const known = forms.get(stem) ?? new Map<string, number>();
      forms.set(stem, known.set(text, (known.get(text) ?? 0) + 1));
    }
  }
  return [...forms].map(([stem, written]): Keyword => ({
    key: stem,
    term: mostUsed(written)[0] ?? stem,
    // YAKE's own scores have no upper end, and the lower the better.
    score: BEST_WORD / (1 + (scores.get(stem) ?? 1)),
    count: [...written.values()].reduce((sum, count) => sum + count, 0),
  })).sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}
