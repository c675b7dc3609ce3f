import { mayArrangeQuiz } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import { QuizPurpose, QuizStatus, type StoredSettings } from './quiz.entity.js';
import type { QuizRow } from './quiz.repository.js';
import type { QuizSettings } from './settings.type.js';

/** A quiz as one viewer sees it. */
export interface QuizView extends Omit<QuizRow, 'settings'> {
  settings: QuizSettings;
  publishedVersion: number | null;
  publishedAt: Date | null;
  hasUnpublishedChanges: boolean;
  reviewed: boolean;
}

/** Who may change it sees it as it stands; everybody else as it was published last, its version included. */
export function quizView(viewer: Viewer, quiz: QuizRow): QuizView {
  const { publication } = quiz;
  const isPublished = quiz.status === QuizStatus.PUBLISHED && publication !== null;
  const shown = isPublished && !mayArrangeQuiz(viewer, quiz) ? { ...quiz, ...publication, updatedAt: publication.publishedAt } : quiz;
  return {
    ...shown,
    settings: settingsView(shown.settings),
    publishedVersion: publication?.version ?? null,
    publishedAt: publication?.publishedAt ?? null,
    hasUnpublishedChanges: isPublished && publication.version !== shown.version,
    reviewed: isPublished && quiz.purpose === QuizPurpose.COURSE,
  };
}

/** With instants for ISO 8601. */
export function settingsView({ opensAt, dueAt, partialCredit = true, keyCheck = true, ...settings }: StoredSettings): QuizSettings {
  return { ...settings, partialCredit, keyCheck, opensAt: instant(opensAt), dueAt: instant(dueAt) };
}

function instant(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
