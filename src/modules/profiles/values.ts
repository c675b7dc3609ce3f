import { DIFFICULTIES, LANGUAGES } from '../../orchestrator/model.js';
import { PRESENTATIONS } from '../../orchestrator/shaping.js';
import type { ClaimField } from './profile.js';

const MOST_HOURS = 80;
const MOST_WEEKS = 520;

/** What is wrong with a claim's value, in words that its author can mend it by; null: nothing. */
export function problemOfValue(field: ClaimField, value: string): string | null {
  switch (field) {
    case 'LEVEL':
      return oneOf(value, DIFFICULTIES);
    case 'PRESENTATION':
      return oneOf(value, PRESENTATIONS);
    case 'LANGUAGE':
      return oneOf(value, LANGUAGES);
    case 'PACE':
      return /^\d{1,2}(\.\d)?$/.test(value) && Number(value) > 0 && Number(value) <= MOST_HOURS ? null : `must be hours a week, up to ${MOST_HOURS}.`;
    case 'TIMELINE':
      return /^\d{1,3}$/.test(value) && Number(value) > 0 && Number(value) <= MOST_WEEKS ? null : `must be whole weeks, up to ${MOST_WEEKS}.`;
    default:
      return `must be left out of a claim of the field ${field}.`;
  }
}

function oneOf(value: string, known: readonly string[]): string | null {
  return known.includes(value) ? null : `must be one of ${known.join(', ')}.`;
}
