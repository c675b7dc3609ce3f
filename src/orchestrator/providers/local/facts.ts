import type { DifficultyLevel, DraftQuestion, LessonText } from '../../model.js';
import type { ReadLesson } from './analysis/lesson.js';
import { findTerms } from './analysis/terms.js';
import type { Pacer } from './pacer.js';
import { isEligible } from './quiz/eligible.js';
import { definitionsOf, questions } from './quiz/index.js';

/** Something that a lesson says and that can be asked for. */
export type Fact =
  /** A sentence that says what a term is. */
  | { kind: 'definition'; term: string; statement: string; quote: string; heading: string }
  /** What is missing from a sentence, or a term by its description. */
  | { kind: 'gap'; prompt: string; answer: string; explanation: string; quote: string; heading: string };

export interface FactsWanted {
  lesson: LessonText;
  count: number;
  difficulty: DifficultyLevel | null;
  /** Passages that something is made of already. */
  taken: readonly string[];
}

/** One seed for all: the same lesson gives the same facts. */
const SEED = 1;
const BLANK = '____';

/** What a lesson says: first what it defines, the most important term first, then what else can be asked for. */
export async function* factsOf({ lesson: text, count, difficulty, taken }: FactsWanted, lesson: ReadLesson, pacer: Pacer): AsyncGenerator<Fact> {
  const used = [...taken];
  let left = count;
  for (const fact of await definedIn(lesson, pacer)) {
    if (left === 0) return;
    if (used.some((quote) => overlap(quote, fact.quote))) continue;
    used.push(fact.quote);
    left -= 1;
    yield fact;
  }
  const existing = used.map((quote): DraftQuestion => ({ type: 'SHORT_ANSWER', prompt: '', explanation: '', quote, points: 1, accepted: [] }));
  const task = { kind: 'QUIZ' as const, lesson: text, count: left, types: ['SHORT_ANSWER' as const, 'CLOZE' as const], seed: SEED, language: lesson.language, difficulty, existing };
  const headings = new Map(lesson.sentences.flatMap(({ source, passage }) => (source ? [[lesson.body.slice(source.start, source.end), passage.heading] as const] : [])));
  for await (const question of questions(task, lesson, pacer)) {
    const { explanation, quote } = question;
    const prompt = question.prompt.replace('[[1]]', BLANK);
    const [answer] = question.type === 'CLOZE' ? question.accepted.flat() : question.type === 'SHORT_ANSWER' ? question.accepted : [];
    if (answer) yield { kind: 'gap', prompt, answer, explanation, quote, heading: headings.get(quote) ?? '' };
  }
}

async function definedIn(lesson: ReadLesson, pacer: Pacer): Promise<Extract<Fact, { kind: 'definition' }>[]> {
  const { body, pack, sentences } = lesson;
  const definitions = await definitionsOf(lesson, await findTerms(sentences, pack, pacer), pacer);
  const named = new Set<string>();
  return definitions.toSorted((one, other) => other.term.weight - one.term.weight).flatMap(({ term, surface, sentence }) => {
    if (!sentence.source || !isEligible(sentence, pack) || named.has(term.key)) return [];
    named.add(term.key);
    const quote = body.slice(sentence.source.start, sentence.source.end);
    return [{ kind: 'definition' as const, term: surface, statement: sentence.text, quote, heading: sentence.passage.heading }];
  });
}

function overlap(one: string, other: string): boolean {
  return one !== '' && (one.includes(other) || other.includes(one));
}
