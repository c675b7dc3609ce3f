import type { DraftQuestion, LessonText, ModelProvider, Task } from '../../../orchestrator/model.js';
import type { NewQuestion } from '../../quizzes/questions.service.js';
import type { GenerationKind } from '../generation.entity.js';
import type { Prompt } from '../prompts/prompt.js';
import type { ShownLesson } from '../shown-lesson.js';

/** The caller's parameters, defaults applied; stored with the generation and compared for idempotency. */
export interface KindInput {
  allowLocal: boolean;
  /** Whether it wants a new answer, although one may be at hand; left out: no. */
  fresh?: true;
}

/** What a generation is made from; what concerns the lesson is null where it is about none. */
export interface Subject<Input extends KindInput = KindInput> {
  generationId: string;
  input: Input;
  lessonId: string | null;
  lessonVersion: number | null;
  lesson: LessonText | null;
  /** How prompts show the lesson; left out: as it is. The engine always reads all of it. */
  shown?: ShownLesson;
  /** The names of the course's owner and of whom the answer is for: no model learns them. */
  people?: readonly string[];
}

/** What a generation about a lesson is made from. */
export interface LessonSubject<Input extends KindInput = KindInput> extends Subject<Input> {
  lessonId: string;
  lessonVersion: number;
  lesson: LessonText;
}

/** What a kind of generation needs to know to be asked for. A new kind is one file beside this one and its line in index.ts. */
export interface KindDefinition<Input extends KindInput = KindInput, About extends Subject<Input> = LessonSubject<Input>> {
  kind: GenerationKind;
  /** Whether only those who teach may ask for it. */
  forTeachers?: true;
  /** For a structured kind: how many validated items make a whole answer, and which of those that come are let through. */
  items: {
    wanted(input: Input): number;
    accept(item: unknown, subject: About, existing: readonly NewQuestion[], by: ModelProvider['origin']): { ok: true; item: NewQuestion } | { ok: false; reason: string };
  } | null;
  /** What its user wrote of their own, for moderation and for teachers' eyes; null where the kind takes none. */
  freeText(input: Input): string | null;
  task(subject: About, existing: DraftQuestion[]): Task;
  /** How a model is asked; the engine reads the task alone. */
  prompt: Prompt;
}
