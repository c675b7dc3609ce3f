import type { DifficultyLevel, DraftQuestion, LessonText, QuestionKind } from '../../model.js';
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
  /** What is missing from a sentence is found more easily than a definition. */
  gapsFirst?: boolean;
}

/** One seed for all: the same lesson gives the same facts. */
const SEED = 1;
const BLANK = '____';

/** What a lesson says: first what it defines, the most important term first, then what else can be asked for; or the other way round. */
export async function* factsOf(wanted: FactsWanted, lesson: ReadLesson, pacer: Pacer): AsyncGenerator<Fact> {
  const used = [...wanted.taken];
  let left = wanted.count;
  for (const facts of wanted.gapsFirst ? [gapsIn, definedIn] : [definedIn, gapsIn]) {
    if (left === 0) return;
    for await (const fact of facts({ ...wanted, count: left, taken: [...used] }, lesson, pacer)) {
      if (left === 0) return;
      if (used.some((quote) => overlap(quote, fact.quote))) continue;
      used.push(fact.quote);
      left -= 1;
      yield fact;
    }
  }
}

async function* gapsIn({ lesson: text, count, difficulty, taken }: FactsWanted, lesson: ReadLesson, pacer: Pacer): AsyncGenerator<Fact> {
  const existing = taken.map((quote): DraftQuestion => ({ type: 'SHORT_ANSWER', prompt: '', explanation: '', quote, points: 1, accepted: [] }));
  const types: QuestionKind[] = ['SHORT_ANSWER', 'CLOZE'];
  const headings = new Map(lesson.sentences.flatMap(({ source, passage }) => (source ? [[lesson.body.slice(source.start, source.end), passage.heading] as const] : [])));
  for await (const question of questions({ kind: 'QUIZ', lesson: text, count, types, seed: SEED, language: lesson.language, difficulty, existing }, lesson, pacer)) {
    const { explanation, quote } = question;
    const prompt = question.prompt.replace('[[1]]', BLANK);
    const [answer] = question.type === 'CLOZE' ? question.accepted.flat() : question.type === 'SHORT_ANSWER' ? question.accepted : [];
    if (answer) yield { kind: 'gap', prompt, answer, explanation, quote, heading: headings.get(quote) ?? '' };
  }
}

async function* definedIn(_wanted: FactsWanted, lesson: ReadLesson, pacer: Pacer): AsyncGenerator<Fact> {
  const { body, pack, sentences } = lesson;
  const definitions = await definitionsOf(lesson, await findTerms(sentences, pack, pacer), pacer);
  const named = new Set<string>();
  for (const { term, surface, sentence } of definitions.toSorted((one, other) => other.term.weight - one.term.weight)) {
    if (!sentence.source || !isEligible(sentence, pack) || named.has(term.key)) continue;
    named.add(term.key);
    const quote = body.slice(sentence.source.start, sentence.source.end);
    yield { kind: 'definition', term: surface, statement: sentence.text, quote, heading: sentence.passage.heading };
  }
}

function overlap(one: string, other: string): boolean {
  return one !== '' && (one.includes(other) || other.includes(one));
}
