import type { CoursesService } from '../courses/courses.service.js';
import type { LessonsService } from '../courses/lessons.service.js';
import type { UsersService } from '../identity/users.service.js';
import type { GenerationRow } from './generation.repository.js';
import type { Subject } from './kinds/kind.js';
import { lessonText } from './lesson-text.js';

export interface SubjectSources {
  courses: CoursesService;
  lessons: LessonsService;
  users: UsersService;
}

/** What a stored generation is made from: the lesson in the version that it was asked about, and whose names no model learns. */
export async function subjectOf(generation: GenerationRow, { courses, lessons, users }: SubjectSources): Promise<Subject> {
  const { id: generationId, input, lessonId, lessonVersion, courseId, userId, courseOwnerId } = generation;
  const people = await users.names(courseOwnerId === null ? [userId] : [userId, courseOwnerId]);
  if (lessonId === null || lessonVersion === null || courseId === null) {
    return { generationId, input, lessonId: null, lessonVersion: null, lesson: null, people };
  }
  const [lesson, course] = await Promise.all([lessons.version(lessonId, lessonVersion), courses.find(courseId)]);
  if (!lesson || !course) throw new Error(`version ${lessonVersion} of ${lessonId} is gone`);
  return { generationId, input, lessonId, lessonVersion, lesson: lessonText(lesson, course), people };
}
