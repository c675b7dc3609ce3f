import type { Viewer } from '../../auth/viewer.js';
import { mayArrangeQuiz, mayReadQuiz, type QuizAccess } from '../../auth/policy.js';
import { badUserInput, forbidden, notFound } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import type { Db } from '../../platform/postgres.js';
import { VersionConflict } from '../courses/courses.type.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import type { ObjectivesService } from '../objectives/objectives.service.js';
import { changeQuiz, itemFor, quizFor, type Held } from './changing.js';
import type { NewChange } from './changes.repository.js';
import { itemDifferences } from './differences.js';
import type { DuplicatesService } from './duplicates.service.js';
import { checkChoices, edited, handWritten } from './items.input.js';
import { appendVersion, insertItems, itemById, itemsById, itemsOfQuiz, markRemoved, secretsOf, setOrder, staleItems, writtenOf, type ItemRow } from './items.repository.js';
import type { AddQuizItemInput, EditQuizItemInput, RepairQuizItemInput } from './items.input.type.js';
import { ItemDecision } from './items.entity.js';
import { QuizAction, QuizPurpose } from './quiz.entity.js';
import type { QuizLoaders } from './quiz.loaders.js';
import { quizById, quizzesById, type QuizRow } from './quiz.repository.js';
import type { QuizChanged } from './quiz.service.js';
import { QuizStatusConflict } from './quiz.type.js';
import type { StoredKey } from './quizzes.entity.js';
import { revealFor } from './reveal.js';

export interface QuizItemsOptions {
  db: Db;
  courses: CoursesService;
  lessons: LessonsService;
  objectives: Pick<ObjectivesService, 'link'>;
  duplicates: DuplicatesService;
}

/** An item, and whose quiz it is in: who may see its key depends on that. */
export interface QuizItemRow extends ItemRow {
  quiz: QuizAccess;
}

export interface ItemChanged {
  quiz: QuizRow;
  item: QuizItemRow;
}

export type ItemResult = ItemChanged | VersionConflict | QuizStatusConflict;

const MAX_ITEMS = 500;
const POSITION = /^\d{1,9}$/;

/** The items of a quiz: read, written by hand, put in order. */
export class QuizItemsService {
  readonly #options: QuizItemsOptions;

  constructor(options: QuizItemsOptions) {
    this.#options = options;
  }

