import type { LanguageCode } from '../../../orchestrator/model.js';

export interface QuestionnaireWords {
  role: string;
  /** What stands between which tags. */
  parts: string;
  /** Questions about the learner; questions of the test. */
  about: string;
  test: string;
  inputs: string;
  write(about: number, one: number, two: number, three: number): string;
}

/** How a questionnaire is asked for. A change here is a new version of the prompt. */
export const QUESTIONNAIRE_WORDS: Record<LanguageCode, QuestionnaireWords> = {
  en: {
    role: 'You write a questionnaire for one learner, so that a course of study can be fitted to that person.',
    parts: 'The subject and what is known of the learner stand between the <request> tags, the lessons, numbered, between the <lesson> tags.',
    about: 'With the purposes GOAL, EXPERIENCE and PREFERENCE ask in a few plain words what is not known yet, and nothing private: no health, belief, origin, money or names. There "right" and "quote" are empty, "level" and "lesson" are 0.',
    test: 'KNOWLEDGE asks about the subject itself. "level" is 1 for what a beginner can know, 2 for somebody who knows the basics, 3 for the advanced. "right" holds every right answer: choices copied character for character, "true" or "false", accepted short texts, or for CLOZE the text of each blank, which the prompt marks as [[1]], [[2]], in order. Where there are lessons, "lesson" is the number of the one that settles it and "quote" a passage of at most one sentence of it, copied character for character, in the language of the lesson; otherwise 0 and empty.',
    inputs: '"input" says what a page is to draw: SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, SHORT_TEXT, LONG_TEXT, CLOZE, SCALE or NUMBER. "choices" holds the choices of the first two, and for SCALE the words for its two ends; "least" and "most" bound SCALE and NUMBER; "unit" is what a NUMBER counts. What an input does not need is 0 or empty. KNOWLEDGE is never LONG_TEXT, SCALE or NUMBER, and the others are never CLOZE.',
    write: (about, one, two, three) => `Questions about the learner: ${about}. Questions of KNOWLEDGE: ${one} of level 1, ${two} of level 2, ${three} of level 3.`,
  },
  es: {
    role: 'Escribes un cuestionario para un solo alumno, a fin de adaptarle un plan de estudios.',
    parts: 'El tema y lo que se sabe del alumno figuran entre las etiquetas <request>; las lecciones, numeradas, entre las etiquetas <lesson>.',
    about: 'Con los propósitos GOAL, EXPERIENCE y PREFERENCE pregunta con pocas palabras sencillas lo que aún no se sabe, y nada privado: ni salud, ni creencias, ni origen, ni dinero, ni nombres. En ellas "right" y "quote" están vacíos y "level" y "lesson" son 0.',
    test: 'KNOWLEDGE pregunta por el tema mismo. "level" es 1 para lo que puede saber un principiante, 2 para quien conoce lo básico y 3 para el nivel avanzado. "right" contiene todas las respuestas correctas: opciones copiadas carácter por carácter, "true" o "false", textos breves aceptados o, en CLOZE, el texto de cada hueco, que el enunciado marca como [[1]], [[2]], en orden. Si hay lecciones, "lesson" es el número de la que lo resuelve y "quote" un pasaje de una frase como máximo, copiado carácter por carácter, en el idioma de la lección; si no, 0 y vacío.',
    inputs: '"input" dice qué debe dibujar la página: SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, SHORT_TEXT, LONG_TEXT, CLOZE, SCALE o NUMBER. "choices" contiene las opciones de las dos primeras y, en SCALE, las palabras de sus dos extremos; "least" y "most" limitan SCALE y NUMBER; "unit" es lo que cuenta un NUMBER. Lo que no haga falta es 0 o está vacío. KNOWLEDGE nunca es LONG_TEXT, SCALE ni NUMBER, y las demás nunca son CLOZE.',
    write: (about, one, two, three) => `Preguntas sobre el alumno: ${about}. Preguntas de KNOWLEDGE: ${one} de nivel 1, ${two} de nivel 2 y ${three} de nivel 3.`,
  },
  fr: {
    role: "Tu écris un questionnaire pour un seul élève, afin de lui adapter un parcours d'études.",
    parts: "Le sujet et ce que l'on sait de l'élève figurent entre les balises <request> ; les leçons, numérotées, entre les balises <lesson>.",
    about: 'Avec les intentions GOAL, EXPERIENCE et PREFERENCE, demande en quelques mots simples ce que l\'on ne sait pas encore, et rien de privé : ni santé, ni croyance, ni origine, ni argent, ni nom. Là, "right" et "quote" sont vides, "level" et "lesson" valent 0.',
    test: 'KNOWLEDGE porte sur le sujet lui-même. "level" vaut 1 pour ce qu\'un débutant peut savoir, 2 pour qui connaît les bases, 3 pour un niveau avancé. "right" contient toutes les bonnes réponses : les choix copiés caractère pour caractère, "true" ou "false", les textes courts acceptés ou, pour CLOZE, le texte de chaque blanc, que l\'énoncé marque [[1]], [[2]], dans l\'ordre. S\'il y a des leçons, "lesson" est le numéro de celle qui permet de répondre et "quote" un passage d\'une phrase au plus, copié caractère pour caractère, dans la langue de la leçon ; sinon 0 et vide.',
    inputs: '"input" dit ce que la page doit afficher : SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, SHORT_TEXT, LONG_TEXT, CLOZE, SCALE ou NUMBER. "choices" contient les choix des deux premiers et, pour SCALE, les mots de ses deux extrémités ; "least" et "most" bornent SCALE et NUMBER ; "unit" est ce que compte un NUMBER. Ce qui est inutile vaut 0 ou reste vide. KNOWLEDGE n\'est jamais LONG_TEXT, SCALE ni NUMBER, et les autres ne sont jamais CLOZE.',
    write: (about, one, two, three) => `Questions sur l'élève : ${about}. Questions KNOWLEDGE : ${one} de niveau 1, ${two} de niveau 2, ${three} de niveau 3.`,
  },
  de: {
    role: 'Du schreibst einen Fragebogen für eine einzelne Person, damit ein Lehrgang auf sie abgestimmt werden kann.',
    parts: 'Das Thema und was man über die Person weiß, steht zwischen den <request>-Tags; die Lektionen stehen nummeriert zwischen den <lesson>-Tags.',
    about: 'Frage mit den Zwecken GOAL, EXPERIENCE und PREFERENCE in wenigen einfachen Worten nach dem, was man noch nicht weiß, und nach nichts Privatem: nicht nach Gesundheit, Glauben, Herkunft, Geld oder Namen. "right" und "quote" sind dort leer, "level" und "lesson" sind 0.',
    test: 'KNOWLEDGE fragt nach dem Thema selbst. "level" ist 1 für das, was man am Anfang wissen kann, 2 für alle, die die Grundlagen kennen, 3 für Fortgeschrittene. "right" enthält alle richtigen Antworten: Auswahlmöglichkeiten Zeichen für Zeichen kopiert, "true" oder "false", anerkannte kurze Texte oder bei CLOZE den Text jeder Lücke, die in der Frage als [[1]], [[2]] steht, der Reihe nach. Gibt es Lektionen, ist "lesson" die Nummer derjenigen, aus der die Antwort folgt, und "quote" eine Stelle von höchstens einem Satz daraus, Zeichen für Zeichen kopiert, in der Sprache der Lektion; sonst 0 und leer.',
    inputs: '"input" sagt, was die Seite zeichnen soll: SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, SHORT_TEXT, LONG_TEXT, CLOZE, SCALE oder NUMBER. "choices" enthält die Auswahl der ersten beiden und bei SCALE die Wörter für beide Enden; "least" und "most" begrenzen SCALE und NUMBER; "unit" ist, was NUMBER zählt. Was nicht gebraucht wird, ist 0 oder leer. KNOWLEDGE ist nie LONG_TEXT, SCALE oder NUMBER, und die anderen sind nie CLOZE.',
    write: (about, one, two, three) => `Fragen zur Person: ${about}. Fragen zu KNOWLEDGE: ${one} der Stufe 1, ${two} der Stufe 2, ${three} der Stufe 3.`,
  },
  it: {
    role: 'Scrivi un questionario per un singolo studente, perché gli si possa adattare un percorso di studio.',
    parts: 'Il tema e ciò che si sa dello studente si trovano tra i tag <request>; le lezioni, numerate, tra i tag <lesson>.',
    about: 'Con gli scopi GOAL, EXPERIENCE e PREFERENCE chiedi in poche parole semplici ciò che non si sa ancora, e nulla di privato: niente salute, fede, origine, denaro o nomi. Lì "right" e "quote" sono vuoti, "level" e "lesson" valgono 0.',
    test: 'KNOWLEDGE chiede del tema stesso. "level" è 1 per ciò che può sapere un principiante, 2 per chi conosce le basi, 3 per chi è avanzato. "right" contiene tutte le risposte giuste: le scelte copiate carattere per carattere, "true" o "false", i testi brevi accettati oppure, per CLOZE, il testo di ogni spazio, che la domanda segna come [[1]], [[2]], in ordine. Se ci sono lezioni, "lesson" è il numero di quella che dà la risposta e "quote" un passo di una frase al massimo, copiato carattere per carattere, nella lingua della lezione; altrimenti 0 e vuoto.',
    inputs: '"input" dice che cosa deve disegnare la pagina: SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, SHORT_TEXT, LONG_TEXT, CLOZE, SCALE o NUMBER. "choices" contiene le scelte dei primi due e, per SCALE, le parole dei due estremi; "least" e "most" limitano SCALE e NUMBER; "unit" è ciò che conta un NUMBER. Ciò che non serve è 0 o vuoto. KNOWLEDGE non è mai LONG_TEXT, SCALE o NUMBER, e le altre non sono mai CLOZE.',
    write: (about, one, two, three) => `Domande sullo studente: ${about}. Domande KNOWLEDGE: ${one} di livello 1, ${two} di livello 2, ${three} di livello 3.`,
  },
  pt: {
    role: 'Você escreve um questionário para um único aluno, para que um percurso de estudo possa ser adaptado a ele.',
    parts: 'O tema e o que se sabe do aluno ficam entre as tags <request>; as lições, numeradas, entre as tags <lesson>.',
    about: 'Com os propósitos GOAL, EXPERIENCE e PREFERENCE pergunte em poucas palavras simples o que ainda não se sabe, e nada de privado: nem saúde, nem crença, nem origem, nem dinheiro, nem nomes. Neles "right" e "quote" ficam vazios, "level" e "lesson" são 0.',
    test: 'KNOWLEDGE pergunta sobre o próprio tema. "level" é 1 para o que um iniciante pode saber, 2 para quem conhece o básico, 3 para o nível avançado. "right" contém todas as respostas certas: opções copiadas caractere por caractere, "true" ou "false", textos curtos aceitos ou, em CLOZE, o texto de cada lacuna, que o enunciado marca como [[1]], [[2]], em ordem. Se houver lições, "lesson" é o número da que dá a resposta e "quote" uma passagem de no máximo uma frase, copiada caractere por caractere, no idioma da lição; caso contrário, 0 e vazio.',
    inputs: '"input" diz o que a página deve desenhar: SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, SHORT_TEXT, LONG_TEXT, CLOZE, SCALE ou NUMBER. "choices" contém as opções dos dois primeiros e, em SCALE, as palavras das duas pontas; "least" e "most" limitam SCALE e NUMBER; "unit" é o que um NUMBER conta. O que não for necessário é 0 ou vazio. KNOWLEDGE nunca é LONG_TEXT, SCALE ou NUMBER, e as outras nunca são CLOZE.',
    write: (about, one, two, three) => `Perguntas sobre o aluno: ${about}. Perguntas KNOWLEDGE: ${one} de nível 1, ${two} de nível 2, ${three} de nível 3.`,
  },
  ru: {
    role: 'Ты составляешь анкету для одного ученика, чтобы подстроить под него учебный путь.',
    parts: 'Тема и то, что известно об ученике, стоят между тегами <request>, пронумерованные уроки — между тегами <lesson>.',
    about: 'С целями GOAL, EXPERIENCE и PREFERENCE спроси немногими простыми словами о том, что ещё неизвестно, и ни о чём личном: ни о здоровье, ни о вере, ни о происхождении, ни о деньгах, ни об именах. Там "right" и "quote" пусты, "level" и "lesson" равны 0.',
    test: 'KNOWLEDGE спрашивает о самой теме. "level" равен 1 для того, что может знать начинающий, 2 — для знающего основы, 3 — для продвинутого. "right" содержит все верные ответы: варианты, скопированные знак в знак, "true" или "false", принимаемые короткие тексты, а для CLOZE — текст каждого пропуска, который в вопросе отмечен как [[1]], [[2]], по порядку. Если есть уроки, "lesson" — номер того, из которого следует ответ, а "quote" — отрывок из него не длиннее одного предложения, скопированный знак в знак, на языке урока; иначе 0 и пусто.',
    inputs: '"input" говорит, что должна нарисовать страница: SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, SHORT_TEXT, LONG_TEXT, CLOZE, SCALE или NUMBER. "choices" содержит варианты первых двух, а для SCALE — слова для обоих концов; "least" и "most" ограничивают SCALE и NUMBER; "unit" — то, что считает NUMBER. Ненужное равно 0 или пусто. KNOWLEDGE никогда не бывает LONG_TEXT, SCALE или NUMBER, а остальные никогда не бывают CLOZE.',
    write: (about, one, two, three) => `Вопросов об ученике: ${about}. Вопросов KNOWLEDGE: ${one} уровня 1, ${two} уровня 2, ${three} уровня 3.`,
  },
  zh: {
    role: '你为一位学习者编写问卷，以便为其量身安排学习路径。',
    parts: '主题以及对学习者的已知情况写在 <request> 标签之间；课文带有编号，写在 <lesson> 标签之间。',
    about: '用途为 GOAL、EXPERIENCE、PREFERENCE 的问题，用简短浅显的话询问尚不清楚的情况，不涉及任何隐私：不问健康、信仰、出身、金钱或姓名。这些问题的 "right" 和 "quote" 为空，"level" 和 "lesson" 为 0。',
    test: 'KNOWLEDGE 询问主题本身的知识。"level" 为 1 表示初学者可能知道，2 表示已掌握基础的人可能知道，3 表示高级水平。"right" 包含全部正确答案：逐字照抄的选项、"true" 或 "false"、可接受的简短文字；若为 CLOZE，则按顺序给出每个空的文字，题目中以 [[1]]、[[2]] 标出。如果有课文，"lesson" 是能得出答案的课文编号，"quote" 是其中最多一句话的原文，逐字照抄，保持课文的语言；否则为 0 和空。',
    inputs: '"input" 说明页面应画出什么：SINGLE_CHOICE、MULTIPLE_CHOICE、TRUE_FALSE、SHORT_TEXT、LONG_TEXT、CLOZE、SCALE 或 NUMBER。"choices" 是前两种的选项，对 SCALE 则是两端的文字；"least" 和 "most" 限定 SCALE 和 NUMBER 的范围；"unit" 是 NUMBER 所计的单位。用不到的填 0 或留空。KNOWLEDGE 绝不用 LONG_TEXT、SCALE 或 NUMBER，其他用途绝不用 CLOZE。',
    write: (about, one, two, three) => `关于学习者的问题：${about} 个。KNOWLEDGE 问题：1 级 ${one} 个，2 级 ${two} 个，3 级 ${three} 个。`,
  },
  ja: {
    role: 'あなたは一人の学習者のために、学習の道筋をその人に合わせるためのアンケートを作ります。',
    parts: '主題と学習者について分かっていることは <request> タグの間に、番号を付けたレッスンは <lesson> タグの間にあります。',
    about: '目的が GOAL、EXPERIENCE、PREFERENCE の質問では、まだ分かっていないことを短くやさしい言葉で尋ね、私的なことは一切尋ねないでください。健康、信仰、出自、お金、名前も尋ねません。その場合 "right" と "quote" は空、"level" と "lesson" は 0 です。',
    test: 'KNOWLEDGE は主題そのものについて尋ねます。"level" は、初心者が知りうることなら 1、基礎を知る人なら 2、上級者なら 3 です。"right" には正しい答えをすべて入れます。選択肢は一字一句そのまま写し、または "true" か "false"、認める短い文、CLOZE では問題文に [[1]]、[[2]] と記した空欄の語句を順番に入れます。レッスンがあるときは、"lesson" に答えの根拠となるレッスンの番号を、"quote" にその長くても一文の箇所を、一字一句そのまま、レッスンの言語で写してください。ないときは 0 と空にします。',
    inputs: '"input" はページが描くものを表します。SINGLE_CHOICE、MULTIPLE_CHOICE、TRUE_FALSE、SHORT_TEXT、LONG_TEXT、CLOZE、SCALE、NUMBER のいずれかです。"choices" には初めの二つの選択肢を、SCALE では両端の言葉を入れます。"least" と "most" は SCALE と NUMBER の範囲、"unit" は NUMBER が数えるものです。不要なものは 0 か空にしてください。KNOWLEDGE は LONG_TEXT、SCALE、NUMBER にならず、ほかの目的は CLOZE になりません。',
    write: (about, one, two, three) => `学習者についての質問: ${about} 問。KNOWLEDGE の質問: レベル 1 を ${one} 問、レベル 2 を ${two} 問、レベル 3 を ${three} 問。`,
  },
  ko: {
    role: '당신은 한 학습자에게 학습 과정을 맞추기 위한 설문지를 만듭니다.',
    parts: '주제와 학습자에 대해 알려진 내용은 <request> 태그 사이에, 번호가 붙은 수업은 <lesson> 태그 사이에 있습니다.',
    about: 'GOAL, EXPERIENCE, PREFERENCE 목적의 질문에서는 아직 모르는 것을 짧고 쉬운 말로 묻고, 사적인 것은 묻지 마세요. 건강, 신앙, 출신, 돈, 이름도 묻지 않습니다. 이때 "right"와 "quote"는 비우고 "level"과 "lesson"은 0입니다.',
    test: 'KNOWLEDGE는 주제 자체에 대해 묻습니다. "level"은 초보자가 알 만한 것이면 1, 기초를 아는 사람이면 2, 상급자면 3입니다. "right"에는 모든 정답을 넣습니다. 선택지는 글자 그대로 옮기고, 또는 "true"나 "false", 인정되는 짧은 글, CLOZE에서는 문제에 [[1]], [[2]]로 표시한 빈칸의 글을 차례대로 넣습니다. 수업이 있으면 "lesson"은 답의 근거가 되는 수업의 번호이고 "quote"는 그 수업에서 길어도 한 문장인 구절을 글자 그대로, 수업의 언어로 옮긴 것입니다. 없으면 0과 빈 값입니다.',
    inputs: '"input"은 페이지가 그릴 것을 말합니다. SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, SHORT_TEXT, LONG_TEXT, CLOZE, SCALE, NUMBER 중 하나입니다. "choices"에는 처음 두 가지의 선택지를, SCALE에서는 양 끝의 말을 넣습니다. "least"와 "most"는 SCALE과 NUMBER의 범위이고 "unit"은 NUMBER가 세는 것입니다. 필요 없는 것은 0이나 빈 값으로 둡니다. KNOWLEDGE는 LONG_TEXT, SCALE, NUMBER가 아니며 다른 목적은 CLOZE가 아닙니다.',
    write: (about, one, two, three) => `학습자에 관한 질문: ${about}개. KNOWLEDGE 질문: 1단계 ${one}개, 2단계 ${two}개, 3단계 ${three}개.`,
  },
  ar: {
    role: 'أنت تكتب استبيانًا لمتعلّم واحد، حتى يمكن تكييف مسار الدراسة له.',
    parts: 'يرد الموضوع وما يُعرف عن المتعلّم بين وسمَي <request>، وترد الدروس مرقّمة بين وسوم <lesson>.',
    about: 'بالأغراض GOAL وEXPERIENCE وPREFERENCE اسأل بكلمات قليلة وبسيطة عمّا لا يُعرف بعد، ولا تسأل عن أي أمر خاص: لا الصحة ولا المعتقد ولا الأصل ولا المال ولا الأسماء. وفيها يكون "right" و"quote" فارغين، و"level" و"lesson" يساويان 0.',
    test: 'أما KNOWLEDGE فيسأل عن الموضوع نفسه. "level" يساوي 1 لما قد يعرفه المبتدئ، و2 لمن يعرف الأساسيات، و3 للمتقدّم. ويحوي "right" كل الإجابات الصحيحة: الخيارات منسوخة حرفًا بحرف، أو "true" أو "false"، أو النصوص القصيرة المقبولة، أو في CLOZE نص كل فراغ مما يُعلَّم في السؤال هكذا [[1]] و[[2]] بالترتيب. وإن وُجدت دروس فإن "lesson" رقم الدرس الذي يُعرف منه الجواب، و"quote" مقطع منه لا يتجاوز جملة واحدة، منسوخ حرفًا بحرف وبلغة الدرس؛ وإلا فهما 0 وفارغ.',
    inputs: '"input" يبيّن ما ترسمه الصفحة: SINGLE_CHOICE أو MULTIPLE_CHOICE أو TRUE_FALSE أو SHORT_TEXT أو LONG_TEXT أو CLOZE أو SCALE أو NUMBER. ويحوي "choices" خيارات الأولين، وفي SCALE كلمات الطرفين؛ و"least" و"most" حدّا SCALE وNUMBER؛ و"unit" ما يعدّه NUMBER. وما لا حاجة إليه يكون 0 أو فارغًا. ولا يكون KNOWLEDGE أبدًا LONG_TEXT أو SCALE أو NUMBER، ولا تكون البقية أبدًا CLOZE.',
    write: (about, one, two, three) => `عدد الأسئلة عن المتعلّم: ${about}. وعدد أسئلة KNOWLEDGE: ${one} من المستوى 1، و${two} من المستوى 2، و${three} من المستوى 3.`,
  },
  hi: {
    role: 'आप एक शिक्षार्थी के लिए प्रश्नावली बनाते हैं, ताकि पढ़ाई का रास्ता उसके अनुसार ढाला जा सके।',
    parts: 'विषय और शिक्षार्थी के बारे में जो ज्ञात है वह <request> टैगों के बीच है; क्रमांकित पाठ <lesson> टैगों के बीच हैं।',
    about: 'GOAL, EXPERIENCE और PREFERENCE उद्देश्य वाले प्रश्नों में थोड़े और सरल शब्दों में वह पूछिए जो अभी ज्ञात नहीं है, और कुछ भी निजी नहीं: न स्वास्थ्य, न आस्था, न मूल, न धन, न नाम। वहाँ "right" और "quote" खाली हैं, "level" और "lesson" 0 हैं।',
    test: 'KNOWLEDGE विषय के बारे में ही पूछता है। "level" उसके लिए 1 है जो नौसिखिया जान सकता है, 2 उसके लिए जो मूल बातें जानता है, 3 उन्नत स्तर के लिए। "right" में सभी सही उत्तर होते हैं: अक्षरशः उतारे गए विकल्प, "true" या "false", मान्य छोटे उत्तर, या CLOZE में हर रिक्त स्थान का शब्द, जो प्रश्न में [[1]], [[2]] के रूप में क्रम से अंकित है। यदि पाठ हों, तो "lesson" उस पाठ की संख्या है जिससे उत्तर मिलता है और "quote" उसका अधिकतम एक वाक्य का अंश है, अक्षरशः और पाठ की ही भाषा में; नहीं तो 0 और खाली।',
    inputs: '"input" बताता है कि पृष्ठ क्या बनाए: SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, SHORT_TEXT, LONG_TEXT, CLOZE, SCALE या NUMBER। "choices" में पहले दो के विकल्प और SCALE में दोनों सिरों के शब्द होते हैं; "least" और "most" SCALE और NUMBER की सीमाएँ हैं; "unit" वह है जिसे NUMBER गिनता है। जिसकी ज़रूरत न हो वह 0 या खाली रहे। KNOWLEDGE कभी LONG_TEXT, SCALE या NUMBER नहीं होता, और बाकी कभी CLOZE नहीं होते।',
    write: (about, one, two, three) => `शिक्षार्थी के बारे में प्रश्न: ${about}। KNOWLEDGE के प्रश्न: स्तर 1 के ${one}, स्तर 2 के ${two}, स्तर 3 के ${three}।`,
  },
};
