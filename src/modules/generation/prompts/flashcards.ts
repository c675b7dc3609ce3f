import type { FlashcardsTask } from '../../../orchestrator/model.js';
import { FLASHCARDS_SCHEMA } from '../items/flashcard.js';
import { commonLines, jsonWords } from './common.js';
import { GO_ON } from './continuation.js';
import { wishes } from './items.js';
import { ITEM_WORDS } from './items.words.js';
import { lessonBlock, type Prompt } from './prompt.js';

interface Words {
  role: string;
  sides: string;
  write(count: number): string;
}

const TOKENS_PER_CARD = 250;
// Models that reason first count it as output.
const TOKENS_AROUND = 4_096;

export const flashcardsPrompt: Prompt<FlashcardsTask, Words> = {
  kind: 'FLASHCARDS',
  version: 'flashcards@1',
  schema: FLASHCARDS_SCHEMA,
  instructions: {
    en: {
      role: 'You write flashcards by which a learner keeps a lesson in mind.',
      sides: '"front" asks for one thing, or is a single term; "back" answers it in a sentence or two, and is understood without the lesson. No two cards ask for the same thing.',
      write: (count) => `Write ${count} card${count === 1 ? '' : 's'}.`,
    },
    es: {
      role: 'Escribes tarjetas de memoria con las que un alumno recuerda una lección.',
      sides: '"front" pregunta una sola cosa o es un único término; "back" la responde en una o dos frases y se entiende sin la lección. No hay dos tarjetas que pregunten lo mismo.',
      write: (count) => (count === 1 ? 'Escribe 1 tarjeta.' : `Escribe ${count} tarjetas.`),
    },
    fr: {
      role: 'Tu rédiges des cartes mémoire grâce auxquelles un élève retient une leçon.',
      sides: '"front" porte sur une seule chose, ou est un seul terme ; "back" y répond en une ou deux phrases et se comprend sans la leçon. Deux cartes ne demandent jamais la même chose.',
      write: (count) => (count === 1 ? 'Rédige 1 carte.' : `Rédige ${count} cartes.`),
    },
    de: {
      role: 'Du schreibst Lernkarten, mit denen sich jemand eine Lektion merkt.',
      sides: '"front" fragt nach einer einzigen Sache oder ist ein einzelner Begriff; "back" antwortet darauf in ein bis zwei Sätzen und ist ohne die Lektion verständlich. Keine zwei Karten fragen nach demselben.',
      write: (count) => (count === 1 ? 'Schreibe 1 Karte.' : `Schreibe ${count} Karten.`),
    },
    it: {
      role: 'Scrivi schede di memoria con cui uno studente ricorda una lezione.',
      sides: '"front" chiede una cosa sola o è un singolo termine; "back" risponde in una o due frasi e si capisce senza la lezione. Non ci sono due schede che chiedono la stessa cosa.',
      write: (count) => (count === 1 ? 'Scrivi 1 scheda.' : `Scrivi ${count} schede.`),
    },
    pt: {
      role: 'Você escreve cartões de memória com os quais um aluno guarda uma lição.',
      sides: '"front" pergunta uma única coisa ou é um único termo; "back" responde em uma ou duas frases e se entende sem a lição. Não há dois cartões que perguntem a mesma coisa.',
      write: (count) => (count === 1 ? 'Escreva 1 cartão.' : `Escreva ${count} cartões.`),
    },
    ru: {
      role: 'Ты составляешь карточки, по которым ученик запоминает урок.',
      sides: '"front" спрашивает об одном или состоит из одного термина; "back" отвечает одним-двумя предложениями и понятен без урока. Никакие две карточки не спрашивают об одном и том же.',
      write: (count) => `Сколько карточек составить: ${count}.`,
    },
    zh: {
      role: '你编写帮助学习者记住课文的记忆卡片。',
      sides: '"front" 只问一件事，或只是一个术语；"back" 用一两句话作答，不看课文也能理解。任何两张卡片都不问同一件事。',
      write: (count) => `请编写 ${count} 张卡片。`,
    },
    ja: {
      role: 'あなたは、学習者がレッスンを覚えるための暗記カードを作ります。',
      sides: '"front" は一つのことだけを問うか、一つの用語です。"back" はそれに一、二文で答え、レッスンを見なくても理解できます。同じことを問うカードは作らないでください。',
      write: (count) => `カードを ${count} 枚作ってください。`,
    },
    ko: {
      role: '당신은 학습자가 수업을 기억하도록 돕는 암기 카드를 만듭니다.',
      sides: '"front"는 한 가지만 묻거나 하나의 용어입니다. "back"은 한두 문장으로 답하며 수업을 보지 않아도 이해됩니다. 같은 것을 묻는 카드는 없어야 합니다.',
      write: (count) => `카드 ${count}장을 만드세요.`,
    },
    ar: {
      role: 'أنت تكتب بطاقات تعليمية يتذكّر بها المتعلّم الدرس.',
      sides: 'يسأل "front" عن أمر واحد أو يكون مصطلحًا واحدًا، ويجيب عنه "back" في جملة أو جملتين تُفهمان من دون الدرس. ولا تسأل بطاقتان عن الأمر نفسه.',
      write: (count) => `عدد البطاقات المطلوب كتابتها: ${count}.`,
    },
    hi: {
      role: 'आप ऐसे स्मृति-पत्रक लिखते हैं जिनसे शिक्षार्थी पाठ को याद रखता है।',
      sides: '"front" एक ही बात पूछता है या एक ही शब्दावली होता है; "back" उसका उत्तर एक-दो वाक्यों में देता है और पाठ के बिना समझ में आता है। कोई दो पत्रक एक ही बात न पूछें।',
      write: (count) => `${count} स्मृति-पत्रक लिखिए।`,
    },
  },
  build(task, refusals) {
    const { role, sides, write } = flashcardsPrompt.instructions[task.language];
    const { quote, literal, asked, refused } = ITEM_WORDS[task.language];
    const existing = task.existing.map(({ front }) => front);
    return {
      system: [role, ...commonLines(task), sides, quote, literal].join('\n'),
      messages: [{ role: 'user', content: [lessonBlock(task.lesson), ...wishes({ write: write(task.count), asked, refused }, existing, refusals)].join('\n\n') }],
      maxOutputTokens: TOKENS_AROUND + TOKENS_PER_CARD * task.count,
      schema: { ...FLASHCARDS_SCHEMA, inWords: jsonWords(task.language) },
      goOn: GO_ON[task.language],
    };
  },
};
