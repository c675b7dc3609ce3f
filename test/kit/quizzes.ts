import { gql, type Target } from './clients.js';
import { follow, QUIZ as GENERATE, start, type Classroom } from './generations.js';

/** What a client knows of a quiz. */
export interface QuizData {
  __typename: string;
  id: string;
  title: string;
  purpose: string;
  status: string;
  version: number;
  publishedVersion: number | null;
  hasUnpublishedChanges: boolean;
  reviewed: boolean;
  itemCount: number;
  points: number;
  publishedAt: string | null;
  settings: { timeLimitSeconds: number | null; dueAt: string | null; maxAttempts: number | null; shuffleChoices: boolean; reveal: Record<string, string> };
  message?: string;
  currentVersion?: number;
  problems?: { itemId: string; position: number; reason: string }[];
}

export interface Difference {
  field: string;
  before: string[];
  after: string[];
}

export interface QuestionData {
  __typename: string;
  id: string;
  prompt: string;
  points: number;
  explanation: string | null;
  evidence: { lessonVersion: number; start: number; end: number; quote: string }[];
  choices?: { id: string; text: string }[];
}

export interface QuizItemData {
  id: string;
  position: number;
  version: number;
  decision: string;
  checkStatus: string;
  check: { by: string; keyed: string[]; answered: string[]; reason: string | null } | null;
  checking: { generationId: string | null; status: string | null; reason: string | null; retryAt: string | null } | null;
  duplicateOf: string | null;
  question: QuestionData;
  stale: { reason: string; since: string } | null;
  provenance: { origin: string | null; provider: string | null; model: string | null; promptVersion: string | null; generationId: string | null; author: { displayName: string } | null; acceptedBy: { id: string } | null };
}

export interface ItemChangedData extends Partial<Pick<QuizData, 'message' | 'currentVersion' | 'status'>> {
  __typename: string;
  quiz: QuizData;
  item: QuizItemData;
}

export const QUIZ = `id title purpose status version publishedVersion hasUnpublishedChanges reviewed itemCount points publishedAt
  settings { timeLimitSeconds dueAt maxAttempts shuffleChoices reveal { key evidence explanation score } }`;
const REFUSALS = `... on UserError { message } ... on VersionConflict { currentVersion } ... on QuizStatusConflict { status }`;
export const QUIZ_RESULT = `__typename ... on Quiz { ${QUIZ} } ${REFUSALS}`;
export const PUBLISH_RESULT = `${QUIZ_RESULT} ... on QuizNotReady { problems { itemId position reason } }`;
export const QUESTION = `__typename id prompt points explanation evidence { lessonVersion start end quote } ... on MultipleChoiceQuestion { choices { id text } }`;
export const ITEM = `id position version decision checkStatus check { by keyed answered reason } checking { generationId status reason retryAt } duplicateOf question { ${QUESTION} } stale { reason since }
  provenance { origin provider model promptVersion generationId author { displayName } acceptedBy { id } }`;
export const ITEM_RESULT = `__typename ... on QuizItemChanged { quiz { ${QUIZ} } item { ${ITEM} } } ${REFUSALS}`;

