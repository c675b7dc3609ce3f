import { QUESTION_TYPES, type LanguageCode } from '../../orchestrator/model.js';
import { badUserInput } from '../../platform/errors.js';
import { checkText, idempotencyKey } from '../../platform/graphql/text.js';
import { checkedWords } from '../personalisation/settings.service.js';
import { GenerationKind } from './generation.entity.js';
import type { StartRequest } from './generation.service.js';
import type { CompleteInput, ExplainLessonInput, GenerateQuizInput, StartInput } from './generation.type.js';
import type { CompletionInput } from './kinds/completion.js';
import type { ExplanationInput } from './kinds/explanation.js';
import type { KindInput } from './kinds/kind.js';
import type { QuizInput } from './kinds/quiz.js';
import { languageCode } from './lesson-text.js';

/** Of any structured kind: more are several generations. */
export const MAX_ITEMS = 50;
const MAX_OUTPUT_TOKENS = 16_384;
// Models that reason first count it as output.
const DEFAULT_OUTPUT_TOKENS = 6_144;

/** What an installation says about input. */
export interface InputRules {
  /** How long a free text may be, in code units. */
  maxInputLength: number;
  /** Of an answer that is about no course and for which none was asked. */
  defaultLanguage: LanguageCode;
}

export type Request<Input> = Omit<StartRequest, 'requestId' | 'input'> & { input: Input };

/** What may be said of every generation, checked, as it is stored with one. Every kind's request holds it. @throws BAD_USER_INPUT */
export function startOptions({ allowLocal, fresh, personalisation, personalise }: Omit<StartInput, 'idempotencyKey'>): KindInput {
  const said = personalisation ? checkedWords(personalisation, 'input.personalisation') : {};
  return {
    allowLocal,
    ...(fresh && { fresh: true }),
    ...(Object.keys(said).length > 0 && { personalisation: said }),
    ...(personalise === false && { personalise }),
  };
}

/** Checks an explanation's input and applies its defaults. @throws BAD_USER_INPUT */
export function explanationRequest(input: ExplainLessonInput, maxInputLength: number): Request<ExplanationInput> {
  const question = input.question == null ? null : checkText('input.question', input.question, { min: 1, max: maxInputLength });
  return {
    kind: GenerationKind.EXPLANATION,
    lessonId: input.lessonId,
    idempotencyKey: idempotencyKey(input.idempotencyKey),
    input: {
      question,
      language: input.language == null ? null : languageCode(input.language),
      difficulty: input.difficulty ?? null,
      ...startOptions(input),
    },
  };
}

/** Checks a quiz's input and applies its defaults. @throws BAD_USER_INPUT */
export function quizRequest(input: GenerateQuizInput): Request<QuizInput> {
  checkCount('input.questionCount', input.questionCount);
  if (input.types?.length === 0) throw badUserInput('input.types', 'must name at least one type, or be left out.');
  return {
    kind: GenerationKind.QUIZ,
    lessonId: input.lessonId,
    idempotencyKey: idempotencyKey(input.idempotencyKey),
    input: {
      questionCount: input.questionCount,
      types: QUESTION_TYPES.filter((type) => !input.types || input.types.some((wanted) => wanted === type)),
      seed: input.seed ?? null,
      language: input.language == null ? null : languageCode(input.language),
      difficulty: input.difficulty ?? null,
      ...startOptions(input),
    },
  };
}

/** Checks a free request's input and applies its defaults. @throws BAD_USER_INPUT */
export function completionRequest(input: CompleteInput, { maxInputLength, defaultLanguage }: InputRules): Request<CompletionInput> {
  const maxOutputTokens = input.maxOutputTokens ?? DEFAULT_OUTPUT_TOKENS;
  if (maxOutputTokens < 1 || maxOutputTokens > MAX_OUTPUT_TOKENS) {
    throw badUserInput('input.maxOutputTokens', `must be from 1 to ${MAX_OUTPUT_TOKENS}.`);
  }
  const lessonId = input.lessonId ?? null;
  const language = input.language == null ? null : languageCode(input.language);
  return {
    kind: GenerationKind.COMPLETION,
    lessonId,
    idempotencyKey: idempotencyKey(input.idempotencyKey),
    input: {
      prompt: checkText('input.prompt', input.prompt, { min: 1, max: maxInputLength }),
      // With a lesson the course's stands in.
      language: language ?? (lessonId === null ? defaultLanguage : null),
      difficulty: input.difficulty ?? null,
      maxOutputTokens,
      ...startOptions(input),
    },
  };
}

/** @throws BAD_USER_INPUT */
export function checkCount(field: string, count: number): void {
  if (count < 1 || count > MAX_ITEMS) throw badUserInput(field, `must be from 1 to ${MAX_ITEMS}.`);
}
