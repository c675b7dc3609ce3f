import { gql, wsClient, type Target } from './clients.js';
import type { Classroom } from './generations.js';
import { handMade, quizzes, type ItemChangedData, type QuizData } from './quizzes.js';

export interface GivenData {
  choiceIds: string[] | null;
  answer: boolean | null;
  texts: string[] | null;
}

export interface AttemptQuestionData {
  position: number;
  question: { __typename: string; id: string; prompt: string; points: number; explanation: string | null; evidence: { quote: string }[]; choices?: { id: string; text: string }[]; blanks?: number };
  answer: GivenData | null;
  sequence: number;
  savedAt: string | null;
  final: boolean;
  key: { choiceIds: string[]; answer: boolean | null; accepted: string[][] } | null;
  grade: { outcome: string; points: number | null; maxPoints: number; how: string | null } | null;
}

/** What a client knows of an attempt. */
export interface AttemptData {
  __typename: string;
  id: string;
  quizId: string;
  quizVersion: number;
  title: string;
  number: number;
  status: string;
  startedAt: string;
  endsAt: string | null;
  secondsLeft: number | null;
  submittedAt: string | null;
  submittedBy: string | null;
  lastSeq: number;
  quiz: { id: string } | null;
  questions: { edges: { node: AttemptQuestionData }[] };
  result: { points: number; maxPoints: number; score: number | null; ungraded: number; byQuestion: BarData[]; byObjective: BarData[] } | null;
  message?: string;
  maxAttempts?: number;
  opensAt?: string | null;
  dueAt?: string | null;
}

export interface BarData {
  label: string;
  value: number | null;
  points: number;
  maxPoints: number;
  n: number;
}

export interface SavedData {
  __typename: string;
  sequence?: number;
  savedAt?: string;
  message?: string;
  currentSequence?: number;
  currentAnswer?: GivenData | null;
  submittedBy?: string;
  attempt?: AttemptData;
}

export interface AttemptEventData {
  __typename: string;
  attemptId: string;
  seq: number;
  questionId?: string;
  sequence?: number;
  endsAt?: string | null;
  secondsLeft?: number;
  submittedBy?: string;
}

const BAR = 'label value points maxPoints n';
export const ATTEMPT = `id quizId quizVersion title number status startedAt endsAt secondsLeft submittedAt submittedBy lastSeq quiz { id }
  questions(first: 100) { edges { node { position question { __typename id prompt points explanation evidence { quote }
    ... on MultipleChoiceQuestion { choices { id text } } ... on ClozeQuestion { blanks } }
    answer { choiceIds answer texts } sequence savedAt final key { choiceIds answer accepted } grade { outcome points maxPoints how } } } }
  result { points maxPoints score ungraded byQuestion { ${BAR} } byObjective { ${BAR} } }`;

/** Operations by name; each answers under "result". */
export const ATTEMPTS = {
  start: `mutation ($input: StartAttemptInput!) { result: startAttempt(input: $input) { __typename ... on Attempt { ${ATTEMPT} }
    ... on UserError { message } ... on QuizNotOpen { opensAt dueAt } ... on NoAttemptsLeft { maxAttempts } } }`,
  save: `mutation ($input: SaveAnswerInput!) { result: saveAnswer(input: $input) { __typename ... on SavedAnswer { sequence savedAt }
    ... on UserError { message } ... on AttemptClosed { submittedBy }
    ... on AnswerSuperseded { currentSequence currentAnswer { choiceIds answer texts } } ... on AnswerConflict { currentSequence currentAnswer { choiceIds answer texts } }
    ... on AnswerFinal { currentSequence currentAnswer { choiceIds answer texts } } } }`,
  submit: `mutation ($id: ID!) { result: submitAttempt(id: $id) { ${ATTEMPT} } }`,
  read: `query ($id: ID!) { result: attempt(id: $id) { ${ATTEMPT} } }`,
  node: `query ($id: ID!) { result: node(id: $id) { __typename ... on Attempt { ${ATTEMPT} } } }`,
  own: `query ($open: Boolean, $quizId: ID) { result: attempts(open: $open, quizId: $quizId) { edges { node { ${ATTEMPT} } } } }`,
} as const;

