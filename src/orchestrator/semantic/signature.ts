import { languageOf } from '../language.js';
import { LANGUAGES, type LanguageCode } from '../model.js';
import { withoutField } from './domain.js';
import { normalise } from './normalise.js';
import { hanNumbers, isNumeric, wordNumbers } from './numbers.js';
import { withoutPreamble } from './preamble.js';
import { kindOfMeaning } from './technical.js';
import { VERBS } from './verbs.js';
import { rulesOf } from './languages/index.js';
import type { QuestionRules, Rule } from './rules.js';

/** Kept beside an answer; another number means that the rules have changed and an older signature says nothing. */
export const SIGNATURE_VERSION = 7;

/** How a question was asked where no rule says it: its words must then be the same ones, all of them. */
export const UNCLASSIFIED = 'unclassified';

/** A word that counts. */
export interface Term {
  /** What it is compared by. */
  key: string;
  /** As it was written; null where its first capital says nothing, at the beginning of a sentence. */
  form: string;
  opens: boolean;
  /** The article that was left out before it, if one stood there; what it says (`Article`), where the language's rules tell. */
  article: string;
  /** What its number added to it. */
  ending: string;
}

/** A question reduced to what makes it another question. JSON; equal for the same question asked in other words. */
export interface QuestionSignature {
  version: number;
  language: LanguageCode;
  type: string;
  numbers: readonly string[];
  negations: readonly string[];
  quantifiers: readonly string[];
  /** Tense and mode. */
  marks: readonly string[];
  /** In order: who does what to whom. */
  terms: readonly Term[];
  /** Written without a capital at all: then its names have none either. */
  lowercase: boolean;
  /** Written small and without a single accent: then its words may lack theirs. */
  unaccented: boolean;
}

/** What a frame puts before a verb that it has moved. */
export const VERB_MARK = '≀';

/** Longer ones are told apart by what their rules can't know; they are no frequent question either. */
export const LONGEST_QUESTION = 300;
const INTRANSITIVE = /(?:[^たな]い|な|出る|出た|降る|降った|吹く|乾く|腐る|だ|なる|なった|ある|あった|いる|いた|できる|できた|崩壊した|滅亡した|誕生した|独立した|ふくらむ|膨らむ|沸騰する|蒸発する|噴火する|浮かぶ|起[きこ]る|起[きこ]った|起きた|滅んだ|生まれ[るた]|死[ぬん]だ?|見える|動く|光る|輝く|浮く|沈む|溶ける|固まる|曲がる|落ちる|始ま[るっ]た?|終わ[るっ]た?|変わる|変化する|増える|減る|広がる|鳴る|燃える|錆びる|さびる|凍る|伸びる|縮む|回る|飛ぶ|泳ぐ|滅びた|(?:膨らま|ふくらま|動か|沸か|浮か|沈ま|溶け|固まら|落ち|変わら|減ら|鳴ら|燃え|凍ら|育た|咲か|止まら|出|効か|起き)ない|泣く|鳴く|笑う|走る|育つ|咲く|枯れる|違う|続く|止まる|生じる|発生する|存在する|形成される|機能する|働く)¤?$/u;
/** Kinds that are asked about one thing, in this case or that. */
const CASED = /^§(?:whatis|difference|howold|measure|happens|made|author|madeof|has|causes|job|howlong|inventor|discoverer|founder|retell|howmanyof)(?::|$)/u;
/** Kinds that a frame names by the question word it found. */
const KINDS: ReadonlyMap<string, string> = new Map(Object.entries({ '§wie': '§how', '§warum': '§why', '§wann': '§when', '§wo': '§where', '§comment': '§how', '§pourquoi': '§why', '§como': '§how', '§por': '§why' }));
/** Words in capitals that make a question shouted: none of them says anything then. */
const SHOUTED_WORDS = 3;
const isShouted = (question: string): boolean => !/\p{Ll}/u.test(question) && (question.match(/\p{Lu}{2,}/gu)?.length ?? 0) >= SHOUTED_WORDS;
const POLITE_ROUNDS = 6;
const ENDS_QUOTED = /["“”»›」』'’][\s\p{Cf}?!.。？！]*$/u;

/**
 * @param language taken for the question's where it is too short to tell
 * @returns null for a question that is too long, or has nothing that it is about
 */
export function signatureOf(question: string, language: LanguageCode): QuestionSignature | null {
  if (question.length > LONGEST_QUESTION || !LANGUAGES.includes(language)) return null;
  const detected = languageOf(question) ?? language;
  const signature = signatureIn(question, detected);
  if (detected === language || signature?.type !== UNCLASSIFIED) return signature;
  // Few words are often taken for another language's; the one they make a question in is theirs.
  const other = signatureIn(question, language);
  return other && other.type !== UNCLASSIFIED ? other : signature;
}

function signatureIn(question: string, language: LanguageCode): QuestionSignature | null {
  const rules = rulesOf(language);
  const text = normalise(isShouted(question) ? question.toLowerCase() : question, rules.spaced, rules.code === 'zh');
  const opener = /^[\p{P}\p{S}\s]*(?<word>[\p{L}\p{M}\p{N}]+)/u.exec(text)?.groups?.['word'] ?? '';
  // What a quotation ends with is no politeness: “yes, please”.
  let asked = ENDS_QUOTED.test(question) ? `${text} ¦` : text;
  for (let round = 0; round < POLITE_ROUNDS; round += 1) {
    const before = asked;
    for (const rule of rules.polite) asked = apply(asked, rule);
    if (asked === before) break;
  }
  const { text: bare, indirect } = withoutPreamble(asked, rules.code);
  asked = `${indirect ? rules.indirect ?? '' : ''} ${bare}`.replace(/ ?¦/u, '').trim();
  for (const rule of indirect ? rules.polite : []) asked = apply(asked, rule);
  const isAboutWords = rules.aboutWords?.test(question) ?? false;
  // What holds for a question's beginning is how it is asked; the others are words for words.
  for (const rule of rules.rewrites) if (!isAboutWords || rule.isAnchored) asked = apply(asked, rule);
  for (const rule of rules.frames) {
    const framed = apply(asked, rule);
    if (framed !== asked) {
      asked = framed;
      break;
    }
  }
  for (const rule of rules.contracted ?? []) asked = apply(asked, rule);
  const tokens = rules.spaced ? wordNumbers(asked.split(' ').filter(Boolean), rules) : unspacedTokens(hanNumbers(asked));
  return signed(tokens, rules, opener, text);
}

function apply(text: string, { pattern, replacement }: Rule): string {
  const found = text.replace(pattern, replacement);
  return found === text ? text : found.replace(/ {2,}/gu, ' ').trim();
}

/** A sign each, but words in letters and numbers whole. */
function unspacedTokens(text: string): string[] {
  return text.match(/§[a-z]+(?:\.[a-z]+)?|\d+(?:[.,]\d+)*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、,.\d]+|\S/gu) ?? [];
}

