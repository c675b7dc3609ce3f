import { languageOf } from '../../orchestrator/language.js';
import type { LanguageCode } from '../../orchestrator/model.js';
import { writtenLanguage } from '../../orchestrator/providers/local/analysis/script.js';
import { keywordsOf, type Keyword } from '../../orchestrator/providers/local/keywords.js';
import { contentHash, Kept } from './kept.js';

/** Texts whose key terms are kept, about 10 KB each. */
const MOST_TEXTS = 2_000;
/** Named in a reason. */
const MOST_SHARED = 5;

/** Key terms, kept for a day by content. */
export class KeywordsService {
  readonly #kept = new Kept<Promise<readonly Keyword[]>>(MOST_TEXTS);

  constructor(private readonly defaultLanguage: LanguageCode) {}

  /** The language that a text is written in, as far as it shows; else the installation's. */
  async languageOf(text: string): Promise<LanguageCode> {
    return languageOf(text) ?? writtenLanguage(text, this.defaultLanguage);
  }

  /** The most important first. */
  of(text: string, language: LanguageCode): Promise<readonly Keyword[]> {
    const key = contentHash(language, text);
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const terms = this.#kept.set(key, keywordsOf(text, language, new AbortController().signal));
    // A failure is nobody's key terms.
    terms.catch(() => this.#kept.drop(key));
    return terms;
  }

  /** The terms that both texts have, as the first writes them: what matters most to both comes first. */
  async shared(a: { text: string; language: LanguageCode }, b: { text: string; language: LanguageCode }): Promise<string[]> {
    const [ofA, ofB] = await Promise.all([this.of(a.text, a.language), this.of(b.text, b.language)]);
    const scores = new Map(ofB.map(({ key, score }) => [key, score]));
    return ofA
      .flatMap(({ term, key, score }) => (scores.has(key) ? [{ term, weight: score * (scores.get(key) ?? 0) }] : []))
      .sort((x, y) => y.weight - x.weight)
      .slice(0, MOST_SHARED)
      .map(({ term }) => term);
  }
}
