import { existsSync, readFileSync } from 'node:fs';
import type { DifficultyLevel, LanguageCode, QuestionKind, Task } from '../../src/orchestrator/model.js';
import type { TaskProfile } from '../../src/orchestrator/routing/difficulty.js';

/** A task of which somebody has judged what it needs: whether a small model answers it as well as a dear one. */
export interface LabelledTask {
  id: string;
  kind: 'EXPLANATION' | 'QUIZ' | 'COMPLETION';
  language: LanguageCode;
  difficulty: DifficultyLevel | null;
  question: string | null;
  questionCount: number | null;
  types: QuestionKind[] | null;
  /** Its place among the set's lessons. */
  lesson: number | null;
  needs: 'small' | 'large';
}

interface TaskSet {
  lessons: { title: string; body: string; objectives: string[] }[];
  tasks: LabelledTask[];
}

export interface KnownTask {
  id: string;
  needs: LabelledTask['needs'];
  profile: TaskProfile;
  /** What the orchestrator carries along: the scripted models read none of it. */
  task: Task;
}

const NO_LESSON = { title: '', body: '', objectives: [] };

/** The tasks of a file as the router sees them; null where there is no such file. */
export function readTasks(path: string): KnownTask[] | null {
  if (!existsSync(path)) return null;
  const { lessons, tasks } = JSON.parse(readFileSync(path, 'utf8')) as TaskSet;
  return tasks.map(({ id, needs, kind, language, difficulty, question, questionCount, types, lesson: at }) => {
    const text = { ...(at === null ? NO_LESSON : (lessons[at] ?? NO_LESSON)), language };
    const profile: TaskProfile = {
      kind, language, difficulty, question,
      lesson: at === null ? null : text,
      ...(questionCount !== null && { count: questionCount, types: types ?? [] }),
    };
    return { id, needs, profile, task: { kind: 'EXPLANATION', lesson: text, question, language, difficulty } };
  });
}
