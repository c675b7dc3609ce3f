import { mayEditQuizItems, type QuizAccess } from '../../auth/policy.js';
import type { Viewer } from '../../auth/viewer.js';
import type { Secrets, ShownContent } from './items.repository.js';
import type { QuestionContent } from './questions.service.js';
import { RevealTime, type StoredSettings } from './quiz.entity.js';

/** What of a question gives its answer away, and whether somebody may see it now. */
export interface Reveal {
  key: boolean;
  evidence: boolean;
  explanation: boolean;
}

/** What may be seen of a question in an attempt: its score, too. */
export interface AttemptReveal extends Reveal {
  score: boolean;
}

const ALL: AttemptReveal = { key: true, evidence: true, explanation: true, score: true };
const NOTHING: AttemptReveal = { key: false, evidence: false, explanation: false, score: false };

/** The one rule by which a quiz's keys, evidence and explanations are shown outside of an attempt, whatever path leads to them. */
export function revealFor(viewer: Viewer, quiz: QuizAccess): Reveal {
  return mayEditQuizItems(viewer, quiz) ? ALL : NOTHING;
}

/** How far an attempt is. */
export interface Sitting {
  quiz: QuizAccess;
  rules: StoredSettings['reveal'];
  isOpen: boolean;
  /** Whether the same learner has another attempt open: what this one tells would answer that one. */
  sitsAgain: boolean;
  /** From when on nobody can sit the quiz any more; null: that time never comes. */
  dueAt: Date | null;
  now: Date;
}

/**
 * The same in an attempt, by the settings of the publication that it pins.
 * @param isFinal whether this question was answered for good; of the attempt as a whole: false
 */
export function revealInAttempt(viewer: Viewer, { quiz, rules, isOpen, sitsAgain, dueAt, now }: Sitting, isFinal: boolean): AttemptReveal {
  if (mayEditQuizItems(viewer, quiz)) return ALL;
  if (sitsAgain) return NOTHING;
  const isShown = (time: RevealTime): boolean => {
    switch (time) {
      case RevealTime.IMMEDIATELY:
        return !isOpen || isFinal;
      case RevealTime.AFTER_SUBMISSION:
        return !isOpen;
      case RevealTime.AFTER_DUE_DATE:
        return !isOpen && dueAt !== null && dueAt <= now;
      case RevealTime.NEVER:
        return false;
    }
  };
  return { key: isShown(rules.key), evidence: isShown(rules.evidence), explanation: isShown(rules.explanation), score: isShown(rules.score) };
}

/** Whether the quiz shows anything as soon as a question is answered: then an answer can't be changed once it is given. */
export function showsAtOnce(rules: StoredSettings['reveal']): boolean {
  return Object.values(rules).includes(RevealTime.IMMEDIATELY);
}

/** A question with what may be seen of its secrets. */
export function shownQuestion(content: ShownContent, reveal: Reveal, secrets: Secrets | null): QuestionContent {
  return {
    ...content,
    explanation: reveal.explanation ? (secrets?.explanation ?? null) : null,
    evidence: reveal.evidence ? (secrets?.evidence ?? []) : [],
  };
}
