import type { Sql } from '../../platform/postgres.js';
import type { ActivityContext, ActivityResult, ActivityService, ActivityVerb, NewActivity } from '../activity/activity.service.js';
import { GradeOutcome, inHundredths, NOT_ANSWERED } from '../grading/grade.js';
import type { ObjectivesService } from '../objectives/objectives.service.js';
import type { QuestionType } from '../quizzes/quizzes.entity.js';

export interface AttemptHistoryOptions {
  activity: Pick<ActivityService, 'record'>;
  objectives: Pick<ObjectivesService, 'ofItems'>;
}

interface AttemptFacts {
  id: string;
  organizationId: string;
  userId: string;
  courseId: string;
  lessonId: string | null;
  quizId: string;
  language: string;
  startedAt: Date;
  submittedAt: Date | null;
  endedBy: string | null;
}

interface AnswerFacts {
  itemId: string;
  version: number;
  type: QuestionType;
  choices: number;
  multiple: boolean;
  isAnswered: boolean;
  savedAt: Date | null;
  outcome: GradeOutcome | null;
  points: number | null;
  maxPoints: number;
}

/** What the history is told of attempts, each time in the transaction that changes them; docs/activity.md says which events there are. */
export class AttemptHistory {
  readonly #options: AttemptHistoryOptions;

  constructor(options: AttemptHistoryOptions) {
    this.#options = options;
  }

  async started(tx: Sql, attemptId: string): Promise<void> {
    const attempt = await attemptFacts(tx, attemptId);
    await this.#options.activity.record(tx, ofAttempt(attempt, 'started', { at: attempt.startedAt }));
  }

  /** Each of its questions, at the time of its answer, and the attempt; to be said once code has graded what it can. @param isGraded whether that was all of it */
  async submitted(tx: Sql, attemptId: string, isGraded: boolean): Promise<void> {
    const attempt = await attemptFacts(tx, attemptId);
    const answers = await answerFacts(tx, attemptId);
    const events = await this.#ofAnswers(tx, attempt, answers, (answer) => ({
      verb: answer.isAnswered ? 'answered' : 'skipped', at: (answer.isAnswered && answer.savedAt) || attempt.submittedAt!,
    }));
    const durationMs = attempt.submittedAt!.getTime() - attempt.startedAt.getTime();
    const submitted = ofAttempt(attempt, 'submitted', { at: attempt.submittedAt!, result: { completion: true, durationMs } });
    const graded = isGraded ? [ofAttempt(attempt, 'graded', { result: totalOf(answers) })] : [];
    await this.#options.activity.record(tx, ...events, submitted, ...graded);
  }

  /** The last of its answers has a grade, or one of them another than before. */
  async graded(tx: Sql, attemptId: string, verb: 'graded' | 'regraded'): Promise<void> {
    const result = totalOf(await answerFacts(tx, attemptId));
    await this.#options.activity.record(tx, ofAttempt(await attemptFacts(tx, attemptId), verb, { result }));
  }

  /** An answer got its first grade after the submission, or another one; to be said once that stands beside it. */
  async answerGraded(tx: Sql, attemptId: string, itemId: string, verb: 'graded' | 'regraded'): Promise<void> {
    const answers = (await answerFacts(tx, attemptId)).filter((answer) => answer.itemId === itemId);
    const events = await this.#ofAnswers(tx, await attemptFacts(tx, attemptId), answers, () => ({ verb }));
    await this.#options.activity.record(tx, ...events);
  }

  async #ofAnswers(
    tx: Sql, attempt: AttemptFacts, answers: readonly AnswerFacts[], told: (answer: AnswerFacts) => Pick<NewActivity, 'verb' | 'at'>,
  ): Promise<NewActivity[]> {
    const objectives = new Map<string, string[]>();
    for (const { itemId, objectiveId } of await this.#options.objectives.ofItems(tx, answers)) {
      objectives.set(itemId, [...(objectives.get(itemId) ?? []), objectiveId]);
    }
    return answers.map((answer) => {
      const { itemId, version, type, choices, multiple } = answer;
      return {
        ...whose(attempt), ...told(answer), object: { type: 'QuizItem', id: itemId }, result: resultOf(answer),
        context: { ...contextOf(attempt), objectiveIds: objectives.get(itemId) ?? [], extensions: { version, type, choices, multiple } },
      };
    });
  }
}

function whose({ organizationId, userId }: AttemptFacts): Pick<NewActivity, 'organizationId' | 'userId'> {
  return { organizationId, userId };
}

function ofAttempt(attempt: AttemptFacts, verb: ActivityVerb, more: Pick<NewActivity, 'at' | 'result'>): NewActivity {
  const extensions = attempt.endedBy !== null && { extensions: { endedBy: attempt.endedBy } };
  return { ...whose(attempt), verb, object: { type: 'Attempt', id: attempt.id }, context: { ...contextOf(attempt), ...extensions }, ...more };
}

function contextOf({ id, courseId, lessonId, quizId, language }: AttemptFacts): ActivityContext {
  return { courseId, ...(lessonId !== null && { lessonId }), quizId, attemptId: id, language };
}

function totalOf(answers: readonly AnswerFacts[]): ActivityResult {
  const raw = inHundredths(answers.reduce((sum, { points }) => sum + (points ?? 0), 0));
  const max = answers.reduce((sum, { maxPoints }) => sum + maxPoints, 0);
  return max > 0 ? { completion: true, score: { scaled: raw / max, raw, max } } : { completion: true };
}

/** Null while it is UNGRADED. */
function resultOf({ outcome, points, maxPoints }: AnswerFacts): ActivityResult | null {
  if (points === null || outcome === null || outcome === GradeOutcome.UNGRADED || maxPoints === 0) return null;
  return { success: outcome === GradeOutcome.CORRECT, score: { scaled: points / maxPoints, raw: points, max: maxPoints } };
}

async function attemptFacts(tx: Sql, id: string): Promise<AttemptFacts> {
  const [facts] = await tx.query<AttemptFacts>(
    `SELECT a.id, a.organization_id AS "organizationId", a.user_id AS "userId", q.course_id AS "courseId", q.lesson_id AS "lessonId", q.id AS "quizId",
            lower(c.language) AS language, a.started_at AS "startedAt", a.submitted_at AS "submittedAt", a.ended_by AS "endedBy"
       FROM attempts a JOIN quizzes q ON q.id = a.quiz_id JOIN courses c ON c.id = q.course_id WHERE a.id = $1`,
    [id],
  );
  return facts!;
}

function answerFacts(tx: Sql, attemptId: string): Promise<AnswerFacts[]> {
  return tx.query<AnswerFacts>(
    `SELECT a.item_id AS "itemId", a.version, v.type, jsonb_array_length(COALESCE(v.content -> 'choices', '[]')) AS choices,
            COALESCE((v.content ->> 'multiple')::boolean, false) AS multiple, a.response IS NOT NULL AND a.how IS DISTINCT FROM $2 AS "isAnswered",
            a.saved_at AS "savedAt", a.outcome, a.points, (v.content ->> 'points')::float8 AS "maxPoints"
       FROM attempt_answers a JOIN quiz_item_versions v ON v.item_id = a.item_id AND v.version = a.version
      WHERE a.attempt_id = $1 ORDER BY a.position`,
    [attemptId, NOT_ANSWERED],
  );
}
