import type { Logger } from 'pino';
import { mayOperate } from '../../auth/policy.js';
import { Role, type Viewer } from '../../auth/viewer.js';
import type { LanguageCode } from '../../orchestrator/model.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { GenerationStatus, Origin } from '../generation/generation.entity.js';
import type { GenerationService } from '../generation/generation.service.js';
import { InspectionAction } from '../profiles/profiles.entity.js';
import type { InspectionsService } from '../profiles/inspections.service.js';
import { afterAnalysis, differenceOf, type Analysed, type Difference, type Profile, type ProfilesService } from '../profiles/profiles.service.js';
import { analysisRequest, claimItems, type Analysts } from './analysts.service.js';
import { analysisOf, claimOf, objectivesIn } from './claims.js';
import type { ShownFact } from './record.service.js';
import type { MaterialService } from './material.service.js';
import { RerunStatus } from './questionnaires.entity.js';
import { heldCourse, questionnaireById } from './questionnaires.repository.js';
import { beginRerunJob, finishRerunJob, holdRerunJob, noteRerunJob, openRerunJobs, rerunJobById, type RerunJobRow } from './rerun-jobs.repository.js';
import { insertRerun, moveRerun, rerunById, rerunsById, rerunsOf, rerunsToWorkOn, type RerunRow } from './reruns.repository.js';

export interface RerunsOptions {
  db: Db;
  generations: Pick<GenerationService, 'prepare' | 'create' | 'enqueue'>;
  profiles: ProfilesService;
  inspections: Pick<InspectionsService, 'record' | 'recordOnce'>;
  material: Pick<MaterialService, 'of' | 'claimed'>;
  analysts: Pick<Analysts, 'settle' | 'report'>;
  /** Whether any model is configured. */
  asksModels: boolean;
  logger: Logger;
}

/** Why nothing is run again. */
export interface NoModel {
  message: string;
}

export interface WantedReruns {
  /** Null: everybody whose profile the built-in analysis made. */
  userIds: readonly string[] | null;
  reason: string;
}

/** What was begun. */
export interface RequestedReruns {
  reruns: RerunRow[];
  /** Null where users were named. */
  job: RerunJobRow | null;
}

const LONGEST_REASON = 500;
const MOST_USERS = 100;
const PAGE = 100;
const AT_ONCE = 20;
const NO_MODEL = 'No model is configured that could analyse the answers: the profiles would be the same.';
const CLAIMS_GONE = 'What it said went with the course that it was about.';

/** Has profiles that the built-in analysis made analysed again by a model; what that says replaces nothing before an admin has seen the difference. */
export class RerunsService {
  readonly #options: RerunsOptions;

  constructor(options: RerunsOptions) {
    this.#options = options;
  }

