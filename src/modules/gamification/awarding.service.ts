import { TEACHES } from '../../auth/policy.sql.js';
import { Role, type Viewer } from '../../auth/viewer.js';
import { retriedTransaction } from '../../platform/contention.js';
import { isDatabaseOutage } from '../../platform/outages.js';
import type { Logger } from '../../platform/logger.js';
import type { Db, Sql } from '../../platform/postgres.js';
import type { Signals } from '../../platform/signals/signals.js';
import { dayOf } from '../../platform/time-zone.js';
import { append, createStream } from '../../streams/log.js';
import { streamKey } from '../../streams/reader.js';
import type { ActivityEvent, ActivityListener, HiddenScores } from '../activity/activity.service.js';
import { dayRuleOf, type StudySettingsService } from '../flashcards/settings.service.js';
import { awardLog, FENCE } from './award-log.js';
import { Counter } from './gamification.entity.js';
import { learningDays, restsOf } from './gamification.repository.js';
import { Ledger, type Occasion, type Standing } from './ledger.js';
import { AwardRule, countersOfReview, NIGHT_HOURS, POINTS, POINTS_PER_DAY, pointsForReview } from './rules.js';
import { streakOf } from './streaks.js';

export interface AwardingServiceOptions {
  db: Db;
  signals: Signals;
  settings: Pick<StudySettingsService, 'get'>;
  scores: HiddenScores;
  logger: Logger;
  /** When an event was told; left out: as it is noted, or as an answer was saved. */
  toldAt?: (event: ActivityEvent) => Date;
}

interface Note {
  id: number;
  userId: string;
  event: NotedEvent;
}

/** An event, and when it was told: a client may say later what was done. */
type NotedEvent = ActivityEvent & { toldAt?: string };

const BATCH = 200;
/** Those that may earn something, and of which objects. */
const EARNING: Record<string, readonly string[]> = {
  reviewed: ['Card'], voided: ['Card'], answered: ['QuizItem'], graded: ['QuizItem', 'Attempt'], regraded: ['QuizItem', 'Attempt'], completed: ['Course'],
};
/** What was done without a connection is a day of learning if it is told by the end of the next one; a streak can't be made backwards. */
const DAYS_LATE = 1;
/** Quizzes of fewer points are too short to be called perfect. */
const LEAST_POINTS = 5;

/** Turns what learners did into rows of their ledgers: later, in a worker, in the order in which it happened, each event once. */
export class AwardingService {
  readonly #options: AwardingServiceOptions;

  constructor(options: AwardingServiceOptions) {
    this.#options = options;
  }

