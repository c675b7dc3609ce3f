import { mayEditCourse } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import { answersOfLearner, answersOfLearners, keepAnswers, lockLearners, objectivesIn, type KeptAnswer } from './answers.repository.js';
import { fadedTo, UNSEEN, type LearnerState } from './fold.js';
import { evidenceOn, foldLearner, type Evidence } from './learners.js';
import { likelihoodOf, UNKNOWN, type Likelihood } from './model.js';
import { dropStates, keepStates, learnersOn, learnerStates, sharedStates, stateKey } from './states.repository.js';

export type { Evidence };

/** What a learner's answers on an objective say of him; with none, what is to be believed of anybody. */
export interface Mastered extends Likelihood {
  /** For when this holds. */
  at: Date;
  /** What it was when he last answered, before it faded; null without an answer. */
  whenAnswered: Likelihood | null;
  answers: number;
  lastAnsweredAt: Date | null;
}

/** What is to be believed of anybody who has answered nothing. */
export const UNANSWERED: Likelihood = likelihoodOf(UNKNOWN);

export interface MasteryOf extends Mastered {
  learnerId: string;
  objectiveId: string;
}

/** An objective of a course with what is known of a learner. */
export interface ObjectiveMastery<Objective> extends Mastered {
  learnerId: string;
  objective: Objective;
  /** What it rests on, oldest first: all that the viewer may know of. Read when it is first asked for, of all objectives of the page at once. */
  evidence(): Promise<Evidence[]>;
}

export interface MasteryRequest {
  courseId: string;
  /** Null: the viewer. */
  learnerId: string | null;
  /** Null: now. */
  at: Date | null;
}

export interface MasteryOptions {
  db: Db;
  courses: Pick<CoursesService, 'get'>;
  /** The viewer's own attempts whose score he may not see now. */
  attempts: { allHidden(viewer: Viewer): Promise<ReadonlySet<string>> };
}

// Clocks differ; whoever means now may say so.
const SKEW_MS = 60_000;
const MERGED_AT_ONCE = 500;

/** What learners' answers say of how well they have an objective, with how sure that is. */
export class MasteryService {
  readonly #options: MasteryOptions;

  constructor(options: MasteryOptions) {
    this.#options = options;
  }

  /** By all answers but practice, for parts of Lyceum that show them to nobody else than a teacher; one query. Pairs without an answer are left out. */
  async of(learnerIds: readonly string[], objectiveIds: readonly string[], at = new Date()): Promise<MasteryOf[]> {
    const states = await sharedStates(this.#options.db, learnerIds, objectiveIds);
    return learnerIds.flatMap((learnerId) => objectiveIds.flatMap((objectiveId) => {
      const state = states.get(stateKey(learnerId, objectiveId));
      return state ? [{ learnerId, objectiveId, ...mastered(state, at) }] : [];
    }));
  }

  /**
   * On each of these objectives of a course, in their order, as far as the viewer may know: of himself by the answers whose score his
   * quizzes show him now, of others, for those who may edit the course, by all that are not practice.
   * @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT for a time that has passed
   */
  async shown<Objective extends { id: string }>(
    viewer: Viewer, { courseId, learnerId, at: given }: MasteryRequest, objectives: readonly Objective[],
  ): Promise<ObjectiveMastery<Objective>[]> {
    const { db, courses, attempts } = this.#options;
    const course = await courses.get(viewer, courseId);
    const at = timeOf(given);
    const learner = learnerId ?? viewer.id;
    const mayEdit = mayEditCourse(viewer, course);
    if (learner !== viewer.id && !mayEdit) throw forbidden('Only those who may edit the course may see what others have mastered.');
    if (!isId('User', learner) || !(await isOf(db, learner, viewer.organizationId))) throw notFound('learner');
    const hidden = mayEdit ? new Set<string>() : await attempts.allHidden(viewer);
    const ids = objectives.map(({ id }) => id);
    const isOwn = learner === viewer.id;
    const states = isOwn ? await this.#states(learner, ids, hidden) : await this.#shared(learner, ids);
    let read: Promise<KeptAnswer[]> | null = null;
    const answers = () => (read ??= answersOfLearner(db, learner, ids).then((all) => all.filter(({ attemptId, practice }) => (isOwn || !practice) && !hidden.has(attemptId))));
    return objectives.map((objective) => ({
      ...mastered(states.get(objective.id) ?? UNSEEN, at),
      learnerId: learner,
      objective,
      evidence: async () => evidenceOn(objective.id, await answers()),
    }));
  }

  /**
   * The viewer's own, by the answers whose score he may see now and that he had given by a time, which may have passed; on what he
   * has answered nothing that he may know of, there is none.
   */
  async own(viewer: Viewer, objectiveIds: readonly string[], at = new Date()): Promise<Map<string, Mastered>> {
    const states = await this.#states(viewer.id, objectiveIds, await this.#options.attempts.allHidden(viewer), at);
    return new Map([...states].filter(([, { answers }]) => answers > 0).map(([id, state]) => [id, mastered(state, at)]));
  }

  /** What that rests on: of each objective the answers, oldest first. */
  async ownEvidence(viewer: Viewer, objectiveIds: readonly string[], at = new Date()): Promise<Map<string, Evidence[]>> {
    if (objectiveIds.length === 0) return new Map();
    const { db, attempts } = this.#options;
    const [hidden, all] = await Promise.all([attempts.allHidden(viewer), answersOfLearner(db, viewer.id, objectiveIds)]);
    const answers = all.filter((answer) => answer.at <= at && !hidden.has(answer.attemptId));
    return new Map(objectiveIds.map((id) => [id, evidenceOn(id, answers)]));
  }

  /** By objective, as others see it. */
  async #shared(learnerId: string, objectiveIds: readonly string[]): Promise<Map<string, LearnerState>> {
    const stored = await sharedStates(this.#options.db, [learnerId], objectiveIds);
    return new Map(objectiveIds.map((id) => [id, stored.get(stateKey(learnerId, id)) ?? UNSEEN]));
  }

  /** By objective, as he sees it himself; what hidden attempts have a part in, or answers after a time, is folded without them. */
  async #states(learnerId: string, objectiveIds: readonly string[], hidden: ReadonlySet<string>, until: Date | null = null): Promise<Map<string, LearnerState>> {
    const { db } = this.#options;
    const stored = await learnerStates(db, [learnerId], objectiveIds);
    const states = new Map(objectiveIds.flatMap((id) => {
      const state = stored.get(stateKey(learnerId, id));
      return state ? [[id, state.own] as const] : [];
    }));
    const isLater = ({ at }: { at: Date }) => until !== null && at > until;
    const later = [...states].flatMap(([id, { last }]) => (last && isLater(last) ? [id] : []));
    const touched = [...new Set([...later, ...(hidden.size === 0 ? [] : (await objectivesIn(db, learnerId, [...hidden])).filter((id) => states.has(id)))])];
    if (touched.length === 0) return states;
    const folded = foldLearner((await answersOfLearner(db, learnerId, touched)).filter((answer) => !hidden.has(answer.attemptId) && !isLater(answer)));
    for (const id of touched) states.set(id, folded.get(id)?.own ?? UNSEEN);
    return states;
  }

