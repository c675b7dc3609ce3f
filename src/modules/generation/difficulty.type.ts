import { registerEnumType } from 'type-graphql';
import { DIFFICULTIES } from '../../orchestrator/model.js';

export const Difficulty = Object.fromEntries(DIFFICULTIES.map((level) => [level, level])) as {
  [Level in (typeof DIFFICULTIES)[number]]: Level;
};
export type Difficulty = (typeof DIFFICULTIES)[number];

registerEnumType(Difficulty, {
  name: 'Difficulty',
  description: 'For whom it is written.',
  valuesConfig: {
    BEGINNER: { description: 'Somebody who knows nothing of it yet.' },
    INTERMEDIATE: { description: 'Somebody who knows the basics.' },
    ADVANCED: { description: 'Somebody who knows it well and wants to go further.' },
  },
});
