import { attempts, questionsIn, save } from './attempts.js';
import { gql, type Target } from './clients.js';

export interface EstimateData {
  value: number | null;
  n: number;
  low: number | null;
  high: number | null;
}

export interface ItemStatisticsData {
  version: number;
  exposures: number;
  facility: EstimateData;
  discrimination: EstimateData;
  medianSeconds: number | null;
  withdrawal: { reason: string; since: string | null; keptBy: { id: string } | null; keptAt: string | null } | null;
}

export interface PointData {
  label: string;
  value: number | null;
  n: number;
  id: string | null;
}

export interface ResultsData {
  score: EstimateData;
  byQuestion: PointData[];
  byObjective: PointData[];
  overTime: PointData[];
  distribution: PointData[];
}

export interface RankData {
  rank: number;
  promptVersion: string | null;
  origin: string;
  models: string[];
  items: number;
  accepted: EstimateData;
  quarantined: EstimateData;
  facility: EstimateData;
  discrimination: EstimateData;
}

const ESTIMATE = 'value n low high';
const POINT = 'label value n id';
const MEASURED = `version exposures facility { ${ESTIMATE} } discrimination { ${ESTIMATE} } medianSeconds withdrawal { reason since keptBy { id } keptAt }`;
const RESULTS = `score { ${ESTIMATE} } byQuestion { ${POINT} } byObjective { ${POINT} } overTime { ${POINT} } distribution { ${POINT} }`;

/** Operations by name; each answers under "result". */
export const STATISTICS = {
  items: `query ($id: ID!) { result: quiz(id: $id) { items { edges { node { id statistics { ${MEASURED} } } } } } }`,
  versions: `query ($id: ID!) { result: quiz(id: $id) { items { edges { node { id versions { version statistics { ${MEASURED} } } } } } } }`,
  withdrawn: `query ($id: ID!) { result: withdrawnQuizItems(courseId: $id) { edges { node { id statistics { ${MEASURED} } } } } }`,
  keep: `mutation ($id: ID!, $version: Int!) { result: keepQuizItem(itemId: $id, version: $version) { __typename ... on QuizItem { id statistics { ${MEASURED} } } ... on UserError { message } } }`,
  ofQuiz: `query ($id: ID!, $of: ResultsOf! = MINE, $timeZone: String! = "UTC") { result: quizResults(quizId: $id, of: $of, timeZone: $timeZone) { ${RESULTS} } }`,
  ofCourse: `query ($id: ID!, $of: ResultsOf! = MINE, $timeZone: String! = "UTC") { result: courseResults(courseId: $id, of: $of, timeZone: $timeZone) { ${RESULTS} } }`,
  prompts: `query ($id: ID) { result: promptVersionRanking(courseId: $id) { rank promptVersion origin models items accepted { ${ESTIMATE} }
    quarantined { ${ESTIMATE} } facility { ${ESTIMATE} } discrimination { ${ESTIMATE} } } }`,
} as const;

/** Runs one of them, which has to go well. */
export async function statistics<Result>(app: Target, token: string, operation: keyof typeof STATISTICS, variables: Record<string, unknown>): Promise<Result> {
  return (await gql<{ result: Result }>(app, { query: STATISTICS[operation], variables, token })).result;
}

export interface MeasuredItem {
  id: string;
  statistics: ItemStatisticsData | null;
}

/** Of a quiz's items in their order. */
export async function measuredItems(app: Target, token: string, quizId: string): Promise<MeasuredItem[]> {
  const { items } = await statistics<{ items: { edges: { node: MeasuredItem }[] } }>(app, token, 'items', { id: quizId });
  return items.edges.map(({ node }) => node);
}

export const STATEMENT = (prompt: string, changes: object = {}) => ({ type: 'TRUE_FALSE', prompt, choices: undefined, answer: true, points: 1, ...changes });

/** Sits a quiz of statements that are all true, answering as told; those it isn't told of stay unanswered. @returns the attempt's id */
export async function sit(app: Target, token: string, quizId: string, answers: ReadonlyMap<string, boolean>): Promise<string> {
  const attempt = await attempts(app, token, 'start', { input: { quizId } });
  for (const { question } of questionsIn(attempt)) {
    const answer = answers.get(question.id);
    if (answer !== undefined) await save(app, token, { attemptId: attempt.id, questionId: question.id, sequence: 1, answer: { answer } });
  }
  await attempts(app, token, 'submit', { id: attempt.id });
  return attempt.id;
}
