/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The draft of a lesson that the caller has read, with what he corrected. */
export type AcceptDraftedLessonInput = {
  /** Markdown; the draft's when left out. */
  body?: string | null | undefined;
  /** Its version that the caller has seen. */
  expectedVersion: number;
  /** A lesson of a draft. */
  lessonId: string;
  /** The outline's when left out. */
  objectives?: Array<string> | null | undefined;
  /** The outline's when left out. */
  title?: string | null | undefined;
};

/** What is counted. */
export type ActivityDaysFilterInput = {
  /** Those about this course alone. */
  courseId?: string | null | undefined;
  /** Those with an object of one of these types alone: Attempt, Card, Course, ExerciseSolution, Generation, GradeReview, Lesson, Questionnaire, QuestionnaireQuestion, QuizItem. */
  kinds?: Array<string> | null | undefined;
  /** Those with one of these verbs alone. */
  verbs?: Array<string> | null | undefined;
};

/** Which events. */
export type ActivityFilterInput = {
  /** Those about this course alone. */
  courseId?: string | null | undefined;
  /** Those from this instant on. */
  from?: string | null | undefined;
  /** Those with an object of one of these types alone: Attempt, Card, Course, ExerciseSolution, Generation, GradeReview, Lesson, Questionnaire, QuestionnaireQuestion, QuizItem. */
  kinds?: Array<string> | null | undefined;
  /** Those before this instant. */
  to?: string | null | undefined;
  /** Those with one of these verbs alone. */
  verbs?: Array<string> | null | undefined;
};

/** A question by hand: it is accepted as its author’s word. */
export type AddQuizItemInput = {
  /** For CLOZE a list for each blank, for SHORT_ANSWER a single one. */
  accepted?: Array<Array<string>> | null | undefined;
  /** For TRUE_FALSE. */
  answer?: boolean | null | undefined;
  /** For MULTIPLE_CHOICE: 2 to 8, in the order in which they are shown. */
  choices?: Array<ChoiceInput> | null | undefined;
  /** For whom it is. */
  difficulty?: Difficulty | null | undefined;
  /** The quiz's, that the change was made from. */
  expectedVersion: number;
  /** At most 2,000 UTF-16 units. */
  explanation?: string | null | undefined;
  /** Which it is about, of the quiz's course; the quiz's own when left out. */
  lessonId?: string | null | undefined;
  /** At most 20, of 1 to 500 UTF-16 units each. */
  objectives?: Array<string>;
  /** 1 to 100. */
  points?: number;
  /** 1 to 2,000 UTF-16 units. A cloze's blanks stand in it as [[1]], [[2]] … */
  prompt: string;
  /** The last one of which it becomes. */
  quizId: string;
  /** A passage of the lesson that proves the key. */
  quote?: string | null | undefined;
  /** For SHORT_ANSWER: 1 to 10 yes/no criteria. Left out: that it says the same as an accepted answer is the one. */
  rubric?: Array<RubricCriterionInput> | null | undefined;
  /** What kind of question. */
  type: QuestionType;
};

/** Where the analysis of a questionnaire stands. */
export type AnalysisStatus =
  /** Its generation was cancelled; analyseQuestionnaire begins another. */
  | 'CANCELLED'
  /** What it says stands in the profile. */
  | 'DONE'
  /** The questionnaire is not completed. */
  | 'NONE'
  /** It begins as soon as it can. */
  | 'PENDING'
  /** It is being made, or taken into the profile. */
  | 'RUNNING';

/** In the field of the question’s type; nothing at all takes the answer back. */
export type AnswerInput = {
  /** For true/false. */
  answer?: boolean | null | undefined;
  /** For choice: of those that are offered; a single one where the question is not multiple. */
  choiceIds?: Array<string> | null | undefined;
  /** For texts: one for each blank ("" leaves it empty), a single one for a short answer; each up to 5,000 UTF-16 units. */
  texts?: Array<string> | null | undefined;
};

/** What a question wants to be answered with: all that a page needs to know to draw it, beside the question itself. */
export type AnswerInputKind =
  /** A text for each of `blanks`, which the prompt holds as [[1]], [[2]] …. */
  | 'CLOZE'
  /** Some lines. */
  | 'LONG_TEXT'
  /** Any of `choices`. */
  | 'MULTIPLE_CHOICE'
  /** A number from `least` to `most`, of `unit`. */
  | 'NUMBER'
  /** A whole number from `least` to `most`, whose ends `labels` names. */
  | 'SCALE'
  /** A line. */
  | 'SHORT_TEXT'
  /** One of `choices`. */
  | 'SINGLE_CHOICE'
  /** Yes or no. */
  | 'TRUE_FALSE';

/** An answer to one question of a questionnaire. */
export type AnswerQuestionnaireInput = {
  /** Left out or null: the question is skipped. */
  answer?: QuestionnaireAnswerInput | null | undefined;
  /** A question that is shown, also one that is answered already: that is how to go back. */
  questionId: string;
  /** The questionnaire. */
  questionnaireId: string;
  /** From 1, higher with each answer to the question: one that is not higher than what is kept changes nothing, however late it comes. */
  sequence: number;
};

/** Who or what ended an attempt. */
export type AttemptEnd =
  /** The quiz was due; what was there was submitted. */
  | 'DUE_DATE'
  /** Whoever sat it. */
  | 'LEARNER'
  /** Its time was up; what was there was submitted. */
  | 'TIME_LIMIT';

/** How a call to a provider ended. */
export type AttemptOutcome =
  /** Nobody wanted it any more, or another call was faster. */
  | 'CANCELLED'
  /** With a whole answer. */
  | 'COMPLETED'
  /** With an error, or a check stopped what came. */
  | 'FAILED'
  /** The provider refused the request or withheld the answer, or the lesson held nothing to make it from. */
  | 'REJECTED'
  /** It was given up, since nothing came in time. */
  | 'TIMED_OUT';

/** Where an attempt stands. */
export type AttemptStatus =
  /** It has ended, and all of it is graded; told from when on the quiz shows its score. */
  | 'GRADED'
  /** Answers are saved. */
  | 'OPEN'
  /** It has ended, and some of its answers wait to be graded. */
  | 'SUBMITTED';

/** What was rewarded; docs/gamification.md says how much. */
export type AwardRule =
  /** An achievement; bears none. */
  | 'ACHIEVEMENT'
  /** A question was answered rightly for the first time. */
  | 'ANSWER_RIGHT'
  /** The target of a challenge. */
  | 'CHALLENGE_REACHED'
  /** A course was completed; bears none. */
  | 'COURSE_COMPLETED'
  /** A question was answered rightly that was wrong on an earlier day. */
  | 'GAP_CLOSED'
  /** All points of a quiz; bears none. */
  | 'PERFECT_ATTEMPT'
  /** A card was recalled a day or more after it was last seen: the longer, the more. */
  | 'REVIEW_STUCK'
  /** A review was undone, or an answer graded anew: its points go. */
  | 'TAKEN_BACK';

/** When the generations of a batch are answered. */
export type BatchMode =
  /** As soon as a worker is free. */
  | 'NOW'
  /** By the batch API of the provider that would be asked first, for half the price, within a day; where it has none, at once and at the usual price, as the notice then says. */
  | 'WAIT';

/** One of the generations that are asked for at once. */
export type BatchRequestInput = {
  /** Given if, and only if, the kind is this one; its idempotencyKey is left out, since the batch has one for all. */
  completion?: CompleteInput | null | undefined;
  /** Given if, and only if, the kind is this one; its idempotencyKey is left out, since the batch has one for all. */
  examples?: GenerateExamplesInput | null | undefined;
  /** Given if, and only if, the kind is this one; its idempotencyKey is left out, since the batch has one for all. */
  exercises?: GenerateExercisesInput | null | undefined;
  /** Given if, and only if, the kind is this one; its idempotencyKey is left out, since the batch has one for all. */
  explanation?: ExplainLessonInput | null | undefined;
  /** Given if, and only if, the kind is this one; its idempotencyKey is left out, since the batch has one for all. */
  flashcards?: GenerateFlashcardsInput | null | undefined;
  /** One of those that there is a field for. */
  kind: GenerationKind;
  /** Given if, and only if, the kind is this one; its idempotencyKey is left out, since the batch has one for all. */
  lesson?: DraftLessonInput | null | undefined;
  /** Given if, and only if, the kind is this one; its idempotencyKey is left out, since the batch has one for all. */
  outline?: GenerateOutlineInput | null | undefined;
  /** Given if, and only if, the kind is this one; its idempotencyKey is left out, since the batch has one for all. */
  quiz?: GenerateQuizInput | null | undefined;
  /** Given if, and only if, the kind is this one; its idempotencyKey is left out, since the batch has one for all. */
  summary?: SummarizeLessonInput | null | undefined;
};

/** How far a batch is. */
export type BatchStatus =
  /** Somebody stopped those that had none. */
  | 'CANCELLED'
  /** Every generation has its end, whichever. */
  | 'COMPLETED'
  /** Some of its generations have no end yet. */
  | 'RUNNING';

/** Whether calls to a model go through. */
export type BreakerState =
  /** Calls go through. */
  | 'CLOSED'
  /** One call probes the model; if it is answered, the breaker closes. */
  | 'HALF_OPEN'
  /** The model failed too often and is spared; the next candidates are asked. */
  | 'OPEN';

/** A card to be learned by. */
export type CardInput = {
  /** Markdown, 1 to 10,000 UTF-16 units. */
  back: string;
  /** Markdown, 1 to 10,000 UTF-16 units. */
  front: string;
};

/** What the log tells of: REVIEW, or UNDO of one; RESET made the card new again; SUSPEND, UNSUSPEND, BURY, UNBURY. */
export type CardReviewKind =
  | 'BURY'
  | 'RESET'
  | 'REVIEW'
  | 'SUSPEND'
  | 'UNBURY'
  | 'UNDO'
  | 'UNSUSPEND';

/** Where a card stands with a learner: NEW until its first review, then in steps of minutes (LEARNING), then of days (REVIEW); RELEARNING once it was forgotten. */
export type CardState =
  | 'LEARNING'
  | 'NEW'
  | 'RELEARNING'
  | 'REVIEW';

/** What a second solver made of the question's key, without having seen it. */
export type CheckStatus =
  /** It came to the same answer. */
  | 'AGREED'
  /** It came to another answer: a person has to look. */
  | 'QUARANTINED'
  /** It came to another answer, and a person who saw both stands by the key. */
  | 'RELEASED'
  /** None has answered it. */
  | 'UNCHECKED';

/** A choice by hand. */
export type ChoiceInput = {
  /** Whether it is right. */
  correct: boolean;
  /** Of a choice that the item has already; left out: a new one. */
  id?: string | null | undefined;
  /** 1 to 2,000 UTF-16 units. */
  text: string;
};

/** What a claim rests on. */
export type ClaimEvidenceKind =
  /** An answer to a question of a questionnaire. */
  | 'ANSWER'
  /** An event of the activity history. */
  | 'EVENT'
  /** What the learner has said of the claim. */
  | 'WORD';

/** What a claim speaks of, and what its value then is. */
export type ClaimField =
  /** What he does not know yet. No value. */
  | 'GAP'
  /** What the learner wants to reach. No value. */
  | 'GOAL'
  /** What he learns in: an ISO 639-1 code. */
  | 'LANGUAGE'
  /** How far he is in a subject: BEGINNER, INTERMEDIATE or ADVANCED. */
  | 'LEVEL'
  /** What to do next. No value. */
  | 'NEXT_STEP'
  /** How many hours a week he learns: a number. */
  | 'PACE'
  /** A step of the way to his goal, in order. No value. */
  | 'PATH_STEP'
  /** How he likes things explained: a PreferredPresentation. */
  | 'PRESENTATION'
  /** A lesson at hand that helps him. No value. */
  | 'RESOURCE'
  /** What he knows well. No value. */
  | 'STRENGTH'
  /** How many weeks the way takes: a number. */
  | 'TIMELINE';

/** Something that the caller did in a client, which Lyceum could not see. */
export type ClaimInput = {
  /** When; at most 30 days ago. */
  at: string;
  /** The lesson's where there is one. */
  courseId?: string | null | undefined;
  /** How long, in milliseconds. */
  durationMs?: number | null | undefined;
  /** The client's own, of 1 to 100 characters: sent again under it, it is the same event. */
  id: string;
  /** What it was done with; left out: the course. */
  lessonId?: string | null | undefined;
  /** Which part of it, in words of the client, such as a video; at most 200 characters. */
  part?: string | null | undefined;
  /** opened, closed, played, paused, resumed or finished. */
  verb: string;
};

/** Who says so. */
export type ClaimOrigin =
  /** What another frontend said to be right; nobody here could verify it. */
  | 'IMPORT'
  /** The learner himself. */
  | 'LEARNER'
  /** The built-in analysis, from the answers and the history. */
  | 'LOCAL'
  /** A model, from the answers and the history. */
  | 'MODEL';

/** What the learner says of a claim. */
export type ClaimStatus =
  /** These are his own words. */
  | 'CORRECTED'
  /** He doubts it. */
  | 'DISPUTED'
  /** It is not so. It is kept, so that no analysis says it again. */
  | 'REJECTED'
  /** Nothing. */
  | 'STANDING';

/** A free prompt, about a lesson or about none. */
export type CompleteInput = {
  /** Whether the built-in engine may answer when no model can. If not: FAILED, with its code. */
  allowLocal?: boolean;
  /** For whom it is written; for nobody in particular when left out. */
  difficulty?: Difficulty | null | undefined;
  /** A new answer, although one to the identical request may be at hand or under way. */
  fresh?: boolean;
  /** Per user: the same key with the same operation and input (defaults applied) answers with the same generation, also a failed one, before any limit is looked at; with another operation or input it is BAD_USER_INPUT. Refusals are not remembered. */
  idempotencyKey?: string | null | undefined;
  /** The course's when left out; without a lesson, the installation's. */
  language?: Language | null | undefined;
  /** The lesson that it is about; without one only a model can answer. */
  lessonId?: string | null | undefined;
  /** 1 to 16384; 6144 when left out. A model that reasons first spends of it too. */
  maxOutputTokens?: number | null | undefined;
  /** How this answer is to be shaped for its reader; the caller's settings stand in for what it leaves out. */
  personalisation?: PersonalisationInput | null | undefined;
  /** Whether the caller's learning settings shape it, as they do when it is left out; what the call itself says does in any case. */
  personalise?: boolean | null | undefined;
  /** What is asked for, in words of your own. */
  prompt: string;
};

/** What a claim should say instead. */
export type CorrectProfileClaimInput = {
  /** A claim of the caller's profile as it is now. */
  claimId: string;
  /** Why: up to 500 UTF-16 units. */
  note?: string | null | undefined;
  /** How it is, in words of your own: up to 1,000 UTF-16 units. Left out: it is not so, and nothing is said instead. */
  text?: string | null | undefined;
  /** The same for programs, as the claim's field says; left out: there is none. */
  value?: string | null | undefined;
};

/** How far the draft of a course is. */
export type CourseDraftStatus =
  /** A person has; its lessons wait for a worker. */
  | 'APPROVED'
  /** Somebody stopped it; what was drafted by then may still be decided on. */
  | 'CANCELLED'
  /** All that was to be drafted is: a person decides on each lesson. */
  | 'DRAFTED'
  /** Its lessons are being drafted, one after the other. */
  | 'DRAFTING'
  /** There is no outline, or some lessons could not be drafted; resumeCourseDraft tries these again. */
  | 'FAILED'
  /** A person is to change or approve its outline. */
  | 'OUTLINED'
  /** Its outline is being made. */
  | 'OUTLINING'
  /** A limit is in the way: `pause` says which, and whether it goes on by itself. */
  | 'PAUSED';

/** Whom to list; what is left out lists all. */
export type CourseMemberFilter = {
  /** How far they are; leaves out those who teach. */
  progress?: CourseMemberProgress | null | undefined;
  /** What they are here. */
  role?: CourseMemberRole | null | undefined;
  /** A part of the name, or a whole email address; at most 254 UTF-16 units. */
  search?: string | null | undefined;
  /** How they stand; leaves out those who teach. */
  state?: EnrolmentState | null | undefined;
};

/** How far learners are. */
export type CourseMemberProgress =
  /** He has completed the course. */
  | 'COMPLETED'
  /** He has opened one, and has not completed the course. */
  | 'IN_PROGRESS'
  /** He has opened no lesson. */
  | 'NOT_STARTED';

/** What somebody is in a course, which is another thing than his role in the organization. */
export type CourseMemberRole =
  /** He teaches it beside its owner. */
  | 'INSTRUCTOR'
  /** He is, or was, enrolled. */
  | 'LEARNER'
  /** It is his. */
  | 'OWNER';

/** An outline that the caller has seen. */
export type CourseOutlineInput = {
  /** The version that the caller has seen. */
  expectedVersion: number;
  /** The draft. */
  id: string;
};

/** New cards of a deck. */
export type CreateCardsInput = {
  /** 1 to 500; a deck holds at most 5,000. */
  cards: Array<CardInput>;
  /** The deck. */
  deckId: string;
};

/** Something for learners of a course to reach. */
export type CreateChallengeInput = {
  /** What counts: reviews, answers, gaps or perfect attempts of the course. */
  counter: LearningCounter;
  /** One that the caller may edit. */
  courseId: string;
  /** Until when, at most a year later, and not past. */
  endsAt: string;
  /** From when on it counts. */
  startsAt: string;
  /** 1 to 10,000. */
  target: number;
  /** 1 to 200 characters. */
  title: string;
};

/** A new course: a draft that its owner and admins see. */
export type CreateCourseInput = {
  /** At most 10,000 UTF-16 units. */
  description?: string;
  /** Of its lessons. */
  language?: Language;
  /** 1 to 300 UTF-16 units. */
  title: string;
};

/** A new deck. */
export type CreateDeckInput = {
  /** Written by hand; at most 500. */
  cards?: Array<CardInput>;
  /** The course that it belongs to, for those who may edit that; left out: a private deck. */
  courseId?: string | null | undefined;
  /** A completed generation of kind FLASHCARDS, whose cards it takes, with their evidence. */
  fromGenerationId?: string | null | undefined;
  /** The lesson that it is about; left out: the generation's. */
  lessonId?: string | null | undefined;
  /** 1 to 300 UTF-16 units. */
  title: string;
};

/** A new lesson, the last of its course. */
export type CreateLessonInput = {
  /** Markdown, 1 to 200,000 UTF-16 units. */
  body: string;
  /** A course that the caller may edit. */
  courseId: string;
  /** At most 50, of 1 to 500 UTF-16 units each. */
  objectives?: Array<string>;
  /** 1 to 300 UTF-16 units. */
  title: string;
};

/** A quiz by hand about a course, a lesson, or with the questions of a generation. */
export type CreateQuizInput = {
  /** Of these three, one is needed; those that are given must belong together. */
  courseId?: string | null | undefined;
  /** One of the caller's own, of kind QUIZ, that has ended. A practice quiz needs one. */
  fromGenerationId?: string | null | undefined;
  /** Sent again with the same input, it answers with the quiz that it made; with another it is an error. At most 200 UTF-16 units. */
  idempotencyKey?: string | null | undefined;
  /** The one lesson that it is about; left out: the whole course, or what the generation is about. */
  lessonId?: string | null | undefined;
  /** COURSE for those who may edit the course. */
  purpose?: QuizPurpose;
  /** How it is to be sat. */
  settings?: QuizSettingsInput | null | undefined;
  /** 1 to 300 UTF-16 units. */
  title: string;
};

/** What is to be planned. */
export type CreateStudyPlanInput = {
  /** A course that the caller may read. */
  courseId: string;
  /** The last day, within two years. Left out or null: it takes as long as it takes, each day all of its minutes. */
  deadline?: string | null | undefined;
  /** An objective of the course; left out or null: all of them. */
  goal?: string | null | undefined;
  /** How long each day, reviewMinutes included. */
  minutes: WeekMinutesInput;
  /** Of each day's minutes, for cards that are due. Default: 0. */
  reviewMinutes?: number | null | undefined;
  /** The first day, as 2026-12-01; not past. Default: today. */
  startsOn?: string | null | undefined;
  /** When the first session of a day begins by the clocks of the time zone, as "18:30". Left out or null: whenever it suits. */
  timeOfDay?: string | null | undefined;
  /** A name of the IANA database, such as "Europe/Berlin". Left out or null: that of the caller's study settings. */
  timeZone?: string | null | undefined;
};

/** For whom it is written. */
export type Difficulty =
  /** Somebody who knows it well and wants to go further. */
  | 'ADVANCED'
  /** Somebody who knows nothing of it yet. */
  | 'BEGINNER'
  /** Somebody who knows the basics. */
  | 'INTERMEDIATE';

/** A claim that the caller doubts. */
export type DisputeProfileClaimInput = {
  /** A claim of the caller's profile as it is now. */
  claimId: string;
  /** Why: up to 500 UTF-16 units. */
  note?: string | null | undefined;
};

/** The lesson to draft: by its title, or by the heading of an outline that the caller had made. */
export type DraftLessonInput = {
  /** Whether the built-in engine may answer when no model can. If not: FAILED, with its code. */
  allowLocal?: boolean;
  /** For whom: up to 500 characters. */
  audience?: string | null | undefined;
  /** For whom it is written; for nobody in particular when left out. */
  difficulty?: Difficulty | null | undefined;
  /** A new answer, although one to the identical request may be at hand or under way. */
  fresh?: boolean;
  /** Per user: the same key with the same operation and input (defaults applied) answers with the same generation, also a failed one, before any limit is looked at; with another operation or input it is BAD_USER_INPUT. Refusals are not remembered. */
  idempotencyKey?: string | null | undefined;
  /** The course's when left out. */
  language?: Language | null | undefined;
  /** The lesson whose content it is drafted from; without one only a model can answer. */
  lessonId?: string | null | undefined;
  /** What a learner can do afterwards: at most 50, of 1 to 500 UTF-16 units each. */
  objectives?: Array<string>;
  /** A heading of an outline of the caller's own: title, sections (the headings below it) and lesson are taken from there where they are left out. Not in a batch. */
  outlineNodeId?: string | null | undefined;
  /** How this answer is to be shaped for its reader; the caller's settings stand in for what it leaves out. */
  personalisation?: PersonalisationInput | null | undefined;
  /** Whether the caller's learning settings shape it, as they do when it is left out; what the call itself says does in any case. */
  personalise?: boolean | null | undefined;
  /** At most 50, in their order; when left out whoever drafts it chooses them. */
  sections?: Array<LessonSectionInput> | null | undefined;
  /** 1 to 300 UTF-16 units; may be left out where a heading is named. */
  title?: string | null | undefined;
};

/** The draft of a lesson that the caller has seen. */
export type DraftedLessonInput = {
  /** Its version that the caller has seen. */
  expectedVersion: number;
  /** A lesson of a draft. */
  lessonId: string;
};

/** How far a lesson of a draft is. */
export type DraftedLessonStatus =
  /** A person has read it, and it is a lesson of the course. */
  | 'ACCEPTED'
  /** Somebody stopped it. */
  | 'CANCELLED'
  /** A person does not want it in the course. */
  | 'DISCARDED'
  /** Its draft is whole: a person is to read it, and to accept or discard it. */
  | 'DRAFTED'
  /** It is being drafted. */
  | 'DRAFTING'
  /** Some of it could not be drafted, and `failure` says why. */
  | 'FAILED'
  /** Nothing of it is being drafted yet. */
  | 'PENDING';

/** The whole outline as it is to be: what is left out of it is removed, and its order is the order here. */
export type EditCourseOutlineInput = {
  /** Of the course: up to 10,000 UTF-16 units; stays as it is when left out. */
  description?: string | null | undefined;
  /** The version that the change was made from. */
  expectedVersion: number;
  /** A draft whose outline waits for approval. */
  id: string;
  /** 1 to 100. */
  lessons: Array<OutlinedLessonInput>;
  /** Of the course: 1 to 300 UTF-16 units; stays as it is when left out. */
  title?: string | null | undefined;
};

/** What is left out stays as it is. Editing accepts. */
export type EditQuizItemInput = {
  /** All of them. */
  accepted?: Array<Array<string>> | null | undefined;
  /** Whether the statement is true. */
  answer?: boolean | null | undefined;
  /** All of them. */
  choices?: Array<ChoiceInput> | null | undefined;
  /** null takes it away. */
  difficulty?: Difficulty | null | undefined;
  /** The quiz's, that the change was made from. */
  expectedVersion: number;
  /** null takes it away. */
  explanation?: string | null | undefined;
  /** Which is edited. */
  itemId: string;
  /** All of them. */
  objectives?: Array<string> | null | undefined;
  /** 1 to 100. */
  points?: number | null | undefined;
  /** 1 to 2,000 UTF-16 units. */
  prompt?: string | null | undefined;
  /** A passage of the lesson as it is now, in place of all evidence; null takes that away. */
  quote?: string | null | undefined;
  /** For SHORT_ANSWER: 1 to 10 yes/no criteria. An empty list takes them away. */
  rubric?: Array<RubricCriterionInput> | null | undefined;
};

/** Either texts or a course. */
export type EmbedInput = {
  /** Whether the built-in vectors may stand in when no model's are to be had. */
  allowLocal?: boolean;
  /** Instead of texts: the lessons of a course, in its order. As long as a model's vectors of them are kept, a day, Lesson.related goes by them. */
  courseId?: string | null | undefined;
  /** How long each vector is to be, 1 to 4,096; the model's own length when left out. All of them together: at most 500,000 numbers. */
  dimensions?: number | null | undefined;
  /** As of every generation. What is at hand needs none: it starts nothing. */
  idempotencyKey?: string | null | undefined;
  /** The texts' language, for the built-in vectors; each text's own when left out. */
  language?: Language | null | undefined;
  /** 1 to 2,048, none of them empty; as long as a free text may be. */
  texts?: Array<string> | null | undefined;
};

/** Who made the vectors. The two kinds can't be compared. */
export type EmbeddingAlgorithm =
  /** The built-in engine, by hashing words and pieces of words. */
  | 'HASHED_NGRAMS'
  /** A model. */
  | 'MODEL';

/** What let somebody in. */
export type EnrolledBy =
  /** A code. */
  | 'CODE'
  /** The course was open. */
  | 'HIMSELF'
  /** An invitation. */
  | 'INVITATION';

/** How somebody comes to be enrolled, and so who reads the lessons of a published course and uses AI on them. */
export type EnrolmentPolicy =
  /** Only those who are enrolled read it, and a code lets them in. Others see its title and description. */
  | 'CODE'
  /** Only those who are enrolled read it, and they were invited. For others there is no such course. */
  | 'INVITATION'
  /** Every signed-in user reads it; to be enrolled is his choice, and immediate. */
  | 'OPEN';

/** Why somebody is not let in. */
export type EnrolmentRefusalReason =
  /** The invitation is for another address or account than the caller's. */
  | 'ANOTHER_ADDRESS'
  /** The code is too old. */
  | 'CODE_EXPIRED'
  /** The course is entered by its code. */
  | 'CODE_NEEDED'
  /** No course has this code now. */
  | 'CODE_UNKNOWN'
  /** The course is entered by an invitation. */
  | 'INVITATION_NEEDED'
  /** The invitation was used, declined or revoked, or is too old. */
  | 'INVITATION_OVER'
  /** The course is not published: the invitation waits until it is. */
  | 'NOT_PUBLISHED'
  /** He was removed from the course. */
  | 'REMOVED';

/** How somebody stands in a course. */
export type EnrolmentState =
  /** He is enrolled. */
  | 'ACTIVE'
  /** He left, and may come in again as he did before. */
  | 'LEFT'
  /** Somebody who teaches the course removed him; only an invitation lets him in again. */
  | 'REMOVED';

/** How it is known how long something takes. */
export type EstimateBasis =
  /** The learner's own: the median of what he took for lessons between opening and finishing them, for their length; of cards, for these cards. */
  | 'OWN_PACE'
  /** How fast texts of that language are read, and half as much again to learn from them: too little is known of the learner yet. */
  | 'READING_SPEED'
  /** The time limit leaves no more. */
  | 'TIME_LEFT'
  /** A minute for a question, ten seconds for a card. */
  | 'USUAL';

/** A lesson to explain, or a question about it. */
export type ExplainLessonInput = {
  /** Whether the built-in engine may answer when no model can. If not: FAILED, with its code. */
  allowLocal?: boolean;
  /** For whom it is written; for nobody in particular when left out. */
  difficulty?: Difficulty | null | undefined;
  /** A new answer, although one to the identical request may be at hand or under way. */
  fresh?: boolean;
  /** Per user: the same key with the same operation and input (defaults applied) answers with the same generation, also a failed one, before any limit is looked at; with another operation or input it is BAD_USER_INPUT. Refusals are not remembered. */
  idempotencyKey?: string | null | undefined;
  /** The course's when left out. */
  language?: Language | null | undefined;
  /** A lesson that the caller may read. */
  lessonId: string;
  /** How this answer is to be shaped for its reader; the caller's settings stand in for what it leaves out. */
  personalisation?: PersonalisationInput | null | undefined;
  /** Whether the caller's learning settings shape it, as they do when it is left out; what the call itself says does in any case. */
  personalise?: boolean | null | undefined;
  /** What about it; the whole lesson when left out. */
  question?: string | null | undefined;
};

/** Why there is no answer, or only a part of one. */
export type FailureCode =
  /** The answer would have cost more than is left of the day. */
  | 'BUDGET_EXHAUSTED'
  /** Moderation refused what was asked, or a provider or a check each answer to it. */
  | 'CONTENT_REJECTED'
  /** What there is to read outgrows the context of every model that may be asked. */
  | 'INPUT_LIMIT'
  /** A mistake of Lyceum's own. */
  | 'INTERNAL'
  /** The lesson holds too little to make it from. */
  | 'NOT_ENOUGH_CONTENT'
  /** The answer outgrows what a model may write. */
  | 'OUTPUT_LIMIT'
  /** No model that may be asked could answer. */
  | 'PROVIDER_UNAVAILABLE'
  /** No model that may be asked answered in time. */
  | 'TIMED_OUT';

/** What a teacher may want to look at. */
export type FlagCategory =
  /** Words of an English list. A hint: it also finds the Great Tit. */
  | 'PROFANITY';

/** Where it stands. */
export type FlagSource =
  /** In what the learner wrote. */
  | 'INPUT'
  /** In the answer. */
  | 'OUTPUT';

/** When a stream ends that has no last event. */
export type FollowUntil =
  /** As soon as all that has happened so far was sent. */
  | 'CAUGHT_UP'
  /** When the caller leaves, or his sign-in ends. */
  | 'LEFT';

/** Several generations at once. */
export type GenerateBatchInput = {
  /** Per user: the same key with the same requests and mode (defaults applied) answers with the same batch, before any limit is looked at; with others it is BAD_USER_INPUT. */
  idempotencyKey?: string | null | undefined;
  /** When they are to be answered. */
  mode?: BatchMode;
  /** 1 to 100. */
  requests: Array<BatchRequestInput>;
};

/** A course on a topic, to be outlined and then drafted. */
export type GenerateCourseInput = {
  /** Whether the built-in engine may answer when no model can. If not: FAILED, with its code. */
  allowLocal?: boolean;
  /** For whom: up to 500 characters. */
  audience?: string | null | undefined;
  /** A new answer, although one to the identical request may be at hand or under way. */
  fresh?: boolean;
  /** How long it is to take: 1 to 1000. */
  hours?: number | null | undefined;
  /** Per user: the same key with the same operation and input (defaults applied) answers with the same generation, also a failed one, before any limit is looked at; with another operation or input it is BAD_USER_INPUT. Refusals are not remembered. */
  idempotencyKey?: string | null | undefined;
  /** The installation's when left out. */
  language?: Language | null | undefined;
  /** For nobody in particular when left out. */
  level?: Difficulty | null | undefined;
  /** How this answer is to be shaped for its reader; the caller's settings stand in for what it leaves out. */
  personalisation?: PersonalisationInput | null | undefined;
  /** Whether the caller's learning settings shape it, as they do when it is left out; what the call itself says does in any case. */
  personalise?: boolean | null | undefined;
  /** 1 to 300 UTF-16 units; the topic's first line when left out. */
  title?: string | null | undefined;
  /** What it is to teach, in words of your own. */
  topic: string;
};

/** A lesson, how many examples, and from where these are to be taken. */
export type GenerateExamplesInput = {
  /** Whether the built-in engine may answer when no model can. If not: FAILED, with its code. */
  allowLocal?: boolean;
  /** For whom it is written; for nobody in particular when left out. */
  difficulty?: Difficulty | null | undefined;
  /** 1 to 10. */
  exampleCount?: number;
  /** A new answer, although one to the identical request may be at hand or under way. */
  fresh?: boolean;
  /** Per user: the same key with the same operation and input (defaults applied) answers with the same generation, also a failed one, before any limit is looked at; with another operation or input it is BAD_USER_INPUT. Refusals are not remembered. */
  idempotencyKey?: string | null | undefined;
  /** The industry that the reader works in: up to 200 characters. */
  industry?: string | null | undefined;
  /** The course's when left out. */
  language?: Language | null | undefined;
  /** A lesson that the caller may read. */
  lessonId: string;
  /** How this answer is to be shaped for its reader; the caller's settings stand in for what it leaves out. */
  personalisation?: PersonalisationInput | null | undefined;
  /** Whether the caller's learning settings shape it, as they do when it is left out; what the call itself says does in any case. */
  personalise?: boolean | null | undefined;
  /** The reader's role there: up to 200 characters. */
  role?: string | null | undefined;
};

/** A lesson, and how many exercises on it. */
export type GenerateExercisesInput = {
  /** Whether the built-in engine may answer when no model can. If not: FAILED, with its code. */
  allowLocal?: boolean;
  /** For whom they are written; for nobody in particular when left out. */
  difficulty?: Difficulty | null | undefined;
  /** 1 to 50. */
  exerciseCount?: number;
  /** A new answer, although one to the identical request may be at hand or under way. */
  fresh?: boolean;
  /** Per user: the same key with the same operation and input (defaults applied) answers with the same generation, also a failed one, before any limit is looked at; with another operation or input it is BAD_USER_INPUT. Refusals are not remembered. */
  idempotencyKey?: string | null | undefined;
  /** The course's when left out. */
  language?: Language | null | undefined;
  /** A lesson that the caller may read. */
  lessonId: string;
  /** How this answer is to be shaped for its reader; the caller's settings stand in for what it leaves out. */
  personalisation?: PersonalisationInput | null | undefined;
  /** Whether the caller's learning settings shape it, as they do when it is left out; what the call itself says does in any case. */
  personalise?: boolean | null | undefined;
};

/** A lesson, and how many cards on it. */
export type GenerateFlashcardsInput = {
  /** Whether the built-in engine may answer when no model can. If not: FAILED, with its code. */
  allowLocal?: boolean;
  /** 1 to 50. */
  cardCount?: number;
  /** For whom they are written; for nobody in particular when left out. */
  difficulty?: Difficulty | null | undefined;
  /** A new answer, although one to the identical request may be at hand or under way. */
  fresh?: boolean;
  /** Per user: the same key with the same operation and input (defaults applied) answers with the same generation, also a failed one, before any limit is looked at; with another operation or input it is BAD_USER_INPUT. Refusals are not remembered. */
  idempotencyKey?: string | null | undefined;
  /** The course's when left out. */
  language?: Language | null | undefined;
  /** A lesson that the caller may read. */
  lessonId: string;
  /** How this answer is to be shaped for its reader; the caller's settings stand in for what it leaves out. */
  personalisation?: PersonalisationInput | null | undefined;
  /** Whether the caller's learning settings shape it, as they do when it is left out; what the call itself says does in any case. */
  personalise?: boolean | null | undefined;
};

