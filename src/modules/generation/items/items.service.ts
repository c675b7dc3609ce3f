import { isShutOut, mayEditCourse, type CourseAccess } from '../../../auth/policy.js';
import { COURSE_ACCESS } from '../../../auth/policy.sql.js';
import type { Viewer } from '../../../auth/viewer.js';
import { notFound } from '../../../platform/errors.js';
import { isId } from '../../../platform/ids.js';
import type { Db, Sql } from '../../../platform/postgres.js';
import type { ActivityService } from '../../activity/activity.service.js';
import type { QuestionMaker, QuestionsService } from '../../quizzes/questions.service.js';
import type { StoredCheck, StoredEvidence } from '../../quizzes/quizzes.entity.js';
import { isQuestion, type NewItem, type NewKeyAnswer } from './item.js';

export type { FlashcardContent } from './item.js';

/** What an item was made for; what concerns the lesson is null where it is made from none. */
export interface ItemOwner {
  generationId: string;
  organizationId: string;
  courseId: string | null;
  lessonId: string | null;
}

/** The validated items of generations, whichever their shape. */
export class ItemsService {
  readonly #db: Db;
  readonly #questions: QuestionsService;
  readonly #activity: ActivityService;

  constructor({ db, questions, activity }: { db: Db; questions: QuestionsService; activity: ActivityService }) {
    this.#db = db;
    this.#questions = questions;
    this.#activity = activity;
  }

  async insert(tx: Sql, owner: ItemOwner & QuestionMaker, index: number, item: NewItem, check: StoredCheck | null = null): Promise<void> {
    const { generationId, organizationId, courseId, lessonId, ...maker } = owner;
    if (isQuestion(item)) {
      if (courseId === null || lessonId === null) throw new Error(`${generationId} is about no lesson, so it has no questions`);
      return this.#questions.insert(tx, { generationId, organizationId, courseId, lessonId, ...maker }, index, item, check);
    }
    if (item.content.type === 'KEY_ANSWER') await this.#questions.solved(tx, item as NewKeyAnswer, `${maker.provider}/${maker.model}`);
    const { content, key } = item;
    await tx.query(
      `INSERT INTO generated_items (id, organization_id, course_id, lesson_id, generation_id, index, type, content, key)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [content.id, organizationId, courseId, lessonId, generationId, index, content.type, JSON.stringify(content), key && JSON.stringify(key)],
    );
  }

  /** Deletes what a reset made void. */
  async discard(tx: Sql, generationId: string): Promise<void> {
    await this.#questions.discard(tx, generationId);
    await tx.query('DELETE FROM generated_items WHERE generation_id = $1', [generationId]);
  }

  /** With their keys, in order. */
  async ofGeneration(generationId: string): Promise<NewItem[]> {
    const questions = await this.#questions.ofGeneration(generationId);
    if (questions.length > 0) return questions;
    return this.#db.query<NewItem>('SELECT content, key FROM generated_items WHERE generation_id = $1 ORDER BY index', [generationId]);
  }

  /**
   * An exercise's solution, for whom the exercise was made for and for those who may edit its course. That the former asked is noted,
   * the first time in their history too. @throws NOT_FOUND
   */
  async solution(viewer: Viewer, id: string): Promise<Solution> {
    const exercise = isId('Item', id) ? await this.#exercise(id) : undefined;
    if (!exercise) throw notFound('exercise');
    const { evidence, key, askedAt, organizationId, userId, courseId, lessonId } = exercise;
    const told = { exerciseId: id, solution: key.solution, evidence };
    if (mayEditCourse(viewer, exercise.course)) return { ...told, askedAt };
    if (userId !== viewer.id || organizationId !== viewer.organizationId || isShutOut(viewer, exercise.course)) throw notFound('exercise');
    return { ...told, askedAt: askedAt ?? (await this.#noteAsked(id, { organizationId, userId, courseId, lessonId })) };
  }

  async #exercise(id: string): Promise<ExerciseRow | undefined> {
    const [row] = await this.#db.query<ExerciseRow>(
      `SELECT i.content->'evidence' AS evidence, i.key, i.key_asked_at AS "askedAt", i.course_id AS "courseId", i.lesson_id AS "lessonId",
              g.user_id AS "userId", c.organization_id AS "organizationId", ${COURSE_ACCESS} AS course
         FROM generated_items i JOIN generations g ON g.id = i.generation_id JOIN courses c ON c.id = i.course_id
        WHERE i.id = $1 AND i.type = 'EXERCISE'`,
      [id],
    );
    return row;
  }

  /** @returns when it was first asked for: two that ask at once are one */
  async #noteAsked(id: string, { organizationId, userId, courseId, lessonId }: Pick<ExerciseRow, 'organizationId' | 'userId' | 'courseId' | 'lessonId'>): Promise<Date> {
    return this.#db.transaction(async (tx) => {
      const [first] = await tx.query<{ at: Date }>(
        'UPDATE generated_items SET key_asked_at = now() WHERE id = $1 AND key_asked_at IS NULL RETURNING key_asked_at AS at',
        [id],
      );
      if (!first) return (await tx.query<{ at: Date }>('SELECT key_asked_at AS at FROM generated_items WHERE id = $1', [id]))[0]!.at;
      await this.#activity.record(tx, {
        organizationId, userId, verb: 'viewed', object: { type: 'ExerciseSolution', id }, result: null, context: { courseId, lessonId, kind: 'EXERCISES' },
      });
      return first.at;
    });
  }
}

export interface Solution {
  exerciseId: string;
  solution: string;
  evidence: StoredEvidence[];
  /** When whoever the exercise was made for first asked for it. */
  askedAt: Date | null;
}

interface ExerciseRow {
  organizationId: string;
  course: CourseAccess;
  evidence: StoredEvidence[];
  key: { solution: string };
  askedAt: Date | null;
  userId: string;
  courseId: string;
  lessonId: string;
}
