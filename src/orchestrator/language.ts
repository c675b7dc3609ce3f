import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type LanguageCode } from './model.js';
import { NGRAMS } from './language-ngrams.js';

interface Detector {
  detect(text: string): { language: string; isReliable(): boolean };
  setLanguageSubset(languages: readonly string[]): unknown;
}
interface Eld {
  createEld(): { instance: Detector; loadData(data: unknown): void };
}

// The package's entries bring sixty languages, which take a second and 190 MB to load.
const detectorPath = fileURLToPath(new URL('../languageDetector.js', import.meta.resolve('eld')));
// Not import(): a module that awaits at its top level keeps all that need it from being required.
const { createEld } = createRequire(import.meta.url)(detectorPath) as Eld;
const { instance: detector, loadData } = createEld();
loadData(JSON.parse(NGRAMS));
detector.setLanguageSubset(LANGUAGES);

/** Which of Lyceum's languages a text is written in; null where it is too short or too mixed to tell. */
export function languageOf(text: string): LanguageCode | null {
  const result = detector.detect(text);
  return result.isReliable() ? (LANGUAGES.find((language) => language === result.language) ?? null) : null;
}
