import type { DraftQuestion, LessonText, ModelProvider, Task } from '../../../orchestrator/model.js';
import type { NewQuestion } from '../../quizzes/questions.service.js';
import type { GenerationKind } from '../generation.entity.js';
import type { Prompt } from '../prompts/prompt.js';
import type { ShownLesson } from '../shown-lesson.js';

/** The caller's parameters, defaults applied; stored with the generation and compared for idempotency. */
export interface KindInput {
  allowLocal: boolean;
}

/** What a generation is made from. */
export interface Subject<Input extends KindInput = KindInput> {
  generationId: string;
  input: Input;
  lessonId: string;
  lessonVersion: number;
  lesson: LessonText;
  /** How prompts show the lesson; left out: as it is. The engine always reads all of it. */
  shown?: ShownLesson;
}

/** What a kind of generation needs to know to be asked for. A new kind is one file beside this one and its line in index.ts. */
export interface KindDefinition<Input extends KindInput = KindInput> {
  kind: GenerationKind;
  /** For a structured kind: how many validated items make a whole answer, and which of those that come are let through. */
  items: {
    wanted(input: Input): number;
    accept(item: unknown, subject: Subject<Input>, existing: readonly NewQuestion[], by: ModelProvider['origin']): { ok: true; item: NewQuestion } | { ok: false; reason: string };
  } | null;
  task(subject: Subject<Input>, existing: DraftQuestion[]): Task;
  /** How a model is asked; the engine reads the task alone. */
  prompt: Prompt;
}
