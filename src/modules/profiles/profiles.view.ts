import type { Language } from '../courses/courses.entity.js';
import type { EventOf } from './evidence.service.js';
import type { ClaimField, Profile } from './profile.js';
import { claimView, type LearnerProfile, type ProfileClaim } from './profiles.type.js';

/** A version as its learner sees it. */
export function profileView({ userId, version, origin, at, document }: Profile, eventOf: EventOf): LearnerProfile {
  const claims = document.claims.map((claim) => claimView(claim, eventOf));
  const of = (field: ClaimField): ProfileClaim[] => claims.filter((claim) => claim.field === field && claim.status !== 'REJECTED');
  const only = (field: ClaimField): ProfileClaim | null => of(field)[0] ?? null;
  return {
    userId, version, origin, at, language: document.language.toUpperCase() as Language, change: document.change, notice: document.notice, ...document.analysis, claims,
    goals: of('GOAL'), levels: of('LEVEL'), strengths: of('STRENGTH'), gaps: of('GAP'), presentation: only('PRESENTATION'), pace: only('PACE'), spokenLanguage: only('LANGUAGE'),
    learningPath: of('PATH_STEP'), resources: of('RESOURCE'), timeline: only('TIMELINE'), nextSteps: of('NEXT_STEP'),
  };
}
