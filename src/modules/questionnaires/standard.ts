import type { LanguageCode } from '../../orchestrator/model.js';
import { newId } from '../../platform/ids.js';
import type { QuestionRow, Reads } from './question.js';
import { STANDARD_WORDS } from './standard.words.js';

const BEST = 5;
const MOST_HOURS = 40;
const NOTHING = { choices: [], labels: [], least: null, most: null, unit: null, blanks: null };

export type StandardQuestion = Pick<QuestionRow, 'id' | 'purpose' | 'reads' | 'input' | 'content'>;

/** What everybody is asked whose profile doesn't say it, because a program reads the answer. */
export function standardQuestion(reads: Reads, subject: string, language: LanguageCode): StandardQuestion {
  const words = STANDARD_WORDS[language];
  const id = newId('QuestionnaireQuestion');
  switch (reads) {
    case 'LEVEL':
      return { id, purpose: 'EXPERIENCE', reads, input: 'SCALE', content: { ...NOTHING, prompt: words.level(subject), labels: [...words.ends], least: 1, most: BEST } };
    case 'PRESENTATION':
      return { id, purpose: 'PREFERENCE', reads, input: 'SINGLE_CHOICE', content: { ...NOTHING, prompt: words.presentation, choices: words.presentations.map((text) => ({ id: newId('Choice'), text })) } };
    case 'PACE':
      return { id, purpose: 'PREFERENCE', reads, input: 'NUMBER', content: { ...NOTHING, prompt: words.pace, least: 1, most: MOST_HOURS, unit: words.hours } };
  }
}
