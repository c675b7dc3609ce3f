import type { Viewer } from '../../auth/viewer.js';
import type { Sql } from '../../platform/postgres.js';
import type { SubmittedGrade } from './submission.service.js';

/** What grading needs of the attempts whose answers it grades. */
export interface GradedAttempts {
  /** Locks an attempt, before its answers. */
  lock(tx: Sql, attemptId: string): Promise<void>;
  /** Writes a new grade beside its answer, and what follows for the attempt. @returns the logs that have something new */
  graded(tx: Sql, attemptId: string, grade: SubmittedGrade): Promise<string[]>;
  /** What whoever sat the quiz may see of it now. */
  reveal(sql: Sql, viewer: Viewer, attemptId: string): Promise<{ score: boolean; key: boolean }>;
}
