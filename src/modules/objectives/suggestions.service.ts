import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import { isId } from '../../platform/ids.js';
import type { Db } from '../../platform/postgres.js';
import type { LanguageCode } from '../../orchestrator/model.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { LessonRow, LessonsService } from '../courses/lessons.service.js';
import type { KeywordsService } from '../similarity/keywords.service.js';
import { objectivesById, taughtIn, type ObjectiveRow, type TaughtRow } from './objectives.repository.js';
import type { PrerequisiteCycle } from './objectives.type.js';
import { dismiss, dismissedIn } from './prerequisites.repository.js';
import { objectiveForEditing, type PrerequisitesService } from './prerequisites.service.js';
import { suggestedPrerequisites, type LessonTerms, type ObjectiveTerms } from './suggesting.js';
import type { PrerequisiteSuggestion } from './suggestions.type.js';

export interface SuggestionsOptions {
  db: Db;
  courses: Pick<CoursesService, 'get' | 'forEditing'>;
  lessons: Pick<LessonsService, 'ofCourse'>;
  keywords: Pick<KeywordsService, 'of'>;
  prerequisites: PrerequisitesService;
}

/** An objective, and another that it may need first. */
type Pair = { objectiveId: string; requiresId: string };

/** Lessons that are read, and objectives of theirs that are compared, each with each; of more, the first ones. */
const MOST_LESSONS = 200;
const MOST_OBJECTIVES = 1_000;

/** What the system takes for prerequisites, and what a teacher says to that. No model is asked. */
export class SuggestionsService {
  readonly #options: SuggestionsOptions;

  constructor(options: SuggestionsOptions) {
    this.#options = options;
  }

  /** The surest first, without what was dismissed. @throws NOT_FOUND, FORBIDDEN */
  async of(viewer: Viewer, courseId: string, first: number): Promise<PrerequisiteSuggestion[]> {
    const { db, courses, lessons, prerequisites } = this.#options;
    const course = await courses.forEditing(viewer, courseId);
    const language = course.language.toLowerCase() as LanguageCode;
    const rows = await lessons.ofCourse(course.id, MOST_LESSONS);
    const taught = await taughtIn(db, rows.map(({ id }) => id));
    const place = new Map(rows.map(({ id }, index) => [id, index]));
    const ids = new Set(taught.toSorted((one, other) => place.get(one.lessonId)! - place.get(other.lessonId)!).map(({ objectiveId }) => objectiveId));
    const objectives = new Map((await objectivesById(db, [...ids].slice(0, MOST_OBJECTIVES))).map((row) => [row.id, row]));
    const dismissed = new Set((await dismissedIn(db, course.id)).map(keyOf));
    const suggested = await suggestedPrerequisites(
      await this.#lessonTerms(rows, language), await this.#objectiveTerms([...objectives.values()], rows, taught, language), await prerequisites.of(course.id),
    );
    return suggested
      .filter((each) => !dismissed.has(keyOf(each)))
      .slice(0, first)
      .map(({ objectiveId, requiresId, ...found }) => ({ ...found, objective: objectives.get(objectiveId)!, requires: objectives.get(requiresId)! }));
  }

  /** Requires it from now on, whether it was suggested or not; sent again it changes nothing. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  accept(viewer: Viewer, pair: Pair): Promise<ObjectiveRow | PrerequisiteCycle> {
    return this.#options.prerequisites.add(viewer, pair);
  }

  /** It is suggested no more; sent again it changes nothing. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT naming the field */
  async dismiss(viewer: Viewer, { objectiveId, requiresId }: Pair): Promise<ObjectiveRow> {
    const { db, courses } = this.#options;
    const objective = await objectiveForEditing(db, courses, viewer, objectiveId);
    const [other] = isId('Objective', requiresId) ? await objectivesById(db, [requiresId]) : [];
    if (other?.courseId !== objective.courseId || other.id === objective.id) throw badUserInput('input.requiresId', 'is no other objective of the same course.');
    await dismiss(db, objective, other.id, viewer.id);
    return objective;
  }

  async #lessonTerms(rows: readonly LessonRow[], language: LanguageCode): Promise<LessonTerms[]> {
    const terms: LessonTerms[] = [];
    // One after the other: each shares the event loop only with what it knows of.
    for (const { id, version, body } of rows) terms.push({ id, version, body, terms: await this.#options.keywords.of(body, language) });
    return terms;
  }

  async #objectiveTerms(objectives: readonly ObjectiveRow[], rows: readonly LessonRow[], taught: readonly TaughtRow[], language: LanguageCode): Promise<ObjectiveTerms[]> {
    const place = new Map(rows.map(({ id }, index) => [id, index]));
    const named = Map.groupBy(taught, ({ objectiveId }) => objectiveId);
    const found: ObjectiveTerms[] = [];
    for (const { id, text } of objectives) {
      const [first] = named.get(id)!.map(({ lessonId, position }) => ({ lesson: place.get(lessonId)!, position })).toSorted((one, other) => one.lesson - other.lesson || one.position - other.position);
      found.push({ id, ...first!, stems: new Set((await this.#options.keywords.of(text, language)).flatMap(({ key }) => key.split(' '))) });
    }
    return found;
  }
}

function keyOf({ objectiveId, requiresId }: Pair): string {
  return `${objectiveId} ${requiresId}`;
}
