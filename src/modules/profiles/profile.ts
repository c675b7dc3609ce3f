import type { LanguageCode } from '../../orchestrator/model.js';

/** What a claim speaks of. Of some fields a profile holds one claim (for each subject), of the others any number. */
export const CLAIM_FIELDS = [
  'GOAL', 'LEVEL', 'STRENGTH', 'GAP', 'PRESENTATION', 'PACE', 'LANGUAGE', 'PATH_STEP', 'RESOURCE', 'TIMELINE', 'NEXT_STEP',
] as const;
export type ClaimField = (typeof CLAIM_FIELDS)[number];

/** Who says so: a model, the built-in analysis, the learner himself, or a questionnaire that another frontend sent. */
export const CLAIM_ORIGINS = ['MODEL', 'LOCAL', 'LEARNER', 'IMPORT'] as const;
export type ClaimOrigin = (typeof CLAIM_ORIGINS)[number];

/** STANDING: nobody said anything against it; DISPUTED: the learner doubts it; CORRECTED: these are his own words; REJECTED: he says that it isn't so. */
export const CLAIM_STATUSES = ['STANDING', 'DISPUTED', 'CORRECTED', 'REJECTED'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** What a claim rests on. */
export interface ClaimEvidence {
  /** ANSWER: to a questionnaire's question; EVENT: of the activity history; WORD: the learner's own, said of the claim. */
  kind: 'ANSWER' | 'EVENT' | 'WORD';
  /** Of the question, the event, or the claim itself. */
  id: string;
  /** The questionnaire that an answer stands in. */
  questionnaireId: string | null;
  /** What it says, in short. */
  quote: string;
  /** Of an event: the objective or lesson that it was read for; null or left out: none. */
  aboutId?: string | null;
}

/** Something that is said of a learner, and on what grounds. */
export interface Claim {
  id: string;
  field: ClaimField;
  /** What it is about, such as a lesson's title; null where the field needs none. */
  subject: string | null;
  /** For programs, by field: a DifficultyLevel, a Presentation, hours a week, weeks, a language's code; null where it is words alone. */
  value: string | null;
  text: string;
  /** 0 to 1. */
  confidence: number;
  evidence: ClaimEvidence[];
  origin: ClaimOrigin;
  status: ClaimStatus;
  /** What the learner says of it; null where he has said nothing. */
  note: string | null;
  courseId: string | null;
  lessonId: string | null;
  /** Which claims of later analyses it stands in for. */
  answersFor: string[];
  /** ISO 8601. */
  at: string;
}

/** What made a version of a profile; an analysis that an admin had run again is an ANALYSIS like the first. */
export const CHANGES = ['ANALYSIS', 'CORRECTION', 'DISPUTE'] as const;
export type Change = (typeof CHANGES)[number];

/** What a profile's claims were read from last. */
export interface Analysis {
  questionnaireId: string;
  /** Null: the built-in analysis ran without one, because none could be had. */
  generationId: string | null;
  /** ISO 8601: when the answers were completed; left out of profiles made before it was kept. */
  answeredAt?: string;
}

/** All that is said of a learner: plain JSON, the same in both stores. */
export interface ProfileDocument {
  /** In which it is worded. */
  language: LanguageCode;
  claims: Claim[];
  change: Change;
  analysis: Analysis;
  /** What the reader should know of how it was made; null: nothing. */
  notice: string | null;
}

/** Of a profile: who makes it what it is now. A learner's word changes nothing of whose analysis it rests on. */
export type ProfileOrigin = 'MODEL' | 'LOCAL';

/** A version of somebody's profile. */
export interface Profile {
  userId: string;
  organizationId: string;
  /** From 1, without gaps. */
  version: number;
  origin: ProfileOrigin;
  /** When this version was written; to the millisecond. */
  at: Date;
  document: ProfileDocument;
}
