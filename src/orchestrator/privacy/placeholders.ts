import type { EntityKind } from './entities.js';

/**
 * What stands in for an entity: PERSONZQAA, EMAILZQAB. Letters alone, in capitals: a model copies such a word through
 * translation, inflection and Markdown as it copies a product's number, while brackets are mangled, underscores escaped,
 * digits written in other scripts, and made-up names translated or explained.
 */
const WORDS: Record<EntityKind, string> = { person: 'PERSON', email: 'EMAIL', phone: 'PHONE' };
/** Letters that follow each other in no word. */
const RARE = 'ZQXJVK';
/** None that is rare, and none that a placeholder begins with: the end of one is never the beginning of the next. */
const ORDINALS = 'ABCDFGHLMNRSTW';

/** What no text holds but one in which a placeholder was not put back. */
export const ANY_PLACEHOLDER = new RegExp(`(?:${Object.values(WORDS).join('|')})[${RARE}]{2,}[${ORDINALS}]{2}`);
/** The beginning of one at a text's end. */
export const GROWING_PLACEHOLDER = new RegExp(`(?:${Object.values(WORDS).join('|')})[${RARE}]+[${ORDINALS}]?$`);
export const LONGEST_PLACEHOLDER = 24;

/** Hands out placeholders for the texts of one call: the same entity gets the same one, and the same texts the same ones. */
export class Placeholders {
  private readonly mark: string;
  private readonly byEntity = new Map<string, string>();
  /** What each placeholder stands for. */
  readonly originals = new Map<string, string>();

  /** @param texts all that goes with the call: no placeholder looks like anything in them */
  constructor(texts: readonly string[]) {
    const all = texts.join('\n').toUpperCase();
    this.mark = firstAbsent(all);
  }

  for(kind: EntityKind, original: string): string {
    const key = `${kind} ${original}`;
    const known = this.byEntity.get(key);
    if (known) return known;
    const placeholder = WORDS[kind] + this.mark + ordinal(this.byEntity.size);
    this.byEntity.set(key, placeholder);
    this.originals.set(placeholder, original);
    return placeholder;
  }
}

/** The first mark that the text does not hold: ZQ, ZX, … QZ, …, ZQZ … */
function firstAbsent(text: string): string {
  for (let marks = [...RARE]; ; marks = marks.flatMap((mark) => [...RARE].filter((letter) => !mark.endsWith(letter)).map((letter) => mark + letter))) {
    const absent = marks.find((mark) => mark.length > 1 && !text.includes(mark));
    if (absent) return absent;
  }
}

/** Two letters, AA to TW; then W and four more: none is the beginning of another. */
function ordinal(index: number): string {
  const base = ORDINALS.length;
  const letters = (number: number): string => ORDINALS[Math.floor(number / base)]! + ORDINALS[number % base]!;
  const short = base * (base - 1);
  if (index < short) return letters(index);
  return ORDINALS.at(-1)! + ordinalLetters(index - short);
}

function ordinalLetters(number: number): string {
  return [3, 2, 1, 0].map((place) => ORDINALS[Math.floor(number / ORDINALS.length ** place) % ORDINALS.length]).join('');
}
