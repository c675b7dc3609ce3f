import { LANGUAGES } from '../model.js';
import { rulesOf } from './languages/index.js';

/** What two names of one topic have in common, whatever their language: the words that carry it. */
export type Topic = readonly TopicWord[];

interface TopicWord {
  folded: string;
  /** The same without its number, by each language's own rules: a name is too short to tell its language by. */
  stems: readonly string[];
}

/** Articles, and what joins nouns: in one language they stand there, in another they are an ending or the order of words. */
const JOINING = new Set(`the a an of in on at for to from with and about by
  le la les un une des du de au aux en dans sur et pour par
  der die das den dem ein eine einer eines einem einen von vom zu zum zur im am an auf fur uber und aus bei mit
  el los las unos unas del al y e con para por sobre
  il lo i gli uno di dello della dei degli delle da dal nel nella nei su sul per
  o os as um uma do dos das no na nos nas em com
  и в во на о об с со из от для по к у
  का की के में से को पर और في من عن على و الى`.split(/\s+/));
/** What numbers and cases end in, by script; where two words differ by such endings alone, one is a form of the other. */
const ENDINGS: readonly { script: RegExp; endings: ReadonlySet<string>; least: number }[] = [
  { script: /^[a-z]+$/u, endings: endingsOf('s es e n en er ern em ens ers a as o os i is us um y ies ao oes aes x'), least: 3 },
  { script: /^\p{Script=Cyrillic}+$/u, endings: endingsOf('а я о е ы и у ю ь ов ев еи ам ям ом ем ои ами ями ах ях ия ию ии ие ыи ая ое ые ого его ому ему ых их ым им ыми ими ую юю'), least: 3 },
  { script: /^\p{Script=Devanagari}+$/u, endings: endingsOf('ा े ी ि ों ओं ें ियाँ ियों यों ये याँ'), least: 2 },
  { script: /^\p{Script=Hangul}+$/u, endings: endingsOf('의 을 를 이 가 은 는 에 와 과 들 들의 들을 들이 에서 으로 로'), least: 2 },
  { script: /^\p{Script=Arabic}+$/u, endings: endingsOf('ات ون ين ان ه ي ها'), least: 3 },
];
const BRACKETED = /[([{（［【〔][^)\]}）］】〕]*[)\]}）］】〕]/gu;
/** Signs of Chinese and Japanese are compared one by one, but for what only joins them; words in letters whole, with the signs of C# and C++. */
const WORD = /[\p{Script=Han}]|\p{Script=Katakana}[\p{Script=Katakana}ー]*|\p{Script=Hiragana}+|(?:(?![\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}])[\p{L}\p{M}\p{N}])+[#+]*/gu;
const JOINING_SIGNS = /^(?:[的之和与與及]|[のはがをにでともやへ]+)$/u;
const ELIDED = /(?<![\p{L}\p{M}])(?:\p{L}|qu|dell|nell|all|sull|dall)['’ʼ](?=\p{L})|['’ʼ]s(?![\p{L}\p{M}])/giu;

function endingsOf(list: string): ReadonlySet<string> {
  return new Set(['', ...list.split(' ')]);
}

/** @param name such as "the founders of harbours (in general)"; a sentence is read the same */
export function topicOf(name: string): Topic {
  const text = name.normalize('NFKC');
  const bare = text.replace(BRACKETED, ' ');
  const words = wordsOf(/[\p{L}\p{N}]/u.test(bare) ? bare : text);
  const carrying = words.filter(({ isJoining }) => !isJoining);
  return (carrying.length > 0 ? carrying : words).map(({ lower }) => ({
    folded: foldedWord(lower),
    stems: LANGUAGES.map((language) => foldedWord(rulesOf(language).stem?.(lower, []) ?? lower)),
  }));
}

/** Whether both name the same: case, accents, articles, number, order of words, spaces and hyphens between them, and what stands in brackets aside. */
export function sameTopic(one: Topic, other: Topic): boolean {
  if (isWithin(one, other) && isWithin(other, one)) return true;
  // E-mail, email; Java Script, JavaScript.
  return one.length !== other.length && writtenAsOne(one) === writtenAsOne(other);
}

function writtenAsOne(topic: Topic): string {
  return topic.map(({ folded }) => folded).join('');
}

/** Whether any word that carries one carries the other. */
export function topicsMeet(one: Topic, other: Topic): boolean {
  return one.some((word) => other.some((each) => sameWord(word, each)));
}

function isWithin(part: Topic, whole: Topic): boolean {
  return part.every((word) => whole.some((each) => sameWord(word, each)));
}

function wordsOf(text: string): { lower: string; isJoining: boolean }[] {
  return [...text.replace(ELIDED, ' ').matchAll(WORD)].map(([word], index) => {
    const lower = word.toLowerCase();
    // Vitamin A is no vitamin E.
    const isName = index > 0 && /^\p{Lu}$/u.test(word);
    return { lower, isJoining: !isName && (JOINING.has(foldedWord(lower)) || JOINING_SIGNS.test(lower)) };
  });
}

/** Without accents, articles that are written as one with their noun, and what one language spells in two ways. */
function foldedWord(word: string): string {
  return word.normalize('NFD').replace(/[\u0300-\u036f\u064b-\u0652\u0670\u0640]/gu, '').normalize('NFC')
    .replace(/ß/gu, 'ss').replace(/œ/gu, 'oe').replace(/æ/gu, 'ae')
    .replace(/^(?=\p{Script=Arabic})(?:[وبكف]?ال|لل)(?=.{3})/u, '').replace(/[أإآ]/gu, 'ا').replace(/ة$/u, 'ه').replace(/ى$/u, 'ي')
    .replace(/(?<=.{3})(?:aux|ais)$/u, 'al').replace(/(?<=.{3})our(?=s?$|er)/u, 'or').replace(/(?<=[a-z]{3}i)z(?=[aei])/u, 's');
}

function sameWord(one: TopicWord, other: TopicWord): boolean {
  return one.folded === other.folded || one.stems.some((stem, language) => stem === other.stems[language]) || isInflected(one.folded, other.folded);
}

function isInflected(one: string, other: string): boolean {
  const known = ENDINGS.find(({ script }) => script.test(one) && script.test(other));
  if (!known) return false;
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  const [rest, others] = [one.slice(shared), other.slice(shared)];
  // Of short words more than the ending of one would be no more than a likeness: Mars, Mary.
  return shared >= known.least + (rest && others ? 1 : 0) && known.endings.has(rest) && known.endings.has(others);
}
