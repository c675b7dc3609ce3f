import type { LanguageCode } from '../../model.js';
import type { Aspect } from '../../shaping.js';

/** What the engine says it left out; the difficulty has notices of its own. */
export interface LeftOutWords {
  leftOut(aspects: string): string;
  names: Record<Exclude<Aspect, 'DIFFICULTY'>, string>;
}

export const LEFT_OUT_WORDS: Record<LanguageCode, LeftOutWords> = {
  en: {
    leftOut: (aspects) => `The built-in engine quotes the lesson as it is, and left these wishes out: ${aspects}.`,
    names: { MANNER: "the tutor's manner", PERSONA: 'how the tutor is to be', PRIOR_KNOWLEDGE: 'what is known already', PRESENTATION: 'the presentation', INDUSTRY: 'the industry', ROLE: 'the role' },
  },
  es: {
    leftOut: (aspects) => `El motor integrado cita la lección tal cual y no ha tenido en cuenta estos deseos: ${aspects}.`,
    names: { MANNER: 'el estilo del tutor', PERSONA: 'cómo debe ser el tutor', PRIOR_KNOWLEDGE: 'lo que ya se sabe', PRESENTATION: 'la presentación', INDUSTRY: 'el sector', ROLE: 'el puesto' },
  },
  fr: {
    leftOut: (aspects) => `Le moteur intégré cite la leçon telle quelle et n'a pas tenu compte de ces souhaits : ${aspects}.`,
    names: { MANNER: 'le style du tuteur', PERSONA: 'le tuteur souhaité', PRIOR_KNOWLEDGE: 'les connaissances déjà acquises', PRESENTATION: 'la présentation', INDUSTRY: "le secteur d'activité", ROLE: 'la fonction' },
  },
  de: {
    leftOut: (aspects) => `Die eingebaute Engine zitiert die Lektion, wie sie ist, und hat diese Wünsche nicht berücksichtigt: ${aspects}.`,
    names: { MANNER: 'die Art der Lehrkraft', PERSONA: 'wie die Lehrkraft sein soll', PRIOR_KNOWLEDGE: 'was schon bekannt ist', PRESENTATION: 'die Darstellung', INDUSTRY: 'die Branche', ROLE: 'die Aufgabe im Beruf' },
  },
  it: {
    leftOut: (aspects) => `Il motore integrato cita la lezione così com'è e non ha tenuto conto di questi desideri: ${aspects}.`,
    names: { MANNER: 'lo stile del tutor', PERSONA: 'come deve essere il tutor', PRIOR_KNOWLEDGE: 'ciò che è già noto', PRESENTATION: 'la presentazione', INDUSTRY: 'il settore', ROLE: 'il ruolo' },
  },
  pt: {
    leftOut: (aspects) => `O motor integrado cita a lição como ela é e não levou em conta estes desejos: ${aspects}.`,
    names: { MANNER: 'o estilo do tutor', PERSONA: 'como o tutor deve ser', PRIOR_KNOWLEDGE: 'o que já se sabe', PRESENTATION: 'a apresentação', INDUSTRY: 'o setor', ROLE: 'a função' },
  },
  ru: {
    leftOut: (aspects) => `Встроенный движок цитирует урок как есть и не учёл эти пожелания: ${aspects}.`,
    names: { MANNER: 'манера наставника', PERSONA: 'каким должен быть наставник', PRIOR_KNOWLEDGE: 'что уже известно', PRESENTATION: 'вид изложения', INDUSTRY: 'отрасль', ROLE: 'должность' },
  },
  zh: {
    leftOut: (aspects) => `内置引擎原样引用课文，没有顾及以下愿望：${aspects}。`,
    names: { MANNER: '老师的风格', PERSONA: '希望的老师', PRIOR_KNOWLEDGE: '已有的知识', PRESENTATION: '呈现方式', INDUSTRY: '行业', ROLE: '职位' },
  },
  ja: {
    leftOut: (aspects) => `内蔵エンジンはレッスンをそのまま引用するため、次のご希望は反映されていません：${aspects}。`,
    names: { MANNER: '先生の話し方', PERSONA: '望む先生', PRIOR_KNOWLEDGE: 'すでに知っていること', PRESENTATION: '提示の仕方', INDUSTRY: '業界', ROLE: '役割' },
  },
  ko: {
    leftOut: (aspects) => `내장 엔진은 수업 내용을 그대로 인용하므로 다음 희망 사항은 반영하지 못했습니다: ${aspects}.`,
    names: { MANNER: '선생님의 말투', PERSONA: '바라는 선생님', PRIOR_KNOWLEDGE: '이미 아는 것', PRESENTATION: '제시 방식', INDUSTRY: '업종', ROLE: '역할' },
  },
  ar: {
    leftOut: (aspects) => `يقتبس المحرّك المدمج الدرس كما هو، ولم يراعِ هذه الرغبات: ${aspects}.`,
    names: { MANNER: 'أسلوب المعلّم', PERSONA: 'صفات المعلّم المطلوب', PRIOR_KNOWLEDGE: 'ما هو معروف مسبقًا', PRESENTATION: 'طريقة العرض', INDUSTRY: 'القطاع', ROLE: 'الوظيفة' },
  },
  hi: {
    leftOut: (aspects) => `अंतर्निहित इंजन पाठ को ज्यों का त्यों उद्धृत करता है और इन इच्छाओं का ध्यान नहीं रख सका: ${aspects}।`,
    names: { MANNER: 'शिक्षक का ढंग', PERSONA: 'कैसा शिक्षक चाहिए', PRIOR_KNOWLEDGE: 'पहले से ज्ञात बातें', PRESENTATION: 'प्रस्तुति', INDUSTRY: 'उद्योग', ROLE: 'भूमिका' },
  },
};
