import { QUESTION_TYPES, type DraftQuestion, type QuestionKind, type QuizTask, type StreamPart } from '../../../model.js';
import { bm25 } from '../analysis/bm25.js';
import { readLesson, type ReadLesson } from '../analysis/lesson.js';
import { lexRank } from '../analysis/lexrank.js';
import { findTerms, type Term, type Terms } from '../analysis/terms.js';
import { tokenize, type Sentence } from '../analysis/text.js';
import { itemParts } from '../items.js';
import type { Pacer } from '../pacer.js';
import { Random } from '../random.js';
import { definitionOf, namedIn, type Definition } from './definitions.js';
import { Distractors, gapAt, type Gap } from './distractors.js';
import { isEligible } from './eligible.js';
import { falsehood } from './falsehoods.js';
import { Kinship } from './kinship.js';
import { amountsIn, figuresOf } from './numbers.js';
import { makeQuestion, type Candidate, type Made, type Tools } from './questions.js';

const MOST_TERMS = 160;
const LONGEST_DEFINING = 300;
const MOST_FALSEHOODS = 60;
/** What the first sentences define is the subject of the lesson, and no question. */
const OPENING = 2;
/** Two sentences that share this much of their content would make the same question twice. */
const SAME_STATEMENT = 0.6;
/** A sentence of more numbers reckons, and whoever can reckon needs no lesson. */
const MOST_AMOUNTS = 2;
/** How many questions a lesson is looked through for, where none is asked: as many as one quiz may have. */
const MOST_ASKABLE = 50;
/** How often one term may be the answer, pass by pass: variety first. */
const USES = [1, 2];

/** Streams a quiz, a question at a time. */
export async function* quizParts(task: QuizTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  const lesson = await readLesson(task.lesson, pacer);
  yield* itemParts(task, questions(task, lesson, pacer), lesson.language, pacer);
}

/** Questions on a lesson that has been read, one after the other, for as long as it holds any. */
export async function* questions(task: QuizTask, lesson: ReadLesson, pacer: Pacer): AsyncGenerator<DraftQuestion> {
  for await (const { question } of madeFrom(task, lesson, pacer)) yield question;
}

interface Workshop {
  candidates: Candidate[];
  tools: Tools & { limit: number };
  /** How often each term has been the answer. */
  uses: Map<string, number>;
}

/** What questions are made from, and with. */
async function workshop(task: QuizTask, lesson: ReadLesson, random: Random, pacer: Pacer): Promise<Workshop> {
  const terms = await findTerms(lesson.sentences, lesson.pack, pacer);
  const definitions = await definitionsOf(lesson, terms, pacer);
  const candidates = await findCandidates(task, lesson, terms, definitions, random, pacer);
  const named = candidates.flatMap((candidate) => (candidate.named ? [candidate.named.term] : []));
  const kinship = new Kinship(lesson.sentences, definitions, new Set(named.map(({ key }) => key)), lesson.pack);
  const choices = distinct([...definitions.map(({ term }) => term), ...named, ...[...terms.byKey.values()].filter(({ kind }) => kind === 'name')]);
  const theme = themeOf(task, lesson);
  const subjects = new Set(definitions.filter(({ sentence }) => sentence.index < OPENING).map(({ term }) => term.key));
  const ranked = [...terms.byKey.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_TERMS);
  const uses = new Map<string, number>();
  const grounds = { lesson, definitions: definitions.slice(0, MOST_TERMS), kinship, random };
  const tools: Workshop['tools'] = {
    ...grounds,
    distractors: new Distractors(choices.slice(0, MOST_TERMS), ranked, kinship, lesson.sentences, terms.occurrences, lesson.pack, task.difficulty),
    falsehoods: candidates.slice(0, MOST_FALSEHOODS).flatMap((candidate) => {
      const statement = falsehood(candidate, grounds);
      return statement ? [{ statement, source: candidate, uses: 0 }] : [];
    }),
    whole: false,
    limit: 1,
    mayAsk: ({ key, stems }) => (uses.get(key) ?? 0) < tools.limit && !subjects.has(key) && !stems.every((stem) => theme.has(stem)),
    truth: random.next() < 0.5,
  };
  return { candidates, tools, uses };
}

/** The sentences that the engine can make a question from, whatever the seed. */
export async function askableSentences(lesson: ReadLesson, pacer: Pacer): Promise<ReadonlySet<Sentence>> {
  const { body, language } = lesson;
  const task: QuizTask = {
    kind: 'QUIZ', lesson: { title: '', body, objectives: [], language }, count: MOST_ASKABLE, types: [...QUESTION_TYPES], seed: 1, language, difficulty: null, existing: [],
  };
  const { candidates, tools } = await workshop(task, lesson, new Random(task.seed), pacer);
  const askable = new Set<Sentence>();
  for (const candidate of candidates) {
    await pacer.tick();
    const ways = task.types.flatMap((type) => [true, false].map((truth) => ({ type, truth })));
    if (ways.some(({ type, truth }) => makeQuestion(type, candidate, { ...tools, truth }))) askable.add(candidate.sentence);
  }
  return askable;
}

