import { fenced, type DataTag } from '../../../orchestrator/fence.js';
import type { AnswerSchema, LanguageCode, LessonText, ModelCall, Task } from '../../../orchestrator/model.js';
import type { Refusal } from '../../../orchestrator/orchestrator.js';

/** What a model is asked for one kind of task. A new prompt is one file beside this one and its line in index.ts. */
export interface Prompt<T extends Task = Task, Words = unknown> {
  kind: T['kind'];
  /** The prompt's name and number. It changes with every change of what is sent: answers are kept and compared by it. */
  version: `${string}@${number}`;
  /** What the answer is held to; null: it is text. */
  schema: AnswerSchema | null;
  /** Its key instructions, written in the language that the answer is to be in. */
  instructions: Record<LanguageCode, Words>;
  /** @param refusals items that the model gave before and that were not let through, to be mended */
  build(task: T, refusals: readonly Refusal[]): PromptText;
}

/** A call as a prompt words it. */
export type PromptText = Omit<ModelCall, 'model' | 'task'>;

/** Somebody's words as a prompt shows them: between tags that they can't close. */
export function tagged(tag: DataTag, text: string): string {
  return `<${tag}>\n${fenced(text)}\n</${tag}>`;
}

/** A lesson as a prompt shows it. */
export function lessonBlock({ title, objectives, body }: LessonText): string {
  const goals = objectives.length > 0 ? `\nObjectives:\n${objectives.map((objective) => `- ${objective}`).join('\n')}\n` : '';
  return tagged('lesson', `# ${title}\n${goals}\n${body}`);
}
