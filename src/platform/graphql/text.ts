import { badUserInput } from '../errors.js';

/** Refuses text that the database or a UTF-8 client could not give back as it came; alters nothing. */
export function checkText(field: string, text: string, limits: { min?: number; max: number }): string {
  const { min = 0, max } = limits;
  if (text.length > max) throw badUserInput(field, `must be at most ${max.toLocaleString('en')} UTF-16 units long; it has ${text.length.toLocaleString('en')}.`);
  if (text.length < min || (min > 0 && !/[^\s\p{Cf}]/u.test(text))) throw badUserInput(field, 'must not be empty.');
  if (text.includes('\0')) throw badUserInput(field, `must not contain NUL characters; one is at position ${text.indexOf('\0')}.`);
  if (!text.isWellFormed()) throw badUserInput(field, 'must not contain lone surrogates (half of a UTF-16 pair).');
  return text;
}

const MAX_KEY_LENGTH = 200;

/** The key by which a request that is sent again is known again; null where it has none. @throws BAD_USER_INPUT */
export function idempotencyKey(key: string | null | undefined): string | null {
  return key == null ? null : checkText('input.idempotencyKey', key, { min: 1, max: MAX_KEY_LENGTH });
}
