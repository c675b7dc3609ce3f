import { bm25 } from '../providers/local/analysis/bm25.js';
import type { ReadLesson } from '../providers/local/analysis/lesson.js';
import { lexRank } from '../providers/local/analysis/lexrank.js';
import { topicOf } from '../providers/local/analysis/question.js';
import { tokenize, type Sentence } from '../providers/local/analysis/text.js';
import type { Pacer } from '../providers/local/pacer.js';
import { askableSentences } from '../providers/local/quiz/index.js';
import { amountsIn } from '../providers/local/quiz/numbers.js';
import { ABOUT_LESSON, CONTRAST, EXTENT, FIGURE, MISBELIEF, NAMING, PARTS, POINTS_ON, REASON, RECAP, SCENE } from './signals.js';

/**
 * What each sign of worth counts. Where the engine itself can make a question from a sentence, that outweighs all others, and what
 * answers the learner's question outweighs that. The rest was fitted, by logistic regression and then roughly, on which sentences of the
 * samples a question can be asked about at all (test/fixtures/condense).
 */
const WORTH = {
  answer: 12, askable: 8, figure: 3, definition: 3, naming: 2.5, item: 2, contrast: 1.5, correction: 1.3, parts: 1.2, extent: 0.8, details: 0.8, central: 0.6, introduces: 0.5, says: 0.35,
  aim: 0.3, reason: 0.3, begins: -1, points: -2.3, opening: -2.5, scene: -3, misbelief: -6, aboutLesson: -6, recap: -8,
};
/** What is worth less states next to nothing: it goes also where there is room. */
export const IDLE = 1.8;
/** What is worth less states nothing at all: recaps, headings, what is said about the lesson, what people wrongly believe. */
export const STATES_NOTHING = -2;
/** A heading states nothing. */
export const HEADING = -4;
/** So many rare words are as much as a sentence can say. */
const MOST_SAID = 12;
/** So many words that carry meaning tell what a sentence is about. */
const SUBJECT = 3;
/** A table, code, a formula: as much as a sentence that a question can be made from. */
export const WHOLE_BLOCK = WORTH.askable;
/** The last section is a recap where it is this much shorter than the whole and has said so much before. */
const SHORT_SECTION = 0.2;
const SAID_BEFORE = 0.7;
/** A sentence that the ranking has not compared with the others stands where its neighbour does. */
const UNKNOWN = 0.3;

/** Says what it means behind a colon. */
const DETAILS = /[:：]\s*\S/;

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
  const recap = recapOf(sentences);
  const said = saidBy(sentences.filter((sentence) => !recap.has(sentence)));
  const introduced = introducedBy(sentences);
  let central = UNKNOWN;
  return sentences.map((sentence, index) => {
    central = centrality.get(index) ?? central;
    const answered = WORTH.answer * (answers.get(index) ?? 0);
    if (askable.has(sentence)) return answered + WORTH.askable;
    if (recap.has(sentence)) return answered + WORTH.recap;
    const general = WORTH.central * central + WORTH.says * (said.get(sentence) ?? 0) + WORTH.introduces * (introduced.get(sentence) ?? 0) + WORTH.aim * (aims.get(index) ?? 0);
    return answered + general + signalsOf(sentence, lesson);
  });
}

function signalsOf(sentence: Sentence, { sentences, pack }: ReadLesson): number {
  const { text, passage, index } = sentence;
  const before = sentences[index - 1];
  const isDefined = pack.definitions.some((pattern) => pattern.test(text));
  const isFigure = FIGURE.test(text) || amountsIn(sentence, pack) > 0;
  let worth = 0;
  if (isFigure) worth += WORTH.figure;
  else if (ABOUT_LESSON.test(text)) worth += WORTH.aboutLesson;
  if (isDefined) worth += WORTH.definition;
  else if (NAMING.test(text)) worth += WORTH.naming;
  // Lessons begin with what is to make curious.
  else if (!isFigure && passage.heading === '' && sentences.at(-1)?.passage.heading !== '') worth += WORTH.opening;
  if (REASON.test(text)) worth += WORTH.reason;
  if (CONTRAST.test(text)) worth += WORTH.contrast;
  if (PARTS.test(text)) worth += WORTH.parts;
  if (EXTENT.test(text)) worth += WORTH.extent;
  if (DETAILS.test(text)) worth += WORTH.details;
  if (SCENE.test(text)) worth += WORTH.scene;
  if (POINTS_ON.test(text)) worth += WORTH.points;
  if (passage.isItem) worth += WORTH.item;
  if (before?.passage !== passage) worth += WORTH.begins;
  // What people wrongly believe comes first, what is true after it.
  if (MISBELIEF.test(passage.heading)) worth += before?.passage.heading === passage.heading ? WORTH.correction : WORTH.misbelief;
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

/** How many words a sentence has that carry meaning, each the less the more sentences have it (idf, as a share of the most). */
function saidBy(sentences: readonly Sentence[]): ReadonlyMap<Sentence, number> {
  const frequency = new Map<string, number>();
  for (const { content } of sentences) for (const stem of content) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const most = Math.log(1 + sentences.length);
  return new Map(sentences.map((sentence) => {
    let said = 0;
    for (const stem of sentence.content) said += Math.log(1 + sentences.length / frequency.get(stem)!) / most;
    return [sentence, Math.min(said, MOST_SAID)];
  }));
}

/** How many of the words that a sentence is about, which are its first, stand here first and again later. */
function introducedBy(sentences: readonly Sentence[]): ReadonlyMap<Sentence, number> {
  const last = new Map(sentences.flatMap(({ content, index }) => [...content].map((stem) => [stem, index] as const)));
  const seen = new Set<string>();
  return new Map(sentences.map((sentence) => {
    const subject = [...sentence.content].slice(0, SUBJECT);
    const introduced = subject.filter((stem) => !seen.has(stem) && last.get(stem)! > sentence.index).length;
    for (const stem of sentence.content) seen.add(stem);
    return [sentence, introduced];
  }));
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
