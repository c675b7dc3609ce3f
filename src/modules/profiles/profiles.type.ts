import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, DateTime } from '../../platform/graphql/types.js';
import { Language } from '../courses/courses.entity.js';
import { ClaimFieldEnum } from './claims.type.js';
import type { EventOf } from './evidence.service.js';
import { CHANGES, CLAIM_ORIGINS, CLAIM_STATUSES, type Change, type Claim, type ClaimField, type ClaimOrigin, type ClaimStatus, type ProfileOrigin } from './profile.js';

export const ClaimOriginEnum = Object.fromEntries(CLAIM_ORIGINS.map((each) => [each, each])) as { [Each in ClaimOrigin]: Each };
export const ClaimStatusEnum = Object.fromEntries(CLAIM_STATUSES.map((each) => [each, each])) as { [Each in ClaimStatus]: Each };
export const ProfileChange = Object.fromEntries(CHANGES.map((each) => [each, each])) as { [Each in Change]: Each };
export const ProfileOriginEnum = { MODEL: 'MODEL', LOCAL: 'LOCAL' } as const;
export const EvidenceKind = { ANSWER: 'ANSWER', EVENT: 'EVENT', WORD: 'WORD' } as const;

registerEnumType(ClaimOriginEnum, {
  name: 'ClaimOrigin',
  description: 'Who says so.',
  valuesConfig: {
    MODEL: { description: 'A model, from the answers and the history.' },
    LOCAL: { description: 'The built-in analysis, from the answers and the history.' },
    LEARNER: { description: 'The learner himself.' },
    IMPORT: { description: 'What another frontend said to be right; nobody here could verify it.' },
  },
});
registerEnumType(ClaimStatusEnum, {
  name: 'ClaimStatus',
  description: 'What the learner says of a claim.',
  valuesConfig: {
    STANDING: { description: 'Nothing.' },
    DISPUTED: { description: 'He doubts it.' },
    CORRECTED: { description: 'These are his own words.' },
    REJECTED: { description: 'It is not so. It is kept, so that no analysis says it again.' },
  },
});
registerEnumType(ProfileChange, {
  name: 'ProfileChange',
  description: 'What made a version of a profile.',
  valuesConfig: {
    ANALYSIS: { description: 'An analysis of answers.' },
    CORRECTION: { description: "The learner's own word." },
    DISPUTE: { description: "The learner's doubt." },
  },
});
registerEnumType(ProfileOriginEnum, {
  name: 'ProfileOrigin',
  description: 'Who made the analysis that a profile rests on last.',
  valuesConfig: { MODEL: { description: 'A model.' }, LOCAL: { description: 'The built-in analysis: no model could be had.' } },
});
registerEnumType(EvidenceKind, {
  name: 'ClaimEvidenceKind',
  description: 'What a claim rests on.',
  valuesConfig: {
    ANSWER: { description: 'An answer to a question of a questionnaire.' },
    EVENT: { description: 'An event of the activity history.' },
    WORD: { description: 'What the learner has said of the claim.' },
  },
});

@ObjectType('ClaimEvidence', { description: 'Something that a claim rests on.' })
export class ClaimEvidenceType {
  @Field(() => EvidenceKind, { description: 'What it is.' })
  kind!: keyof typeof EvidenceKind;

  @Field(() => ID, { description: 'The question that was answered, the event, or the claim that was spoken of.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The questionnaire that the question stands in; null: it is no answer.' })
  questionnaireId!: string | null;

  @Field(() => String, { description: 'What was answered or said, or what the event was read for, in short.' })
  quote!: string;

  @Field(() => ID, { nullable: true, description: 'Of an event: the objective or lesson that it was read for; null: none.' })
  aboutId!: string | null;

  /** Reads the event; null: it is none. */
  event!: EventOf | null;
}

@ObjectType({ description: 'Something that is said of a learner: who says it, on what grounds, and how sure that is.' })
export class ProfileClaim {
  @Field(() => ID, { description: 'Opaque; an analysis that says the same again makes another claim.' })
  id!: string;

  @Field(() => ClaimFieldEnum, { description: 'What it speaks of.' })
  field!: ClaimField;

  @Field(() => String, { nullable: true, description: 'What it is about, such as the title of a lesson; null where the field needs none.' })
  subject!: string | null;

  @Field(() => String, { nullable: true, description: 'For programs, as the field says; null where the words are all.' })
  value!: string | null;

  @Field(() => String, { description: 'In a sentence.' })
  text!: string;

  @Field(() => Float, { description: 'How sure it is, from 0 to 1.' })
  confidence!: number;

  @Field(() => [ClaimEvidenceType], { description: 'What it rests on; never empty.' })
  evidence!: ClaimEvidenceType[];

