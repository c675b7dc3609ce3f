import type { Db, Sql } from '../../../platform/postgres.js';
import type { QuestionsService } from '../../quizzes/questions.service.js';
import { isQuestion, type NewItem } from './item.js';

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

  constructor({ db, questions }: { db: Db; questions: QuestionsService }) {
    this.#db = db;
    this.#questions = questions;
  }

  async insert(tx: Sql, owner: ItemOwner, index: number, item: NewItem): Promise<void> {
    const { generationId, organizationId, courseId, lessonId } = owner;
    if (isQuestion(item)) {
      if (courseId === null || lessonId === null) throw new Error(`${generationId} is about no lesson, so it has no questions`);
      return this.#questions.insert(tx, { generationId, organizationId, courseId, lessonId }, index, item);
    }
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
}
