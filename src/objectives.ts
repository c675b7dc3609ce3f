import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import { ClassResolver } from './modules/objectives/class.resolver.js';
import { ClassService } from './modules/objectives/class.service.js';
import { CurriculumService } from './modules/objectives/curriculum.service.js';
import type { Mastery } from './modules/objectives/mastery.port.service.js';
import { LessonObjectivesResolver, ObjectivesResolver } from './modules/objectives/objectives.resolver.js';
import { PrerequisitesService } from './modules/objectives/prerequisites.service.js';
import { SuggestionsResolver } from './modules/objectives/suggestions.resolver.js';
import { SuggestionsService } from './modules/objectives/suggestions.service.js';
import type { KeywordsService } from './modules/similarity/keywords.service.js';
import type { Db } from './platform/postgres.js';

export interface ObjectivesParts {
  db: Db;
  courses: CoursesService;
  lessons: LessonsService;
  mastery: Mastery;
  keywords: KeywordsService;
}

/** Objectives as things: what a course's teachers make of them, what comes first, and what a class has made of them. */
export function createObjectives(parts: ObjectivesParts) {
  const curriculum = new CurriculumService(parts);
  const prerequisites = new PrerequisitesService(parts);
  return {
    curriculum,
    prerequisites,
    resolvers: [
      new ObjectivesResolver(curriculum, prerequisites),
      new LessonObjectivesResolver(),
      new SuggestionsResolver(new SuggestionsService({ ...parts, prerequisites })),
      new ClassResolver(new ClassService(parts)),
    ],
  };
}
