import type { LanguageCode } from '../../model.js';
import type { QuestionRules } from '../rules.js';
import { apart } from './apart/index.js';
import { ABOUT_WORDS } from './apart/words.js';
import { arabic } from './ar.js';
import { chinese } from './zh.js';
import { english } from './en.js';
import { french } from './fr.js';
import { german } from './de.js';
import { hindi } from './hi.js';
import { italian } from './it.js';
import { japanese } from './ja.js';
import { korean } from './ko.js';
import { portuguese } from './pt.js';
import { russian } from './ru.js';
import { spanish } from './es.js';

const READ: Readonly<Record<LanguageCode, QuestionRules>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  it: italian,
  pt: portuguese,
  ru: russian,
  zh: chinese,
  ja: japanese,
  ko: korean,
  ar: arabic,
  hi: hindi,
};

/** Made once: a question's signature is read from them at every request. */
const ALL: ReadonlyMap<LanguageCode, QuestionRules> = new Map(Object.values(READ).map((read) => [read.code, {
  ...read,
  aboutWords: ABOUT_WORDS[read.code],
  frames: [...apart(read.code, read.spaced), ...read.frames],
}]));

export const rulesOf = (language: LanguageCode): QuestionRules => ALL.get(language) ?? READ[language];
