import type { LanguageCode } from '../../../orchestrator/model.js';

export interface ItemWords {
  quote: string;
  literal: string;
  /** Goes before the items that are there already. */
  asked: string;
  /** Goes before the items that were not let through, each with its reason. */
  refused: string;
}

/** What the instructions of every structured kind but the quiz share. A change here is a new version of each of them. */
export const ITEM_WORDS: Record<LanguageCode, ItemWords> = {
  en: {
    quote: 'For each item, "quote" is a passage of at most one sentence that says so, copied character for character from the lesson body, marks included, in the language of the lesson.',
    literal: 'Names of fields stay as they are.',
    asked: 'What stands between the <asked> tags is there already; write something else.',
    refused: "These of yours, between the <refused> tags, were refused, each for the reason before it; mend them, or replace what can't be mended.",
  },
  es: {
    quote: 'En cada elemento, "quote" es un pasaje de una frase como máximo que lo respalda, copiado carácter por carácter del texto de la lección, marcas incluidas, en el idioma de la lección.',
    literal: 'Los nombres de los campos se dejan como están.',
    asked: 'Lo que figura entre las etiquetas <asked> ya existe; escribe otra cosa.',
    refused: 'Estos elementos tuyos, entre las etiquetas <refused>, fueron rechazados, cada uno por el motivo que lo precede; corrígelos o sustituye los que no tengan arreglo.',
  },
  fr: {
    quote: 'Pour chaque élément, "quote" est un passage d\'une phrase au plus qui le justifie, copié caractère pour caractère dans le texte de la leçon, marques comprises, dans la langue de la leçon.',
    literal: 'Les noms des champs restent tels quels.',
    asked: 'Ce qui figure entre les balises <asked> existe déjà ; écris autre chose.',
    refused: "Ces éléments de ta part, entre les balises <refused>, ont été refusés, chacun pour la raison qui le précède ; corrige-les, ou remplace ceux qui ne peuvent pas l'être.",
  },
  de: {
    quote: 'Zu jedem Eintrag ist "quote" eine Stelle von höchstens einem Satz, die ihn belegt: Zeichen für Zeichen aus dem Text der Lektion kopiert, samt Auszeichnungen, in der Sprache der Lektion.',
    literal: 'Die Namen der Felder bleiben, wie sie sind.',
    asked: 'Was zwischen den <asked>-Tags steht, gibt es schon; schreibe etwas anderes.',
    refused: 'Diese deiner Einträge zwischen den <refused>-Tags wurden abgelehnt, jeder aus dem Grund, der davor steht; bessere sie nach oder ersetze, was sich nicht nachbessern lässt.',
  },
  it: {
    quote: 'Per ogni elemento, "quote" è un passo di una frase al massimo che lo sostiene, copiato carattere per carattere dal testo della lezione, marcature comprese, nella lingua della lezione.',
    literal: 'I nomi dei campi restano come sono.',
    asked: "Ciò che si trova tra i tag <asked> esiste già; scrivi qualcos'altro.",
    refused: 'Questi tuoi elementi, tra i tag <refused>, sono stati respinti, ciascuno per il motivo che lo precede; correggili, o sostituisci quelli che non si possono correggere.',
  },
  pt: {
    quote: 'Em cada item, "quote" é uma passagem de no máximo uma frase que o sustenta, copiada caractere por caractere do texto da lição, marcas incluídas, no idioma da lição.',
    literal: 'Os nomes dos campos ficam como estão.',
    asked: 'O que está entre as tags <asked> já existe; escreva outra coisa.',
    refused: 'Estes itens seus, entre as tags <refused>, foram recusados, cada um pelo motivo que o precede; corrija-os ou substitua os que não puderem ser corrigidos.',
  },
  ru: {
    quote: 'В каждом элементе "quote" — отрывок не длиннее одного предложения, который его подтверждает: скопированный знак в знак из текста урока, вместе с разметкой, на языке урока.',
    literal: 'Названия полей остаются как есть.',
    asked: 'То, что стоит между тегами <asked>, уже есть; напиши другое.',
    refused: 'Эти твои элементы между тегами <refused> отклонены, каждый по причине, указанной перед ним; исправь их или замени те, которые исправить нельзя.',
  },
  zh: {
    quote: '每一项的 "quote" 是课文正文中支持该项的一段原文，最长一句，逐字复制，保留其中的标记，使用课文本来的语言。',
    literal: '字段名保持原样。',
    asked: '<asked> 标签之间的内容已经有了，请写别的内容。',
    refused: '<refused> 标签之间是你之前被退回的内容，每一项前面写明了原因；请修改它们，无法修改的就换一项。',
  },
  ja: {
    quote: '各項目の "quote" は、その内容を裏づける、レッスン本文の長くても一文の箇所です。記号も含めて一字一句そのまま、レッスンの言語のまま写してください。',
    literal: 'フィールド名はそのままにしてください。',
    asked: '<asked> タグの間にあるものはすでにあります。別のものを書いてください。',
    refused: '<refused> タグの間にあるのは、あなたが作って不採用になった項目で、それぞれの前に理由があります。直すか、直せないものは別の項目に替えてください。',
  },
  ko: {
    quote: '각 항목의 "quote"는 그 내용을 뒷받침하는 수업 본문의 한 구절로, 길어도 한 문장입니다. 기호까지 포함해 글자 그대로, 수업의 언어 그대로 옮기세요.',
    literal: '필드 이름은 그대로 두세요.',
    asked: '<asked> 태그 사이에 있는 것은 이미 있습니다. 다른 것을 쓰세요.',
    refused: '<refused> 태그 사이에 있는 것은 당신이 만들었다가 거절된 항목이며, 각각 앞에 이유가 있습니다. 고치거나, 고칠 수 없는 것은 다른 항목으로 바꾸세요.',
  },
  ar: {
    quote: 'في كل عنصر، "quote" مقطع لا يتجاوز جملة واحدة يثبته، منسوخ حرفًا بحرف من نص الدرس مع علاماته، وبلغة الدرس.',
    literal: 'تبقى أسماء الحقول كما هي.',
    asked: 'ما يرد بين وسمَي <asked> موجود من قبل؛ فاكتب شيئًا آخر.',
    refused: 'هذه عناصر لك بين وسمَي <refused> رُفضت، كلٌّ للسبب المذكور قبله؛ فأصلحها، أو استبدل ما لا يمكن إصلاحه.',
  },
  hi: {
    quote: 'हर प्रविष्टि में "quote" पाठ का अधिकतम एक वाक्य का वह अंश है जो उसे सिद्ध करता है; उसे पाठ के मूल लेख से, चिह्नों सहित, अक्षरशः और पाठ की ही भाषा में उतारिए।',
    literal: 'फ़ील्ड के नाम ज्यों के त्यों रहें।',
    asked: '<asked> टैगों के बीच जो है वह पहले से मौजूद है; कुछ और लिखिए।',
    refused: '<refused> टैगों के बीच आपकी वे प्रविष्टियाँ हैं जो अस्वीकार हुईं, हर एक से पहले उसका कारण लिखा है; उन्हें सुधारिए, या जो सुधर न सकें उन्हें बदल दीजिए।',
  },
};
