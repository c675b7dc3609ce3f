import { readFileSync } from 'node:fs';
import { signUp, type TestAccount } from './accounts.js';
import type { TestApp } from './app.js';
import { gql, refusal, type GraphqlError, type Target } from './clients.js';
import { addLesson, BODY } from './generations.js';

const FOLDER = new URL('../../../docs/operations/', import.meta.url);

/** One of the operations that the documentation shows, by its file's name. */
function operation(name: string): string {
  return readFileSync(new URL(`${name}.graphql`, FOLDER), 'utf8');
}

/** The only root field of its answer. */
export async function ask<Data = Record<string, unknown>>(app: Target, token: string, name: string, variables: Record<string, unknown>): Promise<Data> {
  return Object.values(await gql(app, { query: operation(name), variables, token }))[0] as Data;
}

/** The only error of an operation that has to fail. */
export function askInVain(app: Target, token: string, name: string, variables: Record<string, unknown>): Promise<GraphqlError> {
  return refusal(app, { query: operation(name), variables, token });
}

export interface EnrolledData {
  __typename: string;
  id?: string;
  state?: string;
  reason?: string;
  seats?: number;
  message?: string;
}

export interface RulesData {
  policy: string;
  seats: number | null;
  seatsTaken: number;
  code: string | null;
  quizShare: number | null;
}

export interface ProgressData {
  lessons: number;
  opened: number;
  finished: number;
  percent: number;
  completedAt: string | null;
  lessonsSince: number | null;
}

export interface Course {
  teacher: TestAccount;
  courseId: string;
  lessonIds: string[];
  /** Its join code, where it has one. */
  code: string | null;
}

/** A published course of a new teacher. @param rules what of them is other than a new course's */
export async function courseWith(app: TestApp, { lessons = 1, title = 'Harbours', body = BODY, ...rules }: { lessons?: number; title?: string; body?: string; policy?: string; seats?: number; quizShare?: number } = {}): Promise<Course> {
  const teacher = await signUp(app, 'INSTRUCTOR');
  const { id: courseId } = await ask<{ id: string }>(app, teacher.token, 'create-course', { input: { title, description: `About ${title}` } });
  const lessonIds: string[] = [];
  for (let number = 1; number <= lessons; number += 1) lessonIds.push(await addLesson(app, teacher, courseId, body, `${title} ${number}`));
  await ask(app, teacher.token, 'publish-course', { id: courseId });
  const { code } = await ask<RulesData>(app, teacher.token, 'set-enrolment-rules', { input: { courseId, ...rules } });
  return { teacher, courseId, lessonIds, code };
}
