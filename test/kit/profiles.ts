import type { Claim } from '../../src/modules/profiles/profile.js';
import type { NewProfile } from '../../src/modules/profiles/profile.store.js';
import { newId } from '../../src/platform/ids.js';

/** A claim, with whatever is said of it. */
export function claim(changes: Partial<Claim> = {}): Claim {
  return {
    id: newId('Claim'),
    field: 'GOAL',
    subject: null,
    value: null,
    text: 'Understands how earthquakes come about.',
    confidence: 0.5,
    evidence: [{ kind: 'ANSWER', id: newId('QuestionnaireQuestion'), questionnaireId: newId('Questionnaire'), quote: 'earthquakes' }],
    origin: 'LOCAL',
    status: 'STANDING',
    note: null,
    courseId: null,
    lessonId: null,
    answersFor: [],
    at: '2026-01-31T09:30:00.125Z',
    ...changes,
  };
}

/** Somebody's profile with these claims, to be written. */
export function profileOf(claims: Claim[], changes: Partial<NewProfile> = {}): NewProfile {
  return {
    userId: newId('User'),
    organizationId: newId('Organization'),
    origin: 'LOCAL',
    document: { language: 'en', claims, change: 'ANALYSIS', analysis: { questionnaireId: newId('Questionnaire'), generationId: null }, notice: null },
    ...changes,
  };
}
