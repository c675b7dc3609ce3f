import { z } from 'zod';
import type { DraftPlanWeek, LanguageCode } from '../../../orchestrator/model.js';
import { newId } from '../../../platform/ids.js';
import { parseItem, wireSchema } from '../../quizzes/draft.js';
import type { Judgement, NewPlanWeek } from './item.js';
import { problemOfLanguage, problemOfParts } from './judged.js';

const draftPlanWeek = z.strictObject({ week: z.int(), topics: z.array(z.string()), lessons: z.array(z.int()) });

export const STUDY_PLAN_SCHEMA = wireSchema('study_plan', draftPlanWeek);

const MOST_TOPICS = 8;
const LONGEST_TOPIC = 200;

/** A week as the calendar has it; dates as 2026-12-31. */
export interface CalendarWeek {
  startsOn: string;
  endsOn: string;
  /** How many hours of it are for learning. */
  hours: number;
}

/** What a plan is made for: its weeks, and the ids of the lessons in their order. */
export interface PlanFrame {
  weeks: readonly CalendarWeek[];
  lessonIds: readonly string[];
}

/**
 * Lets a model's item through as the next week of a plan: its dates and hours are the calendar's, whatever a model thinks of them.
 * No lesson is in two weeks, and with the last week all of them are in one.
 */
export function acceptPlanWeek(item: unknown, { weeks, lessonIds }: PlanFrame, language: LanguageCode | null, existing: readonly NewPlanWeek[]): Judgement<NewPlanWeek> {
  const parsed = parseItem(draftPlanWeek, item);
  if ('problem' in parsed) return { ok: false, reason: parsed.problem };
  const { week, topics, lessons } = parsed.draft;
  const next = existing.length + 1;
  const calendar = weeks[week - 1];
  if (week !== next || !calendar) return { ok: false, reason: `its week can only be ${next}: the weeks come in order, and none is left out` };
  const problem = problemOfTopics(topics, language) ?? problemOfLessons(lessons, lessonIds.length, existing.flatMap(({ content }) => content.lessons), week === weeks.length);
  if (problem !== null) return { ok: false, reason: problem };
  const { startsOn, endsOn, hours } = calendar;
  return {
    ok: true,
    item: { content: { id: newId('Item'), type: 'PLAN_WEEK', week, startsOn, endsOn, hours, topics, lessons, lessonIds: lessons.map((number) => lessonIds[number - 1]!) }, key: null },
  };
}

function problemOfTopics(topics: string[], language: LanguageCode | null): string | null {
  if (topics.length === 0 || topics.length > MOST_TOPICS) return `it has not 1 to ${MOST_TOPICS} topics`;
  return problemOfParts(topics.map((topic) => ['topic', topic, LONGEST_TOPIC]), '') ?? problemOfLanguage(language, topics.join('\n'));
}

function problemOfLessons(lessons: number[], count: number, before: number[], isLast: boolean): string | null {
  const unknown = lessons.find((number) => number < 1 || number > count);
  if (unknown !== undefined) return `there is no lesson ${unknown}: they are numbered from 1 to ${count}`;
  const all = [...before, ...lessons];
  const twice = lessons.find((number) => all.indexOf(number) !== all.lastIndexOf(number));
  if (twice !== undefined) return `lesson ${twice} is in two places`;
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((number) => !all.includes(number));
  return isLast && missing.length > 0 ? `it is the last week, and these lessons are in none: ${missing.join(', ')}` : null;
}

/** The draft that a week came from. */
export function planWeekDraft({ content: { week, topics, lessons } }: NewPlanWeek): DraftPlanWeek {
  return { week, topics, lessons };
}
