import type { Viewer } from '../../auth/viewer.js';
import type { RecordedFact } from '../../orchestrator/model.js';
import { dateOf, dayOf } from '../../platform/time-zone.js';
import type { ActivityEvent, ActivityService } from '../activity/activity.service.js';
import type { ProgressService } from '../enrolments/progress.service.js';
import type { StudySettingsService } from '../flashcards/settings.service.js';
import { Standing, tookMinutes, type LearnerService } from '../planning/learner.service.js';

/** What the history shows, with the events that it rests on: newest first, the first of them where there are many, never none. */
export interface ShownFact extends RecordedFact {
  events: { eventId: string; quote: string; aboutId: string | null }[];
}

export interface RecordOptions {
  activity: Pick<ActivityService, 'own'>;
  learner: Pick<LearnerService, 'state' | 'answers'>;
  progress: Pick<ProgressService, 'lastFinished'>;
  settings: Pick<StudySettingsService, 'get'>;
}

/** What an analysis is about. */
export interface RecordScope {
  /** In their order: what a fact's number of a lesson means. */
  lessons: readonly { lessonId: string; courseId: string; title: string }[];
  /** How many numbers are taken already. */
  behind: number;
  now: Date;
}

/** A fact before it has its number. */
type Unnumbered = Omit<ShownFact, 'number'>;

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** How far pace and regularity look back. */
const LOOKED_BACK_DAYS = 28;
const MOST_EVENTS = 10;
const MOST_OBJECTIVES = 40;
const PAGE = 500;
/** Of a course's events: what is older than those no claim points at. */
const MOST_READ = 2_000;
const ENOUGH_LESSONS = 3;
const LESSONS_LOOKED_AT = 50;
/** A mastery below it is a gap. */
const GAP_BELOW = 0.5;
const GRADES = ['answered', 'skipped', 'graded', 'regraded'];

/** What a learner's history shows of him, for an analysis: by nothing but what he may see himself, and by no client's word. */
export class RecordService {
  readonly #options: RecordOptions;

  constructor(options: RecordOptions) {
    this.#options = options;
  }

