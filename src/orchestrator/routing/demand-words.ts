import type { LanguageCode } from '../model.js';

/**
 * Beginnings of words with which a question asks for more than the lesson says: a proof, a comparison, a judgement, a design.
 * In languages without spaces they are looked for anywhere.
 */
export const REASONING: Record<LanguageCode, string> = {
  en: 'prove|proof|disprov|deriv|compar|contrast|evaluat|assess|weigh|argu|discuss|critici|analy[sz]|counterexampl|design|trac|justif|optimi|generali|reconcil|equivalent|rubric|bias|consequence|depend|whether|always',
  es: 'demuestr|demostr|deduc|deduz|compar|evalú|evalua|valor[ae]|analiz|argument|discut|contraejemplo|diseñ|justific|comprob|razona|ponder|equivalen|sesgo|rúbrica|depend|siempre',
  fr: 'démontr|prouv|dédui|compar|évalu|analys|argument|discut|contre-exemple|concevoir|conçois|justifi|appui|davantage|équivalen|biais|dépend|toujours|nuanc',
  de: 'beweis|herleit|leite|vergleich|bewert|beurteil|analys|argumentier|erörter|diskutier|gegenbeispiel|entwirf|entwerf|begründ|wäg|abwäg|gleichwertig|verzerr|hängt|immer|widerleg',
  it: 'dimostr|deduc|deriv[aoi]\\b|confront|paragon|valut|analizz|argoment|discut|controesempio|progett|giustific|equivalen|dipend|sempre|pregiudizi',
  pt: 'demonstr|prov[ea]\\b|prove\\b|deduz|compar|avali|analis|argument|discut|contraexemplo|projet|justifi|equivalen|depend|sempre|viés',
  ru: 'докаж|доказ|выве[дс]|сравн|оцен|анализ|проанализ|аргумент|обсуд|контрпример|спроект|обосн|эквивалент|завис|всегда|опроверг',
  zh: '证明|推导|比较|对比|评价|评估|分析|论证|讨论|反例|设计|理由|结合|偏差|是否|总是|等价',
  ja: '証明|導出|導い|比較|評価|分析|論じ|議論|反例|設計|根拠|考察|必ず|同値|検討',
  ko: '증명|유도|비교|평가|분석|논증|논의|논하|반례|설계|근거|항상|동치|검토',
  ar: 'أثبت|برهن|استنتج|قارن|مقارنة|قيّم|قيم|حلل|حلّل|تحليل|ناقش|مثال مضاد|صمم|صمّم|برر|علل|أقوى|دائما|رجّح',
  hi: 'सिद्ध|प्रमाण|तुलना|मूल्यांकन|विश्लेषण|तर्क|चर्चा|प्रतिउदाहरण|औचित्य|हमेशा|समीक्षा|अंतर समझा',
};

/** Beginnings of words that ask for a fact, a definition, a translation or a few plain words. */
export const PLAIN: Record<LanguageCode, string> = {
  en: 'who|when|where|which|what is|what are|what\'s|whats|what does|what(?: \\S+){1,4} (?:is|are|means)(?=\\W*$)|defin|name|list|how many|how long|how do i|formula|translat|rewrite|short|simpl|plain|sentence|example|friendly|correct|fix|just',
  es: 'quién|quien|cuándo|cuando|dónde|cuál|qué es|que es|cómo se llama|defin|cuánt|fórmula|traduc|corrig|breve|sencill|simple|frase|ejemplo',
  fr: 'qui|quand|où|quel|qu\'est-ce|c\'est quoi|comment s\'appelle|défini|combien|formule|tradui|corrig|bref|brève|simple|phrase|exemple',
  de: 'wer|wann|wo|welch|was ist|was sind|was heißt|was(?: \\S+){1,4} (?:ist|sind|bedeutet)(?=\\W*$)|wie heißt|definier|wie viel|wie lange|formel|übersetz|korrigier|kurz|einfach|satz|sätze|beispiel|höflich|nenne',
  it: 'chi|quando|dove|quale|che cos|cos\'è|come si chiama|defin|quant|formula|traduc|corregg|breve|semplic|frase|esempio|elenca',
  pt: 'quem|quando|onde|qual|o que é|como se chama|defin|quant|fórmula|traduz|corrij|breve|simples|frase|exemplo|liste',
  ru: 'кто|когда|где|какой|какая|какие|что такое|как называ|определ|сколько|формул|сформулир|перевед|исправ|коротк|прост|предложени|пример|назови',
  zh: '谁|什么时候|何时|哪里|哪个|什么是|是什么|叫什么|定义|多少|几|公式|翻译|改正|简短|简单|一句|句子|例子|口号|造',
  ja: '誰|いつ|どこ|どれ|とは何|何ですか|何性|何と|定義|いくつ|公式|翻訳|訳し|直し|短|簡単|一文|例文|名前',
  ko: '누구|누가|언제|어디|어느|무엇인|뭐예요|정의|몇|얼마|공식|번역|고쳐|짧|간단|문장|예문|이름|이행시',
  ar: 'من هو|من مؤلف|من |متى|أين|أي |ما هو|ما هي|ما اسم|عرّف|عرف|كم|صيغة|ترجم|صحح|قصير|بسيط|جملة|مثال|جمع',
  hi: 'कौन|कब|कहाँ|कौन-सा|क्या है|क्या हैं|परिभाषा|कितन|सूत्र|अनुवाद|सुधार|छोटा|सरल|वाक्य|उदाहरण|नाम',
};
