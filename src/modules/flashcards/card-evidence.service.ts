import type { Sql } from '../../platform/postgres.js';
import { evidenceIn, type ChangedLesson } from '../quizzes/quiz-evidence.service.js';
import type { StoredEvidence } from '../quizzes/quizzes.entity.js';

/** Keeps the evidence of cards in step with the lesson that it stands in, as that of quizzes' items. */
export class CardEvidenceService {
  /**
   * In the transaction in which a lesson changed: evidence whose quote still stands moves to the new version; a card whose quote
   * doesn't is marked stale, and no longer so once it stands again. What anybody remembers of it stays.
   */
  async lessonChanged(tx: Sql, lesson: ChangedLesson): Promise<void> {
    const cards = await tx.query<{ id: string; evidence: StoredEvidence[] }>('SELECT id, evidence FROM cards WHERE lesson_id = $1 ORDER BY id FOR NO KEY UPDATE', [lesson.id]);
    if (cards.length === 0) return;
    const settled = cards.map(({ evidence }) => evidenceIn(lesson, evidence));
    await tx.query(
      `UPDATE cards k SET evidence = now.evidence, stale_reason = now.reason
         FROM unnest($1::text[], $2::jsonb[], $3::text[]) AS now (id, evidence, reason) WHERE k.id = now.id`,
      [cards.map(({ id }) => id), settled.map(({ evidence }) => JSON.stringify(evidence)), settled.map(({ staleReason }) => staleReason)],
    );
  }
}
