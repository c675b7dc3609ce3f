import type { CoursesService } from '../courses/courses.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import type { UsersService } from '../identity/users.service.js';
import { GenerationKind } from './generation.entity.js';
import type { GenerationRow } from './generation.repository.js';
import { kindDefinition } from './kinds/index.js';
import type { KindInput, Subject } from './kinds/kind.js';
import { lessonText } from './lesson-text.js';
import { shapedSubject } from './shaping.js';
import { shownLesson, type PromptSettings } from './shown-lesson.js';

export interface SubjectSources {
  courses: CoursesService;
  lessons: LessonsService;
  users: UsersService;
  /** How lessons are shown to models; null where none is asked. */
  prompts: PromptSettings | null;
}

/** What a stored generation is made from: the lesson in the version that it was asked about, and whose names no model learns. */
export async function subjectOf(generation: GenerationRow, { courses, lessons, users, prompts }: SubjectSources): Promise<Subject> {
  const { id: generationId, lessonId, lessonVersion, courseId, userId, course: access } = generation;
  const own = shapedSubject(generation.input, generation.applied ?? [], userId);
  const people = await namesFor(users, generation.kind, { input: own.input, userId, courseOwnerId: access?.ownerId ?? null });
  if (lessonId === null || lessonVersion === null || courseId === null) {
    return { generationId, ...own, lessonId: null, lessonVersion: null, lesson: null, people };
  }
  const [lesson, course] = await Promise.all([lessons.version(lessonId, lessonVersion), courses.find(courseId)]);
  if (!lesson || !course) throw new Error(`version ${lessonVersion} of ${lessonId} is gone`);
  const subject: Subject = { generationId, ...own, lessonId, lessonVersion, lesson: lessonText(lesson, course), people };
  return prompts ? showing(subject, generation.kind, prompts) : subject;
}

/** The names that no model learns: of who asks, of whose course it is, and of whom else it concerns. */
export async function namesFor(users: Pick<UsersService, 'names'>, kind: GenerationKind, { input, userId, courseOwnerId }: { input: KindInput; userId: string; courseOwnerId: string | null }): Promise<string[]> {
  const concerned = kind === GenerationKind.EMBEDDING ? [] : (kindDefinition(kind).concerns?.(input) ?? []);
  return users.names([...new Set([userId, ...(courseOwnerId === null ? [] : [courseOwnerId]), ...concerned])]);
}

/** The same with its lesson as models are shown it. To rank a long one takes a tenth of a second or more: only for whoever asks a model. */
export async function showing(subject: Subject, kind: GenerationKind, prompts: PromptSettings): Promise<Subject> {
  return subject.lesson ? { ...subject, shown: await shownLesson(subject.lesson, questionOf(kind, subject), prompts) } : subject;
}

/** What is asked about the lesson, in words that say which part of it matters; null: the whole. */
export function questionOf(kind: GenerationKind, subject: Subject): string | null {
  const task = kindDefinition(kind).task(subject, []);
  if (task.kind === 'EXPLANATION') return task.question;
  if (task.kind === 'LESSON') return [task.title, ...task.sections.flatMap(({ title, summary }) => [title, summary])].join('\n');
  return task.kind === 'COMPLETION' ? task.prompt : null;
}
