import { mayEditQuizItems, type QuizAccess } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import type { Secrets, ShownContent } from './items.repository.js';
import type { QuestionContent } from './questions.service.js';

/** What of a question gives its answer away, and whether somebody may see it now. */
export interface Reveal {
  key: boolean;
  evidence: boolean;
  explanation: boolean;
}

const ALL: Reveal = { key: true, evidence: true, explanation: true };
const NOTHING: Reveal = { key: false, evidence: false, explanation: false };

/** The one rule by which a quiz's keys, evidence and explanations are shown, whatever path leads to them. */
export function revealFor(viewer: Viewer, quiz: QuizAccess): Reveal {
  return mayEditQuizItems(viewer, quiz) ? ALL : NOTHING;
}

/** A question with what may be seen of its secrets. */
export function shownQuestion(content: ShownContent, reveal: Reveal, secrets: Secrets | null): QuestionContent {
  return {
    ...content,
    explanation: reveal.explanation ? (secrets?.explanation ?? null) : null,
    evidence: reveal.evidence ? (secrets?.evidence ?? []) : [],
  };
}
