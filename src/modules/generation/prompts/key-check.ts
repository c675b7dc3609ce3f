import type { BlindQuestion, KeyCheckTask } from '../../../orchestrator/model.js';
import { letterOf, SOLUTIONS_SCHEMA } from '../../quizzes/solution.js';
import { commonLines, jsonWords, materialLines } from './common.js';
import { GO_ON } from './continuation.js';
import { lessonBlock, tagged, type Prompt } from './prompt.js';

interface Words {
  role: string;
  choices: string;
  texts: string;
  unsure: string;
  /** In its place where there is no lesson. */
  alone: string;
  write: string;
}

const TOKENS_PER_ANSWER = 60;
// Models that reason first count it as output.
const TOKENS_AROUND = 4_096;

export const keyCheckPrompt: Prompt<KeyCheckTask, Words> = {
  kind: 'KEY_CHECK',
  version: 'key_check@2',
  schema: SOLUTIONS_SCHEMA,
  instructions: {
    en: {
      role: 'You sit a quiz on a lesson, so that its answer key can be checked. Nobody tells you the key.',
      choices: 'MULTIPLE_CHOICE: "answers" holds the letter of every choice that is right, one or several; look at each choice by itself. TRUE_FALSE: "true" or "false".',
      texts: 'SHORT_ANSWER: the shortest answer, in the words of the lesson. CLOZE: the text of each blank, in order.',
      unsure: 'Where the lesson does not settle a question, "answers" is empty: never guess.',
      alone: 'There is no lesson: the quiz is on the subject between the <request> tags. Answer from what you know; where you are not sure, "answers" is empty: never guess.',
      write: 'Answer every question, each under its number.',
    },
    es: {
      role: 'Respondes a un cuestionario sobre una lección para comprobar su clave de respuestas. Nadie te dice la clave.',
      choices: 'MULTIPLE_CHOICE: "answers" contiene la letra de cada opción correcta, una o varias; examina cada opción por separado. TRUE_FALSE: "true" o "false".',
      texts: 'SHORT_ANSWER: la respuesta más breve, con las palabras de la lección. CLOZE: el texto de cada hueco, en orden.',
      unsure: 'Si la lección no resuelve una pregunta, "answers" queda vacío: nunca adivines.',
      alone: 'No hay lección: el cuestionario trata del tema que figura entre las etiquetas <request>. Responde con lo que sabes; si no estás seguro, "answers" queda vacío: nunca adivines.',
      write: 'Responde a todas las preguntas, cada una con su número.',
    },
    fr: {
      role: 'Tu réponds à un questionnaire sur une leçon afin que son corrigé soit vérifié. Personne ne te donne le corrigé.',
      choices: 'MULTIPLE_CHOICE : "answers" contient la lettre de chaque choix juste, un ou plusieurs ; examine chaque choix séparément. TRUE_FALSE : "true" ou "false".',
      texts: 'SHORT_ANSWER : la réponse la plus courte, avec les mots de la leçon. CLOZE : le texte de chaque trou, dans l’ordre.',
      unsure: 'Si la leçon ne tranche pas une question, "answers" reste vide : ne devine jamais.',
      alone: 'Il n’y a pas de leçon : le questionnaire porte sur le sujet placé entre les balises <request>. Réponds d’après ce que tu sais ; si tu n’es pas sûr, "answers" reste vide : ne devine jamais.',
      write: 'Réponds à toutes les questions, chacune sous son numéro.',
    },
    de: {
      role: 'Du beantwortest ein Quiz zu einer Lektion, damit sein Lösungsschlüssel geprüft werden kann. Niemand verrät dir den Schlüssel.',
      choices: 'MULTIPLE_CHOICE: "answers" enthält den Buchstaben jeder richtigen Auswahl, einer oder mehrerer; betrachte jede für sich. TRUE_FALSE: "true" oder "false".',
      texts: 'SHORT_ANSWER: die kürzeste Antwort in den Worten der Lektion. CLOZE: der Text jeder Lücke der Reihe nach.',
      unsure: 'Lässt die Lektion eine Frage offen, bleibt "answers" leer: Rate nie.',
      alone: 'Es gibt keine Lektion: Das Quiz handelt von dem Thema zwischen den <request>-Tags. Antworte aus deinem Wissen; wo du nicht sicher bist, bleibt "answers" leer: Rate nie.',
      write: 'Beantworte alle Fragen, jede unter ihrer Nummer.',
    },
    it: {
      role: 'Rispondi a un quiz su una lezione affinché se ne possa controllare la chiave delle risposte. Nessuno ti rivela la chiave.',
      choices: 'MULTIPLE_CHOICE: "answers" contiene la lettera di ogni scelta giusta, una o più; esamina ogni scelta da sola. TRUE_FALSE: "true" o "false".',
      texts: 'SHORT_ANSWER: la risposta più breve, con le parole della lezione. CLOZE: il testo di ogni spazio vuoto, in ordine.',
      unsure: 'Se la lezione non risolve una domanda, "answers" resta vuoto: non tirare mai a indovinare.',
      alone: 'Non c’è alcuna lezione: il quiz riguarda il tema tra i tag <request>. Rispondi in base a ciò che sai; se non sei sicuro, "answers" resta vuoto: non tirare mai a indovinare.',
      write: 'Rispondi a tutte le domande, ciascuna sotto il suo numero.',
    },
    pt: {
      role: 'Você responde a um questionário sobre uma lição para que o gabarito seja conferido. Ninguém lhe diz o gabarito.',
      choices: 'MULTIPLE_CHOICE: "answers" contém a letra de cada opção correta, uma ou várias; examine cada opção separadamente. TRUE_FALSE: "true" ou "false".',
      texts: 'SHORT_ANSWER: a resposta mais curta, com as palavras da lição. CLOZE: o texto de cada lacuna, em ordem.',
      unsure: 'Se a lição não resolve uma questão, "answers" fica vazio: nunca adivinhe.',
      alone: 'Não há lição: o questionário é sobre o tema entre as tags <request>. Responda com o que você sabe; se não tiver certeza, "answers" fica vazio: nunca adivinhe.',
      write: 'Responda a todas as questões, cada uma sob o seu número.',
    },
    ru: {
      role: 'Ты проходишь тест по уроку, чтобы можно было проверить ключ с ответами. Ключ тебе никто не сообщает.',
      choices: 'MULTIPLE_CHOICE: "answers" содержит букву каждого верного варианта, одного или нескольких; рассмотри каждый вариант отдельно. TRUE_FALSE: "true" или "false".',
      texts: 'SHORT_ANSWER: самый короткий ответ словами урока. CLOZE: текст каждого пропуска по порядку.',
      unsure: 'Если урок не даёт ответа на вопрос, "answers" остаётся пустым: никогда не угадывай.',
      alone: 'Урока нет: тест посвящён теме между тегами <request>. Отвечай по своим знаниям; если не уверен, "answers" остаётся пустым: никогда не угадывай.',
      write: 'Ответь на все вопросы, на каждый под его номером.',
    },
    zh: {
      role: '你回答一份关于课文的测验，以便核对其答案。没有人告诉你标准答案。',
      choices: 'MULTIPLE_CHOICE：“answers” 列出每个正确选项的字母，一个或多个；请逐一判断每个选项。TRUE_FALSE：填写 "true" 或 "false"。',
      texts: 'SHORT_ANSWER：用课文中的词语写出最短的答案。CLOZE：按顺序写出每个空格的内容。',
      unsure: '如果课文不能确定某题的答案，“answers” 留空：绝不要猜测。',
      alone: '这里没有课文：测验的主题写在 <request> 标签之间。请根据你所知道的作答；不确定时 “answers” 留空：绝不要猜测。',
      write: '请回答所有问题，每题用其编号标明。',
    },
    ja: {
      role: 'あなたは、解答が正しいかどうかを確かめるために、レッスンについてのクイズに答えます。正解は知らされません。',
      choices: 'MULTIPLE_CHOICE では "answers" に正しい選択肢の記号を一つでも複数でもすべて入れ、選択肢を一つずつ検討してください。TRUE_FALSE では "true" か "false" です。',
      texts: 'SHORT_ANSWER ではレッスンの言葉で最も短い答えを、CLOZE では各空欄の語句を順に入れてください。',
      unsure: 'レッスンから答えが決まらない問題では "answers" を空にし、決して推測しないでください。',
      alone: 'レッスンはありません。クイズは <request> タグの間にある主題についてのものです。知っていることから答え、確かでないときは "answers" を空にし、決して推測しないでください。',
      write: 'すべての問題に、それぞれの番号を付けて答えてください。',
    },
    ko: {
      role: '당신은 정답표를 확인할 수 있도록 수업에 관한 퀴즈를 풉니다. 아무도 정답을 알려 주지 않습니다.',
      choices: 'MULTIPLE_CHOICE: "answers"에 옳은 선택지의 글자를 하나든 여럿이든 모두 넣고, 선택지를 하나씩 따로 살펴보세요. TRUE_FALSE: "true" 또는 "false"입니다.',
      texts: 'SHORT_ANSWER: 수업에 나온 말로 된 가장 짧은 답입니다. CLOZE: 각 빈칸의 내용을 순서대로 적습니다.',
      unsure: '수업만으로 답을 정할 수 없으면 "answers"를 비워 두고, 결코 추측하지 마세요.',
      alone: '수업은 없습니다. 퀴즈는 <request> 태그 사이에 있는 주제에 관한 것입니다. 아는 대로 답하고, 확실하지 않으면 "answers"를 비워 두며, 결코 추측하지 마세요.',
      write: '모든 문제에 번호를 붙여 답하세요.',
    },
    ar: {
      role: 'أنت تجيب عن اختبار في درس لكي يُتحقَّق من مفتاح إجاباته. ولا يخبرك أحد بالمفتاح.',
      choices: 'في MULTIPLE_CHOICE يضم "answers" حرف كل خيار صحيح، واحدًا كان أو أكثر، فانظر في كل خيار على حدة. وفي TRUE_FALSE تكون الإجابة "true" أو "false".',
      texts: 'في SHORT_ANSWER اكتب أقصر إجابة بكلمات الدرس. وفي CLOZE اكتب نص كل فراغ بالترتيب.',
      unsure: 'إذا لم يحسم الدرس سؤالًا فاترك "answers" فارغًا، ولا تخمّن أبدًا.',
      alone: 'لا يوجد درس: الاختبار في الموضوع الوارد بين وسمَي <request>. أجب مما تعرفه، وإن لم تكن متأكدًا فاترك "answers" فارغًا، ولا تخمّن أبدًا.',
      write: 'أجب عن جميع الأسئلة، كلٌّ تحت رقمه.',
    },
    hi: {
      role: 'आप एक पाठ की प्रश्नोत्तरी हल करते हैं ताकि उसकी उत्तर-कुंजी जाँची जा सके। कुंजी आपको कोई नहीं बताता।',
      choices: 'MULTIPLE_CHOICE: "answers" में हर सही विकल्प का अक्षर दीजिए, एक हो या कई; हर विकल्प को अलग से परखिए। TRUE_FALSE: "true" या "false"।',
      texts: 'SHORT_ANSWER: पाठ के शब्दों में सबसे छोटा उत्तर। CLOZE: हर रिक्त स्थान का पाठ क्रम से।',
      unsure: 'यदि पाठ से किसी प्रश्न का उत्तर तय न हो, तो "answers" खाली छोड़िए: अनुमान कभी न लगाइए।',
      alone: 'कोई पाठ नहीं है: प्रश्नोत्तरी <request> टैगों के बीच दिए विषय पर है। जो आप जानते हैं उससे उत्तर दीजिए; जहाँ निश्चित न हों, "answers" खाली छोड़िए: अनुमान कभी न लगाइए।',
      write: 'सभी प्रश्नों के उत्तर उनकी संख्या के साथ दीजिए।',
    },
  },
  build(task) {
    const { role, choices, texts, unsure, alone, write } = keyCheckPrompt.instructions[task.language];
    const questions = task.questions.map((question) => tagged('question', shown(question)));
    const hasLesson = task.lesson.body !== '';
    return {
      system: [role, ...(hasLesson ? commonLines(task) : materialLines(task)), choices, texts, hasLesson ? unsure : alone].join('\n'),
      messages: [{ role: 'user', content: [hasLesson ? lessonBlock(task.lesson) : tagged('request', task.lesson.title), ...questions, write].join('\n\n') }],
      maxOutputTokens: TOKENS_AROUND + TOKENS_PER_ANSWER * task.questions.length,
      schema: { ...SOLUTIONS_SCHEMA, inWords: jsonWords(task.language) },
      goOn: GO_ON[task.language],
    };
  },
};

function shown({ number, type, prompt, choices }: BlindQuestion): string {
  return [`${number}. ${type}`, prompt, ...choices.map((choice, index) => `${letterOf(index)}. ${choice}`)].join('\n');
}
