import type { Analysis, Claim, ClaimEvidence, ClaimField, ProfileDocument } from './profile.js';

/** What one analysis says of a learner. */
export interface Analysed extends Pick<ProfileDocument, 'language' | 'notice'> {
  claims: readonly Claim[];
  analysis: Analysis;
  /** The objectives of which the history was read anew; left out: none. */
  reread?: ReadonlySet<string>;
}

/** What follows from the rest: an analysis says all of it anew. */
const DERIVED: ReadonlySet<ClaimField> = new Set(['PATH_STEP', 'RESOURCE', 'TIMELINE', 'NEXT_STEP']);

/** What a claim is about: of two with the same key only one can stand. */
export function slotOf({ field, subject, text, lessonId }: Pick<Claim, 'field' | 'subject' | 'text' | 'lessonId'>): string {
  switch (field) {
    case 'PRESENTATION':
    case 'PACE':
    case 'LANGUAGE':
    case 'TIMELINE':
      return field;
    case 'LEVEL':
    case 'STRENGTH':
    case 'GAP':
      return `${field} ${plain(subject ?? text)}`;
    case 'GOAL':
      return `${field} ${plain(text)}`;
    case 'PATH_STEP':
    case 'RESOURCE':
    case 'NEXT_STEP':
      return `${field} ${lessonId ?? plain(text)}`;
  }
}

/** Whether two claims are about the same. */
export function sameClaim(one: Parameters<typeof slotOf>[0], other: Parameters<typeof slotOf>[0]): boolean {
  return slotOf(one) === slotOf(other);
}

/** What two texts have in common that say the same: case, width, white space and punctuation aside. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\p{P}\s]+/gu, ' ').trim();
}

/** Whether the learner has said something of it: then no analysis touches it. */
export function isLearners({ status }: Pick<Claim, 'status'>): boolean {
  return status !== 'STANDING';
}

/**
 * The profile after an analysis. What the learner has said of a claim stays as he left it, and nothing that he has answered comes back; what the
 * analysis doesn't speak of stays, but for what only follows from the rest, and what the history, read anew, doesn't show any more.
 */
export function afterAnalysis(current: ProfileDocument | null, { claims, language, notice, analysis, reread = new Set() }: Analysed): ProfileDocument {
  const kept = (current?.claims ?? []).filter(isLearners);
  const answered = new Set(kept.flatMap((claim) => [slotOf(claim), ...claim.answersFor]));
  const stands = new Set((current?.claims ?? []).filter((claim) => !isLearners(claim)).map(slotOf));
  const fresh: Claim[] = [];
  const taken = new Set(answered);
  for (const claim of claims) {
    const slot = slotOf(claim);
    if (taken.has(slot) || (!stands.has(slot) && kept.some((other) => isReworded(claim, other)))) continue;
    taken.add(slot);
    fresh.push(claim);
  }
  if (current && isOlder(analysis, current.analysis)) return afterOlder(current, fresh);
  // Who names his goals anew has those.
  const replacesGoals = fresh.some(({ field }) => field === 'GOAL');
  const standing = (current?.claims ?? []).filter((claim) => (
    !isLearners(claim) && !taken.has(slotOf(claim)) && !DERIVED.has(claim.field) && !(replacesGoals && claim.field === 'GOAL') && !contradicts(claim, fresh) && !isOutdated(claim, reread)
  ));
  return { language, claims: [...kept, ...standing, ...fresh], change: 'ANALYSIS', analysis, notice };
}

/** Whether it rests on nothing but what the history showed of objectives that were read anew since: it no longer shows that. */
function isOutdated({ evidence }: Claim, reread: ReadonlySet<string>): boolean {
  return evidence.length > 0 && evidence.every(({ kind, aboutId }) => kind === 'EVENT' && aboutId != null && reread.has(aboutId));
}

/** Of what a model words freely: the same answers read again. */
const WORDED: ReadonlySet<ClaimField> = new Set(['GOAL', 'LEVEL', 'STRENGTH', 'GAP']);

/** Whether a claim reads nothing but grounds of which the learner has said already what they show. */
function isReworded(claim: Claim, answered: Claim): boolean {
  const known = new Set(answered.evidence.filter(({ kind }) => kind !== 'WORD').map(groundOf));
  return claim.field === answered.field && WORDED.has(claim.field) && claim.evidence.length > 0 && claim.evidence.every((each) => known.has(groundOf(each)));
}

