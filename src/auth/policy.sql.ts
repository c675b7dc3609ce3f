import { Role, type Viewer } from './viewer.js';

/** CourseAccess of `courses c`, as one JSON value. */
export const COURSE_ACCESS =
  "jsonb_build_object('id', c.id, 'organizationId', c.organization_id, 'ownerId', c.owner_id, 'status', c.status, 'enrolmentPolicy', c.enrolment_policy)";

/** mayEditCourse of `users u` and `courses c` of one organization, whoever asks. What he answers there only tries it. */
export const TEACHES = `(u.role = 'ADMIN' OR (u.role = 'INSTRUCTOR'
  AND (c.owner_id = u.id OR EXISTS (SELECT FROM course_instructors t WHERE t.course_id = c.id AND t.user_id = u.id))))`;

/** mayReadCourse of any `users u` and `courses c`, not only of whoever asks. */
export const USER_READS_COURSE = `(c.organization_id = u.organization_id AND (
  ${TEACHES}
  OR (c.status = 'PUBLISHED' AND (c.enrolment_policy = 'OPEN'
    OR EXISTS (SELECT FROM enrolments e WHERE e.course_id = c.id AND e.user_id = u.id AND e.state = 'ACTIVE')))))`;

export interface CourseCondition {
  /** On `courses c`. */
  condition: string;
  /** Of its parameters, in their order. */
  values: unknown[];
}

/**
 * A question of the policy as a condition: mayEditCourse, mayReadCourse, mayKnowCourse or isShutOut.
 * @param firstParameter the number of the first of its parameters
 */
export function courseCondition(viewer: Viewer, question: 'edits' | 'reads' | 'knows' | 'is shut out', firstParameter: number): CourseCondition {
  const [organization, isAdmin, teacher, taught, joined] = [0, 1, 2, 3, 4].map((offset) => `$${firstParameter + offset}`);
  const edits = `(c.organization_id = ${organization} AND (${isAdmin}::boolean OR c.owner_id = ${teacher} OR c.id = ANY (${taught}::text[])))`;
  const isMember = `c.id = ANY (${joined}::text[])`;
  const published = (letsIn: string) => `(${edits} OR (c.organization_id = ${organization} AND c.status = 'PUBLISHED' AND (${letsIn} OR ${isMember})))`;
  const conditions = {
    edits,
    reads: published(`c.enrolment_policy = 'OPEN'`),
    knows: published(`c.enrolment_policy <> 'INVITATION'`),
    'is shut out': `(c.enrolment_policy <> 'OPEN' AND NOT ${isMember} AND NOT ${edits})`,
  };
  const teaches = viewer.role === Role.INSTRUCTOR;
  const parts = [...viewer.courses];
  const values = [
    viewer.organizationId,
    viewer.role === Role.ADMIN,
    teaches ? viewer.id : null,
    teaches ? parts.filter(([, part]) => part === 'INSTRUCTOR').map(([id]) => id) : [],
  ];
  return { condition: conditions[question], values: question === 'edits' ? values : [...values, parts.map(([id]) => id)] };
}
