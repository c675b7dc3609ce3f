import type { Sql } from '../../platform/postgres.js';
import { append, appendAll } from '../../streams/log.js';
import type { LanguageCode } from '../../orchestrator/model.js';
import { GradeOutcome } from '../grading/grade.js';
import { gradeSubmission } from '../grading/submission.service.js';
import { toBeMeasured } from '../statistics/measuring.service.js';
import { AttemptEnd } from './attempts.entity.js';
import { RevealTime } from '../quizzes/quiz.entity.js';
import { answersOf } from './attempts.repository.js';
import { FENCE, graded, submitted, timeLeft } from './events.js';
import type { AttemptHistory } from './history.service.js';
import { nextMark, secondsLeft } from './marks.js';

/** An attempt that nobody else ends or saves into meanwhile. */
interface Held {
  id: string;
  organizationId: string;
  courseId: string;
  quizId: string;
  userId: string;
  language: LanguageCode;
  partialCredit: boolean;
  startedAt: Date;
  endsAt: Date | null;
  dueAt: string | null;
  showsScore: RevealTime;
  now: Date;
}

/** Locks it: those who save wait here, and learn of its end. @returns null where it isn't open any more */
async function hold(tx: Sql, id: string): Promise<Held | null> {
  // By itself: what is read together with a lock that had to be waited for may be of the time before.
  await tx.query('SELECT FROM attempts WHERE id = $1 FOR UPDATE', [id]);
  const [held] = await tx.query<Held>(
    `SELECT a.id, a.organization_id AS "organizationId", q.course_id AS "courseId", a.quiz_id AS "quizId", a.user_id AS "userId", lower(c.language) AS language,
            COALESCE((p.settings ->> 'partialCredit')::boolean, true) AS "partialCredit", a.started_at AS "startedAt", a.ends_at AS "endsAt",
            p.settings ->> 'dueAt' AS "dueAt", p.settings -> 'reveal' ->> 'score' AS "showsScore", clock_timestamp() AS now
       FROM attempts a JOIN quizzes q ON q.id = a.quiz_id JOIN courses c ON c.id = q.course_id
       JOIN quiz_publications p ON p.quiz_id = a.quiz_id AND p.version = a.version
      WHERE a.id = $1 AND a.status = 'OPEN'`,
    [id],
  );
  return held ?? null;
}

/**
 * Submits what is there, once however often it is asked for: by hand, or by the clock with the same effect.
 * @returns whether it was this time
 */
export async function submit(tx: Sql, history: AttemptHistory, id: string): Promise<boolean> {
  const held = await hold(tx, id);
  if (!held) return false;
  await end(tx, history, held);
  return true;
}

/** What the clock does: tells how much time is left, or submits. @returns when it is to look again; null: never, undefined: nothing was due */
export async function look(tx: Sql, history: AttemptHistory, id: string): Promise<Date | null | undefined> {
  const held = await hold(tx, id);
  if (!held?.endsAt) return undefined;
  if (held.endsAt <= held.now) {
    await end(tx, history, held);
    return null;
  }
  const next = nextMark(held.startedAt, held.endsAt, held.now);
  const due = await tx.query('UPDATE attempts SET next_mark_at = $2 WHERE id = $1 AND next_mark_at <= $3 RETURNING id', [id, next, held.now]);
  if (due.length === 0) return undefined;
  await append(tx, { streamId: id, fence: FENCE, events: [timeLeft(secondsLeft(held.endsAt, held.now))] });
  return next;
}

async function end(tx: Sql, history: AttemptHistory, held: Held): Promise<void> {
  const { id, endsAt, dueAt, showsScore, now } = held;
  const isOver = endsAt !== null && endsAt <= now;
  const atLimit = dueAt !== null && endsAt?.getTime() === Date.parse(dueAt) ? AttemptEnd.DUE_DATE : AttemptEnd.TIME_LIMIT;
  const endedBy = isOver ? atLimit : AttemptEnd.LEARNER;
  // Most need nobody else to grade them: those are submitted and graded in one step.
  const isGraded = await grade(tx, held);
  await tx.query(
    `UPDATE attempts SET submitted_at = $2, ended_by = $3, next_mark_at = NULL, status = CASE WHEN $4 THEN 'GRADED' ELSE 'SUBMITTED' END,
            graded_at = CASE WHEN $4 THEN clock_timestamp() END
      WHERE id = $1`,
    // Whoever comes late to end it, it ended when it had to.
    [id, isOver ? endsAt : now, endedBy, isGraded],
  );
  // When it is graded is a part of the score: that it needed nobody says that each short answer was an accepted one.
  const isLast = showsScore !== RevealTime.IMMEDIATELY && showsScore !== RevealTime.AFTER_SUBMISSION;
  const events = isGraded && !isLast ? [submitted(endedBy), graded()] : [submitted(endedBy)];
  await append(tx, { streamId: id, fence: FENCE, events, closes: isLast || isGraded });
  await history.submitted(tx, id, isGraded);
  await toBeMeasured(tx, [id]);
}

/** To be said in the transaction that grades the last of its answers, with the attempt's row locked. @returns whether it was this time */
export async function markGraded(tx: Sql, history: AttemptHistory, id: string): Promise<boolean> {
  const marked = await tx.query(`UPDATE attempts SET status = 'GRADED', graded_at = clock_timestamp() WHERE id = $1 AND status = 'SUBMITTED' RETURNING id`, [id]);
  // Its log may have ended with its submission.
  if (marked.length === 0) return false;
  await appendAll(tx, [{ streamId: id, fence: FENCE, events: [graded()], closes: true }]);
  await history.graded(tx, id, 'graded');
  return true;
}

/** What code can grade. @returns whether that was all of it */
async function grade(tx: Sql, { id: attemptId, userId: learnerId, ...held }: Held): Promise<boolean> {
  const grades = await gradeSubmission(tx, { ...held, attemptId, learnerId, answers: await answersOf(tx, attemptId) });
  await tx.query(
    `UPDATE attempt_answers a SET outcome = g.outcome, points = g.points, how = g.how
       FROM unnest($2::text[], $3::text[], $4::float8[], $5::text[]) AS g (item_id, outcome, points, how)
      WHERE a.attempt_id = $1 AND a.item_id = g.item_id`,
    [attemptId, grades.map(({ itemId }) => itemId), grades.map(({ outcome }) => outcome), grades.map(({ points }) => points), grades.map(({ how }) => how)],
  );
  return grades.every(({ outcome }) => outcome !== GradeOutcome.UNGRADED);
}
