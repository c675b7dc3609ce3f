import type { LanguageCode } from '../../../model.js';

const between = (list: string): RegExp => new RegExp(`(?:^|[^\\p{L}\\p{M}])(?:${list})(?:$|[^\\p{L}\\p{M}])`, 'iu');

/** What asks about words themselves: there no word is another one's synonym, as the opposite of rapidly is none of quickly. */
export const ABOUT_WORDS: Readonly<Record<LanguageCode, RegExp>> = {
  en: between('words?|mean|means|meaning|meant|synonyms?|antonyms?|opposites?|plurals?|singular|spell|spells|spelled|spelt|spelling|pronounce|pronounced|pronunciation|letters?|syllables?|rhymes?|translate|translated|etymology|difference|differ|noun|verb|adjective|adverb|prefix|suffix|tense|conjugate|conjugated|distinguish'),
  de: between('wort|wörter|bedeutet|bedeuten|heißt|bedeutung|synonyme?|antonyme?|gegenteil|plural|mehrzahl|singular|schreibt|schreibe|geschrieben|buchstabiert|ausgesprochen|aussprache|buchstaben|silben|reimt|übersetzt|übersetze|unterschied|konjugiert|konjugiere|dekliniert|verb|adjektiv|substantiv|herkunft'),
  fr: between("mots?|signifie|veut dire|sens|signification|synonymes?|antonymes?|contraire|pluriel|singulier|écrit|écrire|écris|épelle|prononce|prononcer|prononciation|lettres|syllabes|rime|traduit|traduire|différence|conjugue|conjuguer|verbe|adjectif|étymologie"),
  es: between('palabras?|significa|quiere decir|significado|sentido|sinónimos?|antónimos?|contrario|plural|singular|escribe|escribir|escribo|deletrea|pronuncia|pronunciar|letras|sílabas|rima|traduce|traducir|diferencia|conjuga|conjugar|verbo|adjetivo|etimología'),
  it: between('parola|parole|significa|vuol dire|significato|senso|sinonim[oi]|contrari[oi]|plurale|singolare|scrive|scrivere|scrivo|pronuncia|pronunciare|lettere|sillabe|rima|traduce|tradurre|differenza|coniuga|coniugare|verbo|aggettivo|etimologia'),
  pt: between('palavras?|significa|quer dizer|significado|sentido|sinônimos?|antônimos?|contrário|plural|singular|escreve|escrever|escrevo|soletra|pronuncia|pronunciar|letras|sílabas|rima|traduz|traduzir|diferença|conjuga|conjugar|verbo|adjetivo|etimologia'),
  ru: between('слов[оаеу]?|словом|значит|означает|значение|смысл|синоним\\p{L}*|антоним\\p{L}*|множественн\\p{L}*|единственн\\p{L}*|пишется|пишут|писать|произносится|произношение|букв\\p{L}?|слог\\p{L}*|рифмуется|переводится|перевести|склоняется|спрягается|проспрягать|глагол\\p{L}?'),
  ar: between('كلمة|معنى|معناه|معناها|معناهم|يعني|تعني|مرادف|مرادفات|ضد|عكس|جمع|مفرد|تكتب|يكتب|تلفظ|ينطق|تنطق|حرف|حروف|تترجم|أترجم|إعراب|تصريف'),
  hi: between('शब्द|अर्थ|मतलब|पर्यायवाची|विलोम|बहुवचन|एकवचन|वर्तनी|उच्चारण|अक्षर|अनुवाद|समानार्थी'),
  ja: /[「『"“](?:[^」』"”]+)[」』"”]|という(?:言葉|語|単語)|対義語|反対語|反意語|類義語|同義語|綴り|つづり|発音|読み方|漢字/u,
  ko: /동의어|유의어|반의어|반대말|비슷한 말|맞춤법|발음|철자|단어/u,
  zh: /[“"「『](?:[^”"」』]+)[”"」』]的?意思|反义词|近义词|同义词|拼音|怎么读|怎么念|怎么拼|笔画|造句|这个词|这个字/u,
};
