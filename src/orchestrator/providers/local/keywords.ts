import type { LanguageCode } from '../../model.js';
import { readLesson } from './analysis/lesson.js';
import { phrasesOf } from './analysis/phrases.js';
import { findTerms, mostUsed, type Term } from './analysis/terms.js';
import type { Sentence, Token } from './analysis/text.js';
import { yake } from './analysis/yake.js';
import type { LanguagePack } from './languages/pack.js';
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
  return [...keywords, ...(await words(sentences, taken, pack, pacer)).slice(0, Math.max(0, MOST_KEYWORDS - keywords.length))];
}

function keywordOf({ key, forms, weight, count }: Term): Keyword {
  return { key, term: mostUsed(forms)[0] ?? key, score: Math.max(BEST_WORD, weight), count };
}

interface Word {
  forms: Map<string, number>;
  /** Whether it stands somewhere as a noun by itself. */
  isNoun: boolean;
}

/** The words of a text that repeats nothing, as a lesson of two sentences: nouns first, no verbs as far as they show. */
async function words(sentences: readonly Sentence[], taken: ReadonlySet<string>, pack: LanguagePack, pacer: Pacer): Promise<Keyword[]> {
  const scores = await yake(sentences, pacer);
  const found = new Map<string, Word>();
  for (const sentence of sentences) {
    await pacer.tick();
    const nouns = new Set(phrasesOf(sentence, pack).filter(({ strong, text }) => strong && !text.includes(' ')).map(({ start }) => start));
    for (const { stem, text, start } of namesJoined(sentence, pack)) {
      const tokens = sentence.tokens.filter((token) => token.start >= start && token.start < start + text.length);
      if (tokens.some((token) => token.stop || taken.has(token.stem)) || !/\p{L}/u.test(text) || isVerb(sentence, tokens[0], pack)) continue;
      const word = found.get(stem) ?? { forms: new Map<string, number>(), isNoun: false };
      // As the text writes it, without a particle.
      const written = pack.code === 'ko' ? pack.stem(text) : text;
      word.forms.set(written, (word.forms.get(written) ?? 0) + 1);
      word.isNoun ||= nouns.has(start) || tokens.length > 1;
      found.set(stem, word);
    }
  }
  return [...found].map(([stem, { forms, isNoun }]): Keyword => {
    // YAKE's own scores have no upper end, and the lower the better.
    const telling = 1 / (1 + (scores.get(stem.split(' ')[0]!) ?? 1));
    return {
      key: stem,
      term: mostUsed(forms)[0] ?? stem,
      score: BEST_WORD * (isNoun ? (1 + telling) / 2 : telling / 2),
      count: [...forms.values()].reduce((sum, count) => sum + count, 0),
    };
  }).sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}

/** The words of a sentence; capitals in a row within it are one name: the French Revolution. */
function namesJoined({ tokens, text }: Sentence, pack: LanguagePack): { stem: string; text: string; start: number }[] {
  const isCapital = (token: Token): boolean => pack.code !== 'de' && !token.stop && token.start > 0 && /^\p{Lu}\p{Ll}/u.test(token.text);
  const joined: { stem: string; text: string; start: number }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at]!;
    let last = at;
    while (isCapital(first) && tokens[last + 1] && isCapital(tokens[last + 1]!) && !tokens[last + 1]!.apart) last += 1;
    const end = tokens[last]!.start + tokens[last]!.text.length;
    joined.push({ stem: tokens.slice(at, last + 1).map(({ stem }) => stem).join(' '), text: text.slice(first.start, end), start: first.start });
    at = last;
  }
  return joined;
}

/** Words behind which English has a verb or a participle: it happens, are caused. */
const BEFORE_VERB = new Set('i you he she it we they who which is are was were be been being has have had can could will would may might must should to not always never please'.split(' '));

/** Whether a word shows that it is a verb, where its language does show it. */
function isVerb({ tokens }: Sentence, token: Token | undefined, { code }: LanguagePack): boolean {
  if (!token) return true;
  // In German nouns have capitals; a Korean sentence ends with its verb; a Japanese verb in hiragana.
  if (code === 'de') return !/^\p{Lu}/u.test(token.text);
  if (code === 'ko') return /[다요까]$/.test(token.text) && token === tokens.at(-1);
  if (code === 'ja') return /\p{Script=Han}\p{Script=Hiragana}+$/u.test(token.text);
  return code === 'en' && BEFORE_VERB.has(tokens[tokens.indexOf(token) - 1]?.norm ?? '') && !token.apart;
}
