import type { LanguageCode } from '../../../orchestrator/model.js';

export interface ProfileAnalysisWords {
  role: string;
  /** What stands between which tags. */
  parts: string;
  /** What the numbers behind the answers are; said where there are any. */
  record: string;
  fields: string;
  honest: string;
  write(count: number): string;
}

/** How answers are analysed. A change here is a new version of the prompt. */
export const PROFILE_ANALYSIS_WORDS: Record<LanguageCode, ProfileAnalysisWords> = {
  en: {
    role: "You read a learner's answers to a questionnaire and say what they show of the learner, claim by claim.",
    parts: 'The answers, numbered, stand between the <answer> tags, each with what was asked and, where it was a test, whether it is right; the lessons at hand, numbered, between the <lesson> tags; the subject and what the learner has said, which is not said again, between the <request> tags.',
    record: "Behind the answers, numbered on, stand facts from the learner's history: MASTERY of an objective (the probability of knowing it, its interval, and by how many answers), lessons that are FINISHED, the TIME that lessons took lately (hours a week, minutes a lesson), and REGULARITY (on how many of the last days something was learnt). They are cited by their numbers, like answers. LEVEL, STRENGTH and GAP rest on MASTERY, never against it; PACE on TIME.",
    fields: '"field" is GOAL, LEVEL, STRENGTH, GAP, PRESENTATION, PACE, LANGUAGE, PATH_STEP, RESOURCE, TIMELINE or NEXT_STEP. "subject" names what LEVEL, STRENGTH and GAP are about and is empty otherwise. "value" is for LEVEL one of BEGINNER, INTERMEDIATE, ADVANCED; for PRESENTATION one of PROSE, LISTS, STEPS, EXAMPLES, ANALOGIES; for PACE the hours a week and for TIMELINE the weeks, in digits; for LANGUAGE its ISO 639-1 code; otherwise empty. "lesson" is the number of the lesson that PATH_STEP, RESOURCE and NEXT_STEP mean, or 0.',
    honest: '"answers" holds the numbers of the answers that the claim rests on; a claim that rests on none is refused. "confidence" goes from 0 to 1 and is low where few answers show it. "text" says it to the learner in one plain sentence. Judge nobody and guess nothing: say what the answers show.',
    write: (count) => `Number of claims: ${count}.`,
  },
  es: {
    role: 'Lees las respuestas de un alumno a un cuestionario y dices qué muestran de él, afirmación por afirmación.',
    parts: 'Las respuestas, numeradas, figuran entre las etiquetas <answer>, cada una con lo que se preguntó y, si era una prueba, si es correcta; las lecciones disponibles, numeradas, entre las etiquetas <lesson>; el tema y lo que el alumno ya ha dicho, que no se repite, entre las etiquetas <request>.',
    record: 'Tras las respuestas, con numeración seguida, figuran hechos del historial del alumno: MASTERY de un objetivo (la probabilidad de dominarlo, su intervalo y con cuántas respuestas), lecciones FINISHED, el TIME que llevaron las lecciones últimamente (horas por semana, minutos por lección) y REGULARITY (en cuántos de los últimos días aprendió algo). Se citan por su número, como las respuestas. LEVEL, STRENGTH y GAP se apoyan en MASTERY, nunca en su contra; PACE, en TIME.',
    fields: '"field" es GOAL, LEVEL, STRENGTH, GAP, PRESENTATION, PACE, LANGUAGE, PATH_STEP, RESOURCE, TIMELINE o NEXT_STEP. "subject" nombra de qué tratan LEVEL, STRENGTH y GAP y en lo demás está vacío. "value" es para LEVEL uno de BEGINNER, INTERMEDIATE, ADVANCED; para PRESENTATION uno de PROSE, LISTS, STEPS, EXAMPLES, ANALOGIES; para PACE las horas por semana y para TIMELINE las semanas, en cifras; para LANGUAGE su código ISO 639-1; en lo demás está vacío. "lesson" es el número de la lección a la que se refieren PATH_STEP, RESOURCE y NEXT_STEP, o 0.',
    honest: '"answers" contiene los números de las respuestas en que se apoya la afirmación; la que no se apoya en ninguna se rechaza. "confidence" va de 0 a 1 y es baja si pocas respuestas lo muestran. "text" se lo dice al alumno en una frase sencilla. No juzgues a nadie ni supongas nada: di lo que muestran las respuestas.',
    write: (count) => `Número de afirmaciones: ${count}.`,
  },
  fr: {
    role: "Tu lis les réponses d'un élève à un questionnaire et dis ce qu'elles montrent de lui, affirmation par affirmation.",
    parts: "Les réponses, numérotées, figurent entre les balises <answer>, chacune avec la question posée et, s'il s'agissait d'un test, si elle est juste ; les leçons disponibles, numérotées, entre les balises <lesson> ; le sujet et ce que l'élève a déjà dit, qui n'est pas redit, entre les balises <request>.",
    record: "À la suite des réponses, dans la même numérotation, figurent des faits tirés de l'historique de l'élève : MASTERY d'un objectif (la probabilité de le maîtriser, son intervalle et le nombre de réponses), les leçons FINISHED, le TIME que les leçons ont pris récemment (heures par semaine, minutes par leçon) et REGULARITY (sur combien des derniers jours il a appris). Ils se citent par leur numéro, comme les réponses. LEVEL, STRENGTH et GAP s'appuient sur MASTERY, jamais contre elle ; PACE sur TIME.",
    fields: '"field" vaut GOAL, LEVEL, STRENGTH, GAP, PRESENTATION, PACE, LANGUAGE, PATH_STEP, RESOURCE, TIMELINE ou NEXT_STEP. "subject" nomme ce dont parlent LEVEL, STRENGTH et GAP et reste vide ailleurs. "value" est pour LEVEL l\'un de BEGINNER, INTERMEDIATE, ADVANCED ; pour PRESENTATION l\'un de PROSE, LISTS, STEPS, EXAMPLES, ANALOGIES ; pour PACE les heures par semaine et pour TIMELINE les semaines, en chiffres ; pour LANGUAGE son code ISO 639-1 ; ailleurs il est vide. "lesson" est le numéro de la leçon que visent PATH_STEP, RESOURCE et NEXT_STEP, ou 0.',
    honest: '"answers" contient les numéros des réponses sur lesquelles repose l\'affirmation ; celle qui ne repose sur aucune est refusée. "confidence" va de 0 à 1 et reste basse si peu de réponses le montrent. "text" le dit à l\'élève en une phrase simple. Ne juge personne et ne devine rien : dis ce que montrent les réponses.',
    write: (count) => `Nombre d'affirmations : ${count}.`,
  },
  de: {
    role: 'Du liest, was jemand in einem Fragebogen geantwortet hat, und sagst Aussage für Aussage, was das über die Person zeigt.',
    parts: 'Die Antworten stehen nummeriert zwischen den <answer>-Tags, jede mit der Frage und, wo geprüft wurde, ob sie richtig ist; die vorhandenen Lektionen stehen nummeriert zwischen den <lesson>-Tags; das Thema und was die Person selbst schon gesagt hat und nicht noch einmal gesagt wird, steht zwischen den <request>-Tags.',
    record: 'Hinter den Antworten stehen, weiter nummeriert, Tatsachen aus dem Lernverlauf: MASTERY eines Lernziels (wie wahrscheinlich es beherrscht wird, das Intervall und durch wie viele Antworten), Lektionen, die FINISHED sind, die TIME, die Lektionen zuletzt brauchten (Stunden in der Woche, Minuten je Lektion), und REGULARITY (an wie vielen der letzten Tage gelernt wurde). Sie werden wie Antworten mit ihrer Nummer genannt. LEVEL, STRENGTH und GAP beruhen auf MASTERY, nie gegen sie; PACE auf TIME.',
    fields: '"field" ist GOAL, LEVEL, STRENGTH, GAP, PRESENTATION, PACE, LANGUAGE, PATH_STEP, RESOURCE, TIMELINE oder NEXT_STEP. "subject" nennt, worum es bei LEVEL, STRENGTH und GAP geht, und ist sonst leer. "value" ist bei LEVEL eines von BEGINNER, INTERMEDIATE, ADVANCED; bei PRESENTATION eines von PROSE, LISTS, STEPS, EXAMPLES, ANALOGIES; bei PACE die Stunden pro Woche und bei TIMELINE die Wochen, in Ziffern; bei LANGUAGE der Code nach ISO 639-1; sonst leer. "lesson" ist die Nummer der Lektion, die PATH_STEP, RESOURCE und NEXT_STEP meinen, oder 0.',
    honest: '"answers" enthält die Nummern der Antworten, auf denen die Aussage beruht; eine, die auf keiner beruht, wird abgelehnt. "confidence" geht von 0 bis 1 und ist niedrig, wo es nur wenige Antworten zeigen. "text" sagt es der Person in einem einfachen Satz. Verurteile niemanden und rate nicht: Sage, was die Antworten zeigen.',
    write: (count) => `Anzahl der Aussagen: ${count}.`,
  },
  it: {
    role: 'Leggi le risposte di uno studente a un questionario e dici che cosa mostrano di lui, affermazione per affermazione.',
    parts: 'Le risposte, numerate, si trovano tra i tag <answer>, ciascuna con ciò che è stato chiesto e, se era una prova, se è giusta; le lezioni disponibili, numerate, tra i tag <lesson>; il tema e ciò che lo studente ha già detto, che non va ripetuto, tra i tag <request>.',
    record: 'Dopo le risposte, con numerazione continua, ci sono fatti tratti dalla cronologia dello studente: MASTERY di un obiettivo (la probabilità che lo padroneggi, il suo intervallo e con quante risposte), lezioni FINISHED, il TIME richiesto di recente dalle lezioni (ore alla settimana, minuti per lezione) e REGULARITY (in quanti degli ultimi giorni ha studiato). Si citano con il loro numero, come le risposte. LEVEL, STRENGTH e GAP si fondano su MASTERY, mai contro; PACE su TIME.',
    fields: '"field" è GOAL, LEVEL, STRENGTH, GAP, PRESENTATION, PACE, LANGUAGE, PATH_STEP, RESOURCE, TIMELINE o NEXT_STEP. "subject" nomina di che cosa parlano LEVEL, STRENGTH e GAP e altrove è vuoto. "value" è per LEVEL uno tra BEGINNER, INTERMEDIATE, ADVANCED; per PRESENTATION uno tra PROSE, LISTS, STEPS, EXAMPLES, ANALOGIES; per PACE le ore alla settimana e per TIMELINE le settimane, in cifre; per LANGUAGE il codice ISO 639-1; altrove è vuoto. "lesson" è il numero della lezione a cui si riferiscono PATH_STEP, RESOURCE e NEXT_STEP, oppure 0.',
    honest: '"answers" contiene i numeri delle risposte su cui si fonda l\'affermazione; quella che non si fonda su nessuna viene respinta. "confidence" va da 0 a 1 ed è bassa se poche risposte lo mostrano. "text" lo dice allo studente in una frase semplice. Non giudicare nessuno e non indovinare: di\' ciò che le risposte mostrano.',
    write: (count) => `Numero di affermazioni: ${count}.`,
  },
  pt: {
    role: 'Você lê as respostas de um aluno a um questionário e diz o que elas mostram dele, afirmação por afirmação.',
    parts: 'As respostas, numeradas, ficam entre as tags <answer>, cada uma com o que foi perguntado e, se era um teste, se está certa; as lições disponíveis, numeradas, entre as tags <lesson>; o tema e o que o aluno já disse, que não se repete, entre as tags <request>.',
    record: 'Depois das respostas, com numeração seguida, vêm fatos do histórico do aluno: MASTERY de um objetivo (a probabilidade de dominá-lo, seu intervalo e com quantas respostas), lições FINISHED, o TIME que as lições levaram ultimamente (horas por semana, minutos por lição) e REGULARITY (em quantos dos últimos dias ele estudou). São citados pelo número, como as respostas. LEVEL, STRENGTH e GAP se apoiam em MASTERY, nunca contra ela; PACE em TIME.',
    fields: '"field" é GOAL, LEVEL, STRENGTH, GAP, PRESENTATION, PACE, LANGUAGE, PATH_STEP, RESOURCE, TIMELINE ou NEXT_STEP. "subject" diz de que tratam LEVEL, STRENGTH e GAP e nos demais fica vazio. "value" é para LEVEL um de BEGINNER, INTERMEDIATE, ADVANCED; para PRESENTATION um de PROSE, LISTS, STEPS, EXAMPLES, ANALOGIES; para PACE as horas por semana e para TIMELINE as semanas, em algarismos; para LANGUAGE o código ISO 639-1; nos demais fica vazio. "lesson" é o número da lição a que se referem PATH_STEP, RESOURCE e NEXT_STEP, ou 0.',
    honest: '"answers" contém os números das respostas em que a afirmação se apoia; a que não se apoia em nenhuma é recusada. "confidence" vai de 0 a 1 e é baixa se poucas respostas o mostram. "text" diz isso ao aluno em uma frase simples. Não julgue ninguém e não adivinhe: diga o que as respostas mostram.',
    write: (count) => `Número de afirmações: ${count}.`,
  },
  ru: {
    role: 'Ты читаешь ответы ученика на анкету и говоришь, что они показывают о нём, утверждение за утверждением.',
    parts: 'Пронумерованные ответы стоят между тегами <answer>, каждый с тем, что спрашивалось, и, если это была проверка, верен ли он; имеющиеся уроки, пронумерованные, — между тегами <lesson>; тема и то, что ученик уже сказал о себе и что не повторяется, — между тегами <request>.',
    record: 'За ответами, с продолжением нумерации, стоят факты из истории ученика: MASTERY цели (вероятность, что он ею владеет, её интервал и по скольким ответам), уроки FINISHED, TIME, которое занимали уроки в последнее время (часов в неделю, минут на урок), и REGULARITY (в сколько из последних дней он учился). На них ссылаются по номеру, как на ответы. LEVEL, STRENGTH и GAP опираются на MASTERY и не противоречат ей; PACE — на TIME.',
    fields: '"field" — это GOAL, LEVEL, STRENGTH, GAP, PRESENTATION, PACE, LANGUAGE, PATH_STEP, RESOURCE, TIMELINE или NEXT_STEP. "subject" называет, о чём говорят LEVEL, STRENGTH и GAP, а в остальных случаях пусто. "value" для LEVEL — одно из BEGINNER, INTERMEDIATE, ADVANCED; для PRESENTATION — одно из PROSE, LISTS, STEPS, EXAMPLES, ANALOGIES; для PACE — часы в неделю, для TIMELINE — недели, цифрами; для LANGUAGE — код ISO 639-1; в остальных случаях пусто. "lesson" — номер урока, который имеют в виду PATH_STEP, RESOURCE и NEXT_STEP, или 0.',
    honest: '"answers" содержит номера ответов, на которых держится утверждение; то, что не держится ни на одном, отклоняется. "confidence" — от 0 до 1 и низко, если это показывают немногие ответы. "text" говорит это ученику одним простым предложением. Никого не суди и ничего не угадывай: говори то, что показывают ответы.',
    write: (count) => `Количество утверждений: ${count}.`,
  },
  zh: {
    role: '你阅读一位学习者对问卷的回答，逐条说明这些回答表明了学习者的哪些情况。',
    parts: '带编号的回答写在 <answer> 标签之间，每条附有所问的问题，若是测验还注明是否正确；现有的课文带编号写在 <lesson> 标签之间；主题以及学习者自己已经说过、无需重复的内容写在 <request> 标签之间。',
    record: '回答之后按顺序继续编号的是学习记录中的事实：MASTERY 表示对某个目标的掌握（掌握的概率、其区间以及依据多少次作答），FINISHED 表示已学完的课文，TIME 表示近来学习课文所用的时间（每周小时数、每课分钟数），REGULARITY 表示最近多少天里学习过。引用它们时像回答一样写编号。LEVEL、STRENGTH、GAP 以 MASTERY 为依据，不得与之相反；PACE 以 TIME 为依据。',
    fields: '"field" 是 GOAL、LEVEL、STRENGTH、GAP、PRESENTATION、PACE、LANGUAGE、PATH_STEP、RESOURCE、TIMELINE 或 NEXT_STEP。"subject" 写明 LEVEL、STRENGTH、GAP 所指的内容，其余为空。"value" 对 LEVEL 是 BEGINNER、INTERMEDIATE、ADVANCED 之一；对 PRESENTATION 是 PROSE、LISTS、STEPS、EXAMPLES、ANALOGIES 之一；对 PACE 是每周小时数，对 TIMELINE 是周数，用数字；对 LANGUAGE 是 ISO 639-1 代码；其余为空。"lesson" 是 PATH_STEP、RESOURCE、NEXT_STEP 所指课文的编号，没有则为 0。',
    honest: '"answers" 是该结论所依据的回答编号，没有依据的结论会被退回。"confidence" 从 0 到 1，依据的回答少时就要低。"text" 用一句浅显的话说给学习者听。不要评判任何人，也不要猜测：只说回答所表明的情况。',
    write: (count) => `结论条数：${count}。`,
  },
  ja: {
    role: 'あなたは学習者のアンケートへの回答を読み、そこから学習者について分かることを一つずつ述べます。',
    parts: '番号を付けた回答は <answer> タグの間にあり、それぞれに尋ねた内容と、テストの場合は正解かどうかが添えてあります。手元のレッスンは番号を付けて <lesson> タグの間に、主題と、学習者がすでに述べたことで繰り返さないものは <request> タグの間にあります。',
    record: '回答のあとには、続きの番号で学習履歴からの事実が並びます。MASTERY は目標の習得（習得している確率、その区間、いくつの解答によるか）、FINISHED は終えたレッスン、TIME は最近レッスンにかかった時間（週あたりの時間、レッスンあたりの分）、REGULARITY は最近の何日に学習したかです。回答と同じように番号で挙げます。LEVEL、STRENGTH、GAP は MASTERY に基づき、それに反してはいけません。PACE は TIME に基づきます。',
    fields: '"field" は GOAL、LEVEL、STRENGTH、GAP、PRESENTATION、PACE、LANGUAGE、PATH_STEP、RESOURCE、TIMELINE、NEXT_STEP のいずれかです。"subject" は LEVEL、STRENGTH、GAP が何についてのものかを書き、ほかでは空です。"value" は、LEVEL では BEGINNER、INTERMEDIATE、ADVANCED の一つ、PRESENTATION では PROSE、LISTS、STEPS、EXAMPLES、ANALOGIES の一つ、PACE では週あたりの時間、TIMELINE では週の数を数字で、LANGUAGE では ISO 639-1 のコードを書き、ほかでは空です。"lesson" は PATH_STEP、RESOURCE、NEXT_STEP が指すレッスンの番号で、なければ 0 です。',
    honest: '"answers" には、その主張の根拠となる回答の番号を入れます。根拠のない主張は不採用になります。"confidence" は 0 から 1 で、示す回答が少なければ低くします。"text" は学習者に向けて、やさしい一文で述べます。誰も評価せず、推測もせず、回答が示すことだけを述べてください。',
    write: (count) => `主張の数: ${count}。`,
  },
  ko: {
    role: '당신은 학습자가 설문지에 답한 내용을 읽고, 그것이 학습자에 대해 보여 주는 바를 하나씩 말합니다.',
    parts: '번호가 붙은 답은 <answer> 태그 사이에 있고, 각각 물은 내용과, 시험이었다면 맞았는지가 함께 있습니다. 준비된 수업은 번호와 함께 <lesson> 태그 사이에, 주제와 학습자가 이미 말해서 되풀이하지 않을 내용은 <request> 태그 사이에 있습니다.',
    record: '답 뒤에는 번호를 이어서 학습 기록의 사실이 있습니다. MASTERY는 목표의 숙달(알고 있을 확률, 그 구간, 답의 수), FINISHED는 마친 수업, TIME은 최근 수업에 걸린 시간(주당 시간, 수업당 분), REGULARITY는 최근 며칠 동안 공부했는지입니다. 답처럼 번호로 인용합니다. LEVEL, STRENGTH, GAP은 MASTERY에 근거하며 그에 어긋나서는 안 됩니다. PACE는 TIME에 근거합니다.',
    fields: '"field"는 GOAL, LEVEL, STRENGTH, GAP, PRESENTATION, PACE, LANGUAGE, PATH_STEP, RESOURCE, TIMELINE, NEXT_STEP 중 하나입니다. "subject"는 LEVEL, STRENGTH, GAP이 무엇에 관한 것인지 적고, 그 밖에는 비웁니다. "value"는 LEVEL이면 BEGINNER, INTERMEDIATE, ADVANCED 중 하나, PRESENTATION이면 PROSE, LISTS, STEPS, EXAMPLES, ANALOGIES 중 하나, PACE이면 주당 시간, TIMELINE이면 주의 수를 숫자로, LANGUAGE이면 ISO 639-1 코드이며, 그 밖에는 비웁니다. "lesson"은 PATH_STEP, RESOURCE, NEXT_STEP이 가리키는 수업의 번호이고 없으면 0입니다.',
    honest: '"answers"에는 그 주장이 근거로 삼는 답의 번호를 넣습니다. 근거가 없는 주장은 거절됩니다. "confidence"는 0에서 1까지이며, 보여 주는 답이 적으면 낮습니다. "text"는 학습자에게 쉬운 한 문장으로 말합니다. 아무도 평가하지 말고 짐작하지도 말고, 답이 보여 주는 것을 말하세요.',
    write: (count) => `주장의 수: ${count}개.`,
  },
  ar: {
    role: 'أنت تقرأ إجابات متعلّم عن استبيان وتقول ما تُظهره عنه، قولًا بعد قول.',
    parts: 'ترد الإجابات مرقّمة بين وسمَي <answer>، ومع كل منها ما سُئل عنه، وإن كان اختبارًا فهل هي صحيحة؛ وترد الدروس المتاحة مرقّمة بين وسمَي <lesson>؛ ويرد الموضوع وما قاله المتعلّم عن نفسه، وهو لا يُعاد، بين وسمَي <request>.',
    record: 'بعد الإجابات، وبترقيم متصل، ترد وقائع من سجل المتعلّم: MASTERY لهدف (احتمال إتقانه ومداه وعدد الإجابات التي يستند إليها)، والدروس FINISHED، وTIME الذي استغرقته الدروس مؤخرًا (ساعات الأسبوع ودقائق الدرس)، وREGULARITY (في كم من الأيام الأخيرة تعلّم). ويُشار إليها بأرقامها كالإجابات. وتستند LEVEL وSTRENGTH وGAP إلى MASTERY ولا تخالفها؛ وPACE إلى TIME.',
    fields: '"field" واحد من GOAL وLEVEL وSTRENGTH وGAP وPRESENTATION وPACE وLANGUAGE وPATH_STEP وRESOURCE وTIMELINE وNEXT_STEP. و"subject" يسمّي ما يدور حوله LEVEL وSTRENGTH وGAP، وهو فارغ في غيرها. و"value" في LEVEL واحد من BEGINNER وINTERMEDIATE وADVANCED؛ وفي PRESENTATION واحد من PROSE وLISTS وSTEPS وEXAMPLES وANALOGIES؛ وفي PACE ساعات الأسبوع وفي TIMELINE الأسابيع، بالأرقام؛ وفي LANGUAGE رمز ISO 639-1؛ وفي غيرها فارغ. و"lesson" رقم الدرس الذي يقصده PATH_STEP وRESOURCE وNEXT_STEP، أو 0.',
    honest: '"answers" يحوي أرقام الإجابات التي يستند إليها القول؛ وما لا يستند إلى أي منها يُرفض. و"confidence" من 0 إلى 1، وهو منخفض حين تُظهره إجابات قليلة. و"text" يقوله للمتعلّم في جملة بسيطة. لا تحكم على أحد ولا تخمّن: قل ما تُظهره الإجابات.',
    write: (count) => `عدد الأقوال: ${count}.`,
  },
  hi: {
    role: 'आप प्रश्नावली पर शिक्षार्थी के उत्तर पढ़ते हैं और एक-एक कथन में बताते हैं कि वे शिक्षार्थी के बारे में क्या दिखाते हैं।',
    parts: 'क्रमांकित उत्तर <answer> टैगों के बीच हैं, हर एक के साथ पूछी गई बात और, यदि जाँच थी तो, वह सही है या नहीं; उपलब्ध पाठ क्रमांक के साथ <lesson> टैगों के बीच हैं; विषय और शिक्षार्थी ने जो पहले ही कहा है, जिसे दोहराना नहीं है, <request> टैगों के बीच है।',
    record: 'उत्तरों के बाद, आगे के क्रमांकों के साथ, शिक्षार्थी के इतिहास के तथ्य हैं: किसी लक्ष्य की MASTERY (उसे जानने की संभावना, उसका अंतराल और कितने उत्तरों से), FINISHED पाठ, TIME यानी हाल में पाठों में लगा समय (सप्ताह के घंटे, प्रति पाठ मिनट), और REGULARITY (पिछले कितने दिनों में कुछ सीखा गया)। इन्हें उत्तरों की तरह क्रमांक से बताया जाता है। LEVEL, STRENGTH और GAP का आधार MASTERY है, उसके विरुद्ध कभी नहीं; PACE का आधार TIME है।',
    fields: '"field" इनमें से एक है: GOAL, LEVEL, STRENGTH, GAP, PRESENTATION, PACE, LANGUAGE, PATH_STEP, RESOURCE, TIMELINE या NEXT_STEP। "subject" बताता है कि LEVEL, STRENGTH और GAP किस बारे में हैं, बाकी में खाली रहता है। "value" LEVEL में BEGINNER, INTERMEDIATE, ADVANCED में से एक; PRESENTATION में PROSE, LISTS, STEPS, EXAMPLES, ANALOGIES में से एक; PACE में सप्ताह के घंटे और TIMELINE में सप्ताह, अंकों में; LANGUAGE में उसका ISO 639-1 कोड; बाकी में खाली। "lesson" उस पाठ की संख्या है जो PATH_STEP, RESOURCE और NEXT_STEP से अभिप्रेत है, या 0।',
    honest: '"answers" में उन उत्तरों की संख्याएँ हैं जिन पर कथन टिका है; जो किसी पर न टिका हो वह अस्वीकार होता है। "confidence" 0 से 1 तक है और कम उत्तर दिखाएँ तो कम। "text" शिक्षार्थी से यह एक सरल वाक्य में कहता है। किसी का मूल्यांकन मत कीजिए और अनुमान मत लगाइए: वही कहिए जो उत्तर दिखाते हैं।',
    write: (count) => `कथनों की संख्या: ${count}।`,
  },
};
