import { sameTopic, topicOf, topicsMeet, type Topic } from '../../orchestrator/semantic/topic.js';
import { isId } from '../../platform/ids.js';
import type { Claim, ClaimEvidence, ClaimField } from './profile.js';

/** What says which claim it is. */
export type ClaimName = Pick<Claim, 'field' | 'subject' | 'text' | 'lessonId'>;

/** Claims never change: what each is about is read once. */
const topics = new WeakMap<ClaimName, Topic>();

/** Whether two claims are about the same, in whatever words: of those only one can stand. */
export function sameClaim(one: ClaimName, other: ClaimName): boolean {
  if (one.field !== other.field) return false;
  switch (one.field) {
    case 'PRESENTATION':
    case 'PACE':
    case 'LANGUAGE':
    case 'TIMELINE':
      return true;
    case 'PATH_STEP':
    case 'RESOURCE':
    case 'NEXT_STEP':
      if (one.lessonId !== null && other.lessonId !== null) return one.lessonId === other.lessonId;
  }
  return sameSubject(one, other);
}

/** Whether two claims, of whatever fields, speak of the same topic. */
export function sameSubject(one: ClaimName, other: ClaimName): boolean {
  return sameTopic(subjectOf(one), subjectOf(other));
}

function subjectOf(claim: ClaimName): Topic {
  const known = topics.get(claim);
  if (known) return known;
  const topic = topicOf(isNamed(claim.field) ? (claim.subject ?? claim.text) : claim.text);
  topics.set(claim, topic);
  return topic;
}

/** Of these the subject says what they are about, of the others the sentence. */
function isNamed(field: ClaimField): boolean {
  return field === 'LEVEL' || field === 'STRENGTH' || field === 'GAP';
}

/** What a claim is about, to be kept where its own words are replaced: "GAP tides", "NEXT_STEP les_…". */
export function slotsOf({ field, subject, text, lessonId }: ClaimName): string[] {
  const words = `${field} ${plain(isNamed(field) ? (subject ?? text) : text)}`;
  return lessonId === null ? [words] : [`${field} ${lessonId}`, words];
}

/** Case, width, white space and punctuation aside. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/(?![#+])[\p{P}\s]+/gu, ' ').trim();
}

/** Whether a claim would say again what the learner has spoken of: what that is now, or what it was. */
export function isSpokenOf(claim: ClaimName, by: Claim): boolean {
  return sameClaim(claim, by) || formerOf(by).some((former) => sameClaim(claim, former));
}

const formers = new WeakMap<Claim, readonly ClaimName[]>();

function formerOf(claim: Claim): readonly ClaimName[] {
  const known = formers.get(claim);
  if (known) return known;
  const names = claim.answersFor.map((slot): ClaimName => {
    const about = slot.slice(claim.field.length + 1);
    return { field: claim.field, subject: about, text: about, lessonId: isId('Lesson', about) ? about : null };
  });
  formers.set(claim, names);
  return names;
}

/** Of what a model words freely: the same answers read again. */
const WORDED: ReadonlySet<ClaimField> = new Set(['GOAL', 'LEVEL', 'STRENGTH', 'GAP']);

/**
 * Whether a claim reads again what the learner has said already what it shows. It is rather kept out than let back: a goal from any of those
 * answers, or from one in the same words; anything else from those grounds alone, or from some of them and about something alike.
 */
export function isReworded(claim: Claim, answered: Claim): boolean {
  if (claim.field !== answered.field || claim.evidence.length === 0) return false;
  const grounds = answered.evidence.filter(({ kind }) => kind !== 'WORD');
  const isKnown = (each: ClaimEvidence): boolean => grounds.some((ground) => groundOf(ground) === groundOf(each) || (claim.field === 'GOAL' && saysTheSame(ground, each)));
  if (!claim.evidence.some(isKnown)) return false;
  // Of a step without its lesson nobody can tell that it is another.
  if (!WORDED.has(claim.field)) return claim.lessonId === null;
  return claim.field === 'GOAL' || claim.evidence.every(isKnown) || topicsMeet(subjectOf(claim), subjectOf(answered));
}

/** A yes, or another single word, says nothing without its question. */
function saysTheSame(one: ClaimEvidence, other: ClaimEvidence): boolean {
  const said = topicOf(one.quote);
  return said.length > 1 && sameTopic(said, topicOf(other.quote));
}

/** Of events what they are about: one more answer to the same objective is no other ground. */
function groundOf({ id, aboutId }: ClaimEvidence): string {
  return aboutId ?? id;
}
