import type { TestApp } from './app.js';
import { attempts, questionsIn, save, type AttemptQuestionData } from './attempts.js';
import { gql, type Target } from './clients.js';
import { eventually, rows, type Classroom } from './generations.js';
import type { TestDatabase } from './postgres.js';
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

export interface RegradeData {
  id: string | null;
  total: number;
  answers: number;
  changed: number;
  judging: number;
  keptByPerson: number;
  failed: number;
  finishedAt: string | null;
}

const CRITERIA = 'criteria { text points votes { met quote reason } }';
const GRADE = `number outcome points maxPoints how by graderName reason ${CRITERIA}`;
const ANSWER = `attemptId questionId grade { ${GRADE} } history { ${GRADE} } suggestion { points reason ${CRITERIA} }
  reviews { id message reason resolverName resolvedAt } waitsFor isBeingJudged`;

const REGRADE = 'id total answers changed judging keptByPerson failed finishedAt';

/** Operations by name; each answers under "result". */
export const GRADING = {
  read: `query ($attemptId: ID!, $questionId: ID!) { result: gradedAnswer(attemptId: $attemptId, questionId: $questionId) { __typename ${ANSWER} } }`,
  queue: `query ($id: ID!, $reasons: [QueueReason!], $first: Int! = 20, $after: String) { result: gradingQueue(courseId: $id, reasons: $reasons, first: $first, after: $after) { edges { node { ${ANSWER} } } pageInfo { hasNextPage endCursor } } }`,
  grade: `mutation ($input: GradeAnswerInput!) { result: gradeAnswer(input: $input) { __typename ... on GradedAnswer { ${ANSWER} } ... on GradeConflict { message currentGrade } } }`,
  regradeAttempt: `mutation ($id: ID!, $reason: String!) { result: regradeAttempt(attemptId: $id, reason: $reason) { ${REGRADE} } }`,
  regradeQuestion: `mutation ($id: ID!, $reason: String!) { result: regradeQuestion(questionId: $id, reason: $reason) { ${REGRADE} } }`,
  regrade: `query ($id: ID!) { result: regrade(id: $id) { ${REGRADE} } }`,
  request: `mutation ($attemptId: ID!, $questionId: ID!, $message: String!) { result: requestReview(attemptId: $attemptId, questionId: $questionId, message: $message) {
    __typename ... on GradeReview { id message resolvedAt } ... on ReviewAlreadyOpen { message reviewId } } }`,
  resolve: `mutation ($input: ResolveReviewInput!) { result: resolveReview(input: $input) { __typename ${ANSWER} } }`,
} as const;

export async function grading<Result = GradedAnswerData>(app: Target, token: string, operation: keyof typeof GRADING, variables: Record<string, unknown>): Promise<Result> {
  return (await gql<{ result: Result }>(app, { query: GRADING[operation], variables, token })).result;
}

/** A published short answer: what pulls the sea? */
export function moonQuestion(app: Target, room: Classroom, changes: object = {}): Promise<{ quiz: { id: string; version: number }; itemId: string }> {
  return publishedQuiz(app, room, { type: 'SHORT_ANSWER', prompt: 'What pulls the sea?', choices: undefined, accepted: ['the moon'], explanation: 'The moon pulls it.', points: 2, ...changes });
}

/** An attempt with one answer, submitted; by the learner of the room unless another is named. @param language the course's from then on */
export async function submitted(
  app: Target & { database: Pick<TestDatabase, 'ownerUrl'> }, room: Classroom, question: { quiz: { id: string }; itemId: string }, answer: object | null, { language = 'en', learner = room.learner } = {},
): Promise<{ attemptId: string; itemId: string; grade: AttemptQuestionData['grade'] }> {
  await rows(app.database, 'UPDATE courses SET language = upper($2) WHERE id = $1', [room.courseId, language]);
  const { id } = await attempts(app, learner.token, 'start', { input: { quizId: question.quiz.id } });
  if (answer) await save(app, learner.token, { attemptId: id, questionId: question.itemId, sequence: 1, answer });
  const ended = await attempts(app, learner.token, 'submit', { id });
  return { attemptId: id, itemId: question.itemId, grade: questionsIn(ended)[0]!.grade };
}

/** Once the judges are done with it. */
export function judged(app: TestApp, room: Classroom, { attemptId, itemId }: { attemptId: string; itemId: string }): Promise<GradedAnswerData> {
  return eventually(() => grading(app, room.teacher.token, 'read', { attemptId, questionId: itemId }), ({ isBeingJudged }) => !isBeingJudged, 20_000);
}
