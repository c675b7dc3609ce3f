import { ProviderError, type LessonSection, type LessonTask, type StreamPart } from '../../model.js';
import { bm25 } from './analysis/bm25.js';
import { readLesson, type ReadLesson } from './analysis/lesson.js';
import { lexRank } from './analysis/lexrank.js';
import { topicOf } from './analysis/question.js';
import type { Sentence } from './analysis/text.js';
import { choose, isReadable, textParts, withSupport, written } from './chosen.js';
import { lessonFrameParts } from './frames.js';
import { noticeFor } from './notice.js';
import type { Pacer } from './pacer.js';
import { TEXT_WORDS } from './texts.words.js';

/** Sentences to a section. */
const POINTS = 5;
/** What centrality weighs beside what a section is about. */
const CENTRAL = 0.3;
/** What a sentence gains that stands under the very heading. */
const UNDER_HEADING = 10;

interface Draft {
  text: string;
  /** Titles of sections that the lesson says nothing on. */
  leftOut: string[];
}

/** Streams a draft that consists of another lesson's own sentences, section by section. @throws ProviderError where there is no lesson, or it says nothing of that */
export async function* lessonParts(task: LessonTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  if (!task.lesson && task.frame) return yield* lessonFrameParts(task, pacer);
  if (!task.lesson) throw new ProviderError('no_material', 'The built-in engine drafts a lesson from another one only, and none was named.');
  const lesson = await readLesson(task.lesson, pacer);
  const { text, leftOut } = await draft(task, lesson, pacer);
  if (text === '') throw new ProviderError('too_little', 'The lesson says nothing of what the draft is to be about.');
  yield* textParts(`${text}\n`, pacer);
  const { noticeSections, noticeDraft } = TEXT_WORDS[task.language];
  const notice = await noticeFor(task, lesson.language, 0, [noticeDraft, ...(leftOut.length > 0 ? [noticeSections(leftOut.join(', '))] : [])]);
  if (notice) yield { type: 'notice', text: notice };
}

async function draft({ sections, title }: LessonTask, lesson: ReadLesson, pacer: Pacer): Promise<Draft> {
  const usable = lesson.sentences.filter(isReadable);
  const centrality = await lexRank(usable, pacer);
  const wanted = sections.length > 0 ? sections : ownSections(usable, title);
  const used = new Set<Sentence>();
  const parts: string[] = [];
  const leftOut: string[] = [];
  for (const section of wanted) {
    await pacer.tick();
    const free = usable.filter((sentence) => !used.has(sentence));
    const scores = scoresFor(section, free, lesson);
    const chosen = choose(free, (index) => (scores.get(index) ?? 0) + CENTRAL * (centrality.get(index) ?? 0), POINTS, (index) => scores.has(index));
    if (chosen.length === 0) {
      leftOut.push(section.title);
      continue;
    }
    const whole = withSupport(chosen, lesson).filter((sentence) => !used.has(sentence));
    whole.forEach((sentence) => used.add(sentence));
    parts.push(`## ${section.title}`, ...paragraphs(whole, lesson));
  }
  return { text: parts.join('\n\n'), leftOut };
}

/** The lesson's own headings, where none are asked for. */
function ownSections(sentences: readonly Sentence[], title: string): LessonSection[] {
  const titles = new Set(sentences.map(({ passage }) => passage.heading || title));
  return [...titles].map((heading) => ({ title: heading, summary: '' }));
}

/** How well each sentence answers a section's title and summary; only those that do at all. */
function scoresFor({ title, summary }: LessonSection, sentences: readonly Sentence[], { pack }: ReadLesson): Map<number, number> {
  const { scores } = bm25(sentences, new Set(topicOf(`${title}\n${summary}`, pack).map(({ stem }) => stem)));
  for (const { index, passage } of sentences) {
    if (passage.heading.toLowerCase() === title.toLowerCase()) scores.set(index, (scores.get(index) ?? 0) + UNDER_HEADING);
  }
  return scores;
}

/** Sentences of one passage stand together, as in the lesson. */
function paragraphs(sentences: readonly Sentence[], lesson: ReadLesson): string[] {
  const passages = [...new Set(sentences.map(({ passage }) => passage))];
  return passages.map((passage) => {
    const text = written(sentences.filter((sentence) => sentence.passage === passage), lesson);
    return passage.isItem ? `- ${text}` : text;
  });
}
