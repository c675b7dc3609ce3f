import { TEACHES } from '../../auth/policy.sql.js';
import { newId } from '../../platform/ids.js';
import type { Sql } from '../../platform/postgres.js';
import type { NewEvent } from '../../streams/events.js';
import type { ActivityEvent } from '../activity/activity.service.js';
import { reached, type Counters } from './achievements.js';
import { awardEarned, levelReached } from './award-log.js';
import { Counter } from './gamification.entity.js';
import { levelOf } from './levels.js';
import { AwardRule, POINTS } from './rules.js';

/** The event that is looked at, on which of its learner's days. */
export interface Occasion {
  event: ActivityEvent;
  /** On which that was told, which bears its points. */
  day: number;
  /** On which it was done; null: told too late to be a day of learning. */
  learntOn: number | null;
  /** By which clocks it is that day. */
  clock: string;
}

export interface Earned {
  rule: AwardRule;
  subject: string;
  points: number;
  /** What it adds one to. */
  counters: readonly Counter[];
}

/** Where a learner stands, as his locked row has it. */
export interface Standing {
  userId: string;
  organizationId: string;
  points: number;
  counters: Counters;
}

/** A learner's ledger within one transaction that holds his row: what is earned twice is written once. */
export class Ledger {
  readonly #tx: Sql;
  readonly #standing: Standing;
  readonly #achieved: Set<string>;
  /** What his log is to be told, in its order. */
  readonly news: NewEvent[] = [];

  constructor(tx: Sql, standing: Standing, achieved: Iterable<string>) {
    this.#tx = tx;
    this.#standing = standing;
    this.#achieved = new Set(achieved);
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** @returns whether it was new */
  async earn(occasion: Occasion, { rule, subject, points, counters }: Earned): Promise<boolean> {
    const { userId, organizationId } = this.#standing;
    const { event, day } = occasion;
    const courseId = event.context?.courseId ?? null;
    const isFirstOfCourse = points > 0 && courseId !== null && (await this.#isFirstIn(courseId));
    const id = newId('Award');
    const written = await this.#tx.query(
      `INSERT INTO awards (id, organization_id, user_id, course_id, rule, subject, attempt_id, points, event_id, day, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (user_id, rule, subject) DO NOTHING RETURNING id`,
      [id, organizationId, userId, courseId, rule, subject, event.context?.attemptId ?? null, points, event.id, day, event.at.toISOString()],
    );
    if (written.length === 0) return false;
    const before = levelOf(this.#standing.points);
    this.#standing.points += points;
    this.news.push(awardEarned({ awardId: id, rule, subject, points, courseId, earnedAt: event.at.toISOString(), total: this.#standing.points }));
    const level = levelOf(this.#standing.points);
    if (level > before) this.news.push(levelReached(level));
    for (const counter of counters) await this.#count(occasion, counter, 1);
    if (isFirstOfCourse) await this.#count(occasion, Counter.COURSES_LEARNT, 1);
    return true;
  }

  /** The same where it may have been taken back before: then it is earned anew. */
  async earnAgain(occasion: Occasion, earned: Earned): Promise<boolean> {
    const [row] = await this.#tx.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM awards WHERE user_id = $1 AND rule = $2 AND starts_with(subject, $3)',
      [this.#standing.userId, AwardRule.TAKEN_BACK, `${earned.rule} ${earned.subject}`],
    );
    return this.earn(occasion, { ...earned, subject: row!.n === 0 ? earned.subject : `${earned.subject} ${row!.n + 1}` });
  }

  /**
   * Takes an award's points back, once. Achievements that it led to stay: they were true when they were given.
   * @param attemptId only what was earned in that attempt; left out: whatever it was
   */
  async takeBack(occasion: Occasion, rule: AwardRule, subject: string, counters: readonly Counter[], attemptId: string | null = null): Promise<void> {
    const [award] = await this.#tx.query<{ subject: string; points: number; attemptId: string | null }>(
      `SELECT subject, points, attempt_id AS "attemptId" FROM awards
        WHERE user_id = $1 AND rule = $2 AND (subject = $3 OR starts_with(subject, $3 || ' ')) ORDER BY id DESC LIMIT 1`,
      [this.#standing.userId, rule, subject],
    );
    if (!award || (attemptId !== null && award.attemptId !== attemptId)) return;
    const isNew = await this.earn(occasion, { rule: AwardRule.TAKEN_BACK, subject: `${rule} ${award.subject}`, points: -award.points, counters: [] });
    if (isNew) for (const counter of counters) await this.#count(occasion, counter, -1);
  }

  /** Sets a counter that is no sum, such as the longest streak. */
  set(counter: Counter, value: number): void {
    this.#standing.counters[counter] = value;
  }

  /** What the counters have reached by now. */
  async achieve(occasion: Occasion): Promise<void> {
    for (const { code } of reached(this.#standing.counters)) {
      if (this.#achieved.has(code)) continue;
      this.#achieved.add(code);
      await this.earn(occasion, { rule: AwardRule.ACHIEVEMENT, subject: code, points: 0, counters: [] });
    }
  }

  async #count(occasion: Occasion, counter: Counter, step: 1 | -1): Promise<void> {
    this.#standing.counters[counter] = Math.max(0, (this.#standing.counters[counter] ?? 0) + step);
    const courseId = occasion.event.context?.courseId;
    if (courseId === undefined) return;
    // Who has come to teach a course since he joined could set himself what he likes.
    const members = await this.#tx.query<{ challengeId: string; isReached: boolean }>(
      `UPDATE challenge_members m
          SET progress = greatest(0, m.progress + $5), reached_at = CASE WHEN m.progress + $5 >= a.target THEN $4::timestamptz END
         FROM challenges a JOIN courses c ON c.id = a.course_id, users u
        WHERE a.id = m.challenge_id AND m.user_id = $1 AND u.id = $1 AND NOT ${TEACHES} AND m.reached_at IS NULL AND a.course_id = $2 AND a.counter = $3
          AND a.cancelled_at IS NULL AND $4 >= greatest(a.starts_at, m.joined_at) AND $4 < a.ends_at
       RETURNING m.challenge_id AS "challengeId", m.reached_at IS NOT NULL AS "isReached"`,
      [this.#standing.userId, courseId, counter, occasion.event.at.toISOString(), step],
    );
    for (const { challengeId, isReached } of members) {
      if (!isReached) continue;
      await this.earn(occasion, {
        rule: AwardRule.CHALLENGE_REACHED, subject: challengeId, points: POINTS.CHALLENGE_REACHED, counters: [Counter.CHALLENGES_REACHED],
      });
    }
  }

  async #isFirstIn(courseId: string): Promise<boolean> {
    const rows = await this.#tx.query('SELECT FROM awards WHERE user_id = $1 AND course_id = $2 AND points > 0 LIMIT 1', [this.#standing.userId, courseId]);
    return rows.length === 0;
  }
}
