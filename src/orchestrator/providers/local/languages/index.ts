import type { LanguageCode } from '../../../model.js';
import type { LanguagePack } from './pack.js';

const LOADERS: Record<LanguageCode, () => Promise<{ pack: LanguagePack }>> = {
  en: () => import('./en.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  de: () => import('./de.js'),
  it: () => import('./it.js'),
  pt: () => import('./pt.js'),
  ru: () => import('./ru.js'),
  zh: () => import('./zh.js'),
  ja: () => import('./ja.js'),
  ko: () => import('./ko.js'),
  ar: () => import('./ar.js'),
  hi: () => import('./hi.js'),
};

/** Loads a language on first use: an idle process holds none of them. */
export async function loadLanguage(code: LanguageCode): Promise<LanguagePack> {
  return (await LOADERS[code]()).pack;
}
