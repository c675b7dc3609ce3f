import { mayReadAttempt } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { isId } from '../../platform/ids.js';
import type { Db } from '../../platform/postgres.js';
import type { EndedAttempt, OwnAttempts } from '../statistics/results.service.js';
import { attemptsByIds, endedOf, maybeHidden, questionsOf, type AttemptScope, type QuestionRow } from './attempts.repository.js';
import { attemptView, resultView, revealOf } from './attempts.view.js';

/** What somebody may see of his own attempts that have ended. */
export class ShownAttemptsService implements OwnAttempts {
  readonly #db: Db;

  constructor({ db }: { db: Db }) {
    this.#db = db;
  }

  /** Those of the attempts whose score the viewer may not see, for now or for good. */
  async hidden(viewer: Viewer, attemptIds: readonly string[]): Promise<Set<string>> {
    if (attemptIds.length === 0) return new Set();
    const attempts = await attemptsByIds(this.#db, attemptIds);
    const shown = new Set(attempts.filter((attempt) => revealOf(viewer, attemptView(viewer, attempt), null).score).map(({ id }) => id));
    return new Set(attemptIds.filter((id) => !shown.has(id)));
  }

  /** All of his own that have ended whose score the viewer may not see, for now or for good. */
  async allHidden(viewer: Viewer): Promise<Set<string>> {
    return this.hidden(viewer, await maybeHidden(this.#db, viewer.id));
  }

  /** Those alone whose score he may see, as their own settings say; newest first. */
  async shown(viewer: Viewer, scope: AttemptScope): Promise<EndedAttempt[]> {
    if (!('quizId' in scope ? isId('Quiz', scope.quizId) : isId('Course', scope.courseId))) return [];
    const ended = (await endedOf(this.#db, viewer.id, scope)).filter((attempt) => mayReadAttempt(viewer, attempt));
    const shown = ended.filter((attempt) => revealOf(viewer, attemptView(viewer, attempt), null).score);
    const questions = await questionsOf(this.#db, shown.map(({ id }) => id));
    return shown.map(({ submittedAt }, index) => endedAttempt(submittedAt!, questions[index]!));
  }
}

function endedAttempt(submittedAt: Date, questions: readonly QuestionRow[]): EndedAttempt {
  const answers = questions.flatMap(({ itemId, content, objectives, points }) => (
    points === null ? [] : [{ itemId, prompt: content.prompt, objectives, points, maxPoints: content.points }]
  ));
  return { submittedAt, score: resultView(questions).score, answers };
}