  /** Notes what may earn something, in the transaction that records it. What clients claim earns nothing. */
  readonly listener: ActivityListener = async (tx, events) => {
    const earning = events.filter(({ verb, object, claimed }) => !claimed && EARNING[verb]?.includes(object.type));
    if (earning.length === 0) return;
    await tx.query(
      'INSERT INTO events_to_award (user_id, event) SELECT * FROM unnest($1::text[], $2::jsonb[])',
      [earning.map(({ userId }) => userId), earning.map((event) => JSON.stringify({ ...event, toldAt: (this.#options.toldAt ?? toldAt)(event).toISOString() }))],
    );
  };

  /** Looks at all that is committed, but for what could not be looked at a moment ago. */
  async catchUp(): Promise<void> {
    for (let seen = BATCH; seen === BATCH;) seen = await this.#batch();
  }

  /** @returns how many notes were seen to */
  async #batch(): Promise<number> {
    const notes = await this.#options.db.query<Note>(
      `SELECT id, user_id AS "userId", event FROM events_to_award WHERE award_after <= now() ORDER BY award_after, id LIMIT $1`, [BATCH],
    );
    for (const [userId, own] of Map.groupBy(notes, (note) => note.userId)) {
      await this.#award(userId, own.map(({ id }) => id)).catch(async (error: unknown) => {
        if (isDatabaseOutage(error)) throw error;
        // One that can't be looked at keeps no other waiting: it is found by looking at each alone.
        for (const { id } of own) await this.#award(userId, [id]).catch((reason: unknown) => this.#putOff(id, reason));
      });
    }
    return notes.length;
  }

  async #award(userId: string, ids: readonly number[]): Promise<void> {
    const isNews = await retriedTransaction(this.#options.db, async (tx) => {
      const game = await lockGame(tx, userId);
      // Whoever was faster has seen to them. An account that is gone takes its notes along.
      const notes = (await tx.query<Note>('DELETE FROM events_to_award WHERE id = ANY ($1) RETURNING id, user_id AS "userId", event', [ids])).toSorted((a, b) => a.id - b.id);
      if (!game) return false;
      const achieved = await tx.query<{ subject: string }>(`SELECT subject FROM awards WHERE user_id = $1 AND rule = '${AwardRule.ACHIEVEMENT}'`, [userId]);
      const ledger = new Ledger(tx, game, achieved.map(({ subject }) => subject));
      const courseIds = notes.flatMap(({ event }) => event.context?.courseId ?? []);
      const [off, taught] = [await coursesWithoutGame(tx, courseIds), await coursesTaught(tx, userId, courseIds)];
      const hidden = await this.#options.scores.hidden(learnerOf(game), notes.flatMap(({ event }) => event.context?.attemptId ?? []));
      const rule = dayRuleOf(await this.#options.settings.get({ id: userId }, tx));
      const today = dayOf(rule, new Date());
      for (const { event } of notes) {
        const { courseId, quizId } = event.context ?? {};
        // Of one that was deleted nothing is known any more, not even when its quizzes would have shown what.
        if (courseId !== undefined && !taught.has(courseId)) continue;
        // Who teaches a course knows the keys of its quizzes, and only tries them.
        const onlyTries = courseId !== undefined && quizId !== undefined && taught.get(courseId) === true;
        const earns = game.enabled && !onlyTries && !(courseId !== undefined && off.has(courseId));
        // What was earned is taken back even so: else it could be undone unseen, and earned again.
        if (!earns && !takesBack(event)) continue;
        const at = new Date(event.at);
        const [doneOn, toldOn] = [dayOf(rule, at), dayOf(rule, new Date(event.toldAt ?? event.at))];
        const occasion = { event: { ...event, at }, day: toldOn, learntOn: toldOn - doneOn > DAYS_LATE ? null : doneOn, clock: `${rule.timeZone} ${rule.startHour}` };
        // What an answer earns says whether it was right: it waits until its learner may know that.
        const isHidden = hidden.has(event.context?.attemptId ?? '');
        if (isHidden) await putAside(tx, userId, event);
        if (earns) await look(tx, ledger, occasion, { today, isHidden, isOwn: courseId === undefined || taught.get(courseId) === true });
        else if (!isHidden) await takeBack(ledger, occasion);
      }
      await tx.query('UPDATE games SET points = $2, counters = $3 WHERE user_id = $1', [userId, game.points, JSON.stringify(game.counters)]);
      if (ledger.news.length > 0) await append(tx, { streamId: awardLog(userId), fence: FENCE, events: ledger.news });
      return ledger.news.length > 0;
    });
    if (isNews) await this.#options.signals.publish(streamKey(awardLog(userId)));
  }

  async #putOff(id: number, error: unknown): Promise<void> {
    if (isDatabaseOutage(error)) throw error;
    this.#options.logger.error({ err: error, note: id }, 'an event could not be looked at for awards, it is tried again');
    await this.#options.db.query(
      'UPDATE events_to_award SET failures = failures + 1, award_after = now() + make_interval(secs => least(2 ^ failures, 3600)) WHERE id = $1', [id],
    );
  }
}

/** An answer is saved by Lyceum's own clock, however long its attempt goes on before that is submitted and the answer noted. */
function toldAt({ verb, at }: ActivityEvent): Date {
  return verb === 'answered' ? at : new Date();
}

/** The learner's row, held until the transaction ends; made with his log where there is none. Null: there is no such account. */
export async function lockGame(tx: Sql, userId: string): Promise<(Standing & { enabled: boolean }) | null> {
  const made = await tx.query<{ organizationId: string }>(
    `INSERT INTO games (user_id, organization_id, counters) SELECT id, organization_id, '{}' FROM users WHERE id = $1
     ON CONFLICT (user_id) DO NOTHING RETURNING organization_id AS "organizationId"`,
    [userId],
  );
  if (made[0]) await createStream(tx, awardLog(userId), made[0].organizationId);
  const [game] = await tx.query<Standing & { enabled: boolean }>(
    'SELECT user_id AS "userId", organization_id AS "organizationId", points, counters, enabled FROM games WHERE user_id = $1 FOR UPDATE', [userId],
  );
  return game ?? null;
}

/** Nobody is more than a learner where his own answers are looked at. */
function learnerOf({ userId, organizationId }: Standing): Viewer {
  return { id: userId, organizationId, role: Role.LEARNER, sessionFamilyId: '', expiresAt: new Date(), courses: new Map() };
}

