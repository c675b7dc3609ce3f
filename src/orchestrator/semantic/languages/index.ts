import type { LanguageCode } from '../../model.js';
import type { QuestionRules } from '../rules.js';
import { apart } from './apart/index.js';
import { ABOUT_WORDS } from './apart/words.js';
import { arabic } from './ar.js';
import { ARABIC } from './ar.wordings.js';
import { chinese } from './zh.js';
import { CHINESE } from './zh.wordings.js';
import { english } from './en.js';
import { ENGLISH } from './en.wordings.js';
import { french } from './fr.js';
import { FRENCH } from './fr.wordings.js';
import { german } from './de.js';
import { GERMAN } from './de.wordings.js';
import { hindi } from './hi.js';
import { HINDI } from './hi.wordings.js';
import { italian } from './it.js';
import { ITALIAN } from './it.wordings.js';
import { japanese } from './ja.js';
import { JAPANESE } from './ja.wordings.js';
import { korean } from './ko.js';
import { KOREAN } from './ko.wordings.js';
import { portuguese } from './pt.js';
import { PORTUGUESE } from './pt.wordings.js';
import { russian } from './ru.js';
import { RUSSIAN } from './ru.wordings.js';
import { spanish } from './es.js';
import { SPANISH } from './es.wordings.js';
import { withWordings } from './wordings.js';

const READ: Readonly<Record<LanguageCode, QuestionRules>> = {
  en: withWordings(english, ENGLISH),
  es: withWordings(spanish, SPANISH),
  fr: withWordings(french, FRENCH),
  de: withWordings(german, GERMAN),
  it: withWordings(italian, ITALIAN),
  pt: withWordings(portuguese, PORTUGUESE),
  ru: withWordings(russian, RUSSIAN),
  zh: withWordings(chinese, CHINESE),
  ja: withWordings(japanese, JAPANESE),
  ko: withWordings(korean, KOREAN),
  ar: withWordings(arabic, ARABIC),
  hi: withWordings(hindi, HINDI),
};

/** Made once: a question's signature is read from them at every request. */
const ALL: ReadonlyMap<LanguageCode, QuestionRules> = new Map(Object.values(READ).map((read) => [read.code, {
  ...read,
  aboutWords: ABOUT_WORDS[read.code],
  frames: [...apart(read.code, read.spaced), ...read.frames],
}]));

export const rulesOf = (language: LanguageCode): QuestionRules => ALL.get(language) ?? READ[language];