  /** With the version that counts. @throws NOT_FOUND also for what the viewer may not know of */
  async get(viewer: Viewer, id: string): Promise<QuizItemRow> {
    const { item, quiz } = await itemFor(this.#options.db, viewer, id, 'read');
    return { ...item, quiz };
  }

  /** In the order of the ids, without asking who wants to know: for the server's own parts. */
  async many(ids: readonly string[]): Promise<QuizItemRow[]> {
    const { db } = this.#options;
    const items = await itemsById(db, ids);
    const quizzes = new Map((await quizzesById(db, [...new Set(items.map(({ quizId }) => quizId))])).map((quiz) => [quiz.id, quiz]));
    const rows = new Map(items.map((item): [string, QuizItemRow] => [item.id, { ...item, quiz: quizzes.get(item.quizId)! }]));
    return ids.flatMap((id) => rows.get(id) ?? []);
  }

  /** As the quiz stands now, for those who arrange it; learners meet its questions in an attempt. @throws FORBIDDEN, BAD_USER_INPUT */
  async page(viewer: Viewer, quiz: QuizAccess & { id: string }, page: PageRequest, loaders: QuizLoaders): Promise<Connection<QuizItemRow>> {
    if (!mayArrangeQuiz(viewer, quiz)) throw forbidden('The questions of a quiz are read in an attempt.');
    if (page.after !== null && !POSITION.test(page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const rows = await loaders.quizItems.load({ quizId: quiz.id, ...page });
    return connection(rows.map((row) => ({ ...row, quiz })), page, ({ position }) => String(position));
  }

  /** Of a course, for its teachers. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async stale(viewer: Viewer, courseId: string, page: PageRequest, loaders: QuizLoaders): Promise<Connection<QuizItemRow>> {
    const course = await this.#options.courses.forEditing(viewer, courseId);
    if (page.after !== null && !isId('Item', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const rows = await staleItems(this.#options.db, course.id, page);
    const items = await Promise.all(rows.map(async (row) => ({ ...row, quiz: (await loaders.quizzes.load(row.quizId))! })));
    return connection(items, page, ({ id }) => id);
  }

  /**
   * Of the version that counts; null where no item has the id.
   * @throws NOT_FOUND for whom the quiz is none of his business, FORBIDDEN for who may know of it, but not of the key
   */
  async key(viewer: Viewer, id: string): Promise<(StoredKey & { questionId: string }) | null> {
    const { db } = this.#options;
    const item = isId('Item', id) ? await itemById(db, id) : null;
    const quiz = item && (await quizById(db, item.quizId));
    if (!quiz) return null;
    if (!mayReadQuiz(viewer, quiz)) throw notFound('question');
    if (!revealFor(viewer, quiz).key) throw forbidden('The key is for those who may edit the course.');
    const [secrets] = await secretsOf(db, [{ itemId: id, version: item.version }]);
    return secrets ? { questionId: id, ...secrets.key } : null;
  }

  /** The last one of its quiz. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  async add(viewer: Viewer, input: AddQuizItemInput): Promise<ItemResult> {
    const known = await quizFor(this.#options.db, viewer, input.quizId, 'edit items');
    const lessonId = input.lessonId == null ? known.lessonId : (await this.#options.lessons.get(viewer, input.lessonId)).id;
    const id = newId('Item');
    return this.#changing(viewer, { quizId: known.id, itemId: id, expectedVersion: input.expectedVersion, lessonId }, async ({ tx, quiz, lessons }) => {
      const lesson = (lessonId !== null && lessons.get(lessonId)) || null;
      if (lesson && lesson.courseId !== quiz.courseId) throw badUserInput('input.lessonId', "is no lesson of the quiz's course.");
      if (quiz.itemCount >= MAX_ITEMS) throw badUserInput('input.quizId', `holds ${MAX_ITEMS} items already.`);
      checkChoices(input.choices, null);
      const written = handWritten(input, viewer.id, lesson);
      await insertItems(tx, quiz, [{ id, position: quiz.itemCount + 1, decision: ItemDecision.ACCEPTED, written }], viewer.id);
      await this.#options.objectives.link(tx, quiz, [{ itemId: id, version: 1, objectives: written.objectives }]);
      return [{ action: QuizAction.ITEM_ADDED, itemId: id, differences: itemDifferences(null, written) }];
    });
  }

  /** A next version, accepted by whoever wrote it; what changes nothing makes none. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  edit(viewer: Viewer, input: EditQuizItemInput): Promise<ItemResult> {
    return this.#edit(viewer, input, QuizAction.ITEM_EDITED);
  }

  /** Shows where the evidence stands in the lesson now. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  repair(viewer: Viewer, input: RepairQuizItemInput): Promise<ItemResult> {
    return this.#edit(viewer, input, QuizAction.ITEM_REPAIRED);
  }

  /** All of them, each once, in the order that they are to have. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  reorder(viewer: Viewer, quizId: string, expectedVersion: number, itemIds: readonly string[]): Promise<QuizChanged> {
    return changeQuiz<never>(this.#options, viewer, { quizId, expectedVersion, wish: 'arrange' }, async ({ tx, quiz }) => {
      const items = await itemsOfQuiz(tx, quiz.id);
      checkOrder(items, itemIds);
      if (items.every(({ id }, index) => id === itemIds[index])) return [];
      await setOrder(tx, itemIds);
      const prompts = new Map(items.map(({ id, content }) => [id, content.prompt]));
      const difference = { field: 'order', before: [...prompts.values()], after: itemIds.map((id) => prompts.get(id)!) };
      return [{ action: QuizAction.REORDERED, differences: [difference] }];
    });
  }

  /** Those behind it move up. Publications and attempts keep it. @throws NOT_FOUND, FORBIDDEN */
  async remove(viewer: Viewer, itemId: string, expectedVersion: number): Promise<QuizChanged> {
    const { quiz: { id: quizId } } = await itemFor(this.#options.db, viewer, itemId, 'arrange');
    return changeQuiz<never>(this.#options, viewer, { quizId, expectedVersion, wish: 'arrange' }, async ({ tx }) => {
      const items = await itemsOfQuiz(tx, quizId);
      const removed = items.find(({ id }) => id === itemId)!;
      await markRemoved(tx, itemId);
      await setOrder(tx, items.filter(({ id }) => id !== itemId).map(({ id }) => id));
      return [{ action: QuizAction.ITEM_REMOVED, itemId, differences: [{ field: 'prompt', before: [removed.content.prompt], after: [] }] }];
    });
  }

  async #edit(viewer: Viewer, { itemId, expectedVersion, ...fields }: EditQuizItemInput, action: QuizAction): Promise<ItemResult> {
    const { item: { lessonId: own }, quiz: known } = await itemFor(this.#options.db, viewer, itemId, 'edit items');
    const lessonId = own ?? known.lessonId;
    return this.#changing(viewer, { quizId: known.id, itemId, expectedVersion, lessonId }, async ({ tx, quiz, lessons }) => {
      const item = (await itemById(tx, itemId))!;
      const before = await writtenOf(tx, item);
      checkChoices(fields.choices, before);
      const after = edited(before, fields, viewer.id, (lessonId !== null && lessons.get(lessonId)) || null);
      const differences = itemDifferences(before, after);
      // The same words from another place of the lesson are no difference, but they are no longer stale.
      if (differences.length === 0 && after.staleReason === before.staleReason) return [];
      const version = await appendVersion(tx, item, after, viewer.id, quiz.organizationId);
      await this.#options.objectives.link(tx, quiz, [{ itemId, version, objectives: after.objectives }]);
      return [{ action, itemId, differences }];
    });
  }

  async #changing(
    viewer: Viewer,
    { quizId, itemId, expectedVersion, lessonId }: { quizId: string; itemId: string; expectedVersion: number; lessonId: string | null },
    work: (held: Held) => Promise<NewChange[]>,
  ): Promise<ItemResult> {
    const quiz = await changeQuiz<never>(this.#options, viewer, { quizId, expectedVersion, wish: 'edit items', lessonIds: [lessonId] }, work);
    if (quiz instanceof VersionConflict || quiz instanceof QuizStatusConflict) return quiz;
    if (quiz.purpose === QuizPurpose.COURSE) await this.#options.duplicates.mark(quiz.courseId, [itemId]);
    return { quiz, item: { ...(await itemById(this.#options.db, itemId))!, quiz } };
  }
}

function checkOrder(items: readonly ItemRow[], itemIds: readonly string[]): void {
  const left = new Set(items.map(({ id }) => id));
  itemIds.forEach((id, index) => {
    if (!left.delete(id)) throw badUserInput(`itemIds[${index}]`, 'is no item of this quiz, or comes twice.');
  });
  if (left.size > 0) throw badUserInput('itemIds', `must name all items of the quiz; ${left.size} are missing, ${[...left][0]} first.`);
}
