import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { dayOf, type DayRule } from '../../platform/time-zone.js';
import type { CourseRow, CoursesService } from '../courses/courses.service.js';
import { VersionConflict } from '../courses/courses.type.js';
import { dayRuleOf, type StudySettingsService } from '../flashcards/settings.service.js';
import type { ReviewsService } from '../flashcards/reviews.service.js';
import type { PlanWeeksService } from '../generation/items/plan-weeks.service.js';
import { adapted } from './adapt.js';
import { offersFor, type Offers } from './calendar.js';
import type { GoalsService } from './goals.service.js';
import { reasonsOf, type PathService } from './path.service.js';
import { SessionKind } from './plans.entity.js';
import { minutesOf, plannedWeek, planSettings, planZone } from './plans.input.js';
import { changePlan, coursesPlanned, deletePlan, insertPlan, lockedPlan, planById, planPage, replaceSessions, type PlanRow, type PlanSettings } from './plans.repository.js';
import type { CreateStudyPlanInput, TakeStudyPlanInput, UpdateStudyPlanInput } from './plans.type.js';
import { isOutdated, knownSession, workLeft, type Happened, type KnownSession } from './progress-of-plan.js';
import type { Reason } from './reasons.js';
import type { Work } from './spread.js';

const MOST_PLANS = 50;

/** A plan as it stands now. */
export interface KnownPlan extends PlanRow {
  rule: DayRule;
  sessions: KnownSession[];
  work: Work[];
  reasons: Reason[];
  /** Null where all of it fits. */
  offers: Offers | null;
}

export interface PlansOptions {
  db: Db;
  courses: Pick<CoursesService, 'get' | 'readable'>;
  goals: GoalsService;
  paths: PathService;
  settings: Pick<StudySettingsService, 'get'>;
  reviews: Pick<ReviewsService, 'daysOf'>;
  /** Of generations. */
  weeks: Pick<PlanWeeksService, 'of'>;
}

/** What a plan's sessions are seen by. */
interface Seen {
  rule: DayRule;
  today: number;
  sessions: KnownSession[];
  work: Work[];
  reasons: Reason[];
}

/** Study plans: made, and kept true as days go by. */
export class PlansService {
  readonly #options: PlansOptions;

  constructor(options: PlansOptions) {
    this.#options = options;
  }