  /** A fact that no event of the history bears is none. @throws UNAVAILABLE while the history can't be read */
  async of(learner: Viewer, scope: RecordScope): Promise<ShownFact[]> {
    const facts = [...(await this.#courses(learner, scope)), ...(await this.#pace(learner, scope.now)), ...(await this.#regularity(learner, scope.now))];
    return facts.filter(({ events }) => events.length > 0).map((fact, index) => ({ number: scope.behind + index + 1, ...fact }));
  }

  async #courses(learner: Viewer, { lessons, now }: RecordScope): Promise<Unnumbered[]> {
    const courseIds = [...new Set(lessons.map(({ courseId }) => courseId))];
    if (courseIds.length === 0) return [];
    const state = await this.#options.learner.state(learner, courseIds.map((id) => ({ id })), now);
    const known = state.objectives.filter(({ answers }) => answers > 0).slice(0, MOST_OBJECTIVES);
    const answers = await this.#options.learner.answers(learner, known.map(({ id }) => id), now);
    const events = (await Promise.all(courseIds.map((courseId) => this.#read(learner, { courseId, verbs: [...GRADES, 'finished'] })))).flat();
    const grades = gradesIn(events);
    const numberOf = (ids: readonly string[]): number => lessons.findIndex(({ lessonId }) => ids.includes(lessonId)) + 1;
    const mastery = known.map(({ id, text, lessonIds, standing, probability, low, high }): Unnumbered => {
      const given = answers.get(id) ?? [];
      const told = given.toReversed().flatMap(({ attemptId, itemId }) => grades.get(`${attemptId} ${itemId}`) ?? []);
      return {
        kind: 'MASTERY', about: text, lesson: numberOf(lessonIds),
        figures: { probability: inHundredths(probability), low: inHundredths(low), high: inHundredths(high), answers: given.length },
        shows: standing === Standing.MASTERED ? 'STRENGTH' : probability < GAP_BELOW ? 'GAP' : null,
        events: told.slice(0, MOST_EVENTS).map((event) => ({ eventId: event.id, quote: text, aboutId: id })),
      };
    });
    const finished = lessons.filter(({ lessonId }) => state.lessons.get(lessonId)?.finishedAt != null).map(({ lessonId, title }): Unnumbered => ({
      kind: 'FINISHED', about: title, lesson: numberOf([lessonId]), figures: {}, shows: null,
      events: events.filter((event) => isOfLesson(event, lessonId)).slice(0, 1).map(({ id }) => ({ eventId: id, quote: title, aboutId: lessonId })),
    }));
    return [...mastery, ...finished];
  }

  /** How long lessons took between their being opened and finished, and what that comes to in a week. */
  async #pace(learner: Viewer, now: Date): Promise<Unnumbered[]> {
    const since = new Date(now.getTime() - LOOKED_BACK_DAYS * DAY_MS);
    const lately = (await this.#options.progress.lastFinished(learner.id, LESSONS_LOOKED_AT)).flatMap(({ lessonId, openedAt, finishedAt }) => {
      const minutes = finishedAt && finishedAt > since ? tookMinutes({ openedAt, finishedAt }) : null;
      return minutes === null ? [] : [{ lessonId, openedAt, minutes }];
    });
    if (lately.length < ENOUGH_LESSONS) return [];
    const events = await this.#read(learner, { verbs: ['finished'], from: since });
    const first = Math.min(...lately.map(({ openedAt }) => openedAt.getTime()));
    const weeks = Math.min(LOOKED_BACK_DAYS / 7, Math.max(1, (now.getTime() - first) / WEEK_MS));
    const hours = Math.round((lately.reduce((sum, { minutes }) => sum + minutes, 0) / 60 / weeks) * 10) / 10;
    const sorted = lately.map(({ minutes }) => minutes).toSorted((one, other) => one - other);
    const minutes = Math.round(sorted[sorted.length >> 1]!);
    if (hours === 0) return [];
    return [{
      kind: 'TIME', about: '', lesson: 0, figures: { hours, minutes, lessons: lately.length }, shows: null,
      events: lately.flatMap(({ lessonId, minutes: took }) => {
        const event = events.find((each) => isOfLesson(each, lessonId));
        return event ? [{ eventId: event.id, quote: `${Math.round(took)} min`, aboutId: null }] : [];
      }).slice(0, MOST_EVENTS),
    }];
  }

  /** On how many of the last days he did something, by his own calendar: of each the last thing. */
  async #regularity(learner: Viewer, now: Date): Promise<Unnumbered[]> {
    const { timeZone } = await this.#options.settings.get(learner);
    const events = await this.#read(learner, { from: new Date(now.getTime() - LOOKED_BACK_DAYS * DAY_MS), verbs: LEARNT });
    const days = new Map<number, ActivityEvent>();
    for (const event of events) {
      const day = dayOf({ timeZone, startHour: 0 }, event.at);
      if (!days.has(day)) days.set(day, event);
    }
    return [{
      kind: 'REGULARITY', about: '', lesson: 0, figures: { days: days.size, of: LOOKED_BACK_DAYS }, shows: null,
      events: [...days].slice(0, MOST_EVENTS).map(([day, { id }]) => ({ eventId: id, quote: dateOf(day), aboutId: null })),
    }];
  }

  /** Newest first, as the learner sees them; what a client claims shows nothing. */
  async #read(learner: Viewer, filter: Parameters<ActivityService['own']>[1]): Promise<ActivityEvent[]> {
    const read: ActivityEvent[] = [];
    for (let after: string | null = null; read.length < MOST_READ;) {
      const { edges, pageInfo }: Awaited<ReturnType<ActivityService['own']>> = await this.#options.activity.own(learner, filter, { first: PAGE, after });
      read.push(...edges.map(({ node }) => node));
      if (!pageInfo.hasNextPage) break;
      after = edges.at(-1)!.cursor;
    }
    return read.filter(({ claimed }) => !claimed);
  }
}

/** What shows that somebody learns; that he asks a model for something doesn't. */
const LEARNT = ['answered', 'submitted', 'reviewed', 'opened', 'finished'];

/** Of each answer the event that tells the grade that counts: the newest. */
function gradesIn(events: readonly ActivityEvent[]): Map<string, ActivityEvent> {
  const grades = new Map<string, ActivityEvent>();
  for (const event of events) {
    const { object, context, result } = event;
    const key = `${context?.attemptId} ${object.id}`;
    if (object.type === 'QuizItem' && result?.score && !grades.has(key)) grades.set(key, event);
  }
  return grades;
}

function isOfLesson({ verb, object }: ActivityEvent, lessonId: string): boolean {
  return verb === 'finished' && object.type === 'Lesson' && object.id === lessonId;
}

function inHundredths(share: number): number {
  return Math.round(share * 100) / 100;
}
