import type { Language } from '../courses/courses.entity.js';
import type { ClaimField, Profile } from './profile.js';
import { claimView, type LearnerProfile, type PointedAt, type ProfileClaim } from './profiles.type.js';

/** A version as its learner sees it. */
export function profileView({ userId, version, origin, at, document }: Profile, pointedAt: PointedAt): LearnerProfile {
  const claims = document.claims.map((claim) => claimView(claim, pointedAt));
  const of = (field: ClaimField): ProfileClaim[] => claims.filter((claim) => claim.field === field && claim.status !== 'REJECTED');
  const gone = new Set(document.claims.filter(({ lessonId }) => lessonId !== null && !pointedAt.atHand.has(lessonId)).map(({ id }) => id));
  const way = (field: ClaimField): ProfileClaim[] => of(field).filter(({ id }) => !gone.has(id));
  const only = (field: ClaimField): ProfileClaim | null => of(field)[0] ?? null;
  return {
    userId, version, origin, at, language: document.language.toUpperCase() as Language, change: document.change, notice: document.notice, ...document.analysis, claims,
    goals: of('GOAL'), levels: of('LEVEL'), strengths: of('STRENGTH'), gaps: of('GAP'), presentation: only('PRESENTATION'), pace: only('PACE'), spokenLanguage: only('LANGUAGE'),
    learningPath: way('PATH_STEP'), resources: way('RESOURCE'), timeline: only('TIMELINE'), nextSteps: way('NEXT_STEP'),
  };
}