  @Field(() => ClaimOriginEnum, { description: 'Who says so.' })
  origin!: ClaimOrigin;

  @Field(() => ClaimStatusEnum, { description: 'What the learner says of it.' })
  status!: ClaimStatus;

  @Field(() => String, { nullable: true, description: 'The same in words; null: none.' })
  note!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of the lesson that it means.' })
  courseId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The lesson that it means; null: none, or one that is gone or not open to the learner any more: then the way leads there no longer.' })
  lessonId!: string | null;

  @Field(() => DateTime, { description: 'Since when it is said.' })
  at!: Date;
}

/** What claims point at, as their learner may see it now. */
export interface PointedAt {
  eventOf: EventOf;
  /** The lessons. */
  atHand: ReadonlySet<string>;
}

/** A claim as it is shown: it names no lesson that there isn't any more. */
export function claimView(claim: Claim, { eventOf, atHand }: PointedAt): ProfileClaim {
  const { answersFor: _, ...said } = claim;
  const shown = said.lessonId === null || atHand.has(said.lessonId) ? said : { ...said, courseId: null, lessonId: null };
  const evidence = claim.evidence.map(({ aboutId = null, ...each }) => ({ ...each, aboutId, event: each.kind === 'EVENT' ? eventOf : null }));
  return { ...shown, evidence, at: new Date(claim.at) };
}

@ObjectType({ description: 'A version of what is known of a learner. He sees all of it; nobody else does, unless an admin inspects it, which is recorded. What he rejected stands in `claims` alone.' })
export class LearnerProfile {
  @Field(() => ID, { description: 'Whose it is.' })
  userId!: string;

  @Field(() => Int, { description: 'From 1; each change makes the next.' })
  version!: number;

  @Field(() => ProfileOriginEnum, { description: 'Who made the analysis that it rests on last.' })
  origin!: ProfileOrigin;

  @Field(() => DateTime, { description: 'When this version was written.' })
  at!: Date;

  @Field(() => Language, { description: 'What it is worded in.' })
  language!: Language;

  @Field(() => ProfileChange, { description: 'What made this version.' })
  change!: Change;

  @Field(() => ID, { description: 'The questionnaire that was analysed last.' })
  questionnaireId!: string;

  @Field(() => ID, { nullable: true, description: 'The generation that analysed it; null: the built-in analysis did, without one.' })
  generationId!: string | null;

  @Field(() => String, { nullable: true, description: 'What its reader should know of that analysis.' })
  notice!: string | null;

  @Field(() => [ProfileClaim], { description: 'All that is said, also what the learner rejected.' })
  claims!: ProfileClaim[];

  @Field(() => [ProfileClaim], { description: 'What he wants to reach.' })
  goals!: ProfileClaim[];

  @Field(() => [ProfileClaim], { description: 'How far he is, a claim for each subject.' })
  levels!: ProfileClaim[];

  @Field(() => [ProfileClaim], { description: 'What he knows well.' })
  strengths!: ProfileClaim[];

  @Field(() => [ProfileClaim], { description: 'What he does not know yet.' })
  gaps!: ProfileClaim[];

  @Field(() => ProfileClaim, { nullable: true, description: 'How he likes things explained; null: not known.' })
  presentation!: ProfileClaim | null;

  @Field(() => ProfileClaim, { nullable: true, description: 'How many hours a week he learns; null: not known.' })
  pace!: ProfileClaim | null;

  @Field(() => ProfileClaim, { nullable: true, description: 'What he learns in; null: not known.' })
  spokenLanguage!: ProfileClaim | null;

  @Field(() => [ProfileClaim], { description: 'The way to his goal, in order.' })
  learningPath!: ProfileClaim[];

  @Field(() => [ProfileClaim], { description: 'Lessons at hand that help him.' })
  resources!: ProfileClaim[];

  @Field(() => ProfileClaim, { nullable: true, description: 'How long the way takes; null: not known.' })
  timeline!: ProfileClaim | null;

  @Field(() => [ProfileClaim], { description: 'What to do next.' })
  nextSteps!: ProfileClaim[];
}

export const LearnerProfileConnection = connectionOf('LearnerProfile', () => LearnerProfile);

@ObjectType({ description: 'That there is a profile, without what it says.' })
export class ProfileSummary {
  @Field(() => ID, { description: 'Whose it is.' })
  userId!: string;

  @Field(() => Int, { description: 'Its newest version.' })
  version!: number;

  @Field(() => ProfileOriginEnum, { description: 'Who made the analysis that it rests on last.' })
  origin!: ProfileOrigin;

  @Field(() => DateTime, { description: 'When that version was written.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Why the built-in analysis was used, where that was not for lack of any model.' })
  notice!: string | null;
}

export const ProfileSummaryConnection = connectionOf('ProfileSummary', () => ProfileSummary);
