import type { LanguageCode, LessonText, Task } from '../../orchestrator/model.js';
import { tokenize } from '../../orchestrator/providers/local/analysis/text.js';
import { loadLanguage } from '../../orchestrator/providers/local/languages/index.js';
import type { LanguagePack } from '../../orchestrator/providers/local/languages/pack.js';
import type { ItemView } from './items/item.js';
import { hasShape } from './quality.texts.js';

export interface Judged {
  task: Task;
  lesson: LessonText | null;
  /** How many items make it whole; null for text. */
  wanted: number | null;
  text: string;
  items: readonly ItemView[];
}

/** What the checks read with. */
interface Reading {
  pack: LanguagePack;
  languageOf(text: string): LanguageCode | null;
}

/** Whether an answer passes a check; null where the check says nothing of it. */
type Check = (answer: Judged, reading: Reading) => boolean | null;

/** The longest part of a text that is looked into, in code units. */
const LOOKED_INTO = 20_000;
const SHORTEST_TEXT = 20;
const SHORTEST_WIDE_TEXT = 8;
const LONGEST_TEXT = 20_000;
const SHORTEST_PROMPT = 10;
const SHORTEST_WIDE_PROMPT = 4;
const LONGEST_PROMPT = 500;
const LONGEST_EXPLANATION = 1_000;
/** An exercise sets a task, and works it out. */
const LONGEST_STATEMENT = 1_500;
const LONGEST_SOLUTION = 2_000;
/** How much of what an answer speaks of the lesson must speak of too. */
const GROUNDED = 0.15;
/** An answer that says less says too little to judge what it speaks of. */
const LEAST_STEMS = 5;
/** In fewer words that carry a meaning nothing is explained. */
const LEAST_SAID = 3;
const SENTENCE = /[^.!?。！？।\n]{20,}/gu;
const REPEATED = 0.1;
/** How much two questions have in common that ask the same. */
const SAME = 0.8;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const WORD = new RegExp(`[\\p{L}\\p{M}]{2}|${WIDE.source}`, 'u');
/** What stands around the material in a prompt and never in an answer. */
const PROMPT_TAG = /<\/?(?:lesson|question|request|asked|refused|reader)>/i;

