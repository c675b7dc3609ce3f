import type { Sql } from '../../platform/postgres.js';
import { reviewsChanged } from '../review-queue/entries.service.js';
import type { StoredEvidence } from './quizzes.entity.js';

export interface ChangedLesson {
  id: string;
  version: number;
  body: string;
}

interface EvidenceRow {
  itemId: string;
  version: number;
  evidence: StoredEvidence[];
}

/** Keeps the evidence of quizzes' items in step with the lessons that it stands in. */
export class QuizEvidenceService {
  /**
   * In the transaction in which a lesson changed: evidence whose quote still stands moves to the new version, also to
   * another place of it; an item of which one quote doesn't is marked stale, and no longer so once it stands again.
   */
  async lessonChanged(tx: Sql, lesson: ChangedLesson): Promise<void> {
    const rows = await followedVersions(tx, lesson.id);
    if (rows.length === 0) return;
    const settled = rows.map(({ evidence }) => evidenceIn(lesson, evidence));
    await tx.query(
      `UPDATE quiz_item_versions v
          SET evidence = now.evidence, stale_reason = now.reason,
              stale_since = CASE WHEN now.reason IS NULL THEN NULL ELSE coalesce(v.stale_since, now()) END
         FROM unnest($1::text[], $2::integer[], $3::jsonb[], $4::text[]) AS now (item_id, version, evidence, reason)
        WHERE v.item_id = now.item_id AND v.version = now.version`,
      [
        rows.map(({ itemId }) => itemId), rows.map(({ version }) => version),
        settled.map(({ evidence }) => JSON.stringify(evidence)), settled.map(({ staleReason }) => staleReason),
      ],
    );
    await reviewsChanged(tx, { itemIds: rows.map(({ itemId }) => itemId) });
  }
}

/** Those that count now or are published; the others are history, true of the lesson as it was. */
function followedVersions(tx: Sql, lessonId: string): Promise<EvidenceRow[]> {
  return tx.query<EvidenceRow>(
    `SELECT v.item_id AS "itemId", v.version, v.evidence
       FROM quiz_item_versions v JOIN quiz_items i ON i.id = v.item_id JOIN quizzes q ON q.id = i.quiz_id
       LEFT JOIN quiz_publications p ON p.quiz_id = q.id AND p.version = q.published_version
      WHERE v.lesson_id = $1
        AND (v.version = i.version OR p.items @> jsonb_build_array(jsonb_build_object('itemId', v.item_id, 'version', v.version)))
      ORDER BY v.item_id, v.version FOR UPDATE OF v`,
    [lessonId],
  );
}

/** Where evidence stands in a lesson as it is now; what no longer does stays as it was, with the reason. */
export function evidenceIn(lesson: ChangedLesson, evidence: readonly StoredEvidence[]): { evidence: StoredEvidence[]; staleReason: string | null } {
  let staleReason: string | null = null;
  const moved = evidence.map((each) => {
    if (each.lessonId !== lesson.id) return each;
    const start = nearest(lesson.body, each);
    if (start !== null) return { ...each, lessonVersion: lesson.version, start, end: start + each.quote.length };
    staleReason = `Since version ${lesson.version} the lesson no longer reads: “${each.quote}”`;
    return each;
  });
  return { evidence: moved, staleReason };
}

/** Of the places that read exactly as the quote, the one nearest to where it stood: an edit rarely moves a passage far. */
function nearest(body: string, { quote, start }: StoredEvidence): number | null {
  const before = body.lastIndexOf(quote, start);
  const behind = body.indexOf(quote, start);
  if (before < 0) return behind < 0 ? null : behind;
  if (behind < 0) return before;
  return start - before <= behind - start ? before : behind;
}
