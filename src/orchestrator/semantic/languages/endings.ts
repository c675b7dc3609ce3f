/**
 * A word without the ending of its number, a verb's and an adjective's too: what "un volcán se forma" and "se forman los volcanes"
 * have in common. Two words may fall together (content, conte): what the ending was is kept beside, and compared.
 */

/** Too short to have an ending that is no part of them. */
const SHORTEST = 4;
const SPANISH_KEPT = /^(?:.{1,3}|.*[áéíóú]s|.*(?:sis|us|itis)|menos|lunes|martes|jueves|viernes|entonces|además|antes|lejos|sin|bien|quien|también|nadie|siempre|esposas?|celos?|bien(?:es)?|rest[oe]s?|deber(?:es)?|cortes?|letras?|fuerzas?|aguas?|polvos?|medios?|dados?|damas?|humanidad(?:es)?|ciencias?|facultad(?:es)?|cuentas?|derechos?|grad[oa]s?)$/u;

const SPANISH_VERBS = new Map(Object.entries({ son: 'es', han: 'ha', van: 'va', están: 'está' }));

export function spanishEnding(word: string): string {
  const verb = SPANISH_VERBS.get(word);
  if (verb !== undefined) return verb;
  if (word.length < SHORTEST) return word;
  if (/(?:ciones|siones)$/u.test(word)) return `${word.slice(0, -5)}ión`;
  if (SPANISH_KEPT.test(word) || /(?:ieron|aron|aban|ían)$/u.test(word)) return word;
  const [, stem = '', vowel = '', end = ''] = /^(.*[aeiouáéíóú].*)([aeio])([ns])es$/u.exec(word) ?? [];
  if (end === 'n' || (end === 's' && vowel === 'e')) return `${stem}${ACUTE[vowel]}${end}`;
  if (/(?:[aeiou]n|es)es$/u.test(word)) return word.slice(0, -2);
  if (/ces$/u.test(word)) return `${word.slice(0, -3)}z`;
  return word.replace(/(?<=[ae])n$|s$/u, '').replace(/(?<=[^aeiouáéíóú])e$/u, '');
}

/** What a plural in -es takes from its noun: volcán, volcanes. */
const ACUTE: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó' };

const PORTUGUESE_KEPT = /^(?:.{1,3}|.*[áéíóúâêô]s|.*(?:us|menos)|mais|depois|antes|lápis|ônibus|quem|também|ontem|nem|sem|bem|costas?|férias?|bens|algemas?|copas?|damas?|letras?|cortes?|ouros?|paus?|espadas?|deveres?|dever|direitos?)$/u;

const PORTUGUESE_VERBS = new Map(Object.entries({ são: 'é', têm: 'tem', vêm: 'vem', estão: 'está' }));

export function portugueseEnding(word: string): string {
  const verb = PORTUGUESE_VERBS.get(word);
  if (verb !== undefined) return verb;
  if (/[õã]es$/u.test(word)) return `${word.slice(0, -3)}ão`;
  if (PORTUGUESE_KEPT.test(word)) return word;
  if (/[aei]ram$/u.test(word)) return word;
  if (/ais$/u.test(word)) return `${word.slice(0, -2)}l`;
  if (/éis$/u.test(word)) return `${word.slice(0, -3)}el`;
  if (/óis$/u.test(word)) return `${word.slice(0, -3)}ol`;
  if (/[rz]es$/u.test(word)) return word.slice(0, -2);
  const single = /ns$/u.test(word) ? `${word.slice(0, -2)}m` : word.replace(/s$/u, '');
  return word.length > SHORTEST ? single.replace(/(?<=[ae])m$/u, '') : single;
}

