import type { Viewer } from '../../auth/viewer.js';
import type { CourseRow, CoursesService } from '../courses/courses.service.js';
import type { LessonsService, MeasuredLesson } from '../courses/lessons.service.js';
import type { LessonProgress, ProgressService } from '../enrolments/progress.service.js';
import { UNANSWERED, type MasteryService } from '../mastery/mastery.service.js';
import type { CourseMapService } from '../objectives/course-map.service.js';
import { paceOf, type Pace } from './pace.js';
import { isMastered, standingOf, type Answers, type KnownObjective } from './standing.js';

export { tookMinutes } from './pace.js';
export { Standing } from './standing.js';

/** Of how many lessons somebody's pace is measured. */
const PACE_LESSONS = 50;

/** A lesson with how far its learner was with it. */
export interface KnownLesson extends MeasuredLesson {
  openedAt: Date | null;
  finishedAt: Date | null;
  lastSeenAt: Date | null;
}

/** What is known of a learner in some courses at some time. */
export interface LearnerState {
  asOf: Date;
  /** In the order of their courses. */
  objectives: KnownObjective[];
  /** By id, in the order of their courses. */
  lessons: Map<string, KnownLesson>;
  pace: Pace;
}

export interface LearnerOptions {
  courses: Pick<CoursesService, 'get' | 'readable'>;
  lessons: Pick<LessonsService, 'measured'>;
  progress: Pick<ProgressService, 'inCourses' | 'lastFinished'>;
  mastery: Pick<MasteryService, 'own' | 'ownEvidence'>;
  map: Pick<CourseMapService, 'of'>;
}

/** Brings together what other parts know of a learner, for those that say what he does next. */
export class LearnerService {
  readonly #options: LearnerOptions;

  constructor(options: LearnerOptions) {
    this.#options = options;
  }

  /** In courses that he is known to read, as it stood at a time that may have passed; a few queries, however many objectives. */
  async state(viewer: Viewer, courses: readonly Pick<CourseRow, 'id'>[], asOf: Date): Promise<LearnerState> {
    const { lessons, progress, mastery, map } = this.#options;
    const ids = courses.map(({ id }) => id);
    const mapped = map.of(ids);
    const [objectives, known, measured, done, finished] = await Promise.all([
      mapped,
      mapped.then((all) => mastery.own(viewer, all.map(({ id }) => id), asOf)),
      lessons.measured({ courseIds: ids }),
      progress.inCourses(viewer.id, ids, asOf),
      progress.lastFinished(viewer.id, PACE_LESSONS),
    ]);
    const pace = await this.#pace(finished, measured);
    const progressOf = new Map(done.map((each) => [each.lessonId, each]));
    const lessonsById = new Map(measured.map((lesson): [string, KnownLesson] => {
      const { openedAt = null, finishedAt = null, lastSeenAt = null } = progressOf.get(lesson.id) ?? {};
      return [lesson.id, { ...lesson, openedAt, lastSeenAt, finishedAt }];
    }));
    return {
      asOf, pace, lessons: lessonsById,
      objectives: objectives.map((objective, place): KnownObjective => {
        const { probability, low, high, answers, whenAnswered } = known.get(objective.id) ?? { ...UNANSWERED, answers: 0, whenAnswered: null };
        const finished = objective.lessonIds.map((id) => lessonsById.get(id)?.finishedAt != null);
        return {
          ...objective, place, probability, low, high, answers,
          standing: standingOf({ probability, low, answers }, finished),
          hasFaded: whenAnswered !== null && isMastered(whenAnswered),
        };
      }),
    };
  }

  /** What a state's objectives rest on: of each the viewer's answers by that time, oldest first. */
  answers(viewer: Viewer, objectiveIds: readonly string[], asOf: Date): Promise<Answers> {
    return this.#options.mastery.ownEvidence(viewer, objectiveIds, asOf);
  }

  /** How he goes through lessons, by those that he finished last in whatever course. @param measured those whose length is known already */
  async #pace(finished: readonly LessonProgress[], measured: readonly MeasuredLesson[]): Promise<Pace> {
    const texts = new Map(measured.map((lesson) => [lesson.id, lesson]));
    const others = finished.flatMap(({ lessonId }) => (texts.has(lessonId) ? [] : [lessonId]));
    for (const lesson of others.length === 0 ? [] : await this.#options.lessons.measured({ ids: others })) texts.set(lesson.id, lesson);
    return paceOf(finished.flatMap(({ lessonId, openedAt, finishedAt }) => {
      const text = texts.get(lessonId);
      return text && finishedAt ? [{ characters: text.characters, language: text.language, openedAt, finishedAt }] : [];
    }));
  }
}
