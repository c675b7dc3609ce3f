import type { LanguageCode } from '../../../model.js';
import { rules, type Rule } from '../../rules.js';
import { ENGLISH } from './en.js';
import { GERMAN, FRENCH, ITALIAN, PORTUGUESE, SPANISH } from './european.js';
import { ARABIC, CHINESE, HINDI, JAPANESE, KOREAN, RUSSIAN } from './others.js';

const LINES: Readonly<Record<LanguageCode, string>> = {
  en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH, it: ITALIAN, pt: PORTUGUESE, ru: RUSSIAN, ar: ARABIC, hi: HINDI, ja: JAPANESE, ko: KOREAN, zh: CHINESE,
};

/**
 * Ways of asking that are nearly another one and ask for something else, tried before all others: what a red sky means is not what
 * a red sky is, what a country has is not what there is in it, how a thing comes about not how to do it.
 */
export const apart = (code: LanguageCode, spaced: boolean): Rule[] => rules(LINES[code], spaced);