  /**
   * Of a profile that waits for one already there is no second. All of them are seen to page by page: the first here, what is left by the workers.
   * @returns those that were begun here. @throws FORBIDDEN, NOT_FOUND, BAD_USER_INPUT, UNAVAILABLE
   */
  async request(viewer: Viewer, { userIds, reason }: WantedReruns): Promise<RequestedReruns | NoModel> {
    checkAdmin(viewer);
    if (userIds !== null && (userIds.length < 1 || userIds.length > MOST_USERS)) throw badUserInput('input.userIds', `must be 1 to ${MOST_USERS}, or be left out.`);
    checkText('input.reason', reason, { min: 1, max: LONGEST_REASON });
    if (!this.#options.asksModels) return { message: NO_MODEL };
    const { db, profiles } = this.#options;
    const begun: string[] = [];
    let jobId: string | null = null;
    if (userIds === null) {
      const total = await profiles.countByOrigin(viewer.organizationId, 'LOCAL');
      jobId = await db.transaction((tx) => beginRerunJob(tx, { id: newId('RerunJob'), organizationId: viewer.organizationId, requestedBy: viewer.id, reason, total }));
      begun.push(...(await this.#goOn((await rerunJobById(db, jobId))!)));
    } else {
      for await (const profile of this.#of(viewer, userIds)) {
        const row = await db.transaction((tx) => this.#insert(tx, viewer, profile, reason));
        if (row) begun.push(row.id);
      }
    }
    // What can't be begun now a worker begins.
    for (const row of (await rerunsById(db, begun)).slice(0, AT_ONCE)) await this.#begin(row).catch((error: unknown) => this.#options.analysts.report(error));
    return { reruns: await rerunsById(db, begun), job: jobId === null ? null : await rerunJobById(db, jobId) };
  }

  /** How far it is with all of them. @throws FORBIDDEN, NOT_FOUND */
  async job(viewer: Viewer, id: string): Promise<RerunJobRow> {
    checkAdmin(viewer);
    const row = isId('RerunJob', id) ? await rerunJobById(this.#options.db, id) : null;
    if (row?.organizationId !== viewer.organizationId) throw notFound('rerun job');
    return row;
  }

  async #insert(tx: Sql, viewer: Viewer, { userId, document }: Pick<Profile, 'userId' | 'document'>, reason: string): Promise<RerunRow | null> {
    const { questionnaireId } = document.analysis;
    const made = await insertRerun(tx, { id: newId('Rerun'), organizationId: viewer.organizationId, userId, questionnaireId, requestedBy: viewer.id });
    if (made) await this.#options.inspections.record(viewer, userId, InspectionAction.RERUN, reason, tx);
    return made;
  }

  /** The next page of a job, a profile a transaction, which notes how far it is: whoever dies, another goes on. @returns those that were begun */
  async #goOn({ id, organizationId, requestedBy, reason, lastUserId }: RerunJobRow): Promise<string[]> {
    const { db, profiles } = this.#options;
    const { edges, pageInfo } = await profiles.byOrigin(organizationId, 'LOCAL', { first: PAGE, after: lastUserId === '' ? null : lastUserId });
    const begun: string[] = [];
    for (const { node } of edges) {
      const step = (insert: (tx: Sql) => Promise<RerunRow | null>): Promise<{ made: RerunRow | null } | null> => db.transaction(async (tx) => {
        if (!(await holdRerunJob(tx, id, node.userId))) return null;
        const made = await insert(tx);
        await noteRerunJob(tx, id, node.userId, made !== null);
        return { made };
      });
      const done = await step((tx) => this.#insert(tx, adminOf({ organizationId, requestedBy }), node, reason)).catch((error: unknown) => {
        if (isDatabaseOutage(error)) throw error;
        // One that can't be asked for keeps no other waiting.
        this.#options.analysts.report(error);
        return step(async () => null);
      });
      // Another is at it.
      if (!done) return begun;
      if (done.made) begun.push(done.made.id);
    }
    if (!pageInfo.hasNextPage) await finishRerunJob(db, id);
    return begun;
  }

  async* #of(viewer: Viewer, userIds: readonly string[]): AsyncGenerator<Profile> {
    for (const [index, userId] of userIds.entries()) {
      if (isId('User', userId)) await this.#options.analysts.settle(userId);
      const profile = isId('User', userId) ? await this.#options.profiles.of(userId) : null;
      if (profile?.organizationId !== viewer.organizationId) throw badUserInput(`input.userIds[${index}]`, 'is nobody who has a profile.');
      yield profile;
    }
  }

  /** Newest first. @throws FORBIDDEN */
  async page(viewer: Viewer, status: RerunStatus | null, page: PageRequest): Promise<Connection<RerunRow>> {
    checkAdmin(viewer);
    if (page.after !== null && !isId('Rerun', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    return connection(await rerunsOf(this.#options.db, viewer.organizationId, status, page), page, ({ id }) => id);
  }

  /** What it would change as the profile is now; null where it is not ready. That somebody else than who asked for it looks is recorded first. @throws UNAVAILABLE */
  async difference(viewer: Viewer, row: RerunRow): Promise<Difference | null> {
    if (row.status !== RerunStatus.READY) return null;
    await this.#recordLooking(viewer, row);
    const [profile, analysed] = await Promise.all([this.#options.profiles.of(row.userId), this.#analysed(row)]);
    if (analysed.claims.length === 0) return null;
    const before = profile?.document ?? null;
    return differenceOf(before?.claims ?? [], afterAnalysis(before, analysed).claims);
  }

  /** Takes what it says into the profile; the learner's own word stays. One that is decided stays as it is. @throws FORBIDDEN, NOT_FOUND, UNAVAILABLE */
  async approve(viewer: Viewer, id: string): Promise<RerunRow> {
    const row = await this.#get(viewer, id);
    if (row.status !== RerunStatus.READY) return row;
    await this.#recordLooking(viewer, row);
    const analysed = await this.#analysed(row);
    // Without its claims it would only empty the profile.
    if (analysed.claims.length === 0) await moveRerun(this.#options.db, id, RerunStatus.READY, { status: RerunStatus.FAILED, note: CLAIMS_GONE });
    else {
      // Into the profile first: approved again it changes nothing.
      await this.#options.profiles.analysed(row, 'MODEL', analysed);
      const { db, profiles } = this.#options;
      const isMoved = await moveRerun(db, id, RerunStatus.READY, { status: RerunStatus.APPROVED, isDecided: true });
      // Erased meanwhile, and the profile with it: what was written since must not outlive them.
      if (!isMoved && !(await rerunById(db, id))) await profiles.erase(row.userId);
    }
    return this.#get(viewer, id);
  }

  /** Leaves the profile as it is. @throws FORBIDDEN, NOT_FOUND */
  async discard(viewer: Viewer, id: string): Promise<RerunRow> {
    await this.#get(viewer, id);
    await moveRerun(this.#options.db, id, RerunStatus.READY, { status: RerunStatus.DISCARDED, isDecided: true });
    return this.#get(viewer, id);
  }

  /** Starts those that wait, and looks at those that have ended. @param report what one fails with keeps no other waiting */
  async work(report: (error: unknown) => void): Promise<void> {
    for (const job of await openRerunJobs(this.#options.db)) await this.#goOn(job).catch(report);
    for (const row of await rerunsToWorkOn(this.#options.db, AT_ONCE)) {
      await (row.status === RerunStatus.QUEUED ? this.#begin(row) : this.#collect(row)).catch(report);
    }
  }

  /** Who asked for it said why. */
  async #recordLooking(viewer: Viewer, { id, userId, requestedBy }: RerunRow): Promise<void> {
    if (requestedBy !== viewer.id) await this.#options.inspections.recordOnce(viewer, userId, InspectionAction.INSPECT, `Sees what the analysis ${id}, which another admin asked for, would change.`);
  }

  async #begin(row: RerunRow): Promise<void> {
    const { db, generations, material } = this.#options;
    const questionnaire = await questionnaireById(db, row.questionnaireId);
    if (!questionnaire) return;
    const viewer = adminOf(row);
    const prepared = await generations.prepare(viewer, analysisRequest(await material.of(questionnaire), { allowLocal: false, automatic: true }));
    const isMade = await db.transaction(async (tx) => {
      if (!(await moveRerun(tx, row.id, RerunStatus.QUEUED, { status: RerunStatus.RUNNING, generationId: prepared.id }))) return false;
      const [outcome] = await generations.create(tx, viewer, [{ ...prepared, courseId: await heldCourse(tx, questionnaire) }]);
      if (outcome !== 'key taken' && 'refused' in outcome!) throw new Refused(outcome.refused.message);
      return true;
    }).catch(async (error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      // It waits for the next day's money.
      await moveRerun(db, row.id, RerunStatus.QUEUED, { status: RerunStatus.QUEUED, note: error.message });
      return false;
    });
    if (isMade) await generations.enqueue([prepared.id]);
  }

  async #collect(row: RerunRow): Promise<void> {
    const { db } = this.#options;
    const [generation] = await db.query<{ status: GenerationStatus; origin: Origin | null; failure: { message: string } | null }>('SELECT status, origin, failure FROM generations WHERE id = $1', [row.generationId]);
    if (generation?.status === GenerationStatus.QUEUED || generation?.status === GenerationStatus.RUNNING) return;
    const isMade = generation?.status === GenerationStatus.COMPLETED && generation.origin !== Origin.LOCAL && (await claimItems(db, row.generationId!)).length > 0;
    const note = isMade ? null : (generation?.failure?.message ?? 'It was cancelled, or no model made anything of the answers.');
    await moveRerun(db, row.id, RerunStatus.RUNNING, { status: isMade ? RerunStatus.READY : RerunStatus.FAILED, note });
  }

  async #analysed(row: RerunRow): Promise<Analysed> {
    const { db, material } = this.#options;
    const questionnaire = (await questionnaireById(db, row.questionnaireId))!;
    const [made, claimed, [generation]] = await Promise.all([
      claimItems(db, row.generationId!),
      material.claimed(questionnaire),
      db.query<{ language: LanguageCode | null; facts: ShownFact[] | null }>(`SELECT input ->> 'language' AS language, input -> 'facts' AS facts FROM generations WHERE id = $1`, [row.generationId]),
    ]);
    return {
      language: generation?.language ?? questionnaire.language, notice: null, analysis: analysisOf(questionnaire, row.generationId), reread: objectivesIn(generation?.facts ?? []),
      claims: made.map((each) => claimOf(each, { row: questionnaire, claimed, by: 'MODEL' })),
    };
  }

  async #get(viewer: Viewer, id: string): Promise<RerunRow> {
    checkAdmin(viewer);
    const row = isId('Rerun', id) ? await rerunById(this.#options.db, id) : null;
    if (row?.organizationId !== viewer.organizationId) throw notFound('rerun');
    if (row.status !== RerunStatus.RUNNING) return row;
    // Whoever saw its generation end finds it ready, also where no worker has come round yet.
    await this.#collect(row);
    return (await rerunById(this.#options.db, id))!;
  }
}

/** Thrown to undo a transaction in which the analysis was refused. */
class Refused extends Error {
  override readonly name = 'Refused';
}

/** Who asked for it, as whoever it is done for. */
function adminOf({ requestedBy, organizationId }: Pick<RerunRow, 'requestedBy' | 'organizationId'>): Viewer {
  return { id: requestedBy, organizationId, role: Role.ADMIN, sessionFamilyId: '', expiresAt: new Date(), courses: new Map() };
}

function checkAdmin(viewer: Viewer): void {
  if (!mayOperate(viewer)) throw forbidden('Only admins may have profiles analysed again.');
}
