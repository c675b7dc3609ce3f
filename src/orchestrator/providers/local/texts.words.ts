import type { LanguageCode } from '../../model.js';

/** What the engine itself says in summaries, examples, drafts and plans; all else is the lesson's own. */
export interface TextWords {
  /** The columns of a table: what it is about, what the lesson says of that. */
  topic: string;
  said: string;
  /** Notices of what it could not heed. */
  noticeLevel: string;
  noticeWork: string;
  noticeFewerExamples(made: number, asked: number): string;
  /** Of a draft: whose sentences it is made of, and which sections are missing. */
  noticeDraft: string;
  noticeSections(titles: string): string;
  /** Of a plan: what is done in a week without a new lesson, and that no goal is heeded. */
  review(title: string): string;
  noticeGoal: string;
  noticePlanLevel: string;
}

export const TEXT_WORDS: Record<LanguageCode, TextWords> = {
  en: {
    topic: 'Topic',
    said: 'What the lesson says',
    noticeLevel: 'The built-in engine quotes the lesson as it is: it could not adapt it to the difficulty asked for.',
    noticeWork: "The built-in engine gives the lesson's own examples: it could not take them from the industry or role asked for.",
    noticeFewerExamples: (made, asked) => `Of the ${asked} examples asked for, the lesson holds only ${made}.`,
    noticeDraft: 'The built-in engine drafts in the sentences of the lesson that was named, and heeds neither objectives nor audience.',
    noticeSections: (titles) => `It says nothing on these sections, which were left out: ${titles}.`,
    review: (title) => `Review: ${title}`,
    noticeGoal: 'The built-in engine spreads the lessons over the weeks by their length, and heeds no goal.',
    noticePlanLevel: 'The built-in engine plans for every level alike.',
  },
  es: {
    topic: 'Tema',
    said: 'Lo que dice la lección',
    noticeLevel: 'El motor integrado cita la lección tal como es: no ha podido adaptarla a la dificultad pedida.',
    noticeWork: 'El motor integrado da los ejemplos de la propia lección: no ha podido tomarlos del sector o puesto pedidos.',
    noticeFewerExamples: (made, asked) => `De los ${asked} ejemplos pedidos, la lección solo contiene ${made}.`,
    noticeDraft: 'El motor integrado redacta con las frases de la lección indicada y no tiene en cuenta objetivos ni público.',
    noticeSections: (titles) => `No dice nada sobre estos apartados, que se han omitido: ${titles}.`,
    review: (title) => `Repaso: ${title}`,
    noticeGoal: 'El motor integrado reparte las lecciones entre las semanas según su extensión y no tiene en cuenta el objetivo.',
    noticePlanLevel: 'El motor integrado planifica igual para todos los niveles.',
  },
  fr: {
    topic: 'Sujet',
    said: 'Ce que dit la leçon',
    noticeLevel: "Le moteur intégré cite la leçon telle quelle : il n'a pas pu l'adapter à la difficulté demandée.",
    noticeWork: "Le moteur intégré donne les exemples de la leçon elle-même : il n'a pas pu les tirer du secteur ou de la fonction demandés.",
    noticeFewerExamples: (made, asked) => `Sur les ${asked} exemples demandés, la leçon n'en contient que ${made}.`,
    noticeDraft: 'Le moteur intégré rédige avec les phrases de la leçon indiquée et ne tient compte ni des objectifs ni du public.',
    noticeSections: (titles) => `Elle ne dit rien de ces sections, qui ont été omises : ${titles}.`,
    review: (title) => `Révision : ${title}`,
    noticeGoal: 'Le moteur intégré répartit les leçons sur les semaines selon leur longueur et ne tient pas compte de l’objectif.',
    noticePlanLevel: 'Le moteur intégré planifie de la même façon pour tous les niveaux.',
  },
  de: {
    topic: 'Thema',
    said: 'Was die Lektion sagt',
    noticeLevel: 'Die eingebaute Engine zitiert die Lektion, wie sie ist: Sie konnte nicht an das gewünschte Niveau angepasst werden.',
    noticeWork: 'Die eingebaute Engine gibt die Beispiele der Lektion selbst wieder: Sie konnten nicht aus der gewünschten Branche oder Tätigkeit genommen werden.',
    noticeFewerExamples: (made, asked) => `Von den ${asked} gewünschten Beispielen enthält die Lektion nur ${made}.`,
    noticeDraft: 'Die eingebaute Engine entwirft mit den Sätzen der genannten Lektion und beachtet weder Ziele noch Zielgruppe.',
    noticeSections: (titles) => `Zu diesen Abschnitten steht dort nichts, sie wurden weggelassen: ${titles}.`,
    review: (title) => `Wiederholung: ${title}`,
    noticeGoal: 'Die eingebaute Engine verteilt die Lektionen nach ihrer Länge auf die Wochen und beachtet kein Ziel.',
    noticePlanLevel: 'Die eingebaute Engine plant für jedes Niveau gleich.',
  },
  it: {
    topic: 'Argomento',
    said: 'Che cosa dice la lezione',
    noticeLevel: "Il motore integrato cita la lezione così com'è: non ha potuto adattarla alla difficoltà richiesta.",
    noticeWork: 'Il motore integrato riporta gli esempi della lezione stessa: non ha potuto prenderli dal settore o dal ruolo richiesti.',
    noticeFewerExamples: (made, asked) => `Dei ${asked} esempi richiesti, la lezione ne contiene solo ${made}.`,
    noticeDraft: 'Il motore integrato scrive con le frasi della lezione indicata e non tiene conto né degli obiettivi né dei destinatari.',
    noticeSections: (titles) => `Non dice nulla su queste sezioni, che sono state omesse: ${titles}.`,
    review: (title) => `Ripasso: ${title}`,
    noticeGoal: 'Il motore integrato distribuisce le lezioni tra le settimane secondo la loro lunghezza e non tiene conto dell’obiettivo.',
    noticePlanLevel: 'Il motore integrato pianifica allo stesso modo per ogni livello.',
  },
  pt: {
    topic: 'Tema',
    said: 'O que a lição diz',
    noticeLevel: 'O motor integrado cita a lição tal como é: não pôde adaptá-la à dificuldade pedida.',
    noticeWork: 'O motor integrado dá os exemplos da própria lição: não pôde tirá-los do setor ou da função pedidos.',
    noticeFewerExamples: (made, asked) => `Dos ${asked} exemplos pedidos, a lição contém apenas ${made}.`,
    noticeDraft: 'O motor integrado redige com as frases da lição indicada e não considera objetivos nem público.',
    noticeSections: (titles) => `Ela não diz nada sobre estas seções, que foram omitidas: ${titles}.`,
    review: (title) => `Revisão: ${title}`,
    noticeGoal: 'O motor integrado distribui as lições pelas semanas conforme a sua extensão e não considera o objetivo.',
    noticePlanLevel: 'O motor integrado planeja da mesma forma para todos os níveis.',
  },
  ru: {
    topic: 'Тема',
    said: 'Что сказано в уроке',
    noticeLevel: 'Встроенный движок цитирует урок как есть: приспособить его к выбранной сложности он не смог.',
    noticeWork: 'Встроенный движок приводит примеры самого урока: взять их из указанной отрасли или должности он не смог.',
    noticeFewerExamples: (made, asked) => `Запрошено примеров: ${asked}, в уроке есть только ${made}.`,
    noticeDraft: 'Встроенный движок составляет черновик из предложений указанного урока и не учитывает ни целей, ни читателей.',
    noticeSections: (titles) => `Об этих разделах там ничего не сказано, они пропущены: ${titles}.`,
    review: (title) => `Повторение: ${title}`,
    noticeGoal: 'Встроенный движок распределяет уроки по неделям по их длине и не учитывает цель.',
    noticePlanLevel: 'Встроенный движок планирует одинаково для любого уровня.',
  },
  zh: {
    topic: '主题',
    said: '课文的说法',
    noticeLevel: '内置引擎原样引用课文，无法按所要求的难度调整。',
    noticeWork: '内置引擎给出课文自己的例子，无法从所要求的行业或职位中取例。',
    noticeFewerExamples: (made, asked) => `要求 ${asked} 个例子，课文中只有 ${made} 个。`,
    noticeDraft: '内置引擎用所指定课文的句子起草，不考虑学习目标和对象。',
    noticeSections: (titles) => `课文没有提到以下各节，因此省略：${titles}。`,
    review: (title) => `复习：${title}`,
    noticeGoal: '内置引擎按课文长度把课文分配到各周，不考虑目标。',
    noticePlanLevel: '内置引擎对所有水平的规划都一样。',
  },
  ja: {
    topic: '話題',
    said: 'レッスンの記述',
    noticeLevel: '内蔵エンジンはレッスンの文をそのまま引用するため、指定の難易度に合わせることはできませんでした。',
    noticeWork: '内蔵エンジンはレッスンにある例を示すため、指定の業界や役割から例を取ることはできませんでした。',
    noticeFewerExamples: (made, asked) => `${asked} 個の例を求められましたが、レッスンには ${made} 個しかありません。`,
    noticeDraft: '内蔵エンジンは指定されたレッスンの文で下書きを作り、目標と対象は考慮しません。',
    noticeSections: (titles) => `次の節については記述がないため省きました：${titles}。`,
    review: (title) => `復習：${title}`,
    noticeGoal: '内蔵エンジンはレッスンの長さに応じて各週に割り当て、目標は考慮しません。',
    noticePlanLevel: '内蔵エンジンの計画はどの難易度でも同じです。',
  },
  ko: {
    topic: '주제',
    said: '수업의 내용',
    noticeLevel: '내장 엔진은 수업의 문장을 그대로 인용하므로 요청한 난이도에 맞출 수 없었습니다.',
    noticeWork: '내장 엔진은 수업에 있는 예를 보여 주므로 요청한 업종이나 역할에서 예를 들 수 없었습니다.',
    noticeFewerExamples: (made, asked) => `요청한 예 ${asked}개 가운데 수업에는 ${made}개만 있습니다.`,
    noticeDraft: '내장 엔진은 지정된 수업의 문장으로 초안을 만들며 목표와 대상은 고려하지 않습니다.',
    noticeSections: (titles) => `다음 절에 관한 내용이 없어 뺐습니다: ${titles}.`,
    review: (title) => `복습: ${title}`,
    noticeGoal: '내장 엔진은 수업을 길이에 따라 각 주에 나누며 목표는 고려하지 않습니다.',
    noticePlanLevel: '내장 엔진은 난이도와 상관없이 똑같이 계획합니다.',
  },
  ar: {
    topic: 'الموضوع',
    said: 'ما يقوله الدرس',
    noticeLevel: 'يقتبس المحرك المدمج الدرس كما هو، ولم يستطع تكييفه مع المستوى المطلوب.',
    noticeWork: 'يعرض المحرك المدمج أمثلة الدرس نفسه، ولم يستطع أخذها من القطاع أو الوظيفة المطلوبة.',
    noticeFewerExamples: (made, asked) => `عدد الأمثلة المطلوبة ${asked}، وليس في الدرس منها إلا ${made}.`,
    noticeDraft: 'يكتب المحرك المدمج المسودة بجمل الدرس المذكور، ولا يراعي الأهداف ولا الجمهور.',
    noticeSections: (titles) => `لا يقول شيئًا عن هذه الأقسام، فحُذفت: ${titles}.`,
    review: (title) => `مراجعة: ${title}`,
    noticeGoal: 'يوزّع المحرك المدمج الدروس على الأسابيع بحسب طولها، ولا يراعي الهدف.',
    noticePlanLevel: 'يخطّط المحرك المدمج بالطريقة نفسها لكل المستويات.',
  },
  hi: {
    topic: 'विषय',
    said: 'पाठ क्या कहता है',
    noticeLevel: 'अंतर्निहित इंजन पाठ को ज्यों का त्यों उद्धृत करता है: वह उसे माँगे गए स्तर के अनुसार नहीं ढाल सका।',
    noticeWork: 'अंतर्निहित इंजन पाठ के अपने उदाहरण देता है: वह उन्हें माँगे गए उद्योग या भूमिका से नहीं ले सका।',
    noticeFewerExamples: (made, asked) => `माँगे गए ${asked} उदाहरणों में से पाठ में केवल ${made} हैं।`,
    noticeDraft: 'अंतर्निहित इंजन बताए गए पाठ के वाक्यों से मसौदा बनाता है और उद्देश्यों या पाठकों का ध्यान नहीं रखता।',
    noticeSections: (titles) => `इन खंडों पर उसमें कुछ नहीं कहा गया, इसलिए वे छोड़ दिए गए: ${titles}।`,
    review: (title) => `पुनरावृत्ति: ${title}`,
    noticeGoal: 'अंतर्निहित इंजन पाठों को उनकी लंबाई के अनुसार सप्ताहों में बाँटता है और लक्ष्य का ध्यान नहीं रखता।',
    noticePlanLevel: 'अंतर्निहित इंजन हर स्तर के लिए एक जैसी योजना बनाता है।',
  },
};
