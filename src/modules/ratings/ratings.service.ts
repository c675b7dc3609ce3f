import { mayGenerateFreely } from '../../auth/policy.js';
import { Role, type Viewer } from '../../auth/viewer.js';
import { badUserInput, forbidden } from '../../platform/errors.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import { checkText } from '../../platform/graphql/text.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId, newId } from '../../platform/ids.js';
import type { Db } from '../../platform/postgres.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { GenerationService } from '../generation/generation.service.js';
import { wilson } from './interval.js';
import { RatingReason } from './ratings.entity.js';
import { groupsOf, ratingsIn, upsertRating, type CourseRatingRow, type RatingFilter, type RatingScope } from './ratings.repository.js';
import type { GenerationRating, RateGenerationInput, RatingDimension, RatingGroup } from './ratings.type.js';

const LONGEST_COMMENT = 2_000;
const PRAISE: ReadonlySet<RatingReason> = new Set([RatingReason.ACCURATE, RatingReason.CLEAR, RatingReason.WELL_ADAPTED]);

export interface RatingsServiceOptions {
  db: Db;
  courses: CoursesService;
  generations: Pick<GenerationService, 'get'>;
  /** How many words of a text a list calls profane. */
  profanityIn(text: string): Promise<number>;
}

/** What those who receive generations think of them, and what those who teach make of that. */
export class RatingsService {
  readonly #options: RatingsServiceOptions;

  constructor(options: RatingsServiceOptions) {
    this.#options = options;
  }

  /** One for each generation, as it was said last. @throws NOT_FOUND, FORBIDDEN for another's, BAD_USER_INPUT naming the field */
  async rate(viewer: Viewer, { generationId, helpful, reason = null, comment = null }: RateGenerationInput): Promise<GenerationRating> {
    const { db, generations, profanityIn } = this.#options;
    if (reason !== null && reason !== RatingReason.OTHER && PRAISE.has(reason) !== helpful) {
      throw badUserInput('input.reason', `does not go with helpful: ${helpful}.`);
    }
    if (comment !== null) checkText('input.comment', comment, { min: 1, max: LONGEST_COMMENT });
    const generation = await generations.get(viewer, generationId);
    if (generation.userId !== viewer.id) throw forbidden('Only whom a generation was made for may rate it.');
    const profanity = comment === null ? 0 : await profanityIn(comment);
    const rating = await upsertRating(db, { id: newId('Rating'), generationId, helpful, reason, comment, profanity });
    if (!rating) throw badUserInput('input.generationId', 'has no whole answer that could be rated.');
    return rating;
  }

  /** Counts, with the interval that few of them leave open. @throws FORBIDDEN for learners, NOT_FOUND */
  async groups(viewer: Viewer, courseId: string | null, by: readonly RatingDimension[]): Promise<RatingGroup[]> {
    const scope = await this.#scope(viewer, courseId);
    return (await groupsOf(this.#options.db, scope, new Set(by))).map((group) => (
      { ...group, share: group.helpful / group.ratings, ...wilson(group.helpful, group.ratings) }));
  }

  /** Newest first. @throws FORBIDDEN for learners, NOT_FOUND, BAD_USER_INPUT */
  async list(viewer: Viewer, courseId: string | null, filter: RatingFilter, page: PageRequest): Promise<Connection<CourseRatingRow>> {
    if (page.after !== null && !isId('Rating', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    const { promptVersion } = filter;
    if (promptVersion !== null) checkText('promptVersion', promptVersion, { min: 1, max: 100 });
    const scope = await this.#scope(viewer, courseId);
    return connection(await ratingsIn(this.#options.db, scope, filter, page), page, ({ id }) => id);
  }

  async #scope(viewer: Viewer, courseId: string | null): Promise<RatingScope> {
    // Before the course is looked up: a learner learns nothing of which there are.
    if (!mayGenerateFreely(viewer)) throw forbidden('Only those who teach may see ratings.');
    if (courseId !== null) return { courseIds: [(await this.#options.courses.forEditing(viewer, courseId)).id] };
    return viewer.role === Role.ADMIN ? { organizationId: viewer.organizationId } : { courseIds: await this.#options.courses.editable(viewer) };
  }
}
