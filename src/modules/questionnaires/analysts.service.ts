import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { LanguageCode } from '../../orchestrator/model.js';
import { claimsFrom } from '../../orchestrator/providers/local/profile-analysis.js';
import { isUnavailable } from '../../platform/errors.js';
import { Lookout } from '../../platform/lookout.js';
import { isMongoOutage } from '../../platform/mongo.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import type { Db } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import type { MembershipsService } from '../enrolments/memberships.service.js';
import { GenerationKind, GenerationStatus, Origin } from '../generation/generation.entity.js';
import { ANALYSED_SIGNAL, type GenerationService } from '../generation/generation.service.js';
import type { BudgetExceeded, QuotaExceeded } from '../generation/generation.type.js';
import { learnerOf } from '../profiles/evidence.service.js';
import { ProfileRefused, type ProfilesService } from '../profiles/profiles.service.js';
import { analysisOf, claimOf, objectivesIn, ofDraft, type MadeClaim } from './claims.js';
import type { ShownFact } from './record.service.js';
import type { Material, MaterialService } from './material.service.js';
import { materialise } from './preparing.js';
import { AnalysisStatus, QuestionnaireStatus } from './questionnaires.entity.js';
import type { RerunsService } from './reruns.service.js';
import { heldCourse, lockQuestionnaire, questionnaireById, updateQuestionnaire, type QuestionnaireRow } from './questionnaires.repository.js';

export interface AnalystsOptions {
  db: Db;
  signals: Signals;
  generations: Pick<GenerationService, 'prepare' | 'create' | 'enqueue'>;
  profiles: ProfilesService;
  material: Pick<MaterialService, 'of' | 'claimed'>;
  memberships: Pick<MembershipsService, 'viewerOf'>;
  logger: Logger;
}

/** An analysis that has ended. */
interface Finished extends Pick<Material, 'facts' | 'language'> {
  made: readonly MadeClaim[];
  origin: Origin;
  notice: string | null;
}

const EVERY_MS = 1_000;
const AT_ONCE = 20;

/**
 * Opens questionnaires whose questions are made, has the answers of completed ones analysed, and takes what that says into the profile. Any
 * number may work at once, and whatever stops one of them, another goes on: each step is a compare-and-set, or may be repeated.
 */
export class Analysts {
  readonly #options: AnalystsOptions;

  constructor(options: AnalystsOptions) {
    this.#options = options;
  }

  /** Starts the analysis of a completed questionnaire; what can't be done now a worker does. */
  async begin(id: string): Promise<void> {
    try {
      await this.#begin(id);
    } catch (error) {
      this.report(error);
    }
  }

