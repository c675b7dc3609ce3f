import type { AnalysedAnswer, LanguageCode } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import type { NewProfileClaim } from '../items/item.js';
import { acceptProfileClaim, profileClaimDraft } from '../items/profile-claim.js';
import { profileAnalysisPrompt } from '../prompts/profile-analysis.js';
import type { KindDefinition, KindInput, Subject } from './kind.js';

/** What is analysed: the answers as they were when their questionnaire was completed. */
export interface ProfileAnalysisInput extends KindInput {
  questionnaireId: string;
  /** Whose answers they are: no model learns the name. */
  learnerId: string;
  subject: string;
  answers: (AnalysedAnswer & { questionId: string })[];
  lessons: { lessonId: string; courseId: string; title: string; tokens: number }[];
  /** What the learner has said of himself. */
  said: string[];
  /** How many claims the answers hold at least. */
  claims: number;
  language: LanguageCode;
  /** An admin has it made again: it counts towards nobody's quota; left out: it is the learner's own. */
  automatic?: true;
}

export const profileAnalysis: KindDefinition<ProfileAnalysisInput, Subject<ProfileAnalysisInput>, NewProfileClaim> = {
  kind: GenerationKind.PROFILE_ANALYSIS,
  byServer: ({ automatic }) => automatic === true,
  concerns: ({ learnerId }) => [learnerId],
  items: {
    stage: 'claims',
    wanted: ({ claims }) => claims,
    // The engine quotes the learner, whatever language he answered in.
    accept: (item, { input: { answers, lessons, language } }, existing, by) => acceptProfileClaim(item, { answers, lessons, language: by === 'LOCAL' ? null : language }, existing),
    draftOf: profileClaimDraft,
    shownText: ({ content: { text } }) => text,
    viewOf: ({ content: { field, subject, text } }) => ({ head: `${field} ${subject ?? ''}\n${text}`, body: text, evidence: [] }),
  },
  // What a learner answers is no request: whatever stands in it is read as an answer.
  freeText: () => null,
  task: ({ input: { subject, answers, lessons, said, claims, language } }, existing) => ({
    kind: 'PROFILE_ANALYSIS', lesson: null, subject,
    answers: answers.map(({ number, purpose, question, answer, right, level, lesson, value }) => ({ number, purpose, question, answer, right, level, lesson, value })),
    lessons: lessons.map(({ title, tokens }) => ({ title, tokens })),
    said, count: claims - existing.length, language, difficulty: null, existing: existing.map(profileClaimDraft),
  }),
  prompt: profileAnalysisPrompt,
};
