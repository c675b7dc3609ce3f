import type { Analysis, Claim, ClaimEvidence, ClaimField, ProfileDocument } from './profile.js';
import { isReworded, isSpokenOf, sameClaim, sameSubject, slotsOf } from './same-claim.js';

/** What one analysis says of a learner. */
export interface Analysed extends Pick<ProfileDocument, 'language' | 'notice'> {
  claims: readonly Claim[];
  analysis: Analysis;
  /** The objectives of which the history was read anew; left out: none. */
  reread?: ReadonlySet<string>;
}

/** What follows from the rest: an analysis says all of it anew. */
const DERIVED: ReadonlySet<ClaimField> = new Set(['PATH_STEP', 'RESOURCE', 'TIMELINE', 'NEXT_STEP']);

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
  const before = (current?.claims ?? []).filter((claim) => !isLearners(claim));
  const fresh: Claim[] = [];
  for (const claim of claims) {
    if (fresh.some((other) => sameClaim(claim, other)) || isAnswered(claim, kept, before)) continue;
    fresh.push(claim);
  }
  if (current && isOlder(analysis, current.analysis)) return afterOlder(current, fresh);
  // Who names his goals anew has those.
  const replacesGoals = fresh.some(({ field }) => field === 'GOAL');
  const standing = before.filter((claim) => (
    !kept.some((by) => isSpokenOf(claim, by)) && !fresh.some((other) => sameClaim(claim, other)) && !DERIVED.has(claim.field)
    && !(replacesGoals && claim.field === 'GOAL') && !contradicts(claim, fresh) && !isOutdated(claim, reread)
  ));
  return { language, claims: [...kept, ...standing, ...fresh], change: 'ANALYSIS', analysis, notice };
}

/** Whether the learner has said what there is to say of it. What stands and was never spoken of is no other word for what was. */
function isAnswered(claim: Claim, kept: readonly Claim[], standing: readonly Claim[]): boolean {
  if (kept.some((by) => isSpokenOf(claim, by))) return true;
  return kept.some((by) => isReworded(claim, by)) && !standing.some((other) => sameClaim(claim, other));
}

/** Whether it rests on nothing but what the history showed of objectives that were read anew since: it no longer shows that. */
function isOutdated({ evidence }: Claim, reread: ReadonlySet<string>): boolean {
  return evidence.length > 0 && evidence.every(({ kind, aboutId }) => kind === 'EVENT' && aboutId != null && reread.has(aboutId));
}

/** Whether the profile rests on answers that were completed later than those. */
export function isOlder({ answeredAt }: Analysis, than: Analysis | undefined): boolean {
  return answeredAt !== undefined && than?.answeredAt !== undefined && answeredAt < than.answeredAt;
}

/** Without a generation it is the built-in analysis, which says the same of the same answers. */
export function isSameAnalysis(one: Analysis, other: Analysis): boolean {
  return one.generationId === other.generationId && (one.generationId !== null || (one.questionnaireId === other.questionnaireId && one.answeredAt === other.answeredAt));
}

/** A profile after an analysis of older answers than it rests on: they say only what the newer ones don't speak of. */
function afterOlder(current: ProfileDocument, fresh: readonly Claim[]): ProfileDocument {
  const hasGoals = current.claims.some(({ field }) => field === 'GOAL');
  const added = fresh.filter((claim) => (
    !current.claims.some((other) => sameClaim(claim, other)) && !DERIVED.has(claim.field) && !(hasGoals && claim.field === 'GOAL') && !contradicts(claim, current.claims)
  ));
  return added.length === 0 ? current : { ...current, claims: [...current.claims, ...added], change: 'ANALYSIS' };
}

/** Whether what is newly found out says the opposite of the same topic. */
function contradicts(claim: Claim, fresh: readonly Claim[]): boolean {
  const opposite = claim.field === 'STRENGTH' ? 'GAP' : claim.field === 'GAP' ? 'STRENGTH' : null;
  return opposite !== null && fresh.some((other) => other.field === opposite && sameSubject(claim, other));
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
    answersFor: [...new Set([...claim.answersFor, ...slotsOf(claim)])],
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
    ...claim, note, status: 'DISPUTED', answersFor: [...new Set([...claim.answersFor, ...slotsOf(claim)])], at: at.toISOString(),
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
  const formerOf = (claim: Claim): Claim | undefined => before.find((other) => sameClaim(claim, other));
  return {
    added: after.filter((claim) => !formerOf(claim)),
    removed: before.filter((claim) => !after.some((other) => sameClaim(claim, other))),
    changed: after.flatMap((claim) => {
      const former = formerOf(claim);
      return former && !saysTheSame(former, claim) ? [{ before: former, after: claim }] : [];
    }),
  };
}

function saysTheSame(one: Claim, other: Claim): boolean {
  return one.text === other.text && one.value === other.value && one.confidence === other.confidence && one.origin === other.origin;
}