/** Operations by name; each answers under "result". */
export const QUIZZES = {
  create: `mutation ($input: CreateQuizInput!) { result: createQuiz(input: $input) { ${QUIZ} } }`,
  read: `query ($id: ID!) { result: quiz(id: $id) { ${QUIZ} } }`,
  update: `mutation ($input: UpdateQuizInput!) { result: updateQuiz(input: $input) { ${QUIZ_RESULT} } }`,
  submit: `mutation ($id: ID!, $version: Int!) { result: submitQuizForReview(id: $id, expectedVersion: $version) { ${PUBLISH_RESULT} } }`,
  publish: `mutation ($id: ID!, $version: Int!) { result: publishQuiz(id: $id, expectedVersion: $version, pastDue: true) { ${PUBLISH_RESULT} } }`,
  retire: `mutation ($id: ID!, $version: Int!) { result: retireQuiz(id: $id, expectedVersion: $version) { ${QUIZ_RESULT} } }`,
  reopen: `mutation ($id: ID!, $version: Int!) { result: reopenQuiz(id: $id, expectedVersion: $version) { ${QUIZ_RESULT} } }`,
  items: `query ($id: ID!) { result: quiz(id: $id) { items(first: 100) { edges { node { ${ITEM} } } } } }`,
  add: `mutation ($input: AddQuizItemInput!) { result: addQuizItem(input: $input) { ${ITEM_RESULT} } }`,
  edit: `mutation ($input: EditQuizItemInput!) { result: editQuizItem(input: $input) { ${ITEM_RESULT} } }`,
  repair: `mutation ($input: RepairQuizItemInput!) { result: repairQuizItem(input: $input) { ${ITEM_RESULT} } }`,
  review: `mutation ($input: ReviewQuizItemsInput!) { result: reviewQuizItems(input: $input) { ${QUIZ_RESULT} } }`,
  reorder: `mutation ($id: ID!, $version: Int!, $itemIds: [ID!]!) { result: reorderQuizItems(quizId: $id, expectedVersion: $version, itemIds: $itemIds) { ${QUIZ_RESULT} } }`,
  remove: `mutation ($id: ID!, $version: Int!) { result: removeQuizItem(itemId: $id, expectedVersion: $version) { ${QUIZ_RESULT} } }`,
  check: `mutation ($id: ID!) { result: checkQuizItems(quizId: $id) { __typename ... on QuizChecks { quiz { ${QUIZ} } generations { id kind status } refused { itemIds refusal { __typename ... on UserError { message } } } } ... on UserError { message } } }`,
  regenerate: `mutation ($id: ID!, $version: Int!) { result: regenerateQuizItem(itemId: $id, expectedVersion: $version) { ${ITEM_RESULT} } }`,
  stale: `query ($id: ID!) { result: staleQuizItems(courseId: $id) { edges { node { ${ITEM} quiz { id } } } } }`,
} as const;

/** Runs one of them, which has to go well. */
export async function quizzes<Result = QuizData>(app: Target, token: string, operation: keyof typeof QUIZZES, variables: Record<string, unknown>): Promise<Result> {
  return (await gql<{ result: Result }>(app, { query: QUIZZES[operation], variables, token })).result;
}

/** The items of a quiz in their order. */
export async function itemsOf(app: Target, token: string, id: string): Promise<QuizItemData[]> {
  const { items } = await quizzes<{ items: { edges: { node: QuizItemData }[] } }>(app, token, 'items', { id });
  return items.edges.map(({ node }) => node);
}

/** A choice question by hand, as addQuizItem takes it. */
export function handMade(quizId: string, expectedVersion: number, changes: object = {}): { input: Record<string, unknown> } {
  return {
    input: {
      quizId, expectedVersion, type: 'MULTIPLE_CHOICE', prompt: 'Who founded the harbours?', explanation: 'Merchants did.', points: 2,
      choices: [{ text: 'Merchant families', correct: true }, { text: 'Fishermen', correct: false }, { text: 'The navy', correct: false }], ...changes,
    },
  };
}

/** Sentences that a question each can be made of. */
export const SENTENCES = [
  'A harbour is a sheltered part of the sea where ships can load and unload their cargo.',
  'The lighthouse of Alexandria was about 100 metres high and guided ships for more than 1,500 years.',
  'Ballast is heavy material that keeps an empty ship upright in the water.',
  'The Suez Canal was opened in 1869 and joins the Mediterranean Sea with the Red Sea.',
  'A container is a steel box of a standard size that cranes can move from ship to train.',
  'The first container ship left the port of Newark in 1956 with 58 boxes on its deck.',
  'Tides are caused mainly by the pull of the moon on the water of the oceans.',
];
export const BODY = SENTENCES.join('\n\n');

/** A draft with one question by hand. */
export async function draftQuiz(app: Target, { teacher, lessonId }: Classroom, changes: object = {}): Promise<ItemChangedData> {
  const { id } = await quizzes(app, teacher.token, 'create', { input: { title: 'Harbours', lessonId } });
  return quizzes<ItemChangedData>(app, teacher.token, 'add', handMade(id, 1, changes));
}

/** The same, published. */
export async function publishedQuiz(app: Target, room: Classroom, changes: object = {}): Promise<{ quiz: QuizData; itemId: string }> {
  const { quiz: { id, version }, item } = await draftQuiz(app, room, changes);
  await quizzes(app, room.teacher.token, 'submit', { id, version });
  return { quiz: await quizzes(app, room.teacher.token, 'publish', { id, version: version + 1 }), itemId: item.id };
}

/** The id of a generation of three questions, once it has ended. */
export async function generatedQuestions(app: Target, token: string, lessonId: string): Promise<string> {
  const { id } = await start(app, token, GENERATE, { lessonId, questionCount: 3, seed: 7, types: ['TRUE_FALSE'] });
  await follow(app, token, id);
  return id;
}
