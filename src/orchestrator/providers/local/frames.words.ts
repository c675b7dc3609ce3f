import type { LanguageCode } from '../../model.js';

type Heading = readonly [title: string, summary: string];

/** What frames of courses and lessons consist of beside the words of whoever asks. `{topic}` stands for the topic. */
export interface FrameWords {
  /** In their order: the first opens a course, the last closes it, and those between may come again. */
  lessons: readonly [Heading, ...Heading[]];
  /** What each lesson goes through. */
  sections: readonly [Heading, Heading, Heading, Heading];
  /** Above what is still to be written. */
  toWrite: string;
  /** What a section has to answer. */
  questions: readonly string[];
  /** That it is a frame, and what of the request it leaves out. */
  notice: string;
}

export const FRAME_WORDS: Record<LanguageCode, FrameWords> = {
  en: {
    lessons: [['Introduction: {topic}', 'What “{topic}” is about, and why it is worth knowing.'], ['Basic ideas', 'The ideas and terms that everything else in “{topic}” rests on.'], ['How it works', 'How the parts of “{topic}” work together, step by step.'], ['In practice', 'Using what was learnt about “{topic}” for tasks of its own kind.'], ['Difficulties and mistakes', 'What often goes wrong with “{topic}”, and how it is noticed and mended.'], ['Review and outlook', 'What of “{topic}” is to be remembered, and where to go from here.']],
    sections: [['Terms', 'The terms that are needed here, and what each of them means.'], ['Explanation', 'The subject, explained step by step.'], ['Example', 'An example that is worked through from beginning to end.'], ['Check yourself', 'Questions by which a learner notices what he has understood.']],
    toWrite: 'To be written by a person:', questions: ['What must a learner know before?', 'Which example shows it best?', 'What can a learner do afterwards?'],
    notice: 'The built-in engine knows nothing of the topic: this is a frame for a person to fill, which heeds neither audience nor level.',
  },
  es: {
    lessons: [['Introducción: {topic}', 'De qué trata «{topic}» y por qué vale la pena conocerlo.'], ['Ideas básicas', 'Las ideas y los términos en que se apoya todo lo demás de «{topic}».'], ['Cómo funciona', 'Cómo actúan juntas las partes de «{topic}», paso a paso.'], ['En la práctica', 'Aplicar lo aprendido sobre «{topic}» a tareas propias del tema.'], ['Dificultades y errores', 'Qué suele salir mal con «{topic}», y cómo se nota y se corrige.'], ['Repaso y perspectivas', 'Qué hay que recordar de «{topic}» y cómo seguir.']],
    sections: [['Términos', 'Los términos que hacen falta aquí y lo que significa cada uno.'], ['Explicación', 'El tema, explicado paso a paso.'], ['Ejemplo', 'Un ejemplo desarrollado de principio a fin.'], ['Compruebe lo aprendido', 'Preguntas con las que se nota lo que se ha entendido.']],
    toWrite: 'Por escribir, a cargo de una persona:', questions: ['¿Qué hay que saber antes?', '¿Qué ejemplo lo muestra mejor?', '¿Qué se sabe hacer después?'],
    notice: 'El motor integrado no sabe nada del tema: esto es un armazón que debe completar una persona, y no tiene en cuenta ni público ni nivel.',
  },
  fr: {
    lessons: [['Introduction : {topic}', 'De quoi traite « {topic} », et pourquoi cela vaut la peine de le connaître.'], ['Idées de base', 'Les idées et les termes sur lesquels repose tout le reste de « {topic} ».'], ['Fonctionnement', 'Comment les parties de « {topic} » agissent ensemble, pas à pas.'], ['En pratique', 'Appliquer ce qui a été appris sur « {topic} » à des tâches du domaine.'], ['Difficultés et erreurs', 'Ce qui échoue souvent avec « {topic} », et comment on le remarque et le corrige.'], ['Révision et perspectives', 'Ce qu’il faut retenir de « {topic} », et comment continuer.']],
    sections: [['Termes', 'Les termes nécessaires ici, et ce que chacun signifie.'], ['Explication', 'Le sujet, expliqué pas à pas.'], ['Exemple', 'Un exemple traité du début à la fin.'], ['Pour vérifier', 'Des questions par lesquelles on remarque ce que l’on a compris.']],
    toWrite: 'À écrire par une personne :', questions: ['Que faut-il savoir avant ?', 'Quel exemple le montre le mieux ?', 'Que sait-on faire après ?'],
    notice: 'Le moteur intégré ne sait rien du sujet : ceci est un cadre qu’une personne doit remplir, et qui ne tient compte ni du public ni du niveau.',
  },
  de: {
    lessons: [['Einführung: {topic}', 'Worum es bei „{topic}“ geht, und warum es sich zu wissen lohnt.'], ['Grundbegriffe', 'Die Gedanken und Begriffe, auf denen alles Weitere zu „{topic}“ beruht.'], ['Wie es funktioniert', 'Wie die Teile von „{topic}“ zusammenwirken, Schritt für Schritt.'], ['In der Praxis', 'Das Gelernte über „{topic}“ auf eigene Aufgaben anwenden.'], ['Schwierigkeiten und Fehler', 'Was bei „{topic}“ oft misslingt, und wie man es bemerkt und behebt.'], ['Wiederholung und Ausblick', 'Was von „{topic}“ zu behalten ist, und wie es weitergeht.']],
    sections: [['Begriffe', 'Die Begriffe, die hier gebraucht werden, und was jeder bedeutet.'], ['Erklärung', 'Der Gegenstand, Schritt für Schritt erklärt.'], ['Beispiel', 'Ein Beispiel, das von Anfang bis Ende durchgegangen wird.'], ['Zur Selbstprüfung', 'Fragen, an denen man merkt, was man verstanden hat.']],
    toWrite: 'Von einem Menschen zu schreiben:', questions: ['Was muss man vorher wissen?', 'Welches Beispiel zeigt es am besten?', 'Was kann man danach?'],
    notice: 'Das eingebaute Programm weiß nichts über das Thema: Dies ist ein Gerüst, das ein Mensch füllen muss, und es berücksichtigt weder Zielgruppe noch Niveau.',
  },
  it: {
    lessons: [['Introduzione: {topic}', 'Di che cosa tratta «{topic}» e perché vale la pena conoscerlo.'], ['Idee di base', 'Le idee e i termini su cui poggia tutto il resto di «{topic}».'], ['Come funziona', 'Come agiscono insieme le parti di «{topic}», passo per passo.'], ['In pratica', 'Applicare quanto appreso su «{topic}» a compiti propri del tema.'], ['Difficoltà ed errori', 'Che cosa spesso non riesce con «{topic}», e come lo si nota e corregge.'], ['Ripasso e prospettive', 'Che cosa ricordare di «{topic}» e come proseguire.']],
    sections: [['Termini', 'I termini che servono qui e il significato di ciascuno.'], ['Spiegazione', 'L’argomento, spiegato passo per passo.'], ['Esempio', 'Un esempio svolto dall’inizio alla fine.'], ['Per verificare', 'Domande con cui ci si accorge di che cosa si è capito.']],
    toWrite: 'Da scrivere a cura di una persona:', questions: ['Che cosa bisogna sapere prima?', 'Quale esempio lo mostra meglio?', 'Che cosa si sa fare dopo?'],
    notice: 'Il motore integrato non sa nulla dell’argomento: questa è una traccia che una persona deve completare, e non tiene conto né del pubblico né del livello.',
  },
  pt: {
    lessons: [['Introdução: {topic}', 'Do que trata «{topic}» e por que vale a pena conhecê-lo.'], ['Ideias básicas', 'As ideias e os termos em que assenta tudo o resto de «{topic}».'], ['Como funciona', 'Como as partes de «{topic}» atuam em conjunto, passo a passo.'], ['Na prática', 'Aplicar o que se aprendeu sobre «{topic}» a tarefas próprias do tema.'], ['Dificuldades e erros', 'O que muitas vezes corre mal com «{topic}», e como se nota e se corrige.'], ['Revisão e perspetivas', 'O que é preciso reter de «{topic}» e como continuar.']],
    sections: [['Termos', 'Os termos necessários aqui e o que cada um significa.'], ['Explicação', 'O assunto, explicado passo a passo.'], ['Exemplo', 'Um exemplo desenvolvido do princípio ao fim.'], ['Para verificar', 'Perguntas com as quais se percebe o que se compreendeu.']],
    toWrite: 'Por escrever, por uma pessoa:', questions: ['O que é preciso saber antes?', 'Que exemplo o mostra melhor?', 'O que se sabe fazer depois?'],
    notice: 'O motor integrado não sabe nada do tema: isto é uma estrutura que uma pessoa tem de preencher, e não tem em conta nem o público nem o nível.',
  },
  ru: {
    lessons: [['Введение: {topic}', 'О чём «{topic}» и почему это стоит знать.'], ['Основные понятия', 'Мысли и термины, на которых держится всё остальное в теме «{topic}».'], ['Как это устроено', 'Как части темы «{topic}» действуют вместе, шаг за шагом.'], ['На практике', 'Применить изученное по теме «{topic}» к собственным задачам.'], ['Трудности и ошибки', 'Что часто не удаётся в теме «{topic}», как это заметить и исправить.'], ['Повторение и перспективы', 'Что из темы «{topic}» надо запомнить и как двигаться дальше.']],
    sections: [['Термины', 'Термины, которые здесь нужны, и что означает каждый из них.'], ['Объяснение', 'Предмет, объяснённый шаг за шагом.'], ['Пример', 'Пример, разобранный от начала до конца.'], ['Проверьте себя', 'Вопросы, по которым видно, что понято.']],
    toWrite: 'Должен написать человек:', questions: ['Что надо знать заранее?', 'Какой пример показывает это лучше всего?', 'Что ученик умеет после этого?'],
    notice: 'Встроенная программа ничего не знает о теме: это каркас, который должен заполнить человек; аудитория и уровень в нём не учтены.',
  },
  zh: {
    lessons: [['导论：{topic}', '“{topic}”讲的是什么，为什么值得了解。'], ['基本概念', '“{topic}”其余内容所依据的思想和术语。'], ['工作原理', '“{topic}”的各个部分如何一步一步地共同起作用。'], ['实际应用', '把学到的“{topic}”用于自己的任务。'], ['难点与错误', '“{topic}”中常见的错误，以及如何发现和改正。'], ['复习与展望', '“{topic}”中需要记住的内容，以及今后如何继续学习。']],
    sections: [['术语', '这里需要的术语以及每个术语的含义。'], ['讲解', '一步一步地讲解这个主题。'], ['例子', '一个从头到尾讲解的例子。'], ['自我检查', '学习者用来检查自己是否理解的问题。']],
    toWrite: '需由人来撰写：', questions: ['学习者事先必须知道什么？', '哪个例子最能说明问题？', '学习者之后能做什么？'],
    notice: '内置引擎对这个主题一无所知：这是一个需要由人来填写的框架，没有考虑对象和水平。',
  },
  ja: {
    lessons: [['はじめに：{topic}', '「{topic}」とは何か、なぜ学ぶ価値があるのか。'], ['基本的な考え方', '「{topic}」のすべての土台となる考え方と用語。'], ['しくみ', '「{topic}」の各部分がどのように働き合うのかを順を追って見る。'], ['実践', '「{topic}」について学んだことを自分の課題に使う。'], ['つまずきと誤り', '「{topic}」でよく起こる誤りと、その気づき方や直し方。'], ['復習とこれから', '「{topic}」について覚えておくことと、これからの進み方。']],
    sections: [['用語', 'ここで必要な用語とその意味。'], ['説明', '主題を順を追って説明する。'], ['例', '最初から最後まで取り上げる一つの例。'], ['確認', '何を理解したかに気づくための問い。']],
    toWrite: '人が書くところ：', questions: ['前もって何を知っている必要がありますか。', 'どの例がいちばんよく示しますか。', 'このあと何ができるようになりますか。'],
    notice: '内蔵エンジンはこの主題について何も知りません。これは人が書き込むための骨組みで、対象者とレベルは考慮されていません。',
  },
  ko: {
    lessons: [['들어가며: {topic}', '“{topic}”이(가) 무엇이며 왜 알아 둘 만한지 알아봅니다.'], ['기본 개념', '“{topic}”의 나머지 내용이 바탕으로 삼는 생각과 용어입니다.'], ['작동 원리', '“{topic}”의 각 부분이 어떻게 함께 작용하는지 단계별로 봅니다.'], ['실습', '“{topic}”에 대해 배운 것을 자신의 과제에 적용합니다.'], ['어려움과 실수', '“{topic}”에서 자주 생기는 실수와 그것을 알아차리고 고치는 방법입니다.'], ['복습과 전망', '“{topic}”에서 기억해야 할 것과 앞으로 나아갈 길입니다.']],
    sections: [['용어', '여기에 필요한 용어와 각각의 뜻입니다.'], ['설명', '주제를 단계별로 설명합니다.'], ['예시', '처음부터 끝까지 풀어 보는 예시입니다.'], ['스스로 확인', '무엇을 이해했는지 알아보는 질문입니다.']],
    toWrite: '사람이 써야 할 부분:', questions: ['미리 무엇을 알아야 합니까?', '어떤 예시가 가장 잘 보여 줍니까?', '배운 뒤에 무엇을 할 수 있습니까?'],
    notice: '내장 엔진은 이 주제에 대해 아는 것이 없습니다. 이것은 사람이 채워야 할 틀이며 대상과 수준은 반영되지 않았습니다.',
  },
  ar: {
    lessons: [['مقدمة: {topic}', 'ما الذي يتناوله «{topic}» ولماذا يستحق المعرفة.'], ['أفكار أساسية', 'الأفكار والمصطلحات التي يقوم عليها كل ما تبقى من «{topic}».'], ['كيف يعمل', 'كيف تعمل أجزاء «{topic}» معًا خطوة بعد خطوة.'], ['في التطبيق', 'تطبيق ما تعلمناه عن «{topic}» على مهام خاصة به.'], ['صعوبات وأخطاء', 'ما يفشل كثيرًا في «{topic}» وكيف يلاحظ ويصحح.'], ['مراجعة وآفاق', 'ما ينبغي تذكره من «{topic}» وكيف نواصل بعد ذلك.']],
    sections: [['مصطلحات', 'المصطلحات اللازمة هنا ومعنى كل منها.'], ['شرح', 'الموضوع مشروحًا خطوة بعد خطوة.'], ['مثال', 'مثال يُعالج من البداية إلى النهاية.'], ['اختبر نفسك', 'أسئلة يلاحظ بها المتعلم ما فهمه.']],
    toWrite: 'على شخص أن يكتب هنا:', questions: ['ما الذي يجب معرفته قبل ذلك؟', 'أي مثال يوضح ذلك أفضل؟', 'ما الذي يستطيع المتعلم فعله بعد ذلك؟'],
    notice: 'لا يعرف المحرك المدمج شيئًا عن الموضوع: هذا هيكل على شخص أن يملأه، وهو لا يراعي الجمهور ولا المستوى.',
  },
  hi: {
    lessons: [['परिचय: {topic}', '“{topic}” किस बारे में है और इसे जानना क्यों उपयोगी है।'], ['मूल विचार', 'वे विचार और शब्द जिन पर “{topic}” का बाकी सब टिका है।'], ['यह कैसे काम करता है', '“{topic}” के भाग साथ मिलकर कैसे काम करते हैं, चरण दर चरण।'], ['व्यवहार में', '“{topic}” के बारे में सीखी गई बातों को अपने कार्यों पर लागू करना।'], ['कठिनाइयाँ और गलतियाँ', '“{topic}” में अक्सर क्या गलत होता है और उसे कैसे पहचाना और सुधारा जाता है।'], ['दोहराव और आगे की राह', '“{topic}” में से क्या याद रखना है और आगे कैसे बढ़ना है।']],
    sections: [['शब्द', 'यहाँ आवश्यक शब्द और उनमें से हर एक का अर्थ।'], ['व्याख्या', 'विषय की चरण दर चरण व्याख्या।'], ['उदाहरण', 'शुरू से अंत तक हल किया गया एक उदाहरण।'], ['स्वयं जाँचें', 'ऐसे प्रश्न जिनसे पता चले कि क्या समझ में आया।']],
    toWrite: 'किसी व्यक्ति को लिखना है:', questions: ['पहले से क्या जानना ज़रूरी है?', 'कौन सा उदाहरण इसे सबसे अच्छा दिखाता है?', 'इसके बाद शिक्षार्थी क्या कर सकता है?'],
    notice: 'अंतर्निहित इंजन इस विषय के बारे में कुछ नहीं जानता: यह एक ढाँचा है जिसे किसी व्यक्ति को भरना है; इसमें श्रोता और स्तर का ध्यान नहीं रखा गया है।',
  },
};
