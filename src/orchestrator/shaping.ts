/** How a tutor speaks. */
export const MANNERS = ['PATIENT', 'ENCOURAGING', 'SOCRATIC', 'BRISK', 'PLAYFUL'] as const;
export type Manner = (typeof MANNERS)[number];

/** How an answer is laid out, where its form leaves a choice. */
export const PRESENTATIONS = ['PROSE', 'LISTS', 'STEPS', 'EXAMPLES', 'ANALOGIES'] as const;
export type Presentation = (typeof PRESENTATIONS)[number];

/** How an answer is shaped for its reader, beside its language and level; what is left out is nobody's wish. Texts are the reader's own words. */
export interface Shaping {
  manner?: Manner;
  /** How the tutor is to be, in words. */
  persona?: string;
  priorKnowledge?: string;
  presentation?: Presentation;
  industry?: string;
  role?: string;
}

/** What an answer can be shaped by. */
export const ASPECTS = ['DIFFICULTY', 'MANNER', 'PERSONA', 'PRIOR_KNOWLEDGE', 'PRESENTATION', 'INDUSTRY', 'ROLE'] as const;
export type Aspect = (typeof ASPECTS)[number];