const TEXT_CHECKS: Check[] = [
  function structure({ text, task }) {
    const fences = text.match(/^\s*```/gm)?.length ?? 0;
    return WORD.test(text) && fences % 2 === 0 && !PROMPT_TAG.test(text) && hasShape(task, text);
  },
  function substance({ text }, { pack }) {
    return stemsOf(text, pack).size >= LEAST_SAID;
  },
  function evidence({ text, lesson, task }, { pack }) {
    if (!lesson || lesson.language !== task.language) return null;
    const said = stemsOf(text, pack);
    if (said.size < LEAST_STEMS) return null;
    const known = stemsOf(`${lesson.title}\n${lesson.objectives.join('\n')}\n${lesson.body}`, pack);
    return commonTo(said, known) >= said.size * GROUNDED;
  },
  function language({ text, task }, { languageOf }) {
    return isIn(task, languageOf(text.slice(0, LOOKED_INTO)));
  },
  function length({ text }) {
    const { length: units } = text.trim();
    return units >= (WIDE.test(text) ? SHORTEST_WIDE_TEXT : SHORTEST_TEXT) && units <= LONGEST_TEXT;
  },
  function objectives({ text, lesson, task }, { pack, languageOf }) {
    const question = 'question' in task ? task.question : null;
    if (question !== null) return languageOf(question) === task.language ? touched([question], text, pack) : null;
    return lesson && lesson.language === task.language ? touched(lesson.objectives, text, pack) : null;
  },
  function duplicates({ text }) {
    const sentences = (text.slice(0, LOOKED_INTO).match(SENTENCE) ?? []).map((sentence) => sentence.trim().toLowerCase());
    return sentences.length < 2 ? null : sentences.length - new Set(sentences).size <= sentences.length * REPEATED;
  },
];

const ITEM_CHECKS: Check[] = [
  function structure({ items, wanted }) {
    return items.length === wanted;
  },
  function substance({ items }, { pack }) {
    return items.every(({ head, body }) => stemsOf(`${head}\n${body ?? ''}`, pack).size >= LEAST_SAID);
  },
  function evidence({ items, lesson }) {
    return lesson && items.every(({ evidence }) => evidence.length > 0 && evidence.every(({ start, end, quote }) => lesson.body.slice(start, end) === quote));
  },
  function language({ items, task }, { languageOf }) {
    return isIn(task, languageOf(items.map(({ head, body }) => `${head}\n${body ?? ''}`).join('\n')));
  },
  function length({ items, task }) {
    // A heading or the front of a card may be a single word.
    const least = (head: string): number => (task.kind !== 'QUIZ' ? 1 : WIDE.test(head) ? SHORTEST_WIDE_PROMPT : SHORTEST_PROMPT);
    const [mostHead, mostBody] = task.kind === 'EXERCISES' ? [LONGEST_STATEMENT, LONGEST_SOLUTION] : [LONGEST_PROMPT, LONGEST_EXPLANATION];
    return items.every(({ head, body }) => head.length >= least(head) && head.length <= mostHead && body !== null && body.length <= mostBody);
  },
  function objectives({ items, lesson, task }, { pack }) {
    if (!lesson || lesson.language !== task.language) return null;
    const said = items.map(({ head, body, evidence }) => [head, body ?? '', ...evidence.map(({ quote }) => quote)].join('\n'));
    return touched(lesson.objectives, said.join('\n'), pack);
  },
  // Exercises of one sort are set in the same words; what tells them apart is how they are solved.
  function duplicates({ items, task }, { pack }) {
    if (items.length < 2) return null;
    const asked = items.map(({ head, body }) => new Set(tokenize(task.kind === 'EXERCISES' ? `${head}\n${body ?? ''}` : head, pack).map(({ norm }) => norm)));
    return !asked.some((one, index) => asked.slice(index + 1).some((other) => {
      const common = commonTo(one, other);
      return common >= (one.size + other.size - common) * SAME;
    }));
  },
];

/** The share of its kind's checks that a whole answer passed, 0 to 1; those that say nothing of it aren't counted. */
export async function qualityOf(answer: Judged): Promise<number> {
  // Whether answers to questions are right is what the check itself finds out.
  if (answer.task.kind === 'KEY_CHECK') return answer.items.length / (answer.wanted ?? 1);
  // Loaded on first use: the detector takes 150 MB.
  const { languageOf } = await import('../../orchestrator/language.js');
  const reading = { pack: await loadLanguage(answer.task.language), languageOf };
  const results = (answer.wanted === null ? TEXT_CHECKS : ITEM_CHECKS).map((check) => check(answer, reading)).filter((result) => result !== null);
  return results.filter(Boolean).length / results.length;
}

/** The stems of the words that carry a text's meaning. */
function stemsOf(text: string, pack: LanguagePack): Set<string> {
  return new Set(tokenize(text.slice(0, LOOKED_INTO), pack).filter(({ stop }) => !stop).map(({ stem }) => stem));
}

function commonTo(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return [...one].filter((each) => other.has(each)).length;
}

function isIn(task: Task, found: LanguageCode | null): boolean | null {
  return found === null ? null : found === task.language;
}

/** Whether at least half of what was to be spoken of is. */
function touched(subjects: string[], text: string, pack: LanguagePack): boolean | null {
  const spokenOf = stemsOf(text, pack);
  const meant = subjects.map((subject) => stemsOf(subject, pack)).filter((stems) => stems.size > 0);
  if (meant.length === 0) return null;
  return meant.filter((stems) => commonTo(stems, spokenOf) > 0).length * 2 >= meant.length;
}
