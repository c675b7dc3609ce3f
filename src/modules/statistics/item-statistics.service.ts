import { mayEditQuizItems } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { retriedTransaction } from '../../platform/contention.js';
import { badUserInput, forbidden } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import type { Db } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { QuizItemRow, QuizItemsService } from '../quizzes/items.service.js';
import { reviewsChanged } from '../review-queue/entries.service.js';
import { discriminatesNegatively, discriminationOf, ENOUGH_ANSWERS, facilityOf } from './estimates.js';
import type { MeasuringService, VersionId } from './measuring.service.js';
import type { StatisticsLoaders } from './statistics.loaders.js';
import { answeredItems, keepVersion, withdrawnItems, type StatisticsRow } from './statistics.repository.js';
import { ItemNotWithdrawn, type ItemStatisticsType, type ItemWithdrawal } from './statistics.type.js';
import { NO_SUMS } from './sums.js';
import { medianSeconds } from './times.js';

export interface ItemStatisticsOptions {
  db: Db;
  courses: Pick<CoursesService, 'forEditing'>;
  items: Pick<QuizItemsService, 'get' | 'many'>;
  measuring: Pick<MeasuringService, 'catchUp'>;
}

/** What answers say of items, and what a teacher says to that. */
export class ItemStatisticsService {
  readonly #options: ItemStatisticsOptions;

  constructor(options: ItemStatisticsOptions) {
    this.#options = options;
  }

  /** For those who may edit the course; null for everybody else: a facility tells who is right. */
  async of(viewer: Viewer, { quiz }: Pick<QuizItemRow, 'quiz'>, version: VersionId, loaders: StatisticsLoaders): Promise<ItemStatisticsType | null> {
    return mayEditQuizItems(viewer, quiz) ? this.ofVersion(version, loaders) : null;
  }

  /** Without asking who wants to know. */
  async ofVersion(version: VersionId, loaders: StatisticsLoaders): Promise<ItemStatisticsType> {
    return viewOf(version, await loaders.itemStatistics.load(version));
  }

  /** Of a course, those that new attempts are not given. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
  async withdrawn(viewer: Viewer, courseId: string, page: PageRequest): Promise<Connection<QuizItemRow>> {
    const { db, courses, items, measuring } = this.#options;
    const course = await courses.forEditing(viewer, courseId);
    if (page.after !== null && !isId('Item', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    await measuring.catchUp();
    return connection(await items.many(await withdrawnItems(db, course.id, page)), page, ({ id }) => id);
  }

  /**
   * Of a course, those that are surely hardest: by the upper end of the interval of their facility, so that one wrong answer alone
   * makes no question hard. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
   */
  async hardest(viewer: Viewer, courseId: string, { first }: Pick<PageRequest, 'first'>): Promise<QuizItemRow[]> {
    const { db, courses, items, measuring } = this.#options;
    const course = await courses.forEditing(viewer, courseId);
    await measuring.catchUp();
    const ranked = (await answeredItems(db, course.id))
      .map((item) => ({ id: item.id, high: facilityOf(item).high! }))
      .toSorted((one, other) => one.high - other.high || (one.id < other.id ? -1 : 1));
    return items.many(ranked.slice(0, first).map(({ id }) => id));
  }

  /** Gives it to new attempts again, whatever its answers say. @throws NOT_FOUND, FORBIDDEN */
  async keep(viewer: Viewer, { itemId, version }: VersionId): Promise<QuizItemRow | ItemNotWithdrawn> {
    const { db, items } = this.#options;
    const item = await items.get(viewer, itemId);
    if (!mayEditQuizItems(viewer, item.quiz)) throw forbidden('Only those who may edit the course may decide on its questions.');
    const isKept = await retriedTransaction(db, async (tx) => {
      const kept = await keepVersion(tx, { itemId, version }, viewer.id);
      if (kept) await reviewsChanged(tx, { itemIds: [itemId] });
      return kept;
    });
    if (isKept) return item;
    return Object.assign(new ItemNotWithdrawn(), { version, message: `Version ${version} of the item is not withdrawn: new attempts are given it.` });
  }
}

function viewOf({ version }: VersionId, row: StatisticsRow | null): ItemStatisticsType {
  const sums = row ?? NO_SUMS;
  return {
    version,
    exposures: sums.exposures,
    facility: facilityOf(sums),
    discrimination: discriminationOf(sums),
    medianSeconds: row && medianSeconds(row.times),
    withdrawal: row && withdrawalOf(row),
  };
}

function withdrawalOf(row: StatisticsRow): ItemWithdrawal | null {
  const { withdrawnAt, keptBy, keptByName, keptAt } = row;
  if (withdrawnAt === null && keptAt === null) return null;
  const { value, n } = discriminationOf(row);
  const figure = `It discriminates with ${value?.toFixed(2) ?? 'nothing'} over ${n} answers`;
  return {
    reason: discriminatesNegatively(row)
      ? `${figure}: those who know the rest of the quiz tend to get it wrong. Look at its key and at its wording.`
      : `${figure}, of which ${ENOUGH_ANSWERS} below zero would withdraw it.`,
    since: withdrawnAt,
    keptBy: keptBy === null ? null : { id: keptBy, displayName: keptByName ?? '' },
    keptAt,
  };
}
