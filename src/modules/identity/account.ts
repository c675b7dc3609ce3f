import type { Role } from '../../auth/viewer.js';
import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';
import { checkEmail } from './email.js';

const MAX_DISPLAY_NAME_LENGTH = 100;
const MAX_PASSWORD_BYTES = 1024;

/** What an account is made from. */
export interface Account {
  email: string;
  password: string;
  displayName: string;
  role: Role;
}

/** @param path before the fields' names in an error, as "input." @throws BAD_USER_INPUT naming the field */
export function checkAccount(path: string, account: Omit<Account, 'role'>): void {
  checkEmail(`${path}email`, account.email);
  checkText(`${path}displayName`, account.displayName, { min: 1, max: MAX_DISPLAY_NAME_LENGTH });
  checkPassword(`${path}password`, account.password);
}

export function checkPassword(field: string, password: string): void {
  if (Buffer.byteLength(password) > MAX_PASSWORD_BYTES) throw badUserInput(field, `must be at most ${MAX_PASSWORD_BYTES} bytes of UTF-8.`);
  if (password === '') throw badUserInput(field, 'must not be empty.');
  if (!password.isWellFormed()) throw badUserInput(field, 'must not contain lone surrogates (half of a UTF-16 pair).');
}
