import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ActivityResolver } from './modules/activity/activity.resolver.js';
import { AttemptsResolver, QuizAttemptsResolver, SavedAnswerResolver } from './modules/attempts/attempts.resolver.js';
import { BreakersResolver } from './modules/breakers/breakers.resolver.js';
import { CacheResolver } from './modules/cache/cache.resolver.js';
import { CourseDeletionResolver } from './modules/courses/course-deletion.resolver.js';
import { CoursesResolver } from './modules/courses/courses.resolver.js';
import { DecksResolver } from './modules/flashcards/decks.resolver.js';
import { StudyResolver } from './modules/flashcards/study.resolver.js';
import { AchievementResolver } from './modules/gamification/achievements.resolver.js';
import { GamificationResolver } from './modules/gamification/gamification.resolver.js';
import { GradingResolver } from './modules/grading/grading.resolver.js';
import { LessonsResolver } from './modules/courses/lessons.resolver.js';
import { FlagsResolver } from './modules/generation/flags/flags.resolver.js';
import { BatchesResolver } from './modules/generation/batches/batches.resolver.js';
import { CourseDraftsResolver, DraftedLessonResolver, LessonProvenanceResolver } from './modules/generation/course-drafts/course-drafts.resolver.js';
import { ItemsResolver } from './modules/generation/items/items.resolver.js';
import { GenerationResolver } from './modules/generation/generation.resolver.js';
import { IdentityResolver } from './modules/identity/identity.resolver.js';
import { MasteryResolver } from './modules/mastery/mastery.resolver.js';
import { NodeResolver } from './modules/node/node.resolver.js';
import { ClassResolver } from './modules/objectives/class.resolver.js';
import { LessonObjectivesResolver, ObjectivesResolver } from './modules/objectives/objectives.resolver.js';
import { SuggestionsResolver } from './modules/objectives/suggestions.resolver.js';
import { FeedResolver } from './modules/planning/feed.resolver.js';
import { PlansResolver, StudySessionResolver } from './modules/planning/plans.resolver.js';
import { PathStepResolver, PlanningResolver } from './modules/planning/planning.resolver.js';
import { PersonalisationResolver } from './modules/personalisation/personalisation.resolver.js';
import { InspectionsResolver } from './modules/profiles/inspections.resolver.js';
import { ClaimEvidenceResolver, ProfilesResolver } from './modules/profiles/profiles.resolver.js';
import { QuestionnairesResolver } from './modules/questionnaires/questionnaires.resolver.js';
import { RerunsResolver } from './modules/questionnaires/reruns.resolver.js';
import { QuizItemResolver, QuizItemsResolver } from './modules/quizzes/items.resolver.js';
import { CourseQuizzesResolver, LessonQuizzesResolver, QuizResolver } from './modules/quizzes/quiz.resolver.js';
import { QuizzesResolver } from './modules/quizzes/quizzes.resolver.js';
import { RefusedQuestionsResolver } from './modules/quizzes/refused.resolver.js';
import { RatingsResolver } from './modules/ratings/ratings.resolver.js';
import { RecommendationResolver } from './modules/generation/recommendation.resolver.js';
import { TextsResolver } from './modules/generation/texts/texts.resolver.js';
import { ReviewQueueResolver } from './modules/review-queue/review-queue.resolver.js';
import { RoutingResolver } from './modules/routing/routing.resolver.js';
import { ShapingResolver } from './modules/generation/shaping.resolver.js';
import { StatementsResolver } from './modules/generation/grounding/statements.resolver.js';
import { SimilarityResolver } from './modules/similarity/similarity.resolver.js';
import { ItemStatisticsResolver, ItemVersionStatisticsResolver, ResultsResolver } from './modules/statistics/statistics.resolver.js';
import { CoursePeopleResolver } from './modules/enrolments/course-people.resolver.js';
import { EnrolmentsResolver } from './modules/enrolments/enrolments.resolver.js';
import { InvitationsResolver } from './modules/enrolments/invitations.resolver.js';
import { ProgressResolver } from './modules/enrolments/progress.resolver.js';
import { createSchema, printSorted } from './schema.js';

const PATH = fileURLToPath(new URL('../../schema.graphql', import.meta.url));

// Their classes are all that the schema is made of: nothing is resolved here, so they need no services.
const RESOLVERS = [
  IdentityResolver,
  CoursesResolver, CourseDeletionResolver, LessonsResolver,
  ObjectivesResolver, LessonObjectivesResolver, SuggestionsResolver, ClassResolver,
  MasteryResolver,
  GenerationResolver, ItemsResolver, TextsResolver, FlagsResolver, ShapingResolver, StatementsResolver, BatchesResolver, RecommendationResolver, CacheResolver,
  CourseDraftsResolver, DraftedLessonResolver, LessonProvenanceResolver,
  QuizzesResolver, QuizResolver, QuizItemsResolver, QuizItemResolver, RefusedQuestionsResolver, CourseQuizzesResolver, LessonQuizzesResolver,
  ItemStatisticsResolver, ItemVersionStatisticsResolver, ResultsResolver,
  GradingResolver, ReviewQueueResolver,
  AttemptsResolver, SavedAnswerResolver, QuizAttemptsResolver,
  EnrolmentsResolver, CoursePeopleResolver, InvitationsResolver, ProgressResolver,
  DecksResolver, StudyResolver,
  PlanningResolver, PathStepResolver, PlansResolver, StudySessionResolver, FeedResolver,
  AchievementResolver, GamificationResolver,
  SimilarityResolver,
  PersonalisationResolver, RatingsResolver,
  ActivityResolver,
  QuestionnairesResolver, RerunsResolver, ClaimEvidenceResolver, ProfilesResolver, InspectionsResolver,
  BreakersResolver, RoutingResolver,
  NodeResolver,
];

/** `npm run schema` writes schema.graphql; with --check it only says whether that is as the code has it. */
const printed = printSorted(createSchema(RESOLVERS.map(({ prototype }) => Object.create(prototype) as object)));
if (!process.argv.includes('--check')) {
  writeFileSync(PATH, printed);
} else if (readFileSync(PATH, 'utf8') !== printed) {
  process.stderr.write('schema.graphql is not as the code has it: run "npm run schema" and commit it.\n');
  process.exitCode = 1;
}
