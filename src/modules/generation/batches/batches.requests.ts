import { badUserInput, CallerError } from '../../../platform/errors.js';
import { GenerationKind } from '../generation.entity.js';
import type { StartRequest } from '../generation.service.js';
import { exercisesRequest, flashcardsRequest, outlineRequest } from '../items/requests.js';
import { completionRequest, explanationRequest, quizRequest, type InputRules } from '../requests.js';
import { examplesRequest, lessonRequest, summaryRequest } from '../texts/requests.js';
import { MAX_REQUESTS, type BatchRequestInput } from './batches.type.js';

/** A request with the path of its own input, as "input.requests[3].quiz". */
export interface PlacedRequest {
  path: string;
  request: Omit<StartRequest, 'requestId'>;
}

/** Where a kind's own input stands; the keys in the order of the schema. */
const PARTS: Partial<Record<GenerationKind, Part>> = {
  [GenerationKind.EXPLANATION]: 'explanation',
  [GenerationKind.QUIZ]: 'quiz',
  [GenerationKind.COMPLETION]: 'completion',
  [GenerationKind.FLASHCARDS]: 'flashcards',
  [GenerationKind.EXERCISES]: 'exercises',
  [GenerationKind.OUTLINE]: 'outline',
  [GenerationKind.SUMMARY]: 'summary',
  [GenerationKind.EXAMPLES]: 'examples',
  [GenerationKind.LESSON]: 'lesson',
};
const PART_NAMES = Object.values(PARTS);

type Part = Exclude<keyof BatchRequestInput, 'kind'>;

/** Checks all requests and applies their defaults. @throws BAD_USER_INPUT naming the first field that is wrong */
export function batchRequests(requests: readonly BatchRequestInput[], rules: InputRules): PlacedRequest[] {
  if (requests.length < 1 || requests.length > MAX_REQUESTS) throw badUserInput('input.requests', `must hold 1 to ${MAX_REQUESTS} requests.`);
  return requests.map((input, index) => placed(input, `input.requests[${index}]`, rules));
}

function placed(input: BatchRequestInput, at: string, rules: InputRules): PlacedRequest {
  const { kind } = input;
  const part = PARTS[kind];
  if (!part) throw badUserInput(`${at}.kind`, `must be one of ${Object.keys(PARTS).join(', ')}.`);
  const other = PART_NAMES.find((name) => name !== part && input[name] != null);
  if (other) throw badUserInput(`${at}.${other}`, `must be left out where the kind is ${kind}.`);
  const path = `${at}.${part}`;
  if (input[part]?.idempotencyKey != null) throw badUserInput(`${path}.idempotencyKey`, 'must be left out: input.idempotencyKey holds for all of them.');
  const request = within(path, () => requestOf(part, input, rules));
  if (!request) throw badUserInput(path, `must be given where the kind is ${kind}.`);
  return { path, request };
}

function requestOf(part: Part, { explanation, quiz, completion, flashcards, exercises, outline, summary, examples, lesson }: BatchRequestInput, rules: InputRules): PlacedRequest['request'] | null {
  switch (part) {
    case 'explanation':
      return explanation ? explanationRequest(explanation, rules.maxInputLength) : null;
    case 'quiz':
      return quiz ? quizRequest(quiz) : null;
    case 'completion':
      return completion ? completionRequest(completion, rules) : null;
    case 'flashcards':
      return flashcards ? flashcardsRequest(flashcards) : null;
    case 'exercises':
      return exercises ? exercisesRequest(exercises) : null;
    case 'outline':
      return outline ? outlineRequest(outline, rules) : null;
    case 'summary':
      return summary ? summaryRequest(summary) : null;
    case 'examples':
      return examples ? examplesRequest(examples) : null;
    case 'lesson':
      if (lesson?.outlineNodeId != null) throw badUserInput('input.outlineNodeId', 'must be left out in a batch: give title and sections.');
      return lesson ? lessonRequest(lesson, rules) : null;
  }
}

function within<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw atPath(error, path);
  }
}

/** What is wrong with one request's input, as what is wrong with the batch's; the lesson, where nothing else is named. */
export function atPath(error: unknown, path: string): unknown {
  if (!(error instanceof CallerError)) return error;
  const { code, field } = error.extensions as { code: string; field?: string };
  if (code === 'NOT_FOUND') return new CallerError('NOT_FOUND', error.message, { field: `${path}.lessonId` });
  if (code !== 'BAD_USER_INPUT' || !field) return error;
  return badUserInput(field.replace(/^input/, path), error.message.slice(field.length + 2));
}