function signed(tokens: readonly string[], rules: QuestionRules, opener: string, text: string): QuestionSignature | null {
  const types = tokens.filter((token) => token.startsWith('§'));
  const rest = tokens.filter((token) => !token.startsWith('§'));
  const terms: Term[] = [];
  const marks: string[] = [];
  let opened = false;
  let article = '';
  for (const [at, token] of rest.entries()) {
    const lower = token.toLowerCase();
    const opens: boolean = !opened && token === opener && /^\p{Lu}\P{Lu}*$/u.test(token);
    opened ||= opens;
    // Only the first one is the question's own; those of its clauses stay where they are.
    if (marks.length === 0 && rules.marks.has(lower)) marks.push(rules.stem?.(lower, []) ?? lower);
    else if (at === rest.length - 1 || !isArticle(opens ? lower : token, rules) || (rules.articles && terms.length === 0 && types[0] === '§howto') || rules.gendered.has(rest[at + 1]?.toLowerCase() ?? '')) {
      // A name is no plural: the Simpsons are no Simpson.
      const isName = token !== lower && !opens && !rules.capitalNouns;
      const isVerb = (terms.length === 0 && types[0] === '§howto') || (token.startsWith(VERB_MARK) && !rules.articles);
      const isCased = rules.cased !== undefined && CASED.test(types[0] ?? '');
      const stemmed = (isCased ? rules.cased?.(lower, types[0]?.split(':')[1] ?? 'nom') : isVerb ? VERBS[rules.code]?.(lower.replace(VERB_MARK, '')) : isName ? undefined : rules.stem?.(lower.replace(VERB_MARK, ''), rest.slice(0, at))) ?? lower;
      const isFinite = rules.code === 'de' && token.startsWith(VERB_MARK);
      terms.push({
        key: folded(stemmed, rules.code),
        // Gewinnung is what is done to gewinnen.
        form: isVerb && rules.capitalNouns ? stemmed : token,
        opens,
        article,
        ending: isFinite ? `${VERB_MARK}${/(?:en|n)$/u.test(lower) ? 'en' : ''}` : isVerb ? '' : token.startsWith(VERB_MARK) ? VERB_MARK : endingOf(lower, stemmed),
      });
      article = '';
    } else article = rules.articles?.get(lower) ?? lower;
  }
  // Where nothing can be done to anything, which of the two particles the one noun has says nothing.
  const subjects = rules.code === 'ja' && INTRANSITIVE.test(tokens.join('')) ? terms.filter(({ key }) => key === 'は' || key === 'が') : [];
  if (subjects.length === 1 && subjects[0]) subjects[0].key = 'は';
  // Commas divide; where nothing is left to divide, they say nothing.
  while (terms.length > 0 && isPunctuation(terms[0])) terms.shift();
  while (terms.length > 0 && isPunctuation(terms.at(-1))) terms.pop();
  const kind = kindOfMeaning(types.map((each) => KINDS.get(each.toLowerCase()) ?? each).join(' ') || UNCLASSIFIED, terms, rules.code);
  const fielded = kind === '§whatis' ? withoutField(terms, rules.code) : null;
  if (fielded) terms.splice(0, terms.length, ...fielded.terms);
  const type = fielded ? `${kind}.${fielded.field}` : kind;
  // "What does == do?" is about a sign.
  if (terms.length === 0 || (type === UNCLASSIFIED && !terms.some(({ key }) => /[\p{L}\p{N}]/u.test(key)))) return null;
  const keys = [...terms.map(({ key }) => key)];
  const written = [...terms, ...marks.map((mark) => ({ key: mark, form: mark }))];
  const found = (list: ReadonlySet<string>): string[] => (rules.spaced
    ? written.filter(({ key, form }) => list.has(key) || list.has(form.toLowerCase())).map(({ key }) => key)
    : scan(keys.join(''), list)).sort();
  return {
    version: SIGNATURE_VERSION,
    language: rules.code,
    type,
    numbers: keys.filter(isNumeric).sort(),
    negations: found(rules.negations),
    quantifiers: found(rules.quantifiers),
    marks: marks.sort(),
    terms: /^§(?:difference|compare)(?::|$)/u.test(type) ? paired(terms, rules, rest) : terms,
    lowercase: !/\p{Lu}/u.test(text),
    unaccented: /^[\P{L}a-z]*$/u.test(text),
  };
}

