import type { Logger } from 'pino';
import { mayEditCourse, mayGenerateFreely, mayReadGeneration } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import type { JobQueue, NewJob } from '../../jobs/queue.js';
import { chosen, type Route } from '../../orchestrator/routing/route.js';
import { retriedTransaction } from '../../platform/contention.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import { settledWithin } from '../../platform/patience.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { soundEvents } from '../../streams/log.js';
import { streamKey, type StreamReader } from '../../streams/reader.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { CachedAnswersService } from '../cache/answers.service.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import type { MembershipsService } from '../enrolments/memberships.service.js';
import type { UsersService } from '../identity/users.service.js';
import type { LearningSettingsService } from '../personalisation/settings.service.js';
import type { RouterService } from '../routing/router.service.js';
import type { UsageService } from '../usage/usage.service.js';
import { abandonSubmission } from './batches/submissions.repository.js';
import { cancelGeneration } from './cancel.js';
import { createGenerations, type Outcome, type Prepared } from './creation.js';
import { produced, toGraphQl } from './events.js';
import { followed } from '../../streams/followed.js';
import { GenerationKind } from './generation.entity.js';
import type { ItemContent } from './items/item.js';
import { generateJob, jobId } from './generation.job.js';
import { isFinal } from './generation.loaders.js';
import { flaggedGenerations, generationById, generationByKey, generationsOf, type GenerationRow } from './generation.repository.js';
import type { BudgetExceeded, ContentRejected, QuotaExceeded } from './generation.type.js';
import type { RequestKeyring, RequestKeys } from './keys.js';
import { kindDefinition, PERSONAL_KINDS } from './kinds/index.js';
import type { GradingInput } from './kinds/grading.js';
import type { KindInput, Subject } from './kinds/kind.js';
import type { QuizInput } from './kinds/quiz.js';
import type { QuestionnaireInput } from './kinds/questionnaire.js';
import { cancelKey } from './lease.js';
import { lessonText } from './lesson-text.js';
import { batchRoute, callCost, demandOf, firstCallCost } from './planner.js';
import { rejectionOf } from './rejection.js';
import { appliedTo, isShapedBySettings, shapedSubject, type Applied } from './shaping.js';
import { sizedLesson, type PromptSettings } from './shown-lesson.js';
import { namesFor, questionOf } from './subject.js';

// A queue that is away must not keep the caller waiting: the sweeper enqueues what wasn't.
const ENQUEUE_PATIENCE_MS = 250;

export type { Prepared };
export { ANALYSED_SIGNAL, JUDGED_SIGNAL } from './lease.js';

export interface StartRequest {
  kind: GenerationKind;
  /** Null where it is about no lesson. */
  lessonId: string | null;
  input: KindInput;
  idempotencyKey: string | null;
  requestId: string;
}

/** What keeps a request from being answered by a provider's batch API: who is asked first has none, or is the built-in engine; null: nothing. */
export type NoBatches = 'model' | 'engine' | null;

export interface GenerationServiceOptions {
  db: Db;
  signals: Signals;
  reader: StreamReader;
  jobs: JobQueue;
  courses: CoursesService;
  lessons: LessonsService;
  usage: UsageService;
  activity: ActivityService;
  router: RouterService;
  answers: CachedAnswersService;
  keyring: RequestKeyring;
  users: Pick<UsersService, 'names'>;
  memberships: Pick<MembershipsService, 'viewerOf'>;
  prompts: PromptSettings;
  settings: Pick<LearningSettingsService, 'get'>;
  /** Whether a second solver answers the questions that learners ask for. */
  checksKeys: boolean;
  logger: Logger;
}

/** Generations as their owners see them: start, read, follow, cancel. What a worker does with them is the runner's. */
export class GenerationService {
  readonly #options: GenerationServiceOptions;

  constructor(options: GenerationServiceOptions) {
    this.#options = options;
  }

  /** @param along written in the transaction that makes the generation: what belongs to it is there from its first moment */
  async start(viewer: Viewer, asked: StartRequest, along?: (tx: Sql, id: string) => Promise<void>): Promise<GenerationRow | QuotaExceeded | BudgetExceeded | ContentRejected> {
    const request = await this.#checked(viewer, asked);
    const existing = await this.#byKey(this.#options.db, viewer, request);
    if (existing) return existing;
    const rejected = rejectionOf(request);
    if (rejected) return rejected;
    const { db } = this.#options;
    const prepared = await this.prepare(viewer, request);
    const outcome = await retriedTransaction(db, async (tx) => {
      const [made] = await this.create(tx, viewer, [prepared]);
      if (made !== 'key taken' && 'made' in made!) await along?.(tx, prepared.id);
      return made;
    });
    if (outcome === 'key taken') return this.start(viewer, request, along);
    if ('refused' in outcome!) return outcome.refused;
    await this.enqueue([prepared.id]);
    return (await generationById(db, prepared.id))!;
  }

