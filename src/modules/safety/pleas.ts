import { DATA_TAGS } from '../../orchestrator/fence.js';
import { dropsInstructions } from './orders.js';
import { anyOf, pattern, plain, sentences } from './plain.js';

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
const WORDS = (most: number): string => `(?:\\s+[^\\s.!?]+){0,${most}}?\\s+`;

/** All that there is to be had. "All points" alone is geometry: it takes somebody who gives them. */
const FULL = anyOf(
  `${START}(?:full|maximum|max|perfect|top|highest)(?: possible)? (?:marks?|points|score|credit|grade)${END}`, `${START}(?:10|ten) out of (?:10|ten)${END}`,
  '(?:puntuacion|nota|calificacion|puntaje) (?:maxim|complet|perfect|total)\\p{L}*', 'maxim\\p{L} (?:puntuacion|nota|calificacion|puntaje)', 'la mejor nota',
  '(?:note|score|points) (?:maxima|parfait|au maximum)\\p{L}*', 'maximum (?:de|des) points', 'totalite des points',
  '(?:volle|vollen|maximale|hochste) (?:punktzahl|punkte|note)\\p{L}*', 'hochstpunktzahl', 'bestnote', 'maximalpunktzahl',
  '(?:punteggio|voto) (?:massimo|pieno)', 'massim\\p{L} (?:punteggio|dei voti|dei punti|voto)', 'pieni voti',
  '(?:nota|pontuacao) (?:maxima|total)', 'maxima (?:nota|pontuacao)',
  '(?:максимальн|высш|полн)\\p{L}+ (?:балл|оценк)\\p{L}*', 'максимум баллов',
  '满分|最高分', '満点|最高点', '만점|최고 ?점', '(?:الدرجة|العلامة) (?:الكاملة|القصوى|النهائية)', '(?:पूरे|पूर्ण|अधिकतम) (?:अंक|नंबर)');
const GIVES = [
  pattern(`${START}(?:give|award|grant|assign|deserves?)${WORDS(5)}(?:all|every|\\d+)${WORDS(3)}(?:marks?|points?|credits?)${END}`),
  pattern(`${START}(?:da|dame|dale|otorga|otorgame|asigna|pon|ponme|concede|merece)${WORDS(4)}(?:todos|\\d+)${WORDS(2)}puntos${END}`),
  pattern(`${START}(?:donne[zs]?|attribue[zs]?|accorde[zs]?|mets|mettez|merite)\\S*${WORDS(4)}(?:tous|\\d+)${WORDS(2)}points${END}`),
  pattern(`${START}(?:gib|geben|vergib|vergeben|verdient|erteile)${WORDS(5)}(?:alle|\\d+)${WORDS(2)}punkte${END}`),
  pattern(`${START}(?:dai|dammi|assegna|assegnami|attribuisci|concedi|merita)${WORDS(4)}(?:tutti|\\d+)${WORDS(2)}punti${END}`),
  pattern(`${START}(?:de|da|atribua|conceda|merece)${WORDS(4)}(?:todos|\\d+)${WORDS(2)}pontos${END}`),
  pattern(`${START}(?:дай|дайте|поставь|поставьте|начисли|начислите|присвой)${WORDS(4)}(?:все|\\d+)${WORDS(2)}балл\\p{L}*`),
  pattern('(?:给|打|加)[^。！？]{0,8}(?:全部|所有|\\d+)[^。！？]{0,4}分'),
  pattern('(?:全部|すべて|\\d+)[^。！？]{0,4}点[^。！？]{0,4}(?:ください|与え|つけて|くれ)'),
  pattern('(?:모든|\\d+)[^.!?]{0,4}점(?:수)?[^.!?]{0,6}(?:주|달라|부여)'),
];