/** To be looked at again when as much time has passed as since it happened, after a minute at the least and a day at the most; for a year. */
async function putAside(tx: Sql, userId: string, event: NotedEvent): Promise<void> {
  await tx.query(
    `INSERT INTO events_to_award (user_id, event, award_after)
     SELECT $1, $2, now() + least(greatest(now() - $3::timestamptz, interval '1 minute'), interval '1 day') WHERE $3::timestamptz > now() - interval '1 year'`,
    [userId, JSON.stringify(event), event.at],
  );
}

async function coursesWithoutGame(tx: Sql, courseIds: readonly string[]): Promise<Set<string>> {
  if (courseIds.length === 0) return new Set();
  const rows = await tx.query<{ courseId: string }>('SELECT course_id AS "courseId" FROM courses_without_game WHERE course_id = ANY ($1)', [courseIds]);
  return new Set(rows.map(({ courseId }) => courseId));
}

/** Those of them that there are, and whether he may edit each. */
async function coursesTaught(tx: Sql, userId: string, courseIds: readonly string[]): Promise<Map<string, boolean>> {
  if (courseIds.length === 0) return new Map();
  const rows = await tx.query<{ id: string; taught: boolean }>(
    `SELECT c.id, ${TEACHES} AS taught
       FROM courses c JOIN users u ON u.id = $1 WHERE c.id = ANY ($2)`,
    [userId, courseIds],
  );
  return new Map(rows.map(({ id, taught }) => [id, taught]));
}

interface Circumstances {
  today: number;
  /** He may not know yet what it came to. */
  isHidden: boolean;
  /** He could have made himself what it happened with. */
  isOwn: boolean;
}

async function look(tx: Sql, ledger: Ledger, occasion: Occasion, { today, isHidden, isOwn }: Circumstances): Promise<void> {
  const { verb, object } = occasion.event;
  if (verb === 'reviewed' || verb === 'answered') await learnt(tx, ledger, occasion, today);
  if (isHidden) return ledger.achieve(occasion);
  if (object.type === 'Card') await lookAtReview(tx, ledger, occasion, isOwn);
  else if (object.type === 'QuizItem') await lookAtAnswer(tx, ledger, occasion);
  else if (object.type === 'Attempt') await lookAtAttempt(ledger, occasion);
  // A course that asks for nothing but that its lessons are said to be finished is completed by clicking.
  else if (occasion.event.context?.extensions?.['quizzes']) await ledger.earn(occasion, { rule: AwardRule.COURSE_COMPLETED, subject: object.id, points: 0, counters: [Counter.COURSES_COMPLETED] });
  await ledger.achieve(occasion);
}

async function learnt(tx: Sql, ledger: Ledger, { event: { at }, learntOn: day, clock }: Occasion, today: number): Promise<void> {
  if (day === null) return;
  const { userId } = ledger.standing;
  const known = await tx.query('UPDATE learning_days SET last_at = greatest(last_at, $3) WHERE user_id = $1 AND day = $2 RETURNING day', [userId, day, at.toISOString()]);
  if (known.length > 0) return;
  // Whoever sets other clocks is on another day at once: that one counts after a night.
  const added = await tx.query(
    `INSERT INTO learning_days (user_id, day, clock, last_at) SELECT $1, $2, $3, $4::timestamptz
      WHERE NOT EXISTS (SELECT FROM learning_days WHERE user_id = $1 AND clock <> $3 AND last_at > $4::timestamptz - make_interval(hours => $5) AND last_at < $4::timestamptz + make_interval(hours => $5))
     RETURNING day`,
    [userId, day, clock, at.toISOString(), NIGHT_HOURS],
  );
  if (added.length === 0) return;
  const days = await learningDays(tx, userId);
  ledger.set(Counter.LEARNING_DAYS, days.length);
  ledger.set(Counter.LONGEST_STREAK, streakOf(days, await restsOf(tx, userId), today).longest);
}

/** Whether it can only cost something: a review that is undone, an answer that is graded and isn't right. */
function takesBack({ verb, object, result }: ActivityEvent): boolean {
  return verb === 'voided' || (verb !== 'answered' && object.type === 'QuizItem' && result?.score !== undefined && result.score.scaled < 1);
}