  /** Takes in what has ended of somebody's analyses: who saw the end of one finds its claims, also where no worker has come round yet. */
  async settle(userId: string): Promise<void> {
    const rows = await this.#options.db.query<{ id: string }>(
      `SELECT n.id FROM questionnaires n LEFT JOIN generations g ON g.id = n.analysis_id WHERE n.user_id = $1 AND n.analysis = 'RUNNING' AND COALESCE(g.status, 'FAILED') NOT IN ('QUEUED', 'RUNNING')`,
      [userId],
    );
    for (const { id } of rows) await this.#collect(id);
  }

  /** Everything that there is to do now; one that can't be dealt with keeps no other waiting. */
  async work(): Promise<void> {
    const { db } = this.#options;
    for (const id of await this.#waiting(`n.status = 'PREPARING' AND COALESCE(g.status, 'FAILED') NOT IN ('QUEUED', 'RUNNING')`, 'generation_id')) {
      await materialise(db, id).catch((error: unknown) => this.report(error));
    }
    for (const id of await this.#waiting(`n.analysis = 'PENDING'`, 'analysis_id')) await this.begin(id);
    for (const id of await this.#waiting(`n.analysis = 'RUNNING' AND COALESCE(g.status, 'FAILED') NOT IN ('QUEUED', 'RUNNING')`, 'analysis_id')) {
      await this.#collect(id).catch((error: unknown) => this.report(error));
    }
  }

  report(error: unknown): void {
    const passing = isDatabaseOutage(error) || isMongoOutage(error) || isUnavailable(error);
    this.#options.logger[passing ? 'warn' : 'error']({ err: error }, 'a questionnaire was not dealt with, it is tried again');
  }

  /** Any of them: those that can't be dealt with, however many, keep no other waiting. */
  async #waiting(condition: string, of: 'generation_id' | 'analysis_id'): Promise<string[]> {
    const rows = await this.#options.db.query<{ id: string }>(`SELECT n.id FROM questionnaires n LEFT JOIN generations g ON g.id = n.${of} WHERE ${condition} ORDER BY random() LIMIT $1`, [AT_ONCE]);
    return rows.map(({ id }) => id);
  }

  async #begin(id: string): Promise<void> {
    const { db, generations } = this.#options;
    const row = await questionnaireById(db, id);
    if (row?.status !== QuestionnaireStatus.COMPLETED || row.analysis !== AnalysisStatus.PENDING) return;
    const material = await this.#options.material.of(row);
    const viewer = await this.#options.memberships.viewerOf(learnerOf(row));
    const prepared = await generations.prepare(viewer, analysisRequest(material, { allowLocal: true }));
    let refusal: string | null = null;
    const started = await db.transaction(async (tx) => {
      if ((await lockQuestionnaire(tx, id)).analysis !== AnalysisStatus.PENDING) return false;
      const [outcome] = await generations.create(tx, viewer, [{ ...prepared, courseId: await heldCourse(tx, row) }]);
      if (outcome !== 'key taken' && 'refused' in outcome!) throw new Refused(outcome.refused);
      await updateQuestionnaire(tx, id, { analysis: AnalysisStatus.RUNNING, analysisId: prepared.id });
      return true;
    }).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      refusal = error.message;
      return false;
    });
    if (started) await generations.enqueue([prepared.id]);
    if (refusal !== null) await this.#finish(row, { ...material, made: locally(material), origin: Origin.LOCAL, notice: `The built-in analysis was used: ${refusal}` });
  }

  async #collect(id: string): Promise<void> {
    const { db } = this.#options;
    const row = await questionnaireById(db, id);
    if (row?.analysis !== AnalysisStatus.RUNNING) return;
    const [generation] = await db.query<{ status: GenerationStatus; origin: Origin | null; notice: string | null; failure: { message: string } | null; language: LanguageCode | null; facts: ShownFact[] | null }>(
      `SELECT status, origin, notice, failure, input ->> 'language' AS language, input -> 'facts' AS facts FROM generations WHERE id = $1`, [row.analysisId],
    );
    if (generation?.status === GenerationStatus.CANCELLED) return updateQuestionnaire(db, id, { analysis: AnalysisStatus.CANCELLED });
    const items = await claimItems(db, row.analysisId!);
    if (generation?.status === GenerationStatus.COMPLETED && items.length > 0) {
      const { origin, notice, language, facts } = generation;
      return this.#finish(row, { made: items, facts: facts ?? [], language: language ?? row.language, origin: origin ?? Origin.LOCAL, notice });
    }
    const material = await this.#options.material.of(row);
    const why = generation?.failure?.message ?? 'No model could analyse the answers.';
    await this.#finish(row, { ...material, made: locally(material), origin: Origin.LOCAL, notice: `The built-in analysis was used: ${why}` });
  }

  /** Into the profile first: should that be all, it is done again, and changes nothing. */
  async #finish(row: QuestionnaireRow, { made, facts, language, origin, notice }: Finished): Promise<void> {
    const { db, profiles } = this.#options;
    const by = origin === Origin.LOCAL ? 'LOCAL' : 'MODEL';
    const learner = { userId: row.userId, organizationId: row.organizationId };
    const claimed = await this.#options.material.claimed(row);
    let unfit: string | null = null;
    try {
      await profiles.analysed(learner, by, {
        language, notice, analysis: analysisOf(row, row.analysisId), reread: objectivesIn(facts), claims: made.map((each) => claimOf(each, { row, claimed, by })),
      });
    } catch (error) {
      if (!(error instanceof ProfileRefused)) throw error;
      // It would be refused again, however often it is tried.
      this.report(error);
      unfit = `What its analysis says is not in the profile: ${error.message}`;
    }
    const noted = await db.query(`UPDATE questionnaires SET analysis = 'DONE', notice = nullif(concat_ws(' ', notice, $2::text), '') WHERE id = $1 AND analysis <> 'DONE' RETURNING 1`, [row.id, unfit]);
    // Erased meanwhile, and the profile with it: what was written since must not outlive them.
    if (noted.length === 0 && !(await questionnaireById(db, row.id))) await profiles.erase(row.userId);
  }
}

/** Lets analysts look when something has ended, and now and then. @returns what ends it */
export function startAnalysing(analysts: Analysts, reruns: Pick<RerunsService, 'work'>, signals: Signals): { close(): Promise<void> } {
  const onError = (error: unknown): void => {
    if (!lookout.stopped) analysts.report(error);
  };
  const lookout: Lookout = new Lookout({
    everyMs: EVERY_MS,
    look: async () => {
      await analysts.work().catch(onError);
      await reruns.work(onError);
    },
    onError,
  });
  const unsubscribe = signals.subscribe(ANALYSED_SIGNAL, () => lookout.wake());
  return {
    close() {
      unsubscribe();
      return lookout.close();
    },
  };
}

/** Thrown to undo a transaction in which the analysis was refused. */
class Refused extends Error {
  override readonly name = 'Refused';

  constructor(refused: QuotaExceeded | BudgetExceeded) {
    super(refused.message);
  }
}

/** What the built-in analysis says, without a generation: in what nobody has to wait for. */
export function locally(material: Material): MadeClaim[] {
  const { answers, facts, lessons, subject, said, askedIn, language } = material;
  const drafts = claimsFrom({ kind: 'PROFILE_ANALYSIS', lesson: null, subject, answers, facts, lessons, said, askedIn, language, difficulty: null });
  return drafts.map((draft) => ofDraft(draft, material));
}

export async function claimItems(sql: Pick<Db, 'query'>, generationId: string): Promise<MadeClaim[]> {
  const rows = await sql.query<{ content: MadeClaim }>(`SELECT content FROM generated_items WHERE generation_id = $1 AND type = 'PROFILE_CLAIM' ORDER BY index`, [generationId]);
  return rows.map(({ content }) => content);
}

export function analysisRequest(material: Material, how: { allowLocal: boolean; automatic?: true }): Parameters<GenerationService['prepare']>[1] {
  const { row, ...input } = material;
  const claims = claimsFrom({ kind: 'PROFILE_ANALYSIS', lesson: null, difficulty: null, ...input }).length;
  const analysed = { ...input, questionnaireId: row.id, learnerId: row.userId, claims: Math.min(MOST_CLAIMS, claims), ...how };
  return { kind: GenerationKind.PROFILE_ANALYSIS, lessonId: null, input: analysed, idempotencyKey: null, requestId: randomUUID() };
}

const MOST_CLAIMS = 40;

