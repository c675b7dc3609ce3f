import type { LanguageCode } from '../../../orchestrator/model.js';
import { words } from '../../../orchestrator/semantic/rules.js';

/** What a language lets come and go without another meaning. Whatever is not named here counts. */
export interface GroundingWords {
  /** Articles, and endings that stand as words of their own. */
  free: ReadonlySet<string>;
  /** Forms of "to be" and of what makes a passive: free, but for whether they stand before a verb. */
  be: ReadonlySet<string>;
  /** Words behind which a sentence may be left off, where it denies and doubts nothing. */
  and: ReadonlySet<string>;
  /** Negation that is no word of its own. */
  negation: RegExp | null;
}

const entry = (free: string, be: string, and: string, negation: RegExp | null = null): GroundingWords => ({ free: words(free), be: words(be), and: words(and), negation });

export const GROUNDING_WORDS: Readonly<Record<LanguageCode, GroundingWords>> = {
  en: entry('a an the', 'is are was were be been being', 'and but while whereas because', /n['’]t(?!\p{L})/giu),
  de: entry('der die das den dem des ein eine einen einem einer eines', 'ist sind war waren sein wird werden wurde wurden worden', 'und aber sondern'),
  fr: entry('le la les l un une des', 'est sont était étaient fut furent été être', 'et mais', /(?<![\p{L}\p{M}])(?:ne|n['’])(?![\p{M}])/giu),
  es: entry('el la los las un una unos unas', 'es son era eran fue fueron ser sido está están', 'y e pero'),
  it: entry('il lo la l i gli le un uno una', 'è sono era erano fu furono stato stata stati state essere viene vengono', 'e ed ma'),
  pt: entry('o a os as um uma uns umas', 'é são era eram foi foram ser sido está estão', 'e mas'),
  ru: entry('', 'был была было были', 'и но'),
  ar: entry('', 'كان كانت', 'و'),
  hi: entry('एक', 'है हैं था थे थी', 'और लेकिन'),
  ko: entry('', '', '', /않|못|없|아니|아닌|(?<!\p{L})안\s/gu),
  ja: entry('する し した ます まし た です だ である', '', '', /ない|なかっ|なく|ません|ぬ|ず(?=[、に。]|$)/gu),
  zh: entry('的 了 着 地', '是', '并 而 且 并且 但', /[不没未无非别勿莫]/gu),
};

/** The same particle as far as it can be told: what is spoken of, and what does it. */
export const ALIKE: Partial<Record<LanguageCode, ReadonlyMap<string, string>>> = { ja: new Map([['は', 'が']]) };

/** German articles tell who does it to whom: where one is replaced by another of its row, so is the part that its noun plays. */
export const CASES: Partial<Record<LanguageCode, readonly ReadonlySet<string>[]>> = { de: [words('der die das den dem des'), words('ein eine einen einem einer eines')] };

const KOREAN_PART = /(?:(?<subject>은|는|이|가|께서)|(?<object>을|를)|(?<other>에게|에서|에|으로|로|의|와|과|보다|부터|까지|만|도))$/u;

/** Which part a word plays, by what is attached to it; '' where nothing tells. */
export function partOf(word: string, stem: string, language: LanguageCode): string {
  if (language === 'ru') return /(?:ся|сь)$/u.test(word) ? 'reflexive' : '';
  if (language !== 'ko' || word === stem) return '';
  const { subject, object, other } = KOREAN_PART.exec(word)?.groups ?? {};
  return subject ? 'subject' : object ? 'object' : (other ?? '');
}
