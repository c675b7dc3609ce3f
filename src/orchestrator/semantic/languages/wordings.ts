import type { QuestionRules, Rule } from '../rules.js';

/** Everyday ways of asking that stand before a language's own rules; each list may be empty. */
export interface Wordings {
  readonly polite?: readonly Rule[];
  readonly rewrites?: readonly Rule[];
  readonly frames?: readonly Rule[];
}

export const withWordings = (own: QuestionRules, { polite = [], rewrites = [], frames = [] }: Wordings): QuestionRules => ({
  ...own,
  polite: [...polite, ...own.polite],
  rewrites: [...rewrites, ...own.rewrites],
  frames: [...frames, ...own.frames],
});
