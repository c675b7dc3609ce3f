import { FailureCode } from '../events.type.js';
import { GenerationStatus } from '../generation.entity.js';
import { isFinal } from '../generation.loaders.js';
import type { Failure } from '../generation.repository.js';
import { DraftedLessonStatus } from './course-drafts.entity.js';
import type { DraftedLessonRow } from './course-drafts.repository.js';

/** `budget` are the sections that there was no money for. */
export type LessonEnd = { status: DraftedLessonStatus; failure: Failure | null } | { budget: string[]; message: string };

/** What became of a lesson that was being drafted; null while some of it is. A section that could not be begun is still to be. */
export function endOf({ sections }: Pick<DraftedLessonRow, 'sections'>): LessonEnd | null {
  const ended = sections.map(({ generationId, generationStatus, generationFailure }) => ({ generationId, status: generationStatus, failure: generationFailure }));
  if (ended.some(({ status }) => status !== null && !isFinal(status))) return null;
  const poor = sections.filter(({ generationFailure }) => generationFailure?.code === FailureCode.BUDGET_EXHAUSTED);
  if (poor.length > 0) return { budget: poor.map(({ id }) => id), message: poor[0]!.generationFailure!.message };
  const failed = ended.find(({ status }) => status === GenerationStatus.FAILED);
  if (failed) return { status: DraftedLessonStatus.FAILED, failure: failed.failure };
  if (ended.some(({ status }) => status === GenerationStatus.CANCELLED)) return { status: DraftedLessonStatus.CANCELLED, failure: null };
  return { status: ended.some(({ status }) => status === null) ? DraftedLessonStatus.PENDING : DraftedLessonStatus.DRAFTED, failure: null };
}
