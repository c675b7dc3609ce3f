import { createEmptyCard, FSRS, GenSeedStrategyWithCardId, Rating, State, StrategyMode, type Card as FsrsCard, type Grade } from 'ts-fsrs';
import { startOfDay, type DayRule } from '../../platform/time-zone.js';
import { CardQueue, CardState, ReviewKind, ReviewRating, type CardMemory, type CardReview } from './flashcards.entity.js';
import { PARAMETERS, recallAfter } from './forgetting.js';

/** An entry of the log, as far as the state depends on it. */
export type Entry = Pick<CardReview, 'id' | 'kind' | 'rating' | 'undoes' | 'at' | 'desiredRetention' | 'timeZone' | 'dayStartHour' | 'day'>;

/** What a log amounts to. */
export type Memory = Omit<CardMemory, 'userId' | 'cardId' | 'organizationId' | 'deckId'>;

const DAY_MS = 86_400_000;
/** How often a card is forgotten before it is called a leech; Anki's own threshold. */
export const LEECH_LAPSES = 8;

const STATES: Record<CardState, State> = { NEW: State.New, LEARNING: State.Learning, REVIEW: State.Review, RELEARNING: State.Relearning };
const STATE_NAMES = [CardState.NEW, CardState.LEARNING, CardState.REVIEW, CardState.RELEARNING] as const;
const GRADES: Record<ReviewRating, Grade> = { AGAIN: Rating.Again, HARD: Rating.Hard, GOOD: Rating.Good, EASY: Rating.Easy };

const UNSEEN = { state: CardState.NEW, stability: 0, difficulty: 0, step: 0, scheduledDays: 0, reps: 0, lapses: 0, due: null, lastReviewAt: null, lastReviewDay: null, introducedAt: null } as const;

/** A card that nothing was done with yet. */
export const NEW_MEMORY: Memory = { ...UNSEEN, suspended: false, buriedUntil: null, queue: null, queueAt: null, lastEntryAt: null, lastEntryId: null };

/** The one order of a log's entries, in whichever order they arrived: by time, then by id. */
export function compareEntries(a: Pick<Entry, 'at' | 'id'>, b: Pick<Entry, 'at' | 'id'>): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The entries that count, in their order: no undo, and nothing that was undone. */
export function effective<Any extends Entry>(log: readonly Any[]): Any[] {
  const undone = new Set(log.map(({ undoes }) => undoes));
  return log.filter(({ kind, id }) => kind !== ReviewKind.UNDO && !undone.has(id)).toSorted(compareEntries);
}

/**
 * The state that a log amounts to, whatever the order in which it arrived.
 * @param seed sets the fuzz: the same for the same learner and card, so that a replay gives the same days
 */
export function replay(log: readonly Entry[], seed: string): Memory {
  return effective(log).reduce((memory, entry) => after(memory, entry, seed), NEW_MEMORY);
}

/** Whether an entry comes behind all that a state includes, so that the state goes on from there. */
export function continues(memory: Memory, entry: Pick<Entry, 'at' | 'id'>): boolean {
  if (memory.lastEntryAt === null || memory.lastEntryId === null) return true;
  return compareEntries({ at: memory.lastEntryAt, id: memory.lastEntryId }, entry) < 0;
}

/** The state once one more entry is included, which comes behind all others. */
export function after(memory: Memory, entry: Entry, seed: string): Memory {
  const next = queued({ ...memory, ...changeOf(memory, entry, seed) });
  return { ...next, lastEntryAt: entry.at, lastEntryId: entry.id };
}

function changeOf(memory: Memory, entry: Entry, seed: string): Partial<Memory> {
  switch (entry.kind) {
    case ReviewKind.REVIEW:
      return reviewed(memory, entry, seed);
    case ReviewKind.RESET:
      return { ...UNSEEN, buriedUntil: null };
    case ReviewKind.SUSPEND:
      return { suspended: true };
    case ReviewKind.UNSUSPEND:
      return { suspended: false };
    case ReviewKind.BURY:
      return { buriedUntil: startOfDay(dayRule(entry), entry.day + 1) };
    case ReviewKind.UNBURY:
      return { buriedUntil: null };
    case ReviewKind.UNDO:
      throw new Error('an undo has no effect of its own: what it names is left out');
  }
}

/**
 * ts-fsrs counts days by UTC; told the learner's own days instead, it counts those, which also makes days
 * of 23 and 25 hours one day each. Intervals of days end when the learner's day begins.
 */
function reviewed(memory: Memory, entry: Entry, seed: string): Partial<Memory> {
  if (entry.rating === null) throw new Error(`${entry.id} is a review without a rating`);
  // Whoever has flown west may have gone back a day.
  const day = Math.max(entry.day, memory.lastReviewDay ?? entry.day);
  const now = new Date(day * DAY_MS);
  const card: FsrsCard & { seed: string } = {
    ...createEmptyCard(now),
    seed,
    stability: memory.stability,
    difficulty: memory.difficulty,
    learning_steps: memory.step,
    scheduled_days: memory.scheduledDays,
    reps: memory.reps,
    lapses: memory.lapses,
    state: STATES[memory.state],
    ...(memory.lastReviewDay !== null && { last_review: new Date(memory.lastReviewDay * DAY_MS) }),
  };
  const next = schedulerFor(entry.desiredRetention).next(card, now, GRADES[entry.rating]).card;
  const due = next.scheduled_days > 0
    ? startOfDay(dayRule(entry), day + next.scheduled_days)
    : new Date(entry.at.getTime() + next.due.getTime() - now.getTime());
  return {
    state: STATE_NAMES[next.state],
    stability: next.stability,
    difficulty: next.difficulty,
    step: next.learning_steps,
    scheduledDays: next.scheduled_days,
    reps: next.reps,
    lapses: next.lapses,
    due,
    lastReviewAt: entry.at,
    lastReviewDay: day,
    introducedAt: memory.introducedAt ?? entry.at,
  };
}

/** The probability that the learner recalls it at that time, by its last review before; null before the first one. */
export function retrievability(memory: Pick<Memory, 'state' | 'stability' | 'lastReviewAt'>, at: Date): number | null {
  if (memory.state === CardState.NEW || memory.lastReviewAt === null) return null;
  const days = (at.getTime() - memory.lastReviewAt.getTime()) / DAY_MS;
  return days < 0 ? null : recallAfter(days, memory.stability);
}

export function isLeech({ lapses }: Pick<Memory, 'lapses'>): boolean {
  return lapses >= LEECH_LAPSES;
}

function queued(memory: Memory): Memory {
  const { state, due, buriedUntil } = memory;
  if (memory.suspended || due === null) return { ...memory, queue: null, queueAt: null };
  return {
    ...memory,
    queue: state === CardState.REVIEW ? CardQueue.REVIEW : CardQueue.LEARNING,
    queueAt: buriedUntil && buriedUntil > due ? buriedUntil : due,
  };
}

function dayRule({ timeZone, dayStartHour }: Entry): DayRule {
  return { timeZone, startHour: dayStartHour };
}

const schedulers = new Map<number, FSRS>();

/** One for each desired retention that is in use; settings hold it to whole percents, so there are few. */
function schedulerFor(desiredRetention: number): FSRS {
  let scheduler = schedulers.get(desiredRetention);
  if (!scheduler) {
    scheduler = new FSRS({ ...PARAMETERS, request_retention: desiredRetention }).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('seed'));
    schedulers.set(desiredRetention, scheduler);
  }
  return scheduler;
}
