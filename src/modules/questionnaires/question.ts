import type { AnswerInputName, LanguageCode, QuestionPurposeName } from '../../orchestrator/model.js';
import { gradeAnswer, GradeOutcome } from '../grading/grade.js';
import { QuestionType, type StoredEvidence, type StoredKey } from '../quizzes/quizzes.entity.js';

/** What a page draws a question from. */
export interface ShownQuestion {
  prompt: string;
  choices: { id: string; text: string }[];
  labels: string[];
  least: number | null;
  most: number | null;
  unit: string | null;
  blanks: number | null;
}

/** What is right, and what of a lesson says so. */
export interface QuestionKey extends StoredKey {
  /** 1 to 3. */
  level: number;
  lessonId: string | null;
  evidence: StoredEvidence | null;
}

/** The field that the question's input asks for. */
export interface Response {
  choiceIds?: string[];
  answer?: boolean;
  texts?: string[];
  number?: number;
}

/** What another frontend says of a question: never believed where the server knows better. */
export interface Claimed {
  numero: number;
  type: string;
  correctAnswer: string | null;
  isCorrect: boolean | null;
}

/** What a program reads from an answer. */
export const READS = ['LEVEL', 'PRESENTATION', 'PACE'] as const;
export type Reads = (typeof READS)[number];

/** A question with its answer. */
export interface QuestionRow {
  id: string;
  position: number;
  purpose: QuestionPurposeName;
  reads: Reads | null;
  input: AnswerInputName;
  content: ShownQuestion;
  key: QuestionKey | null;
  claimed: Claimed | null;
  askedAt: Date | null;
  sequence: number;
  response: Response | null;
  skipped: boolean;
  right: boolean | null;
  answeredAt: Date | null;
}

const QUIZ_TYPES: Partial<Record<AnswerInputName, QuestionType>> = {
  SINGLE_CHOICE: QuestionType.MULTIPLE_CHOICE, MULTIPLE_CHOICE: QuestionType.MULTIPLE_CHOICE, TRUE_FALSE: QuestionType.TRUE_FALSE,
  SHORT_TEXT: QuestionType.SHORT_ANSWER, CLOZE: QuestionType.CLOZE,
};

/** Whether an answer is right, marked as a quiz's would be: nothing for a part of it. Null where no code can tell. */
export function isRight({ input, content, key }: Pick<QuestionRow, 'input' | 'content' | 'key'>, response: Response | null, language: LanguageCode): boolean | null {
  const type = QUIZ_TYPES[input];
  if (!key || !type) return null;
  const shown = { points: 1, choices: content.choices, multiple: input === 'MULTIPLE_CHOICE', ...(content.blanks !== null && { blanks: content.blanks }) };
  const { outcome } = gradeAnswer({ type, content: shown, key }, response, language, { partialCredit: false });
  return outcome === GradeOutcome.UNGRADED || outcome === GradeOutcome.NEAR_MISS ? null : outcome === GradeOutcome.CORRECT;
}

/** An answer in words. @param words for yes and no */
export function inWords({ input, content }: Pick<QuestionRow, 'input' | 'content'>, response: Response, [yes, no]: readonly [string, string]): string {
  // Another frontend's answer that names nothing that the question offers is what it says.
  if (response.texts) return response.texts.join('; ');
  switch (input) {
    case 'SINGLE_CHOICE':
    case 'MULTIPLE_CHOICE':
      return content.choices.filter(({ id }) => response.choiceIds?.includes(id)).map(({ text }) => text).join('; ');
    case 'TRUE_FALSE':
      return response.answer === undefined ? '' : response.answer ? yes : no;
    case 'SCALE':
      return `${response.number} (${content.least} ${content.labels[0]} … ${content.most} ${content.labels[1]})`;
    case 'NUMBER':
      return `${response.number}${content.unit === null ? '' : ` ${content.unit}`}`;
    default:
      return '';
  }
}
