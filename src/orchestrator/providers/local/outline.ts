import { ProviderError, type DraftHeading, type LessonText, type OutlineTask, type StreamPart } from '../../model.js';
import { readLesson, type ReadLesson } from './analysis/lesson.js';
import { lexRank } from './analysis/lexrank.js';
import type { Heading } from './analysis/markdown.js';
import { sourceText } from './analysis/source.js';
import { findTerms, mostUsed } from './analysis/terms.js';
import type { Sentence } from './analysis/text.js';
import { outlineFrameParts } from './frames.js';
import { itemParts } from './items.js';
import type { Pacer } from './pacer.js';
import { standsAlone } from './quiz/eligible.js';
import { definitionsOf } from './quiz/index.js';

const DEEPEST = 3;
const LONGEST_TITLE = 200;
const SHORTEST_SUMMARY = 8;
const LONGEST_SUMMARY = 400;
/** Fewer words that carry a meaning are a label. */
const LEAST_SAID = 2;
/** How much a sentence that leans on others loses as a summary. */
const LEANING = 0.5;

/** A heading before it has its number. */
interface Node {
  title: string;
  /** What it is summed up by. */
  sentence: Sentence;
  level: number;
  /** The first sentence below it. */
  at: number;
}

/** Streams a lesson's outline: its own headings, then terms that it defines below them, each with the lesson's own sentence on it. @throws ProviderError where there is no lesson */
export async function* outlineParts(task: OutlineTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  if (!task.lesson && task.frame) return yield* outlineFrameParts(task, pacer);
  if (!task.lesson) throw new ProviderError('no_material', 'The built-in engine makes an outline of a lesson only, and none was named.');
  const lesson = await readLesson(task.lesson, pacer);
  yield* itemParts(task, headings(task, task.lesson, lesson, pacer), lesson.language, pacer);
}

async function* headings({ count, existing }: OutlineTask, { title }: LessonText, lesson: ReadLesson, pacer: Pacer): AsyncGenerator<DraftHeading> {
  // The same outline again, and of it what is still wanted.
  const nodes = await nodesOf(title, lesson, existing.length + count, pacer);
  yield* numbered(nodes, lesson).slice(existing.length);
}

async function nodesOf(title: string, lesson: ReadLesson, wanted: number, pacer: Pacer): Promise<Node[]> {
  const { pack } = lesson;
  const usable = lesson.sentences.filter(saysSomething);
  const centrality = await lexRank(usable, pacer);
  const worth = ({ index, text }: Sentence): number => (centrality.get(index) ?? 0) - (standsAlone(text, pack) ? 0 : LEANING);
  const used = new Set<string>();
  const best = (sentences: readonly Sentence[]): Sentence | undefined => {
    const free = sentences.filter(({ text }) => !used.has(wordsOf(text)));
    return free.reduce<Sentence | undefined>((most, each) => (most && worth(most) >= worth(each) ? most : each), undefined);
  };
  const nodes: Node[] = [];
  const sections = sectionsOf(usable, title).filter(({ level }) => level < DEEPEST);
  // From the top, so that no heading is left without the one it stands under.
  for (const { heading, level, own, all } of sections.toSorted((one, other) => one.level - other.level)) {
    if (nodes.length === wanted) break;
    const sentence = best(own) ?? best(all);
    if (!sentence) continue;
    used.add(wordsOf(sentence.text));
    nodes.push({ title: harmless(heading.text, heading.source), sentence, level, at: all[0]!.index });
  }
  nodes.push(...(await termNodes(lesson, used, pacer)).slice(0, wanted - nodes.length));
  return nodes.toSorted((one, other) => one.at - other.at || one.level - other.level);
}

interface Section {
  heading: Heading;
  level: number;
  /** The sentences right below it, and those of the headings below it as well. */
  own: Sentence[];
  all: Sentence[];
}

/** What stands under each heading, in reading order; what stands under none is the lesson's own, as long as it bears a title. */
function sectionsOf(sentences: readonly Sentence[], title: string): Section[] {
  const sections = new Map<Heading, Section>();
  const root: Heading = { text: title, source: title, depth: 0 };
  for (const sentence of sentences) {
    const path = sentence.passage.path.length > 0 ? sentence.passage.path : [root];
    for (const [level, heading] of path.entries()) {
      if (heading.text.trim() === '' || heading.text.length > LONGEST_TITLE) continue;
      const section = sections.get(heading) ?? { heading, level, own: [], all: [] };
      sections.set(heading, section);
      section.all.push(sentence);
      if (level === path.length - 1) section.own.push(sentence);
    }
  }
  return [...sections.values()];
}

/** What the lesson defines, and then its other terms, the most important ones first, each below the heading that it stands under. */
async function termNodes(lesson: ReadLesson, used: ReadonlySet<string>, pacer: Pacer): Promise<Node[]> {
  const { sentences, pack } = lesson;
  const terms = await findTerms(sentences, pack, pacer);
  const defined = (await definitionsOf(lesson, terms, pacer)).toSorted((one, other) => other.term.weight - one.term.weight);
  const named = [...terms.byKey.values()].toSorted((one, other) => other.weight - one.weight).flatMap((term) => {
    const sentence = sentences[Math.min(...term.sentences)];
    return sentence ? [{ key: term.key, title: mostUsed(term.forms)[0] ?? term.key, sentence }] : [];
  });
  const all = [...defined.map(({ term, surface, sentence }) => ({ key: term.key, title: surface, sentence })), ...named];
  const taken = new Set(used);
  const keys = new Set<string>();
  return all.flatMap(({ key, title, sentence }) => {
    const { passage: { path }, text, index } = sentence;
    const level = Math.max(1, path.length);
    const repeats = path.some((heading) => heading.text.toLowerCase() === title.toLowerCase());
    if (keys.has(key) || taken.has(wordsOf(text)) || !saysSomething(sentence) || level >= DEEPEST || repeats || !standsAlone(text, pack)) return [];
    keys.add(key);
    taken.add(wordsOf(text));
    return [{ title, sentence, level, at: index }];
  });
}

/** What a sentence says: a lesson may say it twice. */
function wordsOf(text: string): string {
  return (text.normalize('NFKC').toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}

/** Whether a sentence can sum something up, and be quoted for it. */
function saysSomething({ source, text, content }: Sentence): boolean {
  return source !== null && text.length >= SHORTEST_SUMMARY && text.length <= LONGEST_SUMMARY && content.size >= LEAST_SAID && !text.includes('\0');
}

function numbered(nodes: readonly Node[], { body }: ReadLesson): DraftHeading[] {
  const levels: number[] = [];
  const counts: number[] = [];
  return nodes.map(({ title, sentence, level }) => {
    // Where a heading above it was left out, it takes that one's place.
    while (levels.length > 0 && levels.at(-1)! >= level) levels.pop();
    levels.push(level);
    counts.length = Math.min(counts.length, levels.length);
    counts[levels.length - 1] = (counts[levels.length - 1] ?? 0) + 1;
    const { start, end } = sentence.source!;
    const summary = harmless(sentence.text, sourceText(sentence.passage.source, { start: sentence.start, end: sentence.start + sentence.text.length }));
    return { number: counts.join('.'), title, summary, quote: body.slice(start, end) };
  });
}

/** What a page could take for its own markup stays as the lesson writes it: as code, or escaped. */
function harmless(text: string, source: string): string {
  return /[<>]/.test(text) ? source : text;
}
