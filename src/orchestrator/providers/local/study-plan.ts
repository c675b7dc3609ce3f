import type { DraftPlanWeek, StreamPart, StudyPlanTask } from '../../model.js';
import { itemParts } from './items.js';
import type { Pacer } from './pacer.js';
import { TEXT_WORDS } from './texts.words.js';

/** Streams a plan: the lessons in their order, spread over the weeks' hours by their length. */
export async function* studyPlanParts(task: StudyPlanTask, pacer: Pacer): AsyncGenerator<StreamPart> {
  yield* itemParts(task, weeks(task), task.language, pacer, task.goal === null ? [] : [TEXT_WORDS[task.language].noticeGoal]);
}

async function* weeks({ hours, lessons, existing, language }: StudyPlanTask): AsyncGenerator<DraftPlanWeek> {
  const planned = new Set(existing.flatMap((week) => week.lessons));
  const left = lessons.map(({ title, tokens }, index) => ({ number: index + 1, title, length: tokens + 1 })).filter(({ number }) => !planned.has(number));
  const total = left.reduce((sum, { length }) => sum + length, 0);
  const time = hours.slice(existing.length);
  const allTime = time.reduce((sum, each) => sum + each, 0);
  let done = 0;
  let elapsed = 0;
  let latest = lessons[Math.max(0, ...planned) - 1]?.title ?? lessons[0]!.title;
  for (const [index, each] of time.entries()) {
    elapsed += each;
    const isLast = index === time.length - 1;
    const titles: string[] = [];
    const numbers: number[] = [];
    // A lesson belongs to the week that it begins in, so that what is long has the weeks after it as well.
    while (left[0] && (isLast || done / total < elapsed / allTime)) {
      const { number, title, length } = left.shift()!;
      done += length;
      numbers.push(number);
      titles.push(title);
    }
    latest = titles.at(-1) ?? latest;
    const week = existing.length + index + 1;
    yield { week, topics: titles.length === 0 ? [TEXT_WORDS[language].review(shortened(latest))] : topicsOf(titles), lessons: numbers };
  }
}

const MOST_TOPICS = 8;
const LONGEST_TITLE = 150;

/** No more topics than a week may have: what is beyond stands in the last. */
function topicsOf(titles: string[]): string[] {
  const shown = titles.map(shortened);
  return shown.length <= MOST_TOPICS ? shown : [...shown.slice(0, MOST_TOPICS - 1), `${shown[MOST_TOPICS - 1]} …`];
}

function shortened(title: string): string {
  return title.length <= LONGEST_TITLE ? title : `${title.slice(0, LONGEST_TITLE).toWellFormed().replace(/\uFFFD$/, '')} …`;
}