export const ATTEMPT_EVENTS = `subscription ($id: ID!, $afterSeq: Int!) { attemptEvents(id: $id, afterSeq: $afterSeq) { __typename attemptId seq
  ... on AttemptStarted { endsAt } ... on AnswerSaved { questionId sequence } ... on TimeLeft { secondsLeft } ... on AttemptSubmitted { submittedBy } } }`;

/** Runs one of them, which has to go well. */
export async function attempts<Result = AttemptData>(app: Target, token: string, operation: keyof typeof ATTEMPTS, variables: Record<string, unknown>): Promise<Result> {
  return (await gql<{ result: Result }>(app, { query: ATTEMPTS[operation], variables, token })).result;
}

export function save(app: Target, token: string, input: object): Promise<SavedData> {
  return attempts<SavedData>(app, token, 'save', { input });
}

/** The questions of an attempt in its order. */
export function questionsIn({ questions }: AttemptData): AttemptQuestionData[] {
  return questions.edges.map(({ node }) => node);
}

/** A choice, a choice of several, a true/false, a cloze and a short answer. */
export const FIVE = [
  { objectives: ['Founders'] },
  { prompt: 'Which are ships?', points: 4, choices: [{ text: 'Barque', correct: true }, { text: 'Brig', correct: true }, { text: 'Crane', correct: false }, { text: 'Quay', correct: false }] },
  { type: 'TRUE_FALSE', prompt: 'Harbours are sheltered.', choices: undefined, answer: true, points: 1, objectives: ['Harbours'] },
  { type: 'CLOZE', prompt: 'The [[1]] guides [[2]].', choices: undefined, accepted: [['lighthouse'], ['ships']], points: 2, objectives: ['Harbours'] },
  { type: 'SHORT_ANSWER', prompt: 'What keeps an empty ship upright?', choices: undefined, accepted: [['ballast']], points: 3 },
];

/** A published quiz with these questions by hand. @returns it, and its items in their order */
export async function quizWith(app: Target, room: Classroom, settings: object = {}, questions: readonly object[] = FIVE): Promise<{ quiz: QuizData; itemIds: string[] }> {
  const { teacher, lessonId } = room;
  const { id, version: first } = await quizzes(app, teacher.token, 'create', { input: { title: 'Harbours', lessonId, settings } });
  let version = first;
  const itemIds: string[] = [];
  for (const question of questions) {
    const { item, quiz } = await quizzes<ItemChangedData>(app, teacher.token, 'add', handMade(id, version, question));
    itemIds.push(item.id);
    ({ version } = quiz);
  }
  ({ version } = await quizzes(app, teacher.token, 'submit', { id, version }));
  return { quiz: await quizzes(app, teacher.token, 'publish', { id, version }), itemIds };
}

export interface FollowOptions {
  afterSeq?: number;
  /** Leaves the subscription when it says true. */
  leave?(event: AttemptEventData): boolean | void | Promise<boolean | void>;
}

/** The events of an attempt on a socket of their own, until it ends or the caller leaves. */
export async function followAttempt(app: Target, token: string, id: string, { afterSeq = 0, leave }: FollowOptions = {}): Promise<AttemptEventData[]> {
  const client = wsClient(app, token);
  const events: AttemptEventData[] = [];
  try {
    for await (const { data, errors } of client.subscribe<{ attemptEvents: AttemptEventData }>(ATTEMPT_EVENTS, { id, afterSeq })) {
      if (errors || !data) throw new Error(`the subscription failed: ${JSON.stringify(errors)}`);
      events.push(data.attemptEvents);
      if (await leave?.(data.attemptEvents)) break;
    }
  } finally {
    await client.dispose();
  }
  return events;
}
