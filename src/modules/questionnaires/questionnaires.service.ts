import type { Logger } from 'pino';
import type { Viewer } from '../../auth/viewer.js';
import { LANGUAGES, type LanguageCode } from '../../orchestrator/model.js';
import { badUserInput, isUnavailable, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { checkText, idempotencyKey } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import { isMongoOutage } from '../../platform/mongo.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import { GenerationKind } from '../generation/generation.entity.js';
import type { GenerationService } from '../generation/generation.service.js';
import type { BudgetExceeded, ContentRejected, QuotaExceeded } from '../generation/generation.type.js';
import type { Claim, ProfilesService } from '../profiles/profiles.service.js';
import { current, nextTested, scoreOf, type Score } from './adaptive.js';
import type { Analysts } from './analysts.service.js';
import { answeredEvent, completedEvents, startedEvent } from './history.js';
import { isRight, READS, type QuestionRow, type Reads } from './question.js';
import { wantedIn } from './material.service.js';
import { materialise } from './preparing.js';
import { AnalysisStatus, QuestionnaireStatus } from './questionnaires.entity.js';
import type { QuestionnaireAnswerInput, StartQuestionnaireInput } from './questionnaires.input.js';
import {
  askQuestion, insertQuestionnaire, keepAnswer, lockQuestionnaire, questionnaireById, questionnaireOf, questionnairesOf, questionsOf, questionsOfAll, updateQuestionnaire, type QuestionnaireRow,
} from './questionnaires.repository.js';
import { checkSequence, responseOf } from './responses.js';

export interface QuestionnairesOptions {
  db: Db;
  courses: CoursesService;
  lessons: LessonsService;
  profiles: ProfilesService;
  generations: Pick<GenerationService, 'start'>;
  analysts: Pick<Analysts, 'begin'>;
  activity: Pick<ActivityService, 'record'>;
  defaultLanguage: LanguageCode;
  logger: Logger;
}

/** A questionnaire as its learner sees it. */
export interface QuestionnaireView extends QuestionnaireRow {
  /** Those that are shown by now, in their order. */
  questions: QuestionRow[];
  /** Where the learner goes on; null: nowhere. */
  currentId: string | null;
  answered: number;
  skipped: number;
  /** How many are asked in all; null while they are being made. */
  total: number | null;
  /** Null before it is completed: it would tell what is right. */
  score: Score | null;
}

/** It takes no answer, now or any more. */
export interface NotOpen {
  message: string;
  questionnaire: QuestionnaireView;
}

export interface GivenAnswer {
  questionnaireId: string;
  questionId: string;
  sequence: number;
  /** Null: the question is skipped. */
  answer: QuestionnaireAnswerInput | null;
}

const LONGEST_SUBJECT = 200;
const MOST_ABOUT = 10;
const MOST_TESTED = 20;
const MOST_LESSONS = 12;
/** Of all lessons together, in code units: what the test is made from. */
const LONGEST_LESSONS = 24_000;
/** From which confidence on a profile's word spares a question. */
const SURE = 0.8;
const CLOSED = 'This questionnaire is completed: its answers stand as they were. Start another one to say something else.';
const PREPARING = 'The questions are still being made. Follow the generation, and answer when it is completed.';
const NEVER_MADE = 'The questions could not be made. Start another questionnaire.';

/** What learners are asked about themselves, and what they answer. */
export class QuestionnairesService {
  readonly #options: QuestionnairesOptions;

  constructor(options: QuestionnairesOptions) {
    this.#options = options;
  }

  /** @throws BAD_USER_INPUT naming the field, NOT_FOUND */
  async start(viewer: Viewer, input: StartQuestionnaireInput, requestId: string): Promise<QuestionnaireView | QuotaExceeded | BudgetExceeded | ContentRejected> {
    const { db, generations } = this.#options;
    checkRange('input.questionCount', input.questionCount, 1, MOST_ABOUT);
    checkRange('input.testCount', input.testCount, 0, MOST_TESTED);
    const course = input.courseId == null ? null : await this.#options.courses.get(viewer, input.courseId);
    const subject = input.subject == null ? course?.title : checkText('input.subject', input.subject, { min: 1, max: LONGEST_SUBJECT });
    if (subject === undefined) throw badUserInput('input.subject', 'must be given where no course is named.');
    const known = await this.#known(viewer);
    const language = languageOf(input.language) ?? wantedIn(known) ?? languageOf(course?.language) ?? this.#options.defaultLanguage;
    const standing = (field: Claim['field']) => known.find((claim) => claim.field === field && claim.confidence >= SURE && (field !== 'LEVEL' || claim.subject === subject));
    const level = known.find((claim) => claim.field === 'LEVEL' && claim.subject === subject);
    const generationInput = {
      subject,
      known: known.map(({ field, text }) => ({ field, text })),
      lessons: course && input.testCount > 0 ? await this.#material(viewer, course.id, languageOf(course.language)!) : [],
      about: input.questionCount,
      // So that whoever gets all of them right, or none, is asked as many.
      perLevel: Math.ceil(input.testCount / 2),
      language,
      allowLocal: input.allowLocal,
      ...(input.fresh && { fresh: true as const }),
    };
    const row = {
      id: newId('Questionnaire'), organizationId: viewer.organizationId, userId: viewer.id, courseId: course?.id ?? null, subject, language, status: QuestionnaireStatus.PREPARING,
      importKey: null, testLength: input.testCount, startLevel: level ? { BEGINNER: 1, INTERMEDIATE: 2, ADVANCED: 3 }[level.value ?? ''] ?? 2 : 2,
      standard: READS.filter((reads) => !standing(reads)), claimedScore: null, notice: null, analysis: AnalysisStatus.NONE, completedAt: null,
    };
    const request = { kind: GenerationKind.QUESTIONNAIRE, lessonId: null, input: generationInput, idempotencyKey: idempotencyKey(input.idempotencyKey), requestId };
    const started = await generations.start(viewer, request, async (tx, generationId) => {
      await insertQuestionnaire(tx, { ...row, generationId });
      await this.#options.activity.record(tx, startedEvent(row));
    });
    if (!('kind' in started)) return started;
    return this.#view((await questionnaireOf(db, started.id))!);
  }

  /** @throws NOT_FOUND also for what belongs to somebody else */
  async get(viewer: Viewer, id: string): Promise<QuestionnaireView> {
    return this.#view(await this.#own(viewer, id));
  }

  /** The viewer's, newest first. */
  async own(viewer: Viewer, page: PageRequest): Promise<Connection<QuestionnaireView>> {
    if (page.after !== null && !isId('Questionnaire', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const rows = await questionnairesOf(this.#options.db, viewer.id, page);
    const questions = await questionsOfAll(this.#options.db, rows.map(({ id }) => id));
    return connection(rows.map((row) => viewOf(row, questions.get(row.id) ?? [])), page, ({ id }) => id);
  }

  /** Saves an answer, or that there is none; one that comes late changes nothing. @throws BAD_USER_INPUT naming the field, NOT_FOUND */
  async answer(viewer: Viewer, given: GivenAnswer): Promise<QuestionnaireView | NotOpen> {
    checkSequence(given.sequence);
    const known = await this.get(viewer, given.questionnaireId);
    if (known.status !== QuestionnaireStatus.OPEN) return this.#notOpen(known);
    const question = known.questions.find(({ id }) => id === given.questionId);
    if (!question) throw notFound('question of this questionnaire, or it is not asked yet');
    const response = given.answer && responseOf(question, given.answer);
    const saved = await this.#options.db.transaction(async (tx) => {
      const row = await lockQuestionnaire(tx, known.id);
      if (row.status !== QuestionnaireStatus.OPEN) return false;
      const right = question.key ? (response === null ? false : isRight(question, response, row.language)) : null;
      if (await keepAnswer(tx, question.id, { sequence: given.sequence, response, right })) {
        await this.#options.activity.record(tx, answeredEvent(row, question.id, given.sequence, response !== null));
        await askNext(tx, row);
      }
      return true;
    });
    const view = await this.get(viewer, known.id);
    return saved ? view : this.#notOpen(view);
  }

  /** Ends it, also half-way, and has its answers analysed; one that is completed stays as it is. @throws NOT_FOUND, BAD_USER_INPUT where nothing is answered */
  async complete(viewer: Viewer, id: string): Promise<QuestionnaireView | NotOpen> {
    const known = await this.get(viewer, id);
    if (known.status !== QuestionnaireStatus.OPEN) return known.status === QuestionnaireStatus.COMPLETED ? known : this.#notOpen(known);
    await this.#options.db.transaction(async (tx) => {
      const row = await lockQuestionnaire(tx, known.id);
      if (row.status !== QuestionnaireStatus.OPEN) return;
      const view = await this.#view(row, tx);
      if (view.answered === 0) throw badUserInput('id', 'names a questionnaire without an answer: there is nothing to be analysed.');
      const half = view.answered === view.total ? [] : [`${view.answered} of ${view.total} questions were answered; what the others would have shown is not known.`];
      const notice = [...(row.notice === null ? [] : [row.notice]), ...half].join(' ') || null;
      await updateQuestionnaire(tx, row.id, { status: QuestionnaireStatus.COMPLETED, completedAt: new Date(), analysis: AnalysisStatus.PENDING, notice });
      await this.#options.activity.record(tx, ...completedEvents(row, scoreOf(await questionsOf(tx, row.id))));
    });
    await this.#options.analysts.begin(known.id);
    return this.get(viewer, id);
  }

  /** Has the answers analysed again whose analysis was cancelled. @throws NOT_FOUND */
  async analyse(viewer: Viewer, id: string): Promise<QuestionnaireView | NotOpen> {
    const known = await this.get(viewer, id);
    if (known.status !== QuestionnaireStatus.COMPLETED) return this.#notOpen(known);
    await this.#options.db.query(`UPDATE questionnaires SET analysis = 'PENDING', analysis_id = NULL WHERE id = $1 AND analysis IN ('CANCELLED', 'NONE')`, [known.id]);
    await this.#options.analysts.begin(known.id);
    return this.get(viewer, id);
  }

  async #own(viewer: Viewer, id: string): Promise<QuestionnaireRow> {
    const row = isId('Questionnaire', id) ? await questionnaireById(this.#options.db, id) : null;
    if (row?.userId !== viewer.id || row.organizationId !== viewer.organizationId) throw notFound('questionnaire');
    if (row.status !== QuestionnaireStatus.PREPARING) return row;
    // Whoever looks first finds the questions, also where no worker has come round yet.
    await materialise(this.#options.db, row.id);
    return (await questionnaireById(this.#options.db, row.id))!;
  }

  async #view(row: QuestionnaireRow, sql: Sql = this.#options.db): Promise<QuestionnaireView> {
    return viewOf(row, await questionsOf(sql, row.id));
  }

  #notOpen(questionnaire: QuestionnaireView): NotOpen {
    const messages = { [QuestionnaireStatus.PREPARING]: PREPARING, [QuestionnaireStatus.FAILED]: NEVER_MADE, [QuestionnaireStatus.COMPLETED]: CLOSED, [QuestionnaireStatus.OPEN]: 'This questionnaire is not completed yet.' };
    return { message: messages[questionnaire.status], questionnaire };
  }

  /** What the profile says, but for what the learner disputes. A store that is away keeps nobody from being asked. */
  async #known(viewer: Viewer): Promise<Claim[]> {
    try {
      const profile = await this.#options.profiles.atHand(viewer.id);
      return (profile?.document.claims ?? []).filter(({ status }) => status === 'STANDING' || status === 'CORRECTED').slice(0, 30);
    } catch (error) {
      if (!isMongoOutage(error) && !isUnavailable(error)) throw error;
      this.#options.logger.warn({ err: error }, 'a questionnaire is made without what the profile says');
      return [];
    }
  }

  /** The course's lessons, each from its beginning, for as long as there is room. */
  async #material(viewer: Viewer, courseId: string, language: LanguageCode): Promise<{ id: string; version: number; title: string; objectives: string[]; body: string; language: LanguageCode }[]> {
    const { lessons } = this.#options;
    const rows = await lessons.ofCourse(courseId, MOST_LESSONS);
    if (rows[0]) await lessons.forGeneration(viewer, rows[0].id);
    const share = Math.floor(LONGEST_LESSONS / Math.max(1, rows.length));
    return rows.map(({ id, version, title, objectives, body }) => ({ id, version, title, objectives, body: beginning(body, share), language }));
  }
}

