/** What speaks for a hard task; difficulty.ts says how each is measured. */
export const FEATURES = [
  'level', 'levelOfItems', 'levelOfWhole', 'items', 'whole', 'open', 'many', 'openAndMany', 'openAndHigh',
  'length', 'clauses', 'numbers', 'quotes', 'formula', 'asks', 'reasoning', 'plain', 'unknown', 'scattered',
  'lessonLength', 'density', 'lesser',
] as const;
export type Feature = (typeof FEATURES)[number];

export const BIAS = -2.21;

/** By `npm run bench -- routing fit`, on bench/routing/tuned.json. */
export const WEIGHTS: Record<Feature, number> = {
  level: 0.20, levelOfItems: 0.78, levelOfWhole: 0.40, items: -0.36, whole: -0.09, open: 0.68, many: 0.31, openAndMany: 0.72,
  openAndHigh: 1.19, length: 1.12, clauses: 0.90, numbers: 0.44, quotes: 0.44, formula: 0.34, asks: 0.36, reasoning: 1.27,
  plain: -1.17, unknown: 1.10, scattered: 1.01, lessonLength: 0.30, density: 0.30, lesser: 0.30,
};

/** Kinds that nobody has labelled tasks of: how much harder than an explanation of the same lesson, by what they ask for. */
export const KINDS: Readonly<Record<string, number>> = {
  SUMMARY: -0.5, OUTLINE: -0.25, FLASHCARDS: -0.25, EXAMPLES: 0.25, EXERCISES: 0.5, LESSON: 0.75, STUDY_PLAN: 0.75,
  KEY_CHECK: 0, QUESTIONNAIRE: 0.25, PROFILE_ANALYSIS: 0.25,
};
