import type { LanguageCode } from '../../../orchestrator/model.js';
import { GenerationKind } from '../generation.entity.js';
import type { NewVerdict } from '../items/item.js';
import { acceptVerdict, verdictDraft } from '../items/verdict.js';
import { gradingPrompt } from '../prompts/grading.js';
import type { KindDefinition, KindInput, Subject } from './kind.js';

/** One judge's share of a short answer's grading. */
export interface GradingInput extends KindInput {
  question: string;
  answer: string;
  /** In the order of their numbers, from 1. */
  criteria: string[];
  /** Of two that know nothing of each other. */
  judge: 1 | 2;
  language: LanguageCode;
  /** Whose answer it is: no model learns the name. */
  learnerId: string;
  /** Of a practice quiz: what the judges quote of it is nobody's to read; left out: of a course's. */
  practice?: true;
}

export const grading: KindDefinition<GradingInput, Subject<GradingInput>, NewVerdict> = {
  kind: GenerationKind.GRADING,
  byServer: () => true,
  concerns: ({ learnerId }) => [learnerId],
  items: {
    stage: 'criteria',
    wanted: ({ criteria }) => criteria.length,
    accept: (item, { input: { answer, criteria } }, existing) => acceptVerdict(item, { answer, criteria: criteria.length }, existing),
    draftOf: verdictDraft,
    shownText: ({ content: { reason } }) => reason,
    viewOf: ({ content: { criterion, reason } }) => ({ head: String(criterion), body: reason, evidence: [] }),
  },
  // An answer is no request: whatever stands in it is judged.
  freeText: () => null,
  task: ({ input: { question, answer, criteria, judge, language } }, existing) => ({
    kind: 'GRADING',
    lesson: null,
    question,
    answer,
    criteria: criteria.map((text, at) => ({ number: at + 1, text })),
    judge,
    count: criteria.length - existing.length,
    language,
    difficulty: null,
    existing: existing.map(verdictDraft),
  }),
  prompt: gradingPrompt,
};
