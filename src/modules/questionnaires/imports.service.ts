import type { Viewer } from '../../auth/viewer.js';
import { LANGUAGES, type LanguageCode } from '../../orchestrator/model.js';
import { digestOf } from '../../platform/canonical.js';
import { badUserInput } from '../../platform/errors.js';
import { checkText, idempotencyKey } from '../../platform/graphql/text.js';
import { newId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { ActivityService } from '../activity/activity.service.js';
import type { CoursesService } from '../courses/courses.service.js';
import { scoreOf } from './adaptive.js';
import type { Analysts } from './analysts.service.js';
import { completedEvents } from './history.js';
import { checkImported, importedQuestions } from './imported.js';
import { AnalysisStatus, QuestionnaireStatus } from './questionnaires.entity.js';
import type { ImportQuestionnaireInput } from './questionnaires.input.js';
import { importByKey, insertQuestionnaire, insertQuestions, keyedQuestionsOf, questionsOf } from './questionnaires.repository.js';
import type { QuestionnairesService, QuestionnaireView } from './questionnaires.service.js';

export interface ImportsOptions {
  db: Db;
  courses: CoursesService;
  questionnaires: Pick<QuestionnairesService, 'get'>;
  analysts: Pick<Analysts, 'begin'>;
  activity: Pick<ActivityService, 'record'>;
  defaultLanguage: LanguageCode;
}

const LONGEST_SUBJECT = 200;
const LONGEST_SCORE = 20;
const SCORE = /^\s*(\d{1,5})\s*\/\s*(\d{1,5})\s*$/;

/** Takes in questionnaires that other frontends asked, with whatever they claim of them. */
export class ImportsService {
  readonly #options: ImportsOptions;

  constructor(options: ImportsOptions) {
    this.#options = options;
  }

  /** @throws BAD_USER_INPUT naming the field, NOT_FOUND */
  async import(viewer: Viewer, input: ImportQuestionnaireInput): Promise<QuestionnaireView> {
    const { db, courses, questionnaires, analysts, activity } = this.#options;
    const key = idempotencyKey(input.idempotencyKey);
    checkImported(input.questions_data);
    const score = input.score == null ? null : checkText('input.score', input.score, { max: LONGEST_SCORE });
    if (score !== null && !SCORE.test(score)) throw badUserInput('input.score', 'must be two numbers such as "5/6", or be left out.');
    const course = input.courseId == null ? null : await courses.get(viewer, input.courseId);
    const subject = input.subject == null ? (course?.title ?? input.questions_data[0]!.question).slice(0, LONGEST_SUBJECT).toWellFormed() : checkText('input.subject', input.subject, { min: 1, max: LONGEST_SUBJECT });
    const language = languageNamed(input.language ?? null) ?? (await spokenIn(input)) ?? languageNamed(course?.language ?? null) ?? this.#options.defaultLanguage;
    const digest = digestOf(structuredClone({ ...input, idempotencyKey: null }));
    const known = key === null ? null : await sentBefore(db, viewer, key, digest);
    if (known !== null) return questionnaires.get(viewer, known);

    const id = newId('Questionnaire');
    const questions = importedQuestions(input.questions_data, await keyedQuestionsOf(db, viewer.id), language);
    if (questions.every(({ response }) => response === null)) throw badUserInput('input.questions_data', 'holds no answer: there is nothing to be analysed.');
    const isNew = await db.transaction(async (tx) => {
      const row = {
        id, organizationId: viewer.organizationId, userId: viewer.id, courseId: course?.id ?? null, subject, language, status: QuestionnaireStatus.COMPLETED, generationId: null,
        importKey: key, importDigest: digest, testLength: questions.length, startLevel: 2, standard: [], claimedScore: score, notice: null, analysis: AnalysisStatus.PENDING, completedAt: new Date(),
      };
      if (!(await insertQuestionnaire(tx, row))) return false;
      await insertQuestions(tx, id, questions);
      await activity.record(tx, ...completedEvents(row, scoreOf(await questionsOf(tx, id))));
      return true;
    });
    // The same was faster.
    if (!isNew) return questionnaires.get(viewer, (await sentBefore(db, viewer, key!, digest))!);
    await analysts.begin(id);
    return questionnaires.get(viewer, id);
  }
}

/** @throws BAD_USER_INPUT where something else was sent under that key */
async function sentBefore(sql: Sql, viewer: Viewer, key: string, digest: string): Promise<string | null> {
  const known = await importByKey(sql, viewer.id, key, digest);
  if (known && !known.isSame) throw badUserInput('input.idempotencyKey', 'was used before with another input.');
  return known?.id ?? null;
}

/** What another frontend says that it came to; null: nothing, or what is no score. */
export function claimedScoreOf(score: string | null): { right: number; of: number } | null {
  const [, right, of] = SCORE.exec(score ?? '') ?? [];
  return right === undefined || of === undefined ? null : { right: Number(right), of: Number(of) };
}

function languageNamed(language: string | null): LanguageCode | null {
  return LANGUAGES.find((code) => code === language?.toLowerCase()) ?? null;
}

async function spokenIn({ questions_data }: ImportQuestionnaireInput): Promise<LanguageCode | null> {
  // Loaded on first use: the detector takes 150 MB.
  const { languageOf } = await import('../../orchestrator/language.js');
  return languageOf(questions_data.slice(0, 50).map(({ question }) => question).join('\n'));
}
