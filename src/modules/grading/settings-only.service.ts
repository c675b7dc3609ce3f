import { RevealTime, type StoredSettings } from '../quizzes/quiz.entity.js';
import type { GradedAttempts } from './attempts.port.service.js';

/** Where nobody keeps attempts: what may be seen follows from the quiz's settings alone, and nobody needs to be told. */
export const settingsOnly: GradedAttempts = {
  lock: () => Promise.resolve(),
  graded: () => Promise.resolve([]),
  async reveal(sql, _viewer, attemptId) {
    const [row] = await sql.query<{ settings: StoredSettings; now: Date }>(
      `SELECT p.settings, now() AS now FROM graded_answers a JOIN quizzes q ON q.id = a.quiz_id
         JOIN quiz_publications p ON p.quiz_id = q.id AND p.version = q.published_version WHERE a.attempt_id = $1 LIMIT 1`,
      [attemptId],
    );
    if (!row) return { score: false, key: false };
    const { reveal, dueAt } = row.settings;
    const isShown = (time: RevealTime): boolean =>
      time === RevealTime.IMMEDIATELY || time === RevealTime.AFTER_SUBMISSION || (time === RevealTime.AFTER_DUE_DATE && dueAt !== null && new Date(dueAt) <= row.now);
    return { score: isShown(reveal.score), key: isShown(reveal.key) };
  },
};
