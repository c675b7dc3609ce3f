import type { Viewer } from '../../auth/viewer.js';
import { itemDifferences } from './differences.js';
import type { ProposalRow, Secrets, VersionRow } from './items.repository.js';
import type { QuizItemRow } from './items.service.js';
import type { ItemCheck, ItemChecking, ItemProposal, ItemProvenance, QuizItemVersionType, StaleEvidence } from './items.type.js';
import { CheckStatus, type StoredCheck } from './quizzes.entity.js';
import { revealFor, shownQuestion } from './reveal.js';
import { writtenFrom } from './taken.js';

export function provenanceOf(version: VersionRow): ItemProvenance {
  const { origin, provider, model, promptVersion, generationId, sourceQuestionId, authorId, authorName, acceptedBy, acceptedName, acceptedAt } = version;
  return {
    origin, provider, model, promptVersion, generationId, sourceQuestionId, acceptedAt,
    author: person(authorId, authorName),
    acceptedBy: person(acceptedBy, acceptedName),
  };
}

function person(id: string | null, displayName: string | null) {
  return id === null ? null : { id, displayName: displayName ?? '' };
}

/** Null for whom the evidence, of which it speaks, is hidden from. */
export function staleEvidenceOf(viewer: Viewer, { quiz, staleReason, staleSince }: QuizItemRow): StaleEvidence | null {
  return staleReason !== null && staleSince !== null && revealFor(viewer, quiz).evidence ? { reason: staleReason, since: staleSince } : null;
}

/** All of an item's versions, each with what changed. @param versions oldest first */
export function versionViews(viewer: Viewer, { quiz }: QuizItemRow, versions: readonly (VersionRow & Secrets)[]): QuizItemVersionType[] {
  const reveal = revealFor(viewer, quiz);
  return versions.map((version, index) => ({
    version: version.version,
    question: shownQuestion(version.content, reveal, version),
    key: { questionId: version.itemId, ...version.key },
    difficulty: version.difficulty,
    objectives: version.objectives,
    provenance: provenanceOf(version),
    checkStatus: version.checkStatus,
    check: checkView(version.check),
    differences: itemDifferences(versions[index - 1] ?? null, version),
    createdAt: version.createdAt,
  }));
}

export function checkView(check: StoredCheck | null): ItemCheck | null {
  return check && { ...check, at: new Date(check.at) };
}

/** What keeps the key of an item unchecked; null where it was checked, or is its author's word. */
export function checkingOf({ checkStatus, authorId, checkId, checkState, checkFailure, checkRefusal, checkAfter }: QuizItemRow): ItemChecking | null {
  if (checkStatus !== CheckStatus.UNCHECKED || (authorId !== null && checkId === null)) return null;
  const isUnderWay = checkState === 'QUEUED' || checkState === 'RUNNING';
  const left = checkId !== null && !isUnderWay ? (checkFailure ?? 'The second solver did not answer it.') : null;
  return { generationId: checkId, status: checkState, reason: checkRefusal ?? left, retryAt: checkAfter };
}

/** What is offered in the item's place, with its difference. */
export function proposalView(viewer: Viewer, item: QuizItemRow, proposal: ProposalRow, secrets: Secrets): ItemProposal {
  const { generationId, status, question, input } = proposal;
  if (!question) return { generationId, status, question: null, differences: [] };
  const written = { ...writtenFrom(question, { id: generationId, input }, null), objectives: item.objectives };
  return {
    generationId,
    status,
    question: shownQuestion({ ...written.content, id: item.id }, revealFor(viewer, item.quiz), written),
    differences: itemDifferences({ ...item, ...secrets }, written),
  };
}
