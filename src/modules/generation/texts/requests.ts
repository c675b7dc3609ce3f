import type { DifficultyLevel, LanguageCode } from '../../../orchestrator/model.js';
import { badUserInput } from '../../../platform/errors.js';
import { checkText, idempotencyKey } from '../../../platform/graphql/text.js';
import { GenerationKind } from '../generation.entity.js';
import type { ExamplesInput } from '../kinds/examples.js';
import type { KindInput } from '../kinds/kind.js';
import type { LessonInput } from '../kinds/lesson.js';
import type { SummaryInput } from '../kinds/summary.js';
import { languageCode } from '../lesson-text.js';
import { startOptions, type InputRules, type Request } from '../requests.js';
import type { DraftLessonInput, GenerateExamplesInput, SummarizeLessonInput, TextInput } from './texts.input.js';

/** More are several generations. */
export const MAX_EXAMPLES = 10;
const LONGEST_WORKPLACE = 200;
const LONGEST_TITLE = 300;
const MOST_OBJECTIVES = 50;
const LONGEST_OBJECTIVE = 500;
const LONGEST_AUDIENCE = 500;
const MOST_SECTIONS = 50;
const LONGEST_HEADING = 200;
const LONGEST_SUMMARY = 800;

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

/** Checks what a draft is asked for with, and applies its defaults; a heading of an outline has been looked up before. @throws BAD_USER_INPUT */
export function lessonRequest(input: DraftLessonInput, { defaultLanguage }: InputRules): Request<LessonInput> {
  const { title, objectives, audience, sections, lessonId = null } = input;
  if (title == null) throw badUserInput('input.title', 'must be given where no heading of an outline is named.');
  if (objectives.length > MOST_OBJECTIVES) throw badUserInput('input.objectives', `must hold at most ${MOST_OBJECTIVES}.`);
  if ((sections?.length ?? 0) > MOST_SECTIONS) throw badUserInput('input.sections', `must hold at most ${MOST_SECTIONS}.`);
  const { language, ...others } = shared(input);
  return {
    kind: GenerationKind.LESSON,
    lessonId,
    idempotencyKey: idempotencyKey(input.idempotencyKey),
    input: {
      title: checkText('input.title', title, { min: 1, max: LONGEST_TITLE }),
      objectives: objectives.map((objective, index) => checkText(`input.objectives[${index}]`, objective, { min: 1, max: LONGEST_OBJECTIVE })),
      audience: audience == null ? null : checkText('input.audience', audience, { min: 1, max: LONGEST_AUDIENCE }),
      sections: (sections ?? []).map((section, index) => ({
        title: checkText(`input.sections[${index}].title`, section.title, { min: 1, max: LONGEST_HEADING }).replace(/\s+/g, ' '),
        summary: checkText(`input.sections[${index}].summary`, section.summary, { min: 0, max: LONGEST_SUMMARY }),
      })),
      // With a lesson the course's stands in.
      language: language ?? (lessonId === null ? defaultLanguage : null),
      ...others,
    },
  };
}

function workplace(field: string, text: string | null | undefined): string | null {
  return text == null ? null : checkText(`input.${field}`, text, { min: 1, max: LONGEST_WORKPLACE });
}

interface Shared extends KindInput {
  language: LanguageCode | null;
  difficulty: DifficultyLevel | null;
}

function shared({ language, difficulty, ...input }: TextInput): Shared {
  return {
    language: language == null ? null : languageCode(language),
    difficulty: difficulty ?? null,
    ...startOptions(input),
  };
}
