/** What models put before a continuation although they are asked not to, in the languages that Lyceum teaches in. */

const APOLOGIES = [
  // en
  'i(?:\'m| am) (?:very |so |really |terribly )?sorry', 'we(?:\'re| are) (?:very |so )?sorry', 'sorry', '(?:my |i |we )?apologi[esz]', 'pardon',
  // es, fr
  'lo siento', 'disculp', 'perd[oó]n', 'mis disculpas', '(?:je suis |nous sommes )?désolé', 'je m[\'’]excuse', 'excuse[zs]?[ -]', '(?:toutes )?mes excuses',
  'je vous (?:prie|demande)',
  // de, it, pt
  'entschuldig', '(?:es )?tut mir (?:sehr )?leid', 'verzeih', 'mi (?:dispiace|scuso)', 'scusa', 'chiedo scusa', 'le mie scuse',
  '(?:peço |mil )?desculp', 'lamento', 'perdão', 'sinto muito',
  // ru
  'извин', 'прошу прощения', 'прости(?:те|[,.!])', 'приношу (?:свои )?извинения', 'мне (?:очень )?жаль',
  // zh, ja, ko
  '(?:非常|很|十分)?抱歉', '(?:对|對)不起', '不好意思', '(?:大変|誠に)?申し訳', 'すみません', 'ごめん', '失礼', '(?:정말 |대단히 )?죄송', '미안',
  // ar, hi
  '(?:م|ال?م)?عذر', 'آسف', '[أنا]عتذر', '(?:मुझे )?(?:क्षमा|माफ|खेद)',
];

/** Agreement and announcements: an answer's own sentence may begin so too. */
const ANNOUNCEMENTS = [
  'certainly', 'of course', 'sure', 'absolutely', 'okay', 'ok', 'here (?:is|\'s|are)', 'continuing', 'let me', 'i(?:\'ll| will)', 'to continue', 'picking up', 'resuming',
  'claro', 'por supuesto', 'contin[uú]', 'sigo', 'aquí', 'bien sûr', 'd[\'’]accord', 'je (?:continue|reprends|poursuis)', 'voici', 'reprenons',
  'natürlich', 'gerne', 'hier', 'ich (?:fahre|setze|mache)', 'weiter', 'certo', 'certamente', 'ecco', 'riprendo', 'proseguo', 'com certeza', 'aqui', 'retomando',
  'конечно', 'хорошо', 'продолж', 'вот', '当然', '好的', '(?:以下|下面|接下来|继续|我(?:将|会)?继续)', '承知', 'もちろん', 'はい', '(?:以下|続き|続け|では)', '물론', '네', '알겠', '계속', '이어',
  'بالطبع', 'حسن', 'سأ', '[نأ]?تابع', 'إليك', 'ज़?रूर', 'बिल्कुल', 'ठीक', 'यहाँ', 'आगे', 'जारी',
];

/** What an announcement names where it is one: the rest, going on. */
const GOING_ON = new RegExp('\\brest\\b|contin[uú]|left off|pick(?:ing)? up|resum|sigue|suite|repren|poursui|weiter|fortsetz|prosegu|resto|riprend|retom|'
  + '(?<!\\p{L})остальн|продолж|继续|繼續|其余|余下|剩余|続き|続け|残り|나머지|계속|이어|بقية|تابع|أكمل|शेष|बाक|आगे|जारी', 'iu');

/** To the end of the sentence, and of the line if it is the last on it. */
const SENTENCE = '[^\\n.:!?。：！？।]*(?:\\.{1,3}|[:!?。：！？।…])\\n*';

const startsWith = (words: string[]): RegExp => new RegExp(`^\\s*(?:${words.join('|')})${SENTENCE}`, 'iu');

const APOLOGY = startsWith(APOLOGIES);
/** A sentence that may be about the answer instead of a part of it. */
export const INTRODUCTION = startsWith([...APOLOGIES, ...ANNOUNCEMENTS]);

/** What an apology names where it is for the answer: that it broke off. */
const BROKEN_OFF = /interr|cut (?:off|short)|broke|abgebroch|unterbroch|abgeschnitt|coup|cort|tron[cq]|trunc|прерв|обор|中断|打断|途切|途中|끊|중단|انقط|बाधित|टूट|रुक/iu;
/** What may follow an apology that stands by itself. */
const AFTER_APOLOGY = /^[\s,]*(?:(?:about|for|to|the|that|this|me|you|pour|cela|ça|por|eso|esto|isso|dafür|per|questo|за|это|कीजिए|करें|करना)[\s,]*)*$/iu;
const APOLOGY_WORDS = new RegExp(`^\\s*(?:${APOLOGIES.join('|')})[\\p{L}\\p{M}]*`, 'iu');
/** Where words don't stand apart, a particle tells that the apology is what the sentence speaks of. */
const SPOKEN_OF = /[はがをの的是]/u;

/** "Sorry about that." says nothing; "Sorry is used for small mishaps." may be the lesson's own sentence. */
function standsAlone(apology: string): boolean {
  const words = APOLOGY_WORDS.exec(apology)?.[0] ?? '';
  return !SPOKEN_OF.test(words) && AFTER_APOLOGY.test(apology.slice(words.length).replace(/[\p{P}\s]+$/u, ''));
}

/** Whether an introduction can be no part of an answer: an apology for the break, or a line that announces the rest. */
export function isAboutTheAnswer(introduction: string): boolean {
  if (APOLOGY.test(introduction)) return standsAlone(introduction) || BROKEN_OFF.test(introduction) || GOING_ON.test(introduction);
  return GOING_ON.test(introduction) && /[:：]\s*$|\n$/.test(introduction);
}

/** Whether a continuation is nothing but apologies: its model goes on with nothing. */
export function isOnlyApology(continuation: string): boolean {
  let rest = continuation;
  for (let sentence = APOLOGY.exec(rest); sentence; sentence = APOLOGY.exec(rest)) rest = rest.slice(sentence[0].length);
  return continuation.trim() !== '' && rest.trim() === '';
}

export const END_OF_SENTENCE = /[\p{P}\n]\s*$/u;
