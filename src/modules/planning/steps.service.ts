import { createHash } from 'node:crypto';
import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import { encodeCursor, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import type { PendingQuizzesService } from '../attempts/pending.service.js';
import type { CourseRow, CoursesService } from '../courses/courses.service.js';
import type { ProgressService } from '../enrolments/progress.service.js';
import type { DueService } from '../flashcards/due.service.js';
import type { GoalsService } from './goals.service.js';
import type { LearnerService } from './learner.service.js';
import type { Reason } from './reasons.js';
import { DUE_SOON_MS, rankedSteps, type Step } from './steps.js';

/** Where no course is named: of those that he is in, as many as he opened a lesson in last. */
const MOST_COURSES = 10;
/** Of a deck that is due. */
const CARDS_NAMED = 20;
const CURSOR = /^(2\d{3}-\d\d-\d\dT[\d:.]{12}Z) ((?:[\w-]{8}){1,100})$/;
const KEY_LENGTH = 8;

/** What a page goes on from: when the first was asked for, and what was given since. */
interface Cursor {
  asOf: Date;
  given: readonly string[];
}

/** With its reasons as they are shown. */
export type ShownStep = Omit<Step, 'reasons'> & { reasons: Reason[] };

export interface StepsRequest {
  courseId: string | null;
  goalId: string | null;
  page: PageRequest;
}

export interface StepsOptions {
  courses: Pick<CoursesService, 'readable'>;
  goals: GoalsService;
  learner: LearnerService;
  progress: Pick<ProgressService, 'begun'>;
  due: Pick<DueService, 'byDeck'>;
  pending: PendingQuizzesService;
}

/** What a learner does next, and why. */
export class StepsService {
  readonly #options: StepsOptions;

  constructor(options: StepsOptions) {
    this.#options = options;
  }

  /**
   * The viewer's own, the first thing first. All pages are as of the first one, and none gives a step again, whatever he does between them.
   * @throws NOT_FOUND, BAD_USER_INPUT naming the field
   */
  async page(viewer: Viewer, { courseId, goalId, page }: StepsRequest, now: Date): Promise<Connection<ShownStep>> {
    const { asOf, given } = page.after === null ? { asOf: now, given: [] } : cursorOf(page.after, now);
    const chosen = await this.#options.goals.of(viewer, courseId, goalId, 'goal');
    const courses = chosen ? [chosen.course] : await this.#courses(viewer, asOf);
    const steps = await this.#steps(viewer, courses, { goalId: chosen?.goalId ?? null, everywhere: chosen === null, asOf });
    const keys = new Set(given);
    const left = steps.map((step) => ({ step, key: keyOf(step) })).filter(({ key }) => !keys.has(key));
    const shown = left.slice(0, page.first);
    const answers = await this.#options.learner.answers(viewer, [...new Set(shown.flatMap(({ step }) => step.restsOn))], asOf);
    const edges = shown.map(({ step, key }, index) => (
      { node: { ...step, reasons: step.reasons(answers) }, cursor: encodeCursor(`${asOf.toISOString()} ${[...given, ...shown.slice(0, index).map((each) => each.key), key].join('')}`) }
    ));
    return {
      edges,
      pageInfo: { hasNextPage: left.length > page.first, hasPreviousPage: page.after !== null, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
    };
  }

  async #steps(viewer: Viewer, courses: readonly CourseRow[], { goalId, everywhere, asOf }: { goalId: string | null; everywhere: boolean; asOf: Date }): Promise<Step[]> {
    const { learner, due, pending } = this.#options;
    const ids = courses.map(({ id }) => id);
    const [state, decks, attempts, quizzes] = await Promise.all([
      learner.state(viewer, courses, asOf),
      due.byDeck(viewer, everywhere ? null : ids, { asOf, cards: CARDS_NAMED }),
      pending.open(viewer, ids, asOf),
      pending.due(viewer, ids, { asOf, until: new Date(asOf.getTime() + DUE_SOON_MS) }),
    ]);
    return rankedSteps({ ...state, goalId, decks, attempts, quizzes });
  }

  /** Those that he takes part in as a learner, or has begun. */
  async #courses(viewer: Viewer, asOf: Date): Promise<CourseRow[]> {
    const { courses, progress } = this.#options;
    const begun = await progress.begun(viewer.id, asOf, MOST_COURSES);
    const joined = [...viewer.courses].filter(([, part]) => part === 'LEARNER').map(([id]) => id).toSorted().toReversed();
    const ids = [...new Set([...begun, ...joined])].slice(0, MOST_COURSES);
    const readable = new Map((await courses.readable(viewer, ids)).map((course) => [course.id, course]));
    return ids.flatMap((id) => readable.get(id) ?? []);
  }
}

/** The same for the same thing to do, whatever is known of it. */
function keyOf({ kind, courseId, objectiveId, lessonId, deckId, quizId, attemptId }: Step): string {
  const what = attemptId ?? quizId ?? deckId ?? objectiveId ?? lessonId ?? courseId ?? '';
  return createHash('sha256').update(`${kind} ${what}`).digest('base64url').slice(0, KEY_LENGTH);
}

function cursorOf(key: string, now: Date): Cursor {
  const [, at = '', given = ''] = CURSOR.exec(key) ?? [];
  const asOf = new Date(at);
  if (Number.isNaN(asOf.getTime()) || asOf > now) throw badUserInput('after', 'is not a cursor that this list gave out.');
  return { asOf, given: given.match(/.{8}/gs) ?? [] };
}
