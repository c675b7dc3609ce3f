import type { ExercisesTask } from '../../../orchestrator/model.js';
import { EXERCISES_SCHEMA } from '../items/exercise.js';
import { commonLines, jsonWords } from './common.js';
import { GO_ON } from './continuation.js';
import { wishes } from './items.js';
import { ITEM_WORDS } from './items.words.js';
import { lessonBlock, type Prompt } from './prompt.js';

interface Words {
  role: string;
  parts: string;
  solution: string;
  write(count: number): string;
}

const TOKENS_PER_EXERCISE = 900;
// Models that reason first count it as output.
const TOKENS_AROUND = 4_096;

export const exercisesPrompt: Prompt<ExercisesTask, Words> = {
  kind: 'EXERCISES',
  version: 'exercises@1',
  schema: EXERCISES_SCHEMA,
  instructions: {
    en: {
      role: 'You write exercises by which a learner practises what a lesson teaches.',
      parts: '"statement" sets one task that can be solved with the lesson and is understood without it. "hints" are at most three, each of which helps a little more; none gives the result away. "difficulty" is BEGINNER, INTERMEDIATE or ADVANCED.',
      solution: '"solution" works the task out step by step, up to its result.',
      write: (count) => `Write ${count} exercise${count === 1 ? '' : 's'}.`,
    },
    es: {
      role: 'Escribes ejercicios con los que un alumno practica lo que enseña una lección.',
      parts: '"statement" plantea una sola tarea que se resuelve con la lección y se entiende sin ella. "hints" son tres pistas como máximo, cada una de las cuales ayuda un poco más; ninguna revela el resultado. "difficulty" es BEGINNER, INTERMEDIATE o ADVANCED.',
      solution: '"solution" resuelve la tarea paso a paso, hasta el resultado.',
      write: (count) => (count === 1 ? 'Escribe 1 ejercicio.' : `Escribe ${count} ejercicios.`),
    },
    fr: {
      role: "Tu rédiges des exercices grâce auxquels un élève s'entraîne à ce qu'enseigne une leçon.",
      parts: '"statement" pose une seule tâche qui se résout avec la leçon et se comprend sans elle. "hints" comporte trois indices au plus, dont chacun aide un peu davantage ; aucun ne donne le résultat. "difficulty" vaut BEGINNER, INTERMEDIATE ou ADVANCED.',
      solution: '"solution" résout la tâche pas à pas, jusqu\'à son résultat.',
      write: (count) => (count === 1 ? 'Rédige 1 exercice.' : `Rédige ${count} exercices.`),
    },
    de: {
      role: 'Du schreibst Aufgaben, mit denen jemand übt, was eine Lektion lehrt.',
      parts: '"statement" stellt eine einzige Aufgabe, die sich mit der Lektion lösen lässt und ohne sie verständlich ist. "hints" sind höchstens drei Hinweise, von denen jeder ein wenig mehr hilft; keiner verrät das Ergebnis. "difficulty" ist BEGINNER, INTERMEDIATE oder ADVANCED.',
      solution: '"solution" löst die Aufgabe Schritt für Schritt bis zum Ergebnis.',
      write: (count) => (count === 1 ? 'Schreibe 1 Aufgabe.' : `Schreibe ${count} Aufgaben.`),
    },
    it: {
      role: 'Scrivi esercizi con cui uno studente si allena su ciò che insegna una lezione.',
      parts: '"statement" pone un solo compito che si risolve con la lezione e si capisce senza di essa. "hints" sono al massimo tre suggerimenti, ciascuno dei quali aiuta un po\' di più; nessuno rivela il risultato. "difficulty" è BEGINNER, INTERMEDIATE o ADVANCED.',
      solution: '"solution" svolge il compito passo per passo, fino al risultato.',
      write: (count) => (count === 1 ? 'Scrivi 1 esercizio.' : `Scrivi ${count} esercizi.`),
    },
    pt: {
      role: 'Você escreve exercícios com os quais um aluno pratica o que uma lição ensina.',
      parts: '"statement" propõe uma única tarefa que se resolve com a lição e se entende sem ela. "hints" são no máximo três dicas, cada uma das quais ajuda um pouco mais; nenhuma revela o resultado. "difficulty" é BEGINNER, INTERMEDIATE ou ADVANCED.',
      solution: '"solution" resolve a tarefa passo a passo, até o resultado.',
      write: (count) => (count === 1 ? 'Escreva 1 exercício.' : `Escreva ${count} exercícios.`),
    },
    ru: {
      role: 'Ты составляешь упражнения, на которых ученик отрабатывает то, чему учит урок.',
      parts: '"statement" ставит одну задачу, которую можно решить с помощью урока и понять без него. "hints" — не больше трёх подсказок, каждая помогает чуть больше предыдущей; ни одна не выдаёт результат. "difficulty" — BEGINNER, INTERMEDIATE или ADVANCED.',
      solution: '"solution" решает задачу шаг за шагом, до результата.',
      write: (count) => `Сколько упражнений составить: ${count}.`,
    },
    zh: {
      role: '你编写练习题，让学习者练习课文所教的内容。',
      parts: '"statement" 只提出一个任务，用课文内容就能完成，不看课文也能读懂题目。"hints" 最多三条提示，一条比一条更有帮助，但都不透露结果。"difficulty" 为 BEGINNER、INTERMEDIATE 或 ADVANCED。',
      solution: '"solution" 一步一步地解答，直到得出结果。',
      write: (count) => `请编写 ${count} 道练习题。`,
    },
    ja: {
      role: 'あなたは、学習者がレッスンの内容を練習するための演習問題を作ります。',
      parts: '"statement" は、レッスンを使って解くことができ、レッスンを見なくても意味がわかる一つの課題を示します。"hints" は多くても三つのヒントで、順に少しずつ助けになりますが、どれも結果を明かしません。"difficulty" は BEGINNER、INTERMEDIATE、ADVANCED のいずれかです。',
      solution: '"solution" は課題を一歩ずつ、結果まで解いてみせます。',
      write: (count) => `演習問題を ${count} 問作ってください。`,
    },
    ko: {
      role: '당신은 학습자가 수업에서 배운 것을 연습할 수 있는 연습 문제를 만듭니다.',
      parts: '"statement"는 수업으로 풀 수 있고 수업을 보지 않아도 이해되는 과제 하나를 냅니다. "hints"는 많아야 세 개의 힌트로, 갈수록 조금씩 더 도움이 되지만 어느 것도 결과를 알려 주지 않습니다. "difficulty"는 BEGINNER, INTERMEDIATE, ADVANCED 중 하나입니다.',
      solution: '"solution"은 과제를 단계별로 결과까지 풀어 보입니다.',
      write: (count) => `연습 문제 ${count}개를 만드세요.`,
    },
    ar: {
      role: 'أنت تكتب تمارين يتدرّب بها المتعلّم على ما يعلّمه الدرس.',
      parts: 'يطرح "statement" مهمة واحدة يمكن حلّها بالدرس وتُفهم من دونه. و"hints" ثلاثة تلميحات على الأكثر، يساعد كلٌّ منها أكثر قليلًا من سابقه، ولا يكشف أيٌّ منها النتيجة. وقيمة "difficulty" هي BEGINNER أو INTERMEDIATE أو ADVANCED.',
      solution: 'يحلّ "solution" المهمة خطوة بخطوة حتى نتيجتها.',
      write: (count) => `عدد التمارين المطلوب كتابتها: ${count}.`,
    },
    hi: {
      role: 'आप ऐसे अभ्यास लिखते हैं जिनसे शिक्षार्थी पाठ में सिखाई गई बातों का अभ्यास करता है।',
      parts: '"statement" एक ही काम देता है, जो पाठ की सहायता से हल हो सके और पाठ के बिना समझ में आए। "hints" अधिकतम तीन संकेत हैं, जिनमें से हर एक थोड़ी और सहायता करता है; कोई भी परिणाम नहीं बताता। "difficulty" BEGINNER, INTERMEDIATE या ADVANCED है।',
      solution: '"solution" काम को चरण-दर-चरण उसके परिणाम तक हल करता है।',
      write: (count) => `${count} अभ्यास लिखिए।`,
    },
  },
  build(task, refusals) {
    const { role, parts, solution, write } = exercisesPrompt.instructions[task.language];
    const { quote, literal, asked, refused } = ITEM_WORDS[task.language];
    const existing = task.existing.map(({ statement }) => statement);
    return {
      system: [role, ...commonLines(task), parts, solution, quote, literal].join('\n'),
      messages: [{ role: 'user', content: [lessonBlock(task.lesson), ...wishes({ write: write(task.count), asked, refused }, existing, refusals)].join('\n\n') }],
      maxOutputTokens: TOKENS_AROUND + TOKENS_PER_EXERCISE * task.count,
      schema: { ...EXERCISES_SCHEMA, inWords: jsonWords(task.language) },
      goOn: GO_ON[task.language],
    };
  },
};
