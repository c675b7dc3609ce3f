import type { LanguageCode } from '../../orchestrator/model.js';

/** What every questionnaire asks, because a program reads the answers: how well, how, how much. */
export interface StandardWords {
  level(subject: string): string;
  /** Of the scale. */
  ends: readonly [string, string];
  presentation: string;
  /** In the order of PRESENTATIONS. */
  presentations: readonly [string, string, string, string, string];
  pace: string;
  hours: string;
}

export const STANDARD_WORDS: Record<LanguageCode, StandardWords> = {
  en: {
    level: (s) => `How well do you know “${s}” already?`,
    ends: ['Not at all', 'Very well'],
    presentation: 'How do you like things explained?',
    presentations: ['In running text', 'In lists and tables', 'Step by step', 'With examples first', 'With comparisons'],
    pace: 'How many hours a week can you learn?',
    hours: 'hours a week',
  },
  es: {
    level: (s) => `¿Qué tan bien conoces ya «${s}»?`,
    ends: ['Nada', 'Muy bien'],
    presentation: '¿Cómo prefieres que te expliquen las cosas?',
    presentations: ['En texto corrido', 'En listas y tablas', 'Paso a paso', 'Primero con ejemplos', 'Con comparaciones'],
    pace: '¿Cuántas horas por semana puedes aprender?',
    hours: 'horas por semana',
  },
  fr: {
    level: (s) => `Connais-tu déjà bien « ${s} » ?`,
    ends: ['Pas du tout', 'Très bien'],
    presentation: "Comment préfères-tu qu'on t'explique les choses ?",
    presentations: ['En texte suivi', 'En listes et tableaux', 'Étape par étape', "D'abord par des exemples", 'Par des comparaisons'],
    pace: "Combien d'heures par semaine peux-tu apprendre ?",
    hours: 'heures par semaine',
  },
  de: {
    level: (s) => `Wie gut kennst du „${s}“ schon?`,
    ends: ['Gar nicht', 'Sehr gut'],
    presentation: 'Wie magst du Erklärungen am liebsten?',
    presentations: ['Als fließenden Text', 'In Listen und Tabellen', 'Schritt für Schritt', 'Zuerst mit Beispielen', 'Mit Vergleichen'],
    pace: 'Wie viele Stunden in der Woche kannst du lernen?',
    hours: 'Stunden in der Woche',
  },
  it: {
    level: (s) => `Quanto conosci già «${s}»?`,
    ends: ['Per niente', 'Molto bene'],
    presentation: 'Come preferisci le spiegazioni?',
    presentations: ['Come testo continuo', 'In elenchi e tabelle', 'Passo per passo', 'Prima con esempi', 'Con paragoni'],
    pace: 'Quante ore alla settimana puoi studiare?',
    hours: 'ore alla settimana',
  },
  pt: {
    level: (s) => `O quanto você já conhece “${s}”?`,
    ends: ['Nada', 'Muito bem'],
    presentation: 'Como você prefere as explicações?',
    presentations: ['Em texto corrido', 'Em listas e tabelas', 'Passo a passo', 'Primeiro com exemplos', 'Com comparações'],
    pace: 'Quantas horas por semana você pode aprender?',
    hours: 'horas por semana',
  },
  ru: {
    level: (s) => `Насколько хорошо ты уже знаешь тему «${s}»?`,
    ends: ['Совсем не знаю', 'Очень хорошо'],
    presentation: 'Какие объяснения тебе больше нравятся?',
    presentations: ['Связный текст', 'Списки и таблицы', 'Шаг за шагом', 'Сначала примеры', 'Со сравнениями'],
    pace: 'Сколько часов в неделю ты можешь учиться?',
    hours: 'часов в неделю',
  },
  zh: {
    level: (s) => `你对“${s}”已经了解多少？`,
    ends: ['完全不了解', '非常了解'],
    presentation: '你喜欢怎样的讲解？',
    presentations: ['连贯的文字', '列表和表格', '一步一步', '先举例子', '用比喻'],
    pace: '你每周可以学习几个小时？',
    hours: '小时/周',
  },
  ja: {
    level: (s) => `「${s}」をすでにどのくらい知っていますか。`,
    ends: ['まったく知らない', 'とてもよく知っている'],
    presentation: 'どのような説明が好きですか。',
    presentations: ['続いた文章', '箇条書きと表', '一歩ずつ', 'まず例から', 'たとえを使って'],
    pace: '週に何時間学べますか。',
    hours: '時間／週',
  },
  ko: {
    level: (s) => `“${s}”를 이미 얼마나 잘 알고 있나요?`,
    ends: ['전혀 모름', '매우 잘 앎'],
    presentation: '어떤 설명이 좋은가요?',
    presentations: ['이어지는 글', '목록과 표', '한 단계씩', '예부터 먼저', '비유로'],
    pace: '일주일에 몇 시간 배울 수 있나요?',
    hours: '시간/주',
  },
  ar: {
    level: (s) => `ما مدى معرفتك بـ«${s}» حتى الآن؟`,
    ends: ['لا أعرفه إطلاقًا', 'جيدة جدًا'],
    presentation: 'كيف تفضّل أن تُشرح لك الأمور؟',
    presentations: ['نصًا متصلًا', 'في قوائم وجداول', 'خطوة بخطوة', 'بالأمثلة أولًا', 'بالمقارنات'],
    pace: 'كم ساعة في الأسبوع تستطيع أن تتعلّم؟',
    hours: 'ساعات في الأسبوع',
  },
  hi: {
    level: (s) => `“${s}” को आप पहले से कितना जानते हैं?`,
    ends: ['बिल्कुल नहीं', 'बहुत अच्छी तरह'],
    presentation: 'आपको कैसी व्याख्या पसंद है?',
    presentations: ['लगातार लेख में', 'सूचियों और तालिकाओं में', 'चरण दर चरण', 'पहले उदाहरणों से', 'तुलनाओं से'],
    pace: 'आप सप्ताह में कितने घंटे सीख सकते हैं?',
    hours: 'घंटे प्रति सप्ताह',
  },
};
