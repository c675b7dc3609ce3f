import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { Role, type Viewer } from '../../src/auth/viewer.js';
import { ActivityService } from '../../src/modules/activity/activity.service.js';
import { CoursesService } from '../../src/modules/courses/courses.service.js';
import { LessonsService } from '../../src/modules/courses/lessons.service.js';
import { ObjectivesService } from '../../src/modules/objectives/objectives.service.js';
import { CardsService } from '../../src/modules/flashcards/cards.service.js';
import { DecksService, type DecksServiceOptions } from '../../src/modules/flashcards/decks.service.js';
import { DueService } from '../../src/modules/flashcards/due.service.js';
import type { CardRow, DeckRow } from '../../src/modules/flashcards/flashcards.repository.js';
import { memoriesOf, rebuilt } from '../../src/modules/flashcards/log.js';
import { NEW_MEMORY, type Memory } from '../../src/modules/flashcards/memory.js';
import { ReviewsService } from '../../src/modules/flashcards/reviews.service.js';
import { StudySettingsService } from '../../src/modules/flashcards/settings.service.js';
import { UsersService } from '../../src/modules/identity/users.service.js';
import { openDatabase, type Database } from '../../src/platform/postgres.js';
import { historyWith } from '../kit/activity.js';
import { freshDatabase } from '../kit/app.js';

/** The services of flashcards on a database of their own; what time it is comes with each call. */
export interface FlashcardsKit {
  db: Database;
  courses: CoursesService;
  lessons: LessonsService;
  decks: DecksService;
  cards: CardsService;
  reviews: ReviewsService;
  due: DueService;
  settings: StudySettingsService;
  viewer(role: `${Role}`): Promise<Viewer>;
  /** A private deck with as many cards, made at that time. */
  deckOf(viewer: Viewer, count: number, at: Date): Promise<{ deck: DeckRow; cards: CardRow[] }>;
  /** What is kept beside the log, and what the log says. */
  memories(viewer: Viewer, cardId: string): Promise<{ kept: Memory; replayed: Memory }>;
  stop(): Promise<void>;
}

export async function flashcardsKit(generations: DecksServiceOptions['generations']): Promise<FlashcardsKit> {
  const database = await freshDatabase();
  const db = await openDatabase({ url: database.appUrl, role: null, poolSize: 10, logger: pino({ level: 'silent' }) });
  const users = new UsersService({ db });
  const courses = new CoursesService({ db, undecided: { of: async () => [] } });
  const lessons = new LessonsService({ db, courses, answers: { forget: async () => undefined }, quizEvidence: { lessonChanged: async () => undefined }, cardEvidence: { lessonChanged: async () => undefined }, objectives: new ObjectivesService() });
  const settings = new StudySettingsService({ db });
  const store = historyWith({ append: () => Promise.reject(new Error('nothing is delivered here')) });
  const reviews = new ReviewsService({ db, settings, activity: new ActivityService({ db, store }) });
  const decks = new DecksService({ db, courses, lessons, generations });
  const kit: FlashcardsKit = {
    db, courses, lessons, decks, reviews, settings,
    cards: new CardsService({ db, reviews }),
    due: new DueService({ db, settings }),
    async viewer(role) {
      const email = `${randomUUID()}@example.org`;
      const user = await users.insert(db, { email, displayName: role, passwordHash: 'none', role: role as Role, emailVerified: true });
      return { ...user!, sessionFamilyId: randomUUID(), expiresAt: new Date(Date.now() + 60_000), courses: new Map() };
    },
    async deckOf(viewer, count, at) {
      const deck = await decks.create(viewer, { title: 'A deck', cards: [] }, at);
      const cards = count === 0 ? [] : await decks.addCards(viewer, deck.id, Array.from({ length: count }, (_, index) => ({ front: `Front ${index}`, back: `Back ${index}` })), at);
      return { deck, cards };
    },
    async memories(viewer, cardId) {
      const kept = (await memoriesOf(db, viewer.id, [cardId])).get(cardId) ?? NEW_MEMORY;
      return { kept, replayed: await rebuilt(db, { userId: viewer.id, cardId }) };
    },
    async stop() {
      await db.close();
      await database.drop();
    },
  };
  return kit;
}
