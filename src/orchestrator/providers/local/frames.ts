import type { DraftHeading, LessonTask, OutlineTask, StreamPart } from '../../model.js';
import { textParts } from './chosen.js';
import { FRAME_WORDS, type FrameWords } from './frames.words.js';
import { itemParts } from './items.js';
import type { Pacer } from './pacer.js';

const LONGEST_TOPIC = 80;
/** So many sections to a lesson, as long as there are headings for that. */
const SECTIONS = 4;

/** Streams the frame of a course on a topic that there is nothing of: what a course goes through, whatever it is about. */
export async function* outlineFrameParts(task: OutlineTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  const words = FRAME_WORDS[task.language];
  yield* itemParts({ ...task, difficulty: null }, headings(task, words), task.language, pacer, [words.notice]);
}

async function* headings({ topic, count, existing }: OutlineTask, words: FrameWords): AsyncGenerator<DraftHeading> {
  const whole = existing.length + count;
  const lessons = Math.max(1, Math.round(whole / (SECTIONS + 1)));
  const named = shortened(topic ?? '');
  const made: DraftHeading[] = [];
  for (let lesson = 0; lesson < lessons; lesson += 1) {
    const [title, summary] = lessonAt(words, lesson, lessons);
    made.push({ number: String(lesson + 1), title: filled(title, named), summary: filled(summary, named), quote: '' });
    // Those that don't come out even are the first lessons'.
    const sections = Math.floor((whole - lessons) / lessons) + (lesson < (whole - lessons) % lessons ? 1 : 0);
    for (let section = 0; section < sections; section += 1) {
      const [name, about] = words.sections[section % words.sections.length]!;
      const again = Math.floor(section / words.sections.length);
      made.push({ number: `${lesson + 1}.${section + 1}`, title: numbered(name, again), summary: about, quote: '' });
    }
  }
  yield* made.slice(existing.length);
}

function lessonAt({ lessons }: FrameWords, index: number, count: number): readonly [string, string] {
  if (index === 0) return lessons[0];
  if (index === count - 1 && count > 2) return lessons.at(-1)!;
  const between = lessons.slice(1, -1);
  const [title, summary] = between[(index - 1) % between.length]!;
  return [numbered(title, Math.floor((index - 1) / between.length)), summary];
}

/** What comes again bears a number. */
function numbered(title: string, again: number): string {
  return again === 0 ? title : `${title} ${again + 1}`;
}

/** The topic within a sentence: its first line, without what a page could take for markup. */
function shortened(topic: string): string {
  const line = [...topic.trim().split('\n', 1)[0]!.replace(/[<>`*_[\]#|]/g, ' ').replace(/\s+/g, ' ').trim()];
  return line.length <= LONGEST_TOPIC ? line.join('') : `${line.slice(0, LONGEST_TOPIC - 1).join('')}…`;
}

function filled(text: string, topic: string): string {
  return text.replaceAll('{topic}', () => topic);
}

/** Streams the frame of a lesson that there is nothing to draft from: its sections, what each is to say, and what a person has to answer there. */
export async function* lessonFrameParts({ title, sections, objectives, language }: LessonTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  const { toWrite, questions, notice } = FRAME_WORDS[language];
  const wanted = sections.length > 0 ? sections : [{ title, summary: '' }];
  const asked = [...objectives, ...questions].map((line) => `- ${line}`).join('\n');
  const text = wanted.map((section) => [`## ${section.title}`, ...(section.summary === '' ? [] : [section.summary]), `${toWrite}\n\n${asked}`].join('\n\n')).join('\n\n');
  yield* textParts(`${text}\n`, pacer);
  yield { type: 'notice', text: notice };
}
