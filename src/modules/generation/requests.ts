import { QUESTION_TYPES } from '../../orchestrator/model.js';
import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import { GenerationKind } from './generation.entity.js';
import type { StartRequest } from './generation.service.js';
import type { ExplainLessonInput, GenerateQuizInput } from './generation.type.js';
import type { ExplanationInput } from './kinds/explanation.js';
import type { QuizInput } from './kinds/quiz.js';
import { languageCode } from './lesson-text.js';

const MAX_QUESTIONS = 50;
const MAX_KEY_LENGTH = 200;

type Request<Input> = Omit<StartRequest, 'requestId' | 'input'> & { input: Input };

/** Checks an explanation's input and applies its defaults. @throws BAD_USER_INPUT */
export function explanationRequest(input: ExplainLessonInput, maxInputLength: number): Request<ExplanationInput> {
  const question = input.question == null ? null : checkText('input.question', input.question, { min: 1, max: maxInputLength });
  return {
    kind: GenerationKind.EXPLANATION,
    lessonId: input.lessonId,
    idempotencyKey: idempotencyKey(input.idempotencyKey),
    freeText: question === null ? [] : [question],
    input: {
      question,
      language: input.language == null ? null : languageCode(input.language),
      difficulty: input.difficulty ?? null,
      allowLocal: input.allowLocal,
    },
  };
}

/** Checks a quiz's input and applies its defaults. @throws BAD_USER_INPUT */
export function quizRequest(input: GenerateQuizInput): Request<QuizInput> {
  if (input.questionCount < 1 || input.questionCount > MAX_QUESTIONS) {
    throw badUserInput('input.questionCount', `must be from 1 to ${MAX_QUESTIONS}.`);
  }
  if (input.types?.length === 0) throw badUserInput('input.types', 'must name at least one type, or be left out.');
  return {
    kind: GenerationKind.QUIZ,
    lessonId: input.lessonId,
    idempotencyKey: idempotencyKey(input.idempotencyKey),
    freeText: [],
    input: {
      questionCount: input.questionCount,
      types: QUESTION_TYPES.filter((type) => !input.types || input.types.some((wanted) => wanted === type)),
      seed: input.seed ?? null,
      language: input.language == null ? null : languageCode(input.language),
      difficulty: input.difficulty ?? null,
      allowLocal: input.allowLocal,
    },
  };
}

function idempotencyKey(key: string | null | undefined): string | null {
  return key == null ? null : checkText('input.idempotencyKey', key, { min: 1, max: MAX_KEY_LENGTH });
}
