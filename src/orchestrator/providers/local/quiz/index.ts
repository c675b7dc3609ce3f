import type { QuizTask, QuestionKind, StreamPart } from '../../../model.js';
import { bm25 } from '../analysis/bm25.js';
import { readLesson, type ReadLesson } from '../analysis/lesson.js';
import { lexRank } from '../analysis/lexrank.js';
import { findTerms, type Term, type Terms } from '../analysis/terms.js';
import { tokenize, type Sentence } from '../analysis/text.js';
import { noticeFor } from '../notice.js';
import type { Pacer } from '../pacer.js';
import { Random } from '../random.js';
import { definitionOf } from './definitions.js';
import { Distractors, gapAt, type Gap } from './distractors.js';
import { isEligible } from './eligible.js';
import { figuresOf } from './numbers.js';
import { makeQuestion, type Candidate, type Made, type Tools } from './questions.js';

const MOST_TERMS = 160;
/** Two sentences that share this much of their content would make the same question twice. */
const SAME_STATEMENT = 0.6;
/** How often one term may be the answer, pass by pass: variety first. */
const USES = [1, 2];

/** Streams `{"items":[…]}`, an item at a time. */
export async function* quizParts(task: QuizTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  const lesson = await readLesson(task.lesson, pacer);
  let made = 0;
  yield { type: 'text', text: '{"items":[' };
  for await (const { question } of questions(task, lesson, pacer)) {
    await pacer.breathe();
    yield { type: 'text', text: `${made > 0 ? ',' : ''}${JSON.stringify(question)}` };
    made += 1;
  }
  yield { type: 'text', text: ']}' };
  const notice = await noticeFor(task, lesson.language, made);
  if (notice) yield { type: 'notice', text: notice };
}

async function* questions(task: QuizTask, lesson: ReadLesson, pacer: Pacer): AsyncGenerator<Made> {
  const random = new Random(task.seed);
  const terms = await findTerms(lesson.sentences, lesson.pack, pacer);
  const candidates = await findCandidates(task, lesson, terms, random, pacer);
  const ranked = [...terms.byKey.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_TERMS);
  const uses = new Map<string, number>();
  const tools: Tools & { limit: number } = {
    lesson,
    distractors: new Distractors(ranked, lesson.sentences, terms.occurrences, lesson.pack, task.difficulty),
    figures: candidates.flatMap(({ figures }) => figures),
    random,
    limit: 1,
    strict: true,
    mayAsk: (key) => (uses.get(key) ?? 0) < tools.limit,
    truth: random.next() < 0.5,
  };
  let surplus = 0;
  const kinds = random.shuffle([...new Set(task.types)]);
  const taken: Candidate[] = [];
  const prompts = new Set(task.existing.map(({ prompt }) => prompt));

  const attempt = async (kind: QuestionKind): Promise<Made | null> => {
    for (const candidate of candidates) {
      await pacer.tick();
      if (taken.some((other) => sameStatement(other.sentence, candidate.sentence))) continue;
      const result = makeQuestion(kind, candidate, tools);
      if (!result || prompts.has(result.question.prompt)) continue;
      taken.push(candidate);
      prompts.add(result.question.prompt);
      if (result.asked !== null) uses.set(result.asked, (uses.get(result.asked) ?? 0) + 1);
      return result;
    }
    return null;
  };
  /** The kind whose turn it is, or another asked for; for true/false the other truth too. */
  const next = async (turn: number): Promise<Made | null> => {
    for (const limit of USES) {
      tools.limit = limit;
      for (let offset = 0; offset < kinds.length; offset += 1) {
        const kind = kinds[(turn + offset) % kinds.length] as QuestionKind;
        tools.strict = true;
        let result = await attempt(kind);
        if (!result && kind === 'TRUE_FALSE') {
          // Too many true ones in a row are worse than a statement that is false in a detail.
          tools.strict = false;
          if (surplus < 2) tools.truth = !tools.truth;
          result = await attempt(kind);
          if (!result) {
            tools.truth = !tools.truth;
            result = await attempt(kind);
          }
        }
        if (result?.question.type === 'TRUE_FALSE') {
          surplus += result.question.answer ? 1 : -1;
          // Balanced, but not so strictly that a learner could count.
          tools.truth = random.next() < 0.5 - 0.25 * surplus;
        }
        if (result) return result;
      }
    }
    return null;
  };
  for (let turn = 0; turn < task.count; turn += 1) {
    const result = await next(turn);
    if (!result) return;
    yield result;
  }
}

function sameStatement(one: Sentence, other: Sentence): boolean {
  if (one.index === other.index) return true;
  let shared = 0;
  for (const stem of one.content) if (other.content.has(stem)) shared += 1;
  return shared / Math.min(one.content.size, other.content.size) >= SAME_STATEMENT;
}

async function findCandidates(task: QuizTask, lesson: ReadLesson, terms: Terms, random: Random, pacer: Pacer): Promise<Candidate[]> {
  const { body, pack, sentences } = lesson;
  const centrality = await lexRank(sentences, pacer);
  const objectives = new Set(task.lesson.objectives.flatMap((text) => tokenize(text, pack)).filter(({ stop }) => !stop).map(({ stem }) => stem));
  const { scores: aims } = bm25(sentences, objectives);
  const highestAim = Math.max(...[...aims.values()].slice(0, 10_000), 1);
  const candidates: Candidate[] = [];
  for (const sentence of sentences) {
    await pacer.tick();
    if (!sentence.source || !isEligible(sentence, pack)) continue;
    const quote = body.slice(sentence.source.start, sentence.source.end);
    if (task.existing.some((other) => quote.includes(other.quote) || other.quote.includes(quote))) continue;
    const gaps = gapsOf(sentence, terms, task);
    const definition = definitionOf(sentence, terms, pack);
    const figures = figuresOf(sentence);
    const score =
      (centrality.get(sentence.index) ?? 0) + (gaps[0]?.term.weight ?? 0) + (definition ? 0.8 : 0) +
      (0.5 * (aims.get(sentence.index) ?? 0)) / highestAim + 1.2 * random.next();
    candidates.push({ sentence, quote, gaps, definition, figures, score });
  }
  return candidates.sort((a, b) => b.score - a.score).slice(0, 80 + 8 * task.count);
}

/** The terms of a sentence that can be asked for, the most important first (for advanced learners: the least). */
function gapsOf(sentence: Sentence, terms: Terms, task: QuizTask): Gap[] {
  const here = (terms.occurrences.get(sentence.index) ?? []).filter(({ term, text, end }) => {
    if (sentence.text.split(text).length > 2 || /^\s?[(（]/.test(sentence.text.slice(end))) return false;
    return !leaks(sentence, term, text);
  });
  const direction = task.difficulty === 'ADVANCED' ? -1 : 1;
  return here.sort((a, b) => direction * (b.term.weight - a.term.weight)).map((each) => gapAt(sentence, each));
}

/** Whether the rest of the sentence gives a term away: by the same word, or one of the same root. */
function leaks(sentence: Sentence, term: Term, text: string): boolean {
  const start = sentence.text.indexOf(text);
  return sentence.tokens.some((token) => {
    if (token.stop || (token.start < start + text.length && token.end > start)) return false;
    return term.stems.some((stem) => {
      const length = Math.min(stem.length, token.stem.length);
      let common = 0;
      while (common < length && stem[common] === token.stem[common]) common += 1;
      return stem === token.stem || (common >= 5 && common / length >= 0.7);
    });
  });
}

