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
  /** Words that begin, behind a comma, what only adds to a sentence. */
  adds: ReadonlySet<string>;
  /** Words that tell who says so: what is left out must have none. */
  says: RegExp;
  /** Words that stand for what was spoken of before. */
  points: ReadonlySet<string>;
  /** Negation that is no word of its own, or that other words are taken for. */
  negation: RegExp | null;
}

type Lists = Record<'free' | 'be' | 'and' | 'adds' | 'points', string> & Pick<GroundingWords, 'says'> & { negation?: RegExp };

const entry = ({ free, be, and, adds, points, says, negation }: Lists): GroundingWords => (
  { free: words(free), be: words(be), and: words(and), adds: words(adds), points: words(points), says, negation: negation ?? null });

export const GROUNDING_WORDS: Readonly<Record<LanguageCode, GroundingWords>> = {
  en: entry({
    free: 'a an the', be: 'is are was were be been being', and: 'and but while whereas because', adds: 'which who whose where called',
    points: 'it its they their them he his she her this that these those both such', says: /^(?:sa(?:id|ys?)|claim|argu|assert|allege|believ|th(?:ink|ought)|wr(?:ite|ote)|report|suppos|according)/u,
    negation: /n['’]t(?!\p{L})/giu,
  }),
  de: entry({
    free: 'der die das den dem des ein eine einen einem einer eines', be: 'ist sind war waren sein wird werden wurde wurden worden', and: 'und aber sondern',
    adds: 'während wobei weil welche welcher welches', points: 'er sie es ihn ihm ihr ihre ihrer sein seine seiner dies diese dieser dieses diesen diesem beide',
    says: /^(?:sag|behaupt|mein(?:t|e|en|te|ten)$|glaub|denk|schr(?:eib|ieb)|angeb|laut$)/u,
  }),
  fr: entry({
    free: 'le la les l un une des', be: 'est sont était étaient fut furent été être', and: 'et mais', adds: 'qui dont où tandis appelé appelée appelés appelées',
    points: 'il elle ils elles ce c cet cette ces cela ça son sa ses leur leurs celui celle ceux celles', says: /^(?:di(?:t|sent|sait)$|affirm|croi|pens|préten|écri|selon$)/u,
    negation: /(?<![\p{L}\p{M}])(?:ne|n['’]|sans|non|jamais|aucune?|rien|pas|ni|guère)(?![\p{M}])/giu,
  }),
  es: entry({
    free: 'el la los las un una unos unas', be: 'es son era eran fue fueron ser sido está están', and: 'y e pero',
    adds: 'mientras quien quienes cuyo cuya donde llamado llamada llamados llamadas', points: 'él ella ello ellos ellas este esta esto estos estas ese esa eso esos esas su sus ambos ambas',
    says: /^(?:dic|dij|afirm|cre(?:e|en|ía|yó)|piens|escrib|según$)/u,
  }),
  it: entry({
    free: 'il lo la l i gli le un uno una', be: 'è sono era erano fu furono stato stata stati state essere viene vengono', and: 'e ed ma',
    adds: 'mentre cui dove chiamato chiamata chiamati chiamate', points: 'esso essa essi esse lui lei loro questo questa questi queste quest quello quella ciò suo sua suoi sue entrambi entrambe',
    says: /^(?:di(?:ce|cono|sse|ssero)$|afferm|cred|pens|scri|secondo$)/u,
  }),
  pt: entry({
    free: 'o a os as um uma uns umas', be: 'é são era eram foi foram ser sido está estão', and: 'e mas', adds: 'enquanto quem cujo cuja onde chamado chamada chamados chamadas',
    points: 'ele ela eles elas este esta isto estes estas esse essa isso esses essas seu sua seus suas ambos ambas', says: /^(?:di(?:z|zem|sse|sseram)$|afirm|acredit|pens|escrev|segundo$)/u,
  }),
  ru: entry({
    free: '', be: 'был была было были', and: 'и но а', adds: 'который которая которое которые которого которой которых где',
    points: 'он она оно они его её ее их это этот эта эти тот та те', says: /^(?:говор|сказа|счита|утвержда|дума|полага|мнени|пиш)/u,
  }),
  ar: entry({ free: '', be: 'كان كانت', and: 'و', adds: 'الذي التي الذين بينما', points: 'هو هي هم وهو وهي وهم هذا هذه وهذا وهذه ذلك تلك وذلك وتلك', says: /^(?:يقول|قال|يرى|يعتقد|يزعم|حسب|وفقا)/u }),
  hi: entry({ free: 'एक', be: 'है हैं था थे थी', and: 'और लेकिन', adds: 'जो जिसे जिसमें जबकि', points: 'यह ये वह वे इस उस इन उन इसे उसे इसका उसका इसकी उसकी इसके उसके', says: /^(?:कह|मान|बता|सोच|अनुसार)/u }),
  ko: entry({
    free: '', be: '', and: '', adds: '', points: '이것 그것 이 그 그녀 그들 이는 그는 이것은 그것은 이를 이러한 그러한', says: /^(?:말하|말한|말했|주장|믿|생각|따르면|전해)/u,
    negation: /않|못|없|아니|아닌|(?<!\p{L})안\s/gu,
  }),
  ja: entry({
    free: 'する し した ます まし た です だ である', be: '', and: '', adds: '', points: 'これ それ あれ この その あの これら それら 彼 彼女', says: /^(?:言|いわ|思|考え|主張|述べ|信じ|よれ)/u,
    negation: /ない|なかっ|なく|ません|ぬ|ず(?=[、に。]|$)/gu,
  }),
  zh: entry({ free: '的 了 着 地', be: '是', and: '并 而 且 并且 但', adds: '', points: '它 他 她 它们 他们 她们 这 那 这个 那个 这些 那些 其', says: /认为|说|声称|称|相信|以为|据/u, negation: /[不没未无非别勿莫]/gu }),
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