/** Of a lesson, or of a course on a topic: then a topic is given, and no lesson. */
export type GenerateOutlineInput = {
  /** Whether the built-in engine may answer when no model can. If not: FAILED, with its code. */
  allowLocal?: boolean;
  /** For whom, with a topic: up to 500 characters. */
  audience?: string | null | undefined;
  /** For whom they are written; for nobody in particular when left out. */
  difficulty?: Difficulty | null | undefined;
  /** A new answer, although one to the identical request may be at hand or under way. */
  fresh?: boolean;
  /** 1 to 50; when left out 10 for a lesson, 12 for a topic, or what its hours ask for. */
  headingCount?: number | null | undefined;
  /** How long the course is to take, with a topic: 1 to 1000. */
  hours?: number | null | undefined;
  /** Per user: the same key with the same operation and input (defaults applied) answers with the same generation, also a failed one, before any limit is looked at; with another operation or input it is BAD_USER_INPUT. Refusals are not remembered. */
  idempotencyKey?: string | null | undefined;
  /** The course's when left out. */
  language?: Language | null | undefined;
  /** A lesson that the caller may read. */
  lessonId?: string | null | undefined;
  /** How this answer is to be shaped for its reader; the caller's settings stand in for what it leaves out. */
  personalisation?: PersonalisationInput | null | undefined;
  /** Whether the caller's learning settings shape it, as they do when it is left out; what the call itself says does in any case. */
  personalise?: boolean | null | undefined;
  /** In words of your own; only a model can answer, and only instructors and admins may ask. */
  topic?: string | null | undefined;
};

/** A lesson to ask about, and what kind of questions. */
export type GenerateQuizInput = {
  /** Whether the built-in engine may answer when no model can. If not: FAILED, with its code. */
  allowLocal?: boolean;
  /** For whom they are written; for nobody in particular when left out. */
  difficulty?: Difficulty | null | undefined;
  /** A new answer, although one to the identical request may be at hand or under way. */
  fresh?: boolean;
  /** Per user: the same key with the same operation and input (defaults applied) answers with the same generation, also a failed one, before any limit is looked at; with another operation or input it is BAD_USER_INPUT. Refusals are not remembered. */
  idempotencyKey?: string | null | undefined;
  /** The course's when left out. */
  language?: Language | null | undefined;
  /** A lesson that the caller may read. */
  lessonId: string;
  /** How this answer is to be shaped for its reader; the caller's settings stand in for what it leaves out. */
  personalisation?: PersonalisationInput | null | undefined;
  /** Whether the caller's learning settings shape it, as they do when it is left out; what the call itself says does in any case. */
  personalise?: boolean | null | undefined;
  /** 1 to 50. */
  questionCount?: number;
  /** The same seed makes the local engine ask the same again; another one, something else. */
  seed?: number | null | undefined;
  /** Any of the four when left out. */
  types?: Array<QuestionType> | null | undefined;
};

/** What is made: text, or items. By now EXPLANATION, SUMMARY, EXAMPLES, LESSON, QUIZ, FLASHCARDS, EXERCISES, OUTLINE, STUDY_PLAN, COMPLETION (a free prompt), EMBEDDING (vectors), GRADING (of short answers), QUESTIONNAIRE and PROFILE_ANALYSIS are. */
export type GenerationKind =
  /** An answer to a free prompt. */
  | 'COMPLETION'
  /** Vectors of texts. */
  | 'EMBEDDING'
  /** What a lesson says, in examples. */
  | 'EXAMPLES'
  /** Tasks to be worked on. */
  | 'EXERCISES'
  /** A text about a lesson, or a question about it. */
  | 'EXPLANATION'
  /** Cards to learn by. */
  | 'FLASHCARDS'
  /** A model's judgement of a short answer, criterion by criterion; made when an attempt is submitted, never asked for. */
  | 'GRADING'
  /** What a second solver answers to questions whose keys it is not told. */
  | 'KEY_CHECK'
  /** A whole lesson. */
  | 'LESSON'
  /** The headings of a lesson to be. */
  | 'OUTLINE'
  /** What a learner's answers show of him, claim by claim. */
  | 'PROFILE_ANALYSIS'
  /** Questions to one learner, fitted to what is known of him. */
  | 'QUESTIONNAIRE'
  /** Questions about a lesson. */
  | 'QUIZ'
  /** What to learn when. */
  | 'STUDY_PLAN'
  /** What a lesson says, in short. */
  | 'SUMMARY';

/** COMPLETED, FAILED and CANCELLED are final. */
export type GenerationStatus =
  /** Somebody stopped it. */
  | 'CANCELLED'
  /** The answer is whole. */
  | 'COMPLETED'
  /** There is no whole answer, and `failure` says why. */
  | 'FAILED'
  /** It waits for a worker, or for a batch. */
  | 'QUEUED'
  /** A worker makes it. */
  | 'RUNNING';

/** A person's grade of an answer. */
export type GradeAnswerInput = {
  /** The attempt that the answer is in. */
  attemptId: string;
  /** The number of the grade that was seen; left out: whichever counts. */
  expectedGrade?: number | null | undefined;
  /** From 0 to what the question is worth, in hundredths at the finest. */
  points: number;
  /** The question that it answers. */
  questionId: string;
  /** Why, for the learner: 1 to 2,000 UTF-16 units. */
  reason: string;
};

/** What an answer came to. */
export type GradeOutcome =
  /** All of the points. */
  | 'CORRECT'
  /** None of them. */
  | 'INCORRECT'
  /** Nearly right, and marked as such; it counts only for what is right of it. */
  | 'NEAR_MISS'
  /** A part of them. */
  | 'PARTIAL'
  /** It waits to be graded: it has no points, not half of them. */
  | 'UNGRADED';

/** Who made a grade. */
export type GradedBy =
  /** A rule: the same answer always gets the same. */
  | 'CODE'
  /** Two models that agreed on every criterion; the points are computed. */
  | 'MODEL'
  /** Somebody who teaches. Nothing but another person changes it. */
  | 'PERSON';

/** A completed questionnaire that another frontend asked, whole. */
export type ImportQuestionnaireInput = {
  /** The course that it is about, which the caller may read. */
  courseId?: string | null | undefined;
  /** Per user: the same key answers with the same questionnaire. */
  idempotencyKey?: string | null | undefined;
  /** What it is in, and what the analysis is written in; found out when left out. */
  language?: Language | null | undefined;
  /** 1 to 500. */
  questions_data: Array<ImportedQuestionInput>;
  /** A claim: "6/6". */
  score?: string | null | undefined;
  /** What it is about; the course's title when left out, or else the words of its first question. */
  subject?: string | null | undefined;
};

/** A question with its answer, as another frontend has it. */
export type ImportedQuestionInput = {
  /** A claim: what is right. */
  correct_answer?: string | null | undefined;
  /** A claim: whether the answer is. Never believed where the server knows better. */
  is_correct?: boolean | null | undefined;
  /** Its number, of its own. */
  numero: number;
  /** What there was to choose from; may be empty. */
  options: Array<string>;
  /** What was asked. */
  question: string;
  /** ChoixMultiple, ReponseCourte, VraiFaux or TexteATrous. */
  type: string;
  /** What was answered: a choice or its letter, a text, vrai or faux. Empty: nothing. */
  user_answer: string;
};

/** Whose documents, and why. */
export type InspectLearnerInput = {
  /** Up to 500 UTF-16 units; it is recorded, and the learner sees it. */
  reason: string;
  /** The learner. */
  userId: string;
};

/** What an admin did with a learner's documents. */
export type InspectionAction =
  /** Had all of them erased. */
  | 'ERASE'
  /** Took all of them away as a file. */
  | 'EXPORT'
  /** Looked at the profile. */
  | 'INSPECT'
  /** Had answers analysed again. */
  | 'RERUN';

/** What became of an invitation. */
export type InvitationState =
  /** It let somebody in, and lets nobody else in. */
  | 'ACCEPTED'
  /** Whom it was for did not want it. */
  | 'DECLINED'
  /** Nobody has answered it. */
  | 'PENDING'
  /** Those who teach the course took it back, or made another. */
  | 'REVOKED';

/** Whom to invite: an address, or an account. */
export type InviteInput = {
  /** A course that the caller may edit. */
  courseId: string;
  /** Whether or not it has an account. */
  email?: string | null | undefined;
  /** Within a year; in 30 days when left out. */
  expiresAt?: string | null | undefined;
  /** Of the same organization. */
  userId?: string | null | undefined;
};

/** What a person said of an item. */
export type ItemDecision =
  /** It stays. */
  | 'ACCEPTED'
  /** Nothing yet. */
  | 'PENDING'
  /** It is left out when the quiz is published. */
  | 'REJECTED';

/** Why an item can not be published. */
export type ItemProblemReason =
  /** Nobody has accepted or rejected it. */
  | 'PENDING'
  /** A second solver came to another answer than its key. */
  | 'QUARANTINED'
  /** Its evidence no longer stands in the lesson. */
  | 'STALE'
  /** It was generated, and no second solver has answered it yet. */
  | 'UNCHECKED';

/** What becomes of an item. */
export type ItemVerdict =
  /** The version that counts is accepted. Among other verdicts and without a reason, one that asks what another item of the course asks stays as it is: see undecidedDuplicates. */
  | 'ACCEPT'
  /** Drops the regenerated question; the item and its decision stay as they are. */
  | 'KEEP'
  /** It is left out when the quiz is published. */
  | 'REJECT'
  /** Out of quarantine, and accepted: whoever says so has seen both answers and stands by the key. */
  | 'RELEASE'
  /** Accepts the regenerated question that is proposed, as the next version. */
  | 'REPLACE';

/** What is said of one item. */
export type ItemVerdictInput = {
  /** Of the quiz. */
  itemId: string;
  /** Why, for those who read the changes: up to 500 characters. */
  reason?: string | null | undefined;
  /** What becomes of it. */
  verdict: ItemVerdict;
};

/** ISO 639-1, in capitals. */
export type Language =
  /** Arabic */
  | 'AR'
  /** German */
  | 'DE'
  /** English */
  | 'EN'
  /** Spanish */
  | 'ES'
  /** French */
  | 'FR'
  /** Hindi */
  | 'HI'
  /** Italian */
  | 'IT'
  /** Japanese */
  | 'JA'
  /** Korean */
  | 'KO'
  /** Portuguese */
  | 'PT'
  /** Russian */
  | 'RU'
  /** Chinese */
  | 'ZH';

/** Which points count. */
export type LeaderboardPeriod =
  /** All of them. */
  | 'ALL'
  /** Of the last 30 days. */
  | 'MONTH'
  /** Of the last 7 days. */
  | 'WEEK';

/** What is counted for achievements and challenges. */
export type LearningCounter =
  /** Different questions answered rightly. */
  | 'ANSWERS_RIGHT'
  /** Challenges reached. */
  | 'CHALLENGES_REACHED'
  /** Courses completed. */
  | 'COURSES_COMPLETED'
  /** Courses in which points were earned. */
  | 'COURSES_LEARNT'
  /** Questions answered rightly that were wrong on an earlier day. */
  | 'GAPS_CLOSED'
  /** Days on which was learnt. */
  | 'LEARNING_DAYS'
  /** The most learning days in a row. */
  | 'LONGEST_STREAK'
  /** Different quizzes of 5 points or more of which all were got. */
  | 'PERFECT_ATTEMPTS'
  /** Those after 30 days or more. */
  | 'REVIEWS_AFTER_A_MONTH'
  /** Those after 180 days or more. */
  | 'REVIEWS_AFTER_HALF_A_YEAR'
  /** Cards recalled a day or more after they were last seen. */
  | 'REVIEWS_STUCK';

/** What happened to a lesson, as a client tells it; once for each id. */
export type LessonEventInput = {
  /** When it happened, for one that is told later: at most 30 days ago. Now when left out. */
  at?: string | null | undefined;
  /** The client's own: 8 to 64 of A-Z a-z 0-9 _ and -. Sent again with the same id it counts once. */
  eventId: string;
  /** A lesson that the caller may read. */
  lessonId: string;
};

/** A heading that a drafted lesson is to have. */
export type LessonSectionInput = {
  /** What is to stand under it: up to 800 UTF-16 units. */
  summary?: string;
  /** 1 to 200 UTF-16 units. */
  title: string;
};

/** Whose limit it is. */
export type LimitScope =
  /** Of everybody in a course together; there is none yet. */
  | 'COURSE'
  /** Of everybody together. */
  | 'INSTALLATION'
  /** Of everybody in an organization together; there is none yet. */
  | 'ORGANIZATION'
  /** The caller's own. */
  | 'USER';

/** Two objectives of a course that are the same. */
export type MergeObjectivesInput = {
  /** The version of the one that stays. */
  expectedVersion: number;
  /** The one that it stands for from now on, in lessons, questions and arrows. */
  mergedId: string;
  /** The one that stays, with its text. */
  objectiveId: string;
};

/** What a model may be asked for. */
export type ModelCapability =
  /** Turns texts into vectors. It writes nothing, and no policy names it. */
  | 'EMBEDDINGS'
  /** Its server keeps to a JSON schema; where it is missing, the schema is asked for in words. */
  | 'STRUCTURED_OUTPUT'
  /** Writes text, and items as text of a given form. */
  | 'TEXT';

/** How a learner stands with an objective. */
export type ObjectiveStanding =
  /** His answers say so: a probability of 0.7 or more, in an interval that begins at 0.4 or above. */
  | 'MASTERED'
  /** He has finished all lessons that teach it, and answered nothing. */
  | 'READ'
  /** Neither answers nor finished lessons. */
  | 'UNLEARNT'
  /** He has answered, and not mastered it. */
  | 'WEAK';

/** Who made the content. */
export type Origin =
  /** A model, for an earlier request: nobody was asked and nothing paid. */
  | 'CACHE'
  /** The built-in engine, which needs no model. */
  | 'LOCAL'
  /** A model, now. */
  | 'MODEL';

/** A lesson of an outline, as a person wants it. */
export type OutlinedLessonInput = {
  /** Of one that is in the outline; left out for a new one. */
  id?: string | null | undefined;
  /** How long it is to take: 1 to 6000. */
  minutes: number;
  /** What a learner can do afterwards: at most 50, of 1 to 500 UTF-16 units each. */
  objectives?: Array<string>;
  /** At most 30, each drafted by itself; without any the lesson is drafted as one. */
  sections?: Array<OutlinedSectionInput>;
  /** What it is to say: up to 800 UTF-16 units. */
  summary?: string;
  /** 1 to 200 UTF-16 units. */
  title: string;
};

/** A section of an outline, as a person wants it. */
export type OutlinedSectionInput = {
  /** Of one that is in the outline; left out for a new one. */
  id?: string | null | undefined;
  /** What is to stand under it: up to 800 UTF-16 units. */
  summary?: string;
  /** 1 to 200 UTF-16 units. */
  title: string;
};

/** How this one answer is to be shaped. What is left out is as the caller's settings say; null: in no way, whatever they say. The difficulty is the call's own field. */
export type PersonalisationInput = {
  /** What examples are to be taken from: up to 200 characters. */
  industry?: string | null | undefined;
  /** How the tutor speaks. */
  manner?: TutorManner | null | undefined;
  /** How the tutor is to be, in words of your own: up to 500 characters. */
  persona?: string | null | undefined;
  /** How the answer is laid out, where its form leaves a choice. */
  presentation?: PreferredPresentation | null | undefined;
  /** What is known already, in words of your own: up to 1000 characters. */
  priorKnowledge?: string | null | undefined;
  /** What the reader does at work: up to 200 characters. */
  role?: string | null | undefined;
};

/** A course, and the time that there is for it. Weeks are counted from the first day on, by code and never by a model. */
export type PlanStudyInput = {
  /** Whether the built-in engine may answer when no model can. If not: FAILED, with its code. */
  allowLocal?: boolean;
  /** A course that the caller may read, with 1 to 200 lessons. */
  courseId: string;
  /** The last day, as 2026-12-31: not past, and at most 50 weeks from the first. */
  deadline: string;
  /** For whom they are written; for nobody in particular when left out. */
  difficulty?: Difficulty | null | undefined;
  /** A new answer, although one to the identical request may be at hand or under way. */
  fresh?: boolean;
  /** What is to be reached, in words of your own: up to 500 characters. */
  goal?: string | null | undefined;
  /** 1 to 80. */
  hoursPerWeek: number;
  /** Per user: the same key with the same operation and input (defaults applied) answers with the same generation, also a failed one, before any limit is looked at; with another operation or input it is BAD_USER_INPUT. Refusals are not remembered. */
  idempotencyKey?: string | null | undefined;
  /** The course's when left out. */
  language?: Language | null | undefined;
  /** How this answer is to be shaped for its reader; the caller's settings stand in for what it leaves out. */
  personalisation?: PersonalisationInput | null | undefined;
  /** Whether the caller's learning settings shape it, as they do when it is left out; what the call itself says does in any case. */
  personalise?: boolean | null | undefined;
  /** The first day, as 2026-12-31; today, where the learner is, when left out. */
  startsOn?: string | null | undefined;
  /** Where the learner is, as Europe/Berlin; that of the caller's study settings when left out. */
  timeZone?: string | null | undefined;
};

/** What something rests on. */
export type PlanningEvidenceKind =
  /** A graded answer: the id of its question, and the attempt. */
  | 'ANSWER'
  /** An attempt. */
  | 'ATTEMPT'
  /** A card, and what its learner did with it. */
  | 'CARD'
  /** A lesson, and the learner's progress with it. */
  | 'LESSON'
  /** An objective. */
  | 'OBJECTIVE'
  /** A quiz. */
  | 'QUIZ';

/** How an answer is laid out, where its form leaves a choice. */
export type PreferredPresentation =
  /** Comparisons with what everybody knows. */
  | 'ANALOGIES'
  /** Examples before general statements. */
  | 'EXAMPLES'
  /** Lists and tables. */
  | 'LISTS'
  /** Running text without lists. */
  | 'PROSE'
  /** Numbered steps. */
  | 'STEPS';

/** Two objectives, of which one may need the other first. */
export type PrerequisiteInput = {
  /** Of a course that the caller may edit. */
  objectiveId: string;
  /** Of the same course: what it may need first. */
  requiresId: string;
};

/** What made a version of a profile. */
export type ProfileChange =
  /** An analysis of answers. */
  | 'ANALYSIS'
  /** The learner's own word. */
  | 'CORRECTION'
  /** The learner's doubt. */
  | 'DISPUTE';

/** Who made the analysis that a profile rests on last. */
export type ProfileOrigin =
  /** The built-in analysis: no model could be had. */
  | 'LOCAL'
  /** A model. */
  | 'MODEL';

/** Where an analysis that is made again stands. */
export type ProfileRerunStatus =
  /** It stands in the profile. */
  | 'APPROVED'
  /** The profile stays as it is. */
  | 'DISCARDED'
  /** No model made it; the note says why. It may be asked for again. */
  | 'FAILED'
  /** It begins as soon as it can. */
  | 'QUEUED'
  /** It is made, and waits for a decision. */
  | 'READY'
  /** It is being made. */
  | 'RUNNING';

/** Only what is published is open to learners. */
export type PublicationStatus =
  /** No longer open to learners. */
  | 'ARCHIVED'
  /** Those who teach it and admins see it. */
  | 'DRAFT'
  /** Whom its enrolment policy lets in sees it: everybody who is signed in, unless it says otherwise. */
  | 'PUBLISHED';

/** What a questionnaire asks for. */
export type QuestionPurpose =
  /** What he has done before. */
  | 'EXPERIENCE'
  /** What the learner wants to reach. */
  | 'GOAL'
  /** A question of a test: it has right answers, which nobody is told before the questionnaire is completed. */
  | 'KNOWLEDGE'
  /** How he likes to learn. */
  | 'PREFERENCE';

/** What a quiz may ask for; each has an object type of its own. */
export type QuestionType =
  /** A text with blanks to be filled. */
  | 'CLOZE'
  /** Choices, of which one or several are right. */
  | 'MULTIPLE_CHOICE'
  /** A question to be answered in a word or a few. */
  | 'SHORT_ANSWER'
  /** A statement to be judged. */
  | 'TRUE_FALSE';

/** An answer: the field that the question's input asks for, and no other. */
export type QuestionnaireAnswerInput = {
  /** TRUE_FALSE. */
  answer?: boolean | null | undefined;
  /** SINGLE_CHOICE and MULTIPLE_CHOICE: what is chosen. */
  choiceIds?: Array<string> | null | undefined;
  /** SCALE and NUMBER. */
  number?: number | null | undefined;
  /** SHORT_TEXT and LONG_TEXT: a single text; CLOZE: one for each blank. */
  texts?: Array<string> | null | undefined;
};

/** Where a questionnaire stands. */
export type QuestionnaireStatus =
  /** Its answers stand. */
  | 'COMPLETED'
  /** Its questions could not be made, or somebody cancelled it. */
  | 'FAILED'
  /** It can be answered. */
  | 'OPEN'
  /** Its questions are being made: follow the generation. */
  | 'PREPARING';

/** Why an answer waits for a person. */
export type QueueReason =
  /** Two models disagree on it, or what they quote proves nothing. */
  | 'JUDGES_DISAGREE'
  /** It is nearly right. */
  | 'NEAR_MISS'
  /** No two models judged all of it. */
  | 'NOT_JUDGED'
  /** Its learner asked for it. */
  | 'REVIEW_REQUESTED';

/** What was done to a quiz. */
export type QuizAction =
  /** It was made. */
  | 'CREATED'
  /** By a person. */
  | 'ITEM_ACCEPTED'
  /** By hand. */
  | 'ITEM_ADDED'
  /** A next version by hand. */
  | 'ITEM_EDITED'
  /** A regenerated question was not wanted. */
  | 'ITEM_PROPOSAL_DROPPED'
  /** Another question is being made, to be proposed. */
  | 'ITEM_REGENERATION_STARTED'
  /** By a person. */
  | 'ITEM_REJECTED'
  /** Out of quarantine: a person saw both answers and stands by the key. */
  | 'ITEM_RELEASED'
  /** Taken out of the quiz. */
  | 'ITEM_REMOVED'
  /** Its evidence was shown to stand elsewhere in the lesson. */
  | 'ITEM_REPAIRED'
  /** A regenerated question was accepted in place of what the item asked. */
  | 'ITEM_REPLACED'
  /** Given to those whom it is for. */
  | 'PUBLISHED'
  /** Back to a draft. */
  | 'REOPENED'
  /** Its items have another order. */
  | 'REORDERED'
  /** Taken from them. */
  | 'RETIRED'
  /** Sent to its review. */
  | 'SUBMITTED'
  /** Its title or its settings. */
  | 'UPDATED';

/** For whom a quiz is. */
export type QuizPurpose =
  /** For a course's learners, once its teacher has published it. */
  | 'COURSE'
  /** For the one who made it alone; nobody has reviewed it. */
  | 'PRACTICE';

/** Defaults: AFTER_SUBMISSION. */
export type QuizRevealInput = {
  /** Where in the lesson the answers stand. */
  evidence?: RevealTime | null | undefined;
  /** Why the answers are right. */
  explanation?: RevealTime | null | undefined;
  /** What answers the questions right. */
  key?: RevealTime | null | undefined;
  /** How many points were reached. */
  score?: RevealTime | null | undefined;
};

/** What is left out stays as it is, in a new quiz as its default says. null takes a limit or a date away. */
export type QuizSettingsInput = {
  /** After opensAt. */
  dueAt?: string | null | undefined;
  /** Default: true. */
  keyCheck?: boolean | null | undefined;
  /** 1 to 1,000. Default: any number. */
  maxAttempts?: number | null | undefined;
  /** Default: as soon as it is published. */
  opensAt?: string | null | undefined;
  /** Default: true. false: all or nothing. */
  partialCredit?: boolean | null | undefined;
  /** From when what may be seen. */
  reveal?: QuizRevealInput | null | undefined;
  /** Default: true. */
  shuffleChoices?: boolean | null | undefined;
  /** Default: false. */
  shuffleQuestions?: boolean | null | undefined;
  /** 10 to 604,800. Default: no limit. */
  timeLimitSeconds?: number | null | undefined;
};

/** Where a quiz stands in its life. */
export type QuizStatus =
  /** It is being made. */
  | 'DRAFT'
  /** Somebody is to look at its items; a practice quiz needs none of that. */
  | 'IN_REVIEW'
  /** Those whom it is for can sit it. */
  | 'PUBLISHED'
  /** Nobody can sit it any more. */
  | 'RETIRED';

/** What the caller thinks of a generation that was made for him. It takes the place of what he said before. */
export type RateGenerationInput = {
  /** Up to 2,000 characters; teachers of the course read it, without a name. */
  comment?: string | null | undefined;
  /** One with a whole answer. */
  generationId: string;
  /** Whether it helped. */
  helpful: boolean;
  /** One that goes with that. */
  reason?: RatingReason | null | undefined;
};

/** By what ratings are told apart. */
export type RatingDimension =
  /** What was made. */
  | 'KIND'
  /** The language that it is in. */
  | 'LANGUAGE'
  /** Who made it. */
  | 'MODEL'
  /** The prompt that it was asked for with. */
  | 'PROMPT_VERSION';

/** Why a generation helped, or did not. */
export type RatingReason =
  /** It helped: it is right. */
  | 'ACCURATE'
  /** It did not: the wishes of its reader were not heeded. */
  | 'BADLY_ADAPTED'
  /** It helped: it is easy to understand. */
  | 'CLEAR'
  /** It did not: it offends. */
  | 'OFFENSIVE'
  /** It did not: that was not asked. */
  | 'OFF_TOPIC'
  /** Something else, either way. */
  | 'OTHER'
  /** It did not: too easy. */
  | 'TOO_EASY'
  /** It did not: too hard. */
  | 'TOO_HARD'
  /** It did not: too long. */
  | 'TOO_LONG'
  /** It did not: too short. */
  | 'TOO_SHORT'
  /** It did not: it is hard to understand. */
  | 'UNCLEAR'
  /** It helped: it suits the reader. */
  | 'WELL_ADAPTED'
  /** It did not: something in it is wrong. */
  | 'WRONG';

/** A generation as it would be asked for. */
export type RecommendModelInput = {
  /** Whether the built-in engine may answer. */
  allowLocal?: boolean;
  /** For whom it is written; for nobody in particular when left out. */
  difficulty?: Difficulty | null | undefined;
  /** Any but EMBEDDING. */
  kind: GenerationKind;
  /** The course's when left out. */
  language?: Language | null | undefined;
  /** May be left out for a free prompt, and for the outline of a topic. */
  lessonId?: string | null | undefined;
  /** For a completion, where it may not be left out; the topic of an outline that is of no lesson. */
  prompt?: string | null | undefined;
  /** For an explanation. */
  question?: string | null | undefined;
  /** For whatever consists of items, as a quiz of questions: 1 to 50. */
  questionCount?: number;
  /** For a quiz; any of the four when left out. */
  types?: Array<QuestionType> | null | undefined;
};

/** What is to be drafted again. What is missing of the lesson is drafted with it. */
export type RedraftLessonInput = {
  /** Its version that the caller has seen. */
  expectedVersion: number;
  /** A lesson of a draft. */
  lessonId: string;
  /** One section alone; when left out, what failed, or all of a draft that is whole. */
  sectionId?: string | null | undefined;
};

/** What a person says of a question that a second solver refused. */
export type RefusalVerdict =
  /** The solver was wrong: the question could have been asked. */
  | 'KEY_IS_RIGHT'
  /** It is good that nobody saw it: a wrong key, several right answers, or a question that the lesson does not settle. */
  | 'KEY_IS_WRONG';

/** A new account, which is a learner. */
export type RegisterInput = {
  /** 1 to 100 UTF-16 units. */
  displayName: string;
  /** At most 254 UTF-16 units; unique regardless of case. */
  email: string;
  /** At least 10 characters, at most 1,024 bytes of UTF-8. */
  password: string;
};

/** Who is to be removed, and why. */
export type RemoveLearnerInput = {
  /** A course that the caller may edit. */
  courseId: string;
  /** 1 to 2,000 UTF-16 units; the learner sees it. */
  reason: string;
  /** Who is, or was, enrolled in it. */
  userId: string;
};

/** Another text for an objective, in all lessons that name it. */
export type RenameObjectiveInput = {
  /** The version that the change was made from. */
  expectedVersion: number;
  /** Of a course that the caller may edit. */
  objectiveId: string;
  /** 1 to 500 UTF-16 units. */
  text: string;
};

/** Where the evidence of an item stands now. */
export type RepairQuizItemInput = {
  /** The quiz's, that the change was made from. */
  expectedVersion: number;
  /** Which is repaired. */
  itemId: string;
  /** The passage of the lesson as it is now that proves the key. */
  quote: string;
};

/** Whose profiles are analysed again, and why. */
export type RerunProfilesInput = {
  /** Up to 500 UTF-16 units; it is recorded, and the learner sees it. */
  reason: string;
  /** 1 to 100 users; everybody whose profile the built-in analysis made when left out. */
  userIds?: Array<string> | null | undefined;
};

/** What comes of a learner's wish. */
export type ResolveReviewInput = {
  /** Another grade; left out: the grade stays. */
  points?: number | null | undefined;
  /** What the learner is told: 1 to 2,000 UTF-16 units. */
  reason: string;
  /** An open review. */
  reviewId: string;
};

/** Whose results. */
export type ResultsOf =
  /** All learners'; for those who may edit the course. */
  | 'EVERYBODY'
  /** The caller's own, as far as the quizzes let their scores be seen. */
  | 'MINE';

/** From when something may be seen by who answers. */
export type RevealTime =
  /** Once the quiz is due, for everybody at the same time. */
  | 'AFTER_DUE_DATE'
  /** Once the attempt is submitted. */
  | 'AFTER_SUBMISSION'
  /** As soon as the question is answered. */
  | 'IMMEDIATELY'
  /** Not at all. */
  | 'NEVER';

/** How well a card was remembered. */
export type ReviewCardInput = {
  /** The card. */
  cardId: string;
  /** From the front to the rating, 0 to 3,600,000. */
  durationMs?: number | null | undefined;
  /** How well it was remembered. */
  rating: ReviewRating;
  /** The review's id, made by the client, such as a UUID: 8 to 64 of A-Z a-z 0-9 _ and -. Sent again it changes nothing. */
  reviewId: string;
  /** For a review that was done offline, at most 30 days ago; left out: now. */
  reviewedAt?: string | null | undefined;
};

/** What is said of items of one quiz. */
export type ReviewQuizItemsInput = {
  /** The quiz's, that the change was made from. */
  expectedVersion: number;
  /** Whose items are judged. */
  quizId: string;
  /** Each item once; all of them or none, but for duplicates that are accepted among others without a reason. */
  verdicts: Array<ItemVerdictInput>;
};

/** How well a card was recalled; AGAIN: not at all. */
export type ReviewRating =
  | 'AGAIN'
  | 'EASY'
  | 'GOOD'
  | 'HARD';

/** Why something waits for a person. */
export type ReviewReason =
  /** An answer of which the judges said different things. */
  | 'JUDGES_DISAGREE'
  /** An answer that is nearly right. */
  | 'NEAR_MISS'
  /** An answer that no model judged. */
  | 'NOT_JUDGED'
  /** An item of a quiz: a second solver came to another answer than its key. */
  | 'QUARANTINED'
  /** A question that was made for a learner, who never saw it: a second solver came to another answer than its key. */
  | 'QUESTION_REFUSED'
  /** An answer whose learner asks for another look. */
  | 'REVIEW_REQUESTED'
  /** An item of a quiz whose evidence no longer stands in its lesson. */
  | 'STALE'
  /** An item of a quiz that discriminates negatively: new attempts are not given it. */
  | 'WITHDRAWN';

/** What a user may do: learn, teach his own courses, or administer the organization. */
export type Role =
  /** Also edits all courses, and decides about models and limits. */
  | 'ADMIN'
  /** Also makes courses, and edits his own. */
  | 'INSTRUCTOR'
  /** Reads published courses, and has them explained. */
  | 'LEARNER';

/** Who decides which model is asked. */
export type RoutingAuthority =
  /** What is built in: the cheapest model that is good enough. */
  | 'BUILT_IN'
  /** The "order" of the configuration file, which is then the whole policy. */
  | 'ORDER'
  /** The policy that admins have set for the kind. */
  | 'POLICY';

/** A policy to start from, made of the models that may be asked. */
export type RoutingPreset =
  /** Cloud models, the cheapest that is good enough first; servers of one's own when they fail. */
  | 'CLOUD_FIRST'
  /** The built-in engine for what is easy, then the cheapest model that is good enough. */
  | 'FRUGAL'
  /** Servers on this machine or its private network first; the cloud for what is too hard for them. */
  | 'PRIVATE_FIRST';

/** A model, and up to where it may be asked; beyond that the next step is. */
export type RoutingStepInput = {
  /** Asked for answers in these languages only. */
  languages?: Array<Language> | null | undefined;
  /** Not asked where the call would likely cost more. */
  maxCostMicroUsd?: number | null | undefined;
  /** Not asked where the task is harder, as estimated, 0 to 1. */
  maxDifficulty?: number | null | undefined;
  /** Not asked where there are more tokens to read, as estimated. */
  maxInputTokens?: number | null | undefined;
  /** "provider/model", an alias, or "local" for the built-in engine. */
  model: string;
};

/** What a short answer is judged by: met or not met. */
export type RubricCriterionInput = {
  /** From 1; all of them together are what the question is worth. */
  points: number;
  /** What the answer must say: 1 to 500 UTF-16 units. */
  text: string;
};

/** An answer, whenever it changes. */
export type SaveAnswerInput = {
  /** All of the answer, not what changed of it. */
  answer: AnswerInput;
  /** One of the caller’s own. */
  attemptId: string;
  /** Where the quiz shows something IMMEDIATELY: true shows it, and the answer can no longer be changed; false while somebody is still typing. Left out: true for choice and true/false. Everywhere else it is false. */
  final?: boolean | null | undefined;
  /** One of its questions. */
  questionId: string;
  /** From 1, greater for each newer answer to this question, on whichever device: begin with sequence + 1. What is sent again keeps its number. */
  sequence: number;
};

/** How far one has followed the queue of one course. */
export type SeenOfCourse = {
  /** The course. */
  courseId: string;
  /** The last event of it that was seen. */
  seq: number;
};

/** What is left out stays as it is. */
export type SetEnrolmentRulesInput = {
  /** A course that the caller may edit. */
  courseId: string;
  /** Who is enrolled stays so under any policy. CODE makes a code where there is none; another policy gives it up. */
  policy?: EnrolmentPolicy | null | undefined;
  /** Above 0, up to 1; null: quizzes do not matter. */
  quizShare?: number | null | undefined;
  /** 1 to 100,000; null: as many as come. Nobody is thrown out where more are in. */
  seats?: number | null | undefined;
};

/** A name, and where it leads. */
export type SetModelAliasInput = {
  /** Lower-case letters, digits, ".", "_" and "-"; at most 63. */
  name: string;
  /** "provider/model", "local", or another alias; null takes the alias away. */
  target?: string | null | undefined;
};

/** All that an objective is to require. */
export type SetPrerequisitesInput = {
  /** The version that the change was made from. */
  expectedVersion: number;
  /** Of a course that the caller may edit. */
  objectiveId: string;
  /** Objectives of the same course, at most 100; none: it requires nothing. One that comes twice counts once. */
  requires: Array<string>;
};

/** A new version of a policy. */
export type SetRoutingPolicyInput = {
  /** The version that this one replaces; 0 where nobody has set one. */
  expectedVersion: number;
  /** Any but EMBEDDING: which model makes vectors is configured. */
  kind: GenerationKind;
  /** Why, for whoever reads it later: at most 500 UTF-16 units. */
  note?: string | null | undefined;
  /** 1 to 40, in order; a model may stand in several with different limits. Null: what is built in decides. */
  steps?: Array<RoutingStepInput> | null | undefined;
};

/** What is said of a refused question. */
export type SettleRefusedQuestionInput = {
  /** The question. */
  questionId: string;
  /** Why: 1 to 500 UTF-16 units. */
  reason?: string | null | undefined;
  /** Whether its key is right. */
  verdict: RefusalVerdict;
};

/** What an answer is shaped by. */
export type ShapingAspect =
  /** For whom it is written. */
  | 'DIFFICULTY'
  /** What examples are taken from. */
  | 'INDUSTRY'
  /** How the tutor speaks. */
  | 'MANNER'
  /** How the tutor is to be, in the words of whoever asked. */
  | 'PERSONA'
  /** How it is laid out. */
  | 'PRESENTATION'
  /** What is known already. */
  | 'PRIOR_KNOWLEDGE'
  /** What the reader does at work. */
  | 'ROLE';