  /** @throws NOT_FOUND for a course that the viewer may not read, BAD_USER_INPUT naming the field */
  async create(viewer: Viewer, input: CreateStudyPlanInput, now: Date): Promise<KnownPlan> {
    const { goals } = this.#options;
    const timeZone = planZone(input.timeZone);
    const { course, goalId } = (await goals.of(viewer, input.courseId, input.goal ?? null, 'input.goal'))!;
    const today = dayOf(await this.#rule(viewer, timeZone), now);
    const settings = planSettings(input, { startsOn: today, deadline: null, minutes: [], reviewMinutes: 0, timeOfDay: null }, today);
    return this.#insert(viewer, course, { id: newId('StudyPlan'), goalId, timeZone, ...settings, generationId: null, weeks: [] }, now);
  }

  /**
   * Plans by the weeks of a generation, because its owner says so; taken twice it is one plan, as the first time made it.
   * @throws NOT_FOUND also for what belongs to somebody else, BAD_USER_INPUT naming the field
   */
  async take(viewer: Viewer, input: TakeStudyPlanInput, now: Date): Promise<KnownPlan> {
    const { db, courses, weeks: generated } = this.#options;
    const { generationId } = input;
    const { courseId, weeks: contents } = await generated.of(viewer, generationId);
    const id = planIdOf(generationId);
    if (await planById(db, viewer.id, id)) return this.get(viewer, id, now);
    const course = await courses.get(viewer, courseId);
    const timeZone = planZone(input.timeZone);
    const today = dayOf(await this.#rule(viewer, timeZone), now);
    const weeks = contents.map(plannedWeek);
    const [startsOn, deadline] = [weeks[0]!.startsOn, weeks.at(-1)!.endsOn];
    if (deadline < today) throw badUserInput('input.generationId', 'is a plan whose last day is past.');
    const settings = planSettings(input, { startsOn, deadline, minutes: minutesOf(contents[0]!), reviewMinutes: 0, timeOfDay: null }, today);
    return this.#insert(viewer, course, { id, goalId: null, timeZone, ...settings, generationId, weeks }, now);
  }

  async #insert(viewer: Viewer, course: Pick<CourseRow, 'id' | 'organizationId'>, made: PlanSettings & Pick<PlanRow, 'id' | 'generationId' | 'weeks'>, now: Date): Promise<KnownPlan> {
    const { db } = this.#options;
    const plan: PlanRow = {
      organizationId: course.organizationId, userId: viewer.id, courseId: course.id, ...made, version: 1, revision: 0, left: [], sessions: [], createdAt: now, updatedAt: now,
    };
    const seen = await this.#seen(viewer, plan, now);
    await db.transaction(async (tx) => {
      // One at a time, so that no two of them are the last one.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('study plans ' || $1, 0))`, [viewer.id]);
      if (await lockedPlan(tx, viewer.id, plan.id)) return;
      if ((await coursesPlanned(tx, viewer.id)).length >= MOST_PLANS) throw badUserInput('input', `you have ${MOST_PLANS} plans; delete one first.`);
      await insertPlan(tx, plan);
      await spreadAnew(tx, plan, seen);
    });
    return this.get(viewer, plan.id, now);
  }

  /** One's own, spread anew where days were missed or there is more or less to do. @throws NOT_FOUND also once its course can't be read */
  async get(viewer: Viewer, id: string, now: Date): Promise<KnownPlan> {
    const plan = isId('StudyPlan', id) ? await planById(this.#options.db, viewer.id, id) : null;
    if (!plan) throw notFound('study plan');
    await this.#options.courses.get(viewer, plan.courseId);
    return this.#current(viewer, plan, now);
  }

  /** One's own, newest first, but for those whose course can't be read any more. @throws BAD_USER_INPUT */
  async page(viewer: Viewer, page: PageRequest, now: Date): Promise<Connection<KnownPlan>> {
    const { db, courses } = this.#options;
    if (page.after !== null && !isId('StudyPlan', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const readable = await courses.readable(viewer, await coursesPlanned(db, viewer.id));
    const { edges, pageInfo } = connection(await planPage(db, viewer.id, readable.map(({ id }) => id), page), page, ({ id }) => id);
    const plans: KnownPlan[] = [];
    for (const { node } of edges) plans.push(await this.#current(viewer, node, now));
    return { pageInfo, edges: edges.map(({ cursor }, index) => ({ cursor, node: plans[index]! })) };
  }

  /** @throws NOT_FOUND, BAD_USER_INPUT naming the field */
  async update(viewer: Viewer, input: UpdateStudyPlanInput, now: Date): Promise<KnownPlan | VersionConflict> {
    const { db, goals } = this.#options;
    const known = await this.get(viewer, input.id, now);
    const timeZone = input.timeZone === undefined ? known.timeZone : planZone(input.timeZone);
    const goal = input.goal === undefined ? known.goalId : input.goal;
    const { goalId } = (await goals.of(viewer, known.courseId, goal, 'input.goal'))!;
    const settings = planSettings(input, known, dayOf(await this.#rule(viewer, timeZone), now));
    const plan = { ...known, ...settings, goalId, timeZone };
    const seen = await this.#seen(viewer, plan, now);
    const outcome = await db.transaction(async (tx) => {
      const locked = await lockedPlan(tx, viewer.id, known.id);
      if (!locked) throw notFound('study plan');
      if (locked.version !== input.expectedVersion) return new VersionConflict(locked.version, 'study plan');
      // Spread anew since it was looked at: what was seen of its sessions is not so any more.
      if (locked.revision !== known.revision) return 'again';
      await changePlan(tx, plan.id, plan);
      await spreadAnew(tx, plan, seen);
      return 'changed';
    });
    if (outcome === 'again') return this.update(viewer, input, now);
    return outcome === 'changed' ? this.get(viewer, known.id, now) : outcome;
  }

  /** Sent again it changes nothing. @throws NOT_FOUND for what never was a plan's id */
  async delete(viewer: Viewer, id: string): Promise<string> {
    if (!isId('StudyPlan', id)) throw notFound('study plan');
    await deletePlan(this.#options.db, viewer.id, id);
    return id;
  }

  async #current(viewer: Viewer, plan: PlanRow, now: Date): Promise<KnownPlan> {
    const { db } = this.#options;
    const seen = await this.#seen(viewer, plan, now);
    if (!isOutdated(seen.sessions, plan.left, seen.work)) return known(plan, seen);
    await db.transaction(async (tx) => {
      // Whoever else looks at it at the same time does the same.
      if ((await lockedPlan(tx, viewer.id, plan.id))?.revision === plan.revision) await spreadAnew(tx, plan, seen);
    });
    const after = await planById(db, viewer.id, plan.id);
    if (!after) throw notFound('study plan');
    return known(after, await this.#seen(viewer, after, now));
  }

  async #seen(viewer: Viewer, plan: PlanRow, now: Date): Promise<Seen> {
    const { paths, reviews } = this.#options;
    const [path, rule] = await Promise.all([paths.through(viewer, { id: plan.courseId }, plan.goalId, now), this.#rule(viewer, plan.timeZone)]);
    const { sessions } = plan;
    const today = dayOf(rule, now);
    const reviewDays = sessions.flatMap(({ kind, day, outcome }) => (kind === SessionKind.REVIEWS && outcome === null && day <= today ? [day] : []));
    const happened: Happened = {
      rule, today, lessons: path.state.lessons,
      reviewedOn: new Set(reviewDays.length === 0 ? [] : await reviews.daysOf(viewer, reviewDays)),
    };
    const known = sessions.map((session) => knownSession(session, happened));
    return { rule, today: happened.today, sessions: known, work: workLeft(path, known), reasons: reasonsOf(path) };
  }

  async #rule(viewer: Viewer, timeZone: string | null): Promise<DayRule> {
    const rule = dayRuleOf(await this.#options.settings.get(viewer));
    return timeZone === null ? rule : { ...rule, timeZone };
  }
}

/** The same for the same generation. */
function planIdOf(generationId: string): string {
  return generationId.replace(/^gen_/, 'stp_');
}

/** Settles what is over, and spreads the rest. */
async function spreadAnew(tx: Sql, plan: PlanRow, { sessions, work, today }: Seen): Promise<void> {
  const after = adapted(plan, sessions, work, today);
  await replaceSessions(tx, plan, after.sessions, after.left);
}

function known(plan: PlanRow, { rule, today, sessions, work, reasons }: Seen): KnownPlan {
  const offers = plan.left.length === 0 || plan.deadline === null ? null : offersFor(work, plan, Math.max(today, plan.startsOn), plan.deadline, plan.weeks);
  return { ...plan, rule, sessions, work, reasons, offers };
}
