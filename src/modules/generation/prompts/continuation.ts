import type { LanguageCode } from '../../../orchestrator/model.js';

/** Asks a model to go on with a text that broke off; its last words follow, between <ending> tags. Part of every prompt for text. */
export const GO_ON: Record<LanguageCode, string> = {
  en: 'Your answer broke off. Go on with it exactly where it ended, in the same language, without a word of introduction or apology. Begin by repeating, character for character, its last words, which stand between the <ending> tags (without the tags themselves):',
  es: 'Tu respuesta se interrumpió. Continúala exactamente donde terminó, en el mismo idioma, sin una palabra de introducción ni de disculpa. Empieza repitiendo, carácter por carácter, sus últimas palabras, que figuran entre las etiquetas <ending> (sin las etiquetas):',
  fr: "Ta réponse s'est interrompue. Poursuis-la exactement là où elle s'est arrêtée, dans la même langue, sans un mot d'introduction ni d'excuse. Commence par répéter, caractère pour caractère, ses derniers mots, qui figurent entre les balises <ending> (sans les balises) :",
  de: 'Deine Antwort ist abgebrochen. Setze sie genau dort fort, wo sie endete, in derselben Sprache, ohne ein Wort der Einleitung oder Entschuldigung. Wiederhole zuerst Zeichen für Zeichen ihre letzten Worte, die zwischen den <ending>-Tags stehen (ohne die Tags selbst):',
  it: 'La tua risposta si è interrotta. Continuala esattamente dal punto in cui è finita, nella stessa lingua, senza una parola di introduzione o di scusa. Comincia ripetendo, carattere per carattere, le sue ultime parole, che si trovano tra i tag <ending> (senza i tag):',
  pt: 'A sua resposta foi interrompida. Continue exatamente de onde ela parou, no mesmo idioma, sem uma palavra de introdução ou de desculpa. Comece repetindo, caractere por caractere, as últimas palavras dela, que estão entre as tags <ending> (sem as tags):',
  ru: 'Твой ответ оборвался. Продолжи его точно с того места, где он закончился, на том же языке, без единого слова вступления или извинения. Сначала повтори знак в знак его последние слова, которые стоят между тегами <ending> (без самих тегов):',
  zh: '你的回答中断了。请用同一种语言，从中断之处准确地接着写，不要有任何开场白或道歉。开头先逐字重复回答的最后几个字，它们位于 <ending> 标签之间（不含标签本身）：',
  ja: '回答が途中で切れました。同じ言語で、切れたところから正確に続けてください。前置きやお詫びの言葉は一切不要です。まず、<ending> タグの間にある最後の部分を、一字一句そのまま繰り返してください（タグ自体は含めません）。',
  ko: '답변이 중간에 끊겼습니다. 같은 언어로, 끝난 바로 그 지점부터 정확히 이어서 쓰세요. 머리말이나 사과의 말은 한마디도 쓰지 마세요. 먼저 <ending> 태그 사이에 있는 마지막 부분을 글자 그대로 반복하세요(태그는 제외):',
  ar: 'انقطعت إجابتك. أكملها من حيث توقّفت تمامًا، باللغة نفسها، ومن دون أي كلمة تمهيد أو اعتذار. ابدأ بتكرار كلماتها الأخيرة حرفًا بحرف، وهي الواردة بين وسمَي <ending> (من دون الوسمين نفسيهما):',
  hi: 'आपका उत्तर बीच में टूट गया। उसे ठीक वहीं से, उसी भाषा में, बिना किसी भूमिका या क्षमा के शब्द के आगे बढ़ाइए। पहले उसके अंतिम शब्दों को अक्षरशः दोहराइए, जो <ending> टैगों के बीच दिए गए हैं (टैग स्वयं छोड़कर):',
};