/** Who said so. */
export type ShapingSource =
  /** The call itself. */
  | 'CALL'
  /** The learning settings, as they were when it was asked for. */
  | 'SETTINGS';

/** How nearness is measured. */
export type SimilarityAlgorithm =
  /** By the cosine of a model's vectors. */
  | 'EMBEDDINGS'
  /** By the cosine of words and pieces of words, each weighed by how rare it is. */
  | 'TFIDF_COSINE'
  /** For texts of a few words: by how many of the shorter one's words the other has. */
  | 'TOKEN_OVERLAP';

/** Which quiz is to be sat. */
export type StartAttemptInput = {
  /** 1 to 200 UTF-16 units, per user: the same key answers with the same attempt, also when that has ended. */
  idempotencyKey?: string | null | undefined;
  /** A published one. */
  quizId: string;
};

/** What a questionnaire is about. */
export type StartQuestionnaireInput = {
  /** Whether the built-in engine may make it where no model can. */
  allowLocal?: boolean;
  /** A course that the caller may read: what is tested is taken from its lessons, and rests on them. */
  courseId?: string | null | undefined;
  /** Whether other questions are wanted, although some may be at hand. */
  fresh?: boolean;
  /** Per user: the same key with the same input answers with the same questionnaire. */
  idempotencyKey?: string | null | undefined;
  /** The course's when left out; without a course, the installation's. */
  language?: Language | null | undefined;
  /** 1 to 10: how many questions about goals, experience and preferences are made. Up to three more are asked of everybody whose profile does not say it. */
  questionCount?: number;
  /** The course's title when left out; must be given without a course. Up to 200 UTF-16 units. */
  subject?: string | null | undefined;
  /** 0 to 20: how many questions of the test are asked. More are made, so that each can be as hard as the answers before it ask for. */
  testCount?: number;
};

/** What there is to do. */
export type StepKind =
  /** Go on with an attempt that is open. */
  | 'ATTEMPT'
  /** Learn an objective: the goal needs it, or answers show that it is weak. */
  | 'GAP'
  /** Learn the goal itself. */
  | 'GOAL'
  /** Finish a lesson that was opened. */
  | 'LESSON'
  /** Begin a lesson. */
  | 'NEW'
  /** Sit a quiz that is soon due. */
  | 'QUIZ'
  /** Review the cards of a deck that are due. */
  | 'REVIEWS';

/** Why a step is proposed. */
export type StepReasonCode =
  /** An attempt is open. */
  | 'ATTEMPT_OPEN'
  /** Cards are due. */
  | 'CARDS_DUE'
  /** It was mastered at the last answer, and is not any more. */
  | 'FADED'
  /** It is the goal. */
  | 'IS_GOAL'
  /** A lesson was opened and not finished. */
  | 'LESSON_OPEN'
  /** The goal needs it: its evidence are the objectives on the way, to the goal itself. */
  | 'NEEDED_FOR_GOAL'
  /** A lesson was never opened. */
  | 'NEXT_IN_COURSE'
  /** No answer, and what teaches it is not finished. */
  | 'NOT_LEARNT'
  /** Lessons name no objective: their place in the course alone says when they come. */
  | 'NO_OBJECTIVES'
  /** What it needs is mastered, or was read and nothing speaks against it. */
  | 'PREREQUISITES_MET'
  /** A quiz that was not begun is due within seven days. */
  | 'QUIZ_DUE'
  /** An attempt is open, and its time runs. */
  | 'TIME_RUNNING'
  /** Answers show that it is not mastered. */
  | 'WEAK';

/** By which rule somebody counts as stuck on an objective. */
export type StuckReason =
  /** After five answers or more, even the upper end of the interval of his mastery is below one half. */
  | 'SURELY_LOW'
  /** The newest three answers or more each got less than half of their points. */
  | 'WRONG_IN_A_ROW';

/** What a session is for. */
export type StudySessionKind =
  /** A lesson, or a part of one. */
  | 'LESSON'
  /** A lesson again that was finished before: answers show that it is weak. */
  | 'PRACTICE'
  /** Cards that are due. */
  | 'REVIEWS';

/** What became of a session. */
export type StudySessionStatus =
  /** What it was for has happened: the lesson was finished; where it goes on or is repeated, it was seen on that day or later; cards were reviewed on that day. */
  | 'DONE'
  /** Its day is over. What it was for is spread over the days that are left. */
  | 'MISSED'
  /** Nothing yet. */
  | 'PLANNED';

/** A lesson, and the form in which it is to be summed up. */
export type SummarizeLessonInput = {
  /** Whether the built-in engine may answer when no model can. If not: FAILED, with its code. */
  allowLocal?: boolean;
  /** For whom it is written; for nobody in particular when left out. */
  difficulty?: Difficulty | null | undefined;
  /** In which form. */
  form?: SummaryForm;
  /** A new answer, although one to the identical request may be at hand or under way. */
  fresh?: boolean;
  /** Per user: the same key with the same operation and input (defaults applied) answers with the same generation, also a failed one, before any limit is looked at; with another operation or input it is BAD_USER_INPUT. Refusals are not remembered. */
  idempotencyKey?: string | null | undefined;
  /** The course's when left out. */
  language?: Language | null | undefined;
  /** A lesson that the caller may read. */
  lessonId: string;
  /** How this answer is to be shaped for its reader; the caller's settings stand in for what it leaves out. */
  personalisation?: PersonalisationInput | null | undefined;
  /** Whether the caller's learning settings shape it, as they do when it is left out; what the call itself says does in any case. */
  personalise?: boolean | null | undefined;
};

/** In which form a lesson is summed up. */
export type SummaryForm =
  /** A Markdown list, a main point each. */
  | 'BULLETS'
  /** A Markdown list of terms, each with what it means. */
  | 'KEY_TERMS'
  /** One sentence, without Markdown. */
  | 'ONE_SENTENCE'
  /** One paragraph. */
  | 'PARAGRAPH'
  /** A Markdown table: topics, and what is said of each. */
  | 'TABLE';

/** A draft that is whole, and what becomes of it: a new lesson of a course, or a new version of a lesson. Exactly one of both is named. */
export type TakeLessonDraftInput = {
  /** The text as the caller has corrected it: Markdown, 1 to 200,000 UTF-16 units; the draft's when left out. */
  body?: string | null | undefined;
  /** A course that the caller may edit and that is a draft itself: the lesson is its last one. Taken twice it is there once. */
  courseId?: string | null | undefined;
  /** With a lesson: its version that the caller has seen. */
  expectedVersion?: number | null | undefined;
  /** By which the draft was started, by the caller. */
  generationId: string;
  /** A lesson whose course the caller may edit. */
  lessonId?: string | null | undefined;
  /** At most 50, of 1 to 500 UTF-16 units each; those that the draft was asked for with when left out. */
  objectives?: Array<string> | null | undefined;
  /** 1 to 300 UTF-16 units; the draft's when left out. */
  title?: string | null | undefined;
};

/** How a plan that was generated is to be kept. */
export type TakeStudyPlanInput = {
  /** By which the plan was made, started by the caller (planStudy) and completed. Taken twice it is one plan. */
  generationId: string;
  /** How long each day, reviewMinutes included; the hours of the plan's weeks, the same each day, when left out. */
  minutes?: WeekMinutesInput | null | undefined;
  /** Of each day's minutes, for cards that are due. Default: 0. */
  reviewMinutes?: number | null | undefined;
  /** When the first session of a day begins by the clocks of the time zone, as "18:30". Left out or null: whenever it suits. */
  timeOfDay?: string | null | undefined;
  /** A name of the IANA database, such as "Europe/Berlin". Left out or null: that of the caller's study settings. */
  timeZone?: string | null | undefined;
};

/** How a tutor speaks. */
export type TutorManner =
  /** What matters, in few words. */
  | 'BRISK'
  /** Says what goes well, and gives courage. */
  | 'ENCOURAGING'
  /** In small steps, leaving nothing out. */
  | 'PATIENT'
  /** Lightly and with humour. */
  | 'PLAYFUL'
  /** Leads to the answer by questions. */
  | 'SOCRATIC';

/** A review to be taken back. */
export type UndoReviewInput = {
  /** The last review of its card. */
  reviewId: string;
};

/** Why no passage was found that says a statement. None of them says that it is false. */
export type UnsupportedReason =
  /** The passage that is nearest to it lacks a name. */
  | 'NAME_DIFFERS'
  /** The passage that is nearest to it denies what it says, or says what it denies. */
  | 'NEGATION_DIFFERS'
  /** No passage has enough of its words. */
  | 'NO_PASSAGE'
  /** The text was made from no lesson: nothing is there to hold it against. */
  | 'NO_SOURCE'
  /** The passage that is nearest to it has another number, or none. */
  | 'NUMBER_DIFFERS'
  /** The text is in another language than the lesson, and words of two languages are not compared. */
  | 'OTHER_LANGUAGE'
  /** The same, in examples, which bring things of their own. */
  | 'OWN_EXAMPLE'
  /** A passage speaks of it, but in other words, in another order or with a condition: whether it says the same can't be told. */
  | 'WORDING_DIFFERS';

/** How answers are to be kept from now on. */
export type UpdateCacheSettingsInput = {
  /** False also deletes what is kept unencrypted. */
  plainAnswers: boolean;
};

/** What is left out stays as it is. */
export type UpdateCardInput = {
  /** Markdown, 1 to 10,000 UTF-16 units. */
  back?: string | null | undefined;
  /** The version that the change was made from. */
  expectedVersion: number;
  /** Markdown, 1 to 10,000 UTF-16 units. */
  front?: string | null | undefined;
  /** The card. */
  id: string;
  /** Whether it becomes new again for everybody who learns it, since it asks something else now. */
  resetMemory?: boolean;
};

/** A new title for a deck. */
export type UpdateDeckInput = {
  /** The deck. */
  id: string;
  /** 1 to 300 UTF-16 units. */
  title: string;
};

/** What is left out stays as it is. */
export type UpdateGamificationInput = {
  /** false: from now on nothing is awarded, shown or told, and the caller stands on no leaderboard. */
  enabled?: boolean | null | undefined;
  /** At most 3 days of the week that may be missed, from the next Monday on that has begun nowhere on Earth. */
  restDays?: Array<Weekday> | null | undefined;
};

/** What is left out stays as it is; null takes it away. */
export type UpdateLearningSettingsInput = {
  /** Where a call names no difficulty. */
  difficulty?: Difficulty | null | undefined;
  /** What examples are to be taken from: up to 200 characters. */
  industry?: string | null | undefined;
  /** How the tutor speaks. */
  manner?: TutorManner | null | undefined;
  /** How the tutor is to be, in words of your own: up to 500 characters. */
  persona?: string | null | undefined;
  /** How the answer is laid out, where its form leaves a choice. */
  presentation?: PreferredPresentation | null | undefined;
  /** What is known already, in words of your own: up to 1000 characters. */
  priorKnowledge?: string | null | undefined;
  /** What the reader does at work: up to 200 characters. */
  role?: string | null | undefined;
};

/** What is left out stays as it is; null is refused, since no field of a lesson can be empty. */
export type UpdateLessonInput = {
  /** Markdown, 1 to 200,000 UTF-16 units. */
  body?: string | null | undefined;
  /** The version that the change was made from. */
  expectedVersion: number;
  /** A lesson whose course the caller may edit. */
  id: string;
  /** At most 50, of 1 to 500 UTF-16 units each. */
  objectives?: Array<string> | null | undefined;
  /** 1 to 300 UTF-16 units. */
  title?: string | null | undefined;
};

/** What is left out stays as it is. */
export type UpdateQuizInput = {
  /** The version that the change was made from. */
  expectedVersion: number;
  /** Which is changed. */
  id: string;
  /** How it is to be sat. */
  settings?: QuizSettingsInput | null | undefined;
  /** 1 to 300 UTF-16 units. */
  title?: string | null | undefined;
};

/** What changes; what is left out stays. All that is left to do is spread anew. */
export type UpdateStudyPlanInput = {
  /** The last day, within two years. Left out or null: it takes as long as it takes, each day all of its minutes. */
  deadline?: string | null | undefined;
  /** The version that the change was made from. */
  expectedVersion: number;
  /** An objective of the course; left out or null: all of them. */
  goal?: string | null | undefined;
  /** One of the caller's. */
  id: string;
  /** How long each day: all seven. */
  minutes?: WeekMinutesInput | null | undefined;
  /** Of each day's minutes, for cards that are due. Default: 0. */
  reviewMinutes?: number | null | undefined;
  /** The first day, as 2026-12-01; not past. Default: today. */
  startsOn?: string | null | undefined;
  /** When the first session of a day begins by the clocks of the time zone, as "18:30". Left out or null: whenever it suits. */
  timeOfDay?: string | null | undefined;
  /** A name of the IANA database, such as "Europe/Berlin". Left out or null: that of the caller's study settings. */
  timeZone?: string | null | undefined;
};

/** What is left out stays as it is. What changes counts from the next review on. */
export type UpdateStudySettingsInput = {
  /** 0 to 23. */
  dayStartHour?: number | null | undefined;
  /** 0.7 to 0.97, in hundredths. */
  desiredRetention?: number | null | undefined;
  /** 0 to 9,999. */
  newCardsPerDay?: number | null | undefined;
  /** 0 to 9,999. */
  reviewsPerDay?: number | null | undefined;
  /** A name of the IANA database, such as "Europe/Berlin". */
  timeZone?: string | null | undefined;
};

/** Minutes by day of the week, each 0 to 960; 0: nothing is planned on that day. */
export type WeekMinutesInput = {
  /** Of a Friday. */
  friday?: number;
  /** Of a Monday. */
  monday?: number;
  /** Of a Saturday. */
  saturday?: number;
  /** Of a Sunday. */
  sunday?: number;
  /** Of a Thursday. */
  thursday?: number;
  /** Of a Tuesday. */
  tuesday?: number;
  /** Of a Wednesday. */
  wednesday?: number;
};

/** A day of the week. */
export type Weekday =
  | 'FRIDAY'
  | 'MONDAY'
  | 'SATURDAY'
  | 'SUNDAY'
  | 'THURSDAY'
  | 'TUESDAY'
  | 'WEDNESDAY';

export type AcceptDraftedLessonMutationVariables = Exact<{
  input: AcceptDraftedLessonInput;
}>;


export type AcceptDraftedLessonMutation = { acceptDraftedLesson:
    | { __typename: 'DraftedLesson', id: string, status: DraftedLessonStatus, version: number, lessonId: string | null, decidedAt: string | null, decidedBy: { displayName: string } | null }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type AcceptInvitationMutationVariables = Exact<{
  id?: string | null | undefined;
  token?: string | null | undefined;
}>;


export type AcceptInvitationMutation = { acceptInvitation:
    | { __typename: 'CourseFull', message: string, seats: number }
    | { __typename: 'Enrolment', id: string, courseId: string, state: EnrolmentState, course: { title: string, mayRead: boolean } | null }
    | { __typename: 'EnrolmentRefused', message: string, reason: EnrolmentRefusalReason }
   };

export type AcceptPrerequisiteMutationVariables = Exact<{
  input: PrerequisiteInput;
}>;


export type AcceptPrerequisiteMutation = { acceptPrerequisite:
    | { __typename: 'Objective', id: string, version: number, requires: Array<{ id: string, text: string }> }
    | { __typename: 'PrerequisiteCycle', message: string, path: Array<{ id: string, text: string }> }
   };

export type ActivityByDayQueryVariables = Exact<{
  from: string;
  to: string;
  timeZone?: string | null | undefined;
  filter?: ActivityDaysFilterInput | null | undefined;
}>;


export type ActivityByDayQuery = { activityByDay: Array<{ date: string, startsAt: string, count: number }> | null };

export type ActivityStatementsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  filter?: ActivityFilterInput | null | undefined;
}>;


