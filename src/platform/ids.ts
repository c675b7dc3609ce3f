import { v7 as uuidv7 } from 'uuid';

/** The kinds of object that have an id; the prefix tells clients nothing, but lets `node` find the right table. */
export const ID_PREFIXES = {
  Organization: 'org',
  User: 'usr',
  Course: 'crs',
  Lesson: 'les',
  Objective: 'obj',
  Generation: 'gen',
  Batch: 'bat',
  CourseDraft: 'cdr',
  DraftedLesson: 'cdl',
  DraftedSection: 'cds',
  Submission: 'sub',
  Item: 'itm',
  Choice: 'cho',
  Quiz: 'qiz',
  QuizChange: 'qch',
  Attempt: 'att',
  Grade: 'grd',
  GradeReview: 'grr',
  Regrade: 'rgr',
  ReviewEntry: 'rve',
  Activity: 'act',
  Award: 'awd',
  Challenge: 'chl',
  Deck: 'dck',
  Card: 'crd',
  Review: 'rev',
  Rating: 'rat',
  Claim: 'clm',
  Inspection: 'isp',
  Rerun: 'rrn',
  RerunJob: 'rrj',
  Questionnaire: 'qnr',
  QuestionnaireQuestion: 'qnq',
  Enrolment: 'enr',
  EnrolmentChange: 'ech',
  Invitation: 'inv',
  StudyPlan: 'stp',
} as const;
export type IdType = keyof typeof ID_PREFIXES;

const TYPE_BY_PREFIX = new Map<string, IdType>(
  Object.entries(ID_PREFIXES).map(([type, prefix]) => [prefix, type as IdType]),
);
const ID = /^([a-z]{3})_[0-9a-f]{32}$/;

/** A new id, ascending in time: `gen_0193…` (a UUIDv7 behind its type's prefix). */
export function newId(type: IdType): string {
  return `${ID_PREFIXES[type]}_${uuidv7().replaceAll('-', '')}`;
}

/** The type that an id names, or null if it is no id of ours; such a string must not reach the database. */
export function idType(id: string): IdType | null {
  const prefix = ID.exec(id)?.[1];
  return (prefix && TYPE_BY_PREFIX.get(prefix)) || null;
}

export function isId(type: IdType, id: string): boolean {
  return idType(id) === type;
}
