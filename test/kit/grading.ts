import { pino } from 'pino';
import { ENTITIES } from '../../src/entities.js';
import type { AnswerGiven } from '../../src/modules/grading/grade.js';
import { gradeSubmission, type SubmittedGrade } from '../../src/modules/grading/submission.service.js';
import type { LanguageCode } from '../../src/orchestrator/model.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { newId } from '../../src/platform/ids.js';
import type { TestApp } from './app.js';
import { gql, type Target } from './clients.js';
import { eventually, type Classroom } from './generations.js';
import { publishedQuiz } from './quizzes.js';

export interface GradeData {
  number: number;
  outcome: string;
  points: number | null;
  maxPoints: number;
  how: string | null;
  by: string;
  graderName: string | null;
  reason: string | null;
  criteria: { text: string; points: number; votes: ({ met: boolean; quote: string | null; reason: string } | null)[] }[] | null;
}

export interface GradedAnswerData {
  __typename: string;
  attemptId: string;
  questionId: string;
  grade: GradeData | null;
  history: GradeData[];
  suggestion: { points: number; reason: string; criteria: NonNullable<GradeData['criteria']> } | null;
  reviews: { id: string; message: string; reason: string | null; resolverName: string | null; resolvedAt: string | null }[];
  waitsFor: string | null;
  isBeingJudged: boolean;
  message?: string;
  currentGrade?: number;
}

const CRITERIA = 'criteria { text points votes { met quote reason } }';
const GRADE = `number outcome points maxPoints how by graderName reason ${CRITERIA}`;
const ANSWER = `attemptId questionId grade { ${GRADE} } history { ${GRADE} } suggestion { points reason ${CRITERIA} }
  reviews { id message reason resolverName resolvedAt } waitsFor isBeingJudged`;

/** Operations by name; each answers under "result". */
export const GRADING = {
  read: `query ($attemptId: ID!, $questionId: ID!) { result: gradedAnswer(attemptId: $attemptId, questionId: $questionId) { __typename ${ANSWER} } }`,
  queue: `query ($id: ID!, $reasons: [QueueReason!], $first: Int! = 20, $after: String) { result: gradingQueue(courseId: $id, reasons: $reasons, first: $first, after: $after) { edges { node { ${ANSWER} } } pageInfo { hasNextPage endCursor } } }`,
  grade: `mutation ($input: GradeAnswerInput!) { result: gradeAnswer(input: $input) { __typename ... on GradedAnswer { ${ANSWER} } ... on GradeConflict { message currentGrade } } }`,
  regradeAttempt: 'mutation ($id: ID!, $reason: String!) { result: regradeAttempt(attemptId: $id, reason: $reason) { answers changed judging keptByPerson } }',
  regradeQuestion: 'mutation ($id: ID!, $reason: String!) { result: regradeQuestion(questionId: $id, reason: $reason) { answers changed judging keptByPerson } }',
  request: `mutation ($attemptId: ID!, $questionId: ID!, $message: String!) { result: requestReview(attemptId: $attemptId, questionId: $questionId, message: $message) {
    __typename ... on GradeReview { id message resolvedAt } ... on ReviewAlreadyOpen { message reviewId } } }`,
  resolve: `mutation ($input: ResolveReviewInput!) { result: resolveReview(input: $input) { __typename ${ANSWER} } }`,
} as const;

export async function grading<Result = GradedAnswerData>(app: Target, token: string, operation: keyof typeof GRADING, variables: Record<string, unknown>): Promise<Result> {
  return (await gql<{ result: Result }>(app, { query: GRADING[operation], variables, token })).result;
}

export function databaseOf(app: TestApp): Promise<Database> {
  return openDatabase({ url: app.database.appUrl, role: null, entities: ENTITIES, poolSize: 4, logger: pino({ level: 'silent' }) });
}

/** A published short answer: what pulls the sea? */
export function moonQuestion(app: Target, room: Classroom, changes: object = {}): Promise<{ quiz: { id: string; version: number }; itemId: string }> {
  return publishedQuiz(app, room, { type: 'SHORT_ANSWER', prompt: 'What pulls the sea?', choices: undefined, accepted: ['the moon'], explanation: 'The moon pulls it.', points: 2, ...changes });
}

/** What submitting an attempt with one answer does. */
export async function submitted(db: Database, room: Classroom, question: { quiz: { id: string }; itemId: string }, response: AnswerGiven | null, language: LanguageCode = 'en', partialCredit = true, attemptId = newId('Attempt')): Promise<{ attemptId: string; itemId: string; grade: SubmittedGrade }> {
  const [course] = await db.query<{ organizationId: string }>('SELECT organization_id AS "organizationId" FROM courses WHERE id = $1', [room.courseId]);
  const grades = await db.transaction((tx) => gradeSubmission(tx, {
    attemptId, organizationId: course!.organizationId, courseId: room.courseId, quizId: question.quiz.id, learnerId: room.learner.id, language, partialCredit,
    answers: [{ itemId: question.itemId, version: 1, response }],
  }));
  return { attemptId, itemId: question.itemId, grade: grades[0]! };
}

/** Once the judges are done with it. */
export function judged(app: TestApp, room: Classroom, { attemptId, itemId }: { attemptId: string; itemId: string }): Promise<GradedAnswerData> {
  return eventually(() => grading(app, room.teacher.token, 'read', { attemptId, questionId: itemId }), ({ isBeingJudged }) => !isBeingJudged, 20_000);
}
