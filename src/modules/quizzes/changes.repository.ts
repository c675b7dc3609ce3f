import { newId } from '../../platform/ids.js';
import type { PageRequest } from '../../platform/graphql/pages.js';
import type { Sql } from '../../platform/postgres.js';
import type { FieldDifference, QuizAction } from './quiz.entity.js';

/** What was done, before it is written down. */
export interface NewChange {
  action: QuizAction;
  itemId?: string;
  differences?: FieldDifference[];
}

export interface ChangeRow {
  id: string;
  version: number;
  userId: string;
  userName: string;
  action: QuizAction;
  itemId: string | null;
  differences: FieldDifference[];
  at: Date;
}

/** @param version the quiz's, once this was done */
export async function recordChanges(
  tx: Sql,
  { id, organizationId }: { id: string; organizationId: string },
  version: number,
  userId: string,
  changes: readonly NewChange[],
): Promise<void> {
  await tx.query(
    `INSERT INTO quiz_changes (id, organization_id, quiz_id, version, user_id, action, item_id, differences)
     SELECT change.id, $1, $2, $3, $4, change.action, change.item_id, change.differences
       FROM unnest($5::text[], $6::text[], $7::text[], $8::jsonb[]) AS change (id, action, item_id, differences)`,
    [
      organizationId, id, version, userId, changes.map(() => newId('QuizChange')), changes.map(({ action }) => action),
      changes.map(({ itemId }) => itemId ?? null), changes.map(({ differences }) => JSON.stringify(differences ?? [])),
    ],
  );
}

/** A page of a quiz's changes; `after` is the id of the last one seen. */
export interface ChangePage extends PageRequest {
  quizId: string;
}

/** For each page its rows, newest first and one beyond it. */
export async function changePages(sql: Sql, pages: readonly ChangePage[]): Promise<ChangeRow[][]> {
  const rows = await sql.query<ChangeRow & { page: number }>(
    `SELECT page.number AS page, found.*
       FROM unnest($1::text[], $2::text[], $3::integer[]) WITH ORDINALITY AS page (quiz_id, after, count, number)
      CROSS JOIN LATERAL (
        SELECT c.id, c.version, c.user_id AS "userId", u.display_name AS "userName", c.action, c.item_id AS "itemId", c.differences, c.at
          FROM quiz_changes c JOIN users u ON u.id = c.user_id
         WHERE c.quiz_id = page.quiz_id AND (page.after IS NULL OR c.id < page.after) ORDER BY c.id DESC LIMIT page.count
      ) found ORDER BY page.number, found.id DESC`,
    [pages.map(({ quizId }) => quizId), pages.map(({ after }) => after), pages.map(({ first }) => first + 1)],
  );
  const result: ChangeRow[][] = pages.map(() => []);
  for (const { page, ...change } of rows) result[page - 1]!.push(change);
  return result;
}
