import type { Accepting } from '../../../orchestrator/orchestrator.js';
import type { LanguagePack } from '../../../orchestrator/providers/local/languages/pack.js';
import { testEvidence } from '../../../orchestrator/providers/local/quiz/evidence-test.js';
import type { DraftQuestion } from '../../../orchestrator/model.js';
import { draftOf } from '../../quizzes/questions.service.js';
import { keyedIn } from '../../quizzes/solution.js';
import type { StoredCheck } from '../../quizzes/quizzes.entity.js';
import { isQuestion } from '../items/item.js';
import type { Accepted } from '../transcript.js';

/** Who a check is by that no model made. */
export const BY_EVIDENCE = 'evidence';

/** An item with its check. @param strict whether one that is in doubt is not let through, as there is no person to look at it */
export function withCheck(accepted: Accepted, check: StoredCheck, strict: boolean): Accepting<Accepted> {
  if (check.reason === null || !strict) return { ok: true, item: { ...accepted, check } };
  // What the second solver answered is not told, or its author would only copy that.
  return { ok: false, reason: 'somebody who knows the lesson, but not its key, came to another answer: make it certain, or replace it' };
}

/** An item of the engine's, held against its own evidence. */
export function byEvidence(accepted: Accepted, pack: LanguagePack, strict: boolean): Accepting<Accepted> {
  const { item } = accepted;
  return isQuestion(item) ? withCheck(accepted, evidenceCheck(draftOf(item), pack), strict) : { ok: true, item: accepted };
}

export function evidenceCheck(draft: DraftQuestion, pack: LanguagePack): StoredCheck {
  const { answered, problem } = testEvidence(draft, pack);
  return { by: BY_EVIDENCE, keyed: keyedIn(draft), answered, reason: problem, at: new Date().toISOString() };
}

/** Of an answer that is kept only once all of it was checked. */
export function checkedBefore(): StoredCheck {
  return { by: 'cache', keyed: [], answered: [], reason: null, at: new Date().toISOString() };
}
