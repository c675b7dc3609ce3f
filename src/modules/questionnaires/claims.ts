import type { DraftClaim } from '../../orchestrator/model.js';
import { newId } from '../../platform/ids.js';
import type { Claim, ClaimField, ProfileDocument } from '../profiles/profiles.service.js';
import type { Material } from './material.service.js';
import type { QuestionnaireRow } from './questionnaires.repository.js';

/** What an analysis says, whoever made it. */
export interface MadeClaim extends Pick<Claim, 'field' | 'subject' | 'value' | 'text' | 'confidence' | 'courseId' | 'lessonId'> {
  answers: { questionId: string; quote: string }[];
}

const LONGEST_QUOTE = 300;
/** What another frontend says to be right may be anything. */
const UNVERIFIED = 0.5;

/** A draft with what its numbers mean. */
export function ofDraft({ field, subject, value, text, confidence, answers: numbers, lesson }: DraftClaim, answers: Material['answers'], lessons: Material['lessons']): MadeClaim {
  const named = lessons[lesson - 1];
  return {
    field: field as ClaimField, subject: subject === '' ? null : subject, value: value === '' ? null : value, text, confidence,
    courseId: named?.courseId ?? null, lessonId: named?.lessonId ?? null,
    answers: answers.filter(({ number }) => numbers.includes(number)).map(({ questionId, answer }) => ({ questionId, quote: answer })),
  };
}

export function analysisOf({ id, completedAt }: Pick<QuestionnaireRow, 'id' | 'completedAt'>, generationId: string | null): ProfileDocument['analysis'] {
  return { questionnaireId: id, generationId, ...(completedAt && { answeredAt: completedAt.toISOString() }) };
}

/** The profile's claim. Answers that there are not count for nothing, and what rests on none of them is no claim. */
export function claimOf(made: MadeClaim, { row, material, by }: { row: Pick<QuestionnaireRow, 'id'>; material: Pick<Material, 'answers' | 'claimed'>; by: 'MODEL' | 'LOCAL' }): Claim {
  const { field, subject, value, text, confidence, courseId, lessonId } = made;
  const isClaimed = made.answers.every(({ questionId }) => material.claimed.includes(questionId));
  return {
    id: newId('Claim'), field, subject, value, text, courseId, lessonId,
    confidence: isClaimed ? confidence * UNVERIFIED : confidence,
    evidence: made.answers.map(({ questionId, quote }) => ({ kind: 'ANSWER', id: questionId, questionnaireId: row.id, quote: shortened(quote) })),
    origin: isClaimed ? 'IMPORT' : by,
    status: 'STANDING', note: null, answersFor: [], at: new Date().toISOString(),
  };
}

function shortened(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE).toWellFormed().replace(/\uFFFD$/, '')} …`;
}
