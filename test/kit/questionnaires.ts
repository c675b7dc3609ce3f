import { gql, type Target } from './clients.js';
import { eventually } from './generations.js';

export interface AskedData {
  question: {
    id: string; purpose: string; input: string; prompt: string; choices: { id: string; text: string }[]; labels: string[]; least: number | null; most: number | null; unit: string | null;
    blanks: number | null;
  };
  sequence: number;
  answer: { choiceIds: string[] | null; answer: boolean | null; texts: string[] | null; number: number | null } | null;
  skipped: boolean;
  right: boolean | null;
  evidence: { quote: string } | null;
  claimed: { numero: number; correctAnswer: string | null; isCorrect: boolean | null } | null;
}

export interface QuestionnaireData {
  __typename: string;
  id: string;
  status: string;
  subject: string;
  language: string;
  generation: { id: string; status: string; origin: string | null } | null;
  questions: AskedData[];
  currentQuestionId: string | null;
  answered: number;
  skipped: number;
  total: number | null;
  score: { right: number; of: number; verified: number; claimed: string | null; agrees: boolean | null } | null;
  notice: string | null;
  analysisStatus: string;
  analysis: { id: string; kind: string; status: string; origin: string | null; costMicroUsd: number } | null;
  message?: string;
  questionnaire?: QuestionnaireData;
}

const QUESTIONNAIRE = `id status subject language generation { id status origin } currentQuestionId answered skipped total notice analysisStatus
  questions { question { id purpose input prompt choices { id text } labels least most unit blanks } sequence answer { choiceIds answer texts number } skipped right evidence { quote } claimed { numero correctAnswer isCorrect } }
  score { right of verified claimed agrees } analysis { id kind status origin costMicroUsd }`;
const RESULT = `__typename ... on Questionnaire { ${QUESTIONNAIRE} } ... on UserError { message } ... on QuestionnaireNotOpen { questionnaire { ${QUESTIONNAIRE} } }`;

export const QUESTIONNAIRES = {
  start: `mutation ($input: StartQuestionnaireInput!) { result: startQuestionnaire(input: $input) { __typename ... on Questionnaire { ${QUESTIONNAIRE} } ... on UserError { message } } }`,
  read: `query ($id: ID!) { result: questionnaire(id: $id) { __typename ${QUESTIONNAIRE} } }`,
  answer: `mutation ($input: AnswerQuestionnaireInput!) { result: answerQuestionnaire(input: $input) { ${RESULT} } }`,
  complete: `mutation ($id: ID!) { result: completeQuestionnaire(id: $id) { ${RESULT} } }`,
  analyse: `mutation ($id: ID!) { result: analyseQuestionnaire(id: $id) { ${RESULT} } }`,
  import: `mutation ($input: ImportQuestionnaireInput!) { result: importQuestionnaire(input: $input) { __typename ${QUESTIONNAIRE} } }`,
} as const;

export async function questionnaire(app: Target, token: string, operation: keyof typeof QUESTIONNAIRES, variables: Record<string, unknown>): Promise<QuestionnaireData> {
  return (await gql<{ result: QuestionnaireData }>(app, { query: QUESTIONNAIRES[operation], variables, token })).result;
}

/** Until it can be answered. */
export function opened(app: Target, token: string, id: string): Promise<QuestionnaireData> {
  return eventually(() => questionnaire(app, token, 'read', { id }), ({ status }) => status !== 'PREPARING', 20_000);
}

/** Until what its answers show stands in the profile, or never will. */
export function analysed(app: Target, token: string, id: string): Promise<QuestionnaireData> {
  return eventually(() => questionnaire(app, token, 'read', { id }), ({ analysisStatus }) => analysisStatus === 'DONE' || analysisStatus === 'CANCELLED', 20_000);
}

/** Something that answers any question. */
export function anyAnswer({ question: { input, choices, least, blanks } }: AskedData): object {
  switch (input) {
    case 'SINGLE_CHOICE':
    case 'MULTIPLE_CHOICE':
      return { choiceIds: [choices[0]!.id] };
    case 'TRUE_FALSE':
      return { answer: true };
    case 'SCALE':
    case 'NUMBER':
      return { number: least! + 2 };
    case 'CLOZE':
      return { texts: Array.from({ length: blanks! }, () => 'the harbour') };
    default:
      return { texts: ['To know the harbours by heart.'] };
  }
}

/** Answers what is shown, one after the other, until nothing is left. @param answer null: skips it */
export async function answerAll(app: Target, token: string, id: string, answer: (asked: AskedData) => object | null = anyAnswer): Promise<QuestionnaireData> {
  for (;;) {
    const now = await questionnaire(app, token, 'read', { id });
    const asked = now.questions.find(({ question }) => question.id === now.currentQuestionId);
    if (!asked) return now;
    await questionnaire(app, token, 'answer', { input: { questionnaireId: id, questionId: asked.question.id, sequence: asked.sequence + 1, answer: answer(asked) } });
  }
}

/** An event of the history that a claim rests on. */
export interface EventData {
  id: string;
  userId: string;
  at: string;
  verb: string;
  object: { type: string; id: string };
  result: { score: { scaled: number } | null } | null;
  context: { lessonId: string | null; quizId: string | null; attemptId: string | null } | null;
}

export interface ClaimData {
  id: string;
  field: string;
  subject: string | null;
  value: string | null;
  text: string;
  confidence: number;
  origin: string;
  status: string;
  note: string | null;
  lessonId: string | null;
  evidence: { kind: string; id: string; questionnaireId: string | null; quote: string; aboutId: string | null; event: EventData | null }[];
}

export interface ProfileData {
  version: number;
  origin: string;
  change: string;
  notice: string | null;
  questionnaireId: string;
  generationId: string | null;
  claims: ClaimData[];
  goals: ClaimData[];
  levels: ClaimData[];
  strengths: ClaimData[];
  gaps: ClaimData[];
  learningPath: ClaimData[];
  nextSteps: ClaimData[];
  presentation: ClaimData | null;
  pace: ClaimData | null;
  timeline: ClaimData | null;
}

export const CLAIM = 'id field subject value text confidence origin status note lessonId evidence { kind id questionnaireId quote aboutId event { id userId at verb object { type id } result { score { scaled } } context { lessonId quizId attemptId } } }';
export const PROFILE = `version origin change notice questionnaireId generationId claims { ${CLAIM} } goals { ${CLAIM} } levels { ${CLAIM} } strengths { ${CLAIM} } gaps { ${CLAIM} }
  learningPath { ${CLAIM} } nextSteps { ${CLAIM} } presentation { ${CLAIM} } pace { ${CLAIM} } timeline { ${CLAIM} }`;
export const READ_PROFILE = `query ($version: Int) { profile: learnerProfile(version: $version) { ${PROFILE} } }`;

export async function readProfile(app: Target, token: string, version: number | null = null): Promise<ProfileData | null> {
  return (await gql<{ profile: ProfileData | null }>(app, { query: READ_PROFILE, variables: { version }, token })).profile;
}
