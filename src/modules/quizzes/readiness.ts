import type { ItemRow } from './items.repository.js';
import { ItemDecision } from './items.entity.js';
import { QuizPurpose } from './quiz.entity.js';
import type { QuizRow } from './quiz.repository.js';
import { ItemProblemReason, QuizNotReady } from './quiz.type.js';
import { CheckStatus } from './quizzes.entity.js';

/**
 * Which items a quiz is published with: those that its teacher accepted, or, for practice, those that nothing speaks
 * against; or why it can't be. What a person wrote is his own word and needs no check, unless one disagreed.
 */
export function publishable({ purpose }: Pick<QuizRow, 'purpose'>, items: readonly ItemRow[]): ItemRow[] | QuizNotReady {
  const isPractice = purpose === QuizPurpose.PRACTICE;
  const offered = items.filter(({ decision }) => decision !== ItemDecision.REJECTED);
  const problems = offered.flatMap((item) => {
    const reason = isPractice ? faultOf(item) : problemOf(item);
    return reason === null ? [] : [{ itemId: item.id, position: item.position!, reason }];
  });
  const sound = offered.filter(({ id }) => problems.every(({ itemId }) => itemId !== id));
  if (sound.length > 0 && (isPractice || problems.length === 0)) return sound;
  const message = problems.length === 0
    ? 'The quiz has no item that is accepted.'
    : `${problems.length} of its items can not be published as they are.`;
  return Object.assign(new QuizNotReady(), { message, problems });
}

function problemOf(item: ItemRow): ItemProblemReason | null {
  return item.decision === ItemDecision.PENDING ? ItemProblemReason.PENDING : faultOf(item);
}

function faultOf({ checkStatus, authorId, staleReason }: ItemRow): ItemProblemReason | null {
  if (checkStatus === CheckStatus.QUARANTINED) return ItemProblemReason.QUARANTINED;
  if (checkStatus === CheckStatus.UNCHECKED && authorId === null) return ItemProblemReason.UNCHECKED;
  return staleReason === null ? null : ItemProblemReason.STALE;
}