/** Of events what they are about: one more answer to the same objective is no other ground. */
function groundOf({ id, aboutId }: ClaimEvidence): string {
  return aboutId ?? id;
}

/** Whether the profile rests on answers that were completed later than those. */
export function isOlder({ answeredAt }: Analysis, than: Analysis | undefined): boolean {
  return answeredAt !== undefined && than?.answeredAt !== undefined && answeredAt < than.answeredAt;
}

/** A profile after an analysis of older answers than it rests on: they say only what the newer ones don't speak of. */
function afterOlder(current: ProfileDocument, fresh: readonly Claim[]): ProfileDocument {
  const spoken = new Set(current.claims.map(slotOf));
  const hasGoals = current.claims.some(({ field }) => field === 'GOAL');
  const added = fresh.filter((claim) => (
    !spoken.has(slotOf(claim)) && !DERIVED.has(claim.field) && !(hasGoals && claim.field === 'GOAL') && !contradicts(claim, current.claims)
  ));
  return added.length === 0 ? current : { ...current, claims: [...current.claims, ...added], change: 'ANALYSIS' };
}

/** Whether what is newly found out says the opposite of the same topic. */
function contradicts({ field, subject, text }: Claim, fresh: readonly Claim[]): boolean {
  const opposite = field === 'STRENGTH' ? 'GAP' : field === 'GAP' ? 'STRENGTH' : null;
  return opposite !== null && fresh.some((other) => other.field === opposite && plain(other.subject ?? other.text) === plain(subject ?? text));
}

/** A claim in the learner's own words. */
export interface Correction {
  claimId: string;
  /** Null: it isn't so, and nothing else is. */
  said: { text: string; value: string | null } | null;
  note: string | null;
}

/** @returns null where there is no such claim */
export function afterCorrection(current: ProfileDocument, { claimId, said, note }: Correction, at: Date): ProfileDocument | null {
  return changed(current, claimId, 'CORRECTION', (claim) => ({
    ...claim,
    ...said,
    note,
    confidence: 1,
    origin: 'LEARNER',
    status: said ? 'CORRECTED' : 'REJECTED',
    evidence: [...claim.evidence.filter(({ kind }) => kind !== 'WORD'), ...wordOf(claim, said?.text ?? note)],
    answersFor: [...new Set([...claim.answersFor, slotOf(claim)])],
    at: at.toISOString(),
  }));
}

/** Who rejects without a word has said none that could be quoted. */
function wordOf({ id }: Claim, quote: string | null): ClaimEvidence[] {
  return quote === null ? [] : [{ kind: 'WORD', id, questionnaireId: null, quote }];
}

/** @returns null where there is no such claim */
export function afterDispute(current: ProfileDocument, { claimId, note }: Pick<Correction, 'claimId' | 'note'>, at: Date): ProfileDocument | null {
  return changed(current, claimId, 'DISPUTE', (claim) => ({
    ...claim, note, status: 'DISPUTED', answersFor: [...new Set([...claim.answersFor, slotOf(claim)])], at: at.toISOString(),
  }));
}

function changed(current: ProfileDocument, claimId: string, change: ProfileDocument['change'], to: (claim: Claim) => Claim): ProfileDocument | null {
  if (!current.claims.some(({ id }) => id === claimId)) return null;
  return { ...current, change, claims: current.claims.map((claim) => (claim.id === claimId ? to(claim) : claim)) };
}

/** What an analysis would change. */
export interface Difference {
  added: Claim[];
  removed: Claim[];
  /** What the same is said of in other words, or with another value or confidence. */
  changed: { before: Claim; after: Claim }[];
}

export function differenceOf(before: readonly Claim[], after: readonly Claim[]): Difference {
  const old = new Map(before.map((claim) => [slotOf(claim), claim]));
  const fresh = new Map(after.map((claim) => [slotOf(claim), claim]));
  return {
    added: after.filter((claim) => !old.has(slotOf(claim))),
    removed: before.filter((claim) => !fresh.has(slotOf(claim))),
    changed: after.flatMap((claim) => {
      const former = old.get(slotOf(claim));
      return former && !saysTheSame(former, claim) ? [{ before: former, after: claim }] : [];
    }),
  };
}

function saysTheSame(one: Claim, other: Claim): boolean {
  return one.text === other.text && one.value === other.value && one.confidence === other.confidence && one.origin === other.origin;
}
