import type { Viewer } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import { FollowUntil } from '../../platform/graphql/follow.js';
import { connection, type PageRequest } from '../../platform/graphql/pages.js';
import type { Connection } from '../../platform/graphql/types.js';
import { isId } from '../../platform/ids.js';
import type { Db, Sql } from '../../platform/postgres.js';
import { dayOf } from '../../platform/time-zone.js';
import { mapped } from '../../streams/followed.js';
import { headOf } from '../../streams/log.js';
import { readMany } from '../../streams/many.js';
import type { Signals } from '../../platform/signals/signals.js';
import type { CoursesService } from '../courses/courses.service.js';
import { dayRuleOf, type StudySettingsService } from '../flashcards/settings.service.js';
import { ACHIEVEMENTS, type Counters } from './achievements.js';
import { awardEvent, awardLog, awardView } from './award-log.js';
import { lockGame } from './awarding.service.js';
import { achievedAt, awardsOf, learningDays, restsOf } from './gamification.repository.js';
import { Weekday, type AwardType, type Gamification, type GamificationSettings, type Level, type UpdateGamificationInput } from './gamification.type.js';
import { levelOf, LEVELS, pointsOf } from './levels.js';
import { nextWeek, streakOf } from './streaks.js';

export interface GamificationServiceOptions {
  db: Db;
  signals: Signals;
  courses: Pick<CoursesService, 'forEditing'>;
  settings: Pick<StudySettingsService, 'get'>;
}

interface GameRow {
  enabled: boolean;
  points: number;
  counters: Counters;
}

const NEW_GAME: GameRow = { enabled: true, points: 0, counters: {} };
const WEEKDAYS = Object.values(Weekday);
const MOST_REST_DAYS = 3;
/** Where each day begins first on Earth: nobody is further, whichever clocks he sets, so no choice reaches back to a day that he has had. */
const FIRST_CLOCK = { timeZone: 'Pacific/Kiritimati', startHour: 0 };

/** What a learner has been awarded, and how he wants it. */
export class GamificationService {
  readonly #options: GamificationServiceOptions;

  constructor(options: GamificationServiceOptions) {
    this.#options = options;
  }

