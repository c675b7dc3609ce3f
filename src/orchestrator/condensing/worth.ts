import { bm25 } from '../providers/local/analysis/bm25.js';
import type { ReadLesson } from '../providers/local/analysis/lesson.js';
import { lexRank } from '../providers/local/analysis/lexrank.js';
import { topicOf } from '../providers/local/analysis/question.js';
import { tokenize, type Sentence } from '../providers/local/analysis/text.js';
import type { Pacer } from '../providers/local/pacer.js';
import { askableSentences } from '../providers/local/quiz/index.js';
import { amountsIn } from '../providers/local/quiz/numbers.js';
import { ABOUT_LESSON, CONTRAST, FIGURE, MISBELIEF, NAMING, REASON, RECAP } from './signals.js';

/**
 * What each sign of worth counts. Where the engine itself can make a question from a sentence, that outweighs all others, and what
 * answers the learner's question outweighs that. The rest was fitted, by hand and roughly, on the questions of
 * test/fixtures/condense/questions.json.
 */
const WORTH = {
  answer: 10, askable: 6, figure: 2, definition: 1.5, correction: 0.9, fresh: 0.7, contrast: 0.6, central: 0.5, reason: 0.5, naming: 0.4, item: 0.35, aim: 0.3,
  recap: 0.3, misbelief: -0.7, aboutLesson: -2,
};
/** A table, code, a formula: as much as a sentence that a question can be made from. */
export const WHOLE_BLOCK = WORTH.askable;
/** A word of more than this share of the sentences says nothing new wherever it stands. */
const COMMON = 0.1;
/** The last section is a recap where it is this much shorter than the whole and has said so much before. */
const SHORT_SECTION = 0.2;
const SAID_BEFORE = 0.7;
/** A sentence that the ranking has not compared with the others stands where its neighbour does. */
const UNKNOWN = 0.3;

/** What is asked about the lesson, if anything is, and what it wants to teach. */
export interface Focus {
  objectives: readonly string[];
  question: string | null;
}

/** How much each sentence is worth keeping, by its index: what a question could be asked about, and what is not said elsewhere. */
export async function worthOf(lesson: ReadLesson, { objectives, question }: Focus, pacer: Pacer): Promise<number[]> {
  const { sentences, pack } = lesson;
  const centrality = await lexRank(sentences, pacer);
  const askable = await askableSentences(lesson, pacer);
  const aims = relative(bm25(sentences, stemsOf(tokenize(objectives.join('\n'), pack))).scores);
  const answers = relative(question === null ? new Map() : bm25(sentences, stemsOf(topicOf(question, pack))).scores);
  const novelty = noveltyOf(sentences);
  const recap = recapOf(sentences);
  let central = UNKNOWN;
  return sentences.map((sentence, index) => {
    central = centrality.get(index) ?? central;
    const answered = WORTH.answer * (answers.get(index) ?? 0) + (askable.has(sentence) ? WORTH.askable : 0);
    if (recap.has(sentence)) return answered + WORTH.recap * novelty[index]!;
    return answered + WORTH.central * central + WORTH.fresh * novelty[index]! + WORTH.aim * (aims.get(index) ?? 0) + signalsOf(sentence, lesson);
  });
}

function signalsOf(sentence: Sentence, { sentences, pack }: ReadLesson): number {
  const { text, passage, index } = sentence;
  const isFigure = FIGURE.test(text) || amountsIn(sentence, pack) > 0;
  let worth = 0;
  if (isFigure) worth += WORTH.figure;
  else if (ABOUT_LESSON.test(text)) worth += WORTH.aboutLesson;
  if (pack.definitions.some((pattern) => pattern.test(text))) worth += WORTH.definition;
  else if (NAMING.test(text)) worth += WORTH.naming;
  if (REASON.test(text)) worth += WORTH.reason;
  if (CONTRAST.test(text)) worth += WORTH.contrast;
  if (passage.isItem) worth += WORTH.item;
  // What people wrongly believe comes first, what is true after it.
  if (MISBELIEF.test(passage.heading)) worth += sentences[index - 1]?.passage.heading === passage.heading ? WORTH.correction : WORTH.misbelief;
  return worth;
}

function stemsOf(tokens: readonly { stop: boolean; stem: string }[]): Set<string> {
  return new Set(tokens.filter(({ stop }) => !stop).map(({ stem }) => stem));
}

/** Scores as shares of the highest. */
function relative(scores: ReadonlyMap<number, number>): Map<number, number> {
  const highest = [...scores.values()].reduce((most, score) => Math.max(most, score), 0);
  return new Map([...scores].map(([index, score]) => [index, score / highest]));
}

/** For each sentence which share of what its words weigh (by tf-idf) the lesson has not used before, from 0 to 1. */
function noveltyOf(sentences: readonly Sentence[]): number[] {
  const stems = sentences.map(({ tokens }) => [...new Set(tokens.map(({ stem }) => stem))]);
  const frequency = new Map<string, number>();
  for (const stem of stems.flat()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const seen = new Set<string>();
  return stems.map((own) => {
    let fresh = 0;
    let all = 0;
    for (const stem of own) {
      const sentencesWith = frequency.get(stem) ?? 1;
      if (sentencesWith > Math.max(2, COMMON * sentences.length)) continue;
      const weight = Math.log(1 + sentences.length / sentencesWith);
      all += weight;
      if (!seen.has(stem)) fresh += weight;
      seen.add(stem);
    }
    return all === 0 ? 0 : fresh / all;
  });
}

/** The sentences of a last section that says again what was said: by its heading, or by its words. */
function recapOf(sentences: readonly Sentence[]): ReadonlySet<Sentence> {
  const heading = sentences.at(-1)?.passage.heading ?? '';
  const first = sentences.findLastIndex(({ passage }) => passage.heading !== heading) + 1;
  const section = sentences.slice(first);
  if (RECAP.test(heading)) return new Set(section);
  if (first === 0 || section.length > SHORT_SECTION * sentences.length) return new Set();
  const before = new Set(sentences.slice(0, first).flatMap(({ content }) => [...content]));
  const stems = section.flatMap(({ content }) => [...content]);
  return stems.filter((stem) => before.has(stem)).length >= SAID_BEFORE * stems.length ? new Set(section) : new Set();
}
