import type { AnalysedAnswer, LanguageCode } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import type { NewProfileClaim } from '../items/item.js';
import { acceptProfileClaim, claimsLeftOut, profileClaimDraft, type CitableFact } from '../items/profile-claim.js';
import { profileAnalysisPrompt } from '../prompts/profile-analysis.js';
import type { KindDefinition, KindInput, Subject } from './kind.js';

/** What is analysed: the answers as they were when their questionnaire was completed, and what the history then showed. */
export interface ProfileAnalysisInput extends KindInput {
  questionnaireId: string;
  /** Whose answers they are: no model learns the name. */
  learnerId: string;
  subject: string;
  answers: (AnalysedAnswer & { questionId: string })[];
  /** What the history shows; left out of those that were asked for before it was read. */
  facts?: CitableFact[];
  lessons: { lessonId: string; courseId: string; title: string; tokens: number }[];
  /** What the learner has said of himself. */
  said: string[];
  /** How many claims the answers hold at least. */
  claims: number;
  /** In which the questions were asked; left out: in `language`. */
  askedIn?: LanguageCode;
  /** In which the learner reads what is said of him. */
  language: LanguageCode;
  /** An admin has it made again: it counts towards nobody's quota; left out: it is the learner's own. */
  automatic?: true;
}

export const profileAnalysis: KindDefinition<ProfileAnalysisInput, Subject<ProfileAnalysisInput>, NewProfileClaim> = {
  kind: GenerationKind.PROFILE_ANALYSIS,
  byServer: ({ automatic }) => automatic === true,
  isPersonal: true,
  tellsOfUser: () => true,
  concerns: ({ learnerId }) => [learnerId],
  items: {
    stage: 'claims',
    wanted: ({ claims }) => claims,
    // The engine quotes the learner, whatever language he answered in.
    accept: (item, { input: { answers, facts = [], lessons, language, askedIn = language } }, existing, by) => (
      acceptProfileClaim(item, { answers, facts, lessons, askedIn, language: by === 'LOCAL' ? null : language }, existing)
    ),
    draftOf: profileClaimDraft,
    noticeOf: claimsLeftOut,
    shownText: ({ content: { text } }) => text,
    viewOf: ({ content: { field, subject, text } }) => ({ head: `${field} ${subject ?? ''}\n${text}`, body: text, evidence: [] }),
  },
  // What a learner answers is no request: whatever stands in it is read as an answer.
  freeText: () => null,
  task: ({ input: { subject, answers, facts = [], lessons, said, claims, language, askedIn = language } }, existing) => ({
    kind: 'PROFILE_ANALYSIS', lesson: null, subject,
    answers: answers.map(({ number, purpose, question, answer, right, level, lesson, value }) => ({ number, purpose, question, answer, right, level, lesson, value })),
    facts: facts.map(({ number, kind, about, lesson, figures, shows }) => ({ number, kind, about, lesson, figures, shows })),
    lessons: lessons.map(({ title, tokens }) => ({ title, tokens })),
    said, count: claims - existing.length, askedIn, language, difficulty: null, existing: existing.map(profileClaimDraft),
  }),
  prompt: profileAnalysisPrompt,
};
