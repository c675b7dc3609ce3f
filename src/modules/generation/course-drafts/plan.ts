import { newId } from '../../../platform/ids.js';
import type { OutlineNodeContent } from '../items/item.js';
import type { PlannedLesson } from './course-drafts.repository.js';
import { LONGEST_SUMMARY } from './course-drafts.input.js';

/** Of a section whose course was given no hours. */
const USUAL_MINUTES = 30;

/**
 * The lessons that an outline's headings stand for: those of the first level, each with those below it as its sections; what
 * stands deeper becomes a part of what its section is to say. The hours are spread over them by their sections.
 */
export function lessonsOf(nodes: readonly OutlineNodeContent[], hours: number | null): PlannedLesson[] {
  const lessons: PlannedLesson[] = [];
  for (const { depth, title, summary } of nodes) {
    const lesson = lessons.at(-1);
    const section = lesson?.sections.at(-1);
    if (depth === 1 || !lesson) lessons.push({ id: newId('DraftedLesson'), title, summary, objectives: [], minutes: 0, sections: [] });
    else if (depth === 2 || !section) lesson.sections.push({ id: newId('DraftedSection'), title, summary });
    else section.summary = within(`${section.summary}\n- ${title}: ${summary}`, section.summary);
  }
  return withMinutes(lessons, hours);
}

function within(longer: string, shorter: string): string {
  return longer.length <= LONGEST_SUMMARY ? longer : shorter;
}

function withMinutes(lessons: readonly PlannedLesson[], hours: number | null): PlannedLesson[] {
  const weights = lessons.map(({ sections }) => Math.max(1, sections.length));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const minutes = hours === null ? USUAL_MINUTES * whole : 60 * hours;
  let before = 0;
  return lessons.map((lesson, index) => {
    const from = Math.round((minutes * before) / whole);
    before += weights[index]!;
    // Rounded as a running sum: together they take what the course does.
    return { ...lesson, minutes: Math.max(1, Math.round((minutes * before) / whole) - from) };
  });
}
