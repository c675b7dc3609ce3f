import { ProviderError, type StreamPart, type SummaryTask } from '../../model.js';
import { readLesson, type ReadLesson } from './analysis/lesson.js';
import { lexRank } from './analysis/lexrank.js';
import { escaped } from './analysis/source.js';
import { findTerms, mostUsed } from './analysis/terms.js';
import type { Sentence } from './analysis/text.js';
import { choose, isReadable, textParts, withSupport, written } from './chosen.js';
import { noticeFor } from './notice.js';
import type { Pacer } from './pacer.js';
import { standsAlone } from './quiz/eligible.js';
import { definitionsOf } from './quiz/index.js';
import { TEXT_WORDS } from './texts.words.js';

const PARAGRAPH_POINTS = 4;
const POINTS = 6;
const TERMS = 8;
/** What a sentence that opens its passage gains: it tells what that is about. */
const OPENING = 0.15;
/** What one loses that leans on others. */
const LEANING = 0.5;

/** Streams a summary that consists of the lesson's own sentences, the most central ones. @throws ProviderError where the lesson has none */
export async function* summaryParts(task: SummaryTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  const lesson = await readLesson(task.lesson, pacer);
  const usable = lesson.sentences.filter((sentence) => isReadable(sentence) && sentence.content.size > 0);
  if (usable.length === 0) throw new ProviderError('too_little', 'The lesson has no sentence that could sum it up.');
  yield* textParts(`${await summary(task, lesson, usable, pacer)}\n`, pacer);
  const notice = await noticeFor(task, lesson.language, 0);
  if (notice) yield { type: 'notice', text: notice };
}

async function summary({ form, lesson: { title } }: SummaryTask, lesson: ReadLesson, usable: readonly Sentence[], pacer: Pacer): Promise<string> {
  switch (form) {
    case 'ONE_SENTENCE':
      return onOneLine(written(await central(lesson, usable, 1, pacer), lesson));
    case 'PARAGRAPH':
      return onOneLine(written(withSupport(await central(lesson, usable, PARAGRAPH_POINTS, pacer), lesson), lesson));
    case 'BULLETS':
      return (await central(lesson, usable, POINTS, pacer)).map((sentence) => `- ${onOneLine(written([sentence], lesson))}`).join('\n');
    case 'KEY_TERMS':
      return (await keyTerms(lesson, usable, pacer)).map(({ term, sentence }) => `- **${term}** — ${onOneLine(written([sentence], lesson))}`).join('\n');
    case 'TABLE':
      return table(await central(lesson, usable, POINTS, pacer), title, lesson);
  }
}

/** The most central sentences, in lesson order; those that stand alone first, so that none puzzles. */
async function central({ pack }: ReadLesson, usable: readonly Sentence[], most: number, pacer: Pacer): Promise<Sentence[]> {
  const centrality = await lexRank(usable, pacer);
  const worth = new Map(usable.map(({ index, start, text }) => [
    index, (centrality.get(index) ?? 0) + (start === 0 ? OPENING : 0) - (standsAlone(text, pack) ? 0 : LEANING),
  ]));
  const chosen = choose(usable, (index) => worth.get(index) ?? 0, most, () => true);
  return chosen.length > 0 ? chosen : usable.slice(0, 1);
}

interface KeyTerm {
  /** As Markdown. */
  term: string;
  sentence: Sentence;
}

/** What the lesson defines, the most important term first, then its other terms with the first sentence that says something of each. */
async function keyTerms(lesson: ReadLesson, usable: readonly Sentence[], pacer: Pacer): Promise<KeyTerm[]> {
  const { sentences, pack } = lesson;
  const terms = await findTerms(sentences, pack, pacer);
  const defined = (await definitionsOf(lesson, terms, pacer)).toSorted((one, other) => other.term.weight - one.term.weight)
    .map(({ term, surface, sentence }) => ({ key: term.key, surface, sentence }));
  const named = [...terms.byKey.values()].toSorted((one, other) => other.weight - one.weight).flatMap((term) => {
    const telling = usable.filter(({ index }) => term.sentences.has(index));
    const sentence = telling.find(({ text }) => standsAlone(text, pack)) ?? telling[0];
    return sentence ? [{ key: term.key, surface: mostUsed(term.forms)[0] ?? term.key, sentence }] : [];
  });
  const keys = new Set<string>();
  const told = new Set<Sentence>();
  const found = [...defined, ...named].filter(({ key, sentence }) => {
    if (keys.has(key) || told.has(sentence) || !isReadable(sentence)) return false;
    keys.add(key);
    told.add(sentence);
    return true;
  });
  if (found.length > 0) return found.slice(0, TERMS).map(({ surface, sentence }) => ({ term: escaped(surface).join(''), sentence }));
  // A lesson that repeats nothing has no terms, and is told by its sentences.
  const [first] = await central(lesson, usable, 1, pacer);
  const [word] = first!.tokens.filter(({ stop }) => !stop);
  return [{ term: escaped(word?.text ?? first!.text).join(''), sentence: first! }];
}

/** A line for each sentence, under the heading that it stands under. */
function table(sentences: readonly Sentence[], title: string, lesson: ReadLesson): string {
  const { topic, said } = TEXT_WORDS[lesson.language];
  const rows = sentences.map((sentence) => [sentence.passage.headingSource || escaped(title).join(''), written([sentence], lesson)]);
  return [[topic, said], ['---', '---'], ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

function cell(text: string): string {
  return onOneLine(text).replace(/(?<!\\)\|/g, '\\|');
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