/** Of such an event what it costs, and nothing else. */
async function takeBack(ledger: Ledger, occasion: Occasion): Promise<void> {
  const { object, context } = occasion.event;
  if (object.type === 'QuizItem') {
    // Graded anew, what this very answer had earned was nothing.
    await ledger.takeBack(occasion, AwardRule.ANSWER_RIGHT, object.id, [Counter.ANSWERS_RIGHT], context?.attemptId ?? null);
    await ledger.takeBack(occasion, AwardRule.GAP_CLOSED, object.id, [Counter.GAPS_CLOSED], context?.attemptId ?? null);
    return;
  }
  const { reviewId, days } = context?.extensions ?? {};
  if (typeof reviewId === 'string' && typeof days === 'number') await ledger.takeBack(occasion, AwardRule.REVIEW_STUCK, reviewId, countersOfReview(days));
}

async function lookAtReview(tx: Sql, ledger: Ledger, occasion: Occasion, isOwn: boolean): Promise<void> {
  const { verb, result, context } = occasion.event;
  if (verb === 'voided') return takeBack(ledger, occasion);
  const { reviewId, days, due } = context?.extensions ?? {};
  if (typeof reviewId !== 'string' || typeof days !== 'number' || due !== true) return;
  const worth = result?.success ? pointsForReview(days) : 0;
  if (worth === 0) return;
  const points = isOwn ? Math.min(worth, await leftForOwnCards(tx, occasion)) : worth;
  await ledger.earn(occasion, { rule: AwardRule.REVIEW_STUCK, subject: reviewId, points, counters: countersOfReview(days) });
}

/** So many points that cards of his own, or of courses that he may edit, may still earn on that day. */
async function leftForOwnCards(tx: Sql, { event: { userId }, day }: Occasion): Promise<number> {
  const [row] = await tx.query<{ points: number }>(
    `SELECT COALESCE(sum(a.points), 0)::int AS points FROM awards a JOIN users u ON u.id = a.user_id LEFT JOIN courses c ON c.id = a.course_id
      WHERE a.user_id = $1 AND a.rule = $2 AND a.day = $3 AND (a.course_id IS NULL OR ${TEACHES})`,
    [userId, AwardRule.REVIEW_STUCK, day],
  );
  return Math.max(0, POINTS_PER_DAY - row!.points);
}

async function lookAtAnswer(tx: Sql, ledger: Ledger, occasion: Occasion): Promise<void> {
  const { userId } = ledger.standing;
  const { event: { object, result, context, at }, day } = occasion;
  const attemptId = context?.attemptId ?? null;
  if (result?.score === undefined) return;
  if (result.score.scaled < 1) {
    await tx.query(
      'INSERT INTO learning_gaps (user_id, item_id, attempt_id, day, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [userId, object.id, attemptId, day, at.toISOString()],
    );
    return takeBack(ledger, occasion);
  }
  // Graded wrong by mistake, it never was a gap.
  await tx.query('DELETE FROM learning_gaps WHERE user_id = $1 AND item_id = $2 AND attempt_id = $3', [userId, object.id, attemptId]);
  const [gap] = await tx.query(
    'SELECT FROM learning_gaps WHERE user_id = $1 AND item_id = $2 AND day < $3 AND at <= $4::timestamptz - make_interval(hours => $5)', [userId, object.id, day, at.toISOString(), NIGHT_HOURS],
  );
  if (gap) await ledger.earnAgain(occasion, { rule: AwardRule.GAP_CLOSED, subject: object.id, points: await leftOfDay(tx, occasion, POINTS.GAP_CLOSED), counters: [Counter.GAPS_CLOSED] });
  await ledger.earnAgain(occasion, { rule: AwardRule.ANSWER_RIGHT, subject: object.id, points: await leftOfDay(tx, occasion, POINTS.ANSWER_RIGHT), counters: [Counter.ANSWERS_RIGHT] });
}

/** So many points of those that answers may earn on that day. */
async function leftOfDay(tx: Sql, { event: { userId }, day }: Occasion, points: number): Promise<number> {
  const [row] = await tx.query<{ points: number }>(
    'SELECT COALESCE(sum(points), 0)::int AS points FROM awards WHERE user_id = $1 AND rule = ANY ($2) AND day = $3', [userId, [AwardRule.ANSWER_RIGHT, AwardRule.GAP_CLOSED], day],
  );
  return Math.min(points, Math.max(0, POINTS_PER_DAY - row!.points));
}

async function lookAtAttempt(ledger: Ledger, occasion: Occasion): Promise<void> {
  const { result, context } = occasion.event;
  if (context?.quizId === undefined || (result?.score?.scaled ?? 0) < 1 || (result?.score?.max ?? 0) < LEAST_POINTS) return;
  await ledger.earn(occasion, { rule: AwardRule.PERFECT_ATTEMPT, subject: context.quizId, points: 0, counters: [Counter.PERFECT_ATTEMPTS] });
}