  /** Null where the viewer has switched it off. */
  async own(viewer: Viewer, now: Date): Promise<Gamification | null> {
    const { db } = this.#options;
    const [game, today] = await Promise.all([gameOf(db, viewer.id), this.#today(viewer, now)]);
    if (!game.enabled) return null;
    const [days, rests, achieved] = await Promise.all([learningDays(db, viewer.id), restsOf(db, viewer.id), achievedAt(db, viewer.id)]);
    const achievements = ACHIEVEMENTS.map((achievement) => ({
      achievement,
      progress: Math.min(achievement.atLeast, game.counters[achievement.counter] ?? 0),
      earnedAt: achieved.get(achievement.code) ?? null,
    }));
    const restDays = (rests.at(-1)?.weekdays ?? []).map((weekday) => WEEKDAYS[weekday]!);
    return { points: game.points, level: levelAt(game.points), streak: { ...streakOf(days, rests, today), restDays }, achievements };
  }

  /** The viewer's own rows of the ledger, newest first. @throws BAD_USER_INPUT */
  async awards(viewer: Viewer, page: PageRequest): Promise<Connection<AwardType>> {
    if (page.after !== null && !isId('Award', page.after)) throw badUserInput('after', 'is not a cursor that this list gave out.');
    return connection((await awardsOf(this.#options.db, viewer.id, page)).map(awardView), page, ({ id }) => id);
  }

  /** The log of the viewer's awards; nothing while he has switched it off. @throws BAD_USER_INPUT */
  async events(viewer: Viewer, afterSeq: number, until: FollowUntil): Promise<AsyncIterable<Record<string, unknown>>> {
    const log = awardLog(viewer.id);
    const lastSeq = (await headOf(this.#options.db, log))?.lastSeq ?? 0;
    if (afterSeq < 0) throw badUserInput('afterSeq', 'must not be negative.');
    if (afterSeq > lastSeq) throw badUserInput('afterSeq', `must not lie beyond the last event, ${lastSeq}.`);
    // Who has switched it off is told nothing, also while he follows.
    const ids = async () => ((await gameOf(this.#options.db, viewer.id)).enabled ? [log] : []);
    return mapped(readMany(this.#options, { ids, seen: new Map([[log, afterSeq]]), untilCaughtUp: until === FollowUntil.CAUGHT_UP }), awardEvent);
  }

  async settings(viewer: Viewer): Promise<GamificationSettings> {
    const { db } = this.#options;
    const [{ enabled }, rests] = await Promise.all([gameOf(db, viewer.id), restsOf(db, viewer.id)]);
    return { enabled, restDays: (rests.at(-1)?.weekdays ?? []).map((weekday) => WEEKDAYS[weekday]!) };
  }

  /** @throws BAD_USER_INPUT naming the field */
  async update(viewer: Viewer, { enabled, restDays }: UpdateGamificationInput, now: Date): Promise<GamificationSettings> {
    if (enabled === null) throw badUserInput('input.enabled', 'must not be null; leave it out to keep it as it is.');
    if (restDays === null) throw badUserInput('input.restDays', 'must not be null; leave it out to keep them as they are.');
    const weekdays = restDays && [...new Set(restDays)].map((day) => WEEKDAYS.indexOf(day)).toSorted((a, b) => a - b);
    if (weekdays && weekdays.length > MOST_REST_DAYS) throw badUserInput('input.restDays', `must be at most ${MOST_REST_DAYS} days of the week.`);
    const fromDay = nextWeek(dayOf(FIRST_CLOCK, now));
    await this.#options.db.transaction(async (tx) => {
      await lockGame(tx, viewer.id);
      if (enabled !== undefined) await tx.query('UPDATE games SET enabled = $2 WHERE user_id = $1', [viewer.id, enabled]);
      if (weekdays) await setRest(tx, viewer.id, fromDay, weekdays);
    });
    return this.settings(viewer);
  }

  /** Whether anything is awarded in a course. */
  async isOnIn(courseId: string): Promise<boolean> {
    return (await this.#options.db.query('SELECT FROM courses_without_game WHERE course_id = $1', [courseId])).length === 0;
  }

  /** Whether the viewer can earn anything in a course. */
  async isOnFor(viewer: Viewer, courseId: string): Promise<boolean> {
    return (await this.isOnIn(courseId)) && (await gameOf(this.#options.db, viewer.id)).enabled;
  }

  /** @throws BAD_USER_INPUT naming the field where the course or the viewer has switched points off */
  async checkOn(viewer: Viewer, courseId: string, field: string): Promise<void> {
    if (!(await this.isOnIn(courseId))) throw badUserInput(field, 'needs points, and the course has switched them off.');
    if (!(await this.isOnFor(viewer, courseId))) throw badUserInput(field, 'needs points, and you have switched them off: updateGamification.');
  }

  /** For those who may edit the course. What was awarded stays. @throws NOT_FOUND, FORBIDDEN */
  async switchCourse(viewer: Viewer, courseId: string, enabled: boolean): Promise<boolean> {
    const { db, courses } = this.#options;
    const course = await courses.forEditing(viewer, courseId);
    if (enabled) await db.query('DELETE FROM courses_without_game WHERE course_id = $1', [course.id]);
    else await db.query('INSERT INTO courses_without_game (course_id, organization_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [course.id, course.organizationId]);
    return enabled;
  }

  async #today(viewer: Viewer, now: Date): Promise<number> {
    return dayOf(dayRuleOf(await this.#options.settings.get(viewer)), now);
  }
}

async function gameOf(sql: Sql, userId: string): Promise<GameRow> {
  const [row] = await sql.query<GameRow>('SELECT enabled, points, counters FROM games WHERE user_id = $1', [userId]);
  return row ?? NEW_GAME;
}

async function setRest(tx: Sql, userId: string, fromDay: number, weekdays: readonly number[]): Promise<void> {
  await tx.query(
    `INSERT INTO rest_days (user_id, from_day, weekdays) VALUES ($1, $2, $3) ON CONFLICT (user_id, from_day) DO UPDATE SET weekdays = EXCLUDED.weekdays`,
    [userId, fromDay, JSON.stringify(weekdays)],
  );
}

function levelAt(points: number): Level {
  const number = levelOf(points);
  return { number, from: pointsOf(number), next: number === LEVELS ? null : pointsOf(number + 1) };
}
