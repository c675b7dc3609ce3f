import { ActivityCountRow, ActivityEventRow, ActivityKeyRow, ActivityOutboxRow } from './modules/activity/activity.entity.js';
import { Attempt, AttemptAnswer, AttemptKey } from './modules/attempts/attempts.entity.js';
import { CachedAnswerRow } from './modules/cache/answers.entity.js';
import { Breaker } from './modules/breakers/breakers.entity.js';
import { Course, Lesson, LessonVersion } from './modules/courses/courses.entity.js';
import { Batch, BatchItem, Submission, SubmittedCall } from './modules/generation/batches/batches.entity.js';
import { Card, CardMemory, CardReview, CardVersion, Deck, StudySettingsRow } from './modules/flashcards/flashcards.entity.js';
import { CourseDraft, CourseDraftLesson, CourseDraftSection } from './modules/generation/course-drafts/course-drafts.entity.js';
import { ContentFlag } from './modules/generation/flags/flags.entity.js';
import { CourseInstructor, CourseInvitation, Enrolment, EnrolmentChange, EnrolmentRulesRow, LessonEventRow, LessonProgressRow } from './modules/enrolments/enrolments.entity.js';
import { Award, Challenge, ChallengeMember, CourseWithoutGame, EventToAward, Game, LeaderboardMember, LearningDay, LearningGap, RestDays } from './modules/gamification/gamification.entity.js';
import { Embedding } from './modules/generation/embeddings/embeddings.entity.js';
import { GeneratedItemRow } from './modules/generation/items/items.entity.js';
import { Grade, GradedAnswer, GradeReview, Regrade } from './modules/grading/grading.entity.js';
import { Generation, ProviderAttempt, SharedCall } from './modules/generation/generation.entity.js';
import { Organization, RefreshToken, SessionFamily, SigningKey, User } from './modules/identity/identity.entity.js';
import { DismissedPrerequisite, ItemObjective, LessonObjective, Objective, Prerequisite } from './modules/objectives/objectives.entity.js';
import { QuizItem, QuizItemVersion } from './modules/quizzes/items.entity.js';
import { Quiz, QuizChange, QuizPublication } from './modules/quizzes/quiz.entity.js';
import { Question } from './modules/quizzes/quizzes.entity.js';
import { RefusedQuestionRow } from './modules/quizzes/refused.entity.js';
import { AttemptToMeasureRow, ItemStatisticsRow, ItemTimesRow, MeasuredAnswerRow, MeasuredAttemptRow } from './modules/statistics/statistics.entity.js';
import { MasteryAnswerRow, MasteryItemRow, MasteryNoteRow, MasteryStateRow } from './modules/mastery/mastery.entity.js';
import { ReviewEntryRow } from './modules/review-queue/review-queue.entity.js';
import { LearningSettingsRow } from './modules/personalisation/personalisation.entity.js';
import { CalendarFeedRow, StudyPlanRow, StudyPlanSessionRow } from './modules/planning/plans.entity.js';
import { DocumentInspectionRow, ProfileRow, ProfileVersionRow } from './modules/profiles/profiles.entity.js';
import { ProfileRerun, ProfileRerunJob, Questionnaire, QuestionnaireQuestion } from './modules/questionnaires/questionnaires.entity.js';
import { GenerationRatingRow } from './modules/ratings/ratings.entity.js';
import { BudgetDay, Reservation } from './modules/usage/usage.entity.js';
import { ModelAlias, ModelSpeed, RoutingPolicyVersion } from './modules/routing/routing.entity.js';
import { Stream, StreamEvent } from './streams/streams.entity.js';

/** Every table of the system of record; migrations are generated from and checked against this list. */
export const ENTITIES = [
  Organization, User, SessionFamily, RefreshToken, SigningKey,
  Course, Lesson, LessonVersion,
  CourseInstructor, EnrolmentRulesRow, Enrolment, EnrolmentChange, CourseInvitation, LessonProgressRow, LessonEventRow,
  Stream, StreamEvent,
  Generation, ProviderAttempt, ContentFlag, Embedding, Question, GeneratedItemRow,
  Batch, BatchItem, Submission, SubmittedCall,
  CourseDraft, CourseDraftLesson, CourseDraftSection,
  Quiz, QuizItem, QuizItemVersion, QuizPublication, QuizChange, RefusedQuestionRow,
  Game, Award, EventToAward, LearningDay, RestDays, LearningGap, CourseWithoutGame, LeaderboardMember, Challenge, ChallengeMember,
  Objective, LessonObjective, ItemObjective, Prerequisite, DismissedPrerequisite,
  GradedAnswer, Grade, GradeReview, Regrade,
  Attempt, AttemptKey, AttemptAnswer,
  ReviewEntryRow,
  AttemptToMeasureRow, MeasuredAttemptRow, MeasuredAnswerRow, ItemStatisticsRow, ItemTimesRow,
  MasteryAnswerRow, MasteryStateRow, MasteryItemRow, MasteryNoteRow,
  BudgetDay, Reservation,
  Breaker, SharedCall, CachedAnswerRow, RoutingPolicyVersion, ModelAlias, ModelSpeed,
  Deck, Card, CardVersion, CardReview, CardMemory, StudySettingsRow,
  StudyPlanRow, StudyPlanSessionRow, CalendarFeedRow,
  LearningSettingsRow, GenerationRatingRow,
  ActivityEventRow, ActivityCountRow, ActivityOutboxRow, ActivityKeyRow,
  ProfileRow, ProfileVersionRow, Questionnaire, QuestionnaireQuestion, ProfileRerun, ProfileRerunJob, DocumentInspectionRow,
];
