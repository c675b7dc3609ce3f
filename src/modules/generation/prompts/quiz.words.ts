import type { LanguageCode } from '../../../orchestrator/model.js';

export interface QuizWords {
  role: string;
  quote: string;
  sound: string;
  /** Goes before the names of the types that are wanted. */
  types: string;
  shapes: string;
  why: string;
  literal: string;
  write(count: number): string;
  /** Goes before the questions that are there already. */
  asked: string;
  /** Goes before the questions that were not let through, each with its reason. */
  refused: string;
}

/** The quiz's key instructions. Fields and types are named as the schema names them. */
export const QUIZ_WORDS: Record<LanguageCode, QuizWords> = {
  en: {
    role: 'You write quiz questions that test whether a learner has understood a lesson.',
    quote: 'For each question, "quote" is a passage of at most one sentence that contains the answer, copied character for character from the lesson body, marks included, in the language of the lesson.',
    sound: 'Each question stands on its own, asks one thing, and has exactly the answer that its quote supports. Wrong choices are plausible and really wrong.',
    types: 'Types to use:',
    shapes: 'MULTIPLE_CHOICE has four choices. SHORT_ANSWER lists every wording to accept. CLOZE marks its blanks as [[1]], [[2]] … in the prompt and lists the accepted texts of each blank in order.',
    why: '"explanation" says in a sentence or two why the answer is right. "points" is 1 unless a question is clearly harder.',
    literal: 'Names of fields and types stay as they are.',
    write: (count) => `Write ${count} question${count === 1 ? '' : 's'}.`,
    asked: 'The questions between the <asked> tags are asked already; ask something else.',
    refused: "These of yours, between the <refused> tags, were refused, each for the reason before it; mend them, or replace what can't be mended.",
  },
  es: {
    role: 'Escribes preguntas de cuestionario que comprueban si un alumno ha entendido una lección.',
    quote: 'En cada pregunta, "quote" es un pasaje de una frase como máximo que contiene la respuesta, copiado carácter por carácter del texto de la lección, marcas incluidas, en el idioma de la lección.',
    sound: 'Cada pregunta se entiende por sí sola, pregunta una sola cosa y tiene exactamente la respuesta que respalda su cita. Las opciones incorrectas son verosímiles y realmente incorrectas.',
    types: 'Tipos que debes usar:',
    shapes: 'MULTIPLE_CHOICE tiene cuatro opciones. SHORT_ANSWER enumera todas las formulaciones aceptables. CLOZE marca sus huecos como [[1]], [[2]] … en el enunciado y enumera en orden los textos aceptados para cada hueco.',
    why: '"explanation" dice en una o dos frases por qué la respuesta es correcta. "points" vale 1, salvo que una pregunta sea claramente más difícil.',
    literal: 'Los nombres de los campos y de los tipos se dejan como están.',
    write: (count) => (count === 1 ? 'Escribe 1 pregunta.' : `Escribe ${count} preguntas.`),
    asked: 'Las preguntas entre las etiquetas <asked> ya se han hecho; pregunta otra cosa.',
    refused: 'Estas preguntas tuyas, entre las etiquetas <refused>, fueron rechazadas, cada una por el motivo que la precede; corrígelas o sustituye las que no tengan arreglo.',
  },
  fr: {
    role: "Tu rédiges des questions de quiz qui vérifient si un élève a compris une leçon.",
    quote: 'Pour chaque question, "quote" est un passage d\'une phrase au plus qui contient la réponse, copié caractère pour caractère dans le texte de la leçon, marques comprises, dans la langue de la leçon.',
    sound: "Chaque question se comprend seule, porte sur une seule chose et a exactement la réponse que sa citation justifie. Les mauvais choix sont plausibles et réellement faux.",
    types: 'Types à utiliser :',
    shapes: "MULTIPLE_CHOICE comporte quatre choix. SHORT_ANSWER énumère toutes les formulations acceptables. CLOZE marque ses trous par [[1]], [[2]] … dans l'énoncé et énumère dans l'ordre les textes acceptés pour chaque trou.",
    why: '"explanation" dit en une ou deux phrases pourquoi la réponse est juste. "points" vaut 1, sauf si une question est nettement plus difficile.',
    literal: 'Les noms des champs et des types restent tels quels.',
    write: (count) => (count === 1 ? 'Rédige 1 question.' : `Rédige ${count} questions.`),
    asked: 'Les questions entre les balises <asked> sont déjà posées ; demande autre chose.',
    refused: 'Ces questions de ta part, entre les balises <refused>, ont été refusées, chacune pour la raison qui la précède ; corrige-les, ou remplace celles qui ne peuvent pas l\'être.',
  },
  de: {
    role: 'Du schreibst Quizfragen, die prüfen, ob jemand eine Lektion verstanden hat.',
    quote: 'Zu jeder Frage ist "quote" eine Stelle von höchstens einem Satz, die die Antwort enthält: Zeichen für Zeichen aus dem Text der Lektion kopiert, samt Auszeichnungen, in der Sprache der Lektion.',
    sound: 'Jede Frage ist für sich verständlich, fragt nach einer einzigen Sache und hat genau die Antwort, die ihr Zitat belegt. Falsche Auswahlmöglichkeiten sind plausibel und wirklich falsch.',
    types: 'Zu verwendende Typen:',
    shapes: 'MULTIPLE_CHOICE hat vier Auswahlmöglichkeiten. SHORT_ANSWER nennt jede Formulierung, die gelten soll. CLOZE bezeichnet seine Lücken im Fragetext mit [[1]], [[2]] … und nennt der Reihe nach die zulässigen Texte jeder Lücke.',
    why: '"explanation" sagt in ein bis zwei Sätzen, warum die Antwort richtig ist. "points" ist 1, außer eine Frage ist deutlich schwerer.',
    literal: 'Die Namen der Felder und Typen bleiben, wie sie sind.',
    write: (count) => (count === 1 ? 'Schreibe 1 Frage.' : `Schreibe ${count} Fragen.`),
    asked: 'Die Fragen zwischen den <asked>-Tags sind schon gestellt; frage nach etwas anderem.',
    refused: 'Diese deiner Fragen zwischen den <refused>-Tags wurden abgelehnt, jede aus dem Grund, der davor steht; bessere sie nach oder ersetze, was sich nicht nachbessern lässt.',
  },
  it: {
    role: 'Scrivi domande di quiz che verificano se uno studente ha capito una lezione.',
    quote: 'Per ogni domanda, "quote" è un passo di una frase al massimo che contiene la risposta, copiato carattere per carattere dal testo della lezione, marcature comprese, nella lingua della lezione.',
    sound: 'Ogni domanda si capisce da sola, chiede una cosa sola e ha esattamente la risposta che la sua citazione sostiene. Le alternative sbagliate sono plausibili e davvero sbagliate.',
    types: 'Tipi da usare:',
    shapes: 'MULTIPLE_CHOICE ha quattro alternative. SHORT_ANSWER elenca ogni formulazione da accettare. CLOZE segna gli spazi vuoti come [[1]], [[2]] … nel testo della domanda ed elenca in ordine i testi accettati per ciascuno.',
    why: '"explanation" dice in una o due frasi perché la risposta è giusta. "points" vale 1, a meno che una domanda non sia chiaramente più difficile.',
    literal: 'I nomi dei campi e dei tipi restano come sono.',
    write: (count) => (count === 1 ? 'Scrivi 1 domanda.' : `Scrivi ${count} domande.`),
    asked: 'Le domande tra i tag <asked> sono già state fatte; chiedi qualcos\'altro.',
    refused: 'Queste tue domande, tra i tag <refused>, sono state respinte, ciascuna per il motivo che la precede; correggile, o sostituisci quelle che non si possono correggere.',
  },
  pt: {
    role: 'Você escreve perguntas de quiz que verificam se um aluno entendeu uma lição.',
    quote: 'Em cada pergunta, "quote" é uma passagem de no máximo uma frase que contém a resposta, copiada caractere por caractere do texto da lição, marcas incluídas, no idioma da lição.',
    sound: 'Cada pergunta se entende por si só, pergunta uma única coisa e tem exatamente a resposta que a sua citação sustenta. As alternativas erradas são plausíveis e realmente erradas.',
    types: 'Tipos a usar:',
    shapes: 'MULTIPLE_CHOICE tem quatro alternativas. SHORT_ANSWER lista todas as formulações aceitáveis. CLOZE marca as lacunas como [[1]], [[2]] … no enunciado e lista em ordem os textos aceitos para cada lacuna.',
    why: '"explanation" diz em uma ou duas frases por que a resposta está certa. "points" vale 1, a menos que a pergunta seja claramente mais difícil.',
    literal: 'Os nomes dos campos e dos tipos ficam como estão.',
    write: (count) => (count === 1 ? 'Escreva 1 pergunta.' : `Escreva ${count} perguntas.`),
    asked: 'As perguntas entre as tags <asked> já foram feitas; pergunte outra coisa.',
    refused: 'Estas perguntas suas, entre as tags <refused>, foram recusadas, cada uma pelo motivo que a precede; corrija-as ou substitua as que não puderem ser corrigidas.',
  },
  ru: {
    role: 'Ты составляешь вопросы викторины, которые проверяют, понял ли ученик урок.',
    quote: 'В каждом вопросе "quote" — отрывок не длиннее одного предложения, который содержит ответ: скопированный знак в знак из текста урока, вместе с разметкой, на языке урока.',
    sound: 'Каждый вопрос понятен сам по себе, спрашивает об одном и имеет ровно тот ответ, который подтверждает его цитата. Неверные варианты правдоподобны и действительно неверны.',
    types: 'Используй типы:',
    shapes: 'У MULTIPLE_CHOICE четыре варианта. SHORT_ANSWER перечисляет все формулировки, которые следует принять. CLOZE обозначает пропуски в тексте вопроса как [[1]], [[2]] … и по порядку перечисляет допустимые тексты каждого пропуска.',
    why: '"explanation" в одном-двух предложениях говорит, почему ответ верен. "points" равно 1, если вопрос не заметно труднее других.',
    literal: 'Названия полей и типов остаются как есть.',
    write: (count) => `Сколько вопросов составить: ${count}.`,
    asked: 'Вопросы между тегами <asked> уже заданы; спроси о другом.',
    refused: 'Эти твои вопросы между тегами <refused> отклонены, каждый по причине, указанной перед ним; исправь их или замени те, которые исправить нельзя.',
  },
  zh: {
    role: '你编写测验题，用来检查学习者是否理解了一篇课文。',
    quote: '每道题的 "quote" 是课文正文中包含答案的一段原文，最长一句，逐字复制，保留其中的标记，使用课文本来的语言。',
    sound: '每道题都能独立理解，只问一件事，且答案恰好由其引文支持。错误选项看似合理，但确实是错的。',
    types: '使用的题型：',
    shapes: 'MULTIPLE_CHOICE 有四个选项。SHORT_ANSWER 列出所有可接受的说法。CLOZE 在题干中用 [[1]]、[[2]] …… 标出空格，并按顺序列出每个空格可接受的文本。',
    why: '"explanation" 用一两句话说明答案为什么正确。"points" 为 1，除非题目明显更难。',
    literal: '字段名和题型名保持原样。',
    write: (count) => `请编写 ${count} 道题。`,
    asked: '<asked> 标签之间的题目已经问过，请问别的内容。',
    refused: '<refused> 标签之间是你之前被退回的题目，每道题前面写明了原因；请修改它们，无法修改的就换一道。',
  },
  ja: {
    role: 'あなたは、学習者がレッスンを理解したかどうかを確かめるクイズの問題を作ります。',
    quote: '各問題の "quote" は、答えを含む、レッスン本文の長くても一文の箇所です。記号も含めて一字一句そのまま、レッスンの言語のまま写してください。',
    sound: '各問題は単独で理解でき、一つのことだけを問い、答えは引用が裏づけるものと正確に一致します。誤りの選択肢はもっともらしく、しかし確かに誤りであるものにしてください。',
    types: '使う種類：',
    shapes: 'MULTIPLE_CHOICE の選択肢は四つです。SHORT_ANSWER は正解とする言い方をすべて挙げます。CLOZE は問題文の空欄を [[1]]、[[2]] … と示し、各空欄の正解を順に挙げます。',
    why: '"explanation" では、なぜその答えが正しいのかを一、二文で述べます。"points" は、明らかに難しい問題でなければ 1 です。',
    literal: 'フィールド名と種類の名前はそのままにしてください。',
    write: (count) => `問題を ${count} 問作ってください。`,
    asked: '<asked> タグの間の問題はすでに出題済みです。別のことを問うてください。',
    refused: '<refused> タグの間にあるのは、あなたが作って不採用になった問題で、それぞれの前に理由があります。直すか、直せないものは別の問題に替えてください。',
  },
  ko: {
    role: '당신은 학습자가 수업을 이해했는지 확인하는 퀴즈 문제를 만듭니다.',
    quote: '각 문제의 "quote"는 답이 들어 있는 수업 본문의 한 구절로, 길어도 한 문장입니다. 기호까지 포함해 글자 그대로, 수업의 언어 그대로 옮기세요.',
    sound: '각 문제는 그 자체로 이해되고, 한 가지만 묻고, 인용문이 뒷받침하는 바로 그 답을 가집니다. 틀린 선택지는 그럴듯하되 실제로 틀려야 합니다.',
    types: '사용할 유형:',
    shapes: 'MULTIPLE_CHOICE에는 선택지가 네 개 있습니다. SHORT_ANSWER는 정답으로 인정할 표현을 모두 나열합니다. CLOZE는 문제에서 빈칸을 [[1]], [[2]] …로 표시하고 빈칸마다 인정할 글을 순서대로 나열합니다.',
    why: '"explanation"은 답이 왜 맞는지 한두 문장으로 말합니다. "points"는 문제가 뚜렷하게 더 어렵지 않으면 1입니다.',
    literal: '필드 이름과 유형 이름은 그대로 두세요.',
    write: (count) => `문제 ${count}개를 만드세요.`,
    asked: '<asked> 태그 사이의 문제는 이미 출제되었습니다. 다른 것을 물으세요.',
    refused: '<refused> 태그 사이에 있는 것은 당신이 만들었다가 거절된 문제이며, 각각 앞에 이유가 있습니다. 고치거나, 고칠 수 없는 것은 다른 문제로 바꾸세요.',
  },
  ar: {
    role: 'أنت تكتب أسئلة اختبار تتحقّق من فهم المتعلّم للدرس.',
    quote: 'في كل سؤال، "quote" مقطع لا يتجاوز جملة واحدة يتضمّن الإجابة، منسوخ حرفًا بحرف من نص الدرس مع علاماته، وبلغة الدرس.',
    sound: 'كل سؤال مفهوم بذاته، يسأل عن أمر واحد، وإجابته هي بالضبط ما يثبته اقتباسه. والخيارات الخاطئة معقولة المظهر وخاطئة فعلًا.',
    types: 'الأنواع المطلوبة:',
    shapes: 'لدى MULTIPLE_CHOICE أربعة خيارات. ويسرد SHORT_ANSWER كل صياغة مقبولة. ويضع CLOZE فراغاته في نص السؤال على شكل [[1]]، [[2]] … ويسرد بالترتيب النصوص المقبولة لكل فراغ.',
    why: 'يذكر "explanation" في جملة أو جملتين سبب صحة الإجابة. وقيمة "points" هي 1 ما لم يكن السؤال أصعب بوضوح.',
    literal: 'تبقى أسماء الحقول والأنواع كما هي.',
    write: (count) => `عدد الأسئلة المطلوب كتابتها: ${count}.`,
    asked: 'الأسئلة الواردة بين وسمَي <asked> طُرحت من قبل؛ فاسأل عن شيء آخر.',
    refused: 'هذه أسئلة لك بين وسمَي <refused> رُفضت، كلٌّ للسبب المذكور قبله؛ فأصلحها، أو استبدل ما لا يمكن إصلاحه.',
  },
  hi: {
    role: 'आप ऐसे प्रश्न लिखते हैं जो जाँचते हैं कि शिक्षार्थी ने पाठ समझा है या नहीं।',
    quote: 'हर प्रश्न में "quote" पाठ का अधिकतम एक वाक्य का वह अंश है जिसमें उत्तर है; उसे पाठ के मूल लेख से, चिह्नों सहित, अक्षरशः और पाठ की ही भाषा में उतारिए।',
    sound: 'हर प्रश्न अपने आप में समझ में आए, एक ही बात पूछे और उसका उत्तर ठीक वही हो जिसे उसका उद्धरण सिद्ध करता है। ग़लत विकल्प विश्वसनीय लगें, पर सचमुच ग़लत हों।',
    types: 'इन प्रकारों का प्रयोग कीजिए:',
    shapes: 'MULTIPLE_CHOICE में चार विकल्प होते हैं। SHORT_ANSWER में हर स्वीकार्य उत्तर सूचीबद्ध होता है। CLOZE प्रश्न में अपने रिक्त स्थान [[1]], [[2]] … से दिखाता है और हर रिक्त स्थान के स्वीकार्य पाठ क्रम से देता है।',
    why: '"explanation" एक-दो वाक्यों में बताता है कि उत्तर सही क्यों है। "points" 1 है, जब तक प्रश्न स्पष्ट रूप से अधिक कठिन न हो।',
    literal: 'फ़ील्ड और प्रकारों के नाम ज्यों के त्यों रहें।',
    write: (count) => `${count} प्रश्न लिखिए।`,
    asked: '<asked> टैगों के बीच के प्रश्न पहले ही पूछे जा चुके हैं; कुछ और पूछिए।',
    refused: '<refused> टैगों के बीच आपके वे प्रश्न हैं जो अस्वीकार हुए, हर एक से पहले उसका कारण लिखा है; उन्हें सुधारिए, या जो सुधर न सकें उन्हें बदल दीजिए।',
  },
};