  /**
   * Reads what a generation is to be made from, and what its first call may cost at most.
   * @param mayWait whether a provider's batch API may answer it, where it has one
   * @throws FORBIDDEN, NOT_FOUND
   */
  async prepare(viewer: Viewer, asked: StartRequest, mayWait = false): Promise<Prepared & { noBatches: NoBatches }> {
    const request = await this.#checked(viewer, asked);
    const { kind, lessonId } = request;
    // Before anything is waited for: of several that are prepared at once the first is the oldest.
    const id = newId('Generation');
    const about = lessonId === null ? null : await this.#options.lessons.forGeneration(viewer, lessonId);
    const applied = await this.#applied(viewer, request);
    const subject: Subject = {
      generationId: id,
      ...shapedSubject(request.input, applied, viewer.id),
      lessonId,
      lessonVersion: about?.lesson.version ?? null,
      lesson: about && lessonText(about.lesson, about.course),
      people: await namesFor(this.#options.users, kind, { input: request.input, userId: viewer.id, courseOwnerId: about?.course.ownerId ?? null }),
    };
    if (subject.lesson) subject.shown = sizedLesson(subject.lesson, questionOf(kind, subject), this.#options.prompts);
    const keys = this.#options.keyring.of({ ...request, id, organizationId: viewer.organizationId }, subject);
    const route = await this.#route(kind, subject, keys);
    const through = mayWait && route ? batchRoute(route) : null;
    return {
      ...request,
      id,
      through,
      noBatches: route && !through ? whoHasNone(route) : null,
      worstCaseMicroUsd: through ? callCost(kind, subject, through) : route ? firstCallCost(route) : 0,
      held: through !== null,
      organizationId: viewer.organizationId,
      userId: viewer.id,
      courseId: about?.course.id ?? null,
      lessonVersion: subject.lessonVersion,
      callKey: keys.call,
      applied,
    };
  }

  async #applied(viewer: Viewer, { kind, input }: StartRequest): Promise<Applied[]> {
    const settings = isShapedBySettings(kind, input) ? await this.#options.settings.get(viewer) : null;
    return appliedTo(kind, input, settings);
  }

  /** Keys are checked before anybody sees a question who may not look at them himself. @throws FORBIDDEN, NOT_FOUND */
  async #checked(viewer: Viewer, request: StartRequest): Promise<StartRequest> {
    checkAccess(viewer, request);
    const { kind, lessonId, input } = request;
    if (!this.#options.checksKeys) return request;
    if (kind === GenerationKind.QUESTIONNAIRE) return { ...request, input: { ...input, checked: true } as QuestionnaireInput };
    if (kind !== GenerationKind.QUIZ || lessonId === null) return request;
    const { course } = await this.#options.lessons.forGeneration(viewer, lessonId);
    const checked: QuizInput = { ...(input as QuizInput), checked: true };
    return mayEditCourse(viewer, course) ? request : { ...request, input: checked };
  }

  /** Who would be asked; null where an answer is at hand, which costs nothing. */
  async #route(kind: GenerationKind, subject: Subject, { answer, fresh, asked }: RequestKeys): Promise<Route | null> {
    const { answers, router } = this.#options;
    if (answer !== null && !fresh && (await answers.has(answer, asked))) return null;
    return router.route(demandOf(kind, subject));
  }

