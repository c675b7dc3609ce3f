import { gradeAnswer, type GradedItem } from '../../src/modules/grading/grade.js';
import { QuestionType } from '../../src/modules/quizzes/quizzes.entity.js';
import { LANGUAGES } from '../../src/orchestrator/model.js';
import { median, printTable } from '../orchestrator/figures.js';

const ANSWERS = 10_000;
const GOAL_MS = 2_000;
const RUNS = 5;
const NONE = { choiceIds: [], answer: null, accepted: [] };

/** 10,000 choice answers, and as many blanks in all languages, graded in one process without a database. */
export async function grading(): Promise<void> {
  const choices = Array.from({ length: 6 }, (_, at) => ({ id: `c${at}`, text: `Choice ${at}` }));
  const items = Array.from({ length: ANSWERS }, (_, at): GradedItem => {
    const right = choices.filter((__, place) => (at >> place) % 2 === 1).map(({ id }) => id);
    return { type: QuestionType.MULTIPLE_CHOICE, content: { points: 1 + (at % 5), choices, multiple: right.length > 1 }, key: { ...NONE, choiceIds: right.length === 0 ? ['c0'] : right } };
  });
  const cloze: GradedItem = { type: QuestionType.CLOZE, content: { points: 2, blanks: 2 }, key: { ...NONE, accepted: [['photosynthesis', 'la fotosíntesis'], ['3.14 ± 0.01']] } };
  const chosen = await timed(() => {
    for (const [at, item] of items.entries()) gradeAnswer(item, { choiceIds: choices.filter((_, place) => (at * 7 >> place) % 2 === 1).map(({ id }) => id) }, 'en');
  });
  const written = await timed(() => {
    for (let at = 0; at < ANSWERS; at += 1) gradeAnswer(cloze, { texts: [at % 2 === 0 ? 'fotosintesis' : 'Photosynthesi', String(3.1 + (at % 9) / 100)] }, LANGUAGES[at % LANGUAGES.length]!);
  });
  printTable([`${ANSWERS} answers`, 'median of 5', 'goal'], [
    ['choice', `${chosen.toFixed(0)} ms`, `${GOAL_MS} ms: ${chosen < GOAL_MS ? 'met' : 'missed'}`],
    ['cloze, two blanks, 12 languages', `${written.toFixed(0)} ms`, ''],
  ]);
}

async function timed(work: () => void): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    work();
    runs.push(performance.now() - begun);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return median(runs);
}
