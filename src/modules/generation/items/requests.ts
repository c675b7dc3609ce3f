import { badUserInput } from '../../../platform/errors.js';
import { checkText, idempotencyKey } from '../../../platform/graphql/text.js';
import { GenerationKind } from '../generation.entity.js';
import type { ExercisesInput } from '../kinds/exercises.js';
import type { FlashcardsInput } from '../kinds/flashcards.js';
import type { OutlineInput } from '../kinds/outline.js';
import { languageCode } from '../lesson-text.js';
import { checkCount, MAX_ITEMS, startOptions, type InputRules, type Request } from '../requests.js';
import type { GenerateExercisesInput, GenerateFlashcardsInput, GenerateOutlineInput, ItemsInput } from './items.input.js';

const LONGEST_AUDIENCE = 500;
const MOST_HOURS = 1_000;
const HEADINGS_OF_LESSON = 10;
const HEADINGS_OF_COURSE = 12;
/** In a course: a heading for each hour, and one above every four of them. */
const HOURS_IN_CHAPTER = 4;

/** Checks what flashcards are asked for with, and applies its defaults. @throws BAD_USER_INPUT */
export function flashcardsRequest(input: GenerateFlashcardsInput): Request<FlashcardsInput> {
  checkCount('input.cardCount', input.cardCount);
  return {
    kind: GenerationKind.FLASHCARDS,
    lessonId: input.lessonId,
    idempotencyKey: idempotencyKey(input.idempotencyKey),
    input: { cardCount: input.cardCount, ...shared(input) },
  };
}

/** Checks what exercises are asked for with, and applies its defaults. @throws BAD_USER_INPUT */
export function exercisesRequest(input: GenerateExercisesInput): Request<ExercisesInput> {
  checkCount('input.exerciseCount', input.exerciseCount);
  return {
    kind: GenerationKind.EXERCISES,
    lessonId: input.lessonId,
    idempotencyKey: idempotencyKey(input.idempotencyKey),
    input: { exerciseCount: input.exerciseCount, ...shared(input) },
  };
}

/** Checks what an outline is asked for with, and applies its defaults. @throws BAD_USER_INPUT */
export function outlineRequest(input: GenerateOutlineInput, { maxInputLength, defaultLanguage }: InputRules): Request<OutlineInput> {
  const lessonId = input.lessonId ?? null;
  if (lessonId === null && input.topic == null) throw badUserInput('input.topic', 'must be given where no lesson is named.');
  for (const part of ['topic', 'audience', 'hours'] as const) {
    if (lessonId !== null && input[part] != null) throw badUserInput(`input.${part}`, 'must be left out where a lesson is named.');
  }
  const { hours = null } = input;
  if (hours !== null && (hours < 1 || hours > MOST_HOURS)) throw badUserInput('input.hours', `must be from 1 to ${MOST_HOURS}.`);
  const headingCount = input.headingCount ?? (lessonId !== null ? HEADINGS_OF_LESSON : headingsFor(hours));
  checkCount('input.headingCount', headingCount);
  const { language, ...others } = shared(input);
  return {
    kind: GenerationKind.OUTLINE,
    lessonId,
    idempotencyKey: idempotencyKey(input.idempotencyKey),
    input: {
      topic: input.topic == null ? null : checkText('input.topic', input.topic, { min: 1, max: maxInputLength }),
      audience: input.audience == null ? null : checkText('input.audience', input.audience, { min: 1, max: LONGEST_AUDIENCE }),
      hours,
      headingCount,
      // With a lesson the course's stands in.
      language: language ?? (lessonId === null ? defaultLanguage : null),
      ...others,
    },
  };
}

function headingsFor(hours: number | null): number {
  return hours === null ? HEADINGS_OF_COURSE : Math.min(MAX_ITEMS, Math.max(HOURS_IN_CHAPTER, hours + Math.ceil(hours / HOURS_IN_CHAPTER)));
}

function shared({ language, difficulty, ...input }: ItemsInput): Omit<FlashcardsInput, 'cardCount'> {
  return {
    language: language == null ? null : languageCode(language),
    difficulty: difficulty ?? null,
    ...startOptions(input),
  };
}
