import type { LanguagePack } from '../languages/pack.js';
import type { Sentence } from '../analysis/text.js';
import { lowerFirst, upperFirst } from '../analysis/terms.js';
import type { Random } from '../random.js';
import type { Definition } from './definitions.js';
import { related } from './distractors.js';
import { mentions } from './giveaway.js';
import type { Candidate, Tools } from './questions.js';

type Grounds = Pick<Tools, 'lesson' | 'definitions' | 'kinship' | 'random'>;

/** What comes before a word so that its contrary would not make the contrary statement. */
const GUARD = /(?:^|\s)(?:or|oder|ou|no|not|any|never|at|as|by|le|la|les|de|en|du|peu|ne|n['’]|pas|non|lo|los|las|più|né|não|nunca|o|a|os|as|не|ни|nicht|kein|keine|immer|umso|once|even|much|too|zu|trop|demasiado|troppo|demais|слишком|the|il|i|gli|un)\s$/iu;
/** A reason given in the same sentence would contradict what was made of the rest. */
const REASONED =
  /(?<!\p{L})(?:without|(?<=,\s)so|thanks to|because|so that|since|denn|ohne|weil|damit|sodass|so dass|wenn|sans|n['’]en|car|parce qu|si bien qu|sin|porque|para que|de modo que|por lo que|thus|therefore|consequently|daher|deshalb|folglich|donc|por tanto|por eso|quindi|dunque|perciò|poiché|portanto|por isso|поэтому|ya que|perché|affinché|così che|pois|потому что|так как|чтобы)(?!\p{Ll})|ため|ので|から、|때문|도록|므로|因为|因此|所以|从而|لأن|لذلك|क्योंकि|इसलिए|ताकि/iu;
/** What holds even so holds all the more of the contrary. */
const CONCEDED =
  /(?<!\p{L})(?:even|sogar|selbst|auch wenn|même|incluso|aunque|perfino|persino|anche se|mesmo|ainda que|даже)(?!\p{L})|[でて]も|即使|就算|哪怕|라도|더라도|حتى|भले|तब भी/iu;
const CONDITION = /^[^、。]*(?:と|ば|たら)、/u;
const NEGATED = /ない|ません|ず[、に]|不|没|않|못|नहीं|(?:^|\s)(?:لا|ليس|ليست|لم|لن)\s/u;

/** Makes a sentence false in one well-determined point; null where none offers itself. */
export function falsehood(candidate: Candidate, grounds: Grounds): string | null {
  const { lesson: { pack, sentences }, random } = grounds;
  const ways = random.shuffle([
    () => exchanged(candidate, pack),
    () => contrary(candidate, sentences, pack, random),
    () => otherFigure(candidate, pack, random),
    () => otherDefinition(candidate, grounds),
  ]);
  for (const way of ways) {
    const statement = way();
    if (statement && statement !== candidate.sentence.text) return statement;
  }
  return null;
}

/** The two subjects of contrasted clauses change places. */
function exchanged({ sentence, gaps }: Candidate, pack: LanguagePack): string | null {
  const { text } = sentence;
  const match = pack.contrast.exec(text);
  if (!match || match.index < 8) return null;
  const second = match.index + match[0].length;
  const subjectAt = (from: number): { start: number; end: number } | null => {
    const place = sentence.tokens.findIndex(({ end }) => end > from);
    const open = sentence.tokens[place];
    if (!open) return null;
    const isArticle = pack.articles?.has(open.norm) ?? false;
    const starts = isArticle ? [sentence.tokens[place + 1]?.start] : [open.start];
    const gap = gaps.find(({ start, end }) => starts.includes(start) && (pack.spaced || /^は/.test(text.slice(end)) || pack.code === 'zh'));
    return gap ? { start: open.start, end: gap.end } : null;
  };
  const [one, other] = [subjectAt(0), subjectAt(second)];
  if (!one || !other || other.start < match.index || one.end > match.index) return null;
  const [first, last] = [text.slice(one.start, one.end), text.slice(other.start, other.end)];
  const isFitting = pack.fits?.(first, last, '') ?? true;
  if (!isFitting || first.toLowerCase() === last.toLowerCase()) return null;
  const isName = /^\p{Lu}[\p{Lu}\p{N}]/u.test(first) || (pack.code === 'de' && !/\s/.test(first));
  return upperFirst(last) + text.slice(one.end, other.start) + (isName ? first : lowerFirst(first)) + text.slice(other.end);
}

/** One word gives way to what says the contrary. */
function contrary({ sentence }: Candidate, sentences: readonly Sentence[], pack: LanguagePack, random: Random): string | null {
  const { text } = sentence;
  if (NEGATED.test(text) || REASONED.test(text) || CONCEDED.test(text)) return null;
  const found: { start: number; end: number; other: string }[] = [];
  if (pack.spaced) {
    for (const [place, token] of sentence.tokens.entries()) {
      const next = sentence.tokens[place + 1];
      if (/^(?:before|after)$/.test(token.norm) && (!next || next.apart)) continue;
      // Elided words and compared adjectives do not take just any other word.
      if (/['’]$/.test(text.slice(0, token.start)) || (pack.code === 'de' && /^(?:mehr|weniger)$/.test(token.norm) && next && !next.stop && /^\p{Ll}/u.test(next.text) && /e[mnrs]?$/.test(next.text))) continue;
      const isArticled = /^(?:a|an)$/.test(sentence.tokens[place - 1]?.norm ?? '');
      if (pack.code === 'en' && isArticled && /^[aeiou]/.test(token.norm) !== /^[aeiou]/.test(pack.opposites.get(token.norm) ?? '')) continue;
      // Less of what can be counted is fewer.
      if (token.norm === 'more' && next?.norm.endsWith('s')) continue;
      const other = pack.opposites.get(token.text) ?? (token.start === 0 ? pack.opposites.get(token.norm) : undefined);
      if (other && !GUARD.test(text.slice(0, token.start))) found.push({ start: token.start, end: token.end, other: token.start === 0 ? upperFirst(other) : other });
    }
  } else {
    for (const [word, other] of pack.opposites) {
      const start = text.indexOf(word);
      // The contrary of a condition leaves what follows from it unsaid.
      if (start >= 0 && text.indexOf(word, start + 1) < 0 && !CONDITION.test(text.slice(start))) found.push({ start, end: start + word.length, other });
    }
  }
  // Where the contrary stands already, nothing tells which of the two was meant.
  const usable = found.filter(({ other }) => !text.toLowerCase().includes(other.toLowerCase()) && (pack.stopwords.has(other) || !isSaidElsewhere(other, sentence, sentences)));
  const [chosen] = random.shuffle(usable);
  return chosen ? text.slice(0, chosen.start) + chosen.other + text.slice(chosen.end) : null;
}

/** Whether the lesson says the contrary of the same thing in another sentence: then both may hold. */
function isSaidElsewhere(other: string, sentence: Sentence, sentences: readonly Sentence[]): boolean {
  return sentences.some(({ index, text, content }) => index !== sentence.index && mentions(text, other) && [...content].some((stem) => sentence.content.has(stem)));
}

function otherFigure({ sentence, figures }: Candidate, pack: LanguagePack, random: Random): string | null {
  if (pack.unsafe.test(sentence.text)) return null;
  const [figure] = random.shuffle(figures);
  const [other] = random.shuffle(figure?.others ?? []);
  return figure && other && !sentence.text.includes(other) ? sentence.text.slice(0, figure.start) + other + sentence.text.slice(figure.end) : null;
}

/** What the lesson says of another term of the same kind. */
function otherDefinition({ sentence, definition }: Candidate, { lesson: { pack }, definitions, kinship, random }: Grounds): string | null {
  if (!definition || definition.at < definition.end) return null;
  const others = definitions.filter(
    (other) => other.at >= other.end && other.sentence !== sentence && !related(other.term, definition.term) && kinship.between(other.term.key, definition.term.key) > 0 &&
      between(other) === between(definition) && !other.text.toLowerCase().includes(definition.surface.toLowerCase()) &&
      (pack.fits?.(other.surface, definition.surface, '') ?? true),
  );
  const [other] = random.shuffle(others);
  return other ? sentence.text.slice(0, definition.at) + other.raw + sentence.text.slice(definition.at + definition.raw.length) : null;
}

/** The words between a term and what it is. */
function between({ sentence, end, at }: Definition): string {
  return sentence.text.slice(end, at).trim();
}
