/** Which languages' endings a name may carry. English has hardly any, and its words would be taken for names with one. */
export interface Tongues {
  slavic: boolean;
  hungarian: boolean;
}

const SLAVIC = /[ąćęłńśźżčďěňřšťůýž]/iu;
const SLAVIC_SURNAME = /(?:[sc]k[iaáý]|dzk[ia]|sky|wicz|czyk|chuk|enko|ov[áa]|owa|[^aeiouáéíóú](?:[aá]k|ek|[ií]k|uk))$/iu;
const HUNGARIAN = /[őű]/iu;
const HUNGARIAN_NAME = /[áéíóöőúüű]/iu;

/** What a text is written in, as far as its letters tell. */
export function tonguesOf(text: string): Tongues {
  return { slavic: SLAVIC.test(text), hungarian: HUNGARIAN.test(text) };
}

/** Where somebody's name itself comes from. */
export function tonguesOfName(words: readonly string[]): Tongues {
  return { slavic: words.some((word) => SLAVIC.test(word) || SLAVIC_SURNAME.test(word)), hungarian: words.some((word) => HUNGARIAN_NAME.test(word)) };
}

/** Endings, the longest first, as one alternative of an expression. */
const oneOf = (endings: string): string => `(?:${endings.trim().split(/\s+/).sort((a, b) => b.length - a.length).join('|')})`;

const ADJECTIVE = oneOf('i y í ý iego iemu im ich imi ego emu ym ych ymi ého ému ým ém ých ými é a á ą iej ej ou ova ové ovou ího ímu ím ích ími');
const FEMININE = oneOf('y i ie ii e ě ę ą ię ią o u ou iou ovi ové ám ách ami in ina inu iny ino');
const MASCULINE = oneOf('a ia u iu e i y ie ě owi iowi ovi em iem om ów iów ům ové owie ami ech ích ách ův ova ovo ovu');
/** Before some endings the last consonant becomes another: Lenka, Lence; Robert, Robercie; Petr, Petře. */
const SOFT: readonly (readonly [RegExp, string])[] = [
  [/ch$/u, '(?:š|sz)'], [/k$/u, '(?:c|č)'], [/g$/u, '(?:dz|z|ż)'], [/h$/u, '(?:z|ž|sz)'], [/r$/u, '(?:rz|ř)'], [/t$/u, '(?:c|ť)'], [/d$/u, '(?:dz|ď)'], [/ł$/u, 'l'], [/s$/u, 'ś'], [/ń$/u, 'n'], [/ň$/u, 'n'],
];
const SOFTENED: Record<string, string> = { n: 'ň', d: 'ď', t: 'ť' };
/** Marek, Marka; Pavel, Pavla; Malec, Malca. */
const FLEETING = /(?<=\p{L}{2})(?:i?e|ě|ó)(?=[kclłrnńň]$)/u;

/** Stems and endings of a Polish, Czech or other western Slavic name, in small letters. */
export function slavicForms(word: string): string[] {
  const adjective = /^(?:(.{2,}(?:sk|ck|dzk|n|t|ov|ow))[aá]|(.{2,})[iyíý])$/u.exec(word);
  if (adjective && !/[nt]a$/u.test(word)) return [`${adjective[1] ?? adjective[2]}${ADJECTIVE}`];
  if (/[aá]$/u.test(word)) return stems(word.slice(0, -1)).map((stem) => stem + FEMININE);
  if (/[^\P{L}eioyuéíóúý]$/u.test(word)) {
    // Marek, Marka; Zdeněk, Zdeňka; Gołąb, Gołębia.
    const shorter = word.replace(/([ndt])ě(?=k$)/u, (_all, last: string) => SOFTENED[last]!).replace(FLEETING, (vowel) => (vowel === 'ó' ? 'o' : '')).replace(/ą(?=[^\P{L}aeiouyąęó]+$)/u, 'ę');
    return [...stems(word), ...(shorter === word ? [] : stems(shorter))].map((stem) => stem + MASCULINE);
  }
  return /o$/u.test(word) ? [word.slice(0, -1) + MASCULINE] : [];
}

function stems(stem: string): string[] {
  const hard = stem.replace(/ń$/u, '(?:ń|ni)');
  return [hard, ...SOFT.flatMap(([last, soft]) => (last.test(stem) ? [stem.replace(last, soft)] : []))];
}

/** Endings that only Hungarian has, and no other language's word ends so behind a name. */
export const HUNGARIAN_ENDINGS = 'nak|nek|val|vel|ban|ben|ból|ből|tól|től|ról|ről|hoz|hez|höz|nál|nél|ként|ért|éknál|éknak|éknek|éket';
const SHORT_HUNGARIAN = 't|ot|at|et|öt|né|nét|nénak|ék|é|éé|on|en|ön|ra|re|ba|be|ig|ul|ül|i';

/** What may follow a name in Hungarian, its last consonant doubled before -val; and a lengthened vowel before all of it. */
export function hungarianForms(word: string): string[] {
  const last = word.at(-1)!;
  if (/[ae]$/u.test(word)) return [`${word.slice(0, -1)}${last === 'a' ? 'á' : 'é'}(?:${HUNGARIAN_ENDINGS}|${SHORT_HUNGARIAN})`];
  const doubled = /(?:cs|dz|gy|ly|ny|sz|ty|zs)$/u.test(word) ? word.at(-2)! + word.slice(-2) : last + last;
  const instrumental = /[aeiouáéíóöőúüű]$/u.test(word) ? '' : `|${doubled}[ae]l`;
  const stem = instrumental === '' ? word : word.slice(0, word.length - (doubled.length - 1));
  return [`${word}(?:${SHORT_HUNGARIAN})`, ...(instrumental === '' ? [] : [`${stem}${instrumental.slice(1)}`])];
}

/** Анна, Анны, Анне …; Игорь, Игоря …; Воробей, Воробья …; Павел, Павла …; Чайковский, Чайковского …: where a case changes the end of a name and doesn't only add to it. */
export function cyrillicForms(word: string): string[] {
  if (/(?:[сц]к|[нлвт])(?:ий|ый|ая|ой)$/u.test(word) && word.length > 4) return [`${word.slice(0, -2)}${oneOf('ий ый ой ого ому им ым ом ая ую ей ие ые их ых ими ыми')}`];
  if (/[ая]$/u.test(word)) return [`${word.slice(0, -1)}${oneOf('ы и е у ю ой ей ою ею о ам ами ах ин ина ину ино')}`];
  if (/[йь]$/u.test(word)) {
    const soft = oneOf('я ю ем ём е и ев ям ями ях');
    return [word.slice(0, -1) + soft, ...(/ей$/u.test(word) ? [`${word.slice(0, -2)}ь${soft}`] : [])];
  }
  const shortened = word.replace(/(?<=\p{L}{2})[еёо](?=[клц]$)/u, '');
  return shortened === word ? [] : [`${shortened}${oneOf('а у ом ем е и ы ов ам ами ах')}`];
}

/** Νίκος, Νίκου, Νίκο: the ending of a Greek name gives way. */
export function greekForms(word: string): string[] {
  const stem = /^(\p{L}{2,})(?:[οόαάηήεέ]ς|[αάηή])$/u.exec(word)?.[1];
  return stem === undefined ? [] : [`${stem}${oneOf('ος ου ο ε οι ων ους ας α ης η ός ού ό έ άς ά ής ή')}`];
}