  /** In the transaction that merges an objective into another: what was answered about the one was answered about the other. */
  async merged(tx: Sql, fromId: string, intoId: string): Promise<void> {
    // Who answers about it only now finds it merged already.
    const learnerIds = await learnersOn(tx, fromId);
    await lockLearners(tx, learnerIds);
    for (let from = 0; from < learnerIds.length; from += MERGED_AT_ONCE) {
      const some = learnerIds.slice(from, from + MERGED_AT_ONCE);
      const answers = await answersOfLearners(tx, some, [fromId, intoId]);
      const renamed = answers.map((answer) => ({ ...answer, objectiveIds: [...new Set(answer.objectiveIds.map((id) => (id === fromId ? intoId : id)))].toSorted() }));
      await keepAnswers(tx, renamed);
      await dropStates(tx, some, [fromId]);
      await keepStates(tx, [...Map.groupBy(renamed, ({ learnerId }) => learnerId)].map(([learnerId, own]) => (
        { organizationId: own[0]!.organizationId, learnerId, objectiveId: intoId, ...foldLearner(own).get(intoId)! })));
    }
  }
}

/** A page of what a mastery rests on, newest first. @throws BAD_USER_INPUT */
export function evidencePage(evidence: readonly Evidence[], page: PageRequest): Connection<Evidence> {
  const newest = evidence.toReversed();
  const start = page.after === null ? 0 : newest.findIndex((answer) => cursorOf(answer) === page.after) + 1;
  if (page.after !== null && start === 0) throw badUserInput('after', 'is not a cursor that this list gave out.');
  return connection(newest.slice(start, start + page.first + 1), page, cursorOf);
}

function cursorOf({ attemptId, itemId }: KeptAnswer): string {
  return `${attemptId} ${itemId}`;
}

function mastered(state: LearnerState, at: Date): Mastered {
  const { ability, answers, last } = state;
  return { ...likelihoodOf(fadedTo(state, at)), at, whenAnswered: last && likelihoodOf(ability), answers, lastAnsweredAt: last?.at ?? null };
}

function timeOf(given: Date | null): Date {
  const now = new Date();
  if (given && given.getTime() < now.getTime() - SKEW_MS) throw badUserInput('at', 'must not lie in the past: it says what will be left by then.');
  return given ?? now;
}

async function isOf(sql: Sql, userId: string, organizationId: string): Promise<boolean> {
  return (await sql.query('SELECT FROM users WHERE id = $1 AND organization_id = $2', [userId, organizationId])).length > 0;
}
