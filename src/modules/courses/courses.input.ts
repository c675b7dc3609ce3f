import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import type { CreateCourseInput, CreateLessonInput, UpdateLessonInput } from './courses.type.js';

const MAX_TITLE = 300;
const MAX_DESCRIPTION = 10_000;
const MAX_BODY = 200_000;
const MAX_OBJECTIVES = 50;
const MAX_OBJECTIVE = 500;

/** What an update changes; what is undefined stays as it is. */
export interface LessonChange {
  title?: string | undefined;
  body?: string | undefined;
  objectives?: string[] | undefined;
}

/** @throws BAD_USER_INPUT naming the field */
export function checkCourse({ title, description }: Pick<CreateCourseInput, 'title' | 'description'>): void {
  checkText('input.title', title, { min: 1, max: MAX_TITLE });
  checkText('input.description', description, { max: MAX_DESCRIPTION });
}

/** @throws BAD_USER_INPUT naming the field */
export function checkLesson(lesson: Pick<CreateLessonInput, 'title' | 'body' | 'objectives'>): void {
  checkChange(lesson);
}

/** @throws BAD_USER_INPUT naming the field, also for one that is null */
export function lessonChange(input: UpdateLessonInput): LessonChange {
  const change = { title: given('title', input.title), body: given('body', input.body), objectives: given('objectives', input.objectives) };
  checkChange(change);
  return change;
}

function given<Value>(field: string, value: Value | null | undefined): Value | undefined {
  if (value === null) throw badUserInput(`input.${field}`, 'must not be null; leave it out to keep it as it is.');
  return value;
}

function checkChange({ title, body, objectives }: LessonChange): void {
  if (title !== undefined) checkText('input.title', title, { min: 1, max: MAX_TITLE });
  if (body !== undefined) checkText('input.body', body, { min: 1, max: MAX_BODY });
  if (!objectives) return;
  if (objectives.length > MAX_OBJECTIVES) throw badUserInput('input.objectives', `must be at most ${MAX_OBJECTIVES}.`);
  objectives.forEach((objective, index) => checkText(`input.objectives[${index}]`, objective, { min: 1, max: MAX_OBJECTIVE }));
}
