import { eld } from 'eld/medium';
import { LANGUAGES, type LanguageCode } from './model.js';

const detector = eld.newInstance();
detector.setLanguageSubset([...LANGUAGES]);

/** Which of Lyceum's languages a text is written in; null where it is too short or too mixed to tell. */
export function languageOf(text: string): LanguageCode | null {
  const result = detector.detect(text);
  return result.isReliable() ? (LANGUAGES.find((language) => language === result.language) ?? null) : null;
}
