import type { LanguageCode, LessonText } from '../../orchestrator/model.js';
import type { Language } from '../courses/courses.entity.js';

/** A lesson as the engines read it. */
export function lessonText(
  lesson: { title: string; body: string; objectives: string[] },
  course: { language: Language },
): LessonText {
  const { title, body, objectives } = lesson;
  return { title, body, objectives, language: languageCode(course.language) };
}

export function languageCode(language: Language): LanguageCode {
  return language.toLowerCase() as LanguageCode;
}
