import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';

const MAX_TITLE = 300;
const MAX_SIDE = 10_000;
const MAX_CARDS_AT_ONCE = 500;
export const MAX_CARDS_OF_DECK = 5_000;
const MAX_DURATION_MS = 3_600_000;
const MAX_AGE_DAYS = 30;
const DAY_MS = 86_400_000;
const REVIEW_ID = /^[\w-]{8,64}$/;

/** @throws BAD_USER_INPUT naming the field; so do all of these */
export function checkTitle(title: string): void {
  checkText('input.title', title, { min: 1, max: MAX_TITLE });
}

export function checkSide(field: string, text: string): void {
  checkText(field, text, { min: 1, max: MAX_SIDE });
}

export function checkCards(field: string, cards: readonly { front: string; back: string }[]): void {
  if (cards.length > MAX_CARDS_AT_ONCE) throw badUserInput(field, `must be at most ${MAX_CARDS_AT_ONCE}.`);
  cards.forEach(({ front, back }, index) => {
    checkSide(`${field}[${index}].front`, front);
    checkSide(`${field}[${index}].back`, back);
  });
}

export function checkCardCount(count: number): void {
  if (count > MAX_CARDS_OF_DECK) throw badUserInput('input.cards', `must not make the deck hold more than ${MAX_CARDS_OF_DECK.toLocaleString('en')} cards.`);
}

export function checkReviewId(id: string): string {
  if (!REVIEW_ID.test(id)) throw badUserInput('input.reviewId', 'must be 8 to 64 of A-Z a-z 0-9 _ and -.');
  return id;
}

export function checkDuration(durationMs: number | null): number | null {
  if (durationMs !== null && (durationMs < 0 || durationMs > MAX_DURATION_MS)) {
    throw badUserInput('input.durationMs', `must be from 0 to ${MAX_DURATION_MS.toLocaleString('en')}.`);
  }
  return durationMs;
}

/** @param at an instant that the client gave; @param created when its card was made */
export function checkReviewedAt(at: Date, created: Date, now: Date): void {
  const field = 'input.reviewedAt';
  if (at > now) throw badUserInput(field, `must not be in the future; it is ${now.toISOString()} now.`);
  if (at < created) throw badUserInput(field, `must not be before the card was made, at ${created.toISOString()}.`);
  if (now.getTime() - at.getTime() > MAX_AGE_DAYS * DAY_MS) throw badUserInput(field, `must not be more than ${MAX_AGE_DAYS} days ago.`);
}
