import type { DraftClaim } from '../../orchestrator/model.js';
import { newId } from '../../platform/ids.js';
import type { Claim, ClaimEvidence, ClaimField, ProfileDocument } from '../profiles/profiles.service.js';
import type { Material } from './material.service.js';
import type { ShownFact } from './record.service.js';
import type { QuestionnaireRow } from './questionnaires.repository.js';

/** What an analysis says, whoever made it. */
export interface MadeClaim extends Pick<Claim, 'field' | 'subject' | 'value' | 'text' | 'confidence' | 'courseId' | 'lessonId'> {
  answers: { questionId: string; quote: string }[];
  /** Left out: none. */
  events?: ShownFact['events'];
}

const LONGEST_QUOTE = 300;
/** What another frontend says to be right may be anything. */
const UNVERIFIED = 0.5;

/** A draft with what its numbers mean. */
export function ofDraft({ field, subject, value, text, confidence, answers: numbers, lesson }: DraftClaim, { answers, facts, lessons }: Pick<Material, 'answers' | 'facts' | 'lessons'>): MadeClaim {
  const named = lessons[lesson - 1];
  return {
    field: field as ClaimField, subject: subject === '' ? null : subject, value: value === '' ? null : value, text, confidence,
    courseId: named?.courseId ?? null, lessonId: named?.lessonId ?? null,
    answers: answers.filter(({ number }) => numbers.includes(number)).map(({ questionId, answer }) => ({ questionId, quote: answer })),
    events: facts.filter(({ number }) => numbers.includes(number)).flatMap(({ events }) => events),
  };
}

/** The objectives of which facts tell. */
export function objectivesIn(facts: readonly Pick<ShownFact, 'kind' | 'events'>[]): ReadonlySet<string> {
  return new Set(facts.flatMap(({ kind, events }) => (kind === 'MASTERY' ? events.flatMap(({ aboutId }) => aboutId ?? []) : [])));
}

export function analysisOf({ id, completedAt }: Pick<QuestionnaireRow, 'id' | 'completedAt'>, generationId: string | null): ProfileDocument['analysis'] {
  return { questionnaireId: id, generationId, ...(completedAt && { answeredAt: completedAt.toISOString() }) };
}

export interface ClaimGrounds {
  row: Pick<QuestionnaireRow, 'id'>;
  /** The questions of which only another frontend says what is right. */
  claimed: ReadonlySet<string>;
  by: 'MODEL' | 'LOCAL';
}

/** The profile's claim. Only what rests on another frontend's word alone is not vouched for here. */
export function claimOf(made: MadeClaim, { row, claimed, by }: ClaimGrounds): Claim {
  const { field, subject, value, text, confidence, courseId, lessonId, answers, events = [] } = made;
  const isClaimed = events.length === 0 && answers.every(({ questionId }) => claimed.has(questionId));
  return {
    id: newId('Claim'), field, subject, value, text, courseId, lessonId,
    confidence: isClaimed ? confidence * UNVERIFIED : confidence,
    evidence: [
      ...answers.map(({ questionId, quote }): ClaimEvidence => ({ kind: 'ANSWER', id: questionId, questionnaireId: row.id, quote: shortened(quote) })),
      // One that several facts rest on is named once.
      ...new Map(events.map(({ eventId, quote, aboutId }): [string, ClaimEvidence] => [eventId, { kind: 'EVENT', id: eventId, questionnaireId: null, quote: shortened(quote), aboutId }])).values(),
    ],
    origin: isClaimed ? 'IMPORT' : by,
    status: 'STANDING', note: null, answersFor: [], at: new Date().toISOString(),
  };
}

function shortened(text: string): string {
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE).toWellFormed().replace(/\uFFFD$/, '')} …`;
}
