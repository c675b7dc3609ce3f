/** What two words must have in common to remind of each other. */
const SHARED_LETTERS = 5;
const ACRONYM = /^\p{Lu}{2,6}$/u;
/** Words up to this length are left out of an acronym: and, of, the. */
const LONGEST_JOINT = 3;
const HAN = /\p{Script=Han}/gu;

/** Whether a prompt tells its answer by its letters alone: the initials of an acronym, or a word of the same root. */
export function givesAway(prompt: string, answer: string): boolean {
  const words = wordsOf(prompt);
  if (ACRONYM.test(answer)) {
    const [all, long] = [words, words.filter(({ length }) => length > LONGEST_JOINT)];
    return [all, long].some((row) => row.some((_, place) => spells(row.slice(place), answer.toLowerCase())));
  }
  return wordsOf(answer).some((word) => words.some((other) => shareRoot(word, other)));
}

/** Whether a description holds a character of the term: among choices that is enough to tell it. */
export function showsCharacter(description: string, term: string): boolean {
  return (term.match(HAN) ?? []).some((character) => description.includes(character));
}

/** Whether words in a row make up an acronym, each with its initial and perhaps more: online transaction processing, OLTP. */
function spells([word, ...rest]: readonly string[], acronym: string): boolean {
  for (let taken = 0, at = 0; word !== undefined && (at = word.indexOf(acronym[taken] ?? '', at)) >= 0; taken += 1, at += 1) {
    if (taken === 0 && at > 0) return false;
    if (taken + 1 === acronym.length || spells(rest, acronym.slice(taken + 1))) return true;
  }
  return false;
}

/** Whether a text has a word that begins like this one, or a compound of ideographs as it is. Short words are in every text. */
export function mentions(text: string, word: string): boolean {
  if (/^\p{Script=Han}{2,}$/u.test(word)) return text.includes(word);
  const [start = ''] = wordsOf(word);
  return start.length >= SHARED_LETTERS && wordsOf(text).some((other) => other.startsWith(start.slice(0, SHARED_LETTERS)));
}

function wordsOf(text: string): string[] {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/\p{L}+/gu) ?? [];
}

function shareRoot(one: string, other: string): boolean {
  for (let at = 0; at + SHARED_LETTERS <= one.length; at += 1) {
    if (other.includes(one.slice(at, at + SHARED_LETTERS))) return true;
  }
  return false;
}
