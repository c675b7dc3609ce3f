import type { LanguageCode } from '../model.js';
import type { Term } from './signature.js';

/** A field of knowledge, where a question names it: "in economics", 经济学里说的. What the field is called is its first group. */
const FIELDS: Readonly<Record<LanguageCode, RegExp>> = {
  en: / in (economics|finance|accounting|law|medicine|biology|chemistry|physics|mathematics|math|geography|psychology|linguistics|grammar|statistics|philosophy|politics|computer science|programming|music)$/u,
  de: / in der (wirtschaft|finanzwelt|buchhaltung|medizin|biologie|chemie|physik|mathematik|geographie|geografie|psychologie|grammatik|statistik|philosophie|politik|informatik|musik)$/u,
  es: / en (economía|finanzas|contabilidad|derecho|medicina|biología|química|física|matemáticas|geografía|psicología|gramática|estadística|filosofía|política|informática|programación|música)$/u,
  fr: / en (économie|finance|comptabilité|droit|médecine|biologie|chimie|physique|mathématiques|géographie|psychologie|grammaire|statistique|statistiques|philosophie|politique|informatique|programmation|musique)$/u,
  it: / in (economia|finanza|contabilità|diritto|medicina|biologia|chimica|fisica|matematica|geografia|psicologia|grammatica|statistica|filosofia|politica|informatica|musica)$/u,
  pt: / em (economia|finanças|contabilidade|direito|medicina|biologia|química|física|matemática|geografia|psicologia|gramática|estatística|filosofia|política|informática|programação|música)$/u,
  ru: / в (экономике|финансах|бухгалтерии|праве|медицине|биологии|химии|физике|математике|географии|психологии|грамматике|статистике|философии|политике|информатике|музыке)$/u,
  ar: / في (الاقتصاد|المحاسبة|القانون|الطب|الأحياء|الكيمياء|الفيزياء|الرياضيات|الجغرافيا|النحو|الإحصاء|الفلسفة|السياسة|البرمجة|الموسيقى)$/u,
  hi: /^(अर्थशास्त्र|लेखांकन|क़ानून|चिकित्सा|जीव विज्ञान|जीवविज्ञान|रसायन विज्ञान|भौतिकी|गणित|भूगोल|मनोविज्ञान|व्याकरण|सांख्यिकी|संगीत) में /u,
  ko: /^(경제학|경제|회계|회계학|법학|의학|생물학|화학|물리학|물리|수학|지리학|심리학|문법|통계학|음악)에서 (?:말하는 )?/u,
  zh: /^(?:在)?(经济学|会计学|会计|法律|医学|生物学|化学|物理学|物理|数学|地理|心理学|语法|统计学|哲学|音乐)(?:里|中|上)?(?:所?(?:说|讲|谓|指))?的/u,
  ja: /^(経済学|経済|会計|会計学|法律|医学|生物学|化学|物理学|物理|数学|地理|心理学|文法|統計学|哲学|音楽)(?:で(?:いう|言う|の|は)?|における|の用語の?)/u,
};
/** The lesson itself: all that is asked is asked of it. An article before its name is no term. */
const LESSON: Partial<Record<LanguageCode, RegExp>> = {
  en: / in (?:the|this) (lesson|text|chapter)$/u,
  es: / en (lección)$/u,
  fr: / dans (leçon)$/u,
  it: / in (lezione)$/u,
  pt: / em (lição|aula)$/u,
  de: / in der (lektion)$/u,
};
const UNSPACED: ReadonlySet<LanguageCode> = new Set(['zh', 'ja']);
/** How many words, or signs, a term has that means one thing only: a root is another thing in botany, compound interest is not. */
const LEAST_WORDS = 2;
const LEAST_SIGNS = 4;

/** Terms without the field that they are asked about in, where they hardly mean another thing elsewhere; null where none is named. */
export function withoutField(terms: readonly Term[], language: LanguageCode): { terms: Term[]; field: string } | null {
  const between = UNSPACED.has(language) ? '' : ' ';
  const text = terms.map(({ form }) => form.toLowerCase()).join(between);
  const ofLesson = LESSON[language]?.exec(text);
  const found = ofLesson ?? FIELDS[language].exec(text);
  const field = found?.[1];
  if (!found || field === undefined) return null;
  const length = between === '' ? [...found[0]].length : found[0].trim().split(' ').length;
  const rest = found.index === 0 ? terms.slice(length) : terms.slice(0, -length);
  const isLong = between === '' || (language === 'ko' && rest.length === 1) ? rest.map(({ form }) => form).join('').length >= LEAST_SIGNS : rest.length >= LEAST_WORDS;
  // What is said of the term may be what makes it mean this and not that.
  return isLong || ofLesson ? { terms: rest, field } : null;
}
