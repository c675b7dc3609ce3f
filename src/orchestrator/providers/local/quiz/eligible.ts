import type { LanguageCode } from '../../../model.js';
import type { LanguagePack } from '../languages/pack.js';
import type { Sentence } from '../analysis/text.js';

const TERMINAL = /[.。।۔!！]["'”’»」』)）]?$/u;
const AWKWARD = /[[\]|\\$={}<>#?？؟…~^]|https?:|____|\.\.\.|[:：;；]$|\p{Extended_Pictographic}/u;
const PAIRS: readonly [RegExp, RegExp][] = [
  [/[(（]/g, /[)）]/g], [/[“„]/g, /[”“]/g], [/«/g, /»/g], [/「/g, /」/g], [/『/g, /』/g],
];

/** Shortest and longest, where a script says more with fewer letters. */
const LENGTHS: Partial<Record<LanguageCode, [number, number]>> = { zh: [12, 90], ja: [15, 110], ko: [16, 130], ar: [28, 200], hi: [28, 220] };

const count = (text: string, part: RegExp): number => text.match(part)?.length ?? 0;

function isBalanced(text: string): boolean {
  if (count(text, /"/g) % 2 === 1) return false;
  return PAIRS.every(([open, close]) => count(text, open) === count(text, close) || open.source.includes('„'));
}

/** Whether a text says the same without the sentences around it. */
export function standsAlone(text: string, pack: LanguagePack): boolean {
  return !pack.opener.test(text) && !pack.pointer.test(text);
}

/** Headings under which a lesson works out a case, or reports what people wrongly believe. */
const ASIDE =
  /example|case study|misconception|myth|exercise|ejemplo|ejercicio|error común|exemple|exercice|idée fausse|idées reçues|beispiel|irrtum|missverständnis|übung|esempio|esercizio|luogo comune|errore|exemplo|exercício|equívoco|пример|упражнени|заблуждени|例題|例え|例：|演習|誤解|例题|例子|练习|误解|误区|예제|예시|연습|오해|مثال|تمرين|خاطئ|उदाहरण|अभ्यास|भ्रम|ग़लतफ़हमी|गलतफहमी/iu;
const SUPPOSED =
  /(?:^|[.。!?！？।]\s*)(?:suppose|imagine|consider|picture|assume|let us say|take a|supposons|imaginons|imaginez|prenons|considérons|soit |supongamos|imagina|consideremos|pensemos|angenommen|stell|nehmen wir|betrachten wir|supponiamo|immagina|consideriamo|prendiamo|suponha|imagine|considere|допустим|представ|предположим|рассмотрим|假设|设想|想象|たとえば、?ある|ある.{0,20}とします|가령|لنفترض|تخيل|मान लीजिए|कल्पना)/iu;

/** Whether a sentence belongs to a worked case or a mistaken belief: its statements hold only there. */
function isAside({ passage }: Sentence): boolean {
  return ASIDE.test(passage.heading) || SUPPOSED.test(passage.text.slice(0, 4000));
}

/** Whether questions can be made from a sentence: whole, plain, of a readable length, and clear by itself. */
export function isEligible(sentence: Sentence, pack: LanguagePack): boolean {
  const { text, tokens, content, source } = sentence;
  const [least, most] = LENGTHS[pack.code] ?? [35, 240];
  if (!source || text.length < least || text.length > most) return false;
  if (tokens.length < (pack.code in LENGTHS ? 4 : 6) || content.size < 3) return false;
  if (!TERMINAL.test(text) || AWKWARD.test(text) || !isBalanced(text)) return false;
  if (/^\P{L}*\p{Ll}/u.test(text) && /^(?:en|es|fr|de|it|pt|ru)$/.test(pack.code)) return false;
  return !isAside(sentence) && sentence.marked.filter(({ code }) => code).length <= 2 && standsAlone(text, pack);
}
