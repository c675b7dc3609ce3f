const ADL = 'http://adlnet.gov/expapi/verbs';
const ACTIVITY_STREAMS = 'http://activitystrea.ms/schema/1.0';
const TIN_CAN = 'http://id.tincanapi.com/verb';
const VIDEO = 'https://w3id.org/xapi/video/verbs';

/** What may be done, and the verb of a published vocabulary that says so to others. */
export const VERBS = {
  requested: `${ACTIVITY_STREAMS}/request`,
  completed: `${ADL}/completed`,
  failed: `${ADL}/failed`,
  cancelled: `${ACTIVITY_STREAMS}/cancel`,
  viewed: `${TIN_CAN}/viewed`,
  reviewed: `${TIN_CAN}/reviewed`,
  // Not xAPI's own "voided": that speaks of statements, this of a review that was taken back.
  voided: `${ACTIVITY_STREAMS}/retract`,
  started: `${ADL}/attempted`,
  submitted: `${ACTIVITY_STREAMS}/submit`,
  answered: `${ADL}/answered`,
  skipped: `${TIN_CAN}/skipped`,
  regraded: `${ADL}/scored`,
  graded: `${ADL}/scored`,
  enrolled: `${ADL}/registered`,
  left: `${ACTIVITY_STREAMS}/leave`,
  opened: `${ACTIVITY_STREAMS}/open`,
  finished: `${ADL}/completed`,
  closed: `${ACTIVITY_STREAMS}/close`,
  played: `${VIDEO}/played`,
  paused: `${VIDEO}/paused`,
  resumed: `${ADL}/resumed`,
  earned: `${TIN_CAN}/earned`,
} as const;

export type ActivityVerb = keyof typeof VERBS;

/** What something may be done with or to, by the names of their types in GraphQL where they have one. */
export const OBJECT_TYPES = ['Attempt', 'Card', 'Course', 'ExerciseSolution', 'Generation', 'GradeReview', 'Lesson', 'Questionnaire', 'QuestionnaireQuestion', 'QuizItem'] as const;

/** What others did with what the learner did: in his history, but no part of how much he did on a day. */
export const PASSIVE_VERBS = ['graded', 'regraded', 'earned'] as const satisfies readonly ActivityVerb[];

/** The only ones that a client may send: what Lyceum can't see by itself, and what earns nothing. */
export const CLIENT_VERBS = ['opened', 'closed', 'played', 'paused', 'resumed', 'finished'] as const satisfies readonly ActivityVerb[];
