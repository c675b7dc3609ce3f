import { Role, type Viewer } from '../../auth/viewer.js';
import { retriedTransaction } from '../../platform/contention.js';
import { badUserInput, forbidden } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import { reviewsChanged } from '../review-queue/entries.service.js';
import type { NewQuestion, QuestionContent, QuestionMaker, QuestionOwner } from './questions.service.js';
import type { StoredCheck, StoredKey } from './quizzes.entity.js';
import type { RefusalVerdict } from './refused.entity.js';
import { QuestionNotRefused, type SettleRefusedQuestionInput } from './refused.type.js';

/** A question that a second solver refused, with both answers. */
export type RefusedQuestion = NewQuestion & { check: StoredCheck };

/** Keeps for a person what learners are not shown. */
export async function keepRefused(db: Db, owner: QuestionOwner & Omit<QuestionMaker, 'origin'>, refused: readonly RefusedQuestion[]): Promise<void> {
  if (refused.length === 0) return;
  await retriedTransaction(db, async (tx) => {
    await tx.query(
      `INSERT INTO refused_questions (id, organization_id, course_id, lesson_id, generation_id, type, content, key, "check", provider, model, prompt_version)
       SELECT q.content ->> 'id', $1, $2, $3, $4, q.content ->> 'type', q.content, q.key, q."check", $5, $6, $7
         FROM jsonb_to_recordset($8::jsonb) AS q (content jsonb, key jsonb, "check" jsonb)`,
      [owner.organizationId, owner.courseId, owner.lessonId, owner.generationId, owner.provider, owner.model, owner.promptVersion, JSON.stringify(refused)],
    );
    await reviewsChanged(tx, { questionIds: refused.map(({ content }) => content.id) });
  });
}

export interface RefusedRow {
  id: string;
  courseId: string;
  lessonId: string;
  content: QuestionContent;
  key: StoredKey;
  check: StoredCheck;
  provider: string | null;
  model: string | null;
  promptVersion: string | null;
  createdAt: Date;
  verdict: RefusalVerdict | null;
  reason: string | null;
  settledBy: string | null;
  settledName: string | null;
  settledAt: Date | null;
}

const SELECT = `
  SELECT r.id, r.course_id AS "courseId", r.lesson_id AS "lessonId", r.content, r.key, r."check", r.provider, r.model, r.prompt_version AS "promptVersion",
         r.created_at AS "createdAt", r.verdict, r.reason, r.settled_by AS "settledBy", u.display_name AS "settledName", r.settled_at AS "settledAt"
    FROM refused_questions r LEFT JOIN users u ON u.id = r.settled_by`;
const LONGEST_REASON = 500;

/** Questions that were made for learners, who never saw them: for those who may edit the course of their lesson. */
export class RefusedQuestionsService {
  readonly #db: Db;
  readonly #courses: Pick<CoursesService, 'forEditing' | 'editable'>;

  constructor({ db, courses }: { db: Db; courses: Pick<CoursesService, 'forEditing' | 'editable'> }) {
    this.#db = db;
    this.#courses = courses;
  }

  /** Those that nobody has settled, who has waited longest first. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async page(viewer: Viewer, courseId: string, page: PageRequest): Promise<Connection<RefusedRow>> {
    const course = await this.#courses.forEditing(viewer, courseId);
    if (page.after !== null && !isId('Item', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const rows = await this.#db.query<RefusedRow>(
      `${SELECT} WHERE r.course_id = $1 AND r.settled_at IS NULL AND ($2::text IS NULL OR r.id > $2) ORDER BY r.id LIMIT $3`,
      [course.id, page.after, page.first + 1],
    );
    return connection(rows, page, ({ id }) => id);
  }

  /** A person's word; what was said first stays. @throws FORBIDDEN for learners, BAD_USER_INPUT */
  async settle(viewer: Viewer, { questionId, verdict, reason = null }: SettleRefusedQuestionInput): Promise<RefusedRow | QuestionNotRefused> {
    if (viewer.role === Role.LEARNER) throw forbidden('Only those who may edit courses may decide on their questions.');
    if (reason !== null) checkText('input.reason', reason, { min: 1, max: LONGEST_REASON });
    const known = isId('Item', questionId) ? await refusedById(this.#db, questionId) : null;
    const mayEdit = known !== null && (await this.#courses.editable(viewer, [known.courseId])).length > 0;
    if (!mayEdit) return Object.assign(new QuestionNotRefused(), { message: 'No such question waits for you.' });
    return retriedTransaction(this.#db, async (tx) => {
      await tx.query('UPDATE refused_questions SET verdict = $2, reason = $3, settled_by = $4, settled_at = now() WHERE id = $1 AND settled_at IS NULL', [
        questionId, verdict, reason, viewer.id,
      ]);
      await reviewsChanged(tx, { questionIds: [questionId] });
      return (await refusedById(tx, questionId))!;
    });
  }
}

async function refusedById(sql: Sql, id: string): Promise<RefusedRow | null> {
  const [row] = await sql.query<RefusedRow>(`${SELECT} WHERE r.id = $1`, [id]);
  return row ?? null;
}
