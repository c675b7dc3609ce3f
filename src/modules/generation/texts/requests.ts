import type { DifficultyLevel, LanguageCode } from '../../../orchestrator/model.js';
import { badUserInput } from '../../../platform/errors.js';
import { checkText, idempotencyKey } from '../../../platform/graphql/text.js';
import { GenerationKind } from '../generation.entity.js';
import type { ExamplesInput } from '../kinds/examples.js';
import type { KindInput } from '../kinds/kind.js';
import type { SummaryInput } from '../kinds/summary.js';
import { languageCode } from '../lesson-text.js';
import type { Request } from '../requests.js';
import type { GenerateExamplesInput, SummarizeLessonInput, TextInput } from './texts.input.js';

/** More are several generations. */
export const MAX_EXAMPLES = 10;
const LONGEST_WORKPLACE = 200;

/** Checks what a summary is asked for with, and applies its defaults. @throws BAD_USER_INPUT */
export function summaryRequest(input: SummarizeLessonInput): Request<SummaryInput> {
  return {
    kind: GenerationKind.SUMMARY,
    lessonId: input.lessonId,
    idempotencyKey: idempotencyKey(input.idempotencyKey),
    input: { form: input.form, ...shared(input) },
  };
}

/** Checks what examples are asked for with, and applies their defaults. @throws BAD_USER_INPUT */
export function examplesRequest(input: GenerateExamplesInput): Request<ExamplesInput> {
  const { exampleCount, industry, role } = input;
  if (exampleCount < 1 || exampleCount > MAX_EXAMPLES) throw badUserInput('input.exampleCount', `must be from 1 to ${MAX_EXAMPLES}.`);
  return {
    kind: GenerationKind.EXAMPLES,
    lessonId: input.lessonId,
    idempotencyKey: idempotencyKey(input.idempotencyKey),
    input: { exampleCount, industry: workplace('industry', industry), role: workplace('role', role), ...shared(input) },
  };
}

function workplace(field: string, text: string | null | undefined): string | null {
  return text == null ? null : checkText(`input.${field}`, text, { min: 1, max: LONGEST_WORKPLACE });
}

interface Shared extends KindInput {
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
}

function shared({ language, difficulty, allowLocal, fresh }: TextInput): Shared {
  return {
    language: language == null ? null : languageCode(language),
    difficulty: difficulty ?? null,
    allowLocal,
    ...(fresh && { fresh: true as const }),
  };
}
