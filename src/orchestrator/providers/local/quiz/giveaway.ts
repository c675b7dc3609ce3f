/** What two words must have in common to remind of each other. */
const SHARED_LETTERS = 5;
const ACRONYM = /^\p{Lu}{2,6}$/u;
const HAN = /\p{Script=Han}/gu;

/** Whether a prompt tells its answer by its letters alone: the initials of an acronym, or a word of the same root. */
export function givesAway(prompt: string, answer: string): boolean {
  const words = wordsOf(prompt);
  if (ACRONYM.test(answer)) return words.map(([initial]) => initial ?? '').join('').includes(answer.toLowerCase());
  return wordsOf(answer).some((word) => words.some((other) => shareRoot(word, other)));
}

/** Whether a description holds a character of the term: among choices that is enough to tell it. */
export function showsCharacter(description: string, term: string): boolean {
  return (term.match(HAN) ?? []).some((character) => description.includes(character));
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
