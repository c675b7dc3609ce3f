import type { Viewer } from '../../../auth/viewer.js';
import { tokensOf } from '../../../orchestrator/condense.js';
import { badUserInput } from '../../../platform/errors.js';
import { checkText, idempotencyKey } from '../../../platform/graphql/text.js';
import { dayNamed } from '../../../platform/graphql/dates.js';
import { dateOf, dayOf, timeZoneNamed } from '../../../platform/time-zone.js';
import type { CoursesService } from '../../courses/courses.service.js';
import type { LessonsService } from '../../courses/lessons.service.js';
import { dayRuleOf, type StudySettingsService } from '../../flashcards/settings.service.js';
import { GenerationKind } from '../generation.entity.js';
import type { StudyPlanInput } from '../kinds/study-plan.js';
import { languageCode } from '../lesson-text.js';
import { MAX_ITEMS, startOptions, type Request } from '../requests.js';
import type { PlanStudyInput } from './items.input.js';
import type { CalendarWeek } from './plan-week.js';

const DAYS = 7;
const MOST_HOURS = 80;
const LONGEST_GOAL = 500;
/** A course of more has to be planned in parts. */
const MOST_LESSONS = 200;

/** Works out what a plan is made for: when its weeks are, by the learner's own calendar, and which lessons there are. */
export class PlansService {
  readonly #courses: CoursesService;
  readonly #lessons: LessonsService;
  readonly #settings: StudySettingsService;

  constructor({ courses, lessons, settings }: { courses: CoursesService; lessons: LessonsService; settings: StudySettingsService }) {
    this.#courses = courses;
    this.#lessons = lessons;
    this.#settings = settings;
  }

  /** @throws NOT_FOUND, BAD_USER_INPUT naming the field */
  async request(viewer: Viewer, input: PlanStudyInput): Promise<Request<StudyPlanInput>> {
    const { hoursPerWeek, deadline } = input;
    if (hoursPerWeek < 1 || hoursPerWeek > MOST_HOURS) throw badUserInput('input.hoursPerWeek', `must be from 1 to ${MOST_HOURS}.`);
    const goal = input.goal == null ? null : checkText('input.goal', input.goal, { min: 1, max: LONGEST_GOAL });
    const today = await this.#today(viewer, input.timeZone ?? null);
    const first = input.startsOn == null ? today : dayNamed('input.startsOn', input.startsOn);
    const last = dayNamed('input.deadline', deadline);
    if (last < today) throw badUserInput('input.deadline', 'is past.');
    if (last < first) throw badUserInput('input.deadline', 'must not be before the plan starts.');
    if (last - first >= MAX_ITEMS * DAYS) throw badUserInput('input.deadline', `must be within ${MAX_ITEMS} weeks of the start.`);
    const course = await this.#courses.get(viewer, input.courseId);
    const lessons = await this.#lessons.ofCourse(course.id, MOST_LESSONS + 1);
    if (lessons.length === 0) throw badUserInput('input.courseId', 'has no lesson yet.');
    if (lessons.length > MOST_LESSONS) throw badUserInput('input.courseId', `has more than ${MOST_LESSONS} lessons.`);
    return {
      kind: GenerationKind.STUDY_PLAN,
      lessonId: null,
      idempotencyKey: idempotencyKey(input.idempotencyKey),
      input: {
        courseId: course.id,
        goal,
        weeks: weeksOf(first, last, hoursPerWeek),
        lessons: lessons.map(({ id, title, objectives, body }) => ({ id, title, objectives, tokens: Math.ceil(tokensOf(body, languageCode(course.language))) })),
        language: languageCode(input.language ?? course.language),
        difficulty: input.difficulty ?? null,
        ...startOptions(input),
      },
    };
  }

  /** The day that it is for the learner. */
  async #today(viewer: Viewer, zone: string | null): Promise<number> {
    const settings = await this.#settings.get(viewer);
    if (zone === null) return dayOf(dayRuleOf(settings), new Date());
    const timeZone = timeZoneNamed(zone);
    if (timeZone === null) throw badUserInput('input.timeZone', 'must be a name of the IANA time zone database, such as "Europe/Berlin".');
    return dayOf(dayRuleOf({ ...settings, timeZone }), new Date());
  }
}

/** Weeks of seven days from the first day on; the last one ends with the last day, and has its share of the hours. */
export function weeksOf(first: number, last: number, hoursPerWeek: number): CalendarWeek[] {
  return Array.from({ length: Math.ceil((last - first + 1) / DAYS) }, (_, index) => {
    const start = first + index * DAYS;
    const end = Math.min(start + DAYS - 1, last);
    // In tenths: nobody plans by the minute.
    const hours = Math.max(1, Math.round((hoursPerWeek * 10 * (end - start + 1)) / DAYS)) / 10;
    return { startsOn: dateOf(start), endsOn: dateOf(end), hours };
  });
}
