import { mayArrangeQuiz, mayEditQuizItems, mayReadQuiz } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { retriedTransaction } from '../../platform/contention.js';
import { forbidden, notFound } from '../../platform/errors.js';
import type { UserError } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import { hasNews, type Db, type Sql } from '../../platform/postgres.js';
import { VersionConflict } from '../courses/courses.type.js';
import type { LessonRow, LessonsService } from '../courses/lessons.service.js';
import { reviewsChanged } from '../review-queue/entries.service.js';
import { recordChanges, type NewChange } from './changes.repository.js';
import { itemById, type ItemRow } from './items.repository.js';
import { QuizStatus } from './quiz.entity.js';
import { lockQuiz, quizById, raiseVersion, type QuizRow } from './quiz.repository.js';
import { QuizStatusConflict } from './quiz.type.js';

/** Says that a quiz was made or changed: keys may have come into it that are to be checked. */
export const QUIZ_CHANGED_SIGNAL = 'quizzes';

/** What somebody wants to do with a quiz. */
export type Wish = 'read' | 'arrange' | 'edit items';

/** @throws NOT_FOUND for one that the viewer may not know of, FORBIDDEN for what he may not do with it */
export async function quizFor(sql: Sql, viewer: Viewer, id: string, wish: Wish): Promise<QuizRow> {
  const quiz = isId('Quiz', id) ? await quizById(sql, id) : null;
  if (!quiz || !mayReadQuiz(viewer, quiz)) throw notFound('quiz');
  if (wish === 'arrange' && !mayArrangeQuiz(viewer, quiz)) throw forbidden('Only those who may edit the course may change its quizzes.');
  if (wish === 'edit items' && !mayEditQuizItems(viewer, quiz)) throw forbidden('Only those who may edit the course may see or change the keys of its questions.');
  return quiz;
}

/** The item and its quiz. A learner knows of no item of a course's quiz by this path. @throws NOT_FOUND, FORBIDDEN */
export async function itemFor(sql: Sql, viewer: Viewer, id: string, wish: Wish): Promise<{ item: ItemRow; quiz: QuizRow }> {
  const item = isId('Item', id) ? await itemById(sql, id) : null;
  const quiz = item && (await quizById(sql, item.quizId));
  if (!item || item.position === null || !quiz || !mayReadQuiz(viewer, quiz)) throw notFound('item');
  return { item, quiz: await quizFor(sql, viewer, quiz.id, wish) };
}

export interface Changing {
  db: Db;
  lessons: LessonsService;
}

export interface Change {
  quizId: string;
  expectedVersion: number;
  wish: Wish;
  /** The statuses in which it may be done; left out: all but RETIRED. */
  in?: readonly QuizStatus[];
  /** Says what to do in any other status. */
  rule?: string;
  /** Lessons that must not change meanwhile. */
  lessonIds?: readonly (string | null)[];
}

/** The quiz as it is while nobody else changes it, and the version that it will have. */
export interface Held {
  tx: Sql;
  quiz: QuizRow;
  version: number;
  lessons: ReadonlyMap<string, LessonRow>;
}

const EDITABLE = [QuizStatus.DRAFT, QuizStatus.IN_REVIEW, QuizStatus.PUBLISHED];

/**
 * Changes the version of a quiz that the caller has seen, or nothing, and writes down what was done.
 * @param work answers with what it did, or with the reason why it did nothing; no changes make no version
 * @throws NOT_FOUND, FORBIDDEN
 */
export async function changeQuiz<Refusal extends UserError>(
  { db, lessons }: Changing,
  viewer: Viewer,
  change: Change,
  work: (held: Held) => Promise<NewChange[] | Refusal>,
): Promise<QuizRow | VersionConflict | QuizStatusConflict | Refusal> {
  await quizFor(db, viewer, change.quizId, change.wish);
  return retriedTransaction(db, async (tx) => {
    // Before the quiz, as whoever changes a lesson has it locked when its items follow.
    const held = await lockLessons(tx, lessons, change.lessonIds ?? []);
    const quiz = await lockQuiz(tx, change.quizId);
    if (!quiz) throw notFound('quiz');
    if (quiz.version !== change.expectedVersion) return new VersionConflict(quiz.version, 'quiz');
    if (!(change.in ?? EDITABLE).includes(quiz.status)) return new QuizStatusConflict(quiz.status, change.rule ?? 'reopen it first.');
    const version = quiz.version + 1;
    const done = await work({ tx, quiz, version, lessons: held });
    if (!Array.isArray(done)) return done;
    if (done.length === 0) return quiz;
    await raiseVersion(tx, quiz.id);
    await recordChanges(tx, quiz, version, viewer.id, done);
    await reviewsChanged(tx, { quizIds: [quiz.id] });
    hasNews(tx, QUIZ_CHANGED_SIGNAL);
    return (await quizById(tx, quiz.id))!;
  });
}

async function lockLessons(tx: Sql, lessons: LessonsService, ids: readonly (string | null)[]): Promise<Map<string, LessonRow>> {
  const held = new Map<string, LessonRow>();
  for (const id of new Set(ids.filter((each) => each !== null).toSorted())) {
    const lesson = await lessons.locked(tx, id);
    if (lesson) held.set(id, lesson);
  }
  return held;
}