  /** Makes prepared generations of the viewer's, but for those that a limit refuses. @returns in their order */
  async create(tx: Sql, viewer: Viewer, prepared: readonly Prepared[]): Promise<Outcome[]> {
    const outcomes = await createGenerations(tx, viewer, prepared, this.#options);
    for (const [index, outcome] of outcomes.entries()) {
      // The request that used up the quota may have been this one, sent twice.
      if (outcome !== 'key taken' && 'refused' in outcome && (await this.#byKey(tx, viewer, prepared[index]!))) outcomes[index] = 'key taken';
    }
    return outcomes;
  }

  /** @throws NOT_FOUND also for what belongs to somebody else */
  async get(viewer: Viewer, id: string): Promise<GenerationRow> {
    const row = isId('Generation', id) ? await generationById(this.#options.db, id) : null;
    if (!row || !this.#mayRead(viewer, row)) throw notFound('generation');
    return row;
  }

  /** The validated items so far, whole: for the server's own parts. @throws NOT_FOUND also for what belongs to somebody else */
  async items(viewer: Viewer, id: string): Promise<ItemContent[]> {
    const row = await this.get(viewer, id);
    return produced((await soundEvents(this.#options.db, [row.id])).get(row.id) ?? []).items;
  }

  async own(viewer: Viewer, page: PageRequest): Promise<Connection<GenerationRow>> {
    checkCursor(page);
    return connection(await generationsOf(this.#options.db, viewer, page), page, (row) => row.id);
  }

  /** What of a course is flagged for its teachers, newest first; the learners' generations too. @throws NOT_FOUND, FORBIDDEN */
  async flagged(viewer: Viewer, courseId: string, page: PageRequest): Promise<Connection<GenerationRow>> {
    checkCursor(page);
    const course = await this.#options.courses.forEditing(viewer, courseId);
    return connection(await flaggedGenerations(this.#options.db, course.id, PERSONAL_KINDS, page), page, (row) => row.id);
  }

  /** What is known of a learner admins read by `inspectLearner`, which is recorded. A check of keys is everybody's who may edit the course: whoever started it, others wait for it too. */
  #mayRead(viewer: Viewer, row: GenerationRow): boolean {
    if (PERSONAL_KINDS.includes(row.kind) && row.userId !== viewer.id) return false;
    return mayReadGeneration(viewer, row) || (row.kind === GenerationKind.KEY_CHECK && this.mayEdit(viewer, row));
  }

  /** Whether items may be shown with what gives the answer away. */
  mayEdit(viewer: Viewer, row: GenerationRow): boolean {
    if ((row.input as Partial<GradingInput>).practice) return false;
    // Without a course there is no learner whom an answer could be given away to.
    return row.course === null ? mayReadGeneration(viewer, row) : mayEditCourse(viewer, row.course);
  }

  /** What came after `afterSeq`, then what comes. Leaving only detaches. */
  async events(viewer: Viewer, id: string, afterSeq: number): Promise<AsyncIterable<Record<string, unknown>>> {
    const row = await this.get(viewer, id);
    let mayEdit = this.mayEdit(viewer, row);
    return followed(this.#options, { id, name: 'generation', afterSeq }, (event) => toGraphQl(id, event, mayEdit), async () => {
      const now = await this.#options.memberships.viewerOf(viewer);
      mayEdit = this.mayEdit(now, await this.get(now, id));
    });
  }

  /** One compare-and-set on a status that isn't final; answers with whichever final state won. */
  async cancel(viewer: Viewer, id: string): Promise<GenerationRow> {
    await this.get(viewer, id);
    await this.stop(id);
    return this.get(viewer, id);
  }

  /** The same for the server's own parts, whosever it is: he may no longer read what he once asked for. One that is gone needs none. */
  async stop(id: string): Promise<void> {
    const { db, signals, usage, activity } = this.#options;
    const row = await generationById(db, id);
    if (!row || isFinal(row.status)) return;
    const ended = await retriedTransaction(db, (tx) => cancelGeneration(tx, row, { usage, activity }));
    if (ended) {
      await Promise.all([...ended.logs.map((log) => signals.publish(streamKey(log))), signals.publish(cancelKey(id))]);
      // Not before the end is written: of two that leave at once, the later one sees that nobody is left.
      await abandonSubmission(db, id);
    }
  }

  async #byKey(sql: Sql, viewer: Viewer, request: Pick<StartRequest, 'kind' | 'lessonId' | 'input' | 'idempotencyKey'>): Promise<GenerationRow | null> {
    const { idempotencyKey } = request;
    if (idempotencyKey === null) return null;
    const known = await generationByKey(sql, { ...request, idempotencyKey, userId: viewer.id });
    if (!known) return null;
    if (!known.sameRequest) throw badUserInput('input.idempotencyKey', 'was used before with another operation or input.');
    return generationById(sql, known.id);
  }

  /** Offers new generations to the workers. @param then what is to be done when they have all ended; it may be lost, or come early */
  async enqueue<Data>(ids: readonly string[], then?: NewJob<Data>): Promise<void> {
    const { jobs, logger } = this.#options;
    const wanted = ids.map((id) => ({ definition: generateJob, data: { generationId: id }, id: jobId(id, 0) }));
    const added = then ? [jobs.addAfter(then, wanted)] : wanted.map(({ definition, data, id }) => jobs.add(definition, data, id));
    const unless = (error: unknown) => logger.warn({ err: error, generationIds: ids }, 'not enqueued, the sweeper will do it');
    await settledWithin(Promise.all(added.map((each) => each.catch(unless))), ENQUEUE_PATIENCE_MS);
  }
}

function checkCursor({ after }: PageRequest): void {
  if (after !== null && !isId('Generation', after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
}

// Before the first look into the database, which an id that is none must not reach.
function checkAccess(viewer: Viewer, { kind, lessonId, input }: StartRequest): void {
  if (kindDefinition(kind).forTeachers?.(input) && !mayGenerateFreely(viewer)) throw forbidden('Only instructors and admins may ask for this.');
  if (lessonId !== null && !isId('Lesson', lessonId)) throw notFound('lesson');
}

function whoHasNone(route: Route): NoBatches {
  return chosen(route)?.candidate.provider.origin === 'LOCAL' ? 'engine' : 'model';
}
