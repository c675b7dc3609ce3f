import type { Claim, Profile } from '../../src/modules/profiles/profile.js';
import type { NewProfile, ProfileStore } from '../../src/modules/profiles/profile.store.js';
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

/** Reads, changes and writes until nobody was faster. */
export async function changeProfile(store: ProfileStore, fresh: NewProfile, with_: (current: Profile | null) => NewProfile): Promise<Profile> {
  for (;;) {
    const current = await store.get(fresh.userId);
    const written = await store.put(with_(current), current?.version ?? 0);
    if (written) return written;
  }
}

/** Newest first, page by page. */
export async function allVersions(store: ProfileStore, userId: string, limit: number): Promise<Profile[]> {
  const all: Profile[] = [];
  for (;;) {
    const page = await store.versions(userId, { limit, before: all.at(-1)?.version ?? null });
    all.push(...page);
    if (page.length < limit) return all;
  }
}
