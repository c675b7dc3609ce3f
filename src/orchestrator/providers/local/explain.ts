import type { ExplanationTask, StreamPart } from '../../model.js';
import type { Presentation } from '../../shaping.js';
import { bm25 } from './analysis/bm25.js';
import { readLesson, type ReadLesson } from './analysis/lesson.js';
import { lexRank } from './analysis/lexrank.js';
import { findTerms } from './analysis/terms.js';
import { topicOf } from './analysis/question.js';
import { escaped } from './analysis/source.js';
import type { Sentence } from './analysis/text.js';
import { noticeFor } from './notice.js';
import type { Pacer } from './pacer.js';
import { definitionOf } from './quiz/definitions.js';
import { choose, isReadable, LONGEST, textParts, withSupport, written } from './chosen.js';

const KEY_POINTS = 9;
const ANSWER_POINTS = 6;
const KEY_TERMS = 5;
/** In characters: so much of a question tells which one it was. */
const LONGEST_QUOTED = 200;
/** Below this share of the question's words, the lesson does not speak of it. */
const COVERED = 0.4;

/** Streams an explanation that consists of the lesson's own sentences: those that answer the question, or the most central. */
export async function* explanationParts(task: ExplanationTask, pacer: Pacer, presentation: Presentation | null = null): AsyncGenerator<StreamPart> {
  const lesson = await readLesson(task.lesson, pacer);
  const text = await explanation(task, lesson, layoutOf(presentation), pacer);
  yield* textParts(text, pacer);
  const notice = await noticeFor(task, lesson.language, 0);
  if (notice) yield { type: 'notice', text: notice };
}

/** How the chosen sentences stand: as in the lesson, without lists, each as an item, or each passage as a numbered step. */
type Layout = 'lesson' | 'prose' | 'items' | 'steps';

function layoutOf(presentation: Presentation | null): Layout {
  if (presentation === 'PROSE') return 'prose';
  if (presentation === 'LISTS') return 'items';
  return presentation === 'STEPS' ? 'steps' : 'lesson';
}

/** A question as the answer repeats it. */
function quoted(question: string): string {
  const characters = [...question];
  return characters.length > LONGEST_QUOTED ? `${characters.slice(0, LONGEST_QUOTED).join('').trimEnd()} …` : question;
}

async function explanation(task: ExplanationTask, lesson: ReadLesson, layout: Layout, pacer: Pacer): Promise<string> {
  const { sentences, pack } = lesson;
  const { phrases } = pack;
  const usable = sentences.filter(isReadable);
  const question = task.question?.trim() ?? '';
  if (usable.length < 4) {
    const all = usable.length > 0 ? (layout === 'lesson' ? written(usable, lesson) : sections(usable, lesson, layout).join('\n\n')) : task.lesson.body.trim().slice(0, LONGEST).toWellFormed().replace(/\uFFFD$/, '');
    const lead = question && !answers(usable, question, lesson) ? phrases.notCovered(quoted(question)) : phrases.tooShort;
    return `${lead}\n\n${all}\n`;
  }
  const centrality = await lexRank(usable, pacer);
  const parts: string[] = [];
  let chosen: Sentence[];
  const answer = question ? answers(usable, question, lesson) : null;
  if (answer) {
    parts.push(phrases.answerLead(quoted(question)));
    if (answer.missing) parts.push(phrases.partlyCovered(answer.missing));
    chosen = choose(usable, (index) => (answer.scores.get(index) ?? 0) + 0.3 * (centrality.get(index) ?? 0), ANSWER_POINTS, (index) => answer.scores.has(index));
  } else {
    parts.push(question ? phrases.notCovered(quoted(question)) : phrases.overview(task.lesson.title));
    // A passage's first sentence tells what it is about.
    const openings = new Set(usable.filter(({ start }) => start === 0).map(({ index }) => index));
    chosen = choose(usable, (index) => (centrality.get(index) ?? 0) + (openings.has(index) ? 0.15 : 0), KEY_POINTS, () => true);
  }
  chosen = withSupport(chosen, lesson);
  parts.push(...sections(chosen, lesson, layout));
  const terms = await keyTerms(lesson, chosen, answer ? new Set(answer.scores.keys()) : null, layout, pacer);
  if (terms) parts.push(`**${phrases.keyTerms}**\n\n${terms}`);
  parts.push(phrases.closing);
  return `${parts.join('\n\n')}\n`;
}

interface Answer {
  scores: Map<number, number>;
  missing: string;
}

/** How the sentences answer the question; null where the lesson does not speak of it. */
function answers(sentences: readonly Sentence[], question: string, { pack }: ReadLesson): Answer | null {
  const tokens = topicOf(question, pack);
  const { scores, found, missing } = bm25(sentences, new Set(tokens.map(({ stem }) => stem)));
  if (found.length === 0 || found.length / (found.length + missing.length) < COVERED) return null;
  const absent = new Set(missing);
  const words = [...new Set(tokens.filter(({ stem }) => absent.has(stem)).map(({ text }) => text))];
  return { scores, missing: words.join(', ') };
}

/** The chosen sentences in lesson order, under the lesson's own headings; those of one passage stay together. */
function sections(chosen: readonly Sentence[], lesson: ReadLesson, layout: Layout): string[] {
  const parts: string[] = [];
  let heading = '';
  let step = 0;
  for (let first = 0; first < chosen.length; ) {
    const { passage } = chosen[first] as Sentence;
    let end = first;
    while (chosen[end]?.passage === passage) end += 1;
    if (passage.heading && passage.heading !== heading) parts.push(`### ${passage.headingSource}`);
    heading = passage.heading;
    const sentences = chosen.slice(first, end);
    if (layout === 'items') parts.push(sentences.map((sentence) => `- ${written([sentence], lesson)}`).join('\n'));
    else if (layout === 'steps') parts.push(`${(step += 1)}. ${written(sentences, lesson)}`);
    else parts.push(passage.isItem && layout === 'lesson' ? `- ${written(sentences, lesson)}` : written(sentences, lesson));
    first = end;
  }
  return parts;
}

async function keyTerms(lesson: ReadLesson, shown: readonly Sentence[], within: ReadonlySet<number> | null, layout: Layout, pacer: Pacer): Promise<string> {
  const terms = await findTerms(lesson.sentences, lesson.pack, pacer);
  const lines: { weight: number; line: string }[] = [];
  const named = new Set<string>();
  for (const sentence of lesson.sentences) {
    await pacer.tick();
    if (shown.includes(sentence) || (within && !within.has(sentence.index)) || lesson.pack.opener.test(sentence.text)) continue;
    const definition = definitionOf(sentence, terms, lesson.pack);
    if (!definition || named.has(definition.term.key)) continue;
    named.add(definition.term.key);
    lines.push({ weight: definition.term.weight, line: `${layout === 'prose' ? '' : '- '}**${escaped(definition.surface).join('')}** — ${written([sentence], lesson)}` });
  }
  return lines.sort((a, b) => b.weight - a.weight).slice(0, KEY_TERMS).map(({ line }) => line).join(layout === 'prose' ? '\n\n' : '\n');
}