export type ActivityStatementsQuery = { activity: { edges: Array<{ node: { xapi: Readonly<Record<string, unknown>> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ActivityQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  filter?: ActivityFilterInput | null | undefined;
}>;


export type ActivityQuery = { activity: { edges: Array<{ cursor: string, node: { id: string, at: string, verb: string, claimed: boolean, object: { type: string, id: string }, result: { success: boolean | null, completion: boolean | null, durationMs: number | null, score: { scaled: number, raw: number | null, max: number | null } | null } | null, context: { courseId: string | null, lessonId: string | null, kind: string | null, quizId: string | null, attemptId: string | null, objectiveIds: Array<string> | null, language: string | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AddInstructorMutationVariables = Exact<{
  courseId: string;
  email: string;
}>;


export type AddInstructorMutation = { addInstructor:
    | { __typename: 'Course', id: string, teachers: Array<{ id: string, displayName: string, isOwner: boolean }> }
    | { __typename: 'NoSuchInstructor', message: string }
   };

export type AddQuizItemMutationVariables = Exact<{
  input: AddQuizItemInput;
}>;


export type AddQuizItemMutation = { addQuizItem:
    | { __typename: 'QuizItemChanged', quiz: { id: string, status: QuizStatus, version: number, itemCount: number, points: number }, item: { id: string, position: number | null, version: number, decision: ItemDecision, checkStatus: CheckStatus, difficulty: Difficulty | null, objectives: Array<string>, question:
          | { __typename: 'ClozeQuestion', id: string, prompt: string, points: number, explanation: string | null, blanks: number, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
          | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string, points: number, explanation: string | null, multiple: boolean, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }>, choices: Array<{ id: string, text: string }> }
          | { __typename: 'ShortAnswerQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
          | { __typename: 'TrueFalseQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
        , stale: { reason: string, since: string } | null, provenance: { origin: Origin | null, provider: string | null, model: string | null, promptVersion: string | null, generationId: string | null, acceptedAt: string | null, author: { id: string, displayName: string } | null, acceptedBy: { id: string, displayName: string } | null } } }
    | { __typename: 'QuizStatusConflict', message: string, status: QuizStatus }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type AnalyseQuestionnaireMutationVariables = Exact<{
  id: string;
}>;


export type AnalyseQuestionnaireMutation = { analyseQuestionnaire:
    | { __typename: 'Questionnaire', id: string, status: QuestionnaireStatus, analysis: { id: string, kind: GenerationKind } | null }
    | { __typename: 'QuestionnaireNotOpen', message: string }
   };

export type AnswerQuestionnaireMutationVariables = Exact<{
  input: AnswerQuestionnaireInput;
}>;


export type AnswerQuestionnaireMutation = { answerQuestionnaire:
    | { __typename: 'Questionnaire', id: string, status: QuestionnaireStatus, answered: number, skipped: number, currentQuestionId: string | null }
    | { __typename: 'QuestionnaireNotOpen', message: string, questionnaire: { id: string, status: QuestionnaireStatus, completedAt: string | null } }
   };

export type ApplyRoutingPresetMutationVariables = Exact<{
  preset: RoutingPreset;
}>;


export type ApplyRoutingPresetMutation = { applyRoutingPreset: Array<{ kind: GenerationKind, version: number, note: string | null, restores: number | null, createdBy: string | null, createdAt: string | null, steps: Array<{ model: string, resolvedModel: string | null, maxInputTokens: number | null, maxCostMicroUsd: number | null, maxDifficulty: number | null, languages: Array<Language> | null }> | null }> };

export type ApproveCourseOutlineMutationVariables = Exact<{
  input: CourseOutlineInput;
}>;


export type ApproveCourseOutlineMutation = { approveCourseOutline:
    | { __typename: 'CourseDraft', id: string, status: CourseDraftStatus, run: number, approvedAt: string | null, approvedBy: { displayName: string } | null, course: { id: string, title: string, status: PublicationStatus } | null }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type ApproveProfileRerunMutationVariables = Exact<{
  id: string;
}>;


export type ApproveProfileRerunMutation = { approveProfileRerun: { id: string, status: ProfileRerunStatus, decidedAt: string | null } };

export type AttemptQueryVariables = Exact<{
  id: string;
}>;


export type AttemptQuery = { attempt: { id: string, title: string, number: number, status: AttemptStatus, startedAt: string, endsAt: string | null, secondsLeft: number | null, submittedAt: string | null, submittedBy: AttemptEnd | null, gradedAt: string | null, lastSeq: number, settings: { timeLimitSeconds: number | null, dueAt: string | null, reveal: { key: RevealTime, evidence: RevealTime, explanation: RevealTime, score: RevealTime } }, quiz: { id: string, status: QuizStatus } | null, learner: { id: string, displayName: string }, questions: { edges: Array<{ node: { position: number, version: number, sequence: number, savedAt: string | null, final: boolean, question:
            | { __typename: 'ClozeQuestion', id: string, prompt: string, points: number, explanation: string | null, blanks: number, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
            | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string, points: number, explanation: string | null, multiple: boolean, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }>, choices: Array<{ id: string, text: string }> }
            | { __typename: 'ShortAnswerQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
            | { __typename: 'TrueFalseQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
          , answer: { choiceIds: Array<string> | null, answer: boolean | null, texts: Array<string> | null } | null, key: { choiceIds: Array<string>, answer: boolean | null, accepted: Array<Array<string>> } | null, grade: { outcome: GradeOutcome, points: number | null, maxPoints: number, how: string | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, result: { points: number, maxPoints: number, score: number | null, ungraded: number, byQuestion: Array<{ label: string, value: number | null, points: number, maxPoints: number, n: number }>, byObjective: Array<{ label: string, value: number | null, points: number, maxPoints: number, n: number }> } | null } | null };

export type AttemptsOfQuizQueryVariables = Exact<{
  id: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type AttemptsOfQuizQuery = { quiz: { id: string, attempts: { edges: Array<{ cursor: string, node: { id: string, number: number, status: AttemptStatus, submittedAt: string | null, submittedBy: AttemptEnd | null, learner: { id: string, displayName: string }, result: { points: number, maxPoints: number, score: number | null, ungraded: number } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type AttemptsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  open?: boolean | null | undefined;
  quizId?: string | null | undefined;
}>;


export type AttemptsQuery = { attempts: { edges: Array<{ cursor: string, node: { id: string, quizId: string, title: string, number: number, status: AttemptStatus, startedAt: string, endsAt: string | null, secondsLeft: number | null, submittedAt: string | null, lastSeq: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BatchQueryVariables = Exact<{
  id: string;
}>;


export type BatchQuery = { batch: { id: string, mode: BatchMode, status: BatchStatus, notice: string | null, costMicroUsd: number, createdAt: string, finishedAt: string | null, progress: { completed: number, total: number }, items: Array<{ index: number, result:
        | { __typename: 'BudgetExceeded', message: string }
        | { __typename: 'ContentRejected', message: string }
        | { __typename: 'Generation', id: string, status: GenerationStatus, failure: { code: FailureCode, message: string } | null }
        | { __typename: 'QuotaExceeded', message: string }
       }> } | null };

export type BatchesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type BatchesQuery = { batches: { edges: Array<{ cursor: string, node: { id: string, mode: BatchMode, status: BatchStatus, costMicroUsd: number, progress: { completed: number, total: number } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BreakersQueryVariables = Exact<{ [key: string]: never; }>;


export type BreakersQuery = { breakers: Array<{ provider: string, model: string, state: BreakerState, forced: boolean, reason: string | null, since: string | null, nextProbeAt: string | null }> };

export type BuryCardMutationVariables = Exact<{
  id: string;
}>;


export type BuryCardMutation = { buryCard: { id: string, memory: { state: CardState, suspended: boolean, buriedUntil: string | null } } };

export type CacheSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type CacheSettingsQuery = { cacheSettings: { plainAnswers: boolean } };

export type CancelBatchMutationVariables = Exact<{
  id: string;
}>;


export type CancelBatchMutation = { cancelBatch: { id: string, status: BatchStatus, progress: { completed: number, total: number } } };

export type CancelChallengeMutationVariables = Exact<{
  id: string;
}>;


export type CancelChallengeMutation = { cancelChallenge: { id: string, cancelledAt: string | null } };

export type CancelCourseDraftMutationVariables = Exact<{
  id: string;
}>;


export type CancelCourseDraftMutation = { cancelCourseDraft: { id: string, status: CourseDraftStatus, run: number, progress: { completed: number, total: number } } };

export type CancelGenerationMutationVariables = Exact<{
  id: string;
}>;


export type CancelGenerationMutation = { cancelGeneration: { id: string, status: GenerationStatus, text: string, lastSeq: number, costMicroUsd: number, finishedAt: string | null } };

export type CardReviewsQueryVariables = Exact<{
  cardId: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type CardReviewsQuery = { cardReviews: { edges: Array<{ node: { id: string, cardId: string, kind: CardReviewKind, rating: ReviewRating | null, undoes: string | null, undone: boolean, durationMs: number | null, at: string, receivedAt: string, desiredRetention: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CardQueryVariables = Exact<{
  id: string;
  at?: string | null | undefined;
}>;


export type CardQuery = { card: { id: string, deckId: string, front: string, back: string, version: number, retrievability: number | null, memory: { state: CardState, due: string | null, stability: number | null, difficulty: number | null, reps: number, lapses: number, lastReviewAt: string | null, leech: boolean, suspended: boolean, buriedUntil: string | null } } | null };

export type ChallengesQueryVariables = Exact<{
  courseId: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type ChallengesQuery = { challenges: { edges: Array<{ node: { id: string, title: string, counter: LearningCounter, target: number, startsAt: string, endsAt: string, cancelledAt: string | null, progress: number | null, reachedAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CheckQuizItemsMutationVariables = Exact<{
  quizId: string;
}>;


export type CheckQuizItemsMutation = { checkQuizItems:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'QuizChecks', quiz: { id: string, version: number }, generations: Array<{ id: string, kind: GenerationKind, status: GenerationStatus }>, refused: Array<{ itemIds: Array<string>, refusal:
          | { __typename: 'BudgetExceeded', message: string }
          | { __typename: 'ContentRejected', message: string }
          | { __typename: 'QuotaExceeded', message: string }
         }> }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
   };

export type ClassMasteryQueryVariables = Exact<{
  courseId: string;
  objectiveIds?: Array<string> | string | null | undefined;
  stuckOnly?: boolean;
  first?: number;
  after?: string | null | undefined;
}>;


export type ClassMasteryQuery = { classMastery: { hasMoreObjectives: boolean, objectives: Array<{ id: string, text: string }>, learners: { edges: Array<{ cursor: string, node: { learner: { id: string, displayName: string }, cells: Array<{ objectiveId: string, probability: number | null, low: number | null, high: number | null, answers: number, lastAnsweredAt: string | null }>, stuckOn: Array<{ reason: StuckReason, objective: { id: string, text: string }, answers: Array<{ attemptId: string, itemId: string, prompt: string, points: number, maxPoints: number, at: string }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type CompleteQuestionnaireMutationVariables = Exact<{
  id: string;
}>;


export type CompleteQuestionnaireMutation = { completeQuestionnaire:
    | { __typename: 'Questionnaire', id: string, status: QuestionnaireStatus, notice: string | null, analysisStatus: AnalysisStatus, completedAt: string | null, score: { right: number, of: number, verified: number, claimed: string | null, agrees: boolean | null } | null, analysis: { id: string, kind: GenerationKind } | null }
    | { __typename: 'QuestionnaireNotOpen', message: string }
   };

export type CompleteMutationVariables = Exact<{
  input: CompleteInput;
}>;


export type CompleteMutation = { complete:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'Generation', id: string, kind: GenerationKind, status: GenerationStatus }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
   };

export type CorrectProfileClaimMutationVariables = Exact<{
  input: CorrectProfileClaimInput;
}>;


export type CorrectProfileClaimMutation = { correctProfileClaim: { version: number, change: ProfileChange, nextSteps: Array<{ text: string, origin: ClaimOrigin, status: ClaimStatus, note: string | null, confidence: number, evidence: Array<{ kind: ClaimEvidenceKind, quote: string }> }> } };

export type CourseDraftQueryVariables = Exact<{
  id: string;
}>;


export type CourseDraftQuery = { courseDraft: { id: string, status: CourseDraftStatus, run: number, version: number, title: string, description: string, topic: string, audience: string | null, level: Difficulty | null, language: Language, hours: number | null, outlineGenerationId: string | null, createdAt: string, approvedAt: string | null, approvedBy: { id: string, displayName: string } | null, course: { id: string, status: PublicationStatus } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null, pause: { message: string, since: string, resumesAt: string | null, refusal:
        | { __typename: 'BudgetExceeded', message: string }
        | { __typename: 'QuotaExceeded', message: string }
       | null } | null, progress: { completed: number, total: number }, lessons: Array<{ id: string, position: number, title: string, summary: string, objectives: Array<string>, minutes: number, status: DraftedLessonStatus, version: number, lessonId: string | null, decidedAt: string | null, body: string, decidedBy: { id: string, displayName: string } | null, failure: { code: FailureCode, message: string, retryable: boolean } | null, sections: Array<{ id: string, title: string, summary: string, generationId: string | null, generationStatus: GenerationStatus | null }> }> } | null };

export type CourseDraftsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type CourseDraftsQuery = { courseDrafts: { edges: Array<{ cursor: string, node: { id: string, status: CourseDraftStatus, title: string, language: Language, createdAt: string, progress: { completed: number, total: number } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CourseInvitationsQueryVariables = Exact<{
  courseId: string;
  first?: number;
  after?: string | null | undefined;
  states?: Array<InvitationState> | InvitationState | null | undefined;
}>;


export type CourseInvitationsQuery = { courseInvitations: { edges: Array<{ node: { id: string, email: string | null, userId: string | null, state: InvitationState, createdAt: string, expiresAt: string, settledAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CourseMembersQueryVariables = Exact<{
  courseId: string;
  first?: number;
  after?: string | null | undefined;
  filter?: CourseMemberFilter | null | undefined;
}>;


export type CourseMembersQuery = { courseMembers: { edges: Array<{ cursor: string, node: { role: CourseMemberRole, enrolmentId: string | null, state: EnrolmentState | null, since: string, reason: string | null, person: { id: string, displayName: string }, progress: { lessons: number, opened: number, finished: number, percent: number, lastSeenAt: string | null, completedAt: string | null, lessonsSince: number | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CoursePeopleQueryVariables = Exact<{
  id: string;
}>;


export type CoursePeopleQuery = { course: { id: string, title: string, enrolmentPolicy: EnrolmentPolicy, mayRead: boolean, teachers: Array<{ id: string, displayName: string, isOwner: boolean }>, enrolment: { id: string, state: EnrolmentState, enrolledAt: string, reason: string | null, history: Array<{ state: EnrolmentState, through: EnrolledBy | null, reason: string | null, at: string }> } | null, enrolmentRules: { policy: EnrolmentPolicy, seats: number | null, seatsTaken: number, code: string | null, codeExpiresAt: string | null, quizShare: number | null } | null } | null };

export type CourseProgressQueryVariables = Exact<{
  courseId: string;
  learnerId?: string | null | undefined;
}>;


export type CourseProgressQuery = { courseProgress: { courseId: string, lessons: number, opened: number, finished: number, percent: number, lastSeenAt: string | null, completedAt: string | null, lessonsSince: number | null } | null };

export type CourseRatingsQueryVariables = Exact<{
  courseId?: string | null | undefined;
  helpful?: boolean | null | undefined;
  kind?: GenerationKind | null | undefined;
  promptVersion?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type CourseRatingsQuery = { courseRatings: { edges: Array<{ cursor: string, node: { helpful: boolean, reason: RatingReason | null, comment: string | null, profanity: number, kind: GenerationKind, promptVersion: string | null, model: string | null, language: Language | null, lessonId: string | null, ratedAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CourseResultsQueryVariables = Exact<{
  courseId: string;
  of?: ResultsOf;
  timeZone?: string;
}>;


export type CourseResultsQuery = { courseResults: { score: { value: number | null, n: number, low: number | null, high: number | null }, byQuestion: Array<{ label: string, value: number | null, n: number, id: string | null }>, byObjective: Array<{ label: string, value: number | null, n: number, id: string | null }>, overTime: Array<{ label: string, value: number | null, n: number, id: string | null }>, distribution: Array<{ label: string, value: number | null, n: number, id: string | null }> } };

export type CourseQueryVariables = Exact<{
  id: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type CourseQuery = { course: { id: string, title: string, description: string, language: Language, status: PublicationStatus, version: number, lessons: { edges: Array<{ cursor: string, node: { id: string, title: string, position: number, objectives: Array<string>, version: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CoursesQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type CoursesQuery = { courses: { edges: Array<{ cursor: string, node: { id: string, title: string, description: string, language: Language, status: PublicationStatus, version: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateCardsMutationVariables = Exact<{
  input: CreateCardsInput;
}>;


export type CreateCardsMutation = { createCards: Array<{ id: string, front: string, back: string, version: number }> };

export type CreateChallengeMutationVariables = Exact<{
  input: CreateChallengeInput;
}>;


export type CreateChallengeMutation = { createChallenge: { id: string, courseId: string, title: string, counter: LearningCounter, target: number, startsAt: string, endsAt: string, cancelledAt: string | null, progress: number | null, reachedAt: string | null } };

export type CreateCourseMutationVariables = Exact<{
  input: CreateCourseInput;
}>;


export type CreateCourseMutation = { createCourse: { id: string, title: string, description: string, language: Language, status: PublicationStatus, version: number } };

export type CreateDeckMutationVariables = Exact<{
  input: CreateDeckInput;
}>;


export type CreateDeckMutation = { createDeck: { id: string, title: string, courseId: string | null, lessonId: string | null, status: PublicationStatus, cardCount: number, cards: { edges: Array<{ node: { id: string, front: string, back: string, version: number } }> } } };

export type CreateLessonMutationVariables = Exact<{
  input: CreateLessonInput;
}>;


export type CreateLessonMutation = { createLesson: { id: string, title: string, position: number, body: string, objectives: Array<string>, version: number } };

export type CreateQuizMutationVariables = Exact<{
  input: CreateQuizInput;
}>;


export type CreateQuizMutation = { createQuiz: { id: string, title: string, purpose: QuizPurpose, status: QuizStatus, version: number, publishedVersion: number | null, hasUnpublishedChanges: boolean, reviewed: boolean, itemCount: number, points: number, settings: { timeLimitSeconds: number | null, opensAt: string | null, dueAt: string | null, maxAttempts: number | null, shuffleQuestions: boolean, shuffleChoices: boolean, reveal: { key: RevealTime, evidence: RevealTime, explanation: RevealTime, score: RevealTime } } } };

export type CreateStudyPlanMutationVariables = Exact<{
  input: CreateStudyPlanInput;
}>;


export type CreateStudyPlanMutation = { createStudyPlan: { id: string, version: number, revision: number, startsOn: string, deadline: string | null, minutesLeft: number, endsOn: string | null, overflow: { minutes: number, lessonIds: Array<string>, deadline: string | null, minutesPerDay: { monday: number, tuesday: number, wednesday: number, thursday: number, friday: number, saturday: number, sunday: number } | null } | null } };

export type DeckQueryVariables = Exact<{
  id: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type DeckQuery = { deck: { id: string, title: string, courseId: string | null, lessonId: string | null, status: PublicationStatus, cardCount: number, createdAt: string, cards: { edges: Array<{ cursor: string, node: { id: string, deckId: string, front: string, back: string, origin: Origin | null, version: number, createdAt: string, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }>, memory: { state: CardState, due: string | null, leech: boolean } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type DecksQueryVariables = Exact<{
  courseId?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type DecksQuery = { decks: { edges: Array<{ node: { id: string, title: string, courseId: string | null, status: PublicationStatus, cardCount: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DeclineInvitationMutationVariables = Exact<{
  id?: string | null | undefined;
  token?: string | null | undefined;
}>;


export type DeclineInvitationMutation = { declineInvitation: { id: string, state: InvitationState, settledAt: string | null } };

export type DeleteCardMutationVariables = Exact<{
  id: string;
}>;


export type DeleteCardMutation = { deleteCard: string };

export type DeleteCourseMutationVariables = Exact<{
  id: string;
  force?: boolean | null | undefined;
}>;


export type DeleteCourseMutation = { deleteCourse:
    | { __typename: 'CourseDeleted', id: string, attempts: number, generations: number }
    | { __typename: 'CourseInUse', message: string, openAttempts: number, openGenerations: number }
   };

export type DeleteDeckMutationVariables = Exact<{
  id: string;
}>;


export type DeleteDeckMutation = { deleteDeck: string };

export type DeleteObjectiveMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
}>;


export type DeleteObjectiveMutation = { deleteObjective:
    | { __typename: 'ObjectiveDeleted', objectiveId: string, lessonIds: Array<string> }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type DeleteStudyPlanMutationVariables = Exact<{
  id: string;
}>;


export type DeleteStudyPlanMutation = { deleteStudyPlan: string };

export type DiscardDraftedLessonMutationVariables = Exact<{
  input: DraftedLessonInput;
}>;


export type DiscardDraftedLessonMutation = { discardDraftedLesson:
    | { __typename: 'DraftedLesson', id: string, status: DraftedLessonStatus, version: number, lessonId: string | null, decidedAt: string | null, decidedBy: { displayName: string } | null }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type DiscardProfileRerunMutationVariables = Exact<{
  id: string;
}>;


export type DiscardProfileRerunMutation = { discardProfileRerun: { id: string, status: ProfileRerunStatus, decidedAt: string | null } };

export type DismissPrerequisiteMutationVariables = Exact<{
  input: PrerequisiteInput;
}>;


export type DismissPrerequisiteMutation = { dismissPrerequisite: { id: string, text: string, requires: Array<{ id: string, text: string }> } };

export type DisputeProfileClaimMutationVariables = Exact<{
  input: DisputeProfileClaimInput;
}>;


export type DisputeProfileClaimMutation = { disputeProfileClaim: { version: number, change: ProfileChange, nextSteps: Array<{ text: string, origin: ClaimOrigin, status: ClaimStatus, note: string | null }> } };

export type DocumentInspectionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type DocumentInspectionsQuery = { documentInspections: { edges: Array<{ cursor: string, node: { id: string, userId: string, inspectorId: string, action: InspectionAction, reason: string, at: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DraftLessonMutationVariables = Exact<{
  input: DraftLessonInput;
}>;


export type DraftLessonMutation = { draftLesson:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'Generation', id: string, kind: GenerationKind, status: GenerationStatus }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
   };

export type DueCardsQueryVariables = Exact<{
  deckId?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type DueCardsQuery = { dueCards: { edges: Array<{ cursor: string, node: { id: string, deckId: string, front: string, back: string, retrievability: number | null, memory: { state: CardState, due: string | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type EditCourseOutlineMutationVariables = Exact<{
  input: EditCourseOutlineInput;
}>;


export type EditCourseOutlineMutation = { editCourseOutline:
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'CourseDraft', id: string, status: CourseDraftStatus, version: number, title: string, description: string, lessons: Array<{ id: string, position: number, title: string, summary: string, objectives: Array<string>, minutes: number, sections: Array<{ id: string, title: string, summary: string }> }> }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type EditQuizItemMutationVariables = Exact<{
  input: EditQuizItemInput;
}>;


export type EditQuizItemMutation = { editQuizItem:
    | { __typename: 'QuizItemChanged', quiz: { id: string, status: QuizStatus, version: number, itemCount: number, points: number }, item: { id: string, position: number | null, version: number, decision: ItemDecision, checkStatus: CheckStatus, difficulty: Difficulty | null, objectives: Array<string>, question:
          | { __typename: 'ClozeQuestion', id: string, prompt: string, points: number, explanation: string | null, blanks: number, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
          | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string, points: number, explanation: string | null, multiple: boolean, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }>, choices: Array<{ id: string, text: string }> }
          | { __typename: 'ShortAnswerQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
          | { __typename: 'TrueFalseQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
        , stale: { reason: string, since: string } | null, provenance: { origin: Origin | null, provider: string | null, model: string | null, promptVersion: string | null, generationId: string | null, acceptedAt: string | null, author: { id: string, displayName: string } | null, acceptedBy: { id: string, displayName: string } | null } } }
    | { __typename: 'QuizStatusConflict', message: string, status: QuizStatus }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type EmbedMutationVariables = Exact<{
  input: EmbedInput;
}>;


export type EmbedMutation = { embed:
    | { __typename: 'BudgetExceeded', message: string, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'Embeddings', vectors: Array<readonly number[]>, dimensions: number, algorithm: EmbeddingAlgorithm, model: string, notice: string | null, generation: { id: string, status: GenerationStatus, costMicroUsd: number } | null }
    | { __typename: 'Generation', id: string, status: GenerationStatus, failure: { code: FailureCode, message: string, retryable: boolean } | null }
    | { __typename: 'QuotaExceeded', message: string, retryAt: string }
   };

export type EnrolByCodeMutationVariables = Exact<{
  code: string;
}>;


export type EnrolByCodeMutation = { enrolByCode:
    | { __typename: 'CourseFull', message: string, seats: number }
    | { __typename: 'Enrolment', id: string, courseId: string, state: EnrolmentState, course: { title: string, mayRead: boolean, lessons: { edges: Array<{ node: { id: string, title: string } }> } } | null }
    | { __typename: 'EnrolmentRefused', message: string, reason: EnrolmentRefusalReason }
   };

export type EnrolMutationVariables = Exact<{
  courseId: string;
}>;


export type EnrolMutation = { enrol:
    | { __typename: 'CourseFull', message: string, seats: number }
    | { __typename: 'Enrolment', id: string, courseId: string, state: EnrolmentState, enrolledAt: string }
    | { __typename: 'EnrolmentRefused', message: string, reason: EnrolmentRefusalReason }
   };

export type EraseLearnerMutationVariables = Exact<{
  input: InspectLearnerInput;
}>;


export type EraseLearnerMutation = { eraseLearner: { inspection: { id: string, action: InspectionAction, reason: string, at: string }, erased: Array<{ name: string, count: number }> } };

export type ExerciseSolutionQueryVariables = Exact<{
  id: string;
}>;


export type ExerciseSolutionQuery = { exerciseSolution: { exerciseId: string, solution: string, askedAt: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> } | null };

export type ExplainLessonMutationVariables = Exact<{
  input: ExplainLessonInput;
}>;


export type ExplainLessonMutation = { explainLesson:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'Generation', id: string, kind: GenerationKind, status: GenerationStatus }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
   };

export type ExportLearnerMutationVariables = Exact<{
  input: InspectLearnerInput;
}>;


export type ExportLearnerMutation = { exportLearner: { json: string, inspection: { id: string, action: InspectionAction, reason: string, at: string } } };

export type ExtractKeywordsQueryVariables = Exact<{
  text: string;
  language?: Language | null | undefined;
  first?: number;
}>;


export type ExtractKeywordsQuery = { extractKeywords: Array<{ term: string, score: number, count: number }> };

export type FinishLessonMutationVariables = Exact<{
  input: LessonEventInput;
}>;


export type FinishLessonMutation = { finishLesson: { lessonId: string, openedAt: string, lastSeenAt: string, finishedAt: string | null } };

export type FlaggedGenerationsQueryVariables = Exact<{
  courseId: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type FlaggedGenerationsQuery = { flaggedGenerations: { edges: Array<{ cursor: string, node: { id: string, kind: GenerationKind, status: GenerationStatus, text: string, createdAt: string, flags: Array<{ source: FlagSource, category: FlagCategory, words: number, position: number | null, excerpt: string | null }> | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FollowAttemptSubscriptionVariables = Exact<{
  id: string;
  afterSeq?: number;
}>;


export type FollowAttemptSubscription = { attemptEvents:
    | { __typename: 'AnswerSaved', questionId: string, sequence: number, attemptId: string, seq: number, at: string }
    | { __typename: 'AttemptGraded', attemptId: string, seq: number, at: string }
    | { __typename: 'AttemptStarted', endsAt: string | null, attemptId: string, seq: number, at: string }
    | { __typename: 'AttemptSubmitted', submittedBy: AttemptEnd, attemptId: string, seq: number, at: string }
    | { __typename: 'TimeLeft', secondsLeft: number, attemptId: string, seq: number, at: string }
   };

export type FollowAwardsSubscriptionVariables = Exact<{
  afterSeq?: number;
  until?: FollowUntil;
}>;


export type FollowAwardsSubscription = { awardEvents:
    | { __typename: 'AwardEarned', total: number, seq: number, at: string, award: { id: string, rule: AwardRule, points: number, at: string, courseId: string | null, challengeId: string | null, achievement: { code: string, title: string } | null } }
    | { __typename: 'LevelReached', level: number, seq: number, at: string }
   };

export type FollowBatchSubscriptionVariables = Exact<{
  id: string;
  afterSeq?: number;
}>;


export type FollowBatchSubscription = { batchEvents:
    | { __typename: 'BatchCancelled', costMicroUsd: number, settled: boolean, batchId: string, seq: number, at: string, progress: { completed: number, total: number } }
    | { __typename: 'BatchCompleted', costMicroUsd: number, settled: boolean, batchId: string, seq: number, at: string, progress: { completed: number, total: number } }
    | { __typename: 'BatchItemFinished', index: number, generationId: string | null, status: GenerationStatus | null, batchId: string, seq: number, at: string, progress: { completed: number, total: number } }
   };

export type FollowCourseDraftSubscriptionVariables = Exact<{
  id: string;
  afterSeq?: number;
  run?: number | null | undefined;
}>;


export type FollowCourseDraftSubscription = { courseDraftEvents:
    | { __typename: 'CourseDraftCancelled', courseDraftId: string, run: number, seq: number, at: string, progress: { completed: number, total: number } }
    | { __typename: 'CourseDraftCompleted', courseDraftId: string, run: number, seq: number, at: string, progress: { completed: number, total: number } }
    | { __typename: 'CourseDraftFailed', message: string, courseDraftId: string, run: number, seq: number, at: string, failure: { code: FailureCode, message: string, retryable: boolean } | null, progress: { completed: number, total: number } }
    | { __typename: 'CourseDraftPaused', message: string, resumesAt: string | null, courseDraftId: string, run: number, seq: number, at: string, progress: { completed: number, total: number } }
    | { __typename: 'CourseDraftResumed', courseDraftId: string, run: number, seq: number, at: string, progress: { completed: number, total: number } }
    | { __typename: 'CourseLessonFailed', lessonId: string, title: string, courseDraftId: string, run: number, seq: number, at: string, failure: { code: FailureCode, message: string, retryable: boolean } | null, progress: { completed: number, total: number } }
    | { __typename: 'CourseLessonFinished', lessonId: string, title: string, courseDraftId: string, run: number, seq: number, at: string, progress: { completed: number, total: number } }
    | { __typename: 'CourseLessonStarted', lessonId: string, title: string, generationIds: Array<string>, courseDraftId: string, run: number, seq: number, at: string, progress: { completed: number, total: number } }
    | { __typename: 'CourseOutlineApproved', courseId: string, courseDraftId: string, run: number, seq: number, at: string, progress: { completed: number, total: number } }
    | { __typename: 'CourseOutlineReady', lessons: number, courseDraftId: string, run: number, seq: number, at: string, progress: { completed: number, total: number } }
   };

export type FollowGenerationSubscriptionVariables = Exact<{
  id: string;
  afterSeq?: number;
}>;


export type FollowGenerationSubscription = { generationEvents:
    | { __typename: 'GenerationCancelled', generationId: string, seq: number, at: string }
    | { __typename: 'GenerationCompleted', costMicroUsd: number, generationId: string, seq: number, at: string, usage: { inputTokens: number, cachedInputTokens: number, cacheWriteInputTokens: number, outputTokens: number, estimated: boolean } }
    | { __typename: 'GenerationFailed', code: FailureCode, message: string, retryable: boolean, generationId: string, seq: number, at: string }
    | { __typename: 'GenerationStarted', provider: string, model: string, origin: Origin, generationId: string, seq: number, at: string }
    | { __typename: 'ItemReady', index: number, generationId: string, seq: number, at: string, item:
        | { __typename: 'AnalysedClaim' }
        | { __typename: 'ClozeQuestion', id: string, prompt: string, points: number, explanation: string | null, blanks: number, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
        | { __typename: 'CriterionVerdict' }
        | { __typename: 'Exercise', id: string, statement: string, hints: Array<string>, difficulty: Difficulty, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
        | { __typename: 'Flashcard', id: string, front: string, back: string, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
        | { __typename: 'KeyAnswer', id: string, itemId: string, itemVersion: number, answers: Array<string> }
        | { __typename: 'LearnerQuestion' }
        | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string, points: number, explanation: string | null, multiple: boolean, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }>, choices: Array<{ id: string, text: string }> }
        | { __typename: 'OutlineNode', id: string, number: string, depth: number, title: string, summary: string, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
        | { __typename: 'PlanWeek', id: string, week: number, startsOn: string, endsOn: string, hours: number, topics: Array<string>, lessonIds: Array<string> }
        | { __typename: 'ShortAnswerQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
        | { __typename: 'TrueFalseQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
       }
    | { __typename: 'ProgressChanged', stage: string, completed: number, total: number, generationId: string, seq: number, at: string }
    | { __typename: 'ProviderSwitched', fromProvider: string, toProvider: string, reason: string, generationId: string, seq: number, at: string }
    | { __typename: 'StreamReset', reason: string, generationId: string, seq: number, at: string }
    | { __typename: 'TextDelta', text: string, generationId: string, seq: number, at: string }
   };

export type FollowReviewQueueSubscriptionVariables = Exact<{
  courseId?: string | null | undefined;
  afterSeq?: number;
  after?: Array<SeenOfCourse> | SeenOfCourse | null | undefined;
  until?: FollowUntil;
}>;


export type FollowReviewQueueSubscription = { reviewQueueEvents:
    | { __typename: 'ReviewAdded', courseId: string, seq: number, at: string, entry: { id: string, reason: ReviewReason, itemId: string, itemVersion: number | null, quizId: string | null, attemptId: string | null, since: string }, counts: { total: number, answers: number, reviews: number, quarantined: number, withdrawn: number, stale: number, refused: number } }
    | { __typename: 'ReviewResolved', courseId: string, seq: number, at: string, entry: { id: string, reason: ReviewReason, itemId: string, itemVersion: number | null, quizId: string | null, attemptId: string | null, since: string }, counts: { total: number, answers: number, reviews: number, quarantined: number, withdrawn: number, stale: number, refused: number } }
   };

export type ForceBreakerOpenMutationVariables = Exact<{
  provider: string;
  model: string;
  reason?: string | null | undefined;
}>;


export type ForceBreakerOpenMutation = { forceBreakerOpen: { provider: string, model: string, state: BreakerState, forced: boolean, reason: string | null, since: string | null } };

export type GamificationSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type GamificationSettingsQuery = { gamificationSettings: { enabled: boolean, restDays: Array<Weekday> } };

export type GamificationQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  language?: Language | null | undefined;
}>;


export type GamificationQuery = { gamification: { points: number, level: { number: number, from: number, next: number | null }, streak: { current: number, longest: number, learntToday: boolean, restDays: Array<Weekday> }, achievements: Array<{ progress: number, earnedAt: string | null, achievement: { code: string, title: string, description: string, counter: LearningCounter, atLeast: number } }>, awards: { edges: Array<{ node: { id: string, rule: AwardRule, points: number, at: string, courseId: string | null, eventId: string | null, challengeId: string | null, achievement: { code: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type GenerateBatchMutationVariables = Exact<{
  input: GenerateBatchInput;
}>;


export type GenerateBatchMutation = { generateBatch: { id: string, mode: BatchMode, status: BatchStatus, notice: string | null, createdAt: string, progress: { completed: number, total: number }, items: Array<{ index: number, result:
        | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
        | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
        | { __typename: 'Generation', id: string, kind: GenerationKind, status: GenerationStatus }
        | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
       }> } };

export type GenerateCourseMutationVariables = Exact<{
  input: GenerateCourseInput;
}>;


export type GenerateCourseMutation = { generateCourse:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'CourseDraft', id: string, status: CourseDraftStatus, run: number, version: number, title: string, topic: string, audience: string | null, level: Difficulty | null, language: Language, hours: number | null, outlineGenerationId: string | null }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
   };

export type GenerateExamplesMutationVariables = Exact<{
  input: GenerateExamplesInput;
}>;


export type GenerateExamplesMutation = { generateExamples:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'Generation', id: string, kind: GenerationKind, status: GenerationStatus }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
   };

export type GenerateExercisesMutationVariables = Exact<{
  input: GenerateExercisesInput;
}>;


export type GenerateExercisesMutation = { generateExercises:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'Generation', id: string, kind: GenerationKind, status: GenerationStatus }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
   };

export type GenerateFlashcardsMutationVariables = Exact<{
  input: GenerateFlashcardsInput;
}>;


export type GenerateFlashcardsMutation = { generateFlashcards:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'Generation', id: string, kind: GenerationKind, status: GenerationStatus }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
   };

export type GenerateOutlineMutationVariables = Exact<{
  input: GenerateOutlineInput;
}>;


export type GenerateOutlineMutation = { generateOutline:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'Generation', id: string, kind: GenerationKind, status: GenerationStatus }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
   };

export type GenerateQuizMutationVariables = Exact<{
  input: GenerateQuizInput;
}>;


export type GenerateQuizMutation = { generateQuiz:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'Generation', id: string, kind: GenerationKind, status: GenerationStatus }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
   };

export type GenerationRatingQueryVariables = Exact<{
  id: string;
}>;


export type GenerationRatingQuery = { generation: { rating: { helpful: boolean, reason: RatingReason | null, comment: string | null, ratedAt: string } | null } | null };

export type GenerationShapingQueryVariables = Exact<{
  id: string;
}>;


export type GenerationShapingQuery = { generation: { notice: string | null, applied: Array<{ aspect: ShapingAspect, value: string, source: ShapingSource, leftOut: boolean | null }> | null } | null };

export type GenerationQueryVariables = Exact<{
  id: string;
}>;


export type GenerationQuery = { generation: { id: string, kind: GenerationKind, status: GenerationStatus, origin: Origin | null, text: string, lastSeq: number, costMicroUsd: number, quality: number | null, notice: string | null, cachedAt: string | null, createdAt: string, finishedAt: string | null, items: Array<
      | { __typename: 'AnalysedClaim' }
      | { __typename: 'ClozeQuestion', id: string, prompt: string, points: number, explanation: string | null, blanks: number, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
      | { __typename: 'CriterionVerdict' }
      | { __typename: 'Exercise', id: string, statement: string, hints: Array<string>, difficulty: Difficulty, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
      | { __typename: 'Flashcard', id: string, front: string, back: string, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
      | { __typename: 'KeyAnswer', id: string, itemId: string, itemVersion: number, answers: Array<string> }
      | { __typename: 'LearnerQuestion' }
      | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string, points: number, explanation: string | null, multiple: boolean, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }>, choices: Array<{ id: string, text: string }> }
      | { __typename: 'OutlineNode', id: string, number: string, depth: number, title: string, summary: string, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
      | { __typename: 'PlanWeek', id: string, week: number, startsOn: string, endsOn: string, hours: number, topics: Array<string>, lessonIds: Array<string> }
      | { __typename: 'ShortAnswerQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
      | { __typename: 'TrueFalseQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
    >, attempts: Array<{ provider: string, model: string, outcome: AttemptOutcome | null, reason: string, promptVersion: string | null, costMicroUsd: number, startedAt: string, finishedAt: string | null, usage: { inputTokens: number, cachedInputTokens: number, cacheWriteInputTokens: number, outputTokens: number, estimated: boolean } }>, usage: { inputTokens: number, cachedInputTokens: number, cacheWriteInputTokens: number, outputTokens: number, estimated: boolean }, failure: { code: FailureCode, message: string, retryable: boolean } | null } | null };

export type GenerationsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type GenerationsQuery = { generations: { edges: Array<{ cursor: string, node: { id: string, kind: GenerationKind, status: GenerationStatus, origin: Origin | null, costMicroUsd: number, createdAt: string, finishedAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GradeAnswerMutationVariables = Exact<{
  input: GradeAnswerInput;
}>;


export type GradeAnswerMutation = { gradeAnswer:
    | { __typename: 'GradeConflict', message: string, currentGrade: number }
    | { __typename: 'GradedAnswer', attemptId: string, questionId: string, waitsFor: QueueReason | null, grade: { number: number, outcome: GradeOutcome, points: number | null, maxPoints: number, how: string | null, by: GradedBy, graderName: string | null, reason: string | null, createdAt: string } | null, history: Array<{ number: number, outcome: GradeOutcome, points: number | null, by: GradedBy }> }
   };

export type GradedAnswerQueryVariables = Exact<{
  attemptId: string;
  questionId: string;
}>;


export type GradedAnswerQuery = { gradedAnswer: { isBeingJudged: boolean, question:
      | { __typename: 'ClozeQuestion', id: string, prompt: string, points: number }
      | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string, points: number }
      | { __typename: 'ShortAnswerQuestion', id: string, prompt: string, points: number }
      | { __typename: 'TrueFalseQuestion', id: string, prompt: string, points: number }
    , response: { choiceIds: Array<string> | null, answer: boolean | null, texts: Array<string> | null } | null, grade: { number: number, outcome: GradeOutcome, points: number | null, maxPoints: number, how: string | null, by: GradedBy, graderName: string | null, reason: string | null, createdAt: string, criteria: Array<{ text: string, points: number, votes: Array<{ met: boolean, quote: string | null, reason: string } | null> }> | null } | null, history: Array<{ number: number, outcome: GradeOutcome, points: number | null, maxPoints: number, how: string | null, by: GradedBy, graderName: string | null, reason: string | null, createdAt: string }>, reviews: Array<{ id: string, message: string, reason: string | null, resolverName: string | null, resolvedAt: string | null }> } | null };

export type GradingQueueQueryVariables = Exact<{
  courseId: string;
  reasons?: Array<QueueReason> | QueueReason | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type GradingQueueQuery = { gradingQueue: { edges: Array<{ cursor: string, node: { attemptId: string, questionId: string, learnerId: string, waitsFor: QueueReason | null, waitsSince: string | null, question:
          | { __typename: 'ClozeQuestion', id: string, prompt: string, points: number }
          | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string, points: number }
          | { __typename: 'ShortAnswerQuestion', id: string, prompt: string, points: number }
          | { __typename: 'TrueFalseQuestion', id: string, prompt: string, points: number }
        , response: { choiceIds: Array<string> | null, answer: boolean | null, texts: Array<string> | null } | null, grade: { number: number, outcome: GradeOutcome, points: number | null, maxPoints: number } | null, suggestion: { points: number, reason: string, criteria: Array<{ text: string, points: number, votes: Array<{ met: boolean, quote: string | null, reason: string } | null> }> } | null, reviews: Array<{ id: string, message: string, resolvedAt: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type HardestQuizItemsQueryVariables = Exact<{
  courseId: string;
  first?: number;
}>;


export type HardestQuizItemsQuery = { hardestQuizItems: Array<{ id: string, version: number, objectives: Array<string>, question:
      | { prompt: string }
      | { prompt: string }
      | { prompt: string }
      | { prompt: string }
    , statistics: { facility: { value: number | null, n: number, low: number | null, high: number | null }, discrimination: { value: number | null, n: number, low: number | null, high: number | null } } | null }> };

export type ImportQuestionnaireMutationVariables = Exact<{
  input: ImportQuestionnaireInput;
}>;


export type ImportQuestionnaireMutation = { importQuestionnaire: { id: string, status: QuestionnaireStatus, subject: string, language: Language, analysis: { id: string } | null, score: { right: number, of: number, verified: number, claimed: string | null, agrees: boolean | null } | null, questions: Array<{ right: boolean | null, question: { input: AnswerInputKind, prompt: string }, answer: { choiceIds: Array<string> | null, answer: boolean | null, texts: Array<string> | null } | null, claimed: { numero: number, correctAnswer: string | null, isCorrect: boolean | null } | null }> } };

export type InspectLearnerMutationVariables = Exact<{
  input: InspectLearnerInput;
}>;


export type InspectLearnerMutation = { inspectLearner: { inspection: { id: string, action: InspectionAction, reason: string, at: string }, profile: { version: number, origin: ProfileOrigin, change: ProfileChange, claims: Array<{ id: string, field: ClaimField, text: string, confidence: number, origin: ClaimOrigin, status: ClaimStatus }> } | null } };

export type InviteToCourseMutationVariables = Exact<{
  input: InviteInput;
}>;


export type InviteToCourseMutation = { inviteToCourse: { token: string, invitation: { id: string, courseId: string, courseTitle: string, email: string | null, userId: string | null, state: InvitationState, createdAt: string, expiresAt: string, inviter: { displayName: string } } } };

export type ItemStatisticsQueryVariables = Exact<{
  quizId: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type ItemStatisticsQuery = { quiz: { id: string, items: { edges: Array<{ cursor: string, node: { id: string, statistics: { version: number, exposures: number, medianSeconds: number | null, facility: { value: number | null, n: number, low: number | null, high: number | null }, discrimination: { value: number | null, n: number, low: number | null, high: number | null }, withdrawal: { reason: string, since: string | null, keptAt: string | null, keptBy: { id: string, displayName: string } | null } | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type JoinChallengeMutationVariables = Exact<{
  id: string;
}>;


export type JoinChallengeMutation = { joinChallenge: { id: string, title: string, counter: LearningCounter, target: number, progress: number | null, reachedAt: string | null, endsAt: string } };

export type JoinLeaderboardMutationVariables = Exact<{
  courseId: string;
  alias: string;
}>;


export type JoinLeaderboardMutation = { joinLeaderboard: string };

export type KeepQuizItemMutationVariables = Exact<{
  itemId: string;
  version: number;
}>;


export type KeepQuizItemMutation = { keepQuizItem:
    | { __typename: 'ItemNotWithdrawn', message: string, version: number }
    | { __typename: 'QuizItem', id: string, version: number, statistics: { withdrawal: { reason: string, since: string | null, keptAt: string | null, keptBy: { id: string, displayName: string } | null } | null } | null }
   };

export type LeaderboardQueryVariables = Exact<{
  courseId: string;
  period?: LeaderboardPeriod;
  first?: number;
  after?: string | null | undefined;
}>;


export type LeaderboardQuery = { leaderboard:
    | { __typename: 'LeaderboardConnection', edges: Array<{ node: { rank: number, alias: string, points: number, isViewer: boolean } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }
    | { __typename: 'NotOnLeaderboard', message: string }
   };

export type LearnerProfileEvidenceQueryVariables = Exact<{ [key: string]: never; }>;


export type LearnerProfileEvidenceQuery = { learnerProfile: { version: number, claims: Array<{ id: string, field: ClaimField, subject: string | null, text: string, confidence: number, origin: ClaimOrigin, evidence: Array<{ kind: ClaimEvidenceKind, id: string, questionnaireId: string | null, quote: string, aboutId: string | null, event: { id: string, userId: string, at: string, verb: string, object: { type: string, id: string }, result: { success: boolean | null } | null, context: { courseId: string | null, lessonId: string | null, quizId: string | null, attemptId: string | null } | null } | null }> }> } | null };

export type LearnerProfileVersionsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type LearnerProfileVersionsQuery = { learnerProfileVersions: { edges: Array<{ cursor: string, node: { version: number, origin: ProfileOrigin, change: ProfileChange, at: string, questionnaireId: string, generationId: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type LearnerProfileQueryVariables = Exact<{
  version?: number | null | undefined;
}>;


export type LearnerProfileQuery = { learnerProfile: { version: number, origin: ProfileOrigin, change: ProfileChange, language: Language, notice: string | null, goals: Array<{ id: string, field: ClaimField, subject: string | null, value: string | null, text: string, confidence: number, origin: ClaimOrigin, status: ClaimStatus, note: string | null, lessonId: string | null, evidence: Array<{ kind: ClaimEvidenceKind, id: string, questionnaireId: string | null, quote: string }> }>, levels: Array<{ id: string, field: ClaimField, subject: string | null, value: string | null, text: string, confidence: number, origin: ClaimOrigin, status: ClaimStatus, note: string | null, lessonId: string | null, evidence: Array<{ kind: ClaimEvidenceKind, id: string, questionnaireId: string | null, quote: string }> }>, strengths: Array<{ id: string, field: ClaimField, subject: string | null, value: string | null, text: string, confidence: number, origin: ClaimOrigin, status: ClaimStatus, note: string | null, lessonId: string | null, evidence: Array<{ kind: ClaimEvidenceKind, id: string, questionnaireId: string | null, quote: string }> }>, gaps: Array<{ id: string, field: ClaimField, subject: string | null, value: string | null, text: string, confidence: number, origin: ClaimOrigin, status: ClaimStatus, note: string | null, lessonId: string | null, evidence: Array<{ kind: ClaimEvidenceKind, id: string, questionnaireId: string | null, quote: string }> }>, presentation: { id: string, field: ClaimField, subject: string | null, value: string | null, text: string, confidence: number, origin: ClaimOrigin, status: ClaimStatus, note: string | null, lessonId: string | null, evidence: Array<{ kind: ClaimEvidenceKind, id: string, questionnaireId: string | null, quote: string }> } | null, pace: { id: string, field: ClaimField, subject: string | null, value: string | null, text: string, confidence: number, origin: ClaimOrigin, status: ClaimStatus, note: string | null, lessonId: string | null, evidence: Array<{ kind: ClaimEvidenceKind, id: string, questionnaireId: string | null, quote: string }> } | null, learningPath: Array<{ id: string, field: ClaimField, subject: string | null, value: string | null, text: string, confidence: number, origin: ClaimOrigin, status: ClaimStatus, note: string | null, lessonId: string | null, evidence: Array<{ kind: ClaimEvidenceKind, id: string, questionnaireId: string | null, quote: string }> }>, resources: Array<{ id: string, field: ClaimField, subject: string | null, value: string | null, text: string, confidence: number, origin: ClaimOrigin, status: ClaimStatus, note: string | null, lessonId: string | null, evidence: Array<{ kind: ClaimEvidenceKind, id: string, questionnaireId: string | null, quote: string }> }>, timeline: { id: string, field: ClaimField, subject: string | null, value: string | null, text: string, confidence: number, origin: ClaimOrigin, status: ClaimStatus, note: string | null, lessonId: string | null, evidence: Array<{ kind: ClaimEvidenceKind, id: string, questionnaireId: string | null, quote: string }> } | null, nextSteps: Array<{ id: string, field: ClaimField, subject: string | null, value: string | null, text: string, confidence: number, origin: ClaimOrigin, status: ClaimStatus, note: string | null, lessonId: string | null, evidence: Array<{ kind: ClaimEvidenceKind, id: string, questionnaireId: string | null, quote: string }> }> } | null };

export type LearningPathQueryVariables = Exact<{
  courseId: string;
  goal?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type LearningPathQuery = { learningPath: { courseId: string, asOf: string, objectives: number, skipped: number, minutes: number, basis: EstimateBasis, goal: { id: string, text: string } | null, reasons: Array<{ code: StepReasonCode, text: string, evidence: Array<{ kind: PlanningEvidenceKind, id: string }>, figures: Array<{ name: string, value: number }> }>, otherLessons: { edges: Array<{ node: { finishedAt: string | null, lesson: { id: string, title: string }, estimate: { minutes: number, basis: EstimateBasis, lessons: number } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, path: { edges: Array<{ node: { standing: ObjectiveStanding, skipped: boolean, probability: number, low: number, high: number, answers: number, minutes: number, objective: { id: string, text: string }, evidence: Array<{ kind: PlanningEvidenceKind, id: string, attemptId: string | null }>, lessons: Array<{ finishedAt: string | null, lesson: { id: string, title: string }, estimate: { minutes: number, basis: EstimateBasis, lessons: number } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type LearningSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type LearningSettingsQuery = { learningSettings: { manner: TutorManner | null, persona: string | null, priorKnowledge: string | null, presentation: PreferredPresentation | null, difficulty: Difficulty | null, industry: string | null, role: string | null, updatedAt: string | null } };

export type LeaveCourseMutationVariables = Exact<{
  courseId: string;
}>;


export type LeaveCourseMutation = { leaveCourse: { id: string, state: EnrolmentState, endedAt: string | null, history: Array<{ state: EnrolmentState, through: EnrolledBy | null, at: string }> } };

export type LeaveLeaderboardMutationVariables = Exact<{
  courseId: string;
}>;


export type LeaveLeaderboardMutation = { leaveLeaderboard: boolean };

export type LessonObjectivesQueryVariables = Exact<{
  id: string;
}>;


export type LessonObjectivesQuery = { lesson: { id: string, objectives: Array<string>, learningObjectives: Array<{ id: string, text: string, requires: Array<{ id: string, text: string }> }> } | null };

export type LessonProvenanceQueryVariables = Exact<{
  id: string;
}>;


export type LessonProvenanceQuery = { lesson: { id: string, provenance: { wasEdited: boolean, acceptedAt: string, acceptedBy: { displayName: string } | null, parts: Array<{ generationId: string, origin: Origin | null, madeBy: string | null, promptVersion: string | null }> } | null } | null };

export type LessonQueryVariables = Exact<{
  id: string;
  version?: number | null | undefined;
}>;


export type LessonQuery = { lesson: { id: string, title: string, position: number, body: string, objectives: Array<string>, version: number, course: { id: string, title: string, language: Language } } | null };

export type LoginMutationVariables = Exact<{
  email: string;
  password: string;
}>;


export type LoginMutation = { login:
    | { __typename: 'InvalidCredentials', message: string, retryAfterSeconds: number | null }
    | { __typename: 'Session', accessToken: string, accessTokenExpiresAt: string, refreshToken: string, user: { id: string, email: string, displayName: string, role: Role, emailVerified: boolean, createdAt: string } }
   };

export type LogoutMutationVariables = Exact<{ [key: string]: never; }>;


export type LogoutMutation = { logout: boolean };

export type MasteryQueryVariables = Exact<{
  courseId: string;
  learnerId?: string | null | undefined;
  at?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type MasteryQuery = { mastery: { edges: Array<{ node: { at: string, probability: number, low: number, high: number, answers: number, lastAnsweredAt: string | null, objective: { id: string, text: string }, whenAnswered: { probability: number, low: number, high: number } | null, evidence: { edges: Array<{ node: { attemptId: string, questionId: string, at: string, score: number, expectedScore: number, guessing: number, grades: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MergeObjectivesMutationVariables = Exact<{
  input: MergeObjectivesInput;
}>;


export type MergeObjectivesMutation = { mergeObjectives:
    | { __typename: 'Objective', id: string, text: string, version: number, lessons: Array<{ id: string, version: number, objectives: Array<string> }>, requires: Array<{ id: string, text: string }> }
    | { __typename: 'PrerequisiteCycle', message: string, path: Array<{ id: string, text: string }> }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type ModelAliasesQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelAliasesQuery = { modelAliases: Array<{ name: string, target: string, resolvedModel: string }> };

export type ModelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelsQuery = { models: Array<{ provider: string, model: string, origin: Origin, aliases: Array<string>, contextTokens: number | null, capabilities: Array<ModelCapability>, quality: number | null, isPrivate: boolean, usable: boolean, missing: string | null, breaker: BreakerState | null, firstTokenMs: number | null, prices: { inputMicroUsdPerMillion: number, cachedInputMicroUsdPerMillion: number | null, cacheWriteMicroUsdPerMillion: number | null, outputMicroUsdPerMillion: number | null } | null }> };

export type MyCoursesQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
  states?: Array<EnrolmentState> | EnrolmentState;
}>;


export type MyCoursesQuery = { myCourses: { edges: Array<{ cursor: string, node: { id: string, state: EnrolmentState, enrolledAt: string, endedAt: string | null, completedAt: string | null, course: { id: string, title: string, description: string } | null, progress: { lessons: number, opened: number, finished: number, percent: number, lastSeenAt: string | null } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MyInvitationsQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type MyInvitationsQuery = { myInvitations: { edges: Array<{ node: { id: string, courseId: string, courseTitle: string, expiresAt: string, inviter: { displayName: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type NextStepsQueryVariables = Exact<{
  courseId?: string | null | undefined;
  goal?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type NextStepsQuery = { nextSteps: { edges: Array<{ node: { kind: StepKind, title: string, courseId: string | null, objectiveId: string | null, lessonId: string | null, deckId: string | null, quizId: string | null, attemptId: string | null, estimate: { minutes: number, basis: EstimateBasis, lessons: number }, reasons: Array<{ code: StepReasonCode, text: string, evidence: Array<{ kind: PlanningEvidenceKind, id: string, attemptId: string | null }>, figures: Array<{ name: string, value: number }> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type NodeQueryVariables = Exact<{
  id: string;
}>;


export type NodeQuery = { node:
    | { __typename: 'Attempt', id: string }
    | { __typename: 'Batch', id: string }
    | { __typename: 'Card', id: string }
    | { __typename: 'Course', title: string, language: Language, version: number, id: string }
    | { __typename: 'CourseDraft', id: string }
    | { __typename: 'Deck', id: string }
    | { __typename: 'Enrolment', id: string }
    | { __typename: 'Generation', kind: GenerationKind, origin: Origin | null, createdAt: string, id: string }
    | { __typename: 'Invitation', id: string }
    | { __typename: 'Lesson', title: string, position: number, version: number, id: string }
    | { __typename: 'Objective', id: string }
    | { __typename: 'Questionnaire', id: string }
    | { __typename: 'Quiz', title: string, status: QuizStatus, version: number, id: string }
    | { __typename: 'StudyPlan', id: string }
    | { __typename: 'User', displayName: string, role: Role, id: string }
   | null };

export type ObjectiveQueryVariables = Exact<{
  id: string;
}>;


export type ObjectiveQuery = { objective: { id: string, text: string, version: number, createdAt: string, lessons: Array<{ id: string, title: string, position: number }>, requires: Array<{ id: string, text: string }>, requiredBy: Array<{ id: string, text: string }> } | null };

export type ObjectivesQueryVariables = Exact<{
  courseId: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type ObjectivesQuery = { objectives: { edges: Array<{ cursor: string, node: { id: string, text: string, version: number, lessons: Array<{ id: string, title: string }>, requires: Array<{ id: string, text: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OpenLessonMutationVariables = Exact<{
  input: LessonEventInput;
}>;


export type OpenLessonMutation = { openLesson: { lessonId: string, openedAt: string, lastSeenAt: string, finishedAt: string | null } };

export type PlanStudyMutationVariables = Exact<{
  input: PlanStudyInput;
}>;


export type PlanStudyMutation = { planStudy:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'Generation', id: string, kind: GenerationKind, status: GenerationStatus }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
   };

export type PrerequisiteSuggestionsQueryVariables = Exact<{
  courseId: string;
  first?: number;
}>;


export type PrerequisiteSuggestionsQuery = { prerequisiteSuggestions: Array<{ score: number, objective: { id: string, text: string }, requires: { id: string, text: string }, reasons: Array<{ term: string, named: boolean, passage: { lessonId: string, lessonVersion: number, start: number, end: number, quote: string } | null }> }> };

export type ProfileRerunJobQueryVariables = Exact<{
  id: string;
}>;


export type ProfileRerunJobQuery = { profileRerunJob: { id: string, total: number, profiles: number, begun: number, createdAt: string, finishedAt: string | null } };

export type ProfileRerunsQueryVariables = Exact<{
  status?: ProfileRerunStatus | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ProfileRerunsQuery = { profileReruns: { edges: Array<{ cursor: string, node: { id: string, userId: string, status: ProfileRerunStatus, note: string | null, difference: { added: Array<{ field: ClaimField, text: string, confidence: number }>, removed: Array<{ field: ClaimField, text: string, confidence: number }>, changed: Array<{ before: { field: ClaimField, text: string, confidence: number }, after: { field: ClaimField, text: string, confidence: number } }> } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProfilesByOriginQueryVariables = Exact<{
  origin: ProfileOrigin;
  first: number;
  after?: string | null | undefined;
}>;


export type ProfilesByOriginQuery = { profilesByOrigin: { edges: Array<{ cursor: string, node: { userId: string, version: number, origin: ProfileOrigin, at: string, notice: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type PromptVersionRankingQueryVariables = Exact<{
  courseId?: string | null | undefined;
}>;


export type PromptVersionRankingQuery = { promptVersionRanking: Array<{ rank: number, promptVersion: string | null, origin: Origin, models: Array<string>, items: number, accepted: { value: number | null, n: number, low: number | null, high: number | null }, quarantined: { value: number | null, n: number, low: number | null, high: number | null }, facility: { value: number | null, n: number, low: number | null, high: number | null }, discrimination: { value: number | null, n: number, low: number | null, high: number | null } }> };

export type PublishCourseMutationVariables = Exact<{
  id: string;
}>;


export type PublishCourseMutation = { publishCourse: { id: string, status: PublicationStatus, version: number } };

export type PublishDeckMutationVariables = Exact<{
  id: string;
}>;


export type PublishDeckMutation = { publishDeck: { id: string, status: PublicationStatus } };

export type PublishQuizMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
}>;


export type PublishQuizMutation = { publishQuiz:
    | { __typename: 'Quiz', id: string, title: string, purpose: QuizPurpose, status: QuizStatus, version: number, publishedVersion: number | null, hasUnpublishedChanges: boolean, reviewed: boolean, itemCount: number, points: number }
    | { __typename: 'QuizNotReady', message: string, problems: Array<{ itemId: string, position: number, reason: ItemProblemReason }> }
    | { __typename: 'QuizStatusConflict', message: string, status: QuizStatus }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type QuestionKeyQueryVariables = Exact<{
  id: string;
}>;


export type QuestionKeyQuery = { questionKey: { questionId: string, choiceIds: Array<string>, answer: boolean | null, accepted: Array<Array<string>> } | null };

export type QuestionnaireQueryVariables = Exact<{
  id: string;
}>;


export type QuestionnaireQuery = { questionnaire: { id: string, status: QuestionnaireStatus, currentQuestionId: string | null, answered: number, skipped: number, total: number | null, questions: Array<{ sequence: number, skipped: boolean, question: { id: string, purpose: QuestionPurpose, input: AnswerInputKind, prompt: string, labels: Array<string>, least: number | null, most: number | null, unit: string | null, blanks: number | null, choices: Array<{ id: string, text: string }> }, answer: { choiceIds: Array<string> | null, answer: boolean | null, texts: Array<string> | null, number: number | null } | null }> } };

export type QuestionnairesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type QuestionnairesQuery = { questionnaires: { edges: Array<{ cursor: string, node: { id: string, status: QuestionnaireStatus, subject: string, createdAt: string, analysisStatus: AnalysisStatus } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type QuizChangesQueryVariables = Exact<{
  id: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type QuizChangesQuery = { quiz: { id: string, changes: { edges: Array<{ cursor: string, node: { id: string, version: number, action: QuizAction, at: string, itemId: string | null, by: { id: string, displayName: string }, differences: Array<{ field: string, before: Array<string>, after: Array<string> }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type QuizItemsQueryVariables = Exact<{
  id: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type QuizItemsQuery = { quiz: { id: string, version: number, items: { edges: Array<{ cursor: string, node: { id: string, position: number | null, version: number, decision: ItemDecision, checkStatus: CheckStatus, duplicateOf: string | null, check: { by: string, keyed: Array<string>, answered: Array<string>, reason: string | null, at: string } | null, question:
            | { __typename: 'ClozeQuestion', id: string, prompt: string, points: number, explanation: string | null, blanks: number, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
            | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string, points: number, explanation: string | null, multiple: boolean, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }>, choices: Array<{ id: string, text: string }> }
            | { __typename: 'ShortAnswerQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
            | { __typename: 'TrueFalseQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
          , stale: { reason: string, since: string } | null, versions: Array<{ version: number, key: { choiceIds: Array<string>, answer: boolean | null, accepted: Array<Array<string>> }, provenance: { origin: Origin | null, provider: string | null, model: string | null, promptVersion: string | null, author: { displayName: string } | null, acceptedBy: { displayName: string } | null }, differences: Array<{ field: string, before: Array<string>, after: Array<string> }> }> | null, proposal: { generationId: string, status: GenerationStatus, question:
              | { __typename: 'ClozeQuestion', id: string, prompt: string }
              | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string }
              | { __typename: 'ShortAnswerQuestion', id: string, prompt: string }
              | { __typename: 'TrueFalseQuestion', id: string, prompt: string }
             | null, differences: Array<{ field: string, before: Array<string>, after: Array<string> }> } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type QuizResultsQueryVariables = Exact<{
  quizId: string;
  of?: ResultsOf;
  timeZone?: string;
}>;


export type QuizResultsQuery = { quizResults: { score: { value: number | null, n: number, low: number | null, high: number | null }, byQuestion: Array<{ label: string, value: number | null, n: number, id: string | null }>, byObjective: Array<{ label: string, value: number | null, n: number, id: string | null }>, overTime: Array<{ label: string, value: number | null, n: number, id: string | null }>, distribution: Array<{ label: string, value: number | null, n: number, id: string | null }> } };

export type QuizQueryVariables = Exact<{
  id: string;
}>;


export type QuizQuery = { quiz: { id: string, title: string, purpose: QuizPurpose, status: QuizStatus, version: number, publishedVersion: number | null, hasUnpublishedChanges: boolean, reviewed: boolean, itemCount: number, points: number, publishedAt: string | null, settings: { timeLimitSeconds: number | null, opensAt: string | null, dueAt: string | null, maxAttempts: number | null, shuffleQuestions: boolean, shuffleChoices: boolean, reveal: { key: RevealTime, evidence: RevealTime, explanation: RevealTime, score: RevealTime } }, course: { id: string, title: string }, lesson: { id: string, title: string } | null } | null };

export type QuizzesOfCourseQueryVariables = Exact<{
  id: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type QuizzesOfCourseQuery = { course: { id: string, quizzes: { edges: Array<{ cursor: string, node: { id: string, title: string, purpose: QuizPurpose, status: QuizStatus, version: number, reviewed: boolean, itemCount: number, points: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type QuizzesOfLessonQueryVariables = Exact<{
  id: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type QuizzesOfLessonQuery = { lesson: { id: string, quizzes: { edges: Array<{ cursor: string, node: { id: string, title: string, purpose: QuizPurpose, status: QuizStatus, version: number, reviewed: boolean, itemCount: number, points: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RateGenerationMutationVariables = Exact<{
  input: RateGenerationInput;
}>;


export type RateGenerationMutation = { rateGeneration: { helpful: boolean, reason: RatingReason | null, comment: string | null, ratedAt: string } };

export type RatingGroupsQueryVariables = Exact<{
  courseId?: string | null | undefined;
  by?: Array<RatingDimension> | RatingDimension;
}>;


export type RatingGroupsQuery = { ratingGroups: Array<{ kind: GenerationKind | null, promptVersion: string | null, model: string | null, language: Language | null, ratings: number, helpful: number, share: number, low: number, high: number, reasons: Array<{ reason: RatingReason, count: number }> }> };

export type RecommendModelQueryVariables = Exact<{
  input: RecommendModelInput;
}>;


export type RecommendModelQuery = { recommendModel: { difficulty: number, decidedBy: RoutingAuthority, policyVersion: number | null, choice: { provider: string, model: string, reason: string, estimatedCostMicroUsd: number, worstCaseMicroUsd: number } | null, passedOver: Array<{ provider: string, model: string, why: string, estimatedCostMicroUsd: number | null }> } };

export type RecordActivityMutationVariables = Exact<{
  events: Array<ClaimInput> | ClaimInput;
}>;


export type RecordActivityMutation = { recordActivity: { stored: Array<string>, known: Array<string>, refused: Array<{ id: string, field: string, message: string }> } };

export type RedraftLessonMutationVariables = Exact<{
  input: RedraftLessonInput;
}>;


export type RedraftLessonMutation = { redraftLesson:
    | { __typename: 'CourseDraft', id: string, status: CourseDraftStatus, run: number, lessons: Array<{ id: string, status: DraftedLessonStatus, version: number }> }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type RefreshSessionMutationVariables = Exact<{
  refreshToken: string;
}>;


export type RefreshSessionMutation = { refreshSession:
    | { __typename: 'Session', accessToken: string, accessTokenExpiresAt: string, refreshToken: string, user: { id: string, displayName: string, role: Role } }
    | { __typename: 'SessionExpired', message: string }
   };

export type RefusedQuestionsQueryVariables = Exact<{
  courseId: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type RefusedQuestionsQuery = { refusedQuestions: { edges: Array<{ cursor: string, node: { id: string, lessonId: string, provider: string | null, model: string | null, promptVersion: string | null, createdAt: string, question:
          | { __typename: 'ClozeQuestion', id: string, prompt: string, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
          | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string, explanation: string | null, choices: Array<{ id: string, text: string }>, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
          | { __typename: 'ShortAnswerQuestion', id: string, prompt: string, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
          | { __typename: 'TrueFalseQuestion', id: string, prompt: string, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
        , key: { choiceIds: Array<string>, answer: boolean | null, accepted: Array<Array<string>> }, check: { by: string, keyed: Array<string>, answered: Array<string>, reason: string | null, at: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RegenerateCourseOutlineMutationVariables = Exact<{
  input: CourseOutlineInput;
}>;


export type RegenerateCourseOutlineMutation = { regenerateCourseOutline:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'CourseDraft', id: string, status: CourseDraftStatus, run: number, outlineGenerationId: string | null }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type RegenerateQuizItemMutationVariables = Exact<{
  itemId: string;
  expectedVersion: number;
}>;


export type RegenerateQuizItemMutation = { regenerateQuizItem:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'QuizItemChanged', quiz: { id: string, version: number }, item: { id: string, version: number, proposal: { generationId: string, status: GenerationStatus } | null } }
    | { __typename: 'QuizStatusConflict', message: string, status: QuizStatus }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type RegisterMutationVariables = Exact<{
  input: RegisterInput;
}>;


export type RegisterMutation = { register:
    | { __typename: 'EmailTaken', message: string }
    | { __typename: 'Session', accessToken: string, accessTokenExpiresAt: string, refreshToken: string, user: { id: string, email: string, displayName: string, role: Role, emailVerified: boolean, createdAt: string } }
    | { __typename: 'WeakPassword', message: string, suggestions: Array<string> }
   };

export type RegradeAttemptMutationVariables = Exact<{
  attemptId: string;
  reason: string;
}>;


export type RegradeAttemptMutation = { regradeAttempt: { answers: number, changed: number, judging: number, keptByPerson: number } };

export type RegradeQuestionMutationVariables = Exact<{
  questionId: string;
  reason: string;
}>;


export type RegradeQuestionMutation = { regradeQuestion: { id: string | null, total: number, answers: number, changed: number, judging: number, keptByPerson: number, finishedAt: string | null } };

export type RegradeQueryVariables = Exact<{
  id: string;
}>;


export type RegradeQuery = { regrade: { total: number, answers: number, changed: number, judging: number, keptByPerson: number, failed: number, finishedAt: string | null } | null };

export type RelatedLessonsQueryVariables = Exact<{
  id: string;
  keywords?: number;
  related?: number;
}>;


export type RelatedLessonsQuery = { lesson: { title: string, keywords: Array<{ term: string, score: number, count: number }>, related: Array<{ score: number, algorithm: SimilarityAlgorithm, reasons: Array<string>, lesson: { id: string, title: string, course: { title: string } } }> } | null };

export type RemoveInstructorMutationVariables = Exact<{
  courseId: string;
  userId: string;
}>;


export type RemoveInstructorMutation = { removeInstructor: { id: string, teachers: Array<{ id: string, displayName: string, isOwner: boolean }> } | null };

export type RemoveLearnerMutationVariables = Exact<{
  input: RemoveLearnerInput;
}>;


export type RemoveLearnerMutation = { removeLearner: { id: string, state: EnrolmentState, endedAt: string | null, reason: string | null } };

export type RemoveQuizItemMutationVariables = Exact<{
  itemId: string;
  expectedVersion: number;
}>;


export type RemoveQuizItemMutation = { removeQuizItem:
    | { __typename: 'Quiz', id: string, title: string, purpose: QuizPurpose, status: QuizStatus, version: number, publishedVersion: number | null, hasUnpublishedChanges: boolean, reviewed: boolean, itemCount: number, points: number }
    | { __typename: 'QuizStatusConflict', message: string, status: QuizStatus }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type RenameObjectiveMutationVariables = Exact<{
  input: RenameObjectiveInput;
}>;


export type RenameObjectiveMutation = { renameObjective:
    | { __typename: 'Objective', id: string, text: string, version: number, lessons: Array<{ id: string, version: number, objectives: Array<string> }> }
    | { __typename: 'ObjectiveExists', message: string, objective: { id: string, text: string } }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type ReopenQuizMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
}>;


export type ReopenQuizMutation = { reopenQuiz:
    | { __typename: 'Quiz', id: string, title: string, purpose: QuizPurpose, status: QuizStatus, version: number, publishedVersion: number | null, hasUnpublishedChanges: boolean, reviewed: boolean, itemCount: number, points: number }
    | { __typename: 'QuizStatusConflict', message: string, status: QuizStatus }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type ReorderQuizItemsMutationVariables = Exact<{
  quizId: string;
  expectedVersion: number;
  itemIds: Array<string> | string;
}>;


export type ReorderQuizItemsMutation = { reorderQuizItems:
    | { __typename: 'Quiz', id: string, title: string, purpose: QuizPurpose, status: QuizStatus, version: number, publishedVersion: number | null, hasUnpublishedChanges: boolean, reviewed: boolean, itemCount: number, points: number }
    | { __typename: 'QuizStatusConflict', message: string, status: QuizStatus }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type RepairQuizItemMutationVariables = Exact<{
  input: RepairQuizItemInput;
}>;


export type RepairQuizItemMutation = { repairQuizItem:
    | { __typename: 'QuizItemChanged', quiz: { id: string, status: QuizStatus, version: number, itemCount: number, points: number }, item: { id: string, position: number | null, version: number, decision: ItemDecision, checkStatus: CheckStatus, difficulty: Difficulty | null, objectives: Array<string>, question:
          | { __typename: 'ClozeQuestion', id: string, prompt: string, points: number, explanation: string | null, blanks: number, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
          | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string, points: number, explanation: string | null, multiple: boolean, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }>, choices: Array<{ id: string, text: string }> }
          | { __typename: 'ShortAnswerQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
          | { __typename: 'TrueFalseQuestion', id: string, prompt: string, points: number, explanation: string | null, evidence: Array<{ lessonId: string, lessonVersion: number, start: number, end: number, quote: string }> }
        , stale: { reason: string, since: string } | null, provenance: { origin: Origin | null, provider: string | null, model: string | null, promptVersion: string | null, generationId: string | null, acceptedAt: string | null, author: { id: string, displayName: string } | null, acceptedBy: { id: string, displayName: string } | null } } }
    | { __typename: 'QuizStatusConflict', message: string, status: QuizStatus }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type RequestReviewMutationVariables = Exact<{
  attemptId: string;
  questionId: string;
  message: string;
}>;


export type RequestReviewMutation = { requestReview:
    | { __typename: 'GradeReview', id: string, attemptId: string, questionId: string, message: string, createdAt: string, resolvedAt: string | null, reason: string | null }
    | { __typename: 'ReviewAlreadyOpen', message: string, reviewId: string }
   };

export type RerunProfilesMutationVariables = Exact<{
  input: RerunProfilesInput;
}>;


export type RerunProfilesMutation = { rerunProfiles:
    | { __typename: 'NoModelConfigured', message: string }
    | { __typename: 'ProfileReruns', reruns: Array<{ id: string, userId: string, status: ProfileRerunStatus, generation: { id: string } | null }>, job: { id: string, total: number, profiles: number, begun: number, finishedAt: string | null } | null }
   };

export type ResetBreakerMutationVariables = Exact<{
  provider: string;
  model: string;
}>;


export type ResetBreakerMutation = { resetBreaker: { provider: string, model: string, state: BreakerState, forced: boolean, reason: string | null, since: string | null, nextProbeAt: string | null } };

export type ResetCardMutationVariables = Exact<{
  id: string;
}>;


export type ResetCardMutation = { resetCard: { id: string, memory: { state: CardState, suspended: boolean, buriedUntil: string | null } } };

export type ResolveReviewMutationVariables = Exact<{
  input: ResolveReviewInput;
}>;


export type ResolveReviewMutation = { resolveReview: { attemptId: string, questionId: string, waitsFor: QueueReason | null, grade: { number: number, outcome: GradeOutcome, points: number | null, maxPoints: number, how: string | null, by: GradedBy, graderName: string | null, reason: string | null, createdAt: string } | null, reviews: Array<{ id: string, reason: string | null, resolverName: string | null, resolvedAt: string | null }> } };

export type ResumeCourseDraftMutationVariables = Exact<{
  id: string;
}>;


export type ResumeCourseDraftMutation = { resumeCourseDraft:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'CourseDraft', id: string, status: CourseDraftStatus, run: number }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type RetireQuizMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
}>;


export type RetireQuizMutation = { retireQuiz:
    | { __typename: 'Quiz', id: string, title: string, purpose: QuizPurpose, status: QuizStatus, version: number, publishedVersion: number | null, hasUnpublishedChanges: boolean, reviewed: boolean, itemCount: number, points: number }
    | { __typename: 'QuizStatusConflict', message: string, status: QuizStatus }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type ReviewCardMutationVariables = Exact<{
  input: ReviewCardInput;
}>;


export type ReviewCardMutation = { reviewCard: { id: string, retrievability: number | null, memory: { state: CardState, due: string | null, stability: number | null, difficulty: number | null, reps: number, lapses: number, lastReviewAt: string | null, leech: boolean, suspended: boolean, buriedUntil: string | null } } };

export type ReviewQueueQueryVariables = Exact<{
  courseId: string;
  reasons?: Array<ReviewReason> | ReviewReason | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type ReviewQueueQuery = { reviewQueue: { lastSeq: number, counts: { total: number, answers: number, reviews: number, quarantined: number, withdrawn: number, stale: number, refused: number }, entries: { edges: Array<{ cursor: string, node: { id: string, reason: ReviewReason, itemId: string, itemVersion: number | null, quizId: string | null, attemptId: string | null, since: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type ReviewQuizItemsMutationVariables = Exact<{
  input: ReviewQuizItemsInput;
}>;


export type ReviewQuizItemsMutation = { reviewQuizItems:
    | { __typename: 'Quiz', id: string, title: string, purpose: QuizPurpose, status: QuizStatus, version: number, publishedVersion: number | null, hasUnpublishedChanges: boolean, reviewed: boolean, itemCount: number, points: number }
    | { __typename: 'QuizStatusConflict', message: string, status: QuizStatus }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type RevokeInvitationMutationVariables = Exact<{
  id: string;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { id: string, state: InvitationState, settledAt: string | null } };

export type RevokeStudyPlanFeedMutationVariables = Exact<{ [key: string]: never; }>;


export type RevokeStudyPlanFeedMutation = { revokeStudyPlanFeed: boolean };

export type RollbackRoutingPolicyMutationVariables = Exact<{
  kind: GenerationKind;
  toVersion: number;
}>;


export type RollbackRoutingPolicyMutation = { rollbackRoutingPolicy: { kind: GenerationKind, version: number, note: string | null, restores: number | null, createdBy: string | null, createdAt: string | null, steps: Array<{ model: string, resolvedModel: string | null, maxInputTokens: number | null, maxCostMicroUsd: number | null, maxDifficulty: number | null, languages: Array<Language> | null }> | null } };

export type RotateEnrolmentCodeMutationVariables = Exact<{
  courseId: string;
  expiresAt?: string | null | undefined;
}>;


export type RotateEnrolmentCodeMutation = { rotateEnrolmentCode: { courseId: string, code: string | null, codeExpiresAt: string | null } };

export type RotateStudyPlanFeedMutationVariables = Exact<{ [key: string]: never; }>;


export type RotateStudyPlanFeedMutation = { rotateStudyPlanFeed: { url: string, path: string } };

export type RoutingPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type RoutingPoliciesQuery = { routingPolicies: Array<{ kind: GenerationKind, version: number, note: string | null, restores: number | null, createdBy: string | null, createdAt: string | null, steps: Array<{ model: string, resolvedModel: string | null, maxInputTokens: number | null, maxCostMicroUsd: number | null, maxDifficulty: number | null, languages: Array<Language> | null }> | null }> };

export type RoutingPolicyQueryVariables = Exact<{
  kind: GenerationKind;
  version?: number | null | undefined;
}>;


export type RoutingPolicyQuery = { routingPolicy: { kind: GenerationKind, version: number, note: string | null, restores: number | null, createdBy: string | null, createdAt: string | null, steps: Array<{ model: string, resolvedModel: string | null, maxInputTokens: number | null, maxCostMicroUsd: number | null, maxDifficulty: number | null, languages: Array<Language> | null }> | null } | null };

export type SaveAnswerMutationVariables = Exact<{
  input: SaveAnswerInput;
}>;


export type SaveAnswerMutation = { saveAnswer:
    | { __typename: 'AnswerConflict', message: string, currentSequence: number, currentAnswer: { choiceIds: Array<string> | null, answer: boolean | null, texts: Array<string> | null } | null }
    | { __typename: 'AnswerFinal', message: string, currentSequence: number, currentAnswer: { choiceIds: Array<string> | null, answer: boolean | null, texts: Array<string> | null } | null }
    | { __typename: 'AnswerSuperseded', message: string, currentSequence: number, currentAnswer: { choiceIds: Array<string> | null, answer: boolean | null, texts: Array<string> | null } | null }
    | { __typename: 'AttemptClosed', message: string, submittedAt: string, submittedBy: AttemptEnd }
    | { __typename: 'SavedAnswer', attemptId: string, questionId: string, sequence: number, savedAt: string }
   };

export type SetCourseGamificationMutationVariables = Exact<{
  courseId: string;
  enabled: boolean;
}>;


export type SetCourseGamificationMutation = { setCourseGamification: boolean };

export type SetEnrolmentRulesMutationVariables = Exact<{
  input: SetEnrolmentRulesInput;
}>;


export type SetEnrolmentRulesMutation = { setEnrolmentRules: { courseId: string, policy: EnrolmentPolicy, seats: number | null, seatsTaken: number, code: string | null, codeExpiresAt: string | null, quizShare: number | null } };

export type SetModelAliasMutationVariables = Exact<{
  input: SetModelAliasInput;
}>;


export type SetModelAliasMutation = { setModelAlias: { name: string, target: string, resolvedModel: string } | null };

export type SetPrerequisitesMutationVariables = Exact<{
  input: SetPrerequisitesInput;
}>;


export type SetPrerequisitesMutation = { setPrerequisites:
    | { __typename: 'Objective', id: string, text: string, version: number, requires: Array<{ id: string, text: string }> }
    | { __typename: 'PrerequisiteCycle', message: string, path: Array<{ id: string, text: string }> }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type SetRoutingPolicyMutationVariables = Exact<{
  input: SetRoutingPolicyInput;
}>;


export type SetRoutingPolicyMutation = { setRoutingPolicy:
    | { __typename: 'RoutingPolicy', kind: GenerationKind, version: number, note: string | null, restores: number | null, createdBy: string | null, createdAt: string | null, steps: Array<{ model: string, resolvedModel: string | null, maxInputTokens: number | null, maxCostMicroUsd: number | null, maxDifficulty: number | null, languages: Array<Language> | null }> | null }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type SettleRefusedQuestionMutationVariables = Exact<{
  input: SettleRefusedQuestionInput;
}>;


export type SettleRefusedQuestionMutation = { settleRefusedQuestion:
    | { __typename: 'QuestionNotRefused', message: string }
    | { __typename: 'RefusedQuestion', id: string, verdict: RefusalVerdict | null, reason: string | null, settledAt: string | null, settledBy: { id: string, displayName: string } | null }
   };

export type SimilarityQueryVariables = Exact<{
  a: string;
  b: string;
  language?: Language | null | undefined;
}>;


export type SimilarityQuery = { similarity: { score: number, algorithm: SimilarityAlgorithm, reasons: Array<string> } };

export type StaleQuizItemsQueryVariables = Exact<{
  courseId: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type StaleQuizItemsQuery = { staleQuizItems: { edges: Array<{ cursor: string, node: { id: string, version: number, quiz: { id: string, title: string, version: number }, question:
          | { __typename: 'ClozeQuestion', id: string, prompt: string }
          | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string }
          | { __typename: 'ShortAnswerQuestion', id: string, prompt: string }
          | { __typename: 'TrueFalseQuestion', id: string, prompt: string }
        , stale: { reason: string, since: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StartAttemptMutationVariables = Exact<{
  input: StartAttemptInput;
}>;


export type StartAttemptMutation = { startAttempt:
    | { __typename: 'Attempt', id: string, quizId: string, quizVersion: number, title: string, number: number, status: AttemptStatus, startedAt: string, endsAt: string | null, secondsLeft: number | null, lastSeq: number, questions: { edges: Array<{ node: { position: number, sequence: number, question:
              | { __typename: 'ClozeQuestion', id: string, prompt: string, points: number, blanks: number }
              | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string, points: number, multiple: boolean, choices: Array<{ id: string, text: string }> }
              | { __typename: 'ShortAnswerQuestion', id: string, prompt: string, points: number }
              | { __typename: 'TrueFalseQuestion', id: string, prompt: string, points: number }
            , answer: { choiceIds: Array<string> | null, answer: boolean | null, texts: Array<string> | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | { __typename: 'NoAttemptsLeft', message: string, maxAttempts: number }
    | { __typename: 'QuizNotOpen', message: string, opensAt: string | null, dueAt: string | null }
   };

export type StartQuestionnaireMutationVariables = Exact<{
  input: StartQuestionnaireInput;
}>;


export type StartQuestionnaireMutation = { startQuestionnaire:
    | { __typename: 'BudgetExceeded', message: string }
    | { __typename: 'ContentRejected', message: string }
    | { __typename: 'Questionnaire', id: string, status: QuestionnaireStatus, subject: string, language: Language, courseId: string | null, total: number | null, analysisStatus: AnalysisStatus, generation: { id: string, kind: GenerationKind } | null, questions: Array<{ sequence: number }> }
    | { __typename: 'QuotaExceeded', message: string }
   };

export type StudyForecastQueryVariables = Exact<{
  days?: number;
  deckId?: string | null | undefined;
}>;


export type StudyForecastQuery = { studyForecast: Array<{ date: string, startsAt: string, due: number }> };

export type StudyPlanFeedQueryVariables = Exact<{ [key: string]: never; }>;


export type StudyPlanFeedQuery = { studyPlanFeed: { createdAt: string } | null };

export type StudyPlanQueryVariables = Exact<{
  id: string;
  first?: number;
  after?: string | null | undefined;
  from?: string | null | undefined;
}>;


export type StudyPlanQuery = { studyPlan: { id: string, courseId: string, version: number, revision: number, startsOn: string, deadline: string | null, reviewMinutes: number, timeOfDay: string | null, timeZone: string, minutesLeft: number, endsOn: string | null, generationId: string | null, createdAt: string, updatedAt: string, goal: { id: string, text: string } | null, minutes: { monday: number, tuesday: number, wednesday: number, thursday: number, friday: number, saturday: number, sunday: number }, overflow: { minutes: number, lessonIds: Array<string>, deadline: string | null, minutesPerDay: { monday: number, tuesday: number, wednesday: number, thursday: number, friday: number, saturday: number, sunday: number } | null } | null, reasons: Array<{ code: StepReasonCode, text: string, evidence: Array<{ kind: PlanningEvidenceKind, id: string }>, figures: Array<{ name: string, value: number }> }>, weeks: Array<{ startsOn: string, endsOn: string, topics: Array<string>, lessonIds: Array<string> }>, sessions: { edges: Array<{ node: { date: string, startsAt: string | null, minutes: number, kind: StudySessionKind, status: StudySessionStatus, lessonId: string | null, goesOn: boolean, lesson: { title: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type StudyPlansQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type StudyPlansQuery = { studyPlans: { edges: Array<{ node: { id: string, courseId: string, version: number, startsOn: string, deadline: string | null, minutesLeft: number, endsOn: string | null } }>, pageInfo: { endCursor: string | null } } };

export type StudySettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type StudySettingsQuery = { studySettings: { timeZone: string, dayStartHour: number, newCardsPerDay: number, reviewsPerDay: number, desiredRetention: number } };

export type SubmitAttemptMutationVariables = Exact<{
  id: string;
}>;


export type SubmitAttemptMutation = { submitAttempt: { id: string, status: AttemptStatus, submittedAt: string | null, submittedBy: AttemptEnd | null, result: { points: number, maxPoints: number, score: number | null, ungraded: number } | null } };

export type SubmitQuizForReviewMutationVariables = Exact<{
  id: string;
  expectedVersion: number;
}>;


export type SubmitQuizForReviewMutation = { submitQuizForReview:
    | { __typename: 'Quiz', id: string, title: string, purpose: QuizPurpose, status: QuizStatus, version: number, publishedVersion: number | null, hasUnpublishedChanges: boolean, reviewed: boolean, itemCount: number, points: number }
    | { __typename: 'QuizNotReady', message: string, problems: Array<{ itemId: string, position: number, reason: ItemProblemReason }> }
    | { __typename: 'QuizStatusConflict', message: string, status: QuizStatus }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type SummarizeLessonMutationVariables = Exact<{
  input: SummarizeLessonInput;
}>;


export type SummarizeLessonMutation = { summarizeLesson:
    | { __typename: 'BudgetExceeded', message: string, scope: LimitScope, resetsAt: string }
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'Generation', id: string, kind: GenerationKind, status: GenerationStatus }
    | { __typename: 'QuotaExceeded', message: string, scope: LimitScope, limit: number | null, windowSeconds: number | null, retryAt: string }
   };

export type SuspendCardMutationVariables = Exact<{
  id: string;
}>;


export type SuspendCardMutation = { suspendCard: { id: string, memory: { state: CardState, suspended: boolean, buriedUntil: string | null } } };

export type TakeLessonDraftMutationVariables = Exact<{
  input: TakeLessonDraftInput;
}>;


export type TakeLessonDraftMutation = { takeLessonDraft:
    | { __typename: 'Lesson', id: string, title: string, position: number, body: string, objectives: Array<string>, version: number }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type TakeStudyPlanMutationVariables = Exact<{
  input: TakeStudyPlanInput;
}>;


export type TakeStudyPlanMutation = { takeStudyPlan: { id: string, version: number, startsOn: string, deadline: string | null, minutesLeft: number, generationId: string | null, weeks: Array<{ startsOn: string, endsOn: string, topics: Array<string>, lessonIds: Array<string> }> } };

export type TextStatementsQueryVariables = Exact<{
  id: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type TextStatementsQuery = { generation: { text: string, statements: { edges: Array<{ cursor: string, node: { start: number, end: number, unsupported: UnsupportedReason | null, evidence: { lessonId: string, lessonVersion: number, start: number, end: number, quote: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null } | null };

export type TransferCourseMutationVariables = Exact<{
  courseId: string;
  userId: string;
}>;


export type TransferCourseMutation = { transferCourse: { id: string, teachers: Array<{ id: string, displayName: string, isOwner: boolean }> } };

export type UnburyCardMutationVariables = Exact<{
  id: string;
}>;


export type UnburyCardMutation = { unburyCard: { id: string, memory: { state: CardState, suspended: boolean, buriedUntil: string | null } } };

export type UndoFinishLessonMutationVariables = Exact<{
  input: LessonEventInput;
}>;


export type UndoFinishLessonMutation = { undoFinishLesson: { lessonId: string, openedAt: string, lastSeenAt: string, finishedAt: string | null } };

export type UndoReviewMutationVariables = Exact<{
  input: UndoReviewInput;
}>;


export type UndoReviewMutation = { undoReview: { id: string, memory: { state: CardState, due: string | null, stability: number | null, difficulty: number | null, reps: number, lapses: number, lastReviewAt: string | null, leech: boolean, suspended: boolean, buriedUntil: string | null } } };

export type UnsuspendCardMutationVariables = Exact<{
  id: string;
}>;


export type UnsuspendCardMutation = { unsuspendCard: { id: string, memory: { state: CardState, suspended: boolean, buriedUntil: string | null } } };

export type UpdateCacheSettingsMutationVariables = Exact<{
  input: UpdateCacheSettingsInput;
}>;


export type UpdateCacheSettingsMutation = { updateCacheSettings: { plainAnswers: boolean } };

export type UpdateCardMutationVariables = Exact<{
  input: UpdateCardInput;
}>;


export type UpdateCardMutation = { updateCard:
    | { __typename: 'Card', id: string, front: string, back: string, version: number }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type UpdateDeckMutationVariables = Exact<{
  input: UpdateDeckInput;
}>;


export type UpdateDeckMutation = { updateDeck: { id: string, title: string } };

export type UpdateGamificationMutationVariables = Exact<{
  input: UpdateGamificationInput;
}>;


export type UpdateGamificationMutation = { updateGamification: { enabled: boolean, restDays: Array<Weekday> } };

export type UpdateLearningSettingsMutationVariables = Exact<{
  input: UpdateLearningSettingsInput;
}>;


export type UpdateLearningSettingsMutation = { updateLearningSettings:
    | { __typename: 'ContentRejected', message: string, reasons: Array<string> }
    | { __typename: 'LearningSettings', manner: TutorManner | null, persona: string | null, priorKnowledge: string | null, presentation: PreferredPresentation | null, difficulty: Difficulty | null, industry: string | null, role: string | null, updatedAt: string | null }
   };

export type UpdateLessonMutationVariables = Exact<{
  input: UpdateLessonInput;
}>;


export type UpdateLessonMutation = { updateLesson:
    | { __typename: 'Lesson', id: string, title: string, position: number, body: string, objectives: Array<string>, version: number }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type UpdateQuizMutationVariables = Exact<{
  input: UpdateQuizInput;
}>;


export type UpdateQuizMutation = { updateQuiz:
    | { __typename: 'Quiz', id: string, title: string, purpose: QuizPurpose, status: QuizStatus, version: number, publishedVersion: number | null, hasUnpublishedChanges: boolean, reviewed: boolean, itemCount: number, points: number, settings: { timeLimitSeconds: number | null, opensAt: string | null, dueAt: string | null, maxAttempts: number | null, shuffleQuestions: boolean, shuffleChoices: boolean, reveal: { key: RevealTime, evidence: RevealTime, explanation: RevealTime, score: RevealTime } } }
    | { __typename: 'QuizStatusConflict', message: string, status: QuizStatus }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type UpdateStudyPlanMutationVariables = Exact<{
  input: UpdateStudyPlanInput;
}>;


export type UpdateStudyPlanMutation = { updateStudyPlan:
    | { __typename: 'StudyPlan', id: string, version: number, revision: number, startsOn: string, deadline: string | null, minutesLeft: number, endsOn: string | null, overflow: { minutes: number, lessonIds: Array<string>, deadline: string | null, minutesPerDay: { monday: number, tuesday: number, wednesday: number, thursday: number, friday: number, saturday: number, sunday: number } | null } | null }
    | { __typename: 'VersionConflict', message: string, currentVersion: number }
   };

export type UpdateStudySettingsMutationVariables = Exact<{
  input: UpdateStudySettingsInput;
}>;


export type UpdateStudySettingsMutation = { updateStudySettings: { timeZone: string, dayStartHour: number, newCardsPerDay: number, reviewsPerDay: number, desiredRetention: number } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, email: string, displayName: string, role: Role, emailVerified: boolean, createdAt: string } | null };

export type WithdrawnQuizItemsQueryVariables = Exact<{
  courseId: string;
  first?: number;
  after?: string | null | undefined;
}>;


export type WithdrawnQuizItemsQuery = { withdrawnQuizItems: { edges: Array<{ cursor: string, node: { id: string, version: number, quiz: { id: string, title: string, version: number }, question:
          | { __typename: 'ClozeQuestion', id: string, prompt: string }
          | { __typename: 'MultipleChoiceQuestion', id: string, prompt: string }
          | { __typename: 'ShortAnswerQuestion', id: string, prompt: string }
          | { __typename: 'TrueFalseQuestion', id: string, prompt: string }
        , statistics: { discrimination: { value: number | null, n: number }, withdrawal: { reason: string, since: string | null } | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AcceptDraftedLessonDocument = new TypedDocumentString(`
    mutation AcceptDraftedLesson($input: AcceptDraftedLessonInput!) {
  acceptDraftedLesson(input: $input) {
    __typename
    ... on DraftedLesson {
      id
      status
      version
      lessonId
      decidedAt
      decidedBy {
        displayName
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptDraftedLessonMutation, AcceptDraftedLessonMutationVariables>;
export const AcceptInvitationDocument = new TypedDocumentString(`
    mutation AcceptInvitation($id: ID, $token: String) {
  acceptInvitation(id: $id, token: $token) {
    __typename
    ... on Enrolment {
      id
      courseId
      state
      course {
        title
        mayRead
      }
    }
    ... on CourseFull {
      message
      seats
    }
    ... on EnrolmentRefused {
      message
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptInvitationMutation, AcceptInvitationMutationVariables>;
export const AcceptPrerequisiteDocument = new TypedDocumentString(`
    mutation AcceptPrerequisite($input: PrerequisiteInput!) {
  acceptPrerequisite(input: $input) {
    __typename
    ... on Objective {
      id
      version
      requires {
        id
        text
      }
    }
    ... on PrerequisiteCycle {
      message
      path {
        id
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptPrerequisiteMutation, AcceptPrerequisiteMutationVariables>;
export const ActivityByDayDocument = new TypedDocumentString(`
    query ActivityByDay($from: String!, $to: String!, $timeZone: String, $filter: ActivityDaysFilterInput) {
  activityByDay(from: $from, to: $to, timeZone: $timeZone, filter: $filter) {
    date
    startsAt
    count
  }
}
    `) as unknown as TypedDocumentString<ActivityByDayQuery, ActivityByDayQueryVariables>;
export const ActivityStatementsDocument = new TypedDocumentString(`
    query ActivityStatements($first: Int! = 20, $after: String, $filter: ActivityFilterInput) {
  activity(first: $first, after: $after, filter: $filter) {
    edges {
      node {
        xapi
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ActivityStatementsQuery, ActivityStatementsQueryVariables>;
export const ActivityDocument = new TypedDocumentString(`
    query Activity($first: Int! = 20, $after: String, $filter: ActivityFilterInput) {
  activity(first: $first, after: $after, filter: $filter) {
    edges {
      cursor
      node {
        id
        at
        verb
        object {
          type
          id
        }
        result {
          success
          score {
            scaled
            raw
            max
          }
          completion
          durationMs
        }
        context {
          courseId
          lessonId
          kind
          quizId
          attemptId
          objectiveIds
          language
        }
        claimed
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ActivityQuery, ActivityQueryVariables>;
export const AddInstructorDocument = new TypedDocumentString(`
    mutation AddInstructor($courseId: ID!, $email: String!) {
  addInstructor(courseId: $courseId, email: $email) {
    __typename
    ... on Course {
      id
      teachers {
        id
        displayName
        isOwner
      }
    }
    ... on NoSuchInstructor {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AddInstructorMutation, AddInstructorMutationVariables>;
export const AddQuizItemDocument = new TypedDocumentString(`
    mutation AddQuizItem($input: AddQuizItemInput!) {
  addQuizItem(input: $input) {
    __typename
    ... on QuizItemChanged {
      quiz {
        id
        status
        version
        itemCount
        points
      }
      item {
        id
        position
        version
        decision
        checkStatus
        difficulty
        objectives
        question {
          __typename
          ... on Question {
            id
            prompt
            points
            explanation
            evidence {
              lessonId
              lessonVersion
              start
              end
              quote
            }
          }
          ... on MultipleChoiceQuestion {
            choices {
              id
              text
            }
            multiple
          }
          ... on ClozeQuestion {
            blanks
          }
        }
        stale {
          reason
          since
        }
        provenance {
          origin
          provider
          model
          promptVersion
          generationId
          author {
            id
            displayName
          }
          acceptedBy {
            id
            displayName
          }
          acceptedAt
        }
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on QuizStatusConflict {
      message
      status
    }
  }
}
    `) as unknown as TypedDocumentString<AddQuizItemMutation, AddQuizItemMutationVariables>;
export const AnalyseQuestionnaireDocument = new TypedDocumentString(`
    mutation AnalyseQuestionnaire($id: ID!) {
  analyseQuestionnaire(id: $id) {
    __typename
    ... on Questionnaire {
      id
      status
      analysis {
        id
        kind
      }
    }
    ... on QuestionnaireNotOpen {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AnalyseQuestionnaireMutation, AnalyseQuestionnaireMutationVariables>;
export const AnswerQuestionnaireDocument = new TypedDocumentString(`
    mutation AnswerQuestionnaire($input: AnswerQuestionnaireInput!) {
  answerQuestionnaire(input: $input) {
    __typename
    ... on Questionnaire {
      id
      status
      answered
      skipped
      currentQuestionId
    }
    ... on QuestionnaireNotOpen {
      message
      questionnaire {
        id
        status
        completedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AnswerQuestionnaireMutation, AnswerQuestionnaireMutationVariables>;
export const ApplyRoutingPresetDocument = new TypedDocumentString(`
    mutation ApplyRoutingPreset($preset: RoutingPreset!) {
  applyRoutingPreset(preset: $preset) {
    kind
    version
    steps {
      model
      resolvedModel
      maxInputTokens
      maxCostMicroUsd
      maxDifficulty
      languages
    }
    note
    restores
    createdBy
    createdAt
  }
}
    `) as unknown as TypedDocumentString<ApplyRoutingPresetMutation, ApplyRoutingPresetMutationVariables>;
export const ApproveCourseOutlineDocument = new TypedDocumentString(`
    mutation ApproveCourseOutline($input: CourseOutlineInput!) {
  approveCourseOutline(input: $input) {
    __typename
    ... on CourseDraft {
      id
      status
      run
      approvedAt
      approvedBy {
        displayName
      }
      course {
        id
        title
        status
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveCourseOutlineMutation, ApproveCourseOutlineMutationVariables>;
export const ApproveProfileRerunDocument = new TypedDocumentString(`
    mutation ApproveProfileRerun($id: ID!) {
  approveProfileRerun(id: $id) {
    id
    status
    decidedAt
  }
}
    `) as unknown as TypedDocumentString<ApproveProfileRerunMutation, ApproveProfileRerunMutationVariables>;
export const AttemptDocument = new TypedDocumentString(`
    query Attempt($id: ID!) {
  attempt(id: $id) {
    id
    title
    number
    status
    settings {
      timeLimitSeconds
      dueAt
      reveal {
        key
        evidence
        explanation
        score
      }
    }
    startedAt
    endsAt
    secondsLeft
    submittedAt
    submittedBy
    gradedAt
    lastSeq
    quiz {
      id
      status
    }
    learner {
      id
      displayName
    }
    questions(first: 50) {
      edges {
        node {
          position
          version
          question {
            __typename
            ... on Question {
              id
              prompt
              points
              explanation
              evidence {
                lessonId
                lessonVersion
                start
                end
                quote
              }
            }
            ... on MultipleChoiceQuestion {
              choices {
                id
                text
              }
              multiple
            }
            ... on ClozeQuestion {
              blanks
            }
          }
          answer {
            choiceIds
            answer
            texts
          }
          sequence
          savedAt
          final
          key {
            choiceIds
            answer
            accepted
          }
          grade {
            outcome
            points
            maxPoints
            how
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    result {
      points
      maxPoints
      score
      ungraded
      byQuestion {
        label
        value
        points
        maxPoints
        n
      }
      byObjective {
        label
        value
        points
        maxPoints
        n
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AttemptQuery, AttemptQueryVariables>;
export const AttemptsOfQuizDocument = new TypedDocumentString(`
    query AttemptsOfQuiz($id: ID!, $first: Int! = 20, $after: String) {
  quiz(id: $id) {
    id
    attempts(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          number
          status
          submittedAt
          submittedBy
          learner {
            id
            displayName
          }
          result {
            points
            maxPoints
            score
            ungraded
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AttemptsOfQuizQuery, AttemptsOfQuizQueryVariables>;
export const AttemptsDocument = new TypedDocumentString(`
    query Attempts($first: Int! = 20, $after: String, $open: Boolean, $quizId: ID) {
  attempts(first: $first, after: $after, open: $open, quizId: $quizId) {
    edges {
      cursor
      node {
        id
        quizId
        title
        number
        status
        startedAt
        endsAt
        secondsLeft
        submittedAt
        lastSeq
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AttemptsQuery, AttemptsQueryVariables>;
export const BatchDocument = new TypedDocumentString(`
    query Batch($id: ID!) {
  batch(id: $id) {
    id
    mode
    status
    notice
    costMicroUsd
    createdAt
    finishedAt
    progress {
      completed
      total
    }
    items {
      index
      result {
        __typename
        ... on Generation {
          id
          status
          failure {
            code
            message
          }
        }
        ... on UserError {
          message
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BatchQuery, BatchQueryVariables>;
export const BatchesDocument = new TypedDocumentString(`
    query Batches($first: Int!, $after: String) {
  batches(first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        mode
        status
        costMicroUsd
        progress {
          completed
          total
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<BatchesQuery, BatchesQueryVariables>;
export const BreakersDocument = new TypedDocumentString(`
    query Breakers {
  breakers {
    provider
    model
    state
    forced
    reason
    since
    nextProbeAt
  }
}
    `) as unknown as TypedDocumentString<BreakersQuery, BreakersQueryVariables>;
export const BuryCardDocument = new TypedDocumentString(`
    mutation BuryCard($id: ID!) {
  buryCard(id: $id) {
    id
    memory {
      state
      suspended
      buriedUntil
    }
  }
}
    `) as unknown as TypedDocumentString<BuryCardMutation, BuryCardMutationVariables>;
export const CacheSettingsDocument = new TypedDocumentString(`
    query CacheSettings {
  cacheSettings {
    plainAnswers
  }
}
    `) as unknown as TypedDocumentString<CacheSettingsQuery, CacheSettingsQueryVariables>;
export const CancelBatchDocument = new TypedDocumentString(`
    mutation CancelBatch($id: ID!) {
  cancelBatch(id: $id) {
    id
    status
    progress {
      completed
      total
    }
  }
}
    `) as unknown as TypedDocumentString<CancelBatchMutation, CancelBatchMutationVariables>;
export const CancelChallengeDocument = new TypedDocumentString(`
    mutation CancelChallenge($id: ID!) {
  cancelChallenge(id: $id) {
    id
    cancelledAt
  }
}
    `) as unknown as TypedDocumentString<CancelChallengeMutation, CancelChallengeMutationVariables>;
export const CancelCourseDraftDocument = new TypedDocumentString(`
    mutation CancelCourseDraft($id: ID!) {
  cancelCourseDraft(id: $id) {
    id
    status
    run
    progress {
      completed
      total
    }
  }
}
    `) as unknown as TypedDocumentString<CancelCourseDraftMutation, CancelCourseDraftMutationVariables>;
export const CancelGenerationDocument = new TypedDocumentString(`
    mutation CancelGeneration($id: ID!) {
  cancelGeneration(id: $id) {
    id
    status
    text
    lastSeq
    costMicroUsd
    finishedAt
  }
}
    `) as unknown as TypedDocumentString<CancelGenerationMutation, CancelGenerationMutationVariables>;
export const CardReviewsDocument = new TypedDocumentString(`
    query CardReviews($cardId: ID!, $first: Int! = 20, $after: String) {
  cardReviews(cardId: $cardId, first: $first, after: $after) {
    edges {
      node {
        id
        cardId
        kind
        rating
        undoes
        undone
        durationMs
        at
        receivedAt
        desiredRetention
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CardReviewsQuery, CardReviewsQueryVariables>;
export const CardDocument = new TypedDocumentString(`
    query Card($id: ID!, $at: DateTime) {
  card(id: $id) {
    id
    deckId
    front
    back
    version
    memory {
      state
      due
      stability
      difficulty
      reps
      lapses
      lastReviewAt
      leech
      suspended
      buriedUntil
    }
    retrievability(at: $at)
  }
}
    `) as unknown as TypedDocumentString<CardQuery, CardQueryVariables>;
export const ChallengesDocument = new TypedDocumentString(`
    query Challenges($courseId: ID!, $first: Int! = 20, $after: String) {
  challenges(courseId: $courseId, first: $first, after: $after) {
    edges {
      node {
        id
        title
        counter
        target
        startsAt
        endsAt
        cancelledAt
        progress
        reachedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ChallengesQuery, ChallengesQueryVariables>;
export const CheckQuizItemsDocument = new TypedDocumentString(`
    mutation CheckQuizItems($quizId: ID!) {
  checkQuizItems(quizId: $quizId) {
    __typename
    ... on QuizChecks {
      quiz {
        id
        version
      }
      generations {
        id
        kind
        status
      }
      refused {
        itemIds
        refusal {
          __typename
          ... on UserError {
            message
          }
        }
      }
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<CheckQuizItemsMutation, CheckQuizItemsMutationVariables>;
export const ClassMasteryDocument = new TypedDocumentString(`
    query ClassMastery($courseId: ID!, $objectiveIds: [ID!], $stuckOnly: Boolean! = false, $first: Int! = 30, $after: String) {
  classMastery(
    courseId: $courseId
    objectiveIds: $objectiveIds
    stuckOnly: $stuckOnly
    first: $first
    after: $after
  ) {
    objectives {
      id
      text
    }
    hasMoreObjectives
    learners {
      edges {
        cursor
        node {
          learner {
            id
            displayName
          }
          cells {
            objectiveId
            probability
            low
            high
            answers
            lastAnsweredAt
          }
          stuckOn {
            objective {
              id
              text
            }
            reason
            answers {
              attemptId
              itemId
              prompt
              points
              maxPoints
              at
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ClassMasteryQuery, ClassMasteryQueryVariables>;
export const CompleteQuestionnaireDocument = new TypedDocumentString(`
    mutation CompleteQuestionnaire($id: ID!) {
  completeQuestionnaire(id: $id) {
    __typename
    ... on Questionnaire {
      id
      status
      notice
      score {
        right
        of
        verified
        claimed
        agrees
      }
      analysisStatus
      analysis {
        id
        kind
      }
      completedAt
    }
    ... on QuestionnaireNotOpen {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteQuestionnaireMutation, CompleteQuestionnaireMutationVariables>;
export const CompleteDocument = new TypedDocumentString(`
    mutation Complete($input: CompleteInput!) {
  complete(input: $input) {
    __typename
    ... on Generation {
      id
      kind
      status
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteMutation, CompleteMutationVariables>;
export const CorrectProfileClaimDocument = new TypedDocumentString(`
    mutation CorrectProfileClaim($input: CorrectProfileClaimInput!) {
  correctProfileClaim(input: $input) {
    version
    change
    nextSteps {
      text
      origin
      status
      note
      confidence
      evidence {
        kind
        quote
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CorrectProfileClaimMutation, CorrectProfileClaimMutationVariables>;
export const CourseDraftDocument = new TypedDocumentString(`
    query CourseDraft($id: ID!) {
  courseDraft(id: $id) {
    id
    status
    run
    version
    title
    description
    topic
    audience
    level
    language
    hours
    outlineGenerationId
    createdAt
    approvedAt
    approvedBy {
      id
      displayName
    }
    course {
      id
      status
    }
    failure {
      code
      message
      retryable
    }
    pause {
      message
      since
      resumesAt
      refusal {
        __typename
        ... on UserError {
          message
        }
      }
    }
    progress {
      completed
      total
    }
    lessons {
      id
      position
      title
      summary
      objectives
      minutes
      status
      version
      lessonId
      decidedAt
      decidedBy {
        id
        displayName
      }
      failure {
        code
        message
        retryable
      }
      sections {
        id
        title
        summary
        generationId
        generationStatus
      }
      body
    }
  }
}
    `) as unknown as TypedDocumentString<CourseDraftQuery, CourseDraftQueryVariables>;
export const CourseDraftsDocument = new TypedDocumentString(`
    query CourseDrafts($first: Int! = 20, $after: String) {
  courseDrafts(first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        status
        title
        language
        createdAt
        progress {
          completed
          total
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CourseDraftsQuery, CourseDraftsQueryVariables>;
export const CourseInvitationsDocument = new TypedDocumentString(`
    query CourseInvitations($courseId: ID!, $first: Int! = 20, $after: String, $states: [InvitationState!]) {
  courseInvitations(
    courseId: $courseId
    first: $first
    after: $after
    states: $states
  ) {
    edges {
      node {
        id
        email
        userId
        state
        createdAt
        expiresAt
        settledAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CourseInvitationsQuery, CourseInvitationsQueryVariables>;
export const CourseMembersDocument = new TypedDocumentString(`
    query CourseMembers($courseId: ID!, $first: Int! = 20, $after: String, $filter: CourseMemberFilter) {
  courseMembers(
    courseId: $courseId
    first: $first
    after: $after
    filter: $filter
  ) {
    edges {
      cursor
      node {
        person {
          id
          displayName
        }
        role
        enrolmentId
        state
        since
        reason
        progress {
          lessons
          opened
          finished
          percent
          lastSeenAt
          completedAt
          lessonsSince
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CourseMembersQuery, CourseMembersQueryVariables>;
export const CoursePeopleDocument = new TypedDocumentString(`
    query CoursePeople($id: ID!) {
  course(id: $id) {
    id
    title
    enrolmentPolicy
    mayRead
    teachers {
      id
      displayName
      isOwner
    }
    enrolment {
      id
      state
      enrolledAt
      reason
      history {
        state
        through
        reason
        at
      }
    }
    enrolmentRules {
      policy
      seats
      seatsTaken
      code
      codeExpiresAt
      quizShare
    }
  }
}
    `) as unknown as TypedDocumentString<CoursePeopleQuery, CoursePeopleQueryVariables>;
export const CourseProgressDocument = new TypedDocumentString(`
    query CourseProgress($courseId: ID!, $learnerId: ID) {
  courseProgress(courseId: $courseId, learnerId: $learnerId) {
    courseId
    lessons
    opened
    finished
    percent
    lastSeenAt
    completedAt
    lessonsSince
  }
}
    `) as unknown as TypedDocumentString<CourseProgressQuery, CourseProgressQueryVariables>;
export const CourseRatingsDocument = new TypedDocumentString(`
    query CourseRatings($courseId: ID, $helpful: Boolean, $kind: GenerationKind, $promptVersion: String, $first: Int! = 20, $after: String) {
  courseRatings(
    courseId: $courseId
    helpful: $helpful
    kind: $kind
    promptVersion: $promptVersion
    first: $first
    after: $after
  ) {
    edges {
      cursor
      node {
        helpful
        reason
        comment
        profanity
        kind
        promptVersion
        model
        language
        lessonId
        ratedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CourseRatingsQuery, CourseRatingsQueryVariables>;
export const CourseResultsDocument = new TypedDocumentString(`
    query CourseResults($courseId: ID!, $of: ResultsOf! = MINE, $timeZone: String! = "UTC") {
  courseResults(courseId: $courseId, of: $of, timeZone: $timeZone) {
    score {
      value
      n
      low
      high
    }
    byQuestion {
      label
      value
      n
      id
    }
    byObjective {
      label
      value
      n
      id
    }
    overTime {
      label
      value
      n
      id
    }
    distribution {
      label
      value
      n
      id
    }
  }
}
    `) as unknown as TypedDocumentString<CourseResultsQuery, CourseResultsQueryVariables>;
export const CourseDocument = new TypedDocumentString(`
    query Course($id: ID!, $first: Int! = 50, $after: String) {
  course(id: $id) {
    id
    title
    description
    language
    status
    version
    lessons(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          title
          position
          objectives
          version
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CourseQuery, CourseQueryVariables>;
export const CoursesDocument = new TypedDocumentString(`
    query Courses($first: Int! = 20, $after: String) {
  courses(first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        title
        description
        language
        status
        version
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CoursesQuery, CoursesQueryVariables>;
export const CreateCardsDocument = new TypedDocumentString(`
    mutation CreateCards($input: CreateCardsInput!) {
  createCards(input: $input) {
    id
    front
    back
    version
  }
}
    `) as unknown as TypedDocumentString<CreateCardsMutation, CreateCardsMutationVariables>;
export const CreateChallengeDocument = new TypedDocumentString(`
    mutation CreateChallenge($input: CreateChallengeInput!) {
  createChallenge(input: $input) {
    id
    courseId
    title
    counter
    target
    startsAt
    endsAt
    cancelledAt
    progress
    reachedAt
  }
}
    `) as unknown as TypedDocumentString<CreateChallengeMutation, CreateChallengeMutationVariables>;
export const CreateCourseDocument = new TypedDocumentString(`
    mutation CreateCourse($input: CreateCourseInput!) {
  createCourse(input: $input) {
    id
    title
    description
    language
    status
    version
  }
}
    `) as unknown as TypedDocumentString<CreateCourseMutation, CreateCourseMutationVariables>;
export const CreateDeckDocument = new TypedDocumentString(`
    mutation CreateDeck($input: CreateDeckInput!) {
  createDeck(input: $input) {
    id
    title
    courseId
    lessonId
    status
    cardCount
    cards(first: 20) {
      edges {
        node {
          id
          front
          back
          version
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateDeckMutation, CreateDeckMutationVariables>;
export const CreateLessonDocument = new TypedDocumentString(`
    mutation CreateLesson($input: CreateLessonInput!) {
  createLesson(input: $input) {
    id
    title
    position
    body
    objectives
    version
  }
}
    `) as unknown as TypedDocumentString<CreateLessonMutation, CreateLessonMutationVariables>;
export const CreateQuizDocument = new TypedDocumentString(`
    mutation CreateQuiz($input: CreateQuizInput!) {
  createQuiz(input: $input) {
    id
    title
    purpose
    status
    version
    publishedVersion
    hasUnpublishedChanges
    reviewed
    itemCount
    points
    settings {
      timeLimitSeconds
      opensAt
      dueAt
      maxAttempts
      shuffleQuestions
      shuffleChoices
      reveal {
        key
        evidence
        explanation
        score
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateQuizMutation, CreateQuizMutationVariables>;
export const CreateStudyPlanDocument = new TypedDocumentString(`
    mutation CreateStudyPlan($input: CreateStudyPlanInput!) {
  createStudyPlan(input: $input) {
    id
    version
    revision
    startsOn
    deadline
    minutesLeft
    endsOn
    overflow {
      minutes
      lessonIds
      deadline
      minutesPerDay {
        monday
        tuesday
        wednesday
        thursday
        friday
        saturday
        sunday
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateStudyPlanMutation, CreateStudyPlanMutationVariables>;
export const DeckDocument = new TypedDocumentString(`
    query Deck($id: ID!, $first: Int! = 50, $after: String) {
  deck(id: $id) {
    id
    title
    courseId
    lessonId
    status
    cardCount
    createdAt
    cards(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          deckId
          front
          back
          evidence {
            lessonId
            lessonVersion
            start
            end
            quote
          }
          origin
          version
          createdAt
          memory {
            state
            due
            leech
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeckQuery, DeckQueryVariables>;
export const DecksDocument = new TypedDocumentString(`
    query Decks($courseId: ID, $first: Int! = 20, $after: String) {
  decks(courseId: $courseId, first: $first, after: $after) {
    edges {
      node {
        id
        title
        courseId
        status
        cardCount
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<DecksQuery, DecksQueryVariables>;
export const DeclineInvitationDocument = new TypedDocumentString(`
    mutation DeclineInvitation($id: ID, $token: String) {
  declineInvitation(id: $id, token: $token) {
    id
    state
    settledAt
  }
}
    `) as unknown as TypedDocumentString<DeclineInvitationMutation, DeclineInvitationMutationVariables>;
export const DeleteCardDocument = new TypedDocumentString(`
    mutation DeleteCard($id: ID!) {
  deleteCard(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteCardMutation, DeleteCardMutationVariables>;
export const DeleteCourseDocument = new TypedDocumentString(`
    mutation DeleteCourse($id: ID!, $force: Boolean = false) {
  deleteCourse(id: $id, force: $force) {
    __typename
    ... on CourseDeleted {
      id
      attempts
      generations
    }
    ... on UserError {
      message
    }
    ... on CourseInUse {
      openAttempts
      openGenerations
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteCourseMutation, DeleteCourseMutationVariables>;
export const DeleteDeckDocument = new TypedDocumentString(`
    mutation DeleteDeck($id: ID!) {
  deleteDeck(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteDeckMutation, DeleteDeckMutationVariables>;
export const DeleteObjectiveDocument = new TypedDocumentString(`
    mutation DeleteObjective($id: ID!, $expectedVersion: Int!) {
  deleteObjective(id: $id, expectedVersion: $expectedVersion) {
    __typename
    ... on ObjectiveDeleted {
      objectiveId
      lessonIds
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteObjectiveMutation, DeleteObjectiveMutationVariables>;
export const DeleteStudyPlanDocument = new TypedDocumentString(`
    mutation DeleteStudyPlan($id: ID!) {
  deleteStudyPlan(id: $id)
}
    `) as unknown as TypedDocumentString<DeleteStudyPlanMutation, DeleteStudyPlanMutationVariables>;
export const DiscardDraftedLessonDocument = new TypedDocumentString(`
    mutation DiscardDraftedLesson($input: DraftedLessonInput!) {
  discardDraftedLesson(input: $input) {
    __typename
    ... on DraftedLesson {
      id
      status
      version
      lessonId
      decidedAt
      decidedBy {
        displayName
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<DiscardDraftedLessonMutation, DiscardDraftedLessonMutationVariables>;
export const DiscardProfileRerunDocument = new TypedDocumentString(`
    mutation DiscardProfileRerun($id: ID!) {
  discardProfileRerun(id: $id) {
    id
    status
    decidedAt
  }
}
    `) as unknown as TypedDocumentString<DiscardProfileRerunMutation, DiscardProfileRerunMutationVariables>;
export const DismissPrerequisiteDocument = new TypedDocumentString(`
    mutation DismissPrerequisite($input: PrerequisiteInput!) {
  dismissPrerequisite(input: $input) {
    id
    text
    requires {
      id
      text
    }
  }
}
    `) as unknown as TypedDocumentString<DismissPrerequisiteMutation, DismissPrerequisiteMutationVariables>;
export const DisputeProfileClaimDocument = new TypedDocumentString(`
    mutation DisputeProfileClaim($input: DisputeProfileClaimInput!) {
  disputeProfileClaim(input: $input) {
    version
    change
    nextSteps {
      text
      origin
      status
      note
    }
  }
}
    `) as unknown as TypedDocumentString<DisputeProfileClaimMutation, DisputeProfileClaimMutationVariables>;
export const DocumentInspectionsDocument = new TypedDocumentString(`
    query DocumentInspections($first: Int!, $after: String) {
  documentInspections(first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        userId
        inspectorId
        action
        reason
        at
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<DocumentInspectionsQuery, DocumentInspectionsQueryVariables>;
export const DraftLessonDocument = new TypedDocumentString(`
    mutation DraftLesson($input: DraftLessonInput!) {
  draftLesson(input: $input) {
    __typename
    ... on Generation {
      id
      kind
      status
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<DraftLessonMutation, DraftLessonMutationVariables>;
export const DueCardsDocument = new TypedDocumentString(`
    query DueCards($deckId: ID, $first: Int! = 20, $after: String) {
  dueCards(deckId: $deckId, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        deckId
        front
        back
        memory {
          state
          due
        }
        retrievability
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<DueCardsQuery, DueCardsQueryVariables>;
export const EditCourseOutlineDocument = new TypedDocumentString(`
    mutation EditCourseOutline($input: EditCourseOutlineInput!) {
  editCourseOutline(input: $input) {
    __typename
    ... on CourseDraft {
      id
      status
      version
      title
      description
      lessons {
        id
        position
        title
        summary
        objectives
        minutes
        sections {
          id
          title
          summary
        }
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<EditCourseOutlineMutation, EditCourseOutlineMutationVariables>;
export const EditQuizItemDocument = new TypedDocumentString(`
    mutation EditQuizItem($input: EditQuizItemInput!) {
  editQuizItem(input: $input) {
    __typename
    ... on QuizItemChanged {
      quiz {
        id
        status
        version
        itemCount
        points
      }
      item {
        id
        position
        version
        decision
        checkStatus
        difficulty
        objectives
        question {
          __typename
          ... on Question {
            id
            prompt
            points
            explanation
            evidence {
              lessonId
              lessonVersion
              start
              end
              quote
            }
          }
          ... on MultipleChoiceQuestion {
            choices {
              id
              text
            }
            multiple
          }
          ... on ClozeQuestion {
            blanks
          }
        }
        stale {
          reason
          since
        }
        provenance {
          origin
          provider
          model
          promptVersion
          generationId
          author {
            id
            displayName
          }
          acceptedBy {
            id
            displayName
          }
          acceptedAt
        }
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on QuizStatusConflict {
      message
      status
    }
  }
}
    `) as unknown as TypedDocumentString<EditQuizItemMutation, EditQuizItemMutationVariables>;
export const EmbedDocument = new TypedDocumentString(`
    mutation Embed($input: EmbedInput!) {
  embed(input: $input) {
    __typename
    ... on Embeddings {
      vectors
      dimensions
      algorithm
      model
      notice
      generation {
        id
        status
        costMicroUsd
      }
    }
    ... on Generation {
      id
      status
      failure {
        code
        message
        retryable
      }
    }
    ... on QuotaExceeded {
      message
      retryAt
    }
    ... on BudgetExceeded {
      message
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<EmbedMutation, EmbedMutationVariables>;
export const EnrolByCodeDocument = new TypedDocumentString(`
    mutation EnrolByCode($code: String!) {
  enrolByCode(code: $code) {
    __typename
    ... on Enrolment {
      id
      courseId
      state
      course {
        title
        mayRead
        lessons(first: 1) {
          edges {
            node {
              id
              title
            }
          }
        }
      }
    }
    ... on CourseFull {
      message
      seats
    }
    ... on EnrolmentRefused {
      message
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<EnrolByCodeMutation, EnrolByCodeMutationVariables>;
export const EnrolDocument = new TypedDocumentString(`
    mutation Enrol($courseId: ID!) {
  enrol(courseId: $courseId) {
    __typename
    ... on Enrolment {
      id
      courseId
      state
      enrolledAt
    }
    ... on CourseFull {
      message
      seats
    }
    ... on EnrolmentRefused {
      message
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<EnrolMutation, EnrolMutationVariables>;
export const EraseLearnerDocument = new TypedDocumentString(`
    mutation EraseLearner($input: InspectLearnerInput!) {
  eraseLearner(input: $input) {
    inspection {
      id
      action
      reason
      at
    }
    erased {
      name
      count
    }
  }
}
    `) as unknown as TypedDocumentString<EraseLearnerMutation, EraseLearnerMutationVariables>;
export const ExerciseSolutionDocument = new TypedDocumentString(`
    query ExerciseSolution($id: ID!) {
  exerciseSolution(id: $id) {
    exerciseId
    solution
    evidence {
      lessonId
      lessonVersion
      start
      end
      quote
    }
    askedAt
  }
}
    `) as unknown as TypedDocumentString<ExerciseSolutionQuery, ExerciseSolutionQueryVariables>;
export const ExplainLessonDocument = new TypedDocumentString(`
    mutation ExplainLesson($input: ExplainLessonInput!) {
  explainLesson(input: $input) {
    __typename
    ... on Generation {
      id
      kind
      status
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<ExplainLessonMutation, ExplainLessonMutationVariables>;
export const ExportLearnerDocument = new TypedDocumentString(`
    mutation ExportLearner($input: InspectLearnerInput!) {
  exportLearner(input: $input) {
    inspection {
      id
      action
      reason
      at
    }
    json
  }
}
    `) as unknown as TypedDocumentString<ExportLearnerMutation, ExportLearnerMutationVariables>;
export const ExtractKeywordsDocument = new TypedDocumentString(`
    query ExtractKeywords($text: String!, $language: Language, $first: Int! = 10) {
  extractKeywords(text: $text, language: $language, first: $first) {
    term
    score
    count
  }
}
    `) as unknown as TypedDocumentString<ExtractKeywordsQuery, ExtractKeywordsQueryVariables>;
export const FinishLessonDocument = new TypedDocumentString(`
    mutation FinishLesson($input: LessonEventInput!) {
  finishLesson(input: $input) {
    lessonId
    openedAt
    lastSeenAt
    finishedAt
  }
}
    `) as unknown as TypedDocumentString<FinishLessonMutation, FinishLessonMutationVariables>;
export const FlaggedGenerationsDocument = new TypedDocumentString(`
    query FlaggedGenerations($courseId: ID!, $first: Int! = 20, $after: String) {
  flaggedGenerations(courseId: $courseId, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        kind
        status
        text
        flags {
          source
          category
          words
          position
          excerpt
        }
        createdAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<FlaggedGenerationsQuery, FlaggedGenerationsQueryVariables>;
export const FollowAttemptDocument = new TypedDocumentString(`
    subscription FollowAttempt($id: ID!, $afterSeq: Int! = 0) {
  attemptEvents(id: $id, afterSeq: $afterSeq) {
    __typename
    attemptId
    seq
    at
    ... on AttemptStarted {
      endsAt
    }
    ... on AnswerSaved {
      questionId
      sequence
    }
    ... on TimeLeft {
      secondsLeft
    }
    ... on AttemptSubmitted {
      submittedBy
    }
  }
}
    `) as unknown as TypedDocumentString<FollowAttemptSubscription, FollowAttemptSubscriptionVariables>;
export const FollowAwardsDocument = new TypedDocumentString(`
    subscription FollowAwards($afterSeq: Int! = 0, $until: FollowUntil! = LEFT) {
  awardEvents(afterSeq: $afterSeq, until: $until) {
    __typename
    seq
    at
    ... on AwardEarned {
      total
      award {
        id
        rule
        points
        at
        courseId
        achievement {
          code
          title
        }
        challengeId
      }
    }
    ... on LevelReached {
      level
    }
  }
}
    `) as unknown as TypedDocumentString<FollowAwardsSubscription, FollowAwardsSubscriptionVariables>;
export const FollowBatchDocument = new TypedDocumentString(`
    subscription FollowBatch($id: ID!, $afterSeq: Int! = 0) {
  batchEvents(id: $id, afterSeq: $afterSeq) {
    __typename
    batchId
    seq
    at
    progress {
      completed
      total
    }
    ... on BatchItemFinished {
      index
      generationId
      status
    }
    ... on BatchCompleted {
      costMicroUsd
      settled
    }
    ... on BatchCancelled {
      costMicroUsd
      settled
    }
  }
}
    `) as unknown as TypedDocumentString<FollowBatchSubscription, FollowBatchSubscriptionVariables>;
export const FollowCourseDraftDocument = new TypedDocumentString(`
    subscription FollowCourseDraft($id: ID!, $afterSeq: Int! = 0, $run: Int) {
  courseDraftEvents(id: $id, afterSeq: $afterSeq, run: $run) {
    __typename
    courseDraftId
    run
    seq
    at
    progress {
      completed
      total
    }
    ... on CourseOutlineReady {
      lessons
    }
    ... on CourseOutlineApproved {
      courseId
    }
    ... on CourseLessonStarted {
      lessonId
      title
      generationIds
    }
    ... on CourseLessonFinished {
      lessonId
      title
    }
    ... on CourseLessonFailed {
      lessonId
      title
      failure {
        code
        message
        retryable
      }
    }
    ... on CourseDraftPaused {
      message
      resumesAt
    }
    ... on CourseDraftFailed {
      message
      failure {
        code
        message
        retryable
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FollowCourseDraftSubscription, FollowCourseDraftSubscriptionVariables>;
export const FollowGenerationDocument = new TypedDocumentString(`
    subscription FollowGeneration($id: ID!, $afterSeq: Int! = 0) {
  generationEvents(id: $id, afterSeq: $afterSeq) {
    __typename
    generationId
    seq
    at
    ... on GenerationStarted {
      provider
      model
      origin
    }
    ... on TextDelta {
      text
    }
    ... on ItemReady {
      index
      item {
        __typename
        ... on Question {
          id
          prompt
          points
          explanation
          evidence {
            lessonId
            lessonVersion
            start
            end
            quote
          }
        }
        ... on MultipleChoiceQuestion {
          choices {
            id
            text
          }
          multiple
        }
        ... on ClozeQuestion {
          blanks
        }
        ... on Flashcard {
          id
          front
          back
          evidence {
            lessonId
            lessonVersion
            start
            end
            quote
          }
        }
        ... on OutlineNode {
          id
          number
          depth
          title
          summary
          evidence {
            lessonId
            lessonVersion
            start
            end
            quote
          }
        }
        ... on PlanWeek {
          id
          week
          startsOn
          endsOn
          hours
          topics
          lessonIds
        }
        ... on KeyAnswer {
          id
          itemId
          itemVersion
          answers
        }
        ... on Exercise {
          id
          statement
          hints
          difficulty
          evidence {
            lessonId
            lessonVersion
            start
            end
            quote
          }
        }
      }
    }
    ... on ProgressChanged {
      stage
      completed
      total
    }
    ... on ProviderSwitched {
      fromProvider
      toProvider
      reason
    }
    ... on StreamReset {
      reason
    }
    ... on GenerationCompleted {
      usage {
        inputTokens
        cachedInputTokens
        cacheWriteInputTokens
        outputTokens
        estimated
      }
      costMicroUsd
    }
    ... on GenerationFailed {
      code
      message
      retryable
    }
  }
}
    `) as unknown as TypedDocumentString<FollowGenerationSubscription, FollowGenerationSubscriptionVariables>;
export const FollowReviewQueueDocument = new TypedDocumentString(`
    subscription FollowReviewQueue($courseId: ID, $afterSeq: Int! = 0, $after: [SeenOfCourse!], $until: FollowUntil! = LEFT) {
  reviewQueueEvents(
    courseId: $courseId
    afterSeq: $afterSeq
    after: $after
    until: $until
  ) {
    __typename
    courseId
    seq
    at
    entry {
      id
      reason
      itemId
      itemVersion
      quizId
      attemptId
      since
    }
    counts {
      total
      answers
      reviews
      quarantined
      withdrawn
      stale
      refused
    }
  }
}
    `) as unknown as TypedDocumentString<FollowReviewQueueSubscription, FollowReviewQueueSubscriptionVariables>;
export const ForceBreakerOpenDocument = new TypedDocumentString(`
    mutation ForceBreakerOpen($provider: String!, $model: String!, $reason: String) {
  forceBreakerOpen(provider: $provider, model: $model, reason: $reason) {
    provider
    model
    state
    forced
    reason
    since
  }
}
    `) as unknown as TypedDocumentString<ForceBreakerOpenMutation, ForceBreakerOpenMutationVariables>;
export const GamificationSettingsDocument = new TypedDocumentString(`
    query GamificationSettings {
  gamificationSettings {
    enabled
    restDays
  }
}
    `) as unknown as TypedDocumentString<GamificationSettingsQuery, GamificationSettingsQueryVariables>;
export const GamificationDocument = new TypedDocumentString(`
    query Gamification($first: Int! = 20, $after: String, $language: Language = EN) {
  gamification {
    points
    level {
      number
      from
      next
    }
    streak {
      current
      longest
      learntToday
      restDays
    }
    achievements {
      achievement {
        code
        title(language: $language)
        description(language: $language)
        counter
        atLeast
      }
      progress
      earnedAt
    }
    awards(first: $first, after: $after) {
      edges {
        node {
          id
          rule
          points
          at
          courseId
          eventId
          achievement {
            code
          }
          challengeId
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GamificationQuery, GamificationQueryVariables>;
export const GenerateBatchDocument = new TypedDocumentString(`
    mutation GenerateBatch($input: GenerateBatchInput!) {
  generateBatch(input: $input) {
    id
    mode
    status
    notice
    createdAt
    progress {
      completed
      total
    }
    items {
      index
      result {
        __typename
        ... on Generation {
          id
          kind
          status
        }
        ... on QuotaExceeded {
          message
          scope
          limit
          windowSeconds
          retryAt
        }
        ... on BudgetExceeded {
          message
          scope
          resetsAt
        }
        ... on ContentRejected {
          message
          reasons
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GenerateBatchMutation, GenerateBatchMutationVariables>;
export const GenerateCourseDocument = new TypedDocumentString(`
    mutation GenerateCourse($input: GenerateCourseInput!) {
  generateCourse(input: $input) {
    __typename
    ... on CourseDraft {
      id
      status
      run
      version
      title
      topic
      audience
      level
      language
      hours
      outlineGenerationId
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<GenerateCourseMutation, GenerateCourseMutationVariables>;
export const GenerateExamplesDocument = new TypedDocumentString(`
    mutation GenerateExamples($input: GenerateExamplesInput!) {
  generateExamples(input: $input) {
    __typename
    ... on Generation {
      id
      kind
      status
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<GenerateExamplesMutation, GenerateExamplesMutationVariables>;
export const GenerateExercisesDocument = new TypedDocumentString(`
    mutation GenerateExercises($input: GenerateExercisesInput!) {
  generateExercises(input: $input) {
    __typename
    ... on Generation {
      id
      kind
      status
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<GenerateExercisesMutation, GenerateExercisesMutationVariables>;
export const GenerateFlashcardsDocument = new TypedDocumentString(`
    mutation GenerateFlashcards($input: GenerateFlashcardsInput!) {
  generateFlashcards(input: $input) {
    __typename
    ... on Generation {
      id
      kind
      status
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<GenerateFlashcardsMutation, GenerateFlashcardsMutationVariables>;
export const GenerateOutlineDocument = new TypedDocumentString(`
    mutation GenerateOutline($input: GenerateOutlineInput!) {
  generateOutline(input: $input) {
    __typename
    ... on Generation {
      id
      kind
      status
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<GenerateOutlineMutation, GenerateOutlineMutationVariables>;
export const GenerateQuizDocument = new TypedDocumentString(`
    mutation GenerateQuiz($input: GenerateQuizInput!) {
  generateQuiz(input: $input) {
    __typename
    ... on Generation {
      id
      kind
      status
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<GenerateQuizMutation, GenerateQuizMutationVariables>;
export const GenerationRatingDocument = new TypedDocumentString(`
    query GenerationRating($id: ID!) {
  generation(id: $id) {
    rating {
      helpful
      reason
      comment
      ratedAt
    }
  }
}
    `) as unknown as TypedDocumentString<GenerationRatingQuery, GenerationRatingQueryVariables>;
export const GenerationShapingDocument = new TypedDocumentString(`
    query GenerationShaping($id: ID!) {
  generation(id: $id) {
    applied {
      aspect
      value
      source
      leftOut
    }
    notice
  }
}
    `) as unknown as TypedDocumentString<GenerationShapingQuery, GenerationShapingQueryVariables>;
export const GenerationDocument = new TypedDocumentString(`
    query Generation($id: ID!) {
  generation(id: $id) {
    id
    kind
    status
    origin
    text
    items {
      __typename
      ... on Question {
        id
        prompt
        points
        explanation
        evidence {
          lessonId
          lessonVersion
          start
          end
          quote
        }
      }
      ... on MultipleChoiceQuestion {
        choices {
          id
          text
        }
        multiple
      }
      ... on ClozeQuestion {
        blanks
      }
      ... on Flashcard {
        id
        front
        back
        evidence {
          lessonId
          lessonVersion
          start
          end
          quote
        }
      }
      ... on OutlineNode {
        id
        number
        depth
        title
        summary
        evidence {
          lessonId
          lessonVersion
          start
          end
          quote
        }
      }
      ... on PlanWeek {
        id
        week
        startsOn
        endsOn
        hours
        topics
        lessonIds
      }
      ... on KeyAnswer {
        id
        itemId
        itemVersion
        answers
      }
      ... on Exercise {
        id
        statement
        hints
        difficulty
        evidence {
          lessonId
          lessonVersion
          start
          end
          quote
        }
      }
    }
    lastSeq
    attempts {
      provider
      model
      outcome
      reason
      promptVersion
      usage {
        inputTokens
        cachedInputTokens
        cacheWriteInputTokens
        outputTokens
        estimated
      }
      costMicroUsd
      startedAt
      finishedAt
    }
    usage {
      inputTokens
      cachedInputTokens
      cacheWriteInputTokens
      outputTokens
      estimated
    }
    costMicroUsd
    quality
    notice
    cachedAt
    failure {
      code
      message
      retryable
    }
    createdAt
    finishedAt
  }
}
    `) as unknown as TypedDocumentString<GenerationQuery, GenerationQueryVariables>;
export const GenerationsDocument = new TypedDocumentString(`
    query Generations($first: Int! = 20, $after: String) {
  generations(first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        kind
        status
        origin
        costMicroUsd
        createdAt
        finishedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<GenerationsQuery, GenerationsQueryVariables>;
export const GradeAnswerDocument = new TypedDocumentString(`
    mutation GradeAnswer($input: GradeAnswerInput!) {
  gradeAnswer(input: $input) {
    __typename
    ... on GradedAnswer {
      attemptId
      questionId
      waitsFor
      grade {
        number
        outcome
        points
        maxPoints
        how
        by
        graderName
        reason
        createdAt
      }
      history {
        number
        outcome
        points
        by
      }
    }
    ... on GradeConflict {
      message
      currentGrade
    }
  }
}
    `) as unknown as TypedDocumentString<GradeAnswerMutation, GradeAnswerMutationVariables>;
export const GradedAnswerDocument = new TypedDocumentString(`
    query GradedAnswer($attemptId: ID!, $questionId: ID!) {
  gradedAnswer(attemptId: $attemptId, questionId: $questionId) {
    question {
      __typename
      id
      prompt
      points
    }
    response {
      choiceIds
      answer
      texts
    }
    isBeingJudged
    grade {
      number
      outcome
      points
      maxPoints
      how
      by
      graderName
      reason
      createdAt
      criteria {
        text
        points
        votes {
          met
          quote
          reason
        }
      }
    }
    history {
      number
      outcome
      points
      maxPoints
      how
      by
      graderName
      reason
      createdAt
    }
    reviews {
      id
      message
      reason
      resolverName
      resolvedAt
    }
  }
}
    `) as unknown as TypedDocumentString<GradedAnswerQuery, GradedAnswerQueryVariables>;
export const GradingQueueDocument = new TypedDocumentString(`
    query GradingQueue($courseId: ID!, $reasons: [QueueReason!], $first: Int! = 20, $after: String) {
  gradingQueue(
    courseId: $courseId
    reasons: $reasons
    first: $first
    after: $after
  ) {
    edges {
      cursor
      node {
        attemptId
        questionId
        learnerId
        waitsFor
        waitsSince
        question {
          __typename
          id
          prompt
          points
        }
        response {
          choiceIds
          answer
          texts
        }
        grade {
          number
          outcome
          points
          maxPoints
        }
        suggestion {
          points
          reason
          criteria {
            text
            points
            votes {
              met
              quote
              reason
            }
          }
        }
        reviews {
          id
          message
          resolvedAt
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<GradingQueueQuery, GradingQueueQueryVariables>;
export const HardestQuizItemsDocument = new TypedDocumentString(`
    query HardestQuizItems($courseId: ID!, $first: Int! = 10) {
  hardestQuizItems(courseId: $courseId, first: $first) {
    id
    version
    question {
      prompt
    }
    objectives
    statistics {
      facility {
        value
        n
        low
        high
      }
      discrimination {
        value
        n
        low
        high
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HardestQuizItemsQuery, HardestQuizItemsQueryVariables>;
export const ImportQuestionnaireDocument = new TypedDocumentString(`
    mutation ImportQuestionnaire($input: ImportQuestionnaireInput!) {
  importQuestionnaire(input: $input) {
    id
    status
    subject
    language
    analysis {
      id
    }
    score {
      right
      of
      verified
      claimed
      agrees
    }
    questions {
      question {
        input
        prompt
      }
      answer {
        choiceIds
        answer
        texts
      }
      right
      claimed {
        numero
        correctAnswer
        isCorrect
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ImportQuestionnaireMutation, ImportQuestionnaireMutationVariables>;
export const InspectLearnerDocument = new TypedDocumentString(`
    mutation InspectLearner($input: InspectLearnerInput!) {
  inspectLearner(input: $input) {
    inspection {
      id
      action
      reason
      at
    }
    profile {
      version
      origin
      change
      claims {
        id
        field
        text
        confidence
        origin
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<InspectLearnerMutation, InspectLearnerMutationVariables>;
export const InviteToCourseDocument = new TypedDocumentString(`
    mutation InviteToCourse($input: InviteInput!) {
  inviteToCourse(input: $input) {
    token
    invitation {
      id
      courseId
      courseTitle
      email
      userId
      state
      inviter {
        displayName
      }
      createdAt
      expiresAt
    }
  }
}
    `) as unknown as TypedDocumentString<InviteToCourseMutation, InviteToCourseMutationVariables>;
export const ItemStatisticsDocument = new TypedDocumentString(`
    query ItemStatistics($quizId: ID!, $first: Int! = 50, $after: String) {
  quiz(id: $quizId) {
    id
    items(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          statistics {
            version
            exposures
            facility {
              value
              n
              low
              high
            }
            discrimination {
              value
              n
              low
              high
            }
            medianSeconds
            withdrawal {
              reason
              since
              keptBy {
                id
                displayName
              }
              keptAt
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ItemStatisticsQuery, ItemStatisticsQueryVariables>;
export const JoinChallengeDocument = new TypedDocumentString(`
    mutation JoinChallenge($id: ID!) {
  joinChallenge(id: $id) {
    id
    title
    counter
    target
    progress
    reachedAt
    endsAt
  }
}
    `) as unknown as TypedDocumentString<JoinChallengeMutation, JoinChallengeMutationVariables>;
export const JoinLeaderboardDocument = new TypedDocumentString(`
    mutation JoinLeaderboard($courseId: ID!, $alias: String!) {
  joinLeaderboard(courseId: $courseId, alias: $alias)
}
    `) as unknown as TypedDocumentString<JoinLeaderboardMutation, JoinLeaderboardMutationVariables>;
export const KeepQuizItemDocument = new TypedDocumentString(`
    mutation KeepQuizItem($itemId: ID!, $version: Int!) {
  keepQuizItem(itemId: $itemId, version: $version) {
    __typename
    ... on QuizItem {
      id
      version
      statistics {
        withdrawal {
          reason
          since
          keptBy {
            id
            displayName
          }
          keptAt
        }
      }
    }
    ... on ItemNotWithdrawn {
      message
      version
    }
  }
}
    `) as unknown as TypedDocumentString<KeepQuizItemMutation, KeepQuizItemMutationVariables>;
export const LeaderboardDocument = new TypedDocumentString(`
    query Leaderboard($courseId: ID!, $period: LeaderboardPeriod! = WEEK, $first: Int! = 20, $after: String) {
  leaderboard(courseId: $courseId, period: $period, first: $first, after: $after) {
    __typename
    ... on LeaderboardConnection {
      edges {
        node {
          rank
          alias
          points
          isViewer
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    ... on NotOnLeaderboard {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LeaderboardQuery, LeaderboardQueryVariables>;
export const LearnerProfileEvidenceDocument = new TypedDocumentString(`
    query LearnerProfileEvidence {
  learnerProfile {
    version
    claims {
      id
      field
      subject
      text
      confidence
      origin
      evidence {
        kind
        id
        questionnaireId
        quote
        aboutId
        event {
          id
          userId
          at
          verb
          object {
            type
            id
          }
          result {
            success
          }
          context {
            courseId
            lessonId
            quizId
            attemptId
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LearnerProfileEvidenceQuery, LearnerProfileEvidenceQueryVariables>;
export const LearnerProfileVersionsDocument = new TypedDocumentString(`
    query LearnerProfileVersions($first: Int!, $after: String) {
  learnerProfileVersions(first: $first, after: $after) {
    edges {
      cursor
      node {
        version
        origin
        change
        at
        questionnaireId
        generationId
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<LearnerProfileVersionsQuery, LearnerProfileVersionsQueryVariables>;
export const LearnerProfileDocument = new TypedDocumentString(`
    query LearnerProfile($version: Int) {
  learnerProfile(version: $version) {
    version
    origin
    change
    language
    notice
    goals {
      id
      field
      subject
      value
      text
      confidence
      origin
      status
      note
      lessonId
      evidence {
        kind
        id
        questionnaireId
        quote
      }
    }
    levels {
      id
      field
      subject
      value
      text
      confidence
      origin
      status
      note
      lessonId
      evidence {
        kind
        id
        questionnaireId
        quote
      }
    }
    strengths {
      id
      field
      subject
      value
      text
      confidence
      origin
      status
      note
      lessonId
      evidence {
        kind
        id
        questionnaireId
        quote
      }
    }
    gaps {
      id
      field
      subject
      value
      text
      confidence
      origin
      status
      note
      lessonId
      evidence {
        kind
        id
        questionnaireId
        quote
      }
    }
    presentation {
      id
      field
      subject
      value
      text
      confidence
      origin
      status
      note
      lessonId
      evidence {
        kind
        id
        questionnaireId
        quote
      }
    }
    pace {
      id
      field
      subject
      value
      text
      confidence
      origin
      status
      note
      lessonId
      evidence {
        kind
        id
        questionnaireId
        quote
      }
    }
    learningPath {
      id
      field
      subject
      value
      text
      confidence
      origin
      status
      note
      lessonId
      evidence {
        kind
        id
        questionnaireId
        quote
      }
    }
    resources {
      id
      field
      subject
      value
      text
      confidence
      origin
      status
      note
      lessonId
      evidence {
        kind
        id
        questionnaireId
        quote
      }
    }
    timeline {
      id
      field
      subject
      value
      text
      confidence
      origin
      status
      note
      lessonId
      evidence {
        kind
        id
        questionnaireId
        quote
      }
    }
    nextSteps {
      id
      field
      subject
      value
      text
      confidence
      origin
      status
      note
      lessonId
      evidence {
        kind
        id
        questionnaireId
        quote
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LearnerProfileQuery, LearnerProfileQueryVariables>;
export const LearningPathDocument = new TypedDocumentString(`
    query LearningPath($courseId: ID!, $goal: ID, $first: Int! = 50, $after: String) {
  learningPath(courseId: $courseId, goal: $goal) {
    courseId
    goal {
      id
      text
    }
    asOf
    objectives
    skipped
    minutes
    basis
    reasons {
      code
      text
      evidence {
        kind
        id
      }
      figures {
        name
        value
      }
    }
    otherLessons {
      edges {
        node {
          lesson {
            id
            title
          }
          estimate {
            minutes
            basis
            lessons
          }
          finishedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    path(first: $first, after: $after) {
      edges {
        node {
          objective {
            id
            text
          }
          standing
          skipped
          probability
          low
          high
          answers
          evidence {
            kind
            id
            attemptId
          }
          minutes
          lessons {
            lesson {
              id
              title
            }
            estimate {
              minutes
              basis
              lessons
            }
            finishedAt
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LearningPathQuery, LearningPathQueryVariables>;
export const LearningSettingsDocument = new TypedDocumentString(`
    query LearningSettings {
  learningSettings {
    manner
    persona
    priorKnowledge
    presentation
    difficulty
    industry
    role
    updatedAt
  }
}
    `) as unknown as TypedDocumentString<LearningSettingsQuery, LearningSettingsQueryVariables>;
export const LeaveCourseDocument = new TypedDocumentString(`
    mutation LeaveCourse($courseId: ID!) {
  leaveCourse(courseId: $courseId) {
    id
    state
    endedAt
    history {
      state
      through
      at
    }
  }
}
    `) as unknown as TypedDocumentString<LeaveCourseMutation, LeaveCourseMutationVariables>;
export const LeaveLeaderboardDocument = new TypedDocumentString(`
    mutation LeaveLeaderboard($courseId: ID!) {
  leaveLeaderboard(courseId: $courseId)
}
    `) as unknown as TypedDocumentString<LeaveLeaderboardMutation, LeaveLeaderboardMutationVariables>;
export const LessonObjectivesDocument = new TypedDocumentString(`
    query LessonObjectives($id: ID!) {
  lesson(id: $id) {
    id
    objectives
    learningObjectives {
      id
      text
      requires {
        id
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LessonObjectivesQuery, LessonObjectivesQueryVariables>;
export const LessonProvenanceDocument = new TypedDocumentString(`
    query LessonProvenance($id: ID!) {
  lesson(id: $id) {
    id
    provenance {
      wasEdited
      acceptedAt
      acceptedBy {
        displayName
      }
      parts {
        generationId
        origin
        madeBy
        promptVersion
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LessonProvenanceQuery, LessonProvenanceQueryVariables>;
export const LessonDocument = new TypedDocumentString(`
    query Lesson($id: ID!, $version: Int) {
  lesson(id: $id, version: $version) {
    id
    title
    position
    body
    objectives
    version
    course {
      id
      title
      language
    }
  }
}
    `) as unknown as TypedDocumentString<LessonQuery, LessonQueryVariables>;
export const LoginDocument = new TypedDocumentString(`
    mutation Login($email: String!, $password: String!) {
  login(email: $email, password: $password) {
    __typename
    ... on Session {
      accessToken
      accessTokenExpiresAt
      refreshToken
      user {
        id
        email
        displayName
        role
        emailVerified
        createdAt
      }
    }
    ... on InvalidCredentials {
      message
      retryAfterSeconds
    }
  }
}
    `) as unknown as TypedDocumentString<LoginMutation, LoginMutationVariables>;
export const LogoutDocument = new TypedDocumentString(`
    mutation Logout {
  logout
}
    `) as unknown as TypedDocumentString<LogoutMutation, LogoutMutationVariables>;
export const MasteryDocument = new TypedDocumentString(`
    query Mastery($courseId: ID!, $learnerId: ID, $at: DateTime, $first: Int! = 50, $after: String) {
  mastery(
    courseId: $courseId
    learnerId: $learnerId
    at: $at
    first: $first
    after: $after
  ) {
    edges {
      node {
        objective {
          id
          text
        }
        at
        probability
        low
        high
        whenAnswered {
          probability
          low
          high
        }
        answers
        lastAnsweredAt
        evidence(first: 5) {
          edges {
            node {
              attemptId
              questionId
              at
              score
              expectedScore
              guessing
              grades
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MasteryQuery, MasteryQueryVariables>;
export const MergeObjectivesDocument = new TypedDocumentString(`
    mutation MergeObjectives($input: MergeObjectivesInput!) {
  mergeObjectives(input: $input) {
    __typename
    ... on Objective {
      id
      text
      version
      lessons {
        id
        version
        objectives
      }
      requires {
        id
        text
      }
    }
    ... on PrerequisiteCycle {
      message
      path {
        id
        text
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<MergeObjectivesMutation, MergeObjectivesMutationVariables>;
export const ModelAliasesDocument = new TypedDocumentString(`
    query ModelAliases {
  modelAliases {
    name
    target
    resolvedModel
  }
}
    `) as unknown as TypedDocumentString<ModelAliasesQuery, ModelAliasesQueryVariables>;
export const ModelsDocument = new TypedDocumentString(`
    query Models {
  models {
    provider
    model
    origin
    aliases
    contextTokens
    capabilities
    quality
    isPrivate
    usable
    missing
    breaker
    firstTokenMs
    prices {
      inputMicroUsdPerMillion
      cachedInputMicroUsdPerMillion
      cacheWriteMicroUsdPerMillion
      outputMicroUsdPerMillion
    }
  }
}
    `) as unknown as TypedDocumentString<ModelsQuery, ModelsQueryVariables>;
export const MyCoursesDocument = new TypedDocumentString(`
    query MyCourses($first: Int! = 20, $after: String, $states: [EnrolmentState!]! = [ACTIVE]) {
  myCourses(first: $first, after: $after, states: $states) {
    edges {
      cursor
      node {
        id
        state
        enrolledAt
        endedAt
        completedAt
        course {
          id
          title
          description
        }
        progress {
          lessons
          opened
          finished
          percent
          lastSeenAt
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MyCoursesQuery, MyCoursesQueryVariables>;
export const MyInvitationsDocument = new TypedDocumentString(`
    query MyInvitations($first: Int! = 20, $after: String) {
  myInvitations(first: $first, after: $after) {
    edges {
      node {
        id
        courseId
        courseTitle
        inviter {
          displayName
        }
        expiresAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<MyInvitationsQuery, MyInvitationsQueryVariables>;
export const NextStepsDocument = new TypedDocumentString(`
    query NextSteps($courseId: ID, $goal: ID, $first: Int! = 10, $after: String) {
  nextSteps(courseId: $courseId, goal: $goal, first: $first, after: $after) {
    edges {
      node {
        kind
        title
        courseId
        objectiveId
        lessonId
        deckId
        quizId
        attemptId
        estimate {
          minutes
          basis
          lessons
        }
        reasons {
          code
          text
          evidence {
            kind
            id
            attemptId
          }
          figures {
            name
            value
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<NextStepsQuery, NextStepsQueryVariables>;
export const NodeDocument = new TypedDocumentString(`
    query Node($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on User {
      displayName
      role
    }
    ... on Course {
      title
      language
      version
    }
    ... on Lesson {
      title
      position
      version
    }
    ... on Generation {
      kind
      origin
      createdAt
    }
    ... on Quiz {
      title
      status
      version
    }
  }
}
    `) as unknown as TypedDocumentString<NodeQuery, NodeQueryVariables>;
export const ObjectiveDocument = new TypedDocumentString(`
    query Objective($id: ID!) {
  objective(id: $id) {
    id
    text
    version
    createdAt
    lessons {
      id
      title
      position
    }
    requires {
      id
      text
    }
    requiredBy {
      id
      text
    }
  }
}
    `) as unknown as TypedDocumentString<ObjectiveQuery, ObjectiveQueryVariables>;
export const ObjectivesDocument = new TypedDocumentString(`
    query Objectives($courseId: ID!, $first: Int! = 50, $after: String) {
  objectives(courseId: $courseId, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        text
        version
        lessons {
          id
          title
        }
        requires {
          id
          text
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ObjectivesQuery, ObjectivesQueryVariables>;
export const OpenLessonDocument = new TypedDocumentString(`
    mutation OpenLesson($input: LessonEventInput!) {
  openLesson(input: $input) {
    lessonId
    openedAt
    lastSeenAt
    finishedAt
  }
}
    `) as unknown as TypedDocumentString<OpenLessonMutation, OpenLessonMutationVariables>;
export const PlanStudyDocument = new TypedDocumentString(`
    mutation PlanStudy($input: PlanStudyInput!) {
  planStudy(input: $input) {
    __typename
    ... on Generation {
      id
      kind
      status
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<PlanStudyMutation, PlanStudyMutationVariables>;
export const PrerequisiteSuggestionsDocument = new TypedDocumentString(`
    query PrerequisiteSuggestions($courseId: ID!, $first: Int! = 20) {
  prerequisiteSuggestions(courseId: $courseId, first: $first) {
    score
    objective {
      id
      text
    }
    requires {
      id
      text
    }
    reasons {
      term
      named
      passage {
        lessonId
        lessonVersion
        start
        end
        quote
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PrerequisiteSuggestionsQuery, PrerequisiteSuggestionsQueryVariables>;
export const ProfileRerunJobDocument = new TypedDocumentString(`
    query ProfileRerunJob($id: ID!) {
  profileRerunJob(id: $id) {
    id
    total
    profiles
    begun
    createdAt
    finishedAt
  }
}
    `) as unknown as TypedDocumentString<ProfileRerunJobQuery, ProfileRerunJobQueryVariables>;
export const ProfileRerunsDocument = new TypedDocumentString(`
    query ProfileReruns($status: ProfileRerunStatus, $first: Int!, $after: String) {
  profileReruns(status: $status, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        userId
        status
        note
        difference {
          added {
            field
            text
            confidence
          }
          removed {
            field
            text
            confidence
          }
          changed {
            before {
              field
              text
              confidence
            }
            after {
              field
              text
              confidence
            }
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProfileRerunsQuery, ProfileRerunsQueryVariables>;
export const ProfilesByOriginDocument = new TypedDocumentString(`
    query ProfilesByOrigin($origin: ProfileOrigin!, $first: Int!, $after: String) {
  profilesByOrigin(origin: $origin, first: $first, after: $after) {
    edges {
      cursor
      node {
        userId
        version
        origin
        at
        notice
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProfilesByOriginQuery, ProfilesByOriginQueryVariables>;
export const PromptVersionRankingDocument = new TypedDocumentString(`
    query PromptVersionRanking($courseId: ID) {
  promptVersionRanking(courseId: $courseId) {
    rank
    promptVersion
    origin
    models
    items
    accepted {
      value
      n
      low
      high
    }
    quarantined {
      value
      n
      low
      high
    }
    facility {
      value
      n
      low
      high
    }
    discrimination {
      value
      n
      low
      high
    }
  }
}
    `) as unknown as TypedDocumentString<PromptVersionRankingQuery, PromptVersionRankingQueryVariables>;
export const PublishCourseDocument = new TypedDocumentString(`
    mutation PublishCourse($id: ID!) {
  publishCourse(id: $id) {
    id
    status
    version
  }
}
    `) as unknown as TypedDocumentString<PublishCourseMutation, PublishCourseMutationVariables>;
export const PublishDeckDocument = new TypedDocumentString(`
    mutation PublishDeck($id: ID!) {
  publishDeck(id: $id) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<PublishDeckMutation, PublishDeckMutationVariables>;
export const PublishQuizDocument = new TypedDocumentString(`
    mutation PublishQuiz($id: ID!, $expectedVersion: Int!) {
  publishQuiz(id: $id, expectedVersion: $expectedVersion) {
    __typename
    ... on Quiz {
      id
      title
      purpose
      status
      version
      publishedVersion
      hasUnpublishedChanges
      reviewed
      itemCount
      points
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on QuizStatusConflict {
      message
      status
    }
    ... on QuizNotReady {
      message
      problems {
        itemId
        position
        reason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PublishQuizMutation, PublishQuizMutationVariables>;
export const QuestionKeyDocument = new TypedDocumentString(`
    query QuestionKey($id: ID!) {
  questionKey(id: $id) {
    questionId
    choiceIds
    answer
    accepted
  }
}
    `) as unknown as TypedDocumentString<QuestionKeyQuery, QuestionKeyQueryVariables>;
export const QuestionnaireDocument = new TypedDocumentString(`
    query Questionnaire($id: ID!) {
  questionnaire(id: $id) {
    id
    status
    currentQuestionId
    answered
    skipped
    total
    questions {
      question {
        id
        purpose
        input
        prompt
        choices {
          id
          text
        }
        labels
        least
        most
        unit
        blanks
      }
      sequence
      answer {
        choiceIds
        answer
        texts
        number
      }
      skipped
    }
  }
}
    `) as unknown as TypedDocumentString<QuestionnaireQuery, QuestionnaireQueryVariables>;
export const QuestionnairesDocument = new TypedDocumentString(`
    query Questionnaires($first: Int!, $after: String) {
  questionnaires(first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        status
        subject
        createdAt
        analysisStatus
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<QuestionnairesQuery, QuestionnairesQueryVariables>;
export const QuizChangesDocument = new TypedDocumentString(`
    query QuizChanges($id: ID!, $first: Int! = 20, $after: String) {
  quiz(id: $id) {
    id
    changes(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          version
          action
          at
          by {
            id
            displayName
          }
          itemId
          differences {
            field
            before
            after
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QuizChangesQuery, QuizChangesQueryVariables>;
export const QuizItemsDocument = new TypedDocumentString(`
    query QuizItems($id: ID!, $first: Int! = 50, $after: String) {
  quiz(id: $id) {
    id
    version
    items(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          position
          version
          decision
          checkStatus
          check {
            by
            keyed
            answered
            reason
            at
          }
          duplicateOf
          question {
            __typename
            ... on Question {
              id
              prompt
              points
              explanation
              evidence {
                lessonId
                lessonVersion
                start
                end
                quote
              }
            }
            ... on MultipleChoiceQuestion {
              choices {
                id
                text
              }
              multiple
            }
            ... on ClozeQuestion {
              blanks
            }
          }
          stale {
            reason
            since
          }
          versions {
            version
            key {
              choiceIds
              answer
              accepted
            }
            provenance {
              origin
              provider
              model
              promptVersion
              author {
                displayName
              }
              acceptedBy {
                displayName
              }
            }
            differences {
              field
              before
              after
            }
          }
          proposal {
            generationId
            status
            question {
              __typename
              id
              prompt
            }
            differences {
              field
              before
              after
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QuizItemsQuery, QuizItemsQueryVariables>;
export const QuizResultsDocument = new TypedDocumentString(`
    query QuizResults($quizId: ID!, $of: ResultsOf! = MINE, $timeZone: String! = "UTC") {
  quizResults(quizId: $quizId, of: $of, timeZone: $timeZone) {
    score {
      value
      n
      low
      high
    }
    byQuestion {
      label
      value
      n
      id
    }
    byObjective {
      label
      value
      n
      id
    }
    overTime {
      label
      value
      n
      id
    }
    distribution {
      label
      value
      n
      id
    }
  }
}
    `) as unknown as TypedDocumentString<QuizResultsQuery, QuizResultsQueryVariables>;
export const QuizDocument = new TypedDocumentString(`
    query Quiz($id: ID!) {
  quiz(id: $id) {
    id
    title
    purpose
    status
    version
    publishedVersion
    hasUnpublishedChanges
    reviewed
    itemCount
    points
    publishedAt
    settings {
      timeLimitSeconds
      opensAt
      dueAt
      maxAttempts
      shuffleQuestions
      shuffleChoices
      reveal {
        key
        evidence
        explanation
        score
      }
    }
    course {
      id
      title
    }
    lesson {
      id
      title
    }
  }
}
    `) as unknown as TypedDocumentString<QuizQuery, QuizQueryVariables>;
export const QuizzesOfCourseDocument = new TypedDocumentString(`
    query QuizzesOfCourse($id: ID!, $first: Int! = 20, $after: String) {
  course(id: $id) {
    id
    quizzes(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          title
          purpose
          status
          version
          reviewed
          itemCount
          points
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QuizzesOfCourseQuery, QuizzesOfCourseQueryVariables>;
export const QuizzesOfLessonDocument = new TypedDocumentString(`
    query QuizzesOfLesson($id: ID!, $first: Int! = 20, $after: String) {
  lesson(id: $id) {
    id
    quizzes(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          title
          purpose
          status
          version
          reviewed
          itemCount
          points
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QuizzesOfLessonQuery, QuizzesOfLessonQueryVariables>;
export const RateGenerationDocument = new TypedDocumentString(`
    mutation RateGeneration($input: RateGenerationInput!) {
  rateGeneration(input: $input) {
    helpful
    reason
    comment
    ratedAt
  }
}
    `) as unknown as TypedDocumentString<RateGenerationMutation, RateGenerationMutationVariables>;
export const RatingGroupsDocument = new TypedDocumentString(`
    query RatingGroups($courseId: ID, $by: [RatingDimension!]! = [KIND, PROMPT_VERSION]) {
  ratingGroups(courseId: $courseId, by: $by) {
    kind
    promptVersion
    model
    language
    ratings
    helpful
    share
    low
    high
    reasons {
      reason
      count
    }
  }
}
    `) as unknown as TypedDocumentString<RatingGroupsQuery, RatingGroupsQueryVariables>;
export const RecommendModelDocument = new TypedDocumentString(`
    query RecommendModel($input: RecommendModelInput!) {
  recommendModel(input: $input) {
    difficulty
    decidedBy
    policyVersion
    choice {
      provider
      model
      reason
      estimatedCostMicroUsd
      worstCaseMicroUsd
    }
    passedOver {
      provider
      model
      why
      estimatedCostMicroUsd
    }
  }
}
    `) as unknown as TypedDocumentString<RecommendModelQuery, RecommendModelQueryVariables>;
export const RecordActivityDocument = new TypedDocumentString(`
    mutation RecordActivity($events: [ClaimInput!]!) {
  recordActivity(events: $events) {
    stored
    known
    refused {
      id
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RecordActivityMutation, RecordActivityMutationVariables>;
export const RedraftLessonDocument = new TypedDocumentString(`
    mutation RedraftLesson($input: RedraftLessonInput!) {
  redraftLesson(input: $input) {
    __typename
    ... on CourseDraft {
      id
      status
      run
      lessons {
        id
        status
        version
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<RedraftLessonMutation, RedraftLessonMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($refreshToken: String!) {
  refreshSession(refreshToken: $refreshToken) {
    __typename
    ... on Session {
      accessToken
      accessTokenExpiresAt
      refreshToken
      user {
        id
        displayName
        role
      }
    }
    ... on SessionExpired {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const RefusedQuestionsDocument = new TypedDocumentString(`
    query RefusedQuestions($courseId: ID!, $first: Int! = 20, $after: String) {
  refusedQuestions(courseId: $courseId, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        lessonId
        question {
          __typename
          id
          prompt
          explanation
          evidence {
            lessonId
            lessonVersion
            start
            end
            quote
          }
          ... on MultipleChoiceQuestion {
            choices {
              id
              text
            }
          }
        }
        key {
          choiceIds
          answer
          accepted
        }
        check {
          by
          keyed
          answered
          reason
          at
        }
        provider
        model
        promptVersion
        createdAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<RefusedQuestionsQuery, RefusedQuestionsQueryVariables>;
export const RegenerateCourseOutlineDocument = new TypedDocumentString(`
    mutation RegenerateCourseOutline($input: CourseOutlineInput!) {
  regenerateCourseOutline(input: $input) {
    __typename
    ... on CourseDraft {
      id
      status
      run
      outlineGenerationId
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<RegenerateCourseOutlineMutation, RegenerateCourseOutlineMutationVariables>;
export const RegenerateQuizItemDocument = new TypedDocumentString(`
    mutation RegenerateQuizItem($itemId: ID!, $expectedVersion: Int!) {
  regenerateQuizItem(itemId: $itemId, expectedVersion: $expectedVersion) {
    __typename
    ... on QuizItemChanged {
      quiz {
        id
        version
      }
      item {
        id
        version
        proposal {
          generationId
          status
        }
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on QuizStatusConflict {
      message
      status
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<RegenerateQuizItemMutation, RegenerateQuizItemMutationVariables>;
export const RegisterDocument = new TypedDocumentString(`
    mutation Register($input: RegisterInput!) {
  register(input: $input) {
    __typename
    ... on Session {
      accessToken
      accessTokenExpiresAt
      refreshToken
      user {
        id
        email
        displayName
        role
        emailVerified
        createdAt
      }
    }
    ... on WeakPassword {
      message
      suggestions
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RegisterMutation, RegisterMutationVariables>;
export const RegradeAttemptDocument = new TypedDocumentString(`
    mutation RegradeAttempt($attemptId: ID!, $reason: String!) {
  regradeAttempt(attemptId: $attemptId, reason: $reason) {
    answers
    changed
    judging
    keptByPerson
  }
}
    `) as unknown as TypedDocumentString<RegradeAttemptMutation, RegradeAttemptMutationVariables>;
export const RegradeQuestionDocument = new TypedDocumentString(`
    mutation RegradeQuestion($questionId: ID!, $reason: String!) {
  regradeQuestion(questionId: $questionId, reason: $reason) {
    id
    total
    answers
    changed
    judging
    keptByPerson
    finishedAt
  }
}
    `) as unknown as TypedDocumentString<RegradeQuestionMutation, RegradeQuestionMutationVariables>;
export const RegradeDocument = new TypedDocumentString(`
    query Regrade($id: ID!) {
  regrade(id: $id) {
    total
    answers
    changed
    judging
    keptByPerson
    failed
    finishedAt
  }
}
    `) as unknown as TypedDocumentString<RegradeQuery, RegradeQueryVariables>;
export const RelatedLessonsDocument = new TypedDocumentString(`
    query RelatedLessons($id: ID!, $keywords: Int! = 10, $related: Int! = 5) {
  lesson(id: $id) {
    title
    keywords(first: $keywords) {
      term
      score
      count
    }
    related(first: $related) {
      lesson {
        id
        title
        course {
          title
        }
      }
      score
      algorithm
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<RelatedLessonsQuery, RelatedLessonsQueryVariables>;
export const RemoveInstructorDocument = new TypedDocumentString(`
    mutation RemoveInstructor($courseId: ID!, $userId: ID!) {
  removeInstructor(courseId: $courseId, userId: $userId) {
    id
    teachers {
      id
      displayName
      isOwner
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveInstructorMutation, RemoveInstructorMutationVariables>;
export const RemoveLearnerDocument = new TypedDocumentString(`
    mutation RemoveLearner($input: RemoveLearnerInput!) {
  removeLearner(input: $input) {
    id
    state
    endedAt
    reason
  }
}
    `) as unknown as TypedDocumentString<RemoveLearnerMutation, RemoveLearnerMutationVariables>;
export const RemoveQuizItemDocument = new TypedDocumentString(`
    mutation RemoveQuizItem($itemId: ID!, $expectedVersion: Int!) {
  removeQuizItem(itemId: $itemId, expectedVersion: $expectedVersion) {
    __typename
    ... on Quiz {
      id
      title
      purpose
      status
      version
      publishedVersion
      hasUnpublishedChanges
      reviewed
      itemCount
      points
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on QuizStatusConflict {
      message
      status
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveQuizItemMutation, RemoveQuizItemMutationVariables>;
export const RenameObjectiveDocument = new TypedDocumentString(`
    mutation RenameObjective($input: RenameObjectiveInput!) {
  renameObjective(input: $input) {
    __typename
    ... on Objective {
      id
      text
      version
      lessons {
        id
        version
        objectives
      }
    }
    ... on ObjectiveExists {
      message
      objective {
        id
        text
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<RenameObjectiveMutation, RenameObjectiveMutationVariables>;
export const ReopenQuizDocument = new TypedDocumentString(`
    mutation ReopenQuiz($id: ID!, $expectedVersion: Int!) {
  reopenQuiz(id: $id, expectedVersion: $expectedVersion) {
    __typename
    ... on Quiz {
      id
      title
      purpose
      status
      version
      publishedVersion
      hasUnpublishedChanges
      reviewed
      itemCount
      points
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on QuizStatusConflict {
      message
      status
    }
  }
}
    `) as unknown as TypedDocumentString<ReopenQuizMutation, ReopenQuizMutationVariables>;
export const ReorderQuizItemsDocument = new TypedDocumentString(`
    mutation ReorderQuizItems($quizId: ID!, $expectedVersion: Int!, $itemIds: [ID!]!) {
  reorderQuizItems(
    quizId: $quizId
    expectedVersion: $expectedVersion
    itemIds: $itemIds
  ) {
    __typename
    ... on Quiz {
      id
      title
      purpose
      status
      version
      publishedVersion
      hasUnpublishedChanges
      reviewed
      itemCount
      points
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on QuizStatusConflict {
      message
      status
    }
  }
}
    `) as unknown as TypedDocumentString<ReorderQuizItemsMutation, ReorderQuizItemsMutationVariables>;
export const RepairQuizItemDocument = new TypedDocumentString(`
    mutation RepairQuizItem($input: RepairQuizItemInput!) {
  repairQuizItem(input: $input) {
    __typename
    ... on QuizItemChanged {
      quiz {
        id
        status
        version
        itemCount
        points
      }
      item {
        id
        position
        version
        decision
        checkStatus
        difficulty
        objectives
        question {
          __typename
          ... on Question {
            id
            prompt
            points
            explanation
            evidence {
              lessonId
              lessonVersion
              start
              end
              quote
            }
          }
          ... on MultipleChoiceQuestion {
            choices {
              id
              text
            }
            multiple
          }
          ... on ClozeQuestion {
            blanks
          }
        }
        stale {
          reason
          since
        }
        provenance {
          origin
          provider
          model
          promptVersion
          generationId
          author {
            id
            displayName
          }
          acceptedBy {
            id
            displayName
          }
          acceptedAt
        }
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on QuizStatusConflict {
      message
      status
    }
  }
}
    `) as unknown as TypedDocumentString<RepairQuizItemMutation, RepairQuizItemMutationVariables>;
export const RequestReviewDocument = new TypedDocumentString(`
    mutation RequestReview($attemptId: ID!, $questionId: ID!, $message: String!) {
  requestReview(attemptId: $attemptId, questionId: $questionId, message: $message) {
    __typename
    ... on GradeReview {
      id
      attemptId
      questionId
      message
      createdAt
      resolvedAt
      reason
    }
    ... on ReviewAlreadyOpen {
      message
      reviewId
    }
  }
}
    `) as unknown as TypedDocumentString<RequestReviewMutation, RequestReviewMutationVariables>;
export const RerunProfilesDocument = new TypedDocumentString(`
    mutation RerunProfiles($input: RerunProfilesInput!) {
  rerunProfiles(input: $input) {
    __typename
    ... on ProfileReruns {
      reruns {
        id
        userId
        status
        generation {
          id
        }
      }
      job {
        id
        total
        profiles
        begun
        finishedAt
      }
    }
    ... on NoModelConfigured {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RerunProfilesMutation, RerunProfilesMutationVariables>;
export const ResetBreakerDocument = new TypedDocumentString(`
    mutation ResetBreaker($provider: String!, $model: String!) {
  resetBreaker(provider: $provider, model: $model) {
    provider
    model
    state
    forced
    reason
    since
    nextProbeAt
  }
}
    `) as unknown as TypedDocumentString<ResetBreakerMutation, ResetBreakerMutationVariables>;
export const ResetCardDocument = new TypedDocumentString(`
    mutation ResetCard($id: ID!) {
  resetCard(id: $id) {
    id
    memory {
      state
      suspended
      buriedUntil
    }
  }
}
    `) as unknown as TypedDocumentString<ResetCardMutation, ResetCardMutationVariables>;
export const ResolveReviewDocument = new TypedDocumentString(`
    mutation ResolveReview($input: ResolveReviewInput!) {
  resolveReview(input: $input) {
    attemptId
    questionId
    waitsFor
    grade {
      number
      outcome
      points
      maxPoints
      how
      by
      graderName
      reason
      createdAt
    }
    reviews {
      id
      reason
      resolverName
      resolvedAt
    }
  }
}
    `) as unknown as TypedDocumentString<ResolveReviewMutation, ResolveReviewMutationVariables>;
export const ResumeCourseDraftDocument = new TypedDocumentString(`
    mutation ResumeCourseDraft($id: ID!) {
  resumeCourseDraft(id: $id) {
    __typename
    ... on CourseDraft {
      id
      status
      run
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeCourseDraftMutation, ResumeCourseDraftMutationVariables>;
export const RetireQuizDocument = new TypedDocumentString(`
    mutation RetireQuiz($id: ID!, $expectedVersion: Int!) {
  retireQuiz(id: $id, expectedVersion: $expectedVersion) {
    __typename
    ... on Quiz {
      id
      title
      purpose
      status
      version
      publishedVersion
      hasUnpublishedChanges
      reviewed
      itemCount
      points
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on QuizStatusConflict {
      message
      status
    }
  }
}
    `) as unknown as TypedDocumentString<RetireQuizMutation, RetireQuizMutationVariables>;
export const ReviewCardDocument = new TypedDocumentString(`
    mutation ReviewCard($input: ReviewCardInput!) {
  reviewCard(input: $input) {
    id
    memory {
      state
      due
      stability
      difficulty
      reps
      lapses
      lastReviewAt
      leech
      suspended
      buriedUntil
    }
    retrievability
  }
}
    `) as unknown as TypedDocumentString<ReviewCardMutation, ReviewCardMutationVariables>;
export const ReviewQueueDocument = new TypedDocumentString(`
    query ReviewQueue($courseId: ID!, $reasons: [ReviewReason!], $first: Int! = 20, $after: String) {
  reviewQueue(
    courseId: $courseId
    reasons: $reasons
    first: $first
    after: $after
  ) {
    lastSeq
    counts {
      total
      answers
      reviews
      quarantined
      withdrawn
      stale
      refused
    }
    entries {
      edges {
        cursor
        node {
          id
          reason
          itemId
          itemVersion
          quizId
          attemptId
          since
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewQueueQuery, ReviewQueueQueryVariables>;
export const ReviewQuizItemsDocument = new TypedDocumentString(`
    mutation ReviewQuizItems($input: ReviewQuizItemsInput!) {
  reviewQuizItems(input: $input) {
    __typename
    ... on Quiz {
      id
      title
      purpose
      status
      version
      publishedVersion
      hasUnpublishedChanges
      reviewed
      itemCount
      points
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on QuizStatusConflict {
      message
      status
    }
  }
}
    `) as unknown as TypedDocumentString<ReviewQuizItemsMutation, ReviewQuizItemsMutationVariables>;
export const RevokeInvitationDocument = new TypedDocumentString(`
    mutation RevokeInvitation($id: ID!) {
  revokeInvitation(id: $id) {
    id
    state
    settledAt
  }
}
    `) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const RevokeStudyPlanFeedDocument = new TypedDocumentString(`
    mutation RevokeStudyPlanFeed {
  revokeStudyPlanFeed
}
    `) as unknown as TypedDocumentString<RevokeStudyPlanFeedMutation, RevokeStudyPlanFeedMutationVariables>;
export const RollbackRoutingPolicyDocument = new TypedDocumentString(`
    mutation RollbackRoutingPolicy($kind: GenerationKind!, $toVersion: Int!) {
  rollbackRoutingPolicy(kind: $kind, toVersion: $toVersion) {
    kind
    version
    steps {
      model
      resolvedModel
      maxInputTokens
      maxCostMicroUsd
      maxDifficulty
      languages
    }
    note
    restores
    createdBy
    createdAt
  }
}
    `) as unknown as TypedDocumentString<RollbackRoutingPolicyMutation, RollbackRoutingPolicyMutationVariables>;
export const RotateEnrolmentCodeDocument = new TypedDocumentString(`
    mutation RotateEnrolmentCode($courseId: ID!, $expiresAt: DateTime) {
  rotateEnrolmentCode(courseId: $courseId, expiresAt: $expiresAt) {
    courseId
    code
    codeExpiresAt
  }
}
    `) as unknown as TypedDocumentString<RotateEnrolmentCodeMutation, RotateEnrolmentCodeMutationVariables>;
export const RotateStudyPlanFeedDocument = new TypedDocumentString(`
    mutation RotateStudyPlanFeed {
  rotateStudyPlanFeed {
    url
    path
  }
}
    `) as unknown as TypedDocumentString<RotateStudyPlanFeedMutation, RotateStudyPlanFeedMutationVariables>;
export const RoutingPoliciesDocument = new TypedDocumentString(`
    query RoutingPolicies {
  routingPolicies {
    kind
    version
    steps {
      model
      resolvedModel
      maxInputTokens
      maxCostMicroUsd
      maxDifficulty
      languages
    }
    note
    restores
    createdBy
    createdAt
  }
}
    `) as unknown as TypedDocumentString<RoutingPoliciesQuery, RoutingPoliciesQueryVariables>;
export const RoutingPolicyDocument = new TypedDocumentString(`
    query RoutingPolicy($kind: GenerationKind!, $version: Int) {
  routingPolicy(kind: $kind, version: $version) {
    kind
    version
    steps {
      model
      resolvedModel
      maxInputTokens
      maxCostMicroUsd
      maxDifficulty
      languages
    }
    note
    restores
    createdBy
    createdAt
  }
}
    `) as unknown as TypedDocumentString<RoutingPolicyQuery, RoutingPolicyQueryVariables>;
export const SaveAnswerDocument = new TypedDocumentString(`
    mutation SaveAnswer($input: SaveAnswerInput!) {
  saveAnswer(input: $input) {
    __typename
    ... on SavedAnswer {
      attemptId
      questionId
      sequence
      savedAt
    }
    ... on AttemptClosed {
      message
      submittedAt
      submittedBy
    }
    ... on AnswerSuperseded {
      message
      currentSequence
      currentAnswer {
        choiceIds
        answer
        texts
      }
    }
    ... on AnswerConflict {
      message
      currentSequence
      currentAnswer {
        choiceIds
        answer
        texts
      }
    }
    ... on AnswerFinal {
      message
      currentSequence
      currentAnswer {
        choiceIds
        answer
        texts
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SaveAnswerMutation, SaveAnswerMutationVariables>;
export const SetCourseGamificationDocument = new TypedDocumentString(`
    mutation SetCourseGamification($courseId: ID!, $enabled: Boolean!) {
  setCourseGamification(courseId: $courseId, enabled: $enabled)
}
    `) as unknown as TypedDocumentString<SetCourseGamificationMutation, SetCourseGamificationMutationVariables>;
export const SetEnrolmentRulesDocument = new TypedDocumentString(`
    mutation SetEnrolmentRules($input: SetEnrolmentRulesInput!) {
  setEnrolmentRules(input: $input) {
    courseId
    policy
    seats
    seatsTaken
    code
    codeExpiresAt
    quizShare
  }
}
    `) as unknown as TypedDocumentString<SetEnrolmentRulesMutation, SetEnrolmentRulesMutationVariables>;
export const SetModelAliasDocument = new TypedDocumentString(`
    mutation SetModelAlias($input: SetModelAliasInput!) {
  setModelAlias(input: $input) {
    name
    target
    resolvedModel
  }
}
    `) as unknown as TypedDocumentString<SetModelAliasMutation, SetModelAliasMutationVariables>;
export const SetPrerequisitesDocument = new TypedDocumentString(`
    mutation SetPrerequisites($input: SetPrerequisitesInput!) {
  setPrerequisites(input: $input) {
    __typename
    ... on Objective {
      id
      text
      version
      requires {
        id
        text
      }
    }
    ... on PrerequisiteCycle {
      message
      path {
        id
        text
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<SetPrerequisitesMutation, SetPrerequisitesMutationVariables>;
export const SetRoutingPolicyDocument = new TypedDocumentString(`
    mutation SetRoutingPolicy($input: SetRoutingPolicyInput!) {
  setRoutingPolicy(input: $input) {
    __typename
    ... on RoutingPolicy {
      kind
      version
      steps {
        model
        resolvedModel
        maxInputTokens
        maxCostMicroUsd
        maxDifficulty
        languages
      }
      note
      restores
      createdBy
      createdAt
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<SetRoutingPolicyMutation, SetRoutingPolicyMutationVariables>;
export const SettleRefusedQuestionDocument = new TypedDocumentString(`
    mutation SettleRefusedQuestion($input: SettleRefusedQuestionInput!) {
  settleRefusedQuestion(input: $input) {
    __typename
    ... on RefusedQuestion {
      id
      verdict
      reason
      settledBy {
        id
        displayName
      }
      settledAt
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SettleRefusedQuestionMutation, SettleRefusedQuestionMutationVariables>;
export const SimilarityDocument = new TypedDocumentString(`
    query Similarity($a: String!, $b: String!, $language: Language) {
  similarity(a: $a, b: $b, language: $language) {
    score
    algorithm
    reasons
  }
}
    `) as unknown as TypedDocumentString<SimilarityQuery, SimilarityQueryVariables>;
export const StaleQuizItemsDocument = new TypedDocumentString(`
    query StaleQuizItems($courseId: ID!, $first: Int! = 20, $after: String) {
  staleQuizItems(courseId: $courseId, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        version
        quiz {
          id
          title
          version
        }
        question {
          __typename
          id
          prompt
        }
        stale {
          reason
          since
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<StaleQuizItemsQuery, StaleQuizItemsQueryVariables>;
export const StartAttemptDocument = new TypedDocumentString(`
    mutation StartAttempt($input: StartAttemptInput!) {
  startAttempt(input: $input) {
    __typename
    ... on Attempt {
      id
      quizId
      quizVersion
      title
      number
      status
      startedAt
      endsAt
      secondsLeft
      lastSeq
      questions(first: 50) {
        edges {
          node {
            position
            question {
              __typename
              ... on Question {
                id
                prompt
                points
              }
              ... on MultipleChoiceQuestion {
                choices {
                  id
                  text
                }
                multiple
              }
              ... on ClozeQuestion {
                blanks
              }
            }
            answer {
              choiceIds
              answer
              texts
            }
            sequence
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
    ... on QuizNotOpen {
      message
      opensAt
      dueAt
    }
    ... on NoAttemptsLeft {
      message
      maxAttempts
    }
  }
}
    `) as unknown as TypedDocumentString<StartAttemptMutation, StartAttemptMutationVariables>;
export const StartQuestionnaireDocument = new TypedDocumentString(`
    mutation StartQuestionnaire($input: StartQuestionnaireInput!) {
  startQuestionnaire(input: $input) {
    __typename
    ... on Questionnaire {
      id
      status
      subject
      language
      courseId
      generation {
        id
        kind
      }
      questions {
        sequence
      }
      total
      analysisStatus
    }
    ... on UserError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StartQuestionnaireMutation, StartQuestionnaireMutationVariables>;
export const StudyForecastDocument = new TypedDocumentString(`
    query StudyForecast($days: Int! = 7, $deckId: ID) {
  studyForecast(days: $days, deckId: $deckId) {
    date
    startsAt
    due
  }
}
    `) as unknown as TypedDocumentString<StudyForecastQuery, StudyForecastQueryVariables>;
export const StudyPlanFeedDocument = new TypedDocumentString(`
    query StudyPlanFeed {
  studyPlanFeed {
    createdAt
  }
}
    `) as unknown as TypedDocumentString<StudyPlanFeedQuery, StudyPlanFeedQueryVariables>;
export const StudyPlanDocument = new TypedDocumentString(`
    query StudyPlan($id: ID!, $first: Int! = 50, $after: String, $from: String) {
  studyPlan(id: $id) {
    id
    courseId
    goal {
      id
      text
    }
    version
    revision
    startsOn
    deadline
    minutes {
      monday
      tuesday
      wednesday
      thursday
      friday
      saturday
      sunday
    }
    reviewMinutes
    timeOfDay
    timeZone
    minutesLeft
    endsOn
    overflow {
      minutes
      lessonIds
      deadline
      minutesPerDay {
        monday
        tuesday
        wednesday
        thursday
        friday
        saturday
        sunday
      }
    }
    reasons {
      code
      text
      evidence {
        kind
        id
      }
      figures {
        name
        value
      }
    }
    generationId
    weeks {
      startsOn
      endsOn
      topics
      lessonIds
    }
    createdAt
    updatedAt
    sessions(first: $first, after: $after, from: $from) {
      edges {
        node {
          date
          startsAt
          minutes
          kind
          status
          lessonId
          goesOn
          lesson {
            title
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StudyPlanQuery, StudyPlanQueryVariables>;
export const StudyPlansDocument = new TypedDocumentString(`
    query StudyPlans($first: Int! = 10, $after: String) {
  studyPlans(first: $first, after: $after) {
    edges {
      node {
        id
        courseId
        version
        startsOn
        deadline
        minutesLeft
        endsOn
      }
    }
    pageInfo {
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<StudyPlansQuery, StudyPlansQueryVariables>;
export const StudySettingsDocument = new TypedDocumentString(`
    query StudySettings {
  studySettings {
    timeZone
    dayStartHour
    newCardsPerDay
    reviewsPerDay
    desiredRetention
  }
}
    `) as unknown as TypedDocumentString<StudySettingsQuery, StudySettingsQueryVariables>;
export const SubmitAttemptDocument = new TypedDocumentString(`
    mutation SubmitAttempt($id: ID!) {
  submitAttempt(id: $id) {
    id
    status
    submittedAt
    submittedBy
    result {
      points
      maxPoints
      score
      ungraded
    }
  }
}
    `) as unknown as TypedDocumentString<SubmitAttemptMutation, SubmitAttemptMutationVariables>;
export const SubmitQuizForReviewDocument = new TypedDocumentString(`
    mutation SubmitQuizForReview($id: ID!, $expectedVersion: Int!) {
  submitQuizForReview(id: $id, expectedVersion: $expectedVersion) {
    __typename
    ... on Quiz {
      id
      title
      purpose
      status
      version
      publishedVersion
      hasUnpublishedChanges
      reviewed
      itemCount
      points
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on QuizStatusConflict {
      message
      status
    }
    ... on QuizNotReady {
      message
      problems {
        itemId
        position
        reason
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SubmitQuizForReviewMutation, SubmitQuizForReviewMutationVariables>;
export const SummarizeLessonDocument = new TypedDocumentString(`
    mutation SummarizeLesson($input: SummarizeLessonInput!) {
  summarizeLesson(input: $input) {
    __typename
    ... on Generation {
      id
      kind
      status
    }
    ... on QuotaExceeded {
      message
      scope
      limit
      windowSeconds
      retryAt
    }
    ... on BudgetExceeded {
      message
      scope
      resetsAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<SummarizeLessonMutation, SummarizeLessonMutationVariables>;
export const SuspendCardDocument = new TypedDocumentString(`
    mutation SuspendCard($id: ID!) {
  suspendCard(id: $id) {
    id
    memory {
      state
      suspended
      buriedUntil
    }
  }
}
    `) as unknown as TypedDocumentString<SuspendCardMutation, SuspendCardMutationVariables>;
export const TakeLessonDraftDocument = new TypedDocumentString(`
    mutation TakeLessonDraft($input: TakeLessonDraftInput!) {
  takeLessonDraft(input: $input) {
    __typename
    ... on Lesson {
      id
      title
      position
      body
      objectives
      version
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<TakeLessonDraftMutation, TakeLessonDraftMutationVariables>;
export const TakeStudyPlanDocument = new TypedDocumentString(`
    mutation TakeStudyPlan($input: TakeStudyPlanInput!) {
  takeStudyPlan(input: $input) {
    id
    version
    startsOn
    deadline
    minutesLeft
    generationId
    weeks {
      startsOn
      endsOn
      topics
      lessonIds
    }
  }
}
    `) as unknown as TypedDocumentString<TakeStudyPlanMutation, TakeStudyPlanMutationVariables>;
export const TextStatementsDocument = new TypedDocumentString(`
    query TextStatements($id: ID!, $first: Int! = 50, $after: String) {
  generation(id: $id) {
    text
    statements(first: $first, after: $after) {
      edges {
        cursor
        node {
          start
          end
          unsupported
          evidence {
            lessonId
            lessonVersion
            start
            end
            quote
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TextStatementsQuery, TextStatementsQueryVariables>;
export const TransferCourseDocument = new TypedDocumentString(`
    mutation TransferCourse($courseId: ID!, $userId: ID!) {
  transferCourse(courseId: $courseId, userId: $userId) {
    id
    teachers {
      id
      displayName
      isOwner
    }
  }
}
    `) as unknown as TypedDocumentString<TransferCourseMutation, TransferCourseMutationVariables>;
export const UnburyCardDocument = new TypedDocumentString(`
    mutation UnburyCard($id: ID!) {
  unburyCard(id: $id) {
    id
    memory {
      state
      suspended
      buriedUntil
    }
  }
}
    `) as unknown as TypedDocumentString<UnburyCardMutation, UnburyCardMutationVariables>;
export const UndoFinishLessonDocument = new TypedDocumentString(`
    mutation UndoFinishLesson($input: LessonEventInput!) {
  undoFinishLesson(input: $input) {
    lessonId
    openedAt
    lastSeenAt
    finishedAt
  }
}
    `) as unknown as TypedDocumentString<UndoFinishLessonMutation, UndoFinishLessonMutationVariables>;
export const UndoReviewDocument = new TypedDocumentString(`
    mutation UndoReview($input: UndoReviewInput!) {
  undoReview(input: $input) {
    id
    memory {
      state
      due
      stability
      difficulty
      reps
      lapses
      lastReviewAt
      leech
      suspended
      buriedUntil
    }
  }
}
    `) as unknown as TypedDocumentString<UndoReviewMutation, UndoReviewMutationVariables>;
export const UnsuspendCardDocument = new TypedDocumentString(`
    mutation UnsuspendCard($id: ID!) {
  unsuspendCard(id: $id) {
    id
    memory {
      state
      suspended
      buriedUntil
    }
  }
}
    `) as unknown as TypedDocumentString<UnsuspendCardMutation, UnsuspendCardMutationVariables>;
export const UpdateCacheSettingsDocument = new TypedDocumentString(`
    mutation UpdateCacheSettings($input: UpdateCacheSettingsInput!) {
  updateCacheSettings(input: $input) {
    plainAnswers
  }
}
    `) as unknown as TypedDocumentString<UpdateCacheSettingsMutation, UpdateCacheSettingsMutationVariables>;
export const UpdateCardDocument = new TypedDocumentString(`
    mutation UpdateCard($input: UpdateCardInput!) {
  updateCard(input: $input) {
    __typename
    ... on Card {
      id
      front
      back
      version
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateCardMutation, UpdateCardMutationVariables>;
export const UpdateDeckDocument = new TypedDocumentString(`
    mutation UpdateDeck($input: UpdateDeckInput!) {
  updateDeck(input: $input) {
    id
    title
  }
}
    `) as unknown as TypedDocumentString<UpdateDeckMutation, UpdateDeckMutationVariables>;
export const UpdateGamificationDocument = new TypedDocumentString(`
    mutation UpdateGamification($input: UpdateGamificationInput!) {
  updateGamification(input: $input) {
    enabled
    restDays
  }
}
    `) as unknown as TypedDocumentString<UpdateGamificationMutation, UpdateGamificationMutationVariables>;
export const UpdateLearningSettingsDocument = new TypedDocumentString(`
    mutation UpdateLearningSettings($input: UpdateLearningSettingsInput!) {
  updateLearningSettings(input: $input) {
    __typename
    ... on LearningSettings {
      manner
      persona
      priorKnowledge
      presentation
      difficulty
      industry
      role
      updatedAt
    }
    ... on ContentRejected {
      message
      reasons
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateLearningSettingsMutation, UpdateLearningSettingsMutationVariables>;
export const UpdateLessonDocument = new TypedDocumentString(`
    mutation UpdateLesson($input: UpdateLessonInput!) {
  updateLesson(input: $input) {
    __typename
    ... on Lesson {
      id
      title
      position
      body
      objectives
      version
    }
    ... on VersionConflict {
      message
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateLessonMutation, UpdateLessonMutationVariables>;
export const UpdateQuizDocument = new TypedDocumentString(`
    mutation UpdateQuiz($input: UpdateQuizInput!) {
  updateQuiz(input: $input) {
    __typename
    ... on Quiz {
      id
      title
      purpose
      status
      version
      publishedVersion
      hasUnpublishedChanges
      reviewed
      itemCount
      points
      settings {
        timeLimitSeconds
        opensAt
        dueAt
        maxAttempts
        shuffleQuestions
        shuffleChoices
        reveal {
          key
          evidence
          explanation
          score
        }
      }
    }
    ... on VersionConflict {
      message
      currentVersion
    }
    ... on QuizStatusConflict {
      message
      status
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateQuizMutation, UpdateQuizMutationVariables>;
export const UpdateStudyPlanDocument = new TypedDocumentString(`
    mutation UpdateStudyPlan($input: UpdateStudyPlanInput!) {
  updateStudyPlan(input: $input) {
    __typename
    ... on StudyPlan {
      id
      version
      revision
      startsOn
      deadline
      minutesLeft
      endsOn
      overflow {
        minutes
        lessonIds
        deadline
        minutesPerDay {
          monday
          tuesday
          wednesday
          thursday
          friday
          saturday
          sunday
        }
      }
    }
    ... on UserError {
      message
    }
    ... on VersionConflict {
      currentVersion
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateStudyPlanMutation, UpdateStudyPlanMutationVariables>;
export const UpdateStudySettingsDocument = new TypedDocumentString(`
    mutation UpdateStudySettings($input: UpdateStudySettingsInput!) {
  updateStudySettings(input: $input) {
    timeZone
    dayStartHour
    newCardsPerDay
    reviewsPerDay
    desiredRetention
  }
}
    `) as unknown as TypedDocumentString<UpdateStudySettingsMutation, UpdateStudySettingsMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    id
    email
    displayName
    role
    emailVerified
    createdAt
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const WithdrawnQuizItemsDocument = new TypedDocumentString(`
    query WithdrawnQuizItems($courseId: ID!, $first: Int! = 20, $after: String) {
  withdrawnQuizItems(courseId: $courseId, first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        version
        quiz {
          id
          title
          version
        }
        question {
          __typename
          id
          prompt
        }
        statistics {
          discrimination {
            value
            n
          }
          withdrawal {
            reason
            since
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawnQuizItemsQuery, WithdrawnQuizItemsQueryVariables>;