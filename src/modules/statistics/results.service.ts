import { mayEditQuizItems } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { badUserInput, forbidden } from '../../platform/errors.js';
import type { Db } from '../../platform/postgres.js';
import { timeZoneNamed } from '../../platform/time-zone.js';
import type { CoursesService } from '../courses/courses.service.js';
import type { QuizService } from '../quizzes/quiz.service.js';
import { meanOfSums } from './estimates.js';
import type { MeasuringService } from './measuring.service.js';
import { byLabel, chartPoint, distribution, resultsOf, type EndedAttempt } from './results.js';
import { dayShares, objectiveShares, questionShares, scoresOf, type Scope } from './results.repository.js';
import { ResultsOf, type ResultsType } from './statistics.type.js';

export type { EndedAttempt };

/** The viewer's own attempts that have ended, those alone whose score he may see. */
export interface OwnAttempts {
  shown(viewer: Viewer, scope: Scope): Promise<EndedAttempt[]>;
}

export interface ResultsOptions {
  db: Db;
  courses: Pick<CoursesService, 'get' | 'forEditing'>;
  quizzes: Pick<QuizService, 'get'>;
  attempts: OwnAttempts;
  measuring: Pick<MeasuringService, 'catchUp'>;
}

/** What attempts came to, for charts. */
export class ResultsService {
  readonly #options: ResultsOptions;

  constructor(options: ResultsOptions) {
    this.#options = options;
  }

  /** @throws NOT_FOUND, FORBIDDEN for everybody's, BAD_USER_INPUT for a zone that there isn't */
  async ofQuiz(viewer: Viewer, quizId: string, of: ResultsOf, timeZone: string): Promise<ResultsType> {
    const zone = checkTimeZone(timeZone);
    if (of === ResultsOf.MINE) return this.#own(viewer, { quizId }, zone, () => this.#options.quizzes.get(viewer, quizId));
    const quiz = await this.#options.quizzes.get(viewer, quizId);
    if (quiz.purpose === 'PRACTICE' || !mayEditQuizItems(viewer, quiz)) throw forbidden("Only those who may edit the course may see everybody's results; ask for yours (of: MINE).");
    return this.#everybodys({ quizId }, zone);
  }

  /** Over a course's quizzes; the viewer's own for practice are among his. @throws as for a quiz */
  async ofCourse(viewer: Viewer, courseId: string, of: ResultsOf, timeZone: string): Promise<ResultsType> {
    const zone = checkTimeZone(timeZone);
    const { courses } = this.#options;
    if (of === ResultsOf.MINE) return this.#own(viewer, { courseId }, zone, () => courses.get(viewer, courseId));
    await courses.forEditing(viewer, courseId);
    return this.#everybodys({ courseId }, zone);
  }

  /** @param check whether he may know of it; who has sat something of it may look back at that, whatever became of it */
  async #own(viewer: Viewer, scope: Scope, timeZone: string, check: () => Promise<unknown>): Promise<ResultsType> {
    const attempts = await this.#options.attempts.shown(viewer, scope);
    if (attempts.length === 0) await check();
    return resultsOf(attempts, timeZone);
  }

  async #everybodys(scope: Scope, timeZone: string): Promise<ResultsType> {
    const { db, measuring } = this.#options;
    await measuring.catchUp();
    const [questions, objectives, days, { all, tenths }] = await Promise.all([
      questionShares(db, scope), objectiveShares(db, scope), dayShares(db, scope, timeZone), scoresOf(db, scope),
    ]);
    return {
      score: meanOfSums(all),
      byQuestion: questions.map(chartPoint),
      byObjective: byLabel(objectives.map(chartPoint)),
      overTime: days.map(chartPoint),
      distribution: distribution(tenths),
    };
  }
}

function checkTimeZone(name: string): string {
  const zone = timeZoneNamed(name);
  if (zone === null) throw badUserInput('timeZone', 'is no name of the IANA database, such as "Europe/Berlin".');
  return zone;
}
