import type { ActivityService } from './modules/activity/activity.service.js';
import type { CoursesService } from './modules/courses/courses.service.js';
import type { LessonsService } from './modules/courses/lessons.service.js';
import { CardsService } from './modules/flashcards/cards.service.js';
import { DecksResolver } from './modules/flashcards/decks.resolver.js';
import { DecksService } from './modules/flashcards/decks.service.js';
import { DueService } from './modules/flashcards/due.service.js';
import { ReviewsService } from './modules/flashcards/reviews.service.js';
import { StudySettingsService } from './modules/flashcards/settings.service.js';
import { StudyResolver } from './modules/flashcards/study.resolver.js';
import type { GenerationService } from './modules/generation/generation.service.js';
import type { Db } from './platform/postgres.js';

export interface FlashcardParts {
  db: Db;
  courses: CoursesService;
  lessons: LessonsService;
  activity: ActivityService;
  generations: Pick<GenerationService, 'get' | 'items'>;
}

export interface Flashcards {
  decks: DecksService;
  cards: CardsService;
  settings: StudySettingsService;
  due: DueService;
  reviews: ReviewsService;
  resolvers: object[];
}

/** Decks of cards, and each learner's memory of them. */
export function createFlashcards({ db, courses, lessons, activity, generations }: FlashcardParts): Flashcards {
  const settings = new StudySettingsService({ db });
  const reviews = new ReviewsService({ db, settings, activity });
  const decks = new DecksService({ db, courses, lessons, generations });
  const cards = new CardsService({ db, reviews });
  const due = new DueService({ db, settings });
  return { decks, cards, settings, due, reviews, resolvers: [new DecksResolver(decks, cards), new StudyResolver({ decks, due, reviews, settings })] };
}