async function* madeFrom(task: QuizTask, lesson: ReadLesson, pacer: Pacer): AsyncGenerator<Made> {
  const random = new Random(task.seed);
  const { candidates, tools, uses } = await workshop(task, lesson, random, pacer);
  let surplus = 0;
  const kinds = random.shuffle([...new Set(task.types)]);
  const taken: Candidate[] = [];
  const prompts = new Set([...task.existing, ...(task.asked ?? [])].map(({ prompt }) => prompt));

  const attempt = async (kind: QuestionKind): Promise<Made | null> => {
    for (const candidate of candidates) {
      await pacer.tick();
      if (taken.some((other) => sameStatement(other.sentence, candidate.sentence))) continue;
      const result = makeQuestion(kind, candidate, tools);
      if (!result || prompts.has(result.question.prompt)) continue;
      taken.push(candidate);
      // What has been asked about is a choice of later questions only where there are few.
      for (const other of tools.falsehoods) if (other.source === candidate) other.uses += 1;
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
        let result = await attempt(kind);
        if (!result && kind === 'MULTIPLE_CHOICE') {
          tools.whole = true;
          result = await attempt(kind);
          tools.whole = false;
        }
        if (!result && kind === 'TRUE_FALSE') {
          tools.truth = !tools.truth;
          result = await attempt(kind);
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

async function findCandidates(task: QuizTask, lesson: ReadLesson, terms: Terms, definitions: readonly Definition[], random: Random, pacer: Pacer): Promise<Candidate[]> {
  const { body, pack, sentences } = lesson;
  const centrality = await lexRank(sentences, pacer);
  const objectives = new Set(task.lesson.objectives.flatMap((text) => tokenize(text, pack)).filter(({ stop }) => !stop).map(({ stem }) => stem));
  const { scores: aims } = bm25(sentences, objectives);
  const highestAim = Math.max(...[...aims.values()].slice(0, 10_000), 1);
  const candidates: Candidate[] = [];
  // What a person asked may quote nothing, which every passage holds.
  const known = [...task.existing, ...(task.asked ?? [])].map((other) => other.quote).filter((other) => other !== '');
  const defined = new Map(definitions.map((definition) => [definition.sentence.index, definition]));
  for (const sentence of sentences) {
    await pacer.tick();
    if (!sentence.source || !isEligible(sentence, pack)) continue;
    const quote = body.slice(sentence.source.start, sentence.source.end);
    if (known.some((other) => quote.includes(other) || other.includes(quote))) continue;
    if (amountsIn(sentence, pack) > MOST_AMOUNTS) continue;
    const gaps = gapsOf(sentence, terms, task);
    const definition = defined.get(sentence.index) ?? null;
    if (!definition && leansBack(sentence, sentences.slice(Math.max(0, sentence.index - 2), sentence.index))) continue;
    const figures = figuresOf(sentence, pack);
    const score =
      (centrality.get(sentence.index) ?? 0) + (gaps[0]?.term.weight ?? 0) + (definition ? 1 : 0) +
      (0.5 * (aims.get(sentence.index) ?? 0)) / highestAim + 1.2 * random.next();
    candidates.push({ sentence, quote, gaps, definition, named: definition ? null : namedIn(sentence, terms, pack), figures, score });
  }
  return candidates.sort((a, b) => b.score - a.score).slice(0, 80 + 8 * task.count);
}

/** What the lesson defines, sentence by sentence. */
export async function definitionsOf({ sentences, pack }: ReadLesson, terms: Terms, pacer: Pacer): Promise<Definition[]> {
  const definitions: Definition[] = [];
  for (const sentence of sentences) {
    await pacer.tick();
    const definition = sentence.text.length <= LONGEST_DEFINING ? definitionOf(sentence, terms, pack) : null;
    if (definition) definitions.push(definition);
  }
  return definitions;
}

function distinct(terms: readonly Term[]): Term[] {
  return [...new Map(terms.map((term) => [term.key, term])).values()];
}

/** The stems of what the whole lesson is about: anyone guesses those. */
function themeOf({ lesson: { title } }: QuizTask, { sentences, pack }: ReadLesson): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { content } of sentences) for (const stem of content) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const most = [...counts].sort((one, other) => other[1] - one[1]).slice(0, 2).filter(([, count]) => count > 3);
  const inTitle = tokenize(title, pack).filter(({ stop }) => !stop).map(({ stem }) => stem);
  return new Set([...inTitle, ...most.map(([stem]) => stem)]);
}

const DEFINITE = /^(?:the|le|la|les|l['’]|der|die|das|el|los|las|il|lo|gli|i|o|a|os|as)$/u;

/** Whether a sentence is about something that the one before has brought up: without it, nobody knows which. */
function leansBack({ tokens, passage }: Sentence, before: readonly Sentence[]): boolean {
  const [article, noun, next] = tokens;
  const isOwned = next && /^(?:of|de|d['’]|du|des|del|della|dell|dei|do|da|dos|das|von|that|which|qui|que|che)$/u.test(next.norm);
  if (!article || !noun || !next?.stop || isOwned || noun.stop || passage.isItem || !DEFINITE.test(article.norm)) return false;
  return before.some((sentence) => sentence.passage.heading === passage.heading && sentence.content.has(noun.stem));
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