const FRENCH_KEPT = /^(?:.{1,3}|.*(?:us|ès|is)|temps|corps|cours|fois|mois|sans|dans|pays|plus|moins|vers|toujours|jamais|après|très|heureux|deux|prix|choix|voix|noix|croix|paix|faux|doux|roux|mieux|comment|souvent|vent|dent|cent|argent|ciseaux?|lunettes?|toilettes?|vacances?|échecs?|assises?|menottes?|règles?|mémoires?|lettres?|humanités?|eaux?|affaires?|courses?|devoirs?|fers?|dames?|droits?|sciences?|gages?|cuivres?)$/u;

const FRENCH_VERBS = new Map(Object.entries({ sont: 'est', ont: 'a', vont: 'va', font: 'fait' }));

export function frenchEnding(word: string): string {
  const verb = FRENCH_VERBS.get(word);
  if (verb !== undefined) return verb;
  if (FRENCH_KEPT.test(word)) return word;
  if (/aux$/u.test(word) && !/eaux$/u.test(word)) return `${word.slice(0, -3)}al`;
  if (/(?:aient|èrent|irent|urent)$/u.test(word)) return word;
  if (/ent$/u.test(word) && word.length > SHORTEST) return word.slice(0, -2);
  return word.replace(/(?<=[^s])[sx]$/u, '');
}

const ITALIAN_KEPT = /^(?:.{1,3}|che|come|dove|quando|ogni|oggi|ieri|crisi|tesi|analisi|sintesi|virus|sempre|meno|anche|dopo|prima|durante|contro|sotto|sopra|molto|poco|tanto|non|mai|scacc(?:o|hi)|dam[ae]|affar[ei]|ben[ei]|compit[oi]|occhial[ei]|resti|resto|lettere?|lettera|diritt[oi]|forbic[ei])$/u;

const ITALIAN_VERBS = new Map(Object.entries({ sono: 'è', hanno: 'ha', vanno: 'va', fanno: 'fa', stanno: 'sta' }));

export function italianEnding(word: string): string {
  const verb = ITALIAN_VERBS.get(word);
  if (verb !== undefined) return verb;
  if (ITALIAN_KEPT.test(word)) return word;
  return word.replace(/(?:[aeo]no|[aeio])$/u, '').replace(/(?<=[cg])h$/u, '').replace(/(?<=[^aeiou]{2}|[aeiou][^aeiou])i$/u, '');
}

/** Of nouns that show it, and of nothing else: a German ending mostly makes another word. */
export function germanEnding(word: string): string {
  return word.replace(/(?<=.{3}(?:ung|heit|keit|schaft|ion|tät))en$/u, '');
}

const NOMINATIVE = 'ый|ий|ой|ая|яя|ое|ее|ые|ие(?<=[кгхшжчщн]ие)|а|я|о|е|ь|й|ы|и';
const GENITIVE = 'ого|его|ой|ей|ых|их|ов|ев|а|я|ы|и|у|ю';
const RUSSIAN_CASES: Readonly<Record<string, RegExp>> = Object.fromEntries(Object.entries({
  nom: NOMINATIVE,
  gen: `ия(?<=ния)|${GENITIVE}`,
  // "Чем масса отличается от веса" has both.
  'nom-gen': `ия(?<=ния)|${NOMINATIVE}|${GENITIVE}`,
  dat: 'ию(?<=нию)|ому|ему|ой|ей|ым|им|у|ю|е|и',
  acc: 'ого|его|ую|юю|ый|ий|ое|ее|ые|их|ых|у|ю|о|е|ь|а|я|ы|и',
  ins: 'ием(?<=нием)|ым|им|ой|ей|ом|ем|ём|ами|ями|ыми|ими|ью',
}).map(([name, endings]) => [name, new RegExp(`(?:${endings})$`, 'u')]));

/** A Russian noun or adjective without its case; only where a question asks about it alone, so that its case says nothing. */
export function russianCase(word: string, name: string): string {
  return word.length < SHORTEST || /[^а-яё]/u.test(word) ? word : word.replace(RUSSIAN_CASES[name] ?? /(?!)/u, '');
}