const isArticle = (token: string, { drop, articles }: QuestionRules): boolean => drop.has(token) || (articles?.has(token) ?? false);

/** What a word has that its stem has not; accents say nothing of it. */
function endingOf(word: string, stem: string): string {
  if (word === stem) return '';
  const [bareWord, bareStem] = [word, stem].map((each) => each.normalize('NFD').replace(/\p{M}/gu, '')) as [string, string];
  let at = 0;
  while (at < bareStem.length && bareStem[at] === bareWord[at]) at += 1;
  return bareWord.slice(at);
}

const isPunctuation = (term: Term | undefined): boolean => /^[,;:.]$/u.test(term?.key ?? '');

function scan(text: string, list: ReadonlySet<string>): string[] {
  return [...list].flatMap((word) => Array.from({ length: text.split(word).length - 1 }, () => word));
}

/** "A and B" as "B and A": two things that are set beside each other, and nothing more said of them. */
function paired(asked: readonly Term[], rules: QuestionRules, written: readonly string[]): readonly Term[] {
  // Things that are set beside each other are meant in general, with an article or without; one before "and" is itself meant.
  const terms = asked.map((term) => (rules.and.includes(term.key) ? term : { ...term, article: '' }));
  const places = terms.flatMap(({ key }, at) => (rules.and.includes(key) ? [at] : []));
  const [place] = places;
  if (places.length !== 1 || place === undefined) return terms;
  let one = terms.slice(0, place);
  const other = terms.slice(place + 1);
  const keyOf = (side: readonly Term[]): string => side.map(({ key }) => key).join(' ');
  const isTwoNames = rules.spaced && one.length === 2 && other.length === 2;
  // "A star schema and a snowflake schema" are "star and snowflake schemas".
  if (rules.code === 'en' && one.length === 2 && other.length === 2 && one[1]?.key === other[1]?.key) one = one.slice(0, 1);
  const and = { ...(terms[place] as Term), key: rules.and[0] ?? '', form: rules.and[0] ?? '' };
  // What follows the second thing may belong to both: only single words are surely just two things.
  if (rules.spaced ? (one.length > 1 || other.length > 1) && !isTwoNames : written.some((token) => /[的之の]/u.test(token))) return [...one, and, ...other];
  return keyOf(one) <= keyOf(other) ? [...one, and, ...other] : [...other, and, ...one];
}

/** How far its signs stand behind those of hiragana. */
const KATAKANA_AHEAD = 0x60;

/** What is written with a mark or without it and is no other word for it. */
function folded(word: string, language: LanguageCode): string {
  // In either script it is read as the same word.
  if (language === 'ja') return word.replace(/[ァ-ヶ]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) as number) - KATAKANA_AHEAD));
  if (language === 'ar') return word.replace(/[\u064b-\u0652\u0670\u0640]/gu, '');
  // Short words differ by it: небо and нёбо, все and всё.
  if (language === 'ru') return word.length >= 7 && !/^(?:совершён|передохн|крёстн)/u.test(word) ? word.replaceAll('ё', 'е') : word;
  if (language === 'fr') return word.length >= 5 && !/^(?:jeûn|croî|mûr|sûr|crû|recrû)/u.test(word) ? word.replaceAll('î', 'i').replaceAll('û', 'u') : word;
  if (language === 'de') return word.length >= 8 ? word.replaceAll('ß', 'ss') : word;
  if (language === 'es' || language === 'pt') {
    // Endings of learned words alone: elsewhere an accent makes another word of it (secretaria, secretária).
    return /.{3}(?:ci[oó]n|si[oó]n|ç[aã]o|c[aã]o|s[ií]ntese|s[ií]ntesis|log[ií]a)$/u.test(word)
      ? word.normalize('NFD').replace(/\p{M}/gu, '')
      : word;
  }
  return word;
}
