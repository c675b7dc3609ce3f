import { tokensOf } from '../../orchestrator/condense.js';
import { LANGUAGES, type AnalysedAnswer, type LanguageCode } from '../../orchestrator/model.js';
import { PRESENTATIONS } from '../../orchestrator/shaping.js';
import { isNotFound } from '../../platform/errors.js';
import type { Sql } from '../../platform/postgres.js';
import type { LessonRow, LessonsService } from '../courses/lessons.service.js';
import type { MembershipsService } from '../enrolments/memberships.service.js';
import { learnerOf } from '../profiles/evidence.service.js';
import type { Claim, ProfilesService } from '../profiles/profiles.service.js';
import type { RecordService, ShownFact } from './record.service.js';
import { inWords, type QuestionRow } from './question.js';
import { markedByClaim } from './imported.js';
import { questionsOf, type QuestionnaireRow } from './questionnaires.repository.js';

/** What an analysis reads. */
export interface Material {
  row: QuestionnaireRow;
  subject: string;
  /** In which the learner reads what is said of him. */
  language: LanguageCode;
  /** In which he was asked. */
  askedIn: LanguageCode;
  answers: (AnalysedAnswer & { questionId: string })[];
  /** What the history shows besides. */
  facts: ShownFact[];
  lessons: { lessonId: string; courseId: string; title: string; tokens: number }[];
  said: string[];
}

export interface MaterialOptions {
  db: Sql;
  lessons: Pick<LessonsService, 'ofCourse' | 'readable' | 'byIds' | 'forGeneration'>;
  memberships: Pick<MembershipsService, 'viewerOf'>;
  profiles: Pick<ProfilesService, 'of'>;
  record: Pick<RecordService, 'of'>;
}

const MOST_LESSONS = 20;
const LOOKED_THROUGH = 500;
const SHORTEST_WORD = 4;
const SHORTEST_WIDE_WORD = 2;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const YES_NO: Record<LanguageCode, readonly [string, string]> = {
  en: ['yes', 'no'], es: ['sí', 'no'], fr: ['oui', 'non'], de: ['ja', 'nein'], it: ['sì', 'no'], pt: ['sim', 'não'], ru: ['да', 'нет'], zh: ['是', '否'], ja: ['はい', 'いいえ'], ko: ['예', '아니요'],
  ar: ['نعم', 'لا'], hi: ['हाँ', 'नहीं'],
};

/** Puts together what the answers of a questionnaire are analysed with. */
export class MaterialService {
  readonly #options: MaterialOptions;

  constructor(options: MaterialOptions) {
    this.#options = options;
  }

  /** @throws UNAVAILABLE while the profiles or the history can't be read */
  async of(row: QuestionnaireRow): Promise<Material> {
    const [questions, profile, found] = await Promise.all([questionsOf(this.#options.db, row.id), this.#options.profiles.of(row.userId), this.#lessons(row)]);
    const numbers = new Map(found.map(({ id }, index) => [id, index + 1]));
    const answered = questions.filter(({ response }) => response !== null);
    const lessons = found.map(({ id, courseId, title, body }) => ({ lessonId: id, courseId, title, tokens: Math.ceil(tokensOf(body, row.language)) }));
    const learner = await this.#options.memberships.viewerOf(learnerOf(row));
    return {
      row,
      subject: row.subject,
      language: wantedIn(profile?.document.claims ?? []) ?? row.language,
      askedIn: row.language,
      answers: answered.map((question, index) => ({
        questionId: question.id,
        number: index + 1,
        purpose: question.reads ?? question.purpose,
        question: question.content.prompt,
        answer: inWords(question, question.response!, YES_NO[row.language]),
        right: question.right ?? markedByClaim(question),
        level: question.key?.level ?? 0,
        lesson: question.key?.lessonId == null ? 0 : (numbers.get(question.key.lessonId) ?? 0),
        value: valueOf(question),
      })),
      facts: await this.#options.record.of(learner, { lessons, behind: answered.length, now: new Date() }),
      lessons,
      said: (profile?.document.claims ?? []).filter(({ status }) => status !== 'STANDING').map(({ status, text, note }) => (status === 'CORRECTED' ? text : `${status}: ${text}${note === null ? '' : ` (${note})`}`)),
    };
  }

  /** The questions of which only another frontend says what is right. */
  async claimed({ id }: Pick<QuestionnaireRow, 'id'>): Promise<ReadonlySet<string>> {
    return new Set((await questionsOf(this.#options.db, id)).filter(({ claimed, key }) => claimed !== null && key === null).map((question) => question.id));
  }

  /** The course's; without one, those of the courses at hand that speak of the subject. None that the learner may not read. */
  async #lessons(row: QuestionnaireRow): Promise<LessonRow[]> {
    const { lessons, memberships } = this.#options;
    const viewer = await memberships.viewerOf(learnerOf(row));
    if (row.courseId !== null) {
      const [first, ...others] = await lessons.ofCourse(row.courseId, MOST_LESSONS);
      const mayRead = first !== undefined && (await lessons.forGeneration(viewer, first.id).then(() => true, unlessNotFound));
      return mayRead ? [first, ...others] : [];
    }
    const words = wordsOf(row.subject);
    if (words.length === 0) return [];
    const rows = await lessons.byIds((await lessons.readable(viewer, LOOKED_THROUGH)).map(({ id }) => id));
    const speaks = ({ title, objectives }: LessonRow): boolean => words.some((word) => [title, ...objectives].join('\n').toLowerCase().includes(word));
    return rows.filter(speaks).toSorted((a, b) => (a.courseId === b.courseId ? a.position - b.position : a.courseId < b.courseId ? -1 : 1)).slice(0, MOST_LESSONS);
  }
}

/** The language that somebody has said himself he wants; null: he has said nothing of it. */
export function wantedIn(claims: readonly Pick<Claim, 'field' | 'status' | 'value'>[]): LanguageCode | null {
  const said = claims.find(({ field, status }) => field === 'LANGUAGE' && status === 'CORRECTED')?.value;
  return LANGUAGES.find((code) => code === said) ?? null;
}

function unlessNotFound(error: unknown): false {
  if (isNotFound(error)) return false;
  throw error;
}

function wordsOf(subject: string): string[] {
  return subject.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= (WIDE.test(word) ? SHORTEST_WIDE_WORD : SHORTEST_WORD));
}

/** What a program reads. */
function valueOf({ reads, input, content, response }: QuestionRow): string | null {
  if (reads === 'PRESENTATION') return PRESENTATIONS[content.choices.findIndex(({ id }) => response?.choiceIds?.includes(id))] ?? null;
  if (response?.number !== undefined) return String(response.number);
  return input === 'TRUE_FALSE' && response?.answer !== undefined ? String(response.answer) : null;
}
