/**
 * The local engine's questions, answered blind: `npm run bench -- local-engine`.
 * `sheet [SEED]` prints 100 questions with their keys, `blind [SEED]` the same without them; without an argument the answers that
 * stand in docs/local-engine-sheet.json are scored against the keys, and compared with what the engine asks today.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ItemParser } from '../src/orchestrator/items.js';
import { QUESTION_TYPES, type DraftQuestion, type LanguageCode, type LessonText } from '../src/orchestrator/model.js';
import { createLocalProvider } from '../src/orchestrator/providers/local/index.js';
import { comparable } from '../src/modules/quizzes/draft.js';
import { seededShuffle } from '../src/modules/quizzes/shuffle.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SEED = Number(process.argv[3] ?? 40_417);

interface Source {
  id: string;
  language: LanguageCode;
  body: string;
  title: string;
  objectives: string[];
  count: number;
}

interface SampleCourse {
  language: string;
  lessons: { file: string; title: string; objectives: string[] }[];
}

/** 100 questions: English, French, Japanese, and from two shorter texts Spanish and German. */
function sources(): Source[] {
  const sample = (slug: string, counts: number[]): Source[] => {
    const course = JSON.parse(readFileSync(`${ROOT}samples/${slug}/course.json`, 'utf8')) as SampleCourse;
    return counts.map((count, index) => {
      const { file, title, objectives } = course.lessons[index]!;
      const language = course.language.toLowerCase() as LanguageCode;
      return { id: `samples/${slug}/${file}`, language, title, objectives, count, body: readFileSync(`${ROOT}samples/${slug}/${file}`, 'utf8') };
    });
  };
  const fixture = (language: LanguageCode, count: number): Source => {
    const id = `test/fixtures/lessons/${language}.md`;
    return { id, language, title: '', objectives: [], count, body: readFileSync(`${ROOT}${id}`, 'utf8') };
  };
  return [
    ...sample('how-language-models-work', [7, 6, 6]),
    ...sample('data-engineering', [6, 6, 5]),
    ...sample('photosynthese', [9, 9, 7]),
    ...sample('jishin-no-shikumi', [9, 9, 8]),
    fixture('es', 8),
    fixture('de', 5),
  ];
}

async function ask({ language, body, title, objectives, count }: Source): Promise<DraftQuestion[]> {
  const lesson: LessonText = { title, body, objectives, language };
  const parser = new ItemParser('local');
  const items: unknown[] = [];
  const call = {
    model: 'built-in', system: '', messages: [], goOn: '', maxOutputTokens: 1,
    task: { kind: 'QUIZ' as const, lesson, count, types: [...QUESTION_TYPES], seed: SEED, language, difficulty: null, existing: [] },
  };
  for await (const part of createLocalProvider().stream(call, new AbortController().signal)) {
    if (part.type === 'text') items.push(...parser.write(part.text));
  }
  return items as DraftQuestion[];
}

interface SheetRow {
  number: number;
  lesson: string;
  type: string;
  prompt: string;
  choices?: string[];
  /** What counts as right: choices by their letter, true or false, or accepted texts by blank. */
  key: string[][];
}

const LETTERS = 'ABCDEFGH';

function row(number: number, lesson: string, draft: DraftQuestion): SheetRow {
  const base = { number, lesson, type: draft.type, prompt: draft.prompt };
  switch (draft.type) {
    case 'MULTIPLE_CHOICE': {
      const choices = seededShuffle(draft.choices, SEED + number);
      const right = choices.flatMap(({ correct }, index) => (correct ? [LETTERS[index]!] : []));
      return { ...base, choices: choices.map(({ text }, index) => `${LETTERS[index]}) ${text}`), key: [right] };
    }
    case 'TRUE_FALSE':
      return { ...base, key: [[String(draft.answer)]] };
    case 'SHORT_ANSWER':
      return { ...base, key: [draft.accepted] };
    case 'CLOZE':
      return { ...base, key: draft.accepted };
  }
}

async function sheet(): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for (const source of sources()) {
    for (const draft of await ask(source)) rows.push(row(rows.length + 1, source.id, draft));
  }
  return rows;
}

/** What a reader who had the lesson and nothing else made of a question. */
interface Answered extends SheetRow {
  answer: string[];
  /** What was wrong with it, in a word or two; null where nothing was. */
  flaw: 'ambiguous' | 'trivial' | null;
  remark: string;
}

function isRight({ key, answer }: Answered): boolean {
  return key.length === answer.length && key.every((accepted, blank) => accepted.some((text) => comparable(text) === comparable(answer[blank]!)));
}

async function score(): Promise<void> {
  const answered = JSON.parse(readFileSync(`${ROOT}docs/local-engine-sheet.json`, 'utf8')) as Answered[];
  const today = new Set((await sheet()).map(({ lesson, prompt }) => `${lesson}\n${prompt}`));
  const languages = Map.groupBy(answered, ({ lesson }) => sources().find(({ id }) => id === lesson)?.language ?? '?');
  const line = (name: string, rows: Answered[]) => {
    const flawed = (flaw: string) => rows.filter((question) => question.flaw === flaw).length;
    return [name, rows.length, rows.filter(isRight).length, flawed('ambiguous'), flawed('trivial')].join('\t');
  };
  console.log(['', 'asked', 'key matched', 'ambiguous', 'trivial'].join('\t'));
  for (const [language, rows] of languages) console.log(line(language, rows));
  console.log(line('all', answered));
  const same = answered.filter(({ lesson, prompt }) => today.has(`${lesson}\n${prompt}`)).length;
  console.log(`\n${same} of these ${answered.length} questions are what the engine asks today.`);
}

const [mode] = process.argv.slice(2);
if (mode === 'sheet') console.log(JSON.stringify(await sheet(), null, 1));
else if (mode === 'blind') console.log(JSON.stringify((await sheet()).map((question) => ({ ...question, key: undefined })), null, 1));
else await score();