function viewOf(row: QuestionnaireRow, all: readonly QuestionRow[]): QuestionnaireView {
  const questions = all.filter(({ askedAt }) => askedAt !== null);
  const tested = questions.filter(({ key, claimed }) => key !== null && claimed === null).length;
  const pool = all.filter(({ key, claimed }) => key !== null && claimed === null).length;
  return {
    ...row,
    questions,
    currentId: row.status === QuestionnaireStatus.OPEN ? current(all) : null,
    answered: questions.filter(({ response }) => response !== null).length,
    skipped: questions.filter(({ skipped }) => skipped).length,
    total: row.status === QuestionnaireStatus.PREPARING ? null : questions.length - tested + (row.generationId === null ? tested : Math.min(row.testLength, pool)),
    score: row.status === QuestionnaireStatus.COMPLETED ? scoreOf(all) : null,
  };
}

/** Whole paragraphs: positions in them are those in the whole body. */
function beginning(body: string, most: number): string {
  if (body.length <= most) return body;
  const end = body.lastIndexOf('\n\n', most);
  return body.slice(0, end > 0 ? end : most).toWellFormed().replace(/\uFFFD$/, '');
}

/** Puts the next question of the test, if it is its turn. */
export async function askNext(tx: Sql, row: Pick<QuestionnaireRow, 'id' | 'testLength' | 'startLevel'>): Promise<void> {
  const questions = await questionsOf(tx, row.id);
  const next = nextTested(questions, row);
  if (next !== null) await askQuestion(tx, next);
}

function checkRange(field: string, count: number, least: number, most: number): void {
  if (count < least || count > most) throw badUserInput(field, `must be from ${least} to ${most}.`);
}

function languageOf(language: string | null | undefined): LanguageCode | null {
  return LANGUAGES.find((code) => code === language?.toLowerCase()) ?? null;
}

export type { Reads };
