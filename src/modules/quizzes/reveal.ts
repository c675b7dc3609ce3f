import { mayEditQuizItems, type QuizAccess } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';

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
