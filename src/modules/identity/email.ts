import { badUserInput } from '../../platform/errors.js';
import { checkText } from '../../platform/graphql/text.js';

export const MAX_EMAIL_LENGTH = 254;

const ADDRESS = /^[^\s@,;<>()[\]\\"\p{Cc}]{1,64}@(?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]*$/u;

/** What makes an address unique: `Ada@Example.org ` and `ada@example.org` are one. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

/** @param field the path of the input, as "input.email" */
export function checkEmail(field: string, email: string): string {
  checkText(field, email, { min: 1, max: MAX_EMAIL_LENGTH });
  if (!ADDRESS.test(emailKey(email))) throw badUserInput(field, 'must be an email address, as in name@example.org.');
  return email;
}
