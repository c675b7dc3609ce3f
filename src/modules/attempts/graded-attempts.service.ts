import { GradeOutcome } from '../grading/grade.js';
import type { GradedAttempts } from '../grading/attempts.port.service.js';
import { toBeMeasured } from '../statistics/measuring.service.js';
import { attemptById } from './attempts.repository.js';
import { attemptView, revealOf } from './attempts.view.js';
import { markGraded } from './ending.js';
import type { AttemptHistory } from './history.service.js';

/** Attempts as those see them who grade answers after their submission. */
export const gradedAttempts = (history: AttemptHistory): GradedAttempts => ({
  async lock(tx, attemptId) {
    await tx.query('SELECT FROM attempts WHERE id = $1 FOR UPDATE', [attemptId]);
  },
  async graded(tx, attemptId, { itemId, outcome, points, how }) {
    const [{ before }] = await tx.query<{ before: GradeOutcome }>('SELECT outcome AS before FROM attempt_answers WHERE attempt_id = $1 AND item_id = $2', [attemptId, itemId]) as [{ before: GradeOutcome }];
    await tx.query('UPDATE attempt_answers SET outcome = $3, points = $4, how = $5 WHERE attempt_id = $1 AND item_id = $2', [attemptId, itemId, outcome, points, how]);
    await history.answerGraded(tx, attemptId, itemId, before === GradeOutcome.UNGRADED ? 'graded' : 'regraded');
    await toBeMeasured(tx, [attemptId]);
    const [{ ungraded }] = await tx.query<{ ungraded: number }>(
      `SELECT count(*) AS ungraded FROM attempt_answers WHERE attempt_id = $1 AND (outcome IS NULL OR outcome = 'UNGRADED')`, [attemptId],
    ) as [{ ungraded: number }];
    if (ungraded > 0) return [];
    // Those that were graded before have another score now.
    if (!(await markGraded(tx, history, attemptId))) await history.graded(tx, attemptId, 'regraded');
    return [attemptId];
  },
  async reveal(sql, viewer, attemptId) {
    const attempt = await attemptById(sql, attemptId);
    if (!attempt) return { score: false, key: false };
    const { score, key } = revealOf(viewer, attemptView(viewer, attempt), null);
    return { score, key };
  },
});
