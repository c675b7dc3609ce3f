import type { DraftLearnerQuestion, DraftQuestion, QuestionKind, QuestionnaireTask, StreamPart } from '../../model.js';
import { readLesson, type ReadLesson } from './analysis/lesson.js';
import { itemParts } from './items.js';
import type { Pacer } from './pacer.js';
import { QUESTIONNAIRE_WORDS } from './questionnaire.words.js';
import { questions } from './quiz/index.js';

const BLANK: Omit<DraftLearnerQuestion, 'purpose' | 'input' | 'prompt'> = { choices: [], right: [], level: 0, lesson: 0, quote: '', least: 0, most: 0, unit: '' };
/** What is asked on which level, and how near the wrong choices are. */
const TESTED = [
  { types: ['TRUE_FALSE', 'MULTIPLE_CHOICE'], difficulty: 'BEGINNER' },
  { types: ['MULTIPLE_CHOICE', 'TRUE_FALSE'], difficulty: 'INTERMEDIATE' },
  { types: ['CLOZE', 'MULTIPLE_CHOICE'], difficulty: 'ADVANCED' },
] as const;

/** Streams a questionnaire: questions about the learner that are always right to ask, and a test in the lessons' own sentences. */
export async function* questionnaireParts(task: QuestionnaireTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  const words = QUESTIONNAIRE_WORDS[task.language];
  const wanted = task.test[0] + task.test[1] + task.test[2];
  const test = wanted === 0 ? [] : await testQuestions(task, pacer);
  const missing = test.length >= wanted ? [] : [task.lessons.length === 0 ? words.noTest : words.fewer];
  const items = [...aboutQuestions(task), ...test];
  // What is missing of a test is said in words of its own.
  yield* itemParts({ ...task, count: items.length }, each(items), task.language, pacer, missing);
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

function aboutQuestions({ subject, known, about, language, existing }: QuestionnaireTask): DraftLearnerQuestion[] {
  const words = QUESTIONNAIRE_WORDS[language];
  const goal = known.find(({ field }) => field === 'GOAL');
  const all: DraftLearnerQuestion[] = [
    goal
      ? { ...BLANK, purpose: 'GOAL', input: 'TRUE_FALSE', prompt: words.stillSo(goal.text) }
      : { ...BLANK, purpose: 'GOAL', input: 'LONG_TEXT', prompt: words.goal(subject) },
    // Who wants something else by now says what: that takes the old goal's place.
    ...(goal ? [{ ...BLANK, purpose: 'GOAL' as const, input: 'LONG_TEXT' as const, prompt: words.goal(subject) }] : []),
    { ...BLANK, purpose: 'EXPERIENCE', input: 'SINGLE_CHOICE', prompt: words.experience(subject), choices: [...words.amounts] },
    { ...BLANK, purpose: 'PREFERENCE', input: 'SINGLE_CHOICE', prompt: words.time, choices: [...words.times] },
    { ...BLANK, purpose: 'GOAL', input: 'SINGLE_CHOICE', prompt: words.purpose, choices: [...words.purposes] },
    { ...BLANK, purpose: 'EXPERIENCE', input: 'LONG_TEXT', prompt: words.done(subject) },
  ];
  const asked = new Set(existing.map(({ prompt }) => prompt));
  return all.filter(({ prompt }) => !asked.has(prompt)).slice(0, about);
}

/** The lessons in turn, so that the test is about all of them. */
async function testQuestions({ lessons, test, existing }: QuestionnaireTask, pacer: Pacer): Promise<DraftLearnerQuestion[]> {
  const read: ReadLesson[] = [];
  for (const lesson of lessons) read.push(await readLesson(lesson, pacer));
  const made: DraftLearnerQuestion[] = [];
  for (const [index, { types, difficulty }] of TESTED.entries()) {
    const sources = read.map((lesson, at) => {
      const taken = [...existing, ...made].filter(({ lesson: number }) => number === at + 1).map(asQuizDraft);
      return questions({ kind: 'QUIZ', lesson: lessons[at]!, count: test[index]!, types: [...types] as QuestionKind[], seed: index + 1, language: lessons[at]!.language, difficulty, existing: taken }, lesson, pacer);
    });
    let left = test[index]!;
    let open = sources.map((source, at) => ({ source, at }));
    while (left > 0 && open.length > 0) {
      const next: typeof open = [];
      for (const each of open) {
        if (left === 0) break;
        const { value, done } = await each.source.next();
        if (done) continue;
        next.push(each);
        const question = asLearnerQuestion(value, index + 1, each.at + 1);
        if (made.some(({ prompt }) => prompt === question.prompt)) continue;
        made.push(question);
        left -= 1;
      }
      open = next;
    }
  }
  return made;
}

function asLearnerQuestion(draft: DraftQuestion, level: number, lesson: number): DraftLearnerQuestion {
  const common = { ...BLANK, purpose: 'KNOWLEDGE' as const, prompt: draft.prompt, level, lesson, quote: draft.quote };
  switch (draft.type) {
    case 'MULTIPLE_CHOICE': {
      const right = draft.choices.filter(({ correct }) => correct).map(({ text }) => text);
      return { ...common, input: right.length === 1 ? 'SINGLE_CHOICE' : 'MULTIPLE_CHOICE', choices: draft.choices.map(({ text }) => text), right };
    }
    case 'TRUE_FALSE':
      return { ...common, input: 'TRUE_FALSE', right: [String(draft.answer)] };
    case 'SHORT_ANSWER':
      return { ...common, input: 'SHORT_TEXT', right: draft.accepted };
    case 'CLOZE':
      return { ...common, input: 'CLOZE', right: draft.accepted.map(([text]) => text ?? '') };
  }
}

/** So that the quiz's own engine makes no second question of the same passage. */
function asQuizDraft({ prompt, quote }: DraftLearnerQuestion): DraftQuestion {
  return { type: 'TRUE_FALSE', prompt, explanation: '', quote, points: 1, answer: true };
}
