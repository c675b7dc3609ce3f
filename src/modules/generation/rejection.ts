import { refusedWords } from '../personalisation/settings.service.js';
import { checkFreeText } from '../safety/safety.service.js';
import type { StartRequest } from './generation.service.js';
import type { ContentRejected } from './generation.type.js';
import { requestIn } from './kinds/index.js';

/** What a request's free text is refused for, before anything is read or set aside; null where it may be asked. */
export function rejectionOf({ kind, input }: StartRequest): ContentRejected | null {
  const asked = requestIn(kind, input);
  const reasons = [...new Set([...(asked ? checkFreeText(asked.text, asked.byTeacher) : []), ...refusedWords(input.personalisation ?? {})])];
  if (reasons.length === 0) return null;
  return { message: `This was not asked of any model. Please ask in another way${asked?.byTeacher ? '' : ', about the lesson'}.`, reasons };
}