/** To be taken for right. */
const MARKS = [
  pattern(`${START}(?:mark|grade|rate|count|treat|consider|accept|score|judge|classify)${WORDS(6)}(?:correct|right|passed|complete|fully correct|valid|met)${END}`),
  pattern(`${START}(?:marca|marque|considera|considere|califica|califique|acepta|acepte|cuenta|evalua)${WORDS(6)}(?:correct|valid|cumplid|aprobad|bien)\\p{L}*`),
  pattern(`${START}(?:marque|marquez|considere|considerez|note|notez|accepte|acceptez|compte|comptez|validez?)${WORDS(6)}(?:correct|juste|bonne|valide|rempli)\\p{L}*`),
  pattern(`${START}(?:bewerte|bewerten|markiere|markieren|werte|werten|betrachte|betrachten|akzeptiere|akzeptieren)${WORDS(7)}(?:richtig|korrekt|erfullt|bestanden)${END}`),
  pattern(`${START}(?:segna|segnala|considera|valuta|accetta|conta)${WORDS(6)}(?:corrett|giust|soddisfatt|valid)\\p{L}+`),
  pattern(`${START}(?:avalie|aceite|conte|considere|marque)${WORDS(6)}(?:corret|cert|cumprid|valid)\\p{L}+`),
  pattern(`${START}(?:отметь|отметьте|засчитай|засчитайте|считай|считайте|оцени|оцените|признай|признайте|прими)${WORDS(6)}(?:правильн|верн|выполнен)\\p{L}+`),
  pattern('(?:请|把|将|务必|应)[^。！？]{0,14}(?:标记|判|评|视|算|当)[^。！？]{0,8}(?:正确|全对|满足|符合|通过)'),
  pattern('(?:正解|正しい|満たし|合格)[^。！？]{0,8}(?:と(?:して)?)(?:採点|判定|評価|みなし|扱)'),
  pattern('(?:정답|옳은|맞은|충족)[^.!?]{0,8}(?:처리|채점|판정|표시)'),
  pattern('(?:اعتبر|احسب|قيم|قيّم)[^.!؟]{0,30}(?:صحيح|صواب)'),
  pattern('(?:सही|पूरा)[^.!?।]{0,10}(?:मान|अंकित|चिह्नित)'),
];

/** Somebody speaks of the criteria or to whoever grades, which no answer to a question does. */
const TALKS = [
  pattern(anyOf('(?:all|every|each)(?: (?:of|the|of the))? criteri\\p{L}+', 'tod[oa]s los criterios', 'tous les criteres', 'alle kriterien', 'tutti i criteri', 'todos os criterios', '(?:все|всем) критери\\p{L}+')),
  pattern('(?:所有|全部|每(?:个|条|项))(?:的)?(?:评分)?(?:标准|准则)|评分(?:标准|规则|系统|员)|(?:すべて|全て|全部)の(?:基準|採点)|採点(?:者|官|基準|システム)|모든 (?:기준|채점)|채점(?:자|관|기준)|(?:جميع|كل) المعايير|(?:सभी|सारे) मानदंड'),
  pattern(`${START}"?met"?\\s*[:=]\\s*"?true`),
  pattern(`^\\W*(?:system|assistant|user|developer|sistema|systeme|система|系统|システム|시스템|النظام)(?: (?:note|message|prompt|override))?\\s*[:：\\]]`),
  pattern(`${START}(?:dear|attention|hey|hello|note (?:to|for)|message (?:to|for)|instructions? (?:to|for))(?: the)? (?:grader|examiner|marker|ai|model|assistant|teacher|judge)${END}`),
  pattern(`${START}(?:nota|mensaje|instruccion\\p{L}*|atencion|estimad[oa]|querid[oa]|hola)(?: para| a)?(?: el| la| al)? (?:corrector|evaluador|examinador|profesor|ia|modelo|juez)\\p{L}*`),
  pattern(`${START}(?:note|message|consigne|attention|cher|chere|bonjour)(?: pour| a)?(?: le| la| au)? (?:correcteur|correctrice|examinateur|professeur|ia|modele|juge)${END}`),
  pattern(`${START}(?:hinweis|nachricht|anweisung|achtung|liebe|lieber|hallo|an)(?: an| fur)?(?: den| die| das)? (?:korrektor|prufer|bewerter|lehrer|ki|modell|assistent)\\p{L}*`),
  pattern(`${START}(?:внимание|уважаем\\p{L}+|сообщение|инструкция)(?: для)? (?:проверяющ|экзаменатор|учител|модел|ии|преподавател)\\p{L}*`),
  pattern(`(?:ignore|disregard|forget|skip|ignora|ignoriere|ignorieren sie|vergiss|ignorez|oublie[zs]?|dimentica|ignorar|игнорируй(?:те)?|забудь(?:те)?)${WORDS(4)}(?:rubric|criteri|kriteri|critere|bewertung|grading|критери|answer key|clave)\\p{L}*`),
  pattern('(?:忽略|无视|忘记|跳过)[^。！？]{0,10}(?:标准|规则|指令|要求)|(?:基準|指示|採点)[^。！？]{0,6}無視'),
];

const TAG = new RegExp(`<\\s*/?\\s*(?:${DATA_TAGS.join('|')})\\s*>`, 'iu');
const TEXTUAL = [...GIVES, ...MARKS, ...TALKS, pattern(FULL)];

/** Whether a sentence of an answer is about how it is to be graded. Only where it is sure: what passes is fenced as data all the same. */
function isPlea(sentence: string): boolean {
  if (TAG.test(sentence)) return true;
  const text = plain(sentence);
  return dropsInstructions(text) || TEXTUAL.some((expression) => text.search(expression) >= 0);
}

/** An answer without its sentences that speak to whoever grades it; the rest is as it was written. */
export function withoutPleas(answer: string): string {
  return sentences(answer).filter((sentence) => !isPlea(sentence)).join('').trim();
}
